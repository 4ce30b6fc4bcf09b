//! What is said of the other side's paragraphs, and what meets them.

use super::*;
use crate::case::{Edit, IssueChoice};
use std::num::NonZeroU16;

use crate::library::{Passage, Shelved, Source, specimen};
use crate::matching::tests::{pack, taxonomy};
use crate::profile::{DEFAULT, Labels, Profile};

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

fn labels() -> Labels {
    Profile::shipped(DEFAULT).unwrap().labels()
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
        let same_note = one.same_note.iter();
        let same_note: Vec<String> = same_note
            .map(|number| format!(" same note {number}"))
            .collect();
        let gap = if one.is_gap() { " gap" } else { "" };
        let told = [one.pinpoint.clone(), met.concat(), same_note.concat()];
        format!("{}{gap}", told.concat())
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
}

#[test]
fn what_is_in_the_schedule_itself_is_no_gap_and_says_what_that_means() {
    let library = note();
    let told = |entries: &[&str]| {
        let case = case(&library, entries);
        let position = position(&library, &case);
        let paragraphs = &position[1].paragraphs;
        let means = paragraphs
            .iter()
            .map(|one| one.reliance().unwrap_or_default());
        (means.collect::<Vec<_>>(), counts(&position))
    };
    let (means, counted) = told(&["note-9", "note-10"]);
    assert_eq!(
        means,
        [
            "the respondent’s own assessment, for the appellant",
            "it goes against the appellant, and no other entry limits or contradicts it"
        ]
    );
    assert_eq!(
        counted,
        "2 paragraphs of assessment, 0 gaps, 1 disclosed and not answered"
    );
    let (means, counted) = told(&["note-10", "contradicts"]);
    assert_eq!(
        means,
        [
            "",
            "it goes against the appellant, and is answered by the entries above"
        ]
    );
    assert_eq!(counted, "2 paragraphs of assessment, 1 gap");
}

#[test]
fn what_the_same_note_says_answers_nothing() {
    assert_eq!(told(&["note-info"])[1], "para 4.10.1 same note 1 gap");
    let library = note();
    let own = case(&library, &["note-info"]);
    let position_of_own = position(&library, &own);
    let gap = position_of_own[1].paragraphs[1].gap();
    assert_eq!(gap, Some("no entry from elsewhere meets it"));
    let mut case = case(&library, &["agrees", "contradicts"]);
    case.issues[1].entries[0].source.supersedes = vec!["source-of-note".into()];
    let position = position(&library, &case);
    let told = plain(&position, &case, &labels(), None);
    assert!(
        told.contains("    Contradicted by: CS 2 (Publisher of contradicts"),
        "{told}"
    );
    assert!(!told.contains("Supported by"), "{told}");
    assert!(
        told.contains("    From the same note, so no answer of its own: CS 1 (Publisher of agrees"),
        "{told}"
    );
}

#[test]
fn where_nothing_is_compared_it_is_said_why_and_no_gap_is_counted() {
    let library = note();
    let told = |change: fn(&mut Case)| {
        let mut case = case(&library, &[]);
        change(&mut case);
        nothing_to_compare(&library, &case, &position(&library, &case))
    };
    assert_eq!(told(|_| ()), None);
    let sudan = told(|case| case.claimant.nationality = Some("SDN".to_owned())).unwrap();
    assert_eq!(
        sudan,
        "The library holds no Home Office note on Sudan; nothing to compare."
    );
    let of_nobody = told(|case| case.claimant.nationality = None);
    assert!(of_nobody.unwrap().starts_with("No nationality is chosen"));
    let no_issue = told(|case| case.issues.clear()).unwrap();
    assert!(no_issue.starts_with("No issue is in dispute"), "{no_issue}");
    let other = told(|case| case.claimant.characteristics = ["dissident".into()].into());
    let other = other.unwrap();
    assert!(other.contains("on Russia fits this appellant"), "{other}");
    let case = case(&library, &[]);
    assert!(plain(&[], &case, &labels(), Some(&sudan)).ends_with(&sudan));
}

#[test]
fn a_paragraph_on_two_issues_stands_under_the_first_and_the_other_says_so() {
    let library = note();
    let mut case = case(&library, &[]);
    let whole = case.issues[1].clone();
    case.issues[0].taxonomy = whole.taxonomy.clone();
    let told = plain(&position(&library, &case), &case, &labels(), None);
    let (first, second) = told.split_once("Issue 2").unwrap();
    assert!(first.contains("para 4.10.1"), "{told}");
    assert!(
        second.ends_with("\n  The paragraphs that bear on this stand under issue 1."),
        "{told}"
    );
}

#[test]
fn an_issue_without_paragraphs_says_that_nothing_is_said_on_it() {
    let library = note();
    let case = case(&library, &[]);
    let told = plain(&position(&library, &case), &case, &labels(), None);
    let none = "The Home Office notes held have no paragraph of assessment on this";
    assert!(told.contains(&format!("Issue q1\n  {none}")), "{told}");
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
    let rows = rows(&position, &case, &labels());
    assert!(
        rows.lines().all(|row| row.matches('\t').count() == 8),
        "{rows}"
    );
    let last = rows.lines().last().unwrap();
    assert!(last.contains("\tCS 1 (The News Today, "), "{last}");
    let plain = plain(&position, &case, &labels(), None);
    assert!(
        plain.contains("    Contradicted by: CS 1 (The News Today"),
        "{plain}"
    );
    assert!(plain.contains("    Gap: it helps the appellant"), "{plain}");
}
