//! Where two pictures of a page differ by more than a reader's rounding.
//!
//! Letters and lines fall on other parts of pixels when a page is moved, so single pixels are compared
//! with much tolerance. That would not see a gradient that is stretched or begins elsewhere: its colours
//! change a little, over a wide area. So the means of wide areas are compared, too, with little.

use super::Raster;

/// How pictures are compared: over how many pixels around each one the mean is taken, and how far
/// apart each colour of like means may be.
#[derive(Clone, Copy, Debug)]
struct Measure {
    around: usize,
    near: u8,
}

const LETTERS: Measure = Measure {
    around: 1,
    near: 48,
};
const TINTS: Measure = Measure {
    around: 4,
    near: 20,
};
/// What is as bright as this is white.
const WHITE: u8 = u8::MAX - LETTERS.near;
/// How far from their places they may be: a picture that is drawn smaller begins on other parts of pixels.
const REACH: i64 = 2;
/// Pixels that may differ: letters fall on other parts of pixels when they are moved.
pub(crate) const TRACE: usize = 40;

/// The pixels of a page that are not in another picture of it, or the other way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Apart {
    pub(crate) pixels: usize,
    /// Of these, such as were not white before and are gone.
    pub(crate) gone: usize,
    /// Left, top, right and bottom of the area where they are, in hundredths of the page.
    pub(crate) area: [usize; 4],
}

impl Raster {
    /// What differs in another picture, in which this one stands at the top and in the middle. What
    /// stands in so many rows at the foot of the other is left out.
    pub(crate) fn apart(&self, other: &Raster, foot: f64) -> Apart {
        match self.apart_by(LETTERS, other, foot) {
            alike if alike.pixels <= TRACE => {
                let tints = self.apart_by(TINTS, other, foot);
                if tints.pixels > TRACE { tints } else { alike }
            }
            apart => apart,
        }
    }

    fn apart_by(&self, measure: Measure, other: &Raster, foot: f64) -> Apart {
        let (one, two) = (self.blurred(measure.around), other.blurred(measure.around));
        // There a part of what is around a pixel may lie outside of a page.
        let edge = measure.around + REACH as usize;
        let left = ((other.width as f64 - self.width as f64) / 2.0).round() as i64;
        let rows = (other.height as f64 - foot).max(0.0) as usize;
        let rows = rows.saturating_sub(measure.around - 1);
        let mut apart = Apart::default();
        for y in edge..self.height.saturating_sub(edge).min(rows) {
            for x in edge..self.width.saturating_sub(edge) {
                let (there, here, down) = (x as i64 + left, x as i64, y as i64);
                if one.at(here, down) == two.at(there, down) {
                    continue;
                }
                let is_gone = !one.is_near(measure.near, here, &two, there, down);
                let is_new = two.at(there, down).is_some()
                    && !two.is_near(measure.near, there, &one, here, down);
                if is_gone || is_new {
                    let was_white = one.at(here, down).is_some_and(is_white);
                    let place = (x * 100 / self.width, y * 100 / self.height);
                    apart.add(place, is_gone && !was_white);
                }
            }
        }
        apart
    }

    /// Whether a pixel is like one around a place in another picture.
    fn is_near(&self, near: u8, x: i64, other: &Raster, there: i64, y: i64) -> bool {
        let Some(pixel) = self.at(x, y) else {
            return true;
        };
        let reach = -REACH..=REACH;
        let around = reach
            .clone()
            .flat_map(|down| reach.clone().map(move |right| (right, down)));
        let mut around = around.filter_map(|(right, down)| other.at(there + right, y + down));
        around.any(|other| pixel.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= near))
    }

    fn at(&self, x: i64, y: i64) -> Option<[u8; 3]> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        let pixel = self.pixels.get(y * self.width + x).copied();
        pixel.filter(|_| x < self.width)
    }

    /// Each pixel the mean of those around it, so far in each direction.
    fn blurred(&self, around: usize) -> Raster {
        let sums = self.sums();
        let pitch = self.width + 1;
        self.made(self.width, self.height, |x, y| {
            let (left, right) = (x.saturating_sub(around), (x + around + 1).min(self.width));
            let (top, bottom) = (y.saturating_sub(around), (y + around + 1).min(self.height));
            let count = (right - left) * (bottom - top);
            [0, 1, 2].map(|part| {
                let sum = |x: usize, y: usize| sums[y * pitch + x][part];
                let inner =
                    sum(right, bottom) + sum(left, top) - sum(left, bottom) - sum(right, top);
                inner.checked_div(count as u64).unwrap_or_default() as u8
            })
        })
    }

    /// At each corner between pixels, the sum of all that lie above it and to its left.
    fn sums(&self) -> Vec<[u64; 3]> {
        let pitch = self.width + 1;
        let mut sums = vec![[0; 3]; pitch * (self.height + 1)];
        for y in 0..self.height {
            let mut row = [0; 3];
            for x in 0..self.width {
                let (pixel, above) = (self.pixels[y * self.width + x], sums[y * pitch + x + 1]);
                row = [0, 1, 2].map(|part| row[part] + u64::from(pixel[part]));
                sums[(y + 1) * pitch + x + 1] = [0, 1, 2].map(|part| row[part] + above[part]);
            }
        }
        sums
    }

    /// As many times smaller, each pixel the mean of those in its place.
    pub(crate) fn smaller(&self, times: usize) -> Raster {
        let (width, height) = (self.width.div_ceil(times), self.height.div_ceil(times));
        self.made(width, height, |x, y| {
            let within = (0..times).flat_map(|down| (0..times).map(move |right| (right, down)));
            self.mean(
                within.map(|(right, down)| ((x * times + right) as i64, (y * times + down) as i64)),
            )
        })
    }

    fn made(&self, width: usize, height: usize, of: impl Fn(usize, usize) -> [u8; 3]) -> Raster {
        let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Raster {
            pixels: all.map(|(x, y)| of(x, y)).collect(),
            width,
            height,
        }
    }

    fn mean(&self, places: impl Iterator<Item = (i64, i64)>) -> [u8; 3] {
        let (mut sum, mut count) = ([0_u32; 3], 0);
        for pixel in places.filter_map(|(x, y)| self.at(x, y)) {
            sum = [0, 1, 2].map(|part| sum[part] + u32::from(pixel[part]));
            count += 1;
        }
        sum.map(|part| part.checked_div(count).unwrap_or_default() as u8)
    }
}

fn is_white(pixel: [u8; 3]) -> bool {
    pixel.iter().all(|part| *part >= WHITE)
}

impl Apart {
    fn add(&mut self, (x, y): (usize, usize), is_gone: bool) {
        let [left, top, right, bottom] = match self.pixels {
            0 => [x, y, x, y],
            _ => self.area,
        };
        self.area = [left.min(x), top.min(y), right.max(x), bottom.max(y)];
        self.pixels += 1;
        self.gone += usize::from(is_gone);
    }
}

mod tests {
    use super::*;

    fn page(of: impl Fn(usize, usize) -> [u8; 3]) -> Raster {
        let blank = Raster {
            width: 0,
            height: 0,
            pixels: Vec::new(),
        };
        blank.made(300, 400, of)
    }

    #[test]
    fn a_gradient_that_is_stretched_is_seen_and_one_that_is_not_moved_is_none() {
        let gradient = |over: usize| page(move |x, _| [(x * 255 / over) as u8, 120, 40]);
        assert!(gradient(300).apart(&gradient(357), 0.0).pixels > TRACE);
        assert_eq!(gradient(300).apart(&gradient(300), 0.0), Apart::default());
    }

    #[test]
    fn lines_that_are_a_pixel_aside_or_softer_are_the_same() {
        let lines = |aside: usize, dark: u8| {
            page(move |x, y| {
                if y % 9 == 3 + aside && x % 5 > 1 {
                    [dark; 3]
                } else {
                    [255; 3]
                }
            })
        };
        assert_eq!(lines(0, 40).apart(&lines(1, 60), 0.0), Apart::default());
    }
}
