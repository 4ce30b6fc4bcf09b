//! How a slice of a long page is put on a sheet: between a strip at its head and one above the band, in which stands
//! that the page goes on.

use hayro_syntax::object::Dict;

use crate::case::Turn;

use super::{BAND, PaperSize, Placement, Region, View};

/// Above that band and at the head of a sheet with a slice of a long page, where it says that it goes on.
pub(in crate::pdf) const STRIP: f64 = 16.0;

/// The room for a slice of a page on a sheet, upright or on its side.
pub(in crate::pdf) fn room_of_slice(paper: PaperSize, lies: bool) -> (f64, f64) {
    let (width, height) = paper.lying(lies);
    (width, height - BAND - 2.0 * STRIP)
}

impl Placement {
    /// A slice of a page on a sheet of its own, below a strip at its head. `on_page` is in page space.
    pub(in crate::pdf) fn of_slice(
        page: &Dict<'_>,
        turn: Turn,
        on_page: Region,
        (paper, largest): (PaperSize, f64),
    ) -> Placement {
        let whole = View::of(page, turn);
        let view = View {
            visible: on_page.within(&whole.visible).unwrap_or(whole.visible),
            ..whole
        };
        let shown = view.shown();
        let (width, height) = (shown.width(), shown.height());
        let page = whole.shown();
        // As the page would lie that it is cut from, in the direction in which it is too long.
        let lies = page.width() > page.height();
        let room = room_of_slice(paper, lies);
        let scale = (room.0 / width).min(room.1 / height).min(largest);
        let paper = paper.lying(lies);
        let offset = (
            (paper.0 - scale * width) / 2.0,
            paper.1 - STRIP - scale * height,
        );
        Placement {
            drawn: view.visible,
            ..Placement::put(&view, paper, scale, offset)
        }
    }
}
