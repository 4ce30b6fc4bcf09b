//! How well a passage serves an appellant, as a number: what it would count if nothing stood above it.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::{
    CharacteristicId, Held, IssueId, PropositionId, PublisherKind, Source, Taxonomy, Tier,
};

use super::answers::Dispute;
use super::fit::{Closeness, Shared};
use super::rank::{Match, Question};
use super::rarity::Rarities;
use super::weights::WEIGHTS;

/// More years than so many past what is recent do not make a report older.
const OLDEST: f64 = 6.0;

/// A report without a date counts as so many years past what is recent.
const UNDATED: f64 = 3.0;

/// What is asked, prepared for any number of passages.
pub(super) struct Scoring<'a> {
    question: &'a Question,
    rarities: Rarities<'a>,
    /// By characteristic: the number of its facet.
    facets: BTreeMap<&'a CharacteristicId, usize>,
    /// The facets in which something is ticked.
    own_facets: BTreeSet<usize>,
    nationalities: BTreeSet<&'a CharacteristicId>,
    /// Those that are argued under a disputed issue.
    propositions: BTreeSet<&'a PropositionId>,
}

impl<'a> Scoring<'a> {
    pub(super) fn new(
        question: &'a Question,
        taxonomy: &'a Taxonomy,
        rarities: Rarities<'a>,
    ) -> Self {
        let all = taxonomy.facets.iter().zip(0..);
        let facets: BTreeMap<_, _> = all
            .flat_map(|(facet, number)| {
                facet
                    .characteristics
                    .iter()
                    .map(move |one| (&one.id, number))
            })
            .collect();
        let own = question.characteristics.iter();
        let is_disputed = |issue: &IssueId| question.issues.contains(issue);
        let propositions = taxonomy.propositions.iter();
        Scoring {
            own_facets: own.filter_map(|id| facets.get(id).copied()).collect(),
            nationalities: taxonomy.nationalities().map(|(_, one)| &one.id).collect(),
            propositions: propositions
                .filter(|one| one.issues.iter().any(is_disputed))
                .map(|one| &one.id)
                .collect(),
            facets,
            question,
            rarities,
        }
    }

    /// `answered`: the disputed issues that it answers, by position.
    pub(super) fn score(&self, found: &Match<'_>, answered: &BTreeSet<usize>) -> f64 {
        let held = found.held;
        let issue = match found.dispute {
            Some(Dispute::Answers(_)) => WEIGHTS.issue,
            Some(Dispute::Above(_)) => WEIGHTS.issue * WEIGHTS.step,
            None => 0.0,
        };
        self.closeness(found, answered)
            + issue
            + WEIGHTS.propositions * (1.0 + self.propositions(held) as f64).log2()
            + WEIGHTS.strength * strength(held)
            - WEIGHTS.year * self.years(held.source)
    }

    /// How closely it speaks of the appellant: what they share, by rarity, less what strangers have in it.
    /// With `s` for what is shared and `f` for what is foreign, `s² / (s + f)`.
    fn closeness(&self, found: &Match<'_>, answered: &BTreeSet<usize>) -> f64 {
        let near = |one: &Shared| match one.closeness {
            Closeness::Same => self.says(&one.passage),
            Closeness::Broader(steps) | Closeness::Narrower(steps) => {
                self.says(&one.passage) * (0..steps).fold(1.0, |part, _| part * WEIGHTS.step)
            }
        };
        let close: f64 = closest(&found.shared).map(near).sum();
        if close > 0.0 {
            close * close / (close + WEIGHTS.strangers * self.foreign(found, answered))
        } else {
            0.0
        }
    }

    /// How much it is about what the appellant is not.
    fn foreign(&self, found: &Match<'_>, answered: &BTreeSet<usize>) -> f64 {
        let about = found.held.passage.about.iter();
        let foreign = |id: &&CharacteristicId| {
            let is_shared = found.shared.iter().any(|one| one.passage == **id);
            !is_shared && !self.nationalities.contains(*id)
        };
        let drawn = |id: &CharacteristicId| {
            let part = if self.is_of_own_kind(id) {
                1.0
            } else {
                WEIGHTS.step
            };
            part * self.rarities.beside(id, answered)
        };
        about.filter(foreign).map(drawn).sum()
    }

    /// Every passage of the pack is about the country.
    fn says(&self, id: &CharacteristicId) -> f64 {
        if self.nationalities.contains(id) {
            0.0
        } else {
            self.rarities.of(id)
        }
    }

    /// Whether it stands in a facet in which the appellant has something: then it is what he is not.
    fn is_of_own_kind(&self, id: &CharacteristicId) -> bool {
        let facet = self.facets.get(id);
        facet.is_some_and(|facet| self.own_facets.contains(facet))
    }

    /// On how many propositions under a disputed issue it bears.
    fn propositions(&self, held: Held<'_>) -> usize {
        let all = held.passage.propositions.iter();
        let ids: BTreeSet<&PropositionId> = all.map(|one| one.proposition()).collect();
        ids.intersection(&self.propositions).count()
    }

    fn years(&self, source: &Source) -> f64 {
        let Some(ages) = &self.question.ages else {
            return 0.0;
        };
        match source.publisher_kind {
            PublisherKind::Court => 0.0,
            _ => source
                .published
                .map_or(UNDATED, |on| ages.years_past_recent(on)),
        }
        .min(OLDEST)
    }
}

/// Of each of the appellant’s characteristics the closest that a passage shares: what is broader follows from
/// it and says nothing more. `shared` has the closest first.
fn closest(shared: &[Shared]) -> impl Iterator<Item = &Shared> {
    let mut met = BTreeSet::new();
    shared.iter().filter(move |one| met.insert(&one.claimant))
}

/// From 0 for a lead of the media to 1 for a court that was read itself; 1 more for an extract.
fn strength(held: Held<'_>) -> f64 {
    let speaker = match held.source.publisher_kind {
        PublisherKind::Court => 6.0,
        PublisherKind::Legislature => 5.0,
        PublisherKind::Intergovernmental => 4.0,
        PublisherKind::State => 3.0,
        PublisherKind::Ngo => 2.0,
        PublisherKind::Academic => 1.0,
        PublisherKind::Media => 0.0,
    };
    let record = match held.source.tier {
        Tier::A => 2.0,
        Tier::B => 1.0,
        Tier::C => 0.0,
    };
    let extract = if held.passage.is_summary() { 0.0 } else { 1.0 };
    speaker / 12.0 + record / 4.0 + extract
}
