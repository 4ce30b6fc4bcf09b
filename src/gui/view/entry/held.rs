//! What became of holding an extract against its file, and the way to its words there; of a summary, the way to
//! quote its source.

use egui::{Color32, RichText, Ui};

use crate::case::Entry;
use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::view::Actions;
use crate::gui::view::widget::{link, named};
use crate::gui::{icon, theme};
use crate::preflight::{Compared, Quoted};
use crate::quote::Outcome;

/// What a list of a whole source is.
pub(in crate::gui::view) const ALL_OF_SOURCE: &str =
    "Opens its file, with all its passages and the paragraph that may stand for each";

pub(super) fn show(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    let number = entry.number;
    if entry.passage.is_summary() {
        return quote(ui, session, entry, actions);
    }
    let Some(quoted) = session.quotations.of_entry(number) else {
        ui.label(
            RichText::new("checking…")
                .small()
                .color(theme::palette(ui).weak),
        );
        return;
    };
    let (sign, words, colour) = standing(ui, entry, quoted);
    ui.label(RichText::new(sign).small().color(colour));
    let shown = link(ui, &words).on_hover_text(match quoted {
        Quoted::Compared(_) => "Shows the words in their source",
        _ => "Finds the file of the source, and shows the words there",
    });
    if named(
        shown,
        &format!("{} in its source: {words}", session.labels.entry(number)),
    )
    .clicked()
    {
        actions.push(Action::SeekEntry(number));
    }
}

/// The ways from a summary to the words of its source: for it alone, and for all passages of that source.
pub(in crate::gui::view) fn quote(
    ui: &mut Ui,
    session: &Session,
    entry: &Entry,
    actions: &mut Actions,
) {
    let number = entry.number;
    let one = link(ui, "Quote it")
        .on_hover_text("Opens the source, with the words that may stand for this summary");
    if named(
        one,
        &format!("Quote the source in {}", session.labels.entry(number)),
    )
    .clicked()
    {
        actions.push(Action::SeekEntry(number));
    }
    let all = link(ui, "All of this source…").on_hover_text(ALL_OF_SOURCE);
    if named(
        all,
        &format!("All of the source of {}", session.labels.entry(number)),
    )
    .clicked()
    {
        actions.push(Action::SeekSource(entry.source.id.clone()));
    }
}

/// Its sign, in a few words, and in which colour.
pub(in crate::gui::view) fn standing(
    ui: &Ui,
    entry: &Entry,
    quoted: &Quoted,
) -> (&'static str, String, Color32) {
    let palette = theme::palette(ui);
    match quoted {
        Quoted::Compared(compared) => compared_so(ui, entry, compared),
        Quoted::NoFile => (icon::TO_DO, "Not checked: no file".to_owned(), palette.weak),
        Quoted::Gone { .. } => (
            icon::UNREADABLE,
            "File is missing".to_owned(),
            palette.mixed,
        ),
        Quoted::Changed { .. } => (
            icon::UNREADABLE,
            "File has changed".to_owned(),
            palette.mixed,
        ),
        Quoted::Unusable { .. } => (
            icon::UNREADABLE,
            "File cannot be read".to_owned(),
            palette.mixed,
        ),
    }
}

fn compared_so(ui: &Ui, entry: &Entry, compared: &Compared) -> (&'static str, String, Color32) {
    let palette = theme::palette(ui);
    let place = compared.citation.as_ref();
    let place = place.map(|citation| format!(", {}", citation.pinpoint));
    let place = place.unwrap_or_default();
    match &compared.outcome {
        Outcome::Exact { .. } => (icon::DONE, format!("Exact{place}"), palette.good),
        Outcome::ExactWithEdits { edits, .. } if edits.is_only_by_machine() => {
            match compared.unconfirmed(entry).is_empty() {
                true => (
                    icon::DONE,
                    format!("Compared with the picture{place}"),
                    palette.good,
                ),
                false => (
                    icon::WITH_EDITS,
                    format!("Read by machine, to confirm{place}"),
                    palette.mixed,
                ),
            }
        }
        Outcome::ExactWithEdits { .. } => match compared.unconfirmed(entry).len() {
            0 => (
                icon::WITH_EDITS,
                format!("Exact with edits{place}"),
                palette.good,
            ),
            open => {
                let open = counted(open, "edit", "edits");
                (
                    icon::WITH_EDITS,
                    format!("{open} to confirm{place}"),
                    palette.mixed,
                )
            }
        },
        Outcome::Near { differences, .. } => {
            let words = counted(differences.len(), "place differs", "places differ");
            (icon::NEAR, format!("Near: {words}{place}"), palette.bad)
        }
        Outcome::NotFound(_) => (
            icon::ERROR,
            "Not found in this document".to_owned(),
            palette.bad,
        ),
        Outcome::Unreadable { .. } => (
            icon::UNREADABLE,
            "Its page cannot be read".to_owned(),
            palette.mixed,
        ),
    }
}
