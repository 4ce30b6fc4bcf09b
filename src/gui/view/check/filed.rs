//! After filing: which bundles left the house, what changed since, and why what comes next is late.

use egui::{RichText, TextEdit, Ui};

use crate::case::{Edit, FiledBundle};
use crate::finding::{counted, pages};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, field_id, named};
use crate::library::Date;

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.add_space(12.0);
    ui.label(theme::bold("After filing"));
    for bundle in &session.case().filed {
        filed(ui, bundle);
    }
    mark(ui, session, actions);
    if session.case().is_filed() {
        since(ui, session);
        late(ui, session, actions);
    }
}

fn filed(ui: &mut Ui, bundle: &FiledBundle) {
    let colour = theme::palette(ui).good;
    let entries = counted(bundle.entries.len(), "entry", "entries");
    let documents = counted(bundle.documents.len(), "document", "documents");
    let words = format!(
        "{}  {} filed {}, {} ({}), {entries}, {documents}",
        icon::DONE,
        bundle.title,
        bundle.on,
        pages(bundle.pages()),
        bundle.cite_range(1, bundle.pages()),
    );
    ui.label(RichText::new(words).color(colour));
}

fn mark(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let place = egui::Id::unique("why it counts as filed");
    let mut reason: String = ui.data(|data| data.get_temp(place)).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        let last = session.last_export.as_ref();
        // All volumes of one that is split are named on the command line.
        let last = last.filter(|last| !last.draft && last.path == last.asked_for);
        let button = ui.add_enabled(
            last.is_some(),
            egui::Button::new("Mark the last bundle as filed"),
        );
        let button = button.on_disabled_hover_text(
            "No bundle in one file has been made without DRAFT since you opened the case",
        );
        if let (true, Some(last)) = (button.clicked(), last) {
            actions.push(Action::MarkFiled(last.path.clone(), reason.clone()));
        }
        let button = ui.button("Choose the file that was filed…");
        if named(button, "Choose the file that was filed").clicked() {
            actions.push(Action::ChooseFiled(reason.clone()));
        }
        let field = TextEdit::singleline(&mut reason)
            .id(field_id("why it counts as filed"))
            .hint_text("Reason, where the file is not as expected")
            .desired_width(280.0);
        named(ui.add(field), "Reason why it counts as filed");
    });
    ui.data_mut(|data| data.insert_temp(place, reason));
    aside(
        ui,
        "Filing freezes the numbers of entries and pages, as the file says them. What comes later goes into a supplementary bundle.",
    );
}

fn since(ui: &mut Ui, session: &Session) {
    let Some(since) = session.since_filing() else {
        return;
    };
    ui.add_space(8.0);
    ui.label(theme::bold(&since.heading));
    if since.changes.is_empty() {
        ui.label("Nothing has changed.");
    }
    for change in &since.changes {
        ui.label(format!("• {change}"));
    }
    let button = ui.button("Copy for a covering letter");
    if named(button, "Copy what changed since filing").clicked() {
        ui.ctx().copy_text(since.text());
    }
}

/// The day of the review, and the words that are printed on the first page.
fn late(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let case = session.case();
    ui.add_space(8.0);
    let place = egui::Id::unique("day of the review");
    let noted = case.review_received.map(String::from).unwrap_or_default();
    let typed: Option<String> = ui.data(|data| data.get_temp(place));
    let mut day = typed.unwrap_or_else(|| noted.clone());
    ui.horizontal(|ui| {
        ui.label("The respondent’s review was received on");
        let field = TextEdit::singleline(&mut day)
            .id(field_id("day of the review"))
            .hint_text("2026-12-20")
            .desired_width(110.0);
        let field = named(ui.add(field), "Day of the respondent’s review");
        if field.changed() {
            ui.data_mut(|data| data.insert_temp(place, day.clone()));
        }
        if field.lost_focus() {
            let on = day.trim().parse::<Date>().ok();
            if on != case.review_received && (on.is_some() || day.trim().is_empty()) {
                actions.push(Action::Edit(Edit::SetReviewReceived(on)));
            }
            ui.data_mut(|data| data.remove::<String>(place));
        }
    });
    ui.label("Why what comes next was not filed earlier (printed on its first page):");
    let mut because = case.late_because.clone().unwrap_or_default();
    let field = TextEdit::multiline(&mut because)
        .id(field_id("why it is late"))
        .desired_rows(3)
        .desired_width(560.0);
    if named(ui.add(field), "Why it was not filed earlier").changed() {
        actions.push(Action::Edit(Edit::SetLateBecause(because)));
    }
}
