//! All passages of a source in a list beside its report: one after the other becomes an extract.

use egui::Key;

use super::intake::drop_file;
use super::own_packs::Office;
use super::quoting::{entry, is_enabled, opened};
use super::reader::{put, report, says, value};
use super::reader_packs::with_issue;
use super::*;
use crate::gui::action::{Action, Stage};
use crate::gui::reader::{Marked, Proposal, ReaderAction, SOUGHT, SourceChoice};
use crate::library::PassageKind;

const CASES: &str = "Since mobilisation 4,121 cases have reached the courts.";
const NOTHING: &str = "What is said is of no importance to anybody.";
const ELSEWHERE: &str = "Zembla’s glaciers retreated by Kilometres every Winter.";

/// Two summaries of what the report says, and one of what it does not say.
fn source() -> String {
    let passage = |number: u32, text: &str, pinpoint: &str| {
        format!(
            "Passage(id: \"ours-2026-{number:02}\", kind: Summary, text: \"{text}\", pinpoint: Some(\"{pinpoint}\"), \
             about: [\"deserter\"], issues: [\"q3c-basic-rules\"], stance: Adverse, provenance: \"seen\"),\n"
        )
    };
    let head = super::own_packs::SOURCE
        .split("passages: [")
        .next()
        .unwrap();
    let all = [
        passage(1, CASES, "p. 41"),
        passage(2, ELSEWHERE, "p. 99"),
        passage(3, NOTHING, "p. 42"),
    ];
    format!("{head}passages: [{}])", all.concat())
}

/// A window with that source in an own pack, an issue, and the report open on its reader, with the list.
fn listing(office: &Office, folder: &tempfile::TempDir) -> Harness<'static, App> {
    office.put(&source());
    let mut harness = with_issue(office, folder);
    let context = harness.ctx.clone();
    let all = Action::SeekSource("ours-2026".into());
    harness.state_mut().apply_in_test(all, &context);
    opened(&mut harness);
    harness
}

fn taken_up(harness: &Harness<'_, App>) -> Option<Marked> {
    harness.state().reader.listed_now().cloned()
}

fn passage(number: u32) -> Marked {
    Marked::Passage(format!("ours-2026-{number:02}").as_str().into())
}

fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run_steps(4);
}

fn settled(harness: &mut Harness<'_, App>, passages: usize) {
    until(harness, "the pack with it", |app| {
        let source = app.session.library.source(&"ours-2026".into());
        source.is_some_and(|source| source.passages.len() == passages)
            && app.reader.packs.busy.is_none()
    });
    harness.run_steps(3);
}

#[test]
fn passages_of_a_source_become_extracts_one_by_one_by_enter_and_one_is_skipped() {
    let (office, folder) = (Office::new(), folder());
    let mut harness = listing(&office, &folder);
    assert!(says(&harness, "0 of 3 quoted"));
    click(&mut harness, &format!("Library, adverse, p. 41: {CASES}"));
    assert_eq!(taken_up(&harness), Some(passage(1)));
    let words = "The courts had received 4,121 cases since mobilisation began. \
                 None of those who deserted was pardoned.";
    assert_eq!(value(&harness, "Words of the extract"), words);
    press(&mut harness, Key::Enter);
    assert_eq!(taken_up(&harness), Some(passage(2)), "the next is taken up");
    let added = entry(&harness, 1);
    assert_eq!(added.passage.text, words);
    assert_eq!(added.passage.kind, PassageKind::Extract);
    assert_eq!(added.proposition.as_deref(), Some(CASES));
    settled(&mut harness, 4);
    // Nothing of the report says what the second does: it is no extract by Enter, and is skipped.
    press(&mut harness, Key::Enter);
    assert_eq!(taken_up(&harness), Some(passage(2)));
    assert_eq!(value(&harness, "Words of the extract"), "");
    press(&mut harness, Key::ArrowDown);
    assert_eq!(taken_up(&harness), Some(passage(3)));
    press(&mut harness, Key::Enter);
    settled(&mut harness, 5);
    assert!(says(&harness, "2 of 3 quoted"));
    let library = &harness.state().session.library;
    let source = library.source(&"ours-2026".into()).unwrap();
    let last = source.passages.last().unwrap();
    assert_eq!(last.note.as_deref(), Some(NOTHING), "the summary stays");
    assert_eq!(last.pinpoint.as_deref(), Some("p. 42"));
    assert_eq!(harness.state().session.case().entries().count(), 2);
}

#[test]
fn enter_accepts_what_next_took_up() {
    let (office, folder) = (Office::new(), folder());
    let mut harness = listing(&office, &folder);
    click(&mut harness, "Next passage");
    assert_eq!(taken_up(&harness), Some(passage(1)));
    press(&mut harness, Key::Enter);
    assert_eq!(taken_up(&harness), Some(passage(2)));
    assert_eq!(entry(&harness, 1).passage.kind, PassageKind::Extract);
}

#[test]
fn what_is_proposed_for_the_list_is_not_looked_for_by_the_thread_that_paints() {
    let (office, folder) = (Office::new(), folder());
    let before = SOUGHT.get();
    let mut harness = listing(&office, &folder);
    until(&mut harness, "what is proposed", |app| {
        let mut all = app.reader.whole.iter();
        !app.reader.whole.is_empty() && all.all(|one| one.proposal != Proposal::Awaited)
    });
    assert_eq!(SOUGHT.get(), before);
    click(&mut harness, &format!("Library, adverse, p. 41: {CASES}"));
    assert_eq!(
        SOUGHT.get(),
        before,
        "what is known is not looked for again"
    );
    assert!(value(&harness, "Words of the extract").contains("4,121"));
}

/// The same source, known by another through which it was seen.
const RELAY: &str = r#"Source(
    id: "relay-2026",
    title: "A relay",
    publisher: "Another firm",
    publisher_kind: Ngo,
    address: "https://example.org/relay",
    language: "en",
    tier: B,
    read: SecondHand,
    seen_through: "Our note",
    relies_on: ["ours-2026"],
    passages: [
        Passage(
            id: "relay-2026-01",
            kind: Summary,
            text: "None of those who deserted was pardoned.",
            pinpoint: "p. 41",
            about: ["deserter"],
            issues: ["q3c-basic-rules"],
            stance: Adverse,
            provenance: "seen",
        ),
    ],
)
"#;

#[test]
fn the_list_stays_whole_when_a_passage_of_a_source_that_relies_on_it_is_taken_up() {
    let (office, folder) = (Office::new(), folder());
    let relay = office.pack().join("sources/relay-2026.ron");
    files::write_atomic(&relay, RELAY.as_bytes()).unwrap();
    let mut harness = listing(&office, &folder);
    assert!(says(&harness, "0 of 4 quoted"));
    let name = "Library, adverse, p. 41: None of those who deserted was pardoned.";
    click(&mut harness, name);
    let taken = Marked::Passage("relay-2026-01".into());
    assert_eq!(taken_up(&harness), Some(taken));
    assert!(says(&harness, "0 of 4 quoted"));
}

#[test]
fn a_summary_stays_quoted_whatever_is_said_of_the_extract_later() {
    let (office, folder) = (Office::new(), folder());
    let mut harness = listing(&office, &folder);
    click(&mut harness, &format!("Library, adverse, p. 41: {CASES}"));
    // In the case only.
    let keep = ReaderAction::KeepIn(None);
    harness.state_mut().reader.apply(keep);
    harness.run_steps(3);
    press(&mut harness, Key::Enter);
    let added = entry(&harness, 1);
    let anchor = added.passage.anchor.unwrap();
    assert_eq!(anchor.stands_for, Some("ours-2026-01".into()));
    let text = "The courts are busy.".to_owned();
    let other = crate::case::Edit::SetProposition { number: 1, text };
    harness.state_mut().session.edit(other, 3.0);
    harness.run_steps(4);
    assert!(says(&harness, "1 of 3 quoted"), "it stands there as CS 1");
}

#[test]
fn summaries_of_the_case_are_in_the_list_and_nothing_is_left_to_do_for_one_that_is_quoted() {
    let (office, folder) = (Office::new(), folder());
    let mut harness = listing(&office, &folder);
    let session = &mut harness.state_mut().session;
    let at = session.library.position(&"ours-2026-01".into()).unwrap();
    let key = session.case().issues[0].key.clone();
    let under = crate::gui::action::Under::Issue(key);
    session.choose(at, &under, 2.0);
    harness.run_steps(4);
    click(&mut harness, &format!("CS 1, adverse, p. 41: {CASES}"));
    assert_eq!(taken_up(&harness), Some(Marked::Entry(1)));
    click(&mut harness, "Use as extract in CS 1");
    assert_eq!(entry(&harness, 1).passage.kind, PassageKind::Extract);
    assert!(says(&harness, "1 of 3 quoted"));
    let context = harness.ctx.clone();
    let again = Action::SeekEntry(1);
    harness.state_mut().apply_in_test(again, &context);
    harness.run_steps(4);
    assert!(says(&harness, "The entry has these words already."));
    assert!(!is_enabled(&harness, "Use as extract in CS 1"));
    let stance = ReaderAction::Stance(crate::library::Stance::Helps);
    harness.state_mut().reader.apply(stance);
    harness.run_steps(3);
    assert!(is_enabled(&harness, "Use as extract in CS 1"));
    let known = matches!(harness.state().reader.draft.source, SourceChoice::Known(_));
    assert!(known);
}

/// The way to all passages of a source leads to the list.
fn leads_to_the_list(harness: &mut Harness<'_, App>, way: &str) {
    click(harness, way);
    opened(harness);
    assert_eq!(harness.state().session.stage, Stage::Read, "{way}");
    assert!(says(harness, "0 of 3 quoted"), "{way}");
    harness.get_by_label_contains(CASES);
    assert_eq!(taken_up(harness), None, "{way}");
}

#[test]
fn all_of_a_source_is_listed_from_where_it_is_read_arranged_and_checked() {
    let (office, folder) = (Office::new(), folder());
    office.put(&source());
    for (stage, way) in [
        ("Evidence", "Quote its passages"),
        ("Arrange", "All of the source of CS 1"),
        ("Check", "All of the source of CS 1"),
    ] {
        let mut harness = with_issue(&office, &folder);
        let session = &mut harness.state_mut().session;
        let position = session.library.position(&"ours-2026-01".into()).unwrap();
        session.selected = Some(position);
        let key = session.case().issues[0].key.clone();
        session.choose(position, &crate::gui::action::Under::Issue(key), 2.0);
        at(&mut harness, stage);
        if stage == "Check" {
            tab(&mut harness, "Quotations");
        }
        leads_to_the_list(&mut harness, way);
    }
}

#[test]
fn in_a_narrow_window_the_list_opens_over_the_page_once() {
    let (office, folder) = (Office::new(), folder());
    office.put(&source());
    let mut harness = with_issue(&office, &folder);
    harness.set_size(egui::vec2(1000.0, 760.0));
    let context = harness.ctx.clone();
    let all = Action::SeekSource("ours-2026".into());
    harness.state_mut().apply_in_test(all, &context);
    opened(&mut harness);
    assert!(says(&harness, "0 of 3 quoted"));
    press(&mut harness, Key::Escape);
    assert!(!says(&harness, "0 of 3 quoted"), "it stays closed");
}

#[test]
fn whoever_gives_no_file_of_a_source_reads_the_next_report_as_one_of_no_source() {
    let (office, folder) = (Office::new(), folder());
    office.put(&source());
    let mut harness = office.window(Vec::new());
    let context = harness.ctx.clone();
    let all = Action::SeekSource("ours-2026".into());
    harness.state_mut().apply_in_test(all, &context);
    harness.run_steps(4);
    harness.state_mut().session.stage = Stage::Read;
    harness.run_steps(4);
    let other = put(&folder, "other.pdf", &report());
    drop_file(&mut harness, other);
    opened(&mut harness);
    assert_eq!(harness.state().reader.draft.source, SourceChoice::Unsaid);
}
