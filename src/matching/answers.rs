//! How the issues that a passage hangs on stand to those in dispute.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::{IssueId, Taxonomy};

/// How a passage stands to the issues in dispute. Issues are positions in
/// [`Question::issues`](super::Question::issues).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dispute {
    /// The first disputed issue that it answers: it hangs on it, or on a part of it.
    Answers(usize),
    /// It answers none, and hangs on what stands above this one: it speaks of it in general.
    Above(usize),
}

impl Dispute {
    /// The disputed issue that it answers.
    pub fn answered(self) -> Option<usize> {
        match self {
            Dispute::Answers(at) => Some(at),
            Dispute::Above(_) => None,
        }
    }

    /// The disputed issue under which it belongs.
    pub fn issue(self) -> usize {
        match self {
            Dispute::Answers(at) | Dispute::Above(at) => at,
        }
    }
}

/// Which issues of the tree answer which disputed ones, and which stand above them.
pub(super) struct Answers {
    answered: BTreeMap<IssueId, Vec<usize>>,
    above: BTreeMap<IssueId, usize>,
}

impl Answers {
    pub(super) fn new(taxonomy: &Taxonomy, disputed: &[IssueId]) -> Self {
        let mut answers = Answers {
            answered: BTreeMap::new(),
            above: BTreeMap::new(),
        };
        for known in &taxonomy.issues {
            let parts = disputed.iter().enumerate();
            let parts = parts.filter(|(_, issue)| taxonomy.is_within(&known.id, issue));
            let answered: Vec<usize> = parts.map(|(at, _)| at).collect();
            let above = disputed
                .iter()
                .position(|issue| taxonomy.is_within(issue, &known.id));
            if !answered.is_empty() {
                answers.answered.insert(known.id.clone(), answered);
            } else if let Some(at) = above {
                answers.above.insert(known.id.clone(), at);
            }
        }
        answers
    }

    /// All disputed issues that a passage on these issues answers.
    pub(super) fn all(&self, issues: &[IssueId]) -> BTreeSet<usize> {
        let answered = issues.iter().filter_map(|issue| self.answered.get(issue));
        answered.flatten().copied().collect()
    }

    pub(super) fn dispute(&self, issues: &[IssueId]) -> Option<Dispute> {
        let answered = self.all(issues).first().copied().map(Dispute::Answers);
        let above = issues.iter().filter_map(|issue| self.above.get(issue));
        answered.or_else(|| above.min().copied().map(Dispute::Above))
    }
}
