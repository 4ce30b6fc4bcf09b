//! The order of the passages, held against what people who know the field would want to see.
//!
//! `ranking/*.jsonl` are claimants with the passages that counsel would want early, those that would annoy
//! above them, and the paragraphs of the Home Office's assessment that decide just this claimant's
//! situation. `russia` came with the evidence of November 2026 and was judged on the passages that shipped
//! before (`before_2026.txt`), so its first fifteen are counted among those. `eritrea`, `iran` and
//! `russia_more` were judged by somebody who read every passage and had not seen the ranking. What is still
//! missing stands in the tests: whoever changes the ranking sees what it does to all of them.
//!
//! `ranking/blind/` keeps four sheets on which the first fifteen of the old and the new order were judged, mixed
//! and without their names, on 28 November 2026: claimants, and per passage in which order it stood, the mark
//! and the reason. Old and new: 0.62 and 0.77 on the first, 0.76 and 0.83 on the second; on the third by two judges
//! 0.45 and 0.59, 0.49 and 0.65 (they agree on 181 of 206 marks). Its claimants include some on whom the library has
//! little: of a Baluch carrier’s thirteen three were wanted, of a Baptist objector’s fifteen fourteen.
//!
//! The fourth was judged on 29 November 2026 by two judges who had seen neither code nor key, on ten fresh claimants, after
//! every passage had been read again and its labels with it. Old: the order before the evidence of November 2026 on the labels of
//! then; new: as `bundle match` lists it now, without what bears on no disputed issue. 0.82 and 0.95, 0.67 and 0.88
//! (they agree on 154 of 175 marks). The new order shows 121 passages and not 150: where the library has fewer that fit, it lists fewer.
//!
//! On the same day strangers began to be weighed by what is rare on the issue, and the weights were found again: all 61
//! wanted passages of `russia` came among the first fifteen, and of the other 127 wanted 118 instead of 116. By the marks of
//! the four sheets the first fifteen went from 0.847, 0.919, 0.677 and 0.913 to what the test says.
//!
//! The fifth was judged on the same day by two others, on ten fresh claimants of that order and of the one before it, which
//! share 119 of 137 passages: 0.79 and 0.79, 0.73 and 0.73 (they agree on 127 of 137 marks). So nobody could tell the two
//! apart, and on these claimants both fall short of 0.85: of a welder in the active reserve seven of fifteen were wanted.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use bundle_builder::library::{Date, IssueId, Library, read, shipped};
use bundle_builder::matching::{Match, Question, best, is_choice, matches};
use bundle_builder::profile::{DEFAULT, Profile};
use serde::Deserialize;

const RUSSIA: &str = include_str!("ranking/russia.jsonl");
const RUSSIA_MORE: &str = include_str!("ranking/russia_more.jsonl");
const ERITREA: &str = include_str!("ranking/eritrea.jsonl");
const IRAN: &str = include_str!("ranking/iran.jsonl");
/// The claimants and the marks of each blind sheet.
const SHEETS: [[&str; 2]; 5] = [
    [
        include_str!("ranking/blind/1.jsonl"),
        include_str!("ranking/blind/1.tsv"),
    ],
    [
        include_str!("ranking/blind/2.jsonl"),
        include_str!("ranking/blind/2.tsv"),
    ],
    [
        include_str!("ranking/blind/3.jsonl"),
        include_str!("ranking/blind/3.tsv"),
    ],
    [
        include_str!("ranking/blind/4.jsonl"),
        include_str!("ranking/blind/4.tsv"),
    ],
    [
        include_str!("ranking/blind/5.jsonl"),
        include_str!("ranking/blind/5.tsv"),
    ],
];
const BEFORE_2026: &str = include_str!("ranking/before_2026.txt");

#[derive(Deserialize)]
struct Claimant {
    name: String,
    nationality: String,
    characteristics: Vec<String>,
    issues: Vec<String>,
    /// In the first fifteen.
    #[serde(default)]
    wanted: Vec<String>,
    /// Below every one that is wanted.
    #[serde(default)]
    unwanted: Vec<String>,
    /// One of them in the first five.
    #[serde(default)]
    assessments: Vec<String>,
}

fn claimants(file: &str) -> Vec<Claimant> {
    let lines = file.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn all_claimants() -> impl Iterator<Item = Claimant> {
    let files = [RUSSIA, ERITREA, IRAN, RUSSIA_MORE];
    files.map(claimants).into_iter().flatten()
}

fn library() -> Library {
    read(&shipped()).0
}

fn question(claimant: &Claimant) -> Question {
    let profile = Profile::shipped(DEFAULT).unwrap();
    let characteristics = claimant.characteristics.iter();
    let issues = claimant.issues.iter();
    Question {
        nationality: Some(claimant.nationality.clone()),
        characteristics: characteristics.map(|id| id.as_str().into()).collect(),
        issues: issues.map(|id| id.as_str().into()).collect(),
        ages: Some(profile.ages(Date::day(2026, 11, 28))),
    }
}

fn id<'a>(found: &Match<'a>) -> &'a str {
    found.held.passage.id.as_str()
}

/// In order; only those of `among`, where it is given.
fn order<'a>(
    library: &'a Library,
    claimant: &Claimant,
    among: Option<&BTreeSet<&str>>,
) -> Vec<&'a str> {
    let found = matches(library, &question(claimant));
    let all = found.iter().map(id);
    all.filter(|id| among.is_none_or(|among| among.contains(id)))
        .collect()
}

/// The wanted ones that are not among the first fifteen, each with its place.
fn missing(file: &str, among: Option<&BTreeSet<&str>>) -> String {
    let library = library();
    let (mut told, mut wanted) = (String::new(), 0);
    let mut met = 0;
    for claimant in claimants(file) {
        let order = order(&library, &claimant, among);
        wanted += claimant.wanted.len();
        for id in &claimant.wanted {
            match order.iter().position(|one| one == id) {
                Some(0..15) => met += 1,
                Some(place) => writeln!(told, "{}: {id} at {}", claimant.name, place + 1).unwrap(),
                None => writeln!(told, "{}: {id} does not fit", claimant.name).unwrap(),
            }
        }
    }
    format!("{met} of {wanted}\n{told}")
}

/// The unwanted ones that stand above a wanted one.
fn above_wanted(file: &str) -> String {
    let library = library();
    let mut told = String::new();
    for claimant in claimants(file) {
        let order = order(&library, &claimant, None);
        let place = |id: &String| order.iter().position(|one| one == id);
        let last = claimant.wanted.iter().filter_map(place).max();
        let unwanted = claimant.unwanted.iter();
        for (id, place) in unwanted.filter_map(|id| Some((id, place(id)?))) {
            if last.is_some_and(|last| place < last) {
                writeln!(told, "{}: {id} at {}", claimant.name, place + 1).unwrap();
            }
        }
    }
    told
}

#[test]
fn no_passage_that_misses_the_point_stands_above_one_that_is_wanted() {
    assert_eq!(above_wanted(RUSSIA), "");
    assert_eq!(above_wanted(ERITREA), "");
    assert_eq!(above_wanted(IRAN), "");
    insta::assert_snapshot!(above_wanted(RUSSIA_MORE), @r#"
    Evenk reservist of 35 who left when the men of his village were taken: tass-exempt-2022-01 at 16
    "#);
}

#[test]
fn the_wanted_passages_are_among_the_first_fifteen() {
    let before: BTreeSet<&str> = BEFORE_2026.lines().collect();
    assert_eq!(missing(RUSSIA, Some(&before)), "61 of 61\n");
    insta::assert_snapshot!(missing(ERITREA, None), @r#"
    39 of 40
    Woman of 24, never called up, who crossed into Sudan without an exit visa and is disbelieved on the rest: mst-2016-14 at 18
    "#);
    insta::assert_snapshot!(missing(IRAN, None), @r#"
    37 of 39
    Kurd of 29 who shares posts for Kurdish rights and stands at the back of demonstrations in London: ba-iran-2011-01 at 21
    Kurd of 29 who shares posts for Kurdish rights and stands at the back of demonstrations in London: xx-iran-2022-04 at 19
    "#);
    insta::assert_snapshot!(missing(RUSSIA_MORE, None), @r#"
    42 of 48
    Student of 20 with a study deferral who fears to be drafted all the same: meduza-yearround-2026-01 at 17
    Student of 20 with a study deferral who fears to be drafted all the same: mt-facial-2025-02 at 18
    Gay man from Dagestan traced by his family to Moscow: cpin-sogie-2025-31 at 22
    Man under investigation for theft, told to sign with the army or go to prison: usdos-2023-06 at 21
    Man under investigation for theft, told to sign with the army or go to prison: unsr-a79-508-2024-02 at 28
    Evenk reservist of 35 who left when the men of his village were taken: cgvs-russia-military-2026-05 at 29
    "#);
}

/// The first fifteen of these claimants as `bundle match` lists them, by the marks that a sheet has for them.
fn marks(library: &Library, people: &str, sheet: &str) -> String {
    let rows: Vec<Vec<&str>> = sheet.lines().map(|row| row.split('\t').collect()).collect();
    let (mut good, mut all, mut unjudged) = (0, 0, 0);
    for (number, mut claimant) in (1_usize..).zip(claimants(people)) {
        // The third sheet names issues by their codes.
        for issue in &mut claimant.issues {
            let mut known = library.taxonomy.issues.iter();
            if let Some(named) = known.find(|one| one.code == *issue) {
                *issue = named.id.to_string();
            }
        }
        let found = matches(library, &question(&claimant));
        let listed = found
            .iter()
            .filter(|one| one.dispute.is_some() && !one.is_general);
        for passage in listed.take(15).map(id) {
            let is_row = |row: &&Vec<&str>| row[0] == number.to_string() && row[1] == passage;
            let row = rows.iter().find(is_row);
            let marks = row.into_iter().flat_map(|row| row[3..].iter().step_by(2));
            let marks: Vec<&&str> = marks.collect();
            good += marks.iter().filter(|mark| ***mark == "1").count();
            all += marks.len();
            unjudged += usize::from(marks.is_empty());
        }
    }
    let share = good as f64 / all as f64;
    format!("{good} of {all} marks, {share:.3}; without a mark: {unjudged}")
}

#[test]
fn what_the_judges_of_the_blind_sheets_said_of_the_first_fifteen() {
    let library = library();
    let told = SHEETS.map(|[people, sheet]| marks(&library, people, sheet));
    insta::assert_snapshot!(told.join("\n"), @r#"
    105 of 124 marks, 0.847; without a mark: 9
    121 of 131 marks, 0.924; without a mark: 9
    179 of 262 marks, 0.683; without a mark: 6
    221 of 240 marks, 0.921; without a mark: 1
    194 of 256 marks, 0.758; without a mark: 0
    "#);
}

/// The paragraph on which the refusal rests has to be met, adverse or not.
#[test]
fn an_assessment_that_decides_the_situation_is_among_the_first_five() {
    let library = library();
    let mut told = String::new();
    for claimant in all_claimants() {
        let order = order(&library, &claimant, None);
        let first: Vec<&str> = order.into_iter().take(5).collect();
        let known: Vec<&&str> = first
            .iter()
            .filter(|id| claimant.assessments.iter().any(|one| one == **id))
            .collect();
        writeln!(told, "{}: {known:?}", claimant.name).unwrap();
    }
    insta::assert_snapshot!(told, @r#"
    reservist never called up: ["cpin-russia-military-2026-29", "cpin-russia-military-2026-23"]
    mobilised man absent without leave, suspended sentence: ["cpin-russia-military-2026-53"]
    electronic summons, left before the date: ["cpin-russia-military-2026-45", "cpin-russia-military-2026-15"]
    Pentecostal mobilised, would not bear arms: ["cpin-russia-military-2026-54"]
    pacifist refused alternative service: ["cpin-russia-military-2026-49", "cpin-russia-military-2026-48"]
    woman alone with a blank sheet: ["cpin-critics-2022-16", "cpin-critics-2022-04"]
    journalist on the list of foreign agents: ["cpin-critics-2022-10"]
    LGBT activist: ["cpin-sogie-2025-11", "cpin-sogie-2025-01"]
    Chechen who has not served: ["cpin-russia-military-2026-37"]
    convict who fought for Wagner and fled: ["cpin-russia-military-2026-36", "cpin-russia-military-2026-01", "cpin-russia-military-2026-54"]
    Woman of 24, never called up, who crossed into Sudan without an exit visa and is disbelieved on the rest: ["cpin-eri-2025-02"]
    Soldier of 30 who deserted from his unit after eight years and crossed the border: ["cpin-eri-2025-08"]
    Jehovah’s Witness of 21 who hid from the call-up because his faith forbids service: ["cpin-eri-2025-09", "cpin-eri-2025-01"]
    Mother of 52 whose son deserted; her shop was shut and she left without papers: ["cpin-eri-2025-16"]
    Man of 47, abroad since 2001, who paid the 2% tax, signed the regret form and was refused asylum: ["cpin-eri-2025-23", "cpin-eri-2025-22"]
    Kurd of 29 who shares posts for Kurdish rights and stands at the back of demonstrations in London: ["cpin-irn-surplace-2025-14"]
    Persian of 35 whose Facebook posts the respondent calls opportunistic: ["cpin-irn-surplace-2025-12"]
    Persian of 26 who never answered his call-up and left without an exit permit: ["cpin-irn-military-2026-02", "cpin-irn-military-2026-14"]
    Police conscript of 20 who would not fire at protesters in January 2026 and ran: ["cpin-irn-military-2026-11", "cpin-irn-military-2026-08"]
    London broadcaster with a large following whose parents in Tehran are threatened: ["cpin-irn-surplace-2025-10", "cpin-irn-surplace-2025-13"]
    Student of 20 with a study deferral who fears to be drafted all the same: ["cpin-russia-military-2026-14", "cpin-russia-military-2026-15"]
    Gay man from Dagestan traced by his family to Moscow: ["cpin-sogie-2025-30", "cpin-sogie-2025-04"]
    Man under investigation for theft, told to sign with the army or go to prison: ["cpin-russia-military-2026-36", "cpin-russia-military-2026-64"]
    History teacher reported by pupils, who also posted against the war on VKontakte: ["cpin-critics-2022-16", "cpin-critics-2022-11"]
    Jehovah’s Witness of 21 who asked for alternative service and then had his home searched: ["cpin-russia-military-2026-47", "cpin-russia-military-2026-46"]
    Evenk reservist of 35 who left when the men of his village were taken: ["cpin-russia-military-2026-31", "cpin-russia-military-2026-29"]
    "#);
    assert!(!told.contains("[]"), "{told}");
}

/// Decided cases of the register are cited before the evidence and never taken as evidence unasked: an issue on which
/// the library has nothing else gets no entry, and is printed with its authorities.
#[test]
fn a_first_selection_serves_every_disputed_issue_and_adds_none() {
    let library = library();
    for claimant in all_claimants() {
        let question = question(&claimant);
        let found = matches(&library, &question);
        let taken = best(&found, &question, &library.taxonomy, 12);
        let places: BTreeSet<usize> = taken.iter().map(|(place, _)| *place).collect();
        assert_eq!(
            places.len(),
            taken.len(),
            "{}: one is taken twice",
            claimant.name
        );
        let mut counts = vec![0_usize; question.issues.len()];
        for (place, issue) in &taken {
            let disputed = &question.issues[*issue];
            let hangs_on = found[*place].held.passage.issues.iter().any(|own| {
                let mut above = library.taxonomy.ancestors(own);
                own == disputed || above.any(|one| one.id == *disputed)
            });
            assert!(
                hangs_on,
                "{}: {} under {disputed}",
                claimant.name,
                id(&found[*place])
            );
            let source = found[*place].held.source;
            let cited = library.taxonomy.authority_that_is(source);
            assert!(cited.is_none(), "{}: {cited:?}", claimant.name);
            counts[*issue] += 1;
        }
        let fair = 12 / counts.len();
        for (issue, count) in question.issues.iter().zip(&counts) {
            let answering = found
                .iter()
                .filter(|one| is_choice(one, &library.taxonomy))
                .filter(|one| one.held.passage.issues.contains(issue));
            assert!(
                *count >= fair.min(answering.count()) / 2,
                "{}: {counts:?}",
                claimant.name
            );
        }
    }
}

/// A selection of what helps alone would not be fair.
#[test]
fn a_first_selection_has_what_goes_against_the_appellant_under_each_issue_with_several() {
    let library = library();
    let mut several = 0;
    for claimant in all_claimants() {
        let question = question(&claimant);
        let found = matches(&library, &question);
        let taken = best(&found, &question, &library.taxonomy, 12);
        let is_on = |one: &Match<'_>, disputed: &IssueId| {
            let mut own = one.held.passage.issues.iter();
            own.any(|own| library.taxonomy.is_within(own, disputed))
        };
        for (at, disputed) in question.issues.iter().enumerate() {
            let goes_against = |one: &&Match<'_>| {
                one.held.passage.stance.goes_against() && !one.is_general && is_on(one, disputed)
            };
            let count = taken.iter().filter(|(_, issue)| *issue == at).count();
            if count < 3 || !found.iter().any(|one| goes_against(&one)) {
                continue;
            }
            several += 1;
            let mut chosen = taken.iter().map(|(place, _)| &found[*place]);
            assert!(
                chosen.any(|one| goes_against(&one)),
                "{}: {disputed}",
                claimant.name
            );
        }
    }
    assert!(several > 20, "{several}");
}

/// Where the library has adverse passages on what is disputed, the first fifteen have some.
#[test]
fn adverse_passages_are_not_buried() {
    let library = library();
    for claimant in all_claimants() {
        let found = matches(&library, &question(&claimant));
        let answering = |one: &&Match<'_>| one.dispute.is_some_and(|on| on.answered().is_some());
        let is_adverse = |one: &&Match<'_>| {
            use bundle_builder::library::Stance::{Adverse, Mixed};
            matches!(one.held.passage.stance, Adverse | Mixed)
        };
        let all: Vec<&Match<'_>> = found.iter().filter(answering).collect();
        let adverse = all.iter().copied().filter(|one| is_adverse(one)).count();
        let first = found.iter().take(15).filter(is_adverse).count();
        let share = adverse as f64 / all.len() as f64;
        assert!(
            first as f64 >= (15.0 * share / 2.0).floor(),
            "{}: {first} of the first 15, {adverse} of {}",
            claimant.name,
            all.len()
        );
    }
}
