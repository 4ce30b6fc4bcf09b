//! What the window says of the state of a case: whether it lies in a file, and what is still to do.

use egui::epaint::{ClippedShape, Shape};

use super::evidence::listed;
use super::*;
use crate::gui::weight::Weight;

/// The text that is painted in red.
fn red(harness: &Harness<'_, App>) -> Vec<String> {
    fn look(shape: &Shape, found: &mut Vec<String>) {
        let is_red = |colour| theme::REDS.contains(&colour);
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|one| look(one, found)),
            Shape::Text(text) => {
                let mut sections = text.galley.job.sections.iter();
                let own = text.override_text_color;
                let is_so =
                    own.map_or_else(|| sections.any(|one| is_red(one.format.color)), is_red);
                if is_so || (own.is_none() && is_red(text.fallback_color)) {
                    found.push(text.galley.text().to_owned());
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for ClippedShape { shape, .. } in &harness.output().shapes {
        look(shape, &mut found);
    }
    found
}

fn state(harness: &Harness<'_, App>) -> (String, String) {
    let session = &harness.state().session;
    (session.document.name(), session.state())
}

fn check_says(harness: &Harness<'_, App>) -> String {
    let tab = harness.get_by_role_and_label(egui::accesskit::Role::Tab, "Check");
    let said = tab.accesskit_node().data().description().map(str::to_owned);
    said.unwrap_or_default()
}

/// A change, as if it had been typed.
fn represented_by(harness: &mut Harness<'_, App>, text: &str) {
    let edit = case::Edit::SetHeading {
        field: case::HeadingField::Representative,
        text: text.to_owned(),
    };
    harness.state_mut().session.edit_apart(edit, 1.0);
    harness.run_steps(3);
}

#[test]
fn nothing_is_red_and_nothing_an_error_before_anything_was_done() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(1024.0, 700.0)] {
        let mut harness = window(Vec::new(), None);
        harness.set_size(size);
        for page in PAGES {
            at(&mut harness, page);
            harness.run_steps(4);
            assert_eq!(red(&harness), Vec::<String>::new(), "{page}");
            let said = harness.query_all_by_label_contains("error").filter(|node| {
                let node = node.accesskit_node();
                let words = node.label().or(node.value()).unwrap_or_default();
                !words.contains("no errors")
            });
            assert_eq!(said.count(), 0, "{page}");
        }
        assert_eq!(check_says(&harness), "3 to do");
        let shown = harness.query_all_by_label_contains("To do before filing");
        assert_eq!(shown.count(), 1);
    }
}

#[test]
fn what_is_begun_is_still_to_do_and_is_an_error_once_a_bundle_is_wanted() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let first = listed(&harness)[0];
    let context = harness.ctx.clone();
    let choose = crate::gui::action::Action::Choose {
        position: first,
        under: crate::gui::action::Under::Shown,
    };
    harness.state_mut().apply_in_test(choose, &context);
    harness.run_steps(3);
    at(&mut harness, "Check");
    harness.run_steps(3);
    assert_eq!(red(&harness), Vec::<String>::new());
    click(&mut harness, "Export PDF");
    harness.run_steps(6);
    let session = &harness.state().session;
    let errors: Vec<&str> = session
        .of_weight(Weight::Error)
        .map(|one| one.code.word())
        .collect();
    assert_eq!(errors, ["party-empty"]);
    assert!(check_says(&harness).starts_with("1 error"));
    assert!(red(&harness).iter().any(|words| words.contains("1 error")));
    // Another case begins as every case does.
    menu(&mut harness, "New");
    click(&mut harness, "Answer: Don’t save");
    harness.run_steps(3);
    assert_eq!(check_says(&harness), "3 to do");
}

#[test]
fn what_a_person_did_wrong_is_an_error_at_once() {
    let mut harness = window(Vec::new(), None);
    represented_by(&mut harness, "Smith\u{202e} & Co");
    assert!(check_says(&harness).starts_with("1 error, 3 to do"));
    assert!(!red(&harness).is_empty());
}

#[test]
fn only_what_lies_in_a_file_is_called_saved() {
    let folder = folder();
    let place = folder.path().join("DK deserter.ron");
    let nowhere = folder.path().join("nowhere").join("x.ron");
    // Answers are given from the end.
    let answers = vec![Chosen::Path(place.clone()), Chosen::Path(nowhere)];
    let mut harness = window(answers, None);
    let is = |harness: &Harness<'_, App>, name: &str, said: &str| {
        assert_eq!(state(harness), (name.to_owned(), said.to_owned()));
        let mut saved = harness.query_all_by_label_contains("Saved");
        assert_eq!(
            saved.next().is_some(),
            said.starts_with("Saved"),
            "{name}: {said}"
        );
    };
    is(&harness, "New case", "");
    menu(&mut harness, "Sample case");
    is(&harness, "Sample case", "Invented, to look around");
    menu(&mut harness, "Guided tour");
    is(&harness, "Sample case", "Invented, to look around");
    click(&mut harness, "Skip the tour");
    at(&mut harness, "Case");
    represented_by(&mut harness, "Smith & Co");
    is(&harness, "Sample case", "Edited");
    click(&mut harness, "Undo");
    is(&harness, "Sample case", "Invented, to look around");
    represented_by(&mut harness, "Smith & Co");
    menu(&mut harness, "Save");
    until(&mut harness, "the refusal", |app| {
        !app.session.notices.is_empty()
    });
    assert_eq!(state(&harness).1, "Edited");
    menu(&mut harness, "Save");
    until(&mut harness, "the file", |_| place.exists());
    harness.run_steps(200);
    is(&harness, "DK deserter.ron", "Saved 13:46");
    represented_by(&mut harness, "Jones");
    is(&harness, "DK deserter.ron", "Edited");
    menu(&mut harness, "Save");
    is(&harness, "DK deserter.ron", "Saved 13:46");
    files::remove(&place).unwrap();
    until(&mut harness, "the loss", |app| {
        app.session.document.is_gone()
    });
    assert_eq!(state(&harness).1, "Its file is gone");
    menu(&mut harness, "Save");
    is(&harness, "DK deserter.ron", "Saved 13:46");
    menu(&mut harness, "New");
    is(&harness, "New case", "");
}

#[test]
fn a_tour_from_an_empty_window_is_of_the_sample_and_what_was_recovered_is_no_new_case() {
    let unsaved = folder();
    let text = case::text::write(&case::specimen::case(1, 1)).unwrap();
    let kept = unsaved.path().join("unsaved-case.ron");
    files::write_atomic(&kept, text.as_bytes()).unwrap();
    let dialogs = Arc::new(Answers::default());
    let mut harness = window_with(dialogs, unsaved.path().to_owned(), None);
    click(&mut harness, "Answer: Take the kept changes");
    let recovered = ("Recovered case".to_owned(), "Edited".to_owned());
    assert_eq!(state(&harness), recovered);
    drop(harness);
    let mut harness = window(Vec::new(), None);
    menu(&mut harness, "Guided tour");
    assert_eq!(state(&harness).0, "Sample case");
    assert!(state(&harness).1.starts_with("Invented"));
    menu(&mut harness, "New");
    assert_eq!(state(&harness), ("New case".to_owned(), String::new()));
}
