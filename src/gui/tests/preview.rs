//! The preview at the window: buttons by name, pages, the way to an entry and back.

use super::*;
use crate::gui::action::Stage;
use crate::gui::preview::{Shown, Zoom};

/// A window that shows the pages of the sample case.
fn reader(folder: &tempfile::TempDir) -> Harness<'static, App> {
    let mut harness = window(Vec::new(), Some(&sample_in(folder)));
    click(&mut harness, "Preview");
    until(&mut harness, "the pages", |app| {
        app.preview.shown_revision() == Some(app.session.revision)
    });
    harness.run_steps(3);
    harness
}

fn current(harness: &Harness<'_, App>) -> usize {
    harness.state().preview.seen.current
}

#[test]
fn pages_are_shown_with_their_number_and_their_words() {
    let folder = folder();
    let mut harness = reader(&folder);
    let page = harness.get_by_label("Page AB 1");
    let words = page.accesskit_node().value().unwrap_or_default();
    assert!(words.contains("Immigration and Asylum Chamber"), "{words}");
    until(&mut harness, "the picture", |app| {
        let wanted = app.preview.seen.wanted[0];
        matches!(
            app.preview.shown(wanted.sheet, wanted.scale),
            Shown::Picture(..)
        )
    });
}

#[test]
fn buttons_turn_pages_and_a_number_leads_to_its_page() {
    let folder = folder();
    let mut harness = reader(&folder);
    assert_eq!(current(&harness), 0);
    click(&mut harness, "Next page");
    assert_eq!(current(&harness), 1);
    click(&mut harness, "Previous page");
    assert_eq!(current(&harness), 0);
    fill(&mut harness, "Go to page", "AB 4");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(3);
    assert_eq!(current(&harness), 3);
    harness.get_by_label("Page AB 4");
    click(&mut harness, "Go to AB 2");
    assert_eq!(current(&harness), 1);
}

#[test]
fn keys_turn_pages() {
    let folder = folder();
    let mut harness = reader(&folder);
    let last = harness.state().preview.sheets().len() - 1;
    harness.key_press(egui::Key::End);
    harness.run_steps(3);
    assert_eq!(current(&harness), last);
    harness.key_press(egui::Key::Home);
    harness.run_steps(3);
    assert_eq!(harness.state().preview.seen.spot, Default::default());
    harness.key_press(egui::Key::PageDown);
    harness.run_steps(3);
    let spot = harness.state().preview.seen.spot;
    assert!(spot.fraction > 0.3 || spot.sheet > 0, "{spot:?}");
    harness.key_press(egui::Key::PageUp);
    harness.run_steps(3);
    assert_eq!(harness.state().preview.seen.spot, Default::default());
}

#[test]
fn pages_are_zoomed_fitted_and_laid_side_by_side_at_the_same_place() {
    let folder = folder();
    let mut harness = reader(&folder);
    click(&mut harness, "Next page");
    click(&mut harness, "Next page");
    for name in [
        "Zoom in",
        "Fit a whole page",
        "Fit the width of a page",
        "Zoom out",
    ] {
        click(&mut harness, name);
        assert_eq!(current(&harness), 2, "after {name}");
    }
    assert!(matches!(harness.state().preview.zoom, Zoom::Percent(_)));
    click(&mut harness, "Two pages side by side");
    assert!(harness.state().preview.two_pages);
    harness.get_by_label("Page AB 3");
    harness.get_by_label("Page AB 4");
    click(&mut harness, "Zoom");
    click(&mut harness, "150 %");
    assert_eq!(harness.state().preview.zoom, Zoom::Percent(150));
}

#[test]
fn the_small_pages_can_be_hidden() {
    let folder = folder();
    let mut harness = reader(&folder);
    harness.get_by_label("Go to AB 1");
    click(&mut harness, "Thumbnails");
    assert!(harness.query_by_label("Go to AB 1").is_none());
    click(&mut harness, "Thumbnails");
    harness.get_by_label("Go to AB 1");
}

#[test]
fn an_edit_while_the_preview_shows_makes_it_anew() {
    let folder = folder();
    let mut harness = reader(&folder);
    click(&mut harness, "Next page");
    let number = harness
        .state()
        .session
        .case()
        .entries()
        .next()
        .unwrap()
        .number;
    let edit = crate::case::Edit::RemoveEntry { number };
    harness.state_mut().session.edit(edit, 0.0);
    until(&mut harness, "the new pages", |app| {
        app.preview.shown_revision() == Some(app.session.revision)
    });
    harness.run_steps(3);
    assert_eq!(current(&harness), 1);
    assert!(harness.query_by_label("updating…").is_none());
}

/// Where a word of a page stands in the window.
fn word(harness: &Harness<'_, App>, sheet: usize, word: &str) -> egui::Pos2 {
    let preview = &harness.state().preview;
    let label = format!("Page {}", preview.sheets()[sheet].label);
    let page = harness.get_by_label(&label).rect();
    let area = preview.place_of(sheet, word).unwrap();
    let scale = page.width() / preview.sizes[sheet].0;
    page.min + egui::vec2(area.x0 + area.x1, area.y0 + area.y1) / 2.0 * scale
}

fn with_words(harness: &mut Harness<'_, App>, sheet: usize, sought: &str) {
    until(harness, "the words", |app| {
        app.preview.place_of(sheet, sought).is_some()
    });
    harness.run_steps(2);
}

#[test]
fn words_that_are_drawn_over_are_copied() {
    let folder = folder();
    let mut harness = reader(&folder);
    with_words(&mut harness, 0, "Immigration");
    let from = word(&harness, 0, "Immigration");
    let to = word(&harness, 0, "Chamber");
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    harness.hover_at(to);
    harness.step();
    harness.drop_at(to);
    harness.run_steps(2);
    harness.event(egui::Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let copied = "Immigration and Asylum Chamber".to_owned();
    assert!(
        commands.contains(&egui::OutputCommand::CopyText(copied)),
        "{commands:?}"
    );
    harness.key_press(egui::Key::Escape);
    harness.run_steps(2);
    assert!(harness.state().preview.selected().is_none());
}

/// The first entry on its page: its number, and where a word of it stands in the window.
fn entry_shown(harness: &mut Harness<'_, App>) -> (u32, egui::Pos2) {
    let entry = harness.state().session.case().entries().next().unwrap();
    let (number, text) = (entry.number, entry.passage.text.clone());
    harness.state_mut().preview.show_entry(number);
    harness.run_steps(3);
    let sheet = harness.state().preview.seen.spot.sheet;
    let sought = text.split_whitespace().nth(3).unwrap();
    with_words(harness, sheet, sought);
    (number, word(harness, sheet, sought))
}

/// Clicks that follow each other at once.
fn clicks(harness: &mut Harness<'_, App>, at: egui::Pos2, count: usize) {
    for pressed in [true, false].repeat(count) {
        harness.input_mut().events.push(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
    }
    harness.run_steps(6);
}

#[test]
fn a_double_click_on_an_entry_leads_to_where_it_is_arranged_and_takes_no_word() {
    let folder = folder();
    let mut harness = reader(&folder);
    let (number, at) = entry_shown(&mut harness);
    clicks(&mut harness, at, 2);
    assert_eq!(harness.state().session.stage, Stage::Arrange);
    harness.get_by_label(&format!("Remove CS {number}"));
    assert!(harness.state().preview.selected().is_none());
}

#[test]
fn a_click_on_an_entry_leads_nowhere() {
    let folder = folder();
    let mut harness = reader(&folder);
    let (_, at) = entry_shown(&mut harness);
    clicks(&mut harness, at, 1);
    // A second one would have come by now.
    harness.run_steps(40);
    assert_eq!(harness.state().session.stage, Stage::Preview);
}

#[test]
fn a_double_click_elsewhere_takes_a_word() {
    let folder = folder();
    let mut harness = reader(&folder);
    with_words(&mut harness, 0, "Immigration");
    let at = word(&harness, 0, "Immigration");
    clicks(&mut harness, at, 2);
    let selected = harness.state().preview.selected();
    assert_eq!(selected.unwrap().text, "Immigration");
    assert_eq!(harness.state().session.stage, Stage::Preview);
}

#[test]
fn the_whole_bundle_is_searched_and_every_hit_leads_to_its_page() {
    let folder = folder();
    let mut harness = reader(&folder);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::F);
    harness.run_steps(2);
    harness.event(egui::Event::Text("tribunal".to_owned()));
    harness.run_steps(2);
    assert_eq!(harness.state().session.stage, Stage::Preview);
    until(&mut harness, "the hits", |app| {
        let searching = &app.preview.searching;
        !searching.search.hits.is_empty() && searching.progress().is_none()
    });
    harness.run_steps(3);
    let count = harness.state().preview.searching.search.hits.len();
    harness.get_by_label(&crate::finding::counted(count, "hit", "hits"));
    assert!(harness.query_by_label("Go to AB 1").is_none());
    click(&mut harness, "Next hit");
    assert_eq!(
        harness.state().preview.searching.search.current,
        Some(1 % count)
    );
    harness.key_press(egui::Key::Escape);
    harness.run_steps(2);
    harness.get_by_label("Go to AB 1");
}
