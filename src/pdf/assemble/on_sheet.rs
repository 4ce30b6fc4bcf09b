//! Where what stands on a page of a document comes to stand on the page of the bundle: for whoever shows that page
//! and knows the words of the document.

use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;

use crate::pdf::import::{Foot, Matrix, PaperSize, Placement, Region, Source, from_top_left};
use crate::quote::Area;

use super::{PageContent, PlacedPage, Window};

/// Where a page of a document comes to stand, and with it all that hangs on it.
pub(super) fn placement<'a>(
    placed: &PlacedPage,
    page: &Dict<'a>,
    foot: &mut Foot<'a>,
) -> Placement {
    let Window { fit, turn, slice } = placed.window;
    let on_page = slice.and_then(|slice| Some((region_of(page, &slice.area)?, slice.scale)));
    if let Some((on_page, scale)) = on_page {
        let paper = fit.unwrap_or(PaperSize::A4);
        return Placement::of_slice(page, turn, on_page, (paper, scale.into()));
    }
    let has_marks = placed.content != PageContent::WithoutMarks;
    match placed.is_stamped() {
        true => Placement::new(page, fit, turn, &mut |view, floor| {
            foot.lowest(page, has_marks, view, floor)
        }),
        false => Placement::without_band(page, fit, turn),
    }
}

/// An area of a page as it shows itself, in its page space.
fn region_of(page: &Dict<'_>, area: &Area) -> Option<Region> {
    let from_shown = from_top_left(page)?;
    let corners = [(area.x0, area.y0), (area.x1, area.y1)];
    let there = corners.map(|(x, y)| from_shown.apply((x.into(), y.into())));
    Some(Region::around(&there))
}

/// From a page of a document as it shows itself to the page of the bundle, both in points from their top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnSheet {
    there: Matrix,
    back: Matrix,
    /// Of the page of the document as it shows itself.
    size: (f32, f32),
}

impl OnSheet {
    /// None where the document has no such page, or one that has no area.
    pub fn of(source: &Source, placed: &PlacedPage) -> Option<OnSheet> {
        let page = source.pdf.pages().get(placed.page)?;
        let placement = placement(placed, page.raw(), &mut Foot::new(source));
        OnSheet::at(page, &placement)
    }

    /// Where a page comes to stand that is placed so.
    pub(super) fn at(page: &Page<'_>, placement: &Placement) -> Option<OnSheet> {
        let to_shown = placement.shown_to_page().inverse()?;
        let down = Matrix([1.0, 0.0, 0.0, -1.0, 0.0, placement.shown().1]);
        let from = placement.matrix().after(&from_top_left(page.raw())?);
        let there = down.after(&to_shown.after(&from));
        Some(OnSheet {
            there,
            back: there.inverse()?,
            size: page.render_dimensions(),
        })
    }

    /// Width and height of the page of the document as it shows itself.
    pub fn size(&self) -> (f32, f32) {
        self.size
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
