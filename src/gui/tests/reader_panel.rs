//! The panel of the reader: what matters stays in sight, and lists can be searched at once.

use egui::{Pos2, vec2};

use super::reader::{reading, value};
use super::*;

#[test]
fn what_came_of_checking_and_whether_the_page_goes_behind_stay_in_sight_beside_long_words() {
    let folder = folder();
    let mut harness = reading(&folder);
    let long = "Nobody wrote these words in this report at all. ".repeat(30);
    fill(&mut harness, "Words of the extract", &long);
    until(&mut harness, "the check", |app| {
        app.reader.draft.held.is_some()
    });
    for size in [vec2(1440.0, 900.0), vec2(1024.0, 700.0)] {
        harness.set_size(size);
        harness.run_steps(4);
        let window = egui::Rect::from_min_size(Pos2::ZERO, size);
        let button = harness.get_by_label("Add under Issue 1").rect();
        for name in [
            "Not found in this document",
            "Page behind the schedule, highlighted",
        ] {
            let rect = harness.get_by_label(name).rect();
            let is_seen = window.contains_rect(rect) && !rect.intersects(button);
            assert!(is_seen, "{name}: {rect} in {size}");
        }
    }
}

#[test]
fn a_list_with_a_search_opens_with_the_keyboard_in_it_and_keeps_its_place() {
    let folder = folder();
    let mut harness = reading(&folder);
    for (opens, search) in [
        ("Source of the report", "Search sources"),
        ("Add a characteristic", "Search characteristics"),
    ] {
        for word in ["unhcr", "deserter"] {
            click(&mut harness, opens);
            let before = harness.get_by_label(search).rect();
            harness.event(egui::Event::Text(word.to_owned()));
            harness.run_steps(3);
            assert_eq!(value(&harness, search), word);
            assert_eq!(harness.get_by_label(search).rect(), before, "{search}");
            harness.key_press(egui::Key::Escape);
            harness.run_steps(3);
        }
    }
}
