//! The passages of the form: a list of cards, of which one is open with all its fields.

use egui::Ui;

use crate::gui::packs::{Draft, PackAction};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, fold, named};
use crate::library::{PassageKind, Stance};

use super::field::{Field, Fields, field};
use super::form::retire;
use super::pick::{self, Pick};
use super::push;

const ID: Field = field(
    "passage_id",
    "Short name",
    "usually the source’s and a number",
);
const KIND: Field = field("kind", "Kind", "Choose");
const TEXT: Field = field("text", "Text", "one evidence paragraph");
const PINPOINT: Field = field(
    "pinpoint",
    "Pinpoint",
    "page, paragraph, section, article or headnote, as you saw it",
);
const ABOUT: Field = field("about", "About any of", "");
const ONLY_IF: Field = field("only_if", "Only with all of", "");
const NOT_IF: Field = field("not_if", "Never with", "");
const ISSUES: Field = field("issues", "Issues", "");
const STANCE: Field = field("stance", "Stance", "Choose");
const PROPOSITIONS: Field = field("propositions", "Propositions", "");
const NOTE: Field = field(
    "note",
    "Note",
    "a word to readers of the library; never printed",
);
const PROVENANCE: Field = field("provenance", "Provenance", "what was read, and where");
const BY: Field = field("checked_by", "Checked by", "name");
const ON: Field = field("checked_on", "Checked on", "day, month, year");
const HASH: Field = field(
    "checked_file_sha256",
    "Fingerprint of that file",
    "64 signs, as the program sha256sum prints them",
);
const RETIRED_WHY: Field = field(
    "passage_retired_why",
    "Why it was retired",
    "shown wherever a case rests on it",
);
const RETIRED_ON: Field = field("passage_retired_on", "Retired on", "day, month, year");

/// In the order in which they stand.
pub(super) const FIELDS: &[Field] = &[
    KIND,
    TEXT,
    PINPOINT,
    STANCE,
    ISSUES,
    ABOUT,
    ONLY_IF,
    NOT_IF,
    PROPOSITIONS,
    PROVENANCE,
    NOTE,
    BY,
    ON,
    HASH,
    ID,
    RETIRED_ON,
    RETIRED_WHY,
];

pub(super) fn all(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(theme::heading("Passages"));
        aside(ui, draft.form.passages.len().to_string());
        if ui.button("Add a passage").clicked() {
            push(actions, PackAction::AddPassage);
        }
    });
    for at in 0..draft.form.passages.len() {
        ui.add_space(6.0);
        card(ui, session, draft, at, actions);
    }
}

fn card(ui: &mut Ui, session: &Session, draft: &Draft, at: usize, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let fields = Fields {
        draft,
        passage: Some(at),
    };
    egui::Frame::new()
        .fill(palette.side)
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let is_open = draft.open == Some(at);
            let header = fold(title(draft, &fields, at))
                .id_salt(("passage", at))
                .open(Some(is_open));
            let shown = header.show(ui, |ui| {
                form(ui, session, draft, &fields, at, actions);
            });
            let header = named(shown.header_response, &format!("Passage {}", at + 1));
            if header.clicked() {
                push(actions, PackAction::OpenPassage((!is_open).then_some(at)));
            }
        });
}

/// `1. helps: The beginning of the text…`, with what is wrong in it counted.
fn title(draft: &Draft, fields: &Fields<'_>, at: usize) -> String {
    let text = fields.text("text");
    let text: String = if text.is_empty() {
        "nothing written yet".to_owned()
    } else {
        text.chars().take(70).collect()
    };
    let stance = Stance::named(&fields.text("stance")).map_or("", Stance::label);
    let wrong = draft
        .remarks
        .iter()
        .filter(|remark| remark.passage == Some(at))
        .count();
    let wrong = match wrong {
        0 => String::new(),
        count => format!(" ({count} to do)"),
    };
    let retired = if fields.text("passage_retired_on").is_empty() {
        ""
    } else {
        " retired"
    };
    format!("{}. {stance}{retired}{wrong}  {text}", at + 1)
}

fn form(
    ui: &mut Ui,
    session: &Session,
    draft: &Draft,
    fields: &Fields<'_>,
    at: usize,
    actions: &mut Actions,
) {
    let kinds = [
        ("Extract", "extract: verbatim, needs a pinpoint".to_owned()),
        (
            "Summary",
            "summary: our words, never printed as a quotation".to_owned(),
        ),
    ];
    debug_assert_eq!(kinds.len(), PassageKind::ALL.len());
    fields.choice(ui, &KIND, &kinds, actions);
    fields.line(ui, &TEXT, 4, actions);
    fields.line(ui, &PINPOINT, 1, actions);
    let stances = Stance::ALL.iter();
    let stances: Vec<_> = stances
        .map(|one| (one.name(), one.label().to_owned()))
        .collect();
    fields.choice(ui, &STANCE, &stances, actions);
    pick::several(ui, session, fields, &ISSUES, Pick::Issue, actions);
    pick::several(ui, session, fields, &ABOUT, Pick::Characteristic, actions);
    pick::several(ui, session, fields, &ONLY_IF, Pick::Characteristic, actions);
    pick::several(ui, session, fields, &NOT_IF, Pick::Characteristic, actions);
    pick::several(
        ui,
        session,
        fields,
        &PROPOSITIONS,
        Pick::Proposition,
        actions,
    );
    fields.line(ui, &PROVENANCE, 1, actions);
    fields.line(ui, &NOTE, 1, actions);
    fields.pair(ui, "Checked by", [&BY, &ON], "on", actions);
    fields.line(ui, &HASH, 1, actions);
    let columns = ["passage_retired_on", "passage_retired_why"];
    if draft.is_saved_passage(at) {
        fields.row(ui, &ID, |ui| {
            ui.horizontal(|ui| {
                ui.label(fields.text("passage_id"));
                aside(ui, "it never changes");
            });
        });
        retire(
            ui,
            session,
            fields,
            columns,
            [&RETIRED_ON, &RETIRED_WHY],
            actions,
        );
    } else {
        fields.line(ui, &ID, 1, actions);
        let button = ui.button("Take this passage out");
        let button = button.on_hover_text("It was never saved, so nobody rests on it");
        if named(button, &format!("Take out passage {}", at + 1)).clicked() {
            push(actions, PackAction::RemovePassage(at));
        }
    }
}
