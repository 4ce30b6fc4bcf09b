//! A large library: the window stays quick.

use std::time::Instant;

use super::evidence::{deserter, id, listed};
use super::*;
use crate::gui::evidence_order::GroupBy;

#[test]
fn the_list_stays_quick_with_twenty_thousand_passages() {
    let mut harness = window(Vec::new(), None);
    let many = many_passages(20_000);
    let index = SearchIndex::new(&many);
    harness
        .state_mut()
        .session
        .set_library(many, index, Vec::new());
    russian(&mut harness);
    until(&mut harness, "the list", |app| {
        !app.session.evidence.is_listing()
    });
    assert!(harness.state().session.evidence.shown.len() > 1000);
    let rows = harness.query_all_by_label_contains("Rely on ").count();
    assert!(rows < 40, "{rows} rows were laid out");
}

/// A Russian claimant, and twenty thousand sources.
fn large() -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    let many = many_passages(20_000);
    let index = SearchIndex::new(&many);
    let session = &mut harness.state_mut().session;
    session.set_library(many, index, Vec::new());
    harness.run_steps(2);
    harness
}

/// By position, what is shown.
fn positions(harness: &Harness<'_, App>) -> Vec<usize> {
    let shown = harness.state().session.evidence.shown.iter();
    shown.map(|row| row.position).collect()
}

#[test]
fn who_types_quickly_gets_the_list_of_what_was_typed_last() {
    let mut harness = large();
    let all = positions(&harness);
    for typed in ["m", "mo", "mob", "mobi", "detention", "mobilis"] {
        harness.state_mut().session.search(typed.to_owned());
        assert_eq!(positions(&harness), all, "the old list stays meanwhile");
    }
    until(&mut harness, "the list", |app| {
        !app.session.evidence.is_listing()
    });
    let last = positions(&harness);
    assert!(!last.is_empty() && last.len() < all.len());
    for position in &last {
        let held = harness.state().session.library.at(*position).unwrap();
        let finder = &harness.state().session.evidence.finder;
        let is_named = !finder.other_names(held).is_empty();
        let title = finder.hits(&held.source.title);
        assert!(is_named || !title.is_empty() || !finder.hits_in(held).is_empty());
    }
    harness.run_steps(30);
    assert_eq!(positions(&harness), last, "nothing older comes after it");
}

#[test]
fn the_first_of_a_list_that_is_not_there_yet_is_read_once_it_is() {
    let mut harness = large();
    let all = positions(&harness).len();
    harness.get_by_label("Search passages").focus();
    harness.run_steps(2);
    harness.state_mut().session.search("mobilis".to_owned());
    harness.key_press(egui::Key::ArrowDown);
    until(&mut harness, "the passage", |app| {
        app.session.selected.is_some()
    });
    let found = positions(&harness);
    assert!(found.len() < all, "of the list that was searched for");
    assert_eq!(harness.state().session.selected, found.first().copied());
}

fn many_passages(count: usize) -> crate::library::Library {
    use crate::library::{Library, Shelved, read};
    let (library, _) = read(&[shipped()]);
    let specimens: Vec<&Shelved> = library.shelf().iter().collect();
    let copy = |number: usize| {
        let mut shelved = specimens[number % specimens.len()].clone();
        shelved.source.id = format!("copy-{number}").as_str().into();
        for (at, passage) in shelved.source.passages.iter_mut().enumerate() {
            passage.id = format!("copy-{number}-{at}").as_str().into();
            passage.about = vec!["russian-national".into()];
        }
        shelved
    };
    Library::new(
        library.packs.clone(),
        library.taxonomy.clone(),
        (0..count).map(copy).collect(),
    )
}

/// Figures to read, no test that fails where the machine is slow: `cargo test --lib -- --ignored
/// --nocapture how_long`.
#[test]
#[ignore = "measures; a loaded machine says nothing"]
#[expect(clippy::print_stdout, reason = "a measurement is there to print")]
fn how_long_a_frame_takes_while_twenty_thousand_passages_are_scrolled() {
    let mut harness = deserter();
    let many = many_passages(20_000);
    let index = SearchIndex::new(&many);
    let session = &mut harness.state_mut().session;
    session.set_library(many, index, Vec::new());
    session.evidence.group = GroupBy::Source;
    harness.run_steps(2);
    let start = Instant::now();
    tick(&mut harness, "Draft evader");
    println!(
        "a tick of the claimant, with its frames: {:?}",
        start.elapsed()
    );
    at(&mut harness, "Evidence");
    for words in ["", "mobilis"] {
        let start = Instant::now();
        harness.state_mut().session.search(words.to_owned());
        println!("search “{words}” asked for: {:?}", start.elapsed());
        until(&mut harness, "the list", |app| {
            !app.session.evidence.is_listing()
        });
        println!("search “{words}” listed: {:?}", start.elapsed());
        harness.run_steps(2);
        let first = listed(&harness)[0];
        harness.state_mut().session.select(first);
        harness.run_steps(2);
        let name = format!("Read {}", id(&harness, first));
        let over = harness.get_by_label(&name).rect().center();
        harness.event(egui::Event::PointerMoved(over));
        let mut times: Vec<_> = (0..200)
            .map(|_| {
                harness.event(egui::Event::MouseWheel {
                    unit: egui::MouseWheelUnit::Point,
                    source: egui::MouseWheelSource::Wheel,
                    delta: egui::vec2(0.0, -700.0),
                    phase: egui::TouchPhase::Move,
                    modifiers: egui::Modifiers::NONE,
                });
                let start = Instant::now();
                harness.step();
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        println!(
            "{} rows, frame: median {:?}, 95th {:?}, longest {:?}",
            listed(&harness).len(),
            times[100],
            times[190],
            times[199]
        );
    }
}
