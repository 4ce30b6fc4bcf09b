//! What fits the appellant, best first: plain shared values in and out, so that a large library is ranked
//! beside the window.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::matching::{Match, Question, matches};

use super::headings::Headings;
use super::list::{Row, Stock};

/// In which order the rows stand after a change of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Ranking {
    Anew,
    /// A tick in the list adds its issue, which would rank everything anew and take the list away
    /// from under the hand: the rows stay where they are until they are ranked again.
    Kept,
}

/// What is to be ranked, and how.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) question: Question,
    pub(super) ranking: Ranking,
}

/// The parts of the stock that follow from a question. Copies share what is in it.
#[derive(Clone, Debug)]
pub(super) struct Ranked {
    /// Best first, or as it stood.
    fitting: Arc<Vec<Row>>,
    /// By position: of each passage whether it fits, and why.
    everything: Arc<Vec<Row>>,
    headings: Arc<Headings>,
    /// Whether the rows stand in an order that the question would no longer give them.
    pub(super) is_order_old: bool,
    /// The same of the headings by issue.
    pub(super) are_headings_old: bool,
}

impl Stock {
    pub(super) fn rank(&self, order: &Order) -> Ranked {
        let Order { question, ranking } = order;
        let found = matches(&self.library, question);
        let row = |found: Match<'_>| Row {
            position: found.position,
            shared: found.shared.into(),
            dispute: found.dispute,
            is_general: found.is_general,
        };
        let mut ranked: Vec<Row> = found.into_iter().map(row).collect();
        let mut everything = unfitting(self.everything.len());
        for row in &ranked {
            if let Some(known) = everything.get_mut(row.position) {
                known.clone_from(row);
            }
        }
        // What speaks of the country alone comes on demand: with the whole library.
        ranked.retain(|row| !row.is_general);
        let issue = |position: usize| Some(everything.get(position)?.dispute?.issue());
        let headings = Headings::new(&question.issues, self.library.passages(), issue);
        let fitting = match ranking {
            Ranking::Anew => ranked.clone(),
            Ranking::Kept => self.as_it_stood(ranked.clone()),
        };
        let is_kept = *ranking == Ranking::Kept;
        Ranked {
            is_order_old: fitting != ranked,
            are_headings_old: is_kept && headings != *self.headings,
            headings: match is_kept {
                true => Arc::clone(&self.headings),
                false => Arc::new(headings),
            },
            fitting: Arc::new(fitting),
            everything: Arc::new(everything),
        }
    }

    /// The rows in the order of those that were there; new ones behind them.
    fn as_it_stood(&self, mut rows: Vec<Row>) -> Vec<Row> {
        let places: BTreeMap<usize, usize> = (self.fitting.iter().zip(0..))
            .map(|(row, place)| (row.position, place))
            .collect();
        rows.sort_by_key(|row| places.get(&row.position).copied().unwrap_or(usize::MAX));
        rows
    }

    pub(super) fn take(&mut self, ranked: Ranked) {
        self.fitting = ranked.fitting;
        self.everything = ranked.everything;
        self.headings = ranked.headings;
    }
}

/// Rows of so many passages of which none fits.
pub(super) fn unfitting(count: usize) -> Vec<Row> {
    let shared = Arc::default();
    let row = |position| Row {
        position,
        shared: Arc::clone(&shared),
        dispute: None,
        is_general: false,
    };
    (0..count).map(row).collect()
}
