//! Whoever is asked about changes that were kept is told until when they were, and may decide later.

use std::time::{Duration, UNIX_EPOCH};

use super::keeping::until_asked;
use super::own_packs::Office;
use super::*;
use crate::clock;

/// 14:32 on 25 November 2026 in London; the words for it are those of this machine's clock.
const KEPT: u64 = 1_795_617_120;

fn written_then(path: &Path) {
    let file = files::disk::File::options().write(true).open(path).unwrap();
    let then = UNIX_EPOCH + Duration::from_secs(KEPT);
    file.set_modified(then).unwrap();
}

/// Puts a kept case at `path` that was written last at that time.
fn keep(path: &Path) {
    let text = case::text::write(&case::specimen::case(1, 1)).unwrap();
    files::write_atomic(path, text.as_bytes()).unwrap();
    written_then(path);
}

fn asked(harness: &Harness<'_, App>, what: &str) {
    let then = clock::to_the_second(KEPT);
    assert!(then.contains("November 2026"), "{then}");
    harness.get_by_label("Take up where you left off?");
    harness.get_by_label_contains(&format!("{what} until {then} "));
}

#[test]
fn changes_beside_a_case() {
    let folder = folder();
    let path = sample_in(&folder);
    keep(&files::recovery_path(&path));
    let file = files::disk::File::options()
        .write(true)
        .open(&path)
        .unwrap();
    let saved = UNIX_EPOCH + Duration::from_secs(KEPT - 42);
    file.set_modified(saved).unwrap();
    let harness = window(Vec::new(), Some(&path));
    asked(&harness, "Changes");
    harness.get_by_label_contains(" were kept, 42 seconds after the last save. Kept: 1 entry, ");
}

#[test]
fn changes_of_a_case_without_a_name() {
    let folder = folder();
    keep(&folder.path().join("unsaved-case.ron"));
    let dialogs = Arc::new(Answers::default());
    let harness = window_with(dialogs, folder.path().to_owned(), None);
    asked(&harness, "Changes");
    harness.get_by_label_contains(" were kept. Kept: 1 entry, no documents.");
}

#[test]
fn the_last_copy_of_a_case_whose_file_breaks_off() {
    let folder = folder();
    let path = sample_in(&folder);
    let whole = files::read(&path).unwrap();
    files::write_atomic(&path, &whole[..whole.len() / 2]).unwrap();
    keep(&files::recovery_path(&path));
    let harness = window(Vec::new(), Some(&path));
    let problems = harness.state().session.notices.all();
    let kept = format!("Changes until {} were kept.", clock::to_the_second(KEPT));
    assert!(
        problems.iter().any(|one| one.contains(&kept)),
        "{problems:?}"
    );
}

#[test]
fn what_was_typed_of_a_source() {
    let office = Office::new();
    super::form_recovery::dies_typing(&office, "Half a note");
    let desk = super::form_recovery::desk(&office);
    for entry in desk.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "ron") {
            written_then(&path);
        }
    }
    asked(&super::form_recovery::window_at(&office), "What was typed");
}

#[test]
fn escape_leaves_kept_changes_where_they_are_and_closes_the_case() {
    let folder = folder();
    let path = sample_in(&folder);
    let kept = case::text::write(&case::Case::new(crate::profile::DEFAULT)).unwrap();
    let copy = files::recovery_path(&path);
    files::write_atomic(&copy, kept.as_bytes()).unwrap();
    let mut harness = window(vec![Chosen::Path(path.clone())], Some(&path));
    harness.get_by_label("Take up where you left off?");
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    assert!(
        harness
            .query_by_label("Take up where you left off?")
            .is_none()
    );
    assert_eq!(harness.state().session.document.path(), None);
    assert_eq!(files::read(&copy).unwrap(), kept.as_bytes());
    menu(&mut harness, "Open");
    until_asked(&mut harness, "Take up where you left off?");
    click(&mut harness, "Answer: Take the kept changes");
    assert_eq!(harness.state().session.case().entries().count(), 0);
}
