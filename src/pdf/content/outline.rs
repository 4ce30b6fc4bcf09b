//! A glyph as its font knows it: what it means, and where it stands on the page.

use hayro_interpret::font::Glyph as FontGlyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, Point as P, Shape as _};

use super::geometry::Point;
use super::glyph::{Letters, Paint};

/// Glyphs are as large as this in the space of their font.
const EM: f64 = 1000.0;

/// A glyph whose font does not say how wide it is: half as wide as it is high.
const USUAL_WIDTH: f32 = 500.0;

pub(super) struct Place {
    pub(super) start: Point,
    pub(super) end: Point,
    pub(super) up: Point,
}

impl Place {
    pub(super) fn of(transform: Affine, glyph: &FontGlyph<'_>, is_vertical: bool) -> Place {
        let width = match glyph {
            FontGlyph::Outline(glyph) => glyph.advance_width(),
            FontGlyph::Type3(glyph) => glyph.advance_width(),
        };
        let width = f64::from(width.unwrap_or(USUAL_WIDTH));
        let at = |x: f64, y: f64| Point::from(transform * P::new(x, y));
        let origin = at(0.0, 0.0);
        let up = origin.to(at(0.0, EM));
        if is_vertical {
            // Its origin is at the left of its foot; the line goes down through its middle.
            let middle = at(width / 2.0, 0.0);
            return Place {
                start: middle.plus(up.scaled(0.88)),
                end: middle.plus(up.scaled(-0.12)),
                up,
            };
        }
        Place {
            start: origin,
            end: at(width, 0.0),
            up,
        }
    }
}

/// What a glyph means. In fonts for searching only, spaces may have an outline, too.
pub(super) fn letters(glyph: &FontGlyph<'_>, paint: Paint) -> Letters {
    match glyph.as_unicode() {
        // Fonts that do not say what their letters mean may say of all that they are spaces.
        Some(BfString::Char(letter))
            if letter.is_whitespace() && paint != Paint::Nothing && has_ink(glyph) =>
        {
            Letters::Unknown
        }
        Some(BfString::Char(letter)) if ligature(letter).is_some() => {
            Letters::Several(ligature(letter).unwrap_or_default().into())
        }
        Some(BfString::Char(letter)) => Letters::One(letter),
        Some(BfString::String(text)) => {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(one), None) => Letters::One(one),
                _ => Letters::Several(text.into()),
            }
        }
        None => Letters::Unknown,
    }
}

/// The letters of a ligature (Unicode, Alphabetic Presentation Forms): text is searched for them one by one.
fn ligature(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

fn has_ink(glyph: &FontGlyph<'_>) -> bool {
    match glyph {
        FontGlyph::Outline(glyph) => glyph.outline().bounding_box().area() > 1.0,
        FontGlyph::Type3(_) => false,
    }
}
