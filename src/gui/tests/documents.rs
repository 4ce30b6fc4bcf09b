//! Documents behind the schedule, added and arranged at the window.

use super::*;
use crate::case::Comments;
use crate::pdf::import::specimen::{Page, document};

/// A case in a folder with two papers beside it.
fn desk() -> (tempfile::TempDir, PathBuf) {
    let folder = folder();
    let case = sample_in(&folder);
    let commented =
        "/MediaBox[0 0 595.276 841.89]/Annots[<</Subtype/Text/Rect[9 9 29 29]/Contents(ask him)>>]";
    let letter = document(&[
        Page::sized(commented, "one"),
        Page::saying("two"),
        Page::saying("three"),
    ]);
    files::write_atomic(&folder.path().join("2023-01-30 Letter.pdf"), &letter).unwrap();
    files::write_atomic(
        &folder.path().join("Record.pdf"),
        &document(&[Page::saying("x")]),
    )
    .unwrap();
    (folder, case)
}

fn add(harness: &mut Harness<'_, App>) {
    let before = harness.state().session.case().exhibits.len();
    click(harness, "Add a document…");
    until(harness, "the document", |app| {
        app.session.case().exhibits.len() > before
    });
}

/// A window that shows both papers as documents 1 and 2.
fn with_two(folder: &tempfile::TempDir, case: &Path) -> Harness<'static, App> {
    // Answers are given from the end.
    let answers = ["Record.pdf", "2023-01-30 Letter.pdf"];
    let answers = answers.map(|name| Chosen::Path(folder.path().join(name)));
    let mut harness = window(answers.to_vec(), Some(case));
    at(&mut harness, "Documents");
    harness.get_by_label("No document has been added.");
    add(&mut harness);
    add(&mut harness);
    harness
}

fn titles(harness: &Harness<'_, App>) -> Vec<String> {
    let case = harness.state().session.case();
    case.exhibits
        .iter()
        .map(|exhibit| exhibit.title.clone())
        .collect()
}

#[test]
fn a_document_is_added_with_its_title_date_and_pages() {
    let (folder, case) = desk();
    let harness = with_two(&folder, &case);
    assert_eq!(titles(&harness), ["Letter", "Record"]);
    let exhibit = &harness.state().session.case().exhibits[0];
    assert_eq!(exhibit.path, "2023-01-30 Letter.pdf");
    assert_eq!(
        exhibit.date.map(String::from),
        Some("2023-01-30".to_owned())
    );
    harness.get_by_label_contains("bundle pages 11–13 · 3 pages in the file");
    harness.get_by_label_contains("bundle page 14 · 1 pages in the file");
}

#[test]
fn documents_are_moved_removed_and_brought_back() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    click(&mut harness, "Move document 2 up");
    assert_eq!(titles(&harness), ["Record", "Letter"]);
    click(&mut harness, "Remove document 1");
    assert_eq!(titles(&harness), ["Letter"]);
    click(&mut harness, "Undo");
    click(&mut harness, "Undo");
    assert_eq!(titles(&harness), ["Letter", "Record"]);
}

#[test]
fn pages_and_heading_are_taken_when_the_field_is_left() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    fill(&mut harness, "Pages of document 1", "1, 3");
    fill(&mut harness, "Heading of document 1", "Home Office");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    // A new heading stands last.
    assert_eq!(titles(&harness), ["Record", "Letter"]);
    let exhibit = &harness.state().session.case().exhibits[1];
    assert_eq!(
        exhibit.pages.clone().map(String::from),
        Some("1, 3".to_owned())
    );
    assert_eq!(exhibit.section.as_deref(), Some("Home Office"));
    harness.get_by_label_contains("bundle pages 12–13");
}

#[test]
fn the_title_page_comes_with_the_pages_chosen_until_it_is_unticked() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    assert!(harness.query_by_label("Title page of document 1").is_none());
    fill(&mut harness, "Pages of document 1", "3");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    harness.get_by_label_contains("bundle pages 11–12");
    click(&mut harness, "Title page of document 1");
    harness.get_by_label_contains("bundle page 11 ");
    click(&mut harness, "Undo");
    harness.get_by_label_contains("bundle pages 11–12");
}

#[test]
fn what_is_wrong_with_a_file_stands_with_the_document() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    menu(&mut harness, "Save");
    drop(harness);
    files::remove(&folder.path().join("Record.pdf")).unwrap();
    let mut harness = window(Vec::new(), Some(&case));
    at(&mut harness, "Documents");
    until(&mut harness, "the reading", |app| {
        app.session.documents.len() == 2
    });
    let said = harness
        .query_all_by_label_contains("“Record” cannot be read")
        .count();
    assert!(said > 0);
}

#[test]
fn a_file_that_is_no_pdf_is_named_and_not_added() {
    let (folder, case) = desk();
    let notes = folder.path().join("notes.pdf");
    files::write_atomic(&notes, b"PK this is a Word document").unwrap();
    let mut harness = window(vec![Chosen::Path(notes)], Some(&case));
    at(&mut harness, "Documents");
    click(&mut harness, "Add a document…");
    until(&mut harness, "the answer", |app| {
        !app.session.notices.is_empty()
    });
    harness.get_by_label_contains("this is not a PDF");
    assert!(harness.state().session.case().exhibits.is_empty());
}

#[test]
fn comments_are_dropped_where_that_is_chosen() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    click(&mut harness, "Comments of document 1");
    click(&mut harness, "drop comments and marks");
    let exhibit = &harness.state().session.case().exhibits[0];
    assert_eq!(exhibit.comments, Comments::Drop);
}

#[test]
fn the_bundle_is_split_where_a_cap_is_set_and_old_volumes_are_asked_about() {
    let (folder, case) = desk();
    let out = folder.path().join("out.pdf");
    let second = folder.path().join("out Volume 2 of 2.pdf");
    let mut harness = with_two(&folder, &case);
    fill(&mut harness, "Most pages of a volume", "13");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert_eq!(harness.state().session.case().volumes.pages, Some(13));
    harness.get_by_label_contains("Volume 1 · bundle pages 11–13");
    harness.get_by_label_contains("Volume 2 · bundle page 16");
    menu(&mut harness, "Save");
    drop(harness);
    let answers = vec![Chosen::Path(out.clone()), Chosen::Path(out.clone())];
    let mut harness = window(answers, Some(&case));
    click(&mut harness, "Export PDF");
    until(&mut harness, "the volumes", |app| {
        second.exists() && !app.session.notices.is_empty()
    });
    harness.get_by_label_contains("16 pages written as a DRAFT in 2 volumes to");
    assert!(!out.exists());
    let facts = pdf::facts(&files::read(&second).unwrap()).unwrap();
    assert_eq!(facts.pages[2].label, "AB 16");
    files::write_atomic(&second, b"old").unwrap();
    click(&mut harness, "Export PDF");
    for _ in 0..200 {
        harness.step();
        if harness.query_by_label("Answer: Replace them").is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(files::read(&second).unwrap(), b"old");
    click(&mut harness, "Answer: Replace them");
    until(&mut harness, "the new volumes", |_| {
        files::read(&second).unwrap() != b"old"
    });
}

#[test]
fn no_cap_is_left_where_the_field_is_emptied() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    for (typed, kept) in [("40", Some(40)), ("x", Some(40)), ("0", None)] {
        fill(&mut harness, "Most megabytes of a volume", typed);
        harness.key_press(egui::Key::Enter);
        harness.run_steps(3);
        let volumes = harness.state().session.case().volumes;
        assert_eq!(volumes.megabytes, kept, "{typed}");
    }
    harness.get_by_label_contains("bundle pages 11–13");
}

#[test]
fn the_bundle_holds_the_documents() {
    let (folder, case) = desk();
    let out = folder.path().join("out.pdf");
    let mut harness = with_two(&folder, &case);
    menu(&mut harness, "Save");
    drop(harness);
    let mut harness = window(vec![Chosen::Path(out.clone())], Some(&case));
    click(&mut harness, "Export PDF");
    until(&mut harness, "the bundle", |_| out.exists());
    let facts = pdf::facts(&files::read(&out).unwrap()).unwrap();
    assert_eq!(facts.pages.len(), 14);
}
