//! What is done most at a window, for the one thing that `frame` looks at in every test: that no frame asks the
//! disk for anything.

use super::keeping::until_asked;
use super::own_packs::{Office, look_at};
use super::*;
use crate::gui::action::Action;

fn until_kept(harness: &mut Harness<'_, App>) {
    until(harness, "the recovery copy", |app| app.session.is_kept());
}

fn act(harness: &mut Harness<'_, App>, action: Action) {
    let context = harness.ctx.clone();
    harness.state_mut().apply_in_test(action, &context);
    harness.run_steps(3);
}

#[test]
fn a_frame_that_asks_the_disk_is_seen() {
    let path = folder().path().join("case.ron");
    let ((), asked) = while_painting(|| {
        assert!(files::read(&path).is_err());
    });
    assert_eq!(asked, [path]);
}

#[test]
fn recovery_copies_are_kept_and_removed() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    tick(&mut harness, "Deserter");
    until_kept(&mut harness);
    assert!(files::recovery_path(&path).is_file());
    menu(&mut harness, "New");
    click(&mut harness, "Answer: Don’t save");
    assert!(!files::recovery_path(&path).exists());
    russian(&mut harness);
    until_kept(&mut harness);
}

#[test]
fn a_source_is_typed_kept_and_given_up() {
    let office = Office::new();
    super::form_recovery::dies_typing(&office, "Half a note");
    let mut harness = super::form_recovery::window_at(&office);
    click(&mut harness, "Answer: Take the kept source");
    fill(&mut harness, "Title, source", "More than half");
    until(&mut harness, "the copy", |app| app.keeper.is_kept());
    click(&mut harness, "Cancel editing");
    click(&mut harness, "Answer: Lose the changes");
    assert!(harness.state().keeper.packs.draft.is_none());
    look_at(&mut harness, "ours-2026");
}

#[test]
fn a_case_is_saved_here_and_elsewhere_and_over_anothers_changes() {
    let folder = folder();
    let (path, other) = (sample_in(&folder), folder.path().join("other.ron"));
    files::write_atomic(&other, b"precious").unwrap();
    let mut harness = window(vec![Chosen::NoDialog], Some(&path));
    tick(&mut harness, "Deserter");
    menu(&mut harness, "Save");
    assert!(harness.state().session.history.is_saved());
    menu(&mut harness, "Save as");
    until_asked(&mut harness, "Save the case");
    fill(&mut harness, "Path", &other.display().to_string());
    click(&mut harness, "OK");
    click(&mut harness, "Answer: Replace it");
    let open = harness.state().session.document.path();
    assert_eq!(open, Some(other.as_path()));
    let saved = files::read(&other).unwrap();
    let theirs = [b"// changed\n".as_slice(), &saved].concat();
    files::write_atomic(&other, &theirs).unwrap();
    until(&mut harness, "the notice", |app| {
        !app.session.notices.is_empty()
    });
    menu(&mut harness, "Save");
    click(&mut harness, "Answer: Replace it");
    assert_eq!(files::read(&other).unwrap(), saved);
}

#[test]
fn cases_are_opened_also_those_that_others_have_and_those_that_are_none() {
    let (state, folder) = (folder(), folder());
    let path = sample_in(&folder);
    let at = || Arc::new(Answers::default());
    let first = window_with(at(), state.path().to_owned(), Some(&path));
    let mut second = window_with(at(), state.path().to_owned(), None);
    for (answer, name) in [
        ("Open it read-only", "case.ron (read-only)"),
        ("Work on a copy", "Copy of case.ron"),
    ] {
        act(&mut second, Action::OpenRecent(path.clone()));
        click(&mut second, &format!("Answer: {answer}"));
        assert_eq!(second.state().session.document.name(), name);
    }
    drop(first);
    act(&mut second, Action::OpenRecent(path.clone()));
    click(&mut second, "Answer: Don’t save");
    assert_eq!(second.state().session.document.name(), "case.ron");
    act(
        &mut second,
        Action::OpenRecent(folder.path().join("gone.ron")),
    );
    assert!(!second.state().session.notices.is_empty());
}

#[test]
fn what_a_window_that_died_left_behind_is_taken_up() {
    let (state, folder) = (folder(), folder());
    let kept = case::text::write(&case::specimen::case(1, 1)).unwrap();
    for name in ["unsaved-1.ron", "unsaved-2.ron"] {
        files::write_atomic(&state.path().join(name), kept.as_bytes()).unwrap();
    }
    let path = sample_in(&folder);
    files::write_atomic(&files::recovery_path(&path), kept.as_bytes()).unwrap();
    let mut harness = window_with(Arc::new(Answers::default()), state.path().to_owned(), None);
    click(&mut harness, "Answer: Throw them away");
    click(&mut harness, "Answer: Take the kept changes");
    assert_eq!(harness.state().session.document.name(), "Recovered case");
    act(&mut harness, Action::OpenRecent(path.clone()));
    click(&mut harness, "Answer: Don’t save");
    click(&mut harness, "Answer: Take the kept changes");
    assert_eq!(harness.state().session.document.name(), "case.ron");
    assert!(!harness.state().session.history.is_saved());
}

#[test]
fn folders_that_are_to_be_packs_are_looked_at() {
    let office = Office::new();
    let made = office.pack().with_file_name("theirs");
    let mut harness = office.window(vec![
        Chosen::Path(made.clone()),
        Chosen::Path(office.pack()),
    ]);
    click(&mut harness, "Library");
    for (action, words) in [
        (crate::gui::packs::PackAction::OpenPack, "is in use already"),
        (crate::gui::packs::PackAction::OpenPack, "is not a pack"),
    ] {
        act(&mut harness, Action::Packs(action));
        until(&mut harness, words, |app| {
            let mut all = app.session.notices.all().into_iter();
            all.any(|one| one.contains(words))
                || app.session.notices.lately.concat().contains(words)
        });
    }
    assert!(!made.exists());
}
