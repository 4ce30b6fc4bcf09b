//! Words of documents that nobody sees: found beside the window's work, shown, and decided on.

use super::documents::{add, last_step, pick};
use super::*;
use crate::finding::DocumentCode;
use crate::pdf::import::specimen::{Page, document};

/// A window whose case has a document of one page for each of these contents, the last one first; the first in the
/// list is chosen.
fn with_documents(contents: &[&str]) -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let case = sample_in(&folder);
    let files = contents.iter().enumerate().map(|(at, content)| {
        let page = Page {
            entries: "/MediaBox[0 0 595 842]".to_owned(),
            content: content.as_bytes().to_vec(),
        };
        let file = folder.path().join(format!("Letter {}.pdf", at + 1));
        files::write_atomic(&file, &document(&[page])).unwrap();
        Chosen::Path(file)
    });
    let dialogs = Arc::new(Answers(Mutex::new(files.collect())));
    let unsaved = unsaved_place();
    let world = world(unsaved.with_extension("settings"));
    let begun = begun_with(Workers::here(), world, dialogs, unsaved, Some(&case));
    let mut harness = with_library(begun);
    at(&mut harness, "Documents");
    for _ in contents {
        add(&mut harness);
    }
    until(&mut harness, "the reading", is_read);
    pick(&mut harness, 1);
    (folder, harness)
}

fn is_read(app: &App) -> bool {
    let mut numbers = app.session.case().exhibits_with_documents();
    numbers.all(|(exhibit, document)| {
        let found = app.session.documents.get(&exhibit.number);
        let found = found.and_then(|found| found.as_ref().ok());
        found.is_some_and(|found| found.reading.is_some() && found.sha256 == document.sha256)
    })
}

const SECRET: &str = "BT /F1 12 Tf 100 700 Td (Call 07700 900123) Tj ET ";

fn boxed() -> String {
    format!("{SECRET}0 g 90 690 130 30 re f ")
}

fn is_said(app: &App, code: DocumentCode) -> bool {
    app.session.findings().any(|finding| finding.code == code)
}

/// Waits until copies were made and read.
fn done(harness: &mut Harness<'_, App>) {
    until(harness, "the copies", |app| {
        app.session.hidden.leaving.is_none() && is_read(app)
    });
    harness.run_steps(6);
}

fn document_of(harness: &Harness<'_, App>, at: usize) -> case::Document {
    case::specimen::document(harness.state().session.case(), at).clone()
}

#[test]
fn words_under_a_box_are_found_and_shown() {
    let (_folder, mut harness) = with_documents(&[&boxed()]);
    assert!(is_said(harness.state(), DocumentCode::WordsCovered));
    harness.run_steps(4);
    harness.get_by_label("HIDDEN WORDS 1");
    harness.get_by_label("p. 1 under a box or picture: “Call 07700 900123”");
    harness.get_by_label("Take out hidden words 1 of document 1");
}

#[test]
fn where_nothing_is_hidden_nothing_is_said() {
    let (_folder, mut harness) = with_documents(&[SECRET]);
    harness.run_steps(4);
    assert!(!is_said(harness.state(), DocumentCode::WordsCovered));
    assert!(harness.query_by_label_contains("HIDDEN WORDS").is_none());
    let all = harness.get_by_label("Take out hidden words");
    assert!(all.accesskit_node().is_disabled());
}

#[test]
fn words_are_taken_out_put_back_and_taken_back_by_undo() {
    let (folder, mut harness) = with_documents(&[&boxed()]);
    let before = document_of(&harness, 0);
    let file = folder.path().join("Letter 1.pdf");
    let bytes = files::read(&file).unwrap();
    click(&mut harness, "Take out hidden words 1 of document 1");
    until(&mut harness, "the copy", |app| {
        app.session.hidden.leaving.is_none()
    });
    let toasts = harness.state().session.notices.toasts.iter();
    let said: Vec<&str> = toasts.map(|toast| toast.text.as_str()).collect();
    let told =
        "“Letter 1”: hidden words at 1 place are taken out of it; every page looks as before.";
    assert!(said.contains(&told), "{said:?}");
    done(&mut harness);
    assert_eq!(last_step(&harness), "Take hidden words out of a document");
    let now = document_of(&harness, 0);
    assert_ne!(now.sha256, before.sha256);
    assert_eq!(now.taken_out().count(), 1);
    assert_eq!(files::read(&file).unwrap(), bytes, "the file itself stays");
    assert!(!is_said(harness.state(), DocumentCode::WordsCovered));
    harness.get_by_label("Taken out: p. 1 under a box or picture");
    click(&mut harness, "Put hidden words back 1 of document 1");
    done(&mut harness);
    assert_eq!(document_of(&harness, 0), before);
    assert!(is_said(harness.state(), DocumentCode::WordsCovered));
    harness.state_mut().session.undo(0.0);
    done(&mut harness);
    assert_eq!(document_of(&harness, 0), now);
    harness.state_mut().session.undo(0.0);
    done(&mut harness);
    assert_eq!(document_of(&harness, 0), before);
}

#[test]
fn words_are_filed_only_for_a_reason_and_the_decision_is_put_back() {
    let (_folder, mut harness) = with_documents(&[&boxed()]);
    click(&mut harness, "File hidden words 1 of document 1 knowingly");
    harness.get_by_label("File hidden words knowingly?");
    fill(&mut harness, "Why they are filed", "because");
    let button = harness.get_by_label("File knowingly");
    assert!(button.accesskit_node().is_disabled(), "a word is no reason");
    fill(
        &mut harness,
        "Why they are filed",
        "the stamp of the court covers it",
    );
    click(&mut harness, "File knowingly");
    assert_eq!(last_step(&harness), "File hidden words knowingly");
    let document = document_of(&harness, 0);
    let reasons: Vec<&str> = document.filed_knowingly().map(|(_, why)| why).collect();
    assert_eq!(reasons, ["the stamp of the court covers it"]);
    assert!(!is_said(harness.state(), DocumentCode::WordsCovered));
    harness.run_steps(4);
    harness.get_by_label("Filed knowingly: the stamp of the court covers it");
    click(
        &mut harness,
        "Put the decision on hidden words 1 of document 1 back",
    );
    assert!(is_said(harness.state(), DocumentCode::WordsCovered));
}

#[test]
fn escape_files_nothing() {
    let (_folder, mut harness) = with_documents(&[&boxed()]);
    click(&mut harness, "File hidden words 1 of document 1 knowingly");
    fill(
        &mut harness,
        "Why they are filed",
        "the stamp of the court covers it",
    );
    harness.key_press(egui::Key::Escape);
    harness.run_steps(4);
    assert!(harness.state().session.hidden.asked.is_none());
    assert_eq!(document_of(&harness, 0).hidden, []);
}

#[test]
fn one_click_takes_all_out_of_all_documents_as_one_step() {
    let white = format!("1 g {SECRET}");
    let (_folder, mut harness) = with_documents(&[&boxed(), SECRET, &white]);
    click(&mut harness, "Take out hidden words");
    done(&mut harness);
    assert_eq!(last_step(&harness), "Take hidden words out of 2 documents");
    let lost = |harness: &Harness<'_, App>| {
        let documents = &harness.state().session.case().documents;
        documents.iter().filter(|one| one.cleaned.is_some()).count()
    };
    assert_eq!(lost(&harness), 2);
    for code in [DocumentCode::WordsCovered, DocumentCode::WordsUnseen] {
        assert!(!is_said(harness.state(), code));
    }
    harness.state_mut().session.undo(0.0);
    assert_eq!(lost(&harness), 0);
}

#[test]
fn what_is_given_up_changes_nothing() {
    let (_folder, mut harness) = with_documents(&[&boxed()]);
    let before = document_of(&harness, 0);
    let context = harness.ctx.clone();
    let ask = |harness: &mut Harness<'_, App>, action| {
        let action = crate::gui::action::Action::Hidden(action);
        harness.state_mut().apply_in_test(action, &context);
    };
    use crate::gui::hidden::HiddenAction;
    ask(&mut harness, HiddenAction::TakeAllOut(None));
    assert!(harness.state().session.hidden.leaving.is_some());
    ask(&mut harness, HiddenAction::Stop);
    for _ in 0..40 {
        harness.step();
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(document_of(&harness, 0), before);
    assert!(harness.state().session.hidden.leaving.is_none());
}

#[test]
fn a_change_meanwhile_is_not_overwritten() {
    let (_folder, mut harness) = with_documents(&[&boxed()]);
    let context = harness.ctx.clone();
    let action = crate::gui::hidden::HiddenAction::TakeAllOut(None);
    let action = crate::gui::action::Action::Hidden(action);
    harness.state_mut().apply_in_test(action, &context);
    let document = document_of(&harness, 0);
    let mark = case::RedactionMark {
        page: 1,
        area: None,
        term: None,
    };
    let edit = case::Edit::MarkRedactions(document.id, vec![mark.clone()]);
    harness.state_mut().session.edit_apart(edit, 0.0);
    until(&mut harness, "the copies", |app| {
        app.session.hidden.leaving.is_none()
    });
    harness.run_steps(4);
    let now = document_of(&harness, 0);
    assert_eq!(
        (now.sha256, now.marked),
        (document.sha256, Some(vec![mark]))
    );
    let problems = &harness.state().session.notices.problems;
    assert!(
        problems
            .iter()
            .any(|one| one.what.contains("changed meanwhile"))
    );
}

#[test]
fn a_long_list_is_folded_and_check_leads_to_it() {
    let mut content = String::new();
    for line in 0..8 {
        let y = 700 - 50 * line;
        content.push_str(&format!(
            "BT /F1 12 Tf 100 {y} Td (Witness {line} of the raid) Tj ET 0 g 90 {} 160 24 re f ",
            y - 8
        ));
    }
    let (_folder, mut harness) = with_documents(&[&content]);
    harness.run_steps(4);
    harness.get_by_label("HIDDEN WORDS 8");
    let first = "Take out hidden words 1 of document 1";
    assert!(harness.query_by_label(first).is_none(), "folded");
    at(&mut harness, "Check");
    harness.set_size(egui::vec2(1440.0, 4000.0));
    harness.run_steps(4);
    click(&mut harness, "See 8 hidden places of document 1");
    harness.set_size(egui::vec2(1440.0, 900.0));
    harness.run_steps(8);
    harness.get_by_label("Documents behind the schedule");
    harness.get_by_label(first);
    click(
        &mut harness,
        "Take out all 8 that change nothing to the eye of document 1",
    );
    done(&mut harness);
    assert_eq!(document_of(&harness, 0).taken_out().count(), 8);
    harness.get_by_label("HIDDEN WORDS taken out 8");
}

#[test]
fn check_takes_all_out_with_one_click() {
    let (_folder, mut harness) = with_documents(&[&boxed()]);
    at(&mut harness, "Check");
    harness.run_steps(4);
    click(
        &mut harness,
        "Take out the hidden words that change nothing to the eye",
    );
    done(&mut harness);
    assert_eq!(document_of(&harness, 0).taken_out().count(), 1);
}
