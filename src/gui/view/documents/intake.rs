//! Files on their way into the list, and those that could not be used with what to do about them.
//!
//! They stand below the documents: those come and go by themselves, and nothing above them moves.

use egui::{Align, Color32, Frame, Layout, Panel, RichText, ScrollArea, Ui};

use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::documents::{DocumentAction, Incoming, State};
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::intake::Changes;

use super::super::Actions;
use super::super::widget::{aside, named};

/// Where there is no other document yet.
pub(super) fn alone(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let room = ui.available_height();
    show(ui, session, room, actions);
}

/// Below the list, in which nothing may move when files come and go.
pub(super) fn below(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.intake.rows.is_empty() {
        return;
    }
    let most = ui.available_height() * 0.5;
    let panel = Panel::bottom("files on their way").frame(Frame::new());
    panel
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| {
            show(ui, session, most, actions);
        });
}

/// In at most so much room; what there is none for is scrolled to.
fn show(ui: &mut Ui, session: &Session, most: f32, actions: &mut Actions) {
    let frame = Frame::new()
        .fill(theme::palette(ui).side)
        .inner_margin(10)
        .corner_radius(6);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let top = ui.cursor().top();
        heading(ui, session, actions);
        let most = most - (ui.cursor().top() - top) - 28.0;
        // A bar that is seen without being pointed at.
        ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
        // The panel keeps its height of the frame before: it grows only where the list does not mind that.
        ScrollArea::vertical()
            .id_salt("files on their way")
            .max_height(most)
            .min_scrolled_height(most)
            .auto_shrink([false, true])
            .show(ui, |ui| rows(ui, session, actions));
    });
    ui.add_space(8.0);
}

/// How many were not added, and what takes their names away.
fn heading(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let words = match session.intake.refused() {
        0 => return,
        count => counted(count, "file was not added", "files were not added"),
    };
    ui.horizontal(|ui| {
        ui.label(theme::bold(words));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !session.intake.is_reading() && ui.button("Take these names off the list").clicked()
            {
                actions.push(Action::Documents(DocumentAction::ForgetRefused));
            }
        });
    });
}

fn rows(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let palette = theme::palette(ui);
    for row in &session.intake.rows {
        let name = row.file.file_name().unwrap_or_default().to_string_lossy();
        ui.horizontal_wrapped(|ui| match &row.state {
            State::Waiting => {
                ui.add(egui::Spinner::new().size(14.0));
                ui.label(name.as_ref());
                aside(ui, "reading…");
            }
            State::Ready(_) => {
                sign(ui, icon::TICK, palette.good);
                ui.label(name.as_ref());
                aside(ui, "read");
            }
            State::Refused(refused) => {
                sign(ui, icon::ERROR, palette.bad);
                ui.label(theme::bold(name.as_ref()));
                let why = format!("was not added: {}.", refused.why);
                ui.label(RichText::new(why).color(palette.bad));
                aside(ui, &refused.hint);
                if refused.is_undecided {
                    decide(ui, row, &name, actions);
                }
            }
        });
    }
}

/// How the tracked changes of a Word document print. Its comments print in neither way.
fn decide(ui: &mut Ui, row: &Incoming, name: &str, actions: &mut Actions) {
    let ways = [
        (Changes::Accepted, "Add it with all accepted"),
        (Changes::Marked, "Add it with each shown"),
    ];
    for (changes, words) in ways {
        let button = ui
            .button(words)
            .on_hover_text("Comments print in neither way");
        if named(button, &format!("{words}: {name}")).clicked() {
            let add = DocumentAction::AddWithChanges(row.file.clone(), changes);
            actions.push(Action::Documents(add));
        }
    }
}

fn sign(ui: &mut Ui, sign: &str, colour: Color32) {
    let sign = RichText::new(sign).font(theme::icon_font(16.0));
    ui.label(sign.color(colour));
}
