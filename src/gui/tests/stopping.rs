//! Work on a document that would take for ever, stopped by the person who waits for it.

use super::*;
use crate::case::{DocumentFile, Edit, NewExhibit};
use crate::pdf::import::drudgery::drudgery;

/// A window on a case with a small file behind it whose pages take an hour to look through.
fn with_drudgery(folder: &tempfile::TempDir, answers: Vec<Chosen>) -> Harness<'static, App> {
    let case = sample_in(folder);
    let bytes = drudgery(20_000);
    files::write_atomic(&folder.path().join("Drudgery.pdf"), &bytes).unwrap();
    let new = NewExhibit {
        file: DocumentFile {
            path: "Drudgery.pdf".to_owned(),
            sha256: crate::export::sha256(&bytes),
            pages: None,
        },
        title: "Drudgery".to_owned(),
        date: None,
        section: None,
        pages: None,
        title_page: false,
    };
    let with = case::text::read(&files::read(&case).unwrap()).unwrap();
    let with = Edit::AddExhibit(Box::new(new)).apply(&with).unwrap();
    let text = case::text::write(&with).unwrap();
    files::write_atomic(&case, text.as_bytes()).unwrap();
    window(answers, Some(&case))
}

#[test]
fn the_reading_of_a_document_ends_inside_it_when_it_is_stopped() {
    let folder = folder();
    let mut harness = with_drudgery(&folder, Vec::new());
    until(&mut harness, "the reading", |app| app.session.is_examining);
    click(&mut harness, "Stop reading documents");
    until(&mut harness, "the end of it", |app| {
        !app.session.is_examining
    });
    assert!(harness.state().session.documents.is_empty(), "half read");
    click(&mut harness, "Go on reading documents");
    assert!(harness.state().session.is_examining);
}

#[test]
fn an_export_ends_inside_a_document_when_it_is_cancelled() {
    let folder = folder();
    let out = folder.path().join("out.pdf");
    let mut harness = with_drudgery(&folder, vec![Chosen::Path(out.clone())]);
    click(&mut harness, "Export PDF");
    while harness.query_by_label("Cancel export").is_none() {
        harness.step();
    }
    click(&mut harness, "Cancel export");
    until(&mut harness, "the end of it", |app| {
        let mut notices = app.session.notices.all().into_iter();
        notices.any(|notice| notice.starts_with("The export was cancelled"))
    });
    assert!(!out.exists());
}
