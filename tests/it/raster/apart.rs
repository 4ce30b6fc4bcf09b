//! Where two pictures of a page differ by more than a reader's rounding.

use super::Raster;

/// How far apart each colour of like pixels may be.
const NEAR: u8 = 48;
/// How far from their places they may be: a picture that is drawn smaller begins on other parts of pixels.
const REACH: i64 = 2;
/// Pixels at the edge of a page of which a part may lie outside.
const EDGE: usize = 3;

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
    /// What differs in another picture, in which this one stands at the top and in the middle. Both
    /// are blurred a little, and what stands in so many rows at the foot of the other is left out.
    pub(crate) fn apart(&self, other: &Raster, foot: f64) -> Apart {
        let (one, two) = (self.blurred(), other.blurred());
        let left = ((other.width as f64 - self.width as f64) / 2.0).round() as i64;
        let rows = (other.height as f64 - foot).max(0.0) as usize;
        let mut apart = Apart::default();
        for y in EDGE..self.height.saturating_sub(EDGE).min(rows) {
            for x in EDGE..self.width.saturating_sub(EDGE) {
                let (there, here, down) = (x as i64 + left, x as i64, y as i64);
                if one.at(here, down) == two.at(there, down) {
                    continue;
                }
                let is_gone = !one.is_near(here, &two, there, down);
                let is_new = two.at(there, down).is_some() && !two.is_near(there, &one, here, down);
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
    fn is_near(&self, x: i64, other: &Raster, there: i64, y: i64) -> bool {
        let Some(pixel) = self.at(x, y) else {
            return true;
        };
        let reach = -REACH..=REACH;
        let around = reach
            .clone()
            .flat_map(|down| reach.clone().map(move |right| (right, down)));
        let mut around = around.filter_map(|(right, down)| other.at(there + right, y + down));
        around.any(|near| pixel.iter().zip(near).all(|(a, b)| a.abs_diff(b) <= NEAR))
    }

    fn at(&self, x: i64, y: i64) -> Option<[u8; 3]> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        let pixel = self.pixels.get(y * self.width + x).copied();
        pixel.filter(|_| x < self.width)
    }

    /// Each pixel the mean of those around it.
    fn blurred(&self) -> Raster {
        let around = (-1..=1).flat_map(|down| (-1..=1).map(move |right| (right, down)));
        let around: Vec<(i64, i64)> = around.collect();
        self.made(self.width, self.height, |x, y| {
            let there = around
                .iter()
                .map(|(right, down)| (x as i64 + right, y as i64 + down));
            self.mean(there)
        })
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
    pixel.iter().all(|part| *part >= u8::MAX - NEAR)
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
