//! One page of the report: its picture, and over the words on it thin tints: what was looked for, what is
//! selected.

use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Response, Sense, Ui};

use crate::gui::preview::Shown;
use crate::gui::reader::{Opened, Reader};
use crate::quote::{Area, PageBox};

use super::super::pages::{
    InView, Painted, mark_hit, mark_selected, message, on_pixels, paint, paper, placed, sharp,
};
use super::marks;

/// Gives where it is, and what the pointer does there.
pub(super) fn show(ui: &Ui, reader: &Reader, opened: &Opened, in_view: &InView) -> Painted {
    let (page, scale) = (in_view.page, in_view.scale);
    let rect = on_pixels(ui, in_view.rect);
    paper(ui, rect);
    picture(ui, reader, opened, (page, rect, scale));
    let placed = |area: &Area| placed(rect, scale, area);
    marks::tints(ui, reader, page, &placed);
    for (area, number) in reader.search.boxes(page) {
        mark_hit(ui, placed(area), reader.search.current == Some(*number));
    }
    for one in selected(reader).iter().filter(|one| one.page == page) {
        mark_selected(ui, placed(&one.area));
    }
    let id = ui.scope_id().with(("reader-page", page));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    say(&response, opened, page);
    let painted = Painted {
        page,
        rect,
        scale,
        response,
    };
    if let Some(at) = painted.response.hover_pos()
        && opened.text().is_on_word(painted.point(at))
    {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    painted
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
    // What goes is not what is quoted.
    let held = reader.draft.held.as_ref();
    let held = held.filter(|_| reader.redacting.is_none());
    let found = held.and_then(|held| held.passage.as_ref());
    found
        .or(reader.passage.as_ref())
        .map_or(&[], |passage| &passage.at.boxes)
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
