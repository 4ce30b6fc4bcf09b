//! The bundle as it would be written now, page by page, the way a reader of PDFs shows it.
//!
//! A bar of buttons above, small pages at the left, the pages themselves on a neutral ground. What is
//! painted is told to the preview, which has the pictures made; this room makes none.

mod bar;
pub(super) mod icon;
mod page;
mod strip;

use egui::{CentralPanel, Panel, Ui};

use crate::gui::action::Action;
use crate::gui::preview::{Preview, PreviewAction, Seen, Wanted};
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::pages::{Ground, WIDTH};
use super::widget::empty;

pub(in crate::gui) fn show(
    ui: &mut Ui,
    session: &Session,
    preview: &Preview,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let bar = egui::Frame::new()
        .fill(palette.page)
        .inner_margin(egui::Margin::symmetric(12, 6));
    Panel::top("preview-bar")
        .frame(bar)
        .show(ui, |ui| bar::show(ui, session, preview, actions));
    let mut wanted = Vec::new();
    if preview.has_thumbnails && !preview.sheets().is_empty() {
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
        for one in in_view {
            page::show(ui, session, preview, one, actions);
        }
    });
    let seen = Seen {
        spot: scrolled.spot(),
        current: scrolled.current(),
        frame: scrolled.frame,
        revision: preview.shown_revision().unwrap_or_default(),
        wanted: scrolled.wanted(ui, thumbnails),
    };
    for spot in scrolled.led_by_keys(ui) {
        actions.push(Action::Preview(PreviewAction::Go(spot)));
    }
    if let Some((zoom, spot)) = scrolled.zoomed(ui) {
        actions.push(Action::Preview(PreviewAction::Zoom(zoom, spot)));
    }
    if scrolled.is_moved || seen != preview.seen {
        // First, so that a wish to go elsewhere comes after it.
        actions.insert(0, Action::Preview(PreviewAction::Seen(seen)));
    }
}
