//! What else there is to an entry: propositions of the library, and where the passage comes from.

use egui::Ui;

use crate::case::{Edit, Entry};
use crate::gui::action::Action;
use crate::gui::propositions::fit_above;
use crate::gui::session::Session;
use crate::gui::view::widget::{aside, named};
use crate::gui::view::{Actions, fetched, terms};
use crate::quote::Context;

pub(super) fn show(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    ui.indent("details", |ui| {
        use_a_proposition(ui, session, entry, actions);
        context(ui, session, entry, actions);
        aside(ui, format!("Address: {}", entry.source.address));
        aside(
            ui,
            format!(
                "Where it was seen: {}",
                terms::seen(&entry.passage.provenance)
            ),
        );
        if let Some(limits) = &entry.source.limits {
            aside(ui, format!("Limits of the source: {limits}"));
        }
        fetched::tick(ui, &entry.source, actions);
        let known = match session.library.passage(&entry.passage.id) {
            Some(_) => "Known in the library as",
            None => "Only in this case, as",
        };
        aside(ui, format!("{known} {}", entry.passage.id));
    });
}

/// Whether the sentences around an extract are printed, and what they are.
fn context(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    if entry.passage.is_summary() {
        return;
    }
    let (number, mut wanted) = (entry.number, entry.prints_context);
    let words = "Print the sentence before and after it";
    let tick = named(
        ui.checkbox(&mut wanted, words),
        &format!("{words}: {}", session.labels.entry(number)),
    );
    let hint = "As the copy you hold has them, in italics, marked as context and not as the quotation. Only where the words were found in that copy";
    if tick.on_hover_text(hint).changed() {
        actions.push(Action::EditApart(Edit::PrintContext { number, wanted }));
    }
    if !entry.prints_context {
        return;
    }
    let quoted = session.quotations.of_entry(number);
    let found = quoted.and_then(|quoted| quoted.compared()?.context.as_ref());
    match found {
        Some(context) if *context == Context::default() => {
            aside(ui, "Nothing stands before or after it in its paragraph.");
        }
        Some(Context { before, after }) => {
            for (name, words) in [("Before it", before), ("After it", after)] {
                if !words.is_empty() {
                    aside(ui, format!("{name}: {words}"));
                }
            }
        }
        None => aside(
            ui,
            "Not printed: the words have not been found in a copy at hand.",
        ),
    }
}

/// The statements of the library that the passage supports or qualifies, to be printed above.
fn use_a_proposition(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    let number = entry.number;
    let held = session.library.passage(&entry.passage.id);
    let fitting = held.map(|held| fit_above(held.passage, &session.library.taxonomy));
    let fitting: Vec<_> = fitting.into_iter().flatten().collect();
    let name = format!(
        "Use a proposition of the library for {}",
        session.labels.entry(number)
    );
    if fitting.is_empty() {
        aside(ui, "The library has no proposition for this passage.");
        return;
    }
    let menu = ui.menu_button("Use a proposition of the library", |ui| {
        ui.set_max_width(420.0);
        for (bearing, statement) in fitting {
            let is_used = entry.proposition.as_deref() == Some(statement);
            let label = format!("{statement} (the passage {} it)", bearing.spoken());
            let button = egui::Button::selectable(is_used, label).wrap();
            if ui.add(button).clicked() {
                let text = statement.to_owned();
                actions.push(Action::EditApart(Edit::SetProposition { number, text }));
                ui.close();
            }
        }
    });
    named(menu.response, &name);
}
