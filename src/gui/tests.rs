//! The window, driven by the names that a screen reader says; no screen and no graphics needed.

mod against;
mod any_bundle;
mod any_script;
mod arrange;
mod authorities;
mod begun;
mod beside_report;
mod check;
mod commands;
mod countries;
mod coverage;
mod dates;
mod dialogs;
mod document_rows;
mod documents;
mod evidence;
mod facet_menus;
mod filed;
mod filing;
mod first_selection;
mod fit;
mod form_recovery;
mod hidden;
mod hovering;
mod incomplete;
mod intake;
mod keeping;
mod kept_until;
mod kinds;
mod large;
mod late;
mod legible;
mod letter;
mod long_pages;
mod low;
mod modals;
mod moved;
mod next;
mod old_versions;
mod overwriting;
mod own_packs;
mod pack_conflicts;
mod packed;
mod paper;
mod passwords;
mod picking;
mod plain_words;
mod position;
mod preview;
mod propositions;
mod quotations;
mod quoted_pages;
mod quoting;
mod reader;
mod reader_packs;
mod reader_panel;
mod reader_shown;
mod reader_whole;
mod reading;
mod reasons;
mod redaction;
mod road;
mod scans;
mod sentences;
mod settings;
mod slow_disk;
mod smaller;
mod source_form;
mod source_gone;
mod states;
mod steps;
mod stillness;
mod stopping;
mod targets;
mod text_menu;
mod to_documents;
mod told_numbers;
mod tribunal;
mod typing;
mod uncounted;
mod unhurried;
#[cfg(unix)]
mod unshown;
mod vanished;
mod volumes;
mod word;
mod zembla;

use std::cell::Cell;
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
use crate::files::watched::while_painting;
use crate::library::{Date, shipped};
use crate::matching::SearchIndex;
use crate::signals::Signals;
use crate::worker::Workers;
use crate::{case, files, pdf};

/// Answers every dialog with the next prepared answer; cancels when there is none.
#[derive(Default)]
struct Answers(Mutex<Vec<Chosen>>);

impl Dialogs for Answers {
    fn ask(&self, _purpose: &Purpose, _folder: Option<&Path>) -> Chosen {
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
    let harness = begun_in(world, dialogs, unsaved, case);
    with_library(harness)
}

fn with_library(mut harness: Harness<'static, App>) -> Harness<'static, App> {
    until(&mut harness, "the library", |app| {
        app.session.library_findings.is_some()
    });
    harness
}

/// The same, while the library is still being read.
fn begun_in(
    world: World,
    dialogs: Arc<dyn Dialogs>,
    unsaved: PathBuf,
    case: Option<&Path>,
) -> Harness<'static, App> {
    let workers = Workers::here();
    begun_with(workers, world, dialogs, unsaved, case)
}

/// The same, with others to draw pages of documents.
fn begun_with(
    workers: Workers,
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
        signals: Signals::default(),
        another_window: Arc::new(|| Err(std::io::Error::other("not in tests"))),
        desktop: Arc::new(|_launch| Err("not in tests".to_owned())),
        workers,
        cache: None,
    };
    let app = App::new(surroundings, shipped(), case);
    Harness::builder()
        .with_size([1440.0, 900.0])
        .with_context_setup(theme::install)
        .build_ui_state(|ui, app: &mut App| frame(ui, app), app)
}

/// A frame, and all that is done with files because of it: a test may look at the disk right afterwards. In a
/// running program the window waits for none of it, which is seen to in every test: a disk may take seconds
/// to answer, so that the thread that paints must ask it for nothing.
fn frame(ui: &mut egui::Ui, app: &mut App) {
    let ((), asked) = while_painting(|| {
        app.logic(ui.ctx());
        app.show(ui);
    });
    assert_eq!(asked, Vec::<PathBuf>::new(), "asked of the disk in a frame");
    if !IS_SLOW.get() {
        app.settle(ui.input(|input| input.time));
    }
}

thread_local! {
    /// The disk of this test is slow: nothing waits for it.
    static IS_SLOW: Cell<bool> = const { Cell::new(false) };
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

/// The stations of the road.
const PAGES: [&str; 7] = [
    "Case",
    "Appellant",
    "Evidence",
    "Arrange",
    "Documents",
    "Preview",
    "Check",
];

/// Goes to a station of the road.
fn at(harness: &mut Harness<'_, App>, stage: &str) {
    let tab = harness.get_by_role_and_label(egui::accesskit::Role::Tab, stage);
    tab.click();
    harness.run_steps(3);
}

/// Shows a part of the page, by its tab.
fn tab(harness: &mut Harness<'_, App>, name: &str) {
    at(harness, name);
}

/// Presses a button of the mouse at a place and lets it go.
fn click_at(harness: &mut Harness<'_, App>, place: egui::Pos2, button: egui::PointerButton) {
    harness.hover_at(place);
    harness.step();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: place,
            button,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        harness.step();
    }
    harness.run_steps(3);
}

/// Chooses a command from its menu.
fn menu(harness: &mut Harness<'_, App>, name: &str) {
    let command = super::command::Command::ALL
        .into_iter()
        .find(|command| command.label() == name)
        .unwrap();
    click(harness, command.menu().label());
    let name = format!("Menu: {name}");
    // Of a low window the end of a menu is scrolled to.
    harness.get_by_label(&name).scroll_to_me();
    harness.run_steps(4);
    click(harness, &name);
}

/// A Russian appellant, and on to the evidence.
fn russian(harness: &mut Harness<'_, App>) {
    at(harness, "Appellant");
    click(harness, "Nationality");
    click(harness, "Russian national");
    at(harness, "Evidence");
}

/// Ticks a characteristic, and goes on to the evidence.
fn tick(harness: &mut Harness<'_, App>, characteristic: &str) {
    at(harness, "Appellant");
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
