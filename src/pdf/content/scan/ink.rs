//! What of a picture is clearly darker than the paper around it.

use super::Drawn;

/// Yes or no for each pixel of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bitmap {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Rows from the top.
    pub(super) pixels: Vec<bool>,
}

/// The paper's brightness at a place is that of this share of the pixels around it, or less.
const PAPER: usize = 80;

/// So many pixels around a place, to each side: wider than any letter is high.
const AROUND: usize = 12;

/// The paper's brightness is looked up at every place of a grid as fine as this, in pixels.
const GRID: usize = 4;

/// How ink differs from the paper around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Contrast {
    /// It has this part of the paper's brightness at most, in hundredths …
    part: u32,
    /// … and is darker by more than this, of 255.
    darker: u8,
    /// So much of it has to be writing where pages are scans, as a part of all that no letter covers.
    pub(super) least: f32,
}

impl Contrast {
    /// Print and pen; lines of it stay apart on dark paper.
    pub(super) const ORDINARY: Contrast = Contrast {
        part: 80,
        darker: 28,
        least: 0.12,
    };
    /// Worn print on grey paper.
    pub(super) const FAINT: Contrast = Contrast {
        part: 88,
        darker: 18,
        least: 0.4,
    };
}

/// The ink of a picture.
pub(super) fn of(drawn: &Drawn<'_>, contrast: Contrast) -> Bitmap {
    let (width, height) = (drawn.width as usize, drawn.height as usize);
    let light = brightnesses(drawn);
    let paper = paper(&light, width, height);
    let columns = width.div_ceil(GRID);
    let pixels = light.iter().enumerate().map(|(at, light)| {
        let cell = (at / width / GRID) * columns + at % width / GRID;
        let paper = paper.get(cell).copied().unwrap_or(255);
        u32::from(*light) * 100 < u32::from(paper) * contrast.part
            && paper.saturating_sub(*light) > contrast.darker
    });
    Bitmap {
        width,
        height,
        pixels: pixels.collect(),
    }
}

/// Of each pixel, rows from the top.
pub(in crate::pdf::content) fn brightnesses(drawn: &Drawn<'_>) -> Vec<u8> {
    let mut light: Vec<u8> = drawn.pixels.chunks_exact(4).map(brightness).collect();
    light.resize(drawn.width as usize * drawn.height as usize, 255);
    light
}

fn brightness(pixel: &[u8]) -> u8 {
    match pixel {
        [red, green, blue, ..] => {
            let sum = u32::from(*red) * 299 + u32::from(*green) * 587 + u32::from(*blue) * 114;
            (sum / 1000) as u8
        }
        _ => 255,
    }
}

/// How bright the paper is in each cell of the grid, row by row.
fn paper(light: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut paper = Vec::new();
    for y in (0..height).step_by(GRID) {
        let rows = y.saturating_sub(AROUND)..(y + AROUND + 1).min(height);
        for x in (0..width).step_by(GRID) {
            let columns = x.saturating_sub(AROUND)..(x + AROUND + 1).min(width);
            let mut counts = [0_usize; 256];
            for row in rows.clone() {
                let part = light.get(row * width + columns.start..row * width + columns.end);
                for light in part.unwrap_or_default() {
                    counts[usize::from(*light)] += 1;
                }
            }
            paper.push(at_share(&counts, rows.len() * columns.len()));
        }
    }
    paper
}

/// The brightness that [`PAPER`] in a hundred do not exceed.
fn at_share(counts: &[usize; 256], all: usize) -> u8 {
    let mut seen = 0;
    for (light, count) in (0..=255).zip(counts) {
        seen += count;
        if seen * 100 >= all * PAPER {
            return light;
        }
    }
    255
}

impl Bitmap {
    pub(super) fn empty(width: usize, height: usize) -> Bitmap {
        Bitmap {
            width,
            height,
            pixels: vec![false; width * height],
        }
    }

    pub(super) fn count(&self) -> usize {
        self.pixels.iter().filter(|is_set| **is_set).count()
    }

    /// What is set here and not there.
    pub(super) fn without(&self, other: &Bitmap) -> Bitmap {
        let both = self.pixels.iter().zip(&other.pixels);
        Bitmap {
            pixels: both.map(|(this, other)| *this && !*other).collect(),
            ..*self
        }
    }

    /// With rows for columns.
    pub(super) fn sideways(&self) -> Bitmap {
        let columns = 0..self.width;
        let pixels = columns.flat_map(|x| self.pixels.iter().skip(x).step_by(self.width.max(1)));
        Bitmap {
            width: self.height,
            height: self.width,
            pixels: pixels.copied().collect(),
        }
    }

    /// Sets a rectangle, as far as it is within: columns and rows.
    pub(super) fn fill(&mut self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) {
        let columns = columns.start.min(self.width)..columns.end.min(self.width);
        for row in rows.start..rows.end.min(self.height) {
            let start = row * self.width;
            if let Some(part) = self
                .pixels
                .get_mut(start + columns.start..start + columns.end)
            {
                part.fill(true);
            }
        }
    }
}
