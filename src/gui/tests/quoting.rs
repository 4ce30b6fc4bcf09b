//! From any report to an extract of the case, from a summary to the words of its source, and signing off beside
//! the page.

use super::intake::drop_file;
use super::reader::{go, put, report, says, select, value};
use super::*;
use crate::case::{Edit, Entry, HeadingField, IssueChoice};
use crate::gui::action::Stage;
use crate::gui::reader::SourceChoice;
use crate::library::{PassageKind, PublisherKind};
use crate::preflight::Quoted;

/// A window with an issue and the report open on its reader.
fn reading(folder: &tempfile::TempDir) -> Harness<'static, App> {
    // Whatever file is asked for, it is this one.
    let again = Chosen::Path(folder.path().join("ministry.pdf"));
    reading_then(folder, again)
}

/// The same, where something else is chosen next.
pub(super) fn reading_then(folder: &tempfile::TempDir, next: Chosen) -> Harness<'static, App> {
    let path = put(folder, "ministry.pdf", &report());
    let answers = vec![next, Chosen::Path(path)];
    let mut harness = window(answers, None);
    let issue = Edit::AddIssue(IssueChoice::Typed("Desertion".to_owned()));
    harness.state_mut().session.edit(issue, 1.0);
    menu(&mut harness, "Open a report…");
    opened(&mut harness);
    harness
}

/// Waits until the report is open.
pub(super) fn opened(harness: &mut Harness<'_, App>) {
    until(harness, "the report", |app| app.reader.opened().is_some());
    harness.run_steps(4);
}

/// Describes the report as a new source.
pub(super) fn describe(harness: &mut Harness<'_, App>) {
    click(harness, "Source of the report");
    click(harness, "A new source…");
    fill(harness, "Title of the source", "Courts in wartime");
    fill(harness, "Publisher of the source", "A Ministry");
    fill(harness, "Published of the source", "March 2026");
    fill(
        harness,
        "Address of the source",
        "https://example.org/courts",
    );
    click(harness, "Kind of publisher");
    click(harness, "state");
}

pub(super) fn choose_issue(harness: &mut Harness<'_, App>) {
    click(harness, "Issue of the extract");
    click(harness, "Issue 1 Desertion");
}

pub(super) fn entry(harness: &Harness<'_, App>, number: u32) -> Entry {
    let case = harness.state().session.case();
    case.entry(number).cloned().unwrap()
}

pub(super) fn is_enabled(harness: &Harness<'_, App>, name: &str) -> bool {
    let node = harness.get_by_label(name);
    !node.accesskit_node().is_disabled()
}

/// Waits until the extract was held against its file.
pub(super) fn checked(harness: &mut Harness<'_, App>, number: u32) -> Quoted {
    until(harness, "the check", |app| {
        app.session.quotations.of_entry(number).is_some()
    });
    let quotations = &harness.state().session.quotations;
    quotations.of_entry(number).cloned().unwrap()
}

pub(super) fn with_extract(folder: &tempfile::TempDir) -> Harness<'static, App> {
    let mut harness = reading(folder);
    go(&mut harness, "41");
    select(&mut harness, "received", "began.");
    describe(&mut harness);
    choose_issue(&mut harness);
    click(&mut harness, "Add under Issue 1");
    harness
}

#[test]
fn words_of_any_report_become_a_checked_extract_of_the_case() {
    let folder = folder();
    let mut harness = with_extract(&folder);
    let added = entry(&harness, 1);
    let anchor = added.passage.anchor.clone().unwrap();
    assert_eq!(
        added.passage.text,
        "received 4,121 cases since mobilisation began."
    );
    assert_eq!(added.passage.kind, PassageKind::Extract);
    assert_eq!(added.passage.pinpoint.as_deref(), Some("p. 41"));
    assert_eq!(
        (anchor.page.get(), anchor.printed_page.as_deref()),
        (3, Some("41"))
    );
    assert_eq!(added.source.title, "Courts in wartime");
    assert_eq!(added.source.publisher_kind, PublisherKind::State);
    assert_eq!(
        added
            .source
            .published
            .map(|date| date.to_string())
            .as_deref(),
        Some("March 2026")
    );
    let case = harness.state().session.case();
    let pages: Vec<u32> = case.exhibits[0].wanted().unwrap().pages().collect();
    assert_eq!(
        pages,
        [1, 3],
        "the quoted page behind the schedule, with the first"
    );
    let quoted = checked(&mut harness, 1);
    assert!(
        quoted.compared().unwrap().stands_at().is_some(),
        "{quoted:?}"
    );
    assert_eq!(
        value(&harness, "Words of the extract"),
        "",
        "ready for the next"
    );
    // The source is known now, and is not asked for again.
    select(&mut harness, "None", "pardoned.");
    click(&mut harness, "Add under Issue 1");
    assert_eq!(entry(&harness, 2).source.id, added.source.id);
    // Undo takes all of it back at once.
    harness.state_mut().session.undo(9.0);
    harness.run_steps(3);
    assert_eq!(harness.state().session.case().entries().count(), 1);
}

#[test]
fn nothing_goes_into_the_case_before_its_source_and_issue_are_said() {
    let folder = folder();
    let mut harness = reading(&folder);
    go(&mut harness, "41");
    select(&mut harness, "received", "began.");
    assert!(!is_enabled(&harness, "Add under Issue 1"));
    assert!(says(&harness, "Say which source this report is."));
    describe(&mut harness);
    assert!(is_enabled(&harness, "Add under Issue 1"));
    fill(&mut harness, "Address of the source", "nowhere");
    assert!(says(
        &harness,
        "Type the web address at which a judge can open it."
    ));
    let gone = Edit::RemoveIssue {
        key: "own-1".to_owned(),
    };
    fill(
        &mut harness,
        "Address of the source",
        "https://example.org/courts",
    );
    harness.state_mut().session.edit(gone, 3.0);
    harness.run_steps(3);
    assert!(!is_enabled(&harness, "Add as extract"));
    assert!(says(&harness, "Choose the issue under which it goes."));
    assert_eq!(harness.state().session.case().entries().count(), 0);
}

/// A case that rests on a summary of the report, whose source has that file.
pub(super) fn with_summary(folder: &tempfile::TempDir) -> Harness<'static, App> {
    let mut harness = with_extract(folder);
    let session = &mut harness.state_mut().session;
    let first = session.case().entry(1).cloned().unwrap();
    let passage = crate::library::Passage {
        id: "a-summary".into(),
        kind: PassageKind::Summary,
        text: "Courts have had over 4,000 cases since the mobilisation, and nobody was pardoned."
            .to_owned(),
        pinpoint: Some("p. 41".to_owned()),
        anchor: None,
        ..first.passage.clone()
    };
    let add = Edit::AddEntry {
        issue: "own-1".to_owned(),
        source: Box::new(first.source),
        passage: Box::new(passage),
    };
    session.edit(add, 2.0);
    session.stage = Stage::Arrange;
    harness.run_steps(4);
    harness
}

/// Quotes that summary: words are proposed for it beside the report.
pub(super) fn quote_summary(harness: &mut Harness<'_, App>) {
    click(harness, "Quote the source in CS 2");
    until(harness, "the words", |app| app.reader.draft.held.is_some());
}

#[test]
fn a_summary_becomes_an_extract_in_a_few_clicks_and_no_number_is_typed() {
    let folder = folder();
    let mut harness = with_summary(&folder);
    let summary = entry(&harness, 2).passage.text;
    quote_summary(&mut harness);
    assert_eq!(harness.state().session.stage, Stage::Read);
    let proposed = value(&harness, "Words of the extract");
    assert!(proposed.contains("4,121"), "{proposed}");
    click(&mut harness, "Use as extract in CS 2");
    let quoted = entry(&harness, 2);
    assert_eq!(quoted.passage.kind, PassageKind::Extract);
    assert_eq!(quoted.passage.text, proposed);
    assert_eq!(
        quoted.proposition,
        Some(summary),
        "the summary stays above it"
    );
    let held = checked(&mut harness, 2);
    assert!(held.compared().unwrap().stands_at().is_some());
}

#[test]
fn an_extract_whose_words_were_changed_is_signed_off_only_beside_its_page() {
    let folder = folder();
    let mut harness = with_extract(&folder);
    checked(&mut harness, 1);
    // Somebody changes the words by hand, in the file of the case.
    let mut case = harness.state().session.case().clone();
    case.issues[0].entries[0].passage.text =
        "received 4,112 cases since mobilisation began.".to_owned();
    let path = folder.path().join("case.ron");
    let name = Edit::SetHeading {
        field: HeadingField::Reference,
        text: "PA/1/2099".to_owned(),
    };
    let case = name.apply(&case).unwrap();
    files::write_atomic(&path, crate::case::text::write(&case).unwrap().as_bytes()).unwrap();
    let mut harness = window(Vec::new(), Some(&path));
    let quoted = checked(&mut harness, 1);
    assert!(quoted.compared().unwrap().stands_at().is_none());
    harness.state_mut().session.initials = "ab".to_owned();
    harness.state_mut().session.stage = Stage::Arrange;
    harness.run_steps(4);
    assert!(!is_enabled(&harness, "Sign off CS 1"));
    click(
        &mut harness,
        "CS 1 in its source: Near: 1 place differs, p. 41",
    );
    until(&mut harness, "the page", |app| {
        app.reader.draft.held.is_some()
    });
    harness.run_steps(3);
    assert!(says(&harness, "Near: 1 place differs"));
    let initials = harness.get_by_label("Initials for the sign-off").rect();
    let button = harness.get_by_label("Sign off CS 1").rect();
    assert!(
        initials.right() <= button.left() && initials.y_range().contains(button.center().y),
        "what is typed first stands first, in one row: {initials} {button}"
    );
    click(&mut harness, "Sign off CS 1");
    let signed = entry(&harness, 1).signed_off;
    assert_eq!(signed.map(|given| given.by).as_deref(), Some("ab"));
}

/// Answers with a file, and notes how it was asked for.
pub(super) struct Asked(Mutex<Vec<String>>, Option<PathBuf>);

impl Dialogs for Asked {
    fn ask(&self, purpose: &Purpose, _folder: Option<&Path>) -> Chosen {
        self.0.lock().unwrap().push(purpose.title().into_owned());
        self.1.clone().map_or(Chosen::Cancelled, Chosen::Path)
    }
}

/// A window on a case that rests on a summary whose source has no file, where “Quote it” was pressed.
pub(super) fn quoting(answer: Option<PathBuf>) -> (Harness<'static, App>, Arc<Asked>) {
    let asked = Arc::new(Asked(Mutex::default(), answer));
    let mut harness = window_with(Arc::clone(&asked) as _, unsaved_place(), None);
    let (source, mut passage) = crate::library::specimen::passage("p-1");
    passage.kind = PassageKind::Summary;
    passage.text = "In March 2022 the General Assembly deplored an invasion by 141 votes to 5; of \
                    importance to whoever refuses to serve."
        .to_owned();
    passage.pinpoint = None;
    let source = crate::library::Source {
        title: "Resolution on aggression".to_owned(),
        publisher: "United Nations".to_owned(),
        ..source
    };
    let session = &mut harness.state_mut().session;
    let issue = IssueChoice::Typed("Desertion".to_owned());
    session.edit(Edit::AddIssue(issue), 1.0);
    let add = Edit::AddEntry {
        issue: "own-1".to_owned(),
        source: Box::new(source),
        passage: Box::new(passage),
    };
    session.edit(add, 2.0);
    session.stage = Stage::Arrange;
    harness.run_steps(4);
    click(&mut harness, "Quote the source in CS 1");
    let seen = Arc::clone(&asked);
    until(&mut harness, "the dialog", |_| {
        !seen.0.lock().unwrap().is_empty()
    });
    harness.run_steps(4);
    (harness, asked)
}

#[test]
fn the_file_of_a_source_is_asked_for_by_its_title() {
    let (_, asked) = quoting(None);
    assert_eq!(
        *asked.0.lock().unwrap(),
        ["Choose the PDF of “Resolution on aggression” (United Nations)"]
    );
}

#[test]
fn of_a_report_that_says_something_else_nothing_is_proposed() {
    let folder = folder();
    let (mut harness, _) = quoting(Some(put(&folder, "ministry.pdf", &report())));
    opened(&mut harness);
    assert_eq!(harness.state().reader.draft.in_place_of, Some(1));
    assert_eq!(value(&harness, "Words of the extract"), "");
}

#[test]
fn the_file_of_one_source_is_not_taken_for_another_without_a_word() {
    let folder = folder();
    let mut harness = with_extract(&folder);
    let ministry = entry(&harness, 1).source.id;
    let (mut source, mut passage) = crate::library::specimen::passage("p-1");
    source.id = "somebody-else".into();
    passage.kind = PassageKind::Summary;
    let add = Edit::AddEntry {
        issue: "own-1".to_owned(),
        source: Box::new(source),
        passage: Box::new(passage),
    };
    let session = &mut harness.state_mut().session;
    session.edit(add, 2.0);
    session.stage = Stage::Arrange;
    harness.run_steps(4);
    click(&mut harness, "Quote the source in CS 2");
    until(&mut harness, "the entry", |app| {
        app.reader.draft.in_place_of == Some(2)
    });
    harness.run_steps(4);
    assert!(says(&harness, "is the file of “Courts in wartime” already"));
    click(&mut harness, "A new extract instead");
    assert_eq!(
        harness.state().reader.draft.source,
        SourceChoice::Known(ministry)
    );
}

#[test]
fn whoever_gives_no_file_reads_the_next_report_for_no_entry() {
    let folder = folder();
    let (mut harness, _) = quoting(None);
    harness.state_mut().session.stage = Stage::Read;
    harness.run_steps(4);
    let other = put(&folder, "other.pdf", &report());
    drop_file(&mut harness, other);
    opened(&mut harness);
    assert_eq!(harness.state().reader.draft.in_place_of, None);
}
