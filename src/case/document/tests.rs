//! How documents come into a case, go with their exhibits and follow their files.

use super::*;
use crate::case::{Edit, ExhibitChange, History, NewExhibit};

fn file(path: &str, content: &str) -> DocumentFile {
    DocumentFile {
        path: path.to_owned(),
        sha256: content.repeat(64),
        pages: Some(3),
    }
}

fn add(path: &str, content: &str) -> Edit {
    Edit::AddExhibit(Box::new(NewExhibit {
        file: file(path, content),
        title: path.to_owned(),
        date: None,
        section: None,
        pages: None,
        title_page: false,
    }))
}

fn remove(number: u32) -> Edit {
    Edit::RemoveExhibit { number }
}

fn is_now(number: u32, path: &str, content: &str) -> Edit {
    let change = ExhibitChange::File(file(path, content));
    Edit::ChangeExhibit { number, change }
}

fn after(edits: &[Edit]) -> Case {
    let apply = |case: Case, edit: &Edit| edit.apply(&case).unwrap();
    edits.iter().fold(Case::new("p"), apply)
}

/// `1 a.pdf a · 2 b.pdf b | 1 1 2`: the documents, and which of them each exhibit is.
fn told(case: &Case) -> String {
    let documents = case.documents.iter();
    let documents = documents.map(|it| format!("{} {} {}", it.id, it.path, &it.sha256[..1]));
    let exhibits = case.exhibits.iter().map(|it| it.document.to_string());
    let join = |all: Vec<String>, between: &str| all.join(between);
    let documents = join(documents.collect(), " · ");
    format!("{documents} | {}", join(exhibits.collect(), " "))
}

/// The same with a source that is held against the document of the first exhibit.
fn with_source(mut case: Case) -> Case {
    case.source_files.push(SourceFile {
        source: "un-report-2026".into(),
        document: case.exhibits[0].document,
        edition: None,
        retrieved_on: None,
    });
    case
}

#[test]
fn a_file_that_is_added_twice_is_one_document_and_two_exhibits() {
    let twice = after(&[add("a.pdf", "a"), add("a.pdf", "a"), add("b.pdf", "b")]);
    assert_eq!(told(&twice), "1 a.pdf a · 2 b.pdf b | 1 1 2");
    // A copy in another place, and another file under the same name, are others.
    let others = after(&[add("a.pdf", "a"), add("b.pdf", "a"), add("a.pdf", "b")]);
    assert_eq!(told(&others), "1 a.pdf a · 2 b.pdf a · 3 a.pdf b | 1 2 3");
}

#[test]
fn a_document_goes_with_its_last_exhibit_and_its_id_is_not_given_again() {
    let two = [add("a.pdf", "a"), add("a.pdf", "a"), remove(1)];
    assert_eq!(told(&after(&two)), "1 a.pdf a | 1");
    let none = [add("a.pdf", "a"), remove(1)];
    assert_eq!(told(&after(&none)), " | ");
    let another = [add("a.pdf", "a"), remove(1), add("a.pdf", "a")];
    assert_eq!(told(&after(&another)), "2 a.pdf a | 2");
}

#[test]
fn a_document_that_a_source_is_held_against_stays_without_its_exhibit() {
    let case = with_source(after(&[add("a.pdf", "a"), add("b.pdf", "b")]));
    let case = remove(1).apply(&case).unwrap();
    assert_eq!(told(&case), "1 a.pdf a · 2 b.pdf b | 2");
    assert_eq!(case.source_files.len(), 1);
}

#[test]
fn undo_brings_a_document_back_as_it_was() {
    let before = with_source(after(&[add("a.pdf", "a"), add("b.pdf", "b")]));
    let mut history = History::new(before.clone());
    for edit in [remove(2), is_now(1, "c.pdf", "a"), is_now(1, "d.pdf", "d")] {
        history.apply(edit).unwrap();
    }
    assert_eq!(told(history.case()), "1 c.pdf a · 3 d.pdf d | 3");
    while history.undo().is_some() {}
    assert_eq!(history.case(), &before);
}

#[test]
fn a_file_that_was_moved_or_accepted_is_so_for_all_that_rests_on_it() {
    let three = || vec![add("a.pdf", "a"), add("a.pdf", "a"), add("b.pdf", "b")];
    let with = |edit: Edit| {
        let case = with_source(after(&three()));
        edit.apply(&case).unwrap()
    };
    let moved = with(is_now(2, "in/a.pdf", "a"));
    assert_eq!(told(&moved), "1 in/a.pdf a · 2 b.pdf b | 1 1 2");
    let accepted = with(is_now(2, "a.pdf", "c"));
    assert_eq!(told(&accepted), "1 a.pdf c · 2 b.pdf b | 1 1 2");
    let case = with(is_now(2, "a.pdf", "a"));
    assert_eq!(case, with_source(after(&three())), "nothing has changed");
}

#[test]
fn another_file_takes_the_place_of_one_exhibit_alone() {
    let three = [
        add("a.pdf", "a"),
        add("a.pdf", "a"),
        is_now(2, "c.pdf", "c"),
    ];
    assert_eq!(told(&after(&three)), "1 a.pdf a · 2 c.pdf c | 1 2");
    let only = [add("a.pdf", "a"), is_now(1, "c.pdf", "c")];
    assert_eq!(told(&after(&only)), "2 c.pdf c | 2");
    let known = [
        add("a.pdf", "a"),
        add("b.pdf", "b"),
        is_now(1, "b.pdf", "b"),
    ];
    assert_eq!(told(&after(&known)), "2 b.pdf b | 2 2");
    let source = with_source(after(&[add("a.pdf", "a")]));
    let replaced = is_now(1, "c.pdf", "c").apply(&source).unwrap();
    assert_eq!(told(&replaced), "1 a.pdf a · 2 c.pdf c | 2");
    assert_eq!(replaced.source_files, source.source_files);
}

#[test]
fn two_copies_of_which_one_is_found_where_the_other_lies_become_one_document() {
    let copies = [add("a.pdf", "a"), add("b.pdf", "a"), add("a.pdf", "a")];
    let case = with_source(after(&copies));
    let case = is_now(1, "b.pdf", "a").apply(&case).unwrap();
    assert_eq!(told(&case), "2 b.pdf a | 2 2 2");
    assert_eq!(case.source_files[0].document, case.exhibits[0].document);
}

#[test]
fn what_was_counted_or_converted_holds_for_the_content_only() {
    let mut case = after(&[add("a.pdf", "a")]);
    let original = Original {
        kind: OriginalKind::Word,
        path: "a.docx".to_owned(),
        sha256: "0".repeat(64),
    };
    for document in case.documents.iter_mut() {
        document.converted_from = Some(original.clone());
    }
    let now = |path: &str, content: &str| {
        let file = DocumentFile {
            pages: None,
            ..file(path, content)
        };
        let change = ExhibitChange::File(file);
        let case = Edit::ChangeExhibit { number: 1, change }.apply(&case);
        let document = case.unwrap().documents.0.remove(0);
        (document.pages, document.converted_from)
    };
    assert_eq!(now("in/a.pdf", "a"), (Some(3), Some(original)));
    assert_eq!(now("a.pdf", "b"), (None, None));
}

#[test]
fn a_case_that_lies_elsewhere_names_every_file_from_there() {
    let mut case = after(&[add("a.pdf", "a")]);
    for document in case.documents.iter_mut() {
        document.converted_from = Some(Original {
            kind: OriginalKind::Email,
            path: "a.eml".to_owned(),
            sha256: "0".repeat(64),
        });
    }
    case.name_files(|path| format!("/cases/{path}"));
    let document = case.document_of(&case.exhibits[0]).unwrap();
    assert_eq!(document.path, "/cases/a.pdf");
    let original = document.converted_from.as_ref().unwrap();
    assert_eq!(original.path, "/cases/a.eml");
}
