//! The respondent's position as the window shows it: worked out anew when the case or the library has changed, and only
//! while it is looked at.

use crate::case::Case;
use crate::library::Library;
use crate::matching::{Disputed, position};

#[derive(Debug, Default)]
pub(super) struct PositionView {
    /// At which revision of the session it was worked out.
    at: Option<u64>,
    pub(super) disputed: Vec<Disputed>,
}

impl PositionView {
    pub(super) fn follow(&mut self, revision: u64, library: &Library, case: &Case) {
        if self.at != Some(revision) {
            self.at = Some(revision);
            self.disputed = position(library, case);
        }
    }

    pub(super) fn paragraphs(&self) -> usize {
        self.disputed
            .iter()
            .map(|issue| issue.paragraphs.len())
            .sum()
    }

    /// How many of them nothing in the case answers.
    pub(super) fn gaps(&self) -> usize {
        let all = self.disputed.iter().flat_map(|issue| &issue.paragraphs);
        all.filter(|one| one.is_gap()).count()
    }
}
