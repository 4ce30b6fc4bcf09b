//! Typing: what is typed goes where the person means it to go, and nowhere else.

use super::*;

fn issue_names(harness: &Harness<'_, App>) -> Vec<String> {
    let case = harness.state().session.case();
    case.issues
        .iter()
        .map(|issue| issue.label.clone())
        .collect()
}

fn with_an_issue() -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Arrange");
    click(&mut harness, "Add a disputed issue");
    harness
        .get_by_label("Issue in your own words")
        .click_accesskit();
    harness.run_steps(3);
    harness.get_by_label("Name of issue 1").focus();
    harness.run_steps(2);
    harness
}

/// One letter after the other, as from a keyboard.
fn type_letters(harness: &mut Harness<'_, App>, name: &str, text: &str) {
    for letter in text.chars() {
        harness.get_by_label(name).type_text(&letter.to_string());
        harness.run_steps(2);
    }
}

fn command(harness: &mut Harness<'_, App>, key: egui::Key) {
    harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
    harness.run_steps(3);
}

#[test]
fn an_issue_can_be_given_a_name_of_several_words() {
    let mut harness = with_an_issue();
    command(&mut harness, egui::Key::A);
    harness.key_press(egui::Key::Backspace);
    harness.run_steps(2);
    type_letters(&mut harness, "Name of issue 1", "Risk on return");
    assert_eq!(issue_names(&harness), ["Risk on return"]);
    assert!(harness.state().session.notices.is_empty());
}

#[test]
fn a_name_that_is_left_empty_comes_back() {
    let mut harness = with_an_issue();
    command(&mut harness, egui::Key::A);
    harness.key_press(egui::Key::Backspace);
    harness.run_steps(2);
    harness.get_by_label("Numbers and exceptions").focus();
    harness.run_steps(3);
    assert_eq!(issue_names(&harness), ["New issue"]);
    let field = harness.get_by_label("Name of issue 1");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("New issue"));
}

#[test]
fn undo_in_the_search_box_leaves_the_case_alone() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    harness.get_by_label("Search passages").focus();
    harness.run_steps(2);
    type_letters(&mut harness, "Search passages", "draft");
    command(&mut harness, egui::Key::Z);
    assert!(!harness.state().session.history.is_saved());
}

#[test]
fn redo_has_both_of_its_usual_keys() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    command(&mut harness, egui::Key::Z);
    assert!(harness.state().session.history.is_saved());
    command(&mut harness, egui::Key::Y);
    assert!(!harness.state().session.history.is_saved());
}

#[test]
fn a_question_is_answered_by_keyboard_alone() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    harness.get_by_label("Search passages").focus();
    harness.run_steps(2);
    command(&mut harness, egui::Key::N);
    harness.key_press(egui::Key::Tab);
    harness.run_steps(2);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert!(harness.query_by_label("Save the case first?").is_none());
    assert!(
        harness
            .state()
            .session
            .case()
            .claimant
            .nationality
            .is_none()
    );
}

#[test]
fn the_list_is_walked_and_ticked_by_keyboard() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let first = first_passage(&harness);
    click(&mut harness, &format!("Read {first}"));
    for _ in 0..12 {
        harness.key_press(egui::Key::ArrowDown);
        harness.run_steps(3);
    }
    let shown = |harness: &Harness<'_, App>, at: usize| {
        Some(harness.state().session.evidence.shown[at].position)
    };
    assert_eq!(harness.state().session.selected, shown(&harness, 12));
    harness.key_press(egui::Key::ArrowUp);
    harness.run_steps(3);
    let twelfth = shown(&harness, 11).unwrap();
    assert_eq!(harness.state().session.selected, Some(twelfth));
    harness.key_press(egui::Key::Space);
    harness.run_steps(3);
    let library = &harness.state().session.library;
    let passage = library.at(twelfth).unwrap().passage.id.to_string();
    assert_eq!(entries(&harness), [passage]);
}

#[test]
fn a_tick_leaves_the_list_where_it_is() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let order = |harness: &Harness<'_, App>| -> Vec<usize> {
        let shown = &harness.state().session.evidence.shown;
        shown.iter().map(|row| row.position).collect()
    };
    let before = order(&harness);
    let session = &harness.state().session;
    let first = session.library.at(before[0]).unwrap().passage;
    // The second row that answers something else: its issue would rank the list anew.
    let other = before.iter().take(5).find(|at| {
        let passage = session.library.at(**at).unwrap().passage;
        passage.issues.first() != first.issues.first()
    });
    let id = session
        .library
        .at(*other.unwrap())
        .unwrap()
        .passage
        .id
        .to_string();
    click(&mut harness, &format!("Rely on {id}"));
    assert_eq!(order(&harness), before);
    click(&mut harness, "Sort again");
    assert_ne!(order(&harness), before);
    assert!(harness.query_by_label("Sort again").is_none());
}
