//! How pages of documents become pages of the bundle: here, and nowhere else.
//!
//! One page becomes one page, but for one that is longer than a sheet: it is cut into slices, each of which is a page
//! of the bundle. Where it is cut was found out when the document was read; whether it is, the case says.

use std::collections::BTreeMap;

use crate::case::PageRanges;
use crate::quote::Area;

/// A part of a page of a document that is a page of the bundle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slice {
    /// On the page as it shows itself, turned as it says and no further.
    pub area: Area,
    /// It is printed no larger than so many times.
    pub scale: f32,
    /// How many stand before it.
    pub before: u32,
    /// How many the page is cut into.
    pub of: u32,
}

impl Slice {
    pub fn is_first(&self) -> bool {
        self.before == 0
    }

    pub fn is_last(&self) -> bool {
        self.before + 1 >= self.of
    }

    /// What of some areas it shows.
    pub fn parts(&self, areas: &[Area]) -> Vec<Area> {
        let part = |area: &Area| {
            let part = Area {
                x0: area.x0.max(self.area.x0),
                y0: area.y0.max(self.area.y0),
                x1: area.x1.min(self.area.x1),
                y1: area.y1.min(self.area.y1),
            };
            (part.x0 < part.x1 && part.y0 < part.y1).then_some(part)
        };
        areas.iter().filter_map(part).collect()
    }

    pub fn shows(&self, point: (f32, f32)) -> bool {
        self.away(point) <= 0.0
    }

    /// How far a point lies outside it.
    fn away(&self, (x, y): (f32, f32)) -> f32 {
        let Area { x0, y0, x1, y1 } = self.area;
        let past = |value: f32, low: f32, high: f32| (low - value).max(value - high).max(0.0);
        past(x, x0, x1).max(past(y, y0, y1))
    }
}

/// The slice on which a point stands: where two show it, the first; outside all, the nearest.
pub fn slice_at(slices: &[Slice], point: (f32, f32)) -> Option<&Slice> {
    let by_distance = |one: &&Slice, other: &&Slice| one.away(point).total_cmp(&other.away(point));
    slices.iter().min_by(by_distance)
}

/// How long a document is in the bundle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Length {
    /// Its own pages.
    pub pages: u32,
    /// Those that are cut, from 1, with two slices at least, in the order in which they are read.
    pub cut: BTreeMap<u32, Vec<Slice>>,
}

impl From<u32> for Length {
    fn from(pages: u32) -> Self {
        Length {
            pages,
            cut: BTreeMap::new(),
        }
    }
}

impl Length {
    /// How many pages of the bundle it takes, or those of its pages that are wanted.
    pub fn in_bundle(&self, wanted: Option<&PageRanges>) -> u32 {
        let own = wanted.map_or(self.pages, |wanted| wanted.count_within(self.pages));
        let is_wanted = |page: &u32| wanted.is_none_or(|wanted| wanted.contains(*page));
        let cut = self.cut.iter().filter(|(page, _)| is_wanted(page));
        let more = cut.map(|(_, slices)| slices.len().saturating_sub(1));
        own.saturating_add(u32::try_from(more.sum::<usize>()).unwrap_or(u32::MAX))
    }

    /// Its pages of the bundle in order: each is a page of its own, from 1, or a slice of one.
    pub fn places(&self, wanted: Option<PageRanges>) -> impl Iterator<Item = (u32, Option<Slice>)> {
        let pages: Box<dyn Iterator<Item = u32>> = match wanted {
            None => Box::new(1..=self.pages),
            Some(wanted) => Box::new(wanted.into_pages()),
        };
        pages.flat_map(|page| match self.cut.get(&page) {
            None => vec![(page, None)],
            Some(slices) => slices.iter().map(|slice| (page, Some(*slice))).collect(),
        })
    }

    /// How many of its pages of the bundle stand before the one that shows a point of a page; none where the page is
    /// not included.
    pub fn before(&self, wanted: Option<&PageRanges>, page: u32, point: (f32, f32)) -> Option<u32> {
        let slices = self.cut.get(&page).map(Vec::as_slice);
        let within = slice_at(slices.unwrap_or_default(), point).map_or(0, |slice| slice.before);
        let own = match wanted {
            None => page - 1,
            Some(wanted) => {
                let before = wanted.pages().position(|wanted| wanted == page)?;
                u32::try_from(before).ok()?
            }
        };
        let is_before = |other: u32| match wanted {
            None => other < page,
            Some(wanted) => wanted.pages().take(own as usize).any(|one| one == other),
        };
        let cut = self.cut.iter().filter(|(other, _)| is_before(**other));
        let more: usize = cut.map(|(_, slices)| slices.len().saturating_sub(1)).sum();
        Some(own + u32::try_from(more).ok()? + within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nine pages, of which the second is cut into three slices of 100 points and the fifth into two.
    fn length() -> Length {
        let slices = |of: u32| {
            let slice = |before: u32| Slice {
                area: Area {
                    x0: 0.0,
                    y0: before as f32 * 100.0,
                    x1: 50.0,
                    y1: (before + 1) as f32 * 100.0,
                },
                scale: 1.0,
                before,
                of,
            };
            (0..of).map(slice).collect::<Vec<_>>()
        };
        Length {
            pages: 9,
            cut: BTreeMap::from([(2, slices(3)), (5, slices(2))]),
        }
    }

    fn wanted(text: &str) -> Option<PageRanges> {
        text.parse().ok()
    }

    #[test]
    fn a_cut_page_takes_as_many_pages_as_it_has_slices() {
        assert_eq!(length().in_bundle(None), 12);
        assert_eq!(length().in_bundle(wanted("1-2").as_ref()), 4);
        assert_eq!(length().in_bundle(wanted("3-4").as_ref()), 2);
        assert_eq!(Length::from(9).in_bundle(None), 9);
    }

    #[test]
    fn slices_follow_each_other_where_their_page_stands() {
        let told = |ranges: &str| {
            let length = length();
            let places = length.places(wanted(ranges)).map(|place| match place {
                (page, None) => page.to_string(),
                (page, Some(slice)) => format!("{page}.{}", slice.before),
            });
            places.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told("5, 1-2"), "5.0 5.1 1 2.0 2.1 2.2");
        assert_eq!(told(""), "1 2.0 2.1 2.2 3 4 5.0 5.1 6 7 8 9");
    }

    #[test]
    fn a_point_of_a_page_stands_on_the_slice_that_shows_it() {
        let before =
            |ranges: &str, page, y| length().before(wanted(ranges).as_ref(), page, (10.0, y));
        assert_eq!(before("", 2, 250.0), Some(3));
        assert_eq!(before("", 2, 900.0), Some(3), "the nearest");
        assert_eq!(before("", 3, 250.0), Some(4));
        assert_eq!(before("5, 2, 9", 2, 120.0), Some(3));
        assert_eq!(before("5, 2, 9", 9, 0.0), Some(5));
        assert_eq!(before("1", 2, 0.0), None);
    }

    #[test]
    fn every_place_is_before_the_next_whatever_is_wanted() {
        for ranges in ["", "1-9", "9, 5, 2", "2, 1", "4-6, 2-3"] {
            let wanted = wanted(ranges);
            let length = length();
            for (at, (page, slice)) in length.places(wanted.clone()).enumerate() {
                let middle = slice.map_or((0.0, 0.0), |slice| {
                    (25.0, (slice.area.y0 + slice.area.y1) / 2.0)
                });
                let before = length.before(wanted.as_ref(), page, middle);
                assert_eq!(before, Some(at as u32), "{ranges}: page {page}");
            }
            let count = length.in_bundle(wanted.as_ref()) as usize;
            assert_eq!(length.places(wanted).count(), count);
        }
    }
}
