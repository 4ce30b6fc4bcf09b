//! The settings: what is set holds at once, is there the next day, and lets nobody else's be lost.

use super::*;
use crate::gui::settings::{Change, Settings};

/// A window whose settings and unsaved cases lie in `folder`.
fn window_of(folder: &tempfile::TempDir, case: Option<&Path>) -> Harness<'static, App> {
    let dialogs = Arc::new(Answers::default());
    let settings = folder.path().join("settings.ron");
    window_in(world(settings), dialogs, folder.path().join("state"), case)
}

fn kept(folder: &tempfile::TempDir) -> Settings {
    Settings::read(&folder.path().join("settings.ron")).unwrap()
}

/// Goes on until the settings on disk are as wanted.
fn until_kept(
    harness: &mut Harness<'_, App>,
    folder: &tempfile::TempDir,
    is_so: impl Fn(&Settings) -> bool,
) {
    until(harness, "the settings", |_| is_so(&kept(folder)));
}

#[test]
fn what_is_set_stands_on_new_cases_and_in_sign_offs_the_next_day() {
    let folder = folder();
    let mut harness = window_of(&folder, None);
    menu(&mut harness, "Settings");
    fill(&mut harness, "Setting: Representative", "Example & Co");
    fill(
        &mut harness,
        "Setting: Respondent",
        "Entry Clearance Officer",
    );
    fill(&mut harness, "Setting: Initials", "AB");
    click(&mut harness, "Setting: Colours dark");
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
    click(&mut harness, "Close the settings");
    until_kept(&mut harness, &folder, |kept| kept.initials == "AB");
    drop(harness);
    let harness = window_of(&folder, None);
    let session = &harness.state().session;
    assert_eq!(session.case().heading.representative, "Example & Co");
    assert_eq!(session.case().heading.respondent, "Entry Clearance Officer");
    assert!(session.history.is_saved(), "nothing was typed yet");
    assert_eq!(session.initials, "AB");
    assert_eq!(harness.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn size_and_colours_of_the_commands_are_remembered() {
    let folder = folder();
    let mut harness = window_of(&folder, None);
    menu(&mut harness, "Larger");
    menu(&mut harness, "Light or dark");
    until_kept(&mut harness, &folder, |kept| kept.scale == 110);
    drop(harness);
    let mut harness = window_of(&folder, None);
    harness.run_steps(2);
    assert!((harness.ctx.zoom_factor() - 1.1).abs() < 0.01);
    menu(&mut harness, "Usual size");
    until_kept(&mut harness, &folder, |kept| kept.scale == 100);
}

#[test]
fn the_tour_is_offered_once_and_so_it_is_said_that_cases_hold_personal_data() {
    let folder = folder();
    let mut harness = window_of(&folder, None);
    harness.get_by_label("Begin the guided tour");
    harness.get_by_label_contains("the disk that they lie on should be encrypted");
    click(&mut harness, "No guided tour");
    assert!(harness.query_by_label("Begin the guided tour").is_none());
    until_kept(&mut harness, &folder, |kept| kept.tour_shown);
    drop(harness);
    let harness = window_of(&folder, None);
    assert!(harness.query_by_label("Begin the guided tour").is_none());
    let line = harness.query_by_label_contains("should be encrypted");
    assert!(line.is_none());
}

#[test]
fn recent_cases_are_opened_again_and_can_be_forgotten() {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window_of(&folder, Some(&path));
    until_kept(&mut harness, &folder, |kept| kept.recent == [path.clone()]);
    drop(harness);
    let gone = folder.path().join("gone.ron");
    let settings = folder.path().join("settings.ron");
    Settings::change(&settings, &[Change::Opened(gone)]).unwrap();
    let mut harness = window_of(&folder, None);
    until(&mut harness, "the look at the disk", |app| {
        !app.session.missing.is_empty()
    });
    let greyed = harness.get_by_label("Open recent: gone.ron");
    assert!(greyed.accesskit_node().is_disabled());
    click(&mut harness, "Forget recent case 1");
    until_kept(&mut harness, &folder, |kept| kept.recent == [path.clone()]);
    click(&mut harness, "Open recent: case.ron");
    assert!(harness.state().session.case().entries().count() > 0);
    menu(&mut harness, "New");
    click(&mut harness, "Forget all recent cases");
    until_kept(&mut harness, &folder, |kept| kept.recent.is_empty());
    assert!(path.exists());
}

#[test]
fn settings_of_a_newer_program_are_named_and_left_alone() {
    let folder = folder();
    let settings = folder.path().join("settings.ron");
    let newer = b"(version: 99, what: ())";
    files::write_atomic(&settings, newer).unwrap();
    let mut harness = window_of(&folder, None);
    harness.get_by_label_contains("written by a newer version");
    click(&mut harness, "No guided tour");
    harness.run_steps(40);
    assert_eq!(files::read(&settings).unwrap(), newer);
    assert_eq!(harness.state().session.notices.len(), 1);
}
