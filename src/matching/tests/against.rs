//! What goes against the appellant on an issue, counted and taken into a first selection.

use super::*;

fn passage(passage: &mut Passage, issue: &str, stance: Stance) {
    passage.issues = vec![issue.into()];
    passage.stance = stance;
}

fn counted(library: &Library, disputed: &[&str]) -> Vec<(usize, usize)> {
    let mut question = claimant(&["deserter"]);
    question.issues = disputed.iter().map(|id| IssueId::from(*id)).collect();
    let asked = (0..disputed.len()).collect();
    against(library, &question, &asked).into_iter().collect()
}

#[test]
fn adverse_and_mixed_passages_are_counted_where_they_answer_and_fit() {
    let library = library(&[
        ("adverse", |p| passage(p, "q3a", Stance::Adverse)),
        ("mixed", |p| passage(p, "q3a", Stance::Mixed)),
        ("helps", |p| passage(p, "q3a", Stance::Helps)),
        ("neutral", |p| passage(p, "q3a", Stance::Neutral)),
        ("above", |p| passage(p, "q3", Stance::Adverse)),
        ("of-others", |p| {
            passage(p, "q3a", Stance::Adverse);
            about(p, &["evader"]);
        }),
        ("on-the-country", |p| {
            passage(p, "q3a", Stance::Adverse);
            about(p, &["russian"]);
        }),
        ("retired", |p| {
            passage(p, "q3a", Stance::Adverse);
            p.retired = Some(Retired {
                on: "2026-01-01".parse().unwrap(),
                why: "Old.".to_owned(),
            });
        }),
    ]);
    assert_eq!(counted(&library, &["q3a"]), [(0, 2)]);
    assert_eq!(counted(&library, &["q1"]), []);
    assert_eq!(
        counted(&library, &["q3a", "q3"]),
        [(0, 2), (1, 3)],
        "what is on a part is on the whole"
    );
}

#[test]
fn what_is_on_the_country_alone_counts_where_there_is_nothing_closer() {
    let library = library(&[("on-the-country", |p| {
        passage(p, "q3a", Stance::Adverse);
        about(p, &["russian"]);
    })]);
    assert_eq!(counted(&library, &["q3a"]), [(0, 1)]);
}

/// Ids of a first selection, in the order in which the issues took them.
fn taken(library: &Library, disputed: &[&str], most: usize) -> Vec<String> {
    let mut question = claimant(&["deserter"]);
    question.issues = disputed.iter().map(|id| IssueId::from(*id)).collect();
    let found = matches(library, &question);
    let places: Vec<usize> = match question.issues.as_slice() {
        [] => {
            let all = best_of_all(&found, &library.taxonomy, most).into_iter();
            all.map(|(place, _)| place).collect()
        }
        _ => {
            let all = best(&found, &question, &library.taxonomy, most).into_iter();
            all.map(|(place, _)| place).collect()
        }
    };
    let id = |place: &usize| found[*place].held.passage.id.to_string();
    places.iter().map(id).collect()
}

/// Four that help and stand first, one that goes against, which an only other one does, too.
fn one_sided() -> Library {
    library(&[
        ("a", |p| passage(p, "q3a", Stance::Helps)),
        ("b", |p| passage(p, "q3a", Stance::Helps)),
        ("c", |p| passage(p, "q3a", Stance::Helps)),
        ("d", |p| passage(p, "q3a", Stance::Helps)),
        ("e", |p| passage(p, "q3a", Stance::Mixed)),
        ("f", |p| passage(p, "q3a", Stance::Adverse)),
    ])
}

#[test]
fn an_issue_that_gets_several_gets_the_best_that_goes_against() {
    let library = one_sided();
    for disputed in [&["q3a"][..], &[]] {
        assert_eq!(taken(&library, disputed, 2), ["a", "b"]);
        assert_eq!(taken(&library, disputed, 3), ["a", "b", "e"]);
        assert_eq!(taken(&library, disputed, 4), ["a", "b", "c", "e"]);
        assert_eq!(
            taken(&library, disputed, 5),
            ["a", "b", "c", "d", "e"],
            "it is there"
        );
    }
}

#[test]
fn one_that_another_issue_took_is_known_to_both() {
    let library = library(&[
        ("a", |p| {
            passage(p, "q1", Stance::Adverse);
            p.issues.push("q3a".into());
        }),
        ("b", |p| passage(p, "q3a", Stance::Helps)),
        ("c", |p| passage(p, "q3a", Stance::Helps)),
        ("d", |p| passage(p, "q3a", Stance::Helps)),
        ("e", |p| passage(p, "q3a", Stance::Adverse)),
    ]);
    assert_eq!(taken(&library, &["q1", "q3a"], 4), ["a", "b", "c", "d"]);
}
