//! A pack of one's own on the command line: begun, copied into, retired from; nobody's work is lost.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use super::desk::{Desk, assert_seen};

/// A desk with an empty pack in the folder `own`.
pub(crate) fn desk_with_new_pack() -> Desk {
    let desk = Desk::new();
    let new = "library new own --nationality RUS --date 2026-11-23";
    let seen = desk.bundle(&new.split(' ').collect::<Vec<_>>());
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

const SUDAN: &str = r#"Source(
    id: "khartoum-2026",
    title: "Returns to Khartoum",
    publisher: "Invented Institute",
    publisher_kind: Ngo,
    published: "2026-05",
    address: "https://example.org/khartoum",
    language: "en",
    tier: A,
    read: FullText,
    passages: [
        Passage(
            id: "khartoum-2026-01",
            kind: Summary,
            text: "Sudanese who are returned are questioned at Khartoum airport, an invented report says.",
            pinpoint: "para 4",
            about: ["sudanese-national"],
            issues: ["q3i-exit-and-return"],
            stance: Helps,
            provenance: "read whole",
        ),
    ],
)
"#;

/// From nothing to a bundle on a country for which no library ships.
#[test]
fn a_new_pack_on_any_country_works_at_once() {
    let desk = Desk::new();
    let words = |line: &str| desk.bundle(&line.split(' ').collect::<Vec<_>>());
    assert_seen!(words("library new --nationality Sudan --date 2026-11-23"), @r"
    exit code: 0
    --- stderr ---
    The pack “our-sudan” was made in our-sudan.
    Next: copy our-sudan/TEMPLATE.ron to our-sudan/sources/NAME.ron, fill it in, and run: bundle library check our-sudan
    Or bring in a table: bundle library import FILE --into our-sudan
    It is used beside the shipped library by: bundle match --library our-sudan …
    ");
    assert_seen!(words("library check our-sudan"), @r"
    exit code: 0
    --- stderr ---
    4 packs, [n] sources, [n] passages ([n] helps, [n] adverse, [n] mixed, [n] neutral), [n] characteristics, [n] issues
    0 errors, 0 warnings, 0 notes
    ");
    assert!(
        text(&desk, "our-sudan/README.md")
            .contains("- `sudanese-national`: every Sudanese national")
    );
    assert_seen!(words("match --nationality sudanese --library our-sudan"), @r"
    exit code: 0
    --- stderr ---
    0 passages fit
    Your pack has no passages yet (Sudanese national): open a report in the window (Read) to take passages from it.
    ");
    desk.put("our-sudan/sources/khartoum-2026.ron", SUDAN);
    assert_seen!(words("library check our-sudan"), @r"
    exit code: 0
    --- stderr ---
    4 packs, [n] sources, [n] passages ([n] helps, [n] adverse, [n] mixed, [n] neutral), [n] characteristics, [n] issues
    0 errors, 0 warnings, 0 notes
    ");
    let asked = "--nationality SDN --library our-sudan --characteristic deserter --issue q3i";
    assert_seen!(words(&format!("match {asked}")), @"
    exit code: 0
    --- stdout ---
    khartoum-2026-01 [helps, summary, read at its own address, read in full]
      Invented Institute, Returns to Khartoum, May 2026, para 4
      Sudanese who are returned are questioned at Khartoum airport, an invented report says.
      why: The appellant is: Sudanese national. Answers the issue “Illegal exit and return”. Helps.
    --- stderr ---
    1 passage fit
    The library has 1 passage on this nationality (Sudanese national), and nothing on: deserter (Deserter)
    ");
    let seen = words(&format!("new {asked} --appellant D.K. --out case.ron"));
    assert_eq!(seen.code, Some(0), "{seen}");
    let seen = words("export case.ron --library our-sudan --out bundle.pdf --date 2026-11-23");
    assert_eq!(seen.code, Some(0), "{seen}");
}

/// A case needs no library: papers go into it, and it is exported.
#[test]
fn a_case_of_a_country_without_a_library_is_made_and_exported() {
    let desk = Desk::with_sample();
    let words = |line: &str| desk.bundle(&line.split(' ').collect::<Vec<_>>());
    assert_seen!(words("new --nationality Sudan --issue q5 --appellant D.K. --out sudan.ron"), @r"
    exit code: 0
    --- stderr ---
    sudan.ron: 0 passages under 0 issues
    nothing under “No reasonable internal relocation”
    No library for this nationality yet (Sudanese national): open a report in the window (Read) to take passages from it.
    Or begin a pack: bundle library new --nationality SDN
    ");
    desk.export();
    let seen = words("add sudan.ron bundle.pdf --section Country");
    assert_eq!(seen.code, Some(0), "{seen}");
    let seen = words("export sudan.ron --out sudan.pdf --date 2026-11-23");
    // Nothing has been chosen yet, which is all that is wrong with it.
    assert!(seen.stderr.contains("error[no-entries]"), "{seen}");
    assert!(seen.stderr.contains("1 error, "), "{seen}");
    assert!(desk.names().contains(&"sudan.pdf".to_owned()), "{seen}");
}

#[test]
fn a_folder_that_holds_something_is_no_place_for_a_new_pack() {
    let desk = Desk::new();
    desk.put("papers/letter.txt", "Dear Sir");
    assert_seen!(desk.bundle(&["library", "new", "papers", "--nationality", "RUS"]), @r"
    exit code: 2
    --- stderr ---
    bundle: papers exists already and is not an empty folder
      hint: Name a new folder, or an empty one.
    ");
    assert_eq!(text(&desk, "papers/letter.txt"), "Dear Sir");
}

const RUS: &str = "--nationality=RUS";

#[test]
fn a_new_pack_with_a_name_that_cannot_be_is_refused() {
    for (arguments, word) in [
        (&["!!!", RUS][..], "cannot be a short name"),
        (&["own", RUS, "--id", "russia"], "called “russia” already"),
        (
            &["own", "--nationality", "Sudn"],
            "did you mean Sudan (SDN)?",
        ),
        (&["own", "--nationality", "Zembla"], "no country “Zembla”"),
        (&["own"], "--nationality <COUNTRY>"),
        (&["own", RUS, "--title", " "], "the title is empty"),
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
