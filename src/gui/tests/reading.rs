//! What the passage that is read says of itself.

use super::zembla::*;
use super::*;
use crate::library::{Library, PropositionId, Retired, Shelved};

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
    let supports = "supports: In Zembla deserters are sent to the front; 1 for, 0 in part";
    assert!(is_shown(&harness, supports));
    let contradicts = "contradicts: In Zembla nobody is punished; 0 for, 0 in part, 1 against";
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
        "Reliability:",
        "How much was read:",
        "Seen through:",
        "Relies on:",
        "Limits:",
        "Where it was seen:",
    ] {
        harness.get_by_label(name);
    }
    assert!(is_shown(&harness, "With a defect: a proper source"));
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
    assert!(is_shown(&harness, "The appellant is:"));
    assert!(!is_shown(&harness, "Does not fit what is ticked"));
}
