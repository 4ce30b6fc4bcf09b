//! An entry whose source is open: its words are found again, or those that may stand for its summary are proposed.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::case::Entry;
use crate::library::{CharacteristicId, SourceId, Stance};
use crate::numbering::contradicts;

use super::opened::Opened;
use super::source::SourceChoice;
use super::{Reader, Standing};

/// An entry that is to be shown in its source, or quoted from it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Sought {
    pub(in crate::gui) number: u32,
    source: SourceId,
    stance: Stance,
    about: Vec<CharacteristicId>,
    pinpoint: Option<String>,
    text: String,
    is_summary: bool,
}

impl Sought {
    pub(in crate::gui) fn of(entry: &Entry) -> Sought {
        let passage = &entry.passage;
        Sought {
            number: entry.number,
            source: entry.source.id.clone(),
            stance: passage.stance,
            about: passage.about.clone(),
            pinpoint: passage.pinpoint.clone(),
            text: passage.text.clone(),
            is_summary: passage.is_summary(),
        }
    }
}

impl Reader {
    /// Takes up an entry whose source is open.
    pub(in crate::gui) fn take_up(&mut self, sought: &Sought) {
        let Standing::Open(opened) = &self.standing else {
            return;
        };
        self.draft.added();
        self.draft.in_place_of = Some(sought.number);
        self.draft.source = SourceChoice::Known(sought.source.clone());
        self.draft.stance = sought.stance;
        self.draft.about.clone_from(&sought.about);
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
fn proposed(sought: &Sought, opened: &Opened) -> Option<Range<usize>> {
    let cited = sought.pinpoint.as_deref().unwrap_or_default();
    let wanted = keys(&sought.text);
    let mut best: Option<(bool, usize, Range<usize>)> = None;
    for words in paragraphs(opened) {
        let Some(passage) = opened.report.index.passage(words.clone()) else {
            continue;
        };
        let Some(citation) = opened.cite(&passage) else {
            continue;
        };
        let pages = passage.at.pages.iter();
        let pages: Vec<_> = pages
            .map(|page| (*page, opened.report.pages.of_page(*page)))
            .collect();
        let paragraph = citation.paragraph.as_deref();
        let is_there = !contradicts(cited, &pages, paragraph);
        let shared = keys(&passage.text).intersection(&wanted).count();
        let is_better = best
            .as_ref()
            .is_none_or(|(there, most, _)| (*there, *most) < (is_there, shared));
        let is_cited = is_there && !cited.is_empty();
        let says_enough = match is_cited {
            true => shared > 0,
            false => shared * LEAST_SHARED >= wanted.len().max(LEAST_SHARED),
        };
        if is_better && says_enough {
            best = Some((is_there, shared, words));
        }
    }
    best.map(|(_, _, words)| words)
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
