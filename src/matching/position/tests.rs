//! What is said of the other side's paragraphs, and what meets them.

use super::*;
use crate::case::{Edit, IssueChoice};
use std::num::NonZeroU16;

use crate::library::{Passage, Shelved, Source, specimen};
use crate::matching::tests::{pack, taxonomy};
use crate::profile::DEFAULT;

/// A note of the other side with two paragraphs of assessment and one of country information, and reports beside it.
fn note() -> Library {
    let fined = || "fined".into();
    let paragraphs = vec![
        said(
            "note-10",
            Stance::Adverse,
            "para 4.10.1",
            Some(Bearing::Supports(fined())),
        ),
        said(
            "note-9",
            Stance::Helps,
            "para 4.9.1",
            Some(Bearing::Supports("hunted".into())),
        ),
        said(
            "note-info",
            Stance::Helps,
            "para 12.1.1",
            Some(Bearing::Contradicts(fined())),
        ),
    ];
    let reports = [
        said(
            "contradicts",
            Stance::Helps,
            "page 1",
            Some(Bearing::Contradicts(fined())),
        ),
        said(
            "qualifies",
            Stance::Mixed,
            "page 2",
            Some(Bearing::Qualifies(fined())),
        ),
        said(
            "agrees",
            Stance::Adverse,
            "page 3",
            Some(Bearing::Supports(fined())),
        ),
        said(
            "agrees-but-helps",
            Stance::Helps,
            "page 4",
            Some(Bearing::Supports(fined())),
        ),
        said("silent", Stance::Helps, "page 5", None),
    ];
    let shelved = |(mut source, passages): (Source, Vec<Passage>)| {
        source.passages = passages;
        Shelved {
            source,
            pack: 0,
            file: String::new(),
        }
    };
    let mut note = specimen::passage("note").0;
    note.assessment_through = NonZeroU16::new(4);
    let reports = reports.map(|passage| (specimen::passage(passage.id.as_str()).0, vec![passage]));
    let shelf = std::iter::once((note, paragraphs))
        .chain(reports)
        .map(shelved);
    Library::new(vec![pack()], taxonomy(), shelf.collect())
}

fn said(id: &str, stance: Stance, pinpoint: &str, bearing: Option<Bearing>) -> Passage {
    Passage {
        pinpoint: Some(pinpoint.to_owned()),
        stance,
        propositions: bearing.into_iter().collect(),
        ..specimen::passage(id).1
    }
}

/// A deserter whose issues are one that nothing bears on, and the risk, with these entries.
fn case(library: &Library, entries: &[&str]) -> Case {
    let issue = |id: &str| {
        Edit::AddIssue(IssueChoice::FromTree {
            id: id.into(),
            label: format!("Issue {id}"),
        })
    };
    let mut edits = vec![
        Edit::SetNationality(Some("RUS".to_owned())),
        Edit::SetCharacteristic {
            id: "deserter".into(),
            holds: true,
        },
        issue("q1"),
        issue("q3"),
    ];
    edits.extend(entries.iter().map(|id| {
        let held = library.passage(&(*id).into()).unwrap();
        let source = Source {
            publisher: format!("Publisher of {id}"),
            ..held.source.clone()
        };
        Edit::AddEntry {
            issue: "q3".to_owned(),
            source: Box::new(source),
            passage: Box::new(held.passage.clone()),
        }
    }));
    edits
        .iter()
        .fold(Case::new(DEFAULT), |case, edit| edit.apply(&case).unwrap())
}

/// For each paragraph its pinpoint, the entries that meet it, and whether it is a gap.
fn told(entries: &[&str]) -> Vec<String> {
    let library = note();
    let position = position(&library, &case(&library, entries));
    assert!(position[0].paragraphs.is_empty(), "nothing bears on q1");
    let paragraph = |one: &Paragraph| {
        let met = one.met_by.iter();
        let met: Vec<String> = met
            .map(|met| format!(" {:?} {}", met.meets, met.entry))
            .collect();
        let gap = if one.is_gap() { " gap" } else { "" };
        format!("{}{}{gap}", one.pinpoint, met.concat())
    };
    position[1].paragraphs.iter().map(paragraph).collect()
}

#[test]
fn the_paragraphs_of_assessment_stand_in_order_and_country_information_is_not_among_them() {
    assert_eq!(told(&[]), ["para 4.9.1 gap", "para 4.10.1 gap"]);
}

#[test]
fn an_entry_meets_a_paragraph_by_what_both_bear_on() {
    let all = [
        "contradicts",
        "qualifies",
        "agrees",
        "agrees-but-helps",
        "silent",
    ];
    assert_eq!(
        told(&all)[1],
        "para 4.10.1 Contradicts 1 Qualifies 2 Supports 3 Qualifies 4"
    );
}

#[test]
fn what_only_confirms_the_other_side_leaves_the_gap_open() {
    assert_eq!(told(&["agrees"])[1], "para 4.10.1 Supports 1 gap");
    assert_eq!(told(&["qualifies"])[1], "para 4.10.1 Qualifies 1");
}

#[test]
fn what_helps_the_appellant_is_a_gap_until_it_is_relied_on_and_does_not_meet_itself() {
    assert_eq!(told(&["note-9"]), ["para 4.9.1", "para 4.10.1 gap"]);
    assert_eq!(
        told(&["note-10"])[1],
        "para 4.10.1 gap",
        "relying on it answers nothing"
    );
    assert_eq!(told(&["note-info"])[1], "para 4.10.1 Contradicts 1");
}

#[test]
fn what_does_not_fit_the_appellant_is_not_asked() {
    let library = note();
    let mut case = case(&library, &[]);
    case.claimant.characteristics = ["dissident".into()].into();
    assert!(
        position(&library, &case)
            .iter()
            .all(|issue| issue.paragraphs.is_empty())
    );
}

#[test]
fn a_row_is_a_line_whatever_a_source_is_called() {
    let library = note();
    let mut case = case(&library, &["contradicts"]);
    case.issues[1].entries[0].source.publisher = "The\tNews\nToday".to_owned();
    let position = position(&library, &case);
    let rows = rows(&position, &case);
    assert!(
        rows.lines().all(|row| row.matches('\t').count() == 7),
        "{rows}"
    );
    let last = rows.lines().last().unwrap();
    assert!(last.contains("\tCS 1 (The News Today, "), "{last}");
    let plain = plain(&position, &case);
    assert!(
        plain.contains("    Contradicted by: CS 1 (The News Today"),
        "{plain}"
    );
    assert!(plain.contains("    Gap: it helps the appellant"), "{plain}");
}
