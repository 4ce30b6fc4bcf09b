//! The passages that fit, in their order.
//!
//! What each counts by itself is said in [`score`](super::score), what it still adds to those above it in
//! [`order`](super::order), and how much of everything in [`weights`](super::weights). What shares nothing
//! with the appellant but the country stands last.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::library::{CharacteristicId, Held, IssueId, Library, Taxonomy};
use crate::profile::Ages;

use super::answers::{Answers, Dispute};
use super::fit::{Reach, Shared};
use super::order::{Candidate, best_first};
use super::rarity::Rarities;
use super::score::Scoring;

/// What is asked of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// ISO 3166-1 alpha-3. Without it nothing fits.
    pub nationality: Option<String>,
    pub characteristics: BTreeSet<CharacteristicId>,
    /// The issues in dispute, in order.
    pub issues: Vec<IssueId>,
    /// What is recent; without it nothing is old.
    pub ages: Option<Ages>,
}

/// A passage that fits, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Match<'a> {
    pub held: Held<'a>,
    /// Position in [`Library::passages`].
    pub position: usize,
    /// Closest first; never empty.
    pub shared: Vec<Shared>,
    /// None where it has nothing to do with the issues in dispute.
    pub dispute: Option<Dispute>,
    /// Whether it shares the country alone, and others share more.
    pub is_general: bool,
}

impl Question {
    /// What a case asks.
    pub fn of(case: &Case, ages: Option<Ages>) -> Self {
        let issues = case.issues.iter();
        Question {
            nationality: case.claimant.nationality.clone(),
            characteristics: case.claimant.characteristics.clone(),
            issues: issues.filter_map(|issue| issue.taxonomy.clone()).collect(),
            ages,
        }
    }
}

/// Every passage that fits, in the order of the library: for whoever only asks which do.
pub fn fitting<'a>(library: &'a Library, question: &Question) -> Vec<Match<'a>> {
    let taxonomy = &library.taxonomy;
    let nationality = question.nationality.as_deref();
    let reach = Reach::new(nationality, &question.characteristics, taxonomy);
    let answers = Answers::new(taxonomy, &question.issues);
    let marks = marks(taxonomy);
    let fits = |(position, held): (usize, Held<'a>)| {
        let shared = reach.fit(held)?;
        Some(Match {
            dispute: answers.dispute(&held.passage.issues),
            is_general: is_general(&shared, &marks),
            held,
            position,
            shared,
        })
    };
    let mut found: Vec<Match<'a>> = library.passages().enumerate().filter_map(fits).collect();
    // Where there is nothing closer, it is what there is.
    let has_closer = found.iter().any(|found| !found.is_general);
    for found in &mut found {
        found.is_general &= has_closer;
    }
    found
}

/// The characteristics that only say of which country somebody is.
pub(super) fn marks(taxonomy: &Taxonomy) -> BTreeSet<&CharacteristicId> {
    taxonomy.nationalities().map(|(_, one)| &one.id).collect()
}

/// Whether no more than the country is shared.
pub(super) fn is_general(shared: &[Shared], marks: &BTreeSet<&CharacteristicId>) -> bool {
    shared.iter().all(|one| marks.contains(&one.passage))
}

/// The same, best first.
pub fn matches<'a>(library: &'a Library, question: &Question) -> Vec<Match<'a>> {
    let taxonomy = &library.taxonomy;
    let nationality = question.nationality.as_deref();
    let found = fitting(library, question);
    let answers = Answers::new(taxonomy, &question.issues);
    let is_offered = |held: &Held<'_>| !held.is_retired() && held.pack.is_on(nationality);
    let offered: Vec<Held<'a>> = library.passages().filter(is_offered).collect();
    let rarities = Rarities::among(&offered, &answers, question.issues.len());
    let scoring = Scoring::new(question, taxonomy, rarities);
    let candidate = |found: &Match<'a>| {
        let answered = answers.all(&found.held.passage.issues);
        Candidate {
            id: &found.held.passage.id,
            score: scoring.score(found, &answered),
            answers: answered,
            is_assessment: found.held.is_assessment(),
        }
    };
    let candidates: Vec<Candidate<'_>> = found.iter().map(candidate).collect();
    let order = best_first(&candidates, question.issues.len());
    let in_order = order.into_iter().filter_map(|at| found.get(at).cloned());
    let (general, closer): (Vec<_>, Vec<_>) = in_order.partition(|found| found.is_general);
    closer.into_iter().chain(general).collect()
}
