//! Several people who save into one pack, and files that only a person can mend.

use super::own_packs::*;
use super::*;

/// The window notices by itself that the file was changed, and the form is left as it is.
fn with_a_change_by_somebody_else(office: &Office) -> Harness<'static, App> {
    let mut harness = office.editing();
    fill(&mut harness, "Title, source", "My title");
    office.put(&SOURCE.replace("Our note", "Their title"));
    until(&mut harness, "their change", |app| {
        let draft = app.keeper.packs.draft.as_ref();
        draft.is_some_and(|draft| draft.theirs.is_some())
    });
    harness
}

#[test]
fn a_change_on_disk_is_shown_and_the_form_is_not_overwritten() {
    let office = Office::new();
    let mut harness = with_a_change_by_somebody_else(&office);
    harness.get_by_label_contains("Somebody else changed this source while you were editing it");
    assert_eq!(
        harness
            .get_by_label("Title, source")
            .accesskit_node()
            .value()
            .unwrap(),
        "My title"
    );
    click(&mut harness, "Save source");
    harness.get_by_label("Somebody else changed this source");
    for text in ["My title", "Their title"] {
        assert!(harness.query_all_by_label(text).count() > 0, "{text}");
    }
    assert_eq!(
        office.saved().title,
        "Their title",
        "nothing is overwritten"
    );
    click(&mut harness, "Answer: Take theirs");
    assert_eq!(
        harness
            .get_by_label("Title, source")
            .accesskit_node()
            .value()
            .unwrap(),
        "Their title"
    );
}

#[test]
fn ones_own_version_is_kept_as_a_new_source_or_put_in_their_place() {
    let office = Office::new();
    let mut harness = with_a_change_by_somebody_else(&office);
    click(&mut harness, "Compare");
    click(&mut harness, "Answer: Keep mine as a new source");
    click(&mut harness, "Save source");
    let path = office.pack().join("sources/ours-ours-2026.ron");
    until(&mut harness, "the new source", |_| path.exists());
    assert_eq!(office.saved().title, "Their title");
    drop(harness);
    let office = Office::new();
    let mut harness = with_a_change_by_somebody_else(&office);
    click(&mut harness, "Save source");
    click(&mut harness, "Answer: Put mine in its place");
    until_saved(&mut harness);
    assert_eq!(office.saved().title, "My title");
}

#[test]
fn a_lock_that_was_left_behind_is_shown_and_removed_when_told() {
    let office = Office::new();
    let lock = office.pack().join(files::LOCK);
    files::write_atomic(&lock, b"990000\nben on desk 9\n").unwrap();
    let mut harness = office.editing();
    fill(&mut harness, "Title, source", "My title");
    click(&mut harness, "Save source");
    until(&mut harness, "the question", |app| {
        app.keeper.packs.question.is_some()
    });
    harness.get_by_label_contains("Ben on desk 9 has held the pack for 2 hours");
    assert_eq!(office.saved().title, "Our note");
    click(&mut harness, "Answer: Remove the lock and save");
    until_saved(&mut harness);
    assert_eq!(office.saved().title, "My title");
    assert!(!lock.exists());
}

#[test]
fn a_file_that_could_be_read_only_in_part_is_not_edited_here() {
    let office = Office::new();
    office.put(&SOURCE.replace("title:", "subtitle: \"x\",\n    title:"));
    let mut harness = office.window(Vec::new());
    click(&mut harness, "Library");
    look_at(&mut harness, "ours-2026");
    click(&mut harness, "Edit or retire");
    assert!(harness.state().keeper.packs.draft.is_none());
    assert!(notices(&harness).contains("a part of its file could not be read"));
}

#[test]
fn a_colleagues_save_does_not_shut_what_is_being_read() {
    let office = Office::new();
    let mut harness = office.window(Vec::new());
    russian(&mut harness);
    let first = first_passage(&harness);
    click(&mut harness, &format!("Read {first}"));
    // A new source before all others moves every position in the library.
    let other = SOURCE.replace("ours-2026", "aa-first");
    let path = office.pack().join("sources/aa-first.ron");
    files::write_atomic(&path, other.as_bytes()).unwrap();
    until(&mut harness, "the new library", |app| {
        app.session.library.source(&"aa-first".into()).is_some()
    });
    let session = &harness.state().session;
    let held = session.selected.and_then(|at| session.library.at(at));
    assert_eq!(held.unwrap().passage.id.as_str(), first);
}

#[test]
fn a_save_that_was_held_up_does_not_carry_out_an_old_wish() {
    let office = Office::new();
    let mut harness = with_a_change_by_somebody_else(&office);
    click(&mut harness, "Cancel editing");
    click(&mut harness, "Answer: Save");
    harness.get_by_label("Somebody else changed this source");
    click(&mut harness, "Answer: Go on editing");
    assert!(harness.state().keeper.packs.draft.is_some());
    assert_eq!(office.saved().title, "Their title");
}
