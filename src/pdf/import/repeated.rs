//! A page that stands in the page tree more than once.
//!
//! Some programs repeat a page (a divider, a blank) by naming it again. The reader takes every page
//! once, so the second would be missing. Before that, each repetition is given a number of its own:
//! a copy of the page's dictionary, written behind the file as a later change to it (ISO 32000-1,
//! 7.5.6). What the page refers to is not copied. Nothing is done where texts are encrypted, since
//! their key depends on the number; then the page is missed, and named as damage.

use std::collections::BTreeSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Number, ObjectIdentifier};

use super::patience::Patience;
use super::source::{Id, find, key};

/// The first number of a repetition, above those that files have.
const FIRST: u32 = 8_000_000;

/// The document with each repetition as a page of its own; none where the page tree does not promise
/// more pages than were found, or repeats none.
pub(super) fn told_apart(
    pdf: &Pdf,
    bytes: &[u8],
    most: usize,
    patience: &Patience,
) -> Option<Vec<u8>> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let tree = root.get::<Dict<'_>>("Pages")?;
    let said = usize::try_from(tree.get::<Number>("Count")?.as_i64()).ok()?;
    if said <= pdf.pages().len() || find(bytes, b"/Encrypt").is_some() {
        return None;
    }
    let mut walk = Walk {
        pdf,
        seen: BTreeSet::new(),
        pages: 0,
        most,
        patience,
        change: Change::default(),
    };
    walk.tree(tree);
    // Endless repetition is no document's; what was found of it is what there is.
    if walk.pages > most {
        return None;
    }
    let change = walk.change;
    (!change.places.is_empty()).then(|| change.behind(bytes, pdf.xref().root_id()))
}

struct Walk<'a> {
    pdf: &'a Pdf,
    /// Pages and parts of the tree.
    seen: BTreeSet<Id>,
    pages: usize,
    most: usize,
    patience: &'a Patience,
    change: Change,
}

impl<'a> Walk<'a> {
    fn tree(&mut self, tree: Dict<'a>) {
        let mut open = vec![tree];
        while let Some(node) = open.pop() {
            if self.patience.is_over() {
                return;
            }
            let id = node.obj_id();
            if let Some(id) = id.filter(|id| self.seen.insert(key(*id))) {
                self.node(id, &node, &mut open);
            }
        }
    }

    fn node(&mut self, id: ObjectIdentifier, node: &Dict<'a>, open: &mut Vec<Dict<'a>>) {
        let mut kids = String::new();
        let mut repeats = false;
        let items = node.get::<Array<'a>>("Kids");
        for item in items.iter().flat_map(|items| items.raw_iter()) {
            let MaybeRef::Ref(kid) = item else {
                return;
            };
            if self.pages > self.most {
                return;
            }
            let kid = ObjectIdentifier::from(kid);
            let Some(dict) = self.pdf.xref().get::<Dict<'a>>(kid) else {
                continue;
            };
            let mut number = kid;
            if dict.contains_key("Kids") {
                open.push(dict);
            } else {
                self.pages += 1;
                if !self.seen.insert(key(kid)) {
                    number = self.change.page(&dict, id);
                    repeats = true;
                }
            }
            kids.push_str(&format!("{} {} R ", number.obj_number, number.gen_number));
        }
        if repeats {
            self.change.object(id, node, &format!("/Kids[{kids}]"));
        }
    }
}

/// Objects to be written behind a file.
#[derive(Default)]
struct Change {
    objects: Vec<u8>,
    /// Where in `objects` each begins.
    places: Vec<(ObjectIdentifier, usize)>,
    repetitions: u32,
}

impl Change {
    fn page(&mut self, page: &Dict<'_>, parent: ObjectIdentifier) -> ObjectIdentifier {
        let id = ObjectIdentifier::new(FIRST.saturating_add(self.repetitions), 0);
        self.repetitions += 1;
        let parent = format!("/Parent {} {} R", parent.obj_number, parent.gen_number);
        self.object(id, page, &parent);
        id
    }

    /// A dictionary with an entry more; what stands last in one counts.
    fn object(&mut self, id: ObjectIdentifier, dict: &Dict<'_>, entry: &str) {
        let data = dict.data();
        let inner = data.strip_prefix(b"<<").unwrap_or(data);
        let inner = inner.strip_suffix(b">>").unwrap_or(inner);
        self.places.push((id, self.objects.len()));
        let head = format!("{} {} obj\n<<", id.obj_number, id.gen_number);
        self.objects.extend_from_slice(head.as_bytes());
        self.objects.extend_from_slice(inner);
        self.objects.extend_from_slice(b"\n");
        self.objects.extend_from_slice(entry.as_bytes());
        self.objects.extend_from_slice(b">>\nendobj\n");
    }

    fn behind(self, bytes: &[u8], root: ObjectIdentifier) -> Vec<u8> {
        let mut out = [bytes, b"\n"].concat();
        let start = out.len();
        out.extend_from_slice(&self.objects);
        let table = out.len();
        let mut text = String::from("xref\n");
        for (id, at) in &self.places {
            let at = start + at;
            let (number, generation) = (id.obj_number, id.gen_number);
            text.push_str(&format!("{number} 1\n{at:010} {generation:05} n \n"));
        }
        let before = super::damage::place_of_table(bytes).unwrap_or(0);
        let size = FIRST.saturating_add(self.repetitions);
        let (number, generation) = (root.obj_number, root.gen_number);
        text.push_str(&format!(
            "trailer\n<</Size {size}/Root {number} {generation} R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n"
        ));
        out.extend_from_slice(text.as_bytes());
        out
    }
}
