//! Of the document that is chosen: a way to mark what must go, what was taken out, and pages where a person must look.

use egui::Ui;

use crate::case::{Document, Edit, Exhibit};
use crate::finding::{DocumentCode, Finding, counted};
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::session::Session;
use crate::preflight::{unlooked, unsearchable};

use super::super::Actions;
use super::super::widget::{aside, named};

/// The way into marking.
pub(super) fn button(
    ui: &mut Ui,
    session: &Session,
    place: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let number = exhibit.number;
    let can = session.length_of(number) > 0;
    let redact = ui.add_enabled(can, egui::Button::new("Redact…"));
    let words =
        "Mark words, areas or every place of a name, in a copy: the file itself is never changed";
    let redact = named(
        redact.on_hover_text(words),
        &format!("Redact document {place}"),
    );
    if redact.clicked() {
        let action = DocumentAction::Redact { number, page: 1 };
        actions.push(Action::Documents(action));
    }
}

/// A row in the grid of choices, where something was marked or taken out.
pub(super) fn taken_out(
    ui: &mut Ui,
    session: &Session,
    place: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let Some(document) = session.case().document_of(exhibit) else {
        return;
    };
    let count = document.marks().len();
    if count == 0 && document.redacted.is_none() {
        return;
    }
    ui.label("Redacted");
    ui.horizontal(|ui| {
        aside(ui, counted(count, "place", "places"));
        let back = ui.button("Take back");
        let words = "It is again the document that it was, with all its words";
        let name = format!("Take the redaction of document {place} back");
        if named(back.on_hover_text(words), &name).clicked() {
            let document = document.id;
            actions.push(Action::EditApart(Edit::Unredact { document }));
        }
    });
    ui.end_row();
}

/// Below what is said of pages that nobody can search.
pub(super) fn look(
    ui: &mut Ui,
    session: &Session,
    exhibit: &Exhibit,
    finding: &Finding,
    actions: &mut Actions,
) {
    if finding.code != DocumentCode::Unsearched {
        return;
    }
    let Some((document, pages)) = to_look_at(session, exhibit) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        if let Some(first) = pages.first().copied()
            && ui.button(format!("Open page {first}")).clicked()
        {
            let number = exhibit.number;
            let action = DocumentAction::Redact {
                number,
                page: first,
            };
            actions.push(Action::Documents(action));
        }
        let words = match pages.len() {
            1 => "I have looked at it".to_owned(),
            count => format!("I have looked at all {count} pages"),
        };
        let meaning = "And what must not be filed is marked. The day is kept in the case";
        if ui.button(words).on_hover_text(meaning).clicked() {
            let look = Edit::LookAt(document.id, pages, Some(session.today));
            actions.push(Action::EditApart(look));
        }
    });
}

fn to_look_at<'s>(session: &'s Session, exhibit: &Exhibit) -> Option<(&'s Document, Vec<u32>)> {
    let document = session.case().document_of(exhibit)?;
    let found = session.documents.get(&exhibit.number)?.as_ref().ok()?;
    let pages = unlooked(document, unsearchable(found)?);
    let pages: Vec<u32> = pages.filter(|page| exhibit.holds(*page)).collect();
    (!pages.is_empty()).then_some((document, pages))
}
