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

/// A pack of `count` passages in a folder, a hundred to a source.
fn large_pack(folder: &Path, count: usize) {
    use crate::library::{NewPack, Passage, new_pack, read, source_text};
    let (library, _) = read(&[shipped()]);
    let specimen = &library.shelf()[0].source;
    let about = NewPack {
        id: "large".to_owned(),
        title: "Large".to_owned(),
        nationalities: vec!["RUS".to_owned()],
        updated: Date::day(2026, 11, 1),
    };
    let mut pack = new_pack(&about);
    for source in 0..count / 100 {
        let mut copy = specimen.clone();
        copy.id = format!("large-{source}").as_str().into();
        let passage = |number: usize| Passage {
            id: format!("large-{source}-{number}").as_str().into(),
            ..specimen.passages[number % specimen.passages.len()].clone()
        };
        copy.passages = (0..100).map(passage).collect();
        let path = format!("sources/large-{source}.ron");
        pack.insert(path, source_text(&copy).into_bytes());
    }
    files::make_pack(folder, &pack).unwrap();
}

/// Figures to read, likewise.
#[test]
#[ignore = "measures; a loaded machine says nothing"]
#[expect(clippy::print_stdout, reason = "a measurement is there to print")]
fn how_long_it_takes_to_read_a_pack_of_twenty_thousand_passages() {
    let folder = folder();
    let pack = folder.path().join("large");
    large_pack(&pack, 20_000);
    let begun = Instant::now();
    let files = files::read_pack(&pack).unwrap();
    println!("files {:.1?}", begun.elapsed());
    let begun = Instant::now();
    let (library, findings) = crate::library::read(&[shipped(), files]);
    println!(
        "library {:.1?}, {} findings",
        begun.elapsed(),
        findings.len()
    );
    let begun = Instant::now();
    let index = SearchIndex::new(&library);
    println!("index {:.1?}", begun.elapsed());
    let mut harness = deserter();
    let begun = Instant::now();
    let session = &mut harness.state_mut().session;
    session.set_library(library, index, findings);
    println!("taken into the window {:.1?}", begun.elapsed());
}
