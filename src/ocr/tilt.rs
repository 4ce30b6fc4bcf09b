//! Pages that were laid on the glass askew, or photographed so: engines read nothing of lines that rise by three
//! degrees, so such a picture is turned level first.
//!
//! Seen along the lines, a page is rows of ink and rows of none; seen at any other angle these run into each other.

use super::Grey;

/// Degrees to either side that are looked at, and between two looks: first roughly, then around the best.
const WIDEST: f32 = 15.0;
const ROUGH: f32 = 0.5;
const FINE: f32 = 0.1;

/// Engines read lines well that rise or fall by less.
const LEAST: f32 = 1.0;

/// Where the rows of a page are seen so many times as clearly as on average, it has rows.
const CLEAR: f32 = 1.5;

/// Pixels to the inch that are enough, and points of ink.
const DPI: u32 = 75;
const MOST: usize = 60_000;

/// How a picture lies in the one that it was made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tilt {
    /// By which lines fall to the right, in radians.
    angle: f32,
    /// The size of the picture that was turned level, and of the one that it was made of.
    level: (f32, f32),
    tilted: (f32, f32),
}

impl Tilt {
    /// Where a place of the level picture is in the one that it was made of.
    pub fn there(&self, x: f32, y: f32) -> (f32, f32) {
        let (sine, cosine) = self.angle.sin_cos();
        let (x, y) = (x - self.level.0 / 2.0, y - self.level.1 / 2.0);
        (
            self.tilted.0 / 2.0 + x * cosine - y * sine,
            self.tilted.1 / 2.0 + x * sine + y * cosine,
        )
    }
}

/// The picture turned level; none where its lines are nearly so, or it has none.
pub(super) fn level(picture: &Grey) -> Option<(Grey, Tilt)> {
    let degrees = degrees(&ink(picture))?;
    (degrees.abs() >= LEAST).then(|| turned(picture, degrees.to_radians()))
}

/// Places of ink: what is clearly darker than the paper around it, which may lie in a shadow.
fn ink(picture: &Grey) -> Vec<(f32, f32)> {
    let step = (picture.dpi / DPI).max(1) as usize;
    let (width, height) = (picture.width as usize, picture.height as usize);
    let at = |x: usize, y: usize| picture.pixels.get(y * width + x).copied().unwrap_or(255);
    let mut all = Vec::new();
    for y in (0..height).step_by(step) {
        let row = (0..width).step_by(step).map(|x| at(x, y));
        let paper = row.clone().max().unwrap_or(255);
        let row = row
            .enumerate()
            .filter(|(_, shade)| u16::from(*shade) * 3 < u16::from(paper) * 2);
        all.extend(row.map(|(column, _)| (column as f32, (y / step) as f32)));
    }
    let every = all.len().div_ceil(MOST).max(1);
    all.into_iter().step_by(every).collect()
}

/// By how many degrees lines fall to the right.
fn degrees(ink: &[(f32, f32)]) -> Option<f32> {
    let looks = (WIDEST / ROUGH) as i32;
    let rough = (-looks..=looks).map(|look| look as f32 * ROUGH);
    let rough: Vec<(f32, f32)> = rough.map(|angle| (clearness(ink, angle), angle)).collect();
    let average = rough.iter().map(|(clear, _)| clear).sum::<f32>() / rough.len() as f32;
    let best = rough
        .into_iter()
        .max_by(|one, other| one.0.total_cmp(&other.0));
    let (clear, around) = best.filter(|(clear, _)| *clear > average * CLEAR)?;
    let looks = (ROUGH / FINE) as i32;
    let fine = (-looks..=looks).map(|look| around + look as f32 * FINE);
    let fine = fine.map(|angle| (clearness(ink, angle), angle));
    let best = fine.max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(fine, _)| *fine >= clear)
        .map(|(_, angle)| angle)
}

/// How much rows of ink and rows of none differ, seen at this angle.
fn clearness(ink: &[(f32, f32)], degrees: f32) -> f32 {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let rows = ink
        .iter()
        .map(|(x, y)| (y * cosine - x * sine).floor() as i32);
    let mut rows: Vec<i32> = rows.collect();
    rows.sort_unstable();
    let counts: Vec<(i32, f32)> = rows
        .chunk_by(|one, next| one == next)
        .filter_map(|row| Some((*row.first()?, row.len() as f32)))
        .collect();
    let steps = counts.windows(2).map(|pair| match pair {
        [(row, count), (next, other)] if *next == row + 1 => (other - count).powi(2),
        [(_, count), (_, other)] => count.powi(2) + other.powi(2),
        _ => 0.0,
    });
    steps.sum()
}

/// The picture with its lines level, on white: all of it, so that it becomes larger.
fn turned(picture: &Grey, angle: f32) -> (Grey, Tilt) {
    let (sine, cosine) = (angle.sin().abs(), angle.cos());
    let (width, height) = (picture.width as f32, picture.height as f32);
    let level = (
        (width * cosine + height * sine).ceil(),
        (height * cosine + width * sine).ceil(),
    );
    let tilt = Tilt {
        angle,
        level,
        tilted: (width, height),
    };
    let (columns, rows) = (level.0 as u32, level.1 as u32);
    let mut pixels = Vec::with_capacity(columns as usize * rows as usize);
    for y in 0..rows {
        for x in 0..columns {
            let (x, y) = tilt.there(x as f32 + 0.5, y as f32 + 0.5);
            pixels.push(shade(picture, x - 0.5, y - 0.5));
        }
    }
    let grey = Grey {
        width: columns,
        height: rows,
        dpi: picture.dpi,
        pixels,
    };
    (grey, tilt)
}

/// Of the four pixels around a place, the nearer the more.
fn shade(picture: &Grey, x: f32, y: f32) -> u8 {
    let (left, top) = (x.floor(), y.floor());
    let (right_part, bottom_part) = (x - left, y - top);
    let at = |x: f32, y: f32| {
        let is_there =
            x >= 0.0 && y >= 0.0 && x < picture.width as f32 && y < picture.height as f32;
        let index = y.max(0.0) as usize * picture.width as usize + x.max(0.0) as usize;
        let shade = picture.pixels.get(index).filter(|_| is_there);
        shade.map_or(255.0, |shade| f32::from(*shade))
    };
    let row = |y: f32| at(left, y) * (1.0 - right_part) + at(left + 1.0, y) * right_part;
    (row(top) * (1.0 - bottom_part) + row(top + 1.0) * bottom_part).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of print, as far as a reader of rows sees any, that fall to the right by so many degrees.
    fn page(degrees: f32) -> Grey {
        let (width, height) = (600_u32, 800_u32);
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let pixel = |x: u32, y: u32| {
            let (x, y) = (x as f32 - 300.0, y as f32 - 400.0);
            let (along, down) = (x * cosine + y * sine, y * cosine - x * sine);
            let is_line = along.abs() < 220.0 && down.abs() < 300.0;
            let is_ink = down.rem_euclid(16.0) < 7.0 && (along * 0.9).rem_euclid(5.0) < 3.0;
            if is_line && is_ink { 20 } else { 240 }
        };
        Grey {
            width,
            height,
            dpi: 75,
            pixels: (0..height)
                .flat_map(|y| (0..width).map(move |x| pixel(x, y)))
                .collect(),
        }
    }

    #[test]
    fn lines_that_rise_or_fall_are_turned_level_and_every_place_is_found_again() {
        for wanted in [-12.0_f32, -4.0, -1.5, 3.0, 8.0] {
            let picture = page(wanted);
            let (level, tilt) = level(&picture).unwrap();
            let found = tilt.angle.to_degrees();
            assert!((found - wanted).abs() < 0.25, "{wanted}: {found}");
            let again = degrees(&ink(&level)).unwrap();
            assert!(again.abs() < 0.3, "{wanted}: {again}");
            let middle = tilt.there(level.width as f32 / 2.0, level.height as f32 / 2.0);
            assert_eq!(middle, (300.0, 400.0));
            let (x, y) = tilt.there(level.width as f32 / 2.0 + 100.0, level.height as f32 / 2.0);
            let (sine, cosine) = tilt.angle.sin_cos();
            assert!(
                (x - 300.0 - 100.0 * cosine).abs() < 0.1 && (y - 400.0 - 100.0 * sine).abs() < 0.1
            );
        }
    }

    #[test]
    fn what_is_level_or_has_no_lines_is_left_as_it_is() {
        assert!(level(&page(0.0)).is_none());
        assert!(level(&page(0.6)).is_none());
        let blank = Grey {
            pixels: vec![255; 600 * 800],
            ..page(0.0)
        };
        assert!(level(&blank).is_none());
        let nothing = Grey {
            width: 0,
            height: 0,
            dpi: 0,
            pixels: Vec::new(),
        };
        assert!(level(&nothing).is_none());
    }
}
