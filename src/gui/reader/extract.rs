//! What goes out of the reader: words that were taken from a report, with what a person says of them.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::library::{Bearing, CharacteristicId, IssueId, PassageId, Stance};
use crate::numbering::PageName;
use crate::quote::Passage;

use super::Reader;
use super::opened::Opened;
use super::source::SourceChoice;

pub(in crate::gui) use crate::library::MOST_LETTERS as LONGEST;

/// Words of a report, where they stand in it, and what stands around them.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Taken {
    /// As the case names the file.
    pub(in crate::gui) named: String,
    pub(in crate::gui) page_count: usize,
    /// Lower-case hexadecimal.
    pub(in crate::gui) sha256: String,
    /// Of the PDF, from 0.
    pub(in crate::gui) page: usize,
    /// All on which it stands.
    pub(in crate::gui) pages: Vec<usize>,
    pub(in crate::gui) page_name: PageName,
    pub(in crate::gui) paragraph: Option<String>,
    /// `p. 41, para 4.7.3`
    pub(in crate::gui) pinpoint: String,
    /// As the person wants it: verbatim, or with cuts and insertions that it shows.
    pub(in crate::gui) text: String,
    /// The document's text before and behind it, at most 600 characters each.
    pub(in crate::gui) before: String,
    pub(in crate::gui) after: String,
    /// How many letters stand on its page before its first.
    pub(in crate::gui) start: usize,
}

impl Taken {
    pub(in crate::gui) fn of(opened: &Opened, passage: &Passage, text: &str) -> Option<Taken> {
        let citation = opened.cite(passage)?;
        let first = opened.words.laid(passage.words.start)?;
        let report = &opened.report;
        Some(Taken {
            named: opened.named.clone(),
            page_count: opened.page_count(),
            sha256: report.sha256.clone(),
            page: citation.page,
            pages: passage.at.pages.clone(),
            page_name: citation.page_name,
            paragraph: citation.paragraph,
            pinpoint: citation.pinpoint,
            text: text.to_owned(),
            before: passage.before.clone(),
            after: passage.after.clone(),
            start: report.words().letters_before(first.page, first.word),
        })
    }
}

/// What is said of an extract where it is kept in a pack of the person’s own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::gui) struct Keep {
    /// Of the pack; none where it is kept in none.
    pub(in crate::gui) folder: Option<PathBuf>,
    /// It is the pack of the passage that is quoted, and nobody chose it.
    pub(in crate::gui) is_proposed: bool,
    /// Of the library, beside the issue of the case under which it goes.
    pub(in crate::gui) issues: Vec<IssueId>,
    pub(in crate::gui) propositions: Vec<Bearing>,
    /// The summary in whose place the words are quoted.
    pub(in crate::gui) note: Option<String>,
    pub(in crate::gui) stands_for: Option<PassageId>,
}

/// An extract as the person has filled it in.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct NewExtract {
    pub(in crate::gui) taken: Taken,
    pub(in crate::gui) stance: Stance,
    /// The key of the issue of the case under which it goes; none where it takes the place of an entry, or goes
    /// into a pack only.
    pub(in crate::gui) issue: Option<String>,
    pub(in crate::gui) about: Vec<CharacteristicId>,
    /// May be empty.
    pub(in crate::gui) proposition: String,
    pub(in crate::gui) source: SourceChoice,
    /// Cuts and insertions that the person has confirmed, by name.
    pub(in crate::gui) confirmed: BTreeSet<String>,
    /// Its page is to stand behind the schedule.
    pub(in crate::gui) page_behind: bool,
    /// The entry whose words it takes the place of.
    pub(in crate::gui) in_place_of: Option<u32>,
    pub(in crate::gui) keep: Keep,
}

impl Reader {
    /// The words with their citation, to be copied.
    pub(in crate::gui) fn quotation(&self) -> Option<String> {
        let opened = self.opened()?;
        let passage = self.passage.as_ref()?;
        let citation = opened.cite(passage)?;
        Some(format!(
            "“{}” ({}, {})",
            passage.text,
            opened.name(),
            citation.pinpoint
        ))
    }
}
