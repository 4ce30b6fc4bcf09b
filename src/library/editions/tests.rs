//! What is known to be newer than a source, what is said of the editions of a pack, and up to when they are known.

use super::specimen::{editions, library, pack, told};
use super::*;
use crate::library::{PackFiles, read};

#[test]
fn of_each_source_it_is_known_what_is_newer() {
    let library = library();
    let newer = |id: &str| {
        let source = library.source(&id.into()).unwrap();
        library
            .older(&source.id)
            .map_or("nothing".to_owned(), |older| older.newer.told(source))
    };
    insta::assert_snapshot!(["one", "two", "old", "new"].map(newer).join("\n"), @r"
    A newer edition of “A yearly report” is known: 2024. This is: 2023.
    nothing
    “Title of old” was replaced by “Title of new”.
    nothing
    ");
}

#[test]
fn an_edition_has_its_date_behind_it_unless_its_name_says_it() {
    let told = |name: &str, published: &str| {
        let published = published.parse().ok();
        Edition {
            name: name.to_owned(),
            published,
            sources: Vec::new(),
        }
        .dated()
    };
    for (name, published, expected) in [
        ("edition of 2026", "2026", "edition of 2026"),
        ("edition of May 2026", "2026-05", "edition of May 2026"),
        (
            "edition of 3 May 2026",
            "2026-05-03",
            "edition of 3 May 2026",
        ),
        (
            "edition of 2026",
            "2026-02-26",
            "edition of 2026 (26 February 2026)",
        ),
        ("report on 2024", "2025-08", "report on 2024 (August 2025)"),
        ("version 2.0", "2026-08-12", "version 2.0 (12 August 2026)"),
        ("version 2.0", "unknown", "version 2.0"),
    ] {
        assert_eq!(told(name, published), expected);
    }
}

#[test]
fn a_pack_that_holds_an_older_edition_is_told_unless_it_says_why() {
    insta::assert_snapshot!(told(&[pack(editions(), "")]), @r"
    older-edition-held pack/sources/old.ron:1:1: “old” is not the newest. “Title of old” was replaced by “Title of new”.
    older-edition-held pack/sources/one.ron:1:1: “one” is not the newest. A newer edition of “A yearly report” is known: 2024. This is: 2023.
    ");
    let accepted = r#"(finding: "older-edition-held", of: "one", why: "It is so."), (finding: "older-edition-held", of: "old", why: "It is so.")"#;
    assert_eq!(told(&[pack(editions(), accepted)]), "");
}

#[test]
fn whatever_is_wrong_with_the_editions_of_a_pack_is_told_with_its_place() {
    let wrong = r#"(series: [
            (id: "A note", title: "", known_to: "2026-11", editions: []),
            (id: "note", title: "A note", known_to: "2026-11-25", editions: [
                (name: "", published: "2026-12"),
                (name: "version 1.0", published: "2023-08", sources: ["nowhere"]),
            ]),
        ])"#;
    insta::assert_snapshot!(told(&[pack(wrong, "")]), @r"
    bad-id pack/editions.ron:2:18: “A note” cannot be a short name.
    empty-text pack/editions.ron:2:18: The series “A note”, or an edition of it, has no name.
    bad-editions pack/editions.ron:2:18: Of the series “A note”, no edition is named.
    bad-editions pack/editions.ron:2:18: Of the series “A note”, it is not said up to which day its editions are known.
    empty-text pack/editions.ron:3:18: The series “note”, or an edition of it, has no name.
    bad-editions pack/editions.ron:3:18: Of the series “note”, an edition is dated after the day up to which they are known.
    bad-editions pack/editions.ron:3:18: Of the series “note”, the editions do not stand in order, the oldest first.
    unknown-source pack/editions.ron:3:18: There is no source “nowhere” (in the series “note”).
    older-edition-held pack/sources/old.ron:1:1: “old” is not the newest. “Title of old” was replaced by “Title of new”.
    ");
}

#[test]
fn a_pack_of_ones_own_goes_on_with_a_series() {
    let mut own = PackFiles {
        origin: "own".to_owned(),
        ..PackFiles::default()
    };
    for (path, text) in [
        (
            "pack.ron",
            r#"(id: "own", title: "Own", nationalities: ["RUS"], updated: "2027-09-01")"#,
        ),
        (
            "editions.ron",
            r#"(series: [(id: "note", title: "A note", known_to: "2027-08-31", editions: [(name: "version 3.0", published: "2027-08")])])"#,
        ),
    ] {
        own.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }
    let (library, findings) = read(&[pack(editions(), ""), own]);
    assert_eq!(findings, []);
    let source = library.source(&"two".into()).unwrap();
    let newer = library.older(&source.id).unwrap().newer.told(source);
    assert_eq!(
        newer,
        "A newer edition of “A note” is known: version 3.0 (August 2027). This is: version 2.0 (12 August 2026)."
    );
    let of = library.series_on(Some("RUS")).next().unwrap();
    assert_eq!(of.known_to, Date::day(2027, 8, 31));
}

#[test]
fn after_ninety_days_it_is_said_up_to_when_editions_are_known() {
    let library = library();
    let known =
        |nationality, today: &str| library.editions_known_to(nationality, today.parse().unwrap());
    assert_eq!(known(Some("RUS"), "2027-02-23"), None);
    let day = Some(Date::day(2026, 11, 25));
    assert_eq!(known(Some("RUS"), "2027-02-24"), day);
    assert_eq!(known(None, "2030-01-01"), day);
    assert_eq!(known(Some("ERI"), "2030-01-01"), None);
}
