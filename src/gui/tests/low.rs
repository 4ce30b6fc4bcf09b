//! A low and narrow window, as a small screen with everything at 150 % gives: nothing lies over
//! anything else, and the way out of what stands before the window is in it.

use super::documents::{desk, pick, with_two};
use super::*;

/// What a screen of 1280 by 720 has at 150 %.
const SMALL: egui::Vec2 = egui::vec2(853.0, 480.0);

fn small() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    harness.set_size(SMALL);
    harness.run_steps(4);
    (folder, harness)
}

fn is_within(harness: &Harness<'_, App>, name: &str) {
    is_within_window(harness, SMALL, name);
}

fn is_within_window(harness: &Harness<'_, App>, size: egui::Vec2, name: &str) {
    let place = harness.get_by_label(name).rect();
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    assert!(window.contains_rect(place), "“{name}” stands at {place}");
}

/// What the usual windows leave, in points, and how many passages are seen there whole. The first two are
/// 1440 by 900 at 160 and at 125 %.
const WINDOWS: [(egui::Vec2, usize); 6] = [
    (egui::vec2(900.0, 562.0), 4),
    (egui::vec2(1152.0, 720.0), 4),
    (egui::vec2(1440.0, 900.0), 6),
    (egui::vec2(1280.0, 720.0), 4),
    (egui::vec2(1024.0, 700.0), 4),
    (SMALL, 3),
];

fn sized(size: egui::Vec2) -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, mut harness) = small();
    harness.set_size(size);
    harness.run_steps(4);
    (folder, harness)
}

/// How much of the first thing with such a name is seen: what reaches beyond the window is not.
fn seen(harness: &Harness<'_, App>, size: egui::Vec2, name: &str) -> egui::Rect {
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    let mut found = harness.query_all_by_label_contains(name);
    let first = found.next().unwrap_or_else(|| panic!("{name} at {size}"));
    first.rect().intersect(window)
}

#[test]
fn as_many_passages_are_seen_as_the_window_has_room_for() {
    for (size, least) in WINDOWS {
        let (_folder, mut harness) = sized(size);
        at(&mut harness, "Evidence");
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        let rows = |harness: &Harness<'_, App>| {
            let rows = harness.query_all_by_label_contains("Read ");
            let is_row = |place: &egui::Rect| place.height() > 80.0;
            let rows = rows.map(|row| row.rect()).filter(is_row);
            rows.filter(|row| window.contains_rect(*row)).count()
        };
        assert!(rows(&harness) >= least, "{} at {size}", rows(&harness));
        // The passage that is read takes none of them away.
        let first = harness.state().session.evidence.shown[0].position;
        harness.state_mut().session.select(first);
        harness.run_steps(4);
        assert!(
            rows(&harness) >= least,
            "{} beside it, {size}",
            rows(&harness)
        );
        is_within_window(&harness, size, "Close the passage");
    }
}

#[test]
fn the_main_thing_of_every_page_is_seen_in_every_window() {
    for (size, _) in WINDOWS {
        let (_folder, mut harness) = sized(size);
        for (page, first, high) in [
            ("Case", "Appeal number", 16.0),
            ("Appellant", "Nationality", 16.0),
            ("Arrange", "Drag CS 1", 16.0),
            ("Arrange", "Proposition of CS 1", 16.0),
            ("Check", "Show all ", 16.0),
        ] {
            at(&mut harness, page);
            harness.run_steps(4);
            let seen = seen(&harness, size, first);
            assert!(seen.height() >= high, "{page} at {size}: {seen}");
        }
    }
}

#[test]
fn both_documents_and_what_is_said_of_the_chosen_one_are_seen_in_every_window() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    for (size, _) in WINDOWS {
        harness.set_size(size);
        harness.run_steps(4);
        for name in ["Title of document 1", "Title of document 2"] {
            is_within_window(&harness, size, name);
        }
        pick(&mut harness, 1);
        is_within_window(&harness, size, "Title of document 1");
    }
}

#[test]
fn where_there_is_no_room_for_both_the_passage_stands_in_place_of_the_list_and_escape_leads_back() {
    let least = crate::gui::app::screen::LEAST;
    let (_folder, mut harness) = sized(least);
    let first = harness.state().session.evidence.shown[0].position;
    let id = harness.state().session.library.at(first).unwrap();
    let row = format!("Read {}", id.passage.id);
    click(&mut harness, &row);
    assert!(harness.query_by_label(&row).is_none());
    is_within_window(&harness, least, "Close the passage");
    harness.key_press(egui::Key::Escape);
    harness.run_steps(4);
    assert!(harness.get_by_label(&row).accesskit_node().is_focused());
}

#[test]
fn in_a_low_window_the_filters_are_folded_until_they_are_asked_for() {
    let (_folder, mut harness) = small();
    at(&mut harness, "Evidence");
    assert!(harness.query_by_label("Stance").is_none());
    click(&mut harness, "Filters and order");
    for name in ["Stance", "Sort", "Tick all shown"] {
        is_within(&harness, name);
    }
    click(&mut harness, "Filters and order");
    assert!(harness.query_by_label("Stance").is_none());
}

#[test]
fn a_narrow_road_names_its_stations_to_those_who_hear_them_and_on_hovering() {
    let (_folder, mut harness) = small();
    let road = harness.get_by_role_and_label(egui::accesskit::Role::Tab, "Check");
    assert!(road.rect().width() < 60.0);
    road.hover();
    harness.run_steps(30);
    let hint = harness.query_all_by_label_contains("See what to do or to know before filing");
    assert!(hint.count() > 0);
    let meter = harness.query_all_by_label_contains("Schedule length: ");
    let widths: Vec<f32> = meter.map(|node| node.rect().width()).collect();
    assert!(matches!(widths[..], [width] if width < 60.0), "{widths:?}");
}

#[test]
fn what_stands_before_the_window_can_be_closed_in_it() {
    let (_folder, mut harness) = small();
    menu(&mut harness, "Keyboard shortcuts");
    is_within(&harness, "Close the page of keys");
    click(&mut harness, "Close the page of keys");
    menu(&mut harness, "Settings");
    is_within(&harness, "Close the settings");
}

#[test]
fn a_long_name_of_the_case_leaves_room_for_the_buttons() {
    let (folder, mut harness) = small();
    let long = folder
        .path()
        .join(format!("{}.ron", "long name ".repeat(20)));
    let case = files::read(&sample_in(&folder)).unwrap();
    files::write_atomic(&long, &case).unwrap();
    let mut harness_long = window(Vec::new(), Some(&long));
    harness_long.set_size(SMALL);
    harness_long.run_steps(4);
    for harness in [&mut harness, &mut harness_long] {
        is_within(harness, "Export PDF");
        let history = harness.get_by_label("Redo").rect();
        assert!(history.right() < harness.get_by_label("Export PDF").rect().left());
    }
}
