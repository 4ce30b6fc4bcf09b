//! Words that are looked for, and where they stand.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::quote::{Area, PageBox};

use super::Text;

#[derive(Debug, Default)]
pub(in crate::gui) struct Search {
    pub(in crate::gui) text: String,
    /// The words found, in the order of pages.
    pub(in crate::gui) hits: Vec<Hit>,
    /// The one that is shown.
    pub(in crate::gui) current: Option<usize>,
    /// Boxes of each page, with the hit that each is of.
    boxes: BTreeMap<usize, Vec<(Area, usize)>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Hit {
    pub(in crate::gui) words: Range<usize>,
    /// Where its first word stands.
    pub(in crate::gui) page: usize,
    pub(in crate::gui) top: f32,
}

impl Text<'_> {
    /// Where words stand, in the order of pages.
    pub(in crate::gui) fn hits(&self, text: &str) -> Vec<(Hit, Vec<PageBox>)> {
        let found = self.finder.find(text, self.index).into_iter();
        let mut hits: Vec<(Hit, Vec<_>)> = found
            .filter_map(|words| {
                let boxes = self.index.boxes(words.clone());
                let first = boxes.first()?;
                let (page, top) = (first.page, first.area.y0);
                Some((Hit { words, page, top }, boxes))
            })
            .collect();
        hits.sort_by_key(|(hit, _)| {
            let place = self.words.laid(hit.words.start).map(|laid| laid.word);
            (hit.page, place)
        });
        hits
    }
}

impl Search {
    /// Of what was found, in the order of pages. The first that stands on `page` or behind it is shown.
    pub(in crate::gui) fn new(
        text: String,
        found: Vec<(Hit, Vec<PageBox>)>,
        page: usize,
    ) -> Search {
        let mut boxes: BTreeMap<usize, Vec<(Area, usize)>> = BTreeMap::new();
        for (number, (_, own)) in found.iter().enumerate() {
            for one in own {
                boxes.entry(one.page).or_default().push((one.area, number));
            }
        }
        let hits: Vec<Hit> = found.into_iter().map(|(hit, _)| hit).collect();
        let next = hits.iter().position(|hit| hit.page >= page);
        Search {
            text,
            current: next.or((!hits.is_empty()).then_some(0)),
            hits,
            boxes,
        }
    }

    pub(in crate::gui) fn boxes(&self, page: usize) -> &[(Area, usize)] {
        self.boxes.get(&page).map_or(&[], Vec::as_slice)
    }

    /// Goes on to the next, or back; round at the ends.
    pub(in crate::gui) fn step(&mut self, is_back: bool) {
        let count = self.hits.len();
        let Some(current) = self.current.filter(|_| count > 0) else {
            return;
        };
        let step = if is_back { count - 1 } else { 1 };
        self.current = Some((current + step) % count);
    }

    pub(in crate::gui) fn shown(&self) -> Option<&Hit> {
        self.hits.get(self.current?)
    }

    /// `3 of 17`
    pub(in crate::gui) fn told(&self) -> Option<String> {
        if self.text.trim().is_empty() {
            return None;
        }
        Some(match self.current {
            Some(current) => format!("{} of {}", current + 1, self.hits.len()),
            None => "none".to_owned(),
        })
    }
}
