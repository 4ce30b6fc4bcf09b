//! A first selection: the disputed issues in turn take the best passage that answers them.
//!
//! The first issue would get nearly everything otherwise. No issue is added to those in dispute, and
//! nothing general is taken: both are for a person to choose. So are decided cases that the register of authorities
//! has: the Practice Direction keeps authorities apart from evidence, and they are cited there. A selection of what
//! helps alone would not be fair: an issue that gets several has the best that goes against the appellant among them.

use std::collections::BTreeSet;

use crate::library::{IssueId, Taxonomy};

use super::answers::Answers;
use super::rank::{Match, Question};

/// An issue that gets so many is to have one that goes against the appellant.
const SEVERAL: usize = 3;

/// A passage that may be taken, by place in `found`, with the issues that it answers.
type Candidate = (usize, BTreeSet<usize>);

/// Whether it is taken unasked.
pub fn is_choice(found: &Match<'_>, taxonomy: &Taxonomy) -> bool {
    !found.is_general && taxonomy.authority_that_is(found.held.source).is_none()
}

/// At most so many of the matches, by place in `found`, each with the disputed issue (by position) that
/// takes it. `found` is in the order of [`matches`](super::matches()).
pub fn best(
    found: &[Match<'_>],
    question: &Question,
    taxonomy: &Taxonomy,
    most: usize,
) -> Vec<(usize, usize)> {
    let mut left = candidates(found, &question.issues, taxonomy);
    let mut taken = Vec::new();
    loop {
        let before = taken.len();
        for issue in 0..question.issues.len() {
            let answering = answering(&left, issue);
            if let Some(at) = answering.filter(|_| taken.len() < most) {
                taken.push((left.remove(at), issue));
            }
        }
        if taken.len() == before {
            return balanced(found, taken, left);
        }
    }
}

/// The same where nothing is said to be in dispute: the best of all, each under its own first issue.
pub fn best_of_all<'a>(
    found: &[Match<'a>],
    taxonomy: &Taxonomy,
    most: usize,
) -> Vec<(usize, &'a IssueId)> {
    let first = |one: &Match<'a>| one.held.passage.issues.first();
    let closer = (0..).zip(found).filter(|(_, one)| is_choice(one, taxonomy));
    let chosen = closer.filter_map(|(place, one)| Some((place, first(one)?)));
    let chosen: Vec<(usize, &IssueId)> = chosen.take(most).collect();
    let mut issues: Vec<&IssueId> = Vec::new();
    for (_, issue) in &chosen {
        if !issues.contains(issue) {
            issues.push(issue);
        }
    }
    let owned: Vec<IssueId> = issues.iter().copied().cloned().collect();
    let mut left = candidates(found, &owned, taxonomy);
    let mut taken = Vec::new();
    for (place, issue) in chosen {
        let at = left.iter().position(|(one, _)| *one == place);
        let issue = issues.iter().position(|one| *one == issue);
        taken.extend(at.zip(issue).map(|(at, issue)| (left.remove(at), issue)));
    }
    let named = |(place, issue): (usize, usize)| Some((place, *issues.get(issue)?));
    let balanced = balanced(found, taken, left).into_iter();
    balanced.filter_map(named).collect()
}

/// What answers one of the issues, in its order.
fn candidates(found: &[Match<'_>], issues: &[IssueId], taxonomy: &Taxonomy) -> Vec<Candidate> {
    let answers = Answers::new(taxonomy, issues);
    let closer = (0..).zip(found).filter(|(_, one)| is_choice(one, taxonomy));
    let answered = closer.map(|(place, one)| (place, answers.all(&one.held.passage.issues)));
    answered
        .filter(|(_, answered)| !answered.is_empty())
        .collect()
}

fn answering(left: &[Candidate], issue: usize) -> Option<usize> {
    left.iter()
        .position(|(_, answered)| answered.contains(&issue))
}

/// The last of each issue that gets several makes place for the best that goes against the appellant there, unless one
/// that was taken does.
fn balanced(
    found: &[Match<'_>],
    mut taken: Vec<(Candidate, usize)>,
    left: Vec<Candidate>,
) -> Vec<(usize, usize)> {
    let goes_against = |(place, _): &Candidate| {
        let one = found.get(*place);
        one.is_some_and(|one| one.held.passage.stance.goes_against())
    };
    let mut left: Vec<Candidate> = left.into_iter().filter(goes_against).collect();
    let issues: BTreeSet<usize> = taken.iter().map(|(_, issue)| *issue).collect();
    for issue in issues {
        let knows = |(one, _): &(Candidate, usize)| goes_against(one) && one.1.contains(&issue);
        let own = taken.iter().filter(|(_, under)| *under == issue).count();
        if own < SEVERAL || taken.iter().any(knows) {
            continue;
        }
        let last = taken.iter_mut().rev().find(|(_, under)| *under == issue);
        if let (Some(at), Some((last, _))) = (answering(&left, issue), last) {
            *last = left.remove(at);
        }
    }
    taken
        .into_iter()
        .map(|((place, _), issue)| (place, issue))
        .collect()
}
