//! How far the letters of a font reach from where they stand.

use hayro_syntax::object::{Array, Dict, Name, Object};

use crate::pdf::import::geometry::{Matrix, Region, numbers};

/// The box around any letter of a font, and the widest step to the next, in parts of the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::pdf::import) struct Letters {
    pub(super) bounds: Region,
    pub(super) step: f64,
    /// One byte is one letter, so that a space is a space.
    pub(super) simple: bool,
}

/// Of fonts that every reader has, and of fonts that do not say it. Of the standard fonts none
/// reaches lower than 0.3.
const USUAL: Region = Region([-0.5, -0.35, 1.5, 1.2]);

impl Letters {
    /// In parts of the size.
    pub(in crate::pdf::import) fn bounds(&self) -> Region {
        self.bounds
    }

    /// None where its letters cannot be bounded.
    pub(in crate::pdf::import) fn of(font: &Dict<'_>) -> Option<Letters> {
        match font.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Type3") => of_drawn(font),
            Some(b"Type0") => {
                let encoding = font.get::<Object<'_>>("Encoding");
                // Letters that run downwards; a table of its own may say so too.
                let Some(Object::Name(encoding)) = encoding else {
                    return None;
                };
                if encoding.ends_with(b"-V") || &*encoding == b"V" {
                    return None;
                }
                let below = font.get::<Array<'_>>("DescendantFonts")?;
                let below = below.iter::<Dict<'_>>().next()?;
                Some(described(&below, false))
            }
            _ => Some(described(font, true)),
        }
    }
}

/// By the font's own description of itself, but never less than is usual.
fn described(font: &Dict<'_>, simple: bool) -> Letters {
    let said = font.get::<Dict<'_>>("FontDescriptor");
    let said = said.and_then(|said| said.get::<Array<'_>>("FontBBox"));
    let said = said.and_then(|said| <[f64; 4]>::try_from(numbers(&said)).ok());
    let mut bounds = USUAL;
    if let Some([left, bottom, right, top]) = said.map(|said| said.map(|n| n / 1000.0)) {
        bounds = Region([
            bounds.0[0].min(left),
            // A description that says nothing leaves what is usual; one that says a little is believed.
            if bottom < 0.0 {
                bottom.min(-0.22)
            } else {
                bounds.0[1]
            },
            bounds.0[2].max(right),
            bounds.0[3].max(top),
        ]);
    }
    Letters {
        bounds,
        step: bounds.0[2].max(1.0),
        simple,
    }
}

/// A font whose letters are drawings (Type 3): by its box, where it says one.
fn of_drawn(font: &Dict<'_>) -> Option<Letters> {
    let array = |key| font.get::<Array<'_>>(key).map(|array| numbers(&array));
    let matrix = Matrix(array("FontMatrix")?.try_into().ok()?);
    let [left, bottom, right, top] = <[f64; 4]>::try_from(array("FontBBox")?).ok()?;
    if left >= right || bottom >= top {
        return None;
    }
    let bounds = Region([left, bottom, right, top]);
    let bounds = Region::around(&bounds.corners().map(|corner| matrix.apply(corner)));
    let widths = array("Widths").unwrap_or_default();
    let widest = widths
        .iter()
        .fold(0.0_f64, |most, width| most.max(width.abs()));
    Some(Letters {
        bounds,
        step: (widest * matrix.0[0].abs()).max(bounds.0[2]),
        simple: true,
    })
}
