//! The list of passages that the window shows: what fits, filtered and searched.
//!
//! Matches are made anew only when the claimant or the issues change, the shown rows only when the
//! filter or the query does. Rows are positions in the library, so that twenty thousand cost little.

use std::collections::BTreeMap;

use crate::case::Case;
use crate::library::{Held, IssueId, Library};
use crate::matching::{Filter, Match, Query, Question, SearchIndex, Shared, counts_in, matches};

use super::action::{Cell, Scope};

/// One passage of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// In the library.
    pub(super) position: usize,
    shared: Vec<Shared>,
    /// The disputed issue that it answers, by position in the question.
    pub(super) issue: Option<usize>,
}

/// In which order the rows stand after a change of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ranking {
    Anew,
    /// A tick in the list adds its issue, which would rank everything anew and take the list away
    /// from under the hand: the rows stay where they are until they are ranked again.
    Kept,
}

/// The list, and what it was made from.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    index: SearchIndex,
    question: Question,
    fitting: Vec<Row>,
    /// Whether the rows stand in an order that the question would no longer give them.
    pub(super) is_order_old: bool,
    /// By position.
    everything: Vec<Row>,
    pub(super) shown: Vec<Row>,
    pub(super) filter: Filter,
    pub(super) search: String,
    pub(super) scope: Scope,
    /// What was listed before a cell of the coverage table was.
    before: Option<(Scope, Filter, String)>,
}

impl Evidence {
    /// Takes a new library in.
    pub(super) fn set_library(&mut self, library: &Library, index: SearchIndex, case: &Case) {
        self.index = index;
        let row = |position| Row {
            position,
            shared: Vec::new(),
            issue: None,
        };
        self.everything = (0..library.passages().count()).map(row).collect();
        self.ask(library, question(case), Ranking::Anew);
    }

    /// Follows a change of the case.
    pub(super) fn follow(&mut self, library: &Library, case: &Case, ranking: Ranking) {
        let question = question(case);
        if question != self.question {
            self.ask(library, question, ranking);
        }
    }

    pub(super) fn rank_again(&mut self, library: &Library) {
        self.ask(library, self.question.clone(), Ranking::Anew);
    }

    fn ask(&mut self, library: &Library, question: Question, ranking: Ranking) {
        let found = matches(library, &question);
        let row = |found: Match<'_>| Row {
            position: found.position,
            shared: found.shared,
            issue: found.issue,
        };
        let ranked: Vec<Row> = found.into_iter().map(row).collect();
        let mut rows = ranked.clone();
        if ranking == Ranking::Kept {
            let places: BTreeMap<usize, usize> = (self.fitting.iter().zip(0..))
                .map(|(row, place)| (row.position, place))
                .collect();
            rows.sort_by_key(|row| places.get(&row.position).copied().unwrap_or(usize::MAX));
        }
        self.is_order_old = rows != ranked;
        self.know_why(&ranked);
        self.fitting = rows;
        self.question = question;
        self.refresh(library);
    }

    /// The whole library also says of each passage whether it fits, and why.
    fn know_why(&mut self, fitting: &[Row]) {
        for row in &mut self.everything {
            row.shared.clear();
            row.issue = None;
        }
        for row in fitting {
            if let Some(known) = self.everything.get_mut(row.position) {
                known.clone_from(row);
            }
        }
    }

    /// Filters and searches again.
    pub(super) fn refresh(&mut self, library: &Library) {
        let hits = self.index.find(&Query::parse(&self.search));
        let rows = match self.scope {
            Scope::Fitting => &self.fitting,
            Scope::Everything | Scope::Cell(_) => &self.everything,
        };
        let is_shown = |row: &&Row| {
            hits.get(row.position).copied().unwrap_or(false)
                && library.at(row.position).is_some_and(|held| {
                    self.scope.lets_through(held)
                        && self.filter.lets_through(held, &library.taxonomy)
                })
        };
        self.shown = rows.iter().filter(is_shown).cloned().collect();
    }

    /// Lists what the cell counts, all of it, and keeps in mind what was listed before.
    pub(super) fn list_cell(&mut self, cell: Cell, library: &Library) {
        let scope = std::mem::replace(&mut self.scope, Scope::Cell(cell));
        let filter = std::mem::take(&mut self.filter);
        let search = std::mem::take(&mut self.search);
        self.before.get_or_insert((scope, filter, search));
        self.refresh(library);
    }

    pub(super) fn leave_cell(&mut self, library: &Library) {
        if let Some(before) = self.before.take() {
            (self.scope, self.filter, self.search) = before;
            self.refresh(library);
        }
    }

    pub(super) fn fitting_count(&self) -> usize {
        self.fitting.len()
    }

    pub(super) fn row(&self, position: usize) -> Option<&Row> {
        self.everything.get(position)
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

impl Scope {
    fn lets_through(&self, held: Held<'_>) -> bool {
        match self {
            Scope::Fitting | Scope::Everything => true,
            Scope::Cell(cell) => counts_in(held, &cell.characteristic, &cell.issue),
        }
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
