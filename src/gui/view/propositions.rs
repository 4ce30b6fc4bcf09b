//! What can be said, issue by issue, and who stands behind it; one of them in full with its passages.

use egui::{Id, Rect, ScrollArea, TextEdit, Ui};

use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::command;
use crate::gui::propositions::Line;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{Issue, PassageId, Proposition};

use super::widget::{arrow, aside, empty, named, sign_button};
use super::{Actions, card, drop_down, holding, hover, reading, standing};

/// How high the line with an issue's name is.
const ISSUE: f32 = 36.0;
/// The table is not wider than this.
const WIDEST: f32 = 1240.0;
/// Farther than the next statement can be from the one before it.
const STEP: f32 = 120.0;

pub(super) fn show(ui: &mut Ui, session: &Session, focus_search: bool, actions: &mut Actions) {
    let taxonomy = &session.library.taxonomy;
    let open = session.propositions.open.as_ref();
    if let Some(proposition) = open.and_then(|id| taxonomy.proposition(id)) {
        if !reading::show(ui, session, actions) {
            in_full(ui, session, proposition, actions);
        }
        return;
    }
    if taxonomy.propositions.is_empty() {
        empty(
            ui,
            "The library names no propositions.",
            "They come with a pack, and passages say which of them they support.",
        );
        return;
    }
    // Figures far away from their statement are read into the wrong line.
    let width = ui.available_width().min(WIDEST);
    ui.scope(|ui| {
        ui.set_max_width(width);
        table(ui, session, focus_search, actions);
    });
}

/// The search above it, and the statements with their figures.
fn table(ui: &mut Ui, session: &Session, focus_search: bool, actions: &mut Actions) {
    narrow_down(ui, session, focus_search, actions);
    ui.add_space(2.0);
    standing::captions(ui);
    ui.separator();
    if session.propositions.lines.is_empty() {
        if holding::page(ui, session, actions) {
            return;
        }
        empty(
            ui,
            "No proposition has all of that.",
            "Take a word out of the search, or choose any issue.",
        );
        return;
    }
    list(ui, session, actions);
}

pub(super) fn count(session: &Session) -> String {
    let shown = match session.propositions.open {
        Some(_) => 1,
        None => session.propositions.shown(),
    };
    let all = session.library.taxonomy.propositions.iter();
    let nationality = session.case().claimant.nationality.as_deref();
    match all.filter(|one| one.is_for(nationality)).count() {
        all if shown == all => counted(all, "proposition", "propositions"),
        all => format!("{shown} of {}", counted(all, "proposition", "propositions")),
    }
}

fn narrow_down(ui: &mut Ui, session: &Session, focus: bool, actions: &mut Actions) {
    let taxonomy = &session.library.taxonomy;
    ui.horizontal(|ui| {
        let chosen = session.propositions.issue.as_ref();
        let shown = chosen.and_then(|id| taxonomy.issue(id));
        let mut issue = chosen.cloned();
        let list = drop_down::list("propositions-under")
            .selected_text(shown.map_or("Any issue", Issue::title))
            .height(420.0);
        drop_down::show(ui, list, "Issue of the propositions", |ui| {
            if drop_down::option(ui, issue.is_none(), "Any issue") {
                issue = None;
            }
            for known in &taxonomy.issues {
                let indent = "    ".repeat(taxonomy.depth(&known.id));
                let label = format!("{indent}{}", known.title());
                if drop_down::option(ui, issue.as_ref() == Some(&known.id), label) {
                    issue = Some(known.id.clone());
                }
            }
        });
        if issue.as_ref() != chosen {
            actions.push(Action::PropositionsUnder(issue));
        }
        let mut text = session.propositions.search.clone();
        let edit = TextEdit::singleline(&mut text)
            .id(command::proposition_search_box())
            .min_size(theme::FIELD)
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
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll
        .id_salt("propositions")
        .show_viewport(ui, |ui, viewport| {
            let areas = areas(ui, session);
            // One line more on both sides, so that the keyboard can step out of what is seen.
            let seen = viewport.translate(ui.min_rect().min.to_vec2()).expand(STEP);
            for (at, area) in areas.iter().enumerate() {
                if seen.intersects(*area) {
                    show_line(ui, session, *area, at, actions);
                    step(ui, session, &areas, at);
                }
            }
            let height = areas
                .last()
                .map_or(0.0, |last| last.bottom() - ui.min_rect().top());
            ui.set_height(height);
        });
}

/// Where each line stands: a statement takes as much room as it needs.
fn areas(ui: &Ui, session: &Session) -> Vec<Rect> {
    let (width, mut corner) = (ui.available_width(), ui.min_rect().min);
    let propositions = &session.library.taxonomy.propositions;
    let height = |line: &Line| match line {
        Line::Issue { .. } => ISSUE,
        Line::Proposition { proposition, .. } => {
            propositions.get(*proposition).map_or(0.0, |known| {
                standing::height(ui, width, None, &known.statement)
            })
        }
    };
    let place = |line| {
        let area = Rect::from_min_size(corner, egui::vec2(width, height(line)));
        corner.y = area.bottom();
        area
    };
    session.propositions.lines.iter().map(place).collect()
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
                    let name = format!("{} ({count})", issue.title());
                    let colour = theme::palette(ui).accent;
                    hover::cut(ui, theme::bold(name).color(colour));
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
                spoken: issue.map_or("", Issue::title),
            };
            if standing::show(ui, area, session, &row).clicked() {
                actions.push(Action::OpenProposition(Some(proposition.id.clone())));
            }
        }
        None => {}
    }
}

/// The arrow keys go from statement to statement, over the names of issues.
fn step(ui: &Ui, session: &Session, areas: &[Rect], at: usize) {
    let lines = &session.propositions.lines;
    let is_statement = |at: &usize| matches!(lines.get(*at), Some(Line::Proposition { .. }));
    let next = match arrow(ui, line_id(at), false) {
        Some((_, 1)) => (at + 1..lines.len()).find(is_statement),
        Some((_, -1)) => (0..at).rev().find(is_statement),
        _ => None,
    };
    if let Some((next, area)) = next.and_then(|next| Some((next, areas.get(next)?))) {
        ui.scroll_to_rect(*area, None);
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
    let issues: Vec<&str> = issues.map(Issue::title).collect();
    aside(ui, format!("Argued under {}", issues.join("; ")));
    let standing = session.propositions.standing(&proposition.id);
    ui.scope(|ui| standing::figures(ui, session, standing));
    ui.separator();
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll
        .id_salt(("bearing on", proposition.id.as_str()))
        .show(ui, |ui| {
            let palette = theme::palette(ui);
            for (title, colour, passages) in [
                ("Supports", palette.good, &standing.supports),
                ("Holds in part", palette.mixed, &standing.qualifies),
                ("Contradicts", palette.bad, &standing.contradicts),
            ] {
                let heading = theme::bold(format!("{title} ({})", passages.len()));
                ui.add_space(8.0);
                let is_empty = passages.is_empty();
                ui.label(heading.color(if is_empty { palette.weak } else { colour }));
                if is_empty {
                    aside(ui, format!("No passage {} it.", title.to_lowercase()));
                }
                cards(ui, session, passages, actions);
            }
        });
}

fn cards(ui: &mut Ui, session: &Session, passages: &[PassageId], actions: &mut Actions) {
    for id in passages {
        let position = session.library.position(id);
        let row = position.and_then(|at| session.evidence.row(at));
        if let (Some(row), Some(held)) = (row, session.library.passage(id)) {
            let size = egui::vec2(ui.available_width(), card::HEIGHT);
            let area = ui.allocate_space(size).1;
            card::show(ui, area, session, row, held, actions);
        }
    }
}
