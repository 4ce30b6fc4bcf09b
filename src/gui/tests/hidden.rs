//! Words of documents that nobody sees: found beside the window's work, and shown.

use super::documents::{add, pick};
use super::*;
use crate::finding::DocumentCode;
use crate::pdf::import::specimen::{Page, document};

/// A window whose case has one document, of one page with this content.
fn with_document(content: &str) -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let case = sample_in(&folder);
    let page = Page {
        entries: "/MediaBox[0 0 595 842]".to_owned(),
        content: content.as_bytes().to_vec(),
    };
    let file = folder.path().join("Letter.pdf");
    files::write_atomic(&file, &document(&[page])).unwrap();
    let dialogs = Arc::new(Answers(Mutex::new(vec![Chosen::Path(file)])));
    let unsaved = unsaved_place();
    let world = world(unsaved.with_extension("settings"));
    let begun = begun_with(Workers::here(), world, dialogs, unsaved, Some(&case));
    let mut harness = with_library(begun);
    at(&mut harness, "Documents");
    add(&mut harness);
    pick(&mut harness, 1);
    (folder, harness)
}

const SECRET: &str = "BT /F1 12 Tf 100 700 Td (Call 07700 900123) Tj ET ";

fn is_said(app: &App, code: DocumentCode) -> bool {
    app.session.findings().any(|finding| finding.code == code)
}

#[test]
fn words_under_a_box_are_found_and_shown() {
    let (_folder, mut harness) = with_document(&format!("{SECRET}0 g 90 690 130 30 re f"));
    until(&mut harness, "the finding", |app| {
        is_said(app, DocumentCode::WordsCovered)
    });
    harness.step();
    let list = harness.get_by_label_contains("Words that nobody is to see (1)");
    list.click();
    harness.run_steps(8);
    assert!(
        harness
            .query_by_label_contains("“Call 07700 900123”")
            .is_some()
    );
    let shown = harness.query_by_label_contains("Page 1 · under a shape or picture");
    assert!(shown.is_some());
}

#[test]
fn where_nothing_is_hidden_nothing_is_said() {
    let (_folder, mut harness) = with_document(SECRET);
    until(&mut harness, "the reading", |app| {
        let mut documents = app.session.documents.values();
        documents.all(|found| found.as_ref().is_ok_and(|found| found.reading.is_some()))
    });
    harness.run_steps(4);
    assert!(!is_said(harness.state(), DocumentCode::WordsCovered));
    assert!(
        harness
            .query_by_label_contains("Words that nobody")
            .is_none()
    );
}
