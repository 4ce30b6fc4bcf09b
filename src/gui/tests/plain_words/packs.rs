//! The library with a pack of one's own: its pages, its forms and its faults.

use super::*;
use crate::gui::packs::{After, NewPackForm, PackQuestion};
use crate::gui::tests::own_packs::{Office, SOURCE, look_at};

#[test]
fn the_library_its_forms_and_its_faults() {
    let office = Office::new();
    let mut harness = office.window(Vec::new());
    let mut reader = Reader::of(&harness);
    harness.set_size(egui::vec2(1440.0, 2400.0));
    click(&mut harness, "Library");
    reader.look(&mut harness, "Library");
    look_at(&mut harness, "ours-2026");
    reader.look(&mut harness, "a source");
    click(&mut harness, "Edit or retire");
    reader.look(&mut harness, "the form");
    for (field, text) in [
        ("Title, source", " "),
        ("Address, source", "example dot org"),
        ("Published, source", "2026-13"),
        ("Language, source", "English"),
    ] {
        fill(&mut harness, field, text);
    }
    reader.look(&mut harness, "a form with faults");
    click(&mut harness, "Cancel editing");
    reader.look(&mut harness, "giving it up");
    click(&mut harness, "Answer: Lose the changes");
    click(&mut harness, "Add a source to Ours");
    click(&mut harness, "Add a passage");
    reader.look(&mut harness, "a new source");
    for list in ["Issues", "About any of", "Propositions"] {
        click(&mut harness, &format!("Add to {list}, passage 1"));
        reader.look(&mut harness, list);
        harness.key_press(egui::Key::Escape);
        harness.run_steps(3);
    }
    let form = NewPackForm {
        folder: office.pack(),
        title: "Other".to_owned(),
        id: "Not One".to_owned(),
        nationality: "RUS".to_owned(),
    };
    for question in [
        PackQuestion::NewPack(form),
        PackQuestion::GiveUp(After::Quit),
        PackQuestion::Compare,
    ] {
        harness.state_mut().keeper.packs.question = Some(question.clone());
        reader.look(&mut harness, &format!("{question:?}"));
    }
    reader.is_content(300);
}

/// A source with nearly every fault that a pack can have.
const FAULTY: &[(&str, &str)] = &[
    ("\"q3c-basic-rules\"", "\"q9\""),
    ("\"deserter\"", "\"pilot\""),
    ("https://example.org/note", "example"),
    ("language: \"en\"", "language: \"English\""),
    ("id: \"ours-2026-01\"", "id: \"Ours 1\""),
    ("title: \"Our note\"", "title: \" \""),
    (
        "read: FullText",
        "read: SecondHand, covers: (from: \"2020\", to: \"2010\"), relies_on: [\"nobody\"]",
    ),
    ("tier: A", "tier: C"),
    (
        "kind: Summary",
        "kind: Extract, checked: Checked(by: \"A\", on: \"2026\", file_sha256: \"1\"), propositions: [Supports(\"x\")]",
    ),
];

#[test]
fn packs_that_cannot_be_read_or_have_faults() {
    let office = Office::new();
    let spoilt = FAULTY.iter().fold(SOURCE.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    });
    for text in [
        spoilt.as_str(),
        "Source(id: \"ours-2026\"",
        &SOURCE.replace("stance: Helps", "stance: Hostile, colour: 3"),
        &SOURCE.replace("title: \"Our note\",", "title: 7,"),
        "Dear Sir",
    ] {
        office.put(text);
        let mut harness = office.window(Vec::new());
        let mut reader = Reader::of(&harness);
        harness.set_size(egui::vec2(1440.0, 3000.0));
        click(&mut harness, "Library");
        reader.look(&mut harness, "Library with faults");
        act(&mut harness, Action::Command(Command::Problems));
        reader.look(&mut harness, "problems");
        act(
            &mut harness,
            Action::Command(Command::Go(crate::gui::action::Stage::Check)),
        );
        let findings = harness.state().session.library_findings.clone();
        assert!(!findings.unwrap_or_default().is_empty(), "{text}");
        reader.look(&mut harness, "Check with a faulty pack");
        reader.is_content(60);
    }
}
