//! Whether a page looks as before.

use crate::case::MarkArea;
use crate::pdf::render::{Pages, Size};

/// 150 pixels to the inch; fewer where a page is larger than A3.
const SIZE: Size = Size {
    scale: 150.0 / 72.0,
    side: 8192,
    pixels: 5 << 20,
};

/// Two of 255 levels are one: places are written again with four digits.
const LEVEL: u8 = 2;

/// Around the letters of an area, in tenths of a point.
const INK: i32 = 30;

/// Whether a page, from 0, is drawn the same in both; not where it cannot be drawn.
pub(super) fn looks_same(before: &Pages, after: &Pages, page: usize) -> bool {
    looks_same_beside(before, after, page, &[])
}

/// The same, whatever is drawn within these areas: what viewers draw there, the renderer does not.
pub(super) fn looks_same_beside(
    before: &Pages,
    after: &Pages,
    page: usize,
    areas: &[MarkArea],
) -> bool {
    let drawn = |pages: &Pages| pages.pen().draw(page, &SIZE).ok();
    let Some((one, other)) = drawn(before).zip(drawn(after)) else {
        return false;
    };
    if (one.width, one.height) != (other.width, other.height) {
        return false;
    }
    let is_near = |(one, other): (&u8, &u8)| one.abs_diff(*other) <= LEVEL;
    let pixels = one.pixels.chunks(4).zip(other.pixels.chunks(4));
    let mut differing = pixels
        .enumerate()
        .filter(|(_, (one, other))| !one.iter().zip(other.iter()).all(is_near));
    let width = one.width.max(1) as usize;
    let scale = SIZE.fitting(before.size(page).unwrap_or_default());
    differing.all(|(at, _)| {
        let tenths = |pixel: usize| (pixel as f32 / scale * 10.0) as i32;
        let (x, y) = (tenths(at % width), tenths(at / width));
        areas.iter().any(|area| {
            (area.left - INK..area.right + INK).contains(&x)
                && (area.top - INK..area.bottom + INK).contains(&y)
        })
    })
}
