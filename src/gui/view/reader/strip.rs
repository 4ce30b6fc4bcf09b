//! Small pages at the left: where in the report one is, and where hits are.

use egui::{Rect, ScrollArea, Ui, pos2, vec2};

use crate::gui::preview::{Spot, Wanted};
use crate::gui::reader::{Opened, Reader, ReaderAction};
use crate::gui::theme;

use super::super::Actions;
use super::super::pages::{self, BELOW, TOP, WIDTH, caption, follow, place};
use super::super::widget::named;
use super::{marks, wish};

pub(super) fn show(
    ui: &mut Ui,
    reader: &Reader,
    opened: &Opened,
    wanted: &mut Vec<Wanted>,
    actions: &mut Actions,
) {
    let places = places(opened.sizes());
    let height = places.last().map_or(0.0, |last| last.bottom() + BELOW);
    let current = reader.seen.current;
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let area = ScrollArea::vertical().id_salt("reader-thumbnails");
    area.auto_shrink(false).show_viewport(ui, |ui, view| {
        ui.set_min_size(vec2(WIDTH, height));
        let origin = ui.min_rect().min.to_vec2();
        let first = places.partition_point(|place| place.bottom() + BELOW <= view.top());
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
    let place = |size: &(f32, f32)| {
        let place = place(*size, top);
        top = place.bottom() + BELOW;
        place
    };
    sizes.iter().map(place).collect()
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
    let id = ui.scope_id().with(("reader-thumbnail", page));
    let is_current = page == reader.seen.current;
    let shown = |scale| reader.shown(page, scale);
    let response = pages::small(ui, id, (page, rect, width), is_current, shown, wanted);
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
