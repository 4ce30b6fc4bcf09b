//! The citations of a paper held against the bundle that they cite: whether what is cited exists, what stands there, and
//! where what the words around it name stands now.
//!
//! ```text
//! bytes of a Word document ─▶ word::passages ─▶ find (citations) ─▶ around (what is named) ─▶ hold ─▶ Reference
//!                                                        export::Paged (plan, page numbers) ▲
//! ```
//!
//! Nothing is put right by the program: the paper is somebody else's, and so is the decision.

mod around;
mod find;
mod hold;
mod scan;
#[cfg(test)]
mod tests;
mod told;

use crate::export::Paged;

use super::word::{self, Spot, Unread};

pub use find::{Kind, Prefixes};
pub use told::{counts, told};

/// A citation with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where it stands in the paper.
    pub spot: Spot,
    pub kind: Kind,
    /// `AB 134–136`
    pub cited: String,
    pub first: u32,
    pub last: u32,
    /// The words around it, with the citation between them as it is written.
    pub before: String,
    pub written: String,
    pub behind: String,
    pub agreement: Agreement,
    /// What stands there.
    pub stands: Vec<String>,
    /// What the words around it name, and where that stands.
    pub right: Vec<Right>,
    /// What is unclear about it.
    pub doubt: Option<String>,
}

/// What became of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// What the words around it name stands there.
    Agrees,
    /// It exists; the words around it name nothing of the bundle.
    Exists,
    /// It exists, but what the words around it name stands elsewhere.
    Elsewhere,
    /// There is no such page or entry.
    Missing,
    /// It is behind a document whose length is not known.
    Unknown,
}

/// What is named, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Right {
    /// `“Letter from the Home Office”`
    pub what: String,
    /// `AB 40 – AB 45`
    pub cite: String,
}

impl Agreement {
    /// Whether a person has to look.
    pub fn is_wrong(self) -> bool {
        matches!(self, Agreement::Elsewhere | Agreement::Missing)
    }
}

/// All citations of a Word document, in its order; notes behind the text.
pub fn references(paper: &[u8], paged: &Paged) -> Result<Vec<Reference>, Unread> {
    if !word::is_word(paper) {
        return Err(Unread::NotWord);
    }
    let prefixes = Prefixes {
        page: paged.plan.page_prefix.clone(),
        entry: paged.profile.entry_prefix.value.clone(),
        title: paged.profile.bundle_title.clone(),
        last: paged.written.numbers.last(),
    };
    let held = hold::Holder::new(paged);
    let passages = word::passages(paper)?;
    let all = passages.iter().flat_map(|passage| {
        let citations = find::citations(&passage.text, &prefixes);
        let held = (0..citations.len()).filter_map(|at| held.hold(passage, &citations, at));
        held.collect::<Vec<_>>()
    });
    Ok(all.collect())
}
