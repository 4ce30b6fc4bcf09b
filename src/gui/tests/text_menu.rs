//! Copy, Paste and Select all: from the menu and the palette they reach the field that was typed in last.

use egui::{Event, Key, Modifiers, OutputCommand, ViewportCommand, ViewportId};

use super::*;

const FIELD: &str = "Search passages";

/// A window in which somebody has typed into the search box.
fn typed(text: &str) -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    fill(&mut harness, FIELD, text);
    harness
}

/// What was put on the clipboard, and whether it was asked for, while the window goes on.
fn clipboard(harness: &mut Harness<'_, App>) -> (Vec<String>, bool) {
    let (mut copied, mut is_asked) = (Vec::new(), false);
    for _ in 0..6 {
        harness.step();
        let output = harness.output();
        for command in &output.platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                copied.push(text.clone());
            }
        }
        let window = output.viewport_output.get(&ViewportId::ROOT).unwrap();
        is_asked |= window.commands.contains(&ViewportCommand::RequestPaste);
    }
    (copied, is_asked)
}

fn by_menu(harness: &mut Harness<'_, App>, name: &str) {
    click(harness, "Edit");
    assert!(!has_focus(harness), "a click takes the focus");
    harness.get_by_label(&format!("Menu: {name}")).click();
    harness.step();
}

fn by_palette(harness: &mut Harness<'_, App>, name: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(4);
    let field = harness.get_by_label("Find a command by its name");
    field.type_text(name);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.step();
}

fn has_focus(harness: &Harness<'_, App>) -> bool {
    let field = harness.get_by_label(FIELD);
    field.accesskit_node().is_focused()
}

fn value(harness: &Harness<'_, App>) -> String {
    let field = harness.get_by_label(FIELD);
    field.accesskit_node().value().unwrap_or_default()
}

#[test]
fn what_is_chosen_in_a_field_is_copied_from_the_menu_and_from_the_palette() {
    for give in [by_menu, by_palette] {
        let mut harness = typed("torture");
        give(&mut harness, "Select all");
        harness.run_steps(6);
        assert!(has_focus(&harness), "the field has the focus again");
        give(&mut harness, "Copy");
        assert_eq!(clipboard(&mut harness).0, ["torture"]);
    }
}

#[test]
fn what_was_copied_is_pasted_into_the_field_over_what_is_chosen() {
    for give in [by_menu, by_palette] {
        let mut harness = typed("torture");
        give(&mut harness, "Select all");
        harness.run_steps(6);
        give(&mut harness, "Paste");
        assert!(clipboard(&mut harness).1, "the clipboard is asked for");
        // The window answers with what lies there.
        harness.event(Event::Paste("prison".to_owned()));
        harness.run_steps(3);
        assert_eq!(value(&harness), "prison");
    }
}

#[test]
fn the_keys_go_on_to_the_field() {
    let mut harness = typed("torture");
    for key in [Key::C, Key::V] {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.event(Event::Copy);
    assert_eq!(clipboard(&mut harness).0, ["torture"]);
    harness.event(Event::Paste("prison".to_owned()));
    harness.run_steps(3);
    assert_eq!(value(&harness), "prison");
}

#[test]
fn where_no_field_is_shown_that_had_the_focus_there_is_nothing_to_choose() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    let is_ready = |harness: &mut Harness<'_, App>| {
        click(harness, "Edit");
        let names = ["Copy", "Paste", "Select all"];
        let ready = names.map(|name| {
            let name = format!("Menu: {name}");
            let entry = harness.get_by_label(&name);
            !entry.accesskit_node().is_disabled()
        });
        harness.key_press(Key::Escape);
        harness.run_steps(3);
        ready
    };
    assert_eq!(is_ready(&mut harness), [false; 3], "nothing was typed in");
    fill(&mut harness, FIELD, "torture");
    assert_eq!(is_ready(&mut harness), [true; 3]);
    at(&mut harness, "Check");
    assert_eq!(is_ready(&mut harness), [false; 3], "the field is not here");
}
