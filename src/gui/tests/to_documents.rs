//! The way from an export that failed to the documents because of which it did.

use super::documents::{desk, with_two};
use super::keeping::until_asked;
use super::*;
use crate::finding::Place;
use crate::gui::action::{Action, Answer, Stage};
use crate::gui::job::Agreed;
use crate::gui::session::Problem;
use crate::gui::view::Question;

/// Exports from a window on a case with papers that go while it is open.
fn export_after(lost: &[&str]) -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, mut harness) = window_after(lost);
    click(&mut harness, "Export PDF");
    until_asked(&mut harness, "Documents that cannot be used");
    (folder, harness)
}

fn window_after(lost: &[&str]) -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    menu(&mut harness, "Save");
    drop(harness);
    let out = Chosen::Path(folder.path().join("out.pdf"));
    let mut harness = window(vec![out], Some(&case));
    until(&mut harness, "the reading", |app| {
        app.session.documents.len() == 2
    });
    for name in lost {
        files::remove(&folder.path().join(name)).unwrap();
    }
    (folder, harness)
}

fn row(harness: &Harness<'_, App>, place: usize) -> String {
    let name = format!("Document {place}: ");
    let row = harness.get_by_label_contains(&name);
    row.accesskit_node().label().unwrap()
}

fn marked(harness: &Harness<'_, App>) -> Vec<u32> {
    let session = &harness.state().session;
    session.chosen.in_order(session.case())
}

#[test]
fn the_row_of_a_document_whose_file_vanished_is_marked_and_says_so() {
    let (_folder, mut harness) = export_after(&["Record.pdf"]);
    click(&mut harness, "Answer: Go to the documents");
    assert_eq!(harness.state().session.stage, Stage::Documents);
    assert_eq!(marked(&harness), [2]);
    until(&mut harness, "the finding", |app| {
        app.session.documents.get(&2).is_some_and(Result::is_err)
    });
    assert!(
        row(&harness, 2).ends_with(", missing"),
        "{}",
        row(&harness, 2)
    );
    harness.get_by_label("Look for it…");
}

#[test]
fn of_several_documents_all_are_marked() {
    let (_folder, mut harness) = export_after(&["Record.pdf", "2023-01-30 Letter.pdf"]);
    click(&mut harness, "Answer: Go to the documents");
    assert_eq!(marked(&harness), [1, 2]);
    until(&mut harness, "the findings", |app| {
        app.session.documents.values().all(Result::is_err)
    });
    assert!(row(&harness, 1).contains(", missing"));
}

#[test]
fn the_way_leads_out_of_the_library_too() {
    let (_folder, mut harness) = export_after(&["Record.pdf"]);
    harness.state_mut().keeper.packs.is_open = true;
    click(&mut harness, "Answer: Go to the documents");
    assert!(row(&harness, 2).starts_with("Document 2: "));
}

#[test]
fn a_row_far_down_the_list_is_scrolled_to() {
    let mut harness = window(Vec::new(), None);
    for number in 1..=60 {
        let new = case::NewExhibit {
            file: case::DocumentFile {
                path: format!("{number}.pdf"),
                sha256: String::new(),
                pages: None,
            },
            title: format!("Paper {number}"),
            date: None,
            section: None,
            pages: None,
            title_page: false,
        };
        let add = case::Edit::AddExhibit(Box::new(new));
        harness.state_mut().session.edit(add, 0.0);
    }
    harness.run_steps(3);
    harness.state_mut().session.go_to_documents(&[57, 58, 60]);
    harness.run_steps(3);
    let place = harness.get_by_label_contains("Document 57: ").rect();
    assert!(place.top() > 0.0 && place.bottom() < 900.0, "{place:?}");
    assert_eq!(marked(&harness), [57, 58, 60]);
}

/// Only one question stands at a time.
#[test]
fn where_another_question_stands_the_way_is_in_the_list_of_problems() {
    let (folder, mut harness) = window_after(&["Record.pdf"]);
    *harness.state_mut().question() = Some(Question::Incomplete {
        path: folder.path().join("out.pdf"),
        agreed: Agreed::default(),
        found: Vec::new(),
    });
    let export = Action::Answer(Answer::Incomplete);
    let context = harness.ctx.clone();
    harness.state_mut().apply_in_test(export, &context);
    // The person is asked something else before the documents have been read.
    *harness.state_mut().question() = Some(Question::Working);
    until(&mut harness, "the problem", |app| {
        let problems = &app.session.notices.problems;
        let is_it = |one: &Problem| one.what.starts_with("No bundle was made. ");
        problems.iter().any(is_it)
    });
    assert_eq!(
        harness.state_mut().question().take(),
        Some(Question::Working)
    );
    harness.run_steps(3);
    let problems = &harness.state().session.notices.problems;
    let way = problems.iter().flat_map(|problem| &problem.offers);
    let way: Vec<_> = way
        .filter(|offer| offer.label == "Go to the documents")
        .map(|offer| offer.action.clone())
        .collect();
    assert_eq!(way, [Action::GoTo(Place::Exhibit(2))]);
}
