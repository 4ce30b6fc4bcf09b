//! A picture with fewer pixels: each is a weighted mean of those that it stands for, sharp enough for letters
//! (Catmull and Rom). Reckoned in whole numbers, so that every machine gives the same.

use super::decode::Pixels;

/// What weights are counted in: parts of so many.
const WHOLE: i32 = 1 << 14;

/// The pixels that one new pixel is made of.
struct Taps {
    first: usize,
    weights: Vec<i32>,
}

pub(super) fn resampled(picture: &Pixels, width: u32, height: u32) -> Pixels {
    let parts = usize::from(picture.parts);
    let columns = taps(picture.width, width);
    let rows = taps(picture.height, height);
    let stride = picture.width as usize * parts;
    let narrow: Vec<u8> = picture
        .samples
        .chunks_exact(stride.max(1))
        .flat_map(|row| narrowed(row, &columns, parts))
        .collect();
    let stride = width as usize * parts;
    let mut samples = Vec::with_capacity(stride * height as usize);
    let mut sums = vec![0; stride];
    for tap in &rows {
        sums.fill(0);
        let from = narrow.chunks_exact(stride.max(1)).skip(tap.first);
        for (row, weight) in from.zip(&tap.weights) {
            for (sum, sample) in sums.iter_mut().zip(row) {
                *sum += i32::from(*sample) * weight;
            }
        }
        samples.extend(sums.iter().map(|sum| rounded(*sum)));
    }
    Pixels {
        width,
        height,
        parts: picture.parts,
        samples,
    }
}

fn narrowed(row: &[u8], columns: &[Taps], parts: usize) -> Vec<u8> {
    let mut narrow = Vec::with_capacity(columns.len() * parts);
    for tap in columns {
        let from = row.get(tap.first * parts..).unwrap_or_default();
        let mut sums = [0; 3];
        for (pixel, weight) in from.chunks_exact(parts).zip(&tap.weights) {
            for (sum, sample) in sums.iter_mut().zip(pixel) {
                *sum += i32::from(*sample) * weight;
            }
        }
        narrow.extend(sums.iter().take(parts).map(|sum| rounded(*sum)));
    }
    narrow
}

fn rounded(sum: i32) -> u8 {
    let sample = (sum + WHOLE / 2) / WHOLE;
    u8::try_from(sample.clamp(0, 255)).unwrap_or_default()
}

/// For each of the new pixels of a side.
fn taps(from: u32, to: u32) -> Vec<Taps> {
    let by = f64::from(from) / f64::from(to.max(1));
    let reach = 2.0 * by;
    let tap = |at: u32| {
        let middle = (f64::from(at) + 0.5) * by;
        let first = (middle - reach).floor().max(0.0) as u32;
        let last = ((middle + reach).ceil() as u32).min(from);
        let weight = |pixel: u32| kernel((f64::from(pixel) + 0.5 - middle) / by);
        let weights: Vec<f64> = (first..last).map(weight).collect();
        Taps {
            first: first as usize,
            weights: whole(&weights),
        }
    };
    (0..to).map(tap).collect()
}

/// The same as whole numbers that make up [`WHOLE`]; what rounding leaves goes to the weightiest.
fn whole(weights: &[f64]) -> Vec<i32> {
    let sum: f64 = weights.iter().sum();
    let part = |weight: &f64| (weight / sum * f64::from(WHOLE)).round() as i32;
    let mut parts: Vec<i32> = weights.iter().map(part).collect();
    let left = WHOLE - parts.iter().sum::<i32>();
    if let Some(most) = parts.iter_mut().max() {
        *most += left;
    }
    parts
}

fn kernel(at: f64) -> f64 {
    let x = at.abs();
    if x < 1.0 {
        (1.5 * x - 2.5) * x * x + 1.0
    } else if x < 2.0 {
        ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, parts: u8, sample: impl Fn(u32, u32, u8) -> u8) -> Pixels {
        let mut samples = Vec::new();
        for y in 0..height {
            for x in 0..width {
                samples.extend((0..parts).map(|part| sample(x, y, part)));
            }
        }
        Pixels {
            width,
            height,
            parts,
            samples,
        }
    }

    #[test]
    fn one_colour_stays_that_colour_at_every_size() {
        for (width, height) in [(1, 1), (7, 3), (99, 49), (50, 20), (33, 50)] {
            let all = picture(100, 50, 3, |_, _, part| 30 * part + 17);
            let less = resampled(&all, width, height);
            let own = picture(width, height, 3, |_, _, part| 30 * part + 17);
            assert_eq!(less.samples, own.samples, "{width} × {height}");
        }
    }

    #[test]
    fn an_edge_stays_where_it_is_and_sharp() {
        let edge = picture(120, 40, 1, |x, _, _| if x < 60 { 0 } else { 255 });
        let less = resampled(&edge, 40, 10);
        for row in less.samples.chunks(40) {
            assert!(row[..19].iter().all(|sample| *sample < 8), "{row:?}");
            assert!(row[21..].iter().all(|sample| *sample > 247), "{row:?}");
        }
    }

    #[test]
    fn a_gradient_stays_one() {
        let slope = picture(256, 8, 1, |x, _, _| x as u8);
        let less = resampled(&slope, 64, 4);
        for row in less.samples.chunks(64) {
            for (x, sample) in row.iter().enumerate().skip(2).take(60) {
                let wanted = x as i32 * 4 + 2;
                assert!((i32::from(*sample) - wanted).abs() <= 1, "{x}: {sample}");
            }
        }
    }
}
