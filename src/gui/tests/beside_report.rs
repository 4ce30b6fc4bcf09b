//! What stands beside the report while words are taken from it: how sure a proposal is, issues that are not disputed
//! yet, whether it is the file of its source, and the reports of the case.

use super::quoting::{entry, opened, quote_summary, with_extract, with_summary};
use super::reader::{put, report, says};
use super::*;
use crate::case::{Edit, IssueChoice};
use crate::gui::action::Stage;
use crate::gui::reader::{Sought, Standing};
use crate::library::FETCHED;

#[test]
fn what_is_only_proposed_for_a_summary_says_how_much_of_it_it_has_until_a_person_takes_it() {
    let folder = folder();
    let mut harness = with_summary(&folder);
    let summary = entry(&harness, 2).passage.text;
    quote_summary(&mut harness);
    harness.run_steps(3);
    assert!(says(&harness, "Proposed: has "));
    assert!(says(&harness, "telling words of the summary"));
    assert!(
        says(&harness, &summary),
        "the whole summary stands beside it"
    );
    assert!(!says(&harness, "has no such place"));
    fill(&mut harness, "Words of the extract", "received 4,121 cases");
    assert!(!says(&harness, "Proposed: has "));
    assert!(says(&harness, &summary));
}

#[test]
fn a_place_that_a_summary_cites_and_the_report_does_not_have_is_told() {
    let folder = folder();
    let mut harness = with_summary(&folder);
    let mut case = harness.state().session.case().clone();
    case.issues[0].entries[1].passage.pinpoint = Some("p. 212".to_owned());
    let sought = Sought::of(&case.issues[0].entries[1]);
    harness.state_mut().session.stage = Stage::Read;
    harness.state_mut().reader.take_up(&sought);
    harness.run_steps(3);
    assert!(says(
        &harness,
        "The summary cites p. 212, and this report has no such place."
    ));
}

#[test]
fn an_issue_that_is_not_disputed_yet_is_chosen_beside_the_report_and_added() {
    let folder = folder();
    let path = put(&folder, "ministry.pdf", &report());
    let mut harness = window(vec![Chosen::Path(path)], None);
    menu(&mut harness, "Open a report…");
    opened(&mut harness);
    click(&mut harness, "Issue of the extract");
    let issues = &harness.state().session.library.taxonomy.issues;
    let (id, label) = (issues[0].id.to_string(), issues[0].title().to_owned());
    click(&mut harness, &label);
    let case = harness.state().session.case();
    assert_eq!((case.issues.len(), &case.issues[0].key), (1, &id));
    assert_eq!(harness.state().reader.draft.issue, Some(id));
    harness.state_mut().session.undo(9.0);
    harness.run_steps(3);
    assert!(harness.state().session.case().issues.is_empty());
}

#[test]
fn the_only_disputed_issue_is_that_of_an_extract() {
    let folder = folder();
    let path = put(&folder, "ministry.pdf", &report());
    let mut harness = window(vec![Chosen::Path(path)], None);
    menu(&mut harness, "Open a report…");
    opened(&mut harness);
    let issue = Edit::AddIssue(IssueChoice::Typed("Desertion".to_owned()));
    harness.state_mut().session.edit(issue, 1.0);
    harness.run_steps(3);
    assert_eq!(harness.state().reader.draft.issue.as_deref(), Some("own-1"));
}

#[test]
fn that_a_copy_came_from_its_address_is_said_afterwards_beside_the_report() {
    let folder = folder();
    let mut harness = with_extract(&folder);
    harness.run_steps(3);
    assert!(entry(&harness, 1).source.is_fetching_unsaid());
    click(&mut harness, FETCHED);
    assert!(!entry(&harness, 1).source.is_fetching_unsaid());
    assert!(harness.query_by_label(FETCHED).is_none());
    harness.state_mut().session.undo(9.0);
    assert!(entry(&harness, 1).source.is_fetching_unsaid());
}

#[test]
fn a_report_that_bears_nothing_of_its_source_is_doubted() {
    let folder = folder();
    let mut harness = with_extract(&folder);
    harness.run_steps(3);
    assert!(says(
        &harness,
        "Its first pages bear neither the title of the source nor its publisher with its date."
    ));
}

#[test]
fn the_reports_of_a_case_are_opened_from_read() {
    let folder = folder();
    let mut harness = with_extract(&folder);
    harness.state_mut().reader.standing = Standing::Nothing;
    harness.run_steps(3);
    click(&mut harness, "Open A Ministry, Courts in wartime");
    opened(&mut harness);
    assert_eq!(
        harness.state().reader.name().as_deref(),
        Some("ministry.pdf")
    );
}

#[test]
fn an_entry_that_was_just_quoted_is_among_those_that_were_opened() {
    let folder = folder();
    let harness = with_extract(&folder);
    let session = &harness.state().session;
    assert!(session.was_opened(session.case().entry(1).unwrap()));
}
