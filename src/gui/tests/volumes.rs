//! The bundle of documents on the disk: its comments, its volumes, its pages.

use super::documents::*;
use super::keeping::until_asked;
use super::*;
use crate::case::Comments;
use crate::gui::action::Stage;
use crate::gui::preview::Shown;

#[test]
fn comments_are_dropped_where_that_is_chosen() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
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
    harness.get_by_label_contains("AB 11–AB 13, Volume 1");
    harness.get_by_label_contains("AB 17, Volume 2");
    menu(&mut harness, "Save");
    drop(harness);
    let answers = vec![Chosen::Path(out.clone()), Chosen::Path(out.clone())];
    let mut harness = window(answers, Some(&case));
    click(&mut harness, "Export PDF");
    until(&mut harness, "the volumes", |app| {
        second.exists() && !app.session.notices.is_empty()
    });
    harness.get_by_label_contains("17 pages written as a DRAFT in 2 volumes to");
    assert!(!out.exists());
    let facts = pdf::facts(&files::read(&second).unwrap()).unwrap();
    assert_eq!(facts.pages[3].label, "AB 17");
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
fn the_preview_shows_each_volume_with_its_numbers() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    fill(&mut harness, "Most pages of a volume", "13");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    at(&mut harness, "Preview");
    until(&mut harness, "the pages", |app| {
        app.preview.shown_revision() == Some(app.session.revision)
    });
    harness.run_steps(3);
    harness.get_by_label("of 17 · Volume 1 of 2");
    harness.get_by_label("Volume 1");
    fill(&mut harness, "Go to page", "14");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(5);
    harness.get_by_label("of 17 · Volume 2 of 2");
    harness.get_by_label("Volume 2");
    let page = harness.get_by_label("Page AB 14");
    let words = page.accesskit_node().value().unwrap_or_default();
    assert!(
        words.contains("Volume 2 of 2, pages AB 14 – AB 17"),
        "{words}"
    );
    until(&mut harness, "its picture", |app| {
        let wanted = app.preview.seen.wanted[0];
        matches!(
            app.preview.shown(wanted.sheet, wanted.scale),
            Shown::Picture(..)
        )
    });
    for _ in 0..3 {
        click(&mut harness, "Next page");
    }
    harness.get_by_label("Page AB 17");
    harness.get_by_label("of 17 · Volume 2 of 2");
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
    harness.get_by_label_contains("AB 11–AB 13");
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
    // One of them is kept free for the index to grow into.
    assert_eq!(facts.pages.len(), 14);
}

#[test]
fn a_document_that_cannot_be_used_is_left_out_only_when_that_is_said() {
    let (folder, case) = desk();
    let out = folder.path().join("out.pdf");
    let mut harness = with_two(&folder, &case);
    menu(&mut harness, "Save");
    drop(harness);
    files::remove(&folder.path().join("Record.pdf")).unwrap();
    let answers = vec![Chosen::Path(out.clone()); 3];
    let mut harness = window(answers, Some(&case));
    let title = "Documents that cannot be used";

    click(&mut harness, "Export PDF");
    until_asked(&mut harness, title);
    click(&mut harness, "Answer: Cancel");
    click(&mut harness, "Export PDF");
    until_asked(&mut harness, title);
    click(&mut harness, "Answer: Go to the documents");
    assert_eq!(harness.state().session.stage, Stage::Documents);
    assert!(!out.exists());

    click(&mut harness, "Export PDF");
    until_asked(&mut harness, title);
    let named = harness.query_all_by_label_contains("Record.pdf").count();
    assert!(named > 0);
    click(&mut harness, "Answer: Export without them");
    until(&mut harness, "the bundle", |app| {
        !app.session.notices.is_empty()
    });
    harness.get_by_label_contains("One document was left out: it could not be used.");
    let facts = pdf::facts(&files::read(&out).unwrap()).unwrap();
    let index = facts.pages[1].lines().join("\n");
    assert!(
        index.contains("Letter") && !index.contains("Record"),
        "{index}"
    );
    assert_eq!(harness.state().session.case().exhibits.len(), 2);
}
