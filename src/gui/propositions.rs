//! The list of propositions that the window shows, issue by issue, and what stands behind each.
//!
//! What stands behind them is worked out once for each library, the lines only when the search or
//! the issue changes.

use std::collections::BTreeMap;

use crate::library::{Bearing, Issue, IssueId, Library, Passage, PropositionId, Taxonomy};
use crate::matching::{Query, SearchIndex, Standing};

/// One line of the list, by position in the taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Issue { issue: usize, count: usize },
    Proposition { issue: usize, proposition: usize },
}

#[derive(Debug, Default)]
pub(super) struct Propositions {
    standings: BTreeMap<PropositionId, Standing>,
    index: SearchIndex,
    nothing: Standing,
    pub(super) lines: Vec<Line>,
    pub(super) search: String,
    /// Only those under this issue and its parts.
    pub(super) issue: Option<IssueId>,
    /// The one whose passages are shown.
    pub(super) open: Option<PropositionId>,
    /// Only those that are argued in appeals of this nationality.
    pub(super) nationality: Option<String>,
}

impl Propositions {
    pub(super) fn set_library(
        &mut self,
        library: &Library,
        standings: BTreeMap<PropositionId, Standing>,
        index: SearchIndex,
    ) {
        (self.standings, self.index) = (standings, index);
        let is_known = |id: &PropositionId| library.taxonomy.proposition(id).is_some();
        self.open = self.open.take().filter(is_known);
    }

    pub(super) fn standing(&self, id: &PropositionId) -> &Standing {
        self.standings.get(id).unwrap_or(&self.nothing)
    }

    /// Searches again. Each proposition stands under every issue under which it is argued.
    pub(super) fn refresh(&mut self, taxonomy: &Taxonomy) {
        let hits = self.index.find(&Query::parse(&self.search));
        let is_hit = |at: usize| hits.get(at).copied().unwrap_or(false);
        self.lines.clear();
        for (issue, known) in taxonomy.issues.iter().enumerate() {
            if !self.is_wanted(known, taxonomy) {
                continue;
            }
            let found = taxonomy.propositions.iter().enumerate();
            let nationality = self.nationality.as_deref();
            let found = found.filter(|(at, one)| {
                is_hit(*at) && one.issues.contains(&known.id) && one.is_for(nationality)
            });
            let found: Vec<usize> = found.map(|(at, _)| at).collect();
            if !found.is_empty() {
                let count = found.len();
                self.lines.push(Line::Issue { issue, count });
            }
            let line = |proposition| Line::Proposition { issue, proposition };
            self.lines.extend(found.into_iter().map(line));
        }
    }

    fn is_wanted(&self, issue: &Issue, taxonomy: &Taxonomy) -> bool {
        self.issue.as_ref().is_none_or(|wanted| {
            issue.id == *wanted
                || taxonomy
                    .ancestors(&issue.id)
                    .any(|above| above.id == *wanted)
        })
    }

    /// How many different propositions the list shows.
    pub(super) fn shown(&self) -> usize {
        let shown = self.lines.iter().filter_map(|line| match line {
            Line::Proposition { proposition, .. } => Some(*proposition),
            Line::Issue { .. } => None,
        });
        let mut shown: Vec<usize> = shown.collect();
        shown.sort_unstable();
        shown.dedup();
        shown.len()
    }
}

/// The statements that could stand above an entry with this passage, each with what the passage
/// does to it. One that the passage contradicts is not among them.
pub(super) fn fit_above<'a>(
    passage: &'a Passage,
    taxonomy: &'a Taxonomy,
) -> impl Iterator<Item = (&'a Bearing, &'a str)> {
    passage.propositions.iter().filter_map(|bearing| {
        let statement = match bearing {
            Bearing::Supports(id) | Bearing::Qualifies(id) => taxonomy.proposition(id)?,
            Bearing::Contradicts(_) => return None,
        };
        Some((bearing, statement.statement.as_str()))
    })
}
