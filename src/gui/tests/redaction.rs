//! Words taken out of documents at the window: in all documents at once, and place by place.

use super::documents::{add, last_step, pick};
use super::*;
use crate::gui::action::Action;
use crate::gui::reader::{MarkAction, ReaderAction};
use crate::gui::redaction::Standing;
use crate::gui::session::Session;
use crate::pdf::import::specimen::{Page, document};
use crate::redact;
use crate::worker::Content;

fn page(lines: &[&str]) -> Page {
    let mut content = String::new();
    for (at, line) in lines.iter().enumerate() {
        let y = 700 - 20 * at;
        content.push_str(&format!("BT /F1 12 Tf 72 {y} Td ({line}) Tj ET\n"));
    }
    Page {
        entries: "/MediaBox[0 0 595 842]".to_owned(),
        content: content.into_bytes(),
    }
}

fn letter() -> Vec<u8> {
    document(&[
        page(&[
            "I was held with Ivan Kovalyov in the winter.",
            "The guard was called Grey.",
        ]),
        page(&[
            "Nothing was said of it.",
            "Kovalyov left in May, under a grey sky.",
        ]),
    ])
}

/// A window that shows a letter and a statement as documents 1 and 2.
fn desk() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let case = sample_in(&folder);
    let statement = document(&[page(&["Mr KOVALYOV is my friend."])]);
    files::write_atomic(&folder.path().join("Letter.pdf"), &letter()).unwrap();
    files::write_atomic(&folder.path().join("Statement.pdf"), &statement).unwrap();
    let answers = ["Statement.pdf", "Letter.pdf"];
    let answers = answers.map(|name| Chosen::Path(folder.path().join(name)));
    let mut harness = window(answers.to_vec(), Some(&case));
    at(&mut harness, "Documents");
    add(&mut harness);
    add(&mut harness);
    until(&mut harness, "the pages", |app| {
        app.session.documents.len() == 2
    });
    (folder, harness)
}

fn search(harness: &mut Harness<'_, App>, words: &str) {
    click(harness, "Redact a name…");
    harness.get_by_label("Words to redact").type_text(words);
    harness.run_steps(3);
    harness.key_press(egui::Key::Enter);
    until(harness, "the places", |app| {
        matches!(app.names.standing, Standing::Found(_))
    });
    // The dialog takes its place.
    harness.run_steps(4);
}

fn taken_out(harness: &mut Harness<'_, App>) {
    until(harness, "the copies", |app| {
        !matches!(app.names.standing, Standing::TakingOut(..))
    });
    let names = &harness.state().names;
    assert!(!names.is_open, "{:?}", names.standing);
}

/// What stands in the file of a document now.
fn says(session: &Session, number: u32, words: &str) -> bool {
    let case = session.case();
    let document = case.document_of(case.exhibit(number).unwrap()).unwrap();
    let content = Content::File {
        folder: session.document.folder(),
        path: document.path.clone(),
        password: None,
    };
    let count = document.pages.unwrap() as usize;
    let pages = redact::read(&Workers::here(), &document.sha256, &content, count, &|| {
        true
    });
    let pages = pages.unwrap();
    let mut all = pages
        .iter()
        .flat_map(|page| &page.as_ref().unwrap().text.words);
    all.any(|word| word.text.contains(words))
}

#[test]
fn a_name_is_taken_out_of_all_documents_as_one_step() {
    let (folder, mut harness) = desk();
    search(&mut harness, "Ivan Kovalyov\nKovalyov");
    harness.get_by_label("4 places in 2 documents");
    click(&mut harness, "Redact 4 places");
    taken_out(&mut harness);
    let session = &harness.state().session;
    assert_eq!(session.case().confidential, ["Ivan Kovalyov", "Kovalyov"]);
    for number in [1, 2] {
        assert!(!says(session, number, "ovalyov") && !says(session, number, "OVALYOV"));
    }
    assert!(says(session, 1, "winter"));
    assert_eq!(
        files::read(&folder.path().join("Letter.pdf")).unwrap(),
        letter()
    );
    assert_eq!(last_step(&harness), "Redact 4 places");
    let signs = harness.query_all_by_label_contains("redacted: ");
    assert_eq!(signs.count(), 2);
    click(&mut harness, "Undo");
    let session = &harness.state().session;
    assert!(session.case().confidential.is_empty());
    assert!(says(session, 1, "Kovalyov"));
    click(&mut harness, "Redo");
    assert!(!says(&harness.state().session, 1, "Kovalyov"));
}

#[test]
fn a_word_that_stays_somewhere_is_not_looked_for_at_exports() {
    let (_folder, mut harness) = desk();
    search(&mut harness, "Grey");
    harness.get_by_label("2 places in 1 document");
    harness.get_by_label_contains("From now on every export looks for these words");
    let place = "Letter, p. 2   … Kovalyov left in May, under a grey sky. …";
    harness.get_by_label(place).click();
    harness.run_steps(3);
    harness.get_by_label_contains("“Grey” stays where the tick is out");
    click(&mut harness, "Redact 1 place");
    taken_out(&mut harness);
    let session = &harness.state().session;
    assert!(session.case().confidential.is_empty());
    assert!(!says(session, 1, "Grey") && says(session, 1, "grey"));
}

#[test]
fn a_name_that_stands_nowhere_is_looked_for_at_exports_all_the_same() {
    let (_folder, mut harness) = desk();
    search(&mut harness, "Mokoena");
    harness.get_by_label_contains("It stands nowhere in the documents");
    click(&mut harness, "Look for it at every export");
    let case = harness.state().session.case();
    assert_eq!(case.confidential, ["Mokoena"]);
    assert!(!harness.state().names.is_open);
}

#[test]
fn a_search_is_given_up_by_stop_and_by_escape() {
    let (_folder, mut harness) = desk();
    click(&mut harness, "Redact a name…");
    harness
        .get_by_label("Words to redact")
        .type_text("Kovalyov");
    harness.run_steps(3);
    click(&mut harness, "Find in all documents");
    let context = harness.ctx.clone();
    let stop = Action::Names(crate::gui::redaction::NameAction::Stop);
    harness.state_mut().apply_in_test(stop, &context);
    harness.run_steps(20);
    assert_eq!(harness.state().names.standing, Standing::Asking);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    assert!(!harness.state().names.is_open);
    assert!(harness.state().session.case().confidential.is_empty());
}

#[test]
fn where_nobody_can_search_a_person_looks_and_says_so() {
    let folder = folder();
    let case = sample_in(&folder);
    let scan = folder.path().join("Scan.png");
    let picture = image::RgbImage::from_pixel(600, 800, image::Rgb([200, 200, 200]));
    picture.save(&scan).unwrap();
    let mut harness = window(vec![Chosen::Path(scan)], Some(&case));
    at(&mut harness, "Documents");
    add(&mut harness);
    pick(&mut harness, 1);
    until(&mut harness, "the reading", |app| {
        let mut documents = app.session.documents.values();
        documents.all(|found| found.as_ref().is_ok_and(|found| found.reading.is_some()))
    });
    search(&mut harness, "Kovalyov");
    harness.get_by_label_contains("1 page cannot be searched: look yourself.");
    harness.get_by_label("Open page 1 of Scan");
    click(&mut harness, "Look for it at every export");
    harness.get_by_label_contains(
        "a search for the confidential words finds nothing there for certain",
    );
    click(&mut harness, "I have looked at it");
    let is_said = |harness: &Harness<'_, App>| {
        let said = harness.query_by_label_contains("finds nothing there for certain");
        said.is_some()
    };
    assert!(!is_said(&harness));
    assert_eq!(
        last_step(&harness),
        "Say that you looked where nobody can search"
    );
    click(&mut harness, "Undo");
    assert!(is_said(&harness));
}

fn redacting(harness: &mut Harness<'_, App>) {
    pick(harness, 1);
    click(harness, "Redact document 1");
    until(harness, "the document", |app| {
        app.reader.redacting.is_some()
    });
    until(harness, "its pages", |app| {
        app.reader.seen.frame.width > 0.0
    });
}

fn marks(harness: &Harness<'_, App>) -> usize {
    let session = &harness.state().session;
    let redacting = harness.state().reader.redacting.as_ref().unwrap();
    redacting.marks(session.case()).len()
}

fn act(harness: &mut Harness<'_, App>, action: MarkAction) {
    let context = harness.ctx.clone();
    let action = Action::Read(ReaderAction::Redact(action));
    harness.state_mut().apply_in_test(action, &context);
    harness.run_steps(3);
}

/// Where a place of the first page stands in the window, in points from its top left.
fn on_page(harness: &Harness<'_, App>, x: f32, y: f32) -> egui::Pos2 {
    let page = harness.get_by_role_and_label(egui::accesskit::Role::Document, "Page PDF 1");
    let rect = page.rect();
    rect.min + egui::vec2(x, y) * (rect.width() / 595.0)
}

fn draw(harness: &mut Harness<'_, App>, from: (f32, f32), to: (f32, f32)) {
    let (from, to) = (
        on_page(harness, from.0, from.1),
        on_page(harness, to.0, to.1),
    );
    harness.drag_at(from);
    harness.run_steps(2);
    harness.hover_at(from + (to - from) * 0.5);
    harness.run_steps(2);
    harness.hover_at(to);
    harness.run_steps(2);
    harness.drop_at(to);
    harness.run_steps(4);
}

#[test]
fn words_areas_and_every_place_of_a_name_are_marked_and_carried_out() {
    let (folder, mut harness) = desk();
    redacting(&mut harness);
    harness.get_by_label_contains("REDACTING Letter: 0 marks, 0 pages; mark what must go.");
    // “guard was” in the second line, whose words stand 158 points below the top.
    draw(&mut harness, (100.0, 158.0), (140.0, 158.0));
    assert_eq!(marks(&harness), 1);
    assert_eq!(last_step(&harness), "Mark what is to be taken out");
    click(&mut harness, "Area");
    draw(&mut harness, (300.0, 400.0), (360.0, 440.0));
    assert_eq!(marks(&harness), 2);
    fill(&mut harness, "Every place of", "Kovalyov");
    click(&mut harness, "Mark every place");
    until(&mut harness, "the places", |app| {
        let redacting = app.reader.redacting.as_ref().unwrap();
        redacting.marks(app.session.case()).len() == 4
    });
    harness.get_by_label_contains("REDACTING Letter: 4 marks, 2 pages; gone from the bundle once");
    click(&mut harness, "Remove mark 3");
    click(&mut harness, "Undo");
    assert_eq!(marks(&harness), 4);
    click(&mut harness, "Done");
    until(&mut harness, "the copy", |app| {
        app.reader.redacting.is_none()
    });
    let session = &harness.state().session;
    assert!(!says(session, 1, "guard") && !says(session, 1, "ovalyov"));
    assert!(says(session, 1, "winter"));
    assert_eq!(
        files::read(&folder.path().join("Letter.pdf")).unwrap(),
        letter()
    );
    harness.get_by_label("Documents behind the schedule");
    assert_eq!(last_step(&harness), "Redact “Letter”");
}

#[test]
fn marks_wait_for_done_also_when_the_window_is_closed_before() {
    let (folder, mut harness) = desk();
    redacting(&mut harness);
    draw(&mut harness, (100.0, 158.0), (140.0, 158.0));
    menu(&mut harness, "Save");
    drop(harness);
    let case = folder.path().join("case.ron");
    let mut harness = window(Vec::new(), Some(&case));
    at(&mut harness, "Documents");
    until(&mut harness, "the pages", |app| {
        app.session.documents.len() == 2
    });
    pick(&mut harness, 1);
    harness.get_by_label_contains("what is marked to be taken out is still in it");
    redacting(&mut harness);
    let all = harness.state().session.case().documents.iter();
    let mark = all.flat_map(|one| one.marks()).next().unwrap().clone();
    act(&mut harness, MarkAction::Remove(mark));
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    assert!(harness.state().reader.redacting.is_none());
    assert!(says(&harness.state().session, 1, "guard"));
}

#[test]
fn what_must_never_appear_is_listed_with_the_case() {
    let (_folder, mut harness) = desk();
    at(&mut harness, "Case");
    fill(
        &mut harness,
        "Words that must never appear",
        "Ivan  Kovalyov",
    );
    click(&mut harness, "Add to what must never appear");
    assert_eq!(
        harness.state().session.case().confidential,
        ["Ivan Kovalyov"]
    );
    click(&mut harness, "Ivan Kovalyov, may appear again");
    assert!(harness.state().session.case().confidential.is_empty());
    click(&mut harness, "Undo");
    assert_eq!(
        harness.state().session.case().confidential,
        ["Ivan Kovalyov"]
    );
}

#[test]
fn an_anonymity_direction_is_ticked_with_the_case_and_its_name_typed() {
    let (_folder, mut harness) = desk();
    at(&mut harness, "Case");
    click(&mut harness, "An anonymity direction is in force");
    fill(
        &mut harness,
        "Name of the appellant in full",
        "Dmitri Petrov",
    );
    let name = harness.state().session.case().anonymity.clone();
    assert_eq!(name.as_deref(), Some("Dmitri Petrov"));
    click(&mut harness, "An anonymity direction is in force");
    assert_eq!(harness.state().session.case().anonymity, None);
}
