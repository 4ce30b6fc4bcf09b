//! Above the list: how many there are, adding more, and what concerns all of them.

use egui::{Align, Layout, Ui};

use crate::case::{Edit, SortBy};
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::widget::{aside, named, primary};

pub(super) fn title(ui: &mut Ui, session: &Session) {
    ui.horizontal(|ui| {
        ui.label(theme::title("Documents behind the schedule"));
        aside(ui, count(session));
    });
    ui.add_space(4.0);
}

/// `12 documents, 230 pages`.
fn count(session: &Session) -> String {
    let pages = session.survey.documents.values();
    let pages: u32 = pages.map(|(_, pages)| pages).sum();
    match session.case().exhibits.len() {
        0 => String::new(),
        1 => format!("1 document, {pages} pages"),
        count => format!("{count} documents, {pages} pages"),
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.horizontal(|ui| {
        if primary(ui, "Add documents…").clicked() {
            actions.push(Action::AddDocument);
        }
        progress(ui, session, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            whole(ui, session, actions);
        });
    });
}

/// What concerns the whole list.
fn whole(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let some = !session.case().exhibits.is_empty();
    let mut dividers = session.case().dividers;
    let divider = ui.add_enabled(some, egui::Checkbox::new(&mut dividers, "Divider pages"));
    let divider = divider.on_hover_text("A page with its heading before each group of documents");
    if divider.changed() {
        actions.push(Action::Edit(Edit::SetDividers(dividers)));
    }
    for (by, name) in [
        (SortBy::Title, "Sort by title"),
        (SortBy::Date, "Sort by date"),
    ] {
        let button = ui.add_enabled(some, egui::Button::new(name));
        if button.on_hover_text("Within each heading").clicked() {
            actions.push(Action::Edit(Edit::SortExhibits(by)));
        }
    }
}

fn progress(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.intake.is_reading() {
        let (done, all) = session.intake.progress();
        ui.spinner();
        ui.label(format!("Reading {} of {all}", (done + 1).min(all)));
        let stop = ui.button("Stop");
        if named(stop, "Stop reading").clicked() {
            actions.push(Action::Documents(DocumentAction::StopReading));
        }
    } else if session.is_examining {
        let all = session.case().exhibits.len();
        let left = session.unexamined().len();
        ui.spinner();
        ui.label(format!(
            "Reading {} of {all}",
            (all - left.min(all) + 1).min(all)
        ));
    }
}
