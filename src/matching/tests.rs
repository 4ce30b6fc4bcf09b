//! The promises of matching and search, on a small invented library.

mod against;
mod coverage;
mod holding;
mod order;
mod search;

use std::collections::BTreeSet;

use super::*;
use crate::library::{
    self, Characteristic, CharacteristicId, Issue, IssueId, Library, Pack, Passage, PassageKind,
    Retired, Shelved, Stance, Taxonomy, specimen,
};

fn characteristic(id: &str, broader: &[&str]) -> Characteristic {
    Characteristic {
        id: id.into(),
        label: id.replace('-', " "),
        help: None,
        synonyms: if id == "absent" {
            vec!["AWOL".to_owned()]
        } else {
            Vec::new()
        },
        broader: broader
            .iter()
            .map(|id| CharacteristicId::from(*id))
            .collect(),
        took_part: false,
        nationality: (id == "russian").then(|| "RUS".to_owned()),
        only_for: Vec::new(),
    }
}

fn issue(id: &str, parent: Option<&str>) -> Issue {
    Issue {
        id: id.into(),
        code: id.to_uppercase(),
        short: None,
        label: format!("Issue {id}"),
        parent: parent.map(Into::into),
        standard: None,
        help: None,
        synonyms: Vec::new(),
        authorities: Vec::new(),
        exclusion: None,
        only_for: Vec::new(),
    }
}

pub(super) fn taxonomy() -> Taxonomy {
    let characteristics = vec![
        characteristic("russian", &[]),
        characteristic("soldier", &[]),
        characteristic("deserter", &["soldier"]),
        characteristic("absent", &["deserter"]),
        characteristic("evader", &[]),
        characteristic("dissident", &[]),
    ];
    Taxonomy {
        authorities: Vec::new(),
        propositions: Vec::new(),
        facets: vec![library::Facet {
            id: "all".into(),
            label: "All".into(),
            help: None,
            characteristics,
        }],
        issues: vec![
            issue("q1", None),
            issue("q3", None),
            issue("q3a", Some("q3")),
        ],
        additions: library::Additions::default(),
    }
}

/// A passage's id, and how it differs from the specimen.
type Changed<'a> = (&'a str, fn(&mut Passage));

pub(super) fn pack() -> Pack {
    Pack {
        id: "test".into(),
        title: "Test".into(),
        nationalities: vec!["RUS".into()],
        updated: "2026-01-01".parse().unwrap(),
        note: None,
        accepted: Vec::new(),
    }
}

fn library(passages: &[Changed<'_>]) -> Library {
    let shelf = passages.iter().map(|(id, change)| {
        let (mut source, mut passage) = specimen::passage(id);
        change(&mut passage);
        source.passages = vec![passage];
        Shelved {
            source,
            pack: 0,
            file: String::new(),
        }
    });
    Library::new(vec![pack()], taxonomy(), shelf.collect())
}

fn claimant(characteristics: &[&str]) -> Question {
    Question {
        nationality: Some("RUS".to_owned()),
        characteristics: characteristics
            .iter()
            .map(|id| CharacteristicId::from(*id))
            .collect(),
        issues: Vec::new(),
        ages: None,
    }
}

fn ids(library: &Library, question: &Question) -> Vec<String> {
    matches(library, question)
        .iter()
        .map(|found| found.held.passage.id.to_string())
        .collect()
}

fn about(passage: &mut Passage, ids: &[&str]) {
    passage.about = ids.iter().map(|id| CharacteristicId::from(*id)).collect();
}

#[test]
fn closer_characteristics_come_first_and_strangers_not_at_all() {
    let library = library(&[
        ("a-evader", |p| about(p, &["evader"])),
        ("b-broader", |p| about(p, &["soldier"])),
        ("c-narrower", |p| about(p, &["absent"])),
        ("d-same", |p| about(p, &["deserter"])),
    ]);
    assert_eq!(
        ids(&library, &claimant(&["deserter"])),
        ["d-same", "b-broader", "c-narrower"]
    );
}

#[test]
fn a_claimant_of_another_nationality_or_none_gets_nothing() {
    let library = library(&[("a", |_| ())]);
    let mut question = claimant(&["deserter"]);
    assert_eq!(ids(&library, &question).len(), 1);
    question.nationality = Some("BLR".to_owned());
    assert!(ids(&library, &question).is_empty());
    question.nationality = None;
    assert!(ids(&library, &question).is_empty());
}

#[test]
fn a_passage_about_every_national_fits_without_any_tick() {
    let library = library(&[("a", |p| about(p, &["russian"]))]);
    assert_eq!(ids(&library, &claimant(&[])), ["a"]);
}

#[test]
fn only_if_and_not_if_are_asked_of_the_claimant_and_what_is_broader() {
    let library = library(&[
        ("needs-soldier", |p| p.only_if = vec!["soldier".into()]),
        ("needs-dissident", |p| p.only_if = vec!["dissident".into()]),
        ("not-soldier", |p| p.not_if = vec!["soldier".into()]),
    ]);
    assert_eq!(ids(&library, &claimant(&["deserter"])), ["needs-soldier"]);
}

#[test]
fn disputed_issues_come_first_in_their_order_and_a_parent_stands_for_its_children() {
    let library = library(&[
        ("a-none", |p| p.issues = vec!["q1".into()]),
        ("b-child", |_| ()),
    ]);
    let mut question = claimant(&["deserter"]);
    assert_eq!(ids(&library, &question), ["a-none", "b-child"]);
    question.issues = vec!["q3".into()];
    assert_eq!(ids(&library, &question), ["b-child", "a-none"]);
}

#[test]
fn adverse_passages_are_never_left_out_unasked() {
    let library = library(&[("a", |p| p.stance = Stance::Adverse), ("b", |_| ())]);
    let question = claimant(&["deserter"]);
    assert_eq!(ids(&library, &question), ["a", "b"]);
    let kept = sifted(&library, [Value::Stance(Stance::Adverse)]);
    assert_eq!(kept.0, [0]);
}

fn sifted(library: &Library, wanted: impl Into<BTreeSet<Value>>) -> (Vec<usize>, Counts) {
    let filter = Filter {
        wanted: wanted.into(),
    };
    let all = 0..library.passages().count();
    // The first passage is chosen.
    Facets::new(library).sift(&filter, all, |at| at == 0)
}

#[test]
fn any_value_of_a_facet_will_do_and_every_facet_must_be_met() {
    let library = library(&[
        ("a", |p| p.stance = Stance::Adverse),
        ("b", |p| p.kind = PassageKind::Extract),
        ("c", |p| {
            p.stance = Stance::Adverse;
            p.kind = PassageKind::Extract;
        }),
        ("d", |p| p.stance = Stance::Mixed),
    ]);
    let (adverse, mixed) = (Stance::Adverse, Stance::Mixed);
    let both = [Value::Stance(adverse), Value::Stance(mixed)];
    assert_eq!(sifted(&library, both).0, [0, 2, 3]);
    let extract = Value::Kind(PassageKind::Extract);
    let narrow = [Value::Stance(adverse), extract.clone()];
    assert_eq!(sifted(&library, narrow).0, [2]);
    assert_eq!(
        sifted(&library, [Value::Chosen(false), extract]).0,
        [1, 2],
        "the first is chosen"
    );
}

#[test]
fn an_issue_lets_through_what_hangs_below_it() {
    let library = library(&[
        ("a-child", |p| p.issues = vec!["q3a".into()]),
        ("b-parent", |p| p.issues = vec!["q3".into()]),
        ("c-other", |p| p.issues = vec!["q1".into()]),
    ]);
    assert_eq!(sifted(&library, [Value::Issue("q3".into())]).0, [0, 1]);
    assert_eq!(sifted(&library, [Value::Issue("q3a".into())]).0, [0]);
}

/// The counts must be what is left if just that value is asked for beside the other facets.
#[test]
fn a_count_is_what_the_choice_would_leave() {
    let library = library(&[
        ("a", |p| p.stance = Stance::Adverse),
        ("b", |p| p.issues = vec!["q3a".into(), "q1".into()]),
        ("c", |p| {
            p.stance = Stance::Adverse;
            p.kind = PassageKind::Extract;
        }),
        ("d", |p| p.stance = Stance::Mixed),
    ]);
    let facets = Facets::new(&library);
    for wanted in [
        vec![],
        vec![Value::Stance(Stance::Adverse)],
        vec![Value::Stance(Stance::Adverse), Value::Chosen(true)],
        vec![Value::Issue("q1".into()), Value::Stance(Stance::Mixed)],
    ] {
        let (_, counts) = sifted(&library, BTreeSet::from_iter(wanted.clone()));
        assert_eq!(counts.len(), facets.values().len());
        for (value, count) in counts {
            let others = wanted.iter().filter(|one| one.facet() != value.facet());
            let mut asked: BTreeSet<Value> = others.cloned().collect();
            asked.insert(value.clone());
            let left = sifted(&library, asked).0.len();
            assert_eq!(count, left, "{value:?} beside {wanted:?}");
        }
    }
}

#[test]
fn the_reason_is_a_sentence_in_plain_words() {
    let library = library(&[("a", |p| about(p, &["deserter", "soldier", "absent"]))]);
    let mut question = claimant(&["deserter"]);
    question.issues = vec!["q3a".into()];
    let found = matches(&library, &question);
    assert_eq!(
        found[0].reason(&library.taxonomy, &question),
        "The appellant is: deserter. Speaks more broadly of: soldier. \
         Speaks of a narrower group: absent (appellant: deserter); check that it holds. \
         Answers the issue “Issue q3a”. Helps."
    );
}

#[test]
fn the_reason_names_the_issue_that_is_answered_even_if_it_is_another() {
    let library = library(&[("a", |_| ())]);
    let mut question = claimant(&["deserter"]);
    let reason = |question: &Question, narrowed: Option<&str>| {
        let narrowed = narrowed.map(IssueId::from);
        let found = &matches(&library, question)[0];
        found.reason_under(&library.taxonomy, question, narrowed.as_ref())
    };
    assert_eq!(
        reason(&question, None),
        "The appellant is: deserter. Helps."
    );
    question.issues = vec!["q1".into()];
    let other = "The appellant is: deserter. Answers another issue: “Issue q3a”. Helps.";
    assert_eq!(reason(&question, None), other);
    let asked = "The appellant is: deserter. Answers the issue “Issue q3a”. Helps.";
    assert_eq!(reason(&question, Some("q3a")), asked);
}

proptest::proptest! {
    #[test]
    fn any_order_of_ticks_gives_the_same_ranking(ticks in proptest::collection::vec(0..5_usize, 0..6)) {
        let names = ["russian", "soldier", "deserter", "absent", "dissident"];
        let library = library(&[("a", |_| ()), ("b", |p| about(p, &["soldier"])), ("c", |p| about(p, &["russian"]))]);
        let forwards: Vec<&str> = ticks.iter().map(|at| names[*at]).collect();
        let set: BTreeSet<&str> = forwards.iter().copied().collect();
        let sorted: Vec<&str> = set.into_iter().collect();
        proptest::prop_assert_eq!(ids(&library, &claimant(&forwards)), ids(&library, &claimant(&sorted)));
    }
}

#[test]
fn propositions_are_found_by_their_words_and_their_issues() {
    let mut taxonomy = taxonomy();
    taxonomy.propositions = ["a", "b"].map(specimen::proposition).into();
    taxonomy.propositions[1].issues = vec!["q1".into()];
    let index = SearchIndex::of_propositions(&taxonomy);
    assert_eq!(index.find(&Query::parse("said q3a")), [true, false]);
    assert_eq!(index.find(&Query::parse("what")), [true, true]);
    assert_eq!(index.find(&Query::parse("elsewhere")), [false, false]);
}

#[test]
fn what_is_retired_is_offered_to_nobody() {
    let library = library(&[
        ("kept", |_| {}),
        ("gone", |passage| {
            passage.retired = Some(Retired {
                on: "2026-01-01".parse().unwrap(),
                why: "withdrawn".to_owned(),
            });
        }),
    ]);
    assert_eq!(ids(&library, &claimant(&["deserter"])), ["kept"]);
}
