//! Beside the form: everything that is to be put right or known, with the field that it is about.

use egui::{Panel, ScrollArea, Ui};

use crate::finding::{Severity, TableCode, capitalised};
use crate::gui::packs::{Draft, PackAction};
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, link, named};
use crate::library::{Cell, Passage, Remark, Source, in_form};

use super::push;

pub(super) fn show(ui: &mut Ui, draft: &Draft, actions: &mut Actions) {
    let frame =
        egui::Frame::side_top_panel(ui.style()).inner_margin(egui::Margin::symmetric(14, 10));
    Panel::right("remarks")
        .frame(frame)
        .resizable(true)
        .default_size(290.0)
        .min_size(200.0)
        .show(ui, |ui| {
            ui.label(theme::heading("To do"));
            aside(ui, summary(draft));
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                missing(ui, draft, actions);
                for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                    let of = |remark: &&Remark| {
                        remark.finding.severity == severity && !is_missing(remark)
                    };
                    for remark in draft.remarks.iter().filter(of) {
                        show_remark(ui, remark, actions);
                    }
                }
            });
        });
}

fn is_missing(remark: &Remark) -> bool {
    remark.finding.code == TableCode::MissingValue
}

/// What is not filled in yet, as one list and not as so many faults.
fn missing(ui: &mut Ui, draft: &Draft, actions: &mut Actions) {
    let mut missing: Vec<&Remark> = draft.remarks.iter().filter(|one| is_missing(one)).collect();
    if missing.is_empty() {
        return;
    }
    missing.sort_by_key(|remark| (remark.passage, position(&remark.column)));
    ui.add_space(6.0);
    let palette = theme::palette(ui);
    ui.label(theme::bold("Still to be filled in").color(palette.bad));
    for remark in missing {
        let place = place(remark);
        match remark.passage {
            Some(at) => {
                let link = link(ui, place.as_str());
                if named(link, &format!("Go to {place}")).clicked() {
                    push(actions, PackAction::OpenPassage(Some(at)));
                }
            }
            None => {
                ui.label(place);
            }
        }
    }
}

/// Where a field stands in the form.
fn position(column: &str) -> Option<usize> {
    cells().position(|cell| cell.name == column)
}

/// What stands between the form and being saved.
fn summary(draft: &Draft) -> &'static str {
    let is_error = |remark: &Remark| remark.finding.severity == Severity::Error;
    if draft.remarks.iter().any(is_error) {
        "It can be saved when nothing in red is left here."
    } else if draft.remarks.is_empty() {
        "Nothing. The same rules as of “bundle library check” hold."
    } else {
        "It can be saved; read what is said here."
    }
}

fn show_remark(ui: &mut Ui, remark: &Remark, actions: &mut Actions) {
    let palette = theme::palette(ui);
    ui.add_space(6.0);
    let place = place(remark);
    ui.horizontal_wrapped(|ui| {
        let severity = remark.finding.severity;
        ui.label(theme::bold(severity.to_string()).color(palette.severity(severity)));
        match remark.passage {
            Some(at) => {
                let link = link(ui, place.as_str());
                if named(link, &format!("Go to {place}")).clicked() {
                    push(actions, PackAction::OpenPassage(Some(at)));
                }
            }
            None => {
                ui.label(theme::bold(&place));
            }
        }
    });
    ui.label(capitalised(&remark.finding.message));
    if let Some(hint) = &remark.finding.hint {
        aside(ui, hint);
    }
}

/// `Stance, passage 2`.
fn place(remark: &Remark) -> String {
    let field = match remark.column.as_str() {
        "" => "The source",
        column => label(column),
    };
    match remark.passage {
        Some(at) => format!("{field}, passage {}", at + 1),
        None => field.to_owned(),
    }
}

/// The name that a field bears in the form.
pub(super) fn label(column: &str) -> &str {
    let found = cells().find(|cell| cell.name == column);
    found.map_or(column, |cell| cell.label)
}

/// Everything that can be filled in, in the order in which it stands in the form.
fn cells() -> impl Iterator<Item = &'static Cell> {
    let of_source = in_form::<Source>().into_iter();
    let of_passage = in_form::<Passage>().into_iter();
    let of_source = of_source.flat_map(|field| field.cells);
    of_source.chain(of_passage.flat_map(|field| field.cells))
}
