//! Pages of documents that take long to draw, or cannot be drawn: the window goes on.

use std::time::Instant;

use super::documents::{add, desk, pick};
use super::*;
use crate::gui::preview::Shown;
use crate::worker::{Patience, Program};

/// A window in which the documents on the desk are added, and whose workers are that shell script.
fn window_of(script: &str, folder: &tempfile::TempDir, case: &Path) -> Harness<'static, App> {
    let program = Program::named("/bin/sh".into(), &["-c", script]);
    let workers = Workers::new(program, 2, Patience::default());
    // Answers are given from the end.
    let answers = ["Record.pdf", "2023-01-30 Letter.pdf"];
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

#[expect(clippy::print_stdout, reason = "a figure for whoever asks")]
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
