//! "Confirm a rule…": a person who has the tribunal's own text before them says that a value of the profile stands there,
//! and in which paragraph.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align2, Id, Margin, PopupCloseBehavior, ScrollArea, TextEdit, Ui};

use crate::gui::action::{Action, ValueRead};
use crate::gui::reader::Reader;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::profile::{Force, ValueRow};

use super::super::Actions;
use super::super::entry::{initials_field, known_initials};
use super::super::facets::framed;
use super::super::widget::{aside, field_id, named, primary};

const WIDTH: f32 = 360.0;

/// What is being said, until it is.
#[derive(Clone, Default)]
struct Typed {
    value: Option<&'static str>,
    paragraph: String,
}

pub(super) fn show(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = MenuButton::new("Confirm a rule…").config(config);
    let (response, _) = button.ui(ui, |ui| {
        ui.set_width(WIDTH);
        framed(ui);
        ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
            inside(ui, session, reader, actions);
        });
    });
    let hint = "This document is the tribunal’s own text: say which value of the rules stands in it, and where";
    named(response.on_hover_text(hint), "Confirm a rule…");
}

fn inside(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    let Ok(profile) = session.profile() else {
        aside(ui, "The tribunal of the case is not known.");
        return;
    };
    if session.preferences.now().packs.is_empty() {
        aside(
            ui,
            "What you confirm is kept in a pack of your own: make one in the library first.",
        );
        return;
    }
    let place = Id::unique("value of the profile to confirm");
    let mut typed: Typed = ui.data(|data| data.get_temp(place)).unwrap_or_default();
    ui.label(theme::bold("Which value stands in this document?"));
    let values = profile.values();
    let values: Vec<&ValueRow> = values
        .iter()
        .filter(|row| row.force != Force::House)
        .collect();
    ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
        for row in &values {
            let words = format!("{}: {}", row.about, row.value);
            let is_chosen = typed.value == Some(row.name);
            let response = ui.add(egui::Button::selectable(is_chosen, words).wrap());
            if response.on_hover_text(row.standing()).clicked() {
                typed.value = Some(row.name);
            }
        }
    });
    if let Some(row) = values.iter().find(|row| typed.value == Some(row.name)) {
        aside(ui, format!("{} ({})", row.authority, row.standing()));
        ready(ui, session, reader, (row, &mut typed), actions);
    }
    ui.data_mut(|data| data.insert_temp(place, typed));
}

fn ready(
    ui: &mut Ui,
    session: &Session,
    reader: &Reader,
    (row, typed): (&ValueRow, &mut Typed),
    actions: &mut Actions,
) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.label("Paragraph");
        let edit = TextEdit::singleline(&mut typed.paragraph)
            .id(field_id("paragraph of the authority"))
            .margin(Margin::symmetric(8, 4))
            .align(Align2::LEFT_CENTER)
            .min_size(theme::FIELD)
            .hint_text("10.6(b)")
            .desired_width(120.0);
        named(ui.add(edit), "Paragraph of the authority");
        let id = Id::unique("initials of who confirms");
        initials_field(ui, session, id, "Initials of who confirms");
    });
    let by = known_initials(ui, session);
    let is_whole = !typed.paragraph.trim().is_empty() && !by.trim().is_empty();
    let name = reader.name().unwrap_or_default();
    aside(
        ui,
        format!("“{name}” is the authority itself, and I have read it there."),
    );
    ui.add_enabled_ui(is_whole, |ui| {
        if primary(ui, "Confirm it").clicked() {
            actions.push(Action::ConfirmValue(ValueRead {
                value: row.name.to_owned(),
                paragraph: std::mem::take(&mut typed.paragraph),
                by,
            }));
            ui.close();
        }
    });
}
