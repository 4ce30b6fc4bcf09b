//! Whether those who hear a file hear what is on its pages, as far as software can tell.
//!
//! What PDF/UA-1 (ISO 14289-1) asks of the structure, held against the content of the pages: all that
//! is drawn is marked as something to read or as decoration; every mark belongs to one element; tree
//! and pages name each other; headings skip no level; rows, items and cells stand where they may;
//! links are in the tree and say where they lead; the order of the keyboard is that of the structure.
//! Whether the order is a good one and the words make sense, only a person can say.
//!
//! Only operators and marks matter, so it goes through them itself and not by `content`'s interpreter, which would
//! not tell which operator painted what: unpacking and operators take 0.23 ms a page, the interpreter 2.6 ms (90
//! reports, 1,653 pages, processor, 28 November 2026, in a test build; `worker/own_walks.rs`).
//!
//! It reads with another hand than the one that wrote (hayro, not lopdf), and names faults by page, so
//! that pages of documents, which have no structure here, can be left out.

mod page;
#[cfg(test)]
mod tests;
mod tree;

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, String as PdfString};
use serde::Serialize;

use super::read::Whole;

/// Something that would be heard wrongly or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TagFault {
    /// From 1; none where it is a fault of the tree or of the file.
    pub page: Option<u32>,
    pub message: String,
}

/// The number and generation of an object.
type Id = (u32, i32);
/// A page, from 1, and the number of a mark on it.
type Mark = (u32, i64);

/// Deeper than any honest tree is.
const DEEPEST: usize = 64;

/// Every fault of an open file, those of the tree first. Only the pages that `whole` names, from 1, are
/// looked into. Who claims PDF/UA says that all are tagged.
pub(super) fn faults_of(pdf: &Pdf, whole: &Whole<'_>, claims_ua: bool) -> Vec<TagFault> {
    let mut check = Check::new(pdf);
    check.file();
    check.tree();
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        // Pages of documents have no structure here, and what is in them may be hostile.
        let is_tagged = check.is_tagged(number, page.raw());
        if whole(number) && is_tagged {
            check.page(number, page.raw(), page.page_stream().unwrap_or_default());
        }
        if claims_ua && !is_tagged {
            check.say(
                Some(number),
                "The file claims PDF/UA, and this page has no structure.",
            );
        }
    }
    check.parents();
    check.faults
}

fn fault(page: Option<u32>, message: impl Into<String>) -> TagFault {
    let message = message.into();
    TagFault { page, message }
}

struct Check<'a> {
    pdf: &'a Pdf,
    root: Dict<'a>,
    pages: BTreeMap<Id, u32>,
    faults: Vec<TagFault>,
    /// The element that each mark belongs to.
    owner: BTreeMap<Mark, Id>,
    /// The element that each annotation stands in.
    holder: BTreeMap<Id, Id>,
    /// By key: whose marks, or which annotation, the parent tree has to know.
    page_keys: BTreeMap<i64, u32>,
    link_keys: BTreeMap<i64, Id>,
    heading: u32,
}

impl<'a> Check<'a> {
    fn new(pdf: &'a Pdf) -> Self {
        let pages = (1..).zip(pdf.pages().iter());
        let pages = pages.filter_map(|(number, page)| {
            let id = page.raw().obj_id()?;
            Some(((id.obj_number, id.gen_number), number))
        });
        let root = pdf.xref().get::<Dict<'a>>(pdf.xref().root_id());
        Check {
            pdf,
            root: root.unwrap_or_else(Dict::empty),
            pages: pages.collect(),
            faults: Vec::new(),
            owner: BTreeMap::new(),
            holder: BTreeMap::new(),
            page_keys: BTreeMap::new(),
            link_keys: BTreeMap::new(),
            heading: 0,
        }
    }

    fn say(&mut self, page: Option<u32>, message: impl Into<String>) {
        self.faults.push(fault(page, message));
    }

    fn file(&mut self) {
        let marks = self.root.get::<Dict<'a>>("MarkInfo");
        if marks.is_none_or(|marks| marks.get::<bool>("Marked") != Some(true)) {
            self.say(None, "The file does not say that it is tagged.");
        }
        if self.root.get::<PdfString<'a>>("Lang").is_none() {
            self.say(None, "The file does not say its language.");
        }
    }
}
