//! The form of a source. Everything typed goes to the draft at once; this view keeps nothing.

use egui::{Label, ScrollArea, Ui};

use crate::gui::packs::{Draft, PackAction, PackAnswer};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, named};
use crate::library::{PublisherKind, ReadExtent, Tier};

use super::field::{Field, Fields, field};
use super::pick::Pick;
use super::{passage, pick, push};

const ID: Field = field(
    "source_id",
    "Short name",
    "lower-case letters, digits, hyphens",
);
const TITLE: Field = field("title", "Title", "as the document has it");
const PUBLISHER: Field = field("publisher", "Publisher", "");
const KIND: Field = field("publisher_kind", "Kind of publisher", "Choose");
const DESCRIBED: Field = field(
    "described_as",
    "In your own words",
    "for instance: NGO report",
);
const PUBLISHED: Field = field(
    "published",
    "Published",
    "day, month and year, as far as known",
);
const FROM: Field = field("covers_from", "Covers from", "month and year");
const TO: Field = field("covers_to", "Covers to", "month and year");
const ADDRESS: Field = field(
    "address",
    "Address",
    "https://…, where a judge can open it without a login",
);
const LANGUAGE: Field = field("language", "Language", "two letters, such as en");
const LICENCE: Field = field(
    "licence",
    "Licence",
    "as the source states it; unknown is not free",
);
const TIER: Field = field("tier", "Reliability", "Choose");
const READ: Field = field("read", "How much was read", "Choose");
const SEEN: Field = field(
    "seen_through",
    "Seen through",
    "needed where it was seen second-hand",
);
const FINDINGS: Field = field(
    "findings_of",
    "Findings of",
    "bodies whose findings it passes on, with ; between them",
);
const RELIES: Field = field("relies_on", "Relies on", "");
const LIMITS: Field = field("limits", "Limits", "what is wrong or uncertain about it");
const REPLACES: Field = field("supersedes", "Replaces", "");
const RETIRED_WHY: Field = field(
    "source_retired_why",
    "Why it was retired",
    "shown wherever a case rests on it",
);
const RETIRED_ON: Field = field("source_retired_on", "Retired on", "day, month, year");

/// In the order in which they stand.
pub(super) const FIELDS: &[Field] = &[
    TITLE,
    PUBLISHER,
    KIND,
    DESCRIBED,
    PUBLISHED,
    FROM,
    TO,
    ADDRESS,
    LANGUAGE,
    LICENCE,
    TIER,
    READ,
    SEEN,
    FINDINGS,
    RELIES,
    LIMITS,
    REPLACES,
    ID,
    RETIRED_ON,
    RETIRED_WHY,
];

pub(super) fn show(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    head(ui, session, draft, actions);
    changed_on_disk(ui, draft, actions);
    ui.separator();
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("form")
        .show(ui, |ui| {
            ui.add_enabled_ui(!draft.is_saving, |ui| {
                // The bar at the edge must not lie over the fields.
                ui.set_max_width((ui.available_width() - 12.0).min(900.0));
                source(ui, session, draft, actions);
                ui.add_space(14.0);
                passage::all(ui, session, draft, actions);
                ui.add_space(30.0);
            });
        });
}

fn head(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
        let palette = theme::palette(ui);
        let word = if draft.is_saving {
            "Saving…"
        } else {
            "Save source"
        };
        let label = theme::bold(word).color(palette.on_accent);
        let button = egui::Button::new(label).fill(palette.accent);
        let can_be_saved = draft.can_be_saved() && draft.is_dirty();
        let save = ui.add_enabled(can_be_saved, button);
        let why = if draft.is_dirty() {
            "Put right what is in red first"
        } else {
            "Nothing has been changed"
        };
        let save = save.on_disabled_hover_text(why);
        if named(save, "Save source").clicked() {
            push(actions, PackAction::Save);
        }
        let cancel = ui.add_enabled(!draft.is_saving, egui::Button::new("Cancel"));
        if named(cancel, "Cancel editing").clicked() {
            push(actions, PackAction::Cancel);
        }
        ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
            ui.add(Label::new(theme::heading(draft.title())).truncate());
            let pack = session.library.packs.get(draft.pack);
            let pack = pack.map_or("", |pack| pack.title.as_str());
            let state = match (draft.is_new(), draft.is_dirty()) {
                (true, _) => "new, not saved yet",
                (false, true) => "changed, not saved yet",
                (false, false) => "as it is saved",
            };
            aside(ui, format!("In {pack}; {state}"));
        });
    });
}

fn changed_on_disk(ui: &mut Ui, draft: &Draft, actions: &mut Actions) {
    let Some(theirs) = &draft.theirs else { return };
    let palette = theme::palette(ui);
    egui::Frame::new()
        .fill(palette.selected)
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let text = if theirs.is_some() {
                    "Somebody else changed this source while you were editing it. Nothing of yours is lost."
                } else {
                    "Somebody else took this source’s file away while you were editing it."
                };
                ui.label(theme::bold(text).color(palette.bad));
                if ui.button("Compare").clicked() {
                    push(actions, PackAction::Answer(PackAnswer::Compare));
                }
            });
        });
}

fn source(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    let fields = Fields {
        draft,
        passage: None,
    };
    fields.line(ui, &TITLE, 1, actions);
    fields.line(ui, &PUBLISHER, 1, actions);
    let kinds = PublisherKind::ALL.iter();
    let kinds: Vec<_> = kinds
        .map(|one| (one.name(), one.label().to_owned()))
        .collect();
    fields.choice(ui, &KIND, &kinds, actions);
    fields.line(ui, &DESCRIBED, 1, actions);
    fields.line(ui, &PUBLISHED, 1, actions);
    fields.pair(ui, "Covers", [&FROM, &TO], "to", actions);
    fields.line(ui, &ADDRESS, 1, actions);
    fields.line(ui, &LANGUAGE, 1, actions);
    fields.line(ui, &LICENCE, 1, actions);
    fields.choice(ui, &TIER, &tiers(), actions);
    let reads = ReadExtent::ALL.iter();
    let reads: Vec<_> = reads
        .map(|one| (one.name(), one.label().to_owned()))
        .collect();
    fields.choice(ui, &READ, &reads, actions);
    fields.line(ui, &SEEN, 1, actions);
    fields.line(ui, &FINDINGS, 1, actions);
    pick::several(ui, session, &fields, &RELIES, Pick::Source, actions);
    fields.line(ui, &LIMITS, 2, actions);
    pick::several(ui, session, &fields, &REPLACES, Pick::Source, actions);
    id(ui, draft, &fields, actions);
    retire(
        ui,
        session,
        &fields,
        ["source_retired_on", "source_retired_why"],
        [&RETIRED_ON, &RETIRED_WHY],
        actions,
    );
}

fn tiers() -> Vec<(&'static str, String)> {
    let words = |tier: &Tier| match tier {
        Tier::A => "Read at its own address, date known",
        Tier::B => "Sound, but with a defect (say which under Limits)",
        Tier::C => "Only a lead to the original",
    };
    let tiers = Tier::ALL.iter();
    tiers
        .map(|tier| (tier.name(), words(tier).to_owned()))
        .collect()
}

/// An id is chosen once and never changes.
fn id(ui: &mut Ui, draft: &Draft, fields: &Fields<'_>, actions: &mut Actions) {
    if draft.is_new() {
        fields.line(ui, &ID, 1, actions);
    } else {
        fields.row(ui, &ID, |ui| {
            ui.horizontal(|ui| {
                ui.label(fields.text("source_id"));
                aside(ui, "it never changes");
            });
        });
    }
}

/// Ticked, it is offered to nobody from that day on; the reason is asked for.
pub(super) fn retire(
    ui: &mut Ui,
    session: &Session,
    fields: &Fields<'_>,
    columns: [&'static str; 2],
    labels: [&Field; 2],
    actions: &mut Actions,
) {
    let [on, why] = columns;
    let mut is_retired = fields
        .values()
        .is_some_and(|values| values.contains_key(on) || values.contains_key(why));
    let whole = field(on, "Retired", "");
    fields.row(ui, &whole, |ui| {
        let label = "No longer to be relied on: offer it to nobody";
        let tick = named(ui.checkbox(&mut is_retired, label), &fields.name("Retired"));
        if tick.changed() {
            let today = is_retired.then(|| session.today.to_string());
            fields.set(on, today.into_iter().collect(), actions);
            if !is_retired {
                fields.set(why, Vec::new(), actions);
            }
        }
    });
    if is_retired {
        let [label_on, label_why] = labels;
        fields.line(ui, label_on, 1, actions);
        fields.line(ui, label_why, 1, actions);
    }
}
