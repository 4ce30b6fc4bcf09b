//! Under which issue a tick puts a passage: the row says so before, and the list stands still.

use std::collections::BTreeMap;

use super::evidence::{deserter, id, listed};
use super::zembla::window_on_zembla;
use super::*;
use crate::case::{Edit, IssueChoice};
use crate::gui::action::{Cell, Scope, Under};
use crate::gui::evidence_order::GroupBy;
use crate::library::IssueId;
use crate::matching::{Filter, Value};

pub(super) fn only(issue: &IssueId) -> Filter {
    Filter {
        wanted: [Value::Issue(issue.clone())].into(),
    }
}

/// The issue of the tree under which each passage stands in the case.
fn filed(harness: &Harness<'_, App>) -> BTreeMap<String, String> {
    let case = harness.state().session.case();
    let mut filed = BTreeMap::new();
    for issue in &case.issues {
        let name = issue
            .taxonomy
            .as_ref()
            .map_or(&*issue.label, IssueId::as_str);
        for entry in &issue.entries {
            filed.insert(entry.passage.id.to_string(), name.to_owned());
        }
    }
    filed
}

fn add(harness: &mut Harness<'_, App>, choice: IssueChoice) -> String {
    let session = &mut harness.state_mut().session;
    let key = choice.key(session.case());
    session.edit(Edit::AddIssue(choice), 0.0);
    harness.run_steps(2);
    key
}

fn from_tree(id: &str) -> IssueChoice {
    IssueChoice::FromTree {
        id: IssueId::from(id),
        label: format!("Our {id}"),
    }
}

fn rely_on(harness: &mut Harness<'_, App>, position: usize) {
    let name = format!("Rely on {}", id(harness, position));
    click(harness, &name);
}

/// Rests the pointer on the row of a passage.
fn look_at(harness: &mut Harness<'_, App>, position: usize) {
    let name = format!("Read {}", id(harness, position));
    harness.get_by_label(&name).hover();
    harness.run_steps(3);
}

/// What the row of a passage says of where a tick puts it.
fn said(harness: &Harness<'_, App>, position: usize) -> String {
    let name = format!("Rely on {}", id(harness, position));
    let tick = harness.get_by_label(&name);
    let said = tick
        .accesskit_node()
        .data()
        .description()
        .map(str::to_owned);
    said.unwrap_or_default()
}

/// Where everything that has a name stands, but for what is not of the list.
fn places(harness: &Harness<'_, App>) -> BTreeMap<String, egui::Rect> {
    let rows = listed(harness).into_iter().map(|at| id(harness, at));
    let names = rows.map(|id| format!("Read {id}"));
    let heads = harness.state().session.evidence.heads.iter();
    let names = names.chain(heads.map(|head| format!("{}, {} passages", head.name, head.count)));
    let place = |name: String| {
        let rect = harness.query_by_label(&name)?.rect();
        Some((name, rect))
    };
    names.filter_map(place).collect()
}

#[test]
fn whichever_issue_is_filtered_a_tick_goes_there() {
    let mut harness = deserter();
    let session = &harness.state().session;
    let issues = session.library.taxonomy.issues.iter();
    let issues = issues.map(|issue| issue.id.clone()).collect::<Vec<_>>();
    harness.state_mut().session.scope(Scope::Everything);
    let mut tried = 0;
    for issue in &issues {
        let session = &mut harness.state_mut().session;
        session.filter(only(issue));
        let Some(position) = session.evidence.tickable().next() else {
            continue;
        };
        session.choose(position, &Under::Shown, 0.0);
        let passage = id(&harness, position).to_string();
        assert_eq!(filed(&harness).get(&passage), Some(&issue.to_string()));
        tried += 1;
    }
    assert!(tried > 15, "{tried} issues have passages");
}

#[test]
fn the_row_under_the_pointer_shows_where_its_tick_goes() {
    let mut harness = deserter();
    let issue = IssueId::from("h1-family");
    let issue = pick(&harness, &issue);
    harness.state_mut().session.filter(only(&issue));
    harness.run_steps(3);
    let first = listed(&harness)[0];
    assert!(
        harness.query_by_label_contains("→ new issue").is_none(),
        "rows at rest are quiet"
    );
    look_at(&mut harness, first);
    let name = {
        let taxonomy = &harness.state().session.library.taxonomy;
        taxonomy.issue(&issue).unwrap().label.clone()
    };
    harness.get_by_label(&format!("→ new issue: {name}"));
    assert!(
        said(&harness, first).contains("which you asked to see"),
        "{}",
        said(&harness, first)
    );
    rely_on(&mut harness, first);
    let second = listed(&harness)[1];
    look_at(&mut harness, second);
    harness.get_by_label(&format!("→ Issue 1: {name}"));
    assert!(said(&harness, second).starts_with("A tick puts it under Issue 1 "));
    assert!(said(&harness, first).contains("in the case as CS 1"));
}

/// The issue, or one with at least three passages where the library has no longer that one.
pub(super) fn pick(harness: &Harness<'_, App>, issue: &IssueId) -> IssueId {
    let counts = &harness.state().session.evidence.counts;
    let many = |id: &IssueId| counts.get(&Value::Issue(id.clone())).copied().unwrap_or(0) > 2;
    let taxonomy = &harness.state().session.library.taxonomy;
    let known = taxonomy.issues.iter().map(|issue| &issue.id);
    let mut all = std::iter::once(issue).chain(known);
    all.find(|id| many(id)).unwrap().clone()
}

#[test]
fn a_filter_on_a_chapter_finds_the_disputed_issue_within_it() {
    let mut harness = deserter();
    let taxonomy = &harness.state().session.library.taxonomy;
    let child = taxonomy.issues.iter().find(|issue| {
        let parent = issue.parent.as_ref();
        let counts = &harness.state().session.evidence.counts;
        let count = counts.get(&Value::Issue(issue.id.clone()));
        parent.is_some() && count.is_some_and(|count| *count > 1)
    });
    let child = child.unwrap();
    let (child, parent) = (child.id.clone(), child.parent.clone().unwrap());
    add(&mut harness, from_tree(child.as_str()));
    harness.state_mut().session.filter(only(&parent));
    harness.run_steps(3);
    let hangs = |at: &usize| {
        let session = &harness.state().session;
        session
            .library
            .at(*at)
            .unwrap()
            .passage
            .issues
            .contains(&child)
    };
    let own = listed(&harness).into_iter().find(hangs).unwrap();
    let session = &mut harness.state_mut().session;
    session.choose(own, &Under::Shown, 0.0);
    let passage = id(&harness, own).to_string();
    assert_eq!(filed(&harness).get(&passage), Some(&child.to_string()));
}

#[test]
fn the_first_tick_moves_nothing_in_a_grouped_list_and_goes_under_its_heading() {
    let mut harness = deserter();
    harness.state_mut().session.group(GroupBy::Issue);
    harness.run_steps(3);
    let heads = harness.state().session.evidence.heads.clone();
    let third = heads.iter().find(|head| head.at > 0).unwrap();
    // In the second group, so that its issue would come to stand first.
    let position = listed(&harness)[third.at];
    harness.state_mut().session.select(position);
    harness.run_steps(4);
    let before = places(&harness);
    assert!(before.len() > 4);
    rely_on(&mut harness, position);
    assert_eq!(entries(&harness).len(), 1);
    assert_eq!(places(&harness), before);
    assert_eq!(harness.state().session.evidence.heads, heads);
    let filed = filed(&harness).into_values().next().unwrap();
    let taxonomy = &harness.state().session.library.taxonomy;
    let issue = taxonomy.issue(&IssueId::from(filed.as_str())).unwrap();
    assert_eq!(third.name, issue.title());
    click(&mut harness, "Undo");
    assert_eq!(places(&harness), before, "nor does taking it back");
    click(&mut harness, "Redo");
    assert_eq!(places(&harness), before);
    click(&mut harness, "Sort again");
    let now = &harness.state().session.evidence.heads;
    assert_eq!(
        now[0].name, third.name,
        "the disputed issue stands first now"
    );
    assert!(harness.query_by_label("Sort again").is_none());
}

#[test]
fn every_first_tick_of_a_grouped_list_goes_under_its_heading() {
    let mut harness = deserter();
    harness.state_mut().session.group(GroupBy::Issue);
    let heads = harness.state().session.evidence.heads.clone();
    let rows = listed(&harness);
    for head in &heads {
        let session = &mut harness.state_mut().session;
        session.choose(rows[head.at], &Under::Shown, 0.0);
        let passage = id(&harness, rows[head.at]).to_string();
        let filed = filed(&harness).remove(&passage).unwrap();
        let taxonomy = &harness.state().session.library.taxonomy;
        let issue = taxonomy.issue(&IssueId::from(filed.as_str())).unwrap();
        assert_eq!(head.name, issue.title());
    }
    assert!(heads.len() > 5);
    assert_eq!(listed(&harness), rows);
}

#[test]
fn evidence_chosen_for_an_issue_is_listed_and_goes_under_it() {
    let mut harness = deserter();
    let (first, second) = {
        let counts = &harness.state().session.evidence.counts;
        let taxonomy = &harness.state().session.library.taxonomy;
        let has = |id: &IssueId| counts.get(&Value::Issue(id.clone())).copied().unwrap_or(0) > 2;
        let mut ids = taxonomy
            .issues
            .iter()
            .map(|issue| issue.id.clone())
            .filter(has);
        (ids.next().unwrap(), ids.next().unwrap())
    };
    add(&mut harness, from_tree(first.as_str()));
    add(&mut harness, from_tree(second.as_str()));
    at(&mut harness, "Arrange");
    let links = harness.get_all_by_label("Choose evidence for it");
    links.last().unwrap().click();
    harness.run_steps(4);
    let rows = listed(&harness);
    let session = &harness.state().session;
    assert_eq!(session.evidence.filter, only(&second));
    rely_on(&mut harness, rows[0]);
    let passage = id(&harness, rows[0]).to_string();
    assert_eq!(filed(&harness).get(&passage), Some(&second.to_string()));
    // Another issue asked for ends it.
    harness.state_mut().session.filter(only(&first));
    assert_eq!(harness.state().session.evidence.chosen_for, None);
}

#[test]
fn one_issue_after_the_other_gets_its_evidence() {
    let mut harness = deserter();
    for words in ["Whether the summons was genuine", "Delay", "Return"] {
        add(&mut harness, IssueChoice::Typed(words.to_owned()));
    }
    at(&mut harness, "Arrange");
    let first = harness.get_all_by_label("Choose evidence for it").next();
    first.unwrap().click();
    harness.run_steps(4);
    let rows = listed(&harness);
    let place = |harness: &Harness<'_, App>| harness.get_by_label("Next issue").rect();
    let before = place(&harness);
    for (row, words) in [
        (0, "Whether the summons was genuine"),
        (1, "Delay"),
        (2, "Return"),
    ] {
        rely_on(&mut harness, rows[row]);
        let passage = id(&harness, rows[row]).to_string();
        assert_eq!(filed(&harness)[&passage], words);
        assert_eq!(place(&harness), before, "it stays under the pointer");
        click(&mut harness, "Next issue");
    }
    let button = harness.get_by_label("Next issue");
    assert!(button.accesskit_node().is_disabled(), "none follows");
}

#[test]
fn an_issue_in_ones_own_words_gets_what_is_chosen_for_it() {
    let mut harness = deserter();
    let own = IssueChoice::Typed("Whether the summons was genuine".to_owned());
    add(&mut harness, own);
    at(&mut harness, "Arrange");
    click(&mut harness, "Choose evidence for it");
    let chip = "Ticks go to Issue 1 Whether the summons was genuine, until this is taken away";
    harness.get_by_label(chip);
    let rows = listed(&harness);
    assert!(rows.len() > 50, "nothing is filtered");
    rely_on(&mut harness, rows[0]);
    let first = id(&harness, rows[0]).to_string();
    assert_eq!(filed(&harness)[&first], "Whether the summons was genuine");
    click(&mut harness, chip);
    rely_on(&mut harness, rows[1]);
    let second = id(&harness, rows[1]).to_string();
    assert_ne!(filed(&harness)[&second], "Whether the summons was genuine");
}

#[test]
fn what_is_ticked_all_at_once_goes_where_the_filter_says() {
    let mut harness = deserter();
    let counts = harness.state().session.evidence.counts.clone();
    let few = counts.into_iter().find_map(|(value, count)| match value {
        Value::Issue(id) if (2..20).contains(&count) => Some(id),
        _ => None,
    });
    let issue = few.unwrap();
    harness.state_mut().session.filter(only(&issue));
    harness.run_steps(3);
    click(&mut harness, "Tick all shown");
    let filed = filed(&harness);
    assert!(filed.len() > 1);
    assert!(
        filed.values().all(|under| *under == issue.to_string()),
        "{filed:?}"
    );
}

#[test]
fn a_tick_in_a_cell_of_the_coverage_goes_to_the_issue_of_the_cell() {
    let mut harness = deserter();
    let library = harness.state().session.library.clone();
    // A passage that hangs on two issues, listed for the second.
    let held = library
        .passages()
        .find(|held| held.passage.issues.len() > 1);
    let held = held.unwrap();
    let cell = Cell {
        characteristic: held.passage.about[0].clone(),
        issue: held.passage.issues[1].clone(),
    };
    let position = library.position(&held.passage.id).unwrap();
    let session = &mut harness.state_mut().session;
    session.list_cell(cell.clone());
    session.choose(position, &Under::Shown, 0.0);
    assert_eq!(
        filed(&harness)[held.passage.id.as_str()],
        cell.issue.to_string()
    );
}

#[test]
fn a_tick_under_a_proposition_does_not_ask_the_filter_of_another_list() {
    let mut harness = window_on_zembla();
    let other = pick(&harness, &IssueId::from("q3-punishment"));
    let key = add(&mut harness, from_tree(other.as_str()));
    let session = &mut harness.state_mut().session;
    session.choose_for(&key);
    session.open_proposition(Some("zembla-mild".into()));
    harness.run_steps(3);
    click(&mut harness, "Rely on zembla-2021-01");
    assert_eq!(filed(&harness)["zembla-2021-01"], "h3-private-life");
}

#[test]
fn a_new_case_forgets_for_which_issue_evidence_was_chosen() {
    let mut harness = deserter();
    let key = add(&mut harness, IssueChoice::Typed("A".to_owned()));
    harness.state_mut().session.choose_for(&key);
    assert_eq!(harness.state().session.evidence.chosen_for, Some(key));
    let session = &mut harness.state_mut().session;
    let history = crate::case::History::new(crate::case::Case::new("p"));
    let document = session.document.another();
    session.show(history, document);
    assert_eq!(session.evidence.chosen_for, None);
}
