//! A document of which a part is missing: before such a bundle is made, the window asks.

use super::keeping::until_asked;
use super::*;
use crate::pdf;
use crate::pdf::import::specimen::{Page, document};

/// Its second page names content that is not there.
fn damaged() -> Vec<u8> {
    let nowhere = "/MediaBox[0 0 595.276 841.89]/Contents 99 0 R";
    document(&[Page::saying("one"), Page::sized(nowhere, "two")])
}

#[test]
fn a_bundle_with_a_page_of_which_a_part_is_missing_is_made_only_when_that_is_said() {
    let folder = folder();
    let case = sample_in(&folder);
    let letter = folder.path().join("Letter.pdf");
    files::write_atomic(&letter, &damaged()).unwrap();
    let out = folder.path().join("out.pdf");
    // Answers are given from the end.
    let answers = vec![
        Chosen::Path(out.clone()),
        Chosen::Path(out.clone()),
        Chosen::Path(letter),
    ];
    let mut harness = window(answers, Some(&case));
    at(&mut harness, "Documents");
    click(&mut harness, "Add documents…");
    until(&mut harness, "the document", |app| {
        app.session.case().exhibits.len() == 1
    });
    let title = "Parts of documents are missing";
    let asked = |harness: &mut Harness<'_, App>| {
        until_asked(harness, title);
        let named = harness.query_all_by_label_contains("a part of page 2 is missing");
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
        last.contains("part of this page could not be read") && last.contains("AB "),
        "{last}"
    );
}
