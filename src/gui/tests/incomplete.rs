//! A document of which a part is missing: before such a bundle is made, the window asks.

use super::keeping::until_asked;
use super::*;
use crate::pdf;
use crate::pdf::import::specimen::{Page, document};

/// A window with a document that is this, added as the first, and where its file and the bundle lie.
fn window_with_letter(
    folder: &tempfile::TempDir,
    letter: &[u8],
) -> (Harness<'static, App>, PathBuf, PathBuf) {
    let case = sample_in(folder);
    let path = folder.path().join("Letter.pdf");
    files::write_atomic(&path, letter).unwrap();
    let out = folder.path().join("out.pdf");
    // Answers are given from the end.
    let answers = [&out, &out, &path].map(|path| Chosen::Path(path.clone()));
    let mut harness = window(answers.to_vec(), Some(&case));
    at(&mut harness, "Documents");
    click(&mut harness, "Add documents…");
    until(&mut harness, "the document", |app| {
        app.session.case().exhibits.len() == 1
    });
    (harness, path, out)
}

/// Its second page names content that is not there.
fn damaged() -> Vec<u8> {
    let nowhere = "/MediaBox[0 0 595.276 841.89]/Contents 99 0 R";
    document(&[Page::saying("one"), Page::sized(nowhere, "two")])
}

#[test]
fn a_bundle_with_a_page_of_which_a_part_is_missing_is_made_only_when_that_is_said() {
    let folder = folder();
    let (mut harness, _, out) = window_with_letter(&folder, &damaged());
    let title = "Parts of documents are missing";
    let asked = |harness: &mut Harness<'_, App>| {
        until_asked(harness, title);
        let named = harness.query_all_by_label_contains("page 2 is missing");
        assert!(named.count() > 0);
    };

    click(&mut harness, "Export PDF");
    asked(&mut harness);
    click(&mut harness, "Answer: Cancel");
    assert!(!out.exists());

    click(&mut harness, "Export PDF");
    asked(&mut harness);
    click(&mut harness, "Answer: Export all the same");
    until(&mut harness, "the bundle", |_| out.exists());
    let facts = pdf::facts(&files::read(&out).unwrap()).unwrap();
    let last = facts.pages.last().unwrap().lines().join("\n");
    assert!(
        last.contains("this page could not be read") && last.contains("AB "),
        "{last}"
    );
}

#[test]
fn a_document_of_which_a_part_is_missing_now_is_looked_at_again() {
    let folder = folder();
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    let (mut harness, letter, _) = window_with_letter(&folder, &sound);
    let is_damaged = |app: &App| {
        let found = app.session.documents.get(&1);
        let survey = found.and_then(|found| found.as_ref().ok()?.survey.as_ref().ok());
        survey.map(|survey| !survey.damage.is_empty())
    };
    until(&mut harness, "the reading", |app| {
        is_damaged(app) == Some(false)
    });
    files::write_atomic(&letter, &damaged()).unwrap();
    click(&mut harness, "Export PDF");
    until_asked(&mut harness, "Parts of documents are missing");
    click(&mut harness, "Answer: Cancel");
    until(&mut harness, "what was found", |app| {
        is_damaged(app) == Some(true)
    });
}
