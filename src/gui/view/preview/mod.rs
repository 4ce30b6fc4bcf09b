//! The bundle as it would be written now, page by page, the way a reader of PDFs shows it.
//!
//! A bar of buttons above, small pages or what was found at the left, the pages themselves on a neutral ground. What is
//! painted is told to the preview, which has the pictures made; this room makes none.

mod bar;
mod hits;
pub(super) mod icon;
mod page;
mod strip;

use egui::{CentralPanel, Event, Key, Modifiers, Panel, Ui};

use crate::gui::action::Action;
use crate::gui::page_words::{Selecting, Unit};
use crate::gui::preview::{Preview, PreviewAction, Seen, Wanted};
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::pages::{Ground, WIDTH, selecting};
use super::widget::empty;

/// How wide the list of hits is.
const HITS: f32 = 264.0;

pub(in crate::gui) fn show(
    ui: &mut Ui,
    session: &Session,
    preview: &Preview,
    focus_search: bool,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let bar = egui::Frame::new()
        .fill(palette.page)
        .inner_margin(egui::Margin::symmetric(12, 6));
    Panel::top("preview-bar").frame(bar).show(ui, |ui| {
        bar::show(ui, session, preview, focus_search, actions);
    });
    let mut wanted = Vec::new();
    let is_searched = !preview.searching.search.text.trim().is_empty();
    if is_searched {
        let side = egui::Frame::new().fill(palette.side);
        Panel::left("preview-hits")
            .frame(side)
            .resizable(false)
            .exact_size(HITS)
            .show(ui, |ui| hits::show(ui, preview, actions));
    } else if preview.has_thumbnails && !preview.sheets().is_empty() {
        let side = egui::Frame::new().fill(palette.side);
        Panel::left("preview-thumbnails")
            .frame(side)
            .resizable(false)
            .exact_size(WIDTH)
            .show(ui, |ui| {
                strip::show(ui, session, preview, &mut wanted, actions);
            });
    }
    let ground = egui::Frame::new().fill(palette.ground);
    CentralPanel::no_frame().frame(ground).show(ui, |ui| {
        if preview.sheets().is_empty() {
            nothing_yet(ui, preview);
        } else {
            pages(ui, session, preview, wanted, actions);
        }
    });
}

fn nothing_yet(ui: &mut Ui, preview: &Preview) {
    ui.vertical_centered(|ui| {
        ui.add_space(40.0);
        match &preview.problem {
            Some(problem) => empty(ui, "The bundle cannot be shown.", problem),
            None => {
                ui.spinner();
                empty(ui, "The pages are being made.", "This takes a moment.");
            }
        }
    });
}

/// The pages that show, and everything that is done with them.
fn pages(
    ui: &mut Ui,
    session: &Session,
    preview: &Preview,
    thumbnails: Vec<Wanted>,
    actions: &mut Actions,
) {
    let ground = Ground {
        id: "preview-pages",
        sizes: &preview.sizes,
        zoom: preview.zoom,
        two: preview.two_pages,
        spot: preview.seen.spot,
        is_moved: preview.is_moved,
        frame: preview.seen.frame,
    };
    let scrolled = ground.show(ui, |ui, in_view| {
        let mut painted = Vec::new();
        for one in in_view {
            painted.push(page::show(ui, session, preview, one, actions));
        }
        let done = selecting(ui, &painted);
        if let Some(done) = done.filter(|done| !opens_entry(preview, done)) {
            actions.push(Action::Preview(PreviewAction::Select(done)));
        }
    });
    let seen = Seen {
        spot: scrolled.spot(),
        current: scrolled.current(),
        frame: scrolled.frame,
        revision: preview.shown_revision().unwrap_or_default(),
        wanted: scrolled.wanted(ui, thumbnails),
        in_view: scrolled.in_view(),
    };
    for spot in scrolled.led_by_keys(ui) {
        actions.push(Action::Preview(PreviewAction::Go(spot)));
    }
    keys(ui, preview, actions);
    if let Some((zoom, spot)) = scrolled.zoomed(ui) {
        actions.push(Action::Preview(PreviewAction::Zoom(zoom, spot)));
    }
    if scrolled.is_moved || seen != preview.seen {
        // First, so that a wish to go elsewhere comes after it.
        actions.insert(0, Action::Preview(PreviewAction::Seen(seen)));
    }
}

/// A double click on an entry leads to where it is arranged, and takes no word.
fn opens_entry(preview: &Preview, done: &Selecting) -> bool {
    match done {
        Selecting::Take(at, Unit::Word) => preview.entry_at(at.page, at.y).is_some(),
        _ => false,
    }
}

/// What the keyboard does with words that are selected or looked for; nothing while something is being typed.
fn keys(ui: &Ui, preview: &Preview, actions: &mut Actions) {
    let has_dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
    if has_dialog || ui.ctx().text_edit_focused() {
        return;
    }
    let selected = preview.selected();
    let is_searched = !preview.searching.search.text.is_empty();
    if (selected.is_some() || is_searched)
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        let given_up = match selected {
            Some(_) => PreviewAction::Select(Selecting::Clear),
            None => PreviewAction::Search(String::new()),
        };
        actions.push(Action::Preview(given_up));
    }
    let is_copied = ui.input(|input| input.events.contains(&Event::Copy));
    if let Some(passage) = selected.filter(|_| is_copied) {
        ui.ctx().copy_text(passage.text.clone());
    }
}
