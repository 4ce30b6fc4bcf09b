//! Places that are marked for redaction (ISO 32000-1, 12.5.6.23) and were never blacked out.

use hayro_interpret::TransformExt as _;
use hayro_interpret::hayro_syntax::object::Array;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Point as P};

use crate::pdf::import::{Source, annotations, name, numbers};

use super::geometry::{Point, Rect};

/// The places marked on a page as shown: each quadrilateral of a mark, or the whole of one that has none.
pub(super) fn marked_places(page: &Page<'_>, source: &Source) -> Vec<Rect> {
    let to_shown = page.initial_transform(true).to_kurbo();
    let marks = annotations(page.raw(), source).into_iter();
    let marks = marks.filter(|(_, mark)| name(mark, "Subtype") == "Redact");
    marks
        .flat_map(|(_, mark)| {
            let list = |key| mark.get::<Array<'_>>(key).map(|list| numbers(&list));
            let quads = list("QuadPoints").filter(|quads| quads.len() >= 8);
            let corners = quads.or_else(|| list("Rect")).unwrap_or_default();
            let size = if corners.len() >= 8 { 8 } else { 4 };
            let places = corners.chunks_exact(size);
            places
                .map(|place| around(to_shown, place))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn around(to_shown: Affine, corners: &[f64]) -> Rect {
    let points = corners.chunks_exact(2).filter_map(|pair| match pair {
        [x, y] => Some(Point::from(to_shown * P::new(*x, *y))),
        _ => None,
    });
    Rect::around(&points.collect::<Vec<_>>())
}
