//! Dates are typed as people write them, and never erased.

use super::documents::{desk, pick, with_two};
use super::*;

const FIELD: &str = "Date of document 1";

fn date(harness: &Harness<'_, App>) -> Option<String> {
    let case = harness.state().session.case();
    case.exhibits[0].date.map(String::from)
}

fn shown(harness: &Harness<'_, App>) -> String {
    let field = harness.get_by_label(FIELD);
    field.accesskit_node().value().unwrap_or_default()
}

fn said(harness: &Harness<'_, App>) -> String {
    let field = harness.get_by_label(FIELD);
    let said = field
        .accesskit_node()
        .data()
        .description()
        .map(str::to_owned);
    said.unwrap_or_default()
}

fn leave(harness: &mut Harness<'_, App>) {
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
}

/// A window on the first of two documents, which is of 30 January 2023.
fn on_a_letter() -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
    (folder, harness)
}

#[test]
fn a_date_is_read_in_any_form_and_then_shown_the_british_way() {
    let (_folder, mut harness) = on_a_letter();
    assert_eq!(shown(&harness), "30 January 2023");
    for (typed, kept, then) in [
        ("24/09/2022", "2022-09-24", "24 September 2022"),
        ("24.9.2022", "2022-09-24", "24 September 2022"),
        ("24th Sept 2022", "2022-09-24", "24 September 2022"),
        ("2022-09-24", "2022-09-24", "24 September 2022"),
        ("03/04/24", "2024-04-03", "3 April 2024"),
        ("Sept 2022", "2022-09", "September 2022"),
        ("2022", "2022", "2022"),
    ] {
        fill(&mut harness, FIELD, typed);
        assert_eq!(date(&harness).as_deref(), Some(kept), "{typed}");
        assert_eq!(
            shown(&harness),
            typed,
            "the field is the person’s while it is typed in"
        );
        if typed != then {
            assert_eq!(said(&harness), then, "{typed}");
        }
        leave(&mut harness);
        assert_eq!(shown(&harness), then, "{typed}");
    }
    fill(&mut harness, FIELD, " ");
    leave(&mut harness);
    assert_eq!(date(&harness), None);
}

#[test]
fn what_cannot_be_read_stays_in_the_field_with_a_word_and_the_case_keeps_its_date() {
    let (_folder, mut harness) = on_a_letter();
    for (typed, why) in [
        ("31/02/2024", "February 2024 has no day 31"),
        ("13/13/2024", "There is no month 13"),
        ("5 March", "The year is missing"),
        ("next week", "write 24/09/2022"),
    ] {
        fill(&mut harness, FIELD, typed);
        leave(&mut harness);
        assert_eq!(shown(&harness), typed);
        assert!(said(&harness).contains(typed), "{}", said(&harness));
        harness.query_all_by_label_contains(why).next().unwrap();
        assert_eq!(date(&harness).as_deref(), Some("2023-01-30"));
    }
    // Also after something else was looked at.
    pick(&mut harness, 2);
    at(&mut harness, "Check");
    at(&mut harness, "Documents");
    pick(&mut harness, 1);
    assert_eq!(shown(&harness), "next week");
    fill(&mut harness, FIELD, "1/2/2024");
    leave(&mut harness);
    assert_eq!(date(&harness).as_deref(), Some("2024-02-01"));
    click(&mut harness, "Undo");
    assert_eq!(
        date(&harness).as_deref(),
        Some("2023-01-30"),
        "typing is one step"
    );
    assert_eq!(shown(&harness), "30 January 2023");
}

#[test]
fn a_date_half_typed_over_is_the_old_one_until_it_can_be_read() {
    let (_folder, mut harness) = on_a_letter();
    fill(&mut harness, FIELD, "1/2/20");
    assert_eq!(date(&harness).as_deref(), Some("2020-02-01"));
    harness.get_by_label(FIELD).type_text("2");
    harness.run_steps(3);
    assert_eq!(date(&harness).as_deref(), Some("2023-01-30"));
    harness.get_by_label(FIELD).type_text("4");
    harness.run_steps(3);
    assert_eq!(date(&harness).as_deref(), Some("2024-02-01"));
}

#[test]
fn up_and_down_go_by_a_day() {
    let (_folder, mut harness) = on_a_letter();
    harness.get_by_label(FIELD).focus();
    harness.run_steps(2);
    harness.key_press(egui::Key::ArrowUp);
    harness.run_steps(2);
    harness.key_press(egui::Key::ArrowUp);
    harness.run_steps(2);
    assert_eq!(date(&harness).as_deref(), Some("2023-02-01"));
    harness.key_press(egui::Key::ArrowDown);
    harness.run_steps(2);
    assert_eq!(shown(&harness), "31 January 2023");
}

#[test]
fn pages_that_cannot_be_read_stay_in_their_field_too() {
    let (_folder, mut harness) = on_a_letter();
    let field = "Pages of document 1";
    for (typed, why) in [
        ("3-1", "runs backwards"),
        ("one", "is not a page"),
        ("1, 1", "twice"),
    ] {
        fill(&mut harness, field, typed);
        leave(&mut harness);
        let shown = harness.get_by_label(field).accesskit_node().value();
        assert_eq!(shown.as_deref(), Some(typed));
        assert!(harness.query_all_by_label_contains(why).next().is_some());
        assert_eq!(harness.state().session.case().exhibits[0].pages, None);
    }
}

#[test]
fn nothing_moves_when_a_date_is_echoed_or_refused() {
    let (_folder, mut harness) = on_a_letter();
    let place = |harness: &Harness<'_, App>| harness.get_by_label("Heading of document 1").rect();
    harness.get_by_label(FIELD).focus();
    harness.run_steps(5);
    let before = place(&harness);
    for typed in ["1/2/2024", "5 March", "1 February 2024"] {
        fill(&mut harness, FIELD, typed);
        assert_eq!(place(&harness), before, "{typed}");
    }
}

#[test]
fn another_case_does_not_get_what_was_left_unread_in_this_one() {
    let (folder, mut harness) = on_a_letter();
    fill(&mut harness, FIELD, "soon");
    leave(&mut harness);
    let path = folder.path().join("case.ron");
    let session = &mut harness.state_mut().session;
    let (history, document) = (
        crate::case::History::new(session.case().clone()),
        session.document.another(),
    );
    session.show(history, document);
    at(&mut harness, "Documents");
    pick(&mut harness, 1);
    assert_eq!(shown(&harness), "30 January 2023", "{}", path.display());
}
