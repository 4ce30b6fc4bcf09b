//! What is selected in a report: from one word to another, word by word or paragraph by paragraph.

use std::ops::Range;

use crate::quote::Index;

use super::words::{End, Side};

/// By what a selection grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::gui) enum Unit {
    /// Begun by pressing: nothing is selected until it is drawn.
    #[default]
    Drawn,
    /// A double click.
    Word,
    /// A triple click.
    Paragraph,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::gui) struct Selection {
    pub(in crate::gui) anchor: End,
    /// None while it was only pressed.
    pub(in crate::gui) focus: Option<End>,
    pub(in crate::gui) unit: Unit,
}

impl Selection {
    pub(in crate::gui) fn begin(anchor: End, unit: Unit) -> Selection {
        Selection {
            anchor,
            focus: (unit != Unit::Drawn).then_some(anchor),
            unit,
        }
    }

    /// The words in it; of these those that go on from each other are taken.
    pub(in crate::gui) fn words(&self, index: &Index) -> Option<Range<usize>> {
        let focus = self.focus?;
        let (first, last) = match self.anchor.word <= focus.word {
            true => (self.anchor, focus),
            false => (focus, self.anchor),
        };
        match self.unit {
            Unit::Drawn => {
                let start = first.word + usize::from(first.side == Side::Behind);
                let end = last.word + usize::from(last.side != Side::Before);
                (start < end).then_some(start..end)
            }
            Unit::Word => Some(first.word..last.word + 1),
            Unit::Paragraph => {
                let start = index.paragraph(first.word)?.start;
                Some(start..index.paragraph(last.word)?.end)
            }
        }
    }
}
