//! How much can still be told apart under something that is painted: nothing under full colour, a part under
//! a tint, and as the blend mode says (ISO 32000-1, 11.3.5). A black marker that multiplies is a black box.

use hayro_interpret::BlendMode;

use super::glyph::Paint;

/// Of the difference between two colours below, the part that is left: of red, green and blue.
pub type Through = [f32; 3];

/// Everything shows through.
pub(super) const CLEAR: Through = [1.0; 3];

/// Nothing shows through.
pub(super) const FULL: Through = [0.0; 3];

/// So little is nothing.
const LITTLE: f32 = 0.02;

/// A colour with an opacity, painted in a blend mode.
pub(super) fn through(paint: Paint, blend: BlendMode) -> Through {
    let Paint::Colour(colour, opacity) = paint else {
        return CLEAR;
    };
    colour.map(|part| {
        let part = f32::from(part) / 255.0;
        match blend {
            BlendMode::Normal => 1.0 - opacity,
            BlendMode::Multiply => 1.0 - opacity * (1.0 - part),
            BlendMode::Screen => 1.0 - opacity * part,
            BlendMode::Darken if part <= LITTLE => 1.0 - opacity,
            BlendMode::Lighten if part >= 1.0 - LITTLE => 1.0 - opacity,
            _ => 1.0,
        }
    })
}

pub(super) fn is_full(through: Through) -> bool {
    through.iter().all(|part| *part <= LITTLE)
}

pub(super) fn of_both(one: Through, other: Through, how: impl Fn(f32, f32) -> f32) -> Through {
    let [a, b, c] = one;
    let [d, e, f] = other;
    [how(a, d), how(b, e), how(c, f)]
}

/// How a letter is painted, where it is blended with what is below it.
pub(super) fn blended(paint: Paint, blend: BlendMode) -> Paint {
    let Paint::Colour(colour, _) = paint else {
        return paint;
    };
    let is_black = colour == [0; 3];
    let is_white = colour == [255; 3];
    match blend {
        BlendMode::Normal | BlendMode::Darken | BlendMode::Lighten => paint,
        BlendMode::Multiply if is_white => Paint::Colour(colour, 0.0),
        BlendMode::Screen if is_black => Paint::Colour(colour, 0.0),
        BlendMode::Multiply | BlendMode::Screen => paint,
        BlendMode::Difference | BlendMode::Exclusion if is_black => Paint::Colour(colour, 0.0),
        // Its colour is not that of the letter.
        _ => Paint::Pattern,
    }
}
