//! What must never appear: words that every export looks for. The list itself is never printed.

use egui::{Id, Key, TextEdit, Ui};

use crate::case::Edit;
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::terms::Term;

use super::Actions;
use super::widget::{aside, field_id, named};

const FIELD: f32 = 300.0;

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.add_space(16.0);
    ui.label(theme::heading("Must never appear"));
    aside(
        ui,
        "A child, a third party, an address, an earlier name. No bundle is written in which one of these is left: not in a document, a bookmark, a comment or the name of the file. The list is never printed.",
    );
    ui.add_space(4.0);
    words(ui, session, actions);
    another(ui, session, actions);
    anonymity(ui, session, actions);
}

/// The appellant’s own name is looked for only where a direction asks for it, and only where it must not stand.
fn anonymity(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let name = session.case().anonymity.as_ref();
    let mut is_so = name.is_some();
    ui.add_space(8.0);
    let tick = ui.checkbox(&mut is_so, "An anonymity direction is in force");
    if tick.changed() {
        let name = is_so.then(String::new);
        actions.push(Action::EditApart(Edit::SetAnonymity(name)));
    }
    let Some(name) = name else { return };
    let mut typed = name.clone();
    let edit = TextEdit::singleline(&mut typed)
        .id(field_id("the name of the appellant"))
        .min_size(theme::FIELD)
        .hint_text("the appellant’s name in full")
        .desired_width(FIELD);
    if named(ui.add(edit), "Name of the appellant in full").changed() {
        actions.push(Action::Edit(Edit::SetAnonymity(Some(typed))));
    }
    aside(
        ui,
        "No bundle is written that has it on the cover, in a bookmark, in its metadata or in its file name. Inside documents it may stand.",
    );
}

fn words(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let confidential = &session.case().confidential;
    ui.horizontal_wrapped(|ui| {
        for word in confidential {
            let chip = egui::Button::new(format!("{word}  {}", icon::CLOSE));
            let chip = ui.add(chip).on_hover_text("Exports look for it no longer");
            if named(chip, &format!("{word}, may appear again")).clicked() {
                let kept = confidential.iter().filter(|other| *other != word);
                let edit = Edit::SetConfidential(kept.cloned().collect());
                actions.push(Action::EditApart(edit));
            }
        }
    });
}

fn another(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let id = field_id("must never appear");
    let place = Id::unique(("word that must never appear", session.shown));
    let mut text: String = ui.data(|data| data.get_temp(place)).unwrap_or_default();
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .min_size(theme::FIELD)
            .hint_text("a name, an address, a number")
            .desired_width(FIELD);
        let field = named(ui.add(edit), "Words that must never appear");
        let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let term = Term::new(&text);
        let add = ui.add_enabled(term.is_some(), egui::Button::new("Add"));
        let is_added = named(add, "Add to what must never appear").clicked() || is_entered;
        if let Some(term) = term.filter(|_| is_added) {
            text.clear();
            field.request_focus();
            let mut words = session.case().confidential.clone();
            if !words.contains(&term.text) {
                words.push(term.text);
                actions.push(Action::EditApart(Edit::SetConfidential(words)));
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(place, text));
}
