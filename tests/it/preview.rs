//! The preview shows what is in the file: the same pixels.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::ops::ControlFlow;

use bundle_builder::case::{Case, Exhibit, text};
use bundle_builder::export::{Origin, Request, document, sheets};
use bundle_builder::layout::Fonts;
use bundle_builder::library::{Date, Library};
use bundle_builder::pdf::assemble::{Single, single};
use bundle_builder::pdf::import::{Limits, Source, Watch};
use bundle_builder::pdf::render::{Pages, Picture, Size};
use bundle_builder::preflight::Documents;

use super::desk::Desk;
use super::sample::in_memory;

fn pictures(bytes: &[u8]) -> Vec<Picture> {
    let pages = Pages::open(bytes.to_vec(), None).unwrap();
    let pen = pages.pen();
    let size = Size::scaled(1.0);
    (0..pages.len())
        .map(|page| pen.draw(page, &size).unwrap())
        .collect()
}

/// The sample case with a letter behind it, in part and partly turned.
fn with_letter() -> (Case, Vec<u8>) {
    let desk = Desk::with_sample();
    desk.export();
    let letter = desk.get("bundle.pdf");
    desk.put("letter.pdf", &letter);
    let pages = ["--pages", "2, 5-7", "--turn", "90", "--turn-pages", "5-6"];
    desk.bundle(&[&["add", "case.ron", "letter.pdf"], &pages[..]].concat());
    (text::read(&desk.get("case.ron")).unwrap(), letter)
}

#[test]
fn every_sheet_is_drawn_as_the_page_in_the_file() {
    let (case, letter) = with_letter();
    let number = case.exhibits[0].number;
    let documents = Documents::from([(
        number,
        Ok(document(letter.clone(), None, &Watch::default())),
    )]);
    let request = Request {
        case: &case,
        library: &Library::default(),
        today: Date::day(2026, 11, 23),
        documents: &documents,
        watch: &Watch::default(),
    };
    let load = |_: &Exhibit| Ok(letter.clone());
    let go_on = &mut |_| ControlFlow::Continue(());
    let (_, whole) = in_memory(&request, &load, go_on).unwrap();
    let whole = pictures(&whole);

    let fonts = Fonts::shipped().unwrap();
    let made = sheets(&request, &fonts, &|| ControlFlow::Continue(())).unwrap();
    assert_eq!(made.pages.len(), whole.len());
    let own = pictures(&made.bytes);
    let source = Source::open(letter.clone(), None, &Limits::default()).unwrap();
    let mut of_documents = 0;
    for (sheet, whole) in made.pages.iter().zip(&whole) {
        let position = sheet.position.unwrap();
        let page_of_document;
        let drawn = match sheet.origin {
            Origin::Own(at) => &own[at],
            Origin::Document { number, page } => {
                of_documents += 1;
                let placing = &made.placings[&number];
                let how = Single {
                    about: &made.about,
                    position,
                    fit: placing.fit,
                    turns: &placing.turns,
                    marks: placing.marks,
                    draft: made.draft,
                };
                page_of_document = pictures(&single(&source, page, &how).unwrap()).remove(0);
                &page_of_document
            }
            Origin::Unread { .. } => panic!("it was read"),
        };
        assert!(drawn == whole, "{} is drawn otherwise", sheet.label);
    }
    assert_eq!(of_documents, 5, "the pages chosen and the title page");
}

#[test]
fn making_sheets_stops_where_it_is_told_to() {
    let (case, _) = with_letter();
    let request = Request {
        case: &case,
        library: &Library::default(),
        today: Date::day(2026, 11, 23),
        documents: &Documents::new(),
        watch: &Watch::default(),
    };
    let fonts = Fonts::shipped().unwrap();
    let stopped = sheets(&request, &fonts, &|| ControlFlow::Break(()));
    assert!(stopped.is_err());
}
