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

impl Grey {
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
