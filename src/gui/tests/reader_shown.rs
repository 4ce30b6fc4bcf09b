//! The reader in windows of every size, in both themes, and what it marks.

use egui::vec2;

use super::legible::illegible;
use super::reader::{go, reading, select};
use super::*;
use crate::gui::settings::{Change, Look};

#[test]
fn everything_can_be_reached_and_read_in_every_window_and_theme() {
    let folder = folder();
    let mut harness = reading(&folder);
    go(&mut harness, "41");
    select(&mut harness, "received", "None");
    for size in [vec2(1440.0, 900.0), vec2(1024.0, 700.0)] {
        harness.set_size(size);
        for look in [Look::Light, Look::Dark] {
            harness.state_mut().session.prefer(Change::Look(look));
            harness.run_steps(5);
            let found = illegible(&harness.output().shapes);
            assert!(found.is_empty(), "{look:?} {size}: {found:?}");
        }
        for name in [
            "Words of the extract",
            "Stance of the extract",
            "Issue of the extract",
            "Add a characteristic",
            "Proposition of the extract",
            "Add under Issue 1",
            "Search this report",
            "Page numbers…",
            "Open another report",
        ] {
            let rect = harness.get_by_label(name).rect();
            let is_inside = rect.right() <= size.x && rect.bottom() <= size.y;
            assert!(is_inside && rect.is_positive(), "{name}: {rect} in {size}");
        }
    }
}

#[test]
fn in_the_smallest_window_there_is_still_a_page_and_the_way_to_an_extract() {
    let folder = folder();
    let mut harness = reading(&folder);
    let size = vec2(640.0, 420.0);
    harness.set_size(size);
    harness.run_steps(5);
    for name in [
        "Go to page or paragraph",
        "Search this report",
        "Page numbers…",
        "Open another report",
        "Words of the extract",
        "Add under Issue 1",
    ] {
        let rect = harness.get_by_label(name).rect();
        let is_inside = rect.right() <= size.x && rect.bottom() <= size.y;
        assert!(is_inside && rect.is_positive(), "{name}: {rect} in {size}");
    }
    assert!(harness.state().reader.seen.frame.height > 120.0);
}

#[test]
fn what_the_case_has_taken_already_is_marked_and_leads_to_its_entry() {
    let folder = folder();
    let mut harness = reading(&folder);
    let issue = case::IssueChoice::Typed("Punishment".to_owned());
    let (source, mut passage) = crate::library::specimen::passage("p-1");
    passage.kind = crate::library::PassageKind::Extract;
    passage.text = "None of those who deserted was pardoned.".to_owned();
    let add = case::Edit::AddEntry {
        issue: "own-1".to_owned(),
        source: Box::new(source),
        passage: Box::new(passage),
    };
    for edit in [case::Edit::AddIssue(issue), add] {
        harness.state_mut().session.edit(edit, 0.0);
    }
    go(&mut harness, "41");
    click(&mut harness, "CS 1, helps, exact");
    assert_eq!(
        harness.state().session.stage,
        crate::gui::action::Stage::Arrange
    );
}
