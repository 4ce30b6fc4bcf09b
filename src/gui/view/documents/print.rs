//! What one click does about the pages of a document: blank ones are left out, scans set upright, long ones cut or
//! kept whole.

use egui::Ui;

use crate::case::{Edit, Exhibit, ExhibitChange, LongPages};
use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::preflight::{blank_pages, can_be_cut, upright, without_blank};

use super::super::Actions;
use super::super::widget::named;
use super::field::{change, choice};

/// A page of it can be cut, or something was chosen about that.
pub(super) fn has_long(session: &Session, exhibit: &Exhibit) -> bool {
    let found = session.documents.get(&exhibit.number);
    let document = found.and_then(|found| found.as_ref().ok());
    document.is_some_and(|document| can_be_cut(exhibit, document))
        || exhibit.long_pages != LongPages::default()
}

/// `place` counts documents from 1.
pub(super) fn long(ui: &mut Ui, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    ui.label("Long pages").on_hover_text(
        "On one sheet, their letters would be too small to read: they are cut between lines into several pages",
    );
    let name = format!("Long pages of document {place}");
    let choices = LongPages::ALL.map(|one| (one, one.label()));
    if let Some(wanted) = choice(ui, &name, exhibit.long_pages, &choices) {
        actions.push(change(exhibit, ExhibitChange::LongPages(wanted)));
    }
    ui.end_row();
}

/// Buttons for what is proposed; each is one step for undo.
pub(super) fn proposed(
    ui: &mut Ui,
    session: &Session,
    place: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let blank = without_blank(exhibit, &session.documents);
    let turns = upright(exhibit, &session.documents);
    if blank.is_empty() && turns.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if !blank.is_empty() {
            let pages = blank_pages(exhibit, &session.documents).len();
            let words = format!("Leave out {}", counted(pages, "blank page", "blank pages"));
            offer(ui, place, exhibit, (words, blank), actions);
        }
        if !turns.is_empty() {
            let words = format!("Turn {} upright", counted(turns.len(), "page", "pages"));
            offer(ui, place, exhibit, (words, turns), actions);
        }
    });
}

fn offer(
    ui: &mut Ui,
    place: usize,
    exhibit: &Exhibit,
    (words, changes): (String, Vec<ExhibitChange>),
    actions: &mut Actions,
) {
    let name = format!("{words} of document {place}");
    if named(ui.button(&words), &name).clicked() {
        let number = exhibit.number;
        let edits = changes.into_iter();
        let edits = edits.map(|change| Edit::ChangeExhibit { number, change });
        actions.push(Action::EditTogether(words, edits.collect()));
    }
}
