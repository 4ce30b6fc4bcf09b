//! The file of a source that is not where it was is found again from the window.

use super::quoting::{checked, choose_issue, describe, reading_then};
use super::reader::{go, says, select};
use super::*;
use crate::case::{DocumentFile, Edit};
use crate::preflight::Quoted;

#[test]
fn the_file_of_a_source_that_is_gone_is_looked_for_by_its_content() {
    let folder = folder();
    let mut harness = reading_then(&folder, Chosen::Path(folder.path().to_owned()));
    go(&mut harness, "41");
    select(&mut harness, "received", "began.");
    describe(&mut harness);
    choose_issue(&mut harness);
    click(&mut harness, "Page behind the schedule, highlighted");
    click(&mut harness, "Add under Issue 1");
    checked(&mut harness, 1);
    let case = harness.state().session.case();
    assert!(case.exhibits.is_empty(), "the page is not behind");
    let (file, document) = case
        .files_of(&case.entry(1).unwrap().source.id)
        .next()
        .unwrap();
    let gone = Edit::SetSourceFile {
        source: file.source.clone(),
        file: DocumentFile {
            path: "gone.pdf".to_owned(),
            sha256: document.sha256.clone(),
            pages: document.pages,
        },
        edition: None,
        retrieved_on: None,
    };
    harness.state_mut().session.edit(gone, 9.0);
    until(&mut harness, "the file to be missed", |app| {
        matches!(
            app.session.quotations.of_entry(1),
            Some(Quoted::Gone { .. })
        )
    });
    at(&mut harness, "Check");
    click(&mut harness, "Quotations");
    click(&mut harness, "Look for the source of CS 1");
    until(&mut harness, "the file", |app| {
        let found = app.session.quotations.of_entry(1);
        found.is_some_and(|quoted| quoted.compared().is_some())
    });
    assert!(says(&harness, "The document was found again."));
}
