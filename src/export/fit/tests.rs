//! Tests on values: real layouts of invented cases.

use std::collections::BTreeSet;

use super::*;
use crate::case::{IssueChoice, Remark, ShorterForm};
use crate::library::{Library, PassageKind, PublisherKind, Stance, Tier, specimen};
use crate::pdf::import::Watch;
use crate::preflight::{Documents, Quotations};
use crate::profile::{DEFAULT, Profile};

/// An entry that is to be made: its issue, its source, its passage, and what is said of it.
struct Wanted {
    issue: u32,
    source: &'static str,
    passage: &'static str,
    text: String,
    stance: Stance,
    kind: PassageKind,
    tier: Tier,
    published: &'static str,
    proposition: &'static str,
}

fn wanted(issue: u32, source: &'static str, passage: &'static str) -> Wanted {
    Wanted {
        issue,
        source,
        passage,
        text: format!("{passage}: an office in the capital found that five men were affected. ")
            .repeat(6),
        stance: Stance::Helps,
        kind: PassageKind::Extract,
        tier: Tier::A,
        published: "2025-06-03",
        proposition: "",
    }
}

fn case_of(entries: &[Wanted]) -> Case {
    let mut edits: Vec<Edit> = Vec::new();
    let issues: BTreeSet<u32> = entries.iter().map(|one| one.issue).collect();
    for issue in issues {
        edits.push(Edit::AddIssue(IssueChoice::Typed(format!("Issue {issue}"))));
    }
    for (number, one) in (1..).zip(entries) {
        let (_, mut passage) = specimen::passage(one.passage);
        let mut source = specimen::source(one.source);
        source.title = format!(
            "Title of {}, which is so long that the whole of it takes more than a line of the schedule where it is cited",
            one.source
        );
        source.tier = one.tier;
        source.published = one.published.parse().ok();
        passage.text = one.text.trim().to_owned();
        passage.stance = one.stance;
        passage.kind = one.kind;
        passage.pinpoint = Some(format!("para {number}"));
        edits.push(Edit::AddEntry {
            issue: format!("own-{}", one.issue),
            source: Box::new(source),
            passage: Box::new(passage),
        });
        edits.push(Edit::SetProposition {
            number,
            text: one.proposition.to_owned(),
        });
    }
    made(&Case::new(DEFAULT), &edits).unwrap()
}

fn with<T>(case: &Case, then: impl FnOnce(&Request<'_>, &Fonts) -> T) -> T {
    let (library, documents, quotations) =
        (Library::default(), Documents::new(), Quotations::default());
    let watch = Watch::default();
    let profile = Profile::shipped(DEFAULT).unwrap();
    let request = Request {
        case,
        profile: &profile,
        library: &library,
        today: "2026-11-29".parse().unwrap(),
        documents: &documents,
        quotations: &quotations,
        watch: &watch,
    };
    then(&request, &Fonts::shipped().unwrap())
}

fn found(case: &Case) -> Fit {
    with(case, |request, fonts| fit(request, fonts).unwrap())
}

fn labels(found: &Fit) -> Vec<&str> {
    let all = found.suggestions.iter();
    all.map(|one| one.label.as_str()).collect()
}

/// Three extracts of one source, of which another stands between two.
fn of_one_source() -> Case {
    case_of(&[
        wanted(1, "a", "p-1"),
        wanted(1, "a", "p-2"),
        wanted(1, "b", "p-3"),
        wanted(1, "a", "p-4"),
        wanted(2, "c", "p-5"),
    ])
}

#[test]
fn the_costs_are_those_of_the_meter_and_an_issue_costs_more_than_its_entries() {
    let case = of_one_source();
    let found = found(&case);
    let survey = with(&case, |request, fonts| {
        super::super::survey(request, fonts).unwrap()
    });
    assert_eq!(found.length.pages, survey.schedule_pages);
    assert_eq!(found.length.limit, Some(12));
    assert_eq!(found.issues, survey.issue_costs);
    for issue in &found.issues {
        let entries: f32 = issue.entries.iter().map(|entry| entry.pages).sum();
        assert!(issue.pages > entries, "{issue:?}");
        let lines: usize = issue.entries.iter().map(|entry| entry.lines).sum();
        assert!(issue.lines > lines, "{issue:?}");
        for entry in &issue.entries {
            assert_eq!(survey.entry_costs.get(&entry.number), Some(&entry.pages));
        }
    }
}

#[test]
fn what_a_suggestion_saves_is_what_the_meter_shows_when_it_is_made() {
    let case = of_one_source();
    let found = found(&case);
    assert_eq!(
        labels(&found),
        [
            "Put CS 1 and CS 2 and CS 4 together",
            "Cite a source once for entries that follow each other",
        ]
    );
    for one in &found.suggestions {
        let then = made(&case, &one.edits).unwrap();
        let survey = with(&then, |request, fonts| {
            super::super::survey(request, fonts).unwrap()
        });
        assert_eq!(one.saves.pages, found.length.pages - survey.schedule_pages);
        assert!(one.saves.lines > 0);
        assert_eq!(
            then.entries().count(),
            case.entries().count(),
            "nothing is dropped"
        );
    }
}

#[test]
fn a_source_that_is_cited_above_is_cited_by_its_place_with_its_link() {
    let case = of_one_source();
    let edits = [Edit::SetShorter(ShorterForm::CiteOnce, true)];
    let case = made(&case, &edits).unwrap();
    let profile = Profile::shipped(DEFAULT).unwrap();
    let plan = crate::bundle::plan(&case, &profile, &Default::default());
    let above: Vec<Option<&str>> = plan
        .entries()
        .map(|one| one.cited_above.as_deref())
        .collect();
    assert_eq!(above, [None, Some("para 2"), None, None, None]);
    let fonts = Fonts::shipped().unwrap();
    let written = crate::layout::written(&plan, &profile, &fonts);
    let line = |block: &crate::layout::WrittenBlock| {
        let spans = block.spans.iter();
        spans.map(|span| span.text.as_str()).collect::<String>()
    };
    let cited = written.schedule.iter().map(line);
    let cited: Vec<String> = cited.filter(|line| line.starts_with("CS ")).collect();
    assert_eq!(
        cited[1],
        "CS 2\u{2003}Same source, para 2 (Source 1, AB 5)."
    );
    let spans = written.schedule.iter().flat_map(|block| &block.spans);
    let same = spans.filter(|span| span.text == "Same source");
    let web = crate::layout::LeadsTo::Web("https://example.org/a".to_owned());
    let links: Vec<_> = same.map(|span| span.leads_to.clone()).collect();
    assert_eq!(links, [Some(web)]);
}

#[test]
fn propositions_notes_remarks_and_context_can_be_left_off_and_stay_in_the_case() {
    let mut first = wanted(1, "a", "p-1");
    first.proposition = "Men are sent to prison for it, and there are many of them who are never heard of again after that";
    let case = case_of(&[first, wanted(1, "b", "p-2")]);
    let note = Edit::SetNote {
        number: 2,
        text: "This is what was said at the hearing of another appellant, too. ".repeat(3),
    };
    let remark = Edit::SetRemark {
        remark: Remark::Extent,
        wanted: true,
    };
    let case = made(&case, &[note, remark]).unwrap();
    let found = found(&case);
    let labels = labels(&found);
    for label in ["Print no propositions", "Print no notes"] {
        assert!(labels.contains(&label), "{labels:?}");
    }
    let edits: Vec<Edit> = found
        .suggestions
        .iter()
        .flat_map(|one| one.edits.clone())
        .collect();
    let then = made(&case, &edits).unwrap();
    let of = |case: &Case| -> Vec<(Option<String>, Option<String>)> {
        let entries = case.entries();
        entries
            .map(|one| (one.proposition.clone(), one.note.clone()))
            .collect()
    };
    assert_eq!(of(&then), of(&case));
}

#[test]
fn words_that_are_printed_twice_are_merged_into_those_that_stand_first() {
    let mut part = wanted(2, "a", "p-3");
    part.text = "an office in the capital found that five men were affected.".to_owned();
    let case = case_of(&[
        wanted(1, "a", "p-1"),
        wanted(2, "a", "p-1"),
        wanted(2, "b", "p-2"),
        part,
    ]);
    let found = found(&case);
    let labels = labels(&found);
    for label in ["Merge CS 2 into CS 1", "Merge CS 4 into CS 1"] {
        assert!(labels.contains(&label), "{labels:?}");
    }
    let twice = found
        .suggestions
        .iter()
        .find(|one| one.label.starts_with("Merge CS 2"));
    let why = &twice.unwrap().why;
    assert!(
        why.contains("CS 1 prints the same words already (issue 1)"),
        "{why}"
    );
}

/// Of three that say one thing the second is a summary, the third an old relay.
fn of_one_statement() -> Vec<Wanted> {
    let said = |one: Wanted| Wanted {
        proposition: "Men are sent to prison",
        ..one
    };
    vec![
        said(wanted(1, "a", "p-1")),
        said(Wanted {
            kind: PassageKind::Summary,
            ..wanted(1, "b", "p-2")
        }),
        said(Wanted {
            tier: Tier::C,
            published: "2009-02-01",
            ..wanted(1, "c", "p-3")
        }),
        wanted(1, "d", "p-4"),
    ]
}

fn named(found: &Fit) -> Vec<String> {
    let mut all: Vec<String> = found
        .candidates
        .iter()
        .map(|one| format!("CS {}: {}", one.number, one.why))
        .collect();
    all.sort();
    all
}

#[test]
fn weaker_sources_of_one_statement_are_candidates_and_say_in_what_they_are_weaker() {
    let found = found(&case_of(&of_one_statement()));
    assert_eq!(
        named(&found),
        [
            "CS 2: CS 1 says the same; this is a summary, where the other quotes",
            "CS 3: CS 1 says the same; this is a relay, not the original, older (1 February 2009, not 3 June 2025)",
        ]
    );
    assert!(found.candidates.iter().all(|one| one.saves.pages > 0.05));
}

#[test]
fn a_decision_of_a_court_and_one_that_is_stronger_in_something_are_no_candidates() {
    let mut entries = of_one_statement();
    // The summary is newer than what is quoted.
    entries[1].published = "2026-01-01";
    let mut case = case_of(&entries);
    case.issues[0].entries[2].source.publisher_kind = PublisherKind::Court;
    assert_eq!(named(&found(&case)), Vec::<String>::new());
}

#[test]
fn what_goes_against_the_appellant_is_never_left_out_alone_nor_the_last_of_an_issue() {
    let mut entries = of_one_statement();
    for one in &mut entries[1..3] {
        one.kind = PassageKind::Extract;
        one.stance = Stance::Adverse;
        one.proposition = "Many are pardoned";
    }
    let against = case_of(&entries);
    // CS 3 is the weaker of two, but none that helps is named with it.
    assert_eq!(named(&found(&against)), Vec::<String>::new());
    let out = |numbers: &[u32]| {
        let labels = Profile::shipped(DEFAULT).unwrap().labels();
        unbalanced(&against, &numbers.iter().copied().collect(), &labels)
    };
    assert_eq!(out(&[]), None);
    assert_eq!(out(&[1]), None);
    assert_eq!(out(&[1, 3]), None);
    assert!(
        out(&[3])
            .unwrap()
            .contains("Only evidence that goes against")
    );
    assert!(
        out(&[1, 2, 3])
            .unwrap()
            .contains("Issue 1 would have nothing left")
    );
    assert_eq!(out(&[1, 2, 3, 4]), None, "the issue is not argued any more");
}

#[test]
fn without_what_is_ticked_the_length_is_that_of_a_case_without_it() {
    let case = case_of(&of_one_statement());
    let out = without(&[2, 3].into());
    let then = with(&case, |request, fonts| {
        fitted(request, fonts, &out).unwrap()
    });
    let smaller = made(&case, &out).unwrap();
    let survey = with(&smaller, |request, fonts| {
        super::super::survey(request, fonts).unwrap()
    });
    assert_eq!(then.length.pages, survey.schedule_pages);
    let numbers: Vec<u32> = then.issues[0]
        .entries
        .iter()
        .map(|one| one.number)
        .collect();
    assert_eq!(numbers, [1, 4]);
    assert_eq!(case.entries().count(), 4, "the case is as it was");
}

#[test]
fn what_is_too_long_by_a_line_is_never_said_to_be_over_by_nothing() {
    let told = |pages| {
        Length {
            pages,
            limit: Some(12),
        }
        .told()
    };
    assert_eq!(told(12.02), "Over by 0.1 pages");
    assert_eq!(told(13.25), "Over by 1.3 pages");
    assert_eq!(told(12.0), "0.0 pages left");
    assert_eq!(told(3.1), "8.9 pages left");
}
