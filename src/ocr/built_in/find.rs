//! Where text stands on a page: a model draws a map of it, and each patch of the map is a line or a part of one.

use rten_tensor::NdTensor;

use super::models::{BuiltIn, Thread};
use super::picture::Picture;
use super::rectangle::{Rectangle, least_around};
use super::regions::{Map, Region, regions};
use crate::ocr::NotRead;

/// The longer side of what the model looks at: an A4 page at 82 dots per inch. Larger finds no more and takes longer.
const LONG_SIDE: f32 = 960.0;
/// The model's own dots per inch for a page of A4; larger sheets are looked at in more dots, up to this side.
const DPI: f32 = 82.0;
const LONGEST_SIDE: f32 = 1600.0;
/// Strips (receipts, chats) are not shrunk until nothing can be read: their short side keeps this, if it has it,
/// while the long one stays within a bound on memory.
const SHORT_SIDE: f32 = 480.0;
const LONGEST_STRIP: f32 = 4096.0;
/// The model halves its picture five times.
const STEP: f32 = 32.0;

/// Patches with less of these are specks, or no text.
const LEAST_PIXELS: usize = 12;
const LEAST_SHARE: f32 = 0.5;
const LEAST_HEIGHT: f32 = 3.0;
/// The model marks the heart of a line; the whole line is so much more.
const GROWTH: f32 = 1.6;
/// No page has more; a picture of nothing but specks must end too.
const MOST_LINES: usize = 2000;

/// The places of text, in no particular order.
pub(super) fn places(
    models: &BuiltIn,
    thread: &Thread,
    picture: &Picture<'_>,
) -> Result<Vec<Rectangle>, NotRead> {
    let (width, height) = size(picture);
    let piece = picture.piece(&picture.frame(), width, height);
    let plane = width * height;
    let mut input = Vec::with_capacity(3 * plane);
    for _ in 0..3 {
        input.extend(piece.iter().map(|grey| (grey - 0.5) / 0.5));
    }
    let output = models.map_of(thread, NdTensor::from_data([1, 3, height, width], input))?;
    let map = Map {
        width: output.width,
        shares: output.values,
    };
    let rows = map.shares.len().checked_div(map.width).unwrap_or(0).max(1);
    let across = picture.width as f32 / map.width.max(1) as f32;
    let down = picture.height as f32 / rows as f32;
    let mut found: Vec<Region> = regions(&map);
    found.sort_by_key(|region| std::cmp::Reverse(region.size));
    found.truncate(MOST_LINES);
    Ok(found
        .into_iter()
        .filter_map(line)
        .map(|line| line.scaled(across, down))
        .collect())
}

fn line(region: Region) -> Option<Rectangle> {
    if region.size < LEAST_PIXELS || region.share() < LEAST_SHARE {
        return None;
    }
    let heart = least_around(region.edge)?;
    (heart.width.min(heart.height) >= LEAST_HEIGHT).then(|| heart.grown(GROWTH))
}

/// How large the picture is shown to the model.
fn size(picture: &Picture<'_>) -> (usize, usize) {
    let (width, height) = (picture.width as f32, picture.height as f32);
    let (long, short) = (width.max(height), width.min(height));
    let side = match picture.dpi {
        0 => LONG_SIDE,
        dpi => (long / dpi as f32 * DPI).clamp(LONG_SIDE, LONGEST_SIDE),
    };
    let strip = (SHORT_SIDE / short).min(LONGEST_STRIP / long);
    let scale = (side / long).max(strip).min(1.0);
    let whole = |length: f32| ((length * scale / STEP).round().max(1.0) * STEP) as usize;
    (whole(width), whole(height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Grey;

    fn shown(width: u32, height: u32, dpi: u32) -> (usize, usize) {
        let grey = Grey {
            width,
            height,
            dpi,
            pixels: vec![255; (width * height) as usize],
        };
        size(&Picture::of(&grey).unwrap())
    }

    #[test]
    fn pages_are_shown_small_and_strips_not_too_small() {
        assert_eq!(shown(2480, 3508, 300), (672, 960));
        assert_eq!(shown(2480, 3508, 0), (672, 960));
        assert_eq!(shown(3508, 4961, 300), (960, 1344), "A3");
        assert_eq!(shown(1080, 5000, 0), (480, 2208), "a strip");
        assert_eq!(shown(60, 40, 72), (64, 32), "nothing is blown up");
        assert_eq!(shown(1, 1, 1), (32, 32));
    }

    #[test]
    fn a_strip_of_any_length_stays_within_memory() {
        let (width, height) = shown(3, 1_000_000, 0);
        assert!(width * height <= 32 * 4096, "{width} × {height}");
    }

    #[test]
    fn specks_are_no_lines() {
        let speck = Region {
            edge: vec![(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)],
            size: 4,
            ..Region::default()
        };
        assert_eq!(line(speck), None);
    }
}
