//! Of documents that are quoted only the pages quoted: one tick for all of them.

use super::quoting::{checked, with_extract};
use super::reader::says;
use super::*;
use crate::case::Edit;
use crate::gui::action::Stage;

fn is_ticked(harness: &Harness<'_, App>, tick: &str) -> bool {
    let node = harness.get_by_label(tick);
    node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
}

#[test]
fn the_pages_quoted_are_chosen_once_for_all_documents_and_what_it_comes_to_is_said() {
    let folder = folder();
    let mut harness = with_extract(&folder);
    checked(&mut harness, 1);
    harness.state_mut().session.stage = Stage::Documents;
    harness.run_steps(4);
    let tick = "Of quoted documents, only the pages quoted";
    assert!(is_ticked(&harness, tick), "its page came with the words");
    let whole = Edit::ChangeExhibit {
        number: 1,
        change: crate::case::ExhibitChange::Pages(None),
    };
    harness.state_mut().session.edit(whole, 9.0);
    harness.state_mut().session.stage = Stage::Documents;
    until(&mut harness, "the length of the document", |app| {
        app.session.are_numbers_final(usize::MAX)
    });
    harness.run_steps(3);
    assert!(says(&harness, "1 document: 2 pages instead of 6"));
    assert!(!is_ticked(&harness, tick));
    click(&mut harness, tick);
    let wanted = |harness: &Harness<'_, App>| harness.state().session.case().exhibits[0].wanted();
    assert_eq!(wanted(&harness), Some("1,3".parse().unwrap()));
    harness.state_mut().session.undo(10.0);
    assert_eq!(wanted(&harness), None);
}
