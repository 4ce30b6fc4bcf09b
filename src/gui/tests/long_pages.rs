//! What one click does about the pages of a document: blank ones left out, scans set upright, long ones kept whole.

use super::documents::{desk, last_step, pick, with_two};
use super::own_packs::scroll_to;
use super::*;
use crate::pdf::content::{Cuts, Reading, Rect, Small, Stands};

/// The window with the letter of three pages chosen, on which this was read.
fn with_reading(change: impl FnOnce(&mut Reading)) -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    pick(&mut harness, 1);
    let number = harness.state().session.case().exhibits[0].number;
    let session = &mut harness.state_mut().session;
    if let Some(Ok(document)) = session.documents.get_mut(&number) {
        change(document.reading.get_or_insert_default());
    }
    session.survey_again();
    harness.run_steps(3);
    (folder, harness)
}

fn exhibit(harness: &Harness<'_, App>) -> case::Exhibit {
    harness.state().session.case().exhibits[0].clone()
}

#[test]
fn blank_pages_are_left_out_with_one_click_and_come_back_with_undo() {
    let (_folder, mut harness) = with_reading(|reading| reading.blank = vec![2]);
    assert_eq!(
        exhibit(&harness).wanted(),
        None,
        "nothing is left out unasked"
    );
    click(&mut harness, "Leave out 1 blank page of document 1");
    let wanted = exhibit(&harness).wanted().map(|pages| pages.to_string());
    assert_eq!(wanted.as_deref(), Some("1, 3"));
    assert_eq!(last_step(&harness), "Leave out 1 blank page");
    harness.state_mut().session.undo(0.0);
    harness.run_steps(3);
    assert_eq!(exhibit(&harness).wanted(), None);
}

#[test]
fn a_scan_on_its_side_is_turned_with_one_click_and_not_proposed_again() {
    let turned = vec![(3, Stands::Sideways)];
    let (_folder, mut harness) = with_reading(|reading| reading.turned = turned);
    click(&mut harness, "Turn 1 page upright of document 1");
    assert_eq!(exhibit(&harness).turns.of(3), case::Turn::Right);
    assert_eq!(exhibit(&harness).turns.of(1), case::Turn::None);
    let again = harness.query_by_label("Turn 1 page upright of document 1");
    assert!(again.is_none());
}

#[test]
fn a_long_page_is_cut_unasked_and_can_be_kept_whole() {
    let slice = |at: f32| Rect {
        x0: 0.0,
        y0: at * 700.0,
        x1: 595.0,
        y1: (at + 1.0) * 700.0,
    };
    let small = Small {
        letters: Some(2.0),
        cuts: Some(Cuts {
            slices: (0..4).map(|at| slice(at as f32)).collect(),
            scale: 1.0,
            letters: Some(10.0),
            is_long: true,
            through: 0,
        }),
    };
    let (_folder, mut harness) = with_reading(|reading| reading.small = vec![(2, small)]);
    let pages = |harness: &Harness<'_, App>| harness.state().session.survey.documents[&1].1;
    until(&mut harness, "its slices", |app| {
        app.session.survey.documents[&1].1 == 6
    });
    assert!(
        harness
            .query_all_by_label_contains("cut into 4 pages")
            .count()
            > 0
    );
    scroll_to(&mut harness, "Long pages of document 1");
    click(&mut harness, "Long pages of document 1");
    click(&mut harness, "keep each on one page");
    assert_eq!(exhibit(&harness).long_pages, case::LongPages::Whole);
    until(&mut harness, "one page", |app| {
        app.session.survey.documents[&1].1 == 3
    });
    assert_eq!(pages(&harness), 3);
    assert!(
        harness
            .query_all_by_label_contains("letters of 2.0 pt")
            .count()
            > 0
    );
}
