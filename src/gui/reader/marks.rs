//! Extracts of the case that stand in the report that is open: marks on its pages.

use crate::case::Case;
use crate::library::{PassageKind, Stance};
use crate::quote::PageBox;

use super::opened::Opened;

/// An entry of the case whose words stand in the report, letter by letter.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Mark {
    /// Of the entry.
    pub(in crate::gui) number: u32,
    pub(in crate::gui) stance: Stance,
    /// One a line, in the order of reading.
    pub(in crate::gui) boxes: Vec<PageBox>,
}

/// Only what stands there whole: words with cuts are found when they are checked.
pub(super) fn marks(case: &Case, opened: &Opened) -> Vec<Mark> {
    let entries = case.entries();
    let extracts = entries.filter(|entry| entry.passage.kind == PassageKind::Extract);
    let mark = |entry: &crate::case::Entry| {
        let at = opened.report.index.exact(&entry.passage.text)?;
        Some(Mark {
            number: entry.number,
            stance: entry.passage.stance,
            boxes: at.boxes,
        })
    };
    extracts.filter_map(mark).collect()
}
