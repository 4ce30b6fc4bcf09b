//! Cases and recovery copies of earlier versions, at the window.

use super::*;

fn old(name: &str) -> Vec<u8> {
    let path = format!("tests/it/old_cases/v1/{name}.ron");
    files::read(Path::new(&path)).unwrap()
}

#[test]
fn the_first_save_of_an_older_case_keeps_it_as_it_was_and_says_so() {
    let folder = folder();
    let (path, old) = (folder.path().join("case.ron"), old("entries"));
    files::write_atomic(&path, &old).unwrap();
    let mut harness = window(Vec::new(), Some(&path));
    let is_saved = |app: &App| app.session.history.is_saved();
    assert!(is_saved(harness.state()), "to open it changes nothing");
    at(&mut harness, "Arrange");
    click(&mut harness, "Remove CS 1");
    menu(&mut harness, "Save");
    until(&mut harness, "the save", is_saved);
    let kept = folder.path().join("case (before update).ron");
    assert_eq!(files::read(&kept).unwrap(), old);
    let now = files::read(&path).unwrap();
    assert_eq!(case::text::earlier_version(&now), None);
    let said = |harness: &Harness<'_, App>| {
        let told = harness.query_all_by_label_contains("“case (before update).ron”");
        told.count()
    };
    assert!(said(&harness) > 0);
    // From then on it is a case like any other.
    click(&mut harness, "Remove CS 2");
    menu(&mut harness, "Save");
    until(&mut harness, "the save", is_saved);
    let entries = folder.path().read_dir().unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let kept: Vec<String> = names
        .filter(|name| name.contains("before update"))
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
}

#[test]
fn changes_that_an_older_window_kept_are_offered_and_taken() {
    let folder = folder();
    let path = folder.path().join("case.ron");
    files::write_atomic(&path, &old("entries")).unwrap();
    files::write_atomic(&files::recovery_path(&path), &old("documents")).unwrap();
    let mut harness = window(Vec::new(), Some(&path));
    harness.get_by_label("Take up where you left off?");
    click(&mut harness, "Answer: Take the kept changes");
    let session = &harness.state().session;
    assert_eq!(
        session.case(),
        &case::text::read(&old("documents")).unwrap()
    );
    assert!(!session.history.is_saved());
}

#[test]
fn a_kept_copy_that_says_what_the_older_case_says_is_not_offered() {
    let folder = folder();
    let path = folder.path().join("case.ron");
    files::write_atomic(&path, &old("documents")).unwrap();
    // The window was updated between the case and its copy.
    let same = case::text::read(&old("documents")).unwrap();
    let same = case::text::write(&same).unwrap();
    files::write_atomic(&files::recovery_path(&path), same.as_bytes()).unwrap();
    let harness = window(Vec::new(), Some(&path));
    assert!(
        harness
            .query_by_label("Take up where you left off?")
            .is_none()
    );
}
