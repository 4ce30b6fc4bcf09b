//! All passages of a source: which are listed, what is proposed for each, and going from one to the next.

use super::made::*;
use crate::case::specimen::case;
use crate::case::{Case, Edit};
use crate::gui::reader::{Marked, Order, Proposal, Reader, ReaderAction, SourceChoice, Strip};
use crate::library::{Date, Library, Pack, Passage, PassageKind, Shelved, Source, Taxonomy};
use crate::library::{Retired, specimen};

const CASES: &str = "Since mobilisation 4,121 cases came to courts.";
const PAID: &str = "No conscript was paid at the front.";
const ELSEWHERE: &str = "Glaciers of Zembla retreated by Kilometres every Winter.";

fn source(id: &str, passages: Vec<Passage>) -> Source {
    Source {
        passages,
        ..specimen::source(id)
    }
}

fn summary(id: &str, text: &str, pinpoint: Option<&str>) -> Passage {
    let (_, passage) = specimen::passage(id);
    Passage {
        text: text.to_owned(),
        pinpoint: pinpoint.map(str::to_owned),
        ..passage
    }
}

fn library(sources: Vec<Source>) -> Library {
    let pack = Pack {
        id: "ours".to_owned(),
        title: "Ours".to_owned(),
        nationalities: vec!["RUS".to_owned()],
        updated: Date::day(2026, 11, 1),
        note: None,
        accepted: Vec::new(),
        assessments: Vec::new(),
    };
    let shelf = sources.into_iter().map(|source| Shelved {
        source,
        pack: 0,
        file: String::new(),
    });
    Library::new(vec![pack], Taxonomy::default(), shelf.collect())
}

/// Three summaries of the source that the report is said to be.
fn three() -> Library {
    library(vec![source(
        "ministry",
        vec![
            summary("p-1", CASES, Some("para 3")),
            summary("p-2", ELSEWHERE, Some("p. 99")),
            summary("p-3", PAID, None),
        ],
    )])
}

/// A reader with the list in front, made of that case and library.
fn listing(case: &Case, library: &Library) -> Reader {
    let mut reader = reader();
    reader.apply(ReaderAction::Strip(Some(Strip::Passages)));
    list(&mut reader, case, library);
    reader
}

/// Lists anew, as after a change.
fn list(reader: &mut Reader, case: &Case, library: &Library) {
    let change = reader
        .whole_of
        .as_ref()
        .map_or(0, |((.., change, _), _)| *change);
    reader.list(case, library, (1, 1, change + 1, 0));
}

/// What the work beside the window does.
fn answer(reader: &mut Reader, order: &Order) {
    for sought in &order.sought {
        reader.hear_proposed(order.answer(sought));
    }
}

fn proposed(reader: &mut Reader) {
    let order = reader.begin_proposing().unwrap();
    answer(reader, &order);
}

fn listed(reader: &Reader) -> Vec<(&str, bool)> {
    let all = reader.whole.iter();
    all.map(|one| (one.text.as_str(), one.is_quoted)).collect()
}

/// Where that which is proposed stands; `-` where nothing is, `?` while that is not known.
fn pinpoints(reader: &Reader) -> Vec<&str> {
    let all = reader.whole.iter();
    let told = all.map(|one| match &one.proposal {
        Proposal::Awaited => "?",
        Proposal::Nothing => "-",
        Proposal::Paragraph(found) => found.pinpoint.as_str(),
    });
    told.collect()
}

fn of(id: &str) -> Marked {
    Marked::Passage(id.into())
}

fn step(reader: &mut Reader, is_back: bool) {
    reader.apply(ReaderAction::StepListed { is_back });
}

/// The words that are taken up go to the case, as a person has it by Enter; none where they cannot.
fn accept(reader: &mut Reader) -> bool {
    let is_ready = reader.extract().is_ok();
    if is_ready {
        let of = reader.listed_now().cloned();
        reader.added();
        reader.accepted(of);
    }
    is_ready
}

/// An extract of that source, in the place of a summary.
fn extract(id: &str, stands_for: Option<&str>) -> Passage {
    let anchor = crate::library::Anchor {
        sha256: "ab".repeat(32),
        page: std::num::NonZeroU32::MIN,
        printed_page: None,
        paragraph: None,
        start: 0,
        before: String::new(),
        after: String::new(),
        stands_for: stands_for.map(Into::into),
    };
    Passage {
        kind: PassageKind::Extract,
        anchor: Some(anchor),
        ..summary(id, "none was paid", Some("p. 40"))
    }
}

fn with_extract(passage: Passage) -> Case {
    let add = Edit::AddEntry {
        issue: "own-1".to_owned(),
        source: Box::new(source("ministry", Vec::new())),
        passage: Box::new(passage),
    };
    add.apply(&case(1, 0)).unwrap()
}

#[test]
fn the_list_is_there_at_once_and_what_is_proposed_arrives() {
    let mut reader = listing(&case(1, 0), &three());
    assert_eq!(listed(&reader).len(), 3);
    assert_eq!(pinpoints(&reader), ["?", "?", "?"]);
    let order = reader.begin_proposing().unwrap();
    assert!(reader.begin_proposing().is_none(), "it is asked for once");
    reader.hear_proposed(order.answer(&order.sought[1]));
    assert_eq!(pinpoints(&reader), ["?", "-", "?"]);
    answer(&mut reader, &order);
    assert_eq!(
        pinpoints(&reader),
        ["PDF page 2, para 3", "-", "PDF page 1, para 1"]
    );
    // Nothing is looked for again because something else of the case has changed.
    list(&mut reader, &case(1, 1), &three());
    assert!(reader.begin_proposing().is_none());
    assert_eq!(pinpoints(&reader)[0], "PDF page 2, para 3");
}

#[test]
fn work_goes_on_when_the_list_is_made_anew() {
    let mut reader = listing(&case(1, 0), &three());
    let order = reader.begin_proposing().unwrap();
    list(&mut reader, &case(1, 1), &three());
    assert!(reader.begin_proposing().is_none(), "it goes on");
    answer(&mut reader, &order);
    assert_eq!(pinpoints(&reader)[1], "-");
}

#[test]
fn what_was_looked_for_in_another_report_is_not_heard() {
    let mut reader = listing(&case(1, 0), &three());
    let order = reader.begin_proposing().unwrap();
    let path = reader.opened().unwrap().report.path.clone();
    let number = reader.begin(path, Default::default());
    reader.hear(number, Ok(Box::new(report())));
    reader.apply(ReaderAction::Source(SourceChoice::Known("ministry".into())));
    answer(&mut reader, &order);
    list(&mut reader, &case(1, 0), &three());
    answer(&mut reader, &order);
    assert_eq!(pinpoints(&reader), ["?", "?", "?"]);
    proposed(&mut reader);
    assert_eq!(pinpoints(&reader)[1], "-");
}

#[test]
fn what_was_looked_for_of_another_source_is_not_heard() {
    let mut library = three();
    let other = source("other", vec![summary("o-1", CASES, Some("p. 12"))]);
    let sources = library.sources().cloned().chain([other]);
    library = self::library(sources.collect());
    let mut reader = listing(&case(1, 0), &library);
    let first = reader.begin_proposing().unwrap();
    reader.apply(ReaderAction::Source(SourceChoice::Known("other".into())));
    list(&mut reader, &case(1, 0), &library);
    assert_eq!(pinpoints(&reader), ["?"]);
    let second = reader.begin_proposing().unwrap();
    answer(&mut reader, &first);
    reader.apply(ReaderAction::Source(SourceChoice::Known("ministry".into())));
    list(&mut reader, &case(1, 0), &library);
    answer(&mut reader, &first);
    assert_eq!(
        pinpoints(&reader),
        ["?", "?", "?"],
        "nobody waits for these"
    );
    answer(&mut reader, &second);
    proposed(&mut reader);
    assert_eq!(pinpoints(&reader)[0], "PDF page 2, para 3");
}

#[test]
fn pages_that_are_counted_otherwise_are_looked_through_anew() {
    let mut reader = listing(&case(1, 0), &three());
    let before = reader.begin_proposing().unwrap();
    let counted = [("ab".repeat(32), 98)].into();
    reader.count_pages(&counted);
    list(&mut reader, &case(1, 0), &three());
    answer(&mut reader, &before);
    proposed(&mut reader);
    assert_eq!(pinpoints(&reader)[0], "p. 99, para 3");
}

#[test]
fn where_looking_for_them_fails_the_person_selects_the_words() {
    let mut reader = listing(&case(1, 0), &three());
    let order = reader.begin_proposing().unwrap();
    reader.hear_proposed(order.answer(&order.sought[0]));
    reader.proposing_died();
    assert_eq!(pinpoints(&reader), ["PDF page 2, para 3", "-", "-"]);
}

#[test]
fn one_after_the_other_is_accepted_or_skipped_until_the_end() {
    let mut reader = listing(&case(1, 0), &three());
    proposed(&mut reader);
    step(&mut reader, false);
    assert_eq!(
        reader.listed_now(),
        Some(&of("p-1")),
        "from none to the first"
    );
    let text = "Courts had received 4,121 cases since then.";
    assert_eq!(reader.draft.text, text);
    assert!(accept(&mut reader));
    assert_eq!(reader.listed_now(), Some(&of("p-2")));
    assert!(!accept(&mut reader), "nothing may stand for it");
    assert_eq!(reader.listed_now(), Some(&of("p-2")));
    step(&mut reader, false);
    assert_eq!(reader.listed_now(), Some(&of("p-3")));
    step(&mut reader, true);
    assert_eq!(reader.listed_now(), Some(&of("p-2")));
    step(&mut reader, true);
    assert_eq!(reader.listed_now(), Some(&of("p-2")), "the first is quoted");
    step(&mut reader, false);
    assert!(accept(&mut reader));
    assert_eq!(reader.listed_now(), None, "behind the last there is none");
    let quoted = [(CASES, true), (ELSEWHERE, false), (PAID, true)];
    assert_eq!(listed(&reader), quoted);
}

#[test]
fn an_empty_list_has_nothing_to_go_to() {
    let mut reader = listing(&case(1, 0), &library(Vec::new()));
    assert!(reader.begin_proposing().is_none());
    for is_back in [false, true] {
        step(&mut reader, is_back);
    }
    assert_eq!((reader.listed_now(), listed(&reader)), (None, Vec::new()));
}

#[test]
fn where_every_passage_is_quoted_nothing_is_proposed_and_nothing_is_gone_to() {
    let mut all = three().sources().cloned().collect::<Vec<_>>();
    let stands_for = ["p-1", "p-2", "p-3"];
    let extracts = stands_for.map(|id| extract(&format!("{id}-quoted"), Some(id)));
    all[0].passages.extend(extracts);
    let mut reader = listing(&case(1, 0), &library(all));
    let quoted = [(CASES, true), (ELSEWHERE, true), (PAID, true)];
    assert_eq!(listed(&reader), quoted);
    assert!(reader.begin_proposing().is_none());
    step(&mut reader, false);
    assert_eq!(reader.listed_now(), None);
}

#[test]
fn pinpoints_that_name_no_paragraph_of_the_report_do_not_keep_one_from_being_proposed() {
    let passages = vec![
        summary("p-1", CASES, Some("para 99.9")),
        summary("p-2", "Somebody said something.", Some("headnote")),
        summary("p-3", ELSEWHERE, Some("Annex IV, table 12")),
    ];
    let mut reader = listing(&case(1, 0), &library(vec![source("ministry", passages)]));
    proposed(&mut reader);
    assert_eq!(pinpoints(&reader)[0], "PDF page 2, para 3");
    assert_eq!(pinpoints(&reader)[2], "-");
}

#[test]
fn passages_of_a_source_that_relies_on_it_are_listed_and_taking_one_up_leaves_the_list_whole() {
    let mut all: Vec<Source> = three().sources().cloned().collect();
    let relay = Source {
        seen_through: Some("the ministry".to_owned()),
        relies_on: vec!["ministry".into()],
        ..source("relay", vec![summary("r-1", PAID, None)])
    };
    all.push(relay);
    let library = library(all);
    let mut reader = listing(&case(1, 0), &library);
    reader.apply(ReaderAction::TakeListed(of("r-1")));
    let known = SourceChoice::Known("relay".into());
    assert_eq!(reader.draft.source, known);
    list(&mut reader, &case(1, 1), &library);
    assert_eq!(listed(&reader).len(), 4);
}

#[test]
fn a_summary_is_quoted_by_the_extract_that_stands_for_it_whatever_is_said_of_that() {
    let reader = listing(&with_extract(extract("e-1", Some("p-1"))), &three());
    let texts: Vec<&str> = reader.whole.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["none was paid", ELSEWHERE, PAID]);
    let named = "it stands for another";
    let mut other = extract("e-1", Some("p-3"));
    other.note = Some(CASES.to_owned());
    let reader = listing(&with_extract(other), &three());
    assert!(listed(&reader).contains(&(CASES, false)), "{named}");
}

#[test]
fn of_an_extract_that_an_earlier_program_took_the_words_of_the_summary_tell_it() {
    let mut old = extract("e-1", None);
    old.note = Some(CASES.to_owned());
    let reader = listing(&with_extract(old.clone()), &three());
    assert!(!listed(&reader).iter().any(|(text, _)| *text == CASES));
    let mut all: Vec<Source> = three().sources().cloned().collect();
    all[0].passages.push(old.clone());
    let reader = listing(&case(1, 0), &library(all.clone()));
    assert_eq!(listed(&reader)[0], (CASES, true));
    // What is retired is offered to nobody, and quotes nothing.
    let last = all[0].passages.last_mut().unwrap();
    last.retired = Some(Retired {
        on: Date::day(2026, 11, 2),
        why: "Wrong.".to_owned(),
    });
    let reader = listing(&case(1, 0), &library(all));
    assert_eq!(listed(&reader)[0], (CASES, false));
}
