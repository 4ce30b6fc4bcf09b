//! The words on the pages that a window shows, for a pointer and for a search: what the reader and the preview do
//! alike.
//!
//! | file | what it is for |
//! |---|---|
//! | `pointer` | [`Words`]: which word the pointer means, and in which column it stands |
//! | `upright` | pages whose lines run up, down or upside down |
//! | `selection` | [`Selection`]: what is selected, and how it changes |
//! | `search` | [`Search`]: words that are looked for, and where they stand |

mod pointer;
mod search;
mod selection;
mod upright;

use crate::quote::{Document, Finder, Index};

pub(super) use pointer::{Point, Words};
pub(super) use search::{Hit, Search};
pub(super) use selection::{Selecting, Selection, Unit};

/// Pages whose words follow each other, ready to be selected and searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'t> {
    pub(super) document: &'t Document,
    pub(super) index: &'t Index,
    pub(super) words: &'t Words,
    pub(super) finder: &'t Finder,
}

/// The same with what it is made of.
#[derive(Debug)]
pub(super) struct OwnText {
    document: Document,
    index: Index,
    words: Words,
    finder: Finder,
}

impl OwnText {
    pub(super) fn new(document: Document) -> OwnText {
        let index = Index::new(&document);
        OwnText {
            words: Words::new(&document, &index),
            finder: Finder::new(&index),
            index,
            document,
        }
    }

    pub(super) fn text(&self) -> Text<'_> {
        Text {
            document: &self.document,
            index: &self.index,
            words: &self.words,
            finder: &self.finder,
        }
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.document
            .pages
            .iter()
            .map(|page| page.words.len())
            .sum()
    }
}

impl Text<'_> {
    /// Whether a place of a page is on a word.
    pub(super) fn is_on_word(&self, at: Point) -> bool {
        let page = self.document.pages.get(at.page);
        let mut words = page.into_iter().flat_map(|page| &page.words);
        words.any(|word| {
            let area = &word.area;
            (area.x0 - 2.0..=area.x1 + 2.0).contains(&at.x)
                && (area.y0 - 2.0..=area.y1 + 2.0).contains(&at.y)
        })
    }
}
