//! What would make the schedule fit, at Arrange: worked out beside the window, done with a click, undone.

use super::*;
use crate::case::Edit;

/// The sample at Arrange, with what would make it shorter.
fn looking(edits: Vec<Edit>) -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    harness.set_size(egui::vec2(1440.0, 1400.0));
    at(&mut harness, "Arrange");
    for edit in edits {
        harness.state_mut().session.edit_apart(edit, 1.0);
    }
    click(&mut harness, "What would make it shorter");
    worked_out(&mut harness);
    (folder, harness)
}

fn worked_out(harness: &mut Harness<'_, App>) {
    until(harness, "what would fit", |app| {
        let session = &app.session;
        session.fit.is_current(session.revision)
    });
}

fn pages(harness: &Harness<'_, App>) -> f32 {
    harness.state().session.survey.schedule_pages
}

#[test]
fn a_suggestion_is_done_with_a_click_saves_what_it_said_and_is_undone() {
    let note = Edit::SetNote {
        number: 1,
        text: "This is what was said before another tribunal, too. ".repeat(12),
    };
    let (_folder, mut harness) = looking(vec![note]);
    let before = pages(&harness);
    let fit = harness.state().session.fit.came.clone().unwrap().fit;
    let notes = fit.suggestions.iter();
    let notes = notes
        .clone()
        .find(|one| one.label == "Print no notes")
        .unwrap();
    click(&mut harness, "Do it: Print no notes");
    let expected = before - notes.saves.pages;
    assert!((pages(&harness) - expected).abs() < 0.001);
    assert!(notes.saves.lines > 5);
    let label = harness.state().session.history.undo_label();
    assert_eq!(label, Some("Print no notes"));
    menu(&mut harness, "Undo");
    assert_eq!(pages(&harness), before);
    worked_out(&mut harness);
    harness.get_by_label("Do it: Print no notes");
}

#[test]
fn candidates_are_left_out_only_when_the_person_says_so() {
    let said = |number| Edit::SetProposition {
        number,
        text: "Those who deserted were sent to prison".to_owned(),
    };
    let (_folder, mut harness) = looking((1..=6).map(said).collect());
    let before = harness.state().session.case().clone();
    let fit = harness.state().session.fit.came.clone().unwrap().fit;
    let candidate = fit.candidates.iter().find(|one| !one.goes_against);
    let candidate = candidate.expect("a weaker source");
    let name = format!("Leave out CS {}", candidate.number);
    click(&mut harness, &name);
    worked_out(&mut harness);
    assert_eq!(*harness.state().session.case(), before, "only looked at");
    let then = harness
        .state()
        .session
        .fit
        .came
        .clone()
        .unwrap()
        .then
        .unwrap();
    let count = before.entries().count();
    click(&mut harness, "Leave these out");
    let session = &harness.state().session;
    assert_eq!(session.case().entries().count(), count - 1);
    assert!((pages(&harness) - then.length.pages).abs() < 0.05);
    menu(&mut harness, "Undo");
    assert_eq!(*harness.state().session.case(), before);
}
