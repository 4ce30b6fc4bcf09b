//! Why words that nobody sees are filed all the same: asked before they are.

use egui::{TextEdit, Ui};

use crate::case::LEAST_REASON;
use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::hidden::{Asked, HiddenAction};
use crate::gui::theme;

use super::widget::{aside, field_id, named};
use super::{Actions, dialog};

pub(in crate::gui) fn show(ui: &Ui, asked: &Asked, actions: &mut Actions) {
    let is_escaped = dialog::show(ui, "file knowingly", |ui| {
        ui.set_width(440.0);
        let places = counted(asked.places.len(), "place", "places");
        ui.label(theme::heading("File hidden words knowingly?"));
        ui.label(format!(
            "“{}”, {places}: whoever has the bundle can copy and search what nobody sees there.",
            asked.title
        ));
        field(ui, asked, actions);
        aside(
            ui,
            format!(
                "The source check record says it. It has two words and {LEAST_REASON} letters at least."
            ),
        );
        dialog::buttons(ui, |ui| {
            let file = dialog::button(ui, "File knowingly", true, asked.is_answered());
            if file.clicked() {
                wish(actions, HiddenAction::File);
            }
            if named(ui.button("Cancel"), "Answer: Cancel").clicked() {
                wish(actions, HiddenAction::Close);
            }
        });
    });
    if is_escaped {
        wish(actions, HiddenAction::Close);
    }
}

/// Enter files.
fn field(ui: &mut Ui, asked: &Asked, actions: &mut Actions) {
    let mut reason = asked.reason.clone();
    let edit = TextEdit::singleline(&mut reason)
        .id(field_id("reason to file hidden words"))
        .min_size(theme::FIELD)
        .hint_text("why, and who decided it")
        .desired_width(f32::INFINITY);
    let response = named(ui.add(edit), "Why they are filed");
    dialog::take_focus(ui, &response);
    let enters = ui.input(|input| input.key_pressed(egui::Key::Enter));
    if response.changed() {
        wish(actions, HiddenAction::Type(reason));
    }
    if response.lost_focus() && enters && asked.is_answered() {
        wish(actions, HiddenAction::File);
    }
}

fn wish(actions: &mut Actions, action: HiddenAction) {
    actions.push(Action::Hidden(action));
}
