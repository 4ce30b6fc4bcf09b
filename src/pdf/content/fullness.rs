//! Whether a pattern lets anything show through: a gradient that goes on without end, a tiling without gaps.

use hayro_interpret::kurbo::{Affine, Rect as R};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::shading::ShadingType;

use super::device::{OPAQUE, Recorder};
use super::geometry::Rect;
use super::mark::Shape;

/// How far a tile may fall short of its box, in points.
const SLACK: f32 = 0.05;

pub(super) fn is_opaque(pattern: &Pattern<'_>) -> bool {
    match pattern {
        Pattern::Shading(shaded) => {
            let shading = &shaded.shading;
            let goes_on = match &*shading.shading_type {
                ShadingType::RadialAxial { extend, axial, .. } => *axial && *extend == [true, true],
                _ => false,
            };
            shaded.opacity >= OPAQUE
                && shading.clip_path.is_none()
                && (goes_on || shading.background.is_some())
        }
        Pattern::Tiling(tiling) => {
            let tile = tiling.bbox;
            let has_gaps = f64::from(tiling.x_step.abs()) > tile.width() + f64::from(SLACK)
                || f64::from(tiling.y_step.abs()) > tile.height() + f64::from(SLACK);
            if tiling.opacity < OPAQUE || has_gaps {
                return false;
            }
            let mut recorder = Recorder::new((0.0, 0.0)).within_a_tile();
            let told = tiling.interpret(&mut recorder, Affine::IDENTITY, false);
            told.is_some() && fills(&recorder, tile)
        }
    }
}

/// Whether one rectangle takes the whole tile.
fn fills(recorder: &Recorder, tile: R) -> bool {
    let tile = Rect::from(tile);
    recorder.content.marks.iter().any(|mark| {
        // Those within a clip of their own, besides that of the tile, may be cut.
        let is_whole = mark.clip == Some(0);
        matches!(mark.shape, Shape::Rect(_))
            && mark.is_opaque
            && is_whole
            && mark.area.x0 <= tile.x0 + SLACK
            && mark.area.y0 <= tile.y0 + SLACK
            && mark.area.x1 >= tile.x1 - SLACK
            && mark.area.y1 >= tile.y1 - SLACK
    })
}
