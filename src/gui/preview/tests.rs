//! The preview without a window: pages made and drawn, the place kept, old work dropped.

mod words;

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::board::{Duty, Next};
use super::place::ABOVE;
use super::*;
use crate::case::{Case, DocumentFile, Edit, History, NewExhibit, text};
use crate::files;
use crate::gui::document::{Desk, Document};
use crate::gui::preferences::Preferences;
use crate::library::Date;
use crate::pdf::import::Watch;
use crate::pdf::import::specimen::{self, Page};

fn sample() -> Case {
    text::read(include_bytes!("../../../assets/sample-case.ron")).unwrap()
}

fn session(case: Case) -> Session {
    let nowhere = Document::nowhere(Desk::nowhere());
    let mut session = Session::new(
        Date::day(2026, 11, 23),
        nowhere.clone(),
        Preferences::read(PathBuf::from("/nowhere/settings.ron")).0,
    );
    session.show(History::new(case), nowhere);
    session
}

fn preview() -> Preview {
    let readings = Readings::new(Workers::here(), None);
    Preview::new(Arc::new(|| ()), Workers::here(), readings)
}

/// Goes on until something has come about in the threads.
fn until(preview: &mut Preview, session: &Session, is_so: impl Fn(&Preview) -> bool) {
    for _ in 0..2000 {
        preview.follow(session);
        if is_so(preview) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it did not come about: {:?}", preview.problem);
}

fn is_newest(session: &Session) -> impl Fn(&Preview) -> bool {
    let revision = session.revision;
    move |preview| preview.shown_revision() == Some(revision)
}

/// The reader stands at a place and sees these sheets.
fn look(preview: &mut Preview, spot: Spot, sheets: &[usize]) {
    let wanted = sheets.iter().map(|sheet| Wanted {
        sheet: *sheet,
        scale: 0.5,
    });
    let seen = Seen {
        spot,
        wanted: wanted.collect(),
        in_view: sheets.to_vec(),
        ..Seen::default()
    };
    preview.apply(PreviewAction::Seen(seen));
}

fn is_drawn(preview: &Preview, sheet: usize) -> bool {
    let looks = preview.sheets()[sheet].looks;
    matches!(preview.shown(sheet, 0.5), Shown::Picture(key, _) if key.looks == looks)
}

fn change_last_note(session: &mut Session, words: &str) {
    let number = session.case().entries().last().unwrap().number;
    let text = words.to_owned();
    session.edit(Edit::SetNote { number, text }, 0.0);
}

#[test]
fn an_edit_keeps_the_place_and_the_pictures_of_pages_it_leaves_alone() {
    let (mut session, mut preview) = (session(sample()), preview());
    until(&mut preview, &session, is_newest(&session));
    let changed = {
        let last = session.case().entries().last().unwrap().number;
        let area = preview.areas().iter().find(|area| area.number == last);
        preview.sheet_at(area.unwrap().page).unwrap()
    };
    let spot = Spot {
        sheet: changed,
        fraction: 0.4,
    };
    look(&mut preview, spot, &[0, changed]);
    until(&mut preview, &session, |preview| {
        is_drawn(preview, 0) && is_drawn(preview, changed)
    });
    let before: Vec<u64> = preview.sheets().iter().map(|sheet| sheet.looks).collect();
    preview.board.change(|content| content.wanted.clear());
    change_last_note(&mut session, "Compare the statement.");
    until(&mut preview, &session, is_newest(&session));
    assert_eq!(preview.seen.spot, spot);
    assert_eq!(preview.sheets()[0].looks, before[0]);
    assert_ne!(preview.sheets()[changed].looks, before[changed]);
    assert!(is_drawn(&preview, 0), "the cover did not change");
    assert!(!is_drawn(&preview, changed));
    match preview.shown(changed, 0.5) {
        Shown::Picture(key, _) => assert_eq!(key.looks, before[changed]),
        other => panic!("the old picture stands in, not {other:?}"),
    }
    look(&mut preview, spot, &[changed]);
    until(&mut preview, &session, |preview| is_drawn(preview, changed));
}

#[test]
fn of_two_changes_only_the_newer_is_made() {
    let (mut session, mut preview) = (session(sample()), preview());
    preview.has_threads = true;
    preview.follow(&session);
    change_last_note(&mut session, "One.");
    preview.follow(&session);
    assert!(preview.board.is_superseded(), "whoever is at work stops");
    match preview.board.next(Duty::Own) {
        Next::Make(order) => assert_eq!(order.revision, session.revision),
        Next::Draw(..) | Next::Leave => panic!("there is something to make"),
    }
    assert!(!preview.board.is_superseded());
}

#[test]
fn nothing_of_one_case_is_seen_in_another() {
    let (mut session, mut preview) = (session(sample()), preview());
    until(&mut preview, &session, is_newest(&session));
    look(
        &mut preview,
        Spot {
            sheet: 3,
            fraction: 0.5,
        },
        &[3],
    );
    until(&mut preview, &session, |preview| is_drawn(preview, 3));
    let nowhere = Document::nowhere(Desk::nowhere());
    session.show(History::new(Case::new(crate::profile::DEFAULT)), nowhere);
    preview.follow(&session);
    assert!(preview.sheets().is_empty());
    assert_eq!(preview.bytes(), 0);
    until(&mut preview, &session, is_newest(&session));
    assert_eq!(preview.seen.spot, Spot::default());
    assert!(matches!(preview.shown(3, 0.5), Shown::Coming));
}

#[test]
fn a_page_that_no_longer_shows_is_not_drawn() {
    let (session, mut preview) = (session(sample()), preview());
    until(&mut preview, &session, is_newest(&session));
    look(&mut preview, Spot::default(), &[]);
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(preview.bytes(), 0);
    look(&mut preview, Spot::default(), &[1]);
    until(&mut preview, &session, |preview| is_drawn(preview, 1));
    assert!(matches!(preview.shown(2, 0.5), Shown::Coming));
}

#[test]
fn an_entry_is_brought_into_view_also_before_there_are_pages() {
    let (session, mut preview) = (session(sample()), preview());
    let number = session.case().entries().last().unwrap().number;
    preview.show_entry(number);
    until(&mut preview, &session, is_newest(&session));
    let spot = preview.seen.spot;
    let height = preview.sizes[spot.sheet].1;
    let entry = preview.entry_at(spot.sheet, spot.fraction * height + ABOVE + 1.0);
    assert_eq!(entry.unwrap().number, number);
    assert!(preview.is_moved);
}

/// A case in a folder with a document of two pages, one of them wide.
fn with_document(folder: &Path) -> Session {
    let pages = [
        Page::saying("one"),
        Page::sized("/MediaBox[0 0 842 400]", "two"),
    ];
    let bytes = specimen::document(&pages);
    files::write_atomic(&folder.join("Letter.pdf"), &bytes).unwrap();
    let mut session = session(sample());
    let new = NewExhibit {
        file: DocumentFile {
            path: folder.join("Letter.pdf").display().to_string(),
            sha256: crate::export::sha256(&bytes),
            pages: None,
        },
        title: "Letter".to_owned(),
        date: None,
        section: None,
        pages: None,
        title_page: false,
    };
    session.edit(Edit::AddExhibit(Box::new(new)), 0.0);
    session
}

/// Its documents are read.
fn examine(session: &mut Session) {
    let unread: Vec<_> = session.unexamined().collect();
    let load = |path: &str| files::load_exhibit(Path::new("/"), path);
    let found = unread.iter().map(|file| {
        (
            file.number,
            load(&file.path).map(|bytes| crate::export::document(bytes, None, &Watch::default())),
        )
    });
    session.examined(found.collect(), std::collections::BTreeMap::new(), true);
}

#[test]
fn a_document_waits_until_it_is_read_and_then_shows_stamped_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_document(folder.path());
    let mut preview = preview();
    until(&mut preview, &session, is_newest(&session));
    let last = preview.sheets().last().unwrap().clone();
    assert_eq!(last.label, "Letter");
    assert_eq!(last.position, None);
    assert!(matches!(
        preview.shown(preview.sheets().len() - 1, 0.5),
        Shown::Coming
    ));

    examine(&mut session);
    until(&mut preview, &session, is_newest(&session));
    let count = preview.sheets().len();
    assert_eq!(preview.count(), count);
    assert_eq!(preview.sheets()[count - 1].label, format!("AB {count}"));
    look(&mut preview, Spot::default(), &[count - 2, count - 1]);
    until(&mut preview, &session, |preview| {
        is_drawn(preview, count - 2) && is_drawn(preview, count - 1)
    });
    assert_eq!(
        preview.sizes[count - 1].0.round(),
        842.0,
        "the real width is known now"
    );
    let Shown::Picture(_, picture) = preview.shown(count - 2, 0.5) else {
        panic!("it was drawn");
    };
    // The number is stamped into the lower right corner.
    let (width, height) = (picture.width as usize, picture.height as usize);
    let blue = (height - 12..height).any(|row| {
        let row = &picture.pixels[row * width * 4..(row + 1) * width * 4];
        row[width * 3 / 4 * 4..]
            .chunks(4)
            .any(|pixel| pixel[2] > pixel[0].saturating_add(40))
    });
    assert!(blue, "there is no stamp");
}

#[test]
fn a_document_whose_file_is_gone_says_so_on_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_document(folder.path());
    let mut preview = preview();
    let exhibit = session.unexamined().next().unwrap();
    let bytes = files::load_exhibit(Path::new("/"), &exhibit.path).unwrap();
    let found = (
        exhibit.number,
        Ok(crate::export::document(bytes, None, &Watch::default())),
    );
    session.examined(
        [found].into_iter().collect(),
        std::collections::BTreeMap::new(),
        true,
    );
    files::remove(Path::new(&exhibit.path)).unwrap();
    until(&mut preview, &session, is_newest(&session));
    let last = preview.sheets().len() - 1;
    look(&mut preview, Spot::default(), &[last]);
    until(&mut preview, &session, |preview| {
        matches!(preview.shown(last, 0.5), Shown::None(_))
    });
}
