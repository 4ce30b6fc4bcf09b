//! The shapes of a plan. No behaviour beyond looking things up.

use crate::library::PassageKind;
use crate::quote::Context;

use super::pagination::Promises;
use super::quoted::QuotedAt;
use super::supplement::Supplement;
use super::volume::Volume;

/// Everything that the pages will say, in order: cover, index, schedule, list of sources, exhibits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The document's title in its metadata: the reference and what it is, never a person's name.
    pub title: String,
    /// ASCII, without a folder, with `.pdf`.
    pub file_name: String,
    /// BCP 47, of the headings and of the text by default.
    pub language: String,
    /// Stands before every page number: `AB`.
    pub page_prefix: String,
    /// What the head of each page says on the left.
    pub running_head: String,
    /// The whole bundle is marked as a draft.
    pub draft: bool,
    pub cover: Cover,
    pub schedule: Schedule,
    /// In the order in which they are listed; an entry points here by position.
    pub sources: Vec<PlannedSource>,
    /// Behind everything of ours, in order.
    pub exhibits: Vec<PlannedExhibit>,
    /// A page with its heading stands before each section of exhibits.
    pub dividers: bool,
    /// The exhibits as they are shared out over several files; empty where the bundle is one file.
    pub volumes: Vec<Volume>,
    /// What others were told of page numbers; empty before anything left the house.
    pub promises: Promises,
    /// What it says as a supplementary bundle; none of the first.
    pub supplement: Option<Supplement>,
}

/// A document of somebody else's, as the index lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedExhibit {
    /// Its number in the case; not printed.
    pub number: u32,
    pub title: String,
    /// Ready to print; may be empty.
    pub date: String,
    /// The heading under which it stands; those of one section follow each other.
    pub section: Option<String>,
    /// How many pages of the bundle it takes; 0 while its file has not been read.
    pub pages: u32,
    /// What of it is included, where that is not all: `pages 1, 5–9 of 40`.
    pub part: Option<String>,
    /// What its file was made of: `converted from Word`.
    pub made: Option<String>,
    /// What of it was read by machine: `read by machine`, `pages 2–3 read by machine`.
    pub read: Option<String>,
}

impl PlannedExhibit {
    /// As its bookmark says it.
    pub fn bookmark(&self) -> String {
        match &self.read {
            Some(read) => format!("{} ({read})", self.title),
            None => self.title.clone(),
        }
    }
}

/// The first page: only what the user typed, and the tribunal's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    pub tribunal: Vec<String>,
    /// The appeal number as typed.
    pub reference: String,
    /// In print order: who, and as what, for instance (`A B`, `Appellant`).
    pub parties: Vec<(String, String)>,
    /// `Appellant’s bundle`.
    pub title: String,
    /// Label and value, for instance (`Hearing`, `12 March 2026, Taylor House`); none is empty.
    pub details: Vec<(String, String)>,
}

/// The country evidence schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub heading: String,
    /// Fixed sentences about what the schedule holds, and recorded permissions.
    pub notices: Vec<String>,
    pub issues: Vec<PlannedIssue>,
}

/// One disputed issue and what is relied on under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedIssue {
    pub key: String,
    /// `Issue 1`.
    pub number: String,
    pub label: String,
    /// `RFRL para 34`: what of the decision letter it answers; may be empty.
    pub answers: String,
    /// Before the evidence.
    pub authorities: Vec<PlannedAuthority>,
    pub entries: Vec<PlannedEntry>,
}

/// An authority as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedAuthority {
    /// Its name.
    pub citation: String,
    /// Neutral citation and the paragraphs relied on; may be empty.
    pub details: String,
    /// What it decides, in one line without a full stop.
    pub holding: Option<String>,
    /// `On: …`, where only what it is about is known.
    pub subject: Option<String>,
    /// Whether it is country guidance and still listed, and by what it was overtaken: one after the other.
    pub status: Vec<String>,
    /// Empty where it is not known where it can be read.
    pub address: String,
}

/// One entry as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedEntry {
    pub number: u32,
    /// `CS 14`.
    pub label: String,
    /// The user's neutral line above the entry, if typed.
    pub proposition: Option<String>,
    pub publisher: String,
    pub title: String,
    /// Date, what it covers, pinpoint: what follows the title, ready to print, without a full stop.
    pub details: String,
    /// What kind of source it is, through whom it was seen where not itself, and what else the person wants said:
    /// one after the other behind the citation.
    pub remarks: Vec<String>,
    /// A summary is headed as one; an extract is printed as a quotation.
    pub kind: PassageKind,
    pub text: String,
    /// What the user wants printed below it.
    pub note: Option<String>,
    pub address: String,
    /// Position in [`Plan::sources`].
    pub source: usize,
    /// Its source is cited by the entry right above it, and not again: where its words stand there; may be empty.
    pub cited_above: Option<String>,
    /// Where its words stand in the bundle, if they do.
    pub quoted_at: Option<QuotedAt>,
    /// What its source says before and behind it, as the copy at hand has it.
    pub context: Option<Context>,
}

/// One row of the list of sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSource {
    pub publisher: String,
    pub title: String,
    /// Date, language where it is not English, and what it covers; may be empty.
    pub details: String,
    pub address: String,
    /// The day on which the copy at hand was taken from there, as far as known.
    pub retrieved: Option<String>,
    /// Numbers of the entries that rest on it, in schedule order.
    pub entries: Vec<u32>,
}

impl Plan {
    /// The exhibits by section, each group with the position of its first.
    pub fn exhibit_sections(&self) -> impl Iterator<Item = (usize, &[PlannedExhibit])> {
        let groups = self.exhibits.chunk_by(|a, b| a.section == b.section);
        groups.scan(0, |next, group| {
            let first = *next;
            *next += group.len();
            Some((first, group))
        })
    }

    /// A page as a sentence names it: `AB 12`, `page 12` where pages have no prefix.
    pub fn page_label(&self, number: impl std::fmt::Display) -> String {
        match self.page_prefix.as_str() {
            "" => format!("page {number}"),
            prefix => format!("{prefix} {number}"),
        }
    }

    pub fn entries(&self) -> impl Iterator<Item = &PlannedEntry> {
        self.schedule.issues.iter().flat_map(|issue| &issue.entries)
    }
}
