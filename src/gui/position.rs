//! The respondent's position as the window shows it: worked out anew when the case or the library has changed, and only
//! while it is looked at.

use crate::case::Case;
use crate::library::Library;
use crate::matching::{Disputed, counts, nothing_to_compare, position};

#[derive(Debug, Default)]
pub(super) struct PositionView {
    /// At which revision of the session it was worked out.
    at: Option<u64>,
    pub(super) disputed: Vec<Disputed>,
    /// Why no paragraph is listed, where none is.
    pub(super) nothing: Option<String>,
}

impl PositionView {
    pub(super) fn follow(&mut self, revision: u64, library: &Library, case: &Case) {
        if self.at != Some(revision) {
            self.at = Some(revision);
            self.disputed = position(library, case);
            self.nothing = nothing_to_compare(library, case, &self.disputed);
        }
    }

    /// How much is listed, or why nothing is.
    pub(super) fn told(&self) -> String {
        let nothing = self.nothing.clone();
        nothing.unwrap_or_else(|| counts(&self.disputed))
    }
}
