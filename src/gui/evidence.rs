//! The list of passages that the window shows: what fits, filtered and searched.
//!
//! Matches are made anew only when the claimant or the issues change, the shown rows only when the
//! filter, the query, the order or a tick does; a frame only reads them. Rows are positions in the
//! library, so that twenty thousand cost little.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::case::Case;
use crate::library::{Held, IssueId, Library};
use crate::matching::{
    Counts, Facets, Filter, Finder, Match, Query, Question, SearchIndex, Shared, counts_in, matches,
};

use super::action::{Cell, Scope};
use super::evidence_order::{GroupBy, Head, SortBy, group};

/// More than so many passages are not ticked by one press.
pub(super) const MOST_AT_ONCE: usize = 50;

/// One passage of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// In the library.
    pub(super) position: usize,
    shared: Arc<[Shared]>,
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
    facets: Facets,
    question: Question,
    fitting: Vec<Row>,
    /// Whether the rows stand in an order that the question would no longer give them.
    pub(super) is_order_old: bool,
    /// By position.
    everything: Vec<Row>,
    pub(super) shown: Vec<Row>,
    /// The headings among the shown rows, from top to bottom.
    pub(super) heads: Vec<Head>,
    /// By position: the place among the shown rows.
    places: Vec<Option<usize>>,
    /// By position: whether the case relies on it.
    chosen: Vec<bool>,
    /// How many of the shown rows could be ticked.
    pub(super) tickable: usize,
    pub(super) filter: Filter,
    /// How many passages each choice of a filter would leave.
    pub(super) counts: Counts,
    pub(super) search: String,
    /// Finds the words of the search in what is read.
    pub(super) finder: Finder,
    pub(super) scope: Scope,
    pub(super) sort: SortBy,
    pub(super) group: GroupBy,
    /// Changes whenever another list was asked for, which is then seen from its top.
    pub(super) revision: u64,
    /// What was listed before a cell of the coverage table was.
    before: Option<(Scope, Filter, String)>,
}

impl Evidence {
    /// Takes a new library in.
    pub(super) fn set_library(&mut self, library: &Library, index: SearchIndex, case: &Case) {
        self.index = index;
        self.facets = Facets::new(library);
        let row = |position| Row {
            position,
            shared: Arc::default(),
            issue: None,
        };
        self.everything = (0..library.passages().count()).map(row).collect();
        self.chosen = chosen(library, case);
        self.ask(library, question(case), Ranking::Anew);
    }

    /// Follows a change of the case.
    pub(super) fn follow(&mut self, library: &Library, case: &Case, ranking: Ranking) {
        let question = question(case);
        let chosen = chosen(library, case);
        let is_ticked = chosen != self.chosen;
        self.chosen = chosen;
        if question != self.question {
            self.ask(library, question, ranking);
        } else if is_ticked {
            self.refresh(library);
        }
    }

    pub(super) fn rank_again(&mut self, library: &Library) {
        self.ask(library, self.question.clone(), Ranking::Anew);
    }

    fn ask(&mut self, library: &Library, question: Question, ranking: Ranking) {
        let found = matches(library, &question);
        let row = |found: Match<'_>| Row {
            position: found.position,
            shared: found.shared.into(),
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
            row.shared = Arc::default();
            row.issue = None;
        }
        for row in fitting {
            if let Some(known) = self.everything.get_mut(row.position) {
                known.clone_from(row);
            }
        }
    }

    /// Another list was asked for: filters and searches again, to be seen from the top.
    pub(super) fn list_anew(&mut self, library: &Library) {
        self.revision += 1;
        self.refresh(library);
    }

    fn refresh(&mut self, library: &Library) {
        let query = Query::parse(&self.search);
        let hits = self.index.find(&query);
        self.finder = Finder::new(&query, &library.taxonomy);
        let rows = match self.scope {
            Scope::Fitting => &self.fitting,
            Scope::Everything | Scope::Cell(_) => &self.everything,
        };
        let is_hit = |position: &usize| {
            hits.get(*position).copied().unwrap_or(false)
                && self.scope.lets_through(library, *position)
        };
        let positions = rows.iter().map(|row| row.position).filter(is_hit);
        let (passed, counts) = self
            .facets
            .sift(&self.filter, positions, |at| self.is_chosen(at));
        self.counts = counts;
        let row = |position: usize| self.everything.get(position).cloned();
        self.shown = passed.into_iter().filter_map(row).collect();
        self.order(library);
    }

    /// Puts the shown rows into the order and under the headings that are asked for.
    fn order(&mut self, library: &Library) {
        self.sort.sort(&mut self.shown, library);
        self.heads = group(&mut self.shown, self.group, &self.question.issues, library);
        self.places.clear();
        self.places.resize(self.everything.len(), None);
        for (place, row) in self.shown.iter().enumerate() {
            if let Some(known) = self.places.get_mut(row.position) {
                *known = Some(place);
            }
        }
        let tickable = self.tickable(library).count();
        self.tickable = tickable;
    }

    /// The shown passages that are not ticked and can be, by position.
    pub(super) fn tickable<'a>(&'a self, library: &'a Library) -> impl Iterator<Item = usize> + 'a {
        let can_be = |position: &usize| {
            let held = library.at(*position);
            !self.is_chosen(*position) && held.is_some_and(|held| !held.is_retired())
        };
        self.shown.iter().map(|row| row.position).filter(can_be)
    }

    pub(super) fn is_chosen(&self, position: usize) -> bool {
        self.chosen.get(position).copied().unwrap_or(false)
    }

    /// The place of a passage among the shown rows.
    pub(super) fn place(&self, position: usize) -> Option<usize> {
        self.places.get(position).copied().flatten()
    }

    /// Lists what the cell counts, all of it, and keeps in mind what was listed before.
    pub(super) fn list_cell(&mut self, cell: Cell, library: &Library) {
        let scope = std::mem::replace(&mut self.scope, Scope::Cell(cell));
        let filter = std::mem::take(&mut self.filter);
        let search = std::mem::take(&mut self.search);
        self.before.get_or_insert((scope, filter, search));
        self.list_anew(library);
    }

    pub(super) fn leave_cell(&mut self, library: &Library) {
        if let Some(before) = self.before.take() {
            (self.scope, self.filter, self.search) = before;
            self.list_anew(library);
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
    fn lets_through(&self, library: &Library, position: usize) -> bool {
        let is_in =
            |held: Held<'_>, cell: &Cell| counts_in(held, &cell.characteristic, &cell.issue);
        match self {
            Scope::Fitting | Scope::Everything => true,
            Scope::Cell(cell) => library.at(position).is_some_and(|held| is_in(held, cell)),
        }
    }
}

impl Row {
    fn as_match<'a>(&self, library: &'a Library) -> Option<Match<'a>> {
        Some(Match {
            held: library.at(self.position)?,
            position: self.position,
            shared: self.shared.to_vec(),
            issue: self.issue,
        })
    }
}

/// By position: whether the case relies on the passage.
fn chosen(library: &Library, case: &Case) -> Vec<bool> {
    let mut chosen = vec![false; library.passages().count()];
    let positions = case
        .entries()
        .map(|entry| library.position(&entry.passage.id));
    for position in positions.flatten() {
        if let Some(mark) = chosen.get_mut(position) {
            *mark = true;
        }
    }
    chosen
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
