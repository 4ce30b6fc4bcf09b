//! The first selection that one press makes, and what speaks of the country alone.

use std::collections::BTreeMap;

use super::evidence::{deserter, is_disabled, listed};
use super::*;
use crate::case::{Edit, IssueChoice};
use crate::gui::action::Scope;
use crate::library::IssueId;

/// How many entries stand under each issue of the case.
fn counts(harness: &Harness<'_, App>) -> BTreeMap<String, usize> {
    let issues = harness.state().session.case().issues.iter();
    issues
        .map(|issue| (issue.key.clone(), issue.entries.len()))
        .collect()
}

fn dispute(harness: &mut Harness<'_, App>, id: &str) {
    let choice = IssueChoice::FromTree {
        id: IssueId::from(id),
        label: format!("Our {id}"),
    };
    let session = &mut harness.state_mut().session;
    session.edit(Edit::AddIssue(choice), 0.0);
    harness.run_steps(3);
}

#[test]
fn the_best_are_ticked_under_the_disputed_issues_in_turn_as_one_step() {
    let mut harness = deserter();
    assert!(
        is_disabled(&harness, "Tick the best"),
        "nothing is in dispute"
    );
    let disputed = ["q3a-prosecution", "q3b-severity", "q5-relocation"];
    for id in disputed {
        dispute(&mut harness, id);
    }
    click(&mut harness, "Tick the best");
    let ticked = counts(&harness);
    assert_eq!(ticked.len(), 3, "no issue is added: {ticked:?}");
    assert_eq!(ticked.values().sum::<usize>(), 12);
    assert!(ticked.values().all(|count| *count >= 2), "{ticked:?}");
    click(&mut harness, "Tick the best");
    let more = counts(&harness);
    assert!(
        more.values().sum::<usize>() > 12,
        "the next best, none twice"
    );
    click(&mut harness, "Undo");
    assert_eq!(counts(&harness), ticked);
    click(&mut harness, "Undo");
    assert_eq!(counts(&harness).values().sum::<usize>(), 0);
}

#[test]
fn the_best_are_taken_from_what_the_list_shows() {
    let mut harness = deserter();
    dispute(&mut harness, "q3b-severity");
    harness.state_mut().session.search("sentence".to_owned());
    harness.run_steps(3);
    let shown = listed(&harness);
    click(&mut harness, "Tick the best");
    let session = &harness.state().session;
    let is_shown = |entry: &crate::case::Entry| {
        let position = session.library.position(&entry.passage.id);
        position.is_some_and(|position| shown.contains(&position))
    };
    assert!(session.case().entries().count() > 0);
    assert!(session.case().entries().all(is_shown));
}

#[test]
fn what_speaks_of_the_country_alone_comes_with_the_whole_library() {
    let mut harness = deserter();
    let is_general = |harness: &Harness<'_, App>| {
        let rows = harness.state().session.evidence.shown.iter();
        rows.filter(|row| row.is_general).count()
    };
    assert_eq!(is_general(&harness), 0);
    harness.state_mut().session.scope(Scope::Everything);
    harness.run_steps(3);
    assert!(is_general(&harness) > 0);
    let edit = Edit::SetCharacteristic {
        id: "deserter".into(),
        holds: false,
    };
    harness.state_mut().session.scope(Scope::Fitting);
    harness.state_mut().session.edit(edit, 0.0);
    harness.run_steps(3);
    assert!(
        !listed(&harness).is_empty(),
        "who has nothing ticked sees them"
    );
}
