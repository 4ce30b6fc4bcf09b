//! Numbers that others were told, in the window: kept from the first bundle that is no draft, changed only on request.

use super::documents::*;
use super::*;
use crate::case::{Edit, Numbers, OverrideKind};
use crate::gui::view::Question;

/// A window on a saved case with two documents, ready to be filed.
fn ready(folder: &tempfile::TempDir, case: &Path, exports: Vec<Chosen>) -> Harness<'static, App> {
    let mut harness = with_two(folder, case);
    menu(&mut harness, "Save");
    drop(harness);
    let mut harness = window(exports, Some(case));
    let (rule, reason) = (OverrideKind::DraftMark, "Served for agreement".to_owned());
    let on = harness.state().session.today;
    let edit = Edit::SetOverride { rule, reason, on };
    harness.state_mut().session.edit(edit, 0.0);
    harness.run_steps(3);
    harness
}

fn numbers(harness: &Harness<'_, App>) -> Numbers {
    harness.state().session.case().numbers
}

#[test]
fn a_bundle_that_is_no_draft_pins_its_documents_and_moving_them_is_asked_about() {
    let (folder, case) = desk();
    let out = folder.path().join("out.pdf");
    let exports = vec![Chosen::Path(out.clone()), Chosen::Path(out.clone())];
    let mut harness = ready(&folder, &case, exports);
    assert_eq!(numbers(&harness), Numbers::Automatic);
    click(&mut harness, "Export PDF");
    until(&mut harness, "the bundle", |app| {
        app.session.case().numbers == Numbers::Kept
    });
    let pinned = harness.state().session.case().pinned.clone();
    assert_eq!(pinned.len(), 2);
    // Undo takes back what was typed, and not what others were told.
    let session = &mut harness.state_mut().session;
    session.undo(0.0);
    assert_eq!(session.case().overrides.len(), 0);
    assert_eq!(session.case().pinned, pinned);
    session.redo(0.0);
    assert_eq!(session.case().pinned, pinned);
    let bundle = files::read(&out).unwrap();
    let last = session.case().exhibits[1].number;
    session.edit(
        Edit::MoveExhibit {
            number: last,
            to: 0,
        },
        0.0,
    );
    harness.run_steps(3);
    click(&mut harness, "Export PDF");
    until_asked_about_numbers(&mut harness);
    assert_eq!(files::read(&out).unwrap(), bundle);
    harness.get_by_label_contains(" began on AB ");
    click(&mut harness, "Answer: Export with the new numbers");
    until(&mut harness, "the new bundle", |_| {
        files::read(&out).unwrap() != bundle
    });
    until(&mut harness, "its numbers", |app| {
        app.session.case().pinned != pinned
    });
    let now = &harness.state().session.case().pinned;
    assert!(now[&last] < pinned[&last]);
}

/// There is a file of the bundle’s name, which is to be replaced; then the numbers are asked about.
fn until_asked_about_numbers(harness: &mut Harness<'_, App>) {
    for _ in 0..600 {
        harness.step();
        match harness.state_mut().question() {
            Some(Question::Replace { .. }) => click(harness, "Answer: Replace it"),
            Some(Question::Moved { .. }) => return harness.run_steps(3),
            _ => std::thread::sleep(std::time::Duration::from_millis(10)),
        }
    }
    panic!("nobody asked");
}

#[test]
fn a_draft_is_of_the_entry_that_was_meant_whenever_numbers_changed() {
    let folder = folder();
    let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
    at(&mut harness, "Read");
    at(&mut harness, "Arrange");
    harness.state_mut().reader.draft.in_place_of = Some(1);
    click(&mut harness, "Move CS 1 down");
    assert_eq!(harness.state().reader.draft.in_place_of, Some(2));
    // What is meant by a number from now on is meant by the number of now.
    harness.state_mut().reader.draft.in_place_of = Some(1);
    at(&mut harness, "Read");
    assert_eq!(harness.state().reader.draft.in_place_of, Some(1));
}
