//! How pictures lie to the page: within it, beside it, or reaching out of it.

use hayro_syntax::object::Stream;

use crate::pdf::import::{Matrix, Region};

/// Beside the page, what is kept of pictures, in points: programs mix pixels with those around them. No letter of a
/// word can be told by so little.
const MARGIN: f64 = 1.0;

/// How much of a picture lies within the page, from 0 to 1.
pub(super) fn inside(to_shown: &Matrix, page: &Region) -> f64 {
    let corners = Region([0.0, 0.0, 1.0, 1.0]).corners();
    let area = Region::around(&corners.map(|corner| to_shown.apply(corner)));
    let Some(inside) = area.within(page) else {
        return 0.0;
    };
    let size = |area: &Region| area.width() * area.height();
    match size(&area) > 0.0 {
        true => size(&inside) / size(&area),
        false => 1.0,
    }
}

/// Whether a pixel, by its middle and half its width and height in parts of the picture, lies within the page or at
/// its edge.
pub(super) fn reaches(
    to_shown: &Matrix,
    middle: (f64, f64),
    half: (f64, f64),
    page: &Region,
) -> bool {
    let (x, y) = to_shown.apply(middle);
    let Matrix([a, b, c, d, _, _]) = *to_shown;
    // With the next pixel, from which programs draw the edge.
    let next = 3.0;
    let across = (a.abs() * half.0 + c.abs() * half.1) * next + MARGIN;
    let along = (b.abs() * half.0 + d.abs() * half.1) * next + MARGIN;
    let Region([left, bottom, right, top]) = *page;
    x + across > left && x - across < right && y + along > bottom && y - along < top
}

/// As the file numbers it.
pub(super) fn object_of(stream: &Stream<'_>) -> (u32, u16) {
    let id = stream.obj_id();
    (id.obj_number, id.gen_number as u16)
}
