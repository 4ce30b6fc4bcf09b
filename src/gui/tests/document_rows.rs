//! The rows of the list of documents: where a click goes, and by which number a document is known.

use super::documents::{desk, pick, titles, with_two};
use super::*;
use crate::finding::Place;

#[test]
fn one_click_is_in_a_title_and_chooses_its_row() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
    let words = harness.get_by_label("Title of document 2").rect();
    let place = words.left_center() + egui::vec2(20.0, 0.0);
    click_at(&mut harness, place, egui::PointerButton::Primary);
    harness.key_press(egui::Key::End);
    harness.run_steps(2);
    harness.event(egui::Event::Text(" of arrest".to_owned()));
    harness.run_steps(3);
    assert_eq!(titles(&harness), ["Letter", "Record of arrest"]);
    let chosen = &harness.state().session.chosen;
    let case = harness.state().session.case();
    assert_eq!(chosen.in_order(case), [case.exhibits[1].number]);
}

#[test]
fn a_document_has_one_number_wherever_it_is_spoken_of() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 2);
    click(&mut harness, "Move document 2 up");
    at(&mut harness, "Check");
    until(&mut harness, "the finding", |app| {
        let mut findings = app.session.findings();
        findings.any(|finding| finding.place == Place::Exhibit(1))
    });
    harness.run_steps(3);
    assert!(harness.query_by_label("Go to document 1").is_none());
    harness.get_by_label("Go to document 2");
}
