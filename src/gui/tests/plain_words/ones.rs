//! Where there is one of everything, nothing says “1 pages”.

use super::*;
use crate::gui::evidence_order::GroupBy;
use crate::gui::tests::zembla::window_on_zembla;

/// A case with one issue, one entry and one document.
fn one_of_everything() -> Harness<'static, App> {
    let mut harness = window_on_zembla();
    let session = &mut harness.state_mut().session;
    let held = session.library.sources().last().unwrap().clone();
    assert_eq!(held.id.as_str(), "zembla-2021");
    let new = case::NewExhibit {
        file: case::DocumentFile {
            path: "nowhere.pdf".to_owned(),
            sha256: String::new(),
            pages: None,
        },
        title: "A report".to_owned(),
        date: None,
        section: Some("Reports".to_owned()),
        pages: None,
        title_page: false,
    };
    let edits = [
        case::Edit::AddIssue(case::IssueChoice::Typed("The only issue".to_owned())),
        case::Edit::AddEntry {
            issue: "own-1".to_owned(),
            passage: Box::new(held.passages[0].clone()),
            source: Box::new(held),
        },
        case::Edit::AddExhibit(Box::new(new)),
    ];
    for edit in edits {
        session.edit_apart(edit, 1.0);
    }
    harness.run_steps(4);
    harness
}

#[test]
fn every_page_of_a_case_with_one_of_everything() {
    let mut harness = one_of_everything();
    let mut reader = Reader::of(&harness);
    for page in PAGES {
        at(&mut harness, page);
        reader.look(&mut harness, page);
    }
    for part in crate::gui::check_tab::CheckTab::ALL {
        tab(&mut harness, part.label());
        reader.look(&mut harness, part.label());
    }
    let sign = case::Edit::SignOff {
        number: 1,
        by: "A.B.".to_owned(),
        on: Date::day(2026, 11, 26),
    };
    harness.state_mut().session.edit_apart(sign, 1.0);
    at(&mut harness, "Check");
    reader.look(&mut harness, "Check, signed off");
    reader.is_content(150);
}

#[test]
fn lists_in_which_one_passage_is_left() {
    let mut harness = one_of_everything();
    let mut reader = Reader::of(&harness);
    at(&mut harness, "Evidence");
    act(&mut harness, Action::Search("zembla".to_owned()));
    let shown = harness.state().session.evidence.shown.len();
    assert_eq!(shown, 1);
    for group in GroupBy::ALL {
        act(&mut harness, Action::Group(group));
        reader.look(&mut harness, "grouped");
    }
    for list in ["Issue", "Stance", "Source kind", "How read", "Passage kind"] {
        click(&mut harness, list);
        reader.look(&mut harness, list);
        harness.key_press(egui::Key::Escape);
        harness.run_steps(3);
    }
    act(
        &mut harness,
        Action::SearchPropositions("nobody is punished".to_owned()),
    );
    click(&mut harness, "Propositions");
    reader.look(&mut harness, "propositions");
    reader.is_content(150);
}
