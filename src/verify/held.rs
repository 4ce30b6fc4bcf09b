//! The best that can be said of a quotation among several reports.

use crate::numbering::Citation;
use crate::quote::{self, Difference, Edits, check};

use super::on_every_core::on_every_core;
use super::report::Report;

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
    on_every_core(quotations, |quotation| hold(quotation, reports))
}
