//! Page numbers behind a document that nobody could count yet are not shown as if they stood.

use super::*;
use crate::pdf::import::specimen::{Page, document};

/// Two pages, locked with “open-sesame-7”.
const LOCKED: &[u8] = include_bytes!("../../../tests/it/locked/letter.pdf");
const OPEN: &str = "numbers not final until “Letter” is unlocked";

/// A window at Documents with the locked letter, then a record and a note of a page each.
fn with_three(folder: &tempfile::TempDir, size: egui::Vec2) -> Harness<'static, App> {
    let case = sample_in(folder);
    let paper = document(&[Page::saying("x")]);
    let all = [("Letter", LOCKED), ("Record", &paper), ("Note", &paper)];
    let mut answers: Vec<Chosen> = Vec::new();
    for (name, bytes) in all {
        let path = folder.path().join(format!("{name}.pdf"));
        files::write_atomic(&path, bytes).unwrap();
        // Answers are given from the end.
        answers.insert(0, Chosen::Path(path));
    }
    let mut harness = window(answers, Some(&case));
    at(&mut harness, "Documents");
    for count in 1..=all.len() {
        click(&mut harness, "Add documents…");
        until(&mut harness, "the document", |app| {
            app.session.documents.len() == count && !app.session.is_examining
        });
    }
    harness.set_size(size);
    harness.run_steps(40);
    harness
}

fn unlock(harness: &mut Harness<'_, App>) {
    click_row(harness, 1);
    fill(harness, "Password of document 1", "open-sesame-7");
    click(harness, "Open document 1");
    until(harness, "its pages", |app| app.session.length_of(1) == 2);
    harness.run_steps(2);
}

fn click_row(harness: &mut Harness<'_, App>, place: usize) {
    let name = format!("Document {place}: ");
    harness.get_by_label_contains(&name).click();
    harness.run_steps(3);
}

fn row(harness: &Harness<'_, App>, place: usize) -> (String, egui::Rect) {
    let name = format!("Document {place}: ");
    let node = harness.get_by_label_contains(&name);
    let said = node.accesskit_node().label().unwrap_or_default();
    (said, node.rect())
}

#[test]
fn at_documents_until_it_is_unlocked() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(900.0, 600.0)] {
        let folder = folder();
        let mut harness = with_three(&folder, size);
        click_row(&mut harness, 1);
        let before = [1, 2, 3].map(|place| row(&harness, place));
        assert!(!before[0].0.contains("not final"), "{before:?}");
        assert!(before[1].0.contains(" not final") && before[1].0.contains(OPEN));
        assert!(before[2].0.contains(" not final") && !before[2].0.contains(OPEN));
        unlock(&mut harness);
        let after = [1, 2, 3].map(|place| row(&harness, place));
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(before.1.min, after.1.min, "nothing moves");
            assert!(!after.0.contains("not final"));
        }
    }
}

/// The preview once it shows the newest pages, from the first page of the document in that place on.
fn preview(harness: &mut Harness<'_, App>) {
    at(harness, "Preview");
    until(harness, "the pages", |app| {
        app.preview.shown_revision() == Some(app.session.revision)
    });
    harness.key_press(egui::Key::End);
    harness.run_steps(6);
}

#[test]
fn at_preview_until_it_is_unlocked() {
    let folder = folder();
    let mut harness = with_three(&folder, egui::vec2(1440.0, 900.0));
    preview(&mut harness);
    let tools = ["Thumbnails", "Zoom in", "Fit a whole page", "Next: Check"];
    let stand = |harness: &Harness<'_, App>| tools.map(|name| harness.get_by_label(name).rect());
    let before = stand(&harness);
    let last = harness.state().preview.count();
    harness.get_by_label(&format!("of {last} so far"));
    harness.get_by_label(&format!("N{}", &OPEN[1..]));
    harness.get_by_label(&format!("Page AB {last}, not final"));
    harness.get_by_label(&format!("Go to AB {last}, not final"));
    assert!(harness.query_by_label("Go to AB 1, not final").is_none());
    at(&mut harness, "Documents");
    unlock(&mut harness);
    preview(&mut harness);
    assert_eq!(stand(&harness), before);
    harness.get_by_label(&format!("of {}", last + 2));
    harness.get_by_label(&format!("Page AB {}", last + 2));
    assert!(harness.query_by_label_contains("not final").is_none());
}
