//! A page as a grey picture.

use std::io::Write as _;

/// Rows from the top, one byte for each pixel: 0 is black.
#[derive(Clone, PartialEq, Eq)]
pub struct Grey {
    pub width: u32,
    pub height: u32,
    /// Pixels to the inch of the page.
    pub dpi: u32,
    pub pixels: Vec<u8>,
}

impl std::fmt::Debug for Grey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grey({} × {})", self.width, self.height)
    }
}

/// A picture whose darkest and lightest parts are closer than this is faint; closer than that, it shows nothing.
const FAINT: u8 = 128;
const NOTHING: u8 = 40;

impl Grey {
    /// A faint picture with all shades from black to white; none where it is not faint, or shows nothing. Of a
    /// thousand pixels the darkest and the lightest five do not count.
    pub(super) fn stretched(&self) -> Option<Grey> {
        let mut counts = [0usize; 256];
        for pixel in &self.pixels {
            if let Some(count) = counts.get_mut(usize::from(*pixel)) {
                *count += 1;
            }
        }
        let few = self.pixels.len() / 200;
        let dark = beyond(&counts, few, 0..=255)?;
        let light = beyond(&counts, few, (0..=255).rev())?;
        let range = light.checked_sub(dark)?;
        if !(NOTHING..FAINT).contains(&range) {
            return None;
        }
        let wider = |pixel: &u8| {
            let above = u32::from(pixel.saturating_sub(dark).min(range));
            u8::try_from(above * 255 / u32::from(range)).unwrap_or(u8::MAX)
        };
        Some(Grey {
            pixels: self.pixels.iter().map(wider).collect(),
            ..self.clone()
        })
    }

    /// Of a picture with red, green, blue and opacity for each pixel, on white.
    pub fn of(width: u32, height: u32, dpi: u32, pixels: &[u8]) -> Grey {
        let grey = pixels
            .as_chunks::<4>()
            .0
            .iter()
            .map(|[red, green, blue, _]| {
                // As bright as people see them (ITU-R BT.601), in parts of 256.
                let light = u32::from(*red) * 77 + u32::from(*green) * 150 + u32::from(*blue) * 29;
                (light >> 8) as u8
            });
        Grey {
            width,
            height,
            dpi,
            pixels: grey.collect(),
        }
    }

    /// Turned to the right by a quarter.
    pub fn turned(&self) -> Grey {
        let (width, height) = (self.width as usize, self.height as usize);
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for column in 0..width {
            let rows = (0..height).rev();
            pixels.extend(rows.filter_map(|row| self.pixels.get(row * width + column)));
        }
        Grey {
            width: self.height,
            height: self.width,
            dpi: self.dpi,
            pixels,
        }
    }

    /// As a file that every program for pictures reads (PGM).
    pub fn file(&self) -> Vec<u8> {
        let mut file = Vec::with_capacity(self.pixels.len() + 32);
        // Memory takes everything.
        let _written = write!(file, "P5\n{} {}\n255\n", self.width, self.height);
        file.extend_from_slice(&self.pixels);
        file
    }
}

/// The first of these shades beyond which more than a few pixels lie.
fn beyond(counts: &[usize; 256], few: usize, mut shades: impl Iterator<Item = u8>) -> Option<u8> {
    let mut left = few;
    shades.find(|shade| {
        let count = counts.get(usize::from(*shade)).copied().unwrap_or_default();
        let is_it = count > left;
        left = left.saturating_sub(count);
        is_it
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_stays_white_and_colours_become_as_bright_as_they_are_seen() {
        let colours = [[255, 255, 255, 255], [0, 0, 0, 255], [0, 255, 0, 255]];
        let grey = Grey::of(3, 1, 300, &colours.concat());
        assert_eq!(grey.pixels, [255, 0, 149]);
        assert_eq!(grey.file(), b"P5\n3 1\n255\n\xff\0\x95");
    }

    #[test]
    fn a_faint_picture_gets_all_shades_and_one_that_shows_nothing_stays() {
        let of = |shades: [u8; 2]| Grey {
            width: 20,
            height: 50,
            dpi: 300,
            pixels: [[shades[0]; 100].as_slice(), &[shades[1]; 900]].concat(),
        };
        let shades = |grey: Option<Grey>| grey.map(|grey| (grey.pixels[0], grey.pixels[999]));
        assert_eq!(shades(of([180, 231]).stretched()), Some((0, 255)));
        assert_eq!(shades(of([0, 85]).stretched()), Some((0, 255)));
        assert_eq!(shades(of([240, 255]).stretched()), None);
        assert_eq!(shades(of([0, 255]).stretched()), None);
        let empty = Grey {
            width: 0,
            height: 0,
            dpi: 300,
            pixels: Vec::new(),
        };
        assert_eq!(empty.stretched(), None);
    }

    #[test]
    fn a_picture_turned_four_times_is_as_it_was() {
        let grey = Grey {
            width: 3,
            height: 2,
            dpi: 300,
            pixels: vec![1, 2, 3, 4, 5, 6],
        };
        let turned = grey.turned();
        assert_eq!((turned.width, turned.height), (2, 3));
        assert_eq!(turned.pixels, [4, 1, 5, 2, 6, 3]);
        assert_eq!(turned.turned().turned().turned(), grey);
    }
}
