//! The page stands still: nothing that the program starts by itself moves anything on it.

use std::collections::BTreeMap;

use egui::accesskit::Role;

use super::*;
use crate::gui::action::Action;
use crate::gui::session::{About, Problem, Tone};

pub(super) type Places = BTreeMap<(String, usize), egui::Rect>;

/// Where everything stands that can be pressed, typed in or read, by name and by how often the name came
/// before.
pub(super) fn places(harness: &Harness<'_, App>) -> Places {
    let mut places = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let all = harness.query_all_by(|node| {
        node.raw_bounds().is_some()
            && !matches!(node.role(), Role::TextRun | Role::GenericContainer)
    });
    // What has no place of its own, as a group of others.
    for node in all.filter(|node| !node.rect().any_nan()) {
        let name = {
            let node = node.accesskit_node();
            let name = node.label().or(node.value()).unwrap_or_default();
            format!("{:?} {name}", node.role())
        };
        let count = seen.entry(name.clone()).or_default();
        places.insert((name, *count), node.rect());
        *count += 1;
    }
    places
}

/// Fails where something that stood there before stands elsewhere now, or is gone.
pub(super) fn assert_still(before: &Places, harness: &Harness<'_, App>, what: &str) {
    let now = places(harness);
    for (name, place) in before {
        assert_eq!(now.get(name), Some(place), "{what}: {name:?}");
    }
}

fn sample() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let path = sample_in(&folder);
    let harness = window(Vec::new(), Some(&path));
    (folder, harness)
}

#[test]
fn words_to_the_person_move_nothing_on_any_page() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(1024.0, 700.0)] {
        let (_folder, mut harness) = sample();
        harness.set_size(size);
        harness.run_steps(4);
        for page in PAGES {
            at(&mut harness, page);
            if page == "Preview" {
                // Until the pages are there, the page says so.
                until(&mut harness, "the pages", |app| {
                    app.preview.shown_revision() == Some(app.session.revision)
                });
            }
            harness.run_steps(8);
            let before = places(&harness);
            assert!(before.len() > 20, "{page}");
            let long = "something rather long that fills a line and then another one ".repeat(3);
            let session = &mut harness.state_mut().session;
            session.say(Tone::Good, "2 documents were added.".to_owned());
            session.say_undoable(format!("Undoable: {long}"));
            session.report(
                Problem::new(long)
                    .safe("Nothing was lost.")
                    .offer("Save as…", Action::CancelExport)
                    .details(Some("os error 21".to_owned()))
                    .about(About::Saving),
            );
            harness.run_steps(3);
            let shown = harness.query_all_by_label_contains("2 documents were added.");
            assert!(shown.count() > 0);
            assert_still(&before, &harness, page);
            // They go by themselves, and that moves nothing either.
            harness.run_steps(50);
            let shown = harness.query_all_by_label_contains("2 documents were added.");
            assert_eq!(shown.count(), 0);
            assert_still(&before, &harness, page);
            harness.state_mut().session.notices.is_well(About::Saving);
            harness.run_steps(2);
            assert_still(&before, &harness, page);
        }
    }
}

#[test]
fn work_beside_the_window_moves_no_button_of_the_bar() {
    let folder = folder();
    let out = folder.path().join("out.pdf");
    let mut harness = window(vec![Chosen::Path(out.clone())], Some(&sample_in(&folder)));
    let bar = |harness: &Harness<'_, App>| {
        let names = ["Undo", "Redo", "Find a command", "Library", "Light or dark"];
        names.map(|name| harness.get_by_label(name).rect())
    };
    let before = bar(&harness);
    let main = harness.get_by_label("Export PDF").rect();
    click(&mut harness, "Export PDF");
    let mut was_running = false;
    for _ in 0..400 {
        harness.step();
        assert_eq!(bar(&harness), before);
        if let Some(stop) = harness.query_by_label("Cancel export") {
            was_running = true;
            assert_eq!(stop.rect(), main);
        } else if was_running && out.exists() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("the bundle was not made");
}

#[test]
fn a_tick_in_the_evidence_moves_nothing_under_the_pointer() {
    use crate::gui::evidence_order::GroupBy;
    for group in GroupBy::ALL {
        let mut harness = window(Vec::new(), None);
        russian(&mut harness);
        tick(&mut harness, "Deserter");
        harness.state_mut().session.group(group);
        harness.run_steps(4);
        let rows = |harness: &Harness<'_, App>| -> BTreeMap<(String, usize), egui::Rect> {
            let all = places(harness).into_iter();
            all.filter(|((name, _), _)| name.contains("Rely on ") || name.contains(" Read "))
                .collect()
        };
        let before = rows(&harness);
        assert!(before.len() > 6, "{group:?}: {before:?}");
        let first = before
            .keys()
            .find(|(name, _)| name.starts_with("CheckBox"))
            .unwrap();
        let name = first.0.trim_start_matches("CheckBox ").to_owned();
        click(&mut harness, &name);
        harness.run_steps(10);
        assert_eq!(entries(&harness).len(), 1);
        assert_eq!(rows(&harness), before, "{group:?}");
    }
}

#[test]
fn words_to_the_person_go_when_the_case_goes() {
    let (_folder, mut harness) = sample();
    let session = &mut harness.state_mut().session;
    session.say(Tone::Good, "2 documents were added.".to_owned());
    session.say(Tone::Bad, "Something of this case.".to_owned());
    session.report(Problem::new("The settings could not be kept.").about(About::Program));
    menu(&mut harness, "New");
    harness.run_steps(3);
    assert_eq!(
        harness.state().session.notices.all(),
        ["The settings could not be kept."]
    );
}

#[test]
fn the_corner_is_reached_by_key_and_waits_while_it_has_the_focus() {
    let (_folder, mut harness) = sample();
    let session = &mut harness.state_mut().session;
    session.say(Tone::Good, "2 documents were added.".to_owned());
    harness.run_steps(2);
    for _ in 0..3 {
        harness.key_press(egui::Key::F6);
        harness.run_steps(4);
    }
    assert!(
        harness
            .get_by_label("Messages")
            .accesskit_node()
            .is_focused()
    );
    harness.run_steps(60);
    let words = "2 documents were added.";
    harness.get_by_role_and_label(Role::Status, words);
    harness.key_press(egui::Key::F6);
    harness.run_steps(30);
    assert!(
        harness
            .query_by_role_and_label(Role::Status, words)
            .is_none()
    );
}

#[test]
fn the_corner_waits_while_the_pointer_is_on_it() {
    let (_folder, mut harness) = sample();
    let words = "2 documents were added.";
    let session = &mut harness.state_mut().session;
    session.say(Tone::Good, words.to_owned());
    harness.run_steps(2);
    harness.get_by_role_and_label(Role::Status, words).hover();
    harness.run_steps(60);
    harness.get_by_role_and_label(Role::Status, words);
    harness.hover_at(egui::pos2(2.0, 300.0));
    harness.run_steps(60);
    let gone = harness.query_by_role_and_label(Role::Status, words);
    assert!(gone.is_none());
}

/// A later change is not what those words are about.
#[test]
fn words_offer_undo_only_until_the_next_change() {
    let (folder, case) = documents::desk();
    let mut harness = documents::with_two(&folder, &case);
    documents::pick(&mut harness, 2);
    let offers = |harness: &Harness<'_, App>| harness.query_by_label("Message: Undo").is_some();
    click(&mut harness, "Remove document 2");
    assert!(offers(&harness));
    click(&mut harness, "Message: Undo");
    assert_eq!(documents::titles(&harness), ["Letter", "Record"]);
    documents::pick(&mut harness, 2);
    click(&mut harness, "Remove document 2");
    assert!(offers(&harness));
    click(&mut harness, "Turn document 1 to the right");
    assert!(!offers(&harness));
    harness.get_by_role_and_label(Role::Status, "The document was removed.");
}

#[test]
fn a_problem_says_what_is_safe_and_what_to_do_with_the_systems_words_behind() {
    let folder = folder();
    let mut harness = window(vec![Chosen::Path(folder.path().to_owned())], None);
    menu(&mut harness, "Open");
    until(&mut harness, "the answer", |app| {
        !app.session.notices.is_empty()
    });
    click(&mut harness, "1 problem");
    harness.get_by_label_contains("is a folder, not a case. Nothing was opened.");
    harness.get_by_label("Problem 1: Choose a case…");
    click(&mut harness, "Dismiss problem 1");
    assert!(harness.query_by_label("1 problem").is_none());
    assert!(!harness.state().session.notices.is_open);
}
