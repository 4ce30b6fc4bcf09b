//! Scans read by machine at the window: by themselves, or when a person asks for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::documents::add;
use super::*;
use crate::case::{Edit, ExhibitChange};
use crate::files::{Kept, ReadingsPlace};
use crate::gui::job::FindEngine;
use crate::gui::settings::Change;
use crate::ocr::{Engine, EngineChoice, Grey, Missing, NotRead, Seen, Wanted, language};
use crate::preflight::Learnt;
use crate::worker::scans_specimen::{Reader, scan};

fn reader(_: &Wanted, _: EngineChoice) -> Result<Arc<dyn Engine>, Missing> {
    Ok(Arc::new(Reader {
        name: "reader 1 eng",
        ..Reader::default()
    }))
}

fn nothing(_: &Wanted, _: EngineChoice) -> Result<Arc<dyn Engine>, Missing> {
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

/// How often it was asked to read a page, and fails.
static FAILS: AtomicUsize = AtomicUsize::new(0);

struct Failing;

impl Engine for Failing {
    fn name(&self) -> &'static str {
        "failing eng"
    }

    fn languages(&self) -> &'static str {
        "nothing"
    }

    fn read(&self, _: &Grey, _: &dyn Fn() -> bool) -> Result<Seen, NotRead> {
        FAILS.fetch_add(1, Ordering::Relaxed);
        Err(NotRead::Failed {
            program: "tesseract",
            why: "crashed (signal 11)".to_owned(),
        })
    }
}

fn failing(_: &Wanted, _: EngineChoice) -> Result<Arc<dyn Engine>, Missing> {
    Ok(Arc::new(Failing))
}

#[test]
fn what_fails_is_said_with_its_pages_and_not_tried_over_and_over() {
    let (_folder, mut harness) = desk(failing);
    add(&mut harness);
    until(&mut harness, "the end", |app| {
        FAILS.load(Ordering::Relaxed) >= 2 && !app.session.scans.is_reading
    });
    for _ in 0..40 {
        harness.run_steps(4);
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(FAILS.load(Ordering::Relaxed), 2);
    let says = |words: &str| harness.query_all_by_label_contains(words).next().is_some();
    assert!(says("could not be read by machine"));
    assert!(says("tesseract crashed (signal 11)"));
}

/// Reads what is said to be in Arabic, and nothing else.
fn arabic(wanted: &Wanted, _: EngineChoice) -> Result<Arc<dyn Engine>, Missing> {
    let arabic = language("ara").unwrap();
    match wanted.is_said && wanted.languages.contains(&arabic) {
        true => reader(wanted, EngineChoice::Auto),
        false => Err(Missing::Language(vec![arabic])),
    }
}

#[test]
fn a_document_is_read_again_when_a_person_says_its_language_or_chooses_a_reader() {
    let (_folder, mut harness) = desk(arabic);
    add(&mut harness);
    until(&mut harness, "the answer", |app| {
        app.session.scans.missing.is_some()
    });
    harness.run_steps(4);
    harness.get_by_label("a language is not installed");
    let exhibit = harness.state().session.case().exhibits.last().unwrap();
    let edit = Edit::ChangeExhibit {
        number: exhibit.number,
        change: ExhibitChange::Language("Arabic".to_owned()),
    };
    harness.state_mut().session.edit(edit, 0.0);
    until(&mut harness, "the words", |app| unread(app) == Some(0));
    assert_eq!(harness.state().session.scans.missing, None);
    fn other(_: &Wanted, choice: EngineChoice) -> Result<Arc<dyn Engine>, Missing> {
        assert_eq!(choice, EngineChoice::BuiltIn);
        Err(Missing::BuiltIn)
    }
    harness.state_mut().read_scans_with(other);
    let change = Change::ScanReader(EngineChoice::BuiltIn);
    harness.state_mut().session.prefer(change);
    until(&mut harness, "the other", |app| {
        app.session.scans.missing == Some(Missing::BuiltIn)
    });
}
