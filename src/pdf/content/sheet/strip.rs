//! A long page as a strip of rows, and the gaps between what stands on it.
//!
//! Rows run across the page; of a page that is too wide, columns are taken for rows. A *gap* is a run of rows that are
//! all alike and cross nothing but what goes on above or below: the rules of a table, the edges of a bubble or a
//! picture. So a coloured ground, a bubble and a table have gaps between their lines, and a photograph has none. No
//! gap goes through a letter of the document, whatever it looks like.

use std::ops::Range;

use crate::pdf::content::reader::PageContent;
use crate::pdf::content::scan::Drawn;

/// Two pixels differ by more than this, of 255, where something begins or ends.
const EDGE: u8 = 24;
/// The same of a bubble or a field on a ground of nearly its colour, between pixels that are next but one.
const FAINT_EDGE: u8 = 5;
/// Of so many pixels, one may differ all the same: dust, and what a lossy picture adds.
const GRAIN: usize = 500;
/// Rows of the lowest gap.
const LOWEST: usize = 2;
/// Over so many rows above or below a gap an edge has to go on in order to be no letter's.
const BEYOND: usize = 24;
/// Of these it may be missing in so many: a rule of a table crosses it.
const CROSSED: usize = 5;
/// Bands of ink lower than this, in rows, are rules and dust.
const LOW: usize = 4;
/// Higher ones, in rows, are pictures.
const HIGH: usize = 90;

/// How bright a page is, row by row.
pub(super) struct Strip {
    across: usize,
    light: Vec<u8>,
    /// Rows that letters of the document reach over.
    is_lettered: Vec<bool>,
}

impl Strip {
    pub(super) fn of(drawn: &Drawn<'_>, is_tall: bool, content: &PageContent) -> Strip {
        let (width, height) = (drawn.width as usize, drawn.height as usize);
        let mut light: Vec<u8> = drawn.pixels.chunks_exact(4).map(shade).collect();
        light.resize(width * height, 255);
        let (across, rows) = if is_tall {
            (width, height)
        } else {
            light = turned(&light, width, height);
            (height, width)
        };
        let long = content.size.0.max(content.size.1).max(1.0);
        Strip {
            across,
            light,
            is_lettered: lettered(content, is_tall, rows, rows as f32 / long),
        }
    }

    pub(super) fn rows(&self) -> usize {
        self.light.len() / self.across.max(1)
    }

    fn row(&self, row: usize) -> &[u8] {
        let start = row * self.across;
        let row = self.light.get(start..start + self.across);
        row.unwrap_or_default()
    }

    /// How much begins or ends within a row and between it and the next.
    pub(super) fn cost(&self, row: usize) -> usize {
        self.edges(row).count() + self.changes(row)
    }

    /// Pixels of a row that differ from those of the next.
    fn changes(&self, row: usize) -> usize {
        let pairs = self.row(row).iter().zip(self.row(row + 1));
        pairs
            .filter(|(one, next)| one.abs_diff(**next) > EDGE)
            .count()
    }

    /// Where within a row something begins or ends.
    fn edges(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        let pairs = self.row(row).windows(2).enumerate();
        pairs.filter_map(|(at, pair)| match pair {
            [one, next] => (one.abs_diff(*next) > EDGE).then_some(at),
            _ => None,
        })
    }

    /// How often within a row something begins or ends that is hardly seen.
    fn faint_edges(&self, row: usize) -> usize {
        let triples = self.row(row).windows(3);
        let differ = |triple: &&[u8]| match triple {
            [one, _, next] => one.abs_diff(*next) > FAINT_EDGE,
            _ => false,
        };
        triples.filter(differ).count()
    }

    /// Between what stands on the page, from its top.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let grain = self.across / GRAIN;
        let mut gaps = Vec::new();
        let mut start = 0;
        for row in 0..self.rows() {
            let is_lettered = self.is_lettered.get(row) == Some(&true);
            let is_end = is_lettered || self.changes(row) > grain;
            if is_end || row + 1 == self.rows() {
                let end = if is_lettered { row } else { row + 1 };
                if end >= start + LOWEST {
                    gaps.extend(self.gap(start..end));
                }
                start = row + 1;
            }
        }
        gaps
    }

    /// What rows that are all alike are, where they cross nothing but what goes on far above or far below them.
    fn gap(&self, rows: Range<usize>) -> Option<Gap> {
        let middle = rows.start + rows.len() / 2;
        let edges: Vec<usize> = self.edges(middle).collect();
        if edges.len() <= self.across / GRAIN {
            let is_open = self.faint_edges(middle) <= self.across / GRAIN;
            return Some(Gap { rows, is_open });
        }
        let goes_on = |beyond: Range<usize>| {
            let missing = beyond.clone().filter(|row| !self.has(*row, &edges));
            beyond.len() == BEYOND && missing.count() <= CROSSED
        };
        let above = rows.start.saturating_sub(BEYOND)..rows.start;
        let below = rows.end..(rows.end + BEYOND).min(self.rows());
        let go_on = goes_on(above) || goes_on(below);
        go_on.then_some(Gap {
            rows,
            is_open: false,
        })
    }

    /// Whether nearly all of these edges are in a row, too.
    fn has(&self, row: usize, edges: &[usize]) -> bool {
        let there: Vec<usize> = self.edges(row).collect();
        let is_there = |at: &&usize| {
            let place = there.partition_point(|other| other + 1 < **at);
            there.get(place).is_some_and(|other| *other <= **at + 1)
        };
        let missing = edges.len() - edges.iter().filter(is_there).count();
        missing <= (self.across / GRAIN).max(edges.len() / 20)
    }
}

/// Rows between what stands above and below them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) rows: Range<usize>,
    /// Nothing goes through it: it is not within a bubble or a table.
    pub(super) is_open: bool,
}

/// How high the lower ones of the bands between gaps are, where they may be lines of writing.
pub(super) fn band(gaps: &[Gap], rows: usize) -> Option<usize> {
    let starts = std::iter::once(0).chain(gaps.iter().map(|gap| gap.rows.end));
    let ends = gaps.iter().map(|gap| gap.rows.start).chain([rows]);
    let bands = starts
        .zip(ends)
        .map(|(start, end)| end.saturating_sub(start));
    let mut bands: Vec<usize> = bands.filter(|rows| (LOW..=HIGH).contains(rows)).collect();
    bands.sort_unstable();
    bands
        .get(bands.len() / 3)
        .copied()
        .filter(|_| bands.len() >= 3)
}

/// Between how bright it is and how near to white: so colours differ that are as bright as each other.
fn shade(pixel: &[u8]) -> u8 {
    match pixel {
        [red, green, blue, ..] => {
            let sum = u32::from(*red) * 299 + u32::from(*green) * 587 + u32::from(*blue) * 114;
            let white = u32::from(*red.min(green).min(blue));
            u8::try_from((sum / 1000 + white) / 2).unwrap_or(u8::MAX)
        }
        _ => 255,
    }
}

/// With columns for rows.
fn turned(light: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut turned = Vec::with_capacity(light.len());
    for column in 0..width {
        turned.extend(light.iter().skip(column).step_by(width).take(height));
    }
    turned
}

fn lettered(content: &PageContent, is_tall: bool, rows: usize, scale: f32) -> Vec<bool> {
    let mut is_lettered = vec![false; rows];
    let letters = content
        .glyphs
        .iter()
        .filter(|glyph| !glyph.letters.is_space());
    for area in letters.map(super::super::glyph::Glyph::area) {
        let (from, to) = match is_tall {
            true => (area.y0, area.y1),
            false => (area.x0, area.x1),
        };
        let row = |place: f32| ((place * scale).max(0.0) as usize).min(rows);
        if let Some(reached) = is_lettered.get_mut(row(from)..row(to)) {
            reached.fill(true);
        }
    }
    is_lettered
}
