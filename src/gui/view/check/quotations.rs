//! Every extract of the case: what became of holding it against its file, what differs, and the way to its words.

use egui::{Label, RichText, Ui};

use crate::case::Entry;
use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::session::Session;
use crate::gui::view::check::framed;
use crate::gui::view::entry::{quote, standing};
use crate::gui::view::widget::{aside, named};
use crate::gui::view::{Actions, differs, hover};
use crate::gui::{icon, theme};
use crate::preflight::{Compared, Quoted};
use crate::quote::Outcome;
use crate::verify::Changes;

/// Differences that are shown one by one.
const MOST: usize = 8;

/// Letters by which a change is known again.
const BEGINNING: usize = 40;

/// Those that stand in their file as they are quoted, with every change confirmed, and all.
pub(super) fn counts(session: &Session) -> (usize, usize) {
    let stands = |entry: &&Entry| {
        let quoted = session.quotations.of_entry(entry.number);
        let compared = quoted.and_then(Quoted::compared);
        compared.is_some_and(|one| one.stands_at().is_some() && one.unconfirmed(entry).is_empty())
    };
    (
        session.case().extracts().filter(stands).count(),
        session.case().extracts().count(),
    )
}

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let (stand, all) = counts(session);
    if all == 0 {
        aside(ui, "No entry quotes its source.");
    } else {
        let extracts = counted(all, "extract", "extracts");
        aside(
            ui,
            format!("{stand} of {extracts} stand letter by letter in the copy that you hold."),
        );
    }
    if all > 0 {
        record(ui, actions);
    }
    for entry in session.case().extracts() {
        card(ui, session, entry, actions);
    }
    summaries(ui, session, actions);
}

/// What nobody can compare, with the ways to the words of its source.
fn summaries(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let all = session.case().entries();
    let all: Vec<&Entry> = all.filter(|entry| entry.passage.is_summary()).collect();
    if all.is_empty() {
        return;
    }
    let entries = counted(all.len(), "entry is a summary", "entries are summaries");
    ui.add_space(8.0);
    aside(
        ui,
        format!(
            "{entries} in our words: there is nothing to compare until the words of the source are quoted."
        ),
    );
    for entry in all {
        ui.horizontal(|ui| {
            ui.label(theme::bold(session.labels.entry(entry.number)));
            quote(ui, session, entry, actions);
            hover::cut(ui, RichText::new(&entry.source.title).small());
        });
    }
}

/// On request: it is no part of the bundle.
fn record(ui: &mut Ui, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Save a record…").clicked() {
            actions.push(Action::SaveRecord);
        }
        aside(
            ui,
            "A PDF of its own for your file or for the other side: the files with their fingerprint, every entry with its result, who signed it off. It is no part of the bundle.",
        );
    });
}

fn card(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    let quoted = session.quotations.of_entry(entry.number);
    framed(ui, |ui| {
        head(ui, session, (entry, quoted), actions);
        let words: Vec<&str> = entry.passage.text.split_whitespace().collect();
        let words = format!("“{}”", words.join(" "));
        ui.add(Label::new(RichText::new(words).size(13.0)).wrap());
        if let Some(compared) = quoted.and_then(Quoted::compared) {
            differing(ui, entry, compared);
        }
        if let Some(Quoted::Unusable { why, .. }) = quoted {
            aside(ui, why);
        }
        if let Some(kept) = session.case().quoted_anyway(entry) {
            aside(ui, format!("Relied on all the same: {}", kept.reason));
        }
    });
}

/// `CS 4  ≈ Near: 1 place differs, p. 41   [Open]`
fn head(
    ui: &mut Ui,
    session: &Session,
    (entry, quoted): (&Entry, Option<&Quoted>),
    actions: &mut Actions,
) {
    let number = entry.number;
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::bold(session.labels.entry(number)));
        let (sign, words, colour) = match quoted {
            Some(quoted) => standing(ui, entry, quoted),
            None => (icon::TO_DO, "checking…".to_owned(), theme::palette(ui).weak),
        };
        ui.label(theme::bold(format!("{sign} {words}")).color(colour));
        ui.label(
            RichText::new(&entry.source.title)
                .small()
                .color(theme::palette(ui).weak),
        );
        let hint = match quoted {
            Some(Quoted::Compared(_)) => "Shows the words in their source",
            _ => "Finds the file of the source, and shows the words there",
        };
        let open = ui.small_button("Open").on_hover_text(hint);
        if named(
            open,
            &format!("Open {} in its source", session.labels.entry(number)),
        )
        .clicked()
        {
            actions.push(Action::SeekEntry(number));
        }
        if matches!(quoted, Some(Quoted::Gone { .. } | Quoted::Changed { .. })) {
            let hint = "It is known by its content: choose a folder that may hold it";
            let look = ui.small_button("Look for it…").on_hover_text(hint);
            if named(
                look,
                &format!("Look for the source of {}", session.labels.entry(number)),
            )
            .clicked()
            {
                actions.push(Action::Documents(DocumentAction::LookFor));
            }
        }
    });
}

fn differing(ui: &mut Ui, entry: &Entry, compared: &Compared) {
    match &compared.outcome {
        Outcome::Near { differences, .. } => {
            for one in differences.iter().take(MOST) {
                differs::line(ui, "yours", &one.extract, &one.text);
            }
            if differences.len() > MOST {
                aside(ui, format!("and {} more", differences.len() - MOST));
            }
        }
        Outcome::ExactWithEdits { edits, .. } => {
            for line in Changes::marked(edits).edits() {
                aside(ui, line);
            }
            let bad = theme::palette(ui).bad;
            for open in compared.unconfirmed(entry) {
                let words = format!("to confirm at Arrange: {}", beginning(&open.name));
                ui.label(RichText::new(words).small().color(bad));
            }
        }
        Outcome::Exact { .. } | Outcome::NotFound(_) | Outcome::Unreadable { .. } => {}
    }
    if compared.is_where_cited == Some(false) {
        let cited = entry.passage.pinpoint.as_deref().unwrap_or_default();
        let words = format!("The entry cites {cited}.");
        let mixed = theme::palette(ui).mixed;
        ui.label(RichText::new(words).small().color(mixed));
    }
    if let Some(damage) = &compared.damage {
        aside(ui, format!("Its file is damaged: {damage}."));
    }
    if compared.is_other_edition {
        aside(ui, "Taken from a file of another content.");
    }
}

/// All of it stands above.
fn beginning(name: &str) -> String {
    let first: String = name.chars().take(BEGINNING).collect();
    match first.len() < name.len() {
        true => format!("{} …", first.trim_end()),
        false => first,
    }
}
