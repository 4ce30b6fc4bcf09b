//! A low and narrow window, as a small screen with everything at 150 % gives: nothing lies over
//! anything else, and the way out of what stands before the window is in it.

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
    let place = harness.get_by_label(name).rect();
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, SMALL);
    assert!(window.contains_rect(place), "“{name}” stands at {place}");
}

#[test]
fn the_passage_that_is_read_does_not_lie_over_the_list() {
    let (_folder, mut harness) = small();
    let first = harness.state().session.evidence.shown[0].position;
    harness.state_mut().session.select(first);
    harness.run_steps(4);
    let id = harness.state().session.library.at(first).unwrap();
    let row = format!("Read {}", id.passage.id);
    let row = harness.get_by_label(&row).rect();
    let close = harness.get_by_label("Close the passage").rect();
    assert!(row.top() < close.top(), "the list stands above: {row}");
    is_within(&harness, "Close the passage");
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
