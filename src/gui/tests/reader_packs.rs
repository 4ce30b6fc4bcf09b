//! Words of a report go into a pack of one's own: at once evidence like any other, and nothing of it is lost.

use super::own_packs::{Office, SOURCE, notices};
use super::quoting::is_enabled;
use super::quoting::{describe, opened};
use super::reader::{go, put, report, says, select, value};
use super::*;
use crate::case::{Edit, IssueChoice};
use crate::gui::action::Under;
use crate::gui::reader::{Marked, ReaderAction};
use crate::library::{Bearing, PassageKind, Source, source_in};

const WORDS: &str = "received 4,121 cases since mobilisation began.";

/// A window with an own pack and an issue of the library.
pub(super) fn with_issue(office: &Office, folder: &tempfile::TempDir) -> Harness<'static, App> {
    let path = put(folder, "ministry.pdf", &report());
    let mut harness = office.window(vec![Chosen::Path(path)]);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    let issue = Edit::AddIssue(IssueChoice::FromTree {
        id: "q3c-basic-rules".into(),
        label: "Basic rules".to_owned(),
    });
    harness.state_mut().session.edit(issue, 1.0);
    harness
}

/// The same with the report open on its reader.
fn reading(office: &Office, folder: &tempfile::TempDir) -> Harness<'static, App> {
    let mut harness = with_issue(office, folder);
    menu(&mut harness, "Open a report…");
    opened(&mut harness);
    harness
}

fn about_deserters(harness: &mut Harness<'_, App>) {
    let about = ReaderAction::About("deserter".into(), true);
    harness.state_mut().reader.apply(about);
    harness.run_steps(2);
}

fn into_ours(harness: &mut Harness<'_, App>) {
    harness.get_by_label("Pack of the extract").scroll_to_me();
    harness.run_steps(3);
    click(harness, "Pack of the extract");
    click(harness, "Ours");
}

fn only_there(harness: &mut Harness<'_, App>) {
    click(harness, "Issue of the extract");
    click(harness, "Under none: only in the pack");
    let bears = ReaderAction::BearsOn("q3c-basic-rules".into(), true);
    harness.state_mut().reader.apply(bears);
    harness.run_steps(2);
}

/// Waits until the pack was read again with what was kept.
fn kept(harness: &mut Harness<'_, App>, office: &Office, id: &str) -> Source {
    until(harness, "the save", |app| app.keeper.packs.draft.is_none());
    let id = id.to_owned();
    until(harness, "the new library", |app| {
        let source = app.session.library.source(&id.as_str().into());
        source.is_some() && app.reader.packs.busy.is_none()
    });
    let path = office.pack().join(format!("sources/{id}.ron"));
    source_in(&files::read(&path).unwrap()).unwrap()
}

#[test]
fn words_are_kept_in_a_pack_only_and_are_evidence_at_once() {
    let (office, folder) = (Office::new(), folder());
    let mut harness = reading(&office, &folder);
    go(&mut harness, "41");
    select(&mut harness, "received", "began.");
    describe(&mut harness);
    into_ours(&mut harness);
    click(&mut harness, "Issue of the extract");
    click(&mut harness, "Under none: only in the pack");
    assert!(says(&harness, "For a pack, add whom it is about."));
    about_deserters(&mut harness);
    assert!(says(&harness, "add an issue of the library"));
    assert!(!is_enabled(&harness, "Keep in the pack"));
    let bears = ReaderAction::BearsOn("q3c-basic-rules".into(), true);
    harness.state_mut().reader.apply(bears);
    let proposition = harness.state().session.library.taxonomy.propositions[0]
        .id
        .clone();
    let speaks = ReaderAction::Speaks(Bearing::Supports(proposition.clone()), true);
    harness.state_mut().reader.apply(speaks);
    harness.run_steps(3);
    click(&mut harness, "Keep in the pack");
    assert_eq!(value(&harness, "Words of the extract"), "");
    let source = kept(&mut harness, &office, "courts-in-wartime");
    let [passage] = source.passages.as_slice() else {
        panic!("{source:?}");
    };
    assert_eq!(passage.text, WORDS);
    assert_eq!(passage.kind, PassageKind::Extract);
    assert_eq!(passage.pinpoint.as_deref(), Some("p. 41"));
    assert_eq!(passage.about, ["deserter".into()]);
    assert_eq!(passage.issues, ["q3c-basic-rules".into()]);
    assert_eq!(passage.propositions, [Bearing::Supports(proposition)]);
    let file = source.file.as_ref().map(|file| file.sha256.as_str());
    let anchor = passage.anchor.as_ref().map(|anchor| anchor.sha256.as_str());
    assert_eq!(file, harness.state().reader.sha256());
    assert_eq!(file, anchor);
    let app = harness.state();
    assert_eq!(app.session.case().entries().count(), 0);
    let position = app.session.library.position(&passage.id).unwrap();
    let mut shown = app.session.evidence.shown.iter();
    assert!(shown.any(|row| row.position == position), "it fits");
    harness.run_steps(2);
    let app = harness.state();
    let marks = &app.reader.marks;
    assert_eq!(marks.len(), 1);
    assert_eq!(marks[0].of, Marked::Passage(passage.id.clone()));
    let under = Under::Issue(app.session.case().issues[0].key.clone());
    let session = &mut harness.state_mut().session;
    session.choose(position, &under, 2.0);
    harness.run_steps(2);
    let marks = &harness.state().reader.marks;
    assert_eq!(marks.len(), 1, "once, as the entry that it is now");
    assert_eq!(marks[0].of, Marked::Entry(1));
}

#[test]
fn the_source_is_entered_once_and_the_case_has_the_very_passage() {
    let (office, folder) = (Office::new(), folder());
    let mut harness = reading(&office, &folder);
    go(&mut harness, "41");
    select(&mut harness, "received", "began.");
    describe(&mut harness);
    into_ours(&mut harness);
    about_deserters(&mut harness);
    only_there(&mut harness);
    click(&mut harness, "Keep in the pack");
    kept(&mut harness, &office, "courts-in-wartime");
    // Another words of the same file, now also under an issue.
    select(&mut harness, "None", "pardoned.");
    click(&mut harness, "Issue of the extract");
    click(&mut harness, "Issue 1 Basic rules");
    click(&mut harness, "Add under Issue 1 and keep");
    until(&mut harness, "both passages", |app| {
        let source = app.session.library.source(&"courts-in-wartime".into());
        source.is_some_and(|source| source.passages.len() == 2)
    });
    let entry = super::quoting::entry(&harness, 1);
    let session = &harness.state().session;
    let held = session.library.passage(&entry.passage.id).unwrap();
    assert_eq!(*held.passage, entry.passage);
    assert_eq!(held.source.id, entry.source.id);
    assert_eq!(
        entry.passage.issues,
        ["q3c-basic-rules".into()],
        "said once"
    );
    let of_file = session.library.sources().filter(|source| {
        let file = source.file.as_ref();
        file.map(|file| file.sha256.as_str()) == harness.state().reader.sha256()
    });
    assert_eq!(of_file.count(), 1);
}

#[test]
fn words_that_cannot_be_saved_stand_in_the_form_and_closing_asks() {
    let (office, folder) = (Office::new(), folder());
    let mut harness = reading(&office, &folder);
    let lock = office.pack().join(files::LOCK);
    files::write_atomic(&lock, b"990000\nben on desk 9\n").unwrap();
    go(&mut harness, "41");
    select(&mut harness, "received", "began.");
    let ours = crate::gui::reader::SourceChoice::Known("ours-2026".into());
    harness.state_mut().reader.apply(ReaderAction::Source(ours));
    into_ours(&mut harness);
    about_deserters(&mut harness);
    only_there(&mut harness);
    click(&mut harness, "Keep in the pack");
    until(&mut harness, "the question", |app| {
        app.keeper.packs.question.is_some()
    });
    assert_eq!(files::read(&office.source()).unwrap(), SOURCE.as_bytes());
    click(&mut harness, "Answer: Go on editing");
    let app = harness.state();
    assert!(app.keeper.packs.is_open && app.keeper.packs.is_dirty());
    assert!(!harness.state_mut().keeper.may_quit(), "it asks first");
    harness.run_steps(3);
    click(&mut harness, "Answer: Save");
    until(&mut harness, "the lock again", |app| {
        app.keeper.packs.question.is_some()
    });
    assert!(!notices(&harness).contains("is saved"));
    files::remove(&lock).unwrap();
}

#[test]
fn while_the_form_holds_something_nothing_is_put_beside_it() {
    let (office, folder) = (Office::new(), folder());
    let mut harness = reading(&office, &folder);
    click(&mut harness, "Library");
    super::own_packs::look_at(&mut harness, "ours-2026");
    click(&mut harness, "Edit or retire");
    fill(&mut harness, "Title, source", "My title");
    harness.state_mut().keeper.packs.is_open = false;
    harness.run_steps(3);
    go(&mut harness, "41");
    select(&mut harness, "received", "began.");
    let ours = crate::gui::reader::SourceChoice::Known("ours-2026".into());
    harness.state_mut().reader.apply(ReaderAction::Source(ours));
    into_ours(&mut harness);
    about_deserters(&mut harness);
    only_there(&mut harness);
    assert!(says(&harness, "First save what is typed in the Library"));
    assert!(!is_enabled(&harness, "Keep in the pack"));
}
