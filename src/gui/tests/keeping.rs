//! Nothing that a person did is lost: the ways in which it could be, each tried.

use std::sync::mpsc::{Receiver, Sender, channel};

use super::*;

/// A dialog that stays open until the test answers it.
struct Open(Mutex<Receiver<Chosen>>);

impl Dialogs for Open {
    fn ask(&self, _purpose: &Purpose, _folder: Option<&Path>) -> Chosen {
        let answer = self.0.lock().unwrap().recv();
        answer.unwrap_or(Chosen::Cancelled)
    }
}

fn window_with_open_dialog() -> (Harness<'static, App>, Sender<Chosen>) {
    let (answer, receiver) = channel();
    let dialogs = Arc::new(Open(Mutex::new(receiver)));
    (window_with(dialogs, unsaved_place(), None), answer)
}

pub(super) fn until_asked(harness: &mut Harness<'_, App>, title: &str) {
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
fn an_unnamed_case_of_an_earlier_window_waits_until_there_is_room_for_it() {
    let folder = folder();
    let unsaved = folder.path().join("unsaved-case.ron");
    let kept = case::specimen::case(1, 1);
    let text = case::text::write(&kept).unwrap();
    files::write_atomic(&unsaved, text.as_bytes()).unwrap();
    let dialogs = Arc::new(Answers::default());
    let path = sample_in(&folder);
    let mut harness = window_with(dialogs, folder.path().to_owned(), Some(&path));
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
    assert!(harness.state().session.notices.is_empty());
    let said = harness.query_all_by_label_contains("Saved").count();
    assert!(said > 0, "it is said beside the name of the case");
}

#[test]
fn kept_changes_that_cannot_be_read_are_put_aside_and_named() {
    let folder = folder();
    let path = sample_in(&folder);
    let kept = files::recovery_path(&path);
    files::write_atomic(&kept, b"(version: 99, case: ())").unwrap();
    let harness = window(Vec::new(), Some(&path));
    assert!(!kept.exists());
    let notice = &harness.state().session.notices.all()[0];
    assert!(notice.contains(".case.ron.recovery.1"), "{notice}");
}

/// Two windows of one desk: both know of each other by the folder of unsaved cases.
fn another_window(state: &tempfile::TempDir, case: Option<&Path>) -> Harness<'static, App> {
    window_with(Arc::new(Answers::default()), state.path().to_owned(), case)
}

#[test]
fn a_case_that_is_open_elsewhere_is_looked_at_read_only() {
    let (state, folder) = (super::folder(), super::folder());
    let path = sample_in(&folder);
    let first = another_window(&state, Some(&path));
    let mut second = another_window(&state, Some(&path));
    second.get_by_label("The case is open elsewhere");
    second.get_by_label_contains("ann on desk 4 has had case.ron open since");
    assert!(second.query_by_label("Answer: Take it over").is_none());
    click(&mut second, "Answer: Open it read-only");
    assert!(second.state().session.document.is_read_only());
    assert!(second.state().session.case().entries().count() > 0);
    // Saving asks for another name, and that of the open case is refused.
    let before = files::read(&path).unwrap();
    at(&mut second, "Arrange");
    click(&mut second, "Remove CS 1");
    assert!(!files::recovery_path(&path).exists());
    menu(&mut second, "Save");
    std::thread::sleep(Duration::from_millis(60));
    second.run_steps(3);
    assert_eq!(files::read(&path).unwrap(), before);
    drop((first, second));
    let third = another_window(&state, Some(&path));
    assert!(third.query_by_label("The case is open elsewhere").is_none());
}

#[test]
fn a_copy_of_a_case_that_is_open_elsewhere_lies_nowhere_yet() {
    let (state, folder) = (super::folder(), super::folder());
    let path = sample_in(&folder);
    let _first = another_window(&state, Some(&path));
    let mut second = another_window(&state, Some(&path));
    click(&mut second, "Answer: Work on a copy");
    let session = &second.state().session;
    assert_eq!(session.document.name(), "Copy of case.ron");
    assert_eq!(session.document.folder(), folder.path());
    assert!(!session.history.is_saved());
}

#[test]
fn a_case_is_not_saved_over_one_that_is_open_elsewhere() {
    let (state, folder) = (super::folder(), super::folder());
    let path = sample_in(&folder);
    let before = files::read(&path).unwrap();
    let _first = another_window(&state, Some(&path));
    let dialogs = Arc::new(Answers(Mutex::new(vec![Chosen::Path(path.clone())])));
    let mut second = window_with(dialogs, state.path().to_owned(), None);
    russian(&mut second);
    menu(&mut second, "Save as");
    until(&mut second, "the refusal", |app| {
        !app.session.notices.is_empty()
    });
    let notice = &second.state().session.notices.all()[0];
    assert!(notice.contains("open in another window"), "{notice:?}");
    assert_eq!(files::read(&path).unwrap(), before);
}

#[test]
fn a_lock_of_another_machine_is_taken_over_only_by_a_persons_word() {
    let folder = folder();
    let path = sample_in(&folder);
    let lock = files::hold_path(&path);
    files::write_atomic(&lock, b"999\neve on desk 9\n5-5-5\n").unwrap();
    let mut harness = window(Vec::new(), Some(&path));
    click(&mut harness, "Answer: Take it over");
    let document = &harness.state().session.document;
    assert_eq!(document.path(), Some(path.as_path()));
    assert!(!document.is_read_only());
    let now = files::read(&lock).unwrap();
    assert!(String::from_utf8_lossy(&now).contains("ann on desk 4"));
    // And whoever loses it so is told.
    files::write_atomic(&lock, b"9999\neve on desk 9\n5-5-5\n").unwrap();
    until(&mut harness, "the notice", |app| {
        !app.session.notices.is_empty()
    });
    harness.get_by_label_contains("eve on desk 9 has taken over case.ron");
}

#[test]
fn a_change_on_disk_is_told_while_the_case_is_open() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    let theirs = [b"// changed\n".as_slice(), &files::read(&path).unwrap()].concat();
    files::write_atomic(&path, &theirs).unwrap();
    until(&mut harness, "the notice", |app| {
        !app.session.notices.is_empty()
    });
    harness.get_by_label_contains("was changed by somebody else while it is open here");
    click(&mut harness, "1 problem");
    click(&mut harness, "Copy problem 1");
    click(&mut harness, "Dismiss problem 1");
    assert!(harness.state().session.notices.is_empty());
}

#[test]
fn two_windows_without_a_name_keep_their_copies_apart() {
    let state = super::folder();
    let mut first = another_window(&state, None);
    let mut second = another_window(&state, None);
    for window in [&mut first, &mut second] {
        russian(window);
        until(window, "the recovery copy", |app| app.session.is_kept());
    }
    // The first still runs, so its copy is not offered.
    let third = another_window(&state, None);
    assert!(
        third
            .query_by_label("Take up where you left off?")
            .is_none()
    );
    drop((first, second, third));
    let mut fourth = another_window(&state, None);
    click(&mut fourth, "Answer: Throw them away");
    fourth.get_by_label("Take up where you left off?");
    click(&mut fourth, "Answer: Decide later");
    menu(&mut fourth, "New");
    click(&mut fourth, "Answer: Take the kept changes");
    assert_eq!(nationality(&fourth).as_deref(), Some("RUS"));
    assert!(!fourth.state().session.history.is_saved());
}

#[test]
fn a_case_whose_window_died_is_opened_and_asked_about_at_the_next_start() {
    let (state, folder) = (super::folder(), super::folder());
    let path = sample_in(&folder);
    let kept = case::text::write(&case::Case::new(crate::profile::DEFAULT)).unwrap();
    files::write_atomic(&files::recovery_path(&path), kept.as_bytes()).unwrap();
    files::write_atomic(&state.path().join("unsaved-6-1-0.running"), b"").unwrap();
    files::write_atomic(&files::hold_path(&path), b"6\nann on desk 4\n6-1-0\n").unwrap();
    let settings = state.path().join("settings.ron");
    let text = format!("(version: 2, recent: [{path:?}])");
    files::write_atomic(&settings, text.as_bytes()).unwrap();
    let dialogs = Arc::new(Answers::default());
    let mut harness = window_in(world(settings), dialogs, state.path().to_owned(), None);
    until_asked(&mut harness, "Take up where you left off?");
    assert_eq!(
        harness.state().session.document.path(),
        Some(path.as_path())
    );
    click(&mut harness, "Answer: Take the kept changes");
    assert_eq!(harness.state().session.case().entries().count(), 0);
}

#[test]
fn reading_documents_can_be_stopped_and_gone_on_with() {
    let mut harness = window(Vec::new(), None);
    let app = harness.state_mut();
    app.session.is_reading_stopped = true;
    let new = case::NewExhibit {
        file: case::DocumentFile {
            path: "nowhere.pdf".to_owned(),
            sha256: String::new(),
            pages: None,
        },
        title: "A report".to_owned(),
        date: None,
        section: None,
        pages: None,
        title_page: false,
    };
    app.session.edit(case::Edit::AddExhibit(Box::new(new)), 0.0);
    harness.run_steps(3);
    assert_eq!(harness.state().session.unexamined().count(), 1);
    click(&mut harness, "Go on reading documents");
    until(&mut harness, "the reading", |app| {
        app.session.unexamined().next().is_none()
    });
}

#[test]
fn what_was_given_up_when_quitting_is_not_kept() {
    let folder = folder();
    let unsaved = folder.path().join("unsaved");
    let mut harness = window_with(Arc::new(Answers::default()), unsaved.clone(), None);
    let typed = case::Edit::SetHeading {
        field: case::HeadingField::Reference,
        text: "PA/1".to_owned(),
    };
    // Typed just now: no copy of it is due yet.
    harness.state_mut().session.edit(typed, 1e9);
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[egui::Key::Q]);
    harness.run_steps(3);
    click(&mut harness, "Answer: Don’t save");
    harness.run_steps(3);
    let entries = unsaved.read_dir().unwrap();
    let names = entries.map(|entry| entry.unwrap().path());
    let copies = names.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
    assert_eq!(copies.count(), 0);
}
