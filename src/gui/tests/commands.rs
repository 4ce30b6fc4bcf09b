//! Every command does what it says, by its keys and by the palette; a new one cannot be forgotten here.

use super::*;
use crate::gui::action::{Stage, Tab};
use crate::gui::command::Command;
use crate::gui::overlay::Overlay;
use crate::gui::session::{LastExport, Notices};

/// Writes down what was asked for, and answers nothing.
#[derive(Default)]
struct Asked(Mutex<Vec<Purpose>>);

impl Dialogs for Asked {
    fn ask(&self, purpose: &Purpose, _folder: Option<&Path>) -> Chosen {
        self.0.lock().unwrap().push(purpose.clone());
        Chosen::Cancelled
    }
}

/// A window in which there is something to take back, to make again, to save and to export.
fn busy_window() -> (Harness<'static, App>, Arc<Asked>) {
    let asked = Arc::new(Asked::default());
    let mut harness = window_with(asked.clone(), unsaved_place(), None);
    russian(&mut harness);
    let first = first_passage(&harness);
    click(&mut harness, &format!("Rely on {first}"));
    tick(&mut harness, "Deserter");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    harness.run_steps(3);
    assert_eq!(entries(&harness), [first]);
    (harness, asked)
}

fn by_keys(harness: &mut Harness<'_, App>, command: Command) {
    let shortcut = command.shortcut();
    harness.key_press_modifiers(shortcut.modifiers, shortcut.logical_key);
    harness.run_steps(4);
}

fn by_palette(harness: &mut Harness<'_, App>, command: Command) {
    by_keys(harness, Command::Palette);
    harness
        .get_by_label("Find a command by its name")
        .type_text(command.label());
    harness.run_steps(3);
    harness.key_press(egui::Key::Enter);
    harness.run_steps(4);
}

/// Whether what the command is for has come about.
fn is_done(harness: &mut Harness<'_, App>, asked: &Asked, command: Command) -> bool {
    let asks = |harness: &mut Harness<'_, App>, is_it: fn(&Purpose) -> bool| {
        until(harness, "a file window", |_| {
            !asked.0.lock().unwrap().is_empty()
        });
        asked.0.lock().unwrap().iter().any(is_it)
    };
    let is_there =
        |harness: &Harness<'_, App>, label: &str| harness.query_by_label(label).is_some();
    let zoom = harness.ctx.zoom_factor();
    match command {
        Command::New | Command::NewFromThis | Command::Sample | Command::Quit => {
            is_there(harness, "Save the case first?")
        }
        Command::NewWindow => {
            let said = harness.query_all_by_label_contains("No second window could be opened");
            said.count() > 0
        }
        Command::Open => asks(harness, |purpose| *purpose == Purpose::OpenCase),
        Command::Save | Command::SaveAs => {
            asks(harness, |purpose| matches!(purpose, Purpose::SaveCase(_)))
        }
        Command::OpenPackage => asks(harness, |purpose| *purpose == Purpose::OpenPackage),
        Command::SavePackage | Command::RemoveTraces => {
            let notices = &harness.state().session.notices;
            notices.says("The case is not saved.")
        }
        Command::Export => asks(harness, |purpose| matches!(purpose, Purpose::SaveBundle(_))),
        Command::OpenReport => asks(harness, |purpose| *purpose == Purpose::OpenReport),
        Command::CheckPaper => asks(harness, |purpose| *purpose == Purpose::ChoosePaper),
        Command::CheckBundle => asks(harness, |purpose| *purpose == Purpose::ChooseBundle),
        Command::AddDocument => asks(harness, |purpose| *purpose == Purpose::AddDocument),
        Command::OpenBundle | Command::ShowBundle | Command::Print => {
            until(harness, "the desktop’s answer", |app| {
                !app.session.notices.is_empty()
            });
            let said = harness.query_all_by_label_contains("could not be opened from here");
            said.count() > 0
        }
        Command::Settings => harness.state().overlay == Some(Overlay::Settings),
        Command::Undo => entries(harness).is_empty(),
        Command::Redo => {
            let case = harness.state().session.case();
            case.claimant.characteristics.contains("deserter")
        }
        // What each does there is a matter of its own.
        Command::Text(_) | Command::Search => harness
            .get_by_label("Search passages")
            .accesskit_node()
            .is_focused(),
        Command::Go(stage) => harness.state().session.stage == stage,
        Command::Show(tab) => {
            let session = &harness.state().session;
            (session.stage, session.tab) == (Stage::Evidence, tab)
        }
        Command::NextPanel | Command::PreviousPanel => {
            let regions = harness.get_all_by_role(egui::accesskit::Role::Region);
            let mut regions = regions.map(|region| region.accesskit_node().is_focused());
            regions.any(|is_focused| is_focused)
        }
        Command::Library => harness.state().keeper.packs.is_open,
        Command::Larger => zoom > 1.05,
        Command::Smaller => zoom < 0.95,
        Command::UsualSize => (zoom - 1.0).abs() < 0.01,
        Command::Theme => harness.ctx.theme() == egui::Theme::Dark,
        Command::Problems => harness.state().session.notices.is_open,
        Command::Palette => matches!(harness.state().overlay, Some(Overlay::Palette(_))),
        Command::Shortcuts => harness.state().overlay == Some(Overlay::Shortcuts),
        Command::Tour => harness.state().overlay == Some(Overlay::Tour(0)),
    }
}

/// A state from which the command makes a difference.
fn prepare(harness: &mut Harness<'_, App>, command: Command) {
    match command {
        Command::Go(Stage::Evidence) => at(harness, "Case"),
        Command::Show(Tab::Passages) => click(harness, "Coverage"),
        Command::Text(_) => fill(harness, "Search passages", "war"),
        Command::UsualSize => by_keys(harness, Command::Larger),
        Command::Theme => harness.ctx.set_theme(egui::Theme::Light),
        Command::OpenBundle | Command::ShowBundle | Command::Print => {
            let session = &mut harness.state_mut().session;
            session.notices = Notices::default();
            session.last_export = Some(LastExport {
                path: "/out.pdf".into(),
                asked_for: "/out.pdf".into(),
                pages: 1,
                size: 0.1,
                draft: true,
                findings: Vec::new(),
                case: session.case().clone(),
            });
        }
        _ => {}
    }
}

/// The commands that do not do what they say, each tried in a window of its own.
fn failing(give: fn(&mut Harness<'_, App>, Command)) -> Vec<Command> {
    let fails = |command: &Command| {
        let (mut harness, asked) = busy_window();
        prepare(&mut harness, *command);
        give(&mut harness, *command);
        !is_done(&mut harness, &asked, *command)
    };
    Command::ALL.into_iter().filter(fails).collect()
}

#[test]
fn every_command_does_what_it_says_by_its_keys() {
    assert_eq!(failing(by_keys), []);
}

#[test]
fn every_command_does_the_same_from_the_palette() {
    assert_eq!(failing(by_palette), []);
}

#[test]
fn every_command_stands_in_its_menu_with_its_keys() {
    let (mut harness, _) = busy_window();
    for command in Command::ALL {
        click(&mut harness, command.menu().label());
        harness.get_by_label(&format!("Menu: {}", command.label()));
        harness.key_press(egui::Key::Escape);
        harness.run_steps(3);
    }
}

#[test]
fn without_a_bundle_as_the_case_is_now_nothing_is_printed_and_export_is_offered() {
    for (is_exported, words) in [
        (false, "There is no bundle to print yet."),
        (true, "The case was changed after the bundle was made."),
    ] {
        let (mut harness, asked) = busy_window();
        if is_exported {
            prepare(&mut harness, Command::Print);
            tick(&mut harness, "Deserter");
        }
        let opened = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&opened);
        harness.state_mut().desktop = Arc::new(move |_launch| {
            counted.fetch_add(1, Ordering::Relaxed);
            Ok(())
        });
        by_keys(&mut harness, Command::Print);
        assert!(harness.state().session.notices.says(words), "{words}");
        assert_eq!(opened.load(Ordering::Relaxed), 0, "{words}");
        click(&mut harness, "Message: Export…");
        assert!(is_done(&mut harness, &asked, Command::Export), "{words}");
    }
}

#[test]
fn a_case_with_nothing_in_it_says_what_it_lacks_before_it_can_be_printed() {
    let mut harness = window(Vec::new(), None);
    by_keys(&mut harness, Command::Print);
    let said = harness.state().session.notices.all();
    let wanted = "There is no bundle to print yet. Choose passages first, or add documents.";
    assert_eq!(said, [wanted]);
    assert!(harness.query_by_label("Message: Export…").is_none());
}

#[test]
fn the_palette_is_walked_by_arrows_and_closed_by_escape() {
    let mut harness = window(Vec::new(), None);
    by_keys(&mut harness, Command::Palette);
    for _ in 0..2 {
        harness.key_press(egui::Key::ArrowDown);
        harness.run_steps(2);
    }
    let Some(Overlay::Palette(palette)) = &harness.state().overlay else {
        panic!("the palette is not there");
    };
    assert_eq!(palette.at, 2);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    assert!(harness.state().overlay.is_none());
}

#[test]
fn the_tour_leads_through_its_stations_and_can_be_skipped() {
    let mut harness = window(Vec::new(), None);
    click(&mut harness, "Begin: Guided tour");
    assert_eq!(harness.state().session.stage, Stage::Claimant);
    assert_eq!(entries(&harness).len(), 20, "on a case that has something");
    click(&mut harness, "Next: the tour");
    assert_eq!(harness.state().session.stage, Stage::Evidence);
    let first = first_passage(&harness);
    let row = harness.get_by_label(&format!("Read {first}")).rect();
    let next = harness.get_by_label("Next: the tour").rect();
    assert!(!row.intersects(next), "it covers nothing");
    click(&mut harness, "Back: the tour");
    assert_eq!(harness.state().session.stage, Stage::Claimant);
    click(&mut harness, "Skip the tour");
    assert!(harness.state().overlay.is_none());
    harness.get_by_label("What is true of the appellant");
}

#[test]
fn the_sample_case_can_be_looked_at_and_lies_nowhere() {
    let mut harness = window(Vec::new(), None);
    click(&mut harness, "Begin: Sample case");
    assert_eq!(entries(&harness).len(), 20);
    assert!(harness.state().session.document.path().is_none());
}

#[test]
fn a_new_case_from_this_one_has_its_evidence_and_nothing_of_its_client() {
    let (mut harness, _) = busy_window();
    harness.state_mut().session.edit(
        crate::case::Edit::SetHeading {
            field: crate::case::HeadingField::Reference,
            text: "PA/77777/2031".to_owned(),
        },
        0.0,
    );
    let before = entries(&harness);
    menu(&mut harness, "New case from this one");
    click(&mut harness, "Answer: Don’t save");
    let session = &harness.state().session;
    assert_eq!(entries(&harness), before);
    assert_eq!(session.case().heading.reference, "");
    assert_eq!(session.case().claimant.nationality, None);
    assert!(session.document.path().is_none());
    assert!(!session.history.is_saved(), "it lies nowhere yet");
    let mut said = session.notices.toasts.iter();
    assert!(said.any(|toast| {
        toast
            .text
            .contains("Nothing of the earlier client is in it")
    }));
}
