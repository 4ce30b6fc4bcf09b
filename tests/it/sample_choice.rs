//! What the two sample cases rest on, and how their files are made from that.
//!
//! They show evidence of 2026 as counsel would file it: the Home Office's own assessment, helpful and adverse,
//! beside what it is met with; decided cases stand among the authorities and not among the evidence. Where the library changes, `BUNDLE_BUILDER_WRITE=1 cargo test --test it
//! sample_choice` writes the files anew; read them then, and their bundles.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeSet;
use std::fs;

use bundle_builder::case::{Case, Edit, HeadingField, IssueChoice, text};
use bundle_builder::library::{Bearing, Library, Stance, read, shipped};
use bundle_builder::matching::with_authorities;
use bundle_builder::profile::DEFAULT;

use super::desk::root;

/// A case, in short.
struct Choice {
    file: &'static str,
    reference: &'static str,
    nationality: &'static str,
    characteristics: &'static [&'static str],
    /// Issues with the passages under them, in print order.
    issues: &'static [(&'static str, &'static [&'static str])],
}

const RUSSIA: Choice = Choice {
    file: "sample-case.ron",
    reference: "PA/00000/2099",
    nationality: "RUS",
    characteristics: &["deserter", "mobilised-man", "war-crimes-objector"],
    issues: &[
        (
            "q3c-basic-rules",
            &[
                "cpin-russia-military-2026-07",
                "cpin-russia-military-2026-32",
                "cpin-russia-military-2026-28",
                "cpin-russia-military-2026-39",
                "coi-ukraine-2024-03-01",
                "usdos-2024-01",
            ],
        ),
        (
            "q1a-political-opinion",
            &[
                "cpin-russia-military-2026-03",
                "cpin-russia-military-2026-04",
                "cpin-russia-military-2026-50",
            ],
        ),
        (
            "q3b-severity",
            &[
                "cpin-russia-military-2026-52",
                "cpin-russia-military-2026-58",
                "cpin-russia-military-2026-55",
                "mz-2023-09-21",
            ],
        ),
        (
            "q3d-refusers",
            &["cpin-russia-military-2026-54", "mz-awol-2026-01"],
        ),
        (
            "h2-forced-deployment",
            &[
                "cpin-russia-military-2026-53",
                "cpin-russia-military-2026-42",
                "verstka-mobilised-2025-01",
            ],
        ),
        (
            "q4-state-protection",
            &[
                "cpin-russia-military-2026-66",
                "cpin-russia-military-2026-63",
            ],
        ),
    ],
};

const ERITREA: Choice = Choice {
    file: "sample-case-eritrea.ron",
    reference: "PA/00001/2099",
    nationality: "ERI",
    characteristics: &["deserter", "illegal-exit"],
    issues: &[
        (
            "q3a-prosecution",
            &["cpin-eri-2025-02", "cpin-eri-2025-12", "hrw-eri-2023-01"],
        ),
        (
            "q3b-severity",
            &[
                "cpin-eri-2025-08",
                "cpin-eri-2025-24",
                "unsr-eri-2025-01",
                "nl-mfa-eri-2023-01",
                "cedoca-eri-2025-01",
            ],
        ),
        (
            "h1-prison-conditions",
            &[
                "usdos-eri-2023-01",
                "usdos-eri-2023-02",
                "usdos-eri-2023-09",
            ],
        ),
        (
            "q3i-exit-and-return",
            &[
                "cpin-eri-2025-18",
                "cpin-eri-2025-19",
                "cpin-eri-2025-23",
                "cpin-eri-2025-15",
            ],
        ),
    ],
};

fn library() -> Library {
    read(&shipped()).0
}

fn made(choice: &Choice) -> Case {
    let heading = [
        (HeadingField::Reference, choice.reference),
        (HeadingField::Appellant, "X.Y."),
        (
            HeadingField::Respondent,
            "Secretary of State for the Home Department",
        ),
        (HeadingField::Representative, "Invented & Co, solicitors"),
        (HeadingField::Hearing, "1 April 2099, Nowhere House"),
    ];
    let heading = heading.map(|(field, text)| Edit::SetHeading {
        field,
        text: text.to_owned(),
    });
    let ticks = choice.characteristics.iter();
    let ticks = ticks.map(|id| Edit::SetCharacteristic {
        id: (*id).into(),
        holds: true,
    });
    let nationality = Edit::SetNationality(Some(choice.nationality.to_owned()));
    let edits = heading.into_iter().chain([nationality]).chain(ticks);
    let case = edits.fold(Case::new(DEFAULT), |case, edit| edit.apply(&case).unwrap());
    let case = choice.issues.iter().fold(case, with_issue);
    Edit::ReleaseNumbers.apply(&case).unwrap()
}

fn with_issue(case: Case, (issue, passages): &(&str, &[&str])) -> Case {
    let library = library();
    let known = library.taxonomy.issue(&(*issue).into()).unwrap();
    let add = Edit::AddIssue(IssueChoice::FromTree {
        id: known.id.clone(),
        label: known.label.clone(),
    });
    let edits = with_authorities(&library.taxonomy, &case, vec![add]).into_iter();
    let case = edits.fold(case, |case, edit| edit.apply(&case).unwrap());
    let mut said = BTreeSet::new();
    passages.iter().fold(case, |case, id| {
        let held = library.passage(&(*id).into()).unwrap();
        assert!(!held.is_retired(), "{id}");
        assert!(
            held.passage.issues.contains(&known.id),
            "{id} under {issue}"
        );
        let add = Edit::AddEntry {
            issue: (*issue).to_owned(),
            source: Box::new(held.source.clone()),
            passage: Box::new(held.passage.clone()),
        };
        let case = add.apply(&case).unwrap();
        let number = case.entries().map(|entry| entry.number).max().unwrap();
        let supported = held.passage.propositions.iter().find_map(|one| match one {
            Bearing::Supports(id) => library.taxonomy.proposition(id),
            Bearing::Qualifies(_) | Bearing::Contradicts(_) => None,
        });
        let Some(supported) = supported else {
            return case;
        };
        // Said once, it stands above all that support it.
        if !said.insert(&supported.id) {
            return case;
        }
        let text = supported.statement.clone();
        let set = Edit::SetProposition { number, text };
        set.apply(&case).unwrap()
    })
}

fn is_as_chosen(choice: &Choice) {
    let path = root().join("assets").join(choice.file);
    let wanted = text::write(&made(choice)).unwrap();
    if std::env::var_os("BUNDLE_BUILDER_WRITE").is_some() {
        bundle_builder::files::write_atomic(&path, wanted.as_bytes()).unwrap();
    }
    let held = fs::read_to_string(&path).unwrap();
    assert!(
        held == wanted,
        "{}: run the test with BUNDLE_BUILDER_WRITE=1",
        choice.file
    );
}

#[test]
fn the_samples_hold_what_was_chosen() {
    is_as_chosen(&RUSSIA);
    is_as_chosen(&ERITREA);
}

/// What the appeal turns on, and not only what helps.
#[test]
fn each_sample_has_adverse_and_helpful_assessments_under_every_kind_of_issue() {
    for choice in [RUSSIA, ERITREA] {
        let library = library();
        let all = choice.issues.iter().flat_map(|(_, passages)| *passages);
        let held: Vec<_> = all
            .map(|id| library.passage(&(*id).into()).unwrap())
            .collect();
        assert!(held.len() >= 14, "{}", choice.file);
        let assessed = |stance: Stance| {
            let is_it = |one: &&bundle_builder::library::Held<'_>| {
                one.is_assessment() && one.passage.stance == stance
            };
            held.iter().filter(is_it).count()
        };
        assert!(assessed(Stance::Helps) >= 2, "{}", choice.file);
        assert!(assessed(Stance::Adverse) >= 1, "{}", choice.file);
    }
}
