//! A large library: the window stays quick.

use std::time::Instant;

use super::evidence::{deserter, id, listed};
use super::*;
use crate::case::Edit;
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

/// What an edit costs the frame in which it is made: no ranking of the library.
#[test]
fn a_tick_and_a_new_library_are_ranked_beside_the_window() {
    let mut harness = large();
    let russian = positions(&harness);
    let become_of = |harness: &mut Harness<'_, App>, nationality: Option<&str>| {
        let edit = Edit::SetNationality(nationality.map(str::to_owned));
        harness.state_mut().session.edit(edit, 0.0);
    };
    become_of(&mut harness, None);
    assert!(harness.state().session.evidence.is_listing());
    assert_eq!(positions(&harness), russian, "the old list stays meanwhile");
    until(&mut harness, "the list", is_listed);
    assert_ne!(positions(&harness), russian);
    // Taken back before it was ranked: as if it had never been.
    let nobodys = positions(&harness);
    become_of(&mut harness, Some("RUS"));
    become_of(&mut harness, None);
    until(&mut harness, "the list", is_listed);
    assert_eq!(positions(&harness), nobodys);
    become_of(&mut harness, Some("RUS"));
    until(&mut harness, "the list", is_listed);
    assert_eq!(positions(&harness), russian);

    let another = many_passages(9_000);
    let index = SearchIndex::new(&another);
    let session = &mut harness.state_mut().session;
    session.set_library(another, index, Vec::new());
    assert!(session.evidence.is_listing() && session.evidence.shown.is_empty());
    until(&mut harness, "the list", is_listed);
    let shown = positions(&harness);
    assert!(!shown.is_empty() && shown.iter().all(|position| *position < 27_000));
    assert_ne!(shown, russian);
}

/// A Russian appellant, and twenty thousand sources.
fn large() -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    let many = many_passages(20_000);
    let index = SearchIndex::new(&many);
    let session = &mut harness.state_mut().session;
    session.set_library(many, index, Vec::new());
    until(&mut harness, "the list", is_listed);
    harness
}

fn is_listed(app: &App) -> bool {
    !app.session.evidence.is_listing()
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
    let (library, _) = read(&shipped());
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
        "a tick of the appellant, with its frames: {:?}",
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

/// A pack of `count` passages in a folder, a hundred to a source.
fn large_pack(folder: &Path, count: usize) {
    use crate::library::{NewPack, Passage, new_pack, read, source_text};
    let (library, _) = read(&shipped());
    let is_russian = |one: &&crate::library::Shelved| library.packs[one.pack].id == "russia";
    let specimen = &library.shelf().iter().find(is_russian).unwrap().source;
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
    let (library, findings) = crate::library::read(&[shipped(), vec![files]].concat());
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

/// A window on a pack that takes a moment to read, while it is being read; with the folders it needs.
fn window_that_reads(passages: usize) -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let pack = folder.path().join("large");
    large_pack(&pack, passages);
    let settings = folder.path().join("settings.ron");
    let text = format!("(version: 1, packs: [{pack:?}])");
    files::write_atomic(&settings, text.as_bytes()).unwrap();
    let dialogs = Arc::new(Answers::default());
    let mut harness = begun_in(world(settings), dialogs, unsaved_place(), None);
    harness.run_steps(2);
    (folder, harness)
}

/// Beside those that ship; none before these are read.
fn packs(app: &App) -> usize {
    let all = app.session.library.packs.len();
    all.saturating_sub(shipped().len())
}

fn until_shown(harness: &mut Harness<'_, App>, name: &str) {
    for _ in 0..500 {
        harness.step();
        if harness.query_by_label(name).is_some() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{name} did not come");
}

#[test]
fn a_person_who_does_not_wait_for_their_packs_has_what_ships_and_can_read_on() {
    let (_folder, mut harness) = window_that_reads(3000);
    harness.get_by_label("Reading the library");
    click(&mut harness, "Stop reading the library");
    until(&mut harness, "what ships", |app| {
        app.session.library_findings.is_some()
    });
    assert_eq!(packs(harness.state()), 0);
    assert!(own_packs::is_said(&harness, "reading it was stopped"));
    click(&mut harness, "Library");
    click(&mut harness, "Read again");
    until(&mut harness, "the pack", |app| packs(app) == 1);
    assert!(!own_packs::is_said(&harness, "reading it was stopped"));
}

#[test]
fn the_library_stays_as_it_was_where_nobody_waits_until_it_is_read_again() {
    let (folder, mut harness) = window_that_reads(6000);
    until(&mut harness, "the pack", |app| packs(app) == 1);
    let before = harness.state().session.library.passages().count();
    let source = folder.path().join("large/sources/large-0.ron");
    files::remove(&source).unwrap();
    until_shown(&mut harness, "Stop reading the library");
    click(&mut harness, "Stop reading the library");
    assert!(own_packs::is_said(&harness, "as it was read before"));
    assert_eq!(harness.state().session.library.passages().count(), before);
    click(&mut harness, "Library");
    click(&mut harness, "Read again");
    until(&mut harness, "the change", |app| {
        app.session.library.passages().count() == before - 100
    });
    assert!(harness.query_by_label("Read again").is_none());
}
