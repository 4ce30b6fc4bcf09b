//! What is too much is refused by name.

use super::super::specimen::{entry, issue};
use super::super::text::{self, CaseError};
use super::super::{
    DocumentFile, Edit, EditError, HeadingField, NewExhibit, Override, OverrideKind, SourceFile,
};
use super::*;

fn case() -> Case {
    let edits = [issue("A"), entry("own-1", "p-1")];
    let apply = |case: Case, edit: &Edit| edit.apply(&case).unwrap();
    edits.iter().fold(Case::new("p"), apply)
}

fn words(excess: Option<Excess>) -> String {
    excess.map_or_else(String::new, |excess| excess.to_string())
}

#[test]
fn a_text_of_fifty_megabytes_is_refused_by_name_when_the_case_is_read() {
    let mut case = case();
    case.issues[0].entries[0].passage.text = "ж".repeat(TEXT);
    let read = |case: &Case| text::read(text::write(case).unwrap().as_bytes());
    assert_eq!(read(&case).as_ref(), Ok(&case), "so many are taken");
    case.issues[0].entries[0].passage.text = "a".repeat(50_000_000);
    let error = read(&case).unwrap_err();
    assert!(matches!(error, CaseError::TooMuch(_)));
    assert_eq!(
        error.to_string(),
        "the passage of entry 1 is too long, with 50,000,000 characters (500,000 at most): add a long text as a document instead"
    );
}

type Set = fn(&mut Case, String);

#[test]
fn every_line_and_text_of_a_case_has_its_limit() {
    let set: [(&str, usize, Set); 20] = [
        ("the appeal number", LINE, |case, text| {
            case.heading.reference = text;
        }),
        ("the appellant’s name", LINE, |case, text| {
            case.heading.appellant = text;
        }),
        ("the respondent’s name", LINE, |case, text| {
            case.heading.respondent = text;
        }),
        ("the representative’s name", LINE, |case, text| {
            case.heading.representative = text;
        }),
        ("the place of the hearing", LINE, |case, text| {
            case.heading.hearing = text;
        }),
        ("the name of an issue", LINE, |case, text| {
            case.issues[1].label = text;
        }),
        ("a reason", LINE, |case, text| {
            let on = "2026-11-26".parse().unwrap();
            let set_aside = Override { reason: text, on };
            case.overrides.insert(OverrideKind::DraftMark, set_aside);
        }),
        ("the passage of entry 1", TEXT, |case, text| {
            case.issues[0].entries[0].passage.text = text;
        }),
        ("the note of entry 1", TEXT, |case, text| {
            case.issues[0].entries[0].note = Some(text);
        }),
        ("the proposition of entry 1", TEXT, |case, text| {
            case.issues[0].entries[0].proposition = Some(text);
        }),
        ("the title of the source of entry 1", LINE, |case, text| {
            case.issues[0].entries[0].source.title = text;
        }),
        ("the publisher of entry 1", LINE, |case, text| {
            case.issues[0].entries[0].source.publisher = text;
        }),
        ("the address of entry 1", LINE, |case, text| {
            case.issues[0].entries[0].source.address = text;
        }),
        ("the language of entry 1", LINE, |case, text| {
            case.issues[0].entries[0].source.language = text;
        }),
        ("the place in the source of entry 1", LINE, |case, text| {
            case.issues[0].entries[0].passage.pinpoint = Some(text);
        }),
        ("the title of document 1", LINE, |case, text| {
            case.exhibits[0].title = text;
        }),
        ("the heading of document 1", LINE, |case, text| {
            case.exhibits[0].section = Some(text);
        }),
        ("the title of document 2", LINE, |case, text| {
            case.exhibits[1].title = text;
        }),
        ("the heading of document 2", LINE, |case, text| {
            case.exhibits[1].section = Some(text);
        }),
        ("the edition of the source s-1", LINE, |case, text| {
            case.source_files.push(SourceFile {
                source: "s-1".into(),
                document: case.exhibits[0].document,
                edition: Some(text),
                retrieved_on: None,
            });
        }),
    ];
    let document = || {
        Edit::AddExhibit(Box::new(NewExhibit {
            file: DocumentFile {
                path: "a.pdf".to_owned(),
                sha256: "0".repeat(64),
                pages: None,
            },
            title: "A".to_owned(),
            date: None,
            section: None,
            pages: None,
            title_page: false,
        }))
    };
    let more = [issue("B"), document(), document()];
    let sound = more
        .iter()
        .fold(case(), |case, edit| edit.apply(&case).unwrap());
    for (what, most, set) in set {
        let mut case = sound.clone();
        set(&mut case, "é".repeat(most));
        assert_eq!(excess(&case), None, "{what}");
        set(&mut case, "é".repeat(most + 1));
        let said = words(excess(&case));
        assert!(said.starts_with(&format!("{what} is too long")), "{said}");
    }
}

#[test]
fn entries_are_counted_alone_and_together() {
    let mut case = case();
    let one = case.issues[0].entries[0].clone();
    case.issues[0].entries = vec![one.clone(); ENTRIES];
    assert_eq!(excess(&case), None);
    case.issues[0].entries.push(one.clone());
    assert_eq!(
        words(excess(&case)),
        "there are too many entries: 10,001 (10,000 at most)"
    );
    let mut long = one;
    long.passage.text = "a".repeat(TEXT);
    case.issues[0].entries = vec![long.clone(); TEXTS / TEXT];
    assert_eq!(excess(&case), None);
    case.issues[0].entries.push(long);
    assert_eq!(excess(&case), Some(Excess::Together(TEXTS + TEXT)));
}

#[test]
fn what_could_not_be_opened_again_is_not_put_in_either() {
    let before = case();
    let edit = Edit::SetHeading {
        field: HeadingField::Appellant,
        text: "a".repeat(LINE + 1),
    };
    assert!(matches!(edit.apply(&before), Err(EditError::TooMuch(_))));
}
