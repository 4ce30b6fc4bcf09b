//! The paragraphs of a report by the words in them that say something, so that one that may stand for a summary is
//! found without going through all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::quote::Index;

/// One in so many of the words that say something has to stand in a paragraph, for it to be proposed from a place
/// that the summary does not cite: in a report of something else there is always one that shares a few.
const LEAST_SHARED: usize = 5;

#[cfg(test)]
thread_local! {
    /// How often a paragraph was looked for in this thread.
    pub(in crate::gui) static SOUGHT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    /// Its words, as the index counts them.
    all: Vec<Range<usize>>,
    /// In which of them a word stands.
    with: BTreeMap<String, Vec<usize>>,
}

impl Paragraphs {
    /// `word` gives the letters of a word.
    pub(super) fn new<'d>(index: &Index, word: impl Fn(usize) -> Option<&'d str>) -> Paragraphs {
        let mut paragraphs = Paragraphs::default();
        let mut next = 0;
        while let Some(paragraph) = index.paragraph(next) {
            next = paragraph.end.max(next + 1);
            let number = paragraphs.all.len();
            let words = paragraph.clone().filter_map(&word);
            for key in words.flat_map(keys) {
                let with = paragraphs.with.entry(key).or_default();
                if with.last() != Some(&number) {
                    with.push(number);
                }
            }
            paragraphs.all.push(paragraph);
        }
        paragraphs
    }

    /// The one that says most of what a text says: of those that stand at the place that it cites, where it cites any
    /// (`cites`) and some do. A word counts for more the fewer paragraphs have it.
    pub(super) fn proposed(
        &self,
        text: &str,
        cites: bool,
        stands_there: impl Fn(&Range<usize>) -> bool,
    ) -> Option<Range<usize>> {
        #[cfg(test)]
        SOUGHT.set(SOUGHT.get() + 1);
        let wanted: BTreeSet<String> = keys(text).collect();
        let all = self.all.len().max(1) as f32;
        let mut shared: BTreeMap<usize, (usize, f32)> = BTreeMap::new();
        for key in &wanted {
            let with = self.with.get(key).map_or(&[][..], Vec::as_slice);
            let weight = (1.0 + all / with.len().max(1) as f32).ln();
            for number in with {
                let (count, sum) = shared.entry(*number).or_default();
                (*count, *sum) = (*count + 1, *sum + weight);
            }
        }
        let weighed = shared.into_iter().filter_map(|(number, (count, weight))| {
            let paragraph = self.all.get(number)?;
            let is_there = stands_there(paragraph);
            let is_enough =
                (is_there && cites) || count * LEAST_SHARED >= wanted.len().max(LEAST_SHARED);
            is_enough.then_some((is_there, weight, paragraph))
        });
        let best = weighed.reduce(|best, next| {
            let is_better = (next.0, next.1) > (best.0, best.1);
            if is_better { next } else { best }
        });
        best.map(|(_, _, paragraph)| paragraph.clone())
    }
}

/// Words that say something: long ones, figures, names.
pub(super) fn keys(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let says = |word: &&str| {
        let is_long = word.chars().count() > 4;
        is_long || word.starts_with(|letter: char| letter.is_ascii_digit() || letter.is_uppercase())
    };
    words.filter(says).map(str::to_lowercase)
}
