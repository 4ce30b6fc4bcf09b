//! Whether nothing is on a page: the back of a sheet that was scanned with its front.
//!
//! Such a back is not white. It has dust, the shadow of an edge, holes of a binder, and what shows through from the
//! front. Judged is the page as a picture of 100 dots an inch, softened, beside the paper around each place:
//!
//! * specks no larger than [`SPECK`], what lies along the edge, and round holes near it are nothing;
//! * a few marks larger than that are something, however faint: a line in pencil, a page number, a stamp;
//! * marks all over the page that are all very faint are what shows through, and so are darker ones where the page before
//!   or behind, seen in a mirror, has its ink in the same places ([`Shows`]).
//!
//! In doubt a page is not blank. What is white and nothing else is left out by nobody but the person.

use serde::{Deserialize, Serialize};

use super::Drawn;
use super::ink::Bitmap;
use super::rows::{Blob, blobs};

/// Pixels for a millimetre, where the page is as large as A4.
const MILLIMETRE: f32 = 3.94;
/// Twice as fine as pages are drawn to see whether they are scans.
pub(in crate::pdf::content) const FINER: f32 = 2.0;
/// Marks no larger than this are dust, in pixels …
const SPECK: usize = 5;
/// … unless there are more of them.
const MOST_SPECKS: usize = 800;
/// Nothing is looked for so near to an edge, and shadows reach so far from it, in millimetres.
const EDGE: f32 = 3.0;
const SHADOW: f32 = 12.0;
/// Holes of binders: how wide, and how far from an edge their middle is, in millimetres.
const HOLE: std::ops::RangeInclusive<f32> = 4.0..=8.5;
const HOLES: f32 = 20.0;
/// The side of the squares whose paper is told from their own pixels.
const SQUARE: usize = 48;
/// A pixel is ink where it is darker than the paper by more than this, of 255.
const INK: u8 = 11;
/// What shows through everywhere is no darker than this.
const VERY_FAINT: u8 = 22;
/// The same where it is the mirror of its front.
const FAINT: u8 = 80;
/// No mark of it is so many times darker than the usual one, in halves.
const ALIKE: u16 = 5;
/// What shows through reaches over so many of [`GRID`] rows.
const SPREAD: usize = 10;
/// Squares into which a page is parted, down and across.
const GRID: (usize, usize) = (40, 28);
/// How well ink lies where that of the front is, from -1 to 1.
const MIRRORED: f32 = 0.6;

/// What is on a page of which nothing else is known than its picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Emptiness {
    Blank,
    /// If what is there is what shows through from the other side.
    Perhaps(Shows),
    #[default]
    No,
}

/// How much ink there is in each square of a page, from its top left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shows(Vec<u8>);

impl Shows {
    pub(super) fn of(ink: &Bitmap) -> Shows {
        let mut counts = vec![0_u32; GRID.0 * GRID.1];
        for (y, row) in ink.pixels.chunks_exact(ink.width.max(1)).enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, is_ink)| **is_ink) {
                let square = y * GRID.0 / ink.height * GRID.1 + x * GRID.1 / ink.width;
                if let Some(count) = counts.get_mut(square) {
                    *count += 1;
                }
            }
        }
        let most = counts.iter().copied().max().unwrap_or_default().max(1);
        let part = |count: u32| u8::try_from(count * 255 / most).unwrap_or(u8::MAX);
        Shows(counts.into_iter().map(part).collect())
    }

    /// Whether its ink is where that of another page is, seen from behind.
    pub fn is_behind(&self, front: &Shows) -> bool {
        let rows = front.0.chunks(GRID.1);
        let mirrored: Vec<u8> = rows.flat_map(|row| row.iter().rev().copied()).collect();
        alike(&self.0, &mirrored) >= MIRRORED
    }
}

/// Pearson's correlation.
fn alike(one: &[u8], other: &[u8]) -> f32 {
    let mean =
        |of: &[u8]| of.iter().map(|value| f32::from(*value)).sum::<f32>() / of.len().max(1) as f32;
    let (mean_one, mean_other) = (mean(one), mean(other));
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for (a, b) in one.iter().zip(other) {
        let (a, b) = (f32::from(*a) - mean_one, f32::from(*b) - mean_other);
        both += a * b;
        first += a * a;
        second += b * b;
    }
    both / (first * second).sqrt().max(1.0)
}

/// What is on a page, drawn twice as fine as scans are judged by.
pub(in crate::pdf::content) fn emptiness(drawn: &Drawn<'_>) -> Emptiness {
    let dark = Darkness::of(drawn);
    let ink = dark.ink();
    let all = blobs(&ink);
    let (specks, marks): (Vec<&Blob>, Vec<&Blob>) =
        all.iter().partition(|blob| blob.side() <= SPECK);
    let marks: Vec<&Blob> = marks
        .into_iter()
        .filter(|mark| !dark.is_hole(mark))
        .collect();
    let deep = specks
        .iter()
        .filter(|speck| dark.deepest(speck) > VERY_FAINT);
    if deep.count() > MOST_SPECKS {
        return Emptiness::No;
    }
    if marks.is_empty() {
        return Emptiness::Blank;
    }
    let mut depths: Vec<u8> = marks.iter().map(|mark| dark.deepest(mark)).collect();
    depths.sort_unstable();
    // Of faint marks many are only just ink: the darker ones tell.
    let usual = depths.get(depths.len() * 3 / 4);
    let usual = usual.copied().unwrap_or_default();
    let deepest = depths.last().copied().unwrap_or_default();
    let mut rows: Vec<usize> = marks
        .iter()
        .map(|mark| mark.y0 * GRID.0 / dark.height)
        .collect();
    rows.dedup();
    rows.sort_unstable();
    rows.dedup();
    let is_alike = u16::from(deepest) * 2 <= u16::from(usual.max(INK)) * ALIKE;
    match rows.len() >= SPREAD && is_alike {
        true if deepest <= VERY_FAINT => Emptiness::Blank,
        true if deepest <= FAINT => Emptiness::Perhaps(Shows::of(&ink)),
        _ => Emptiness::No,
    }
}

/// How much darker than the paper around it each pixel of a page is.
struct Darkness {
    width: usize,
    height: usize,
    dark: Vec<u8>,
}

impl Darkness {
    fn of(drawn: &Drawn<'_>) -> Darkness {
        let (width, height) = (drawn.width as usize, drawn.height as usize);
        let mut light: Vec<u8> = drawn
            .pixels
            .chunks_exact(4)
            .map(super::ink::brightness)
            .collect();
        light.resize(width * height, 255);
        let soft = softened(&light, width, height);
        let paper = paper(&soft, width, height);
        let across = width.div_ceil(SQUARE).max(1);
        let edge = (EDGE * MILLIMETRE) as usize;
        let mut dark = Vec::with_capacity(soft.len());
        for (y, row) in soft.chunks_exact(width.max(1)).enumerate() {
            let is_edge = y < edge || y + edge >= height;
            for (x, light) in row.iter().enumerate() {
                let is_edge = is_edge || x < edge || x + edge >= width;
                let paper = paper
                    .get(y / SQUARE * across + x / SQUARE)
                    .copied()
                    .unwrap_or(255);
                dark.push(if is_edge {
                    0
                } else {
                    paper.saturating_sub(*light)
                });
            }
        }
        Darkness {
            width,
            height,
            dark,
        }
    }

    /// Without what begins at an edge and ends near it: the shadow of the sheet.
    fn ink(&self) -> Bitmap {
        let mut ink = Bitmap {
            width: self.width,
            height: self.height,
            pixels: self.dark.iter().map(|dark| *dark > INK).collect(),
        };
        // Where the shadows of two edges meet, that of one ends only once that of the other is gone.
        for _ in 0..2 {
            for at in self.shadows(&ink) {
                if let Some(pixel) = ink.pixels.get_mut(at) {
                    *pixel = false;
                }
            }
        }
        ink
    }

    fn shadows(&self, ink: &Bitmap) -> Vec<usize> {
        let (width, height) = (self.width, self.height);
        let rows = (0..height).flat_map(|y| [(y * width, 1), (y * width + width - 1, -1)]);
        let across = width as isize;
        let columns = (0..width).flat_map(|x| [(x, across), ((height - 1) * width + x, -across)]);
        let lines = rows.chain(columns);
        lines
            .flat_map(|(start, step)| shadow(ink, start, step))
            .collect()
    }

    fn deepest(&self, mark: &Blob) -> u8 {
        let rows = (mark.y0..mark.y1).filter_map(|y| {
            let row = y * self.width;
            self.dark.get(row + mark.x0..row + mark.x1)?.iter().max()
        });
        rows.max().copied().unwrap_or_default()
    }

    /// Whether a mark is the hole of a binder.
    fn is_hole(&self, mark: &Blob) -> bool {
        let ends = [
            (mark.x0, mark.x1),
            (mark.y0, mark.y1),
            (self.width - mark.x1, self.width - mark.x0),
            (self.height - mark.y1, self.height - mark.y0),
        ];
        let (width, height) = ((mark.x1 - mark.x0) as f32, (mark.y1 - mark.y0) as f32);
        let is_round = [width, height]
            .iter()
            .all(|side| HOLE.contains(&(side / MILLIMETRE)))
            && (0.8..=1.25).contains(&(width / height))
            && mark.pixels as f32 >= width * height * 0.68;
        let middle = |(near, far): &(usize, usize)| (near + far) as f32 / 2.0;
        is_round && ends.iter().any(|end| middle(end) <= HOLES * MILLIMETRE)
    }
}

/// The ink that begins where an edge ends, going inwards from there, where it ends near it.
fn shadow(ink: &Bitmap, start: usize, step: isize) -> Vec<usize> {
    let (edge, far) = ((EDGE * MILLIMETRE) as isize, (SHADOW * MILLIMETRE) as isize);
    let places = (edge..=far).map(|by| start.saturating_add_signed(by * step));
    let dark: Vec<usize> = places
        .take_while(|at| ink.pixels.get(*at) == Some(&true))
        .collect();
    match dark.len() as isize > far - edge {
        true => Vec::new(),
        false => dark,
    }
}

/// Each pixel with those around it: single ones that are darker do not count.
fn softened(light: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut soft = light.to_vec();
    for y in 1..height.saturating_sub(1) {
        for x in 1..width.saturating_sub(1) {
            let rows = [y - 1, y, y + 1].map(|y| light.get(y * width + x - 1..y * width + x + 2));
            let sum: u32 = rows
                .into_iter()
                .flatten()
                .flatten()
                .map(|one| u32::from(*one))
                .sum();
            if let Some(pixel) = soft.get_mut(y * width + x) {
                *pixel = u8::try_from(sum / 9).unwrap_or(u8::MAX);
            }
        }
    }
    soft
}

/// How bright the paper is in each square: more than half of every square is paper.
fn paper(light: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut papers = Vec::new();
    for top in (0..height).step_by(SQUARE) {
        for left in (0..width).step_by(SQUARE) {
            let mut counts = [0_usize; 256];
            let mut all = 0;
            for y in top..(top + SQUARE).min(height) {
                let row = light.get(y * width + left..y * width + (left + SQUARE).min(width));
                for value in row.unwrap_or_default() {
                    counts[usize::from(*value)] += 1;
                    all += 1;
                }
            }
            let mut seen = 0;
            let at_share = counts.iter().position(|count| {
                seen += count;
                seen * 100 >= all * 60
            });
            papers.push(u8::try_from(at_share.unwrap_or(255)).unwrap_or(u8::MAX));
        }
    }
    smoothed(&papers, width.div_ceil(SQUARE).max(1))
}

/// Each square as the lighter ones of those around it are: some may lie in a shadow.
fn smoothed(papers: &[u8], across: usize) -> Vec<u8> {
    let down = papers.len() / across;
    let around = |at: usize, all: usize| at.saturating_sub(1)..(at + 2).min(all);
    let square = |at: usize| {
        let rows = around(at / across, down);
        let mut near: Vec<u8> = rows
            .flat_map(|row| around(at % across, across).map(move |column| row * across + column))
            .filter_map(|at| papers.get(at).copied())
            .collect();
        near.sort_unstable();
        near.get(near.len() * 3 / 4).copied().unwrap_or(255)
    };
    (0..papers.len()).map(square).collect()
}

#[cfg(test)]
mod tests;
