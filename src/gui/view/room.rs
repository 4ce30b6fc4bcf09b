//! How much room the window has, counted in points: everything shown larger has less of it. Where there is
//! little, what stands around a page gives way, so that the page itself can still be read.

use egui::{Margin, Ui};

/// A narrower window shows the road as icons.
const NARROW: f32 = 1100.0;

/// In a lower window what narrows a list down is folded away until it is asked for.
const LOW: f32 = 640.0;

pub(super) fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < NARROW
}

pub(super) fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// Around what stands on a page.
pub(super) fn margin(ui: &Ui) -> Margin {
    Margin::symmetric(20, if is_low(ui) { 8 } else { 14 })
}
