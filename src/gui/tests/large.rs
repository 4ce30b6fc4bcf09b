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
    assert!(harness.state().session.evidence.shown.len() > 1000);
    let rows = harness.query_all_by_label_contains("Rely on ").count();
    assert!(rows < 40, "{rows} rows were laid out");
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
    for words in ["", "mobilis"] {
        let start = Instant::now();
        harness.state_mut().session.search(words.to_owned());
        println!("search “{words}”: {:?}", start.elapsed());
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
