//! One entry on the paper: as it is printed, changed where it stands, and who answers for it.

mod commands;
mod details;
mod held;
mod quoted;
mod sign_off;
mod words;

use egui::containers::menu::MenuButton;
use egui::{Align, Frame, Layout, Margin, Sense, Ui, UiBuilder};

use crate::case::{DisputedIssue, Edit, Entry};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::arrange::Paper;
use super::arrange::moving::{self, Way};
use super::arrange::{describe, drag, ring};
use super::widget::{aside, named, sign_button};
pub(super) use held::{ALL_OF_SOURCE, quote, standing};
pub(super) use sign_off::{COMPARE, initials_field, known_initials};

/// Whether an entry is shown in full.
pub(super) fn is_open(ui: &Ui, number: u32) -> bool {
    let id = moving::open_id(number);
    ui.data(|data| data.get_temp(id)).unwrap_or_default()
}

pub(super) fn set_open(ui: &Ui, number: u32, open: bool) {
    let id = moving::open_id(number);
    ui.data_mut(|data| data.insert_temp(id, open));
}

pub(super) fn show(
    ui: &mut Ui,
    paper: &mut Paper<'_>,
    issue: &DisputedIssue,
    position: usize,
    entry: &Entry,
    actions: &mut Actions,
) {
    let session = paper.session;
    let id = moving::entry_id(entry.number);
    let carried = drag::Carried::Entry(entry.number);
    let builder = UiBuilder::new().scope_id(id).sense(Sense::click());
    let block = ui.scope_builder(builder, |ui| {
        if drag::is_carried(ui.ctx(), &carried) {
            ui.multiply_opacity(0.4);
        }
        let palette = theme::palette(ui);
        let is_near = ui.response().contains_pointer() || ui.response().has_focus();
        let fill = if session.picked_entries.is_among(entry.number) {
            palette.selected
        } else if is_near {
            palette.hover
        } else {
            palette.page
        };
        let frame = Frame::new()
            .fill(fill)
            .corner_radius(5)
            .inner_margin(Margin::symmetric(0, 4));
        frame.show(ui, |ui| {
            ui.horizontal_top(|ui| {
                let name = format!("Drag {}", session.labels.entry(entry.number));
                drag::grip(ui, id, &name, carried);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 3.0;
                    let runs_on = paper.runs_on(entry.number);
                    body(ui, session, issue, position, entry, runs_on, actions);
                });
            });
        });
    });
    let response = block.response;
    moving::entry_keys(ui, session, id, entry.number, actions);
    commands::show(ui, session, entry, &response, actions);
    let place = Place::Entry(entry.number);
    moving::follow(&response, session.go_to.as_ref(), &place);
    ring(ui, &response);
    describe(
        &response,
        &moving::entry_place(session.case(), &session.labels, entry.number),
    );
    if session.picked_entries.is_among(entry.number) {
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_selected(true));
    }
}

fn body(
    ui: &mut Ui,
    session: &Session,
    issue: &DisputedIssue,
    position: usize,
    entry: &Entry,
    runs_on: Option<String>,
    actions: &mut Actions,
) {
    ui.horizontal(|ui| first_line(ui, session, issue, position, entry, actions));
    words::proposition(ui, session, entry, actions);
    words::citation(ui, session, entry);
    let open = is_open(ui, entry.number);
    words::passage(ui, entry, open);
    words::note(ui, session, entry, open, actions);
    ui.horizontal(|ui| {
        let (sign, word) = match open {
            true => (icon::CARET_DOWN, "Less"),
            false => (icon::CARET_RIGHT, "More"),
        };
        let text = egui::RichText::new(format!("{sign} {word}")).small();
        let toggle = ui.add(egui::Button::new(text).frame_when_inactive(false));
        let toggle = toggle.on_hover_text("The whole passage, a note, and where it comes from");
        if named(
            toggle,
            &format!("Details of {}", session.labels.entry(entry.number)),
        )
        .clicked()
        {
            set_open(ui, entry.number, !open);
        }
        // On this line, because it comes and goes.
        if let Some(stamp) = runs_on {
            aside(ui, format!("goes on to {stamp}"));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            sign_off::show(ui, session, entry, open, actions);
        });
    });
    if open {
        quoted::show(ui, session, entry, actions);
        details::show(ui, session, entry, actions);
    }
}

fn first_line(
    ui: &mut Ui,
    session: &Session,
    issue: &DisputedIssue,
    position: usize,
    entry: &Entry,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let number = entry.number;
    ui.label(theme::bold(session.labels.entry(number)).color(palette.accent))
        .on_hover_text("The number of the entry. It keeps it wherever it goes.");
    words::marks(ui, entry);
    held::show(ui, session, entry, actions);
    let cost = session.survey.entry_costs.get(&number).copied();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        buttons(ui, session, issue, position, number, actions);
        ui.add_space(8.0);
        aside(ui, format!("{:.2} pages", cost.unwrap_or_default()));
    });
}

fn buttons(
    ui: &mut Ui,
    session: &Session,
    issue: &DisputedIssue,
    position: usize,
    number: u32,
    actions: &mut Actions,
) {
    let (case, label) = (session.case(), session.labels.entry(number));
    if sign_button(ui, icon::REMOVE, &format!("Remove {label}"), true) {
        actions.push(Action::Edit(Edit::RemoveEntry { number }));
    }
    let split = format!("Split the issue: {label} and what follows go to a new issue");
    if sign_button(ui, icon::SPLIT, &split, position > 0) {
        actions.push(Action::EditApart(Edit::SplitIssue { number }));
    }
    let page = format!("Show {label} on its page");
    if sign_button(ui, icon::PREVIEW, &page, true) {
        actions.push(Action::PreviewEntry(number));
    }
    move_menu(ui, session, issue, number, actions);
    for (way, sign, word) in [(Way::Down, icon::DOWN, "down"), (Way::Up, icon::UP, "up")] {
        let step = moving::step_entry(case, number, way);
        let name = format!("Move {label} {word}");
        if sign_button(ui, sign, &name, step.is_some())
            && let Some(edit) = step
        {
            moving::ask(ui, session, edit, &Place::Entry(number), actions);
        }
    }
}

fn move_menu(
    ui: &mut Ui,
    session: &Session,
    from: &DisputedIssue,
    number: u32,
    actions: &mut Actions,
) {
    let case = session.case();
    let mut others = case.issues.iter().filter(|issue| issue.key != from.key);
    let button = egui::Button::new(icon::MORE).frame_when_inactive(false);
    let menu = MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_max_width(380.0);
        if case.issues.len() < 2 {
            aside(ui, "There is no other issue.");
        }
        for other in others.by_ref() {
            let to = case.issue_number(&other.key).unwrap_or_default();
            let label = format!("To issue {to}: {}", other.label);
            if ui.add(egui::Button::new(label).wrap()).clicked() {
                let edit = Edit::MoveEntry {
                    number,
                    issue: other.key.clone(),
                    to: other.entries.len(),
                };
                moving::ask_and_follow(ui, session, edit, &Place::Entry(number), actions);
                ui.close();
            }
        }
    });
    let name = format!("Move {} to another issue", session.labels.entry(number));
    named(menu.0.on_hover_text(&name), &name);
}
