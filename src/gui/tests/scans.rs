//! Scans read by machine at the window: by themselves, or when a person asks for it.

use std::sync::Arc;

use super::documents::add;
use super::*;
use crate::files::{Kept, ReadingsPlace};
use crate::gui::job::FindEngine;
use crate::gui::settings::Change;
use crate::ocr::{Engine, Missing};
use crate::preflight::Learnt;
use crate::worker::scans_specimen::{Reader, scan};

fn reader(_: Option<&str>) -> Result<Arc<dyn Engine>, Missing> {
    Ok(Arc::new(Reader {
        name: "reader 1 eng",
        ..Reader::default()
    }))
}

fn nothing(_: Option<&str>) -> Result<Arc<dyn Engine>, Missing> {
    Err(Missing::Program)
}

/// A window at the documents of a case, beside which a scan of two pages lies.
fn desk(find: FindEngine) -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let case = sample_in(&folder);
    files::write_atomic(&folder.path().join("Scan.pdf"), &scan(2)).unwrap();
    let answer = Chosen::Path(folder.path().join("Scan.pdf"));
    let mut harness = window(vec![answer], Some(&case));
    harness.state_mut().read_scans_with(find);
    at(&mut harness, "Documents");
    (folder, harness)
}

fn unread(app: &App) -> Option<usize> {
    let document = app.session.documents.values().next()?.as_ref().ok()?;
    document.reading.as_ref()?;
    Some(app.session.unread_scans())
}

#[test]
fn a_scan_that_is_added_is_read_by_itself_and_the_row_says_so() {
    let (folder, mut harness) = desk(reader);
    add(&mut harness);
    until(&mut harness, "the words", |app| {
        unread(app) == Some(0) && !app.session.scans.is_reading
    });
    harness.run_steps(4);
    assert!(harness.query_by_label("Read scans by machine").is_none());
    let says = |words: &str| harness.query_all_by_label_contains(words).next().is_some();
    assert!(says("read by machine"));
    let place = ReadingsPlace::Beside(folder.path().join("case.ron"));
    let sha256 = &harness
        .state()
        .session
        .case()
        .documents
        .iter()
        .next_back()
        .unwrap()
        .sha256;
    let kept = files::kept_reading(&place, Kept::Machine, sha256, Learnt::VERSION);
    assert!(kept.is_some(), "kept beside the case");
}

#[test]
fn who_does_not_want_it_reads_them_with_a_button() {
    let (_folder, mut harness) = desk(reader);
    let settings = Change::ReadScans(false);
    harness.state_mut().session.prefer(settings);
    add(&mut harness);
    until(&mut harness, "its pages", |app| unread(app) == Some(2));
    harness.run_steps(4);
    assert!(!harness.state().session.scans.is_reading);
    click(&mut harness, "Read scans by machine");
    until(&mut harness, "the words", |app| unread(app) == Some(0));
}

#[test]
fn where_nothing_reads_them_it_is_said_beside_the_button() {
    let (_folder, mut harness) = desk(nothing);
    add(&mut harness);
    until(&mut harness, "the answer", |app| {
        app.session.scans.missing == Some(Missing::Program)
    });
    harness.run_steps(4);
    harness.get_by_label("tesseract is not installed");
    harness.state_mut().read_scans_with(reader);
    click(&mut harness, "Read scans by machine");
    until(&mut harness, "the words", |app| unread(app) == Some(0));
}
