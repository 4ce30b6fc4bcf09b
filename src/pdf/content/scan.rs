//! Whether a page is a scan: writing that is seen on it and that no letter of the document covers, so that
//! nobody can search or copy it.
//!
//! Judged is the page as a picture of 50 dots an inch, beside its letters. [`ink`] is what is clearly darker
//! than the paper around it: photographs of pages have grey, uneven paper. Ink that no readable letter
//! covers is *writing* where it stands in rows of marks as high as letters ([`rows`]), upright or sideways.
//! Photographs, maps, charts, rules and backgrounds hardly have such rows, and that separates them best: the
//! ink alone does not (a photograph has more of it than a page of text).
//!
//! A page is a scan when its writing is over [`WRITING`] of the page, or over [`LITTLE`] where most ink is
//! writing, and over [`PART`] of all that is written.
//!
//! Letters cover ink where they lie over it: the layer of a program that reads scans does, a page number, a
//! scanner app's name or a stamp beside the ink do not. Letters that nobody sees do not cover where they are
//! garbage ([`layer`]), and no letter does whose meaning is unknown. So a page of outlines without letters,
//! or in a font that does not say what its letters mean, is a scan too: it cannot be searched either.
//!
//! What it cannot see: handwriting larger than [`rows`] takes for letters, white writing on black,
//! and a few words on an otherwise empty page.

mod ink;
mod layer;
mod rows;

use serde::{Deserialize, Serialize};

use super::reader::PageContent;
use super::words::Word;

/// So much writing makes a page a scan whatever else is on it, as a share of the page.
const WRITING: f32 = 0.012;

/// So much does where at least [`MOST`] of the ink that no letter covers is writing: a short letter.
const LITTLE: f32 = 0.004;
const MOST: f32 = 0.4;

/// Of what is written, covered or not, so much has to be uncovered.
const PART: f32 = 0.5;

/// The dots an inch at which a page is to be drawn for this.
pub const DOTS: f32 = 50.0;

/// A page as a picture, as large as it is shown.
#[derive(Clone, Copy)]
pub struct Drawn<'p> {
    pub width: u32,
    pub height: u32,
    /// Rows from the top; red, green, blue and opacity of each pixel, on white.
    pub pixels: &'p [u8],
}

impl std::fmt::Debug for Drawn<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Drawn({} × {})", self.width, self.height)
    }
}

/// What was measured of a page, as shares of its area, and what follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scan {
    /// Ink that readable letters cover.
    pub covered: f32,
    /// All other ink: pictures, lines, and writing.
    pub uncovered: f32,
    /// The part of the uncovered ink that looks like lines of writing.
    pub writing: f32,
    pub is_scan: bool,
}

/// Measures a page, drawn at [`DOTS`], with what is on it.
pub fn scan(drawn: &Drawn<'_>, content: &PageContent, words: &[Word]) -> Scan {
    let ink = ink::of(drawn);
    let cover = layer::cover(content, words, (ink.width, ink.height));
    let uncovered = ink.without(&cover);
    let share = |count: usize| count as f32 / (ink.width * ink.height).max(1) as f32;
    let upright = rows::in_rows(&uncovered);
    let sideways = rows::in_rows(&uncovered.sideways());
    Scan::judged(
        share(ink.count() - uncovered.count()),
        share(uncovered.count()),
        share(upright.max(sideways)),
    )
}

impl Scan {
    fn judged(covered: f32, uncovered: f32, writing: f32) -> Scan {
        let is_enough = writing >= WRITING || (writing >= LITTLE && writing >= uncovered * MOST);
        Scan {
            covered,
            uncovered,
            writing,
            is_scan: is_enough && writing >= (writing + covered) * PART,
        }
    }
}

#[cfg(test)]
mod tests;
