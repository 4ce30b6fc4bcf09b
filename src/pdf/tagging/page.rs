//! The pages: what is drawn on them, what hangs on them, and whether the tree and they agree.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, MaybeRef, Number, Object, String as PdfString};

use super::{Check, DEEPEST, Id};
use crate::pdf::import::name;

/// Operators that leave something on the page (ISO 32000-1, annex A).
const DRAWING: [&[u8]; 17] = [
    b"Tj", b"TJ", b"'", b"\"", b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh",
    b"Do", b"BI", b"EI",
];

impl<'a> Check<'a> {
    pub(super) fn page(&mut self, number: u32, page: &Dict<'a>, content: &[u8]) {
        self.content(number, page, content);
        if let Some(key) = page.get::<Number>("StructParents") {
            self.page_keys.insert(key.as_i64(), number);
        } else if self
            .owner
            .range((number, i64::MIN)..=(number, i64::MAX))
            .next()
            .is_some()
        {
            self.say(
                Some(number),
                "The page does not name its place in the structure.",
            );
        }
        let annotations = page.get::<Array<'a>>("Annots");
        let mut any = false;
        for item in annotations.iter().flat_map(|list| list.raw_iter()) {
            let MaybeRef::Ref(id) = item else { continue };
            let found = self.pdf.xref().get::<Dict<'a>>(id.into());
            if let Some(annotation) = found {
                any = true;
                self.annotation(number, &annotation, (id.obj_number, id.gen_number));
            }
        }
        if any && name(page, "Tabs") != "S" {
            self.say(Some(number), "The keyboard does not follow the structure.");
        }
    }

    fn annotation(&mut self, page: u32, annotation: &Dict<'a>, id: Id) {
        if name(annotation, "Subtype") == "Popup" {
            return;
        }
        let says = annotation.get::<PdfString<'a>>("Contents");
        if !says.is_some_and(|text| !text.is_empty()) {
            self.say(Some(page), "A link does not say where it leads.");
        }
        if !self.holder.contains_key(&id) {
            self.say(Some(page), "A link has no place in the structure.");
        }
        match annotation.get::<Number>("StructParent") {
            Some(key) => drop(self.link_keys.insert(key.as_i64(), id)),
            None => self.say(
                Some(page),
                "A link does not name its place in the structure.",
            ),
        }
    }

    /// What is drawn is inside a mark, artifacts and marks do not hold each other, and the marks are
    /// those that the structure knows.
    fn content(&mut self, number: u32, page: &Dict<'a>, content: &[u8]) {
        let mut open: Vec<Option<Option<i64>>> = Vec::new();
        let mut marks = BTreeSet::new();
        let mut loose = false;
        let mut mixed = false;
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            let operator: &[u8] = instruction.operator;
            match operator {
                b"BDC" | b"BMC" => {
                    let operands: Vec<&Object<'_>> = instruction.operands().collect();
                    let artifact = matches!(operands.first(), Some(Object::Name(tag)) if &**tag == b"Artifact");
                    let mark = operands.get(1).and_then(|second| mark_of(second, page));
                    mixed |= (artifact || mark.is_some()) && open.iter().any(Option::is_some);
                    marks.extend(mark);
                    open.push((artifact || mark.is_some()).then_some(mark));
                }
                b"EMC" => drop(open.pop()),
                drawing if DRAWING.contains(&drawing) => loose |= !open.iter().any(Option::is_some),
                _ => {}
            }
        }
        if loose {
            self.say(
                Some(number),
                "Something is drawn that is neither read nor decoration.",
            );
        }
        if mixed {
            self.say(Some(number), "A mark stands inside another.");
        }
        let known = self.owner.range((number, i64::MIN)..=(number, i64::MAX));
        let known: BTreeSet<i64> = known.map(|((_, mark), _)| *mark).collect();
        if let Some(mark) = marks.difference(&known).next() {
            self.say(Some(number), format!("Mark {mark} is in no element."));
        }
        if let Some(mark) = known.difference(&marks).next() {
            self.say(Some(number), format!("Mark {mark} is not on the page."));
        }
    }

    /// The parent tree leads from each mark and each link to the element that has it.
    pub(super) fn parents(&mut self) {
        let tree = self.root.get::<Dict<'a>>("StructTreeRoot");
        let tree = tree.and_then(|tree| tree.get::<Dict<'a>>("ParentTree"));
        let mut entries = BTreeMap::new();
        if let Some(tree) = tree {
            number_tree(&tree, 0, &mut entries);
        }
        for (key, page) in std::mem::take(&mut self.page_keys) {
            let list = entries.get(&key).and_then(|entry| self.array(entry));
            let named: Vec<Option<Id>> = list
                .iter()
                .flat_map(|list| list.raw_iter())
                .map(reference)
                .collect();
            let of_page = self.owner.range((page, i64::MIN)..=(page, i64::MAX));
            let wrong = of_page.clone().any(|((_, mark), owner)| {
                let there = usize::try_from(*mark)
                    .ok()
                    .and_then(|mark| named.get(mark).copied());
                there.flatten() != Some(*owner)
            });
            if wrong {
                self.say(
                    Some(page),
                    "The parent tree names other elements than the tree.",
                );
            }
        }
        for (key, link) in std::mem::take(&mut self.link_keys) {
            let named = entries.remove(&key).and_then(reference);
            if self.holder.get(&link).copied() != named {
                self.say(None, "The parent tree names another element for a link.");
            }
        }
    }

    fn array(&self, item: &MaybeRef<Object<'a>>) -> Option<Array<'a>> {
        match item {
            MaybeRef::Ref(id) => self.pdf.xref().get::<Array<'a>>((*id).into()),
            MaybeRef::NotRef(Object::Array(array)) => Some(array.clone()),
            MaybeRef::NotRef(_) => None,
        }
    }
}

fn reference(item: MaybeRef<Object<'_>>) -> Option<Id> {
    match item {
        MaybeRef::Ref(id) => Some((id.obj_number, id.gen_number)),
        MaybeRef::NotRef(_) => None,
    }
}

/// The number of a mark: from its own entries, or from those that the page's resources name.
fn mark_of(properties: &Object<'_>, page: &Dict<'_>) -> Option<i64> {
    match properties {
        Object::Dict(dict) => Some(dict.get::<Number>("MCID")?.as_i64()),
        Object::Name(key) => {
            let resources = page.get::<Dict<'_>>("Resources")?;
            let named = resources.get::<Dict<'_>>("Properties")?;
            Some(
                named
                    .get::<Dict<'_>>(&**key)?
                    .get::<Number>("MCID")?
                    .as_i64(),
            )
        }
        _ => None,
    }
}

/// The entries of a number tree (ISO 32000-1, 7.9.7).
fn number_tree<'a>(
    node: &Dict<'a>,
    depth: usize,
    entries: &mut BTreeMap<i64, MaybeRef<Object<'a>>>,
) {
    if let Some(pairs) = node.get::<Array<'a>>("Nums") {
        let mut pairs = pairs.raw_iter();
        while let (Some(MaybeRef::NotRef(Object::Number(key))), Some(value)) =
            (pairs.next(), pairs.next())
        {
            entries.insert(key.as_i64(), value);
        }
    }
    let kids = node.get::<Array<'a>>("Kids").filter(|_| depth < DEEPEST);
    for kid in kids.iter().flat_map(|kids| kids.iter::<Dict<'a>>()) {
        number_tree(&kid, depth + 1, entries);
    }
}
