//! The decision letter at the window: chosen at Arrange, read, and what is disputed in it becomes an issue.

use super::reader::{put, select, value};
use super::*;
use crate::case::{Edit, IssueChoice};
use crate::gui::reader::Standing;
use crate::pdf::import::specimen::{Page, document};

/// What paragraphs 33 to 38 say: no two alike, for what stands at one place on several pages is no text.
const SAID: [(&str, &str); 6] = [
    (
        "It is noted that wanted33 men came to your house",
        "and asked your mother where you were.",
    ),
    (
        "It is not accepted that you are wanted34 there,",
        "because nobody saw a summons in your name.",
    ),
    (
        "Your account of how wanted35 lists are kept",
        "does not agree with what is known of them.",
    ),
    (
        "You say that your brother was wanted36 as well.",
        "He gave no statement in support of that.",
    ),
    (
        "Background evidence says that wanted37 persons",
        "are stopped when they leave by air.",
    ),
    (
        "It is therefore considered that no wanted38 notice",
        "was ever given out against you.",
    ),
];

/// Two pages of a letter, with three numbered paragraphs each.
fn letter() -> Vec<u8> {
    let page = |first: usize, top: u32| {
        let lines = SAID.iter().enumerate().skip(first).take(3);
        let lines = lines
            .map(|(at, (one, other))| format!("({}. {one}) Tj T* ({other}) Tj T* T*", at + 33));
        let lines: Vec<String> = lines.collect();
        let content = format!("BT /F1 11 Tf 16 TL 72 {top} Td {} ET", lines.join(" "));
        Page {
            content: content.into_bytes(),
            ..Page::saying("")
        }
    };
    document(&[page(0, 760), page(3, 731)])
}

/// The letter was chosen at Arrange, in a case with one issue.
fn chosen() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let path = put(&folder, "refusal.pdf", &letter());
    let mut harness = window(vec![Chosen::Path(path)], None);
    let issue = IssueChoice::Typed("Risk on return".to_owned());
    let session = &mut harness.state_mut().session;
    session.edit(Edit::AddIssue(issue), 1.0);
    at(&mut harness, "Arrange");
    click(&mut harness, "Decision letter…");
    until(&mut harness, "the letter", |app| {
        matches!(app.reader.standing, Standing::Open(_))
    });
    harness.run_steps(4);
    (folder, harness)
}

fn case<'a>(harness: &'a Harness<'_, App>) -> &'a crate::case::Case {
    harness.state().session.case()
}

fn undo_label(harness: &Harness<'_, App>) -> String {
    let label = harness.state().session.history.undo_label();
    label.unwrap_or_default().to_owned()
}

#[test]
fn the_letter_that_is_chosen_is_known_to_the_case_and_is_no_document_of_the_bundle() {
    let (_folder, mut harness) = chosen();
    let letter = case(&harness).decision_letter.as_ref().unwrap();
    assert_eq!(letter.paragraphs.to_string(), "33–38");
    assert!(case(&harness).exhibits.is_empty());
    assert_eq!(undo_label(&harness), "Choose decision letter");
    harness.get_by_label("Not answered yet: paras 33–38");
    at(&mut harness, "Arrange");
    harness.get_by_label("Not answered yet: paras 33–38");
    click(&mut harness, "Decision letter");
    harness.get_by_label("Dispute it");
}

#[test]
fn what_is_selected_is_disputed_under_an_issue_with_the_paragraph_beside_it() {
    let (_folder, mut harness) = chosen();
    select(&mut harness, "accepted", "summons");
    assert_eq!(value(&harness, "Paragraph of the letter"), "34");
    click(&mut harness, "Issue that answers it");
    click(&mut harness, "Issue 1  Risk on return");
    click(&mut harness, "Dispute it");
    assert_eq!(case(&harness).issues[0].answers.named(), "para 34");
    assert_eq!(undo_label(&harness), "Set paragraphs that an issue answers");
    harness.get_by_label("Not answered yet: paras 33, 35–38");
    assert_eq!(value(&harness, "Paragraph of the letter"), "");
    menu(&mut harness, "Undo");
    assert!(case(&harness).issues[0].answers.is_empty());
}

#[test]
fn words_of_the_letter_become_an_issue_of_their_own() {
    let (_folder, mut harness) = chosen();
    select(&mut harness, "wanted35", "wanted35");
    assert_eq!(value(&harness, "Paragraph of the letter"), "35");
    click(&mut harness, "Issue that answers it");
    click(&mut harness, "A new issue in own words");
    assert_eq!(value(&harness, "Issue in your own words"), "wanted35");
    fill(
        &mut harness,
        "Issue in your own words",
        "You are not wanted",
    );
    click(&mut harness, "Dispute it");
    let issues = &case(&harness).issues;
    assert_eq!(issues[1].label, "You are not wanted");
    assert_eq!(issues[1].answers.named(), "para 35");
    menu(&mut harness, "Undo");
    assert_eq!(
        case(&harness).issues.len(),
        1,
        "the issue and its paragraph go together"
    );
}

#[test]
fn what_is_not_disputed_is_said_so_and_what_was_read_wrongly_is_corrected() {
    let (_folder, mut harness) = chosen();
    fill(&mut harness, "Paragraph of the letter", "33, 38");
    click(&mut harness, "Nothing disputed");
    harness.get_by_label("Not answered yet: paras 34–37");
    fill(&mut harness, "Paragraphs that issue 1 answers", "34-36, 91");
    assert_eq!(case(&harness).issues[0].answers.named(), "paras 34–36, 91");
    harness.get_by_label("Not answered yet: para 37");
    assert!(super::reader::says(
        &harness,
        "does not have as far as it could be read"
    ));
    fill(&mut harness, "Paragraphs that issue 1 answers", "the third");
    assert_eq!(case(&harness).issues[0].answers.named(), "paras 34–36, 91");
}
