//! Who is asked to think of exclusion, and who is not.

use crate::case::{Case, Edit, IssueChoice};
use crate::library::{Date, IssueId, Library, PassageId, read, shipped};
use crate::preflight::{CaseCheck, Documents, Quotations};
use crate::profile::{DEFAULT, Profile};

use super::prompt;

fn library() -> Library {
    read(&shipped()).0
}

fn case(characteristics: &[&str], issues: &[&str]) -> Case {
    let ticks = characteristics.iter().map(|id| Edit::SetCharacteristic {
        id: (*id).into(),
        holds: true,
    });
    let issues = issues.iter().map(|id| {
        Edit::AddIssue(IssueChoice::FromTree {
            id: (*id).into(),
            label: (*id).to_owned(),
        })
    });
    let apply = |case: Case, edit: Edit| edit.apply(&case).unwrap();
    ticks.chain(issues).fold(Case::new(DEFAULT), apply)
}

/// With a passage of the library under an issue of the case.
fn with(case: &Case, library: &Library, id: &str, issue: &str) -> Case {
    let held = library.passage(&PassageId::from(id)).unwrap();
    let add = Edit::AddEntry {
        issue: issue.to_owned(),
        source: Box::new(held.source.clone()),
        passage: Box::new(held.passage.clone()),
    };
    add.apply(case).unwrap()
}

fn told(case: &Case, library: &Library) -> String {
    let (documents, quotations) = (Documents::new(), Quotations::new());
    let found = prompt(&CaseCheck {
        case,
        library,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        today: Date::day(2026, 11, 28),
        schedule_pages: 1,
        missing: &[],
        documents: &documents,
        quotations: &quotations,
    });
    let found = found.iter().map(|one| one.message.as_str());
    found.collect::<Vec<_>>().join("\n")
}

/// A passage on the basic rules that does not itself bear on exclusion.
fn on_basic_rules(library: &Library) -> String {
    let bears = |issues: &[IssueId], id: &str| issues.iter().any(|issue| issue.as_str() == id);
    let mut held = library.passages().filter(|held| !held.is_retired());
    let found = held.find(|held| {
        let issues = &held.passage.issues;
        bears(issues, "q3c-basic-rules") && !bears(issues, "x1-exclusion")
    });
    found.unwrap().passage.id.to_string()
}

#[test]
fn whoever_took_part_and_argues_the_basic_rules_is_asked_before_anything_is_chosen() {
    let ticked = ["took-part-in-operations", "war-crimes-objector", "deserter"];
    insta::assert_snapshot!(told(&case(&ticked, &["q3c-basic-rules"]), &library()), @"The appellant is: Took part in operations. The case relies on evidence of unlawful acts, and exclusion (Article 1F) is not among the disputed issues.");
}

#[test]
fn evidence_of_unlawful_acts_is_found_under_whichever_issue_it_stands() {
    let library = library();
    let case = case(&["security-force-member"], &["q3d-refusers"]);
    assert_eq!(told(&case, &library), "");
    let case = with(&case, &library, &on_basic_rules(&library), "q3d-refusers");
    insta::assert_snapshot!(told(&case, &library), @"The appellant is: Served in a security or paramilitary force. The case relies on evidence of unlawful acts (CS 1), and exclusion (Article 1F) is not among the disputed issues.");
}

#[test]
fn nobody_is_asked_who_did_not_take_part_or_disputes_exclusion_or_relies_on_other_evidence() {
    let library = library();
    let took_part = "took-part-in-operations";
    for (characteristics, issues) in [
        (vec!["deserter"], vec!["q3c-basic-rules"]),
        (vec![took_part], vec!["q3c-basic-rules", "x1-exclusion"]),
        (vec![took_part], vec!["q3b-severity"]),
    ] {
        assert_eq!(
            told(&case(&characteristics, &issues), &library),
            "",
            "{issues:?}"
        );
    }
}

#[test]
fn an_answer_silences_it_until_it_is_taken_back() {
    let library = library();
    let case = case(&["took-part-in-operations"], &["q3c-basic-rules"]);
    let answer = |by: &str| Edit::ConsiderExclusion {
        by: by.to_owned(),
        on: Date::day(2026, 11, 28),
    };
    let answered = answer(" A.N. ").apply(&case).unwrap();
    assert_eq!(told(&answered, &library), "");
    let kept = answered.exclusion_considered.as_ref().unwrap();
    assert_eq!(
        (kept.by.as_str(), kept.on),
        ("A.N.", Date::day(2026, 11, 28))
    );
    for nobody in [" ", ".", "\u{200b}"] {
        assert_eq!(answer(nobody).apply(&answered).unwrap(), case, "{nobody:?}");
    }
}
