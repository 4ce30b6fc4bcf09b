//! Documents that are locked with a password, opened at the window; and where the password never stands.

use super::*;
use crate::case::specimen::document;
use crate::pdf::import::Refusal;

/// Locked with [`PASSWORD`], 256 bits, by qpdf; two pages.
const LOCKED: &[u8] = include_bytes!("../../../tests/it/locked/letter.pdf");
const PASSWORD: &str = "open-sesame-7";

/// A window with its case saved, and the locked letter as document 1.
fn with_locked(
    folder: &tempfile::TempDir,
    state: &Path,
    more: Vec<Chosen>,
) -> Harness<'static, App> {
    let case = sample_in(folder);
    let letter = folder.path().join("Letter.pdf");
    files::write_atomic(&letter, LOCKED).unwrap();
    // Answers are given from the end.
    let answers = more.into_iter().chain([Chosen::Path(letter)]).collect();
    let dialogs = Arc::new(Answers(Mutex::new(answers)));
    let mut harness = window_with(dialogs, state.join("unsaved"), Some(&case));
    at(&mut harness, "Documents");
    add(&mut harness);
    harness
}

fn add(harness: &mut Harness<'_, App>) {
    click(harness, "Add documents…");
    until(harness, "the document", |app| {
        app.session.case().exhibits.len() == 1
    });
}

fn unlock(harness: &mut Harness<'_, App>, password: &str) {
    fill(harness, "Password of document 1", password);
    click(harness, "Open document 1");
    until_read(harness);
}

fn until_read(harness: &mut Harness<'_, App>) {
    until(harness, "the reading", |app| {
        app.session.documents.contains_key(&1)
    });
}

fn pages(harness: &Harness<'_, App>) -> Result<u32, Refusal> {
    let document = harness.state().session.documents[&1].as_ref().unwrap();
    let survey = document.survey.as_ref();
    survey
        .map(|survey| survey.counts.pages)
        .map_err(Clone::clone)
}

fn is_asked(harness: &Harness<'_, App>) -> bool {
    harness.query_by_label("Password of document 1").is_some()
}

#[test]
fn a_locked_document_is_added_and_a_wrong_password_is_asked_for_again() {
    let (folder, state) = (folder(), super::folder());
    let mut harness = with_locked(&folder, state.path(), Vec::new());
    harness.get_by_label_contains("“Letter” was added; it is locked");
    harness.get_by_label_contains("Locked with a password");
    assert_eq!(pages(&harness), Err(Refusal::Locked));
    unlock(&mut harness, "sesame");
    assert_eq!(pages(&harness), Err(Refusal::WrongPassword));
    harness.get_by_label_contains("that password does not open it");
    unlock(&mut harness, PASSWORD);
    assert_eq!(pages(&harness), Ok(2));
    assert!(!is_asked(&harness));
    // Its pages are there to be chosen, and are drawn.
    harness.get_by_label("Page 2");
    let session = &harness.state().session;
    let want = crate::gui::documents::Want {
        sha256: document(session.case(), 0).sha256.clone(),
        folder: session.document.folder(),
        path: document(session.case(), 0).path.clone(),
        password: session.passwords.get(&1).cloned(),
        page: 1,
        side: 64,
    };
    until(&mut harness, "the picture", |app| {
        app.session.thumbnails.picture(&want).is_some()
    });
    let drawn = harness.state().session.thumbnails.picture(&want).unwrap();
    assert_eq!(drawn.map(|picture| picture.height), Ok(64));
}

#[test]
fn enter_opens_it_too() {
    let (folder, state) = (folder(), super::folder());
    let mut harness = with_locked(&folder, state.path(), Vec::new());
    fill(&mut harness, "Password of document 1", PASSWORD);
    harness.key_press(egui::Key::Enter);
    until(&mut harness, "the reading", |app| {
        let read = app.session.documents.get(&1);
        read.is_some_and(|read| read.as_ref().is_ok_and(|read| read.survey.is_ok()))
    });
    assert_eq!(pages(&harness), Ok(2));
}

#[test]
fn after_a_wrong_password_the_right_one_is_typed_at_once() {
    let (folder, state) = (folder(), super::folder());
    let mut harness = with_locked(&folder, state.path(), Vec::new());
    fill(&mut harness, "Password of document 1", "sesame");
    harness.key_press(egui::Key::Enter);
    until_read(&mut harness);
    assert_eq!(pages(&harness), Err(Refusal::WrongPassword));
    harness.run_steps(4);
    let field = harness.get_by_label("Password of document 1");
    assert!(field.accesskit_node().is_focused());
    harness.event(egui::Event::Text(PASSWORD.to_owned()));
    harness.run_steps(2);
    harness.key_press(egui::Key::Enter);
    until_read(&mut harness);
    assert_eq!(pages(&harness), Ok(2));
}

#[test]
fn the_bundle_holds_the_pages_of_a_document_that_was_opened() {
    let (folder, state) = (folder(), super::folder());
    let out = folder.path().join("out.pdf");
    let mut harness = with_locked(&folder, state.path(), vec![Chosen::Path(out.clone())]);
    unlock(&mut harness, PASSWORD);
    click(&mut harness, "Export PDF");
    until(&mut harness, "the bundle", |_| out.exists());
    let facts = pdf::facts(&files::read(&out).unwrap()).unwrap();
    assert_eq!(facts.pages.len(), 12);
}

#[test]
fn the_preview_shows_its_pages_once_it_is_open() {
    let (folder, state) = (folder(), super::folder());
    let mut harness = with_locked(&folder, state.path(), Vec::new());
    unlock(&mut harness, PASSWORD);
    at(&mut harness, "Preview");
    until(&mut harness, "the pages", |app| {
        app.preview.shown_revision() == Some(app.session.revision)
    });
    harness.run_steps(3);
    assert_eq!(harness.state().preview.count(), 12);
}

#[test]
fn the_password_is_written_nowhere() {
    let (folder, state) = (folder(), super::folder());
    let out = folder.path().join("out.pdf");
    let mut harness = with_locked(&folder, state.path(), vec![Chosen::Path(out.clone())]);
    unlock(&mut harness, "wrong-sesame-8");
    unlock(&mut harness, PASSWORD);
    menu(&mut harness, "Save");
    click(&mut harness, "Export PDF");
    until(&mut harness, "the bundle", |_| out.exists());
    fill(&mut harness, "Heading of document 1", "Another heading");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(40);
    let kept = files::recovery_path(&folder.path().join("case.ron"));
    until(&mut harness, "the recovery copy", |_| kept.exists());
    harness.state_mut().leave();
    let case = folder.path().join("case.ron");
    let settings = state.path().join("unsaved.settings");
    for path in [case, kept, settings, out] {
        let bytes = files::read(&path).unwrap();
        for password in [PASSWORD, "wrong-sesame-8"] {
            let found = memchr::memmem::find(&bytes, password.as_bytes());
            assert_eq!(found, None, "{}", path.display());
        }
    }
    for notice in harness.state().session.notices.all() {
        assert!(!notice.contains("sesame"), "{notice}");
    }
}

#[test]
fn the_password_is_forgotten_when_another_case_is_shown() {
    let (folder, state) = (folder(), super::folder());
    let mut harness = with_locked(&folder, state.path(), Vec::new());
    unlock(&mut harness, PASSWORD);
    menu(&mut harness, "Save");
    let case = folder.path().join("case.ron");
    assert_eq!(harness.state().session.passwords.len(), 1);
    menu(&mut harness, "New");
    assert_eq!(harness.state().session.passwords.len(), 0);
    drop(harness);
    let mut harness = window(Vec::new(), Some(&case));
    at(&mut harness, "Documents");
    until_read(&mut harness);
    assert_eq!(pages(&harness), Err(Refusal::Locked));
}

#[test]
fn the_password_goes_with_its_document_and_never_passes_to_another_of_its_number() {
    let (folder, state) = (folder(), super::folder());
    let letter = Chosen::Path(folder.path().join("Letter.pdf"));
    let mut harness = with_locked(&folder, state.path(), vec![letter]);
    unlock(&mut harness, PASSWORD);
    click(&mut harness, "Remove document 1");
    assert!(harness.state().session.passwords.is_empty());
    menu(&mut harness, "Undo");
    until_read(&mut harness);
    assert_eq!(pages(&harness), Err(Refusal::Locked));
    harness.get_by_label_contains("Document 1: Letter").click();
    harness.run_steps(3);
    unlock(&mut harness, PASSWORD);
    menu(&mut harness, "Undo");
    assert!(harness.state().session.case().exhibits.is_empty());
    add(&mut harness);
    assert_eq!(harness.state().session.case().exhibits[0].number, 1);
    assert_eq!(pages(&harness), Err(Refusal::Locked));
}
