//! Several rows at once, their menu, and Delete: in the evidence and in the schedule.

use egui::{Key, Modifiers, PointerButton};

use super::*;

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

/// Clicks where the row has nothing of its own to click on.
fn click_row(harness: &mut Harness<'_, App>, name: &str, modifiers: Modifiers) {
    harness.get_by_label(name).click_modifiers(modifiers);
    harness.run_steps(3);
}

fn right_click(harness: &mut Harness<'_, App>, name: &str) {
    let place = harness.get_by_label(name).rect().left_top() + egui::vec2(40.0, 12.0);
    click_at(harness, place, PointerButton::Secondary);
}

fn numbers(harness: &Harness<'_, App>) -> Vec<u32> {
    let case = harness.state().session.case();
    case.entries().map(|entry| entry.number).collect()
}

fn undo_label(harness: &Harness<'_, App>) -> String {
    let label = harness.state().session.history.undo_label();
    label.unwrap_or_default().to_owned()
}

/// The names of the first rows of the list, with the passages of a Russian appellant.
fn rows(harness: &Harness<'_, App>, count: usize) -> Vec<String> {
    let session = &harness.state().session;
    let shown = session.evidence.shown.iter().take(count);
    let id = |position| session.library.at(position).unwrap().passage.id.to_string();
    shown.map(|row| id(row.position)).collect()
}

fn russian_evidence() -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    harness
}

/// The sample at Arrange, after others were told the numbers: CS 1 to 6 under issue 1, CS 7 to 9 under issue 2.
fn arranging() -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, mut harness) = arranging_anew();
    let session = &mut harness.state_mut().session;
    let told = session.case().clone();
    session.keep_numbers(&told, &std::collections::BTreeMap::new());
    harness.run_steps(2);
    (folder, harness)
}

/// The same, while numbers follow the order of print.
fn arranging_anew() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
    harness.set_size(egui::vec2(1440.0, 2400.0));
    at(&mut harness, "Arrange");
    (folder, harness)
}

const FIRST: &str = "CS 1: place 1 of 6 under issue 1";

#[test]
fn rows_are_picked_with_shift_and_ticked_and_deleted_as_one_step() {
    let mut harness = russian_evidence();
    let rows = rows(&harness, 4);
    click_row(&mut harness, &format!("Read {}", rows[0]), Modifiers::NONE);
    click_row(&mut harness, &format!("Read {}", rows[2]), Modifiers::SHIFT);
    press(&mut harness, Modifiers::NONE, Key::Space);
    let mut taken = entries(&harness);
    taken.sort();
    let mut wanted = rows[..3].to_vec();
    wanted.sort();
    assert_eq!(taken, wanted);
    assert_eq!(undo_label(&harness), "Rely on 3 passages");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(entries(&harness).is_empty());
    assert_eq!(undo_label(&harness), "Remove 3 passages");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(entries(&harness).len(), 3);
}

#[test]
fn rows_are_picked_with_ctrl_and_with_shift_and_an_arrow() {
    let mut harness = russian_evidence();
    let rows = rows(&harness, 5);
    click_row(&mut harness, &format!("Read {}", rows[0]), Modifiers::NONE);
    click_row(
        &mut harness,
        &format!("Read {}", rows[3]),
        Modifiers::COMMAND,
    );
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Space);
    let mut taken = entries(&harness);
    taken.sort();
    let mut wanted = rows[3..5].to_vec();
    wanted.sort();
    assert_eq!(
        taken, wanted,
        "a range takes the place of what was picked before"
    );
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(
        entries(&harness),
        [rows[4].clone()],
        "an arrow alone picks one"
    );
}

#[test]
fn the_menu_of_a_passage_opens_by_right_click_and_by_key() {
    let mut harness = russian_evidence();
    let row = rows(&harness, 1).remove(0);
    right_click(&mut harness, &format!("Read {row}"));
    click(&mut harness, "Rely on it");
    assert_eq!(entries(&harness), std::slice::from_ref(&row));
    for (modifiers, key) in [(Modifiers::SHIFT, Key::F10), (Modifiers::NONE, Key::Menu)] {
        harness.get_by_label(&format!("Read {row}")).focus();
        harness.run_steps(2);
        press(&mut harness, modifiers, key);
        let item = harness.get_by_label("Take it out of the case");
        assert!(item.accesskit_node().is_focused(), "{key:?}");
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(harness.query_by_label("Take it out of the case").is_none());
        let name = format!("Read {row}");
        let row = harness.get_by_label(&name);
        assert!(row.accesskit_node().is_focused(), "{key:?}");
    }
}

#[test]
fn while_numbers_are_automatic_delete_goes_on_from_the_next_too() {
    let (_folder, mut harness) = arranging_anew();
    let passages = |harness: &Harness<'_, App>| -> Vec<String> {
        let entries = harness.state().session.case().entries();
        entries.map(|entry| entry.passage.id.to_string()).collect()
    };
    let before = passages(&harness);
    harness.get_by_label(FIRST).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(passages(&harness), before[2..]);
    let next = harness.get_by_label("CS 1: place 1 of 4 under issue 1");
    assert!(next.accesskit_node().is_focused());
    // Undo brings both back where they were.
    harness.state_mut().session.undo(0.0);
    harness.state_mut().session.undo(0.0);
    harness.run_steps(3);
    assert_eq!(passages(&harness), before);
}

#[test]
fn delete_takes_an_entry_out_and_the_keys_go_on_from_the_next() {
    let (_folder, mut harness) = arranging();
    harness.get_by_label(FIRST).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(numbers(&harness)[..2], [2, 3]);
    assert_eq!(undo_label(&harness), "Remove CS 1");
    let next = harness.get_by_label("CS 2: place 1 of 5 under issue 1");
    assert!(next.accesskit_node().is_focused());
}

#[test]
fn delete_in_a_field_of_an_entry_takes_letters_only() {
    let (_folder, mut harness) = arranging();
    fill(&mut harness, "Proposition of CS 2", "Words");
    let before = numbers(&harness);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(numbers(&harness), before);
}

#[test]
fn entries_are_picked_with_shift_and_arrows_and_moved_or_removed_as_one_step() {
    let (_folder, mut harness) = arranging();
    harness.get_by_label(FIRST).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    right_click(&mut harness, "Drag CS 3");
    let words = "Move 3 entries to issue 2: ";
    harness.get_by_label_contains(words).click();
    harness.run_steps(3);
    assert_eq!(numbers(&harness)[..9], [4, 5, 6, 7, 8, 9, 1, 2, 3]);
    assert_eq!(undo_label(&harness), "Move 3 entries to issue 2");
    harness
        .get_by_label("CS 2: place 5 of 6 under issue 2")
        .focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(numbers(&harness)[..7], [4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(undo_label(&harness), "Remove 3 entries");
}

/// Clicks with keys held on the words of an entry.
fn click_words(harness: &mut Harness<'_, App>, number: u32, modifiers: Modifiers) {
    let grip = harness.get_by_label(&format!("Drag CS {number}")).rect();
    // Below the line of buttons, the proposition and the citation.
    let place = grip.left_top() + egui::vec2(80.0, 95.0);
    harness.hover_at(place);
    harness.step();
    harness.event(egui::Event::ModifiersChanged(modifiers));
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: place,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        });
        harness.step();
    }
    harness.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    harness.run_steps(3);
}

fn picked(harness: &Harness<'_, App>) -> Vec<u32> {
    let session = &harness.state().session;
    let numbers = numbers(harness).into_iter();
    numbers
        .filter(|number| session.picked_entries.has(*number))
        .collect()
}

#[test]
fn entries_are_picked_by_clicks_with_ctrl_and_with_shift_wherever_they_are_clicked() {
    let (_folder, mut harness) = arranging();
    click_words(&mut harness, 2, Modifiers::COMMAND);
    click_words(&mut harness, 5, Modifiers::COMMAND);
    assert_eq!(picked(&harness), [2, 5]);
    click_words(&mut harness, 8, Modifiers::SHIFT);
    assert_eq!(picked(&harness), [5, 6, 7, 8], "across issues too");
    click_words(&mut harness, 6, Modifiers::COMMAND);
    assert_eq!(picked(&harness), [5, 7, 8]);
    click_words(&mut harness, 6, Modifiers::COMMAND);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(numbers(&harness)[..5], [1, 2, 3, 4, 9], "a key is for all");
    assert_eq!(undo_label(&harness), "Remove 4 entries");
}

/// The heading of the second issue, as a screen reader names it.
const SECOND: &str = "Issue 2: place 2 of ";

#[test]
fn the_heading_of_an_issue_has_a_menu() {
    let (_folder, mut harness) = arranging();
    right_click(&mut harness, "Drag issue 2");
    click(&mut harness, "Move it up");
    assert_eq!(numbers(&harness)[..3], [7, 8, 9]);
    right_click(&mut harness, "Drag issue 1");
    click(&mut harness, "Rename issue 1");
    let name = harness.get_by_label("Name of issue 1");
    assert!(name.accesskit_node().is_focused());
    right_click(&mut harness, "Drag issue 1");
    click(&mut harness, "Take issue 1 and its 3 entries out");
    assert_eq!(numbers(&harness)[..3], [1, 2, 3]);
    right_click(&mut harness, "Drag issue 1");
    click(&mut harness, "Choose evidence for it");
    let chosen_for = harness.state().session.evidence.chosen_for.clone();
    assert!(chosen_for.is_some());
}

#[test]
fn the_heading_of_an_issue_is_renamed_and_taken_out_by_keys() {
    let (_folder, mut harness) = arranging();
    for key in [Key::F2, Key::Enter] {
        harness.get_by_label_contains(SECOND).focus();
        harness.run_steps(2);
        press(&mut harness, Modifiers::NONE, key);
        let name = harness.get_by_label("Name of issue 2");
        assert!(name.accesskit_node().is_focused(), "{key:?}");
        let label = harness.state().session.case().issues[1].label.clone();
        assert!(!label.contains('\n'), "{key:?} is not typed: {label}");
    }
    harness.get_by_label_contains(SECOND).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(!numbers(&harness).contains(&7));
    assert!(undo_label(&harness).starts_with("Remove issue 2"));
    let next = harness.get_by_label_contains(SECOND);
    assert!(next.accesskit_node().is_focused());
}

#[test]
fn an_entry_is_unfolded_by_return_and_its_proposition_typed_after_f2() {
    let (_folder, mut harness) = arranging();
    harness.get_by_label(FIRST).focus();
    harness.run_steps(2);
    let is_unfolded = |harness: &Harness<'_, App>| {
        harness
            .query_by_label_contains("Type a note, to be printed")
            .is_some()
            || harness.query_by_label("Note of CS 1").is_some()
    };
    assert!(!is_unfolded(&harness));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(is_unfolded(&harness));
    press(&mut harness, Modifiers::NONE, Key::F2);
    let field = harness.get_by_label("Proposition of CS 1");
    assert!(field.accesskit_node().is_focused());
}

#[test]
fn the_edit_menu_names_what_undo_takes_back() {
    let (_folder, mut harness) = arranging();
    harness.get_by_label(FIRST).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    click(&mut harness, "Edit");
    let undo = harness.get_by_label("Menu: Undo");
    let heard = undo.accesskit_node().description();
    assert_eq!(heard.as_deref(), Some("Undo: Remove CS 1"));
    undo.click();
    harness.run_steps(3);
    assert_eq!(numbers(&harness)[0], 1);
}
