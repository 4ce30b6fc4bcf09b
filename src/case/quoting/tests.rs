//! Extracts and the files of sources come into a case, change and go.

use super::*;
use crate::case::specimen::{entry, issue, with_files as specimen_with_files};

use crate::case::{Edit, Exhibit, ExhibitChange, text};
use crate::library::{PassageKind, specimen};

fn day() -> Date {
    Date::day(2026, 11, 28)
}

fn after(edits: &[Edit]) -> Case {
    let start = Case::new("p");
    edits
        .iter()
        .fold(start, |case, edit| edit.apply(&case).unwrap())
}

fn file(path: &str, sign: char) -> DocumentFile {
    DocumentFile {
        path: path.to_owned(),
        sha256: sign.to_string().repeat(64),
        pages: Some(9),
    }
}

fn of_source(source: &str, file: DocumentFile) -> Edit {
    Edit::SetSourceFile {
        source: source.into(),
        file,
        edition: None,
        retrieved_on: None,
    }
}

fn extract(id: &str, page: u32) -> Extract {
    let (source, mut passage) = specimen::passage(id);
    passage.kind = PassageKind::Extract;
    passage.text = "The words of the report.".to_owned();
    passage.anchor = Some(specimen::anchor('a', page));
    Extract {
        source,
        passage,
        file: file("a.pdf", 'a'),
        proposition: String::new(),
        confirmed: BTreeSet::new(),
        pages: vec![page],
        page_behind: false,
    }
}

fn quoted(number: u32, id: &str) -> Edit {
    let extract = Box::new(extract(id, 1));
    Edit::QuoteEntry { number, extract }
}

fn taken(id: &str, page: u32) -> Edit {
    let extract = Extract {
        page_behind: true,
        proposition: " They were fined. ".to_owned(),
        confirmed: BTreeSet::from(["[…] not".to_owned()]),
        ..extract(id, page)
    };
    Edit::AddExtract {
        issue: "own-1".to_owned(),
        extract: Box::new(extract),
    }
}

#[test]
fn an_extract_brings_its_file_and_what_was_said_of_it() {
    let case = after(&[issue("A"), taken("p-1", 7)]);
    let entry = case.entry(1).unwrap();
    assert_eq!(entry.proposition.as_deref(), Some("They were fined."));
    assert!(entry.confirmed.contains("[…] not"));
    let document = case.document_quoted(entry).unwrap();
    assert_eq!(document.sha256, "a".repeat(64));
    assert_eq!(case.files_of(&entry.source.id).count(), 1);
}

#[test]
fn the_pages_quoted_stand_behind_the_schedule_with_the_first_page() {
    let pages = |edits: &[Edit]| {
        let case = after(edits);
        let told = |exhibit: &Exhibit| {
            let pages: Option<Vec<u32>> = exhibit.wanted().map(|all| all.pages().collect());
            (exhibit.title.clone(), pages)
        };
        case.exhibits.iter().map(told).collect::<Vec<_>>()
    };
    let (first, second) = (taken("p-1", 7), taken("p-2", 3));
    let one = pages(&[issue("A"), first.clone()]);
    let named = one[0].0.clone();
    assert_eq!(one, [(named.clone(), Some(vec![1, 7]))]);
    let two = pages(&[issue("A"), first.clone(), second]);
    assert_eq!(two, [(named.clone(), Some(vec![1, 3, 7]))]);
    let whole = Edit::ChangeExhibit {
        number: 1,
        change: ExhibitChange::Pages(None),
    };
    let all = pages(&[issue("A"), first, whole, taken("p-2", 3)]);
    assert_eq!(all, [(named, None)], "all of it stays all of it");
}

#[test]
fn one_file_may_stand_for_two_sources_and_a_source_may_have_two_editions() {
    let case = after(&[
        of_source("a", file("a.pdf", 'a')),
        of_source("b", file("a.pdf", 'a')),
        of_source("a", file("b.pdf", 'b')),
    ]);
    assert_eq!(case.source_files.len(), 3);
    assert_eq!(case.documents.len(), 2);
    assert_eq!(text::read(text::write(&case).unwrap().as_bytes()), Ok(case));
}

#[test]
fn words_are_held_against_the_file_they_were_taken_from_and_else_against_the_last_that_was_named() {
    let case = specimen_with_files(&["a.pdf", "b.pdf"]);
    let mut entry = case.issues[0].entries[0].clone();
    assert_eq!(case.document_quoted(&entry).unwrap().path, "b.pdf");
    entry.passage.anchor = extract("p-1", 1).passage.anchor;
    assert_eq!(case.document_quoted(&entry).unwrap().path, "a.pdf");
}

#[test]
fn an_edition_is_kept_with_the_file() {
    let edition = Edit::SetSourceFile {
        source: "a".into(),
        file: file("a.pdf", 'a'),
        edition: Some("Second edition".to_owned()),
        retrieved_on: Some(day()),
    };
    let named = &after(&[edition]).source_files[0];
    assert_eq!(named.edition.as_deref(), Some("Second edition"));
    assert_eq!(named.retrieved_on, Some(day()));
}

#[test]
fn the_same_content_elsewhere_is_the_same_file_that_moved() {
    let case = after(&[
        of_source("a", file("a.pdf", 'a')),
        of_source("a", file("new/a.pdf", 'a')),
    ]);
    let paths: Vec<&str> = case.documents.iter().map(|one| one.path.as_str()).collect();
    assert_eq!((case.source_files.len(), paths), (1, vec!["new/a.pdf"]));
}

#[test]
fn a_file_that_serves_no_source_any_more_leaves_the_case() {
    let mut case = after(&[of_source("a", file("a.pdf", 'a'))]);
    let document = case.source_files[0].document;
    let source = "a".into();
    let gone = Edit::RemoveSourceFile { source, document };
    case = gone.apply(&case).unwrap();
    assert!(case.source_files.is_empty() && case.documents.is_empty());
    assert_eq!(gone.apply(&case), Err(EditError::NoSuchFile));
}

#[test]
fn a_summary_that_becomes_an_extract_stays_as_its_proposition_and_keeps_its_number() {
    let sign = Edit::SignOff {
        number: 1,
        by: "A".to_owned(),
        on: day(),
    };
    let before = after(&[issue("A"), entry("own-1", "p-1"), sign]);
    let summary = before.entry(1).unwrap().passage.text.clone();
    let case = quoted(1, "p-2").apply(&before).unwrap();
    let entry = case.entry(1).unwrap();
    assert_eq!(entry.passage.text, "The words of the report.");
    assert_eq!(entry.proposition.as_ref(), Some(&summary));
    assert_eq!(
        entry.signed_off, None,
        "nobody has compared the other words"
    );
    assert!(entry.is_as_chosen());
}

#[test]
fn where_there_is_a_proposition_the_summary_becomes_the_note() {
    let proposition = Edit::SetProposition {
        number: 1,
        text: "They were fined.".to_owned(),
    };
    let before = after(&[issue("A"), entry("own-1", "p-1"), proposition]);
    let summary = before.entry(1).unwrap().passage.text.clone();
    let case = quoted(1, "p-2").apply(&before).unwrap();
    let entry = case.entry(1).unwrap();
    assert_eq!(entry.proposition.as_deref(), Some("They were fined."));
    assert_eq!(entry.note, Some(summary));
}

#[test]
fn an_extract_that_takes_the_place_of_another_says_nothing_of_its_words() {
    let confirm = Edit::ConfirmChange {
        number: 1,
        change: "[…] not".to_owned(),
        holds: true,
    };
    let anyway = Edit::QuoteAnyway {
        number: 1,
        reason: "A scan is bad.".to_owned(),
        on: day(),
    };
    let first = [issue("A"), entry("own-1", "p-1"), quoted(1, "p-2")];
    let before = after(&[&first[..], &[confirm, anyway]].concat());
    let case = quoted(1, "p-3").apply(&before).unwrap();
    let (old, new) = (before.entry(1).unwrap(), case.entry(1).unwrap());
    assert_eq!(
        (&new.proposition, &new.note),
        (&old.proposition, &None),
        "the first words were a quotation"
    );
    assert!(new.confirmed.is_empty() && new.quoted_anyway.is_none());
}

#[test]
fn the_same_extract_stands_once_under_an_issue() {
    let case = after(&[issue("A"), entry("own-1", "p-1"), entry("own-1", "p-2")]);
    assert_eq!(quoted(1, "p-2").apply(&case), Err(EditError::EntryTwice(2)));
}

#[test]
fn what_was_confirmed_and_why_it_is_quoted_anyway_are_kept_and_can_be_taken_back() {
    let confirm = |holds| Edit::ConfirmChange {
        number: 1,
        change: "[…] not".to_owned(),
        holds,
    };
    let anyway = |reason: &str| Edit::QuoteAnyway {
        number: 1,
        reason: reason.to_owned(),
        on: day(),
    };
    let case = after(&[
        issue("A"),
        entry("own-1", "p-1"),
        confirm(true),
        anyway("A scan is bad."),
    ]);
    let read = text::read(text::write(&case).unwrap().as_bytes()).unwrap();
    let entry = read.entry(1).unwrap();
    assert!(entry.confirmed.contains("[…] not"));
    assert_eq!(
        entry.quoted_anyway.as_ref().unwrap().reason,
        "A scan is bad."
    );
    let case = anyway(" ")
        .apply(&confirm(false).apply(&case).unwrap())
        .unwrap();
    let entry = case.entry(1).unwrap();
    assert!(entry.confirmed.is_empty() && entry.quoted_anyway.is_none());
}

#[test]
fn a_reason_said_of_one_file_says_nothing_of_another() {
    let mut case = after(&[issue("A"), entry("own-1", "p-1")]);
    // Taken from no file by the program.
    case.issues[0].entries[0].passage.anchor = None;
    let source = case.issues[0].entries[0].source.id.to_string();
    let names = |path: &str, sign| of_source(&source, file(path, sign));
    let anyway = |number| Edit::QuoteAnyway {
        number,
        reason: "The tribunal holds another edition.".to_owned(),
        on: day(),
    };
    let case = anyway(1).apply(&names("a.pdf", 'a').apply(&case).unwrap());
    let case = case.unwrap();
    let holds = |case: &Case| case.quoted_anyway(case.entry(1).unwrap()).is_some();
    assert!(holds(&case));
    let with_another = names("b.pdf", 'b').apply(&case).unwrap();
    assert!(!holds(&with_another));
    assert!(holds(&anyway(1).apply(&with_another).unwrap()));
    let mut of_old = with_another.clone();
    let entry = &mut of_old.issues[0].entries[0];
    entry.quoted_anyway.as_mut().unwrap().file_sha256 = None;
    assert!(holds(&of_old), "nobody said of which");
}

#[test]
fn where_only_pages_quoted_are_included_what_is_quoted_later_brings_its_pages() {
    let case = after(&[issue("A"), taken("p-1", 3)]);
    let number = case.exhibits[0].number;
    let only = Edit::SetQuotedPages {
        only: true,
        exhibits: vec![(number, Some("3".parse().unwrap()))],
        brought: vec![(1, "3".parse().unwrap())],
    };
    let later = |case: &Case| {
        let extract = Extract {
            pages: vec![7, 8],
            page_behind: false,
            ..extract("p-2", 7)
        };
        let issue = "own-1".to_owned();
        let extract = Box::new(extract);
        let with = Edit::AddExtract { issue, extract }.apply(case).unwrap();
        with.exhibits[0].wanted().unwrap().to_string()
    };
    assert_eq!(later(&case), "1, 3", "nobody chose it");
    assert_eq!(later(&only.apply(&case).unwrap()), "1, 3, 7–8");
}

#[test]
fn a_person_says_afterwards_that_a_copy_came_from_its_address() {
    let mut extract = extract("p", 3);
    extract.source = extract.source.said_to_be_fetched(false);
    let id = extract.source.id.clone();
    let issue = Edit::AddIssue(crate::case::IssueChoice::Typed("Issue".to_owned()));
    let add = Edit::AddExtract {
        issue: "own-1".to_owned(),
        extract: Box::new(extract),
    };
    let before = after(&[issue.clone(), add.clone()]);
    assert!(
        before
            .entries()
            .all(|entry| entry.source.is_fetching_unsaid())
    );
    let said = after(&[issue, add, Edit::SayFetched { source: id }]);
    for entry in said.entries() {
        assert_eq!(entry.source.limits, None);
        assert!(entry.is_as_chosen(), "what is printed of it stays");
    }
}
