//! Finding one's way: words, numbers, names of pages.

use super::made::*;
use crate::gui::documents::Refused;
use crate::gui::reader::{ReaderAction, Standing, Strip};

fn jump(typed: &str) -> Option<usize> {
    let mut reader = reader();
    reader.apply(ReaderAction::Jump(typed.to_owned()));
    let is_there = reader.not_there.is_none();
    is_there.then_some(reader.seen.spot.sheet)
}

/// Five pages that bear the numbers 40 to 44.
fn numbered() -> crate::gui::reader::Opened {
    let numbers = ["40", "41", "42", "43", "44"];
    let pages = numbers.iter().map(|number| {
        let foot = Block {
            x: 300.0,
            y: 800.0,
            role: crate::quote::Role::Foot,
            lines: std::slice::from_ref(number),
        };
        page(&[text(60.0, 100.0, &["Some words here."]), foot])
    });
    opened(pages.collect(), &[])
}

#[test]
fn numbers_lead_to_printed_pages_pages_of_the_pdf_and_paragraphs() {
    let mut reader = reader_on(numbered());
    for (typed, page) in [
        ("42", 2),
        ("p. 44", 4),
        ("PDF 2", 1),
        ("pdf page 1", 0),
        ("pp 41", 1),
    ] {
        reader.apply(ReaderAction::Jump(typed.to_owned()));
        assert_eq!(
            (reader.seen.spot.sheet, &reader.not_there),
            (page, &None),
            "{typed}"
        );
    }
    assert_eq!(jump("para 3"), Some(1));
    assert_eq!(jump("[2]"), Some(0));
    assert_eq!(jump("3"), Some(1), "no page is called so");
}

#[test]
fn what_is_not_there_is_said_and_the_place_stays() {
    let mut reader = reader_on(numbered());
    look_at(&mut reader, 3);
    for typed in ["99", "PDF 9", "para 7", "pension", ""] {
        reader.apply(ReaderAction::Jump(typed.to_owned()));
        assert_eq!(reader.not_there.as_deref(), Some(typed));
        assert_eq!(reader.seen.spot.sheet, 3);
    }
}

#[test]
fn every_place_where_words_stand_is_found_and_gone_through() {
    let mut reader = reader();
    reader.apply(ReaderAction::Search("none was paid".to_owned()));
    assert_eq!(reader.search.told().as_deref(), Some("1 of 2"));
    assert_eq!(reader.strip, Some(Strip::Hits));
    // The second is parted by a line's end.
    assert_eq!(reader.search.boxes(0).len(), 3);
    reader.apply(ReaderAction::NextHit);
    assert_eq!(reader.search.told().as_deref(), Some("2 of 2"));
    reader.apply(ReaderAction::NextHit);
    assert_eq!(reader.search.told().as_deref(), Some("1 of 2"));
    reader.apply(ReaderAction::PreviousHit);
    assert_eq!(reader.search.told().as_deref(), Some("2 of 2"));
    reader.apply(ReaderAction::Search("cases".to_owned()));
    assert_eq!(reader.seen.spot.sheet, 1);
    reader.apply(ReaderAction::Search("pension".to_owned()));
    assert_eq!(reader.search.told().as_deref(), Some("none"));
    reader.apply(ReaderAction::NextHit);
    reader.apply(ReaderAction::Search(String::new()));
    assert_eq!(reader.search.told(), None);
    assert_eq!(reader.strip, Some(Strip::Pages));
}

#[test]
fn a_search_goes_on_from_the_page_that_is_read() {
    let mut reader = reader_on(numbered());
    look_at(&mut reader, 3);
    reader.apply(ReaderAction::Search("words".to_owned()));
    assert_eq!(reader.search.told().as_deref(), Some("4 of 5"));
}

#[test]
fn a_person_can_say_which_number_a_page_has_and_take_that_back() {
    let mut reader = reader_on(numbered());
    let at = on(&reader, "Some");
    let words = |reader: &mut crate::gui::reader::Reader| {
        let to = on(reader, "words");
        draw(reader, at, to);
        reader.quotation().unwrap()
    };
    assert_eq!(words(&mut reader), "“Some words” (ministry.pdf, p. 40)");
    let sha256 = reader.opened().unwrap().report.sha256.clone();
    let count = |reader: &mut crate::gui::reader::Reader, first: Option<i64>| {
        reader.count_pages(
            &first
                .map(|first| (sha256.clone(), first))
                .into_iter()
                .collect(),
        );
    };
    count(&mut reader, Some(1));
    let citation = reader.draft.held.as_ref().unwrap().citation.clone();
    assert_eq!(citation.unwrap().pinpoint, "p. 1");
    assert_eq!(reader.opened().unwrap().report.counted_from(), Some(1));
    assert_eq!(reader.opened().unwrap().short_name(4), "5");
    count(&mut reader, Some(-3));
    assert_eq!(reader.opened().unwrap().short_name(0), "PDF 1");
    count(&mut reader, None);
    assert_eq!(words(&mut reader), "“Some words” (ministry.pdf, p. 40)");
}

#[test]
fn only_the_report_that_was_asked_for_last_is_heard() {
    let mut reader = reader();
    let told = std::sync::Arc::default;
    let first = reader.begin("/one.pdf".into(), told());
    let second = reader.begin("/two.pdf".into(), told());
    reader.hear(first, Ok(Box::new(report())));
    assert!(matches!(reader.standing, Standing::Opening { .. }));
    let why = Refused {
        is_undecided: false,
        why: "it is a picture".to_owned(),
        hint: String::new(),
    };
    reader.hear(second, Err(why));
    assert!(matches!(reader.standing, Standing::Refused { .. }));
    assert_eq!(reader.name().as_deref(), Some("two.pdf"));
    let third = reader.begin("/three.pdf".into(), told());
    reader.apply(ReaderAction::StopOpening);
    reader.hear(third, Ok(Box::new(report())));
    assert!(matches!(reader.standing, Standing::Nothing));
}
