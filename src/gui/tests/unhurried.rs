//! No frame waits for a disk, which may take seconds to answer: whatever is done at the window, the thread
//! that paints it asks the disk for nothing.

use super::*;

/// What the windows of this test have asked of the disk while they painted, since it was last looked.
fn asked() -> Vec<PathBuf> {
    let mut asked = ASKED.take();
    asked.dedup();
    asked
}

#[track_caller]
fn assert_unhurried(doing: &str) {
    assert_eq!(asked(), Vec::<PathBuf>::new(), "while {doing}");
}

#[test]
fn while_recovery_copies_are_kept_and_removed() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    asked();
    tick(&mut harness, "Deserter");
    until(&mut harness, "the recovery copy", |app| {
        app.session.is_kept()
    });
    assert!(files::recovery_path(&path).is_file());
    assert_unhurried("a copy was kept beside the case");
    harness.state_mut().session.give_up();
    harness.run_steps(2);
    assert!(!files::recovery_path(&path).exists());
    assert_unhurried("the copy was given up");
    drop(harness);
    let mut harness = window(Vec::new(), None);
    asked();
    russian(&mut harness);
    until(&mut harness, "the recovery copy", |app| {
        app.session.is_kept()
    });
    assert_unhurried("a copy of a case without a name was kept");
}

#[test]
fn while_the_form_of_a_source_is_kept() {
    use super::form_recovery::window_at;
    use super::own_packs::{Office, look_at};
    let office = Office::new();
    let mut harness = window_at(&office);
    click(&mut harness, "Library");
    look_at(&mut harness, "ours-2026");
    click(&mut harness, "Edit or retire");
    asked();
    fill(&mut harness, "Title, source", "Half a note");
    until(&mut harness, "the copy", |app| app.keeper.is_kept());
    assert_unhurried("a source was typed");
    click(&mut harness, "Cancel editing");
    click(&mut harness, "Answer: Lose the changes");
    harness.run_steps(3);
    assert_unhurried("a source was given up");
}

#[test]
fn while_a_case_is_saved() {
    let (folder, answers) = (folder(), Mutex::default());
    let (path, other) = (sample_in(&folder), folder.path().join("other.ron"));
    let dialogs = Arc::new(Answers(answers));
    let mut harness = window_with(Arc::clone(&dialogs) as _, unsaved_place(), Some(&path));
    asked();
    for (name, doing) in [("Save", "saved"), ("Save as", "saved elsewhere")] {
        tick(&mut harness, "Deserter");
        dialogs.0.lock().unwrap().push(Chosen::Path(other.clone()));
        menu(&mut harness, name);
        until(&mut harness, "the save", |app| {
            app.session.history.is_saved()
        });
        // How the path of a dialog is looked at comes later.
        if name == "Save" {
            assert_unhurried(doing);
        }
        asked();
    }
    assert_eq!(
        harness.state().session.document.path(),
        Some(other.as_path())
    );
    let theirs = [b"// changed\n".as_slice(), &files::read(&other).unwrap()].concat();
    files::write_atomic(&other, &theirs).unwrap();
    asked();
    tick(&mut harness, "Deserter");
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[egui::Key::S]);
    harness.run_steps(3);
    harness.get_by_label("The file was changed by somebody else");
    click(&mut harness, "Answer: Replace it");
    assert_ne!(files::read(&other).unwrap(), theirs);
}
