//! The way from an issue under which only what helps was chosen to what goes against the appellant.

use super::check::checking;
use super::*;

#[test]
fn what_goes_against_the_appellant_on_an_issue_can_be_seen_from_where_it_is_missed() {
    let (_folder, mut harness) = checking(Vec::new());
    let key = harness.state().session.case().issues[3].key.clone();
    click(
        &mut harness,
        "See what goes against the appellant on issue 4",
    );
    let session = &harness.state().session;
    assert_eq!(session.evidence.chosen_for, Some(key));
    let shown = &session.evidence.shown;
    assert!(!shown.is_empty());
    assert!(shown.iter().all(|row| {
        let held = session.library.at(row.position).unwrap();
        held.passage.stance.goes_against()
    }));
}
