//! What can be done with an issue whose heading has the focus: by its menu and by keys.

use egui::{Key, Modifiers, Response, Ui};

use crate::case::{Case, DisputedIssue, Edit};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::view::{Actions, context_menu};

use super::super::moving::{self, Way, issue_id};
use super::name_id;

pub(super) fn show(
    ui: &Ui,
    session: &Session,
    issue: &DisputedIssue,
    head: &Response,
    actions: &mut Actions,
) {
    keys(ui, session.case(), issue, head, actions);
    context_menu::show(ui, head, |ui| menu(ui, session, issue, actions));
}

fn keys(ui: &Ui, case: &Case, issue: &DisputedIssue, head: &Response, actions: &mut Actions) {
    if !head.has_focus() {
        return;
    }
    let is_pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_pressed(Key::F2) || is_pressed(Key::Enter) {
        rename(ui, issue);
    } else if is_pressed(Key::Delete) {
        remove(ui, case, issue, actions);
    }
}

fn rename(ui: &Ui, issue: &DisputedIssue) {
    let name = name_id(&issue.key);
    ui.memory_mut(|memory| memory.request_focus(name));
}

/// The keys go on from the issue that follows, or else from the one before.
fn remove(ui: &Ui, case: &Case, issue: &DisputedIssue, actions: &mut Actions) {
    let at = case.issues.iter().position(|known| known.key == issue.key);
    let beside = at.and_then(|at| {
        let before = at.checked_sub(1).and_then(|before| case.issues.get(before));
        case.issues.get(at + 1).or(before)
    });
    if let Some(beside) = beside {
        ui.memory_mut(|memory| memory.request_focus(issue_id(&beside.key)));
    }
    let key = issue.key.clone();
    actions.push(Action::EditApart(Edit::RemoveIssue { key }));
}

fn menu(ui: &mut Ui, session: &Session, issue: &DisputedIssue, actions: &mut Actions) {
    let case = session.case();
    let number = case.issue_number(&issue.key).unwrap_or_default();
    let key = || issue.key.clone();
    if context_menu::item(ui, &format!("Rename issue {number}"), "F2", true) {
        rename(ui, issue);
    }
    if context_menu::item(ui, "Choose evidence for it", "", true) {
        actions.push(Action::ChooseFor(key()));
    }
    ui.separator();
    for (way, word, keys) in [(Way::Up, "up", "Alt+Up"), (Way::Down, "down", "Alt+Down")] {
        let step = moving::step_issue(case, &issue.key, way);
        let words = format!("Move it {word}");
        if context_menu::item(ui, &words, keys, step.is_some())
            && let Some(edit) = step
        {
            moving::ask_and_follow(ui, session, edit, &Place::Issue(key()), actions);
        }
    }
    let refusal = case.why_not_merged(&issue.key);
    if context_menu::item(ui, "Merge it with the next issue", "", refusal.is_none()) {
        actions.push(Action::EditApart(Edit::MergeIssues { key: key() }));
    }
    ui.separator();
    let words = match issue.entries.len() {
        0 => format!("Take issue {number} out"),
        1 => format!("Take issue {number} and its entry out"),
        count => format!("Take issue {number} and its {count} entries out"),
    };
    if context_menu::item(ui, &words, "Delete", true) {
        remove(ui, case, issue, actions);
    }
}
