//! On which page everything stands, as it is printed: for whoever cites the bundle.
//!
//! What cannot be known is not said: where the length of a document is not known, neither are the numbers of what
//! stands behind it.

use std::collections::BTreeMap;

use super::block::Anchor;
use super::line::stamp;
use super::makeup::MakeUp;
use super::page::EntrySpan;
use crate::bundle::{Part, PartSpan, Plan};

/// Stands where a number is not known.
const UNKNOWN: &str = "page not known yet";

/// The page numbers of a bundle. Pages are counted from 1, as they are printed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    prefix: String,
    pages: BTreeMap<Anchor, usize>,
    spans: Vec<PartSpan>,
    entries: Vec<EntrySpan>,
    /// The first exhibit, by position, whose length is not known.
    unknown_from: Option<usize>,
}

/// What stands on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnPage {
    Cover,
    Index,
    /// With the numbers of the entries that are on it.
    Schedule(Vec<u32>),
    Sources,
    /// The page before a section of exhibits, by the position of its first.
    Divider(usize),
    Exhibit {
        /// By position in the plan.
        exhibit: usize,
        /// Which of its pages that are included, from 1.
        page: usize,
    },
    /// Left blank.
    Blank,
    /// Behind the last.
    Nowhere,
    /// Behind a document whose length is not known.
    Unknown,
}

impl Numbers {
    pub(super) fn of(made_up: &MakeUp, plan: &Plan) -> Numbers {
        let places = made_up.places.0.iter();
        Numbers {
            prefix: plan.page_prefix.clone(),
            pages: places
                .map(|(anchor, place)| (*anchor, place.page + 1))
                .collect(),
            spans: made_up.numbers.spans.clone(),
            entries: made_up.entry_spans(),
            unknown_from: plan.exhibits.iter().position(|exhibit| exhibit.pages == 0),
        }
    }

    /// A page as it is cited: `AB 12`, `page 12` where pages have no prefix.
    pub fn label(&self, page: usize) -> String {
        match self.prefix.as_str() {
            "" => format!("page {page}"),
            prefix => stamp(prefix, page.saturating_sub(1)),
        }
    }

    pub fn schedule(&self) -> Option<usize> {
        self.page(Anchor::Schedule)
    }

    pub fn sources(&self) -> Option<usize> {
        self.page(Anchor::Sources)
    }

    /// By position in the schedule.
    pub fn issue(&self, position: usize) -> Option<usize> {
        self.page(Anchor::Issue(position))
    }

    /// The pages of the schedule on which an entry begins and ends, by its number.
    pub fn entry(&self, number: u32) -> Option<(usize, usize)> {
        let mut entries = self.entries.iter();
        let found = entries.find(|span| span.number == number)?;
        Some((found.page + 1, found.last + 1))
    }

    /// The page of an exhibit on which the words of an entry begin, by its number.
    pub fn quoted(&self, entry: u32) -> Option<usize> {
        self.page(Anchor::Quoted(entry))
    }

    /// From which page to which an exhibit goes, by its position: once in each volume that holds some of it.
    pub fn exhibit(&self, position: usize) -> Vec<(usize, usize)> {
        let pages = (0..).map_while(|before| {
            let first = self.page(Anchor::Exhibit(position, before))?;
            Some((first, self.page(Anchor::ExhibitEnd(position, before))?))
        });
        pages.collect()
    }

    /// What stands on a page.
    pub fn on(&self, page: usize) -> OnPage {
        let Some(position) = page.checked_sub(1) else {
            return OnPage::Nowhere;
        };
        let mut spans = self.spans.iter();
        let found = spans.find(|span| (span.first..span.end()).contains(&position));
        let is_known = self
            .unknown_from
            .and_then(|from| self.page(Anchor::Exhibit(from, 0)))
            .is_none_or(|from| page < from);
        match found {
            _ if !is_known => OnPage::Unknown,
            None => OnPage::Nowhere,
            Some(span) if position >= span.filled_to() => OnPage::Blank,
            Some(span) => self.within(span, position),
        }
    }

    fn within(&self, span: &PartSpan, position: usize) -> OnPage {
        match span.part {
            Part::Cover => OnPage::Cover,
            Part::Index => OnPage::Index,
            Part::Schedule => {
                let own = |entry: &&EntrySpan| (entry.page..=entry.last).contains(&position);
                let entries = self.entries.iter().filter(own);
                OnPage::Schedule(entries.map(|entry| entry.number).collect())
            }
            Part::Sources => OnPage::Sources,
            Part::Divider(first) => OnPage::Divider(first),
            Part::Exhibit(share) => OnPage::Exhibit {
                exhibit: share.exhibit,
                page: share.skipped as usize + position - span.first + 1,
            },
        }
    }

    /// The last page, where that is known.
    pub fn last(&self) -> Option<usize> {
        let known = self.unknown_from.is_none();
        known.then(|| self.spans.last().map_or(0, PartSpan::end))
    }

    /// As it is printed, or that it is not known.
    pub(super) fn told(&self, anchor: Anchor) -> String {
        match self.page(anchor) {
            Some(page) => self.label(page),
            None if self.prefix.is_empty() => UNKNOWN.to_owned(),
            None => format!("{} ({UNKNOWN})", self.prefix),
        }
    }

    fn page(&self, anchor: Anchor) -> Option<usize> {
        let page = self.pages.get(&anchor).copied();
        page.filter(|_| self.is_known(anchor))
    }

    fn is_known(&self, anchor: Anchor) -> bool {
        let Some(from) = self.unknown_from else {
            return true;
        };
        match anchor {
            Anchor::Exhibit(exhibit, before) => (exhibit, before) <= (from, 0),
            Anchor::ExhibitEnd(exhibit, _) => exhibit < from,
            Anchor::Divider(first) => first <= from,
            Anchor::Quoted(_) => {
                // Its page lies in an exhibit; those before the first unknown one are numbered below it.
                let bound = self.pages.get(&Anchor::Exhibit(from, 0));
                let own = self.pages.get(&anchor);
                own.zip(bound).is_some_and(|(own, bound)| own < bound)
            }
            _ => true,
        }
    }
}
