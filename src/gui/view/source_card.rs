//! What is known of a source, on one card.
//!
//! The address is shown and can be copied; the program never opens it.

use egui::{Align, Frame, Label, Layout, Margin, RichText, Stroke, Ui};

use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::{icon, theme};
use crate::library::{Held, Source};

use super::entry::ALL_OF_SOURCE;
use super::widget::{link, named, sign_button};
use super::{Actions, terms};

/// How wide the names of facts are.
const NAMES: f32 = 128.0;

pub(super) fn show(ui: &mut Ui, session: &Session, held: Held<'_>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let frame = Frame::new()
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(6)
        .inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::bold("The source"));
        facts(ui, session, held);
        address(ui, held.source);
        let words = "Quote its passages";
        if named(link(ui, words).on_hover_text(ALL_OF_SOURCE), words).clicked() {
            actions.push(Action::SeekSource(held.source.id.clone()));
        }
    });
}

fn facts(ui: &mut Ui, session: &Session, held: Held<'_>) {
    let (source, passage) = (held.source, held.passage);
    fact(ui, "Publisher", &source.publisher);
    fact(ui, "Title", &source.title);
    fact(ui, "Published", &published(session, source));
    if let Some(covers) = source.covers {
        fact(ui, "Covers", &format!("{} to {}", covers.from, covers.to));
    }
    fact(ui, "Reliability", terms::tier(source.tier));
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
        (
            "Where it was seen",
            Some(terms::seen(&passage.provenance).to_owned()),
        ),
    ] {
        if let Some(text) = text {
            fact(ui, name, &text);
        }
    }
}

/// The date with its age.
pub(super) fn published(session: &Session, source: &Source) -> String {
    let date = terms::date(source.published);
    let ages = session.ages.as_ref();
    let word = source.published.and_then(|published| ages?.word(published));
    word.map_or(date.clone(), |word| format!("{date}, {word}"))
}

fn address(ui: &mut Ui, source: &Source) {
    named_fact(ui, "Address", |ui| {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            if sign_button(ui, icon::COPY, "Copy the address", true) {
                ui.copy_text(source.address.clone());
            }
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                ui.add(Label::new(RichText::new(&source.address).small()).wrap());
            });
        });
    });
}

pub(super) fn fact(ui: &mut Ui, name: &str, text: &str) {
    named_fact(ui, name, |ui| {
        // Beside the name and not below it, so that a long text has room to break.
        ui.add(Label::new(RichText::new(text).small()).wrap());
    });
}

fn named_fact(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.y = 3.0;
        let size = egui::vec2(NAMES, 0.0);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::TOP), |ui| {
            ui.set_width(NAMES);
            let words = RichText::new(format!("{name}:")).small();
            let label = ui.label(words.color(theme::palette(ui).weak));
            if let Some(meaning) = terms::fact(name) {
                label.on_hover_text(meaning);
            }
        });
        content(ui);
    });
}
