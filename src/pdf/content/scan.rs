//! Whether a page is a scan: writing that is seen on it and that no letter of the document covers, so that
//! nobody can search or copy it.
//!
//! Judged is the page as a picture of 50 dots an inch ([`scale`]), beside its letters. [`ink`] is what is
//! clearly darker than the paper around it: photographs of pages have grey, uneven paper. Ink that no
//! readable letter covers is *writing* where it stands in rows of marks as high as letters ([`rows`]),
//! upright or sideways. Photographs, maps, charts, rules and backgrounds hardly have such rows, and that
//! separates them best: ink alone does not (a photograph has more of it than a page of text).
//!
//! A page is a scan when its writing is over [`WRITING`] of the page, or over [`LITTLE`] where much of the
//! ink is writing ([`MOST`]); never where nearly all of the ink is something else, or where letters cover more
//! than the rest of [`PART`]. Two kinds of ink are tried, ordinary and faint: rough surfaces are full of
//! faint ink, so that there more of it has to be writing.
//!
//! Letters cover ink where they lie over it: the layer of a program that reads scans does, a page number, a
//! scanner app's name or a stamp beside the ink do not. Letters that nobody sees do not cover where they are
//! garbage ([`layer`]), and no letter does whose meaning is unknown. So a page of outlines without letters,
//! or in a font that does not say what its letters mean, is a scan too: it cannot be searched either.
//!
//! What it cannot see: handwriting and print larger than [`rows`] takes for letters, white writing on black,
//! and a line or two on an otherwise empty page. A map, a chart, a table or a copy of a screen that is a
//! picture and makes up most of what is written on its page is taken for a scan; so is dense dark grain.
//!
//! The run on record (26 November 2026, `BUNDLE_BUILDER_SCANS=FOLDER cargo test --locked --test it scans --
//! --ignored --nocapture`; the pages are listed in `tests/scans`, and the shares were chosen by them): missed
//! are 4 of 58 real scans (6.9 %: large Gothic print, a title page, a picture nearly black, large
//! handwriting) and 1 of 195 made ones. Taken for scans are 5 of 198 real pages with pictures (2.5 %: a map, a
//! chart and a diagram that are pictures, two patterns), 3 of 54 made ones, 1 of 21 scans with a layer of text,
//! none of 263 pages of text. (Of these the last 121 are of the run before, by the same rule but for
//! `Contrast::ORDINARY.least`, 0.14 and not 0.12; the shares of all others came out the same.)
//!
//! Of pages that it was not chosen by (`tests/scans/held-out.tsv`), it missed 2 of 25 scans (large
//! handwriting, white on black; the 25 show only 11 different sheets) and took 8 of 67 pages with pictures for
//! scans (11.9 %: a map twice, and six pages of manuals on which copies of a screen, a listing or notes of
//! music with words make up most of the writing). Of all 1653 pages of the 90 UN reports, read as the program
//! reads them, one is taken for a scan: a map whose names are part of the picture.

mod blank;
mod ink;
mod layer;
mod paper;
mod rows;

use serde::{Deserialize, Serialize};

pub use self::blank::{Emptiness, Shows};
pub(super) use self::blank::{FINER, emptiness};
pub use self::ink::Tones;
use self::ink::{Bitmap, Contrast};
pub(super) use self::layer::last_large_picture;
use super::reader::PageContent;
use super::words::Word;

/// So much writing makes a page a scan, as a share of the page, where it is so much of the ink that no letter
/// covers as its contrast asks for (`least`).
const WRITING: f32 = 0.012;

/// So much does where it is [`MOST`] of that ink: a short letter.
const LITTLE: f32 = 0.004;
const MOST: f32 = 0.4;

/// Lines run down the page where its ink comes and goes so many times as much from column to column as from row to
/// row, and more of it looks like writing that way.
const SIDEWAYS: f32 = 1.8;

/// Of what is written, covered or not, so much has to be uncovered.
const PART: f32 = 0.6;

/// Dots an inch, were the page as large as A4.
const DOTS: f32 = 50.0;

/// The side of a square as large as a page of A4, in points.
const A4: f32 = 708.0;

/// No small page is drawn larger than this, in pixels for a point.
const LARGEST: f32 = 4.0;

/// At how many pixels for a point a page of this size is to be drawn. The size says little of that of its
/// letters (a photograph may be a page of a metre), so that larger and smaller pages are drawn as if they
/// were A4.
pub fn scale((width, height): (f32, f32)) -> f32 {
    let side = (width * height).sqrt().max(1.0);
    (DOTS / 72.0 * A4 / side).min(LARGEST)
}

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
    /// Its lines run down the page, or up.
    pub is_sideways: bool,
}

/// Measures a page, drawn at its [`scale`], with what is on it.
pub fn scan(tones: &Tones, content: &PageContent, words: &[Word]) -> Scan {
    let cover = layer::cover(content, words, tones.size());
    let of = |contrast| of_ink(&tones.ink(contrast), &cover, contrast.least);
    let ordinary = of(Contrast::ORDINARY);
    if ordinary.is_scan {
        return ordinary;
    }
    let faint = of(Contrast::FAINT);
    if faint.is_scan { faint } else { ordinary }
}

/// Whether the letters of a page lie over writing in a picture: they are the layer of a program that read it.
pub(super) fn is_layer(tones: &Tones, content: &PageContent, words: &[Word]) -> bool {
    let cover = layer::cover(content, words, tones.size());
    layer::lies_over_writing(&tones.ink(Contrast::ORDINARY), &cover)
}

fn of_ink(ink: &Bitmap, cover: &Bitmap, least: f32) -> Scan {
    let uncovered = ink.without(cover);
    let share = |count: usize| count as f32 / (ink.width * ink.height).max(1) as f32;
    let upright = rows::in_rows(&uncovered);
    let sideways = rows::in_rows(&uncovered.sideways());
    let judged = Scan::judged(
        share(ink.count() - uncovered.count()),
        share(uncovered.count()),
        share(upright.max(sideways)),
        least,
    );
    Scan {
        is_sideways: judged.is_scan
            && sideways > upright
            && rows::coming_and_going(&uncovered.sideways())
                > rows::coming_and_going(&uncovered) * SIDEWAYS,
        ..judged
    }
}

impl Scan {
    fn judged(covered: f32, uncovered: f32, writing: f32, least: f32) -> Scan {
        let is_enough = writing >= WRITING && writing >= uncovered * least
            || writing >= LITTLE && writing >= uncovered * MOST;
        Scan {
            covered,
            uncovered,
            writing,
            is_scan: is_enough && writing >= (writing + covered) * PART,
            is_sideways: false,
        }
    }
}

#[cfg(test)]
mod tests;
