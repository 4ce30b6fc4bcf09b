//! Pages that extracts bring behind the schedule come and go with them.

use super::*;
use crate::case::specimen::issue;
use crate::case::{Edit, ExhibitChange, text};
use crate::library::{PassageKind, specimen};

fn file() -> DocumentFile {
    DocumentFile {
        path: "a.pdf".to_owned(),
        sha256: "a".repeat(64),
        pages: Some(90),
    }
}

/// An extract of the report, from these pages.
fn extract(id: &str, pages: &[u32]) -> Box<Extract> {
    let (_, mut passage) = specimen::passage(id);
    passage.kind = PassageKind::Extract;
    passage.anchor = Some(specimen::anchor('a', pages[0]));
    Box::new(Extract {
        source: specimen::source("report"),
        passage,
        file: file(),
        proposition: String::new(),
        confirmed: BTreeSet::new(),
        pages: pages.to_vec(),
        page_behind: true,
    })
}

fn taken(id: &str, pages: &[u32]) -> Edit {
    Edit::AddExtract {
        issue: "own-1".to_owned(),
        extract: extract(id, pages),
    }
}

/// The same, of which no page is to stand behind the schedule.
fn only_taken(id: &str, pages: &[u32]) -> Edit {
    let mut extract = extract(id, pages);
    extract.page_behind = false;
    Edit::AddExtract {
        issue: "own-1".to_owned(),
        extract,
    }
}

fn removed(number: u32) -> Edit {
    Edit::RemoveEntry { number }
}

/// The report, added by a person.
fn added(pages: Option<&str>) -> Edit {
    Edit::AddExhibit(Box::new(NewExhibit {
        file: file(),
        title: "Report".to_owned(),
        date: None,
        section: None,
        pages: pages.map(|pages| pages.parse().unwrap()),
        title_page: true,
    }))
}

fn by_hand(pages: &str) -> Edit {
    Edit::ChangeExhibit {
        number: 1,
        change: ExhibitChange::Pages(pages.parse().ok()),
    }
}

/// Only the pages quoted, as they were found.
fn only_quoted(pages: &str, brought: &[(u32, &str)]) -> Edit {
    let brought = brought.iter();
    let brought = brought.map(|(number, pages)| (*number, pages.parse().unwrap()));
    Edit::SetQuotedPages {
        only: true,
        exhibits: vec![(1, Some(pages.parse().unwrap()))],
        brought: brought.collect(),
    }
}

fn after(edits: &[Edit]) -> Case {
    let start = issue("A").apply(&Case::new("p")).unwrap();
    let case = edits
        .iter()
        .fold(start, |case, edit| edit.apply(&case).unwrap());
    let read = text::read(text::write(&case).unwrap().as_bytes());
    assert_eq!(read.as_ref(), Ok(&case));
    case
}

/// The pages of each document behind the schedule; `all` where it is whole.
fn pages(edits: &[Edit]) -> Vec<String> {
    let case = after(edits);
    let told = case.exhibits.iter().map(|exhibit| {
        let wanted = exhibit.wanted();
        wanted.map_or("all".to_owned(), |pages| pages.to_string())
    });
    told.collect()
}

#[test]
fn a_page_goes_with_the_extract_that_brought_it() {
    let two = [taken("p-1", &[7]), taken("p-2", &[3, 4])];
    assert_eq!(pages(&two), ["1, 3–4, 7"]);
    assert_eq!(pages(&[&two[..], &[removed(2)]].concat()), ["1, 7"]);
    let none = pages(&[&two[..], &[removed(1), removed(2)]].concat());
    assert_eq!(none, [] as [String; 0], "the document came with them");
    let issue = Edit::RemoveIssue {
        key: "own-1".to_owned(),
    };
    assert_eq!(pages(&[&two[..], &[issue]].concat()), [] as [String; 0]);
}

#[test]
fn a_page_that_another_extract_has_brought_too_stays() {
    let edits = [taken("p-1", &[7]), taken("p-2", &[7, 8]), removed(1)];
    assert_eq!(pages(&edits), ["1, 7–8"]);
    let edits = [taken("p-1", &[7, 8]), only_taken("p-2", &[8]), removed(1)];
    assert_eq!(
        pages(&edits),
        [] as [String; 0],
        "nobody wanted it for the second"
    );
}

#[test]
fn other_words_in_the_place_of_an_extract_bring_their_page_in_the_place_of_its() {
    let quoted = |page: u32| Edit::QuoteEntry {
        number: 1,
        extract: extract("p-2", &[page]),
    };
    let title = Edit::ChangeExhibit {
        number: 1,
        change: ExhibitChange::Title("The report".to_owned()),
    };
    for page in [7, 9] {
        let case = after(&[taken("p-1", &[7]), title.clone(), quoted(page)]);
        let named = &case.exhibits[0];
        assert_eq!(named.title, "The report", "it is the same document");
        assert_eq!(named.pages, PageRanges::of([page]));
        let gone = removed(1).apply(&case).unwrap();
        assert!(gone.exhibits.is_empty());
    }
}

#[test]
fn pages_that_a_person_has_chosen_stay_whatever_is_quoted() {
    let edits = [added(Some("2-3, 7")), taken("p-1", &[7, 8]), removed(1)];
    assert_eq!(pages(&edits), ["1–3, 7"], "only page 8 had come with it");
    let edits = [taken("p-1", &[7]), by_hand("7, 9"), removed(1)];
    assert_eq!(pages(&edits), ["1, 7, 9"]);
    let edits = [added(None), taken("p-1", &[7]), removed(1)];
    assert_eq!(pages(&edits), ["all"]);
    let again = [
        taken("p-1", &[7]),
        Edit::RemoveExhibit { number: 1 },
        added(Some("7")),
        removed(1),
    ];
    assert_eq!(pages(&again), ["1, 7"]);
}

#[test]
fn where_only_pages_quoted_are_included_they_follow_the_extracts() {
    let two = [
        added(None),
        only_taken("p-1", &[7]),
        only_taken("p-2", &[3]),
        only_quoted("3, 7-8", &[(1, "7-8"), (2, "3")]),
    ];
    assert_eq!(pages(&[&two[..], &[removed(1)]].concat()), ["1, 3"]);
    let none = [&two[..], &[removed(1), removed(2)]].concat();
    assert_eq!(
        pages(&none),
        ["all"],
        "nobody quotes it, and a person added it"
    );
    let whole = Edit::SetQuotedPages {
        only: false,
        exhibits: vec![(1, None)],
        brought: Vec::new(),
    };
    assert_eq!(pages(&[&two[..], &[whole, removed(1)]].concat()), ["all"]);
}

#[test]
fn a_document_that_came_with_an_extract_goes_with_it_though_it_stood_there_whole() {
    let whole = Edit::SetQuotedPages {
        only: false,
        exhibits: vec![(1, None)],
        brought: Vec::new(),
    };
    let edits = [taken("p-1", &[7]), whole, removed(1)];
    assert_eq!(pages(&edits), [] as [String; 0]);
}

#[test]
fn cases_of_earlier_programs_lose_no_page() {
    let mut old = after(&[taken("p-1", &[7])]);
    old.exhibits[0].came_with_extract = false;
    old.issues[0].entries[0].pages_behind = None;
    let case = removed(1).apply(&old).unwrap();
    assert_eq!(case.exhibits[0].pages, PageRanges::of([7]));
}
