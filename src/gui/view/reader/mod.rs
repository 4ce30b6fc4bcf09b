//! A report as it is read: its pages on a neutral ground, what is found in it at the left, the extract that is
//! made of it at the right.
//!
//! Where the window is narrow there is no strip at the left, and the extract stands below the pages.

mod about;
mod bar;
mod beside;
mod confirm;
mod extract;
mod hits;
mod keep;
mod letter;
mod marks;
mod nothing;
mod numbers;
mod outline;
mod page;
mod pages;
mod passages;
mod place;
mod redact;
mod result;
mod source;
mod strip;

pub(super) use source::{begin_search, search_field};

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::gui::action::Action;
use crate::gui::reader::{Opened, Reader, ReaderAction, Strip};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::verify::is_letter;

use super::pages::WIDTH;
use super::{Actions, room};

/// How wide the extract is, and how high where it stands below: less than half of a low window.
const EXTRACT: f32 = 340.0;
const SHEET: f32 = 250.0;
const SHARE: f32 = 0.48;

pub(in crate::gui) fn show(
    ui: &mut Ui,
    session: &Session,
    reader: &Reader,
    focus_search: bool,
    actions: &mut Actions,
) {
    let Some(opened) = reader.opened() else {
        return nothing::show(ui, session, reader, actions);
    };
    let palette = theme::palette(ui);
    let bar = Frame::new()
        .fill(palette.page)
        .inner_margin(Margin::symmetric(12, 6));
    Panel::top("reader-bar").frame(bar).show(ui, |ui| {
        bar::show(ui, session, reader, opened, focus_search, actions);
    });
    let case = session.case();
    if let Some(redacting) = &reader.redacting {
        redact::bars(ui, case, redacting, actions);
    }
    let side = Frame::new().fill(palette.side);
    let mut wanted = Vec::new();
    if let Some(strip) = reader.strip.filter(|_| !room::is_narrow(ui)) {
        Panel::left("reader-strip")
            .frame(side)
            .resizable(false)
            .exact_size(if strip == Strip::Pages { WIDTH } else { 264.0 })
            .show(ui, |ui| match strip {
                Strip::Pages => strip::show(ui, reader, opened, &mut wanted, actions),
                Strip::Outline => outline::show(ui, reader, opened, actions),
                Strip::Hits => hits::show(ui, reader, opened, actions),
                Strip::Passages => passages::show(ui, session, reader, actions),
            });
    }
    let inner = Margin::symmetric(12, 8);
    let panel = match room::is_narrow(ui) {
        true => {
            let height = SHEET.min(ui.available_height() * SHARE);
            Panel::bottom("reader-sheet").exact_size(height)
        }
        false => Panel::right("reader-extract").exact_size(EXTRACT),
    };
    panel
        .frame(Frame::new().fill(palette.side).inner_margin(inner))
        .resizable(false)
        .show(ui, |ui| match &reader.redacting {
            Some(redacting) => redact::list(ui, case, reader, redacting, actions),
            None if is_letter(case, &opened.report.sha256)
                && reader.draft.in_place_of.is_none() =>
            {
                letter::show(ui, session, reader, opened, actions);
            }
            None => extract::show(ui, session, reader, opened, actions),
        });
    let ground = Frame::new().fill(palette.ground);
    CentralPanel::no_frame().frame(ground).show(ui, |ui| {
        damaged(ui, opened);
        unreadable(ui, opened);
        let area = ui.available_rect_before_wrap();
        let marks = reader.redacting.as_ref();
        let marks = marks.map(|redacting| redacting.marks(case));
        pages::show(ui, session, (reader, marks), opened, wanted, actions);
        if marks.is_some() {
            redact::frame(ui, area);
        }
    });
}

fn wish(actions: &mut Actions, action: ReaderAction) {
    actions.push(Action::Read(action));
}

/// Says that pages or words may be missing.
fn damaged(ui: &mut Ui, opened: &Opened) {
    if let Some(damage) = &opened.report.damage {
        let words = format!("The file is damaged: {damage}. Pages or words of it may be missing.");
        told(ui, "reader-damaged", words);
    }
}

/// Says that words cannot be taken from some of its pages, or from any.
fn unreadable(ui: &mut Ui, opened: &Opened) {
    let (none, all) = (opened.report.unreadable(), opened.page_count());
    if none == 0 {
        return;
    }
    let words = match none == all {
        true => "No words can be taken from this document: its pages are pictures, or its fonts do not say what their letters mean.".to_owned(),
        false => format!("No words can be taken from {none} of its {all} pages: they are pictures, or their fonts do not say what their letters mean."),
    };
    told(ui, "reader-unreadable", words);
}

/// Above the pages.
fn told(ui: &mut Ui, name: &str, words: String) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.gap)
        .inner_margin(Margin::symmetric(12, 6));
    Panel::top(name.to_owned()).frame(frame).show(ui, |ui| {
        ui.add(egui::Label::new(words).wrap());
    });
}
