//! What can be done with several documents at once, or with none.

use egui::Ui;

use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::widget::{aside, field_id, named};
use super::field::committed;
use super::turn;

pub(super) fn none(ui: &mut Ui) {
    ui.add_space(30.0);
    ui.label(theme::bold("Choose a document"));
    aside(
        ui,
        "Its pages, heading, paper, comments and findings stand here.",
    );
    ui.add_space(10.0);
    for (keys, what) in [
        ("Shift or Ctrl and click", "choose several"),
        ("Alt+Up, Alt+Down", "move what is chosen"),
        ("Shift+Up, Shift+Down", "choose on"),
        ("Delete", "remove what is chosen"),
    ] {
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(keys).small().strong());
            aside(ui, what);
        });
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let count = session.chosen.len();
    ui.label(theme::heading(format!("{count} documents chosen")));
    aside(ui, "What you do here is one step for Undo.");
    ui.add_space(10.0);
    ui.label("Put all of them under the heading");
    let width = ui.available_width();
    if let Some(section) = committed(
        ui,
        field_id("heading of several"),
        "",
        "Heading of the chosen documents",
        width,
        None,
    ) {
        actions.push(Action::Documents(DocumentAction::Heading(section)));
    }
    ui.add_space(10.0);
    turn::several(ui, session, actions);
    ui.add_space(10.0);
    ui.horizontal_wrapped(|ui| {
        for (words, name, action) in [
            (
                "Move up",
                "Move the chosen documents up",
                DocumentAction::Move(-1),
            ),
            (
                "Move down",
                "Move the chosen documents down",
                DocumentAction::Move(1),
            ),
            (
                "Remove",
                "Remove the chosen documents",
                DocumentAction::Remove,
            ),
        ] {
            let button = ui.button(words);
            if named(button, name).clicked() {
                actions.push(Action::Documents(action));
            }
        }
    });
}
