//! Choosing, moving and counting pages, without a window.

use super::chosen::Chosen;
use super::pages::toggled;
use super::work::moved;
use super::*;
use crate::case::{Case, DocumentFile, Edit, Exhibit, History, NewExhibit};
use crate::files::{Listed, Unsuited};
use crate::gui::document::{Desk, Document};
use crate::gui::preferences::Preferences;
use crate::gui::session::Session;
use crate::library::Date;

fn case() -> Case {
    let add = |title: &str, section: &str| {
        Edit::AddExhibit(Box::new(NewExhibit {
            file: DocumentFile {
                path: format!("{title}.pdf"),
                sha256: "0".repeat(64),
                pages: None,
            },
            title: title.to_owned(),
            date: None,
            section: Some(section.to_owned()),
            pages: None,
            title_page: false,
        }))
    };
    let edits = [add("a", "A"), add("b", "A"), add("c", "B"), add("d", "B")];
    let apply = |case: Case, edit: &Edit| edit.apply(&case).unwrap();
    edits.iter().fold(Case::new("p"), apply)
}

fn told(case: &Case) -> String {
    let one = |exhibit: &Exhibit| {
        let section = exhibit.section.as_deref().unwrap_or("–");
        format!("{section}{}", exhibit.title)
    };
    case.exhibits.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn one_place_down_leads_under_the_next_heading_and_back() {
    let case = case();
    let down = moved(&case, &[2], 1).unwrap().apply(&case).unwrap();
    assert_eq!(told(&down), "Aa Bb Bc Bd");
    let up = moved(&down, &[2], -1).unwrap().apply(&down).unwrap();
    assert_eq!(told(&up), "Aa Ab Bc Bd");
    assert_eq!(
        told(&moved(&case, &[1], 1).unwrap().apply(&case).unwrap()),
        "Ab Aa Bc Bd"
    );
    assert_eq!(
        told(&moved(&case, &[4], -1).unwrap().apply(&case).unwrap()),
        "Aa Ab Bd Bc"
    );
    assert!(moved(&case, &[1], -1).is_none() && moved(&case, &[4], 1).is_none());
}

/// A notice names one or two and counts more, for it lies over the page; the list below the documents names all.
#[test]
fn however_many_files_are_not_added_the_sentence_accounts_for_each() {
    for (count, named, told) in [
        (1, 1, "3 added; 1 not: 1.docx (a Word document)."),
        (2, 2, "3 added; 2 not: 1.docx"),
        (
            8,
            0,
            "8 not: each is named below the documents, with what to do.",
        ),
    ] {
        let unsuited = || Unsuited::new("a Word document", "Save it as PDF.");
        let others = (1..=count).map(|at| (format!("{at}.docx").into(), unsuited()));
        let mut intake = Intake::default();
        intake.begin(Listed {
            others: others.collect(),
            ..Listed::default()
        });
        let sentence = intake.told("3 added");
        assert!(sentence.contains(told), "{sentence}");
        assert_eq!(sentence.matches(".docx").count(), named, "{sentence}");
        assert_eq!(intake.refused(), count);
    }
}

#[test]
fn a_range_is_chosen_from_the_one_before() {
    let (case, mut chosen) = (case(), Chosen::default());
    chosen.pick(2, Pick::Only, &case);
    chosen.pick(4, Pick::Range, &case);
    assert_eq!(chosen.in_order(&case), [2, 3, 4]);
    chosen.pick(3, Pick::Toggle, &case);
    assert_eq!(chosen.in_order(&case), [2, 4]);
    chosen.step(-1, false, &case);
    assert_eq!(chosen.in_order(&case), [2]);
}

#[test]
fn pages_are_left_out_and_taken_in_again_in_their_place() {
    let mut case = case();
    let mut toggle = |first, last| {
        let pages = toggled(&case.exhibits[0], 9, first, last)?;
        case.exhibits[0].pages = pages;
        let pages = case.exhibits[0].pages.clone();
        Some(pages.map_or("all".to_owned(), String::from))
    };
    assert_eq!(toggle(3, 5).as_deref(), Some("1-2, 6-9"));
    assert_eq!(toggle(4, 4).as_deref(), Some("1-2, 4, 6-9"));
    assert_eq!(toggle(3, 5).as_deref(), Some("all"));
    assert_eq!(toggle(1, 9), None, "one page must stay");
}

#[test]
fn documents_are_looked_through_only_after_a_change() {
    let nowhere = Document::nowhere(Desk::nowhere());
    let preferences = Preferences::read("/nowhere/settings.ron".into()).0;
    let mut session = Session::new(Date::day(2026, 11, 24), nowhere.clone(), preferences);
    session.show(History::new(case()), nowhere);
    assert_eq!(session.begin_examining().map(|all| all.len()), Some(4));
    assert_eq!(session.begin_examining(), None, "they are being read");
    let paths = session
        .unexamined()
        .map(|one| (one.number, one.path.clone()));
    let paths = paths.collect();
    session.examined(Default::default(), paths, true);
    assert_eq!(session.begin_examining(), None, "all are known");
    session.examined_at.clear();
    assert_eq!(session.begin_examining(), None, "nothing has changed since");
    session.edit(Edit::RemoveExhibit { number: 1 }, 0.0);
    assert_eq!(session.begin_examining().map(|all| all.len()), Some(3));
}
