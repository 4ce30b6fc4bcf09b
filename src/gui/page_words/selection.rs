//! What is selected on pages: from one word to another, word by word or paragraph by paragraph.

use std::ops::Range;

use crate::quote::Index;

use super::Text;
use super::pointer::{End, Point, Side};

/// What a person does with a selection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::gui) enum Selecting {
    /// The button was pressed on a page.
    Press(Point),
    /// The pointer was drawn there with the button held.
    Draw(Point),
    /// What is selected goes on to there; also to the next column: whoever presses there means it.
    Extend(Point),
    /// All of the word or paragraph there.
    Take(Point, Unit),
    Clear,
}

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

    /// What is selected after that.
    pub(in crate::gui) fn after(
        before: Option<Selection>,
        done: Selecting,
        text: &Text<'_>,
    ) -> Option<Selection> {
        let pressed = |at: Point| text.words.pressed(text.document, at);
        let to = |selection: Selection, focus: Option<End>| match focus {
            Some(end) => Selection {
                focus: Some(end),
                ..selection
            },
            None => selection,
        };
        match (done, before) {
            (Selecting::Press(at), _) | (Selecting::Extend(at), None) => {
                pressed(at).map(|end| Selection::begin(end, Unit::Drawn))
            }
            (Selecting::Take(at, unit), _) => pressed(at).map(|end| Selection::begin(end, unit)),
            (Selecting::Draw(at), Some(selection)) => {
                let drawn = text.words.drawn(text.document, &selection.anchor, at);
                Some(to(selection, drawn))
            }
            (Selecting::Extend(at), Some(selection)) => Some(to(selection, pressed(at))),
            (Selecting::Draw(_), None) | (Selecting::Clear, _) => None,
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
