//! Making an extract: checked as it is written, and complete before it goes out.

use super::made::*;
use crate::gui::page_words::Selecting;
use crate::gui::reader::extract::Taken;
use crate::gui::reader::{Reader, ReaderAction, unexplained};
use crate::library::Stance;
use crate::numbering::PageName;
use crate::quote::Outcome;

fn write(reader: &mut Reader, text: &str) {
    reader.apply(ReaderAction::Write(text.to_owned()));
}

fn outcome(reader: &Reader) -> &Outcome {
    &reader.draft.held.as_ref().unwrap().outcome
}

fn taken(reader: &Reader) -> Taken {
    reader.extract().unwrap().taken
}

#[test]
fn an_extract_says_where_it_stands_and_what_stands_around_it() {
    let mut reader = reader();
    let (from, to) = (on(&reader, "received"), on(&reader, "cases"));
    draw(&mut reader, from, to);
    let taken = taken(&reader);
    assert_eq!(taken.text, "received 4,121 cases");
    assert_eq!((taken.page, taken.start), (1, "3.Courtshad".len()));
    assert_eq!(taken.paragraph.as_deref(), Some("3"));
    assert_eq!(taken.pinpoint, "PDF page 2, para 3");
    assert_eq!(taken.page_name, PageName::InPdf(2));
    assert!(taken.before.ends_with("it did pay. Courts had"));
    assert_eq!(taken.after, "since then.");
    assert_eq!(taken.sha256.len(), 64);
}

#[test]
fn pasted_words_are_checked_at_once_and_their_place_is_found() {
    let mut reader = reader();
    write(&mut reader, "the ministry  denied\nit");
    assert!(
        matches!(outcome(&reader), Outcome::Near { .. }),
        "a small letter"
    );
    write(&mut reader, "The ministry  denied\nit");
    assert!(matches!(outcome(&reader), Outcome::Exact { .. }));
    assert_eq!(taken(&reader).text, "The ministry denied it");
    assert_eq!(taken(&reader).paragraph.as_deref(), Some("2"));
    write(&mut reader, "pensions for everybody who wants one");
    assert!(matches!(outcome(&reader), Outcome::NotFound(_)));
    reader.extract().unwrap_err();
    write(&mut reader, "…");
    assert!(reader.draft.held.is_none());
    reader.extract().unwrap_err();
}

#[test]
fn what_is_near_goes_out_only_with_the_words_of_the_source() {
    let mut reader = reader();
    write(&mut reader, "Courts had received 4,112 cases since then.");
    let Outcome::Near { differences, .. } = outcome(&reader) else {
        panic!("{:?}", outcome(&reader));
    };
    assert_eq!(
        (
            differences[0].extract.as_str(),
            differences[0].text.as_str()
        ),
        ("4,112", "4,121")
    );
    reader.extract().unwrap_err();
    reader.apply(ReaderAction::TakeSource);
    assert_eq!(
        taken(&reader).text,
        "Courts had received 4,121 cases since then."
    );
    assert_eq!(
        selected(&reader),
        Some("Courts had received 4,121 cases since then.")
    );
}

#[test]
fn a_cut_that_turns_the_sense_is_confirmed_first() {
    let mut reader = reader();
    write(&mut reader, "and […] was paid. One of them");
    assert!(matches!(outcome(&reader), Outcome::ExactWithEdits { .. }));
    assert!(reader.extract().unwrap_err().contains("confirm"));
    reader.apply(ReaderAction::Confirm(0, true));
    assert_eq!(taken(&reader).text, "and […] was paid. One of them");
    write(&mut reader, "and […] was paid. One of them was");
    reader.extract().unwrap_err();
}

#[test]
fn words_that_were_typed_stay_until_others_are_selected() {
    let mut reader = reader();
    write(&mut reader, "none was");
    let at = on(&reader, "paid.");
    press(&mut reader, at);
    assert_eq!(reader.draft.text, "none was");
    let to = on(&reader, "One");
    reader.apply(ReaderAction::Select(Selecting::Draw(to)));
    assert_eq!(reader.draft.text, "paid. One");
    press(&mut reader, at);
    assert_eq!(reader.draft.text, "");
}

#[test]
fn selected_words_that_stand_twice_are_cited_where_they_were_selected() {
    let mut reader = reader();
    reader.apply(ReaderAction::Search("none was paid".to_owned()));
    let second = reader.search.hits[1].words.clone();
    let passage = reader
        .opened()
        .unwrap()
        .report
        .index
        .passage(second)
        .unwrap();
    let from = on(&reader, "said:");
    let to = on(&reader, "at");
    draw(&mut reader, from, to);
    assert_eq!(selected(&reader), Some("said: none was paid at"));
    // The middle of what is selected stands there twice.
    write(&mut reader, "none was paid");
    let found = reader.draft.held.as_ref().unwrap().passage.clone().unwrap();
    assert_eq!(found.words, passage.words);
}

#[test]
fn what_a_person_says_goes_with_the_extract_and_stays_in_part_for_the_next() {
    let mut reader = reader();
    reader.apply(ReaderAction::Stance(Stance::Adverse));
    reader.apply(ReaderAction::Issue(Some("risk".to_owned())));
    reader.apply(ReaderAction::Proposition("  Cases rise. ".to_owned()));
    let id = crate::library::CharacteristicId::from("deserter");
    reader.apply(ReaderAction::About(id.clone(), true));
    reader.apply(ReaderAction::About(id.clone(), true));
    let at = on(&reader, "cases");
    reader.apply(ReaderAction::Select(Selecting::Take(
        at,
        crate::gui::page_words::Unit::Paragraph,
    )));
    let extract = reader.extract().unwrap();
    assert_eq!(
        (extract.stance, extract.issue.as_deref()),
        (Stance::Adverse, Some("risk"))
    );
    assert_eq!(
        (extract.proposition.as_str(), extract.about),
        ("Cases rise.", vec![id])
    );
    reader.added();
    assert_eq!(selected(&reader), None);
    assert_eq!(
        (
            reader.draft.text.as_str(),
            reader.draft.proposition.as_str()
        ),
        ("", "")
    );
    assert_eq!(reader.draft.issue.as_deref(), Some("risk"));
}

#[test]
fn an_extract_is_no_longer_than_can_be_kept() {
    let line = "so many words in a line that it is full of them ".repeat(3);
    let lines = vec![line.as_str(); 40];
    let mut reader = reader_on(opened(vec![page(&[text(10.0, 100.0, &lines)])], &[]));
    let at = on(&reader, "so");
    reader.apply(ReaderAction::Select(Selecting::Take(
        at,
        crate::gui::page_words::Unit::Paragraph,
    )));
    assert!(reader.extract().unwrap_err().contains("4,000"));
}

#[test]
fn letters_that_a_font_does_not_explain_are_counted() {
    assert_eq!(unexplained("a \u{fffd}wet\u{fffd} day\u{f0b7}"), 3);
    assert_eq!(unexplained("“a wet day”\n"), 0);
}
