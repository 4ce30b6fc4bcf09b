//! Which pages of the bundle read on from each other: our own of a file, and those of each document.
//!
//! What is selected never goes from a document into another, and a document is read with those of its pages only
//! that stand in the bundle.

use std::collections::BTreeMap;

use crate::bundle::Slice;
use crate::export::{Origin, Sheets};

/// Whose pages they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::gui) enum Whose {
    /// Ours, in one of the files.
    Own { volume: usize },
    /// Those of the document with that number in the case.
    Document { number: u32 },
    /// The same, where it has not been read, or cannot be used.
    Unread { number: u32, is_refused: bool },
}

/// Pages that follow each other.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Stretch {
    pub(in crate::gui) whose: Whose,
    /// The places of their sheets.
    pub(in crate::gui) sheets: Vec<usize>,
    /// Of each, its place among our own pages of the file, or among those of the document.
    pub(in crate::gui) pages: Vec<usize>,
    /// What of each is shown, where that is not all.
    pub(in crate::gui) slices: Vec<Option<Slice>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::gui) struct Stretches {
    /// As the first page of each stands in the bundle.
    pub(in crate::gui) all: Vec<Stretch>,
    /// Of each sheet: which of them it is of, and its place there.
    places: Vec<(usize, usize)>,
}

impl Stretches {
    pub(in crate::gui) fn of(sheets: &Sheets) -> Stretches {
        let mut stretches = Stretches::default();
        let mut known: BTreeMap<Whose, usize> = BTreeMap::new();
        for (at, sheet) in sheets.pages.iter().enumerate() {
            let (whose, page) = match sheet.origin {
                Origin::Own(page) => (
                    Whose::Own {
                        volume: sheet.volume,
                    },
                    page,
                ),
                Origin::Document { number, page, .. } => (Whose::Document { number }, page),
                Origin::Unread { number, is_refused } => (Whose::Unread { number, is_refused }, 0),
            };
            let next = stretches.all.len();
            let number = *known.entry(whose).or_insert(next);
            if number == next {
                stretches.all.push(Stretch {
                    whose,
                    sheets: Vec::new(),
                    pages: Vec::new(),
                    slices: Vec::new(),
                });
            }
            if let Some(stretch) = stretches.all.get_mut(number) {
                stretches.places.push((number, stretch.sheets.len()));
                stretch.sheets.push(at);
                stretch.pages.push(page);
                stretch.slices.push(sheet.slice);
            }
        }
        stretches
    }

    /// Which stretch a sheet is of, and its place there.
    pub(in crate::gui) fn place(&self, sheet: usize) -> Option<(usize, usize)> {
        self.places.get(sheet).copied()
    }
}
