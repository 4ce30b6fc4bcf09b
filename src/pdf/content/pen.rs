//! What a pen paints: the outline of a line, with its dashes.

use hayro_interpret::kurbo::{BezPath, Shape as _, Stroke, StrokeOpts, stroke};
use hayro_interpret::{DrawProps, StrokeProps};

use super::device::THINNEST;

/// A line with more dashes than this is left out.
const MOST_DASHES: f64 = 200.0;

/// What a pen paints, on the page; none where it is too thin, or has more dashes than can be counted.
pub(super) fn stroked(path: &BezPath, props: &DrawProps<'_>, how: &StrokeProps) -> Option<BezPath> {
    let scale = props.transform.determinant().abs().sqrt();
    let width = f64::from(how.line_width);
    if width * scale < f64::from(THINNEST) {
        return None;
    }
    let mut pen = Stroke::new(width)
        .with_caps(how.line_cap)
        .with_join(how.line_join);
    if !how.dash_array.is_empty() {
        let dashes = how.dash_array.iter().copied().map(f64::from);
        let bounds = path.bounding_box();
        let round = (bounds.width() + bounds.height()) * path.elements().len() as f64;
        let period: f64 = dashes.clone().sum();
        if period <= 0.0 || round / period > MOST_DASHES {
            return None;
        }
        pen = pen.with_dashes(how.dash_offset.into(), dashes);
    }
    let lines = path.elements().iter().copied();
    let tolerance = 0.5 / scale.max(1e-3);
    let outline = stroke(lines, &pen, &StrokeOpts::default(), tolerance);
    Some(props.transform * outline)
}
