//! The bookmarks of the report: the way through its chapters.

use egui::{Align2, FontId, ScrollArea, Sense, Ui, pos2, vec2};

use crate::gui::preview::Spot;
use crate::gui::reader::{Opened, Reader, ReaderAction};
use crate::gui::theme;
use crate::pdf::Heading;

use super::super::widget::{empty, named};
use super::super::{Actions, hover};
use super::wish;

const ROW: f32 = 24.0;
const INDENT: f32 = 14.0;

pub(super) fn show(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let headings = &opened.sheets.headings;
    if headings.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            ui.vertical(|ui| empty(ui, "No outline", "This PDF has no bookmarks."));
        });
        return;
    }
    let current = headings.iter().rposition(|heading| {
        let page = heading.page;
        page.is_some_and(|page| page <= reader.seen.current)
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let scroll = ScrollArea::vertical()
        .id_salt("reader-outline")
        .auto_shrink(false);
    scroll.show_rows(ui, ROW, headings.len(), |ui, shown| {
        for number in shown {
            if let Some(heading) = headings.get(number) {
                row(
                    ui,
                    opened,
                    heading,
                    (number, current == Some(number)),
                    actions,
                );
            }
        }
    });
}

fn row(
    ui: &mut Ui,
    opened: &Opened,
    heading: &Heading,
    (number, is_current): (usize, bool),
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let size = vec2(ui.available_width(), ROW);
    let (_, area) = ui.allocate_space(size);
    let id = ui.scope_id().with(("reader-heading", number));
    let response = ui.interact(area, id, Sense::click());
    if let Some(fill) = palette.row(is_current, &response) {
        ui.painter().rect_filled(area, 0, fill);
    }
    let page = heading
        .page
        .map(|page| opened.short_name(page))
        .unwrap_or_default();
    let (font, weak) = (FontId::proportional(12.0), palette.weak);
    let right = area.right_center() - vec2(12.0, 0.0);
    let place = ui
        .painter()
        .text(right, Align2::RIGHT_CENTER, &page, font, weak);
    let left = area.left() + 12.0 + INDENT * heading.level as f32;
    let font = match heading.level {
        0 => theme::bold_font(13.0),
        _ => FontId::proportional(13.0),
    };
    let width = (place.left() - 8.0 - left).max(20.0);
    let words = hover::fitted(ui, &heading.title, font, palette.text, width);
    let is_cut = words.elided;
    let at = pos2(left, area.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, palette.text);
    let response = match is_cut {
        true => hover::beside(response, heading.title.as_str()),
        false => response,
    };
    let response = named(response, &heading.title);
    if let Some(sheet) = heading.page.filter(|_| response.clicked()) {
        let fraction = 0.0;
        wish(actions, ReaderAction::Go(Spot { sheet, fraction }));
    }
}
