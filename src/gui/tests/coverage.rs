//! The tabs of the middle, and the table of coverage.

use super::zembla::*;
use super::*;
use crate::library::{Held, PassageId};
use crate::matching::counts_in;

#[test]
fn the_tabs_are_reached_by_click_and_by_keyboard() {
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Evidence");
    harness.get_by_label("Search passages");
    click(&mut harness, "Propositions");
    harness.get_by_label("Search propositions");
    assert!(harness.query_by_label("Search passages").is_none());
    for (key, name) in [
        (egui::Key::Num3, "Characteristics of the coverage"),
        (egui::Key::Num2, "Search propositions"),
        (egui::Key::Num1, "Search passages"),
    ] {
        harness.key_press_modifiers(egui::Modifiers::ALT, key);
        harness.run_steps(3);
        harness.get_by_label(name);
    }
}

#[test]
fn the_command_to_search_finds_the_search_box_of_the_tab() {
    let mut harness = window(Vec::new(), None);
    for (tab, name) in [
        ("Propositions", "Search propositions"),
        ("Coverage", "Search passages"),
    ] {
        at(&mut harness, "Evidence");
        click(&mut harness, tab);
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
        harness.run_steps(3);
        assert!(harness.get_by_label(name).accesskit_node().is_focused());
    }
}

#[test]
fn a_cell_says_in_words_what_there_is_and_how_old() {
    let mut harness = window_on_zembla();
    click(&mut harness, "Coverage");
    harness.set_size(egui::vec2(1440.0, 1600.0));
    harness.run_steps(3);
    harness
        .get_by_label("Private life (Article 8), Deserter: 1 help, newest May 2021, 5 years old");
    harness.get_by_label("Having to hide an opinion, Deserter: nothing");
    assert!(is_shown(
        &harness,
        "Risk of persecution, Russian national: nothing itself, "
    ));
    assert!(is_shown(&harness, " in part, "));
    assert!(is_shown(&harness, "more than 2 years old"));
}

#[test]
fn a_cell_that_is_clicked_lists_just_its_passages_and_leads_back() {
    let mut harness = window_on_zembla();
    type_into(&mut harness, "Search passages", "prison");
    let before = listed(&harness);
    click(&mut harness, "Coverage");
    let cell = harness.get_by_label_contains("Basic rules of human conduct, Deserter: ");
    cell.click();
    harness.run_steps(3);
    let library = &harness.state().session.library;
    let counted = |held: &Held<'_>| counts_in(*held, &"deserter".into(), &"q3c-basic-rules".into());
    let counted = library.passages().filter(counted);
    let counted: Vec<PassageId> = counted.map(|held| held.passage.id.clone()).collect();
    assert!(!counted.is_empty());
    assert_eq!(listed(&harness), counted);
    click(&mut harness, "Back to the coverage");
    harness.get_by_label("Characteristics of the coverage");
    at(&mut harness, "Evidence");
    assert_eq!(listed(&harness), before, "the search is as it was");
}

#[test]
fn cells_are_walked_with_the_arrow_keys_and_opened_with_enter() {
    let mut harness = window_on_zembla();
    click(&mut harness, "Coverage");
    click(&mut harness, "Subjective fear, Deserter: nothing");
    assert!(
        harness
            .query_by_label("Characteristics of the coverage")
            .is_some(),
        "there is nothing to list"
    );
    harness
        .get_by_label("Subjective fear, Deserter: nothing")
        .focus();
    harness.run_steps(3);
    // From Q2 to H3: the table scrolls with the keyboard.
    for _ in 0..18 {
        press(&mut harness, egui::Key::ArrowDown);
    }
    press(&mut harness, egui::Key::ArrowLeft);
    press(&mut harness, egui::Key::ArrowRight);
    let cell = harness.get_by_label_contains("Private life (Article 8), Deserter: ");
    assert!(cell.accesskit_node().is_focused());
    press(&mut harness, egui::Key::Enter);
    assert_eq!(listed(&harness), ["zembla-2021-01".into()]);
}

#[test]
fn the_columns_are_what_is_ticked_or_one_facet_or_all() {
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Evidence");
    click(&mut harness, "Coverage");
    assert!(is_shown(&harness, "Convention reason, Russian national: "));
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let across = |harness: &Harness<'_, App>| {
        let session = &harness.state().session;
        let claimant = &session.case().claimant;
        let taxonomy = &session.library.taxonomy;
        session.coverage.columns(taxonomy, claimant).len()
    };
    assert_eq!(across(&harness), 2, "the nationality and the tick");
    click(&mut harness, "Characteristics of the coverage");
    click(&mut harness, "All characteristics");
    let all = across(&harness);
    assert!(all > 40, "{all}");
    assert!(is_shown(&harness, "Convention reason, Deserter: "));
    click(&mut harness, "Characteristics of the coverage");
    // The panel on the left has the facet’s name too; only the list can be chosen from.
    let choices = harness.get_all_by_label("Military status");
    choices.last().unwrap().click();
    harness.run_steps(3);
    assert!((2..all).contains(&across(&harness)));
}

#[test]
fn a_large_table_is_laid_out_only_where_it_is_seen() {
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Evidence");
    click(&mut harness, "Coverage");
    let table = &harness.state().session.coverage.table;
    let all = table.rows.len() * table.columns.len();
    let cells = harness.query_all_by_role(egui::accesskit::Role::Cell);
    let cells = cells.count();
    assert!(all > 800 && cells > 20 && cells < 250, "{cells} of {all}");
}
