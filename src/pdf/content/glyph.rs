//! One letter of a page: what it means, where it stands, how it is painted.

use super::geometry::{Point, Rect};

/// What a glyph means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Letters {
    One(char),
    /// A ligature, or what `/ActualText` says of several glyphs; empty for all but the first of those.
    Several(Box<str>),
    /// The font does not say.
    Unknown,
}

impl Letters {
    pub fn is_space(&self) -> bool {
        match self {
            Letters::One(letter) => letter.is_whitespace(),
            Letters::Several(text) => !text.is_empty() && text.chars().all(char::is_whitespace),
            Letters::Unknown => false,
        }
    }

    /// Whether nobody can say what it means: also where it is a sign of a private alphabet.
    pub fn is_unknown(&self) -> bool {
        let is_private = |letter: char| {
            letter.is_control()
                || matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'..)
        };
        match self {
            Letters::One(letter) => is_private(*letter),
            Letters::Several(text) => text.chars().any(is_private),
            Letters::Unknown => true,
        }
    }

    pub fn chars(&self) -> impl Iterator<Item = char> + '_ {
        let (one, several) = match self {
            Letters::One(letter) => (Some(*letter), ""),
            Letters::Several(text) => (None, &**text),
            Letters::Unknown => (Some(char::REPLACEMENT_CHARACTER), ""),
        };
        one.into_iter().chain(several.chars())
    }
}

/// How something is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// Red, green, blue from 0 to 255, and how opaque it is, from 0 to 1.
    Colour([u8; 3], f32),
    /// A gradient or a tiling.
    Pattern,
    /// Not at all: letters that are there for searching.
    Nothing,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub letters: Letters,
    /// On the baseline.
    pub start: Point,
    /// On the baseline, where the font says that the next one begins.
    pub end: Point,
    /// Up from the baseline, as long as the size of the letters.
    pub up: Point,
    pub paint: Paint,
    /// Of its outline, where that is drawn as well.
    pub outline: Option<Paint>,
    /// When it is painted, counted among glyphs and marks of its page.
    pub order: u32,
    /// The innermost clip around it, as its place in [`PageContent::clips`](super::PageContent).
    pub clip: Option<u32>,
    /// Whether it is set from top to bottom.
    pub is_vertical: bool,
}

/// Capitals reach so far up, letters with tails so far down, in parts of their size.
const RISE: f32 = 0.72;
const DROP: f32 = 0.21;

impl Glyph {
    /// The size of the letters, in points.
    pub fn size(&self) -> f32 {
        self.up.length()
    }

    /// The direction in which the line goes, of length 1.
    pub fn direction(&self) -> Point {
        let along = self.start.to(self.end);
        // Nearly all lines go from left to right.
        if along.y == 0.0 && along.x > 1e-3 {
            return Point { x: 1.0, y: 0.0 };
        }
        if along.length() > 1e-3 {
            along.unit()
        } else {
            let up = self.up.unit();
            Point { x: -up.y, y: up.x }
        }
    }

    /// Around where its ink is likely to be: from the depth of a tail to the height of a capital.
    pub fn area(&self) -> Rect {
        if self.is_vertical {
            let half = self.size() / 2.0;
            let across = Point { x: half, y: 0.0 };
            let corner = |point: Point, by: f32| point.plus(across.scaled(by));
            return Rect::around(&[
                corner(self.start, -1.0),
                corner(self.start, 1.0),
                corner(self.end, -1.0),
                corner(self.end, 1.0),
            ]);
        }
        let top = self.up.scaled(RISE);
        let bottom = self.up.scaled(-DROP);
        Rect::around(&[
            self.start.plus(top),
            self.start.plus(bottom),
            self.end.plus(top),
            self.end.plus(bottom),
        ])
    }
}
