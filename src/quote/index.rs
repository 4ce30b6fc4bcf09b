//! A document made ready for many quotations: its letters one after the other, and where pairs of words stand.

use std::ops::Range;

use super::document::{Document, Page};
use super::flow::Flow;
use super::outcome::{PageBox, Place};

/// Made once a document.
#[derive(Debug)]
pub struct Index {
    pub(super) flow: Flow,
    /// Of two words that follow each other, the key and the first one's number, sorted.
    pairs: Vec<(u32, u32)>,
    /// The same of single words.
    singles: Vec<(u32, u32)>,
    /// Pages whose words cannot be relied on, counted from 0.
    pub(super) unreadable: Vec<usize>,
    /// Pages that a machine has read, counted from 0: words may be others there.
    pub(super) by_machine: Vec<usize>,
}

impl Index {
    pub fn new(document: &Document) -> Index {
        let flow = Flow::of(document);
        let keys = || (0..).zip(flow.tokens.iter().map(|token| token.key));
        let mut singles: Vec<(u32, u32)> = keys().map(|(at, key)| (key, at)).collect();
        let next = flow.tokens.iter().skip(1).map(|token| token.key);
        let pairs = keys().zip(next);
        let mut pairs: Vec<(u32, u32)> = pairs
            .map(|((at, key), next)| (pair(key, next), at))
            .collect();
        singles.sort_unstable();
        pairs.sort_unstable();
        let those = |is_one: fn(&Page) -> bool| {
            let pages = document.pages.iter().enumerate();
            let those = pages.filter(|(_, page)| is_one(page));
            those.map(|(number, _)| number).collect()
        };
        Index {
            unreadable: those(|page| page.is_unreadable),
            by_machine: those(|page| page.is_by_machine),
            flow,
            pairs,
            singles,
        }
    }

    /// Where two words with these keys follow each other.
    pub(super) fn pairs(&self, first: u32, second: u32) -> &[(u32, u32)] {
        of_key(&self.pairs, pair(first, second))
    }

    /// Where a word with this key stands.
    pub(super) fn singles(&self, key: u32) -> &[(u32, u32)] {
        of_key(&self.singles, key)
    }

    /// Where several stretches of the letters stand in the document.
    pub(super) fn places(&self, stretches: &[Range<usize>]) -> Place {
        let mut all = Place::default();
        for letters in stretches.iter().filter(|letters| !letters.is_empty()) {
            let Place { pages, boxes } = self.place(letters);
            let new = pages.into_iter().filter(|page| !all.pages.contains(page));
            let new: Vec<usize> = new.collect();
            all.pages.extend(new);
            all.boxes.extend(boxes);
        }
        all
    }

    /// Where some bytes of the letters stand in the document.
    pub(super) fn place(&self, letters: &Range<usize>) -> Place {
        let flow = &self.flow;
        let last = flow.token_at(letters.end.saturating_sub(1).max(letters.start));
        let places = flow.places_of(flow.token_at(letters.start)..last + 1);
        let mut found = Place::default();
        let mut line = None;
        for place in flow.places.get(places).unwrap_or_default() {
            if place.is_left_out {
                continue;
            }
            let page = place.page as usize;
            if !found.pages.contains(&page) {
                found.pages.push(page);
            }
            match found.boxes.last_mut() {
                Some(last) if line == Some((place.page, place.line)) => {
                    last.area = last.area.with(place.area);
                }
                _ => found.boxes.push(PageBox {
                    page,
                    area: place.area,
                }),
            }
            line = Some((place.page, place.line));
        }
        found
    }
}

fn pair(first: u32, second: u32) -> u32 {
    first.rotate_left(11).wrapping_mul(0x9e37_79b1) ^ second
}

fn of_key(sorted: &[(u32, u32)], key: u32) -> &[(u32, u32)] {
    let start = sorted.partition_point(|(own, _)| *own < key);
    let rest = sorted.get(start..).unwrap_or_default();
    let count = rest.partition_point(|(own, _)| *own == key);
    rest.get(..count).unwrap_or_default()
}
