//! The reader at the window: a report is opened, read, searched, and words are taken from it.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};

use super::intake::drop_file;
use super::*;
use crate::gui::preview::Shown;
use crate::gui::reader::{ReaderAction, SourceChoice, Standing, Strip};
use crate::pdf::import::specimen::{Page, document_with};

/// A page of lines, with its number at the foot.
fn page(lines: &[&str], number: &str) -> Page {
    let lines: Vec<String> = lines.iter().map(|line| format!("({line}) Tj T*")).collect();
    let content = format!(
        "BT /F1 12 Tf 16 TL 72 760 Td {} ET BT /F1 10 Tf 290 40 Td ({number}) Tj ET",
        lines.join(" ")
    );
    Page {
        content: content.into_bytes(),
        ..Page::saying("")
    }
}

/// Six pages that bear the numbers 39 to 44, with bookmarks.
pub(super) fn report() -> Vec<u8> {
    let numbers = ["39", "40", "41", "42", "43", "44"];
    let pages = numbers.map(|number| match number {
        "41" => page(
            &[
                "The courts had received 4,121 cases since mobilisation",
                "began. None of those who deserted was pardoned.",
            ],
            number,
        ),
        _ => page(
            &["What is said here is of no importance to anybody."],
            number,
        ),
    });
    let bookmarks = [
        "<</Title(1 Before)/Dest[10 0 R/Fit]/Next 1001 0 R>>",
        "<</Title(2 The courts)/Dest[14 0 R/Fit]>>",
    ];
    document_with(&pages, "/Outlines<</First 1000 0 R>>", &bookmarks)
}

pub(super) fn put(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    files::write_atomic(&path, bytes).unwrap();
    path
}

/// A window in which that file was opened as a report.
fn opening(path: PathBuf) -> Harness<'static, App> {
    let mut harness = window(vec![Chosen::Path(path)], None);
    menu(&mut harness, "Open a report…");
    until(&mut harness, "an answer", |app| {
        let standing = &app.reader.standing;
        matches!(standing, Standing::Open(_) | Standing::Refused { .. })
    });
    harness.run_steps(4);
    harness
}

pub(super) fn reading(folder: &tempfile::TempDir) -> Harness<'static, App> {
    let harness = opening(put(folder, "ministry.pdf", &report()));
    assert!(harness.state().reader.opened().is_some());
    let mut harness = harness;
    let issue = case::IssueChoice::Typed("Desertion".to_owned());
    let session = &mut harness.state_mut().session;
    session.edit(case::Edit::AddIssue(issue), 1.0);
    let reader = &mut harness.state_mut().reader;
    reader.apply(ReaderAction::Source(SourceChoice::Known("ministry".into())));
    reader.apply(ReaderAction::Issue(Some("own-1".to_owned())));
    harness.run_steps(2);
    harness
}

/// Goes to the page that bears the number.
pub(super) fn go(harness: &mut Harness<'_, App>, to: &str) {
    fill(harness, "Go to page or paragraph", to);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
}

/// Where a word stands in the window, from 0 at its left to 1 at its right.
fn place(harness: &Harness<'_, App>, text: &str, across: f32) -> Pos2 {
    let opened = harness.state().reader.opened().unwrap();
    let pages = opened.document().pages.iter().enumerate();
    let mut words = pages.flat_map(|(page, of)| of.words.iter().map(move |word| (page, word)));
    let (page, word) = words.find(|(_, word)| word.text == text).unwrap();
    let name = format!("Page {}", opened.short_name(page));
    let rect = harness.get_by_label(&name).rect();
    let scale = rect.width() / opened.sizes()[page].0;
    let area = &word.area;
    let x = area.x0 + (area.x1 - area.x0) * across;
    rect.min + vec2(x, (area.y0 + area.y1) / 2.0) * scale
}

fn button(harness: &mut Harness<'_, App>, pos: Pos2, pressed: bool) {
    harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    harness.step();
}

/// So many clicks that follow each other at once.
fn clicks(harness: &mut Harness<'_, App>, pos: Pos2, count: usize) {
    // In one frame: a test's frames are too far apart for them.
    for pressed in [true, false].repeat(count) {
        harness.input_mut().events.push(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.step();
    harness.run_steps(3);
}

fn drag(harness: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.step();
    button(harness, from, true);
    for part in 1..=4 {
        harness.hover_at(from + (to - from) * (part as f32 / 4.0));
        harness.step();
    }
    button(harness, to, false);
    harness.run_steps(3);
}

/// Selects from the beginning of one word to the end of another.
pub(super) fn select(harness: &mut Harness<'_, App>, first: &str, last: &str) {
    let from = place(harness, first, 0.1);
    let to = place(harness, last, 0.9);
    drag(harness, from, to);
}

pub(super) fn value(harness: &Harness<'_, App>, name: &str) -> String {
    let node = harness.get_by_label(name);
    node.accesskit_node().value().unwrap_or_default()
}

pub(super) fn says(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).count() > 0
}

#[test]
fn a_report_is_opened_by_its_command_and_its_pages_are_drawn_and_said() {
    let folder = folder();
    let mut harness = reading(&folder);
    assert!(value(&harness, "Page 39").contains("of no importance"));
    assert!(says(&harness, "of 6 (PDF 1)"));
    let tab = harness.get_by_role_and_label(egui::accesskit::Role::Tab, "Read");
    assert_eq!(
        tab.accesskit_node().data().description(),
        Some("ministry.pdf")
    );
    until(&mut harness, "the picture", |app| {
        let wanted = app.reader.seen.wanted[0];
        matches!(
            app.reader.shown(wanted.sheet, wanted.scale),
            Shown::Picture(..)
        )
    });
}

#[test]
fn words_that_are_drawn_over_are_checked_cited_and_copied() {
    let folder = folder();
    let mut harness = reading(&folder);
    go(&mut harness, "41");
    select(&mut harness, "received", "None");
    let words = "received 4,121 cases since mobilisation began. None";
    assert_eq!(value(&harness, "Words of the extract"), words);
    harness.get_by_label("Exact");
    harness.get_by_label("p. 41");
    harness.event(Event::Copy);
    harness.step();
    let commands = &harness.output().platform_output.commands;
    let copied = format!("“{words}” (ministry.pdf, p. 41)");
    assert!(
        commands.contains(&egui::OutputCommand::CopyText(copied)),
        "{commands:?}"
    );
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(value(&harness, "Words of the extract"), "");
}

#[test]
fn a_double_click_takes_a_word_and_a_triple_click_its_paragraph() {
    let folder = folder();
    let mut harness = reading(&folder);
    go(&mut harness, "41");
    let at = place(&harness, "deserted", 0.5);
    harness.hover_at(at);
    harness.step();
    clicks(&mut harness, at, 2);
    assert_eq!(value(&harness, "Words of the extract"), "deserted");
    // Long after that.
    harness.run_steps(8);
    clicks(&mut harness, at, 3);
    assert!(value(&harness, "Words of the extract").starts_with("The courts"));
    assert!(value(&harness, "Words of the extract").ends_with("pardoned."));
}

#[test]
fn pasted_words_that_differ_are_told_word_by_word_and_taken_from_the_source() {
    let folder = folder();
    let mut harness = reading(&folder);
    harness.event(Event::Paste(
        "The courts had received 4,112 cases".to_owned(),
    ));
    harness.run_steps(3);
    harness.get_by_label("Near: 1 place differs");
    harness.get_by_label("source: 4,121; yours: 4,112");
    let add = harness.get_by_label("Add under Issue 1");
    assert!(add.accesskit_node().is_disabled());
    click(&mut harness, "Take the source’s words");
    harness.get_by_label("Exact");
    click(&mut harness, "p. 41");
    assert_eq!(harness.state().reader.seen.spot.sheet, 2);
    let add = harness.get_by_label("Add under Issue 1");
    assert!(!add.accesskit_node().is_disabled());
    fill(
        &mut harness,
        "Words of the extract",
        "Pensions are paid to everybody.",
    );
    harness.get_by_label("Not found in this document");
}

#[test]
fn a_cut_with_a_negation_is_confirmed_by_a_tick() {
    let folder = folder();
    let mut harness = reading(&folder);
    let text = "since mobilisation began. […] of those who deserted was pardoned.";
    fill(&mut harness, "Words of the extract", text);
    harness.get_by_label("Exact with 1 edit");
    assert!(says(&harness, "First confirm"));
    let tick = harness.get_by_label_contains("[…] leaves out “None”");
    tick.click();
    harness.run_steps(3);
    assert!(
        !harness
            .get_by_label("Add under Issue 1")
            .accesskit_node()
            .is_disabled()
    );
}

#[test]
fn the_search_finds_all_places_and_goes_through_them() {
    let folder = folder();
    let mut harness = reading(&folder);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(3);
    assert_eq!(
        harness.state().session.stage,
        crate::gui::action::Stage::Read
    );
    harness
        .get_by_label("Search this report")
        .type_text("importance");
    harness.run_steps(3);
    assert!(says(&harness, "1 of 5"));
    assert_eq!(harness.state().reader.strip, Some(Strip::Hits));
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(says(&harness, "2 of 5"));
    click(&mut harness, "Previous hit");
    assert!(says(&harness, "1 of 5"));
    let last = harness
        .query_all_by_label_contains("p. 44: ")
        .next()
        .unwrap();
    last.click();
    harness.run_steps(3);
    assert_eq!(harness.state().reader.seen.current, 5);
    click(&mut harness, "Clear the search");
    assert!(!says(&harness, "of 5"));
}

#[test]
fn bookmarks_small_pages_and_numbers_lead_to_pages() {
    let folder = folder();
    let mut harness = reading(&folder);
    click(&mut harness, "Go to p. 40");
    assert_eq!(harness.state().reader.seen.current, 1);
    click(&mut harness, "Outline");
    click(&mut harness, "2 The courts");
    assert_eq!(harness.state().reader.seen.current, 2);
    go(&mut harness, "PDF 6");
    assert_eq!(harness.state().reader.seen.current, 5);
    go(&mut harness, "99");
    assert!(says(&harness, "no page or paragraph “99”"));
    harness.key_press(Key::Home);
    harness.run_steps(3);
    assert_eq!(harness.state().reader.seen.spot, Default::default());
}

#[test]
fn the_number_of_a_page_is_corrected_once_for_the_whole_document() {
    let folder = folder();
    let mut harness = reading(&folder);
    click(&mut harness, "Page numbers…");
    fill(&mut harness, "Number of this page", "1");
    click(&mut harness, "Count from here");
    harness.run_steps(3);
    assert!(says(&harness, "Page 1"));
    let case = harness.state().session.case();
    assert_eq!(case.counted_pages.values().collect::<Vec<_>>(), [&1]);
    go(&mut harness, "3");
    select(&mut harness, "courts", "received");
    harness.get_by_label("p. 3");
    click(&mut harness, "Page numbers…");
    click(&mut harness, "As they are printed");
    harness.get_by_label("p. 41");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    harness.get_by_label("p. 3");
}

#[test]
fn what_cannot_be_opened_is_named_with_the_reason_and_another_way() {
    let folder = folder();
    let harness = opening(put(&folder, "notes.pdf", b"these are my notes"));
    assert!(says(&harness, "“notes.pdf” was not opened"));
    harness.get_by_label("Open another report…");
    let harness = opening(folder.path().join("gone.pdf"));
    assert!(says(&harness, "“gone.pdf” was not opened"));
}

#[test]
fn pages_without_words_say_that_none_can_be_taken() {
    let folder = folder();
    let empty = Page {
        content: Vec::new(),
        ..Page::saying("")
    };
    let bytes = document_with(&[empty], "", &[]);
    let harness = opening(put(&folder, "blank.pdf", &bytes));
    assert!(harness.state().reader.opened().is_some());
    harness.get_by_label("Page PDF 1");
}

#[test]
fn of_a_file_that_is_damaged_it_is_said_that_words_may_be_missing() {
    let folder = folder();
    let mut bytes = report();
    let table = bytes.windows(9).rposition(|part| part == b"startxref");
    bytes.truncate(table.unwrap());
    let harness = opening(put(&folder, "cut.pdf", &bytes));
    assert!(says(&harness, "Pages or words of it may be missing."));
}

#[test]
fn a_pdf_that_is_dropped_on_the_page_is_opened_there() {
    let folder = folder();
    let path = put(&folder, "dropped.pdf", &report());
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Read");
    harness.get_by_label("Open a report…");
    drop_file(&mut harness, path);
    until(&mut harness, "the report", |app| {
        app.reader.opened().is_some()
    });
    assert_eq!(
        harness.state().reader.name().as_deref(),
        Some("dropped.pdf")
    );
    assert!(harness.state().session.case().exhibits.is_empty());
}
