//! The tree: its elements, where they stand, and which marks and links are theirs.

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, MaybeRef, Number, Object, String as PdfString};

use super::{Check, DEEPEST, Id};
use crate::pdf::import::name;

impl<'a> Check<'a> {
    pub(super) fn tree(&mut self) {
        let Some(tree) = self.root.get::<Dict<'a>>("StructTreeRoot") else {
            return self.say(None, "The file has no structure.");
        };
        let id = self.root.get_ref("StructTreeRoot");
        let Some(id) = id.map(|id| (id.obj_number, id.gen_number)) else {
            return self.say(None, "The structure is no object of its own.");
        };
        let mut seen = BTreeSet::new();
        self.kids(&tree, id, "StructTreeRoot", None, 0, &mut seen);
    }

    fn kids(
        &mut self,
        node: &Dict<'a>,
        id: Id,
        kind: &str,
        page: Option<u32>,
        depth: usize,
        seen: &mut BTreeSet<Id>,
    ) {
        if depth > DEEPEST || !seen.insert(id) {
            return self.say(page, "The structure runs in a circle.");
        }
        let kids: Vec<MaybeRef<Object<'a>>> = match node.get::<Array<'a>>("K") {
            Some(kids) => kids.raw_iter().collect(),
            None => node.get_raw::<Object<'a>>("K").into_iter().collect(),
        };
        for kid in kids {
            let kid_id = match &kid {
                MaybeRef::Ref(kid) => Some((kid.obj_number, kid.gen_number)),
                MaybeRef::NotRef(_) => None,
            };
            let kid = match kid {
                MaybeRef::Ref(kid) => self.pdf.xref().get::<Object<'a>>(kid.into()),
                MaybeRef::NotRef(kid) => Some(kid),
            };
            match kid {
                Some(Object::Number(mark)) => self.mark(page, mark.as_i64(), id),
                Some(Object::Dict(dict)) => self.kid(&dict, kid_id, id, kind, page, depth, seen),
                _ => self.say(page, format!("A part of {kind} is missing.")),
            }
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "where the kid stands is all of these"
    )]
    fn kid(
        &mut self,
        dict: &Dict<'a>,
        own: Option<Id>,
        parent: Id,
        kind: &str,
        page: Option<u32>,
        depth: usize,
        seen: &mut BTreeSet<Id>,
    ) {
        let there = dict
            .get_ref("Pg")
            .map(|page| (page.obj_number, page.gen_number));
        let page = there.map_or(page, |there| self.pages.get(&there).copied());
        match name(dict, "Type").as_str() {
            "MCR" => {
                let mark = dict.get::<Number>("MCID").map_or(-1, |mark| mark.as_i64());
                self.mark(page, mark, parent);
            }
            "OBJR" => self.object(dict, parent, kind),
            _ => {
                let Some(own) = own else {
                    return self.say(page, "An element is no object of its own.");
                };
                self.element(dict, parent, kind, page);
                let inner = name(dict, "S");
                self.kids(dict, own, &inner, page, depth + 1, seen);
            }
        }
    }

    fn element(&mut self, element: &Dict<'a>, parent: Id, above: &str, page: Option<u32>) {
        let kind = name(element, "S");
        let said = element
            .get_ref("P")
            .map(|id| (id.obj_number, id.gen_number));
        if said != Some(parent) {
            self.say(page, format!("{kind} names another parent than it has."));
        }
        if !KINDS.contains(&kind.as_str()) {
            self.say(page, format!("{kind} is no kind of element."));
        }
        if let Some((_, parents)) = PLACES.iter().find(|(one, _)| *one == kind)
            && !parents.contains(&above)
        {
            self.say(page, format!("{kind} stands in {above}, where it may not."));
        }
        let level = kind
            .strip_prefix('H')
            .and_then(|level| level.parse::<u32>().ok());
        if let Some(level) = level {
            if level > self.heading + 1 {
                self.say(
                    page,
                    format!("{kind} follows a heading of level {}.", self.heading),
                );
            }
            self.heading = level;
        }
        let says = |key| {
            element
                .get::<PdfString<'a>>(key)
                .is_some_and(|text| !text.is_empty())
        };
        if kind == "Figure" && !says("Alt") && !says("ActualText") {
            self.say(page, "A picture has no words in its place.");
        }
    }

    fn mark(&mut self, page: Option<u32>, mark: i64, owner: Id) {
        let Some(page) = page else {
            return self.say(None, "The structure names a mark on no page.");
        };
        if self.owner.insert((page, mark), owner).is_some() {
            self.say(Some(page), format!("Mark {mark} is read twice."));
        }
    }

    fn object(&mut self, reference: &Dict<'a>, holder: Id, kind: &str) {
        let Some(target) = reference.get_ref("Obj") else {
            return self.say(None, "The structure names an object that is not there.");
        };
        let id = (target.obj_number, target.gen_number);
        let annotation = reference.get::<Dict<'a>>("Obj").unwrap_or_else(Dict::empty);
        if name(&annotation, "Subtype") == "Link" && kind != "Link" {
            self.say(None, format!("A link stands in {kind}."));
        }
        self.holder.insert(id, holder);
    }
}

/// The kinds of elements that need no explanation (ISO 32000-1, 14.8.4).
const KINDS: [&str; 38] = [
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Link",
    "Annot",
    "Figure",
    "Form",
];

/// Elements that may stand only in certain others.
const PLACES: [(&str, &[&str]); 10] = [
    ("TOCI", &["TOC"]),
    ("LI", &["L"]),
    ("Lbl", &["LI", "TOCI", "Note", "BibEntry"]),
    ("LBody", &["LI"]),
    ("TR", &["Table", "THead", "TBody", "TFoot"]),
    ("TH", &["TR"]),
    ("TD", &["TR"]),
    ("THead", &["Table"]),
    ("TBody", &["Table"]),
    ("TFoot", &["Table"]),
];
