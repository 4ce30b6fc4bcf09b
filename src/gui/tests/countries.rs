//! An appellant of any country: found in the list by typing, and helped on where the library has nothing.

use egui::Key;
use egui::accesskit::Role;

use super::own_packs::Office;
use super::quoting::{checked, describe, opened};
use super::reader::{go, put, report, select};
use super::*;
use crate::case::{Edit, IssueChoice};
use crate::gui::action::Stage;
use crate::gui::reader::ReaderAction;

const NO_LIBRARY: &str =
    "No library for this nationality yet: open a report to take passages from it.";

/// Opens the list of nationalities and types into its search.
fn look_for(harness: &mut Harness<'_, App>, words: &str) {
    at(harness, "Appellant");
    click(harness, "Nationality");
    harness
        .get_by_label("Search nationalities")
        .type_text(words);
    harness.run_steps(4);
}

fn choose(harness: &mut Harness<'_, App>, words: &str) {
    look_for(harness, words);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
}

fn nationality(harness: &Harness<'_, App>) -> Option<String> {
    let claimant = &harness.state().session.case().claimant;
    claimant.nationality.clone()
}

fn is_there(harness: &Harness<'_, App>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn a_nationality_is_found_by_typing_and_taken_by_keyboard() {
    let mut harness = window(Vec::new(), None);
    for (words, code) in [
        ("sudan", "SDN"),
        ("SSD", "SSD"),
        ("persia", "IRN"),
        ("stateless", "XXA"),
        ("turkey", "TUR"),
        ("Eritria", "ERI"),
    ] {
        choose(&mut harness, words);
        assert_eq!(nationality(&harness).as_deref(), Some(code), "{words}");
        assert!(!egui::Popup::is_any_open(&harness.ctx), "{words}");
        let list = harness.get_by_role_and_label(Role::ComboBox, "Nationality");
        assert!(list.accesskit_node().is_focused(), "{words}");
    }
    look_for(&mut harness, "guinea");
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::Enter] {
        harness.key_press(key);
        harness.run_steps(2);
    }
    let second = crate::matching::countries_with("guinea")[1];
    assert_eq!(nationality(&harness).as_deref(), Some(second.code));
}

#[test]
fn countries_with_evidence_stand_first_and_a_word_that_is_none_chooses_nothing() {
    let mut harness = window(Vec::new(), None);
    look_for(&mut harness, "");
    let top = |name: &str| harness.get_by_label(name).rect().top();
    assert!(top("In the library") < top("Russian national"));
    assert!(top("Russian national") < top("No library yet"));
    assert!(top("No library yet") < top("Afghan national"));
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    choose(&mut harness, "qwertyland");
    assert!(is_there(&harness, "No country is called that."));
    assert_eq!(nationality(&harness), None);
}

#[test]
fn where_there_is_no_library_the_window_says_so_and_leads_to_reports_and_packs() {
    let mut harness = window(Vec::new(), None);
    at(&mut harness, "Appellant");
    assert!(!is_there(&harness, NO_LIBRARY));
    choose(&mut harness, "Sudan");
    assert!(is_there(&harness, NO_LIBRARY));
    for page in ["Passages", "Propositions", "Coverage"] {
        at(&mut harness, "Evidence");
        tab(&mut harness, page);
        assert!(
            is_there(&harness, "No library for this nationality yet."),
            "{page}"
        );
        harness.get_by_label("New pack…");
    }
    choose(&mut harness, "Russia");
    assert!(!is_there(&harness, NO_LIBRARY));
    assert!(is_there(
        &harness,
        " passages in the library on this nationality"
    ));
}

/// What is said of a box to whoever hears the page.
fn said_of(harness: &Harness<'_, App>, label: &str) -> String {
    let tick = harness.get_by_role_and_label(Role::CheckBox, label);
    tick.accesskit_node().description().unwrap_or_default()
}

#[test]
fn a_tick_on_which_the_library_has_nothing_says_so() {
    let mut harness = window(Vec::new(), None);
    let nothing = "The library has nothing on this";
    at(&mut harness, "Appellant");
    assert!(!said_of(&harness, "Left the country illegally").contains(nothing));
    choose(&mut harness, "Russia");
    assert!(said_of(&harness, "Left the country illegally").contains(nothing));
    assert!(!said_of(&harness, "Deserter").contains(nothing));
    click(&mut harness, "Left the country illegally");
    assert!(is_there(
        &harness,
        "nothing on “Left the country illegally”"
    ));
    choose(&mut harness, "Eritrea");
    assert!(!said_of(&harness, "Left the country illegally").contains(nothing));
    assert!(!is_there(
        &harness,
        "nothing on “Left the country illegally”"
    ));
    // Of a country without a library it is said once, and not of every tick.
    choose(&mut harness, "Sudan");
    assert!(!said_of(&harness, "Deserter").contains(nothing));
}

#[test]
fn a_case_of_a_country_without_a_library_is_filled_from_a_report_saved_and_opened_again() {
    let folder = folder();
    let path = put(&folder, "ministry.pdf", &report());
    let case = folder.path().join("sudan.ron");
    let mut harness = window(vec![Chosen::Path(case.clone()), Chosen::Path(path)], None);
    choose(&mut harness, "Sudan");
    let issue = Edit::AddIssue(IssueChoice::Typed("Desertion".to_owned()));
    harness.state_mut().session.edit(issue, 1.0);
    click(&mut harness, "Open a report…");
    opened(&mut harness);
    assert_eq!(harness.state().session.stage, Stage::Read);
    go(&mut harness, "41");
    select(&mut harness, "received", "began.");
    describe(&mut harness);
    super::quoting::choose_issue(&mut harness);
    click(&mut harness, "Add under Issue 1");
    checked(&mut harness, 1);
    menu(&mut harness, "Save");
    until(&mut harness, "the save", |app| {
        app.session.history.is_saved()
    });
    drop(harness);
    let harness = window(Vec::new(), Some(&case));
    assert_eq!(nationality(&harness).as_deref(), Some("SDN"));
    assert_eq!(harness.state().session.case().entries().count(), 1);
}

/// A new pack on the appellant's country, and words of a report in it: at once evidence for everybody from there.
#[test]
fn a_new_pack_on_the_appellants_country_works_at_once() {
    let (office, folder) = (Office::empty(), folder());
    let report = put(&folder, "ministry.pdf", &report());
    let mut harness = office.window(vec![Chosen::Path(report), Chosen::Path(office.pack())]);
    choose(&mut harness, "Sudan");
    click(&mut harness, "New pack…");
    until(&mut harness, "the question", |app| {
        app.keeper.packs.question.is_some()
    });
    click(&mut harness, "Make the pack");
    until(&mut harness, "the pack", |app| {
        app.keeper.packs.own.iter().any(|own| own.number.is_some())
    });
    assert_eq!(harness.state().session.library_findings, Some(Vec::new()));
    at(&mut harness, "Appellant");
    assert!(is_there(&harness, "Nothing in your pack yet"));
    click(&mut harness, "Open a report…");
    opened(&mut harness);
    go(&mut harness, "41");
    select(&mut harness, "received", "began.");
    describe(&mut harness);
    harness.get_by_label("Pack of the extract").scroll_to_me();
    harness.run_steps(3);
    click(&mut harness, "Pack of the extract");
    click(&mut harness, "ours");
    click(&mut harness, "Issue of the extract");
    click(&mut harness, "Under none: only in the pack");
    click(&mut harness, "Add a characteristic");
    click(&mut harness, "Sudanese national");
    let bears = ReaderAction::BearsOn("q3c-basic-rules".into(), true);
    harness.state_mut().reader.apply(bears);
    harness.run_steps(3);
    click(&mut harness, "Keep in the pack");
    until(&mut harness, "the passage", |app| {
        app.session.evidence.fitting_count() == 1
    });
    at(&mut harness, "Appellant");
    assert!(is_there(
        &harness,
        "1 passage in the library on this nationality"
    ));
    assert_eq!(harness.state().session.library_findings, Some(Vec::new()));
}
