//! The schedule as it will be printed: a column like paper, issue by issue, with an outline beside it.
//!
//! Entries and issues are moved by mouse (`drag`) and by keyboard (`moving`); what is printed is changed
//! where it stands. Nothing is arranged here by itself.

mod authorities;
pub(super) mod drag;
mod fit;
pub(super) mod inline;
mod issue;
pub(super) mod moving;
mod outline;
mod paper;

use egui::accesskit::{Live, Role};
use egui::{ScrollArea, Sense, Ui, UiBuilder};

use crate::case::{Edit, IssueChoice};
use crate::finding::Place;
use crate::gui::action::{Action, Stage};
use crate::gui::check_tab::CheckTab;
use crate::gui::command::Command;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::word::WordPaper;
use crate::verify::not_answered;

use super::widget::{aside, link, named, primary};
use super::{Actions, drop_down, entry, exceptions, hover, next, room, word};
pub(super) use issue::{describe, ring};
pub(super) use paper::Paper;

/// What stands here, for a word processor.
const PAPERS: [WordPaper; 4] = [
    WordPaper::Schedule,
    WordPaper::Index,
    WordPaper::IndexTable,
    WordPaper::Issues,
];

/// Wider lines are hard to read.
const COLUMN: f32 = 820.0;

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    next::title(ui, session, "The schedule, issue by issue", actions);
    ui.horizontal_wrapped(|ui| tools(ui, session, actions));
    exceptions::show(ui, session, actions);
    ui.horizontal_wrapped(|ui| {
        letter(ui, session, actions);
        fit::link_to_it(ui, session, actions);
    });
    fit::show(ui, session, actions);
    ui.add_space(2.0);
    let issues = &session.case().issues;
    ground(ui);
    if issues.is_empty() {
        return empty(ui, actions);
    }
    if ui.available_width() >= COLUMN {
        outline::show(ui, session, actions);
    }
    let scroll = ScrollArea::vertical().auto_shrink(false).id_salt("bundle");
    scroll.show(ui, |ui| column(ui, session, actions));
}

/// The desk on which the paper lies: from here down to the foot, over the margins too.
fn ground(ui: &Ui) {
    let area = ui.available_rect_before_wrap();
    let margin = room::margin(ui);
    let desk = egui::Rect::from_min_max(
        egui::pos2(area.left() - margin.leftf(), area.top()),
        area.max + margin.right_bottom(),
    );
    let palette = theme::palette(ui);
    let painter = ui.painter().with_clip_rect(desk);
    painter.rect_filled(desk, 0, palette.side);
    let line = egui::Stroke::new(1.0, palette.line);
    painter.hline(desk.x_range(), desk.top(), line);
}

fn column(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.add_space(14.0);
    let area = ui.available_rect_before_wrap();
    let width = (area.width() - 24.0).min(COLUMN);
    let left = area.left() + ((area.width() - width) / 2.0).max(0.0);
    let sheet = egui::Rect::from_min_size(
        egui::pos2(left, area.top()),
        egui::vec2(width, f32::INFINITY),
    );
    let mut paper = Paper::new(session);
    ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
        paper::frame(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            for (at, known) in session.case().issues.iter().enumerate() {
                issue::show(ui, &mut paper, at, known, actions);
            }
            paper.end(ui);
        });
    });
    ui.add_space(28.0);
    drag::finish(ui, session, &paper.slots, sheet.x_range(), actions);
}

fn tools(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    add_issue(ui, session, actions);
    let count = session.case().entries().count();
    if count > 0 {
        unfold(ui, session);
        let open = session.case().entries();
        let open = open.filter(|entry| entry.signed_off.is_none()).count();
        let words = match open {
            0 => format!("{}  All {count} signed off", icon::TICK),
            open => format!("{open} of {count} not signed off"),
        };
        let hint = "Sign several off at once, at the station Check";
        let response = ui.button(words).on_hover_text(hint);
        if named(response, "Sign-offs").clicked() {
            actions.push(Action::CheckTab(CheckTab::SignOff));
        }
    }
    if count > 0 {
        word::menu(ui, &PAPERS, actions);
    }
    announcement(ui, session);
}

/// The decision letter, and what no issue answers yet.
fn letter(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let has_letter = session.case().decision_letter.is_some();
    let name = match has_letter {
        true => "Decision letter",
        false => "Decision letter…",
    };
    let hint = "Open the reasons for refusal, and take from it what is disputed";
    let open = link(ui, egui::RichText::new(name).small()).on_hover_text(hint);
    if named(open, name).clicked() {
        actions.push(Action::OpenLetter);
    }
    if has_letter {
        aside(ui, not_answered(session.case()));
        let other = link(ui, egui::RichText::new("Another letter…").small());
        if named(other, "Another letter…").clicked() {
            actions.push(Action::ChooseLetter);
        }
    }
}

fn unfold(ui: &mut Ui, session: &Session) {
    let numbers = || session.case().entries().map(|entry| entry.number);
    let is_all = numbers().all(|number| entry::is_open(ui, number));
    let name = if is_all { "Fold all" } else { "Unfold all" };
    let response = ui.button(name);
    let hint = "Show the passages in full, or only how they begin";
    if response.on_hover_text(hint).clicked() {
        for number in numbers() {
            entry::set_open(ui, number, !is_all);
        }
    }
}

/// Where the thing went that was moved last, for a moment; read out as soon as it changes.
fn announcement(ui: &mut Ui, session: &Session) {
    let Some(words) = moving::announced(ui, session.revision) else {
        return;
    };
    let colour = theme::palette(ui).weak;
    let words = egui::RichText::new(&words).small().color(colour);
    // Cut where the line is full: it goes by itself, and must not have taken a line of its own.
    let response = ui.add(egui::Label::new(words).truncate());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Status);
        node.set_live(Live::Polite);
    });
}

fn empty(ui: &mut Ui, actions: &mut Actions) {
    ui.add_space((ui.available_height() * 0.2).min(120.0));
    ui.vertical_centered(|ui| {
        let palette = theme::palette(ui);
        let sign = egui::RichText::new(icon::ARRANGE).font(theme::icon_font(48.0));
        ui.add(egui::Label::new(sign.color(palette.weak)).sense(Sense::HOVER));
        ui.add_space(6.0);
        ui.label(theme::heading("The bundle is empty."));
        aside(
            ui,
            "Tick a passage under Evidence: its issue is added with it.",
        );
        aside(
            ui,
            "Or take words from a report you hold, at Read: they are added under the issue you choose there.",
        );
        aside(ui, "Or add the disputed issues first, with the list above.");
        ui.add_space(10.0);
        if primary(ui, "Choose evidence").clicked() {
            actions.push(Action::Command(Command::Go(Stage::Evidence)));
        }
        ui.add_space(4.0);
        if ui.button("Quote a report").clicked() {
            actions.push(Action::Command(Command::Go(Stage::Read)));
        }
    });
}

fn add_issue(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let taxonomy = &session.library.taxonomy;
    let nationality = session.case().claimant.nationality.as_deref();
    let list = drop_down::list("add-issue")
        .selected_text("Add a disputed issue")
        .width(240.0)
        .height(420.0);
    drop_down::show(ui, list, "Add a disputed issue", |ui| {
        for issue in &taxonomy.issues {
            let is_there = session
                .case()
                .issues
                .iter()
                .any(|known| known.taxonomy.as_ref() == Some(&issue.id));
            let indent = "    ".repeat(taxonomy.depth(&issue.id));
            let button = ui.add_enabled(
                !is_there,
                egui::Button::selectable(false, format!("{indent}{}", issue.title())),
            );
            let button = hover::beside(button, taxonomy.about_issue(issue, nationality));
            if button.clicked() {
                let choice = IssueChoice::FromTree {
                    id: issue.id.clone(),
                    label: issue.label.clone(),
                };
                take(session, choice, actions);
                ui.close();
            }
        }
        ui.separator();
        if ui.button("Issue in your own words").clicked() {
            let choice = IssueChoice::Typed("New issue".to_owned());
            take(session, choice, actions);
            ui.close();
        }
    });
}

/// Adds the issue and leads to its heading: it comes last, which may be far below.
fn take(session: &Session, choice: IssueChoice, actions: &mut Actions) {
    let place = Place::Issue(choice.key(session.case()));
    actions.push(Action::Edit(Edit::AddIssue(choice)));
    actions.push(Action::GoTo(place));
}
