//! Case files written, read back, cut off, of other versions, and contradicting themselves.

use super::*;
use crate::case::specimen::{authority, document, with_everything};
use crate::case::{Considered, Edit, HeadingField, Numbers, SignOff};
use crate::library::{Date, LookedUp};

fn sample() -> Case {
    let edit = Edit::SetHeading {
        field: HeadingField::Appellant,
        text: "“Ж” \\ \"quoted\"\nsecond line".to_owned(),
    };
    edit.apply(&Case::new("p")).unwrap()
}

/// The sample as version 1 wrote it, with more in place of the last field's name.
fn old(more: &str) -> String {
    let case = Case {
        numbers: Numbers::Kept,
        index_reserve: 0,
        ..sample()
    };
    let now = write(&case).unwrap();
    now.replacen("version: 4", "version: 1", 1)
        .replacen("overrides", more, 1)
}

#[test]
fn what_is_written_reads_back_the_same() {
    let text = write(&sample()).unwrap();
    assert_eq!(read(text.as_bytes()).unwrap(), sample());
    assert_eq!(write(&sample()).unwrap(), text);
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let text = format!("\u{feff}{}", write(&sample()).unwrap());
    assert_eq!(read(text.as_bytes()).unwrap(), sample());
}

#[test]
fn a_file_of_a_newer_program_is_refused_by_its_version() {
    let text = "(version: 7, case: Anything(goes: [1, 2, {\"x\": 3}]), more: 1)";
    assert_eq!(read(text.as_bytes()), Err(CaseError::Newer { found: 7 }));
}

#[test]
fn a_cut_off_file_is_never_read_as_a_shorter_case() {
    let text = write(&sample()).unwrap();
    let whole = text.trim_end().len();
    for length in (0..whole).filter(|length| text.is_char_boundary(*length)) {
        assert!(read(&text.as_bytes()[..length]).is_err(), "cut at {length}");
    }
    // Wherever it breaks off behind the first bracket, that is what is said.
    let opened = text.find('(').unwrap() + 1;
    for length in (opened..whole).filter(|length| text.is_char_boundary(*length)) {
        let cut = read(&text.as_bytes()[..length]);
        let is_told = matches!(cut, Err(CaseError::CutOff { .. }));
        assert!(
            is_told || text[..length].ends_with(')'),
            "{length}: {cut:?}"
        );
    }
}

#[test]
fn a_file_from_before_title_pages_keeps_the_pages_it_had() {
    let exhibit = format!(
        "exhibits: [(number: 1, path: \"a.pdf\", sha256: \"{}\", title: \"A\", pages: Some(\"5-9\"))], overrides",
        "0".repeat(64)
    );
    let old = old(&exhibit);
    let case = read(old.as_bytes()).unwrap();
    assert_eq!(case.exhibits[0].wanted(), case.exhibits[0].pages);
}

#[test]
fn turns_are_written_only_where_there_are_some_and_read_back() {
    let exhibit = |turns: &str| {
        let exhibit = format!(
            "exhibits: [(number: 1, path: \"a.pdf\", sha256: \"{}\", title: \"A\"{turns})], overrides",
            "0".repeat(64)
        );
        old(&exhibit)
    };
    let case = |turns| read(exhibit(turns).as_bytes());
    let without = case("").unwrap();
    assert!(!write(&without).unwrap().contains("turns"));
    let turned = case(", turns: (all: 90, pages: {3: 180})").unwrap();
    let turns = &turned.exhibits[0].turns;
    assert_eq!((turns.of(1).degrees(), turns.of(3).degrees()), (90, 180));
    let written = write(&turned).unwrap();
    assert_eq!(read(written.as_bytes()).unwrap(), turned);
    let askew = case(", turns: (all: 45)").unwrap_err();
    let details = askew.details().unwrap_or_default();
    assert!(details.contains("by 90, 180 or 270"), "{details}");
}

#[test]
fn another_encoding_and_another_kind_of_file_are_named() {
    let utf16: Vec<u8> = "(version: 1"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(read(&utf16).is_err());
    assert_eq!(
        read(&[0xff, 0xfe, b'(']),
        Err(CaseError::NotACase("a text in another encoding"))
    );
    for (bytes, kind) in [
        (b"%PDF-1.7 ...".as_slice(), "a PDF document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"PK\x03\x04...", "a Word document or a packed folder"),
        (b"Dear Sir or Madam", "some other text"),
        (b" \n", "empty"),
        (b"\xe9t\xe9", "some other kind of file"),
    ] {
        assert_eq!(read(bytes), Err(CaseError::NotACase(kind)));
    }
}

#[test]
fn a_file_that_contradicts_itself_is_refused() {
    let text = write(&sample()).unwrap();
    let issue = "issues: [(key: \"a\", label: \"A\", entries: []), (key: \"a\", label: \"B\", entries: [])]";
    let twice = text.replace("issues: []", issue);
    assert!(matches!(
        read(twice.as_bytes()),
        Err(CaseError::Inconsistent(_))
    ));
}

/// A case in which everything is answered, by this name and on this day.
fn answered(by: &str, on: &str) -> String {
    let mut case = with_everything();
    let on: Date = on.parse().unwrap();
    let by = by.to_owned();
    case.exclusion_considered = Some(Considered { by: by.clone(), on });
    let issue = &mut case.issues[0];
    let mut chosen = authority("a");
    chosen.authority.looked_up = Some(LookedUp {
        by: by.clone(),
        on,
        listed: true,
    });
    chosen.paragraphs = Some(by.clone());
    issue.authorities = Some(vec![chosen]);
    issue.entries[0].signed_off = Some(SignOff {
        by,
        on,
        against: None,
    });
    write(&case).unwrap()
}

/// Which of its answers count.
fn that_count(text: &str) -> [bool; 4] {
    let case = read(text.as_bytes()).unwrap();
    let issue = &case.issues[0];
    let authority = &issue.authorities()[0];
    [
        case.exclusion_considered.is_some(),
        issue.entries[0].signed_off.is_some(),
        !authority.is_listing_unchecked(),
        authority.paragraphs.is_some(),
    ]
}

#[test]
fn an_answer_that_names_nobody_or_no_day_was_not_given() {
    assert_eq!(that_count(&answered("A.N.", "2026-11-28")), [true; 4]);
    for nobody in ["", " ", "\t", "\u{a0}", "\u{200b}", "\u{3164}", ".", "–"] {
        let counted = that_count(&answered(nobody, "2026-11-28"));
        assert_eq!(counted, [false; 4], "{nobody:?}");
    }
    for no_day in ["2026-11", "2026"] {
        let counted = that_count(&answered("A.N.", no_day));
        // Paragraphs have no day.
        assert_eq!(counted, [false, false, false, true], "{no_day}");
    }
}

#[test]
fn everything_that_a_case_may_hold_reads_back_the_same() {
    let case = with_everything();
    let text = write(&case).unwrap();
    for field in [
        "documents",
        "documents_numbered",
        "source_files",
        "converted_from",
        "edition",
        "retrieved_on",
        "pinned",
        "told_to",
        "index_reserve",
        "authorities",
        "paragraphs",
        "remarks",
        "shorter",
        "answers",
        "decision_letter",
        "nothing_to_answer",
        "redacted",
        "marked",
        "looked_at",
        "confidential",
        "anonymity",
    ] {
        assert!(text.contains(&format!("{field}: ")), "{field}");
    }
    assert_eq!(read(text.as_bytes()), Ok(case));
}

#[test]
fn what_a_case_does_not_have_is_not_written_down() {
    let text = write(&sample()).unwrap();
    for field in [
        "documents",
        "source_files",
        "exhibits",
        "pinned",
        "told_to",
        "authorities",
        "remarks",
        "shorter",
        "answers",
        "decision_letter",
        "marked",
        "looked_at",
        "anonymity",
    ] {
        assert!(!text.contains(field), "{field}");
    }
}

#[test]
fn documents_may_stand_in_any_order() {
    let case = with_everything();
    let text = write(&case).unwrap();
    let other = text
        .replacen("id: 1,", "id: 9,", 1)
        .replacen("document: 1,", "document: 9,", 2);
    let other = other.replace("documents_numbered: 2", "documents_numbered: 9");
    let other = read(other.as_bytes()).unwrap();
    let ids: Vec<String> = other.documents.iter().map(|it| it.id.to_string()).collect();
    assert_eq!(ids, ["2", "9"]);
    assert_eq!(document(&other, 0).path, document(&case, 0).path);
}

#[test]
fn a_file_of_version_1_names_each_file_of_its_exhibits_once() {
    let exhibit = |number: u32, path: &str, content: &str, more: &str| {
        let sha256 = content.repeat(64);
        format!("(number: {number}, path: \"{path}\", sha256: \"{sha256}\", title: \"T\"{more})")
    };
    let all = [
        exhibit(4, "in/a.pdf", "a", ""),
        exhibit(2, "b.pdf", "b", ", pages: Some(\"1\")"),
        exhibit(7, "in/a.pdf", "a", ", pages: Some(\"2\")"),
        exhibit(8, "in/a.pdf", "c", ""),
    ];
    let more = format!(
        "exhibits: [{}], exhibits_numbered: 9, overrides",
        all.join(", ")
    );
    let case = read(old(&more).as_bytes()).unwrap();
    let told = |exhibit| {
        let document = document(&case, exhibit);
        format!(
            "{} {} {}",
            document.id,
            document.path,
            &document.sha256[..1]
        )
    };
    let told: Vec<String> = (0..4).map(told).collect();
    assert_eq!(
        told,
        ["1 in/a.pdf a", "2 b.pdf b", "1 in/a.pdf a", "3 in/a.pdf c"]
    );
    let numbers: Vec<u32> = case.exhibits.iter().map(|it| it.number).collect();
    assert_eq!((numbers, case.exhibits_numbered), (vec![4, 2, 7, 8], 9));
    assert_eq!(case.documents_numbered, 3);
    let text = write(&case).unwrap();
    assert!(text.contains("version: 4,"));
    assert_eq!(read(text.as_bytes()), Ok(case));
}

#[test]
fn what_came_with_version_2_is_unknown_in_a_file_of_version_1() {
    for field in ["documents: [], overrides", "pinned: {}, overrides"] {
        let error = read(old(field).as_bytes()).unwrap_err();
        assert!(matches!(error, CaseError::Broken { .. }), "{error}");
    }
}

#[test]
fn only_a_case_of_an_earlier_version_is_one() {
    assert_eq!(earlier_version(old("overrides").as_bytes()), Some(1));
    let marked = format!("\u{feff}{}", old("overrides"));
    assert_eq!(earlier_version(marked.as_bytes()), Some(1));
    for text in [
        &*write(&sample()).unwrap(),
        "(version: 7)",
        "(version: 0)",
        "%PDF-1.7",
        "",
    ] {
        assert_eq!(earlier_version(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn what_leads_nowhere_or_stands_twice_in_a_file_is_named() {
    let text = write(&with_everything()).unwrap();
    assert!(read(text.as_bytes()).is_ok());
    for (from, to, problem) in [
        ("id: 2,", "id: 1,", "two documents have the number 1"),
        (
            "id: 2,",
            "id: 5,",
            "2 documents were numbered, but one has the number 5",
        ),
        (
            "document: 2,\n                title",
            "document: 3,\n                title",
            "“Second” is to be of document number 3, and there is none",
        ),
        (
            "source: \"un-report-2026\"",
            "source: \"UN report\"",
            "a file is to be of the source “UN report”, which is no name of one",
        ),
        (
            "document: 1,\n                edition",
            "document: 8,\n                edition",
            "the file of the source “un-report-2026” is to be document number 8, and there is none",
        ),
        (
            "pinned: {\n            1:",
            "pinned: {\n            6:",
            "exhibit 6 has its place, and there is no exhibit 6",
        ),
    ] {
        let wrong = text.replacen(from, to, 1);
        assert_ne!(wrong, text, "{from} is not there:\n{text}");
        let told = CaseError::Inconsistent(problem.to_owned());
        assert_eq!(read(wrong.as_bytes()), Err(told));
    }
    // No page has the number 0.
    let wrong = text.replacen("1: 12,", "1: 0,", 1);
    assert!(matches!(
        read(wrong.as_bytes()),
        Err(CaseError::Broken { .. })
    ));
}
