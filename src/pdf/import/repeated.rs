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

use super::change::Change;
use super::encryption::Encryption;
use super::patience::Patience;
use super::source::{Id, key};

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
    if said <= pdf.pages().len() || !Encryption::of(bytes).is_none() {
        return None;
    }
    let mut walk = Walk {
        pdf,
        seen: BTreeSet::new(),
        pages: 0,
        most,
        patience,
        change: Change::default(),
        repetitions: 0,
    };
    walk.tree(tree);
    // Endless repetition is no document's; what was found of it is what there is.
    if walk.pages > most {
        return None;
    }
    let change = walk.change;
    (!change.is_empty()).then(|| change.behind(bytes, pdf.xref().root_id()))
}

struct Walk<'a> {
    pdf: &'a Pdf,
    /// Pages and parts of the tree.
    seen: BTreeSet<Id>,
    pages: usize,
    most: usize,
    patience: &'a Patience,
    change: Change,
    repetitions: u32,
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
                    number = self.page(&dict, id);
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

impl Walk<'_> {
    /// Writes a page once more; gives its number.
    fn page(&mut self, page: &Dict<'_>, parent: ObjectIdentifier) -> ObjectIdentifier {
        let id = ObjectIdentifier::new(FIRST.saturating_add(self.repetitions), 0);
        self.repetitions += 1;
        let parent = format!("/Parent {} {} R", parent.obj_number, parent.gen_number);
        self.change.object(id, page, &parent);
        id
    }
}
