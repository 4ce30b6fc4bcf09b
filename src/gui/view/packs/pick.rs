//! Several values chosen from the library: what is chosen stands as chips, and a menu that can be
//! searched adds to it.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{PopupCloseBehavior, ScrollArea, TextEdit, Ui};

use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::widget::{aside, field_id, link, named};
use crate::gui::view::{Actions, hover};
use crate::library::{Bearing, Cell, Taxonomy};

use super::field::Fields;

/// In letters. What is longer is shown in full when pointed at.
const LONGEST_CHIP: usize = 76;

/// From what is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    Characteristic,
    Issue,
    Proposition,
    Source,
}

/// Something that can be chosen.
struct Choice {
    value: String,
    label: String,
    /// A heading above it and those like it.
    group: String,
    /// What it is, for whoever rests the pointer on it.
    about: String,
}

pub(super) fn several(
    ui: &mut Ui,
    session: &Session,
    fields: &Fields<'_>,
    cell: &'static Cell,
    pick: Pick,
    actions: &mut Actions,
) {
    let chosen = fields.list(cell.name).to_vec();
    fields.row(ui, cell, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (at, value) in chosen.iter().enumerate() {
                if chip(ui, &label(session, pick, value), &fields.name(cell.label)) {
                    let mut rest = chosen.clone();
                    rest.remove(at);
                    fields.set(cell.name, rest, actions);
                }
            }
            let add = |value: String, actions: &mut Actions| {
                let all = chosen.iter().cloned().chain([value]);
                fields.set(cell.name, all.collect(), actions);
            };
            menu(ui, session, fields, cell, pick, &chosen, add, actions);
        });
    });
}

/// Whether it is to be taken away. A plain button, so that chips wrap like words.
fn chip(ui: &mut Ui, label: &str, of: &str) -> bool {
    let palette = theme::palette(ui);
    let mut short: String = label.chars().take(LONGEST_CHIP).collect();
    if short.len() < label.len() {
        short.push('…');
    }
    let text = egui::RichText::new(format!("{short}   ×")).small();
    let button = egui::Button::new(text)
        .fill(palette.selected)
        .corner_radius(10);
    let name = format!("Take “{label}” out of {of}");
    named(ui.add(button).on_hover_text(&name), &name).clicked()
}

#[expect(clippy::too_many_arguments, reason = "all of it is of one field")]
fn menu(
    ui: &mut Ui,
    session: &Session,
    fields: &Fields<'_>,
    cell: &'static Cell,
    pick: Pick,
    chosen: &[String],
    add: impl Fn(String, &mut Actions),
    actions: &mut Actions,
) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let button = MenuButton::new("Add…").config(config);
    let name = format!("Add to {}", fields.name(cell.label));
    let memory = egui::Id::unique(("pick", cell.name, fields.passage));
    let (response, _) = button.ui(ui, |ui| {
        ui.set_width(460.0);
        let mut words: String = ui.data(|data| data.get_temp(memory)).unwrap_or_default();
        let edit = TextEdit::singleline(&mut words)
            .id(field_id(("pick", cell.name, fields.passage)))
            .min_size(theme::FIELD)
            .hint_text("Search")
            .desired_width(f32::INFINITY);
        named(
            ui.add(edit),
            &format!("Search in {}", fields.name(cell.label)),
        );
        ui.data_mut(|data| data.insert_temp(memory, words.clone()));
        let words = words.to_lowercase();
        let all = choices(session, fields, pick);
        let is_open = |choice: &&Choice| {
            let text = format!("{} {} {}", choice.value, choice.label, choice.group).to_lowercase();
            let is_taken = chosen.iter().any(|one| one.ends_with(&choice.value));
            !is_taken && words.split_whitespace().all(|word| text.contains(word))
        };
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            // A menu sets its lines to full width, which tears long statements apart.
            let layout = egui::Layout::top_down(egui::Align::LEFT);
            ui.with_layout(layout, |ui| {
                let mut group = "";
                for choice in all.iter().filter(is_open) {
                    if choice.group != group {
                        group = &choice.group;
                        aside(ui, group);
                    }
                    if let Some(value) = offer(ui, choice, pick) {
                        add(value, actions);
                        ui.close();
                    }
                }
            });
        });
    });
    named(response, &name);
}

/// What a passage does to a statement: as it is written, as it is shown, and what that means.
const BEARINGS: [(&str, &str, &str); 3] = [
    (
        "supports",
        "supports",
        "What the passage says bears the statement out",
    ),
    (
        "qualifies",
        "supports in part",
        "What it says bears the statement out only in part, or within limits",
    ),
    (
        "contradicts",
        "contradicts",
        "What it says speaks against the statement",
    ),
];

/// The value that was chosen.
fn offer(ui: &mut Ui, choice: &Choice, pick: Pick) -> Option<String> {
    if pick != Pick::Proposition {
        let button = egui::Button::new(&choice.label)
            .frame_when_inactive(false)
            .wrap();
        let mut response = ui.add(button);
        if !choice.about.is_empty() {
            response = hover::beside(response, &choice.about);
        }
        return response.clicked().then(|| choice.value.clone());
    }
    ui.add_space(4.0);
    ui.label(&choice.label);
    ui.horizontal(|ui| {
        let clicked = BEARINGS.map(|(word, shown, meaning)| {
            let words = hover::above(link(ui, shown), meaning);
            let words = named(words, &format!("{shown}: {}", choice.label));
            words.clicked().then(|| format!("{word}:{}", choice.value))
        });
        clicked.into_iter().flatten().next()
    })
    .inner
}

fn choices(session: &Session, fields: &Fields<'_>, pick: Pick) -> Vec<Choice> {
    let taxonomy = &session.library.taxonomy;
    let nationality = session.case().claimant.nationality.as_deref();
    match pick {
        Pick::Characteristic => characteristics(taxonomy, nationality),
        Pick::Issue => {
            let issue = |issue: &crate::library::Issue| Choice {
                value: issue.id.to_string(),
                label: issue.title().to_owned(),
                group: String::new(),
                about: taxonomy.about_issue(issue, nationality),
            };
            taxonomy.issues.iter().map(issue).collect()
        }
        Pick::Proposition => propositions(taxonomy, fields.list("issues")),
        Pick::Source => {
            let own = fields.text("source_id");
            let sources = session.library.sources();
            let others = sources.filter(|source| source.id.as_str() != own);
            let source = |source: &crate::library::Source| Choice {
                value: source.id.to_string(),
                label: format!("{}, {} ({})", source.publisher, source.title, source.id),
                group: String::new(),
                about: String::new(),
            };
            others.map(source).collect()
        }
    }
}

fn characteristics(taxonomy: &Taxonomy, nationality: Option<&str>) -> Vec<Choice> {
    let facets = taxonomy.facets.iter();
    let of = |facet: &crate::library::Facet| -> Vec<Choice> {
        let all = facet.characteristics.iter();
        all.map(|one| Choice {
            value: one.id.to_string(),
            label: one.label.clone(),
            group: facet.label.clone(),
            about: taxonomy.help_for(one, nationality).unwrap_or_default(),
        })
        .collect()
    };
    facets.flat_map(of).collect()
}

/// Those under the passage's own issues first.
fn propositions(taxonomy: &Taxonomy, issues: &[String]) -> Vec<Choice> {
    let (own, others): (Vec<_>, Vec<_>) = taxonomy.propositions.iter().partition(|one| {
        one.issues
            .iter()
            .any(|id| issues.iter().any(|own| own == id.as_str()))
    });
    let choice = |one: &crate::library::Proposition, group: &str| Choice {
        value: one.id.to_string(),
        label: one.statement.clone(),
        group: group.to_owned(),
        about: String::new(),
    };
    let own = own
        .into_iter()
        .map(|one| choice(one, "Under the passage’s own issues"));
    let others = others
        .into_iter()
        .map(|one| choice(one, "Under other issues"));
    own.chain(others).collect()
}

/// What a chosen value is called; itself where the library does not know it.
fn label(session: &Session, pick: Pick, value: &str) -> String {
    let taxonomy = &session.library.taxonomy;
    match pick {
        Pick::Characteristic => taxonomy.label(&value.into()).to_owned(),
        Pick::Issue => taxonomy
            .issue(&value.into())
            .map_or(value.to_owned(), |one| one.title().to_owned()),
        Pick::Proposition => match Bearing::parse(value) {
            Some(bearing) => {
                let known = taxonomy.proposition(bearing.proposition());
                let text = known.map_or(value, |known| &known.statement);
                format!("{}: {text}", bearing.spoken())
            }
            None => value.to_owned(),
        },
        Pick::Source => value.to_owned(),
    }
}
