//! A disk that takes its time to save and to read: what is done meanwhile is neither lost nor taken to be saved.

use std::sync::mpsc::{Sender, channel};

use super::*;

/// A window on a case whose disk answers nothing until it is told to.
struct Slow {
    _folder: tempfile::TempDir,
    path: PathBuf,
    harness: Harness<'static, App>,
    go_on: Option<Sender<()>>,
}

impl Slow {
    fn new() -> Self {
        let folder = folder();
        let path = sample_in(&folder);
        let harness = window(Vec::new(), Some(&path));
        Slow {
            _folder: folder,
            path,
            harness,
            go_on: None,
        }
    }

    fn stop(&mut self) {
        IS_SLOW.set(true);
        let (go_on, gate) = channel();
        self.go_on = Some(go_on);
        let writer = self.harness.state().session.document.writer();
        writer.put(move || {
            let _told = gate.recv();
        });
    }

    fn go_on(&mut self) {
        self.go_on = None;
        IS_SLOW.set(false);
        self.harness.run_steps(3);
    }

    fn press(&mut self, key: egui::Key) {
        let harness = &mut self.harness;
        harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[key]);
        harness.run_steps(3);
    }

    fn open(&mut self, path: &Path) {
        let open = crate::gui::action::Action::OpenRecent(path.to_owned());
        let context = self.harness.ctx.clone();
        self.harness.state_mut().apply_in_test(open, &context);
        self.harness.run_steps(3);
    }

    fn on_disk(&self) -> case::Case {
        case::text::read(&files::read(&self.path).unwrap()).unwrap()
    }

    fn is_saved(&self) -> bool {
        self.harness.state().session.history.is_saved()
    }

    fn state(&self) -> String {
        self.harness.state().session.state()
    }

    fn tick(&mut self, characteristic: &str) {
        tick(&mut self.harness, characteristic);
    }

    fn ticked(&self) -> case::Case {
        self.harness.state().session.case().clone()
    }
}

#[test]
fn what_is_typed_while_the_case_is_saved_is_not_saved_and_is_kept() {
    let mut slow = Slow::new();
    slow.tick("Deserter");
    let first = slow.ticked();
    slow.stop();
    slow.press(egui::Key::S);
    assert_eq!(slow.state(), "Saving…");
    slow.tick("Draft evader");
    assert_ne!(slow.on_disk(), first);
    slow.go_on();
    assert_eq!(slow.on_disk(), first);
    assert_eq!(slow.state(), "Edited");
    until(&mut slow.harness, "the recovery copy", |app| {
        app.session.is_kept()
    });
    let copy = files::read(&files::recovery_path(&slow.path)).unwrap();
    assert_eq!(case::text::read(&copy).unwrap(), slow.ticked());
    slow.press(egui::Key::Z);
    assert!(slow.is_saved());
}

#[test]
fn a_save_waits_for_the_one_before_it() {
    let mut slow = Slow::new();
    slow.stop();
    for characteristic in ["Deserter", "Draft evader"] {
        slow.tick(characteristic);
        slow.press(egui::Key::S);
    }
    slow.go_on();
    assert_eq!(slow.on_disk(), slow.ticked());
    assert!(slow.is_saved());
}

#[test]
fn the_window_closes_when_the_case_is_saved() {
    let mut slow = Slow::new();
    slow.tick("Deserter");
    slow.stop();
    slow.press(egui::Key::S);
    slow.press(egui::Key::Q);
    assert!(!slow.harness.state().is_leaving());
    assert!(slow.harness.state_mut().question().is_none());
    // Whoever will not wait says so.
    slow.press(egui::Key::Q);
    slow.harness.get_by_label("Save the case first?");
    click(&mut slow.harness, "Answer: Cancel");
    slow.press(egui::Key::Q);
    slow.go_on();
    assert!(slow.harness.state().is_leaving());
    assert_eq!(slow.on_disk(), slow.ticked());
}

#[test]
fn a_window_that_was_changed_while_it_waited_to_close_asks() {
    let mut slow = Slow::new();
    slow.tick("Deserter");
    slow.stop();
    slow.press(egui::Key::S);
    slow.press(egui::Key::Q);
    slow.tick("Draft evader");
    slow.go_on();
    assert!(!slow.harness.state().is_leaving());
    slow.harness.get_by_label("Save the case first?");
}

#[test]
fn the_recovery_copy_goes_when_the_case_is_saved_and_not_before() {
    let mut slow = Slow::new();
    slow.tick("Deserter");
    until(&mut slow.harness, "the recovery copy", |app| {
        app.session.is_kept()
    });
    let copy = files::recovery_path(&slow.path);
    // Nothing can be saved where a folder lies.
    let saved = files::read(&slow.path).unwrap();
    files::remove(&slow.path).unwrap();
    files::disk::create_dir(&slow.path).unwrap();
    slow.press(egui::Key::S);
    assert!(copy.is_file() && !slow.is_saved());
    files::disk::remove_dir(&slow.path).unwrap();
    files::write_atomic(&slow.path, &saved).unwrap();
    slow.stop();
    slow.press(egui::Key::S);
    assert!(copy.is_file(), "nothing is saved yet");
    slow.go_on();
    assert!(!copy.exists() && slow.is_saved());
}

#[test]
fn a_window_that_is_taken_away_waits_for_the_save() {
    let mut slow = Slow::new();
    slow.tick("Deserter");
    let first = slow.ticked();
    slow.stop();
    slow.press(egui::Key::S);
    slow.tick("Draft evader");
    let go_on = slow.go_on.take().unwrap();
    let later = std::thread::Builder::new().name("slow disk".to_owned());
    let later = later.spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        drop(go_on);
    });
    slow.harness.state_mut().leave();
    assert_eq!(slow.on_disk(), first);
    later.unwrap().join().unwrap();
}

#[test]
fn a_case_that_is_opened_waits_for_what_is_written_and_for_what_is_done_meanwhile() {
    let mut slow = Slow::new();
    let other = slow.path.with_file_name("other.ron");
    let text = case::text::write(&case::specimen::case(1, 1)).unwrap();
    files::write_atomic(&other, text.as_bytes()).unwrap();
    slow.stop();
    slow.open(&other);
    assert_eq!(slow.state(), "Opening…");
    slow.tick("Deserter");
    let begun = slow.ticked();
    slow.go_on();
    slow.harness.get_by_label("Save the case first?");
    assert_eq!(slow.ticked(), begun);
    click(&mut slow.harness, "Answer: Save");
    assert_eq!(slow.on_disk(), begun);
    assert_eq!(
        slow.harness.state().session.document.path(),
        Some(other.as_path())
    );
    assert!(!files::hold_path(&slow.path).exists() && files::hold_path(&other).exists());
}

#[test]
fn of_two_cases_the_one_that_was_asked_for_last_is_opened() {
    let mut slow = Slow::new();
    let paths = ["one.ron", "two.ron"].map(|name| slow.path.with_file_name(name));
    slow.stop();
    for path in &paths {
        let text = case::text::write(&case::specimen::case(1, 1)).unwrap();
        files::write_atomic(path, text.as_bytes()).unwrap();
        slow.open(path);
    }
    slow.go_on();
    assert_eq!(
        slow.harness.state().session.document.path(),
        Some(paths[1].as_path())
    );
    slow.harness.run_steps(2);
    assert!(!files::hold_path(&paths[0]).exists());
}

#[test]
fn a_copy_that_was_still_to_be_written_when_the_changes_were_given_up_is_not_there_afterwards() {
    let mut slow = Slow::new();
    slow.tick("Deserter");
    slow.stop();
    let is_due = |app: &App| app.session.is_keeping();
    until(&mut slow.harness, "the copy that waits", is_due);
    menu(&mut slow.harness, "New");
    click(&mut slow.harness, "Answer: Don’t save");
    slow.go_on();
    assert!(!files::recovery_path(&slow.path).exists());
    assert!(!files::hold_path(&slow.path).exists());
}
