//! What is said about quotations and the pages on which they stand.

use super::*;
use crate::case::{DocumentId, specimen};
use crate::profile::{DEFAULT, Profile};
use crate::quote;

fn quoted(document: DocumentId, outcome: Outcome) -> Quoted {
    Quoted::specimen(document, outcome)
}

fn at(pages: &[usize]) -> quote::Place {
    quote::Place {
        pages: pages.to_vec(),
        boxes: Vec::new(),
    }
}

fn labels() -> Labels {
    Profile::shipped(DEFAULT).unwrap().labels()
}

/// Every message about a case of which the first entries came to this.
fn told(case: &Case, quoted: Vec<Quoted>) -> Vec<String> {
    let findings = check_quotations(case, &(1..).zip(quoted).collect(), &labels());
    findings.into_iter().map(|one| one.message).collect()
}

/// A case with these pages of a document, one exhibit each, that an entry quotes from these pages.
fn included(parts: &[&str], pages: &[usize]) -> Vec<String> {
    let mut case = specimen::case(1, 1);
    for part in parts {
        case = specimen::with_exhibit(&case, Some(part));
    }
    let document = case.exhibits[0].document;
    let exact = Outcome::Exact {
        at: at(pages),
        continues_with: Vec::new(),
    };
    told(&case, vec![quoted(document, exact)])
}

#[test]
fn every_page_of_words_is_to_be_in_one_of_the_parts_that_are_included() {
    let nothing: [String; 0] = [];
    assert_eq!(included(&["1-2", "4-6"], &[4]), nothing);
    assert_eq!(included(&["1-2", "4-6"], &[3, 4]), nothing);
    for (pages, named) in [(&[2][..], "PDF page 3"), (&[5, 6], "PDF page 7")] {
        let told = included(&["1-2", "4-6"], pages);
        assert!(told.len() == 1 && told[0].contains(named), "{told:?}");
    }
}

#[test]
fn all_entries_of_a_file_that_is_not_at_hand_are_named_at_once() {
    let gone = || Quoted::Gone {
        path: "report.pdf".to_owned(),
    };
    let told = told(&specimen::case(1, 3), vec![gone(), gone(), gone()]);
    assert_eq!(
        told,
        ["“report.pdf” is not where it was: CS 1, CS 2, CS 3 are not checked here."]
    );
}

#[test]
fn what_the_source_goes_on_to_say_is_named_behind_words_with_cuts_too() {
    let outcome = Outcome::ExactWithEdits {
        at: at(&[0]),
        edits: quote::Edits::default(),
        continues_with: vec![Continuation {
            side: Side::Behind,
            sentence: "However, it was not so.".to_owned(),
            word: "However".to_owned(),
            is_cut_off: false,
        }],
    };
    let case = specimen::with_files(&["report.pdf"]);
    let document = case.documents.iter().next().unwrap().id;
    assert_eq!(
        told(&case, vec![quoted(document, outcome)]),
        ["The source goes on: “However, it was not so.”"]
    );
}

#[test]
fn what_a_page_bears_is_said_where_a_person_counts_otherwise() {
    let case = specimen::with_files(&["report.pdf"]);
    let document = case.documents.iter().next().unwrap().id;
    let exact = Outcome::Exact {
        at: at(&[0]),
        continues_with: Vec::new(),
    };
    let mut quoted = quoted(document, exact);
    if let Quoted::Compared(compared) = &mut quoted {
        compared.printed = Some("7".to_owned());
        compared.citation = Some(crate::numbering::Citation {
            page: 0,
            page_name: crate::numbering::PageName::Printed("8".to_owned()),
            paragraph: None,
            pinpoint: "p. 8".to_owned(),
        });
    }
    assert_eq!(
        told(&case, vec![quoted]),
        ["It is cited at p. 8 of “report.pdf”, and that page bears the number 7."]
    );
}

#[test]
fn of_words_that_are_not_there_nobody_says_where_they_stand() {
    let mut case = specimen::with_files(&["report.pdf"]);
    case.issues[0].entries[0].passage.pinpoint = Some("p. 7".to_owned());
    let document = case.documents.iter().next().unwrap().id;
    let near = Outcome::Near {
        at: at(&[0]),
        differences: Vec::new(),
    };
    let mut quoted = quoted(document, near);
    if let Quoted::Compared(compared) = &mut quoted {
        compared.is_where_cited = Some(false);
        compared.citation = Some(crate::numbering::Citation {
            page: 0,
            page_name: crate::numbering::PageName::Printed("1".to_owned()),
            paragraph: None,
            pinpoint: "p. 1".to_owned(),
        });
    }
    let told = told(&case, vec![quoted]);
    assert_eq!(
        told[1],
        "It is cited at p. 7, and what comes nearest stands at p. 1 of “report.pdf”."
    );
}
