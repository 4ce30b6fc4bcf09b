//! The best that can be said of a quotation among several reports.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::quote::{self, Difference, Edits, check};

use super::report::{Citation, Report};

/// What became of a quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub outcome: Outcome,
    /// Among the reports; none where it was not found.
    pub report: Option<usize>,
    pub citation: Option<Citation>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Exact,
    ExactWithEdits(Edits),
    Near(Vec<Difference>),
    /// Not on the pages of these reports that can be read.
    NotFound,
    /// No page of these reports can be read.
    Unreadable,
}

impl Outcome {
    /// The best first; of two that are near, the one that differs less.
    fn rank(&self) -> (u8, usize) {
        match self {
            Outcome::Exact => (0, 0),
            Outcome::ExactWithEdits(_) => (1, 0),
            Outcome::Near(differences) => (2, differences.iter().map(weight).sum()),
            Outcome::NotFound => (3, 0),
            Outcome::Unreadable => (4, 0),
        }
    }
}

/// Words that differ.
fn weight(difference: &Difference) -> usize {
    let words = |text: &str| text.split_whitespace().count();
    words(&difference.extract).max(words(&difference.text))
}

/// Holds one quotation against all reports.
pub fn hold(quotation: &str, reports: &[Report]) -> Held {
    let can_be_read = |report: &Report| report.unreadable() < report.page_count();
    let mut best = Held {
        outcome: match reports.is_empty() || reports.iter().any(can_be_read) {
            true => Outcome::NotFound,
            false => Outcome::Unreadable,
        },
        report: None,
        citation: None,
    };
    for (number, report) in reports.iter().enumerate() {
        let (outcome, at) = match check(quotation, &report.index).outcome {
            quote::Outcome::Exact { at, .. } => (Outcome::Exact, at),
            quote::Outcome::ExactWithEdits { at, edits, .. } => {
                (Outcome::ExactWithEdits(edits), at)
            }
            quote::Outcome::Near { at, differences } => (Outcome::Near(differences), at),
            quote::Outcome::Unreadable { .. } | quote::Outcome::NotFound(_) => continue,
        };
        if outcome.rank() < best.outcome.rank() {
            best = Held {
                outcome,
                report: Some(number),
                citation: report.cite(&at),
            };
        }
        if best.outcome == Outcome::Exact {
            break;
        }
    }
    best
}

/// The same of many, on every core, in their order.
pub fn hold_all(quotations: &[&str], reports: &[Report]) -> Vec<Held> {
    let next = AtomicUsize::new(0);
    let work = || {
        let take = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            Some((at, hold(quotations.get(at)?, reports)))
        };
        std::iter::from_fn(take).collect::<Vec<_>>()
    };
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let mut held: Vec<(usize, Held)> = thread::scope(|scope| {
        let threads = threads.min(quotations.len());
        let all: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let done = all.into_iter().map(|thread| match thread.join() {
            Ok(done) => done,
            Err(cause) => resume_unwind(cause),
        });
        done.flatten().collect()
    });
    held.sort_by_key(|(at, _)| *at);
    held.into_iter().map(|(_, held)| held).collect()
}
