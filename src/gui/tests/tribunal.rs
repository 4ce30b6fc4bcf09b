//! The tribunal of a case: chosen on its page, said in every name of an entry or a page, taken back by undo.

use super::*;
use crate::case::Case;
use crate::gui::settings::Change;
use crate::pdf::import::specimen;

use super::own_packs::Office;
use super::reader::says;

/// A window on the sample, with a pack of one's own whose profile has other prefixes.
fn with_own_profile() -> (Office, Harness<'static, App>) {
    let office = own_profile();
    let harness = window_of(&office, Vec::new());
    (office, harness)
}

fn own_profile() -> Office {
    let office = Office::new();
    let board = r#"(id: "board", extends: "plain", name: "Example Board",
        page_prefix: (value: "BB", authority: "Rule 1", force: Must, status: Seen),
        entry_prefix: (value: "E", authority: "Rule 2", force: Must, status: Seen))"#;
    let folder = files::profiles_folder(&office.pack());
    let file = folder.join("board.ron");
    files::make_folder_of(&file).unwrap();
    files::write_atomic(&file, board.as_bytes()).unwrap();
    let case = office.settings().with_file_name("case.ron");
    let sample = include_bytes!("../../../assets/sample-case.ron");
    files::write_atomic(&case, sample).unwrap();
    office
}

fn window_of(office: &Office, answers: Vec<Chosen>) -> Harness<'static, App> {
    let case = office.settings().with_file_name("case.ron");
    let dialogs = Arc::new(Answers(Mutex::new(answers)));
    let mut harness = window_in(
        world(office.settings()),
        dialogs,
        unsaved_place(),
        Some(&case),
    );
    until(&mut harness, "the profiles", |app| {
        app.session.profiles.get("board").is_ok()
    });
    harness
}

fn case<'a>(harness: &'a Harness<'_, App>) -> &'a Case {
    harness.state().session.case()
}

fn choose(harness: &mut Harness<'_, App>, name: &str) {
    at(harness, "Case");
    let list = harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Tribunal");
    list.click();
    harness.run_steps(3);
    let option = harness.get_by_label_contains(name);
    option.click();
    harness.run_steps(3);
}

#[test]
fn a_tribunal_is_chosen_and_everything_is_called_as_it_has_it_until_that_is_undone() {
    let (_folder, mut harness) = with_own_profile();
    choose(&mut harness, "Example Board, rules in force");
    assert_eq!(case(&harness).profile, "board");
    at(&mut harness, "Arrange");
    harness.get_by_label_contains("E 1: place 1 of 6");
    click(&mut harness, "Remove E 1");
    let label = harness.state().session.history.undo_label();
    assert_eq!(label, Some("Remove E 1"));
    assert!(says(&harness, "BB ") && !says(&harness, "AB "));
    at(&mut harness, "Check");
    assert!(says(&harness, "E 1") && !says(&harness, "CS "));
    for _ in 0..2 {
        menu(&mut harness, "Undo");
    }
    assert_eq!(case(&harness).profile, crate::profile::DEFAULT);
    at(&mut harness, "Arrange");
    harness.get_by_label_contains("CS 1: place 1 of 6");
}

#[test]
fn what_it_means_for_numbers_that_others_were_told_is_asked_first() {
    let (_folder, mut harness) = with_own_profile();
    let told = case(&harness).clone();
    let none = std::collections::BTreeMap::new();
    harness.state_mut().session.keep_numbers(&told, &none);
    harness.run_steps(2);
    choose(&mut harness, "Example Board, rules in force");
    assert_eq!(case(&harness).profile, crate::profile::DEFAULT, "not yet");
    harness.get_by_label_contains("CS 1 is called E 1");
    click(&mut harness, "Answer: Cancel");
    assert_eq!(case(&harness).profile, crate::profile::DEFAULT);
    choose(&mut harness, "Example Board, rules in force");
    click(&mut harness, "Answer: Change it");
    assert_eq!(case(&harness).profile, "board");
}

#[test]
fn a_tribunal_without_a_limit_of_pages_has_none_in_the_window() {
    let (_folder, mut harness) = with_own_profile();
    choose(&mut harness, "Upper Tribunal");
    at(&mut harness, "Arrange");
    assert!(says(&harness, "no limit known"));
    choose(&mut harness, "First-tier Tribunal");
    at(&mut harness, "Arrange");
    assert!(!says(&harness, "no limit known"));
}

#[test]
fn a_case_of_a_profile_that_is_not_at_hand_says_so_on_its_page() {
    let (_folder, mut harness) = with_own_profile();
    let edit = crate::case::Edit::SetProfile("narnia".to_owned());
    harness.state_mut().session.edit(edit, 0.0);
    at(&mut harness, "Case");
    assert!(says(
        &harness,
        "there is no profile “narnia” in this version of the program, nor in",
    ));
}

#[test]
fn new_cases_are_made_for_the_tribunal_of_the_settings_even_one_of_ones_own() {
    let (_folder, mut harness) = with_own_profile();
    let session = &mut harness.state_mut().session;
    session
        .preferences
        .change(Change::Profile("board".to_owned()));
    let case = session.preferences.now().new_case(&session.profiles);
    assert_eq!(case.profile, "board");
}

/// As a caseworker does it who has the Practice Direction's own PDF.
#[test]
fn a_value_is_confirmed_in_the_reader_against_the_document_that_is_open_there() {
    let office = own_profile();
    let paper = office.settings().with_file_name("practice-direction.pdf");
    let page = |number| {
        specimen::Page::saying(&format!(
            "10.{number} The schedule must not exceed 12 pages"
        ))
    };
    let pages: Vec<specimen::Page> = (1..=3).map(page).collect();
    files::write_atomic(&paper, &specimen::document(&pages)).unwrap();
    let mut harness = window_of(&office, vec![Chosen::Path(paper.clone())]);
    harness.set_size(egui::vec2(1600.0, 1000.0));
    menu(&mut harness, "Open a report…");
    until(&mut harness, "the report", |app| {
        app.reader.opened().is_some()
    });
    harness.run_steps(4);
    click(&mut harness, "Confirm a rule…");
    click(&mut harness, "Pages of the country evidence schedule: 12");
    fill(&mut harness, "Paragraph of the authority", "10.6(b)");
    fill(&mut harness, "Initials of who confirms", "RS");
    click(&mut harness, "Confirm it");
    until(&mut harness, "the confirmation", |app| {
        let profile = app.session.profile().unwrap();
        profile.schedule_max_pages.confirmed.is_some()
    });
    let profile = harness.state().session.profile().unwrap().clone();
    let given = profile.schedule_max_pages.confirmed.clone().unwrap();
    assert_eq!(
        (given.by.as_str(), given.paragraph.as_str()),
        ("RS", "10.6(b)")
    );
    assert_eq!(
        given.hash,
        crate::export::sha256(&files::read(&paper).unwrap())
    );
    assert!(profile.schedule_max_pages.cited().ends_with("10.6(b)."));
}
