//! What a person says to an extract that is not letter by letter what its file holds: which cuts and insertions
//! they have looked at, and why it is relied on all the same.

use egui::{RichText, TextStyle, Ui};

use crate::case::{Edit, Entry};
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::arrange::inline::{self, Look};
use crate::gui::view::arrange::moving::entry_id;
use crate::gui::view::widget::{aside, named};
use crate::preflight::{Compared, Quoted};
use crate::profile::Labels;
use crate::quote::Outcome;

pub(super) fn show(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    let quoted = session.quotations.of_entry(entry.number);
    let Some(compared) = quoted.and_then(Quoted::compared) else {
        return;
    };
    changes(ui, (entry, &session.labels), compared, actions);
    let is_missed = matches!(
        compared.outcome,
        Outcome::Near { .. } | Outcome::NotFound(_)
    );
    if is_missed || entry.quoted_anyway.is_some() {
        reason(ui, session, entry, actions);
    }
}

/// Each is confirmed by itself.
fn changes(
    ui: &mut Ui,
    (entry, labels): (&Entry, &Labels),
    compared: &Compared,
    actions: &mut Actions,
) {
    let Outcome::ExactWithEdits { edits, .. } = &compared.outcome else {
        return;
    };
    let (number, label) = (entry.number, labels.entry(entry.number));
    for change in edits.to_confirm() {
        let mut holds = entry.confirmed.contains(&change.name);
        let bad = theme::palette(ui).bad;
        let words = match holds {
            true => RichText::new(&change.name).small(),
            false => RichText::new(&change.name).small().color(bad),
        };
        let tick = ui.checkbox(&mut holds, words);
        let tick = tick
            .on_hover_text("I have looked at what the source says there: the sense is the same");
        if named(tick, &format!("Confirm in {label}: {}", change.name)).changed() {
            let change = change.name;
            actions.push(Action::Edit(Edit::ConfirmChange {
                number,
                change,
                holds,
            }));
        }
    }
}

fn reason(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    let number = entry.number;
    let mut text = entry
        .quoted_anyway
        .as_ref()
        .map(|kept| kept.reason.clone())
        .unwrap_or_default();
    aside(
        ui,
        "The bundle stays a draft while the words are not those of the file, unless there is a reason:",
    );
    let look = Look {
        font: TextStyle::Body.resolve(ui.style()),
        hint: "Type why it is quoted so, for instance that the tribunal holds another edition",
        name: &format!("Why {} is quoted so", session.labels.entry(number)),
        paragraphs: false,
    };
    let id = entry_id(number).with("quoted anyway");
    if inline::text(ui, id, &mut text, &look).changed() {
        let on = session.today;
        actions.push(Action::Edit(Edit::QuoteAnyway {
            number,
            reason: text,
            on,
        }));
    }
}
