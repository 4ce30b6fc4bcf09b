//! The list of passages that the window shows: what fits, filtered and searched.
//!
//! Matches are made anew only when the appellant or the issues change, the shown rows only when the
//! filter, the query, the order or a tick does; a frame only reads them. Rows are positions in the
//! library, so that twenty thousand cost little. A large library is ranked and listed beside the window
//! (`lister`); until that is done, the old list stays.

mod headings;
mod list;
mod lister;
mod ranking;
mod target;

use std::sync::Arc;

use crate::case::Case;
use crate::library::{IssueId, Library};
use crate::matching::{Counts, Filter, Finder, Match, Question, best};
use crate::profile::Ages;

use super::action::{Cell, Scope};
use super::evidence_order::{GroupBy, Head, SortBy};
use super::indexed::Indexed;
use super::job::Wake;
pub(super) use headings::Headings;
use headings::{asked_for, narrowed};
pub(super) use list::Row;
use list::{Listing, Stock, Wish};
use lister::{Answer, Lister};
pub(super) use ranking::Ranking;
use ranking::{Order, Ranked, unfitting};
pub(super) use target::{Aim, Target, Wanted};

/// So many passages are ticked as the best.
pub(super) const BEST: usize = 12;

/// More than so many passages are not ticked by one press.
pub(super) const MOST_AT_ONCE: usize = 50;

/// A list of fewer passages is made in the frame in which it is asked for: it takes a few milliseconds, and
/// nobody sees another one first.
const LARGE: usize = 4_000;

/// The list, and what it was made from.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    stock: Stock,
    question: Question,
    /// From when on evidence is called old, as the case’s profile says.
    pub(super) ages: Option<Ages>,
    /// What is ranked beside the window, or is to be ranked with the next list.
    order: Option<Order>,
    /// Whether the rows stand in an order that the question would no longer give them.
    is_order_old: bool,
    /// The same of the headings by issue.
    are_headings_old: bool,
    /// The issue of the case, by key, for which evidence is being chosen: every tick goes there.
    pub(super) chosen_for: Option<String>,
    pub(super) shown: Vec<Row>,
    /// The headings among the shown rows, from top to bottom.
    pub(super) heads: Vec<Head>,
    /// By position: the place among the shown rows.
    places: Vec<Option<usize>>,
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
    /// Changes whenever another list is shown, which is then seen from its top.
    pub(super) revision: u64,
    lister: Lister,
    /// Whether the list that is awaited is another than the one that is shown.
    is_another: bool,
    /// What was listed before a cell of the coverage table was.
    before: Option<(Scope, Filter, String)>,
}

impl Evidence {
    /// From now on, lists of a large library are made beside the window.
    pub(super) fn start(&mut self, wake: Wake) {
        self.lister.start(wake);
    }

    /// Takes a new library in, with what finds and sifts its passages.
    pub(super) fn set_library(&mut self, indexed: &Indexed, case: &Case) {
        let library = &indexed.library;
        let everything = unfitting(library.passages().count());
        self.stock = Stock {
            library: Arc::clone(library),
            index: Arc::clone(&indexed.index),
            facets: Arc::clone(&indexed.facets),
            fitting: Arc::default(),
            everything: Arc::new(everything),
            chosen: Arc::new(chosen(library, case)),
            headings: Arc::default(),
        };
        // The old rows are rows of another library: none of them may be shown.
        (self.shown, self.heads, self.places) = Default::default();
        (self.tickable, self.counts) = Default::default();
        self.ask(Question::of(case, self.ages), Ranking::Anew);
    }

    /// Follows a change of the case.
    pub(super) fn follow(&mut self, case: &Case, ranking: Ranking) {
        let question = Question::of(case, self.ages);
        let chosen = chosen(&self.stock.library, case);
        let is_ticked = chosen != *self.stock.chosen;
        if is_ticked {
            self.stock.chosen = Arc::new(chosen);
        }
        if question != *self.newest_question() {
            self.ask(question, ranking);
        } else if is_ticked {
            self.refresh();
        }
    }

    pub(super) fn rank_again(&mut self) {
        self.ask(self.newest_question().clone(), Ranking::Anew);
    }

    /// That of the list that is shown, or that of the one that is awaited.
    fn newest_question(&self) -> &Question {
        let ordered = self.order.as_ref().map(|order| &order.question);
        ordered.unwrap_or(&self.question)
    }

    fn ask(&mut self, question: Question, ranking: Ranking) {
        let is_anew = |order: &Order| order.ranking == Ranking::Anew;
        let ranking = match self.order.as_ref().is_some_and(is_anew) {
            true => Ranking::Anew,
            false => ranking,
        };
        self.order = Some(Order { question, ranking });
        self.refresh();
    }

    fn take_ranked(&mut self, ranked: Ranked) {
        let Some(order) = self.order.take() else {
            return;
        };
        self.question = order.question;
        self.is_order_old = ranked.is_order_old;
        self.are_headings_old = ranked.are_headings_old;
        self.stock.take(ranked);
    }

    /// The best of the shown passages that can be ticked, by position in the library, each with the disputed
    /// issue that takes it.
    pub(super) fn best(&self, most: usize) -> Vec<(usize, IssueId)> {
        let library = &self.stock.library;
        let fitting = self.stock.fitting.iter();
        let rows = fitting.filter(|row| {
            self.place(row.position).is_some() && self.stock.is_tickable(row.position)
        });
        let found: Vec<Match<'_>> = rows.filter_map(|row| row.as_match(library)).collect();
        let taken = best(&found, &self.question, &library.taxonomy, most).into_iter();
        let named = |(place, issue): (usize, usize)| {
            let id = self.question.issues.get(issue)?;
            Some((found.get(place)?.position, id.clone()))
        };
        taken.filter_map(named).collect()
    }

    /// Whether ranking again would show the list otherwise.
    pub(super) fn is_outdated(&self) -> bool {
        let is_order_old = self.is_order_old && self.scope == Scope::Fitting;
        is_order_old || (self.are_headings_old && self.group == GroupBy::Issue)
    }

    /// Other headings were asked for: they are those that the case now gives.
    pub(super) fn group_by(&mut self, group: GroupBy) {
        self.group = group;
        let (library, everything) = (&self.stock.library, &self.stock.everything);
        let issue = |position: usize| Some(everything.get(position)?.dispute?.issue());
        let headings = Headings::new(&self.question.issues, library.passages(), issue);
        self.stock.headings = Arc::new(headings);
        self.are_headings_old = false;
        self.list_anew();
    }

    /// Another list was asked for: filters and searches again, to be seen from the top.
    pub(super) fn list_anew(&mut self) {
        self.is_another = true;
        self.refresh();
    }

    fn refresh(&mut self) {
        let is_large = self.stock.everything.len() >= LARGE;
        let is_asked = is_large && {
            let (stock, order) = (self.stock.clone(), self.order.clone());
            self.lister.ask(stock, order, self.wish())
        };
        if !is_asked {
            self.make();
        }
    }

    fn wish(&self) -> Wish {
        Wish {
            scope: self.scope.clone(),
            filter: self.filter.clone(),
            search: self.search.clone(),
            sort: self.sort,
            group: self.group,
            nationality: self.newest_question().nationality.clone(),
        }
    }

    /// Makes the list here and now.
    fn make(&mut self) {
        self.lister.forget();
        if let Some(order) = &self.order {
            let ranked = self.stock.rank(order);
            self.take_ranked(ranked);
        }
        let listing = self.stock.list(&self.wish());
        self.take(listing);
    }

    fn take(&mut self, listing: Listing) {
        let Listing {
            shown,
            heads,
            places,
            tickable,
            counts,
            finder,
        } = listing;
        (self.shown, self.heads, self.places) = (shown, heads, places);
        (self.tickable, self.counts, self.finder) = (tickable, counts, finder);
        if std::mem::take(&mut self.is_another) {
            self.revision += 1;
        }
    }

    /// Shows the list that was made beside the window, once it is there.
    pub(super) fn hear(&mut self) {
        match self.lister.answer() {
            Answer::NotYet => {}
            Answer::Here(made) => {
                if let Some(ranked) = made.ranked {
                    self.take_ranked(ranked);
                }
                self.take(made.listing);
            }
            Answer::Never => self.make(),
        }
    }

    /// Whether the list that is shown is not yet the one that was asked for.
    pub(super) fn is_listing(&self) -> bool {
        self.lister.is_waiting()
    }

    /// The shown passages that are not ticked and can be, by position.
    pub(super) fn tickable(&self) -> impl Iterator<Item = usize> + '_ {
        let positions = self.shown.iter().map(|row| row.position);
        positions.filter(|position| self.stock.is_tickable(*position))
    }

    pub(super) fn is_chosen(&self, position: usize) -> bool {
        self.stock.is_chosen(position)
    }

    /// The place of a passage among the shown rows.
    pub(super) fn place(&self, position: usize) -> Option<usize> {
        self.places.get(position).copied().flatten()
    }

    /// Lists what fits and passes the filter, to be chosen for an issue of the case.
    pub(super) fn list_for(&mut self, key: String, filter: Filter) {
        self.before = None;
        self.scope = Scope::Fitting;
        self.filter = filter;
        self.search.clear();
        self.chosen_for = Some(key);
        self.list_anew();
    }

    /// Lists what the cell counts, all of it, and keeps in mind what was listed before.
    pub(super) fn list_cell(&mut self, cell: Cell) {
        let scope = std::mem::replace(&mut self.scope, Scope::Cell(cell));
        let filter = std::mem::take(&mut self.filter);
        let search = std::mem::take(&mut self.search);
        self.before.get_or_insert((scope, filter, search));
        self.chosen_for = None;
        self.list_anew();
    }

    pub(super) fn leave_cell(&mut self) {
        if let Some(before) = self.before.take() {
            (self.scope, self.filter, self.search) = before;
            self.list_anew();
        }
    }

    pub(super) fn fitting_count(&self) -> usize {
        self.stock.fitting.len()
    }

    pub(super) fn row(&self, position: usize) -> Option<&Row> {
        self.stock.everything.get(position)
    }

    /// Why a passage fits, in words.
    pub(super) fn reason(&self, row: &Row, library: &Library) -> String {
        match row.as_match(library) {
            Some(found) if !found.shared.is_empty() => {
                let asked = narrowed(&self.scope, &self.filter);
                let (passage, disputed) = (found.held.passage, &self.question.issues);
                let asked = asked_for(&asked, disputed, passage, &library.taxonomy);
                found.reason_under(&library.taxonomy, &self.question, asked)
            }
            _ => "Does not fit what is ticked of the appellant.".to_owned(),
        }
    }

    /// The disputed issue under which a passage belongs, and whether the passage answers it.
    fn disputed(&self, row: &Row) -> Option<(&IssueId, bool)> {
        let dispute = row.dispute?;
        let id = self.question.issues.get(dispute.issue())?;
        Some((id, dispute.answered().is_some()))
    }
}

impl Row {
    fn as_match<'a>(&self, library: &'a Library) -> Option<Match<'a>> {
        Some(Match {
            held: library.at(self.position)?,
            position: self.position,
            shared: self.shared.to_vec(),
            dispute: self.dispute,
            is_general: self.is_general,
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
