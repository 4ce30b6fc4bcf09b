//! The pages on their ground: scrolled, zoomed, gone through by keys, selected on.

use egui::{Key, Modifiers, Ui};

use crate::case::RedactionMark;
use crate::gui::page_words::Selecting;
use crate::gui::preview::Wanted;
use crate::gui::reader::{MarkAction, Opened, Reader, ReaderAction, Seen, Tool};
use crate::gui::session::Session;

use super::super::Actions;
use super::super::pages::{Ground, Painted, selecting};
use super::{marks, page, redact, wish};

/// With the marks of what must go, where they are being made.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    (reader, marks): (&Reader, Option<&[RedactionMark]>),
    opened: &Opened,
    thumbnails: Vec<Wanted>,
    actions: &mut Actions,
) {
    let ground = Ground {
        id: "reader-pages",
        sizes: opened.sizes(),
        zoom: reader.zoom,
        two: false,
        spot: reader.seen.spot,
        is_moved: reader.is_moved,
        frame: reader.seen.frame,
    };
    let scrolled = ground.show(ui, |ui, in_view| {
        let mut painted = Vec::new();
        for one in in_view {
            let page = page::show(ui, reader, opened, one);
            match marks {
                Some(marks) => redact::paint(ui, marks, &page),
                None => marks::letters(
                    ui,
                    (session, reader),
                    (page.page, page.rect, page.scale),
                    actions,
                ),
            }
            painted.push(page);
        }
        point(ui, reader, &painted, actions);
    });
    let seen = Seen {
        spot: scrolled.spot(),
        current: scrolled.current(),
        frame: scrolled.frame,
        wanted: scrolled.wanted(ui, thumbnails),
    };
    let has_dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
    if !has_dialog {
        for spot in scrolled.led_by_keys(ui) {
            wish(actions, ReaderAction::Go(spot));
        }
        keys(ui, reader, actions);
    }
    if let Some((zoom, spot)) = scrolled.zoomed(ui) {
        wish(actions, ReaderAction::Zoom(zoom, spot));
    }
    if scrolled.is_moved || seen != reader.seen {
        // First, so that a wish to go elsewhere comes after it.
        let seen = crate::gui::action::Action::Read(ReaderAction::Seen(seen));
        actions.insert(0, seen);
    }
}

/// What the pointer does on the pages: selects words, or marks what must go.
fn point(ui: &Ui, reader: &Reader, painted: &[Painted], actions: &mut Actions) {
    let redacting = reader.redacting.as_ref();
    if redacting.is_some_and(|it| it.work.is_some()) {
        return;
    }
    if redacting.is_some_and(|it| it.tool == Tool::Area) {
        return redact::draw(ui, painted, actions);
    }
    if let Some(done) = selecting(ui, painted) {
        wish(actions, ReaderAction::Select(done));
    }
    let is_released = ui.input(|input| input.pointer.any_released());
    // What a double click takes is selected only now.
    if redacting.is_some() && is_released {
        redact::ask(actions, MarkAction::Selected);
    }
}

/// What the keyboard does with the selection; nothing while something is being typed.
fn keys(ui: &Ui, reader: &Reader, actions: &mut Actions) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if reader.selection.is_some() && is_pressed(Key::Escape) {
        wish(actions, ReaderAction::Select(Selecting::Clear));
    } else if !reader.search.text.is_empty() && is_pressed(Key::Escape) {
        wish(actions, ReaderAction::Search(String::new()));
    }
    clipboard(ui, reader, actions);
}

/// Words are copied with their citation; what is pasted is checked.
fn clipboard(ui: &Ui, reader: &Reader, actions: &mut Actions) {
    for event in ui.input(|input| input.events.clone()) {
        match event {
            egui::Event::Copy => {
                if let Some(quotation) = reader.quotation() {
                    ui.ctx().copy_text(quotation);
                }
            }
            egui::Event::Paste(text) => wish(actions, ReaderAction::Write(text)),
            _ => {}
        }
    }
}
