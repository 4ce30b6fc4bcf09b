//! The respondent's position among the evidence: what is listed, what meets it, and what goes to the clipboard.

use super::*;
use crate::matching::position;

/// A window on the sample that shows the position.
fn looking() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    harness.set_size(egui::vec2(1440.0, 900.0));
    at(&mut harness, "Evidence");
    click(&mut harness, "Respondent");
    (folder, harness)
}

#[test]
fn what_is_listed_is_what_the_library_says_and_follows_the_case() {
    let (_folder, mut harness) = looking();
    let session = &harness.state().session;
    let wanted = position(&session.library, session.case());
    let paragraphs = wanted.iter().map(|issue| issue.paragraphs.len());
    assert!(paragraphs.sum::<usize>() > 10);
    assert_eq!(session.position.disputed, wanted);
    let key = session.case().issues[0].key.clone();
    let edit = crate::case::Edit::RemoveIssue { key };
    harness.state_mut().session.edit(edit, 0.0);
    harness.run_steps(2);
    let session = &harness.state().session;
    assert_eq!(session.position.disputed.len(), wanted.len() - 1);
}

#[test]
fn it_is_copied_as_rows_and_as_text_and_a_gap_leads_to_evidence() {
    let (_folder, mut harness) = looking();
    let copied = |harness: &Harness<'_, App>| {
        let commands = harness.output().platform_output.commands.iter();
        let text = commands.filter_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        text.collect::<String>()
    };
    harness.get_by_label("Copy the position as a table").click();
    let mut rows = String::new();
    for _ in 0..4 {
        harness.step();
        rows.push_str(&copied(&harness));
    }
    assert!(
        rows.starts_with("Issue\tParagraph\tWhat it says\t"),
        "{rows}"
    );
    let find = harness
        .get_all_by_label_contains("Find evidence on ")
        .next();
    find.unwrap().click_accesskit();
    harness.run_steps(3);
    assert!(harness.state().session.propositions.open.is_some());
}
