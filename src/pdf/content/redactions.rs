//! Places that are marked for redaction (ISO 32000-1, 12.5.6.23) and were never blacked out.

use hayro_interpret::TransformExt as _;
use hayro_interpret::hayro_syntax::object::Array;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Point as P};

use crate::pdf::import::{Source, annotations, name, numbers};

use super::geometry::Point;

/// A quadrilateral.
pub(super) struct Place([Point; 4]);

impl Place {
    /// Whether a point is in it: in one of the triangles of its corners, whatever order they come in.
    pub(super) fn holds(&self, point: Point) -> bool {
        let [a, b, c, d] = self.0;
        let triangles = [(a, b, c), (a, b, d), (a, c, d), (b, c, d)];
        let side = |from: Point, to: Point| from.to(to).across(from.to(point));
        triangles.into_iter().any(|(a, b, c)| {
            let sides = [side(a, b), side(b, c), side(c, a)];
            let is_flat = a.to(b).across(a.to(c)).abs() < 1e-3;
            !is_flat
                && (sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0))
        })
    }
}

/// The places marked on a page as shown: each quadrilateral of a mark, or the whole of one that has none.
pub(super) fn marked_places(page: &Page<'_>, source: &Source) -> Vec<Place> {
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
                .filter_map(|place| quadrilateral(to_shown, place))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Of four corners, or of two that are opposite each other.
fn quadrilateral(to_shown: Affine, corners: &[f64]) -> Option<Place> {
    let at = |x: f64, y: f64| Point::from(to_shown * P::new(x, y));
    match *corners {
        [x0, y0, x1, y1] => Some(Place([at(x0, y0), at(x1, y0), at(x0, y1), at(x1, y1)])),
        [a, b, c, d, e, f, g, h] => Some(Place([at(a, b), at(c, d), at(e, f), at(g, h)])),
        _ => None,
    }
}
