//! The last station: findings, sign-offs, rules, and what the finished file showed.

use super::*;
use crate::gui::action::{Action, Under};

pub(super) fn checking(answers: Vec<Chosen>) -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(answers, Some(&path));
    harness.set_size(egui::vec2(1440.0, 3000.0));
    at(&mut harness, "Check");
    (folder, harness)
}

fn is_shown(harness: &Harness<'_, App>, words: &str) -> bool {
    let mut found = harness.query_all_by_label_contains(words);
    found.next().is_some()
}

#[test]
fn findings_are_grouped_and_narrowed_by_severity() {
    let (_folder, mut harness) = checking(Vec::new());
    assert!(is_shown(&harness, "Warnings: look at them before filing"));
    assert!(is_shown(&harness, "Notes: worth knowing"));
    let session = &harness.state().session;
    let notes = session
        .findings()
        .filter(|finding| finding.severity == crate::finding::Severity::Note)
        .count();
    let notes = crate::finding::counted(notes, "note", "notes");
    click(&mut harness, &format!("Show {notes}"));
    assert!(!is_shown(&harness, "Warnings: look at them before filing"));
    assert!(is_shown(&harness, "Notes: worth knowing"));
}

#[test]
fn a_finding_leads_to_its_entry() {
    let (_folder, mut harness) = checking(Vec::new());
    let note = case::Edit::SetNote {
        number: 8,
        text: "in\u{202e}visible".to_owned(),
    };
    harness.state_mut().session.edit(note, 1.0);
    harness.run_steps(3);
    click(&mut harness, "Go to CS 8");
    let block = harness.get_by_label_contains("CS 8: place 2 of 3");
    assert!(block.accesskit_node().is_focused());
}

#[test]
fn a_finding_leads_into_its_field_so_that_typing_goes_on() {
    let (_folder, mut harness) = checking(Vec::new());
    let edit = case::Edit::SetHeading {
        field: case::HeadingField::Appellant,
        text: String::new(),
    };
    harness.state_mut().session.edit(edit, 1.0);
    harness.run_steps(3);
    click(&mut harness, "Go to Appellant");
    harness.run_steps(3);
    let field = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().role() == egui::accesskit::Role::TextInput
    };
    let mut found = harness.query_all_by_label("Appellant");
    let field = found.find(field).unwrap();
    assert!(field.accesskit_node().is_focused());
}

#[test]
fn several_entries_are_signed_off_at_once_and_undone_at_once() {
    let (_folder, mut harness) = checking(Vec::new());
    tab(&mut harness, "Sign-off");
    click(&mut harness, "Tick CS 1");
    click(&mut harness, "Tick CS 3");
    fill(&mut harness, "Initials for sign-offs", "AB");
    open_entries(&mut harness, &[1, 3]);
    click(&mut harness, "Sign off 2 entries");
    assert_eq!(signed(&harness), [1, 3]);
    let session = &harness.state().session;
    assert_eq!(session.history.undo_label(), Some("Sign off 2 entries"));
    click(&mut harness, "Undo");
    assert!(signed(&harness).is_empty());
    click(&mut harness, "Tick all");
    // Only those that were opened.
    click(&mut harness, "Sign off 2 entries");
    assert_eq!(signed(&harness), [1, 3]);
}

fn signed(harness: &Harness<'_, App>) -> Vec<u32> {
    let entries = harness.state().session.case().entries();
    let signed = entries.filter(|entry| entry.signed_off.is_some());
    signed.map(|entry| entry.number).collect()
}

/// Looks at each where it is arranged, and comes back.
fn open_entries(harness: &mut Harness<'_, App>, numbers: &[u32]) {
    for number in numbers {
        click(harness, &format!("Read CS {number}"));
        at(harness, "Check");
    }
}

#[test]
fn whoever_signs_off_what_was_never_opened_is_asked_first() {
    let (_folder, mut harness) = checking(Vec::new());
    tab(&mut harness, "Sign-off");
    fill(&mut harness, "Initials for sign-offs", "AB");
    assert_eq!(
        harness
            .query_all_by_label_contains("not opened yet")
            .count(),
        20
    );
    open_entries(&mut harness, &[2]);
    for number in [1, 2, 3] {
        click(&mut harness, &format!("Tick CS {number}"));
    }
    click(&mut harness, "Sign off 3 entries");
    assert!(is_shown(
        &harness,
        "CS 1, CS 3 have not been opened since you opened the case."
    ));
    click(&mut harness, "Answer: Cancel");
    assert!(signed(&harness).is_empty());
    click(&mut harness, "Sign off 3 entries");
    click(&mut harness, "Answer: Sign off the 1 opened");
    assert_eq!(signed(&harness), [2]);
    click(&mut harness, "Sign off 2 entries");
    click(&mut harness, "Answer: Sign them off all the same");
    assert_eq!(signed(&harness), [1, 2, 3]);
    // The list stays, with who and when.
    let said = "signed off by AB on 23 November 2026";
    assert_eq!(harness.query_all_by_label_contains(said).count(), 3);
    harness.get_by_label("Read CS 2");
    assert!(harness.query_by_label("Tick CS 2").is_none());
}

#[test]
fn reading_a_passage_or_its_page_is_opening_its_entry() {
    let (_folder, mut harness) = checking(Vec::new());
    let session = &harness.state().session;
    let position = |number| {
        let entry = session.case().entry(number).unwrap();
        session.library.position(&entry.passage.id).unwrap()
    };
    let (fourth, context) = (position(4), harness.ctx.clone());
    let act = |harness: &mut Harness<'_, App>, action| {
        harness.state_mut().apply_in_test(action, &context);
        harness.run_steps(2);
    };
    act(&mut harness, Action::Select(fourth));
    act(&mut harness, Action::PreviewEntry(6));
    assert_eq!(opened(harness.state()), [4, 6]);
}

fn opened(app: &App) -> Vec<u32> {
    let entries = app.session.case().entries();
    let opened = entries.filter(|entry| app.session.was_opened(entry));
    opened.map(|entry| entry.number).collect()
}

#[test]
fn what_was_read_before_it_was_ticked_was_opened() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let shown = &harness.state().session.evidence.shown;
    let positions = [shown[0].position, shown[1].position, shown[2].position];
    let context = harness.ctx.clone();
    let mut act = |action| harness.state_mut().apply_in_test(action, &context);
    for position in positions {
        let under = Under::Shown;
        // The first is read and left again, the second ticked unread, the third read.
        if position != positions[1] {
            act(Action::Select(position));
        }
        act(Action::Unselect);
        act(Action::Choose { position, under });
    }
    assert_eq!(opened(harness.state()), [1, 3]);
}

/// What the desktop was asked to do.
type Launched = Arc<Mutex<Vec<crate::platform::Launch>>>;

fn listening_desktop(harness: &mut Harness<'_, App>) -> Launched {
    let launched = Launched::default();
    let record = Arc::clone(&launched);
    harness.state_mut().desktop = Arc::new(move |launch| {
        record.lock().unwrap().push(launch.clone());
        Ok(())
    });
    launched
}

fn exported(harness: &mut Harness<'_, App>) {
    click(harness, "Export PDF");
    until(harness, "the bundle", |app| {
        app.session.last_export.is_some()
    });
}

#[test]
fn a_bundle_is_opened_and_shown_in_its_folder_from_check_and_from_the_words_about_it() {
    use crate::platform::{System, Wish, launch};
    let out = folder();
    let path = out.path().join("out.pdf");
    let answers = vec![Chosen::Path(path.clone()); 3];
    let (_folder, mut harness) = checking(answers);
    tab(&mut harness, "Finished file");
    let launched = listening_desktop(&mut harness);
    for (name, wish) in [
        ("Open: the bundle", Wish::Open),
        ("Show in folder: the bundle", Wish::ShowInFolder),
        ("Message: Open", Wish::Open),
        ("Message: Show in folder", Wish::ShowInFolder),
    ] {
        if harness.query_by_label(name).is_none() {
            harness.state_mut().session.last_export = None;
            exported(&mut harness);
        }
        click(&mut harness, name);
        until(&mut harness, "the desktop", |_| {
            !launched.lock().unwrap().is_empty()
        });
        let wanted = launch(wish, &path, System::this());
        let asked: Vec<_> = launched.lock().unwrap().drain(..).collect();
        assert_eq!(asked, [wanted], "{name}");
    }
    harness.state_mut().desktop = Arc::new(|_| Err("this desktop has no “xdg-open”".to_owned()));
    click(&mut harness, "Open: the bundle");
    until(&mut harness, "the refusal", |app| {
        let mut notices = app.session.notices.all().into_iter();
        notices.any(|notice| notice.contains("could not be opened from here: this desktop has no"))
    });
}

#[test]
fn the_words_about_a_bundle_with_errors_say_where_they_stand_and_lead_there() {
    let out = folder();
    let path = out.path().join("out.pdf");
    let (_folder, mut harness) = checking(vec![Chosen::Path(path)]);
    let unprintable = case::Edit::SetNote {
        number: 8,
        text: "in\u{202e}visible".to_owned(),
    };
    harness.state_mut().session.edit(unprintable, 1.0);
    at(&mut harness, "Arrange");
    exported(&mut harness);
    let problems = &harness.state().session.notices.problems;
    assert!(problems[0].what.contains("which Check shows"));
    click(&mut harness, "Message: See the errors");
    let session = &harness.state().session;
    assert!(session.stage == crate::gui::action::Stage::Check);
    let tab = session.check_tab;
    assert_eq!(tab, crate::gui::check_tab::CheckTab::FinishedFile);
    let error = format!("{} error", crate::gui::icon::ERROR);
    assert!(is_shown(&harness, &error));
}

#[test]
fn errors_of_the_finished_file_are_shown_where_they_stand() {
    let (_folder, mut harness) = checking(Vec::new());
    assert!(!is_shown(&harness, "No bundle has been made"));
    at(&mut harness, "Case");
    let whole = crate::finding::Place::Everywhere;
    harness.state_mut().session.go_to(whole);
    harness.run_steps(4);
    assert!(is_shown(&harness, "No bundle has been made"));
}

#[test]
fn beside_the_export_stands_that_the_draft_mark_was_set_aside() {
    let (_folder, mut harness) = checking(Vec::new());
    assert!(is_shown(&harness, "every page will say DRAFT, unless"));
    let session = &mut harness.state_mut().session;
    let edit = case::Edit::SetOverride {
        rule: case::OverrideKind::DraftMark,
        reason: "Served for agreement".to_owned(),
        on: session.today,
    };
    session.edit(edit, 0.0);
    harness.run_steps(4);
    assert!(!is_shown(&harness, "every page will say DRAFT, unless"));
    assert!(is_shown(
        &harness,
        "and no page will say DRAFT: that was set aside at Arrange"
    ));
}

#[test]
fn every_rule_says_whether_the_case_keeps_it_and_how_far_it_was_read() {
    let (_folder, mut harness) = checking(Vec::new());
    tab(&mut harness, "Rules");
    let pages = harness.state().session.survey.schedule_pages;
    let name = format!("Schedule of 12 pages at most: Kept, {pages:.1} pages used");
    harness.get_by_label(&name);
    assert!(is_shown(&harness, "read in part"));
    assert!(is_shown(&harness, "it has opened no link"));
    assert!(is_shown(&harness, "File of 100 MB at most: At export"));
}

#[test]
fn what_the_finished_file_showed_stays_until_the_case_is_another() {
    let out = folder();
    let path = out.path().join("out.pdf");
    let (_folder, mut harness) = checking(vec![Chosen::Path(path)]);
    tab(&mut harness, "Finished file");
    assert!(is_shown(&harness, "No bundle has been made"));
    click(&mut harness, "Export the bundle");
    until(&mut harness, "the bundle", |app| {
        app.session.last_export.is_some()
    });
    assert!(is_shown(&harness, "Opened again and checked"));
    assert!(!is_shown(&harness, "The case was changed after"));
    tab(&mut harness, "Rules");
    assert!(is_shown(&harness, "File of 100 MB at most: Kept"));
    tab(&mut harness, "Finished file");
    let note = case::Edit::SetNote {
        number: 1,
        text: "later".to_owned(),
    };
    harness.state_mut().session.edit(note, 1.0);
    harness.run_steps(3);
    assert!(is_shown(&harness, "The case was changed after"));
}

#[test]
fn each_part_of_the_page_says_how_much_there_is_of_it() {
    let (_folder, mut harness) = checking(Vec::new());
    let said = |harness: &Harness<'_, App>, name: &str| {
        let tab = harness.get_by_role_and_label(egui::accesskit::Role::Tab, name);
        let said = tab.accesskit_node().data().description().map(str::to_owned);
        said.unwrap_or_default()
    };
    assert_eq!(said(&harness, "Sign-off"), "Sign-off 0/20");
    let listed = harness.state().session.listed_findings().count();
    assert_eq!(said(&harness, "To do"), format!("To do {listed}"));
    let rules = harness.state().session.survey.rules.len();
    assert_eq!(said(&harness, "Rules"), format!("Rules {rules}"));
    at(&mut harness, "Arrange");
    click(&mut harness, "Sign-offs");
    assert!(is_shown(&harness, "Tick all"));
}

#[test]
fn exclusion_is_answered_where_it_is_asked_and_the_answer_can_be_taken_back() {
    let (_folder, mut harness) = checking(Vec::new());
    let prompt = "The appellant is: Took part in operations.";
    assert!(!is_shown(&harness, prompt));
    let tick = case::Edit::SetCharacteristic {
        id: "took-part-in-operations".into(),
        holds: true,
    };
    harness.state_mut().session.edit(tick, 1.0);
    harness.run_steps(3);
    click_if_there(&mut harness, "Show them");
    assert!(is_shown(&harness, prompt));
    fill(&mut harness, "Initials for exclusion", "AB");
    click(&mut harness, "Considered");
    click_if_there(&mut harness, "Show them");
    assert!(!is_shown(&harness, prompt));
    let answer = |harness: &Harness<'_, App>| {
        let given = harness.state().session.case().exclusion_considered.clone();
        given.map(|given| given.by)
    };
    assert_eq!(answer(&harness).as_deref(), Some("AB"));
    at(&mut harness, "Arrange");
    click(&mut harness, "Numbers and exceptions");
    assert!(is_shown(
        &harness,
        "Exclusion (Article 1F) was considered by AB on"
    ));
    click(&mut harness, "Take back that exclusion was considered");
    assert_eq!(answer(&harness), None);
}

/// What is found meanwhile is listed when the person asks for it.
fn click_if_there(harness: &mut Harness<'_, App>, name: &str) {
    if harness.query_by_label(name).is_some() {
        click(harness, name);
    }
}
