//! In which order passages stand, which are a first selection, and what is said of why.

use super::*;
use crate::library::{Bearing, Date};
use crate::profile::{DEFAULT, Profile};

#[test]
fn the_reason_names_the_proposition_that_is_argued_the_way_it_points_and_its_age() {
    let mut library = library(&[("a", |p| {
        p.propositions = ["a", "b"].map(|id| Bearing::Qualifies(id.into())).into();
        p.stance = Stance::Adverse;
    })]);
    library.taxonomy.propositions = ["a", "b"].map(specimen::proposition).into();
    library.taxonomy.propositions[0].issues = vec!["q1".into()];
    library.taxonomy.propositions[1].issues = vec!["q3a".into()];
    let mut question = claimant(&["deserter"]);
    question.issues = vec!["q3a".into()];
    let profile = Profile::shipped(DEFAULT).unwrap();
    question.ages = Some(profile.ages(Date::day(2029, 1, 1)));
    let reason =
        |question: &Question| matches(&library, question)[0].reason(&library.taxonomy, question);
    insta::assert_snapshot!(reason(&question), @"The appellant is: deserter. Supports in part: “What is said of b”. Answers the issue “Issue q3a”. Adverse. 3 years old.");
    question.issues = vec!["q3".into()];
    insta::assert_snapshot!(reason(&question), @"The appellant is: deserter. Supports in part: “What is said of a”. Answers the issue “Issue q3”. Adverse. 3 years old.");
    question.issues = Vec::new();
    insta::assert_snapshot!(reason(&question), @"The appellant is: deserter. Supports in part: “What is said of a”. Adverse. 3 years old.");
}

#[test]
fn a_passage_on_what_stands_above_the_disputed_issue_does_not_answer_it() {
    let library = library(&[
        ("above", |p| p.issues = vec!["q3".into()]),
        ("child", |p| p.issues = vec!["q3a".into()]),
        ("other", |p| p.issues = vec!["q1".into()]),
    ]);
    let mut question = claimant(&["deserter"]);
    question.issues = vec!["q3a".into()];
    assert_eq!(ids(&library, &question), ["child", "above", "other"]);
    let found = matches(&library, &question);
    let disputes: Vec<_> = found.iter().map(|one| one.dispute).collect();
    assert_eq!(
        disputes,
        [Some(Dispute::Answers(0)), Some(Dispute::Above(0)), None]
    );
    insta::assert_snapshot!(found[1].reason(&library.taxonomy, &question), @"The appellant is: deserter. On “Issue q3”, of which “Issue q3a” is a part. Helps.");
}

#[test]
fn what_speaks_of_this_appellant_comes_before_what_speaks_of_many() {
    let library = library(&[
        ("a-many", |p| about(p, &["deserter", "evader", "dissident"])),
        ("b-rare", |p| about(p, &["deserter"])),
        ("c-some", |p| about(p, &["evader", "dissident"])),
        ("d-some", |p| about(p, &["evader", "dissident"])),
    ]);
    assert_eq!(
        ids(&library, &claimant(&["deserter"])),
        ["b-rare", "a-many"]
    );
}

/// Nearly all passages on the disputed issue are about evaders: that is its subject, and leads nobody astray.
#[test]
fn what_most_passages_on_the_disputed_issue_are_about_draws_less_away_from_the_appellant() {
    let library = library(&[
        ("a-of-others", |p| {
            about(p, &["deserter", "dissident"]);
            p.issues = vec!["q3a".into()];
        }),
        ("b-of-the-issue", |p| {
            about(p, &["deserter", "evader"]);
            p.issues = vec!["q3a".into()];
        }),
        ("c", |p| {
            about(p, &["evader"]);
            p.issues = vec!["q3a".into()];
        }),
        ("d", |p| {
            about(p, &["dissident"]);
            p.issues = vec!["q1".into()];
        }),
    ]);
    let mut question = claimant(&["deserter"]);
    let as_rare = ["a-of-others", "b-of-the-issue"];
    assert_eq!(ids(&library, &question), as_rare);
    question.issues = vec!["q3a".into()];
    let of_the_issue_first = ["b-of-the-issue", "a-of-others"];
    assert_eq!(ids(&library, &question), of_the_issue_first);
}

#[test]
fn an_extract_comes_before_a_summary_and_the_new_before_the_old() {
    let library = library(&[
        ("a-summary", |_| ()),
        ("b-extract", |p| p.kind = PassageKind::Extract),
    ]);
    assert_eq!(
        ids(&library, &claimant(&["deserter"])),
        ["b-extract", "a-summary"]
    );
    let aged = |years: &[&str]| {
        let shelf = years.iter().map(|year| {
            let (mut source, passage) = specimen::passage(year);
            source.published = year.parse().ok();
            source.passages = vec![passage];
            Shelved {
                source,
                pack: 0,
                file: String::new(),
            }
        });
        Library::new(library.packs.clone(), taxonomy(), shelf.collect())
    };
    let profile = Profile::shipped(DEFAULT).unwrap();
    let mut question = claimant(&["deserter"]);
    question.ages = Some(profile.ages(Date::day(2026, 11, 28)));
    let old = aged(&["2019", "2022", "2025", "unknown"]);
    assert_eq!(ids(&old, &question), ["2025", "2022", "unknown", "2019"]);
}

#[test]
fn what_shares_the_country_alone_stands_last_and_is_no_first_choice() {
    let library = library(&[
        ("a-country", |p| about(p, &["russian"])),
        ("b-soldier", |p| {
            about(p, &["soldier"]);
            p.issues = vec!["q1".into()];
        }),
    ]);
    let mut question = claimant(&["deserter"]);
    question.issues = vec!["q3a".into()];
    assert_eq!(ids(&library, &question), ["b-soldier", "a-country"]);
    let found = matches(&library, &question);
    assert_eq!(best(&found, &question, &library.taxonomy, 9), []);
}

/// A pack that somebody has just begun has nothing else.
#[test]
fn where_nothing_shares_more_than_the_country_that_is_not_called_general() {
    let library = library(&[("a", |p| about(p, &["russian"]))]);
    let mut question = claimant(&["deserter"]);
    question.issues = vec!["q3a".into()];
    let found = matches(&library, &question);
    assert!(!found[0].is_general);
    assert_eq!(best(&found, &question, &library.taxonomy, 9), [(0, 0)]);
}

#[test]
fn the_disputed_issues_take_turns_and_take_only_what_answers_them() {
    let library = library(&[
        ("a", |p| p.issues = vec!["q3a".into()]),
        ("b", |p| p.issues = vec!["q3a".into()]),
        ("c", |p| p.issues = vec!["q1".into()]),
        ("d", |p| p.issues = vec!["q3".into()]),
        ("e", |p| p.issues = vec!["q1".into(), "q3a".into()]),
    ]);
    let mut question = claimant(&["deserter"]);
    question.issues = vec!["q1".into(), "q3a".into()];
    let found = matches(&library, &question);
    let taken = |most| -> Vec<String> {
        let all = best(&found, &question, &library.taxonomy, most).into_iter();
        all.map(|(place, issue)| format!("{} {issue}", found[place].held.passage.id))
            .collect()
    };
    assert_eq!(taken(9), ["c 0", "a 1", "e 0", "b 1"]);
    assert_eq!(taken(3), ["c 0", "a 1", "e 0"]);
    assert_eq!(taken(0), Vec::<String>::new());
}
