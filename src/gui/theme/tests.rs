//! The contrast of every colour with what it stands on.

use super::*;

/// Relative luminance (WCAG 2.2).
fn luminance(colour: Color32) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
}

pub(in crate::gui) fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_can_be_read_in_both_themes() {
    for palette in [LIGHT, DARK] {
        let grounds = [
            palette.side,
            palette.page,
            palette.field,
            palette.hover,
            palette.selected,
            palette.pressed,
            palette.gap,
            palette.hit,
        ];
        let inks = [
            palette.text,
            palette.weak,
            palette.accent,
            palette.good,
            palette.bad,
            palette.mixed,
        ];
        for ground in grounds {
            for ink in inks {
                let contrast = contrast(ink, ground);
                assert!(contrast >= 4.5, "{ink:?} on {ground:?}: {contrast:.2}");
            }
        }
        assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
        // What can be pressed must be seen to be there (WCAG 2.2, 1.4.11).
        for ground in [palette.side, palette.page, palette.selected, palette.hover] {
            assert!(contrast(palette.edge, ground) >= 3.0, "edge on {ground:?}");
        }
    }
}

/// What is painted over `ground` with so much of `colour`.
pub(in crate::gui) fn over(ground: Color32, colour: Color32, alpha: f32) -> Color32 {
    let mix = |under: u8, above: u8| {
        (f32::from(above) * alpha + f32::from(under) * (1.0 - alpha)).round() as u8
    };
    Color32::from_rgb(
        mix(ground.r(), colour.r()),
        mix(ground.g(), colour.g()),
        mix(ground.b(), colour.b()),
    )
}

#[test]
fn what_cannot_be_pressed_can_still_be_read() {
    for palette in [LIGHT, DARK] {
        let visuals = dressed(Visuals::light(), palette);
        for ground in [palette.side, palette.page] {
            let ink = over(ground, palette.text, visuals.disabled_alpha);
            let contrast = contrast(ink, ground);
            assert!(contrast >= 4.5, "on {ground:?}: {contrast:.2}");
        }
    }
}

#[test]
fn pointing_choosing_and_pressing_are_three_fills() {
    for palette in [LIGHT, DARK] {
        let fills = [palette.hover, palette.selected, palette.pressed];
        for (at, one) in fills.iter().enumerate() {
            for other in &fills[at + 1..] {
                assert_ne!(one, other);
            }
            assert!(contrast(*one, palette.page) > 1.03, "{one:?} is seen");
        }
    }
}
