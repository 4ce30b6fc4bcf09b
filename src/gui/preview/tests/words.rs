//! Words on the pages of the bundle, without a window: selected where they stand, and looked for in all of them.

use super::*;
use crate::case::{ExhibitChange, Turn};
use crate::gui::page_words::{Point, Unit};

/// Until the words of a sheet are known, and how its page lies on it.
fn known(preview: &mut Preview, session: &Session, sheet: usize) {
    look(preview, Spot::default(), &[sheet]);
    until(preview, session, |preview| {
        preview.words_of(sheet).is_some() && is_drawn(preview, sheet)
    });
}

/// The middle of the first word of a sheet that is written so.
fn on(preview: &Preview, sheet: usize, word: &str) -> Point {
    let area = preview.place_of(sheet, word).unwrap();
    Point {
        page: sheet,
        x: (area.x0 + area.x1) / 2.0,
        y: (area.y0 + area.y1) / 2.0,
    }
}

fn select(preview: &mut Preview, done: Selecting) {
    preview.apply(PreviewAction::Select(done));
}

fn selected(preview: &Preview) -> Option<&str> {
    preview.selected().map(|passage| passage.text.as_str())
}

fn searched(preview: &mut Preview, session: &Session, words: &str) {
    preview.apply(PreviewAction::Search(words.to_owned()));
    until(preview, session, |preview| {
        preview.searching.progress().is_none()
    });
}

/// The labels of the pages of all hits.
fn pages(preview: &Preview) -> Vec<usize> {
    let hits = preview.searching.search.hits.iter();
    hits.map(|hit| hit.page).collect()
}

fn turn_all(session: &mut Session, by: Turn) {
    let number = session.case().exhibits.last().unwrap().number;
    let change = ExhibitChange::Turn { page: None, by };
    session.edit(Edit::ChangeExhibit { number, change }, 0.0);
}

#[test]
fn words_of_our_own_pages_are_selected_word_by_word_and_paragraph_by_paragraph() {
    let (session, mut preview) = (session(sample()), preview());
    until(&mut preview, &session, is_newest(&session));
    known(&mut preview, &session, 0);
    let from = on(&preview, 0, "Immigration");
    let to = on(&preview, 0, "Chamber");
    select(&mut preview, Selecting::Press(from));
    assert_eq!(selected(&preview), None);
    select(&mut preview, Selecting::Draw(to));
    assert_eq!(selected(&preview), Some("Immigration and Asylum Chamber"));
    let areas = preview.selected_on(0);
    assert!(
        areas
            .iter()
            .any(|area| area.x0 <= from.x && from.x <= area.x1)
    );
    assert!(preview.selected_on(1).is_empty());
    select(&mut preview, Selecting::Take(from, Unit::Word));
    assert_eq!(selected(&preview), Some("Immigration"));
    select(&mut preview, Selecting::Clear);
    assert_eq!(selected(&preview), None);
}

#[test]
fn words_of_documents_are_selected_where_they_stand_however_their_pages_are_turned() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_document(folder.path());
    examine(&mut session);
    for turn in [Turn::None, Turn::Right, Turn::Over, Turn::Left] {
        if turn != Turn::None {
            turn_all(&mut session, Turn::Right);
        }
        let mut preview = preview();
        until(&mut preview, &session, is_newest(&session));
        let sheet = preview.sheets().len() - 2;
        known(&mut preview, &session, sheet);
        let at = on(&preview, sheet, "one");
        assert!(preview.is_on_word(at), "{turn:?}");
        let away = Point {
            x: at.x + 150.0,
            y: at.y + 150.0,
            ..at
        };
        assert!(!preview.is_on_word(away), "{turn:?}");
        select(&mut preview, Selecting::Take(at, Unit::Word));
        assert_eq!(selected(&preview), Some("one"), "{turn:?}");
        let marked = preview.selected_on(sheet)[0];
        assert!(marked.x0 < at.x && at.x < marked.x1, "{turn:?}");
        // On to the next page of the document, and not back into ours.
        known(&mut preview, &session, sheet + 1);
        let next = on(&preview, sheet + 1, "two");
        known(&mut preview, &session, sheet);
        select(&mut preview, Selecting::Extend(next));
        assert_eq!(selected(&preview), Some("one two"), "{turn:?}");
        let ours = Point { page: 0, ..at };
        select(&mut preview, Selecting::Draw(ours));
        assert_eq!(selected(&preview), Some("one two"), "{turn:?}");
    }
}

#[test]
fn a_search_goes_over_our_own_pages_and_those_of_documents() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_document(folder.path());
    examine(&mut session);
    let mut preview = preview();
    until(&mut preview, &session, is_newest(&session));
    let last = preview.sheets().len() - 1;
    searched(&mut preview, &session, "Two");
    let hits = pages(&preview);
    assert!(hits.contains(&last), "{hits:?}");
    assert!(hits.is_sorted());
    assert!(preview.searching.gaps().is_empty());
    searched(&mut preview, &session, "immigration and asylum chamber");
    assert_eq!(pages(&preview).first(), Some(&0));
    assert_eq!(
        preview
            .hits_on(0)
            .iter()
            .filter(|(_, shown)| *shown)
            .count(),
        1
    );
    let count = preview.searching.search.hits.len();
    preview.apply(PreviewAction::PreviousHit);
    assert_eq!(preview.searching.search.current, Some(count - 1));
    searched(&mut preview, &session, "xyzzy");
    assert!(pages(&preview).is_empty());
    preview.apply(PreviewAction::Search(String::new()));
    assert_eq!(preview.searching.progress(), None);
}

#[test]
fn what_was_not_searched_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_document(folder.path());
    let mut preview = preview();
    until(&mut preview, &session, is_newest(&session));
    searched(&mut preview, &session, "two");
    let last = preview.sheets().len() - 1;
    let gap = &preview.searching.gaps()[0];
    assert_eq!((gap.first, gap.last), (last, last));
    assert_eq!(gap.why, "it has not been read yet");
    // Once it is there, it is searched without being asked again.
    examine(&mut session);
    until(&mut preview, &session, |preview| {
        preview.sheets().len() == last + 2 && preview.searching.progress().is_none()
    });
    assert!(preview.searching.gaps().is_empty());
    assert!(pages(&preview).contains(&(last + 1)));
}

#[test]
fn pages_whose_words_cannot_be_read_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = with_document(folder.path());
    examine(&mut session);
    let exhibit = session.case().exhibits.last().unwrap();
    let path = session.case().document_of(exhibit).unwrap().path.clone();
    files::remove(Path::new(&path)).unwrap();
    let mut preview = preview();
    until(&mut preview, &session, is_newest(&session));
    searched(&mut preview, &session, "two");
    let last = preview.sheets().len() - 1;
    let gaps = preview.searching.gaps();
    assert_eq!((gaps[0].first, gaps[0].last), (last - 1, last));
    assert!(!pages(&preview).contains(&last));
}
