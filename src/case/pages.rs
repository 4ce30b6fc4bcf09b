//! Which pages of a document are wanted: `1, 5-9`.
//!
//! Pages count from 1, as people count. Ranges are kept in the order typed, because a person may
//! want the title page last; a page named twice is refused, because it would be printed twice.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Ranges of pages, both ends included. Never empty, never with a page twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PageRanges(Vec<(u32, u32)>);

/// Why a text names no pages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPages {
    #[error("“{0}” is not a page or a range of pages; write 1, 5-9")]
    Unreadable(String),
    #[error("the range {0}-{1} runs backwards; write {1}-{0}")]
    Backwards(u32, u32),
    #[error("page {0} is named twice")]
    Twice(u32),
}

impl PageRanges {
    /// Every page named, in order.
    pub fn pages(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().flat_map(|(first, last)| *first..=*last)
    }

    /// The same, without the ranges.
    pub fn into_pages(self) -> impl Iterator<Item = u32> {
        self.0.into_iter().flat_map(|(first, last)| first..=last)
    }

    pub fn count(&self) -> u32 {
        let length = |(first, last): &(u32, u32)| (last - first).saturating_add(1);
        self.0.iter().map(length).fold(0, u32::saturating_add)
    }

    /// `page 3` or `pages 1, 5–9`.
    pub fn named(&self) -> String {
        let noun = if self.count() == 1 { "page" } else { "pages" };
        format!("{noun} {self}")
    }

    /// These pages, in that order, as few ranges as they make; none where there is no page, or one
    /// twice.
    pub fn of(pages: impl IntoIterator<Item = u32>) -> Option<Self> {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for page in pages {
            if page == 0
                || ranges
                    .iter()
                    .any(|(first, last)| (*first..=*last).contains(&page))
            {
                return None;
            }
            match ranges.last_mut() {
                Some((_, last)) if last.checked_add(1) == Some(page) => *last = page,
                _ => ranges.push((page, page)),
            }
        }
        (!ranges.is_empty()).then_some(PageRanges(ranges))
    }

    /// The others, in their order; none where there is none left.
    pub fn without(&self, gone: &BTreeSet<u32>) -> Option<PageRanges> {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for (first, last) in &self.0 {
            let mut next = *first;
            for page in gone.range(*first..=*last) {
                if next < *page {
                    ranges.push((next, page - 1));
                }
                next = page.saturating_add(1);
            }
            if next <= *last && !gone.contains(last) {
                ranges.push((next, *last));
            }
        }
        (!ranges.is_empty()).then_some(PageRanges(ranges))
    }

    pub fn contains(&self, page: u32) -> bool {
        let holds = |(first, last): &(u32, u32)| (*first..=*last).contains(&page);
        self.0.iter().any(holds)
    }

    /// How many of the pages named a document of `length` pages has.
    pub fn count_within(&self, length: u32) -> u32 {
        let inside = |(first, last): &(u32, u32)| (*last).min(length).saturating_sub(first - 1);
        self.0.iter().map(inside).fold(0, u32::saturating_add)
    }

    /// The same with page 1 in front, where it is not among them.
    pub fn with_first_page(&self) -> PageRanges {
        let mut ranges = self.0.clone();
        if ranges.iter().all(|(first, _)| *first > 1) {
            match ranges.first_mut() {
                Some((first, _)) if *first == 2 => *first = 1,
                _ => ranges.insert(0, (1, 1)),
            }
        }
        PageRanges(ranges)
    }

    /// The highest page named.
    pub fn last(&self) -> u32 {
        self.0.iter().map(|(_, last)| *last).max().unwrap_or(0)
    }
}

impl FromStr for PageRanges {
    type Err = NotPages;

    fn from_str(text: &str) -> Result<Self, NotPages> {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for part in text.split([',', ';']) {
            let (first, last) = range(part)?;
            let overlap = |(from, to): &&(u32, u32)| first <= *to && *from <= last;
            if let Some((from, _)) = ranges.iter().find(overlap) {
                return Err(NotPages::Twice(first.max(*from)));
            }
            ranges.push((first, last));
        }
        Ok(PageRanges(ranges))
    }
}

fn range(part: &str) -> Result<(u32, u32), NotPages> {
    let unreadable = || NotPages::Unreadable(part.trim().to_owned());
    let number = |text: &str| match text.trim().parse::<u32>() {
        Ok(page) if page > 0 => Ok(page),
        _ => Err(unreadable()),
    };
    let (first, last) = match part.split_once(['-', '–']) {
        Some((first, last)) => (number(first)?, number(last)?),
        None => (number(part)?, number(part)?),
    };
    if first > last {
        Err(NotPages::Backwards(first, last))
    } else {
        Ok((first, last))
    }
}

impl TryFrom<String> for PageRanges {
    type Error = NotPages;

    fn try_from(text: String) -> Result<Self, NotPages> {
        text.parse()
    }
}

impl From<PageRanges> for String {
    fn from(ranges: PageRanges) -> String {
        ranges.to_string().replace('–', "-")
    }
}

/// As printed: `1, 5–9`.
impl fmt::Display for PageRanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (first, last)) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            if first == last {
                write!(f, "{comma}{first}")?;
            } else {
                write!(f, "{comma}{first}–{last}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<PageRanges, NotPages> {
        text.parse()
    }

    #[test]
    fn pages_and_ranges_are_read_in_the_order_typed() {
        let ranges = read(" 5-7, 1;12 – 12 ").unwrap();
        assert_eq!(ranges.pages().collect::<Vec<_>>(), [5, 6, 7, 1, 12]);
        assert_eq!((ranges.count(), ranges.last()), (5, 12));
        assert_eq!(ranges.to_string(), "5–7, 1, 12");
        assert_eq!(read(&String::from(ranges.clone())), Ok(ranges));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_reason() {
        assert_eq!(read(""), Err(NotPages::Unreadable(String::new())));
        assert_eq!(read("0"), Err(NotPages::Unreadable("0".to_owned())));
        assert_eq!(read("1,x"), Err(NotPages::Unreadable("x".to_owned())));
        assert_eq!(read("9-5"), Err(NotPages::Backwards(9, 5)));
        assert_eq!(read("1-4, 3"), Err(NotPages::Twice(3)));
        assert_eq!(
            read("1-4294967296"),
            Err(NotPages::Unreadable("1-4294967296".to_owned()))
        );
    }

    #[test]
    fn pages_make_as_few_ranges_as_they_can() {
        let told = |pages: &[u32]| PageRanges::of(pages.iter().copied()).map(String::from);
        assert_eq!(told(&[1, 2, 3, 7, 5, 6]).as_deref(), Some("1-3, 7, 5-6"));
        assert_eq!(told(&[]), None);
        assert_eq!(told(&[4, 4]), None);
    }

    #[test]
    fn the_first_page_is_put_in_front_once() {
        let with = |text: &str| read(text).unwrap().with_first_page().to_string();
        assert_eq!(with("5-9"), "1, 5–9");
        assert_eq!(with("2-4, 8"), "1–4, 8");
        assert_eq!(with("5, 1-2"), "5, 1–2");
        assert_eq!(with("5, 2"), "1, 5, 2");
    }

    #[test]
    fn a_huge_range_is_counted_without_being_walked() {
        let huge = read("1-4294967295").unwrap();
        assert_eq!((huge.count(), huge.count_within(12)), (u32::MAX, 12));
        assert_eq!(read("3, 11-13, 20").unwrap().count_within(12), 3);
    }
}
