//! The numbers that are printed on the pages of a document.
//!
//! A number counts as that of its page where it belongs to a run: at least four pages whose numbers count up
//! with the pages, in one style. A year, the number of a chapter or the date of printing stands still and makes
//! no run. Of several runs over one page the longest wins; where two are as long, the one that does not say how
//! many pages there are, for a program that printed the page adds that.

use std::collections::BTreeMap;

use super::candidate::{Candidate, Style, candidates};
use crate::quote::Document;

/// Pages that a run has at least.
const FEWEST: usize = 4;

/// Pages without a number that a run may pass over: beginnings of chapters, plates.
const MOST_PASSED_OVER: usize = 2;

/// What a reader calls a page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageName {
    /// The number that is printed on it, or that it has between two pages on which numbers are printed.
    Printed(String),
    /// Two pages of a book on one.
    Spread {
        left: String,
        right: String,
        /// Between the two numbers, from the left edge, in points.
        middle: f32,
    },
    /// None: its place in the PDF, from 1.
    InPdf(usize),
}

impl PageName {
    /// As it stands in a citation: `p. 41`, `PDF page 12`.
    pub fn words(&self) -> String {
        match self {
            PageName::Printed(number) => format!("p. {number}"),
            PageName::Spread { left, right, .. } => format!("pp. {left}–{right}"),
            PageName::InPdf(number) => format!("PDF page {number}"),
        }
    }

    /// The page of a spread on which something stands, `x` points from the left edge; itself where it is none.
    pub fn at(&self, x: f32) -> PageName {
        match self {
            PageName::Spread {
                left,
                right,
                middle,
            } => PageName::Printed(if x < *middle { left } else { right }.clone()),
            other => other.clone(),
        }
    }
}

/// What a reader calls each page of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageNames {
    names: Vec<PageName>,
}

impl PageNames {
    /// `labels` are those of the PDF, by page; they only fill in where they agree with what is printed.
    pub fn of(document: &Document, labels: &[Option<String>]) -> PageNames {
        let found: Vec<Vec<Candidate>> = document.pages.iter().map(candidates).collect();
        let mut names = names(&found);
        fill_in(&mut names, labels);
        PageNames { names }
    }

    /// As a person has said: the first page of the PDF has the number `first`, and all others count up from it.
    /// Pages before number 1 have none.
    pub fn counted_from(first: i64, pages: usize) -> PageNames {
        let name = |at: usize| match first.saturating_add_unsigned(at as u64) {
            number @ 1.. => PageName::Printed(number.to_string()),
            _ => PageName::InPdf(at + 1),
        };
        PageNames {
            names: (0..pages).map(name).collect(),
        }
    }

    /// Of a page counted from 0.
    pub fn of_page(&self, page: usize) -> PageName {
        let name = self.names.get(page).cloned();
        name.unwrap_or(PageName::InPdf(page + 1))
    }

    /// The pages, counted from 0, that bear this number; in a document of several parts there may be more than
    /// one.
    pub fn pages_of(&self, number: &str) -> Vec<usize> {
        let number = number.trim();
        let is_it = |name: &PageName| match name {
            PageName::Printed(own) => own == number,
            PageName::Spread { left, right, .. } => left == number || right == number,
            PageName::InPdf(_) => false,
        };
        let pages = self.names.iter().enumerate();
        pages
            .filter(|(_, name)| is_it(name))
            .map(|(page, _)| page)
            .collect()
    }

    pub fn iter(&self) -> impl Iterator<Item = &PageName> {
        self.names.iter()
    }
}

/// What the numbers of a run have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A number less its page.
    Single(Style, i64),
    /// The left number of a spread less twice its page.
    Spread(i64),
}

/// Pages that follow each other, and whether a total stands on them.
#[derive(Debug)]
struct Run {
    kind: Kind,
    /// With the middle between two numbers, of a spread.
    pages: Vec<(usize, f32)>,
    has_total: bool,
}

fn names(found: &[Vec<Candidate>]) -> Vec<PageName> {
    let mut runs = runs(found);
    // The best last: it writes over the others.
    runs.sort_by_key(|run| (run.pages.len(), !run.has_total, run.kind));
    let mut names: Vec<PageName> = (1..=found.len()).map(PageName::InPdf).collect();
    for run in &runs {
        let first = run.pages.first().map_or(0, |(page, _)| *page);
        let last = run.pages.last().map_or(0, |(page, _)| *page);
        let mut middle = 0.0;
        for page in first..=last {
            if let Ok(own) = run.pages.binary_search_by_key(&page, |(page, _)| *page) {
                middle = run.pages.get(own).map_or(middle, |(_, middle)| *middle);
            }
            if let Some(name) = names.get_mut(page) {
                *name = run.kind.name(page, middle);
            }
        }
    }
    names
}

/// All runs that are long enough.
fn runs(found: &[Vec<Candidate>]) -> Vec<Run> {
    let mut kinds: BTreeMap<Kind, Vec<(usize, f32, bool)>> = BTreeMap::new();
    for (page, candidates) in found.iter().enumerate() {
        for one in candidates {
            let kind = Kind::Single(one.style, one.value - page as i64);
            let pages = kinds.entry(kind).or_default();
            pages.push((page, 0.0, one.has_total));
        }
        for (left, right) in spreads(candidates) {
            let kind = Kind::Spread(left.value - 2 * page as i64);
            let pages = kinds.entry(kind).or_default();
            pages.push((page, (left.x + right.x) / 2.0, false));
        }
    }
    let kinds = kinds.into_iter();
    kinds
        .flat_map(|(kind, pages)| of_kind(kind, pages))
        .collect()
}

/// Two numbers beside each other that count up.
fn spreads(candidates: &[Candidate]) -> Vec<(&Candidate, &Candidate)> {
    let figures = |one: &&Candidate| one.style == Style::Figures;
    let mut pairs = Vec::new();
    for left in candidates.iter().filter(figures) {
        let right = candidates.iter().filter(figures);
        let right = right.filter(|right| right.value == left.value + 1 && right.x > left.x);
        pairs.extend(right.map(|right| (left, right)));
    }
    pairs
}

/// The runs among pages whose numbers have that in common.
fn of_kind(kind: Kind, mut pages: Vec<(usize, f32, bool)>) -> Vec<Run> {
    pages.dedup_by_key(|(page, ..)| *page);
    let is_near = |one: &(usize, f32, bool), other: &(usize, f32, bool)| {
        other.0 - one.0 <= MOST_PASSED_OVER + 1
    };
    let runs = pages.chunk_by(is_near).filter(|run| run.len() >= FEWEST);
    runs.map(|run| Run {
        kind,
        pages: run
            .iter()
            .map(|(page, middle, _)| (*page, *middle))
            .collect(),
        has_total: run.iter().any(|(.., total)| *total),
    })
    .collect()
}

impl Kind {
    fn name(self, page: usize, middle: f32) -> PageName {
        match self {
            Kind::Single(style, offset) => PageName::Printed(style.written(page as i64 + offset)),
            Kind::Spread(offset) => {
                let left = 2 * page as i64 + offset;
                PageName::Spread {
                    left: left.to_string(),
                    right: (left + 1).to_string(),
                    middle,
                }
            }
        }
    }
}

/// A page without a number takes its label, where the labels of the pages around it are what is printed there.
fn fill_in(names: &mut [PageName], labels: &[Option<String>]) {
    let label = |page: usize| labels.get(page).and_then(Option::as_deref);
    let is_printed = |name: &PageName| matches!(name, PageName::Printed(_));
    let agrees = |(page, name): (usize, &PageName)| match name {
        PageName::Printed(number) => label(page) == Some(number.as_str()),
        PageName::Spread { .. } | PageName::InPdf(_) => true,
    };
    let has_printed = names.iter().any(is_printed);
    if !has_printed || !names.iter().enumerate().all(agrees) {
        return;
    }
    for (page, name) in names.iter_mut().enumerate() {
        if let (PageName::InPdf(_), Some(own)) = (&*name, label(page))
            && !own.trim().is_empty()
        {
            *name = PageName::Printed(own.to_owned());
        }
    }
}
