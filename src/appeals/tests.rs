//! What the list says of each case, and of what cannot be read.

use super::*;
use crate::case::specimen;
use crate::case::{Edit, HeadingField};
use crate::library::{Library, PackFiles, read};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A case with so many entries, heard then.
fn case(hearing: &str, entries: u32) -> Case {
    let set = Edit::SetHeading {
        field: HeadingField::Hearing,
        text: hearing.to_owned(),
    };
    set.apply(&specimen::case(1, entries)).unwrap()
}

fn look(folders: &[PathBuf]) -> Appeals {
    let (library, _): (Library, _) = read(&[PackFiles::default()]);
    let watch = Watch::new(|| Duration::ZERO, || false);
    let desk = Desk {
        library: &library,
        profiles: &crate::profile::Profiles::shipped(),
        fonts: &Fonts::shipped().unwrap(),
        today: day("2026-11-29"),
        watch: &watch,
        patience: Duration::from_secs(20),
    };
    appeals(folders, &desk)
}

#[test]
fn the_next_hearing_stands_first_and_one_without_a_day_last() {
    let folder = tempfile::tempdir().unwrap();
    for (name, hearing) in [
        ("a", "to be listed"),
        ("b", "20 November 2026, Taylor House"),
        ("c", "2 December 2026 and 3 December 2026"),
        ("d", "30 November 2026"),
    ] {
        let written = text::write(&case(hearing, 2)).unwrap();
        let path = folder.path().join(format!("{name}.ron"));
        files::write_atomic(&path, written.as_bytes()).unwrap();
    }
    let found = look(&[folder.path().to_owned(), folder.path().to_owned()]);
    let told = found.appeals.iter().map(|one| {
        let name = one.path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, one.days, one.entries, one.unsigned)
    });
    let expected = [
        ("d", Some(1), 2, 2),
        ("c", Some(3), 2, 2),
        ("b", Some(-9), 2, 2),
        ("a", None, 2, 2),
    ];
    let expected = expected.map(|(name, days, all, open)| (name.to_owned(), days, all, open));
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert_eq!(found.unread, []);
}

#[test]
fn aged_evidence_is_counted_by_the_rules_of_the_profile_and_what_the_library_changed_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut case = case("1 March 2027", 3);
    let entries = &mut case.issues[0].entries;
    entries[0].source.published = day("2019-01-01").into();
    entries[1].source.published = None;
    entries[2].source.published = day("2026-10-01").into();
    for entry in entries.iter_mut() {
        entry.fingerprint = crate::library::fingerprint(&entry.source, &entry.passage);
    }
    let written = text::write(&case).unwrap();
    files::write_atomic(&folder.path().join("a.ron"), written.as_bytes()).unwrap();
    let found = look(&[folder.path().to_owned()]);
    let appeal = &found.appeals[0];
    assert_eq!(
        (appeal.aged, appeal.touched),
        (1, 3),
        "none is in the library"
    );
    assert!(appeal.problems > 0);
}

#[test]
fn what_cannot_be_read_is_named_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let whole = text::write(&case("1 March 2027", 1)).unwrap();
    let path = |name: &str| folder.path().join(name);
    files::write_atomic(&path("good.ron"), whole.as_bytes()).unwrap();
    files::write_atomic(&path("cut.ron"), &whole.as_bytes()[..whole.len() / 2]).unwrap();
    let found = look(&[path("gone"), folder.path().to_owned()]);
    assert_eq!(found.appeals.len(), 1);
    let unread: Vec<_> = found.unread.iter().map(|one| one.path.clone()).collect();
    assert_eq!(unread, [path("gone"), path("cut.ron")]);
    assert!(
        found.unread[1].why.contains("breaks off"),
        "{:?}",
        found.unread
    );
}
