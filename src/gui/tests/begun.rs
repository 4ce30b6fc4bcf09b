//! Whoever begins a case can type at once: the keyboard is in the first field, however the case was begun.

use egui::{Event, Key, Modifiers};

use super::keeping::until_asked;
use super::*;

/// Types as somebody does who looks at the keyboard: without a click before.
fn type_blindly(harness: &mut Harness<'_, App>, text: &str) {
    for letter in text.chars() {
        harness.event(Event::Text(letter.to_string()));
        harness.step();
    }
    harness.run_steps(2);
}

fn number(harness: &Harness<'_, App>) -> String {
    harness.state().session.case().heading.reference.clone()
}

/// Where the form and the ways to begin stand.
fn stands(harness: &Harness<'_, App>) -> Vec<egui::Rect> {
    let form = case::HeadingField::ALL.map(case::HeadingField::label);
    let ways = ["Begin: Open", "Begin: Sample case", "Begin: Guided tour"];
    let rect = |name: &str| harness.get_all_by_label(name).last().unwrap().rect();
    form.into_iter().chain(ways).map(rect).collect()
}

fn assert_takes_up(harness: &mut Harness<'_, App>, how: &str) {
    harness.run_steps(4);
    type_blindly(harness, "PA/1");
    assert_eq!(number(harness), "PA/1", "{how}");
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    type_blindly(harness, "D.K.");
    let appellant = harness.state().session.case().heading.appellant.clone();
    assert_eq!(appellant, "D.K.", "{how}");
}

fn begin_anew(harness: &mut Harness<'_, App>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run_steps(3);
}

#[test]
fn at_the_first_start() {
    let mut harness = window(Vec::new(), None);
    assert_takes_up(&mut harness, "first start");
}

#[test]
fn after_new_from_every_page_by_key_menu_and_palette() {
    for page in PAGES {
        let mut harness = window(Vec::new(), None);
        at(&mut harness, page);
        begin_anew(&mut harness);
        assert_takes_up(&mut harness, &format!("Ctrl+N at {page}"));
    }
    let mut harness = window(Vec::new(), None);
    menu(&mut harness, "New");
    assert_takes_up(&mut harness, "menu");
    let mut harness = window(Vec::new(), None);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    type_blindly(&mut harness, "new");
    harness.key_press(Key::Enter);
    assert_takes_up(&mut harness, "palette");
    let mut harness = window(Vec::new(), None);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run_steps(3);
    begin_anew(&mut harness);
    assert_takes_up(&mut harness, "from the library");
}

#[test]
fn after_new_where_the_case_before_is_given_up_by_key_or_click() {
    for by_key in [true, false] {
        let mut harness = window(Vec::new(), None);
        russian(&mut harness);
        begin_anew(&mut harness);
        if by_key {
            harness.key_press(Key::Tab);
            harness.run_steps(2);
            harness.key_press(Key::Enter);
        } else {
            click(&mut harness, "Answer: Don’t save");
        }
        assert_takes_up(&mut harness, "given up");
    }
}

#[test]
fn once_a_question_at_the_start_is_answered() {
    for answer in ["Answer: Throw them away", "Answer: Decide later"] {
        let folder = folder();
        let kept = case::text::write(&case::specimen::case(1, 1)).unwrap();
        let copy = folder.path().join("unsaved-case.ron");
        files::write_atomic(&copy, kept.as_bytes()).unwrap();
        let dialogs = Arc::new(Answers::default());
        let mut harness = window_with(dialogs, folder.path().to_owned(), None);
        until_asked(&mut harness, "Take up where you left off?");
        click(&mut harness, answer);
        assert_takes_up(&mut harness, answer);
    }
}

#[test]
fn what_is_typed_on_a_case_that_was_opened_changes_nothing_in_it() {
    let folder = folder();
    let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
    harness.run_steps(4);
    type_blindly(&mut harness, "Words ");
    assert!(harness.state().session.history.is_saved());
    let mut harness = window(Vec::new(), None);
    menu(&mut harness, "Sample case");
    type_blindly(&mut harness, "Words ");
    assert!(harness.state().session.history.is_saved());
}

#[test]
fn keys_of_commands_are_heard_and_the_ways_to_begin_stay_where_they_are() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(700.0, 480.0)] {
        let mut harness = window(Vec::new(), None);
        harness.set_size(size);
        harness.run_steps(6);
        begin_anew(&mut harness);
        harness.run_steps(4);
        let before = stands(&harness);
        type_blindly(&mut harness, " ");
        assert_eq!(stands(&harness), before, "a letter");
        begin_anew(&mut harness);
        click(&mut harness, "Answer: Don’t save");
        harness.run_steps(4);
        assert_eq!(stands(&harness), before, "begun again");
    }
    let mut harness = window(Vec::new(), None);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    harness.run_steps(3);
    type_blindly(&mut harness, "lost");
    assert_eq!(number(&harness), "", "the field is on another page");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run_steps(3);
    harness.get_by_label("Begin: Sample case");
}

#[test]
fn the_tour_is_walked_with_the_return_key() {
    let mut harness = window(Vec::new(), None);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F1);
    harness.run_steps(4);
    for step in 2..=5 {
        harness.key_press(Key::Enter);
        harness.run_steps(4);
        harness.get_by_label(&format!("Step {step} of 5"));
    }
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(harness.query_by_label("Guided tour").is_none());
}
