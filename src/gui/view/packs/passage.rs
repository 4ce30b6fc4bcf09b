//! The passages of the form: a list of cards, of which one is open with all its fields.

use egui::Ui;

use crate::gui::packs::{Draft, PackAction};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, fold, named};
use crate::library::{Passage, Stance, in_form};

use super::field::Fields;
use super::{kinds, push};

pub(super) fn all(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(theme::heading("Passages"));
        aside(ui, draft.form.passages.len().to_string());
        if ui.button("Add a passage").clicked() {
            push(actions, PackAction::AddPassage);
        }
    });
    for at in 0..draft.form.passages.len() {
        ui.add_space(6.0);
        card(ui, session, draft, at, actions);
    }
}

fn card(ui: &mut Ui, session: &Session, draft: &Draft, at: usize, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let fields = Fields {
        draft,
        passage: Some(at),
    };
    egui::Frame::new()
        .fill(palette.side)
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let is_open = draft.open == Some(at);
            let header = fold(title(draft, &fields, at))
                .id_salt(("passage", at))
                .open(Some(is_open));
            let shown = header.show(ui, |ui| {
                form(ui, session, draft, &fields, at, actions);
            });
            let header = named(shown.header_response, &format!("Passage {}", at + 1));
            if header.clicked() {
                push(actions, PackAction::OpenPassage((!is_open).then_some(at)));
            }
        });
}

/// `1. helps: The beginning of the text…`, with what is wrong in it counted.
fn title(draft: &Draft, fields: &Fields<'_>, at: usize) -> String {
    let text = fields.text("text");
    let text: String = if text.is_empty() {
        "nothing written yet".to_owned()
    } else {
        text.chars().take(70).collect()
    };
    let stance = Stance::named(&fields.text("stance")).map_or("", Stance::label);
    let wrong = draft
        .remarks
        .iter()
        .filter(|remark| remark.passage == Some(at))
        .count();
    let wrong = match wrong {
        0 => String::new(),
        count => format!(" ({count} to do)"),
    };
    let retired = if fields.text("passage_retired_on").is_empty() {
        ""
    } else {
        " retired"
    };
    format!("{}. {stance}{retired}{wrong}  {text}", at + 1)
}

fn form(
    ui: &mut Ui,
    session: &Session,
    draft: &Draft,
    fields: &Fields<'_>,
    at: usize,
    actions: &mut Actions,
) {
    for field in in_form::<Passage>() {
        kinds::show(ui, session, fields, field, actions);
    }
    if !draft.is_saved_passage(at) {
        let button = ui.button("Take this passage out");
        let button = button.on_hover_text("It was never saved, so nobody rests on it");
        if named(button, &format!("Take out passage {}", at + 1)).clicked() {
            push(actions, PackAction::RemovePassage(at));
        }
    }
}
