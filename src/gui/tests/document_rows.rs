//! The rows of the list of documents: where a click goes, and by which number a document is known.

use super::documents::{desk, pick, titles, with_two};
use super::*;
use crate::finding::Place;

#[test]
fn one_click_is_in_a_title_and_chooses_its_row() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
    type_at_the_end(&mut harness, "Title of document 2", " of arrest");
    assert_eq!(titles(&harness), ["Letter", "Record of arrest"]);
    let chosen = &harness.state().session.chosen;
    let case = harness.state().session.case();
    assert_eq!(chosen.in_order(case), [case.exhibits[1].number]);
}

/// The pane beside the list is filled by that click.
#[test]
fn the_first_click_on_the_page_is_in_a_title_too_whether_its_file_is_there_or_not() {
    for is_there in [true, false] {
        let (folder, case) = desk();
        let mut harness = with_two(&folder, &case);
        menu(&mut harness, "Save");
        drop(harness);
        if !is_there {
            files::remove(&folder.path().join("Record.pdf")).unwrap();
        }
        let mut harness = window(Vec::new(), Some(&case));
        at(&mut harness, "Documents");
        until(&mut harness, "the finding", |app| {
            let read = app.session.documents.get(&2);
            read.is_some_and(|read| read.is_ok() == is_there)
        });
        type_at_the_end(&mut harness, "Title of document 2", " of arrest");
        assert_eq!(titles(&harness), ["Letter", "Record of arrest"]);
    }
}

/// One click in a field, the key to its end, and letters.
fn type_at_the_end(harness: &mut Harness<'_, App>, field: &str, words: &str) {
    let place = harness.get_by_label(field).rect().left_center();
    let place = place + egui::vec2(20.0, 0.0);
    click_at(harness, place, egui::PointerButton::Primary);
    harness.key_press(egui::Key::End);
    harness.run_steps(2);
    harness.event(egui::Event::Text(words.to_owned()));
    harness.run_steps(3);
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
