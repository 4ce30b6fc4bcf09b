//! Tighter forms of the schedule, which its rules allow: they say less around the evidence, and nothing less of it.

use serde::{Deserialize, Serialize};

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ShorterForm {
    /// Entries of one source that follow each other cite it once: those behind the first say “Same source” and where in it.
    CiteOnce,
    /// No entry has its proposition printed above it. What was typed stays in the case.
    NoPropositions,
    /// No entry has its note printed below it. What was typed stays in the case.
    NoNotes,
}

impl ShorterForm {
    pub const ALL: [ShorterForm; 3] = [
        ShorterForm::CiteOnce,
        ShorterForm::NoPropositions,
        ShorterForm::NoNotes,
    ];

    /// What a person asks for.
    pub fn label(self) -> &'static str {
        match self {
            ShorterForm::CiteOnce => "Cite a source once for entries that follow each other",
            ShorterForm::NoPropositions => "Print no propositions",
            ShorterForm::NoNotes => "Print no notes",
        }
    }

    /// What undo calls it.
    pub(super) fn change(self, wanted: bool) -> &'static str {
        match (self, wanted) {
            (ShorterForm::CiteOnce, true) => "Cite a source once",
            (ShorterForm::CiteOnce, false) => "Cite a source with each entry",
            (ShorterForm::NoPropositions, true) => "Print no propositions",
            (ShorterForm::NoPropositions, false) => "Print propositions",
            (ShorterForm::NoNotes, true) => "Print no notes",
            (ShorterForm::NoNotes, false) => "Print notes",
        }
    }
}
