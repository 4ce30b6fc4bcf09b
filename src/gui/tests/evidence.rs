//! The station of the evidence: narrowed down, ordered, walked, read, compared and ticked by name.

use super::*;
use crate::gui::evidence_order::{GroupBy, SortBy};
use crate::library::{PassageId, Stance};
use crate::matching::Value;

/// A Russian deserter, at the evidence.
pub(super) fn deserter() -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    harness
}

fn search(harness: &mut Harness<'_, App>, words: &str) {
    fill(harness, "Search passages", words);
}

fn press(harness: &mut Harness<'_, App>, key: egui::Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

pub(super) fn listed(harness: &Harness<'_, App>) -> Vec<usize> {
    let shown = &harness.state().session.evidence.shown;
    shown.iter().map(|row| row.position).collect()
}

pub(super) fn id(harness: &Harness<'_, App>, position: usize) -> PassageId {
    let session = &harness.state().session;
    session.library.at(position).unwrap().passage.id.clone()
}

fn read(harness: &mut Harness<'_, App>, position: usize) {
    let name = format!("Read {}", id(harness, position));
    click(harness, &name);
}

/// Chooses from a menu of a facet and shuts the menu again.
fn ask_for(harness: &mut Harness<'_, App>, facet: &str, choice: &str) {
    click(harness, facet);
    let tick = harness.get_by_role_and_label(egui::accesskit::Role::CheckBox, choice);
    tick.click();
    harness.run_steps(3);
    press(harness, egui::Key::Escape);
}

fn is_shown(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

pub(super) fn is_disabled(harness: &Harness<'_, App>, name: &str) -> bool {
    harness.get_by_label(name).accesskit_node().is_disabled()
}

#[test]
fn every_choice_says_how_many_passages_it_would_leave() {
    let mut harness = deserter();
    click(&mut harness, "Stance");
    let adverse = harness.get_by_role_and_label(egui::accesskit::Role::CheckBox, "adverse");
    let said = adverse
        .accesskit_node()
        .data()
        .description()
        .map(str::to_owned);
    adverse.click();
    harness.run_steps(3);
    let left = listed(&harness).len();
    assert!(left > 0);
    assert_eq!(said, Some(format!("{left} passages")));
    // The menu stays open for a second choice.
    let mixed = harness.get_by_role_and_label(egui::accesskit::Role::CheckBox, "mixed");
    mixed.click();
    harness.run_steps(3);
    assert!(listed(&harness).len() > left, "any of both will do");
    let session = &harness.state().session;
    let stances = listed(&harness).into_iter();
    let mut stances = stances.map(|at| session.library.at(at).unwrap().passage.stance);
    assert!(stances.all(|stance| matches!(stance, Stance::Adverse | Stance::Mixed)));
}

#[test]
fn active_filters_are_chips_that_take_themselves_away() {
    let mut harness = deserter();
    let all = listed(&harness);
    ask_for(&mut harness, "Stance", "adverse");
    ask_for(&mut harness, "Passage kind", "summary");
    let both = listed(&harness).len();
    click(&mut harness, "Remove the filter summary");
    assert!(listed(&harness).len() >= both);
    assert!(
        harness
            .query_by_label("Remove the filter summary")
            .is_none()
    );
    click(&mut harness, "Remove the filter adverse");
    assert_eq!(listed(&harness), all);
    assert!(harness.query_by_label("Clear filters").is_none());
}

#[test]
fn years_and_issues_are_facets_too() {
    let mut harness = deserter();
    ask_for(&mut harness, "Year", "2024");
    let session = &harness.state().session;
    let year = |at| {
        session
            .library
            .at(at)
            .unwrap()
            .source
            .published
            .unwrap()
            .year
    };
    let years: Vec<u16> = listed(&harness).into_iter().map(year).collect();
    assert!(!years.is_empty() && years.iter().all(|year| *year == 2024));
    click(&mut harness, "Clear filters");
    let issue = session_issue(&harness, "q3-punishment");
    ask_for(&mut harness, "Issue", &issue);
    assert!(!listed(&harness).is_empty());
    let wanted = &harness.state().session.evidence.filter.wanted;
    assert!(matches!(wanted.first(), Some(Value::Issue(_))));
}

/// The words of an issue, or of the first that there is.
fn session_issue(harness: &Harness<'_, App>, id: &str) -> String {
    let session = &harness.state().session;
    let issues = &session.library.taxonomy.issues;
    let known = issues.iter().find(|issue| issue.id.as_str() == id);
    let has_some = |issue: &&crate::library::Issue| {
        let count = session.evidence.counts.get(&Value::Issue(issue.id.clone()));
        count.is_some_and(|count| *count > 0)
    };
    let issue = known.or_else(|| issues.iter().find(has_some)).unwrap();
    issue.title().to_owned()
}

#[test]
fn the_list_can_leave_out_what_is_chosen_and_the_keyboard_goes_on() {
    let mut harness = deserter();
    ask_for(&mut harness, "Chosen", "not chosen");
    let before = listed(&harness);
    read(&mut harness, before[1]);
    press(&mut harness, egui::Key::Space);
    assert_eq!(entries(&harness), [id(&harness, before[1]).to_string()]);
    assert!(!listed(&harness).contains(&before[1]));
    let session = &harness.state().session;
    assert_eq!(session.selected, Some(before[2]));
    press(&mut harness, egui::Key::Space);
    assert_eq!(entries(&harness).len(), 2, "the next one has the focus");
    click(&mut harness, "Clear filters");
    ask_for(&mut harness, "Chosen", "chosen only");
    assert_eq!(listed(&harness).len(), 2);
}

#[test]
fn the_list_is_ordered_by_date_or_source() {
    let mut harness = deserter();
    let by_fit = listed(&harness);
    let published = |harness: &Harness<'_, App>| -> Vec<_> {
        let library = &harness.state().session.library;
        let date = |at| library.at(at).unwrap().source.published;
        listed(harness).into_iter().map(date).collect()
    };
    for (choice, order) in [
        ("newest first", SortBy::Newest),
        ("oldest first", SortBy::Oldest),
        ("by source", SortBy::Source),
    ] {
        click(&mut harness, "Sort");
        let choices = harness.get_all_by_label(choice);
        choices.last().unwrap().click();
        harness.run_steps(3);
        assert_eq!(harness.state().session.evidence.sort, order);
        let dates = published(&harness);
        let known: Vec<_> = dates.iter().flatten().collect();
        match order {
            SortBy::Newest => assert!(known.is_sorted_by(|one, other| one >= other)),
            SortBy::Oldest => assert!(known.is_sorted()),
            SortBy::Source | SortBy::Fit => {}
        }
        let mut same = listed(&harness);
        same.sort_unstable();
        let mut all = by_fit.clone();
        all.sort_unstable();
        assert_eq!(same, all, "nothing is lost");
    }
}

#[test]
fn groups_have_headings_that_count_their_passages() {
    let mut harness = deserter();
    for group in [GroupBy::Issue, GroupBy::Proposition, GroupBy::Source] {
        click(&mut harness, "Group");
        let choices = harness.get_all_by_label(group.label());
        choices.last().unwrap().click();
        harness.run_steps(3);
        let evidence = &harness.state().session.evidence;
        assert_eq!(evidence.group, group);
        assert_eq!(evidence.heads[0].at, 0);
        let counted: usize = evidence.heads.iter().map(|head| head.count).sum();
        assert_eq!(counted, evidence.shown.len());
        let mut names: Vec<&str> = evidence.heads.iter().map(|head| &*head.name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "each heading once");
        let first = &evidence.heads[0];
        let passages = crate::finding::counted(first.count, "passage", "passages");
        let said = format!("{}, {passages}", first.name);
        harness.get_by_label(&said);
    }
}

#[test]
fn the_list_is_walked_by_keys_to_both_ends() {
    let mut harness = deserter();
    let rows = listed(&harness);
    read(&mut harness, rows[0]);
    let selected = |harness: &Harness<'_, App>| harness.state().session.selected;
    for (key, place) in [
        (egui::Key::ArrowDown, 1),
        (egui::Key::End, rows.len() - 1),
        (egui::Key::ArrowDown, rows.len() - 1),
        (egui::Key::ArrowUp, rows.len() - 2),
        (egui::Key::Home, 0),
    ] {
        press(&mut harness, key);
        assert_eq!(selected(&harness), Some(rows[place]), "{key:?}");
        let name = format!("Read {}", id(&harness, rows[place]));
        let row = harness.get_by_label(&name);
        assert!(row.accesskit_node().is_focused(), "{key:?}");
    }
    press(&mut harness, egui::Key::PageDown);
    let page = rows.iter().position(|row| Some(*row) == selected(&harness));
    assert!(page.is_some_and(|page| page > 2), "{page:?}");
    press(&mut harness, egui::Key::PageUp);
    assert_eq!(selected(&harness), Some(rows[0]));
}

#[test]
fn the_search_box_leads_down_into_the_list_and_can_be_cleared() {
    let mut harness = deserter();
    let all = listed(&harness).len();
    search(&mut harness, "mobilis");
    let first = listed(&harness)[0];
    press(&mut harness, egui::Key::ArrowDown);
    let name = format!("Read {}", id(&harness, first));
    let row = harness.get_by_label(&name);
    assert!(row.accesskit_node().is_focused());
    assert_eq!(harness.state().session.selected, Some(first));
    click(&mut harness, "Clear the search");
    assert_eq!(listed(&harness).len(), all);
}

#[test]
fn what_is_found_by_another_name_says_so() {
    let mut harness = deserter();
    search(&mut harness, "SOCh");
    assert!(!listed(&harness).is_empty());
    assert!(is_shown(&harness, "is a name of"));
}

#[test]
fn the_source_is_read_on_from_passage_to_passage() {
    let mut harness = deserter();
    let session = &harness.state().session;
    let library = session.library.clone();
    let has_next = |at: &usize| {
        let source = |at: usize| library.at(at).map(|held| &held.source.id);
        source(*at) == source(at + 1)
    };
    let first = listed(&harness).into_iter().find(has_next).unwrap();
    // A list that has it in view.
    let word = id(&harness, first);
    harness.state_mut().session.select(first);
    harness.run_steps(3);
    harness.get_by_label(&format!("Read {word}"));
    let next = harness.get_by_label("Next passage of this source");
    next.click_accesskit();
    harness.run_steps(3);
    assert_eq!(harness.state().session.selected, Some(first + 1));
    let back = harness.get_by_label("Previous passage of this source");
    back.click_accesskit();
    harness.run_steps(3);
    assert_eq!(harness.state().session.selected, Some(first));
}

#[test]
fn the_source_card_gives_the_address_to_copy_and_opens_nothing() {
    let mut harness = deserter();
    let first = listed(&harness)[0];
    read(&mut harness, first);
    for name in ["Publisher:", "Title:", "Published:", "How much was read:"] {
        harness.get_by_label(name);
    }
    let held = harness.state().session.library.clone();
    let address = held.at(first).unwrap().source.address.clone();
    let copy = harness.get_by_label("Copy the address");
    copy.click_accesskit();
    harness.step();
    let copied = |command: &egui::OutputCommand| matches!(command, egui::OutputCommand::CopyText(text) if *text == address);
    let commands = &harness.output().platform_output.commands;
    assert!(commands.iter().any(copied), "{commands:?}");
}

#[test]
fn two_passages_are_set_side_by_side() {
    let mut harness = deserter();
    let rows = listed(&harness);
    read(&mut harness, rows[0]);
    assert!(is_disabled(&harness, "Compare with the last read"));
    click(&mut harness, "Compare");
    harness.get_by_label("Now choose the passage to set beside it.");
    read(&mut harness, rows[2]);
    harness.get_by_label("Two passages side by side");
    for fact in ["Stance: ", "Published: ", "Source: ", "How read: "] {
        let said = harness.query_all_by_label_contains(fact);
        let said = said.filter_map(|node| node.accesskit_node().value());
        let said: Vec<String> = said.collect();
        assert!(
            said.iter()
                .any(|one| one.ends_with("differs") || one.ends_with("the same")),
            "{fact}: {said:?}"
        );
    }
    click(&mut harness, "Change sides");
    let session = &harness.state().session;
    assert_eq!(
        (session.compared, session.selected),
        (Some(rows[2]), Some(rows[0]))
    );
    click(&mut harness, "Stop comparing");
    click(&mut harness, "Compare with the last read");
    assert_eq!(harness.state().session.compared, Some(rows[2]));
    harness.get_by_label("Two passages side by side");
}

#[test]
fn all_that_is_shown_is_ticked_as_one_step() {
    let mut harness = deserter();
    assert!(listed(&harness).len() > 50);
    assert!(is_disabled(&harness, "Tick all shown"), "too many at once");
    // A word that some passages have, whichever the library holds.
    let some = ["suspended", "prison", "conviction", "court"].into_iter();
    let mut lists = some.map(|word| {
        search(&mut harness, word);
        listed(&harness)
    });
    let rows = lists.find(|rows| (2..=50).contains(&rows.len())).unwrap();
    drop(lists);
    let second = format!("Rely on {}", id(&harness, rows[1]));
    click(&mut harness, &second);
    click(&mut harness, "Tick all shown");
    assert_eq!(entries(&harness).len(), rows.len(), "none twice");
    assert!(is_disabled(&harness, "Tick all shown"));
    click(&mut harness, "Undo");
    assert_eq!(entries(&harness).len(), 1, "all of them at once");
}

#[test]
fn where_there_is_no_room_beside_the_list_the_passage_stands_below() {
    let mut harness = deserter();
    let first = listed(&harness)[0];
    read(&mut harness, first);
    let name = format!("Read {}", id(&harness, first));
    let places = |harness: &Harness<'_, App>| {
        let row = harness.get_by_label(&name).rect();
        (row, harness.get_by_label("Close the passage").rect())
    };
    let (row, pane) = places(&harness);
    assert!(pane.left() > row.right(), "beside: {row} {pane}");
    harness.set_size(egui::vec2(800.0, 900.0));
    harness.run_steps(4);
    let (row, pane) = places(&harness);
    assert!(pane.top() > row.bottom(), "below: {row} {pane}");
}
