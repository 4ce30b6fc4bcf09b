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
    assert_seen!(Desk::new().bundle(&["--help"]), @r"
    exit code: 0
    --- stdout ---
    Country evidence for asylum appeals: from a claimant's characteristics to a paginated, numbered PDF bundle, offline

    Usage: bundle <COMMAND>

    Commands:
      library  Look after packs of evidence
      match    List the passages that fit a claimant, with the reason why each fits
      new      Start a case from the passages that fit best
      export   Make the PDF bundle of a case and check it
      inspect  Say what is in a PDF file: pages, labels, bookmarks, links, fonts, text
      help     Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version
    ");
}

#[test]
fn help_of_export_names_every_option() {
    assert_seen!(Desk::new().bundle(&["export", "--help"]), @r"
    exit code: 0
    --- stdout ---
    Make the PDF bundle of a case and check it

    Usage: bundle export [OPTIONS] --out <FILE> <CASE>

    Arguments:
      <CASE>
              The case file

    Options:
          --out <FILE>
              Where to write the bundle; an older bundle there is replaced

          --date <YYYY-MM-DD>
              The day to reckon the age of evidence from; today where not given

          --library <DIR>
              A folder with a pack of your own, used beside the shipped one; may be given several times

          --format <FORMAT>
              Possible values:
              - text: For people
              - json: For programs

              [default: text]

      -h, --help
              Print help (see a summary with '-h')
    ");
}

#[test]
fn help_of_match_names_every_option() {
    assert_seen!(Desk::new().bundle(&["match", "--help"]), @r#"
    exit code: 0
    --- stdout ---
    List the passages that fit a claimant, with the reason why each fits

    Usage: bundle match [OPTIONS] --nationality <CODE>

    Options:
          --nationality <CODE>
              Three-letter code, for instance RUS

          --characteristic <ID>
              What is true of the claimant, for instance deserter; may be given several times

          --issue <ID>
              An issue in dispute, by id or code, for instance q3c; may be given several times, in order

          --search <WORDS>
              Show only passages with these words; phrases in quotation marks

              [default: ""]

          --library <DIR>
              A folder with a pack of your own, used beside the shipped one; may be given several times

          --format <FORMAT>
              Possible values:
              - text: For people
              - json: For programs

              [default: text]

      -h, --help
              Print help (see a summary with '-h')
    "#);
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
    assert_seen!(Desk::new().bundle(&["library", "check"]), @r"
    exit code: 0
    --- stderr ---
    1 pack, [n] sources, [n] passages ([n] helps, [n] adverse, [n] mixed, [n] neutral), [n] characteristics, [n] issues
    0 errors, 0 warnings, 0 notes
    ");
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
    assert_seen!(desk_with_faulty_pack().bundle(&["library", "check", "own"]), @r"
    exit code: 1
    --- stdout ---
    error[stray-file] own/notes.docx:1:1: This file has no place in a pack.
      hint: Sources go into sources/, one .ron file each; anything else belongs elsewhere.
    error[unreadable] own/sources/cut.ron:3:12: Expected end of string.
      hint: Compare it with TEMPLATE.ron, which shows every field and its values.
    error[not-utf8] own/sources/latin1.ron:1:1: The file is not UTF-8 text.
      hint: Save it again from a text editor with the encoding UTF-8.
    error[unreadable] own/sources/nobody-2026.ron:30:21: Unexpected variant named `Hostile` in enum `Stance`, expected one of `Helps`, `Adverse`, `Mixed`, or `Neutral` instead.
      hint: Compare it with TEMPLATE.ron, which shows every field and its values.
    error[bad-address] own/sources/nobody-2026.ron:7:5: “example dot org/nothing” is not a web address.
      hint: Write the whole address, beginning with https://.
    error[unknown-issue] own/sources/nobody-2026.ron:18:22: There is no issue “q3z” (in nobody-2026-01).
      hint: Use an id from issues.ron, or add it there.
    --- stderr ---
    2 packs, [n] sources, [n] passages ([n] helps, [n] adverse, [n] mixed, [n] neutral), [n] characteristics, [n] issues
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
    error[no-pack-file] papers:1:1: There is no pack.ron, so this is not a pack.
      hint: Choose the folder that holds pack.ron, or make one with an id, a title, nationalities and a date.
    --- stderr ---
    1 pack, [n] sources, [n] passages ([n] helps, [n] adverse, [n] mixed, [n] neutral), [n] characteristics, [n] issues
    1 error, 0 warnings, 0 notes
    ");
}

#[test]
fn a_folder_that_is_not_there() {
    assert_seen!(Desk::new().bundle(&["library", "check", "nowhere"]), @r"
    exit code: 2
    --- stderr ---
    bundle: the pack in nowhere cannot be used: nowhere cannot be read: No such file or directory (os error 2)
    ");
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
    assert_seen!(ask(&desk, &["RUS", "--characteristic", "deserter", "--issue", "Q3c"]), @r"
    exit code: 0
    --- stdout ---
    nobody-2026-01 [helps, extract, tier A, read in full]
      Nobody’s Institute, Nothing happened, 2026-03, para 4
      In zembla deserters are sent back to the front.
      why: The claimant is: Deserter. Answers Q3c Service would or might involve acts contrary to the basic rules of human conduct.

    nobody-2026-02 [adverse, extract, tier A, read in full]
      Nobody’s Institute, Nothing happened, 2026-03, para 5
      In zembla nobody is ever punished.
      why: The claimant is: Deserter. Answers Q3c Service would or might involve acts contrary to the basic rules of human conduct.
    --- stderr ---
    2 passages fit
    ");
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
    insta::assert_snapshot!(reason, @"  why: Speaks more broadly of: Deserter.");
}

#[test]
fn a_draft_evader_is_not_shown_what_is_about_deserters() {
    let seen = ask(
        &desk_with_pack(),
        &["RUS", "--characteristic", "draft-evader"],
    );
    assert_seen!(seen, @r"
    exit code: 0
    --- stderr ---
    0 passages fit
    ");
}

#[test]
fn an_unknown_characteristic_is_answered_with_the_known_ones() {
    let seen = ask(&desk_with_pack(), &["RUS", "--characteristic", "desertr"]);
    assert_seen!(seen, @r"
    exit code: 2
    --- stderr ---
    bundle: there is no characteristic “desertr”; there are: russian-national, deserter, absent-without-leave, draft-evader, summons-served, conscript, mobilised-reservist, contract-soldier, officer, former-soldier, prisoner-recruit, exemption-refused, took-part-in-operations, conscientious-objector, religious-objector, war-crimes-objector, political-dissident, protester, single-picketer, social-media-critic, journalist, human-rights-defender, opposition-supporter, foreign-agent, donor, artist, teacher, student, lawyer, feminist-activist, exile-critic, wanted-or-convicted, ethnic-minority, chechen, crimean-tatar, naturalised-citizen, jehovahs-witness, lgbt, relative, child-or-parent, returnee
    ");
}

#[test]
fn an_unknown_nationality_or_issue_is_answered_with_the_known_ones() {
    let desk = desk_with_pack();
    assert_seen!(ask(&desk, &["NAR"]), @r"
    exit code: 2
    --- stderr ---
    bundle: the library knows no nationality “NAR”; it knows RUS
    ");
    assert_seen!(ask(&desk, &["RUS", "--issue", "q9"]), @r"
    exit code: 2
    --- stderr ---
    bundle: there is no issue “q9”; there are: q1-convention-reason, q1a-political-opinion, q1b-conscience, q1c-social-group, q2-subjective-fear, q3-persecution, q3a-prosecution, q3b-severity, q3c-basic-rules, q3d-refusers, q3e-conditions, q3f-dissent, q3g-sur-place, q3h-cannot-hide, q4-state-protection, q5-relocation, x1-exclusion, h1-prison-conditions, h2-forced-deployment, h3-private-life, c1-credibility
    ");
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
    assert!(found("").len() > 20);
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
    insta::assert_snapshot!(serde_json::to_string_pretty(row).unwrap(), @r#"
    {
      "address": "https://example.org/nothing",
      "id": "nobody-2026-01",
      "issues": [
        "q3c-basic-rules"
      ],
      "kind": "extract",
      "pinpoint": "para 4",
      "published": "2026-03",
      "publisher": "Nobody’s Institute",
      "read": "read in full",
      "reason": "The claimant is: Deserter.",
      "source": "nobody-2026",
      "stance": "helps",
      "text": "In zembla deserters are sent back to the front.",
      "tier": "tier A",
      "title": "Nothing happened"
    }
    "#);
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
