//! The last station: findings, sign-offs, rules, and what the finished file showed.

use super::*;

fn checking(answers: Vec<Chosen>) -> (tempfile::TempDir, Harness<'static, App>) {
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
    click(&mut harness, &format!("Show {notes} notes"));
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
fn several_entries_are_signed_off_at_once_and_undone_at_once() {
    let (_folder, mut harness) = checking(Vec::new());
    click(&mut harness, "Tick CS 1");
    click(&mut harness, "Tick CS 3");
    fill(&mut harness, "Initials for sign-offs", "AB");
    click(&mut harness, "Sign off 2 entries");
    let signed = |harness: &Harness<'_, App>| -> Vec<u32> {
        let entries = harness.state().session.case().entries();
        let signed = entries.filter(|entry| entry.signed_off.is_some());
        signed.map(|entry| entry.number).collect()
    };
    assert_eq!(signed(&harness), [1, 3]);
    let session = &harness.state().session;
    assert_eq!(session.history.undo_label(), Some("Sign off 2 entries"));
    click(&mut harness, "Undo");
    assert!(signed(&harness).is_empty());
    click(&mut harness, "Tick all");
    click(&mut harness, "Sign off 20 entries");
    assert!(is_shown(&harness, "All 20 entries are signed off."));
}

#[test]
fn every_rule_says_whether_the_case_keeps_it_and_how_far_it_was_read() {
    let (_folder, harness) = checking(Vec::new());
    let pages = harness.state().session.survey.schedule_pages;
    let name = format!("Schedule of 12 pages at most: Kept, {pages:.1} pages used");
    harness.get_by_label(&name);
    assert!(is_shown(&harness, "read in part"));
    assert!(is_shown(&harness, "it has opened no link"));
    assert!(is_shown(&harness, "File of 45 MB at most: At export"));
}

#[test]
fn what_the_finished_file_showed_stays_until_the_case_is_another() {
    let out = folder();
    let path = out.path().join("out.pdf");
    let (_folder, mut harness) = checking(vec![Chosen::Path(path)]);
    assert!(is_shown(&harness, "No bundle has been made"));
    click(&mut harness, "Export the bundle");
    until(&mut harness, "the bundle", |app| {
        app.session.last_export.is_some()
    });
    assert!(is_shown(&harness, "Opened again and checked"));
    assert!(is_shown(&harness, "File of 45 MB at most: Kept"));
    assert!(!is_shown(&harness, "The case was changed after"));
    let note = case::Edit::SetNote {
        number: 1,
        text: "later".to_owned(),
    };
    harness.state_mut().session.edit(note, 1.0);
    harness.run_steps(3);
    assert!(is_shown(&harness, "The case was changed after"));
}
