//! Pages as poppler draws them, at 40 dots an inch, for comparing what is seen.

mod apart;

use std::path::Path;

use super::tools;

pub(crate) use apart::{Apart, TRACE};

/// A picture of a page: red, green and blue of each pixel, row by row from the top.
pub(crate) struct Raster {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Raster {
    /// `None` where poppler is not installed. Pages begin at 1.
    pub(crate) fn of(file: &Path, page: usize) -> Option<Raster> {
        let page = page.to_string();
        let options = ["-r", "40", "-f", &page, "-l", &page];
        let bytes = tools::read_bytes("pdftoppm", &options, file)?;
        Some(Raster::from_ppm(&bytes))
    }

    /// Reads the binary form of PPM, which pdftoppm writes: three numbers after `P6`, then the pixels.
    fn from_ppm(bytes: &[u8]) -> Raster {
        let mut all = Raster::all_from_ppm(bytes);
        assert_eq!(all.len(), 1, "one picture");
        all.remove(0)
    }

    /// One picture after the other; some readers say first what they think of the file.
    pub(crate) fn all_from_ppm(mut bytes: &[u8]) -> Vec<Raster> {
        let mut all = Vec::new();
        while let Some(start) = bytes.windows(3).position(|three| three == b"P6\n") {
            let mut numbers = [0; 3];
            let mut at = start + 2;
            for number in &mut numbers {
                while bytes[at].is_ascii_whitespace() {
                    at += 1;
                }
                while bytes[at].is_ascii_digit() {
                    *number = *number * 10 + usize::from(bytes[at] - b'0');
                    at += 1;
                }
            }
            let [width, height, _] = numbers;
            let end = at + 1 + width * height * 3;
            let Some(pixels) = bytes.get(at + 1..end) else {
                break;
            };
            let pixels = pixels.chunks_exact(3).map(|rgb| [rgb[0], rgb[1], rgb[2]]);
            all.push(Raster {
                width,
                height,
                pixels: pixels.collect(),
            });
            bytes = &bytes[end..];
        }
        all
    }

    /// How much darker than white the page is, down to `share` of its height.
    pub(crate) fn ink(&self, share: f64) -> f64 {
        let rows = (self.height as f64 * share) as usize;
        let seen = self.pixels.iter().take(rows * self.width).flatten();
        seen.map(|value| f64::from(255 - value)).sum()
    }

    /// Of each twelfth of the colour circle, the share of the page that is saturated in it.
    pub(crate) fn hues(&self) -> [f64; 12] {
        let mut shares = [0.0; 12];
        for hue in self.pixels.iter().filter_map(|pixel| hue(*pixel)) {
            shares[hue] += 1.0 / self.pixels.len() as f64;
        }
        shares
    }

    /// The lower right corner, where the page number stands: the last 2.5 % of the height (the band of
    /// an A4 page is 24 points), the right 40 % of the width.
    pub(crate) fn corner(&self) -> Raster {
        let (top, left) = (self.height * 975 / 1000, self.width * 60 / 100);
        let rows = self.pixels.chunks_exact(self.width).skip(top);
        let pixels: Vec<[u8; 3]> = rows.flat_map(|row| row[left..].iter().copied()).collect();
        Raster {
            width: self.width - left,
            height: self.height - top,
            pixels,
        }
    }
}

/// Which twelfth of the colour circle a saturated pixel is in.
fn hue([red, green, blue]: [u8; 3]) -> Option<usize> {
    let [red, green, blue] = [red, green, blue].map(f64::from);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let range = most - least;
    if range < 80.0 {
        return None;
    }
    let sixths = if most == red {
        ((green - blue) / range).rem_euclid(6.0)
    } else if most == green {
        (blue - red) / range + 2.0
    } else {
        (red - green) / range + 4.0
    };
    Some((sixths * 2.0) as usize % 12)
}

/// Whether at most `share` of the pixels differ by more than a trace.
pub(crate) fn is_alike(one: &Raster, other: &Raster, share: f64) -> bool {
    let differ = one
        .pixels
        .iter()
        .zip(&other.pixels)
        .filter(|(a, b)| a.iter().zip(b.iter()).any(|(a, b)| a.abs_diff(*b) > 32));
    one.pixels.len() == other.pixels.len()
        && differ.count() as f64 <= share * one.pixels.len() as f64
}
