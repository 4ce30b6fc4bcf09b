//! Where a word stands on its page, and what its place in the order of reading is judged by: plain values.

use unicode_bidi::{BidiClass, bidi_class};

use super::words::Word;

/// Letters on one baseline are no further off it than this, in parts of their size.
const LEVEL: f32 = 0.25;

/// Larger letters than this beside others are not of their line.
const ALIKE: f32 = 1.5;

/// A word that goes back by this along its line does not go on in it, in parts of the size of the letters.
pub(super) const BACK: f32 = 0.3;

/// The sine of the angle up to which a line counts as level.
const TURN: f32 = 0.02;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Span {
    pub x0: f32,
    pub x1: f32,
    /// The baseline.
    pub y: f32,
    /// The size of its letters.
    pub size: f32,
    /// Turned: its place in the order is not judged.
    pub is_fixed: bool,
    pub begins_small: bool,
    /// Whether it has letters.
    pub has_letters: bool,
}

impl Span {
    pub(super) fn of(word: &Word) -> Span {
        let first = word.text.chars().find(|letter| letter.is_alphanumeric());
        Span {
            x0: word.area.x0,
            x1: word.area.x1,
            y: word.start.y,
            size: word.size.max(1e-3),
            is_fixed: word.direction.x < 0.0 || word.direction.y.abs() > TURN,
            begins_small: first.is_some_and(char::is_lowercase),
            has_letters: word.text.chars().any(char::is_alphabetic),
        }
    }

    /// Whether both could stand in one line.
    pub(super) fn is_level(&self, other: &Span) -> bool {
        let (large, small) = (self.size.max(other.size), self.size.min(other.size));
        !self.is_fixed
            && !other.is_fixed
            && (self.y - other.y).abs() <= LEVEL * large
            && large <= ALIKE * small
    }

    /// Whether the next goes on in its line, to the right.
    pub(super) fn goes_on_in(&self, next: &Span) -> bool {
        self.is_level(next) && self.gap(next) >= -BACK
    }

    pub(super) fn width(&self) -> f32 {
        self.x1 - self.x0
    }

    /// The white between this and the next on its right, in parts of their size; less than nothing where it does not
    /// stand there.
    pub(super) fn gap(&self, next: &Span) -> f32 {
        (next.x0 - self.x1) / self.size.max(next.size)
    }
}

/// Whether a word has letters that are read from right to left.
pub(super) fn has_right_to_left(word: &Word) -> bool {
    let is_one = |letter| matches!(bidi_class(letter), BidiClass::R | BidiClass::AL);
    // No letter before the Hebrew ones is.
    word.text
        .chars()
        .any(|letter| letter >= '\u{590}' && is_one(letter))
}
