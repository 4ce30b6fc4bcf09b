//! Pages of documents that take long to draw, or cannot be drawn: the window goes on.

#![expect(clippy::print_stdout, reason = "figures for whoever asks")]

use std::time::Instant;

use super::documents::{add, desk, pick};
use super::*;
use crate::finding::DocumentCode;
use crate::gui::preview::Shown;
use crate::worker::{Patience, Program};

/// A window in which the documents on the desk are added, and whose workers are that shell script.
fn window_of(script: &str, folder: &tempfile::TempDir, case: &Path) -> Harness<'static, App> {
    let program = Program::named("/bin/sh".into(), &["-c", script]);
    let workers = Workers::new(program, 2, Patience::default());
    // Answers are given from the end.
    let answers = ["out.pdf", "Record.pdf", "2023-01-30 Letter.pdf"];
    let answers = answers.map(|name| Chosen::Path(folder.path().join(name)));
    let dialogs = Arc::new(Answers(Mutex::new(answers.to_vec())));
    let unsaved = unsaved_place();
    let world = world(unsaved.with_extension("settings"));
    let begun = begun_with(workers, world, dialogs, unsaved, Some(case));
    let mut harness = with_library(begun);
    at(&mut harness, "Documents");
    add(&mut harness);
    add(&mut harness);
    pick(&mut harness, 1);
    harness
}

/// The longest of so many frames.
fn longest(harness: &mut Harness<'_, App>, frames: usize) -> Duration {
    let frames = (0..frames).map(|_| {
        let begun = Instant::now();
        harness.step();
        begun.elapsed()
    });
    frames.max().unwrap_or_default()
}

/// A debug build on a busy machine takes its time for a frame; what must not be in it is the wait for a
/// worker, which would be five seconds.
const NOT_WAITING: Duration = Duration::from_secs(2);

#[test]
fn no_frame_waits_for_a_worker_and_neither_does_closing() {
    let (folder, case) = desk();
    let mut harness = window_of("exec sleep 5", &folder, &case);
    let small = longest(&mut harness, 30);
    at(&mut harness, "Preview");
    until(&mut harness, "the pages", |app| {
        app.preview.shown_revision() == Some(app.session.revision)
    });
    harness.key_press(egui::Key::End);
    let large = longest(&mut harness, 30);
    let last = harness.state().preview.sheets().len() - 1;
    let shown = harness.state().preview.shown(last, 1.0);
    assert!(matches!(shown, Shown::Coming), "{shown:?}");
    println!("the longest frame took {small:?}, in the preview {large:?}");
    assert!(small.max(large) < NOT_WAITING);
    let begun = Instant::now();
    drop(harness);
    assert!(begun.elapsed() < NOT_WAITING);
}

#[test]
fn an_export_is_cancelled_although_its_worker_sleeps() {
    let (folder, case) = desk();
    let mut harness = window_of("exec sleep 30", &folder, &case);
    click(&mut harness, "Export PDF");
    let cancel = |harness: &Harness<'_, App>| harness.query_by_label("Cancel export").is_some();
    let begun = Instant::now();
    while !cancel(&harness) {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "nothing to cancel"
        );
        harness.step();
    }
    let begun = Instant::now();
    let mut longest = Duration::ZERO;
    click(&mut harness, "Cancel export");
    while cancel(&harness) {
        let frame = Instant::now();
        harness.step();
        longest = longest.max(frame.elapsed());
    }
    let waited = begun.elapsed();
    println!("cancelled after {waited:?}, the longest frame took {longest:?}");
    assert!(
        waited < Duration::from_secs(8),
        "the worker would have slept for 30"
    );
    assert!(longest < NOT_WAITING);
    assert!(!folder.path().join("out.pdf").exists());
}

/// Says that it is ready, and dies of whatever it is asked.
const DIES: &str = r#"printf '\030\000\000\000\000\000\000\000\000\000\000\000{"Ready":{"protocol":7}}'; head -c 1"#;

#[test]
fn a_page_that_cannot_be_drawn_is_a_finding_and_its_document_can_be_removed() {
    let (folder, case) = desk();
    let mut harness = window_of(DIES, &folder, &case);
    until(&mut harness, "the finding", |app| {
        let mut found = app.session.findings();
        found.any(|finding| finding.code == DocumentCode::Unshown)
    });
    let sign = "cannot be shown in full";
    assert!(harness.query_all_by_label_contains(sign).next().is_some());
    at(&mut harness, "Preview");
    until(&mut harness, "the pages", |app| {
        app.preview.shown_revision() == Some(app.session.revision)
    });
    harness.key_press(egui::Key::End);
    until(&mut harness, "the message", |app| {
        let (last, scale) = app
            .preview
            .seen
            .wanted
            .last()
            .map_or((0, 1.0), |wanted| (wanted.sheet, wanted.scale));
        matches!(app.preview.shown(last, scale), Shown::None(_))
    });
    let last = harness.state().preview.sheets().len();
    let name = format!("Page AB {last}");
    let page = harness.get_by_label(&name);
    let said = page.accesskit_node().value().unwrap_or_default();
    assert_eq!(
        said,
        "This page cannot be shown. drawing it broke down; it is in the bundle all the same"
    );
    at(&mut harness, "Documents");
    for _ in 0..2 {
        pick(&mut harness, 1);
        click(&mut harness, "Remove document 1");
    }
    harness.get_by_label("No document has been added.");
    let session = &harness.state().session;
    let mut left = session.findings();
    assert!(!left.any(|finding| finding.code == DocumentCode::Unshown));
}
