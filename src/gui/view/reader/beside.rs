//! The entry whose page is shown: it can be signed off here, where it is compared with its source.

use egui::{Button, Id, RichText, Ui};

use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::reader::{Reader, ReaderAction};
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::entry::{initials_field, known_initials};
use super::super::widget::{link, named};
use super::super::{Actions, room};
use super::wish;

pub(super) fn show(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    let Some(number) = reader.draft.in_place_of else {
        return;
    };
    let Some(entry) = session.case().entry(number) else {
        return;
    };
    let label = session.labels.entry(number);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::bold(label.as_str()));
        let other =
            link(ui, "A new extract instead").on_hover_text(format!("{label} stays as it is"));
        if named(other, "A new extract instead").clicked() {
            wish(actions, ReaderAction::LeaveEntry);
        }
        if let Some(given) = &entry.signed_off {
            let words = format!("{} Signed off by {} on {}", icon::TICK, given.by, given.on);
            let good = theme::palette(ui).good;
            ui.label(RichText::new(words).small().color(good));
            return;
        }
        if !room::is_narrow(ui) {
            ui.end_row();
        }
        if !session.is_source_of(number, reader.sha256()) {
            return another_report(ui, session, number, actions);
        }
        let id = Id::unique("initials beside the page");
        initials_field(ui, session, id, "Initials for the sign-off");
        let by = known_initials(ui, session).trim().to_owned();
        let name = format!("Sign off {label}");
        let button = ui.add_enabled(!by.is_empty(), Button::new(RichText::new(&name).small()));
        let button = button
            .on_hover_text("You give your word that you have held it against this page")
            .on_disabled_hover_text("Type your initials");
        if named(button, &name).clicked() {
            actions.push(Action::SignBeside { number, by });
        }
    });
}

/// Nobody gives their word beside a report that is not the entry’s: which that is has to be said first.
fn another_report(ui: &mut Ui, session: &Session, number: u32, actions: &mut Actions) {
    let (mixed, label) = (theme::palette(ui).mixed, session.labels.entry(number));
    let words = match session.file_of(number) {
        Some(_) => format!(
            "{} This is not the report that the source of {label} names: it cannot be signed off here.",
            icon::WARNING
        ),
        None => format!(
            "The source of {label} names no file yet: it can be signed off beside its own report only."
        ),
    };
    ui.add(egui::Label::new(RichText::new(words).small().color(mixed)).wrap());
    if session.file_of(number).is_none() {
        let name = "This is its report";
        let button = ui.add(Button::new(RichText::new(name).small()));
        let button = button.on_hover_text("The case remembers this file as that of the source");
        if named(button, name).clicked() {
            actions.push(Action::NameFileOf(number));
        }
    }
}
