//! What the record says, line by line.

use super::*;
use crate::case::specimen;
use crate::library::PassageKind;
use crate::quote::{Difference, Place};

/// A case of one extract, signed off, whose file lies in a folder of a client.
fn profile() -> Profile {
    Profile::shipped(crate::profile::DEFAULT).unwrap()
}

fn case() -> Case {
    let mut case = specimen::with_files(&["../Clients/D.K./a.pdf"]);
    let entry = &mut case.issues[0].entries[0];
    entry.passage.kind = PassageKind::Extract;
    entry.passage.text = "received 4,112 cases".to_owned();
    entry.signed_off = Some(SignOff {
        by: "AB".to_owned(),
        on: Date::day(2026, 11, 23),
        against: None,
    });
    case
}

fn quotations(case: &Case) -> Quotations {
    let document = case.documents.iter().next().unwrap();
    let near = Outcome::Near {
        at: Place::default(),
        differences: vec![Difference {
            extract: "4,112".to_owned(),
            text: "4,121".to_owned(),
        }],
    };
    Quotations::from([(1, Quoted::specimen(document.id, near))])
}

fn said(record: &Record) -> String {
    let items = record.parts.iter().flat_map(|part| &part.items);
    let words = items.flat_map(|item| {
        let own = [item.label.clone(), item.head.clone()];
        own.into_iter()
            .chain(item.quoted.clone())
            .chain(item.lines.clone())
    });
    words.collect::<Vec<_>>().join("\n")
}

#[test]
fn it_says_of_each_file_its_content_and_of_each_entry_what_differs_and_who_signed() {
    let case = case();
    let said = said(&record(
        &case,
        &profile().labels(),
        &quotations(&case),
        None,
    ));
    let sha256 = &case.documents.iter().next().unwrap().sha256;
    for words in [
        &format!("SHA-256 {sha256}"),
        "read; its content is the one named here",
        "near, but not the same: F1 a.pdf",
        "“received 4,112 cases”",
        "“4,112” is “4,121” there",
        "signed off by AB on 23 November 2026",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn it_says_what_was_damaged_and_whose_pages_a_person_counted() {
    let mut case = case();
    let sha256 = case.documents.iter().next().unwrap().sha256.clone();
    case.counted_pages.insert(sha256, -3);
    let mut quotations = quotations(&case);
    if let Some(Quoted::Compared(compared)) = quotations.get_mut(&1) {
        compared.damage = Some("page 3 of it is missing".to_owned());
        compared.printed = Some("5".to_owned());
    }
    let said = said(&record(&case, &profile().labels(), &quotations, None));
    for words in [
        "named here. It is damaged: page 3 of it is missing",
        "pages counted by hand, from number -3 on",
        "the page bears the number 5",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn it_does_not_say_where_files_lie() {
    let case = case();
    let said = said(&record(
        &case,
        &profile().labels(),
        &quotations(&case),
        None,
    ));
    assert!(!said.contains("Clients"), "{said}");
}

#[test]
fn what_was_not_looked_for_is_called_so() {
    let case = case();
    let said = said(&record(
        &case,
        &profile().labels(),
        &Quotations::new(),
        None,
    ));
    assert!(said.contains("not checked here"), "{said}");
}

#[test]
fn the_same_case_gives_the_same_bytes_and_a_day_stands_there_only_if_given() {
    let case = case();
    let quotations = quotations(&case);
    let made = |on| record_pdf(&case, &profile(), &quotations, on).unwrap();
    assert_eq!(made(None), made(None));
    let labels = |on| {
        let about = record(&case, &profile().labels(), &quotations, on).about;
        about
            .into_iter()
            .map(|(label, _)| label)
            .collect::<Vec<_>>()
    };
    assert!(!labels(None).contains(&"Made on".to_owned()));
    assert!(labels(Some(Date::day(2026, 11, 28))).contains(&"Made on".to_owned()));
}
