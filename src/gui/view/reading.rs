//! The passage that is looked at, in full, with everything that is known of its source.

use egui::{Panel, ScrollArea, Ui};

use crate::gui::action::{Action, Under};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{Held, Tier};

use super::widget::{aside, named, sign_button, tag};
use super::{Actions, standing};

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let Some((position, held)) = session
        .selected
        .and_then(|at| Some((at, session.library.at(at)?)))
    else {
        return;
    };
    let palette = theme::palette(ui);
    // The list must stay a list, also in a low window.
    let most = (ui.available_height() * 0.5).max(120.0);
    let frame = egui::Frame::new()
        .fill(palette.side)
        .corner_radius(6)
        .inner_margin(egui::Margin::same(12));
    Panel::bottom("reading")
        .frame(frame)
        .resizable(true)
        .default_size(most.min(340.0))
        .min_size(120.0)
        .max_size(most)
        .show(ui, |ui| {
            ScrollArea::vertical()
                .auto_shrink(false)
                .id_salt("reading")
                .show(ui, |ui| {
                    citation(ui, held, actions);
                    retired(ui, held);
                    ui.add_space(4.0);
                    ui.label(&held.passage.text);
                    ui.add_space(4.0);
                    rely_on_it(ui, session, position, held, actions);
                    if let Some(row) = session.evidence.row(position) {
                        fact(
                            ui,
                            "Why it fits",
                            &session.evidence.reason(row, &session.library),
                        );
                    }
                    bearings(ui, session, held, actions);
                    facts(ui, session, held);
                });
        });
}

fn citation(ui: &mut Ui, held: Held<'_>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let (source, passage) = (held.source, held.passage);
    let title = theme::bold(format!("{}, {}", source.publisher, source.title));
    // From the right, so that a long title wraps before it reaches the button.
    ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
        if sign_button(ui, "×", "Close the passage", true) {
            actions.push(Action::Unselect);
        }
        ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
            ui.add(egui::Label::new(title).wrap());
        });
    });
    ui.horizontal_wrapped(|ui| {
        tag(ui, passage.stance.label(), palette.stance(passage.stance));
        tag(ui, passage.kind.label(), palette.weak);
        tag(ui, source.publisher_kind.label(), palette.weak);
        tag(ui, source.tier.label(), palette.weak);
        let date = source
            .published
            .map_or("date not known".to_owned(), |date| date.to_string());
        tag(ui, &date, palette.weak);
        if let Some(pinpoint) = &passage.pinpoint {
            tag(ui, pinpoint, palette.weak);
        }
    });
}

/// A choice of every disputed issue, and of the passage's own issues that are not disputed yet.
fn rely_on_it(
    ui: &mut Ui,
    session: &Session,
    position: usize,
    held: Held<'_>,
    actions: &mut Actions,
) {
    if held.is_retired() {
        return;
    }
    let case = session.case();
    let menu = ui.menu_button("Rely on it under…", |ui| {
        for issue in &case.issues {
            let has_it = issue
                .entries
                .iter()
                .any(|entry| entry.passage.id == held.passage.id);
            if ui
                .add_enabled(!has_it, egui::Button::new(&issue.label))
                .clicked()
            {
                actions.push(Action::Choose {
                    position,
                    under: Under::Issue(issue.key.clone()),
                });
                ui.close();
            }
        }
        ui.separator();
        for id in &held.passage.issues {
            let is_disputed = case
                .issues
                .iter()
                .any(|issue| issue.taxonomy.as_ref() == Some(id));
            let label = session
                .library
                .taxonomy
                .issue(id)
                .map_or(id.as_str(), |issue| &issue.label);
            if !is_disputed && ui.button(format!("Add the issue: {label}")).clicked() {
                actions.push(Action::Choose {
                    position,
                    under: Under::Tree(id.clone()),
                });
                ui.close();
            }
        }
    });
    named(menu.response, "Rely on it under an issue");
}

/// Why it is no longer to be relied on, where that is so.
fn retired(ui: &mut Ui, held: Held<'_>) {
    let Some(retired) = held.retired() else {
        return;
    };
    let what = if held.passage.retired.is_some() {
        "passage"
    } else {
        "source"
    };
    let text = format!(
        "Retired on {}: {}. This {what} is no longer to be relied on.",
        retired.on,
        retired.why.trim_end_matches('.')
    );
    let colour = theme::palette(ui).bad;
    ui.add(egui::Label::new(theme::bold(text).color(colour)).wrap());
}

/// The statements that it bears on, and what stands behind each.
fn bearings(ui: &mut Ui, session: &Session, held: Held<'_>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let known = held.passage.propositions.iter().filter_map(|bearing| {
        let id = bearing.proposition();
        Some((bearing, session.library.taxonomy.proposition(id)?))
    });
    let known: Vec<_> = known.collect();
    if known.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(theme::bold("What it says of the library’s propositions"));
    standing::captions(ui);
    for (bearing, proposition) in known {
        let width = ui.available_width();
        let word = Some(bearing.label());
        let height = standing::height(ui, width, word, &proposition.statement);
        let size = egui::vec2(width, height);
        let area = ui.allocate_space(size).1;
        let row = standing::Row {
            id: egui::Id::unique(("bearing", proposition.id.as_str())),
            proposition,
            lead: Some((bearing.label(), palette.bearing(bearing))),
            spoken: bearing.label(),
        };
        if standing::show(ui, area, session, &row).clicked() {
            actions.push(Action::OpenProposition(Some(proposition.id.clone())));
        }
    }
    ui.add_space(6.0);
}

fn facts(ui: &mut Ui, session: &Session, held: Held<'_>) {
    let (source, passage) = (held.source, held.passage);
    fact(ui, "Tier", tier(source.tier));
    fact(ui, "How much was read", source.read.label());
    let relies_on = source.relies_on.iter().map(|id| {
        let known = session.library.source(id);
        known.map_or(id.to_string(), |known| {
            format!("{}, {}", known.publisher, known.title)
        })
    });
    let relies_on: Vec<String> = relies_on.collect();
    let listed = |names: &[String]| (!names.is_empty()).then(|| names.join("; "));
    for (name, text) in [
        ("Seen through", source.seen_through.clone()),
        ("Relies on", listed(&relies_on)),
        ("Findings of", listed(&source.findings_of)),
        ("Limits", source.limits.clone()),
        ("Licence", source.licence.clone()),
        ("Note", passage.note.clone()),
        ("Provenance", Some(passage.provenance.clone())),
    ] {
        if let Some(text) = text {
            fact(ui, name, &text);
        }
    }
    // The address is shown and can be copied; the program never opens it.
    fact(ui, "Address", &source.address);
}

/// What a tier means, so that nobody needs to look it up.
fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::A => "A, read at its own address and dated",
        Tier::B => "B, a proper source with a defect",
        Tier::C => "C, a relay or mirror: a lead to the original and not something to exhibit",
    }
}

fn fact(ui: &mut Ui, name: &str, text: &str) {
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        aside(ui, format!("{name}:"));
        // Beside the name and not below it, so that a long address has room to break.
        ui.add(egui::Label::new(egui::RichText::new(text).small()).wrap());
    });
}
