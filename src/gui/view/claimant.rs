//! The left panel: the heading of the appeal, and what is true of the claimant.

use egui::{CollapsingHeader, ComboBox, Panel, ScrollArea, TextEdit, Ui};

use crate::case::{Edit, HeadingField};
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{Characteristic, Facet};

use super::Actions;
use super::widget::{aside, named};

pub(in crate::gui) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let frame =
        egui::Frame::side_top_panel(ui.style()).inner_margin(egui::Margin::symmetric(14, 10));
    Panel::left("claimant")
        .frame(frame)
        .default_size(272.0)
        .min_size(220.0)
        .show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.label(theme::heading("Claimant"));
                nationality(ui, session, actions);
                for facet in &session.library.taxonomy.facets {
                    show_facet(ui, session, facet, actions);
                }
                ui.add_space(14.0);
                ui.label(theme::heading("Appeal"));
                for field in HeadingField::ALL {
                    heading_field(ui, session, field, actions);
                }
            });
        });
}

fn nationality(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let chosen = session.case().claimant.nationality.as_deref();
    let taxonomy = &session.library.taxonomy;
    let label = |code: &str| {
        taxonomy
            .nationality(code)
            .map_or(code.to_owned(), |known| known.label.clone())
    };
    let shown = chosen.map_or("Choose a nationality".to_owned(), label);
    let combo = ComboBox::from_id_salt("nationality")
        .selected_text(shown)
        .width(ui.available_width() - 8.0);
    let response = combo.show_ui(ui, |ui| {
        for (code, known) in taxonomy.nationalities() {
            if ui
                .selectable_label(chosen == Some(code), &known.label)
                .clicked()
            {
                actions.push(Action::Edit(Edit::SetNationality(Some(code.to_owned()))));
            }
        }
    });
    named(response.response, "Nationality");
    if chosen.is_none() {
        aside(ui, "Begin here: evidence is found by nationality first.");
    }
}

fn show_facet(ui: &mut Ui, session: &Session, facet: &Facet, actions: &mut Actions) {
    let choices: Vec<&Characteristic> = facet
        .characteristics
        .iter()
        .filter(|known| known.nationality.is_none())
        .collect();
    if choices.is_empty() {
        return;
    }
    let holds =
        |known: &Characteristic| session.case().claimant.characteristics.contains(&known.id);
    let ticked = choices.iter().filter(|known| holds(known)).count();
    let title = if ticked == 0 {
        facet.label.clone()
    } else {
        format!("{} ({ticked})", facet.label)
    };
    let open = ticked > 0 || matches!(facet.id.as_str(), "military" | "objection");
    let header = CollapsingHeader::new(theme::bold(title))
        .id_salt(&facet.id)
        .default_open(open);
    let response = header.show(ui, |ui| {
        for known in choices {
            tick(ui, known, holds(known), actions);
        }
    });
    if let Some(help) = &facet.help {
        response.header_response.on_hover_text(help);
    }
}

fn tick(ui: &mut Ui, known: &Characteristic, mut holds: bool, actions: &mut Actions) {
    let response = ui.checkbox(&mut holds, &known.label);
    if response.changed() {
        actions.push(Action::Edit(Edit::SetCharacteristic {
            id: known.id.clone(),
            holds,
        }));
    }
    if let Some(help) = &known.help {
        response.on_hover_text(help);
    }
}

fn heading_field(ui: &mut Ui, session: &Session, field: HeadingField, actions: &mut Actions) {
    aside(ui, field.label());
    let mut text = session.case().heading.get(field).to_owned();
    let hint = match field {
        HeadingField::Reference => "PA/…",
        HeadingField::Appellant => "as to be printed, e.g. initials",
        HeadingField::Respondent => "Secretary of State for the Home Department",
        HeadingField::Representative => "firm",
        HeadingField::Hearing => "date and place",
    };
    let edit = TextEdit::singleline(&mut text)
        .hint_text(hint)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    if response.changed() {
        actions.push(Action::Edit(Edit::SetHeading { field, text }));
    }
    named(response, field.label());
}
