//! What a plan says of a case.

use super::*;
use crate::case::{Edit, HeadingField, IssueChoice};
use crate::library::{Date, Passage, Period, specimen};
use crate::profile::DEFAULT;

fn made(edits: Vec<Edit>) -> Case {
    let apply = |case: Case, edit: Edit| edit.apply(&case).unwrap();
    edits.into_iter().fold(Case::new(DEFAULT), apply)
}

fn heading(field: HeadingField, text: &str) -> Edit {
    Edit::SetHeading {
        field,
        text: text.to_owned(),
    }
}

fn entry(issue: &str, id: &str, change: fn(&mut Source, &mut Passage)) -> Edit {
    let (mut source, mut passage) = specimen::passage(id);
    change(&mut source, &mut passage);
    let issue = issue.to_owned();
    Edit::AddEntry {
        issue,
        source: Box::new(source),
        passage: Box::new(passage),
    }
}

fn sample() -> Case {
    made(vec![
        heading(HeadingField::Reference, "PA/00000/2099"),
        heading(HeadingField::Appellant, "X Y"),
        heading(
            HeadingField::Respondent,
            "Secretary of State for the Home Department",
        ),
        heading(HeadingField::Hearing, " "),
        Edit::AddIssue(IssueChoice::Typed("Risk of punishment".into())),
        Edit::AddIssue(IssueChoice::Typed("Nothing relied on here".into())),
        Edit::AddIssue(IssueChoice::Typed("State protection".into())),
        entry("own-3", "p-1", |source, _| {
            source.published = None;
            source.language = "ru".into();
        }),
        entry("own-1", "p-2", |source, passage| {
            source.covers = "2024".parse::<Date>().ok().map(|year| Period {
                from: year,
                to: year,
            });
            passage.pinpoint = Some("para 4".into());
        }),
        entry("own-3", "p-2", |_, _| ()),
        Edit::SetProposition {
            number: 2,
            text: "Men are punished".into(),
        },
        Edit::SetNote {
            number: 2,
            text: "See also CS 1.".into(),
        },
    ])
}

#[test]
fn a_plan_says_what_is_printed_and_nothing_else() {
    let plan = plan(
        &sample(),
        &Profile::shipped(DEFAULT).unwrap(),
        &Lengths::new(),
    );
    insta::assert_snapshot!(plan.to_string());
}

#[test]
fn no_date_is_printed_twice_side_by_side() {
    let cited = |title: &str, published: &str, pinpoint: &str, covers: Option<&str>| {
        let (mut source, mut passage) = specimen::passage("own-1");
        source.title = title.into();
        source.published = published.parse().ok();
        source.covers = covers
            .and_then(|date| date.parse().ok())
            .map(|day: Date| Period { from: day, to: day });
        passage.pinpoint = Some(pinpoint.to_owned()).filter(|text| !text.is_empty());
        let apply = |case: Case, edit: Edit| edit.apply(&case).unwrap();
        let edits = vec![
            Edit::AddIssue(IssueChoice::Typed("A".into())),
            Edit::AddEntry {
                issue: "own-1".into(),
                source: Box::new(source),
                passage: Box::new(passage),
            },
        ];
        let case = edits.into_iter().fold(Case::new(DEFAULT), apply);
        let profile = Profile::shipped(DEFAULT).unwrap();
        let plan = plan(&case, &profile, &Lengths::new());
        plan.schedule.issues[0].entries[0].details.clone()
    };
    assert_eq!(cited("Report", "2025-07-17", "", None), "17 July 2025");
    assert_eq!(cited("Hansard, 17 July 2025", "2025-07-17", "", None), "");
    assert_eq!(
        cited("Hansard 17/07/2025", "2025-07-17", "column 3", None),
        "column 3"
    );
    assert_eq!(
        cited("Hansard", "2025-07-17", "17 July 2025", None),
        "17 July 2025"
    );
    assert_eq!(
        cited("Hansard", "2025-07-17", "17 July 2025, column 3", None),
        "17 July 2025, column 3"
    );
    assert_eq!(
        cited("Report July 2025", "2025-07", "", Some("2024")),
        "(covering 2024)"
    );
    assert_eq!(cited("World Report 2025", "2025", "page 3", None), "page 3");
    // Another date, or one further away, takes nothing away.
    assert_eq!(
        cited("Hansard, 16 July 2025", "2025-07-17", "", None),
        "17 July 2025"
    );
    assert_eq!(
        cited("World Report 2025", "2025-01-16", "", None),
        "16 January 2025"
    );
    assert_eq!(
        cited("On 17 July 2025 in Kyiv", "2025-07-17", "", None),
        "17 July 2025"
    );
}

#[test]
fn a_cover_never_names_one_party_alone() {
    let profile = Profile::shipped(DEFAULT).unwrap();
    let parties = |appellant: &str, respondent: &str| {
        let mut case = sample();
        case.heading.appellant = appellant.into();
        case.heading.respondent = respondent.into();
        let cover = plan(&case, &profile, &Lengths::new()).cover;
        let line = |(name, role): &(String, String)| format!("{name}, {role}");
        cover
            .parties
            .iter()
            .map(line)
            .collect::<Vec<_>>()
            .join("; ")
    };
    let blank = UNNAMED;
    assert_eq!(parties("X", "Y"), "X, Appellant; Y, Respondent");
    assert_eq!(
        parties("X", " "),
        format!("X, Appellant; {blank}, Respondent")
    );
    assert_eq!(
        parties("\t", "Y"),
        format!("{blank}, Appellant; Y, Respondent")
    );
    assert_eq!(
        parties("", ""),
        "",
        "nothing is said of a case that nobody has begun"
    );
}

#[test]
fn the_title_and_the_file_name_never_hold_a_person() {
    let mut case = sample();
    case.heading.appellant = "Ivanov".into();
    let plan = plan(&case, &Profile::shipped(DEFAULT).unwrap(), &Lengths::new());
    assert!(!plan.title.contains("Ivanov") && !plan.file_name.contains("Ivanov"));
    assert!(!plan.running_head.contains("Ivanov"));
}

#[test]
fn the_draft_mark_goes_when_all_is_signed_off_or_a_reason_is_given() {
    let profile = Profile::shipped(DEFAULT).unwrap();
    let case = sample();
    assert!(plan(&case, &profile, &Lengths::new()).draft);
    let on = Date::day(2026, 11, 1);
    let signed = [1, 2, 3].into_iter().fold(case.clone(), |case, number| {
        Edit::SignOff {
            number,
            by: "AB".into(),
            on,
        }
        .apply(&case)
        .unwrap()
    });
    assert!(!plan(&signed, &profile, &Lengths::new()).draft);
    let reason = "Served for agreement".to_owned();
    let waived = Edit::SetOverride {
        rule: OverrideKind::DraftMark,
        reason,
        on,
    };
    assert!(!plan(&waived.apply(&case).unwrap(), &profile, &Lengths::new()).draft);
}

#[test]
fn only_a_permission_with_a_reason_is_printed() {
    let profile = Profile::shipped(DEFAULT).unwrap();
    for (reason, is_printed) in [
        (".", false),
        ("Judge", false),
        ("Directions of Judge Nobody", true),
    ] {
        let permission = Edit::SetOverride {
            rule: OverrideKind::ScheduleLength,
            reason: reason.to_owned(),
            on: Date::day(2026, 11, 1),
        };
        let case = permission.apply(&sample()).unwrap();
        let notices = plan(&case, &profile, &Lengths::new()).schedule.notices;
        let said = notices
            .iter()
            .any(|one| one.starts_with("Length of this schedule: "));
        assert_eq!(said, is_printed, "{reason}: {notices:?}");
    }
}

#[test]
fn the_day_on_which_a_copy_was_taken_is_said_in_the_list_of_sources() {
    let profile = Profile::shipped(DEFAULT).unwrap();
    let case = sample();
    let rows = |case: &Case| -> Vec<Option<String>> {
        let sources = plan(case, &profile, &Lengths::new()).sources;
        sources.into_iter().map(|row| row.retrieved).collect()
    };
    assert!(rows(&case).iter().all(Option::is_none), "nobody said so");
    let file = |retrieved_on: Option<&str>| Edit::SetSourceFile {
        source: case.issues[0].entries[0].source.id.clone(),
        file: crate::case::DocumentFile {
            path: "report.pdf".into(),
            sha256: "a".repeat(64),
            pages: Some(9),
        },
        edition: None,
        retrieved_on: retrieved_on.and_then(|day| day.parse().ok()),
    };
    let unsaid = file(None).apply(&case).unwrap();
    assert!(rows(&unsaid).iter().all(Option::is_none));
    let said = file(Some("2026-11-20")).apply(&case).unwrap();
    assert!(rows(&said).contains(&Some("20 November 2026".to_owned())));
}

#[test]
fn what_is_for_the_person_is_printed_on_request_only_and_undone_with_it() {
    let profile = Profile::shipped(DEFAULT).unwrap();
    let remarks = |case: &Case| {
        plan(case, &profile, &Lengths::new()).schedule.issues[0].entries[0]
            .remarks
            .len()
    };
    let wish = |wanted| Edit::SetRemark {
        remark: crate::case::Remark::Stance,
        wanted,
    };
    let case = sample();
    let wished = wish(true).apply(&case).unwrap();
    assert_eq!(remarks(&wished), remarks(&case) + 1);
    assert_eq!(wish(false).apply(&wished).unwrap(), case);
}

#[test]
fn what_an_issue_answers_of_the_decision_letter_is_printed_beside_it_and_nothing_else_of_that_letter()
 {
    let list = |text: &str| text.parse().unwrap();
    let letter = |change| Edit::Letter(change);
    let file = crate::case::DocumentFile {
        path: "refusal.pdf".to_owned(),
        sha256: "a".repeat(64),
        pages: Some(9),
    };
    let edits = [
        letter(crate::case::LetterChange::File {
            file,
            paragraphs: list("33-41"),
        }),
        letter(crate::case::LetterChange::Answers {
            issue: "own-3".to_owned(),
            paragraphs: list("38, 34-36"),
        }),
    ];
    let apply = |case: Case, edit: &Edit| edit.apply(&case).unwrap();
    let case = edits.iter().fold(sample(), apply);
    let profile = Profile::shipped(DEFAULT).unwrap();
    let plan = plan(&case, &profile, &Lengths::new());
    let issues = plan.schedule.issues.iter();
    let answers: Vec<&str> = issues.map(|issue| issue.answers.as_str()).collect();
    assert_eq!(answers, ["", "RFRL paras 34–36, 38"]);
    assert!(plan.exhibits.is_empty());
    assert!(!format!("{plan:?}").contains("refusal"));
}
