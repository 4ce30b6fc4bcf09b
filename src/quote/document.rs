//! The words of a document as quotations are held against them: plain values, whoever read them.

use std::ops::Range;

/// A rectangle on a page as shown, in points from its top left: left, top, right, bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

/// How far a word may lie outside the box of its line, in points.
const NEAR: f32 = 0.5;

impl Area {
    /// Whether it is around another, but for [`NEAR`].
    pub fn holds(&self, inner: &Area) -> bool {
        inner.x0 >= self.x0 - NEAR
            && inner.x1 <= self.x1 + NEAR
            && inner.y0 >= self.y0 - NEAR
            && inner.y1 <= self.y1 + NEAR
    }

    pub fn middle(&self) -> (f32, f32) {
        ((self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0)
    }

    /// The smallest around both.
    pub fn with(self, other: Area) -> Area {
        Area {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }
}

/// What the line of a word is there for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    #[default]
    Text,
    /// At the head of its page and of its neighbours.
    Head,
    /// At the foot of its page and of its neighbours.
    Foot,
    /// Of a footnote.
    Note,
}

/// What stands between two spaces on a page: brackets and commas belong to it, and so do calls for a note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    pub text: String,
    pub area: Area,
    /// Which line of its page, counted from 0.
    pub line: u32,
    pub role: Role,
    /// Whether a paragraph of its page begins with it.
    pub starts_paragraph: bool,
    /// Whether what is read before it does not go on in it: it stands beside that and not behind.
    pub is_apart: bool,
    /// The size of its letters, in points.
    pub size: f32,
    /// Clearly smaller than its line, and not below it as the 2 of CO₂ is.
    pub is_smaller: bool,
    /// Which characters of its text stand higher than the line, counted from 0: those that could call for a
    /// note.
    pub raised: Vec<Range<usize>>,
}

/// The words of a page in the order in which they are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub words: Vec<Word>,
    /// Whether its words cannot be relied on: it could not be read, is only a picture, or its fonts do not say
    /// what their letters mean.
    pub is_unreadable: bool,
    /// Whether a machine read them in a picture: a person looks at it before they are relied on.
    pub is_by_machine: bool,
}

/// A whole document, page by page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub pages: Vec<Page>,
}

impl Document {
    /// How many letters stand before a word on its page, in the order of reading; both counted from 0. What is
    /// no white space is a letter.
    pub fn letters_before(&self, page: usize, word: usize) -> usize {
        let words = self.pages.get(page).map_or(&[][..], |page| &page.words);
        let letters = |word: &Word| {
            word.text
                .chars()
                .filter(|letter| !letter.is_whitespace())
                .count()
        };
        words.iter().take(word).map(letters).sum()
    }
}
