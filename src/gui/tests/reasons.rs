//! Why a passage is listed, in words that hold for the case as it is.

use super::evidence::{deserter, listed};
use super::targets::{only, pick};
use super::*;
use crate::gui::action::Under;
use crate::library::IssueId;

#[test]
fn no_row_says_that_a_passage_answers_nothing_while_issues_are_still_being_found() {
    let mut harness = deserter();
    let reasons = |harness: &Harness<'_, App>| -> Vec<String> {
        let session = &harness.state().session;
        let rows = session.evidence.shown.iter();
        rows.map(|row| session.evidence.reason(row, &session.library))
            .collect()
    };
    let first = listed(&harness)[0];
    let session = &mut harness.state_mut().session;
    session.choose(first, &Under::Shown, 0.0);
    assert!(
        reasons(&harness)
            .iter()
            .all(|why| why.contains("Answers the issue “")
                || why.contains("Answers another issue: “")
                || why.contains("is a part."))
    );
    let issue = pick(&harness, &IssueId::from("q3b-severity"));
    let session = &mut harness.state_mut().session;
    session.filter(only(&issue));
    let title = session.library.taxonomy.issue(&issue).unwrap().title();
    let said = format!("Answers the issue “{title}”.");
    let reasons = reasons(&harness);
    assert!(reasons.len() > 2);
    assert!(reasons.iter().all(|why| why.contains(&said)), "{reasons:?}");
}
