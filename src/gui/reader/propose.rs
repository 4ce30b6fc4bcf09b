//! An entry whose source is open: its words are found again, or those that may stand for its summary are proposed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::case::Entry;
use crate::library::{CharacteristicId, SourceId, Stance};
use crate::numbering::contradicts;

use super::opened::Opened;
use super::source::SourceChoice;
use super::{Reader, Standing};

/// Words that are to be shown in a report: those of an entry, which may be quoted from it, or of nobody's.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Sought {
    entry: Option<SoughtEntry>,
    pinpoint: Option<String>,
    text: String,
    is_summary: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct SoughtEntry {
    number: u32,
    source: SourceId,
    stance: Stance,
    about: Vec<CharacteristicId>,
}

impl Sought {
    /// Words that are no entry's.
    pub(in crate::gui) fn words(text: &str) -> Sought {
        Sought {
            entry: None,
            pinpoint: None,
            text: text.to_owned(),
            is_summary: false,
        }
    }

    pub(in crate::gui) fn of(entry: &Entry) -> Sought {
        let passage = &entry.passage;
        Sought {
            entry: Some(SoughtEntry {
                number: entry.number,
                source: entry.source.id.clone(),
                stance: passage.stance,
                about: passage.about.clone(),
            }),
            pinpoint: passage.pinpoint.clone(),
            text: passage.text.clone(),
            is_summary: passage.is_summary(),
        }
    }
}

impl Reader {
    /// Takes up words whose report is open.
    pub(in crate::gui) fn take_up(&mut self, sought: &Sought) {
        let Standing::Open(opened) = &self.standing else {
            return;
        };
        self.draft.added();
        if let Some(entry) = &sought.entry {
            self.draft.in_place_of = Some(entry.number);
            self.draft.source = SourceChoice::Known(entry.source.clone());
            self.draft.stance = entry.stance;
            self.draft.about.clone_from(&entry.about);
        }
        (self.selection, self.passage) = (None, None);
        match sought.is_summary {
            true => {
                let words = proposed(sought, opened);
                let passage = words.and_then(|words| opened.report.index.passage(words));
                self.draft.select(passage.as_ref(), opened);
                self.passage = passage;
            }
            false => self.draft.write(sought.text.clone(), None, opened),
        }
        self.show_place();
    }
}

/// One in so many of the words that say something has to stand in a paragraph, for it to be proposed from a place
/// that the summary does not cite: in a report of something else there is always one that shares a few.
const LEAST_SHARED: usize = 5;

/// The paragraph that says most of what a summary says: of those at the place that it cites, where that is known.
/// A word counts for more the fewer paragraphs have it.
fn proposed(sought: &Sought, opened: &Opened) -> Option<Range<usize>> {
    let wanted = keys(&sought.text);
    let mut shared: Vec<(Range<usize>, BTreeSet<String>)> = Vec::new();
    let mut frequency: BTreeMap<String, u32> = BTreeMap::new();
    for paragraph in paragraphs(opened) {
        let mut own = BTreeSet::new();
        for word in paragraph.clone().filter_map(|word| opened.word(word)) {
            own.extend(keys(&word.text).intersection(&wanted).cloned());
        }
        for key in &own {
            *frequency.entry(key.clone()).or_default() += 1;
        }
        shared.push((paragraph, own));
    }
    let cited = sought.pinpoint.as_deref().unwrap_or_default();
    let all = shared.len().max(1) as f32;
    let weight = |key: &String| {
        let count = frequency.get(key).copied().unwrap_or(1);
        (1.0 + all / count as f32).ln()
    };
    let weighed = shared.into_iter().filter_map(|(paragraph, own)| {
        let is_there = stands_there(cited, &paragraph, opened);
        let is_cited = is_there && !cited.is_empty();
        let says_enough = match is_cited {
            true => !own.is_empty(),
            false => own.len() * LEAST_SHARED >= wanted.len().max(LEAST_SHARED),
        };
        let weight = own.iter().map(weight).sum::<f32>();
        says_enough.then_some((is_there, weight, paragraph))
    });
    let best = weighed.reduce(|best, next| {
        let is_better = (next.0, next.1) > (best.0, best.1);
        if is_better { next } else { best }
    });
    best.map(|(_, _, paragraph)| paragraph)
}

/// Whether a paragraph may stand at the place that is cited.
fn stands_there(cited: &str, paragraph: &Range<usize>, opened: &Opened) -> bool {
    let first = opened.words.laid(paragraph.start);
    let last = opened.words.laid(paragraph.end.saturating_sub(1));
    let (Some(first), Some(last)) = (first, last) else {
        return false;
    };
    let report = &opened.report;
    let pages = [first.page, last.page];
    let pages = pages.map(|page| (page, report.pages.of_page(page)));
    let number = report.paragraphs.at(first.page, first.word);
    !contradicts(cited, &pages, number)
}

/// Every paragraph of the text, in order.
fn paragraphs(opened: &Opened) -> Vec<Range<usize>> {
    let index = &opened.report.index;
    let (mut found, mut next) = (Vec::new(), 0);
    while let Some(paragraph) = index.paragraph(next) {
        let end = paragraph.end.max(next + 1);
        found.push(paragraph);
        next = end;
    }
    found
}

/// Words that say something: long ones, figures, names.
fn keys(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let says = |word: &&str| {
        let is_long = word.chars().count() > 4;
        is_long || word.starts_with(|letter: char| letter.is_ascii_digit() || letter.is_uppercase())
    };
    words.filter(says).map(str::to_lowercase).collect()
}
