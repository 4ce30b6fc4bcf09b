//! The graphics state, as far as it says where something comes to stand (ISO 32000-1, 8.4).

use super::letters::Letters;
use super::paint::Space;
use crate::pdf::import::geometry::{Matrix, Region};

/// What `q` saves and `Q` restores.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// From the content's own space to the page as shown.
    pub(super) matrix: Matrix,
    /// What can be seen, as shown.
    pub(super) clip: Region,
    pub(super) line_width: f64,
    pub(super) miter: f64,
    /// Lines meet in a point, not rounded or cut.
    pub(super) pointed: bool,
    /// Of filling and of stroking.
    pub(super) spaces: (Space, Space),
    pub(super) fill_is_white: bool,
    pub(super) stroke_is_white: bool,
    /// White may show: it is mixed with what is below it.
    pub(super) mixes: bool,
    pub(super) text: Text,
}

/// The text state (ISO 32000-1, 9.3).
#[derive(Clone, Copy, Debug)]
pub(super) struct Text {
    /// None where no font is set, or one whose letters cannot be bounded.
    pub(super) letters: Option<Letters>,
    pub(super) size: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) between_letters: f64,
    pub(super) between_words: f64,
    pub(super) unseen: bool,
    pub(super) stroked: bool,
}

impl State {
    pub(super) fn new(matrix: Matrix, clip: Region) -> State {
        State {
            matrix,
            clip,
            line_width: 1.0,
            miter: 10.0,
            pointed: true,
            spaces: (Space::Light, Space::Light),
            fill_is_white: false,
            stroke_is_white: false,
            mixes: false,
            text: Text {
                letters: None,
                size: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                between_letters: 0.0,
                between_words: 0.0,
                unseen: false,
                stroked: false,
            },
        }
    }
}

/// Where the next letter stands: the line's matrix, and between which places along the line. How wide
/// letters are is not looked up, so the place is known as a span.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) matrix: Matrix,
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Line {
    pub(super) const START: Line = Line {
        matrix: Matrix::SAME,
        from: 0.0,
        to: 0.0,
    };

    /// The line that begins so far from the beginning of this one.
    pub(super) fn moved(&self, x: f64, y: f64) -> Line {
        Line {
            matrix: self.matrix.after(&Matrix([1.0, 0.0, 0.0, 1.0, x, y])),
            from: 0.0,
            to: 0.0,
        }
    }
}
