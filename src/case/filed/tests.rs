//! What is filed, what comes next, and how both are numbered.

use super::*;
use crate::case::Edit;
use crate::case::specimen::{case, entry, with_exhibit};
use crate::case::text::{read, write};

/// All that the case holds, as if its file had said it.
fn bundle(case: &Case, title: &str, prefix: &str) -> FiledBundle {
    let case = case.to_be_filed();
    let entries = case.entries().map(|entry| FiledEntry {
        number: entry.number,
        page: 4,
        source: entry.source.title.clone(),
        words: entry.words_digest(),
    });
    let issues = case.issues.iter().filter(|issue| issue.is_printed());
    let issues = issues.map(|issue| FiledIssue {
        key: issue.key.clone(),
        number: u32::try_from(case.printed_number(&issue.key)).unwrap(),
        label: issue.label.clone(),
        authorities: Vec::new(),
    });
    let documents = case.exhibits.iter().map(|exhibit| FiledDocument {
        title: exhibit.title.clone(),
        first: 12,
        pages: 9,
        exhibit: exhibit.clone(),
    });
    FiledBundle {
        title: title.to_owned(),
        prefix: prefix.to_owned(),
        on: Date::day(2026, 12, 3),
        files: vec![FiledFile {
            path: format!("{prefix}.pdf"),
            sha256: prefix.repeat(32),
            size: 1,
            pages: 20,
        }],
        index: Vec::new(),
        issues: issues.collect(),
        entries: entries.collect(),
        documents: documents.collect(),
        reason: None,
    }
}

fn filed(case: &Case, title: &str, prefix: &str) -> Case {
    let bundle = bundle(case, title, prefix);
    Edit::MarkFiled(Box::new(bundle)).apply(case).unwrap()
}

fn first() -> Case {
    filed(&with_exhibit(&case(2, 2), None), "Appellant’s bundle", "AB")
}

#[test]
fn what_is_filed_next_is_what_came_later() {
    let case = first();
    let left = case.to_be_filed();
    assert_eq!((left.entries().count(), left.exhibits.len()), (0, 0));
    let case = with_exhibit(&case, Some("1-2"));
    let case = entry("own-2", "p-new").apply(&case).unwrap();
    let left = case.to_be_filed();
    let numbers: Vec<u32> = left.entries().map(|entry| entry.number).collect();
    assert_eq!(numbers, [5]);
    assert_eq!(left.exhibits.len(), 1);
    assert_eq!(left.exhibits[0].number, 2);
    assert!(left.pinned.is_empty(), "{:?}", left.pinned);
    // The issue keeps the number under which it was filed.
    assert_eq!(left.printed_number("own-2"), 2);
    let case = filed(&case, "Supplementary Bundle 1", "SB1");
    assert_eq!(case.next_supplementary(), Some(2));
    assert_eq!(case.filed_entry(5).unwrap().0.prefix, "SB1");
    assert_eq!(case.to_be_filed().entries().count(), 0);
}

#[test]
fn a_new_issue_is_numbered_behind_those_that_were_filed() {
    let case = crate::case::specimen::issue("Later")
        .apply(&first())
        .unwrap();
    let case = entry("own-3", "p-new").apply(&case).unwrap();
    let to_the_front = Edit::MoveIssue {
        key: "own-3".to_owned(),
        to: 0,
    };
    let case = to_the_front.apply(&case).unwrap();
    assert_eq!(case.printed_number("own-3"), 3);
    assert_eq!(case.issue_number("own-1"), Some(1));
    assert_eq!(case.issue_number("own-3"), Some(3));
}

#[test]
fn a_withdrawn_entry_keeps_its_number_and_nobody_else_gets_it() {
    let case = Edit::RemoveEntry { number: 4 }.apply(&first()).unwrap();
    let case = entry("own-2", "p-new").apply(&case).unwrap();
    let numbers: Vec<u32> = case.entries().map(|entry| entry.number).collect();
    assert_eq!(numbers, [1, 2, 3, 5]);
    assert_eq!(case.filed_entry(4).unwrap().1.page, 4);
}

#[test]
fn numbers_of_a_filed_case_are_not_released_and_a_file_is_filed_once() {
    let case = first();
    assert_eq!(
        Edit::ReleaseNumbers.apply(&case),
        Err(EditError::NumbersFiled)
    );
    let again = Edit::MarkFiled(Box::new(case.filed[0].clone()));
    assert_eq!(again.apply(&case), Err(EditError::FiledTwice));
    let back = Edit::TakeBackFiling.apply(&case).unwrap();
    assert!(!back.is_filed());
    assert_eq!(
        Edit::TakeBackFiling.apply(&back),
        Err(EditError::NothingFiled)
    );
}

#[test]
fn a_filed_case_is_read_as_it_was_written_and_one_that_is_not_is_written_as_before() {
    let case = first();
    assert_eq!(read(write(&case).unwrap().as_bytes()), Ok(case.clone()));
    let text = write(&Edit::TakeBackFiling.apply(&case).unwrap()).unwrap();
    for field in ["filed", "review_received", "late_because"] {
        assert!(!text.contains(field), "{field}");
    }
    let mut wrong = case;
    wrong.issues.clear();
    wrong.next_entry = 3;
    let said = read(write(&wrong).unwrap().as_bytes()).unwrap_err();
    assert!(said.to_string().contains("number 4 was filed"), "{said}");
}

#[test]
fn why_it_was_late_goes_with_the_bundle_that_it_explains() {
    let late = Edit::SetLateBecause("It came in January.".to_owned());
    let case = late.apply(&with_exhibit(&first(), None)).unwrap();
    assert_eq!(case.late_because.as_deref(), Some("It came in January."));
    let case = filed(&case, "Supplementary Bundle 1", "SB1");
    assert_eq!(case.late_because, None);
}
