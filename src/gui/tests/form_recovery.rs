//! What is typed into the form of a source is there again after the window died.

use super::own_packs::*;
use super::*;

/// The folder in which both windows keep what is not saved.
pub(super) fn desk(office: &Office) -> PathBuf {
    office.settings().with_file_name("unsaved")
}

pub(super) fn window_at(office: &Office) -> Harness<'static, App> {
    let settings = world(office.settings());
    window_in(settings, Arc::new(Answers::default()), desk(office), None)
}

/// A window that dies with these words in the title of our source.
pub(super) fn dies_typing(office: &Office, title: &str) {
    let mut harness = window_at(office);
    click(&mut harness, "Library");
    look_at(&mut harness, "ours-2026");
    click(&mut harness, "Edit or retire");
    fill(&mut harness, "Title, source", title);
    until(&mut harness, "the copy", |app| app.keeper.is_kept());
}

fn copies(office: &Office) -> usize {
    let entries = desk(office).read_dir().unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name());
    let is_copy = |name: &std::ffi::OsString| name.to_string_lossy().starts_with("source-");
    names.filter(is_copy).count()
}

fn title(harness: &Harness<'_, App>) -> String {
    let draft = harness.state().keeper.packs.draft.as_ref();
    draft.unwrap().title()
}

#[test]
fn what_was_typed_is_offered_back_at_the_next_start_and_can_be_saved() {
    let office = Office::new();
    dies_typing(&office, "Half a note");
    assert_eq!(office.saved().title, "Our note");
    let mut harness = window_at(&office);
    harness.get_by_label("Take up where you left off?");
    harness.get_by_label_contains("“Half a note” in the pack “Ours”");
    click(&mut harness, "Answer: Take the kept source");
    assert_eq!(title(&harness), "Half a note");
    assert_eq!(copies(&office), 1, "it is kept until it is saved");
    click(&mut harness, "Save source");
    until_saved(&mut harness);
    assert_eq!(office.saved().title, "Half a note");
    harness.run_steps(3);
    assert_eq!(copies(&office), 0);
}

#[test]
fn a_new_source_waits_until_its_pack_is_used_again() {
    let office = Office::new();
    let mut harness = window_at(&office);
    click(&mut harness, "Library");
    click(&mut harness, "Add a source to Ours");
    fill(&mut harness, "Title, source", "A new one");
    until(&mut harness, "the copy", |app| app.keeper.is_kept());
    drop(harness);
    files::write_atomic(&office.settings(), b"(version: 1, packs: [])").unwrap();
    let harness = window_at(&office);
    assert!(harness.state().keeper.packs.question.is_none());
    drop(harness);
    office.remember();
    let mut harness = window_at(&office);
    click(&mut harness, "Answer: Take the kept source");
    assert_eq!(title(&harness), "A new one");
    assert!(harness.state().keeper.packs.is_dirty());
}

#[test]
fn what_was_given_up_or_saved_is_not_offered() {
    let office = Office::new();
    let mut harness = window_at(&office);
    click(&mut harness, "Library");
    for answer in ["Lose the changes", "Save"] {
        look_at(&mut harness, "ours-2026");
        click(&mut harness, "Edit or retire");
        fill(&mut harness, "Title, source", "Half a note");
        until(&mut harness, "the copy", |app| app.keeper.is_kept());
        assert_eq!(copies(&office), 1);
        click(&mut harness, "Cancel editing");
        click(&mut harness, &format!("Answer: {answer}"));
        until(&mut harness, "the end of the form", |app| {
            app.keeper.packs.draft.is_none()
        });
        harness.run_steps(3);
        assert_eq!(copies(&office), 0, "{answer}");
    }
}

#[test]
fn it_can_be_thrown_away_or_decided_later() {
    let office = Office::new();
    dies_typing(&office, "Half a note");
    let mut harness = window_at(&office);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    assert!(harness.state().keeper.packs.question.is_none());
    drop(harness);
    let mut harness = window_at(&office);
    click(&mut harness, "Answer: Throw it away");
    assert_eq!(copies(&office), 0);
}

#[test]
fn a_copy_of_a_window_that_runs_is_left_alone() {
    let office = Office::new();
    let mut first = window_at(&office);
    click(&mut first, "Library");
    look_at(&mut first, "ours-2026");
    click(&mut first, "Edit or retire");
    fill(&mut first, "Title, source", "Half a note");
    until(&mut first, "the copy", |app| app.keeper.is_kept());
    let second = window_at(&office);
    assert!(second.state().keeper.packs.question.is_none());
}

#[test]
fn where_the_source_was_changed_meanwhile_both_versions_are_shown() {
    let office = Office::new();
    dies_typing(&office, "Half a note");
    office.put(&SOURCE.replace("Our note", "Their title"));
    let mut harness = window_at(&office);
    click(&mut harness, "Answer: Take the kept source");
    click(&mut harness, "Save source");
    harness.get_by_label("Somebody else changed this source");
    assert_eq!(office.saved().title, "Their title");
}

#[test]
fn a_copy_that_says_what_the_pack_holds_goes_in_silence() {
    let office = Office::new();
    dies_typing(&office, "Half a note");
    office.put(&SOURCE.replace("Our note", "Half a note"));
    let harness = window_at(&office);
    assert!(harness.state().keeper.packs.question.is_none());
    assert_eq!(copies(&office), 0);
}

#[test]
fn a_copy_that_cannot_be_read_is_put_aside_and_named() {
    let office = Office::new();
    let copy = desk(&office).join("source-1-1-1.ron");
    files::make_folder_of(&copy).unwrap();
    files::write_atomic(&copy, b"(version: 99)").unwrap();
    let harness = window_at(&office);
    assert!(is_said(&harness, "source-1-1-1.ron.1"));
    assert!(!copy.exists());
}

#[test]
fn a_window_that_is_taken_away_keeps_what_was_typed_a_moment_ago() {
    let office = Office::new();
    let mut harness = window_at(&office);
    click(&mut harness, "Library");
    look_at(&mut harness, "ours-2026");
    click(&mut harness, "Edit or retire");
    fill(&mut harness, "Title, source", "Half a note");
    assert!(!harness.state().keeper.is_kept());
    harness.state_mut().leave();
    assert_eq!(copies(&office), 1);
}
