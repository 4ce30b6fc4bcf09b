//! The propositions' tab, and what leads from a proposition to its passages and into the case.

use super::zembla::*;
use super::*;
use crate::matching::standings;

#[test]
fn propositions_are_listed_by_issue_and_searched() {
    let mut harness = window_on_zembla();
    click(&mut harness, "Propositions");
    type_into(&mut harness, "Search propositions", "zembla");
    harness.get_by_label(
        "Private life (Article 8): In Zembla deserters are sent to the front; 1 for, 0 in part, 0 against, \
         1 independent publisher, oldest May 2021, 5 years old, newest May 2021, 5 years old",
    );
    assert!(is_shown(
        &harness,
        "Private life (Article 8): In Zembla nobody is punished; 0 for"
    ));
    assert_eq!(harness.state().session.propositions.lines.len(), 3);
    assert_eq!(harness.state().session.propositions.shown(), 2);
}

#[test]
fn what_stands_behind_each_is_what_matching_says() {
    let harness = window(Vec::new(), None);
    let session = &harness.state().session;
    for (id, standing) in standings(&session.library) {
        assert_eq!(*session.propositions.standing(&id), standing, "{id}");
    }
}

#[test]
fn an_opened_proposition_lists_its_passages_and_they_can_be_ticked() {
    let mut harness = window_on_zembla();
    click(&mut harness, "Propositions");
    type_into(&mut harness, "Search propositions", "zembla punished");
    harness
        .get_by_label_contains("Private life (Article 8): In Zembla nobody is punished")
        .click();
    harness.run_steps(3);
    harness.get_by_label("Supports (0)");
    harness.get_by_label("No passage supports it.");
    harness.get_by_label("Contradicts (1)");
    assert!(is_shown(&harness, "Zembla Watch"));
    assert!(is_shown(&harness, "May 2021"));
    click(&mut harness, "Rely on zembla-2021-01");
    assert_eq!(entries(&harness), ["zembla-2021-01"]);
    click(&mut harness, "Back to all propositions");
    harness.get_by_label("Search propositions");
}

#[test]
fn propositions_are_walked_with_the_arrow_keys() {
    let mut harness = window_on_zembla();
    click(&mut harness, "Propositions");
    // The second line; the first is the name of an issue.
    let first = egui::Id::unique(("proposition line", 1_usize));
    harness.ctx.memory_mut(|memory| memory.request_focus(first));
    harness.run_steps(3);
    let lines = harness.state().session.propositions.lines.clone();
    let statements = (0..lines.len()).filter(|at| {
        matches!(
            lines[*at],
            crate::gui::propositions::Line::Proposition { .. }
        )
    });
    let statements: Vec<usize> = statements.collect();
    for _ in 0..20 {
        press(&mut harness, egui::Key::ArrowDown);
    }
    let id = |at: usize| egui::Id::unique(("proposition line", statements[at]));
    let focused = |harness: &Harness<'_, App>| harness.ctx.memory(|memory| memory.focused());
    assert_eq!(focused(&harness), Some(id(20)));
    press(&mut harness, egui::Key::ArrowUp);
    assert_eq!(focused(&harness), Some(id(19)));
    press(&mut harness, egui::Key::Enter);
    assert!(harness.state().session.propositions.open.is_some());
}

#[test]
fn an_entry_takes_its_heading_from_a_proposition_and_undo_gives_the_typed_one_back() {
    let mut harness = window_on_zembla();
    type_into(&mut harness, "Search passages", "zembla");
    click(&mut harness, "Rely on zembla-2021-01");
    at(&mut harness, "Arrange");
    click(&mut harness, "Details of CS 1");
    type_into(&mut harness, "Proposition of CS 1", "My own words");
    let heading = |harness: &Harness<'_, App>| {
        let case = harness.state().session.case();
        case.entry(1).unwrap().proposition.clone()
    };
    click(&mut harness, "Use a proposition of the library for CS 1");
    assert!(
        !is_shown(&harness, "In Zembla nobody is punished"),
        "the passage contradicts it"
    );
    click(
        &mut harness,
        "In Zembla deserters are sent to the front (the passage supports it)",
    );
    let chosen = Some("In Zembla deserters are sent to the front".to_owned());
    assert_eq!(heading(&harness), chosen);
    click(&mut harness, "Undo");
    assert_eq!(heading(&harness), Some("My own words".to_owned()));
    click(&mut harness, "Redo");
    assert_eq!(heading(&harness), chosen);
}
