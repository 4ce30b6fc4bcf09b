//! One page of the report: its picture, and over the words on it thin tints: what was looked for, what is
//! selected.

use egui::accesskit::Role;
use egui::{Color32, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui};

use crate::gui::preview::Shown;
use crate::gui::reader::{Opened, Reader};
use crate::gui::theme;
use crate::quote::{Area, PageBox};

use super::super::pages::{InView, message, on_pixels, paint, paper, sharp};
use super::marks;

/// How thick tints are, so that the words below can be read.
const HIT: f32 = 0.30;
const SELECTED: f32 = 0.25;

/// Gives where it is, and what the pointer does there.
pub(super) fn show(
    ui: &Ui,
    reader: &Reader,
    opened: &Opened,
    in_view: &InView,
) -> (Rect, Response) {
    let (page, scale) = (in_view.page, in_view.scale);
    let rect = on_pixels(ui, in_view.rect);
    let palette = theme::palette(ui);
    paper(ui, rect);
    picture(ui, reader, opened, (page, rect, scale));
    let placed = |area: &Area| {
        let at = |x: f32, y: f32| rect.min + egui::vec2(x, y) * scale;
        Rect::from_min_max(at(area.x0, area.y0), at(area.x1, area.y1))
    };
    marks::tints(ui, reader, page, &placed);
    hits(ui, reader, page, &placed);
    for one in selected(reader).iter().filter(|one| one.page == page) {
        tint(
            ui,
            placed(&one.area).expand2(egui::vec2(1.0, 0.5)),
            palette.on_paper,
            SELECTED,
        );
    }
    let id = ui.scope_id().with(("reader-page", page));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    say(&response, opened, page);
    if let Some(at) = response.hover_pos()
        && is_on_words(opened, page, (at - rect.min) / scale)
    {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    (rect, response)
}

fn picture(ui: &Ui, reader: &Reader, opened: &Opened, (page, rect, scale): (usize, Rect, f32)) {
    let size = opened.sizes().get(page).copied().unwrap_or((595.0, 842.0));
    match reader.shown(page, sharp(ui, size, scale)) {
        Shown::Picture(key, picture) => paint(ui, rect, key, &picture),
        Shown::Coming => {
            let name = opened.report.pages.of_page(page).words();
            message(ui, rect, &name, "being drawn");
        }
        Shown::None(why) => message(ui, rect, "This page cannot be shown.", &why),
    }
}

/// Where the words of the extract stand; without any, what is selected.
fn selected(reader: &Reader) -> &[PageBox] {
    let held = reader.draft.held.as_ref();
    let found = held.and_then(|held| held.passage.as_ref());
    found
        .or(reader.passage.as_ref())
        .map_or(&[], |passage| &passage.at.boxes)
}

fn hits(ui: &Ui, reader: &Reader, page: usize, placed: &dyn Fn(&Area) -> Rect) {
    let palette = theme::palette(ui);
    for (area, number) in reader.search.boxes(page) {
        let area = placed(area).expand2(egui::vec2(1.0, 0.5));
        tint(ui, area, palette.hit_on_paper, HIT);
        if reader.search.current == Some(*number) {
            let stroke = Stroke::new(1.5, palette.hit_on_paper);
            ui.painter()
                .rect_stroke(area, 2, stroke, StrokeKind::Outside);
        }
    }
}

pub(super) fn tint(ui: &Ui, area: Rect, colour: Color32, thickness: f32) {
    ui.painter()
        .rect_filled(area, 2, colour.gamma_multiply(thickness));
}

fn is_on_words(opened: &Opened, page: usize, at: egui::Vec2) -> bool {
    let page = opened.document().pages.get(page);
    let mut words = page.into_iter().flat_map(|page| &page.words);
    words.any(|word| {
        let area = &word.area;
        (area.x0 - 2.0..=area.x1 + 2.0).contains(&at.x) && (area.y0..=area.y1).contains(&at.y)
    })
}

/// What a screen reader says of the page.
fn say(response: &Response, opened: &Opened, page: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Document);
        node.set_label(format!("Page {}", opened.short_name(page)));
        if let Some(page) = opened.document().pages.get(page) {
            let words: Vec<&str> = page.words.iter().map(|word| word.text.as_str()).collect();
            node.set_value(words.join(" "));
        }
    });
}
