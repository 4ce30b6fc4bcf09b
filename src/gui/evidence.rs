//! The list of passages that the window shows: what fits, filtered and searched.
//!
//! Matches are made anew only when the claimant or the issues change, the shown rows only when the
//! filter or the query does. Rows are positions in the library, so that twenty thousand cost little.

use crate::case::Case;
use crate::library::{IssueId, Library};
use crate::matching::{Filter, Match, Query, Question, SearchIndex, Shared, matches};

use super::action::Scope;

/// One passage of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// In the library.
    pub(super) position: usize,
    shared: Vec<Shared>,
    /// The disputed issue that it answers, by position in the question.
    pub(super) issue: Option<usize>,
}

/// The list, and what it was made from.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    index: SearchIndex,
    question: Question,
    fitting: Vec<Row>,
    everything: Vec<Row>,
    pub(super) shown: Vec<Row>,
    pub(super) filter: Filter,
    pub(super) search: String,
    pub(super) scope: Scope,
}

impl Evidence {
    /// Takes a new library in.
    pub(super) fn set_library(&mut self, library: &Library, case: &Case) {
        self.index = SearchIndex::new(library);
        let row = |position| Row {
            position,
            shared: Vec::new(),
            issue: None,
        };
        self.everything = (0..library.passages().count()).map(row).collect();
        self.ask(library, question(case));
    }

    /// Follows a change of the case.
    pub(super) fn follow(&mut self, library: &Library, case: &Case) {
        let question = question(case);
        if question != self.question {
            self.ask(library, question);
        }
    }

    fn ask(&mut self, library: &Library, question: Question) {
        let found = matches(library, &question);
        let row = |found: Match<'_>| Row {
            position: found.position,
            shared: found.shared,
            issue: found.issue,
        };
        self.fitting = found.into_iter().map(row).collect();
        self.question = question;
        self.refresh(library);
    }

    /// Filters and searches again.
    pub(super) fn refresh(&mut self, library: &Library) {
        let hits = self.index.find(&Query::parse(&self.search));
        let rows = match self.scope {
            Scope::Fitting => &self.fitting,
            Scope::Everything => &self.everything,
        };
        let is_shown = |row: &&Row| {
            hits.get(row.position).copied().unwrap_or(false)
                && row
                    .as_match(library)
                    .is_some_and(|found| self.filter.lets_through(&found, &library.taxonomy))
        };
        self.shown = rows.iter().filter(is_shown).cloned().collect();
    }

    pub(super) fn fitting_count(&self) -> usize {
        self.fitting.len()
    }

    pub(super) fn row(&self, position: usize) -> Option<&Row> {
        let mut rows = self.fitting.iter().chain(&self.everything);
        rows.find(|row| row.position == position)
    }

    /// Why a passage fits, in words.
    pub(super) fn reason(&self, row: &Row, library: &Library) -> String {
        match row.as_match(library) {
            Some(found) if !found.shared.is_empty() => {
                found.reason(&library.taxonomy, &self.question)
            }
            _ => "Does not fit what is ticked of the claimant.".to_owned(),
        }
    }

    /// The id of the disputed issue that a passage answers first.
    pub(super) fn answers(&self, row: &Row) -> Option<&IssueId> {
        row.issue.and_then(|at| self.question.issues.get(at))
    }
}

impl Row {
    fn as_match<'a>(&self, library: &'a Library) -> Option<Match<'a>> {
        Some(Match {
            held: library.at(self.position)?,
            position: self.position,
            shared: self.shared.clone(),
            issue: self.issue,
        })
    }
}

fn question(case: &Case) -> Question {
    Question {
        nationality: case.claimant.nationality.clone(),
        characteristics: case.claimant.characteristics.clone(),
        issues: case
            .issues
            .iter()
            .filter_map(|issue| issue.taxonomy.clone())
            .collect(),
    }
}
