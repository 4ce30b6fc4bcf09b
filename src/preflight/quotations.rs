//! What became of holding the quotations of a case against the files they are from.

use std::collections::BTreeMap;

use crate::bundle::QuotedPage;
use crate::case::{DocumentId, Entry};
use crate::numbering::Citation;
use crate::quote::{Context, Outcome, Place, ToConfirm};

use super::source_files::Missed;

/// By number of entry. Summaries are not here; nor is an extract that nobody has looked for yet, of which
/// nothing is said.
pub type Quotations = BTreeMap<u32, Quoted>;

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Quoted {
    /// Its words were held against a file.
    Compared(Box<Compared>),
    /// The case names no file of its source.
    NoFile,
    /// The file is not where the case says.
    Gone { path: String },
    /// The file has another content than the one that the case names.
    Changed { path: String },
    /// The file cannot be opened or read.
    Unusable { path: String, why: String },
}

/// Words, and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub document: DocumentId,
    /// Where the case says that it lies.
    pub path: String,
    /// The words were taken from a file of another content.
    pub is_other_edition: bool,
    /// Its first pages do not say that it is the source.
    pub missed: Option<Missed>,
    /// What had to be put right in the file: `page 3 of it is missing`. Words may be missing, too.
    pub damage: Option<String>,
    pub outcome: Outcome,
    /// Where they stand, if they do.
    pub citation: Option<Citation>,
    /// Whether the pinpoint of the entry names that place; none where nothing could be compared.
    pub is_where_cited: Option<bool>,
    /// The number that is printed on their page, where a person has counted another.
    pub printed: Option<String>,
    /// What stands around them, where that is to be printed.
    pub context: Option<Context>,
}

impl Quoted {
    /// The comparison, where there was one.
    pub fn compared(&self) -> Option<&Compared> {
        match self {
            Quoted::Compared(compared) => Some(compared),
            Quoted::NoFile
            | Quoted::Gone { .. }
            | Quoted::Changed { .. }
            | Quoted::Unusable { .. } => None,
        }
    }
}

#[cfg(test)]
impl Quoted {
    /// Of a whole file, for the tests of every room; cited where it stands.
    pub(crate) fn specimen(document: DocumentId, outcome: Outcome) -> Quoted {
        Quoted::Compared(Box::new(Compared {
            document,
            path: "report.pdf".to_owned(),
            is_other_edition: false,
            missed: None,
            damage: None,
            outcome,
            citation: None,
            is_where_cited: Some(true),
            printed: None,
            context: None,
        }))
    }
}

impl Compared {
    /// Where its words stand, letter by letter, as far as they do.
    pub fn stands_at(&self) -> Option<&Place> {
        match &self.outcome {
            Outcome::Exact { at, .. } | Outcome::ExactWithEdits { at, .. } => Some(at),
            Outcome::Near { .. } | Outcome::NotFound(_) | Outcome::Unreadable { .. } => None,
        }
    }

    /// The page on which they begin.
    pub fn quoted_page(&self) -> Option<QuotedPage> {
        let at = self.stands_at()?;
        let page = *at.pages.first()?;
        let first = at.boxes.iter().find(|one| one.page == page);
        let middle = first.map(|one| one.area.middle());
        Some(QuotedPage {
            document: self.document,
            page,
            at: middle.unwrap_or_default(),
        })
    }

    /// The cuts and insertions that a person has to look at and has not, by name.
    pub fn unconfirmed(&self, entry: &Entry) -> Vec<ToConfirm> {
        let Outcome::ExactWithEdits { edits, .. } = &self.outcome else {
            return Vec::new();
        };
        let mut open = edits.to_confirm();
        open.retain(|one| !entry.confirmed.contains(&one.name));
        open
    }
}
