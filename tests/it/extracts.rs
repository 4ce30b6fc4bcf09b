//! `bundle verify CASE`, `bundle source` and every export: the extracts of a case held against the files of their
//! sources.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fs;

use bundle_builder::case::{Case, Edit, IssueChoice, text};
use bundle_builder::library::{Date, Passage, PassageKind, Source};
use bundle_builder::profile::DEFAULT;
use serde_json::Value;

use super::desk::{Desk, Seen, TODAY};
use super::small;
use super::tools;
use super::verify::report;

/// Words on page 43, in paragraph 5.
pub(super) const TRUE: &str = "The men were not seen again by their families after that night.";

/// On the first page: what the source is called, so that the report is taken for it.
const BEARS: &str = "In March soldiers came to four villages of the northern valley";

fn extract(number: usize, words: &str, pinpoint: &str) -> (Source, Passage) {
    let library = small::library_with(small::pack());
    let held = library.passages().next().unwrap();
    let passage = Passage {
        id: format!("mission-{number}").as_str().into(),
        kind: PassageKind::Extract,
        text: words.to_owned(),
        pinpoint: Some(pinpoint.to_owned()),
        ..held.passage.clone()
    };
    let source = Source {
        title: BEARS.to_owned(),
        ..held.source.clone()
    };
    (source, passage)
}

/// A case with these words, each with where it is said to stand.
fn case(words: &[(&str, &str)]) -> Case {
    let issue = Edit::AddIssue(IssueChoice::Typed("Disappearances".to_owned()));
    let mut case = issue.apply(&Case::new(DEFAULT)).unwrap();
    for (number, (words, pinpoint)) in words.iter().enumerate() {
        let (source, passage) = extract(number, words, pinpoint);
        let add = Edit::AddEntry {
            issue: "own-1".to_owned(),
            source: Box::new(source),
            passage: Box::new(passage),
        };
        case = add.apply(&case).unwrap();
    }
    case
}

/// A desk with that case and the report, which is named as the file of its source.
pub(super) fn desk(words: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    desk.put("case.ron", text::write(&case(words)).unwrap());
    desk.put("mission.pdf", report());
    let seen = desk.bundle(&["source", "case.ron", "mission.pdf"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    desk
}

fn verify(desk: &Desk) -> (Option<i32>, Value) {
    let seen = desk.bundle(&["verify", "case.ron", "--format", "json"]);
    let told = serde_json::from_str(&seen.stdout).unwrap_or_else(|_| panic!("{seen}"));
    (seen.code, told)
}

/// `error quotation-near`, one a finding.
fn findings(told: &Value) -> Vec<String> {
    let findings = told["findings"].as_array().unwrap().iter();
    let told = findings.map(|one| {
        let word = |name: &str| one[name].as_str().unwrap().to_lowercase();
        format!("{} {}", word("severity"), word("code"))
    });
    told.collect()
}

fn edit(desk: &Desk, edit: &Edit) {
    let case = text::read(&desk.get("case.ron")).unwrap();
    desk.put(
        "case.ron",
        text::write(&edit.apply(&case).unwrap()).unwrap(),
    );
}

fn export(desk: &Desk) -> Seen {
    let arguments = ["export", "case.ron", "--out", "b.pdf", "--date", TODAY];
    desk.bundle(&[&arguments[..], &["--format", "json"]].concat())
}

#[test]
fn a_true_extract_is_exact_where_it_is_cited() {
    let desk = desk(&[(TRUE, "p. 43, para 5")]);
    let (code, told) = verify(&desk);
    assert_eq!((code, findings(&told)), (Some(0), Vec::<String>::new()));
    let entry = &told["entries"][0];
    assert_eq!(entry["result"], "exact");
    assert_eq!(
        (&entry["file"], &entry["page"]),
        (&"mission.pdf".into(), &3.into())
    );
    assert_eq!(entry["pinpoint"], "p. 43, para 5");
}

#[test]
fn a_file_that_bears_nothing_of_its_source_is_taken_with_a_warning() {
    let desk = Desk::new();
    let mut case = case(&[(TRUE, "p. 43, para 5")]);
    case.issues[0].entries[0].source.title = "Floods along the southern coast".to_owned();
    desk.put("case.ron", text::write(&case).unwrap());
    desk.put("mission.pdf", report());
    let seen = desk.bundle(&["source", "case.ron", "mission.pdf"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    assert!(seen.stderr.contains("[source-file-doubtful]"), "{seen}");
    let said = "Neither the title of “Floods along the southern coast” nor";
    assert!(seen.stderr.contains(said), "{seen}");
    let (_, told) = verify(&desk);
    assert_eq!(findings(&told), ["warning source-file-doubtful"]);
    let seen = export(&desk);
    assert!(seen.stdout.contains("source-file-doubtful"), "{seen}");
    // The true one is taken without a word.
    let desk = self::desk(&[(TRUE, "p. 43, para 5")]);
    let seen = desk.bundle(&["source", "case.ron", "mission.pdf"]);
    assert!(!seen.stderr.contains("doubtful"), "{seen}");
}

#[test]
fn another_paragraph_of_the_same_page_is_another_place() {
    let desk = desk(&[(TRUE, "p. 43, para 6")]);
    let (code, told) = verify(&desk);
    assert_eq!(
        (code, findings(&told)),
        (Some(0), vec!["warning pinpoint-differs".to_owned()])
    );
}

#[test]
fn every_kind_of_result_is_told_in_its_place() {
    let desk = desk(&[
        (TRUE, "p. 44"),
        (
            "The men were seen again by their families after that night.",
            "p. 43",
        ),
        (
            "The men […] seen again by their families after that night.",
            "p. 43",
        ),
        (
            "Nobody has ever heard of any such thing in the whole country.",
            "p. 43",
        ),
    ]);
    let (code, told) = verify(&desk);
    assert_eq!(code, Some(1));
    let results: Vec<&str> = told["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["result"].as_str().unwrap())
        .collect();
    assert_eq!(results, ["exact", "near", "exact-with-edits", "not-found"]);
    assert_eq!(
        findings(&told),
        [
            "error quotation-near",
            "error quotation-unconfirmed",
            "error quotation-not-found",
            "warning pinpoint-differs",
        ]
    );
    assert_eq!(told["entries"][1]["differences"][0]["document"], "not");
    let people = desk.bundle(&["verify", "case.ron"]);
    insta::assert_snapshot!(people.stdout);
}

#[test]
fn words_that_are_not_those_of_the_file_keep_the_bundle_a_draft_until_a_reason_is_given() {
    let desk = desk(&[(
        "The men were seen again by their families after that night.",
        "p. 43",
    )]);
    for (field, text) in [
        (bundle_builder::case::HeadingField::Appellant, "A B"),
        (bundle_builder::case::HeadingField::Respondent, "Nobody"),
        (bundle_builder::case::HeadingField::Reference, "PA/1/2099"),
    ] {
        let text = text.to_owned();
        edit(&desk, &Edit::SetHeading { field, text });
    }
    let on = Date::day(2026, 11, 28);
    let by = "A".to_owned();
    edit(&desk, &Edit::SignOff { number: 1, by, on });
    let is_draft = |seen: &Seen| {
        let told: Value = serde_json::from_str(&seen.stdout).unwrap();
        (seen.code, told["draft"].as_bool())
    };
    let seen = export(&desk);
    assert_eq!(is_draft(&seen), (Some(1), Some(true)), "{seen}");
    let reason = "The tribunal has the other edition".to_owned();
    edit(
        &desk,
        &Edit::QuoteAnyway {
            number: 1,
            reason,
            on,
        },
    );
    let seen = export(&desk);
    assert_eq!(is_draft(&seen), (Some(0), Some(false)), "{seen}");
    assert!(
        seen.stdout.contains("quotation-near"),
        "it is still said: {seen}"
    );
}

#[test]
fn an_invented_check_is_worth_nothing_where_the_file_is_at_hand() {
    // The passage says that A. Nother has checked it against some file.
    let desk = desk(&[(
        "They were all set free the next morning, without a word.",
        "p. 43",
    )]);
    let (code, told) = verify(&desk);
    assert_eq!(
        (code, findings(&told)),
        (Some(1), vec!["error quotation-not-found".to_owned()])
    );
}

#[test]
fn a_file_that_is_gone_or_changed_or_broken_is_said_and_found_again() {
    let desk = desk(&[(TRUE, "p. 43")]);
    fs::create_dir(desk.path("moved")).unwrap();
    fs::rename(desk.path("mission.pdf"), desk.path("moved/other.pdf")).unwrap();
    let (code, told) = verify(&desk);
    assert_eq!(
        (code, findings(&told)),
        (Some(0), vec!["warning source-file-missing".to_owned()])
    );
    assert_eq!(told["entries"][0]["result"], "missing-file");
    let seen = desk.bundle(&["relink", "case.ron", "--in", "moved"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let (_, told) = verify(&desk);
    assert_eq!(told["entries"][0]["file"], "moved/other.pdf");
    assert_eq!(told["entries"][0]["result"], "exact");
    desk.put(
        "moved/other.pdf",
        super::verify::document(&[vec![(70, 760, "Another.")]]),
    );
    let (_, told) = verify(&desk);
    assert_eq!(findings(&told), ["warning source-file-changed"]);
    desk.put("moved/other.pdf", "no PDF");
    let (_, told) = verify(&desk);
    assert_eq!(findings(&told), ["warning source-file-unusable"]);
}

#[test]
fn a_file_that_is_damaged_is_said_also_where_its_words_are_exact() {
    let desk = Desk::new();
    let words = [(TRUE, "p. 43, para 5")];
    desk.put("case.ron", text::write(&case(&words)).unwrap());
    let mut cut_short = report();
    let table = cut_short
        .windows(9)
        .rposition(|part| part == b"startxref")
        .unwrap();
    cut_short.truncate(table);
    desk.put("mission.pdf", cut_short);
    let seen = desk.bundle(&["source", "case.ron", "mission.pdf"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    // The second time from what was kept.
    for _ in 0..2 {
        let (code, told) = verify(&desk);
        assert_eq!(code, Some(0), "{told}");
        assert_eq!(told["entries"][0]["result"], "exact", "{told}");
        assert_eq!(findings(&told), ["warning source-file-damaged"]);
    }
}

#[test]
fn without_a_file_it_says_not_checked_here() {
    let desk = Desk::new();
    desk.put("case.ron", text::write(&case(&[(TRUE, "p. 43")])).unwrap());
    let (code, told) = verify(&desk);
    assert_eq!(
        (code, findings(&told)),
        (Some(0), vec!["warning extract-not-checked".to_owned()])
    );
    assert_eq!(told["entries"][0]["result"], "not-checked");
    let seen = export(&desk);
    assert!(seen.stdout.contains("extract-not-checked"), "{seen}");
}

#[test]
fn a_source_that_the_case_does_not_rest_on_and_a_file_that_is_none_change_nothing() {
    let desk = desk(&[(TRUE, "p. 43")]);
    let before = desk.get("case.ron");
    desk.put("words.pdf", "no PDF");
    for arguments in [
        &["source", "case.ron", "mission.pdf", "--of", "somebody"][..],
        &["source", "case.ron", "words.pdf"],
        &["source", "case.ron", "nowhere.pdf"],
    ] {
        let seen = desk.bundle(arguments);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stderr.contains("hint:"), "{seen}");
        assert_eq!(desk.get("case.ron"), before);
    }
}

#[test]
fn where_a_case_rests_on_several_sources_each_is_named_with_its_title() {
    let desk = Desk::new();
    desk.put("sample.ron", include_str!("../../assets/sample-case.ron"));
    desk.put("mission.pdf", report());
    let seen = desk.bundle(&["source", "sample.ron", "mission.pdf"]);
    assert_eq!(seen.code, Some(2), "{seen}");
    let line = "\n  mz-2023-09: Mediazona, Evading > refusing > fleeing";
    assert!(seen.stderr.contains(line), "{seen}");
    let seen = desk.bundle(&["source", "sample.ron", "nowhere.pdf", "--of", "mz-2023-09"]);
    assert!(
        seen.stderr.contains("Check how its name is spelt"),
        "{seen}"
    );
}

#[test]
fn the_entries_of_each_kind_are_counted_in_words() {
    let desk = Desk::new();
    desk.put("sample.ron", include_str!("../../assets/sample-case.ron"));
    let seen = desk.bundle(&["verify", "sample.ron"]);
    let said = "20 entries: 20 summaries in our words, no quotations";
    assert!(seen.stderr.contains(said), "{seen}");
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_no_case_can_hold_is_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = desk(&[(TRUE, "p. 43")]);
    let before = desk.get("case.ron");
    let name = std::ffi::OsStr::from_bytes(b"mission\xff.pdf");
    let seen = desk.bundle(&[std::ffi::OsStr::new("source"), "case.ron".as_ref(), name]);
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("hint: Rename"), "{seen}");
    assert_eq!(desk.get("case.ron"), before);
}

#[test]
fn a_record_says_of_files_and_entries_what_came_of_the_check_and_is_the_same_each_time() {
    let desk = desk(&[
        (TRUE, "p. 43, para 5"),
        (
            "The men were seen again by their families after that night.",
            "p. 43",
        ),
        (
            "The men were […] seen again by their families after that night.",
            "p. 43",
        ),
    ]);
    let sign = Edit::SignOff {
        number: 1,
        by: "A.B.".to_owned(),
        on: Date::day(2026, 11, 23),
    };
    edit(&desk, &sign);
    let before = fs::read_dir(desk.path("")).unwrap().count();
    let record = ["verify", "case.ron", "--record", "record.pdf"];
    let seen = desk.bundle(&record);
    assert_eq!(seen.code, Some(1), "{seen}");
    let first = desk.get("record.pdf");
    desk.bundle(&record);
    assert_eq!(first, desk.get("record.pdf"));
    let now = fs::read_dir(desk.path("")).unwrap().count();
    assert!(
        now <= before + 2,
        "the record, and what was read of the report"
    );
    let record = desk.path("record.pdf");
    let Some((said, _)) = tools::read_text("pdftotext", &["-layout"], &record) else {
        return;
    };
    let said: Vec<&str> = said.split_whitespace().collect();
    let said = said.join(" ");
    let sha256 = bundle_builder::export::sha256(&report());
    for words in [
        "Source check record",
        "mission.pdf, 5 pages",
        &sha256,
        "read; its content is the one named here",
        "exact: F1 mission.pdf, p. 43, para 5",
        "signed off by A.B. on 23 November 2026",
        "near, but not the same: F1 mission.pdf",
        "left out: “not”",
        "not signed off",
        "cut: “not”",
        "not confirmed by a person: […] not",
        "Page 1 of",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("Made on"), "{said}");
}

#[test]
fn a_record_is_written_over_nothing_that_the_case_is_made_of() {
    let desk = desk(&[(TRUE, "p. 43, para 5")]);
    let whole = (desk.get("case.ron"), desk.get("mission.pdf"));
    for (file, said) in [
        ("mission.pdf", "Choose another name for the record."),
        ("case.ron", "Let it end in .pdf."),
    ] {
        let seen = desk.bundle(&["verify", "case.ron", "--record", file]);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stderr.contains(said), "{seen}");
    }
    assert_eq!(whole, (desk.get("case.ron"), desk.get("mission.pdf")));
}

/// Of which a "not" was left out.
const NEAR: &str = "The men were seen again by their families after that night.";

#[test]
fn a_record_says_where_words_stand_and_not_where_the_case_says() {
    let desk = desk(&[(TRUE, "p. 99, para 7"), (NEAR, "p. 98")]);
    desk.bundle(&["verify", "case.ron", "--record", "record.pdf"]);
    let record = desk.path("record.pdf");
    let Some((said, _)) = tools::read_text("pdftotext", &["-layout"], &record) else {
        return;
    };
    let said: Vec<&str> = said.split_whitespace().collect();
    let said = said.join(" ");
    for words in [
        "exact: F1 mission.pdf, p. 43, para 5",
        "the entry cites p. 99, para 7",
        "near, but not the same: F1 mission.pdf, p. 43, para 5",
        "the entry cites p. 98",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn each_change_is_confirmed_by_itself_and_one_that_is_not_ends_with_1() {
    let cut = "The men were […] seen again by […] families after that night.";
    let desk = desk(&[(cut, "p. 43")]);
    for open in [2, 1] {
        let (code, told) = verify(&desk);
        let found = (code, findings(&told));
        assert_eq!(
            found,
            (Some(1), vec!["error quotation-unconfirmed".to_owned()])
        );
        let unconfirmed = told["entries"][0]["unconfirmed"].as_array().unwrap();
        assert_eq!(unconfirmed.len(), open, "{told}");
        let change = unconfirmed[0].as_str().unwrap().to_owned();
        let confirm = Edit::ConfirmChange {
            number: 1,
            change,
            holds: true,
        };
        edit(&desk, &confirm);
    }
    let (code, told) = verify(&desk);
    assert_eq!((code, findings(&told)), (Some(0), Vec::<String>::new()));
}

#[test]
fn a_reason_for_one_entry_leaves_the_others_as_they_are() {
    let desk = desk(&[(NEAR, "p. 43"), (NEAR, "p. 43")]);
    let reason = Edit::QuoteAnyway {
        number: 1,
        reason: "The tribunal has the other edition".to_owned(),
        on: Date::day(2026, 11, 28),
    };
    edit(&desk, &reason);
    let (code, told) = verify(&desk);
    let found = (code, findings(&told));
    let expected = ["error quotation-near", "note quotation-near"].map(str::to_owned);
    assert_eq!(found, (Some(1), expected.to_vec()));
}

#[test]
fn every_word_with_which_a_source_turns_is_named_with_its_sentence() {
    const TURNS: [&str; 6] = [
        "However,",
        "But",
        "Although",
        "Nevertheless,",
        "Except",
        "Unless",
    ];
    let lines = TURNS.map(|turn| {
        let first = format!("The camp of {turn} was closed.").replace(',', "");
        (first, format!("{turn} this was not the end of it."))
    });
    let on_page = (1_u32..).zip(&lines).flat_map(|(at, (first, next))| {
        let y = 780 - 40 * at;
        [(70, y, first.as_str()), (70, y - 14, next.as_str())]
    });
    let desk = Desk::new();
    let words: Vec<(&str, &str)> = lines
        .iter()
        .map(|(first, _)| (first.as_str(), ""))
        .collect();
    desk.put("case.ron", text::write(&case(&words)).unwrap());
    desk.put("mission.pdf", super::verify::document(&[on_page.collect()]));
    desk.bundle(&["source", "case.ron", "mission.pdf"]);
    let (_, told) = verify(&desk);
    let entries = told["entries"].as_array().unwrap();
    for (entry, (_, next)) in entries.iter().zip(&lines) {
        assert_eq!(entry["result"], "exact", "{entry}");
        assert_eq!(entry["goes_on"][0], next.as_str());
    }
    assert_eq!(entries.len(), TURNS.len());
}
