//! An entry whose source is open: its words are found again, or those that may stand for its summary are proposed.

use std::ops::Range;
use std::path::PathBuf;

use crate::case::{Case, Entry};
use crate::gui::entry_numbers::Renumbered;
use crate::library::{
    self, Bearing, CharacteristicId, Held, IssueId, PassageId, Source, SourceId, Stance,
};
use crate::numbering::contradicts;
use crate::quote::Passage;

use super::draft::Draft;
use super::likeness::Likeness;
use super::opened::Opened;
use super::proposals::{Key, Proposal};
use super::source::SourceChoice;
use super::{Marked, Reader, Standing};

/// Words that are to be shown in a report: those of an entry, which may be quoted from it, or of nobody's.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Sought {
    said: Option<Said>,
    pinpoint: Option<String>,
    text: String,
    is_summary: bool,
}

/// What the case or the library says of them.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    of: Marked,
    source: SourceId,
    stance: Stance,
    about: Vec<CharacteristicId>,
    issues: Vec<IssueId>,
    propositions: Vec<Bearing>,
    /// The summary: it itself, or that in the place of which it was taken.
    stands_for: Option<PassageId>,
    /// The issue of the case on which a passage of the library bears, and its pack, where that is the person’s own.
    issue: Option<String>,
    pack: Option<PathBuf>,
}

impl Said {
    fn of(of: Marked, source: &Source, passage: &library::Passage) -> Said {
        Said {
            of,
            source: source.id.clone(),
            stance: passage.stance,
            about: passage.about.clone(),
            issues: passage.issues.clone(),
            propositions: passage.propositions.clone(),
            stands_for: match passage.is_summary() {
                true => Some(passage.id.clone()),
                false => passage.stands_for().cloned(),
            },
            issue: None,
            pack: None,
        }
    }
}

impl Sought {
    /// For its entry under the number that this has now; none where that is gone.
    fn renumbered(mut self, numbers: &Renumbered) -> Option<Sought> {
        if let Some(said) = self.said.take() {
            let of = said.of.renumbered(numbers)?;
            self.said = Some(Said { of, ..said });
        }
        Some(self)
    }

    /// Words that are no entry's.
    pub(in crate::gui) fn words(text: &str) -> Sought {
        Sought {
            said: None,
            pinpoint: None,
            text: text.to_owned(),
            is_summary: false,
        }
    }

    pub(in crate::gui) fn of(entry: &Entry) -> Sought {
        let passage = &entry.passage;
        Sought {
            said: Some(Said::of(
                Marked::Entry(entry.number),
                &entry.source,
                passage,
            )),
            pinpoint: passage.pinpoint.clone(),
            text: passage.text.clone(),
            is_summary: passage.is_summary(),
        }
    }

    /// By what a proposal for it is known.
    pub(super) fn key(&self) -> Key {
        (self.text.clone(), self.pinpoint.clone())
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What it cites.
    pub(super) fn pinpoint(&self) -> Option<&str> {
        self.pinpoint.as_deref()
    }

    /// A passage that the case does not have.
    pub(super) fn of_library(held: Held<'_>, case: &Case, pack: Option<PathBuf>) -> Sought {
        let passage = held.passage;
        let mut issues = case.issues.iter();
        let issue = issues.find(|issue| {
            let id = issue.taxonomy.as_ref();
            id.is_some_and(|id| passage.issues.contains(id))
        });
        let of = Marked::Passage(passage.id.clone());
        Sought {
            said: Some(Said {
                issue: issue.map(|issue| issue.key.clone()),
                pack,
                ..Said::of(of, held.source, passage)
            }),
            pinpoint: passage.pinpoint.clone(),
            text: passage.text.clone(),
            is_summary: passage.is_summary(),
        }
    }
}

impl Reader {
    /// Stays with the entry that is quoted, or waited for, when that gets another number.
    pub(in crate::gui) fn follow_entries(&mut self, numbers: &Renumbered) {
        self.draft.follow_entries(numbers);
        let sought = self.sought.take();
        self.sought = sought.and_then(|sought| sought.renumbered(numbers));
    }
}

impl Draft {
    /// Takes over what is said of words in the place of which others are to be quoted.
    fn take_over(&mut self, said: &Said, summary: Option<&String>, pinpoint: Option<&str>) {
        self.of = Some(said.of.clone());
        self.source = SourceChoice::Known(said.source.clone());
        self.stance = said.stance;
        self.about.clone_from(&said.about);
        self.keep.issues.clone_from(&said.issues);
        self.keep.propositions.clone_from(&said.propositions);
        self.keep.note = summary.cloned();
        self.keep.stands_for.clone_from(&said.stands_for);
        self.cited = pinpoint.filter(|_| summary.is_some()).map(str::to_owned);
        match said.of {
            Marked::Entry(number) => self.in_place_of = Some(number),
            Marked::Passage(_) => {
                self.issue = said.issue.clone().or(self.issue.take());
                if self.keep.folder.is_none() {
                    self.keep.folder.clone_from(&said.pack);
                    self.keep.is_proposed = true;
                }
                self.proposition = summary.cloned().unwrap_or_default();
            }
        }
    }
}

impl Reader {
    /// Takes up words whose report is open.
    pub(in crate::gui) fn take_up(&mut self, sought: &Sought) {
        let said = sought.said.as_ref();
        if let Some(said) = said.filter(|said| !self.whole.iter().any(|one| one.of == said.of)) {
            self.listed = Some(said.source.clone());
        }
        let Standing::Open(opened) = &self.standing else {
            return;
        };
        self.draft.added();
        if let Some(said) = &sought.said {
            let summary = sought.is_summary.then_some(&sought.text);
            self.draft.take_over(said, summary, sought.pinpoint());
        }
        (self.selection, self.passage) = (None, None);
        match sought.is_summary {
            true => {
                let passage = match self.proposals.of(sought) {
                    Proposal::Awaited => proposed(sought, opened),
                    known => known.passage().cloned(),
                };
                self.draft.select(passage.as_ref(), opened);
                self.draft.likeness = Some(Likeness::of(sought, passage.as_ref(), opened));
                self.passage = passage;
            }
            false => self.draft.write(sought.text.clone(), None, opened),
        }
        self.show_place();
    }
}

/// The paragraph that may stand for a summary.
pub(super) fn proposed(sought: &Sought, opened: &Opened) -> Option<Passage> {
    let cited = sought.pinpoint.as_deref().unwrap_or_default();
    let stands_there = |paragraph: &Range<usize>| stands_there(cited, paragraph, opened);
    let paragraphs = &opened.paragraphs;
    let words = paragraphs.proposed(&sought.text, !cited.is_empty(), stands_there)?;
    opened.report.index.passage(words)
}

/// Whether a paragraph may stand at the place that is cited.
pub(super) fn stands_there(cited: &str, paragraph: &Range<usize>, opened: &Opened) -> bool {
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
