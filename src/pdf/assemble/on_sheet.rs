//! Where what stands on a page of a document comes to stand on the page of the bundle: for whoever shows that page
//! and knows the words of the document.

use crate::pdf::import::{Foot, Matrix, Placement, Source, from_top_left};
use crate::quote::Area;

use super::{PageContent, PlacedPage, Window};

/// From a page of a document as it shows itself to the page of the bundle, both in points from their top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnSheet {
    there: Matrix,
    back: Matrix,
}

impl OnSheet {
    /// None where the document has no such page, or one that has no area.
    pub fn of(source: &Source, placed: &PlacedPage) -> Option<OnSheet> {
        let page = source.pdf.pages().get(placed.page)?;
        let Window { fit, turn } = placed.window;
        let has_marks = placed.content != PageContent::WithoutMarks;
        let mut foot = Foot::new(source);
        let placement = Placement::new(page.raw(), fit, turn, &mut |view, floor| {
            foot.lowest(page.raw(), has_marks, view, floor)
        });
        let to_shown = placement.shown_to_page().inverse()?;
        let down = Matrix([1.0, 0.0, 0.0, -1.0, 0.0, placement.shown().1]);
        let from = placement.matrix().after(&from_top_left(page.raw())?);
        let there = down.after(&to_shown.after(&from));
        Some(OnSheet {
            there,
            back: there.inverse()?,
        })
    }

    pub fn area(&self, area: &Area) -> Area {
        let (x0, y0) = apply(&self.there, (area.x0, area.y0));
        let (x1, y1) = apply(&self.there, (area.x1, area.y1));
        Area {
            x0: x0.min(x1),
            y0: y0.min(y1),
            x1: x0.max(x1),
            y1: y0.max(y1),
        }
    }

    /// The place on the page of the document at which a place of the bundle's page stands.
    pub fn back(&self, place: (f32, f32)) -> (f32, f32) {
        apply(&self.back, place)
    }
}

fn apply(matrix: &Matrix, (x, y): (f32, f32)) -> (f32, f32) {
    let (x, y) = matrix.apply((f64::from(x), f64::from(y)));
    (x as f32, y as f32)
}
