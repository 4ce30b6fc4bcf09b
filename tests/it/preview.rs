//! The preview shows what is in the file: the same pixels.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use bundle_builder::case::{Case, Document, Edit, VolumeCap, text};
use bundle_builder::export::{Origin, Request, Sheets, document, export, sheets, survey};
use bundle_builder::layout::{Fonts, Target};
use bundle_builder::library::{Date, Library};
use bundle_builder::pdf::assemble::single;
use bundle_builder::pdf::import::{Limits, Source, Watch};
use bundle_builder::pdf::render::{Pages, Picture, Size};
use bundle_builder::pdf::{TextFact, facts};
use bundle_builder::preflight::{Documents, Quotations};
use bundle_builder::profile::{DEFAULT, Profile};

use super::desk::Desk;
use super::volumes;

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
    let desk = Desk::with_compact_sample();
    desk.export();
    let letter = desk.get("bundle.pdf");
    desk.put("letter.pdf", &letter);
    let pages = ["--pages", "2, 5-7", "--turn", "90", "--turn-pages", "5-6"];
    desk.bundle(&[&["add", "case.ron", "letter.pdf"], &pages[..]].concat());
    (text::read(&desk.get("case.ron")).unwrap(), letter)
}

/// What is in the documents of a case.
type Contents = BTreeMap<u32, Vec<u8>>;

fn read(contents: &Contents) -> Documents {
    let found = contents.iter().map(|(number, bytes)| {
        let found = document(bytes.clone(), None, &Watch::default());
        (*number, Ok(found))
    });
    found.collect()
}

/// The files that an export makes, and the sheets that the preview shows.
fn both(case: &Case, contents: &Contents) -> (Vec<Vec<u8>>, Sheets) {
    let request = Request {
        case,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: &Library::default(),
        today: Date::day(2026, 11, 23),
        documents: &read(contents),
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    let load = |document: &Document| {
        let mut exhibits = case.exhibits.iter();
        let exhibit = exhibits.find(|exhibit| exhibit.document == document.id);
        Ok(contents[&exhibit.unwrap().number].clone())
    };
    let begin = || Ok(Vec::new());
    let go_on = &mut |_| ControlFlow::Continue(());
    let files = export(&request, case.volumes, &begin, &load, go_on).unwrap();
    let fonts = Fonts::shipped().unwrap();
    let made = sheets(&request, &fonts, &|| ControlFlow::Continue(())).unwrap();
    (files.into_iter().map(|(_, bytes)| bytes).collect(), made)
}

/// Every sheet is the page that stands in the files at that place: as it looks, and by its number.
/// Says how many are of documents.
fn assert_as_exported(files: &[Vec<u8>], made: &Sheets, contents: &Contents) -> usize {
    let mut exported = Vec::new();
    for (volume, bytes) in files.iter().enumerate() {
        let pages = pictures(bytes).into_iter().zip(facts(bytes).unwrap().pages);
        exported.extend(pages.map(|page| (volume, page)));
    }
    let open = |bytes: &Vec<u8>| Source::open(bytes.clone(), None, &Limits::default()).unwrap();
    let sources: BTreeMap<u32, Source> = contents.iter().map(|(at, it)| (*at, open(it))).collect();
    let own: Vec<Vec<Picture>> = made
        .files
        .iter()
        .map(|file| pictures(&file.bytes))
        .collect();
    assert_eq!(made.files.len(), files.len());
    assert_eq!(made.pages.len(), exported.len());
    let mut of_documents = 0;
    for (at, (sheet, (volume, (picture, fact)))) in made.pages.iter().zip(&exported).enumerate() {
        assert_eq!((sheet.position, sheet.volume), (Some(at), *volume));
        assert_eq!(sheet.label, fact.label);
        let is_stamp = |piece: &TextFact| piece.text == sheet.label;
        assert!(
            fact.text.iter().any(is_stamp),
            "{} is not stamped",
            sheet.label
        );
        let page_of_document;
        let drawn = match sheet.origin {
            Origin::Own(at) => &own[sheet.volume][at],
            Origin::Document { number, .. } => {
                of_documents += 1;
                let how = made.single(sheet).unwrap();
                let bytes = single(&sources[&number], &how).unwrap();
                page_of_document = pictures(&bytes).remove(0);
                &page_of_document
            }
            Origin::Unread { .. } => panic!("it was read"),
        };
        assert!(drawn == picture, "{} is drawn otherwise", sheet.label);
    }
    of_documents
}

#[test]
fn every_sheet_is_drawn_as_the_page_in_the_file() {
    let (case, letter) = with_letter();
    let contents = Contents::from([(case.exhibits[0].number, letter)]);
    let (files, made) = both(&case, &contents);
    assert_eq!(files.len(), 1);
    let of_documents = assert_as_exported(&files, &made, &contents);
    assert_eq!(of_documents, 5, "the pages chosen and the title page");
}

/// A case with three documents, in volumes of so many pages.
fn in_volumes(pages: u32, dividers: bool) -> (Case, Contents) {
    let desk = volumes::desk();
    let case = text::read(&desk.get("case.ron")).unwrap();
    let cap = VolumeCap {
        pages: Some(pages),
        megabytes: None,
    };
    let case = Edit::SetVolumes(cap).apply(&case).unwrap();
    let case = Edit::SetDividers(dividers).apply(&case).unwrap();
    let exhibits = case.exhibits_with_documents();
    let contents = exhibits.map(|(exhibit, file)| (exhibit.number, desk.get(&file.path)));
    let contents = contents.collect();
    (case, contents)
}

#[test]
fn every_sheet_of_every_volume_is_drawn_as_the_page_in_its_file() {
    let (case, contents) = in_volumes(40, false);
    let (files, made) = both(&case, &contents);
    assert_eq!(files.len(), 2);
    assert_eq!(assert_as_exported(&files, &made, &contents), 40);
    assert_eq!(made.files[1].first, 15);
    let words = &made.pages[15].words;
    assert!(
        words.contains("Volume 2 of 2, pages AB 16 – AB 51"),
        "{words}"
    );
}

#[test]
fn the_same_holds_where_a_document_is_cut_and_sections_have_dividers() {
    let (case, contents) = in_volumes(20, true);
    let (files, made) = both(&case, &contents);
    assert!(files.len() > 2, "{}", files.len());
    assert_eq!(assert_as_exported(&files, &made, &contents), 40);
}

#[test]
fn links_of_a_later_volume_lead_to_its_sheets() {
    let (case, contents) = in_volumes(40, false);
    let (files, made) = both(&case, &contents);
    let in_file = &facts(&files[1]).unwrap().pages[1];
    let rows: Vec<Option<u32>> = in_file.links.iter().map(|link| link.page).collect();
    assert_eq!(rows, [Some(3), Some(33), Some(33)]);
    let led = made.pages[16].links.iter().map(|link| match link.target {
        Target::Page { page, .. } => made.pages[page].label.as_str(),
        Target::Web(_) => "the web",
    });
    assert_eq!(led.collect::<Vec<_>>(), ["AB 18", "AB 48", "AB 48"]);
}

#[test]
fn a_document_that_is_not_read_yet_waits_in_a_volume_and_takes_no_number() {
    let (case, mut contents) = in_volumes(20, false);
    contents.remove(&case.exhibits[2].number);
    let request = Request {
        case: &case,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: &Library::default(),
        today: Date::day(2026, 11, 23),
        documents: &read(&contents),
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    let fonts = Fonts::shipped().unwrap();
    let made = sheets(&request, &fonts, &|| ControlFlow::Continue(())).unwrap();
    let waiting = made.pages.last().unwrap();
    assert_eq!((waiting.position, waiting.label.as_str()), (None, "Record"));
    assert_eq!(waiting.volume, made.files.len() - 1);
}

#[test]
fn under_a_cap_of_bytes_volumes_end_where_the_survey_foresees_it() {
    let (case, mut contents) = in_volumes(500, false);
    let cap = VolumeCap {
        pages: None,
        megabytes: Some(1),
    };
    let case = Edit::SetVolumes(cap).apply(&case).unwrap();
    for (number, scans) in [(1, 9), (2, 4), (3, 2)] {
        contents.insert(number, volumes::heavy(scans));
    }
    let request = Request {
        case: &case,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: &Library::default(),
        today: Date::day(2026, 11, 23),
        documents: &read(&contents),
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    let fonts = Fonts::shipped().unwrap();
    let made = sheets(&request, &fonts, &|| ControlFlow::Continue(())).unwrap();
    let foreseen = survey(&request, &fonts).unwrap().volumes;
    let mut shown: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for sheet in &made.pages {
        if let Origin::Document { number, .. } = sheet.origin {
            let volume = sheet.volume + 1;
            shown.entry(number).or_insert((volume, volume)).1 = volume;
        }
    }
    assert_eq!(shown, foreseen);
    let expected = [(1, (1, 3)), (2, (4, 4)), (3, (5, 5))];
    assert_eq!(shown, BTreeMap::from(expected));
}

#[test]
fn volumes_too_small_for_a_page_are_shown_as_one_file() {
    let (case, contents) = in_volumes(2, false);
    let request = Request {
        case: &case,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: &Library::default(),
        today: Date::day(2026, 11, 23),
        documents: &read(&contents),
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    let fonts = Fonts::shipped().unwrap();
    let made = sheets(&request, &fonts, &|| ControlFlow::Continue(())).unwrap();
    assert_eq!((made.files.len(), made.pages.len()), (1, 49));
}

#[test]
fn making_sheets_stops_where_it_is_told_to() {
    let (case, _) = with_letter();
    let request = Request {
        case: &case,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: &Library::default(),
        today: Date::day(2026, 11, 23),
        documents: &Documents::new(),
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    let fonts = Fonts::shipped().unwrap();
    let stopped = sheets(&request, &fonts, &|| ControlFlow::Break(()));
    assert!(stopped.is_err());
}
