//! An issue on the paper: its printed number, its name, its price, what can be done with it, its entries.

mod commands;

use egui::{Align, Layout, Sense, Stroke, StrokeKind, Ui, UiBuilder};

use crate::case::{Case, DisputedIssue, Edit};
use crate::finding::{Place, counted};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::theme;
use crate::gui::view::widget::{aside, link, sign_button};
use crate::gui::view::{Actions, entry};

use super::authorities;
use super::drag::{self, Carried};
use super::inline::{self, Look};
use super::moving::{self, Way};
use super::paper::{self, Paper};

pub(super) fn show(
    ui: &mut Ui,
    paper: &mut Paper<'_>,
    at: usize,
    issue: &DisputedIssue,
    actions: &mut Actions,
) {
    let session = paper.session;
    ui.add_space(if at == 0 { paper::GAP - 8.0 } else { 22.0 });
    paper.slots.issue(ui.cursor().top() - 6.0, at);
    // A heading never stands alone at the foot of a page.
    if let Some(first) = issue.entries.first() {
        paper.page_before(ui, first.number);
    }
    head(ui, paper, at, issue, actions);
    authorities::show(ui, session, issue, actions);
    if issue.entries.is_empty() {
        nothing_yet(ui, issue, actions);
        paper.slots.entry(ui.cursor().top(), &issue.key, 0);
        return;
    }
    for (position, known) in issue.entries.iter().enumerate() {
        ui.add_space(paper::GAP - ui.spacing().item_spacing.y);
        paper.page_before(ui, known.number);
        let y = ui.cursor().top() - 4.0;
        paper.slots.entry(y, &issue.key, position);
        entry::show(ui, paper, issue, position, known, actions);
    }
    let y = ui.cursor().top() + 2.0;
    let count = issue.entries.len();
    paper.slots.entry(y, &issue.key, count);
    if session.case().issues.len() == at + 1 {
        ui.add_space(8.0);
    }
}

/// The heading, which takes the focus as one thing.
fn head(ui: &mut Ui, paper: &Paper<'_>, at: usize, issue: &DisputedIssue, actions: &mut Actions) {
    let session = paper.session;
    let id = moving::issue_id(&issue.key);
    let carried = Carried::Issue(issue.key.clone());
    let builder = UiBuilder::new().scope_id(id).sense(Sense::click());
    let block = ui.scope_builder(builder, |ui| {
        if drag::is_carried(ui.ctx(), &carried) {
            ui.multiply_opacity(0.4);
        }
        ui.horizontal_top(|ui| {
            let number = session.case().issue_number(&issue.key).unwrap_or_default();
            drag::grip(ui, id, &format!("Drag issue {number}"), carried);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.horizontal(|ui| line(ui, paper, at, number, issue, actions));
                name_field(ui, number, issue, actions);
            });
        });
    });
    let response = block.response;
    let place = Place::Issue(issue.key.clone());
    let step =
        moving::pressed(ui, id).and_then(|way| moving::step_issue(session.case(), &issue.key, way));
    if let Some(edit) = step {
        moving::ask_and_follow(ui, session, edit, &place, actions);
    }
    moving::follow(&response, session.go_to.as_ref(), &place);
    ring(ui, &response);
    describe(&response, &moving::issue_place(session.case(), &issue.key));
    // Last: the return key is a click, too, and would keep the focus here.
    commands::show(ui, session, issue, &response, actions);
}

/// The ring around a block that has the focus.
pub(in crate::gui::view) fn ring(ui: &Ui, response: &egui::Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme::palette(ui).accent);
        let painter = ui.painter();
        painter.rect_stroke(response.rect.expand(1.0), 5, stroke, StrokeKind::Inside);
    }
}

/// What a screen reader says of a block that has the focus: its place, and the keys for it.
pub(in crate::gui::view) fn describe(response: &egui::Response, place: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Group);
        node.set_label(place);
        node.set_description(
            "Alt with the up or down arrow moves it, F2 changes its words, Delete takes it out",
        );
    });
    if response.clicked() {
        response.request_focus();
    }
}

fn line(
    ui: &mut Ui,
    paper: &Paper<'_>,
    at: usize,
    number: usize,
    issue: &DisputedIssue,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    if !issue.is_printed() {
        ui.label(theme::bold("Not printed").color(palette.mixed))
            .on_hover_text("An issue without entries and authorities is not printed");
    } else {
        ui.label(theme::bold(format!("Issue {number}")).color(palette.accent))
            .on_hover_text("The number that is printed; it follows the order of the issues");
    }
    let mut costs = paper.session.survey.issue_costs.iter();
    let cost = costs.find(|cost| cost.key == issue.key);
    let cost = cost.map_or(0.0, |cost| cost.pages);
    if cost > 0.0 {
        let entries = counted(issue.entries.len(), "entry", "entries");
        aside(ui, format!("{entries}, {cost:.1} pages"));
    }
    if !issue.answers.is_empty() {
        aside(ui, format!("RFRL {}", issue.answers.named()));
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        buttons(ui, paper, at, number, issue, actions);
    });
}

fn buttons(
    ui: &mut Ui,
    paper: &Paper<'_>,
    at: usize,
    number: usize,
    issue: &DisputedIssue,
    actions: &mut Actions,
) {
    ui.spacing_mut().item_spacing.x = 0.0;
    let case = paper.session.case();
    let key = || issue.key.clone();
    let remove = format!("Remove issue {number} and its entries");
    if sign_button(ui, icon::REMOVE, &remove, true) {
        actions.push(Action::Edit(Edit::RemoveIssue { key: key() }));
    }
    merge(ui, case, at, number, &issue.key, actions);
    for (way, sign, word) in [(Way::Down, icon::DOWN, "down"), (Way::Up, icon::UP, "up")] {
        let step = moving::step_issue(case, &issue.key, way);
        let name = format!("Move issue {number} {word}");
        if sign_button(ui, sign, &name, step.is_some())
            && let Some(edit) = step
        {
            let place = Place::Issue(key());
            moving::ask(ui, paper.session, edit, &place, actions);
        }
    }
}

/// Where two issues cannot be merged, the button says why.
fn merge(ui: &mut Ui, case: &Case, at: usize, number: usize, key: &str, actions: &mut Actions) {
    let next = case.issues.get(at + 1);
    let next = next.and_then(|next| case.issue_number(&next.key));
    let refusal = case.why_not_merged(key);
    let words = match (next, &refusal) {
        (Some(next), None) => format!("Merge issue {number} with issue {next}"),
        (Some(next), Some(why)) => format!("Merge issue {number} with issue {next}: {why}"),
        (None, _) => format!("Merge issue {number} with the next: there is none"),
    };
    if sign_button(ui, icon::MERGE, &words, refusal.is_none()) {
        let key = key.to_owned();
        actions.push(Action::EditApart(Edit::MergeIssues { key }));
    }
}

fn nothing_yet(ui: &mut Ui, issue: &DisputedIssue, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.add_space(30.0);
        let what = match issue.is_printed() {
            true => "No entry yet: only its authorities are printed.",
            false => "No entry yet: an issue without entries and authorities is not printed.",
        };
        aside(ui, what);
        let link = link(ui, egui::RichText::new("Choose evidence for it").small());
        if link.clicked() {
            actions.push(Action::ChooseFor(issue.key.clone()));
        }
    });
    ui.add_space(6.0);
}

fn name_id(key: &str) -> egui::Id {
    moving::issue_id(key).with("name")
}

/// The name of an issue. A case never has an empty name or one that ends in a space, but while a
/// person types, the field must: so what was typed is remembered beside the name.
fn name_field(ui: &mut Ui, number: usize, issue: &DisputedIssue, actions: &mut Actions) {
    let id = name_id(&issue.key);
    let typed: Option<String> = ui.data(|data| data.get_temp(id));
    let is_typing = ui.memory(|memory| memory.has_focus(id));
    let still_holds = |typed: &String| {
        is_typing && (typed.trim().is_empty() || typed.trim() == issue.label.as_str())
    };
    let mut label = typed.filter(still_holds).unwrap_or(issue.label.clone());
    let look = Look {
        font: theme::bold_font(17.0),
        hint: "Name of the issue",
        name: &format!("Name of issue {number}"),
        paragraphs: false,
    };
    if inline::text(ui, id, &mut label, &look).changed() {
        ui.data_mut(|data| data.insert_temp(id, label.clone()));
        if !label.trim().is_empty() {
            actions.push(Action::Edit(Edit::RenameIssue {
                key: issue.key.clone(),
                label,
            }));
        }
    }
}

/// Only the number, for the list beside the paper.
pub(super) fn short(number: usize, issue: &DisputedIssue) -> String {
    match issue.is_printed() {
        true => format!("Issue {number}  {}", issue.label),
        false => format!("Not printed: {}", issue.label),
    }
}
