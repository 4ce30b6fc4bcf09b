//! The list of passages: which fit, and what narrows them down.
//!
//! Rows have one height, so that only those in view are laid out, however many there are; the
//! passage that is looked at stands in full below the list.

use egui::{ComboBox, ScrollArea, TextEdit, Ui};

use crate::gui::action::{Action, Cell, Scope, Tab};
use crate::gui::command::{self, Command};
use crate::gui::evidence::Row;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{PassageKind, PublisherKind, Stance};
use crate::matching::Filter;

use super::widget::{arrow, empty, named};
use super::{Actions, card, reading};

pub(super) fn show(ui: &mut Ui, session: &Session, focus_search: bool, actions: &mut Actions) {
    if let Scope::Cell(cell) = &session.evidence.scope {
        only_a_cell(ui, session, cell, actions);
    }
    search_box(ui, session, focus_search, actions);
    filters(ui, session, actions);
    ui.separator();
    reading::show(ui, session, actions);
    list(ui, session, actions);
}

pub(super) fn sort_again(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.evidence.is_order_old && session.evidence.scope == Scope::Fitting {
        let again = ui.small_button("Sort again");
        let hint = "The disputed issues have changed since this list was sorted";
        if again.on_hover_text(hint).clicked() {
            actions.push(Action::RankAgain);
        }
    }
}

/// Says that only the passages of one cell are listed, and leads back.
fn only_a_cell(ui: &mut Ui, session: &Session, cell: &Cell, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let taxonomy = &session.library.taxonomy;
    let issue = taxonomy.issue(&cell.issue);
    let issue = issue.map_or(cell.issue.to_string(), |issue| {
        format!("{} {}", issue.code, issue.label)
    });
    let frame = egui::Frame::new()
        .fill(palette.selected)
        .corner_radius(5)
        .inner_margin(egui::Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let characteristic = taxonomy.label(&cell.characteristic);
        let what = format!("Only passages on “{characteristic}” under {issue}");
        ui.add(egui::Label::new(theme::bold(what)).wrap());
        ui.horizontal(|ui| {
            if ui.button("Back to the coverage").clicked() {
                actions.push(Action::LeaveCell);
                actions.push(Action::Command(Command::Show(Tab::Coverage)));
            }
            if ui.button("List what was listed before").clicked() {
                actions.push(Action::LeaveCell);
            }
        });
    });
}

pub(super) fn count(session: &Session) -> String {
    let (shown, fitting) = (
        session.evidence.shown.len(),
        session.evidence.fitting_count(),
    );
    match (&session.library_findings, &session.evidence.scope) {
        (None, _) => "reading the library…".to_owned(),
        (Some(_), Scope::Fitting) if shown == fitting => format!("{fitting} passages fit"),
        (Some(_), Scope::Fitting) => format!("{shown} of {fitting} passages that fit"),
        (Some(_), Scope::Everything) => format!("{shown} of the whole library"),
        (Some(_), Scope::Cell(_)) => format!("{shown} passages of one cell"),
    }
}

fn search_box(ui: &mut Ui, session: &Session, focus: bool, actions: &mut Actions) {
    let mut text = session.evidence.search.clone();
    let edit = TextEdit::singleline(&mut text)
        .id(command::search_box())
        .hint_text("Search text, titles and names: mobilis, “forced deployment”, AWOL")
        .desired_width(f32::INFINITY);
    let response = named(ui.add(edit), "Search passages");
    if focus {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Search(text));
    }
}

fn filters(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let now = &session.evidence.filter;
    let mut filter = now.clone();
    let mut scope = session.evidence.scope.clone();
    ui.horizontal_wrapped(|ui| {
        issue_filter(ui, session, &mut filter);
        pick(
            ui,
            "Stance",
            "Any stance",
            Stance::ALL,
            &mut filter.stance,
            |one| one.label(),
        );
        pick(
            ui,
            "Source kind",
            "Any source",
            PublisherKind::ALL,
            &mut filter.publisher,
            |one| one.label(),
        );
        pick(
            ui,
            "Passage kind",
            "Any kind",
            PassageKind::ALL,
            &mut filter.kind,
            |one| one.label(),
        );
        if !matches!(scope, Scope::Cell(_)) {
            whole_library(ui, &mut scope);
        }
        if *now != Filter::default() && ui.button("Clear filters").clicked() {
            filter = Filter::default();
        }
    });
    if filter != *now {
        actions.push(Action::Filter(filter));
    }
    if scope != session.evidence.scope {
        actions.push(Action::Scope(scope));
    }
}

fn whole_library(ui: &mut Ui, scope: &mut Scope) {
    let mut everything = *scope == Scope::Everything;
    let response = ui.checkbox(&mut everything, "Whole library");
    let response = response.on_hover_text("Also passages that do not fit the claimant");
    if response.changed() {
        *scope = if everything {
            Scope::Everything
        } else {
            Scope::Fitting
        };
    }
}

fn issue_filter(ui: &mut Ui, session: &Session, filter: &mut Filter) {
    let taxonomy = &session.library.taxonomy;
    let chosen = filter.issue.as_ref().and_then(|id| taxonomy.issue(id));
    let shown = chosen.map_or("Any issue".to_owned(), |issue| issue.code.clone());
    let combo = ComboBox::from_id_salt("issue-filter")
        .selected_text(shown)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut filter.issue, None, "Any issue");
            for issue in &taxonomy.issues {
                let indent = "    ".repeat(taxonomy.depth(&issue.id));
                let label = format!("{indent}{} {}", issue.code, issue.label);
                ui.selectable_value(&mut filter.issue, Some(issue.id.clone()), label);
            }
        });
    named(combo.response, "Issue");
}

/// One of a few, or any.
fn pick<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    any: &str,
    all: &[T],
    chosen: &mut Option<T>,
    label: fn(T) -> &'static str,
) {
    let shown = chosen.map_or(any, label);
    let combo = ComboBox::from_id_salt(name)
        .selected_text(shown)
        .show_ui(ui, |ui| {
            ui.selectable_value(chosen, None, any);
            for one in all {
                ui.selectable_value(chosen, Some(*one), label(*one));
            }
        });
    named(combo.response, name);
}

fn list(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let rows = &session.evidence.shown;
    if rows.is_empty() {
        return nothing(ui, session);
    }
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("passages")
        .show_rows(ui, card::HEIGHT, rows.len(), |ui, range| {
            let (first, top) = (range.start, ui.max_rect().top());
            for (at, row) in rows.iter().enumerate().take(range.end).skip(first) {
                if let Some(held) = session.library.at(row.position) {
                    card::show(ui, session, row, held, actions);
                }
                if let Some(next) = stepped_to(ui, rows, at) {
                    let height = card::HEIGHT + ui.spacing().item_spacing.y;
                    let offset = (next as f32 - first as f32) * height;
                    let size = egui::vec2(ui.available_width(), card::HEIGHT);
                    let corner = egui::pos2(ui.max_rect().left(), top + offset);
                    ui.scroll_to_rect(egui::Rect::from_min_size(corner, size), None);
                    ui.memory_mut(|memory| memory.request_focus(card::id(rows[next].position)));
                    actions.push(Action::Select(rows[next].position));
                }
            }
        });
}

/// The row that an arrow key leads to from the row at `at`, where that one has the focus.
fn stepped_to(ui: &Ui, rows: &[Row], at: usize) -> Option<usize> {
    let (_, down) = arrow(ui, card::id(rows.get(at)?.position), false)?;
    at.checked_add_signed(down)
        .filter(|next| *next < rows.len())
}

fn nothing(ui: &mut Ui, session: &Session) {
    let claimant = &session.case().claimant;
    if session.library_findings.is_none() {
        empty(ui, "The library is being read.", "This takes a moment.");
    } else if claimant.nationality.is_none() {
        empty(
            ui,
            "No evidence yet.",
            "Choose the claimant’s nationality on the left and tick what is true of them. The passages that fit appear here, each with the reason.",
        );
    } else if session.evidence.fitting_count() == 0 {
        empty(
            ui,
            "Nothing in the library fits yet.",
            "Tick what is true of the claimant on the left.",
        );
    } else {
        empty(
            ui,
            "No passage has all of that.",
            "Take a word out of the search, or clear a filter.",
        );
    }
}
