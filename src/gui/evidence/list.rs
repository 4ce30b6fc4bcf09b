//! A list of passages made: plain shared values in, the rows that are shown out. It knows no window and
//! no thread, so that it can be made beside the window where the library is large.

use std::sync::Arc;

use crate::gui::action::Scope;
use crate::gui::evidence_order::{GroupBy, Head, SortBy, group};
use crate::library::{Held, Library};
use crate::matching::{
    Counts, Dispute, Facets, Filter, Finder, Query, SearchIndex, Shared, counts_in,
};

use super::headings::{Headings, narrowed};

/// One passage of the list.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Row {
    /// In the library.
    pub(in crate::gui) position: usize,
    pub(super) shared: Arc<[Shared]>,
    /// How it stands to the issues of the question.
    pub(in crate::gui) dispute: Option<Dispute>,
    /// Whether it shares the country alone.
    pub(in crate::gui) is_general: bool,
}

/// What a list is made from. Copies share what is in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Stock {
    pub(super) library: Arc<Library>,
    pub(super) index: Arc<SearchIndex>,
    pub(super) facets: Arc<Facets>,
    /// Best first.
    pub(super) fitting: Arc<Vec<Row>>,
    /// By position.
    pub(super) everything: Arc<Vec<Row>>,
    /// By position: whether the case relies on it.
    pub(super) chosen: Arc<Vec<bool>>,
    /// Under which issue each passage stands where the list is grouped by issue.
    pub(super) headings: Arc<Headings>,
}

/// Which of it is wanted, and how.
#[derive(Clone, Debug, Default)]
pub(super) struct Wish {
    pub(super) scope: Scope,
    pub(super) filter: Filter,
    pub(super) search: String,
    pub(super) sort: SortBy,
    pub(super) group: GroupBy,
    /// Of the packs on this nationality only.
    pub(super) nationality: Option<String>,
}

/// What is shown.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) shown: Vec<Row>,
    /// The headings among the shown rows, from top to bottom.
    pub(super) heads: Vec<Head>,
    /// By position: the place among the shown rows.
    pub(super) places: Vec<Option<usize>>,
    /// How many of the shown rows could be ticked.
    pub(super) tickable: usize,
    /// How many passages each choice of a filter would leave.
    pub(super) counts: Counts,
    /// Finds the words of the search in what is read.
    pub(super) finder: Finder,
}

impl Stock {
    pub(super) fn is_chosen(&self, position: usize) -> bool {
        self.chosen.get(position).copied().unwrap_or(false)
    }

    /// Whether the passage is not ticked and can be.
    pub(super) fn is_tickable(&self, position: usize) -> bool {
        let held = self.library.at(position);
        !self.is_chosen(position) && held.is_some_and(|held| !held.is_retired())
    }

    /// Filters, searches, orders and groups.
    pub(super) fn list(&self, wish: &Wish) -> Listing {
        let query = Query::parse(&wish.search);
        let hits = self.index.find(&query);
        let rows = match wish.scope {
            Scope::Fitting => &self.fitting,
            Scope::Everything | Scope::Cell(_) => &self.everything,
        };
        let is_hit = |position: &usize| {
            hits.get(*position).copied().unwrap_or(false)
                && wish.lets_through(&self.library, *position)
        };
        let positions = rows.iter().map(|row| row.position).filter(is_hit);
        let is_chosen = |at| self.is_chosen(at);
        let (passed, counts) = self.facets.sift(&wish.filter, positions, is_chosen);
        let row = |position: usize| self.everything.get(position).cloned();
        let mut shown: Vec<Row> = passed.into_iter().filter_map(row).collect();
        wish.sort.sort(&mut shown, &self.library);
        let narrowed = narrowed(&wish.scope, &wish.filter);
        let headings = (&*self.headings, narrowed.as_slice());
        let heads = group(&mut shown, wish.group, headings, &self.library);
        let mut places = vec![None; self.everything.len()];
        for (place, row) in shown.iter().enumerate() {
            if let Some(known) = places.get_mut(row.position) {
                *known = Some(place);
            }
        }
        let tickable = shown.iter().filter(|row| self.is_tickable(row.position));
        Listing {
            tickable: tickable.count(),
            finder: Finder::new(&query, &self.library.taxonomy),
            shown,
            heads,
            places,
            counts,
        }
    }
}

impl Wish {
    fn lets_through(&self, library: &Library, position: usize) -> bool {
        let nationality = self.nationality.as_deref();
        let is_in = |held: Held<'_>| match &self.scope {
            Scope::Fitting => true,
            Scope::Everything => held.pack.is_on(nationality),
            Scope::Cell(cell) => {
                held.pack.is_on(nationality) && counts_in(held, &cell.characteristic, &cell.issue)
            }
        };
        library.at(position).is_some_and(is_in)
    }
}
