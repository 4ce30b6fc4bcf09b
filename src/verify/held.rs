//! The best that can be said of a quotation among several reports.

use std::ops::ControlFlow;

use crate::numbering::Citation;
use crate::pdf::import::Watch;
use crate::quote::{self, Continuation, Difference, Edits, Place, Quotation, check};

use super::cited::{Cited, Named, Title, cited};
use super::in_order::in_order;
use super::report::Report;

/// What became of a quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub outcome: Outcome,
    /// Among the reports; none where it was not found.
    pub report: Option<usize>,
    pub citation: Option<Citation>,
    /// What that report says beside its words, and turns or limits them.
    pub beside: Vec<Continuation>,
    /// Others in which it stands as well.
    pub also: Vec<Also>,
    /// What the paper says it is taken from.
    pub cited: Option<Cited>,
}

/// Another report in which a quotation stands as well.
#[derive(Clone, Debug, PartialEq)]
pub struct Also {
    pub report: usize,
    pub citation: Option<Citation>,
}

impl Held {
    /// The reports of which words are told.
    pub fn reports(&self) -> impl Iterator<Item = usize> {
        let also = self.also.iter().map(|also| also.report);
        self.report.into_iter().chain(also)
    }

    /// Whether the citation beside it names none of the documents. Where it was found, that is only said where
    /// no nickname can be meant.
    pub fn is_cited_from_elsewhere(&self) -> bool {
        let names = self.cited.as_ref().map(|cited| &cited.names);
        match names {
            Some(Named::NotHere { is_certain }) => *is_certain || self.report.is_none(),
            Some(Named::Here(_) | Named::Unsure) | None => false,
        }
    }

    /// The report that the citation beside it names, where it was found, but not in that.
    pub fn missed(&self) -> Option<usize> {
        let Some(Named::Here(cited)) = self.cited.as_ref().map(|cited| &cited.names) else {
            return None;
        };
        let mut found = self.reports();
        let is_found = self.report.is_some() && !matches!(self.outcome, Outcome::Near(_));
        (is_found && found.all(|report| report != *cited)).then_some(*cited)
    }
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

/// Holds words against all reports.
pub fn hold(words: &str, reports: &[Report]) -> Held {
    best(everywhere(words, reports, &|| false), reports, None)
}

/// The same of a quotation, with what the paper says it is taken from.
pub fn hold_cited(quotation: &Quotation, reports: &[Report]) -> Held {
    hold_until(quotation, reports, &|| false)
}

/// What comes of it once it was stopped means nothing.
fn hold_until(quotation: &Quotation, reports: &[Report], is_stopped: Stopped<'_>) -> Held {
    let titles: Vec<&Title> = reports.iter().map(|report| &report.title).collect();
    let cited = cited(&quotation.beside, &titles);
    let found = everywhere(&quotation.text, reports, is_stopped);
    best(found, reports, cited)
}

/// Of those that are as good as the best, the one that is cited is told first.
fn best(mut found: Vec<Found>, reports: &[Report], cited: Option<Cited>) -> Held {
    let best = found.iter().map(|(_, outcome, _)| outcome.rank()).min();
    found.retain(|(_, outcome, _)| Some(outcome.rank()) == best);
    if let Some(Named::Here(own)) = cited.as_ref().map(|cited| &cited.names) {
        found.sort_by_key(|(report, ..)| report != own);
    }
    let cite = |report: usize, at: &Place| reports.get(report).and_then(|report| report.cite(at));
    let mut found = found.into_iter();
    let (report, outcome, at) = match found.next() {
        Some((report, outcome, at)) => (Some(report), outcome, Some(at)),
        None => (None, absent(reports), None),
    };
    let also = found.map(|(report, _, at)| Also {
        report,
        citation: cite(report, &at),
    });
    let stands = report.zip(at.as_ref());
    let is_near = matches!(outcome, Outcome::Near(_));
    let beside = stands.filter(|_| !is_near).and_then(|(report, at)| {
        let report = reports.get(report)?;
        Some(report.index.beside(at))
    });
    Held {
        outcome,
        report,
        citation: stands.and_then(|(report, at)| cite(report, at)),
        beside: beside.unwrap_or_default(),
        also: also.collect(),
        cited,
    }
}

fn absent(reports: &[Report]) -> Outcome {
    let can_be_read = |report: &Report| report.unreadable() < report.page_count();
    match reports.is_empty() || reports.iter().any(can_be_read) {
        true => Outcome::NotFound,
        false => Outcome::Unreadable,
    }
}

/// A report, how a quotation stands in it, and where.
type Found = (usize, Outcome, Place);

/// In which reports it how, and where. Once it was found exactly, only that is asked of the others.
fn everywhere(quotation: &str, reports: &[Report], is_stopped: Stopped<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut is_exact = false;
    for (number, report) in reports.iter().enumerate() {
        if is_stopped() {
            break;
        }
        if is_exact {
            let at = report.index.exact(quotation);
            found.extend(at.map(|at| (number, Outcome::Exact, at)));
            continue;
        }
        let (outcome, at) = match check(quotation, &report.index).outcome {
            quote::Outcome::Exact { at, .. } => (Outcome::Exact, at),
            quote::Outcome::ExactWithEdits { at, edits, .. } => {
                (Outcome::ExactWithEdits(edits), at)
            }
            quote::Outcome::Near { at, differences } => (Outcome::Near(differences), at),
            quote::Outcome::Unreadable { .. } | quote::Outcome::NotFound(_) => continue,
        };
        is_exact = outcome == Outcome::Exact;
        found.push((number, outcome, at));
    }
    found
}

/// Whether nobody waits for it any longer.
type Stopped<'s> = &'s (dyn Fn() -> bool + Sync);

/// Many quotations, on every core, in their order; none where that was stopped. `tell` hears how many are done.
pub fn hold_all(
    quotations: &[Quotation],
    reports: &[Report],
    watch: &Watch,
    tell: &mut dyn FnMut(usize),
) -> Option<Vec<Held>> {
    let mut all = Vec::with_capacity(quotations.len());
    let is_stopped = || watch.is_stopped();
    let hold = |quotation: &Quotation| hold_until(quotation, reports, &is_stopped);
    in_order(quotations, &hold, &mut |_, held| {
        if watch.is_stopped() {
            return ControlFlow::Break(());
        }
        all.push(held);
        tell(all.len());
        ControlFlow::Continue(())
    });
    (all.len() == quotations.len()).then_some(all)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use super::*;
    use crate::quote::Document;

    fn quotation(words: &str) -> Quotation {
        Quotation {
            text: words.to_owned(),
            page: 0,
            is_block: false,
            beside: crate::quote::Beside::default(),
        }
    }

    fn report() -> Report {
        Report::made(Path::new("a.pdf"), "a".repeat(64), Document::default(), &[])
    }

    #[test]
    fn whoever_stops_is_told_nothing_of_what_was_not_looked_for() {
        let (quotations, reports) = (vec![quotation("One of them."); 100], [report()]);
        let watch = |is_stopped| Watch::new(|| Duration::ZERO, move || is_stopped);
        let mut told = Vec::new();
        let held = hold_all(&quotations, &reports, &watch(true), &mut |done| {
            told.push(done);
        });
        assert_eq!((held, told.len()), (None, 0));
        let held = hold_all(&quotations, &reports, &watch(false), &mut |done| {
            told.push(done);
        });
        assert_eq!(held.map(|held| held.len()), Some(100));
        assert_eq!(told, (1..=100).collect::<Vec<_>>());
    }
}
