//! The numbers that are printed on the pages of a document.
//!
//! A number counts as that of its page where it belongs to a run: at least four pages whose numbers count up
//! with the pages, in one style. A year, the number of a chapter or the date of printing stands still and makes
//! no run. Of several runs that share a page only the longest counts; where two are as long, the one that does not
//! say how many pages there are, for a program that printed the page adds that. Pages that a run passes over have
//! the numbers that are missing, unless one of them shows another where the run has its own: then somebody put pages in.

use std::collections::BTreeMap;

use super::candidate::{Candidate, Style, candidates};
use crate::quote::Document;

/// Pages that a run has at least.
const FEWEST: usize = 4;

/// Pages without a number that a run may pass over: beginnings of chapters, plates.
const MOST_PASSED_OVER: usize = 2;

/// Points between the middles of two numbers that stand at one place on their pages: one may have a figure more.
const SAME_PLACE: (f32, f32) = (12.0, 6.0);

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
    pages: Vec<Numbered>,
    has_total: bool,
}

/// A page with a number of a run.
#[derive(Clone, Copy, Debug)]
struct Numbered {
    page: usize,
    /// The middle of the number, in points from the left edge and the top; of a spread, that between its two numbers.
    at: (f32, f32),
    has_total: bool,
}

impl Run {
    fn first(&self) -> usize {
        self.pages.first().map_or(0, |numbered| numbered.page)
    }

    fn last(&self) -> usize {
        self.pages.last().map_or(0, |numbered| numbered.page)
    }

    /// The pages that bear its numbers, with the middle of each: its own, and those between two of them, where none of
    /// these shows another number where the run has its own.
    fn named(&self, found: &[Vec<Candidate>]) -> Vec<(usize, f32)> {
        let shows_another = |page: usize| {
            let candidates = found.get(page).map_or(&[][..], Vec::as_slice);
            candidates.iter().any(|one| self.has_place(one))
        };
        let mut named = Vec::new();
        for (at, own) in self.pages.iter().enumerate() {
            named.push((own.page, own.at.0));
            let next = self.pages.get(at + 1).map_or(own.page, |next| next.page);
            let between = own.page + 1..next;
            if !between.clone().any(shows_another) {
                named.extend(between.map(|page| (page, own.at.0)));
            }
        }
        named
    }

    /// Whether a number stands where those of the run stand.
    fn has_place(&self, one: &Candidate) -> bool {
        let mut places = self.pages.iter().map(|numbered| numbered.at);
        places.any(|(x, y)| (one.x - x).abs() < SAME_PLACE.0 && (one.y - y).abs() < SAME_PLACE.1)
    }
}

fn names(found: &[Vec<Candidate>]) -> Vec<PageName> {
    let mut runs = runs(found);
    runs.sort_by_key(|run| std::cmp::Reverse((run.pages.len(), !run.has_total, run.kind)));
    let mut names: Vec<PageName> = (1..=found.len()).map(PageName::InPdf).collect();
    let mut is_taken = vec![false; found.len()];
    for run in &runs {
        let Some(taken) = is_taken.get_mut(run.first()..=run.last()) else {
            continue;
        };
        if taken.contains(&true) {
            continue;
        }
        taken.fill(true);
        for (page, middle) in run.named(found) {
            if let Some(name) = names.get_mut(page) {
                *name = run.kind.name(page, middle);
            }
        }
    }
    names
}

/// All runs that are long enough.
fn runs(found: &[Vec<Candidate>]) -> Vec<Run> {
    let mut kinds: BTreeMap<Kind, Vec<Numbered>> = BTreeMap::new();
    for (page, candidates) in found.iter().enumerate() {
        for one in candidates {
            let kind = Kind::Single(one.style, one.value - page as i64);
            kinds.entry(kind).or_default().push(Numbered {
                page,
                at: (one.x, one.y),
                has_total: one.has_total,
            });
        }
        for (left, right) in spreads(candidates) {
            let kind = Kind::Spread(left.value - 2 * page as i64);
            kinds.entry(kind).or_default().push(Numbered {
                page,
                at: ((left.x + right.x) / 2.0, left.y),
                has_total: false,
            });
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
fn of_kind(kind: Kind, mut pages: Vec<Numbered>) -> Vec<Run> {
    pages.dedup_by_key(|one| one.page);
    let is_near = |one: &Numbered, other: &Numbered| other.page - one.page <= MOST_PASSED_OVER + 1;
    let runs = pages.chunk_by(is_near).filter(|run| run.len() >= FEWEST);
    runs.map(|run| Run {
        kind,
        pages: run.to_vec(),
        has_total: run.iter().any(|one| one.has_total),
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
