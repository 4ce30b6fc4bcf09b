//! A pack of one's own on the command line: begun, copied into, retired from; nobody's work is lost.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use super::desk::{Desk, assert_seen};

/// A desk with an empty pack in the folder `own`.
pub(crate) fn desk_with_new_pack() -> Desk {
    let desk = Desk::new();
    let seen = desk.bundle(&["library", "new", "own", "--date", "2026-11-23"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    desk
}

fn text(desk: &Desk, name: &str) -> String {
    String::from_utf8(desk.get(name)).unwrap()
}

#[test]
fn a_new_pack_says_what_to_do_next_and_is_sound() {
    let desk = Desk::new();
    let arguments = [
        "library",
        "new",
        "firm/our evidence",
        "--nationality",
        "rus",
        "--date",
        "2026-11-23",
    ];
    assert_seen!(desk.bundle(&arguments), @r"
    exit code: 0
    --- stderr ---
    The pack “our-evidence” was made in firm/our evidence.
    Next: copy firm/our evidence/TEMPLATE.ron to firm/our evidence/sources/NAME.ron, fill it in, and run: bundle library check firm/our evidence
    Or bring in a table: bundle library import FILE --into firm/our evidence
    It is used beside the shipped library by: bundle match --library firm/our evidence …
    ");
    assert_seen!(desk.bundle(&["library", "check", "firm/our evidence"]), @r"
    exit code: 0
    --- stderr ---
    4 packs, [n] sources, [n] passages ([n] helps, [n] adverse, [n] mixed, [n] neutral), [n] characteristics, [n] issues
    0 errors, 0 warnings, 0 notes
    ");
    insta::assert_snapshot!(text(&desk, "firm/our evidence/pack.ron"), @r#"
    Pack(
        id: "our-evidence",
        title: "our evidence",
        nationalities: ["RUS"],
        updated: "2026-11-23",
    )
    "#);
}

#[test]
fn a_folder_that_holds_something_is_no_place_for_a_new_pack() {
    let desk = Desk::new();
    desk.put("papers/letter.txt", "Dear Sir");
    assert_seen!(desk.bundle(&["library", "new", "papers"]), @r"
    exit code: 2
    --- stderr ---
    bundle: papers exists already and is not an empty folder
      hint: Name a new folder, or an empty one.
    ");
    assert_eq!(text(&desk, "papers/letter.txt"), "Dear Sir");
}

#[test]
fn a_new_pack_with_a_name_that_cannot_be_is_refused() {
    for (arguments, word) in [
        (&["Данные"][..], "cannot be a short name"),
        (&["own", "--id", "russia"], "called “russia” already"),
        (&["own", "--nationality", "XYZ"], "no nationality “XYZ”"),
        (&["own", "--title", " "], "the title is empty"),
    ] {
        let desk = Desk::new();
        let seen = desk.bundle(&[&["library", "new"], arguments].concat());
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stderr.contains(word), "{seen}");
        assert!(desk.names().is_empty(), "nothing is made");
    }
}

#[test]
fn a_copy_of_a_shipped_passage_has_its_own_id_and_says_where_it_comes_from() {
    let desk = desk_with_new_pack();
    let arguments = [
        "library",
        "copy",
        "ak-2004-01",
        "--into",
        "own",
        "--date",
        "2026-11-23",
    ];
    assert_seen!(desk.bundle(&arguments), @r"
    exit code: 0
    --- stderr ---
    1 passage copied, of the source own-ak-2004: own-ak-2004-01.
    Change it in own/sources/own-ak-2004.ron.
    ");
    let copy = text(&desk, "own/sources/own-ak-2004.ron");
    assert!(copy.contains(r#"id: "own-ak-2004-01""#), "{copy}");
    assert!(copy.contains(r#"relies_on: ["ak-2004"]"#), "{copy}");
    let provenance = r#"provenance: "copied on 23 November 2026 from ak-2004-01 in the pack “russia”; seen: http"#;
    assert!(copy.contains(provenance), "{copy}");
    let checked = desk.bundle(&["library", "check", "own"]);
    assert_eq!(checked.code, Some(0), "{checked}");
}

#[test]
fn what_is_retired_is_offered_to_nobody_and_stays_in_its_file() {
    let desk = super::checking::desk_with_pack();
    let offered = |id: &str| {
        let arguments = [
            "match",
            "--nationality",
            "RUS",
            "--characteristic",
            "deserter",
            "--library",
            "own",
        ];
        desk.bundle(&arguments).stdout.contains(id)
    };
    assert!(offered("nobody-2026-01") && offered("nobody-2026-02"));
    let retire = |id: &str| {
        desk.bundle(&[
            "library",
            "retire",
            "own",
            id,
            "--why",
            "Withdrawn.",
            "--date",
            "2026-11-23",
        ])
    };
    assert_seen!(retire("nobody-2026-01"), @r"
    exit code: 0
    --- stderr ---
    “nobody-2026-01” is retired and will be offered to nobody; it stays in nobody-2026.ron.
    ");
    assert!(!offered("nobody-2026-01") && offered("nobody-2026-02"));
    assert_seen!(retire("nobody-2026-01"), @r"
    exit code: 2
    --- stderr ---
    bundle: “nobody-2026-01” has been retired already, on 23 November 2026: Withdrawn.
    ");
    assert_seen!(retire("nobody-2026"), @r"
    exit code: 0
    --- stderr ---
    “nobody-2026” is retired with all its passages and will be offered to nobody; it stays in nobody-2026.ron.
    ");
    assert!(!offered("nobody-2026-02"));
}

#[test]
fn the_shipped_library_cannot_be_retired_from() {
    let desk = desk_with_new_pack();
    assert_seen!(desk.bundle(&["library", "retire", "own", "ak-2004", "--why", "x"]), @r"
    exit code: 2
    --- stderr ---
    bundle: own: there is no source or passage “ak-2004” in it
      hint: Only what is in a pack of your own can be retired; `bundle library export DIR` lists it with its short names.
    ");
}

#[test]
fn nothing_is_saved_while_somebody_else_saves() {
    let desk = super::checking::desk_with_pack();
    let before = desk.get("own/sources/nobody-2026.ron");
    desk.put("own/.bundle-builder.lock", "1000\nann on desk 4\n");
    let seen = desk.bundle(&["library", "retire", "own", "nobody-2026", "--why", "x"]);
    assert_eq!(seen.code, Some(2), "{seen}");
    for words in [
        "nothing was saved: ann on desk 4 has held the pack for",
        "If nobody is saving, delete own/.bundle-builder.lock",
    ] {
        assert!(seen.stderr.contains(words), "{seen}");
    }
    assert_eq!(desk.get("own/sources/nobody-2026.ron"), before);
}

#[test]
fn a_file_of_which_a_part_cannot_be_read_is_not_written_anew_without_it() {
    let desk = super::checking::desk_with_pack();
    let broken = text(&desk, "own/sources/nobody-2026.ron").replace("pinpoint", "pin_point");
    desk.put("own/sources/nobody-2026.ron", &broken);
    let seen = desk.bundle(&["library", "retire", "own", "nobody-2026", "--why", "x"]);
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("put the file right first"), "{seen}");
    assert_eq!(text(&desk, "own/sources/nobody-2026.ron"), broken);
}
