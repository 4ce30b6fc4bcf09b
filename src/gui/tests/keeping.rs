//! Nothing that a person did is lost: the ways in which it could be, each tried.

use std::sync::mpsc::{Receiver, Sender, channel};

use super::*;

/// A dialog that stays open until the test answers it.
struct Open(Mutex<Receiver<Chosen>>);

impl Dialogs for Open {
    fn ask(&self, _purpose: &Purpose) -> Chosen {
        let answer = self.0.lock().unwrap().recv();
        answer.unwrap_or(Chosen::Cancelled)
    }
}

fn window_with_open_dialog() -> (Harness<'static, App>, Sender<Chosen>) {
    let (answer, receiver) = channel();
    let dialogs = Arc::new(Open(Mutex::new(receiver)));
    (window_with(dialogs, unsaved_place(), None), answer)
}

fn until_asked(harness: &mut Harness<'_, App>, title: &str) {
    for _ in 0..200 {
        harness.run_steps(2);
        if harness.query_by_label(title).is_some() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("“{title}” was not asked");
}

fn nationality(harness: &Harness<'_, App>) -> Option<String> {
    let case = harness.state().session.case();
    case.claimant.nationality.clone()
}

fn precious(folder: &tempfile::TempDir, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    files::write_atomic(&path, b"precious").unwrap();
    path
}

#[test]
fn changes_made_while_the_file_window_was_open_are_asked_about() {
    let folder = folder();
    let (mut harness, answer) = window_with_open_dialog();
    menu(&mut harness, "Open");
    russian(&mut harness);
    answer.send(Chosen::Path(sample_in(&folder))).unwrap();
    until_asked(&mut harness, "Save the case first?");
    assert_eq!(harness.state().session.case().entries().count(), 0);
    click(&mut harness, "Answer: Don’t save");
    assert!(harness.state().session.case().entries().count() > 0);
}

#[test]
fn only_one_file_window_is_open_at_a_time_and_it_can_be_passed_by() {
    let folder = folder();
    let path = folder.path().join("typed.ron");
    let (mut harness, answer) = window_with_open_dialog();
    russian(&mut harness);
    menu(&mut harness, "Save");
    menu(&mut harness, "Open");
    assert_eq!(harness.state().session.notices.len(), 1);
    click(&mut harness, "Type the path instead");
    fill(&mut harness, "Path", &path.display().to_string());
    // The dialog that nobody waits for is answered after all: nothing may come of it.
    let late = folder.path().join("late.ron");
    answer.send(Chosen::Path(late.clone())).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    harness.run_steps(3);
    click(&mut harness, "OK");
    assert!(path.exists());
    assert!(!late.exists());
}

#[test]
fn a_typed_path_replaces_no_file_unasked() {
    let folder = folder();
    let path = precious(&folder, "there.ron");
    let mut harness = window(vec![Chosen::NoDialog], None);
    russian(&mut harness);
    menu(&mut harness, "Save as");
    until_asked(&mut harness, "Save the case");
    fill(&mut harness, "Path", &path.display().to_string());
    harness.key_press(egui::Key::Enter);
    until_asked(&mut harness, "Replace the file?");
    assert_eq!(files::read(&path).unwrap(), b"precious");
    click(&mut harness, "Answer: Replace it");
    assert_ne!(files::read(&path).unwrap(), b"precious");
}

#[test]
fn a_name_that_was_completed_replaces_no_file_unasked() {
    let folder = folder();
    let path = precious(&folder, "bare.ron");
    let mut harness = window(vec![Chosen::Path(folder.path().join("bare"))], None);
    russian(&mut harness);
    menu(&mut harness, "Save as");
    until_asked(&mut harness, "Replace the file?");
    click(&mut harness, "Answer: Cancel");
    assert_eq!(files::read(&path).unwrap(), b"precious");
    assert!(!harness.state().session.history.is_saved());
}

#[test]
fn a_bundle_never_takes_the_place_of_its_case() {
    let folder = folder();
    let path = sample_in(&folder);
    let before = files::read(&path).unwrap();
    let mut harness = window(vec![Chosen::Path(path.clone())], Some(&path));
    click(&mut harness, "Export PDF");
    until(&mut harness, "the notice", |app| {
        !app.session.notices.is_empty()
    });
    assert_eq!(files::read(&path).unwrap(), before);
    assert!(folder.path().join("case.ron.pdf").exists());
}

#[test]
fn a_case_without_a_name_is_saved_before_the_next_and_only_then_left() {
    let folder = folder();
    let path = folder.path().join("first.ron");
    let mut harness = window(vec![Chosen::Path(path.clone())], None);
    russian(&mut harness);
    menu(&mut harness, "New");
    click(&mut harness, "Answer: Save");
    until(&mut harness, "the new case", |app| {
        app.session.case().claimant.nationality.is_none()
    });
    let kept = case::text::read(&files::read(&path).unwrap()).unwrap();
    assert_eq!(kept.claimant.nationality.as_deref(), Some("RUS"));
}

#[test]
fn cancelling_the_file_window_leaves_everything_as_it_was() {
    let mut harness = window(vec![Chosen::Cancelled, Chosen::Cancelled], None);
    russian(&mut harness);
    menu(&mut harness, "New");
    click(&mut harness, "Answer: Save");
    std::thread::sleep(Duration::from_millis(100));
    harness.run_steps(3);
    menu(&mut harness, "Open");
    std::thread::sleep(Duration::from_millis(100));
    harness.run_steps(3);
    assert_eq!(nationality(&harness).as_deref(), Some("RUS"));
    assert!(!harness.state().session.history.is_saved());
}

#[test]
fn kept_changes_can_be_taken_or_thrown_away_but_not_forgotten() {
    let folder = folder();
    let path = sample_in(&folder);
    let kept = case::Case::new(crate::profile::DEFAULT);
    let text = case::text::write(&kept).unwrap();
    files::write_atomic(&files::recovery_path(&path), text.as_bytes()).unwrap();
    let mut harness = window(Vec::new(), Some(&path));
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    harness.get_by_label("Take up where you left off?");
    click(&mut harness, "Answer: Take the kept changes");
    assert_eq!(harness.state().session.case().entries().count(), 0);
}

#[test]
fn an_unnamed_case_of_an_earlier_window_waits_until_there_is_room_for_it() {
    let folder = folder();
    let unsaved = folder.path().join("unsaved.ron");
    let kept = case::specimen::case(1, 1);
    let text = case::text::write(&kept).unwrap();
    files::write_atomic(&unsaved, text.as_bytes()).unwrap();
    let dialogs = Arc::new(Answers::default());
    let path = sample_in(&folder);
    let mut harness = window_with(dialogs, unsaved.clone(), Some(&path));
    assert!(unsaved.exists());
    menu(&mut harness, "New");
    harness.get_by_label("Take up where you left off?");
    click(&mut harness, "Answer: Take the kept changes");
    assert_eq!(*harness.state().session.case(), kept);
}

#[test]
fn saving_often_does_not_fill_the_window_with_notices() {
    let folder = folder();
    let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
    for _ in 0..3 {
        menu(&mut harness, "Save");
    }
    assert_eq!(harness.state().session.notices.len(), 1);
}

#[test]
fn kept_changes_that_cannot_be_read_are_put_aside_and_named() {
    let folder = folder();
    let path = sample_in(&folder);
    let kept = files::recovery_path(&path);
    files::write_atomic(&kept, b"(version: 99, case: ())").unwrap();
    let harness = window(Vec::new(), Some(&path));
    assert!(!kept.exists());
    let notice = &harness.state().session.notices[0].text;
    assert!(notice.contains(".case.ron.recovery.1"), "{notice}");
}
