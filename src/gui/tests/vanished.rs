//! The folder, the file or the lock of the open case is not there any more: what is said, and that it heals.

use crate::files::disk as fs;

use super::*;

/// A case in a folder of its own, open in a window.
fn open_case() -> (tempfile::TempDir, PathBuf, Harness<'static, App>) {
    let drive = folder();
    let path = drive.path().join("Drive E").join("case.ron");
    fs::create_dir(path.parent().unwrap()).unwrap();
    let sample = files::read(Path::new("assets/sample-case.ron")).unwrap();
    files::write_atomic(&path, &sample).unwrap();
    let harness = window(Vec::new(), Some(&path));
    (drive, path, harness)
}

fn problem(harness: &mut Harness<'_, App>) -> String {
    until(harness, "the problem", |app| {
        !app.session.notices.is_empty()
    });
    harness.state().session.notices.all().join("\n")
}

fn until_well(harness: &mut Harness<'_, App>) {
    use crate::gui::session::About;
    until(harness, "the end of the problem", |app| {
        let notices = &app.session.notices;
        !notices.has(About::Place) && !notices.has(About::Saving)
    });
}

#[test]
fn a_folder_that_is_away_for_a_while_is_nobody_taking_the_case_over() {
    let (drive, path, mut harness) = open_case();
    let (here, away) = (path.parent().unwrap(), drive.path().join("away"));
    fs::rename(here, &away).unwrap();
    let said = problem(&mut harness);
    assert!(said.contains("The folder “Drive E”, in which case.ron lies, is no longer there"));
    assert!(!said.contains("taken over"), "{said}");
    let told = &harness.state().session.notices.problems[0];
    let safe = told.safe.as_deref().unwrap_or_default();
    assert!(safe.contains("a recovery copy of changes is kept on this machine"));
    let offered = told.offers.iter().map(|offer| offer.label);
    assert_eq!(offered.collect::<Vec<_>>(), ["Save as…"]);
    fs::rename(&away, here).unwrap();
    until_well(&mut harness);
    let lately = &harness.state().session.notices.lately;
    assert_eq!(lately, &["case.ron is there again, as it was."]);
}

#[test]
fn a_change_without_a_folder_for_it_is_kept_on_this_machine_and_saved_when_the_folder_is_back() {
    let (drive, path, mut harness) = open_case();
    let (here, away) = (path.parent().unwrap(), drive.path().join("away"));
    fs::rename(here, &away).unwrap();
    problem(&mut harness);
    tick(&mut harness, "Deserter");
    until(&mut harness, "the recovery copy", |app| {
        app.session.is_kept()
    });
    assert!(!here.exists(), "a drive may come back there");
    let kept = |harness: &Harness<'_, App>| {
        let kept = harness
            .state()
            .session
            .document
            .keep_recovery(harness.state().session.case());
        matches!(kept, Ok(crate::gui::document::Kept::Elsewhere(_)))
    };
    assert!(kept(&harness));
    menu(&mut harness, "Save");
    let said = harness.state().session.notices.all().join("\n");
    assert!(said.contains("Not saved: "), "{said}");
    fs::rename(&away, here).unwrap();
    until(&mut harness, "the folder", |app| {
        !app.session
            .notices
            .all()
            .concat()
            .contains("no longer there")
    });
    menu(&mut harness, "Save");
    until_well(&mut harness);
    let saved = case::text::read(&files::read(&path).unwrap()).unwrap();
    assert_eq!(&saved, harness.state().session.case());
}

#[test]
fn a_deleted_folder_leaves_save_as() {
    let (drive, path, mut harness) = open_case();
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
    assert!(problem(&mut harness).contains("The folder “Drive E”"));
    let other = drive.path().join("other.ron");
    let session = &mut harness.state_mut().session;
    let case = session.case().clone();
    session.document.save(&other, &case, false).unwrap();
    assert!(files::hold_path(&other).is_file());
    assert_eq!(
        case::text::read(&files::read(&other).unwrap()).unwrap(),
        case
    );
}

#[test]
fn a_case_file_that_is_gone_is_brought_back_by_saving() {
    let (_drive, path, mut harness) = open_case();
    fs::remove_file(&path).unwrap();
    assert!(problem(&mut harness).contains("case.ron is no longer in its folder"));
    menu(&mut harness, "Save");
    until_well(&mut harness);
    assert!(path.is_file());
}

#[test]
fn a_case_file_that_cannot_be_read_is_said_to_be_so() {
    let (_drive, path, mut harness) = open_case();
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(problem(&mut harness).contains("case.ron cannot be reached any more"));
}

#[test]
fn a_lock_that_somebody_cleared_away_is_made_again_without_a_word() {
    let (_drive, path, mut harness) = open_case();
    let lock = files::hold_path(&path);
    let before = files::read(&lock).unwrap();
    fs::remove_file(&lock).unwrap();
    until(&mut harness, "the lock", |_| lock.is_file());
    assert_eq!(files::read(&lock).unwrap(), before);
    assert!(harness.state().session.notices.is_empty());
    drop(harness);
    assert!(!lock.exists(), "it goes with the window");
}

#[test]
fn a_lock_of_somebody_else_is_said_with_their_name_and_keeps_them_from_being_overwritten() {
    let (_drive, path, mut harness) = open_case();
    let (lock, before) = (files::hold_path(&path), files::read(&path).unwrap());
    let ours = files::read(&lock).unwrap();
    files::write_atomic(&lock, b"9999\neve on desk 9\n5-5-5\n").unwrap();
    assert!(problem(&mut harness).contains("eve on desk 9 has taken over case.ron"));
    tick(&mut harness, "Deserter");
    menu(&mut harness, "Save");
    let said = harness.state().session.notices.all().join("\n");
    assert!(
        said.contains("open in another window, of eve on desk 9"),
        "{said}"
    );
    assert_eq!(files::read(&path).unwrap(), before);
    // Their recovery copy is not ours to write.
    let session = &harness.state().session;
    session.document.keep_recovery(session.case()).unwrap();
    assert!(!files::recovery_path(&path).exists());
    files::write_atomic(&lock, &ours).unwrap();
    until(&mut harness, "the lock", |app| {
        !app.session
            .notices
            .all()
            .concat()
            .contains("has taken over")
    });
}

#[test]
fn a_lock_that_cannot_be_read_is_not_somebodys() {
    let (_drive, path, mut harness) = open_case();
    let lock = files::hold_path(&path);
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    let said = problem(&mut harness);
    assert!(said.contains("its lock file cannot be read"), "{said}");
    assert!(!said.contains("taken over"), "{said}");
}

#[test]
fn a_recovery_copy_that_cannot_lie_beside_the_case_lies_on_this_machine() {
    let (_drive, path, mut harness) = open_case();
    fs::create_dir(files::recovery_path(&path)).unwrap();
    tick(&mut harness, "Deserter");
    let said = problem(&mut harness);
    assert!(
        said.contains("Beside case.ron nothing can be written now"),
        "{said}"
    );
    assert!(harness.state().session.is_kept());
}
