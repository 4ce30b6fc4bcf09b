//! Documents behind the schedule, added and arranged at the window.

use super::*;
use crate::pdf::import::specimen::{Page, document};

/// A case in a folder with two papers beside it.
pub(super) fn desk() -> (tempfile::TempDir, PathBuf) {
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

pub(super) fn add(harness: &mut Harness<'_, App>) {
    let before = harness.state().session.case().exhibits.len();
    click(harness, "Add documents…");
    until(harness, "the document", |app| {
        app.session.case().exhibits.len() > before
    });
}

/// A window that shows both papers as documents 1 and 2.
pub(super) fn with_two(folder: &tempfile::TempDir, case: &Path) -> Harness<'static, App> {
    // Answers are given from the end.
    let answers = ["Record.pdf", "2023-01-30 Letter.pdf"];
    let answers = answers.map(|name| Chosen::Path(folder.path().join(name)));
    let mut harness = window(answers.to_vec(), Some(case));
    at(&mut harness, "Documents");
    harness.get_by_label("No document has been added.");
    add(&mut harness);
    until(&mut harness, "its pages", |app| {
        !app.session.survey.documents.is_empty()
    });
    harness.run_steps(2);
    let counted = ["1 document, 3 pages", "1 document, 1 page"];
    let is_said = |words: &str| harness.query_by_label(words).is_some();
    assert!(counted.into_iter().any(is_said));
    add(&mut harness);
    harness
}

/// Chooses the document at that place of the list.
pub(super) fn pick(harness: &mut Harness<'_, App>, place: usize) {
    let name = format!("Document {place}: ");
    harness.get_by_label_contains(&name).click();
    harness.run_steps(3);
}

/// What undo would take back.
pub(super) fn last_step(harness: &Harness<'_, App>) -> String {
    let history = &harness.state().session.history;
    history.undo_label().unwrap_or_default().to_owned()
}

pub(super) fn titles(harness: &Harness<'_, App>) -> Vec<String> {
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
    let case = harness.state().session.case();
    let exhibit = &case.exhibits[0];
    let file = case::specimen::document(case, 0);
    assert_eq!(file.path, "2023-01-30 Letter.pdf");
    assert_eq!(file.pages, Some(3));
    assert_eq!(
        exhibit.date.map(String::from),
        Some("2023-01-30".to_owned())
    );
    harness.get_by_label("Document 1: Letter, AB 11–AB 13, 1 comment");
    harness.get_by_label("Document 2: Record, AB 14");
}

#[test]
fn documents_are_moved_removed_and_brought_back() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 2);
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
    pick(&mut harness, 1);
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
    harness.get_by_label_contains("Letter, AB 12–AB 13");
}

#[test]
fn the_title_page_comes_with_the_pages_chosen_until_it_is_unticked() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    assert!(harness.query_by_label("Title page of document 1").is_none());
    pick(&mut harness, 1);
    fill(&mut harness, "Pages of document 1", "3");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    harness.get_by_label_contains("AB 11–AB 12");
    click(&mut harness, "Title page of document 1");
    // Its comment is on the title page.
    harness.get_by_label("Document 1: Letter, AB 11");
    click(&mut harness, "Undo");
    harness.get_by_label_contains("AB 11–AB 12");
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
    pick(&mut harness, 2);
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
    click(&mut harness, "Add documents…");
    until(&mut harness, "the answer", |app| {
        !app.session.notices.is_empty()
    });
    harness.get_by_label("was not added: this is not a PDF.");
    assert!(harness.state().session.case().exhibits.is_empty());
}

#[test]
fn a_whole_folder_comes_in_as_one_step_and_what_cannot_be_used_is_named() {
    let (folder, case) = desk();
    files::write_atomic(
        &folder.path().join("notes.pdf"),
        b"PK this is a Word document",
    )
    .unwrap();
    let folder_itself = Chosen::Paths(vec![folder.path().to_owned()]);
    let mut harness = window(vec![folder_itself], Some(&case));
    at(&mut harness, "Documents");
    click(&mut harness, "Add documents…");
    until(&mut harness, "the documents", |app| {
        app.session.case().exhibits.len() == 2
    });
    assert_eq!(last_step(&harness), "Add 2 documents");
    harness.get_by_label("notes.pdf");
    harness.get_by_label("was not added: this is not a PDF.");
    harness.get_by_label("Save it as PDF from the program that made it, then add that.");
    click(&mut harness, "Take these names off the list");
    assert!(harness.query_by_label("notes.pdf").is_none());
    click(&mut harness, "Undo");
    assert!(titles(&harness).is_empty());
}

#[test]
fn several_documents_go_under_a_heading_and_away_as_one_step() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::ArrowDown);
    harness.run_steps(3);
    harness.get_by_label("2 documents chosen");
    fill(
        &mut harness,
        "Heading of the chosen documents",
        "Home Office",
    );
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert_eq!(last_step(&harness), "Put 2 documents under “Home Office”");
    let exhibits = &harness.state().session.case().exhibits;
    assert!(
        exhibits
            .iter()
            .all(|one| one.section.as_deref() == Some("Home Office"))
    );
    fill(&mut harness, "Name of heading 1", "Respondent");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    let exhibits = &harness.state().session.case().exhibits;
    assert!(
        exhibits
            .iter()
            .all(|one| one.section.as_deref() == Some("Respondent"))
    );
    click(&mut harness, "Turn the chosen documents to the right");
    assert_eq!(last_step(&harness), "Turn 2 documents");
    click(&mut harness, "Remove the chosen documents");
    assert_eq!(last_step(&harness), "Remove 2 documents");
    click(&mut harness, "Undo");
    assert_eq!(titles(&harness), ["Letter", "Record"]);
}

#[test]
fn keys_move_a_document_and_its_row_keeps_the_keys() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowDown);
    harness.run_steps(3);
    assert_eq!(titles(&harness), ["Record", "Letter"]);
    harness.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowUp);
    harness.run_steps(3);
    assert_eq!(titles(&harness), ["Letter", "Record"]);
    assert_eq!(last_step(&harness), "Move document");
    harness.key_press(egui::Key::Delete);
    harness.run_steps(3);
    assert_eq!(titles(&harness), ["Record"]);
}

#[test]
fn a_row_is_dragged_by_its_grip() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    let from = harness.get_by_label("Drag document 1").rect().center();
    let to = harness.get_by_label("Drag document 2").rect();
    harness.drag_at(from);
    harness.run_steps(2);
    harness.hover_at(to.center_bottom() - egui::vec2(0.0, 6.0));
    harness.run_steps(2);
    harness.drop_at(to.center_bottom() - egui::vec2(0.0, 6.0));
    harness.run_steps(3);
    assert_eq!(titles(&harness), ["Record", "Letter"]);
}

#[test]
fn a_title_is_typed_in_its_row() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 2);
    fill(&mut harness, "Title of document 2", "Screening interview");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert_eq!(titles(&harness), ["Letter", "Screening interview"]);
}

#[test]
fn a_page_is_left_out_and_taken_in_by_a_click() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
    let pages = |harness: &Harness<'_, App>| {
        let pages = harness.state().session.case().exhibits[0].pages.clone();
        pages.map(String::from).unwrap_or_default()
    };
    click(&mut harness, "Page 2");
    assert_eq!(pages(&harness), "1, 3");
    harness.get_by_label("Document 1: Letter, AB 11–AB 12, 1 comment");
    click(&mut harness, "Page 2");
    assert_eq!(pages(&harness), "", "all of them");
}

#[test]
fn a_missing_document_is_found_again_by_its_content() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    menu(&mut harness, "Save");
    drop(harness);
    let below = tempfile::tempdir_in(folder.path()).unwrap();
    let record = folder.path().join("Record.pdf");
    let moved = below.path().join("renamed.pdf");
    files::write_atomic(&moved, &files::read(&record).unwrap()).unwrap();
    files::remove(&record).unwrap();
    let mut harness = window(vec![Chosen::Path(below.path().to_owned())], Some(&case));
    at(&mut harness, "Documents");
    until(&mut harness, "the reading", |app| {
        app.session.documents.len() == 2
    });
    pick(&mut harness, 2);
    click(&mut harness, "Look for it…");
    until(&mut harness, "the finding", |app| {
        case::specimen::document(app.session.case(), 1)
            .path
            .ends_with("/renamed.pdf")
    });
    assert_eq!(last_step(&harness), "Find document again");
    until(&mut harness, "the reading", |app| {
        app.session.unexamined().next().is_none()
    });
    assert!(harness.query_by_label("Look for it…").is_none());
}

#[test]
fn another_file_takes_the_place_of_a_document() {
    let (folder, case) = desk();
    let answers = ["Letter two.pdf", "Record.pdf", "2023-01-30 Letter.pdf"];
    let two = document(&[Page::saying("a"), Page::saying("b")]);
    files::write_atomic(&folder.path().join("Letter two.pdf"), &two).unwrap();
    let answers = answers.map(|name| Chosen::Path(folder.path().join(name)));
    let mut harness = window(answers.to_vec(), Some(&case));
    at(&mut harness, "Documents");
    add(&mut harness);
    add(&mut harness);
    pick(&mut harness, 1);
    click(&mut harness, "Where its file lies");
    harness.run_steps(20);
    // It may stand below what is seen of the pane.
    let replace = harness.get_by_label("Replace file of document 1");
    replace.click_accesskit();
    harness.run_steps(3);
    until(&mut harness, "the file", |app| {
        case::specimen::document(app.session.case(), 0).path == "Letter two.pdf"
    });
    harness.get_by_label("Document 1: Letter, AB 11–AB 12");
    assert_eq!(last_step(&harness), "Replace file of document");
}

#[test]
fn pages_are_drawn_small_beside_the_window() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    let want = crate::gui::documents::Want {
        sha256: case::specimen::document(harness.state().session.case(), 0)
            .sha256
            .clone(),
        folder: folder.path().to_owned(),
        path: "2023-01-30 Letter.pdf".to_owned(),
        password: None,
        page: 0,
        side: 52,
    };
    until(&mut harness, "the picture", |app| {
        let drawn = app.session.thumbnails.picture(&want);
        drawn.is_some_and(|drawn| drawn.is_ok_and(|picture| picture.height == 52))
    });
}

#[test]
fn a_document_is_turned_and_one_page_of_it_further() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
    harness.get_by_label("as in its file");
    click(&mut harness, "Turn document 1 to the right");
    assert_eq!(last_step(&harness), "Turn document");
    harness.get_by_label("turned to the right");
    click(&mut harness, "Turn page 2 to the right");
    assert_eq!(last_step(&harness), "Turn page of document");
    harness.get_by_label("turned to the right; page 2 turned upside down");
    // A click on the sign of turning does not leave the page out.
    assert_eq!(harness.state().session.case().exhibits[0].pages, None);
    click(&mut harness, "Turn document 1 to the left");
    harness.get_by_label("page 2 turned to the right; all others as in its file");
    menu(&mut harness, "Undo");
    menu(&mut harness, "Undo");
    harness.get_by_label("turned to the right");
}
