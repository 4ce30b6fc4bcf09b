//! The citations of a paper held against the bundle that they cite: whether what is cited exists, what stands there, and
//! where what the words around it name stands now.
//!
//! ```text
//! bytes of a Word document ─▶ word::passages ─▶ find, unread (citations) ─▶ around (what is named) ─▶ hold ─▶ Reference
//!                                                        export::Paged (plan, page numbers) ▲
//! ```
//!
//! Nothing is put right by the program: the paper is somebody else's, and so is the decision.

mod around;
mod beside;
mod find;
mod hold;
mod scan;
#[cfg(test)]
mod tests;
mod told;
mod unread;

use crate::case::Case;
use crate::export::Paged;

use super::word::{self, Passage, Spot, Unread};

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
    /// What is written cannot be taken for a number for sure: nothing was held against the bundle.
    NotRead,
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
        matches!(
            self,
            Agreement::Elsewhere | Agreement::Missing | Agreement::NotRead
        )
    }
}

/// Why a paper cannot be read, where it cannot.
pub fn readable(paper: &[u8]) -> Result<(), Unread> {
    passages(paper).map(drop)
}

fn passages(paper: &[u8]) -> Result<Vec<Passage>, Unread> {
    match word::is_word(paper) {
        true => word::passages(paper),
        false => Err(Unread::NotWord),
    }
}

/// All citations of a Word document, in its order; notes behind the text. `case` says which bundles there are beside the
/// one that is made.
pub fn references(paper: &[u8], paged: &Paged, case: &Case) -> Result<Vec<Reference>, Unread> {
    let passages = passages(paper)?;
    let prefixes = Prefixes {
        page: paged.plan.page_prefix.clone(),
        entry: paged.profile.entry_prefix.value.clone(),
        title: paged.profile.bundle_title.clone(),
        last: paged.written.numbers.last(),
    };
    let held = hold::Holder::new(paged);
    let beside = beside::all_beside(case);
    let all = passages.iter().flat_map(|passage| {
        let citations = find::citations(&passage.text, &prefixes);
        let held = (0..citations.len()).filter_map(|at| held.hold(passage, &citations, at));
        let held = held.map(|one| beside::found_beside(one, &beside));
        let others = beside.iter().flat_map(|bundle| bundle.cited(passage));
        held.chain(others).collect::<Vec<_>>()
    });
    Ok(all.collect())
}
