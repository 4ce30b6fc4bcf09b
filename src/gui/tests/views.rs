//! The tabs of the middle: propositions and coverage, and what leads from one to the other.

use super::*;
use crate::library::{Held, Library, PackFiles, PassageId, PropositionId, Retired, Shelved, read};
use crate::matching::{counts_in, standings};

/// A small pack beside the shipped one: two propositions, and a passage that bears on both.
const PROPOSITIONS: &str = r#"(propositions: [
    (id: "zembla-front", issues: ["h3-private-life"], statement: "In Zembla deserters are sent to the front"),
    (id: "zembla-mild", issues: ["h3-private-life"], statement: "In Zembla nobody is punished"),
])"#;
const PACK: &str =
    r#"(id: "zembla", title: "Zembla", nationalities: ["RUS"], updated: "2026-11-01")"#;
const SOURCE: &str = r#"(
    id: "zembla-2021", title: "Zembla", publisher: "Zembla Watch", publisher_kind: Ngo,
    published: "2021-05", address: "https://example.org/zembla", language: "en", tier: B,
    read: SecondHand, seen_through: "a friend", limits: "Invented.", relies_on: ["mz-2024-06"],
    passages: [(
        id: "zembla-2021-01", kind: Summary, text: "Deserters are sent to the front.",
        about: ["deserter"], issues: ["h3-private-life"], stance: Helps, provenance: "invented",
        propositions: [Supports("zembla-front"), Contradicts("zembla-mild")],
    )],
)"#;

fn zembla() -> PackFiles {
    let files = [
        ("pack.ron", PACK),
        ("propositions.ron", PROPOSITIONS),
        ("sources/zembla-2021.ron", SOURCE),
    ];
    let owned = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    PackFiles {
        origin: "zembla".to_owned(),
        files: owned.into(),
    }
}

fn give(harness: &mut Harness<'_, App>, library: Library) {
    let index = SearchIndex::new(&library);
    let session = &mut harness.state_mut().session;
    session.set_library(library, index, Vec::new());
    harness.run_steps(2);
}

/// A window whose library has the small pack too; the claimant is a Russian deserter.
fn window_on_zembla() -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    let (library, findings) = read(&[shipped(), zembla()]);
    assert_eq!(findings, [], "the invented pack is sound");
    give(&mut harness, library);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    harness
}

fn type_into(harness: &mut Harness<'_, App>, name: &str, text: &str) {
    harness.get_by_label(name).focus();
    harness.run_steps(2);
    harness.get_by_label(name).type_text(text);
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'_, App>, key: egui::Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

/// The ids of the passages in the list.
fn listed(harness: &Harness<'_, App>) -> Vec<PassageId> {
    let session = &harness.state().session;
    let held = |position| session.library.at(position).unwrap();
    let rows = session.evidence.shown.iter();
    rows.map(|row| held(row.position).passage.id.clone())
        .collect()
}

fn is_shown(harness: &Harness<'_, App>, words: &str) -> bool {
    let mut found = harness.query_all_by_label_contains(words);
    found.next().is_some()
}

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
    harness.get_by_label("H3, Deserter: 1 help, newest May 2021, old");
    harness.get_by_label("Q3h, Deserter: nothing");
    assert!(is_shown(&harness, "Q3, Deserter: nothing itself, "));
    assert!(is_shown(&harness, " qualify, "));
    assert!(is_shown(&harness, "ageing: over 24 months"));
}

#[test]
fn a_cell_that_is_clicked_lists_just_its_passages_and_leads_back() {
    let mut harness = window_on_zembla();
    type_into(&mut harness, "Search passages", "prison");
    let before = listed(&harness);
    click(&mut harness, "Coverage");
    let cell = harness.get_by_label_contains("Q3c, Deserter: ");
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
    click(&mut harness, "Q2, Deserter: nothing");
    assert!(
        harness
            .query_by_label("Characteristics of the coverage")
            .is_some(),
        "there is nothing to list"
    );
    harness.get_by_label("Q2, Deserter: nothing").focus();
    harness.run_steps(3);
    // From Q2 to H3: the table scrolls with the keyboard.
    for _ in 0..15 {
        press(&mut harness, egui::Key::ArrowDown);
    }
    press(&mut harness, egui::Key::ArrowLeft);
    press(&mut harness, egui::Key::ArrowRight);
    let cell = harness.get_by_label_contains("H3, Deserter: ");
    assert!(cell.accesskit_node().is_focused());
    press(&mut harness, egui::Key::Enter);
    assert_eq!(listed(&harness), ["zembla-2021-01".into()]);
}

#[test]
fn the_columns_are_what_is_ticked_or_one_facet_or_all() {
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Evidence");
    click(&mut harness, "Coverage");
    assert!(is_shown(&harness, "Q1, Russian national: "));
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
    assert!(is_shown(&harness, "Q1, Deserter: "));
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

#[test]
fn propositions_are_listed_by_issue_and_searched() {
    let mut harness = window_on_zembla();
    click(&mut harness, "Propositions");
    type_into(&mut harness, "Search propositions", "zembla");
    harness.get_by_label(
        "H3: In Zembla deserters are sent to the front; 1 for, 0 qualifying, 0 against, \
         1 independent publisher, oldest May 2021, old, newest May 2021, old",
    );
    assert!(is_shown(
        &harness,
        "H3: In Zembla nobody is punished; 0 for"
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
        .get_by_label_contains("H3: In Zembla nobody is punished")
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

/// Opens the passage of the small pack in the reading pane.
fn read_zembla(harness: &mut Harness<'_, App>) {
    at(harness, "Evidence");
    type_into(harness, "Search passages", "zembla");
    click(harness, "Read zembla-2021-01");
}

#[test]
fn the_passage_says_what_it_does_to_each_proposition() {
    let mut harness = window_on_zembla();
    read_zembla(&mut harness);
    let supports = "supports: In Zembla deserters are sent to the front; 1 for, 0 qualifying";
    assert!(is_shown(&harness, supports));
    let contradicts = "contradicts: In Zembla nobody is punished; 0 for, 0 qualifying, 1 against";
    // Below the fold of the pane: a screen reader brings what it speaks of into view.
    let row = harness.get_by_label_contains(contradicts);
    row.click_accesskit();
    harness.run_steps(3);
    let open: Option<PropositionId> = harness.state().session.propositions.open.clone();
    assert_eq!(open, Some("zembla-mild".into()));
}

#[test]
fn the_passage_says_how_far_it_can_be_relied_on() {
    let mut harness = window_on_zembla();
    read_zembla(&mut harness);
    for name in [
        "Tier:",
        "How much was read:",
        "Seen through:",
        "Relies on:",
        "Limits:",
        "Provenance:",
    ] {
        harness.get_by_label(name);
    }
    assert!(is_shown(&harness, "B, a proper source with a defect"));
    assert!(is_shown(&harness, "Mediazona"), "by name, not by id");
    assert!(!is_shown(&harness, "Retired on"));
}

#[test]
fn what_is_retired_says_so_and_cannot_be_taken() {
    let mut harness = window_on_zembla();
    let library = harness.state().session.library.clone();
    let retire = |shelved: &Shelved| {
        let mut shelved = shelved.clone();
        if shelved.source.id == "zembla-2021".into() {
            shelved.source.retired = Some(Retired {
                on: Date::day(2026, 3, 1),
                why: "withdrawn by its publisher.".to_owned(),
            });
        }
        shelved
    };
    let shelf = library.shelf().iter().map(retire).collect();
    let packs = library.packs.clone();
    give(
        &mut harness,
        Library::new(packs, library.taxonomy.clone(), shelf),
    );
    click(&mut harness, "Whole library");
    read_zembla(&mut harness);
    harness.get_by_label(
        "Retired on 1 March 2026: withdrawn by its publisher. This source is no longer to be relied on.",
    );
    assert!(
        harness
            .query_by_label("Rely on it under an issue")
            .is_none()
    );
    let tick = harness.get_by_label("Rely on zembla-2021-01");
    assert!(tick.accesskit_node().is_disabled());
    press(&mut harness, egui::Key::Space);
    assert!(entries(&harness).is_empty());
}

#[test]
fn the_whole_library_also_says_why_a_passage_fits() {
    let mut harness = window_on_zembla();
    click(&mut harness, "Whole library");
    type_into(&mut harness, "Search passages", "zembla");
    assert!(is_shown(&harness, "The claimant is:"));
    assert!(!is_shown(&harness, "Does not fit what is ticked"));
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
