//! Every rule that the data of packs must obey, and the finding for each breach.
//!
//! What holds of a field by itself is in `check_fields`, by the tables of `fields`; here and in
//! `check_passage` is what holds between fields, and between records.

use std::collections::BTreeSet;

use crate::finding::{Finding, LibraryCode, Severity};

use super::collection::{Library, Shelved};
use super::date::Date;
use super::fields::FieldKind;
use super::id::{PassageId, SourceId, is_kebab_case};
use super::locate::Spot;
use super::model::{Pack, ReadExtent, Source, Tier};
use super::read::{GoOn, Texts};
use super::write::source_text;
use super::{check_editions, check_taxonomy, locate};

/// Checks the whole library against the rules; `None` where `go_on` stopped it. `texts` lets findings name
/// line and column.
pub(super) fn library(
    library: &Library,
    texts: &Texts,
    go_on: &mut GoOn<'_>,
) -> Option<Vec<Finding>> {
    let mut findings = Vec::new();
    for (number, pack) in library.packs.iter().enumerate() {
        let has_sources = library.shelf().iter().any(|shelved| shelved.pack == number);
        check_pack(pack, has_sources, library, &mut findings);
    }
    let latest = library.packs.iter().map(|pack| pack.updated.year).max();
    let latest = latest.unwrap_or(u16::MAX);
    check_taxonomy::taxonomy(&library.taxonomy, texts, latest, &mut findings);
    check_editions::editions(library, texts, &mut findings);
    let known_sources: BTreeSet<&SourceId> = library.sources().map(|source| &source.id).collect();
    let mut seen = Seen::default();
    let count = library.shelf().len();
    for (at, shelved) in library.shelf().iter().enumerate() {
        if go_on(at as f32 / count as f32).is_break() {
            return None;
        }
        let text = texts.get(&shelved.file).map_or("", String::as_str);
        let mut checker = Checker {
            library,
            known_sources: &known_sources,
            shelved,
            text,
            findings: &mut findings,
        };
        checker.source(&mut seen);
    }
    Some(findings)
}

/// Checks one source as it would be in the pack at position `pack`, in the place of the one that has the
/// id `replaces`. The places are those of [`source_text`].
pub(super) fn source(
    library: &Library,
    pack: usize,
    source: &Source,
    replaces: Option<&SourceId>,
    today: Date,
) -> Vec<Finding> {
    let mut packs = library.packs.clone();
    // Saving it puts the pack together anew.
    if let Some(pack) = packs.get_mut(pack) {
        pack.updated = pack.updated.max(today);
    }
    let around = Library::new(packs, library.taxonomy.clone(), Vec::new());
    let is_other =
        |shelved: &&Shelved| shelved.pack != pack || Some(&shelved.source.id) != replaces;
    let mut seen = Seen::default();
    for shelved in library.shelf().iter().filter(is_other) {
        seen.sources.insert(&shelved.source.id);
        seen.passages
            .extend(shelved.source.passages.iter().map(|passage| &passage.id));
    }
    let mut known_sources: BTreeSet<&SourceId> = library.sources().map(|one| &one.id).collect();
    known_sources.insert(&source.id);
    let shelved = Shelved {
        source: source.clone(),
        pack,
        file: format!("sources/{}.ron", source.id),
    };
    let mut findings = Vec::new();
    let mut checker = Checker {
        library: &around,
        known_sources: &known_sources,
        shelved: &shelved,
        text: &source_text(source),
        findings: &mut findings,
    };
    checker.source(&mut seen);
    findings
}

/// The ids met so far.
#[derive(Default)]
pub(super) struct Seen<'a> {
    sources: BTreeSet<&'a SourceId>,
    pub(super) passages: BTreeSet<&'a PassageId>,
}

fn check_pack(pack: &Pack, has_sources: bool, library: &Library, findings: &mut Vec<Finding>) {
    let Pack {
        id,
        title,
        nationalities,
        updated: _,
        note: _,
        accepted: _,
    } = pack;
    if !is_kebab_case(id) {
        findings.push(bad_id(id));
    }
    if title.trim().is_empty() {
        findings.push(Finding::new(
            LibraryCode::EmptyText,
            format!("The pack “{id}” has no title."),
        ));
    }
    // What all packs share has no sources, and is of no country.
    if nationalities.is_empty() && has_sources {
        findings.push(Finding::new(
            LibraryCode::NoNationality,
            format!("The pack “{id}” names no nationality, so it fits nobody."),
        ));
    }
    for code in nationalities {
        if library.taxonomy.nationality(code).is_none() {
            findings.push(Finding::new(
                LibraryCode::UnknownNationality,
                format!("No country has the code “{code}”, which the pack “{id}” is on."),
            ));
        }
    }
}

/// The name of a field as people read it: `seen through`.
pub(super) fn spoken(field: &str) -> String {
    field.replace('_', " ")
}

pub(super) fn bad_id(id: &str) -> Finding {
    Finding::new(
        LibraryCode::BadId,
        format!("“{id}” cannot be a short name."),
    )
}

/// Checks one source and what is in it.
pub(super) struct Checker<'a, 'f> {
    pub(super) library: &'a Library,
    known_sources: &'f BTreeSet<&'a SourceId>,
    shelved: &'a Shelved,
    text: &'f str,
    findings: &'f mut Vec<Finding>,
}

impl<'a> Checker<'a, '_> {
    pub(super) fn report(&mut self, finding: Finding, spot: Spot<'_>) {
        if self.is_accepted(&finding, spot) {
            return;
        }
        let place = locate::place(&self.shelved.file, self.text, spot);
        self.findings.push(finding.at(place));
    }

    /// Whether it is a warning that the pack lets stand.
    fn is_accepted(&self, finding: &Finding, spot: Spot<'_>) -> bool {
        let of = match spot {
            Spot::Field(_) => self.source_id().as_str(),
            Spot::Value(id) => id,
            Spot::FieldIn { passage, .. } | Spot::ValueIn { passage, .. } => passage,
        };
        let pack = self.library.packs.get(self.shelved.pack);
        finding.severity != Severity::Error
            && pack.is_some_and(|pack| pack.accepts(finding.code.word(), &[of]))
    }

    pub(super) fn source_id(&self) -> &'a SourceId {
        &self.shelved.source.id
    }

    pub(super) fn is_known_source(&self, id: &SourceId) -> bool {
        self.known_sources.contains(id)
    }

    fn source(&mut self, seen: &mut Seen<'a>) {
        let source = &self.shelved.source;
        self.id_of_source(&source.id, seen);
        self.fields(source, None, |kind| {
            matches!(kind, FieldKind::Text(..) | FieldKind::OptionalText(..))
        });
        self.fields(source, None, |kind| matches!(kind, FieldKind::Names(..)));
        self.published(source.published);
        self.fields(source, None, |kind| {
            matches!(
                kind,
                FieldKind::Period(..) | FieldKind::Address(..) | FieldKind::Language(..)
            )
        });
        self.extent(source.tier, source.read, source.seen_through.as_deref());
        self.fields(source, None, |kind| {
            matches!(
                kind,
                FieldKind::Sources(..) | FieldKind::File(..) | FieldKind::Retired(..)
            )
        });
        if source.passages.is_empty() {
            let id = &source.id;
            self.report(
                Finding::new(
                    LibraryCode::NoPassages,
                    format!("The source “{id}” has no passages."),
                ),
                Spot::Value(id.as_str()),
            );
        }
        for passage in &source.passages {
            self.passage(passage, seen);
        }
    }

    fn id_of_source(&mut self, id: &'a SourceId, seen: &mut Seen<'a>) {
        let spot = Spot::Value(id.as_str());
        if !is_kebab_case(id.as_str()) {
            self.report(bad_id(id.as_str()), spot);
        }
        if !seen.sources.insert(id) {
            self.report(twice("source", id.as_str()), spot);
        }
        let expected = format!("{id}.ron");
        if self.shelved.file.rsplit('/').next() != Some(&expected) {
            let finding = Finding::new(
                LibraryCode::FileName,
                format!("The file of the source “{id}” is not called {expected}."),
            );
            self.report(finding, spot);
        }
    }

    fn published(&mut self, published: Option<Date>) {
        let updated = self
            .library
            .packs
            .get(self.shelved.pack)
            .map(|pack| pack.updated);
        if let (Some(published), Some(updated)) = (published, updated)
            && published > updated
        {
            let finding = Finding::new(
                LibraryCode::DateInFuture,
                format!(
                    "It is dated {published}, after the day on which the pack was put together ({updated})."
                ),
            );
            self.report(finding, Spot::Field("published"));
        }
    }

    fn extent(&mut self, tier: Tier, read: ReadExtent, seen_through: Option<&str>) {
        if read == ReadExtent::SecondHand && seen_through.is_none() {
            let finding = Finding::of(LibraryCode::SecondHandThroughWhom);
            self.report(finding, Spot::Field("read"));
        }
        if tier == Tier::C {
            let finding = Finding::of(LibraryCode::TierC);
            self.report(finding, Spot::Field("tier"));
        }
    }
}

pub(super) fn twice(what: &str, id: &str) -> Finding {
    Finding::new(
        LibraryCode::IdTwice,
        format!("The short name of the {what} “{id}” is used twice."),
    )
}

/// `http://` or `https://`, a host with a dot, and nothing that cannot stand in an address.
pub fn is_web_address(address: &str) -> bool {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let inner_dot = host.trim_matches('.').contains('.');
        let forbidden =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '…');
        inner_dot && !address.contains(forbidden)
    })
}
