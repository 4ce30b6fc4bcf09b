//! Whole sentences, letter by letter, into every field of every page: none steals the focus, loses a
//! letter or hands it to another, in a new case, an opened one and the sample.

use egui::accesskit::Role;

use super::own_packs::Office;
use super::*;

const SENTENCE: &str = "Fear of Lt. Kovač, 2 ";

/// What is typed where a sentence means nothing.
fn words_for(name: &str) -> &'static str {
    if name.starts_with("Date of ") {
        "24 September 2022"
    } else if name.starts_with("Pages of ") {
        "1"
    } else if name.starts_with("Most ") {
        "40"
    } else {
        SENTENCE
    }
}

/// The names of all fields that stand on the page, without those that hold no words of their own.
fn fields(harness: &Harness<'_, App>) -> Vec<String> {
    let is_field = |role| matches!(role, Role::TextInput | Role::MultilineTextInput);
    let all = harness.query_all_by(|node| {
        is_field(node.role()) && !node.is_disabled() && node.label().is_some()
    });
    let names = all.filter_map(|node| node.accesskit_node().label());
    // It shows the page that is in front; what is typed there is gone as soon as it is left.
    names.filter(|name| name != "Go to page").collect()
}

/// Of many that differ in their number only, the first and the last.
fn of_each_kind(names: Vec<String>) -> Vec<String> {
    let kind = |name: &str| name.replace(|c: char| c.is_ascii_digit(), "");
    let is_end = |at: usize| {
        let own = kind(&names[at]);
        let others = |range: &[String]| range.iter().any(|name| kind(name) == own);
        !others(&names[..at]) || !others(&names[at + 1..])
    };
    let ends: Vec<usize> = (0..names.len()).filter(|at| is_end(*at)).collect();
    ends.into_iter().map(|at| names[at].clone()).collect()
}

/// The field itself: the words beside it often bear the same name.
fn field<'a>(harness: &'a Harness<'_, App>, name: &'a str) -> egui_kittest::Node<'a> {
    harness.get_by(move |node| {
        node.label().as_deref() == Some(name)
            && matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
    })
}

fn value(harness: &Harness<'_, App>, name: &str) -> String {
    field(harness, name).value().unwrap_or_default()
}

fn focused(harness: &Harness<'_, App>) -> Option<egui::Id> {
    harness.ctx.memory(|memory| memory.focused())
}

/// Types into the field that bears the name, one letter a frame, and holds the field against what was
/// typed after each.
fn type_into(harness: &mut Harness<'_, App>, name: &str, text: &str) {
    field(harness, name).focus();
    harness.run_steps(2);
    let id = focused(harness);
    assert!(id.is_some(), "“{name}” takes the focus");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.key_press(egui::Key::Backspace);
    harness.run_steps(2);
    let place = field(harness, name).rect().min;
    let mut typed = String::new();
    for letter in text.chars() {
        typed.push(letter);
        harness.event(egui::Event::Text(letter.to_string()));
        harness.step();
        assert_eq!(
            focused(harness),
            id,
            "“{name}” has the focus after “{typed}”"
        );
    }
    harness.run_steps(2);
    assert_eq!(value(harness, name), typed, "“{name}”");
    // On the paper of the schedule a longer text moves the end of a page; in the form of a source, what
    // is wrong stands below each field.
    if !name.ends_with(|c: char| c.is_ascii_digit()) && !name.ends_with(", source") {
        let now = field(harness, name).rect().min;
        assert_eq!(now, place, "“{name}” stays where it is");
    }
}

/// Types into each field of the page, leaves it, and looks whether the page still says it.
fn try_page(harness: &mut Harness<'_, App>, page: &str) -> usize {
    let mut names = of_each_kind(fields(harness));
    // What lies behind a dialog is out of reach.
    if page == "Settings" {
        names.retain(|name| name.starts_with("Setting: "));
    }
    // Under another heading the document has another place, and its fields another name. A title
    // chooses its document, and the fields beside the list are those of another one from then on.
    let last = ["Heading of document", "Title of document"];
    names.sort_by_key(|name| last.iter().position(|last| name.starts_with(last)));
    for name in &names {
        let text = words_for(name);
        type_into(harness, name, text);
        let forgets =
            name.starts_with("Heading of the chosen") || name == "Find a command by its name";
        harness.key_press(egui::Key::F6);
        harness.run_steps(4);
        if !forgets && fields(harness).contains(name) && !name.starts_with("Heading of document") {
            assert_eq!(
                value(harness, name).trim(),
                text.trim(),
                "{page}: “{name}” after it was left"
            );
        }
    }
    names.len()
}

/// Goes through all pages; says how many fields there were.
fn try_case(harness: &mut Harness<'_, App>) -> usize {
    let mut count = 0;
    for stage in PAGES {
        at(harness, stage);
        if stage == "Arrange" {
            click(harness, "Numbers and exceptions");
        }
        count += try_page(harness, stage);
    }
    at(harness, "Evidence");
    click(harness, "Propositions");
    count += try_page(harness, "Propositions");
    menu(harness, "Settings");
    count += try_page(harness, "Settings");
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    menu(harness, "Find a command");
    type_into(harness, "Find a command by its name", SENTENCE);
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    menu(harness, "Library");
    count + try_page(harness, "Library") + 1
}

#[test]
fn in_a_new_case_every_field_takes_a_whole_sentence() {
    let mut harness = window(Vec::new(), None);
    assert!(try_case(&mut harness) >= 11);
    let heading = &harness.state().session.case().heading;
    for text in [
        &heading.reference,
        &heading.appellant,
        &heading.respondent,
        &heading.representative,
        &heading.hearing,
    ] {
        assert_eq!(text, SENTENCE);
    }
}

#[test]
fn in_a_case_that_was_opened_every_field_takes_a_whole_sentence() {
    let (folder, case) = documents::desk();
    let mut harness = documents::with_two(&folder, &case);
    documents::pick(&mut harness, 1);
    assert!(try_case(&mut harness) >= 18);
    let case = harness.state().session.case();
    assert!(case.exhibits.iter().any(|one| one.title == SENTENCE));
    assert_eq!(case.heading.appellant, SENTENCE);
    assert_eq!(case.issues[0].label, SENTENCE.trim());
    let entry = case.entries().next().unwrap();
    assert_eq!(entry.proposition.as_deref(), Some(SENTENCE));
}

#[test]
fn in_the_sample_every_field_takes_a_whole_sentence() {
    let mut harness = window(Vec::new(), None);
    menu(&mut harness, "Sample case");
    assert!(try_case(&mut harness) >= 15);
    assert_eq!(harness.state().session.case().heading.hearing, SENTENCE);
}

#[test]
fn in_the_form_of_a_source_every_field_takes_a_whole_sentence() {
    let office = Office::new();
    let mut harness = office.editing();
    assert!(try_page(&mut harness, "the form") >= 12);
}

#[test]
fn the_first_letter_of_the_number_leaves_the_form_where_it_is() {
    for size in [egui::vec2(1440.0, 900.0), egui::vec2(1024.0, 700.0)] {
        let mut harness = window(Vec::new(), None);
        harness.set_size(size);
        harness.run_steps(3);
        harness.get_by_label("Begin: Open");
        let before = field(&harness, "Hearing").rect();
        type_into(&mut harness, "Appeal number", "P");
        assert_eq!(field(&harness, "Hearing").rect(), before);
        assert!(harness.query_by_label("Begin: Open").is_none());
    }
}

#[test]
fn the_ways_to_begin_stay_until_the_case_has_a_number() {
    let mut harness = window(Vec::new(), None);
    type_into(&mut harness, "Appellant", "D.K.");
    harness.get_by_label("Begin: Open");
}

#[test]
fn letters_that_come_in_one_frame_with_a_command_are_saved() {
    let (folder, case) = documents::desk();
    let mut harness = documents::with_two(&folder, &case);
    documents::pick(&mut harness, 1);
    for (name, text) in [
        ("Title of document 1", "Letter of the 3rd brigade"),
        ("Pages of document 1", "2-3"),
        ("Heading of document 1", "Papers"),
    ] {
        type_into(&mut harness, name, "");
        for letter in text.chars() {
            harness.event(egui::Event::Text(letter.to_string()));
        }
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
        harness.run_steps(3);
        let saved = String::from_utf8(files::read(&case).unwrap()).unwrap();
        assert!(saved.contains(text), "“{text}” is in the saved case");
        harness.key_press(egui::Key::F6);
        harness.run_steps(4);
    }
}

#[test]
fn a_half_typed_field_holds_the_window_open() {
    let (folder, case) = documents::desk();
    let mut harness = documents::with_two(&folder, &case);
    menu(&mut harness, "Save");
    documents::pick(&mut harness, 1);
    type_into(&mut harness, "Heading of document 1", "Papers");
    harness
        .input_mut()
        .viewports
        .entry(egui::ViewportId::ROOT)
        .or_default()
        .events = vec![egui::ViewportEvent::Close];
    harness.run_steps(3);
    harness.get_by_label("Answer: Save");
}
