//! The road from an empty window to a bundle on the disk.

use super::*;

#[test]
fn an_empty_window_says_in_every_panel_what_to_do() {
    let mut harness = window(Vec::new(), None);
    for (stage, words) in [
        (
            "Appellant",
            "Begin here: evidence is found by nationality first.",
        ),
        ("Evidence", "No evidence yet."),
        ("Arrange", "The bundle is empty."),
        ("Documents", "No document has been added."),
    ] {
        at(&mut harness, stage);
        harness.get_by_label(words);
    }
    assert!(
        harness
            .get_by_label("Export PDF")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn ticking_a_characteristic_brings_passages_with_the_reason() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    let before = harness.state().session.evidence.shown.len();
    tick(&mut harness, "Deserter");
    assert!(harness.state().session.evidence.shown.len() > before);
    let first = first_passage(&harness);
    harness.get_by_label(&format!("Read {first}"));
    assert!(
        harness
            .query_all_by_label_contains("The appellant is:")
            .next()
            .is_some()
    );
}

#[test]
fn a_ticked_passage_stands_in_the_bundle_and_undo_takes_it_back() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let first = first_passage(&harness);
    click(&mut harness, &format!("Rely on {first}"));
    assert_eq!(entries(&harness), std::slice::from_ref(&first));
    at(&mut harness, "Arrange");
    harness.get_by_label("Name of issue 1");
    harness.get_by_label("Remove CS 1");
    click(&mut harness, "Undo");
    assert!(entries(&harness).is_empty());
    assert!(
        harness.state().session.case().issues.is_empty(),
        "the issue came with it and goes with it"
    );
    click(&mut harness, "Redo");
    assert_eq!(entries(&harness), std::slice::from_ref(&first));
    at(&mut harness, "Evidence");
    click(&mut harness, &format!("Rely on {first}"));
    assert!(entries(&harness).is_empty());
}

#[test]
fn the_passage_that_is_looked_at_stands_in_full_with_its_source() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    let first = first_passage(&harness);
    click(&mut harness, &format!("Read {first}"));
    harness.get_by_label("How much was read:");
    harness.get_by_label("Where it was seen:");
    harness.get_by_label("Rely on it under an issue");
}

#[test]
fn an_issue_shows_its_standard_and_its_authorities_adverse_ones_marked() {
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Arrange");
    click(&mut harness, "Add a disputed issue");
    harness.get_by_label_contains("Conscience").hover();
    harness.run_steps(60);
    let shown = harness.query_all_by_label_contains("ADVERSE: Sepet");
    assert!(shown.count() > 0);
}

#[test]
fn search_and_filters_narrow_the_list() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let all = harness.state().session.evidence.shown.len();
    harness.get_by_label("Search passages").focus();
    harness.run_steps(2);
    harness.get_by_label("Search passages").type_text("mobilis");
    harness.run_steps(3);
    let found = harness.state().session.evidence.shown.len();
    assert!(found > 0 && found < all, "{found} of {all}");
    click(&mut harness, "Stance");
    // The rows say “adverse” too, but only the list that has just opened lets it be chosen.
    let is_choice = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().role() != egui::accesskit::Role::Label
    };
    harness
        .get_all_by_label("adverse")
        .find(is_choice)
        .unwrap()
        .click();
    harness.run_steps(3);
    assert!(harness.state().session.evidence.shown.len() < found);
    click(&mut harness, "Clear filters");
    assert_eq!(harness.state().session.evidence.shown.len(), found);
}

#[test]
fn entries_can_be_ordered_annotated_and_signed_off() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    at(&mut harness, "Arrange");
    let passages = |harness: &Harness<'_, App>| -> Vec<String> {
        let entries = harness.state().session.case().entries();
        entries.map(|entry| entry.passage.id.to_string()).collect()
    };
    let before = passages(&harness);
    click(&mut harness, "Move CS 1 down");
    let now = passages(&harness);
    assert_eq!(now[..2], [before[1].clone(), before[0].clone()]);
    click(&mut harness, "Details of CS 1");
    harness.get_by_label("Initials for CS 1").focus();
    harness.run_steps(2);
    harness.get_by_label("Initials for CS 1").type_text("AB");
    harness.run_steps(3);
    click(&mut harness, "Sign off CS 1");
    let signed = harness
        .state()
        .session
        .case()
        .entry(1)
        .unwrap()
        .signed_off
        .clone()
        .unwrap();
    assert_eq!(
        (signed.by.as_str(), signed.on),
        ("AB", Date::day(2026, 11, 23))
    );
    click(&mut harness, "Move issue 1 down");
    assert_eq!(
        harness.state().session.case().issues[1].key,
        "q3c-basic-rules"
    );
}

#[test]
fn a_rule_is_set_aside_with_a_reason_and_entries_are_numbered_anew() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    at(&mut harness, "Arrange");
    let numbers = |app: &App| -> Vec<u32> {
        app.session
            .case()
            .entries()
            .map(|entry| entry.number)
            .collect()
    };
    click(&mut harness, "Move CS 1 down");
    assert!(numbers(harness.state()).into_iter().eq(1..=20));
    click(&mut harness, "Numbers and exceptions");
    harness.get_by_label_contains("Numbers: by themselves, in the order of print");
    let told = harness.state().session.case().clone();
    let session = &mut harness.state_mut().session;
    session.keep_numbers(&told, &std::collections::BTreeMap::new());
    harness.run_steps(2);
    click(&mut harness, "Move CS 1 down");
    click(&mut harness, "Number entries in print order");
    let before = numbers(harness.state());
    assert!(!before.iter().copied().eq(1..=20), "it asks first");
    harness.get_by_label_contains("CS 2 becomes CS 1, CS 1 becomes CS 2");
    click(&mut harness, "Answer: Cancel");
    assert_eq!(numbers(harness.state()), before);
    click(&mut harness, "Number entries in print order");
    click(&mut harness, "Answer: Renumber");
    assert!(numbers(harness.state()).into_iter().eq(1..=20));
    let name = "Reason to print without the draft mark";
    harness.get_by_label(name).focus();
    harness.run_steps(2);
    harness.get_by_label(name).type_text("Served");
    harness.run_steps(3);
    harness.get_by_label(
        "Not taken yet. A reason has two words and 10 letters at least. Every page still says DRAFT.",
    );
    harness.get_by_label(name).type_text(" for agreement");
    harness.run_steps(3);
    harness.get_by_label_contains("Set aside on ");
    let overrides = &harness.state().session.case().overrides;
    assert_eq!(
        overrides[&case::OverrideKind::DraftMark].reason,
        "Served for agreement"
    );
}

#[test]
fn a_full_stop_is_no_permission_for_a_longer_schedule() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    at(&mut harness, "Arrange");
    click(&mut harness, "Numbers and exceptions");
    let name = "Permission for a longer schedule";
    harness.get_by_label(name).focus();
    harness.run_steps(2);
    harness.get_by_label(name).type_text(".");
    harness.run_steps(3);
    harness.get_by_label(
        "Not taken yet. A reason has two words and 10 letters at least. The limit still holds.",
    );
    harness
        .get_by_label(name)
        .type_text(" Resident Judge Nobody, 3 May 2026");
    harness.run_steps(3);
    harness.get_by_label_contains("Set aside on ");
    let case = harness.state().session.case();
    let rule = case::OverrideKind::ScheduleLength;
    assert!(case.set_aside(rule).is_some() && case.draft_set_aside().is_none());
}

#[test]
fn the_exported_bundle_on_disk_holds_what_was_ticked() {
    let folder = folder();
    let path = folder.path().join("out.pdf");
    let mut harness = window(vec![Chosen::Path(path.clone())], None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let first = first_passage(&harness);
    click(&mut harness, &format!("Rely on {first}"));
    click(&mut harness, "Export PDF");
    until(&mut harness, "the notice", |app| {
        !app.session.notices.is_empty()
    });
    let facts = pdf::facts(&files::read(&path).unwrap()).unwrap();
    let text: String = facts
        .pages
        .iter()
        .flat_map(pdf::PageFacts::lines)
        .collect::<Vec<_>>()
        .join(" ");
    let chosen = harness
        .state()
        .session
        .case()
        .entry(1)
        .unwrap()
        .passage
        .text
        .clone();
    assert!(matches!(
        crate::quote::locate(&chosen, &text),
        crate::quote::Found::Exact(_)
    ));
    assert!(
        harness
            .query_all_by_label_contains("opened again and checked")
            .next()
            .is_some()
    );
}
