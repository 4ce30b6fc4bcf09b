//! What a window writes never takes the place of what the case is made of, and goes to the end of a link.

use super::documents::{desk, with_two};
use super::keeping::until_asked;
use super::*;

const RECORD: &str = "Record.pdf";

/// A saved case with two documents, in a window that is given these answers.
fn saved(answer: &str) -> (tempfile::TempDir, PathBuf, Harness<'static, App>) {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    menu(&mut harness, "Save");
    drop(harness);
    let answer = Chosen::Path(folder.path().join(answer));
    let harness = window(vec![answer], Some(&case));
    (folder, case, harness)
}

fn until_said(harness: &mut Harness<'_, App>, words: &str) {
    until(harness, words, |app| {
        let mut notices = app.session.notices.all().into_iter();
        notices.any(|notice| notice.contains(words))
    });
}

#[test]
fn a_bundle_never_takes_the_place_of_a_document() {
    let (folder, _case, mut harness) = saved("Record");
    let before = files::read(&folder.path().join(RECORD)).unwrap();
    click(&mut harness, "Export PDF");
    until_said(&mut harness, "is a document of the case, “Record”");
    assert_eq!(files::read(&folder.path().join(RECORD)).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_document_is_seen_through_by_bundle_and_case() {
    for name in ["link.pdf", "link.ron"] {
        let (folder, _case, mut harness) = saved(name);
        std::os::unix::fs::symlink(RECORD, folder.path().join(name)).unwrap();
        let before = files::read(&folder.path().join(RECORD)).unwrap();
        if name == "link.pdf" {
            click(&mut harness, "Export PDF");
        } else {
            menu(&mut harness, "Save as");
        }
        until_said(&mut harness, "is a document of the case, “Record”");
        assert_eq!(files::read(&folder.path().join(RECORD)).unwrap(), before);
    }
}

#[cfg(unix)]
#[test]
fn a_case_that_was_opened_through_a_link_is_saved_where_it_lies() {
    let (folder, case, harness) = saved("unused");
    drop(harness);
    let link = folder.path().join("link.ron");
    std::os::unix::fs::symlink(&case, &link).unwrap();
    let before = files::read(&case).unwrap();
    let mut harness = window(Vec::new(), Some(&link));
    at(&mut harness, "Arrange");
    click(&mut harness, "Remove CS 1");
    menu(&mut harness, "Save");
    assert!(harness.state().session.history.is_saved());
    assert_ne!(files::read(&case).unwrap(), before);
    assert_eq!(files::target(&link), case, "it is still a link");
}

#[test]
fn a_document_that_has_changed_since_it_was_added_stops_the_export() {
    let (folder, _case, mut harness) = saved("out.pdf");
    let changed = [
        files::read(&folder.path().join(RECORD)).unwrap(),
        b"\n".to_vec(),
    ]
    .concat();
    files::write_atomic(&folder.path().join(RECORD), &changed).unwrap();
    click(&mut harness, "Export PDF");
    until_asked(&mut harness, "Documents that cannot be used");
    click(&mut harness, "Answer: Cancel");
    assert!(!folder.path().join("out.pdf").exists());
}
