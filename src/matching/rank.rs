//! The order of the passages that fit.
//!
//! By disputed issue first, then by how much and how closely the passage shares with the appellant,
//! then by the strength of its source, then whether it has a pinpoint, then the newest; ties by id.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::library::{CharacteristicId, Date, Held, IssueId, Library, PassageId, Source, Taxonomy};

use super::fit::{Closeness, Reach, Shared};

/// What is asked of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// ISO 3166-1 alpha-3. Without it nothing fits.
    pub nationality: Option<String>,
    pub characteristics: BTreeSet<CharacteristicId>,
    /// The issues in dispute, in order.
    pub issues: Vec<IssueId>,
}

/// A passage that fits, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Match<'a> {
    pub held: Held<'a>,
    /// Position in [`Library::passages`].
    pub position: usize,
    /// Closest first; never empty.
    pub shared: Vec<Shared>,
    /// The first disputed issue that it answers, by position in [`Question::issues`].
    pub issue: Option<usize>,
}

/// Every passage that fits, best first.
pub fn matches<'a>(library: &'a Library, question: &Question) -> Vec<Match<'a>> {
    let taxonomy = &library.taxonomy;
    let reach = Reach::new(
        question.nationality.as_deref(),
        &question.characteristics,
        taxonomy,
    );
    let answers = Answers::new(taxonomy, &question.issues);
    let mut found: Vec<(Order<'a>, Match<'a>)> = library
        .passages()
        .enumerate()
        .filter_map(|(position, held)| {
            let shared = reach.fit(held)?;
            let issue = answers.first(&held.passage.issues);
            let order = Order::new(held, &shared, issue);
            Some((
                order,
                Match {
                    held,
                    position,
                    shared,
                    issue,
                },
            ))
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.into_iter().map(|(_, found)| found).collect()
}

/// Which issues of the tree answer which disputed issue: itself, those below it and those above.
struct Answers {
    /// By issue id: the first disputed issue it answers.
    by_issue: std::collections::BTreeMap<IssueId, usize>,
}

impl Answers {
    fn new(taxonomy: &Taxonomy, disputed: &[IssueId]) -> Self {
        let is_near = |known: &IssueId, issue: &IssueId| {
            known == issue
                || taxonomy.ancestors(known).any(|above| above.id == *issue)
                || taxonomy.ancestors(issue).any(|above| above.id == *known)
        };
        let first = |known: &IssueId| disputed.iter().position(|issue| is_near(known, issue));
        let by_issue = taxonomy
            .issues
            .iter()
            .filter_map(|known| Some((known.id.clone(), first(&known.id)?)))
            .collect();
        Answers { by_issue }
    }

    fn first(&self, issues: &[IssueId]) -> Option<usize> {
        issues
            .iter()
            .filter_map(|issue| self.by_issue.get(issue).copied())
            .min()
    }
}

/// The sort key: smaller is better.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Order<'a> {
    issue: usize,
    same: Reverse<usize>,
    related: Reverse<usize>,
    steps: u32,
    strength: Strength,
    lacks_pinpoint: bool,
    published: Reverse<Option<Date>>,
    id: &'a PassageId,
}

/// Publisher kind, tier, how much was read: each in its order of weight.
type Strength = (
    crate::library::PublisherKind,
    crate::library::Tier,
    crate::library::ReadExtent,
);

fn strength(source: &Source) -> Strength {
    (source.publisher_kind, source.tier, source.read)
}

impl<'a> Order<'a> {
    fn new(held: Held<'a>, shared: &[Shared], issue: Option<usize>) -> Self {
        let same = shared
            .iter()
            .filter(|one| one.closeness == Closeness::Same)
            .count();
        let steps = shared.iter().map(|one| match one.closeness {
            Closeness::Same => 0,
            Closeness::Broader(steps) | Closeness::Narrower(steps) => steps,
        });
        Order {
            issue: issue.unwrap_or(usize::MAX),
            same: Reverse(same),
            related: Reverse(shared.len() - same),
            steps: steps.sum(),
            strength: strength(held.source),
            lacks_pinpoint: held.passage.pinpoint.is_none(),
            published: Reverse(held.source.published),
            id: &held.passage.id,
        }
    }
}
