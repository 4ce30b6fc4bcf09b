//! How a page prints on a sheet of A4, and where it is cut where its letters would be too small to read.
//!
//! What counts is the size at which letters print. A page is looked at where it has to be made smaller to fit on a
//! sheet; where its letters then print under [`LEAST`], it is *small*, and a person is told. It is cut, into slices
//! as wide as the sheet, where that makes letters clearly larger ([`GAIN`]); unasked only where it is also *long*: so
//! wide, it takes more than [`LONG`] sheets. So a plan on A3, a page of legal paper or one half as long again as A4
//! stays whole, however small its print, and a person can have such a page cut, or a long one left whole.
//!
//! The size of letters is known where they are letters; of pictures it is the height of the bands of ink between
//! rows without any ([`strip`]). Where neither tells it (a photograph, print on a wild ground), a page is taken for
//! long from [`VERY_LONG`] sheets on: letters of no usual size could be read on it.
//!
//! Where it is cut, [`cuts`] says. A page that is too wide is cut only where that goes between columns everywhere:
//! through the middle of lines, it could be read no better than before.

mod cuts;
mod strip;

use serde::{Deserialize, Serialize};

use crate::pdf::import::{A4, PaperSize, room_of_slice};
use crate::pdf::render::Size;

use super::geometry::Rect;
use super::reader::PageContent;
use super::scan::Drawn;
use cuts::{Wanted, cuts};
use strip::Strip;

/// Letters under this size, in points, are too small to be read in print.
pub const LEAST: f32 = 6.0;
/// Cutting is worth it where letters become so many times larger.
const GAIN: f32 = 1.15;
/// A page is cut unasked where it takes more than so many sheets.
const LONG: f32 = 1.75;
/// The same where nobody knows how large its letters are.
const VERY_LONG: f32 = 3.0;
/// Small print is made no larger than this in print, and nothing else larger than it is.
const LARGE: f32 = 10.0;
/// A page on which print is as large as this part of what it was is not looked at.
const SHRUNK: f32 = 0.95;
/// Of so many letters in a hundred, the largest is taken for the size of the small ones.
const SMALL_ONES: usize = 20;
/// Fewer letters than these say nothing of a page.
const FEWEST: usize = 20;
/// Pixels for a point of print, where a page is drawn to be cut.
const DENSITY: f32 = 1.3;
/// Of lines that are shown on both slices, where no gap is found, in points of print.
const AGAIN: f32 = 28.0;
/// More slices than these are made of no page.
const MOST_SLICES: usize = 400;

/// What a person should know of how a page prints.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Small {
    /// The size at which letters print where the page stands on one sheet, in points; none where nobody knows it.
    pub letters: Option<f32>,
    /// Where it can be cut.
    pub cuts: Option<Cuts>,
}

/// How a page is cut.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cuts {
    /// On the page as shown, from its top, or from its left where it is too wide.
    pub slices: Vec<Rect>,
    /// At which they are printed.
    pub scale: f32,
    /// The size at which letters print then, in points.
    pub letters: Option<f32>,
    /// It is cut where nobody says otherwise.
    pub is_long: bool,
    /// How often it had to be cut through something.
    pub through: u32,
}

impl Cuts {
    /// Whether it is too high, and not too wide.
    pub fn is_tall(&self) -> bool {
        let mut tops = self.slices.windows(2).map(|pair| match pair {
            [one, next] => one.y0 < next.y0,
            _ => true,
        });
        tops.next().unwrap_or(true)
    }
}

/// Draws the page of a size and shows the picture; or does not, where it cannot.
pub(super) type DrawThis<'d> = dyn Fn(&Size, &mut dyn FnMut(&Drawn<'_>)) + 'd;

/// Looks at a page of which a unit is so many points; none where it prints well as it is.
pub(super) fn small(content: &PageContent, unit: f32, draw: &DrawThis<'_>) -> Option<Small> {
    let sheet = Sheet::of(content.size, unit);
    let letters = letters(content);
    let is_legible = letters.is_some_and(|size| size * sheet.fitted >= LEAST);
    if sheet.fitted >= SHRUNK * unit || is_legible {
        return None;
    }
    let small = Small {
        letters: letters.map(|size| size * sheet.fitted),
        cuts: None,
    };
    let found = Some(small.clone()).filter(|small| small.letters.is_some());
    if sheet.scale(letters) < sheet.fitted * GAIN {
        return found;
    }
    let density = DENSITY * sheet.scale(letters);
    let size = Size {
        scale: density,
        side: 60_000,
        pixels: 32 << 20,
    };
    let mut looked = found;
    draw(&size, &mut |drawn| {
        let strip = Strip::of(drawn, sheet.is_tall, content);
        looked = cut(&sheet, &strip, letters);
    });
    looked
}

/// The same of a page of which the picture is there.
fn cut(sheet: &Sheet, strip: &Strip, letters: Option<f32>) -> Option<Small> {
    let in_points = sheet.long / strip.rows() as f32;
    let gaps = strip.gaps();
    let bands = || strip::band(&gaps, strip.rows()).map(|rows| rows as f32 * in_points);
    let is_print = |size: &f32| size * sheet.fitted < LEAST * 4.0;
    let letters = letters.or_else(|| bands().filter(is_print));
    let printed = letters.map(|size| size * sheet.fitted);
    if printed.is_some_and(|size| size >= LEAST) {
        return None;
    }
    let scale = sheet.scale(letters);
    let sheets = sheet.long * scale / sheet.room;
    let is_long = sheets > if letters.is_some() { LONG } else { VERY_LONG };
    let is_worth_it = scale >= sheet.fitted * GAIN && (letters.is_some() || is_long);
    let row = |points: f32| (points / scale / in_points).max(1.0) as usize;
    let wanted = Wanted {
        most: row(sheet.room),
        again: row(AGAIN),
        line: letters.map_or(row(LARGE), |size| (size / in_points) as usize),
    };
    let parts = cuts(strip, &gaps, &wanted);
    let through = parts.windows(2).filter(|pair| pair[1].start < pair[0].end);
    let through = u32::try_from(through.count()).unwrap_or(u32::MAX);
    let fits = (2..=MOST_SLICES).contains(&parts.len()) && (sheet.is_tall || through == 0);
    let slices = parts.iter().map(|part| {
        let (from, to) = (part.start as f32 * in_points, part.end as f32 * in_points);
        sheet.slice(from, to)
    });
    let cuts = (is_worth_it && fits).then(|| Cuts {
        slices: slices.collect(),
        scale,
        letters: letters.map(|size| size * scale),
        is_long,
        through,
    });
    (printed.is_some() || cuts.is_some()).then_some(Small {
        letters: printed,
        cuts,
    })
}

/// A page, and the sheets on which it is to be printed.
#[derive(Clone, Copy, Debug)]
struct Sheet {
    /// It is higher than wide.
    is_tall: bool,
    long: f32,
    short: f32,
    unit: f32,
    /// The scale at which all of it fits on a sheet.
    fitted: f32,
    /// At which a slice is as wide as its sheet.
    widest: f32,
    /// What a sheet has room for, along the page.
    room: f32,
}

impl Sheet {
    fn of((width, height): (f32, f32), unit: f32) -> Sheet {
        let is_tall = height >= width;
        let (long, short) = if is_tall {
            (height, width)
        } else {
            (width, height)
        };
        let (a4_width, a4_height) = (A4.0 as f32, A4.1 as f32);
        let room = room_of_slice(PaperSize::A4, !is_tall);
        let (across, along) = if is_tall { room } else { (room.1, room.0) };
        Sheet {
            is_tall,
            long,
            short,
            unit,
            fitted: (a4_width / short).min(a4_height / long).min(unit),
            widest: across as f32 / short,
            room: along as f32,
        }
    }

    /// At which slices are printed: as large as the sheet is wide, but no larger than the page is itself, unless its
    /// letters are small.
    fn scale(&self, letters: Option<f32>) -> f32 {
        let largest = letters.map_or(self.unit, |size| self.unit.max(LARGE / size));
        self.widest.min(largest)
    }

    fn slice(&self, from: f32, to: f32) -> Rect {
        let (x0, y0, x1, y1) = match self.is_tall {
            true => (0.0, from, self.short, to),
            false => (from, 0.0, to, self.short),
        };
        Rect { x0, y0, x1, y1 }
    }
}

/// The size of the small ones among the letters of a page; none where there are too few.
fn letters(content: &PageContent) -> Option<f32> {
    let page = content.page();
    let glyphs = content.glyphs.iter().filter(|glyph| {
        !glyph.letters.is_space() && page.holds(glyph.start) && glyph.size().is_finite()
    });
    let mut sizes: Vec<f32> = glyphs.map(super::glyph::Glyph::size).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let small = sizes.get(sizes.len() * SMALL_ONES / 100).copied();
    small.filter(|_| sizes.len() >= FEWEST)
}

#[cfg(test)]
mod tests;
