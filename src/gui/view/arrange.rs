//! The schedule as it grows, issue by issue, in print order.

use egui::{ComboBox, ScrollArea, TextEdit, Ui};

use crate::case::{DisputedIssue, Edit, IssueChoice};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;

use super::widget::{aside, empty, named, sign_button};
use super::{Actions, entry, exceptions};

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.label(theme::title("The schedule, issue by issue"));
    ui.horizontal_wrapped(|ui| add_issue(ui, session, actions));
    exceptions::show(ui, session, actions);
    ui.separator();
    ScrollArea::vertical().auto_shrink(false).id_salt("bundle").show(ui, |ui| {
        if session.case().issues.is_empty() {
            empty(ui, "The bundle is empty.", "Tick a passage under Evidence: its issue is added with it. Or add the disputed issues first.");
        }
        let count = session.case().issues.len();
        for (at, issue) in session.case().issues.iter().enumerate() {
            show_issue(ui, session, at, count, issue, actions);
        }
    });
}

fn add_issue(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let taxonomy = &session.library.taxonomy;
    let combo = ComboBox::from_id_salt("add-issue")
        .selected_text("Add a disputed issue")
        .width(320.0)
        .height(420.0);
    let response = combo.show_ui(ui, |ui| {
        for issue in &taxonomy.issues {
            let is_there = session
                .case()
                .issues
                .iter()
                .any(|known| known.taxonomy.as_ref() == Some(&issue.id));
            let indent = "    ".repeat(taxonomy.depth(&issue.id));
            let button = ui.add_enabled(
                !is_there,
                egui::Button::selectable(false, format!("{indent}{} {}", issue.code, issue.label)),
            );
            let about = |ui: &mut Ui| drop(ui.label(taxonomy.about_issue(issue)));
            let button = button.on_hover_ui(about).on_disabled_hover_ui(about);
            if button.clicked() {
                let choice = IssueChoice::FromTree {
                    id: issue.id.clone(),
                    label: issue.label.clone(),
                };
                actions.push(Action::Edit(Edit::AddIssue(choice)));
            }
        }
        ui.separator();
        if ui.button("Issue in your own words").clicked() {
            actions.push(Action::Edit(Edit::AddIssue(IssueChoice::Typed(
                "New issue".to_owned(),
            ))));
        }
    });
    named(response.response, "Add a disputed issue");
}

fn show_issue(
    ui: &mut Ui,
    session: &Session,
    at: usize,
    count: usize,
    issue: &DisputedIssue,
    actions: &mut Actions,
) {
    ui.push_id(&issue.key, |ui| {
        let response = ui
            .horizontal(|ui| issue_line(ui, at, count, issue, actions))
            .response;
        if session.go_to == Some(Place::Issue(issue.key.clone())) {
            response.scroll_to_me(Some(egui::Align::Center));
        }
        if issue.entries.is_empty() {
            aside(ui, "No entry yet: an issue without entries is not printed.");
        }
        for (position, entry) in issue.entries.iter().enumerate() {
            entry::show(ui, session, issue, position, entry, actions);
        }
        ui.add_space(10.0);
    });
}

fn issue_line(ui: &mut Ui, at: usize, count: usize, issue: &DisputedIssue, actions: &mut Actions) {
    let number = at + 1;
    ui.label(theme::bold(number.to_string()));
    // From the right, so that the name takes whatever width is left.
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        issue_buttons(ui, at, count, &issue.key, actions);
        name_field(ui, number, issue, actions);
    });
}

fn issue_buttons(ui: &mut Ui, at: usize, count: usize, key: &str, actions: &mut Actions) {
    let number = at + 1;
    let key = key.to_owned();
    if sign_button(
        ui,
        "×",
        &format!("Remove issue {number} and its entries"),
        true,
    ) {
        actions.push(Action::Edit(Edit::RemoveIssue { key: key.clone() }));
    }
    let down = format!("Move issue {number} down");
    if sign_button(ui, "↓", &down, number < count) {
        let (key, to) = (key.clone(), number);
        actions.push(Action::Edit(Edit::MoveIssue { key, to }));
    }
    if sign_button(ui, "↑", &format!("Move issue {number} up"), at > 0) {
        let to = at - 1;
        actions.push(Action::Edit(Edit::MoveIssue { key, to }));
    }
}

/// The name of an issue. A case never has an empty name or one that ends in a space, but while a
/// person types, the field must: so what was typed is remembered beside the name.
fn name_field(ui: &mut Ui, number: usize, issue: &DisputedIssue, actions: &mut Actions) {
    let id = ui.make_persistent_id("name");
    let typed: Option<String> = ui.data(|data| data.get_temp(id));
    let is_typing = ui.memory(|memory| memory.has_focus(id));
    let still_holds = |typed: &String| {
        is_typing && (typed.trim().is_empty() || typed.trim() == issue.label.as_str())
    };
    let mut label = typed.filter(still_holds).unwrap_or(issue.label.clone());
    // Several lines to be read, one to be printed: the return key makes no new one.
    let field = TextEdit::multiline(&mut label)
        .id(id)
        .desired_rows(1)
        .return_key(None)
        .desired_width(ui.available_width());
    let response = named(ui.add(field), &format!("Name of issue {number}"));
    if response.changed() {
        label = label.replace('\n', " ");
        ui.data_mut(|data| data.insert_temp(id, label.clone()));
        if !label.trim().is_empty() {
            actions.push(Action::Edit(Edit::RenameIssue {
                key: issue.key.clone(),
                label,
            }));
        }
    }
}
