//! The country information evidence schedule of a bundle: where it begins, where it ends, how it is set.

use std::ops::Range;

use super::index::Index;
use super::lines::{PageLines, Row};
use crate::pdf::Inventory;

/// A heading stands in this upper part of its page.
const UPPER: f32 = 0.4;

/// How it may be headed, in small letters.
const HEADINGS: [&str; 8] = [
    "country information evidence schedule",
    "country evidence schedule",
    "country information schedule",
    "country background evidence schedule",
    "country background schedule",
    "schedule of country evidence",
    "schedule of country information",
    "schedule of country background evidence",
];

/// The schedule, as far as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Its first page, from 1.
    pub first: u32,
    /// The one behind its last; none where nothing tells where it ends.
    pub end: Option<u32>,
    /// What tells it.
    pub told_by: &'static str,
}

impl Schedule {
    /// Its pages, as far as they are known.
    pub fn pages(&self) -> Range<u32> {
        self.first..self.end.unwrap_or(self.first + 1)
    }

    pub fn length(&self) -> Option<u32> {
        self.end.map(|end| end.saturating_sub(self.first))
    }
}

/// Looks for the schedule by its heading, outside the index.
pub(super) fn schedule(
    pages: &[Option<PageLines>],
    inventory: &Inventory,
    index: Option<&Index>,
) -> Option<Schedule> {
    let in_index = |page: u32| index.is_some_and(|index| index.pages.contains(&page));
    let mut numbered = (1..).zip(pages);
    let found = numbered
        .find(|(number, page)| !in_index(*number) && page.as_ref().is_some_and(is_first_page));
    let (first, _) = found?;
    let last = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let ends = by_bookmarks(first, inventory, last)
        .map(|end| (end, "the bookmarks"))
        .or_else(|| by_index(first, index?, last).map(|end| (end, "the index")));
    Some(Schedule {
        first,
        end: ends.map(|(end, _)| end),
        told_by: ends.map_or("nothing", |(_, told_by)| told_by),
    })
}

/// The heading stands in a line of its own, larger than what it heads or first on its page.
fn is_first_page(page: &PageLines) -> bool {
    let upper = page.height * UPPER;
    let body = page.body().filter(|row| row.y < upper);
    let usual = usual_size(page);
    let mut rows = body.filter(|row| row.pieces.len() == 1);
    rows.any(|row| is_heading(&row.text()) && row.size() > usual + 0.5)
        || page
            .body()
            .next()
            .is_some_and(|row| is_heading(&row.text()))
}

fn is_heading(text: &str) -> bool {
    let words = text.to_lowercase();
    let is_short = words.split_whitespace().count() <= 10;
    is_short && HEADINGS.iter().any(|heading| words.contains(heading))
}

/// Of most lines.
fn usual_size(page: &PageLines) -> f32 {
    let mut sizes: Vec<f32> = page.body().map(Row::size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

/// The next bookmark that is no part of the one that leads there.
fn by_bookmarks(first: u32, inventory: &Inventory, last: u32) -> Option<u32> {
    let mut bookmarks = inventory.bookmarks.iter();
    let own = bookmarks.find(|one| one.leads.page() == Some(first) && is_heading(&one.title))?;
    // Where that leads nowhere, bookmarks do not tell.
    let next = bookmarks.find(|one| one.depth <= own.depth);
    match next {
        Some(next) => next.leads.page().filter(|page| *page > first),
        None => Some(last + 1),
    }
}

/// What the index says of its last page, or the next row that is not set in below it.
fn by_index(first: u32, index: &Index, last: u32) -> Option<u32> {
    let mut rows = index.rows.iter();
    let own = rows.find(|row| is_heading(&row.title))?;
    if own.position != Some(first) {
        return None;
    }
    if let Some(end) = &own.last {
        let pages = end.number.saturating_sub(own.first.number);
        return Some(first + pages + 1);
    }
    let is_below = |title: &str| title.to_lowercase().starts_with("issue ");
    let next = rows.find(|row| row.left <= own.left + 2.0 && !is_below(&row.title));
    match next {
        Some(next) => next.position.filter(|page| *page > first),
        None => Some(last + 1),
    }
}

/// How a line breaks the rule of type.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Set {
    /// A line of letters of that size.
    Small(f32, String),
    /// Two lines that far apart, from baseline to baseline.
    Close(f32, String),
}

/// Slack of sizes and distances, in points: nobody sees it.
const SIZE_SLACK: f32 = 0.1;
const LINE_SLACK: f32 = 0.3;

/// The first line of a page that is smaller or closer than allowed.
pub(super) fn too_small(page: &PageLines, size: f32, spacing: f32) -> Option<Set> {
    let rows: Vec<&Row> = page.body().filter(|row| is_text(row)).collect();
    let piece = rows.iter().flat_map(|row| &row.pieces);
    let small = piece
        .filter(|piece| piece.text.chars().count() > 3)
        .find(|piece| piece.size < size - SIZE_SLACK);
    if let Some(small) = small {
        return Some(Set::Small(small.size, small.text.clone()));
    }
    let mut pairs = rows.iter().zip(rows.iter().skip(1));
    let close = pairs.find(|(above, below)| {
        let needed = size.min(below.size()) * spacing;
        below.y - above.y < needed - LINE_SLACK
    });
    close.map(|(above, below)| Set::Close(below.y - above.y, below.text()))
}

/// Raised numbers and rules made of signs are no lines.
fn is_text(row: &Row) -> bool {
    row.text()
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count()
        > 3
}

#[cfg(test)]
mod tests {
    use super::super::lines::made::page;
    use super::*;

    #[test]
    fn small_and_close_lines_are_found_and_right_ones_are_not() {
        let set = |lines: &[(f32, f32, f32, &str)]| too_small(&page(lines), 12.0, 1.5);
        let right = [
            (72.0, 100.0, 12.0, "A line"),
            (72.0, 118.0, 12.0, "Another one"),
        ];
        assert_eq!(set(&right), None);
        let small = [
            (72.0, 100.0, 12.0, "A line"),
            (72.0, 118.0, 10.0, "Another one"),
        ];
        assert!(matches!(set(&small), Some(Set::Small(..))));
        let close = [
            (72.0, 100.0, 12.0, "A line"),
            (72.0, 114.0, 12.0, "Another one"),
        ];
        assert!(matches!(set(&close), Some(Set::Close(..))));
    }

    #[test]
    fn the_heading_is_known_in_the_ways_that_bundles_write_it() {
        for text in [
            "Country Information Evidence Schedule",
            "E. Schedule of country evidence",
        ] {
            assert!(is_heading(text), "{text}");
        }
        assert!(!is_heading(
            "The direction asks for a country information evidence schedule in every bundle that relies on it"
        ));
    }
}
