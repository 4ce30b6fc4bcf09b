//! Every page, menu, list and dialog of a case.

use super::*;
use crate::gui::overlay::{Overlay, Palette};
use crate::gui::tests::modals::questions;

#[test]
fn pages_of_a_new_case_and_of_the_sample() {
    let folder = folder();
    let sample = sample_in(&folder);
    for case in [None, Some(sample.as_path())] {
        let mut harness = window(Vec::new(), case);
        let mut reader = Reader::of(&harness);
        for page in PAGES {
            at(&mut harness, page);
            reader.look(&mut harness, page);
        }
        reader.is_content(150);
    }
}

#[test]
fn menus_and_lists() {
    let folder = folder();
    let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
    let mut reader = Reader::of(&harness);
    for name in ["File", "Edit", "Go", "View", "Help"] {
        click(&mut harness, name);
        reader.look(&mut harness, name);
        harness.key_press(egui::Key::Escape);
        harness.run_steps(3);
    }
    for (page, list) in [
        ("Appellant", "Nationality"),
        ("Evidence", "Sort"),
        ("Evidence", "Group"),
        ("Evidence", "Issue"),
        ("Evidence", "Stance"),
        ("Evidence", "Source kind"),
        ("Evidence", "How read"),
        ("Evidence", "Passage kind"),
        ("Evidence", "Chosen"),
        ("Arrange", "Add a disputed issue"),
        ("Preview", "Zoom"),
    ] {
        at(&mut harness, page);
        click(&mut harness, list);
        reader.look(&mut harness, list);
        harness.key_press(egui::Key::Escape);
        harness.run_steps(3);
    }
    reader.is_content(250);
}

#[test]
fn evidence_that_is_read_compared_and_counted() {
    let folder = folder();
    let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
    let mut reader = Reader::of(&harness);
    at(&mut harness, "Evidence");
    let shown = &harness.state().session.evidence.shown;
    let positions: Vec<usize> = shown.iter().map(|row| row.position).take(2).collect();
    act(&mut harness, Action::Select(positions[0]));
    reader.look(&mut harness, "a passage");
    act(&mut harness, Action::Compare(Some(positions[0])));
    act(&mut harness, Action::Select(positions[1]));
    reader.look(&mut harness, "two passages");
    act(&mut harness, Action::Compare(None));
    // A filter, with the chip that takes it away.
    let issue = harness.state().session.library.taxonomy.issues[8]
        .id
        .clone();
    let wanted = [crate::matching::Value::Issue(issue.clone())].into();
    act(
        &mut harness,
        Action::Filter(crate::matching::Filter { wanted }),
    );
    reader.look(&mut harness, "a filter");
    click(&mut harness, "Propositions");
    reader.look(&mut harness, "propositions");
    act(&mut harness, Action::PropositionsUnder(Some(issue)));
    reader.look(&mut harness, "propositions under an issue");
    let first = harness.state().session.library.taxonomy.propositions[0]
        .id
        .clone();
    act(&mut harness, Action::OpenProposition(Some(first)));
    reader.look(&mut harness, "a proposition");
    click(&mut harness, "Coverage");
    reader.look(&mut harness, "coverage");
    reader.is_content(400);
}

#[test]
fn dialogs_palette_keys_settings_and_tour() {
    let folder = folder();
    let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
    let mut reader = Reader::of(&harness);
    for question in questions() {
        *harness.state_mut().question() = Some(question.clone());
        reader.look(&mut harness, &format!("{question:?}"));
        *harness.state_mut().question() = None;
        harness.run_steps(2);
    }
    let mut overlays = vec![
        Overlay::Settings,
        Overlay::Shortcuts,
        Overlay::Palette(Palette::default()),
    ];
    overlays.extend((0..5).map(Overlay::Tour));
    for overlay in overlays {
        harness.state_mut().overlay = Some(overlay.clone());
        reader.look(&mut harness, &format!("{overlay:?}"));
    }
    harness.state_mut().overlay = None;
    for command in Command::ALL {
        let text = command.label().to_owned();
        let palette = Palette { text, at: 0 };
        harness.state_mut().overlay = Some(Overlay::Palette(palette));
        harness.run_steps(2);
        reader.read(&harness, command.label());
    }
    reader.is_content(200);
}

#[test]
fn findings_of_a_case_with_much_that_is_wrong() {
    let folder = folder();
    let out = folder.path().join("out.pdf");
    let mut harness = window(vec![Chosen::Path(out)], Some(&sample_in(&folder)));
    harness.set_size(egui::vec2(1440.0, 3000.0));
    let heading = |field, text: &str| case::Edit::SetHeading {
        field,
        text: text.to_owned(),
    };
    let edits = [
        heading(case::HeadingField::Appellant, ""),
        heading(case::HeadingField::Respondent, "R\u{202e}espondent"),
        case::Edit::SetNote {
            number: 8,
            text: "in\u{202e}visible".to_owned(),
        },
        case::Edit::AddIssue(case::IssueChoice::Typed("Nothing here".to_owned())),
    ];
    for edit in edits {
        harness.state_mut().session.edit_apart(edit, 1.0);
    }
    harness.run_steps(4);
    let mut reader = Reader::of(&harness);
    at(&mut harness, "Check");
    reader.look(&mut harness, "Check");
    click(&mut harness, "Export the bundle");
    until(&mut harness, "what came of it", |app| {
        app.session.last_export.is_some() || !app.session.notices.is_empty()
    });
    reader.look(&mut harness, "Check after an export");
    at(&mut harness, "Arrange");
    reader.look(&mut harness, "Arrange with faults");
    reader.is_content(150);
}
