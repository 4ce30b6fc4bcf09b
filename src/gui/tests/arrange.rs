//! Arranging the schedule: by mouse, by keyboard and by name, and what undo calls it.

use super::*;
use crate::case::{Case, Edit};

/// A window at Arrange on the sample: six entries under issue 1, CS 7 to CS 9 under issue 2.
fn arranging() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    harness.set_size(egui::vec2(1440.0, 2400.0));
    at(&mut harness, "Arrange");
    (folder, harness)
}

/// The same, after others were told the numbers.
fn arranging_what_others_know() -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, mut harness) = arranging();
    let told = case(&harness).clone();
    let none = std::collections::BTreeMap::new();
    harness.state_mut().session.keep_numbers(&told, &none);
    harness.run_steps(2);
    (folder, harness)
}

fn case<'a>(harness: &'a Harness<'_, App>) -> &'a Case {
    harness.state().session.case()
}

/// The numbers of the entries, issue by issue.
fn order(harness: &Harness<'_, App>) -> Vec<Vec<u32>> {
    let of = |issue: &crate::case::DisputedIssue| {
        issue.entries.iter().map(|entry| entry.number).collect()
    };
    case(harness).issues.iter().map(of).collect()
}

fn undo_label(harness: &Harness<'_, App>) -> String {
    let label = harness.state().session.history.undo_label();
    label.unwrap_or_default().to_owned()
}

fn middle(harness: &Harness<'_, App>, name: &str) -> egui::Pos2 {
    harness.get_by_label(name).rect().center()
}

fn carry(harness: &mut Harness<'_, App>, name: &str, to: egui::Pos2) {
    let from = middle(harness, name);
    harness.drag_at(from);
    harness.run_steps(2);
    for part in [0.3, 0.7, 1.0] {
        harness.hover_at(from + (to - from) * part);
        harness.run_steps(2);
    }
}

/// Presses, moves and lets go.
fn drag(harness: &mut Harness<'_, App>, name: &str, to: egui::Pos2) {
    carry(harness, name, to);
    harness.drop_at(to);
    harness.run_steps(3);
}

fn above(harness: &Harness<'_, App>, name: &str) -> egui::Pos2 {
    middle(harness, name) - egui::vec2(0.0, 14.0)
}

fn alt(harness: &mut Harness<'_, App>, key: egui::Key) {
    harness.key_press_modifiers(egui::Modifiers::ALT, key);
    harness.run_steps(3);
}

#[test]
fn an_entry_is_dragged_within_its_issue_and_to_another() {
    let (_folder, mut harness) = arranging_what_others_know();
    let to = above(&harness, "Drag CS 1");
    drag(&mut harness, "Drag CS 3", to);
    assert_eq!(order(&harness)[0], [3, 1, 2, 4, 5, 6]);
    assert_eq!(undo_label(&harness), "Move CS 3 to place 1");
    let to = above(&harness, "Drag CS 8");
    drag(&mut harness, "Drag CS 3", to);
    assert_eq!(
        order(&harness)[..2],
        [vec![1, 2, 4, 5, 6], vec![7, 3, 8, 9]]
    );
    assert_eq!(undo_label(&harness), "Move CS 3 to issue 2");
    harness.get_by_label("CS 3: place 2 of 4 under issue 2");
    click(&mut harness, "Undo");
    assert_eq!(order(&harness)[1], [7, 8, 9]);
}

#[test]
fn escape_lets_go_of_what_is_carried() {
    let (_folder, mut harness) = arranging();
    let before = order(&harness);
    let to = above(&harness, "Drag CS 1");
    carry(&mut harness, "Drag CS 3", to);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(2);
    harness.drop_at(to);
    harness.run_steps(3);
    assert_eq!(order(&harness), before);
    assert!(harness.state().session.history.is_saved());
}

#[test]
fn an_issue_is_dragged_with_its_entries() {
    let (_folder, mut harness) = arranging_what_others_know();
    let to = above(&harness, "Drag issue 1");
    drag(&mut harness, "Drag issue 2", to);
    assert_eq!(
        order(&harness)[..2],
        [vec![7, 8, 9], vec![1, 2, 3, 4, 5, 6]]
    );
    assert_eq!(undo_label(&harness), "Move issue 2 to place 1");
}

#[test]
fn the_paper_scrolls_while_something_is_carried_to_its_edge() {
    let (_folder, mut harness) = arranging();
    harness.set_size(egui::vec2(1440.0, 900.0));
    harness.run_steps(3);
    let before = middle(&harness, "Drag issue 1").y;
    let foot = egui::pos2(middle(&harness, "Drag CS 1").x, 880.0);
    carry(&mut harness, "Drag CS 1", foot);
    harness.run_steps(20);
    assert!(middle(&harness, "Drag issue 1").y < before - 20.0);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(2);
}

#[test]
fn an_entry_that_has_the_focus_is_moved_by_keys_across_issues_and_keeps_the_focus() {
    let (_folder, mut harness) = arranging_what_others_know();
    let block = "CS 6: place 6 of 6 under issue 1";
    harness.get_by_label(block).focus();
    harness.run_steps(2);
    alt(&mut harness, egui::Key::ArrowDown);
    assert_eq!(
        order(&harness)[..2],
        [vec![1, 2, 3, 4, 5], vec![6, 7, 8, 9]]
    );
    let moved = "CS 6: place 1 of 4 under issue 2";
    let group = egui::accesskit::Role::Group;
    let block = harness.get_by_role_and_label(group, moved);
    assert!(block.accesskit_node().is_focused());
    alt(&mut harness, egui::Key::ArrowUp);
    alt(&mut harness, egui::Key::ArrowUp);
    assert_eq!(order(&harness)[0], [1, 2, 3, 4, 6, 5]);
    let said = harness.query_all_by_role(egui::accesskit::Role::Status);
    let said: Vec<_> = said
        .filter_map(|node| node.accesskit_node().value())
        .collect();
    assert_eq!(said, ["CS 6: place 5 of 6 under issue 1"]);
}

#[test]
fn while_numbers_are_automatic_the_focus_and_what_is_picked_go_with_the_entry() {
    let (_folder, mut harness) = arranging();
    let passage = |harness: &Harness<'_, App>, number| {
        case(harness).entry(number).unwrap().passage.id.clone()
    };
    let (second, third) = (passage(&harness, 2), passage(&harness, 3));
    let all: Vec<u32> = case(&harness).entries().map(|entry| entry.number).collect();
    let session = &mut harness.state_mut().session;
    session
        .picked_entries
        .pick(3, crate::gui::picked::Pick::Only, &all);
    harness
        .get_by_label("CS 2: place 2 of 6 under issue 1")
        .focus();
    harness.run_steps(2);
    alt(&mut harness, egui::Key::ArrowDown);
    assert_eq!(order(&harness)[0], [1, 2, 3, 4, 5, 6]);
    assert_eq!(
        (passage(&harness, 3), passage(&harness, 2)),
        (second, third)
    );
    let group = egui::accesskit::Role::Group;
    let moved = "CS 3: place 3 of 6 under issue 1";
    let block = harness.get_by_role_and_label(group, moved);
    assert!(block.accesskit_node().is_focused());
    let said = harness.query_all_by_role(egui::accesskit::Role::Status);
    let said: Vec<_> = said
        .filter_map(|node| node.accesskit_node().value())
        .collect();
    assert_eq!(said, [moved]);
    assert!(harness.state().session.picked_entries.has(2));
    assert!(!harness.state().session.picked_entries.has(3));
    // And on: the same entry moves again.
    alt(&mut harness, egui::Key::ArrowDown);
    let block = harness.get_by_role_and_label(group, "CS 4: place 4 of 6 under issue 1");
    assert!(block.accesskit_node().is_focused());
}

#[test]
fn an_issue_that_has_the_focus_is_moved_by_keys() {
    let (_folder, mut harness) = arranging_what_others_know();
    harness.get_by_label_contains("Issue 2: place 2 of").focus();
    harness.run_steps(2);
    alt(&mut harness, egui::Key::ArrowUp);
    assert_eq!(order(&harness)[0], [7, 8, 9]);
    let block = harness.get_all_by_label_contains("Issue 1: place 1 of");
    let mut focused = block.filter(|node| node.accesskit_node().is_focused());
    assert!(focused.next().is_some());
}

#[test]
fn an_issue_is_split_and_merged_and_undo_says_so() {
    let (_folder, mut harness) = arranging();
    let issues = case(&harness).issues.len();
    let before = order(&harness);
    click(
        &mut harness,
        "Split the issue: CS 3 and what follows go to a new issue",
    );
    assert_eq!(order(&harness)[..2], [vec![1, 2], vec![3, 4, 5, 6]]);
    assert_eq!(undo_label(&harness), "Split issue 1 at CS 3");
    assert!(case(&harness).issues[1].label.ends_with("(continued)"));
    click(&mut harness, "Merge issue 1 with issue 2");
    assert_eq!(order(&harness), before);
    assert_eq!(undo_label(&harness), "Merge issue 2 into issue 1");
    click(&mut harness, "Undo");
    assert_eq!(case(&harness).issues.len(), issues + 1);
}

#[test]
fn proposition_and_note_are_typed_where_they_are_printed() {
    let (_folder, mut harness) = arranging();
    fill(&mut harness, "Proposition of CS 2", "The threshold is high");
    click(&mut harness, "Details of CS 2");
    fill(&mut harness, "Note of CS 2", "See also CS 1");
    let entry = case(&harness).entry(2).unwrap();
    assert_eq!(entry.proposition.as_deref(), Some("The threshold is high"));
    assert_eq!(entry.note.as_deref(), Some("See also CS 1"));
    click(&mut harness, "Details of CS 2");
    harness.get_by_label("Note of CS 2");
}

#[test]
fn the_paper_shows_where_pages_begin() {
    let (_folder, harness) = arranging();
    let survey = &harness.state().session.survey;
    let begins: std::collections::BTreeSet<usize> = survey
        .entry_pages
        .values()
        .map(|(first, _)| *first)
        .collect();
    assert!(begins.len() > 2, "the sample fills several pages");
    let labels = harness.query_all_by_role(egui::accesskit::Role::Label);
    let said: Vec<String> = labels
        .filter_map(|node| node.accesskit_node().value())
        .filter(|words| words.starts_with("Page AB"))
        .collect();
    let first = begins.first().unwrap();
    assert_eq!(said[0], format!("Page AB {first} begins"));
}

#[test]
fn the_outline_leads_to_an_entry_and_the_entry_takes_the_focus() {
    let (_folder, mut harness) = arranging();
    click(&mut harness, "Outline: CS 8");
    let block = harness.get_by_label("CS 8: place 2 of 3 under issue 2");
    assert!(block.accesskit_node().is_focused());
}

#[test]
fn an_empty_schedule_leads_to_the_evidence() {
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Arrange");
    click(&mut harness, "Choose evidence");
    harness.get_by_label("No evidence yet.");
}

#[test]
fn without_initials_the_field_for_them_opens_first() {
    let (_folder, mut harness) = arranging();
    click(&mut harness, "Sign off CS 1");
    assert_eq!(case(&harness).entry(1).unwrap().signed_off, None);
    let field = harness.get_by_label("Initials for CS 1");
    assert!(field.accesskit_node().is_focused());
    field.type_text("AB");
    harness.run_steps(3);
    click(&mut harness, "Sign off CS 1");
    click(&mut harness, "Sign off CS 2");
    let signed = |number| case(&harness).entry(number).unwrap().signed_off.is_some();
    assert!(signed(1) && signed(2));
    assert_eq!(undo_label(&harness), "Sign off CS 2");
}

#[test]
fn issues_that_share_a_passage_say_why_they_cannot_be_merged() {
    let (_folder, mut harness) = arranging();
    let case = case(&harness);
    let (first, second) = (&case.issues[0], &case.issues[1]);
    let entry = &first.entries[0];
    let edit = Edit::AddEntry {
        issue: second.key.clone(),
        source: Box::new(entry.source.clone()),
        passage: Box::new(entry.passage.clone()),
    };
    harness.state_mut().session.edit(edit, 0.0);
    harness.run_steps(3);
    let merge = harness.get_by_label_contains("Merge issue 1 with issue 2: ");
    assert!(merge.accesskit_node().is_disabled());
}

#[test]
fn where_something_was_moved_to_is_said_for_a_moment_and_only_while_it_is_true() {
    let (_folder, mut harness) = arranging();
    let words = "Issue 1: place 1 of";
    let said = |harness: &Harness<'_, App>| {
        let all = harness.query_all_by_role(egui::accesskit::Role::Status);
        all.filter(|node| {
            let node = node.accesskit_node();
            node.value()
                .or(node.label())
                .is_some_and(|it| it.contains(words))
        })
        .count()
    };
    assert_eq!(said(&harness), 0);
    click(&mut harness, "Move issue 2 up");
    assert_eq!(said(&harness), 1);
    harness.run_steps(60);
    assert_eq!(said(&harness), 0, "it goes by itself");
    click(&mut harness, "Move issue 2 up");
    assert_eq!(said(&harness), 1);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run_steps(3);
    assert_eq!(said(&harness), 0, "it was taken back");
}

#[test]
fn a_new_issue_is_led_to() {
    let (_folder, mut harness) = arranging();
    harness.set_size(egui::vec2(1440.0, 900.0));
    harness.run_steps(3);
    click(&mut harness, "Add a disputed issue");
    let own = harness.get_by_label("Issue in your own words");
    own.click_accesskit();
    harness.run_steps(6);
    let last = case(&harness).issues.len();
    let name = format!("Issue {last}: place {last} of {last}");
    let heading = harness.get_by_label(&name);
    assert!(heading.accesskit_node().is_focused());
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1440.0, 900.0));
    let rect = harness
        .get_by_label(&format!("Name of issue {last}"))
        .rect();
    assert!(window.contains_rect(rect), "{rect:?}");
}
