//! `bundle library check`: every problem of a pack, each with its place.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use super::desk::{Desk, assert_seen, root};
use super::small;

/// A desk with the small invented pack in the folder `own`.
pub(crate) fn desk_with_pack() -> Desk {
    let desk = Desk::new();
    desk.put_pack("own", &small::pack());
    desk
}

#[test]
fn the_shipped_library_is_sound() {
    assert_seen!(Desk::new().bundle(&["library", "check"]), @r"
    exit code: 0
    --- stderr ---
    3 packs, [n] sources, [n] passages ([n] helps, [n] adverse, [n] mixed, [n] neutral), [n] characteristics, [n] issues
    0 errors, 0 warnings, 0 notes
    ");
}

#[test]
fn the_folder_of_a_shipped_pack_is_checked_in_its_place() {
    let shipped = Desk::new().bundle(&["library", "check"]);
    for name in ["shared", "eritrea", "iran", "russia"] {
        let folder = root().join("evidence").join(name);
        let seen = Desk::new().bundle(&["library".as_ref(), "check".as_ref(), folder.as_os_str()]);
        assert_eq!(seen.to_string(), shipped.to_string(), "{name}");
    }
}

#[test]
fn a_pack_without_trees_is_checked_with_the_shipped_ones() {
    let seen = desk_with_pack().bundle(&["library", "check", "own"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(seen.stderr.starts_with("4 packs, "), "{seen}");
}

/// Several mistakes in several files: all of them at once, each with its place.
fn desk_with_faulty_pack() -> Desk {
    let desk = Desk::new();
    let mut pack = small::pack_with("\"q3c-basic-rules\"", "\"q3z\"");
    let text = pack.files.get_mut("sources/nobody-2026.ron").unwrap();
    let spoilt = String::from_utf8_lossy(text)
        .replace("https://example.org", "example dot org")
        .replace("stance: Adverse", "stance: Hostile");
    *text = spoilt.into_bytes();
    desk.put_pack("own", &pack);
    desk.put("own/sources/latin1.ron", b"Source(id: \"caf\xe9\")");
    desk.put(
        "own/sources/cut.ron",
        "Source(\n    id: \"cut\",\n    title: \"Cut",
    );
    desk.put("own/notes.docx", "");
    desk
}

#[test]
fn every_problem_of_every_file_is_told_with_its_place() {
    assert_seen!(desk_with_faulty_pack().bundle(&["library", "check", "own"]), @r"
    exit code: 1
    --- stdout ---
    error[stray-file] own/notes.docx:1:1: This file has no place in a pack.
      hint: Sources go into the folder “sources”, one file each; anything else belongs elsewhere.
    error[unreadable] own/sources/cut.ron:3:12: The file breaks off in the middle, and the rest is missing.
      hint: Compare it with the template in the folder of the pack, which shows every field and its values.
    error[not-utf8] own/sources/latin1.ron:1:1: The file is a text in another encoding.
      hint: Open it in a text editor and save it again with the encoding Unicode.
    error[unreadable] own/sources/nobody-2026.ron:30:21: “Hostile” is not one of the words that may stand here: Helps, Adverse, Mixed or Neutral.
      hint: Compare it with the template in the folder of the pack, which shows every field and its values.
    error[bad-address] own/sources/nobody-2026.ron:7:5: “example dot org/nothing” is not a web address.
      hint: Write the whole address, beginning with https://.
    error[unknown-issue] own/sources/nobody-2026.ron:18:22: There is no issue “q3z” (in the passage nobody-2026-01).
      hint: Use one of the issues that the library has, or add this one to those of the pack.
    --- stderr ---
    4 packs, [n] sources, [n] passages ([n] helps, [n] adverse, [n] mixed, [n] neutral), [n] characteristics, [n] issues
    6 errors, 0 warnings, 0 notes
    ");
}

#[test]
fn problems_as_data() {
    let desk = desk_with_faulty_pack();
    let seen = desk.bundle(&["library", "check", "own", "--format", "json"]);
    assert_eq!(seen.code, Some(1), "{seen}");
    let findings = seen.json();
    let text = desk.bundle(&["library", "check", "own"]).stdout;
    let heads = text.lines().filter(|line| !line.starts_with("  hint"));
    assert_eq!(findings.as_array().unwrap().len(), heads.count());
    for finding in findings.as_array().unwrap() {
        assert_eq!(finding["severity"], "error");
        let file = &finding["place"]["file"];
        assert!(
            file["path"].as_str().unwrap().starts_with("own/"),
            "{finding}"
        );
        assert!(file["line"].as_u64().unwrap() >= 1 && file["column"].as_u64().unwrap() >= 1);
    }
    let sound = desk_with_pack().bundle(&["library", "check", "own", "--format", "json"]);
    assert_eq!(sound.stdout, "[]\n");
}

#[test]
fn a_faulty_pack_is_never_used_in_silence() {
    let desk = desk_with_faulty_pack();
    let seen = desk.bundle(&[
        "match",
        "--nationality",
        "RUS",
        "--characteristic",
        "deserter",
        "--library",
        "own",
    ]);
    assert_eq!(
        seen.code,
        Some(1),
        "the list is there, but the exit code tells"
    );
    assert!(seen.stdout.contains("why:"));
    assert!(seen.stderr.contains("own/notes.docx"), "{}", seen.stderr);
}

#[test]
fn a_folder_that_is_no_pack() {
    let desk = Desk::new();
    desk.put("papers/letter.txt", "Dear Sir");
    assert_seen!(desk.bundle(&["library", "check", "papers"]), @r"
    exit code: 1
    --- stdout ---
    error[no-pack-file] papers:1:1: This folder is not a pack: the file that names the pack is not in it.
      hint: Choose the folder of a pack, or make a new pack in an empty folder.
    --- stderr ---
    3 packs, [n] sources, [n] passages ([n] helps, [n] adverse, [n] mixed, [n] neutral), [n] characteristics, [n] issues
    1 error, 0 warnings, 0 notes
    ");
}

#[test]
fn a_folder_that_is_not_there() {
    assert_seen!(Desk::new().bundle(&["library", "check", "nowhere"]), @r"
    exit code: 2
    --- stderr ---
    bundle: the pack in nowhere cannot be used: nowhere cannot be read: it is not there
      hint: Check how its name is spelt; it may have been moved or renamed.
    for support: No such file or directory, error 2
    ");
}

#[test]
fn coverage_shows_what_is_there_and_what_is_missing() {
    let arguments = [
        "library",
        "coverage",
        "--characteristic",
        "deserter",
        "--date",
        "2026-11-23",
    ];
    let seen = Desk::new().bundle(&arguments);
    assert_eq!(seen.code, Some(0), "{seen}");
    let row = |code: &str| {
        seen.stdout
            .lines()
            .find(|line| line.starts_with(code))
            .unwrap()
            .to_owned()
    };
    assert!(
        row("Q3c Basic rules of human conduct ").contains('+')
            && row("Q3c Basic rules of human conduct ").contains('-'),
        "{seen}"
    );
    assert!(row("H3").ends_with("NOTHING"), "{seen}");
    assert!(
        row("Q3i").contains('+'),
        "all packs are counted where no nationality is asked for: {seen}"
    );
    assert!(
        row("H1").contains("-6"),
        "adverse guidance on prisons is counted: {seen}"
    );
}

#[test]
fn coverage_of_one_nationality_counts_its_packs_only() {
    let asked = |code: &str, characteristic: &str| {
        let arguments = [
            "library",
            "coverage",
            "--nationality",
            code,
            "--characteristic",
        ];
        let seen = Desk::new().bundle(&[&arguments[..], &[characteristic]].concat());
        assert_eq!(seen.code, Some(0), "{seen}");
        let row = |code: &str| {
            let mut lines = seen.stdout.lines();
            let found = lines.find(|line| line.starts_with(code));
            found.unwrap().to_owned()
        };
        (row("Q3 "), row("Q3i"))
    };
    assert!(asked("rus", "deserter").1.ends_with("NOTHING"));
    assert!(!asked("ERI", "deserter").1.ends_with("NOTHING"));
    let (of_its_parts, _) = asked("RUS", "artist");
    assert!(of_its_parts.ends_with(" below)"), "{of_its_parts}");
}
