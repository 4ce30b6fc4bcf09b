//! Version 1 of the case file, as it was: read for ever, never written again.
//!
//! What was a shape of the case is frozen here, field by field, so that the case can change without
//! changing how old files are read. Not frozen are values with a notation of their own (dates, pages,
//! turns, ids) and the copies of passages and sources, whose shapes packs are written in, too: those may
//! only grow. The three old files in `tests/it/old_cases` hold every field that version 1 had.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::case;
use crate::case::document::{Document, DocumentId};
use crate::case::exhibit::{Comments, LongPages, PaperChoice};
use crate::case::kind::ExhibitKind;
use crate::case::model::{self, OverrideKind};
use crate::case::numbers::Numbers;
use crate::case::pages::PageRanges;
use crate::case::turn::Turns;
use crate::case::volumes::VolumeCap;

use crate::library::{CharacteristicId, Date, IssueId, Passage, Source};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    profile: String,
    heading: Heading,
    claimant: Claimant,
    issues: Vec<DisputedIssue>,
    next_entry: u32,
    #[serde(default)]
    exhibits: Vec<Exhibit>,
    #[serde(default)]
    exhibits_numbered: u32,
    #[serde(default)]
    dividers: bool,
    #[serde(default)]
    volumes: VolumeCap,
    #[serde(default)]
    overrides: BTreeMap<OverrideKind, Override>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Heading {
    reference: String,
    appellant: String,
    respondent: String,
    representative: String,
    hearing: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Claimant {
    nationality: Option<String>,
    characteristics: BTreeSet<CharacteristicId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DisputedIssue {
    key: String,
    label: String,
    #[serde(default)]
    taxonomy: Option<IssueId>,
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    number: u32,
    passage: Passage,
    source: Source,
    fingerprint: String,
    #[serde(default)]
    proposition: Option<String>,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    signed_off: Option<SignOff>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignOff {
    by: String,
    on: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Override {
    reason: String,
    on: Date,
}

/// It named its file itself: the same file behind two exhibits was written down twice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exhibit {
    number: u32,
    path: String,
    sha256: String,
    title: String,
    #[serde(default)]
    kind: ExhibitKind,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default)]
    section: Option<String>,
    #[serde(default)]
    pages: Option<PageRanges>,
    #[serde(default)]
    title_page: bool,
    #[serde(default)]
    paper: PaperChoice,
    #[serde(default)]
    comments: Comments,
    #[serde(default)]
    turns: Turns,
}

impl Case {
    /// The same case in the shapes of today. Every file becomes one document, numbered in the order in
    /// which the exhibits stand.
    pub(super) fn upgraded(self) -> case::Case {
        let mut files = Files::default();
        let exhibits = self.exhibits.into_iter();
        let exhibits = exhibits
            .map(|exhibit| exhibit.upgraded(&mut files))
            .collect();
        let documents_numbered = files.numbered();
        case::Case {
            profile: self.profile,
            heading: self.heading.upgraded(),
            claimant: case::Claimant {
                nationality: self.claimant.nationality,
                characteristics: self.claimant.characteristics,
            },
            issues: self
                .issues
                .into_iter()
                .map(DisputedIssue::upgraded)
                .collect(),
            next_entry: self.next_entry,
            documents: files.documents.into(),
            documents_numbered,
            source_files: Vec::new(),
            counted_pages: BTreeMap::new(),
            exhibits,
            exhibits_numbered: self.exhibits_numbered,
            dividers: self.dividers,
            quoted_pages: false,
            numbers: Numbers::Kept,
            pinned: BTreeMap::new(),
            told_to: 0,
            index_reserve: 0,
            volumes: self.volumes,
            remarks: BTreeSet::new(),
            overrides: self.overrides.into_iter().map(set_aside).collect(),
            exclusion_considered: None,
            confidential: Vec::new(),
            decision_letter: None,
            shorter: std::collections::BTreeSet::new(),
            anonymity: None,
            filed: Vec::new(),
            review_received: None,
            late_because: None,
            respondent: None,
        }
    }
}

fn set_aside((rule, old): (OverrideKind, Override)) -> (OverrideKind, model::Override) {
    let Override { reason, on } = old;
    (rule, model::Override { reason, on })
}

impl Heading {
    fn upgraded(self) -> case::Heading {
        case::Heading {
            reference: self.reference,
            appellant: self.appellant,
            respondent: self.respondent,
            representative: self.representative,
            hearing: self.hearing,
        }
    }
}

impl DisputedIssue {
    fn upgraded(self) -> case::DisputedIssue {
        case::DisputedIssue {
            key: self.key,
            label: self.label,
            taxonomy: self.taxonomy,
            authorities: None,
            answers: case::ParagraphList::default(),
            entries: self.entries.into_iter().map(Entry::upgraded).collect(),
        }
    }
}

impl Entry {
    fn upgraded(self) -> case::Entry {
        let signed = |SignOff { by, on }| case::SignOff {
            by,
            on,
            against: None,
        };
        case::Entry {
            number: self.number,
            passage: self.passage,
            source: self.source,
            fingerprint: self.fingerprint,
            proposition: self.proposition,
            note: self.note,
            signed_off: self.signed_off.map(signed),
            confirmed: BTreeSet::new(),
            prints_context: false,
            pages_behind: None,
            quoted_anyway: None,
        }
    }
}

impl Exhibit {
    fn upgraded(self, files: &mut Files) -> case::Exhibit {
        case::Exhibit {
            number: self.number,
            document: files.document(self.path, self.sha256),
            title: self.title,
            kind: self.kind,
            date: self.date,
            section: self.section,
            pages: self.pages,
            title_page: self.title_page,
            came_with_extract: false,
            paper: self.paper,
            long_pages: LongPages::default(),
            comments: self.comments,
            turns: self.turns,
            smaller: None,
            language: None,
            translation: None,
            original_beside: false,
        }
    }
}

/// The files of the exhibits, each once.
#[derive(Default)]
struct Files {
    documents: Vec<Document>,
    known: BTreeMap<(String, String), DocumentId>,
}

impl Files {
    fn numbered(&self) -> u32 {
        u32::try_from(self.documents.len()).unwrap_or(u32::MAX)
    }

    fn document(&mut self, path: String, sha256: String) -> DocumentId {
        let next = DocumentId::new(self.numbered().saturating_add(1));
        let id = *self
            .known
            .entry((path.clone(), sha256.clone()))
            .or_insert(next);
        if id == next {
            self.documents.push(Document {
                id,
                path,
                sha256,
                pages: None,
                converted_from: None,
                redacted: None,
                marked: None,
                looked_at: Vec::new(),
                cleaned: None,
                hidden: Vec::new(),
            });
        }
        id
    }
}
