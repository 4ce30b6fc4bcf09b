//! The commands that look things up, run as a person runs them: everything that can be seen.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use super::desk::{Desk, Seen, assert_seen, root};
use super::small;

/// A desk with the small invented pack in the folder `own`.
fn desk_with_pack() -> Desk {
    let desk = Desk::new();
    desk.put_pack("own", &small::pack());
    desk
}

#[test]
fn help_names_every_command() {
    assert_seen!(Desk::new().bundle(&["--help"]), @"");
}

#[test]
fn help_of_export_names_every_option() {
    assert_seen!(Desk::new().bundle(&["export", "--help"]), @"");
}

#[test]
fn help_of_match_names_every_option() {
    assert_seen!(Desk::new().bundle(&["match", "--help"]), @"");
}

#[test]
fn every_command_has_help() {
    for command in [
        &["library"][..],
        &["library", "check"],
        &["new"],
        &["inspect"],
    ] {
        let seen = Desk::new().bundle(&[command, &["--help"]].concat());
        assert_eq!(seen.code, Some(0), "{seen}");
        assert!(seen.stdout.contains("Usage: bundle"), "{seen}");
    }
}

#[test]
fn a_command_that_is_none_could_not_run() {
    for arguments in [
        &[][..],
        &["exprot"],
        &["export"],
        &["library"],
        &["match", "--format", "xml"],
    ] {
        let seen = Desk::new().bundle(arguments);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stdout.is_empty(), "{seen}");
    }
}

#[test]
fn the_shipped_library_is_sound() {
    assert_seen!(Desk::new().bundle(&["library", "check"]), @"");
}

#[test]
fn the_folder_is_checked_like_the_shipped_pack() {
    let evidence = root().join("evidence");
    let folder = Desk::new().bundle(&["library".as_ref(), "check".as_ref(), evidence.as_os_str()]);
    let shipped = Desk::new().bundle(&["library", "check"]);
    assert_eq!(folder.to_string(), shipped.to_string());
}

#[test]
fn a_pack_without_trees_is_checked_with_the_shipped_ones() {
    let seen = desk_with_pack().bundle(&["library", "check", "own"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(seen.stderr.starts_with("2 packs, "), "{seen}");
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
    assert_seen!(desk_with_faulty_pack().bundle(&["library", "check", "own"]), @"");
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
    assert_seen!(desk.bundle(&["library", "check", "papers"]), @"");
}

#[test]
fn a_folder_that_is_not_there() {
    assert_seen!(Desk::new().bundle(&["library", "check", "nowhere"]), @"");
}

fn ask(desk: &Desk, more: &[&str]) -> Seen {
    let start = [
        "match",
        "--library",
        "own",
        "--search",
        "zembla",
        "--nationality",
    ];
    desk.bundle(&[&start, more].concat())
}

#[test]
fn what_fits_is_listed_with_its_reason() {
    let desk = desk_with_pack();
    assert_seen!(ask(&desk, &["RUS", "--characteristic", "deserter", "--issue", "Q3c"]), @"");
}

#[test]
fn what_fits_only_nearly_says_so() {
    let desk = desk_with_pack();
    let seen = ask(&desk, &["rus", "--characteristic", "absent-without-leave"]);
    let reason = seen
        .stdout
        .lines()
        .find(|line| line.contains("why:"))
        .unwrap()
        .to_owned();
    insta::assert_snapshot!(reason, @"");
}

#[test]
fn a_draft_evader_is_not_shown_what_is_about_deserters() {
    let seen = ask(
        &desk_with_pack(),
        &["RUS", "--characteristic", "draft-evader"],
    );
    assert_seen!(seen, @"");
}

#[test]
fn an_unknown_characteristic_is_answered_with_the_known_ones() {
    let seen = ask(&desk_with_pack(), &["RUS", "--characteristic", "desertr"]);
    assert_seen!(seen, @"");
}

#[test]
fn an_unknown_nationality_or_issue_is_answered_with_the_known_ones() {
    let desk = desk_with_pack();
    assert_seen!(ask(&desk, &["NAR"]), @"");
    assert_seen!(ask(&desk, &["RUS", "--issue", "q9"]), @"");
}

#[test]
fn an_issue_is_known_by_its_id_and_by_its_code() {
    let desk = desk_with_pack();
    let by = |name| {
        ask(
            &desk,
            &["RUS", "--characteristic", "deserter", "--issue", name],
        )
        .to_string()
    };
    assert_eq!(by("q3c-basic-rules"), by("q3c"));
    assert_eq!(by("q3c"), by("Q3C"));
}

#[test]
fn search_folds_case_and_accents_and_takes_phrases() {
    let desk = desk_with_pack();
    let found = |words: &str| {
        let start = [
            "match",
            "--library",
            "own",
            "--nationality",
            "RUS",
            "--characteristic",
            "deserter",
            "--format",
            "json",
        ];
        let seen = desk.bundle(&[&start[..], &["--search", words]].concat());
        assert_eq!(seen.code, Some(0), "{seen}");
        let rows = seen.json();
        let ids = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(found("ZEMBLA").len(), 2);
    assert_eq!(found("zémbla pùnished"), ["nobody-2026-02"]);
    assert_eq!(
        found("\"sent back to the front\" zembla"),
        ["nobody-2026-01"]
    );
    assert_eq!(found("\"front the to back\""), Vec::<String>::new());
    assert!(!found("mobilis").is_empty());
    assert!(found("").len() > 60);
}

#[test]
fn matches_as_data() {
    let rows = ask(
        &desk_with_pack(),
        &["RUS", "--characteristic", "deserter", "--format", "json"],
    )
    .json();
    let row = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["id"] == "nobody-2026-01")
        .unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(row).unwrap(), @"");
}

/// `bundle match … | head -1`: the reader goes away and that is no fault.
#[test]
fn a_closed_pipe_is_no_fault() {
    let desk = Desk::with_sample();
    desk.export();
    let commands: [&[&str]; 4] = [
        &[
            "match",
            "--nationality",
            "RUS",
            "--characteristic",
            "deserter",
        ],
        &[
            "match",
            "--nationality",
            "RUS",
            "--characteristic",
            "deserter",
            "--format",
            "json",
        ],
        &["inspect", "bundle.pdf"],
        &["inspect", "bundle.pdf", "--format", "json"],
    ];
    for arguments in commands {
        let mut child = desk
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::with_capacity(1, child.stdout.take().unwrap())
            .read_line(&mut first)
            .unwrap();
        assert!(!first.is_empty());
        let mut talk = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut talk)
            .unwrap();
        assert_eq!(
            child.wait().unwrap().code(),
            Some(0),
            "{arguments:?}: {talk}"
        );
        assert!(!talk.contains("panic") && !talk.contains("ipe"), "{talk}");
    }
}

/// Talk that nobody hears is no fault either.
#[test]
fn a_closed_standard_error_is_no_fault() {
    let desk = Desk::with_sample();
    let mut command = desk.command(&["export", "case.ron", "--out", "bundle.pdf"]);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(desk.get("bundle.pdf").starts_with(b"%PDF-"));
}
