//! How wide the letters of a font are that the document does not bring along.
//!
//! For such a font the interpreter takes another, and stretches each letter to the width that the document
//! says. The width that it tells is that same width: stretched once more, every letter would seem to reach
//! into the next. A text that is set narrower or wider by its own command (`Tz`) is stretched as well, but
//! evenly.

use hayro_interpret::font::{Glyph, PositionedGlyph};
use hayro_interpret::kurbo::Affine;

/// Ratios that differ by less are one.
const EVEN: f64 = 0.01;

/// How letters of a run are stretched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Widths {
    AsTheyAre,
    /// Each letter for itself: another font stands in.
    StretchedTwice,
}

impl Widths {
    /// Of a run of glyphs; where it is too short to be sure, as those before it.
    pub(super) fn of(&mut self, glyphs: &[PositionedGlyph<'_>]) -> Widths {
        let ratios = || glyphs.iter().map(|glyph| ratio(glyph.transform()));
        let (least, most) = ratios().fold((f64::MAX, f64::MIN), |(least, most), ratio| {
            (least.min(ratio), most.max(ratio))
        });
        if (least - 1.0).abs() < EVEN && (most - 1.0).abs() < EVEN {
            return Widths::AsTheyAre;
        }
        if most - least > EVEN {
            *self = Widths::StretchedTwice;
        } else if let Some(found) = seen(glyphs) {
            *self = found;
        }
        *self
    }

    /// The transform of a glyph without what stretches it twice.
    pub(super) fn unstretched(self, transform: Affine) -> Affine {
        match self {
            Widths::AsTheyAre => transform,
            Widths::StretchedTwice => {
                transform * Affine::scale_non_uniform(ratio(transform).max(1e-3).recip(), 1.0)
            }
        }
    }
}

/// How much wider than high a glyph is drawn.
fn ratio(transform: Affine) -> f64 {
    let [a, b, c, d, _, _] = transform.as_coeffs();
    a.hypot(b) / c.hypot(d).max(1e-9)
}

/// By which of the two the letters of a run follow each other more closely.
fn seen(glyphs: &[PositionedGlyph<'_>]) -> Option<Widths> {
    if glyphs.len() < 3 {
        return None;
    }
    let misses = |widths: Widths| {
        let pairs = glyphs.iter().zip(glyphs.iter().skip(1));
        let mut misses: Vec<f64> = pairs.map(|(one, next)| miss(widths, one, next)).collect();
        misses.sort_by(f64::total_cmp);
        misses.get(misses.len() / 2).copied().unwrap_or(f64::MAX)
    };
    if misses(Widths::StretchedTwice) < misses(Widths::AsTheyAre) {
        Some(Widths::StretchedTwice)
    } else {
        Some(Widths::AsTheyAre)
    }
}

/// How far the end of a glyph is from where the next begins.
fn miss(widths: Widths, one: &PositionedGlyph<'_>, next: &PositionedGlyph<'_>) -> f64 {
    let width = match &**one {
        Glyph::Outline(glyph) => glyph.advance_width(),
        Glyph::Type3(glyph) => glyph.advance_width(),
    };
    let end = widths.unstretched(one.transform())
        * hayro_interpret::kurbo::Point::new(f64::from(width.unwrap_or_default()), 0.0);
    end.distance(next.transform().translation().to_point())
}
