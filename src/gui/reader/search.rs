//! Words that are looked for in a report, and where they stand.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::quote::Area;

use super::opened::Opened;

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

impl Search {
    /// Looks for other words. The first that stands on `page` or behind it is shown.
    pub(in crate::gui) fn new(text: String, opened: &Opened, page: usize) -> Search {
        let index = &opened.report.index;
        let found = opened.finder.find(&text, index).into_iter();
        let mut hits: Vec<(Hit, Vec<_>)> = found
            .filter_map(|words| {
                let boxes = index.boxes(words.clone());
                let first = boxes.first()?;
                let (page, top) = (first.page, first.area.y0);
                Some((Hit { words, page, top }, boxes))
            })
            .collect();
        hits.sort_by(|(one, _), (other, _)| {
            let place = |hit: &Hit| opened.words.laid(hit.words.start).map(|laid| laid.word);
            (one.page, place(one)).cmp(&(other.page, place(other)))
        });
        let mut boxes: BTreeMap<usize, Vec<(Area, usize)>> = BTreeMap::new();
        for (number, (_, own)) in hits.iter().enumerate() {
            for one in own {
                boxes.entry(one.page).or_default().push((one.area, number));
            }
        }
        let hits: Vec<Hit> = hits.into_iter().map(|(hit, _)| hit).collect();
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
