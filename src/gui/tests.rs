//! The window, driven by the names that a screen reader says; no screen and no graphics needed.

mod arrange;
mod check;
mod commands;
mod documents;
mod evidence;
mod keeping;
mod low;
mod own_packs;
mod preview;
mod settings;
mod typing;
mod views;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::app::{App, Surroundings};
use super::dialogs::{Chosen, Dialogs, Purpose};
use super::packs::World;
use super::theme;
use crate::library::{Date, shipped};
use crate::matching::SearchIndex;
use crate::{case, files, pdf};

/// Answers every dialog with the next prepared answer; cancels when there is none.
#[derive(Default)]
struct Answers(Mutex<Vec<Chosen>>);

impl Dialogs for Answers {
    fn ask(&self, _purpose: &Purpose) -> Chosen {
        self.0.lock().unwrap().pop().unwrap_or(Chosen::Cancelled)
    }
}

/// A window of a laptop's size on the shipped library, which has been read.
fn window(answers: Vec<Chosen>, case: Option<&Path>) -> Harness<'static, App> {
    window_with(
        Arc::new(Answers(Mutex::new(answers))),
        unsaved_place(),
        case,
    )
}

/// Each window keeps unsaved cases in a place of its own.
fn unsaved_place() -> PathBuf {
    static WINDOWS: AtomicUsize = AtomicUsize::new(0);
    let number = WINDOWS.fetch_add(1, Ordering::Relaxed);
    let name = format!("bundle-builder-test-{}-{number}", std::process::id());
    std::env::temp_dir().join(name)
}

fn window_with(
    dialogs: Arc<dyn Dialogs>,
    unsaved: PathBuf,
    case: Option<&Path>,
) -> Harness<'static, App> {
    // Tests that do not ask for settings share none: there is no such folder.
    window_in(
        world(unsaved.with_extension("settings")),
        dialogs,
        unsaved,
        case,
    )
}

/// What a window knows of the world, with its settings at `settings`.
fn world(settings: PathBuf) -> World {
    World {
        settings,
        who: "ann on desk 4".to_owned(),
        clock: Arc::new(|| 1_000_000),
        watch_every: Duration::from_millis(30),
    }
}

fn window_in(
    world: World,
    dialogs: Arc<dyn Dialogs>,
    unsaved: PathBuf,
    case: Option<&Path>,
) -> Harness<'static, App> {
    let surroundings = Surroundings {
        today: Date::day(2026, 11, 23),
        dialogs,
        wake: Arc::new(|| ()),
        unsaved,
        world,
        another_window: Arc::new(|| Err(std::io::Error::other("not in tests"))),
    };
    let app = App::new(surroundings, vec![shipped()], case);
    let mut harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, app: &mut App| {
                app.logic(ui.ctx());
                app.show(ui);
            },
            app,
        );
    until(&mut harness, "the library", |app| {
        app.session.library_findings.is_some()
    });
    harness
}

/// Goes on painting until something has come about in another thread.
fn until(harness: &mut Harness<'_, App>, what: &str, is_so: impl Fn(&App) -> bool) {
    for _ in 0..1000 {
        harness.step();
        if is_so(harness.state()) {
            harness.run_steps(2);
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{what} did not come about");
}

fn click(harness: &mut Harness<'_, App>, name: &str) {
    harness.get_by_label(name).click();
    harness.run_steps(3);
}

/// Types over what stands in the field that bears the name.
fn fill(harness: &mut Harness<'_, App>, name: &str, text: &str) {
    harness.get_by_label(name).focus();
    harness.run_steps(2);
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[egui::Key::A]);
    harness.run_steps(2);
    harness.get_by_label(name).type_text(text);
    harness.run_steps(3);
}

/// Goes to a station of the road.
fn at(harness: &mut Harness<'_, App>, stage: &str) {
    let tab = harness.get_by_role_and_label(egui::accesskit::Role::Tab, stage);
    tab.click();
    harness.run_steps(3);
}

/// Chooses a command from its menu.
fn menu(harness: &mut Harness<'_, App>, name: &str) {
    let command = super::command::Command::ALL
        .into_iter()
        .find(|command| command.label() == name)
        .unwrap();
    click(harness, command.menu().label());
    click(harness, &format!("Menu: {name}"));
}

/// A Russian claimant, and on to the evidence.
fn russian(harness: &mut Harness<'_, App>) {
    at(harness, "Claimant");
    click(harness, "Nationality");
    click(harness, "Russian national");
    at(harness, "Evidence");
}

/// Ticks a characteristic, and goes on to the evidence.
fn tick(harness: &mut Harness<'_, App>, characteristic: &str) {
    at(harness, "Claimant");
    click(harness, characteristic);
    at(harness, "Evidence");
}

fn entries(harness: &Harness<'_, App>) -> Vec<String> {
    let case = harness.state().session.case();
    case.entries()
        .map(|entry| entry.passage.id.to_string())
        .collect()
}

/// The first passage in the list that is not chosen yet.
fn first_passage(harness: &Harness<'_, App>) -> String {
    let session = &harness.state().session;
    let first = session.evidence.shown.first().unwrap();
    session
        .library
        .at(first.position)
        .unwrap()
        .passage
        .id
        .to_string()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A copy of the sample case: tests must not leave recovery copies beside the real one.
fn sample_in(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("case.ron");
    let sample = files::read(Path::new("assets/sample-case.ron")).unwrap();
    files::write_atomic(&path, &sample).unwrap();
    path
}

#[test]
fn an_empty_window_says_in_every_panel_what_to_do() {
    let mut harness = window(Vec::new(), None);
    for (stage, words) in [
        (
            "Claimant",
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
            .query_all_by_label_contains("The claimant is:")
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
    harness.get_by_label("Provenance:");
    harness.get_by_label("Rely on it under an issue");
}

#[test]
fn an_issue_shows_its_standard_and_its_authorities_adverse_ones_marked() {
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Arrange");
    click(&mut harness, "Add a disputed issue");
    harness
        .get_by_label_contains("Q1b Religion or conscience")
        .hover();
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
    click(&mut harness, "Move CS 1 down");
    let numbers: Vec<u32> = harness
        .state()
        .session
        .case()
        .entries()
        .map(|entry| entry.number)
        .collect();
    assert_eq!(numbers[..2], [2, 1]);
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
    click(&mut harness, "Move CS 1 down");
    click(&mut harness, "Numbers and exceptions");
    click(&mut harness, "Number entries in print order");
    let numbers = |app: &App| -> Vec<u32> {
        app.session
            .case()
            .entries()
            .map(|entry| entry.number)
            .collect()
    };
    assert!(numbers(harness.state()).into_iter().eq(1..=20));
    let name = "Reason to print without the draft mark";
    harness.get_by_label(name).focus();
    harness.run_steps(2);
    harness.get_by_label(name).type_text("Served for agreement");
    harness.run_steps(3);
    let overrides = &harness.state().session.case().overrides;
    assert_eq!(
        overrides[&case::OverrideKind::DraftMark].reason,
        "Served for agreement"
    );
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

#[test]
fn saving_and_opening_keeps_the_case_and_asks_before_losing_changes() {
    let folder = folder();
    let path = folder.path().join("one.ron");
    let mut harness = window(vec![Chosen::Path(path.clone())], None);
    russian(&mut harness);
    menu(&mut harness, "Save");
    until(&mut harness, "the save", |app| {
        app.session.history.is_saved()
    });
    let kept = case::text::read(&files::read(&path).unwrap()).unwrap();
    assert_eq!(kept.claimant.nationality.as_deref(), Some("RUS"));
    tick(&mut harness, "Deserter");
    menu(&mut harness, "New");
    harness.get_by_label("Save the case first?");
    click(&mut harness, "Answer: Cancel");
    assert!(
        !harness
            .state()
            .session
            .case()
            .claimant
            .characteristics
            .is_empty()
    );
    menu(&mut harness, "New");
    click(&mut harness, "Answer: Save");
    assert!(
        harness
            .state()
            .session
            .case()
            .claimant
            .nationality
            .is_none(),
        "a new case"
    );
    let kept = case::text::read(&files::read(&path).unwrap()).unwrap();
    assert!(kept.claimant.characteristics.contains("deserter"));
}

#[test]
fn what_somebody_else_wrote_is_not_overwritten_unasked() {
    let folder = folder();
    let path = sample_in(&folder);
    let sample = files::read(&path).unwrap();
    let mut harness = window(Vec::new(), Some(&path));
    at(&mut harness, "Arrange");
    click(&mut harness, "Remove CS 1");
    let theirs = [b"// changed\n".as_slice(), &sample].concat();
    files::write_atomic(&path, &theirs).unwrap();
    menu(&mut harness, "Save");
    harness.get_by_label("The file was changed by somebody else");
    assert_eq!(files::read(&path).unwrap(), theirs);
    click(&mut harness, "Answer: Replace it");
    assert_ne!(files::read(&path).unwrap(), theirs);
}

#[test]
fn changes_that_were_not_saved_are_kept_and_offered() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    at(&mut harness, "Arrange");
    click(&mut harness, "Remove CS 1");
    harness.run_steps(40);
    until(&mut harness, "the recovery copy", |_| {
        files::recovery_path(&path).exists()
    });
    drop(harness);
    let mut harness = window(Vec::new(), Some(&path));
    harness.get_by_label("Take up where you left off?");
    click(&mut harness, "Answer: Take the kept changes");
    assert!(harness.state().session.case().entry(1).is_none());
    menu(&mut harness, "Save");
    assert!(!files::recovery_path(&path).exists());
}

#[test]
fn a_file_that_is_no_case_is_named_and_nothing_changes() {
    let harness = window(Vec::new(), Some(Path::new("Cargo.toml")));
    assert!(
        harness
            .query_all_by_label_contains("Cargo.toml")
            .next()
            .is_some()
    );
    assert_eq!(harness.state().session.case().entries().count(), 0);
}

#[test]
fn where_no_dialog_can_be_shown_the_path_is_typed() {
    let folder = folder();
    let path = folder.path().join("typed.ron");
    let mut harness = window(vec![Chosen::NoDialog], None);
    russian(&mut harness);
    menu(&mut harness, "Save as");
    until(&mut harness, "the question", |_| true);
    std::thread::sleep(Duration::from_millis(100));
    harness.run_steps(3);
    harness.get_by_label("Path").focus();
    harness.run_steps(2);
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[egui::Key::A]);
    harness.run_steps(2);
    harness
        .get_by_label("Path")
        .type_text(&path.display().to_string());
    harness.run_steps(3);
    click(&mut harness, "OK");
    assert!(path.exists());
}

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

#[test]
fn the_path_of_a_dialog_gets_its_ending() {
    let folder = folder();
    let bare: PathBuf = folder.path().join("bare");
    let mut harness = window(vec![Chosen::Path(bare.clone())], None);
    russian(&mut harness);
    menu(&mut harness, "Save as");
    until(&mut harness, "the save", |app| {
        app.session.history.is_saved()
    });
    assert!(bare.with_extension("ron").exists());
}
