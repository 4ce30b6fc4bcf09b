//! Small pages at the left: where in the document one is, and a way to another page.

use egui::{Align2, FontId, Id, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::gui::preview::{Shown, Wanted};
use crate::gui::theme;

use super::paper::paint;

/// Of the strip.
pub(in crate::gui::view) const WIDTH: f32 = 148.0;
/// Above the first page, and below each, for its number.
pub(in crate::gui::view) const TOP: f32 = 12.0;
pub(in crate::gui::view) const BELOW: f32 = 28.0;
/// Of a small page.
const PAGE: f32 = 92.0;
/// A page that is very tall is shown narrower.
const TALLEST: f32 = 180.0;

/// Where a page of that size stands in the strip.
pub(in crate::gui::view) fn place((width, height): (f32, f32), top: f32) -> Rect {
    let scale = (PAGE / width.max(1.0)).min(TALLEST / height.max(1.0));
    let size = vec2(width * scale, height * scale);
    let left = (WIDTH - size.x) / 2.0 - 4.0;
    Rect::from_min_size(pos2(left, top), size)
}

/// The strip goes along with the reader, but can be looked through by itself.
pub(in crate::gui::view) fn follow(ui: &Ui, place: Option<Rect>, current: usize) {
    let id = ui.scope_id().with("followed");
    let before: Option<usize> = ui.data(|data| data.get_temp(id));
    if before != Some(current) {
        ui.data_mut(|data| data.insert_temp(id, current));
        if let Some(place) = place {
            ui.scroll_to_rect(place.expand2(vec2(0.0, BELOW)), None);
        }
    }
}

/// A small page of a document whose pages are so wide, in points of paper; asks for its picture.
pub(in crate::gui::view) fn small(
    ui: &Ui,
    id: Id,
    (page, rect, width): (usize, Rect, f32),
    is_current: bool,
    shown: impl FnOnce(f32) -> Shown,
    wanted: &mut Vec<Wanted>,
) -> Response {
    let palette = theme::palette(ui);
    let scale = rect.width() / width.max(1.0) * ui.ctx().pixels_per_point();
    wanted.push(Wanted { sheet: page, scale });
    ui.painter().rect_filled(rect, 2, palette.paper);
    if let Shown::Picture(key, picture) = shown(scale) {
        paint(ui, rect, key, &picture);
    }
    let response = ui.interact(rect.expand2(vec2(6.0, 6.0)), id, Sense::click());
    let stroke = if is_current || response.has_focus() {
        Stroke::new(2.5, palette.accent)
    } else if response.hovered() {
        Stroke::new(1.5, palette.accent)
    } else {
        Stroke::new(1.0, palette.line)
    };
    ui.painter()
        .rect_stroke(rect, 2, stroke, StrokeKind::Outside);
    response
}

/// The number below a small page.
pub(in crate::gui::view) fn caption(ui: &Ui, at: Pos2, words: &str, is_current: bool) {
    let palette = theme::palette(ui);
    let (font, colour) = if is_current {
        (theme::bold_font(12.0), palette.accent)
    } else {
        (FontId::proportional(12.0), palette.weak)
    };
    let painter = ui.painter();
    painter.text(at + vec2(0.0, 3.0), Align2::CENTER_TOP, words, font, colour);
}
