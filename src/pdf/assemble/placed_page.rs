//! A page of a document as it stands in the bundle: what of it is drawn, how it is shown, and what is laid
//! over it.
//!
//! What is laid over a page hides nothing: the words below can still be copied. Taking words out of a page is
//! therefore a matter of its content, never of an overlay.

use crate::bundle::Slice;
use crate::case::Turn;
use crate::pdf::content::Word;
use crate::pdf::import::PaperSize;
use crate::quote::Area;

/// One page of a document, and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedPage {
    /// Of the document, from 0.
    pub page: usize,
    /// In the file that is made, from 0.
    pub position: usize,
    pub content: PageContent,
    pub window: Window,
    /// In the order in which they are drawn.
    pub overlays: Vec<Overlay>,
}

/// What of a page is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PageContent {
    /// All of it; comments and marks stay what they are.
    #[default]
    Original,
    /// What shows of comments and marks becomes part of the page.
    Flattened,
    /// All but comments and marks.
    WithoutMarks,
}

/// How a page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Window {
    /// Scaled to this paper (never up).
    pub fit: Option<PaperSize>,
    pub turn: Turn,
    /// What of it is shown, where it is too long for one sheet.
    pub slice: Option<Slice>,
}

/// What of a page could not be read: its stamp says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    #[default]
    Nothing,
    Part,
    All,
}

/// Something of ours that is drawn on a page of theirs.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The number of the page and the way back to the index, in the band at its foot.
    Stamp {
        missing: Missing,
    },
    Highlight(Highlight),
    /// Words that are not painted, over a picture of them, so that it can be searched and copied: on the page of
    /// the document as it shows itself.
    TextLayer(Vec<Word>),
    /// A long page is cut: what stands at the head of this slice goes on from the sheet before, and what stands at its
    /// foot goes on behind.
    Continued {
        from: bool,
        on: bool,
    },
}

/// Words that are quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight {
    /// On the page of the document as it shows itself, turned as it says and no further: one for each line.
    pub areas: Vec<Area>,
    /// Stands in the margin beside them.
    pub label: Option<MarginLabel>,
}

/// The number of an entry, `CS 14`, which leads to it where it stands in the same file.
#[derive(Clone, Debug, PartialEq)]
pub struct MarginLabel {
    pub text: String,
    pub leads_to: Option<Destination>,
}

/// A place in the file that is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Destination {
    /// Of its page, from 0.
    pub position: usize,
    /// Points from the foot of that page, in its own space; none for the whole page.
    pub top: Option<f64>,
}

impl PlacedPage {
    /// All of a page, fitted to A4 and stamped.
    pub fn fitted(page: usize, position: usize) -> Self {
        PlacedPage {
            page,
            position,
            content: PageContent::Original,
            window: Window {
                fit: Some(PaperSize::A4),
                ..Window::default()
            },
            overlays: vec![Overlay::Stamp {
                missing: Missing::Nothing,
            }],
        }
    }

    /// Whether its stamp says that a part of it is missing.
    pub fn is_incomplete(&self) -> bool {
        self.overlays.iter().any(|overlay| match overlay {
            Overlay::Stamp { missing } => *missing != Missing::Nothing,
            Overlay::Highlight(_) | Overlay::TextLayer(_) | Overlay::Continued { .. } => false,
        })
    }

    pub(super) fn highlights(&self) -> impl Iterator<Item = &Highlight> {
        self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Highlight(highlight) => Some(highlight),
            Overlay::Stamp { .. } | Overlay::TextLayer(_) | Overlay::Continued { .. } => None,
        })
    }

    /// The words of its layers.
    pub(super) fn layer_words(&self) -> impl Iterator<Item = &Word> {
        let layers = self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::TextLayer(words) => Some(words),
            Overlay::Stamp { .. } | Overlay::Highlight(_) | Overlay::Continued { .. } => None,
        });
        layers.flatten()
    }

    pub(super) fn has_layer(&self) -> bool {
        self.layer_words().next().is_some()
    }

    pub(super) fn has_highlights(&self) -> bool {
        self.highlights().next().is_some()
    }

    /// Of its margins.
    pub(super) fn labels(&self) -> impl Iterator<Item = &MarginLabel> {
        self.highlights()
            .filter_map(|highlight| highlight.label.as_ref())
    }

    pub(super) fn keeps_marks(&self) -> bool {
        self.content == PageContent::Original
    }

    pub(super) fn is_cut(&self) -> bool {
        self.window.slice.is_some()
    }

    pub(super) fn is_stamped(&self) -> bool {
        let mut overlays = self.overlays.iter();
        overlays.any(|overlay| matches!(overlay, Overlay::Stamp { .. }))
    }
}
