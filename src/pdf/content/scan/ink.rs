//! What of a picture is clearly darker than the paper around it.

use super::paper::{GRID, paper};
use super::{Drawn, Shows};

/// A page of which more than so many hundredths are ink is not empty, whatever shows through.
const DARK: usize = 3;

/// Yes or no for each pixel of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bitmap {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Rows from the top.
    pub(super) pixels: Vec<bool>,
}

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

/// How bright each pixel of a page is, and the paper around it.
pub struct Tones {
    width: usize,
    height: usize,
    /// Rows from the top.
    pub(in crate::pdf::content) light: Vec<u8>,
    /// In each cell of the grid.
    paper: Vec<u8>,
}

impl std::fmt::Debug for Tones {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tones({} × {})", self.width, self.height)
    }
}

impl Tones {
    pub fn of(drawn: &Drawn<'_>) -> Tones {
        let (width, height) = (drawn.width as usize, drawn.height as usize);
        let mut light: Vec<u8> = drawn.pixels.chunks_exact(4).map(brightness).collect();
        light.resize(width * height, 255);
        Tones {
            paper: paper(&light, width, height),
            width,
            height,
            light,
        }
    }

    /// Width and height, in pixels.
    pub(in crate::pdf::content) fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// Where its ink is, and whether there is so much that the page is not empty.
    pub(in crate::pdf::content) fn shows(&self) -> (Shows, bool) {
        let ink = self.ink(Contrast::ORDINARY);
        let is_dark = ink.count() * 100 > ink.pixels.len() * DARK;
        (Shows::of(&ink), is_dark)
    }

    /// What is clearly darker than the paper around it.
    pub(super) fn ink(&self, contrast: Contrast) -> Bitmap {
        let columns = self.width.div_ceil(GRID);
        let mut pixels = Vec::with_capacity(self.light.len());
        for (y, row) in self.light.chunks_exact(self.width.max(1)).enumerate() {
            let paper = self.paper.get(y / GRID * columns..).unwrap_or_default();
            for (part, paper) in row.chunks(GRID).zip(paper) {
                pixels.extend(part.iter().map(|light| contrast.is_ink(*light, *paper)));
            }
        }
        Bitmap {
            width: self.width,
            height: self.height,
            pixels,
        }
    }
}

impl Contrast {
    fn is_ink(self, light: u8, paper: u8) -> bool {
        u32::from(light) * 100 < u32::from(paper) * self.part
            && paper.saturating_sub(light) > self.darker
    }
}

pub(super) fn brightness(pixel: &[u8]) -> u8 {
    match pixel {
        [red, green, blue, ..] => {
            let sum = u32::from(*red) * 299 + u32::from(*green) * 587 + u32::from(*blue) * 114;
            (sum / 1000) as u8
        }
        _ => 255,
    }
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
        let mut pixels = vec![false; self.pixels.len()];
        for (y, row) in self.pixels.chunks_exact(self.width.max(1)).enumerate() {
            let column = pixels.iter_mut().skip(y).step_by(self.height.max(1));
            column.zip(row).for_each(|(to, from)| *to = *from);
        }
        Bitmap {
            width: self.height,
            height: self.width,
            pixels,
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

#[cfg(test)]
mod tests {
    use super::super::paper::TOO_LIGHT;
    use super::*;

    #[test]
    fn what_is_too_light_is_ink_on_no_paper() {
        for contrast in [Contrast::ORDINARY, Contrast::FAINT] {
            let is_ink = |light: u8| (0..=255).any(|paper| contrast.is_ink(light, paper));
            assert!(
                (TOO_LIGHT..=255).all(|light| !is_ink(light)),
                "{contrast:?}"
            );
        }
        assert!(Contrast::FAINT.is_ink(TOO_LIGHT - 1, 255));
    }
}
