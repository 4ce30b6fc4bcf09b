//! What can be said, issue by issue, and who stands behind it; one of them in full with its passages.

use egui::{ComboBox, Id, Rect, ScrollArea, TextEdit, Ui};

use crate::gui::action::Action;
use crate::gui::command;
use crate::gui::propositions::Line;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{PassageId, Proposition};

use super::widget::{arrow, aside, empty, named, sign_button};
use super::{Actions, card, reading, standing};

/// How high the line with an issue's name is.
const ISSUE: f32 = 36.0;

pub(super) fn show(ui: &mut Ui, session: &Session, focus_search: bool, actions: &mut Actions) {
    let taxonomy = &session.library.taxonomy;
    let open = session.propositions.open.as_ref();
    if let Some(proposition) = open.and_then(|id| taxonomy.proposition(id)) {
        reading::show(ui, session, actions);
        in_full(ui, session, proposition, actions);
        return;
    }
    let (shown, all) = (session.propositions.shown(), taxonomy.propositions.len());
    if all == 0 {
        empty(
            ui,
            "The library names no propositions.",
            "They stand in a pack’s propositions.ron, and passages say which of them they support.",
        );
        return;
    }
    if shown == all {
        aside(
            ui,
            format!("{all} propositions, under each issue they are argued on"),
        );
    } else {
        aside(ui, format!("{shown} of {all} propositions"));
    }
    narrow_down(ui, session, focus_search, actions);
    ui.add_space(2.0);
    standing::captions(ui);
    ui.separator();
    if session.propositions.lines.is_empty() {
        empty(
            ui,
            "No proposition has all of that.",
            "Take a word out of the search, or choose any issue.",
        );
        return;
    }
    list(ui, session, actions);
}

fn narrow_down(ui: &mut Ui, session: &Session, focus: bool, actions: &mut Actions) {
    let taxonomy = &session.library.taxonomy;
    ui.horizontal(|ui| {
        let chosen = session.propositions.issue.as_ref();
        let shown = chosen.and_then(|id| taxonomy.issue(id));
        let mut issue = chosen.cloned();
        let combo = ComboBox::from_id_salt("propositions-under")
            .selected_text(shown.map_or("Any issue", |issue| &issue.code))
            .height(420.0)
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut issue, None, "Any issue");
                for known in &taxonomy.issues {
                    let indent = "    ".repeat(taxonomy.depth(&known.id));
                    let label = format!("{indent}{} {}", known.code, known.label);
                    ui.selectable_value(&mut issue, Some(known.id.clone()), label);
                }
            });
        named(combo.response, "Issue of the propositions");
        if issue.as_ref() != chosen {
            actions.push(Action::PropositionsUnder(issue));
        }
        let mut text = session.propositions.search.clone();
        let edit = TextEdit::singleline(&mut text)
            .id(command::proposition_search_box())
            .hint_text("Search statements and issues: suspended sentence, prison")
            .desired_width(f32::INFINITY);
        let response = named(ui.add(edit), "Search propositions");
        if focus {
            response.request_focus();
        }
        if response.changed() {
            actions.push(Action::SearchPropositions(text));
        }
    });
}

/// A statement keeps its name for the keyboard wherever it is scrolled to.
fn line_id(at: usize) -> Id {
    Id::unique(("proposition line", at))
}

fn list(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let lines = &session.propositions.lines;
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll
        .id_salt("propositions")
        .show_viewport(ui, |ui, viewport| {
            let (width, corner) = (ui.available_width(), ui.min_rect().min);
            let row = standing::height(width);
            let height = |line: &Line| match line {
                Line::Issue { .. } => ISSUE,
                Line::Proposition { .. } => row,
            };
            ui.set_height(lines.iter().map(height).sum());
            // One line more on both sides, so that the keyboard can step out of what is seen.
            let seen = viewport.expand(row + ISSUE);
            let mut top = 0.0;
            for (at, line) in lines.iter().enumerate() {
                let area = Rect::from_min_size(
                    corner + egui::vec2(0.0, top),
                    egui::vec2(width, height(line)),
                );
                let is_seen = top + area.height() >= seen.top() && top <= seen.bottom();
                top += area.height();
                if is_seen {
                    show_line(ui, session, area, at, actions);
                }
            }
        });
}

fn show_line(ui: &mut Ui, session: &Session, area: Rect, at: usize, actions: &mut Actions) {
    let taxonomy = &session.library.taxonomy;
    match session.propositions.lines.get(at) {
        Some(Line::Issue { issue, count }) => {
            if let Some(issue) = taxonomy.issues.get(*issue) {
                let inside = area
                    .shrink2(egui::vec2(8.0, 0.0))
                    .with_min_y(area.top() + 10.0);
                ui.scope_builder(egui::UiBuilder::new().max_rect(inside), |ui| {
                    let name = format!("{} {} ({count})", issue.code, issue.label);
                    let colour = theme::palette(ui).accent;
                    ui.add(egui::Label::new(theme::bold(name).color(colour)).truncate());
                });
            }
        }
        Some(Line::Proposition { issue, proposition }) => {
            let issue = taxonomy.issues.get(*issue);
            let Some(proposition) = taxonomy.propositions.get(*proposition) else {
                return;
            };
            let row = standing::Row {
                id: line_id(at),
                proposition,
                lead: None,
                spoken: issue.map_or("", |issue| &issue.code),
            };
            if standing::show(ui, area, session, &row).clicked() {
                actions.push(Action::OpenProposition(Some(proposition.id.clone())));
            }
            step(ui, session, area, at);
        }
        None => {}
    }
}

/// The arrow keys go from statement to statement, over the names of issues.
fn step(ui: &Ui, session: &Session, area: Rect, at: usize) {
    let lines = &session.propositions.lines;
    let is_statement = |at: &usize| matches!(lines.get(*at), Some(Line::Proposition { .. }));
    let next = match arrow(ui, line_id(at), false) {
        Some((_, 1)) => (at + 1..lines.len()).find(is_statement),
        Some((_, -1)) => (0..at).rev().find(is_statement),
        _ => None,
    };
    if let Some(next) = next {
        let step = if next > at { 1.0 } else { -1.0 };
        let between = if next.abs_diff(at) > 1 { ISSUE } else { 0.0 };
        let target = area.translate(egui::vec2(0.0, step * (area.height() + between)));
        ui.scroll_to_rect(target, None);
        ui.memory_mut(|memory| memory.request_focus(line_id(next)));
    }
}

/// One proposition with the passages that bear on it, by what they do to it.
fn in_full(ui: &mut Ui, session: &Session, proposition: &Proposition, actions: &mut Actions) {
    if sign_button(ui, "← All propositions", "Back to all propositions", true) {
        actions.push(Action::OpenProposition(None));
    }
    ui.add(egui::Label::new(theme::heading(&proposition.statement)).wrap());
    let issues = proposition.issues.iter();
    let issues = issues.filter_map(|id| session.library.taxonomy.issue(id));
    let issues: Vec<String> = issues
        .map(|one| format!("{} {}", one.code, one.label))
        .collect();
    aside(ui, format!("Argued under {}", issues.join("; ")));
    let standing = session.propositions.standing(&proposition.id);
    standing::figures(ui, session, standing);
    ui.separator();
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll
        .id_salt(("bearing on", proposition.id.as_str()))
        .show(ui, |ui| {
            for (title, none, passages) in [
                ("Supports", "No passage supports it.", &standing.supports),
                ("Qualifies", "No passage qualifies it.", &standing.qualifies),
                (
                    "Contradicts",
                    "No passage contradicts it.",
                    &standing.contradicts,
                ),
            ] {
                side(ui, session, title, none, passages, actions);
            }
        });
}

fn side(
    ui: &mut Ui,
    session: &Session,
    title: &str,
    none: &str,
    passages: &[PassageId],
    actions: &mut Actions,
) {
    ui.add_space(4.0);
    ui.label(theme::bold(format!("{title} ({})", passages.len())));
    if passages.is_empty() {
        aside(ui, none);
    }
    for id in passages {
        let position = session.library.position(id);
        let row = position.and_then(|at| session.evidence.row(at));
        if let (Some(row), Some(held)) = (row, session.library.passage(id)) {
            card::show(ui, session, row, held, actions);
        }
    }
}
