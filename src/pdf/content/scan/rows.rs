//! Ink that stands in rows, as letters and words do.
//!
//! At 50 dots an inch letters of usual size are marks a few pixels high, often grown together to words.
//! Marks of like height that follow each other closely are a row where it is much longer than high.

use std::collections::HashMap;

use super::ink::Bitmap;

/// The height of letters and the length of words grown together, in pixels.
const LOWEST: usize = 2;
const HIGHEST: usize = 14;
const LONGEST: usize = 130;

/// What is as low as this and longer than that is a rule.
const RULE: (usize, usize) = (2, 14);

/// A mark has so many pixels at least, and fills a fifth of the rectangle around it.
const FEWEST: usize = 4;
const FILLED: usize = 5;

/// What has so many pixels and more than so many hundredths of its rectangle is a block: a bar of a chart, a
/// brick.
const BLOCK: (usize, usize) = (40, 85);

/// A row is so many times longer than its marks are high, and so many pixels long.
const LENGTHS: usize = 5;
const SHORTEST: usize = 16;

/// The side of the squares into which marks are sorted, in pixels: a mark and the gap behind it reach no
/// further than two of them.
const CELL: usize = 32;

/// Pixels that touch each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Blob {
    pub(super) x0: usize,
    pub(super) y0: usize,
    /// One pixel further.
    pub(super) x1: usize,
    pub(super) y1: usize,
    pub(super) pixels: usize,
}

/// How many pixels stand in rows.
pub(super) fn in_rows(ink: &Bitmap) -> usize {
    let mut blobs = blobs(ink);
    blobs.retain(Blob::is_like_a_letter);
    let rows = rows(&blobs);
    let rows = rows.values().filter(|row| is_long(row));
    rows.flatten().map(|blob| blob.pixels).sum()
}

/// How much more or less ink there is from row to row, as a part of all of it: much, where lines of writing and the
/// white between them follow each other.
pub(super) fn coming_and_going(ink: &Bitmap) -> f32 {
    let rows = ink.pixels.chunks_exact(ink.width.max(1));
    let counts: Vec<usize> = rows
        .map(|row| row.iter().filter(|is_ink| **is_ink).count())
        .collect();
    let pairs = counts.windows(2);
    let changes: usize = pairs.map(|pair| pair[0].abs_diff(pair[1])).sum();
    changes as f32 / counts.iter().sum::<usize>().max(1) as f32
}

impl Blob {
    /// The longer side.
    pub(super) fn side(&self) -> usize {
        self.width().max(self.height())
    }

    fn width(&self) -> usize {
        self.x1 - self.x0
    }

    fn height(&self) -> usize {
        self.y1 - self.y0
    }

    fn is_like_a_letter(&self) -> bool {
        let (width, height) = (self.width(), self.height());
        (LOWEST..=HIGHEST).contains(&height)
            && (2..=LONGEST).contains(&width)
            && self.pixels >= FEWEST
            && self.pixels * FILLED > width * height
            && !(self.pixels >= BLOCK.0 && self.pixels * 100 > BLOCK.1 * width * height)
            && !(height <= RULE.0 && width > RULE.1)
    }

    /// Whether another one is the next in the same row.
    fn goes_on(&self, next: &Blob) -> bool {
        let (low, high) = (
            self.height().min(next.height()),
            self.height().max(next.height()),
        );
        let common = self.y1.min(next.y1).saturating_sub(self.y0.max(next.y0));
        next.x0 + 1 >= self.x1
            && (next.x0 - self.x1.min(next.x0)) * 2 <= 3 * high + 4
            && common * 2 >= low
            && high * 5 <= low * 11 + 5
    }
}

/// Those of pixels that touch, also at their corners.
pub(super) fn blobs(ink: &Bitmap) -> Vec<Blob> {
    let mut left = ink.pixels.clone();
    let mut blobs = Vec::new();
    for start in 0..left.len() {
        if left.get(start) == Some(&true) {
            blobs.push(blob(&mut left, start, ink.width, ink.height));
        }
    }
    blobs
}

/// The one around a pixel, which is taken out.
fn blob(left: &mut [bool], start: usize, width: usize, height: usize) -> Blob {
    let (x, y) = (start % width, start / width);
    let mut blob = Blob {
        x0: x,
        y0: y,
        x1: x + 1,
        y1: y + 1,
        pixels: 0,
    };
    let mut waiting = vec![(x, y)];
    take(left, start);
    while let Some((x, y)) = waiting.pop() {
        blob.pixels += 1;
        blob.x0 = blob.x0.min(x);
        blob.y0 = blob.y0.min(y);
        blob.x1 = blob.x1.max(x + 1);
        blob.y1 = blob.y1.max(y + 1);
        for y in y.saturating_sub(1)..(y + 2).min(height) {
            for x in x.saturating_sub(1)..(x + 2).min(width) {
                if take(left, y * width + x) {
                    waiting.push((x, y));
                }
            }
        }
    }
    blob
}

fn take(left: &mut [bool], at: usize) -> bool {
    left.get_mut(at).is_some_and(std::mem::take)
}

/// Marks that follow each other, by the number of one of them.
fn rows(blobs: &[Blob]) -> HashMap<usize, Vec<Blob>> {
    let mut cells: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for (number, blob) in blobs.iter().enumerate() {
        let cell = (blob.x0 / CELL, blob.y0 / CELL);
        cells.entry(cell).or_default().push(number);
    }
    let mut parents: Vec<usize> = (0..blobs.len()).collect();
    for (number, blob) in blobs.iter().enumerate() {
        let columns = blob.x1.saturating_sub(1) / CELL..=blob.x1 / CELL + 1;
        let lines = (blob.y0 / CELL).saturating_sub(1)..=blob.y0 / CELL + 1;
        let around = columns.flat_map(|x| lines.clone().map(move |y| (x, y)));
        for next in around.filter_map(|cell| cells.get(&cell)).flatten() {
            let follows = blobs.get(*next).is_some_and(|next| blob.goes_on(next));
            if *next != number && follows {
                let (one, other) = (root(&mut parents, number), root(&mut parents, *next));
                if let Some(parent) = parents.get_mut(other) {
                    *parent = one;
                }
            }
        }
    }
    let mut rows: HashMap<usize, Vec<Blob>> = HashMap::new();
    for (number, blob) in blobs.iter().enumerate() {
        rows.entry(root(&mut parents, number))
            .or_default()
            .push(*blob);
    }
    rows
}

/// The first of those that belong together; the way there becomes shorter.
fn root(parents: &mut [usize], mut number: usize) -> usize {
    while let Some(parent) = parents.get(number).copied()
        && parent != number
    {
        let above = parents.get(parent).copied().unwrap_or(parent);
        if let Some(own) = parents.get_mut(number) {
            *own = above;
        }
        number = above;
    }
    number
}

/// Whether marks make up a line of writing.
fn is_long(row: &[Blob]) -> bool {
    let first = row.iter().map(|blob| blob.x0).min().unwrap_or_default();
    let last = row.iter().map(|blob| blob.x1).max().unwrap_or_default();
    let mut heights: Vec<usize> = row.iter().map(Blob::height).collect();
    heights.sort_unstable();
    let height = heights.get(heights.len() / 2).copied().unwrap_or_default();
    let length = last - first;
    length >= LENGTHS * height && length >= SHORTEST
}
