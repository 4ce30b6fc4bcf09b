//! The middle: which passages fit, why, and what to do with each.
//!
//! Rows have one height, so that only those in view are laid out, however many there are; the
//! passage that is looked at stands in full below the list.

use egui::{CentralPanel, ComboBox, EventFilter, Id, Key, Modifiers, ScrollArea, TextEdit, Ui};

use crate::gui::action::{Action, Scope, Under};
use crate::gui::command;
use crate::gui::evidence::Row;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{Held, PassageKind, PublisherKind, Stance};
use crate::matching::Filter;

use super::widget::{aside, beginning, empty, named, tag};
use super::{Actions, reading};

const ROW: f32 = 92.0;

pub(in crate::gui) fn show(
    ui: &mut Ui,
    session: &Session,
    focus_search: bool,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let frame = egui::Frame::central_panel(ui.style())
        .fill(palette.page)
        .inner_margin(egui::Margin::symmetric(14, 10));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(theme::heading("Evidence"));
            aside(ui, count(session));
            if session.evidence.is_order_old {
                let again = ui.small_button("Sort again");
                let hint = "The disputed issues have changed since this list was sorted";
                if again.on_hover_text(hint).clicked() {
                    actions.push(Action::RankAgain);
                }
            }
        });
        search_box(ui, session, focus_search, actions);
        filters(ui, session, actions);
        ui.separator();
        reading::show(ui, session, actions);
        list(ui, session, actions);
    });
}

fn count(session: &Session) -> String {
    let (shown, fitting) = (
        session.evidence.shown.len(),
        session.evidence.fitting_count(),
    );
    match (&session.library_findings, session.evidence.scope) {
        (None, _) => "reading the library…".to_owned(),
        (Some(_), Scope::Fitting) if shown == fitting => format!("{fitting} passages fit"),
        (Some(_), Scope::Fitting) => format!("{shown} of {fitting} passages that fit"),
        (Some(_), Scope::Everything) => format!("{shown} passages of the whole library"),
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
    let mut scope = session.evidence.scope;
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
        let mut everything = scope == Scope::Everything;
        if ui
            .checkbox(&mut everything, "Whole library")
            .on_hover_text("Also passages that do not fit the claimant")
            .changed()
        {
            scope = if everything {
                Scope::Everything
            } else {
                Scope::Fitting
            };
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
        .show_rows(ui, ROW, rows.len(), |ui, range| {
            let (first, top) = (range.start, ui.max_rect().top());
            for (at, row) in rows.iter().enumerate().take(range.end).skip(first) {
                if let Some(held) = session.library.at(row.position) {
                    show_row(ui, session, row, held, actions);
                }
                if let Some(next) = stepped_to(ui, rows, at) {
                    let height = ROW + ui.spacing().item_spacing.y;
                    let offset = (next as f32 - first as f32) * height;
                    let size = egui::vec2(ui.available_width(), ROW);
                    let corner = egui::pos2(ui.max_rect().left(), top + offset);
                    ui.scroll_to_rect(egui::Rect::from_min_size(corner, size), None);
                    ui.memory_mut(|memory| memory.request_focus(row_id(rows[next].position)));
                    actions.push(Action::Select(rows[next].position));
                }
            }
        });
}

/// A row keeps its name for the keyboard wherever it is scrolled to.
fn row_id(position: usize) -> Id {
    Id::unique(("passage", position))
}

/// The row that an arrow key leads to from the row at `at`, where that one has the focus.
fn stepped_to(ui: &Ui, rows: &[Row], at: usize) -> Option<usize> {
    let id = row_id(rows.get(at)?.position);
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_pressed(Key::ArrowDown) {
        Some(at + 1).filter(|next| *next < rows.len())
    } else if is_pressed(Key::ArrowUp) {
        at.checked_sub(1)
    } else {
        None
    }
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

fn show_row(ui: &mut Ui, session: &Session, row: &Row, held: Held<'_>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let size = egui::vec2(ui.available_width(), ROW);
    // The row itself first, so that the tick lies above it and gets its own clicks.
    let area = ui.allocate_space(size).1;
    let response = ui.interact(area, row_id(row.position), egui::Sense::click());
    let response = named(response, &format!("Read {}", held.passage.id));
    let is_space = response.has_focus() && ui.input(|input| input.key_pressed(Key::Space));
    if is_space {
        let is_chosen = session.case().uses_of(&held.passage.id).next().is_some();
        actions.push(choice(row, held, !is_chosen));
    } else if response.clicked() {
        // So that the arrow keys go on from the row that was clicked.
        response.request_focus();
        actions.push(Action::Select(row.position));
    }
    let is_lit =
        session.selected == Some(row.position) || response.hovered() || response.has_focus();
    if is_lit {
        ui.painter().rect_filled(area, 5, palette.selected);
    }
    ui.painter().hline(
        area.x_range(),
        area.bottom(),
        egui::Stroke::new(1.0, palette.line),
    );
    let inside = egui::UiBuilder::new().max_rect(area.shrink2(egui::vec2(8.0, 6.0)));
    ui.scope_builder(inside, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        first_line(ui, session, row, held, actions);
        let text = beginning(ui, &held.passage.text);
        ui.add(egui::Label::new(text).selectable(false));
        last_line(ui, session, row, held);
    });
}

/// Why it is here, and on the right how far it can be relied on.
fn last_line(ui: &mut Ui, session: &Session, row: &Row, held: Held<'_>) {
    let weak = theme::palette(ui).weak;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        tag(ui, held.source.read.label(), weak);
        tag(ui, held.passage.kind.label(), weak);
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let reason = session.evidence.reason(row, &session.library);
            let reason = egui::RichText::new(reason).small().color(weak);
            ui.add(egui::Label::new(reason).truncate().selectable(false));
        });
    });
}

/// Tick, stance, date and citation.
fn first_line(ui: &mut Ui, session: &Session, row: &Row, held: Held<'_>, actions: &mut Actions) {
    let palette = theme::palette(ui);
    let (source, passage) = (held.source, held.passage);
    ui.horizontal(|ui| {
        let numbers: Vec<String> = session
            .case()
            .uses_of(&passage.id)
            .map(|entry| format!("CS {}", entry.number))
            .collect();
        let mut chosen = !numbers.is_empty();
        let tick = named(
            ui.checkbox(&mut chosen, ""),
            &format!("Rely on {}", passage.id),
        );
        if tick.changed() {
            actions.push(choice(row, held, chosen));
        }
        if !numbers.is_empty() {
            ui.label(theme::bold(numbers.join(", ")).color(palette.accent));
        }
        tag(ui, passage.stance.label(), palette.stance(passage.stance));
        // The date before the title: at the end it would be cut off first.
        let date = source
            .published
            .map_or("date not known".to_owned(), |date| date.to_string());
        tag(ui, &date, palette.weak);
        let pinpoint = passage.pinpoint.iter().map(|at| format!(", {at}"));
        let pinpoint: String = pinpoint.collect();
        let citation = format!("{}, {}{pinpoint}", source.publisher, source.title);
        ui.add(egui::Label::new(theme::bold(citation).small()).truncate());
    });
}

/// Takes a passage into the case, or out of it.
fn choice(row: &Row, held: Held<'_>, chosen: bool) -> Action {
    if chosen {
        let (position, under) = (row.position, Under::Best);
        Action::Choose { position, under }
    } else {
        Action::Unchoose(held.passage.id.clone())
    }
}
