//! Small pages at the left: where in the report one is, and where hits are.

use egui::{Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::gui::preview::{Shown, Spot, Wanted};
use crate::gui::reader::{Opened, Reader, ReaderAction};
use crate::gui::theme;

use super::super::Actions;
use super::super::preview::page::{caption, texture};
use super::super::widget::named;
use super::{marks, wish};

pub(super) const WIDTH: f32 = 148.0;
/// Of a small page, and below it for its number.
const PAGE: f32 = 92.0;
const CAPTION: f32 = 28.0;
const TOP: f32 = 12.0;
/// A page that is very tall is shown narrower.
const TALLEST: f32 = 180.0;

pub(super) fn show(
    ui: &mut Ui,
    reader: &Reader,
    opened: &Opened,
    wanted: &mut Vec<Wanted>,
    actions: &mut Actions,
) {
    let places = places(opened.sizes());
    let height = places.last().map_or(0.0, |last| last.bottom() + CAPTION);
    let current = reader.seen.current;
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let area = ScrollArea::vertical().id_salt("reader-thumbnails");
    area.auto_shrink(false).show_viewport(ui, |ui, view| {
        ui.set_min_size(vec2(WIDTH, height));
        let origin = ui.min_rect().min.to_vec2();
        let first = places.partition_point(|place| place.bottom() + CAPTION <= view.top());
        let shown = places.iter().enumerate().skip(first);
        for (page, place) in shown.take_while(|(_, place)| place.top() < view.bottom()) {
            small(
                ui,
                reader,
                opened,
                (page, place.translate(origin)),
                wanted,
                actions,
            );
        }
        follow(
            ui,
            places.get(current).map(|place| place.translate(origin)),
            current,
        );
    });
}

fn places(sizes: &[(f32, f32)]) -> Vec<Rect> {
    let mut top = TOP;
    let place = |(width, height): &(f32, f32)| {
        let scale = (PAGE / width.max(1.0)).min(TALLEST / height.max(1.0));
        let size = vec2(width * scale, height * scale);
        let left = (WIDTH - size.x) / 2.0 - 4.0;
        let place = Rect::from_min_size(pos2(left, top), size);
        top += size.y + CAPTION;
        place
    };
    sizes.iter().map(place).collect()
}

/// The strip goes along with the reader, but can be looked through by itself.
fn follow(ui: &Ui, place: Option<Rect>, current: usize) {
    let id = ui.scope_id().with("followed");
    let before: Option<usize> = ui.data(|data| data.get_temp(id));
    if before != Some(current) {
        ui.data_mut(|data| data.insert_temp(id, current));
        if let Some(place) = place {
            ui.scroll_to_rect(place.expand2(vec2(0.0, CAPTION)), None);
        }
    }
}

fn small(
    ui: &Ui,
    reader: &Reader,
    opened: &Opened,
    (page, rect): (usize, Rect),
    wanted: &mut Vec<Wanted>,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let width = opened.sizes().get(page).map_or(595.0, |size| size.0);
    let scale = rect.width() / width.max(1.0) * ui.ctx().pixels_per_point();
    wanted.push(Wanted { sheet: page, scale });
    ui.painter().rect_filled(rect, 2, palette.paper);
    if let Shown::Picture(key, picture) = reader.shown(page, scale) {
        let texture = texture(ui, key, &picture);
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        ui.painter()
            .image(texture.id(), rect, whole, egui::Color32::WHITE);
    }
    let id = ui.scope_id().with(("reader-thumbnail", page));
    let response = ui.interact(rect.expand2(vec2(6.0, 6.0)), id, Sense::click());
    let is_current = page == reader.seen.current;
    let stroke = if is_current || response.has_focus() {
        Stroke::new(2.5, palette.accent)
    } else if response.hovered() {
        Stroke::new(1.5, palette.accent)
    } else {
        Stroke::new(1.0, palette.line)
    };
    ui.painter()
        .rect_stroke(rect, 2, stroke, StrokeKind::Outside);
    caption(
        ui,
        rect.center_bottom(),
        &opened.short_name(page),
        is_current,
    );
    let hits = reader.search.boxes(page).len();
    if hits > 0 {
        let dot = pos2(rect.right() + 7.0, rect.top() + 6.0);
        ui.painter().circle_filled(dot, 4.0, palette.hit_on_paper);
    }
    let mut below = rect.top() + if hits > 0 { 18.0 } else { 6.0 };
    for mark in marks::of_page(reader, page).take(6) {
        let dot = pos2(rect.right() + 7.0, below);
        ui.painter()
            .circle_filled(dot, 4.0, palette.stance(mark.stance));
        below += 11.0;
    }
    let name = format!("Go to {}", opened.report.pages.of_page(page).words());
    if named(response, &name).clicked() {
        let fraction = 0.0;
        wish(
            actions,
            ReaderAction::Go(Spot {
                sheet: page,
                fraction,
            }),
        );
    }
}
