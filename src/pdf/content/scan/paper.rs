//! How bright the paper is around each place of a picture.
//!
//! The paper is brighter than what is printed on it, and there is more of it: its brightness is that which most
//! pixels around a place do not exceed. From one place to the next only the pixels at the edges of what is
//! around them change, so that only these are counted anew.

use std::ops::Range;

/// The paper's brightness at a place is that of this share of the pixels around it, or less.
const PAPER: usize = 80;

/// So many pixels around a place, to each side: wider than any letter is high.
const AROUND: usize = 12;

/// No pixel as light as this is ink on any paper.
pub(super) const TOO_LIGHT: u8 = 225;

/// The paper's brightness is looked up at every place of a grid as fine as this, in pixels.
pub(super) const GRID: usize = 4;

/// How bright the paper is in each cell of the grid, row by row. `light` has `width` pixels a row. Where all
/// pixels of a cell are [`TOO_LIGHT`] for ink, nobody asks, and it is taken for white.
pub(super) fn paper(light: &[u8], width: usize, height: usize) -> Vec<u8> {
    let mut paper = Vec::with_capacity(width.div_ceil(GRID) * height.div_ceil(GRID));
    for y in (0..height).step_by(GRID) {
        let rows = around(y, height);
        let row = |row: usize, columns: Range<usize>| {
            let part = light.get(row * width + columns.start..row * width + columns.end);
            part.unwrap_or_default()
        };
        let may_be_ink = |x: usize| {
            let columns = x..(x + GRID).min(width);
            (y..(y + GRID).min(height)).any(|y| {
                let pixels = row(y, columns.clone());
                pixels.iter().any(|light| *light < TOO_LIGHT)
            })
        };
        let mut counted = Counted::default();
        let mut columns = 0..0;
        for x in (0..width).step_by(GRID) {
            if !may_be_ink(x) {
                paper.push(u8::MAX);
                continue;
            }
            let wanted = around(x, width);
            let left = columns.start..columns.end.min(wanted.start);
            let new = columns.end.max(wanted.start)..wanted.end;
            for y in rows.clone() {
                row(y, left.clone())
                    .iter()
                    .for_each(|light| counted.remove(*light));
                row(y, new.clone())
                    .iter()
                    .for_each(|light| counted.add(*light));
            }
            paper.push(counted.at_share());
            columns = wanted;
        }
    }
    paper
}

fn around(place: usize, all: usize) -> Range<usize> {
    place.saturating_sub(AROUND)..(place + AROUND + 1).min(all)
}

/// Pixels, counted by their brightness.
struct Counted {
    counts: [usize; 256],
    all: usize,
    /// Where the share was found last.
    level: u8,
    /// How many are darker than that.
    darker: usize,
}

impl Default for Counted {
    fn default() -> Self {
        Counted {
            counts: [0; 256],
            all: 0,
            level: 0,
            darker: 0,
        }
    }
}

impl Counted {
    fn add(&mut self, light: u8) {
        self.counts[usize::from(light)] += 1;
        self.all += 1;
        self.darker += usize::from(light < self.level);
    }

    /// One that was added.
    fn remove(&mut self, light: u8) {
        self.counts[usize::from(light)] -= 1;
        self.all -= 1;
        self.darker -= usize::from(light < self.level);
    }

    /// The brightness that [`PAPER`] in a hundred do not exceed, the darkest of them.
    fn at_share(&mut self) -> u8 {
        let wanted = self.all * PAPER;
        while self.level > 0 && self.darker * 100 >= wanted {
            self.level -= 1;
            self.darker -= self.counts[usize::from(self.level)];
        }
        while let Some(brighter) = self.level.checked_add(1) {
            let up_to = self.darker + self.counts[usize::from(self.level)];
            if up_to * 100 >= wanted {
                break;
            }
            (self.level, self.darker) = (brighter, up_to);
        }
        self.level
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same, with all pixels counted at every place.
    fn counted_anew(light: &[u8], width: usize, height: usize) -> Vec<u8> {
        let places = (0..height).step_by(GRID);
        let places = places.flat_map(|y| (0..width).step_by(GRID).map(move |x| (x, y)));
        let paper = places.map(|(x, y)| {
            let cell = (y..(y + GRID).min(height))
                .flat_map(|y| (x..(x + GRID).min(width)).map(move |x| (x, y)));
            if cell.clone().all(|(x, y)| light[y * width + x] >= TOO_LIGHT) {
                return 255;
            }
            let rows = around(y, height);
            let pixels = rows.flat_map(|row| around(x, width).map(move |x| light[row * width + x]));
            let mut pixels: Vec<u8> = pixels.collect();
            pixels.sort_unstable();
            pixels[(pixels.len() * PAPER).div_ceil(100) - 1]
        });
        paper.collect()
    }

    proptest! {
        #[test]
        fn the_paper_is_what_counting_all_pixels_says(
            width in 1_usize..70,
            height in 1_usize..50,
            shades in prop::collection::vec(any::<u8>(), 1..200),
            white in prop::collection::vec(any::<bool>(), 1..9),
        ) {
            // Longer stretches of white between the others.
            let white = white.iter().flat_map(|is_white| [is_white; 31]).cycle();
            let shades = shades.iter().cycle().zip(white);
            let light = shades.map(|(shade, is_white)| if *is_white { 255 } else { *shade });
            let light: Vec<u8> = light.take(width * height).collect();
            prop_assert_eq!(paper(&light, width, height), counted_anew(&light, width, height));
        }
    }
}
