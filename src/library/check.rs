//! Every rule that the data of packs must obey, and the finding for each breach.
//!
//! The records are taken apart field by field *without* `..`, so that a new field cannot be
//! forgotten: the program does not compile until somebody has decided what its rule is.

use std::collections::BTreeSet;

use crate::finding::Finding;

use super::collection::{Library, Shelved};
use super::date::Date;
use super::id::{PassageId, SourceId, is_kebab_case};
use super::locate::Spot;
use super::model::{Checked, Pack, Passage, PassageKind, Period, ReadExtent, Source, Tier};
use super::read::Texts;
use super::{check_taxonomy, locate};

/// Checks the whole library against the rules. `texts` lets findings name line and column.
pub(super) fn library(library: &Library, texts: &Texts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pack in &library.packs {
        check_pack(pack, library, &mut findings);
    }
    check_taxonomy::taxonomy(&library.taxonomy, texts, &mut findings);
    let known_sources: BTreeSet<&SourceId> = library.sources().map(|source| &source.id).collect();
    let mut seen = Seen::default();
    for shelved in library.shelf() {
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
    findings
}

#[derive(Default)]
struct Seen<'a> {
    sources: BTreeSet<&'a SourceId>,
    passages: BTreeSet<&'a PassageId>,
}

fn check_pack(pack: &Pack, library: &Library, findings: &mut Vec<Finding>) {
    let Pack {
        id,
        title,
        nationalities,
        updated: _,
        note: _,
    } = pack;
    if !is_kebab_case(id) {
        findings.push(bad_id(id));
    }
    if title.trim().is_empty() {
        findings.push(Finding::error(
            "empty-text",
            format!("The pack “{id}” has no title."),
        ));
    }
    if nationalities.is_empty() {
        findings.push(
            Finding::error(
                "no-nationality",
                format!("The pack “{id}” names no nationality, so it fits nobody."),
            )
            .hint("List the codes of the claimants it is about, for instance [\"RUS\"]."),
        );
    }
    for code in nationalities {
        if library.taxonomy.nationality(code).is_none() {
            findings.push(
                Finding::error(
                    "unknown-nationality",
                    format!(
                        "No characteristic stands for the nationality “{code}” of the pack “{id}”."
                    ),
                )
                .hint("Add a characteristic with this nationality to characteristics.ron."),
            );
        }
    }
}

fn bad_id(id: &str) -> Finding {
    Finding::error("bad-id", format!("“{id}” is not a well-formed id."))
        .hint("Use lower-case letters, digits and single hyphens, for instance mz-2025-06.")
}

struct Checker<'a, 'f> {
    library: &'a Library,
    known_sources: &'f BTreeSet<&'a SourceId>,
    shelved: &'a Shelved,
    text: &'f str,
    findings: &'f mut Vec<Finding>,
}

impl<'a> Checker<'a, '_> {
    fn report(&mut self, finding: Finding, spot: Spot<'_>) {
        let place = locate::place(&self.shelved.file, self.text, spot);
        self.findings.push(finding.at(place));
    }

    fn source(&mut self, seen: &mut Seen<'a>) {
        let Source {
            id,
            title,
            publisher,
            publisher_kind: _,
            described_as,
            published,
            covers,
            address,
            language,
            licence,
            tier,
            read,
            seen_through,
            relies_on,
            limits,
            supersedes,
            passages,
        } = &self.shelved.source;
        self.source_id(id, seen);
        self.filled("title", Some(title), None);
        self.filled("publisher", Some(publisher), None);
        for (field, text) in [
            ("described_as", described_as),
            ("licence", licence),
            ("seen_through", seen_through),
            ("limits", limits),
        ] {
            self.filled(field, text.as_deref(), None);
        }
        self.dates(*published, *covers);
        self.address(address);
        self.language(language);
        self.extent(*tier, *read, seen_through.as_deref());
        for other in relies_on.iter().chain(supersedes) {
            self.other_source(id, other);
        }
        if passages.is_empty() {
            self.report(
                Finding::warning("no-passages", format!("The source “{id}” has no passages.")),
                Spot::Value(id.as_str()),
            );
        }
        for passage in passages {
            self.passage(passage, seen);
        }
    }

    fn source_id(&mut self, id: &'a SourceId, seen: &mut Seen<'a>) {
        let spot = Spot::Value(id.as_str());
        if !is_kebab_case(id.as_str()) {
            self.report(bad_id(id.as_str()), spot);
        }
        if !seen.sources.insert(id) {
            self.report(twice("source", id.as_str()), spot);
        }
        let expected = format!("{id}.ron");
        if self.shelved.file.rsplit('/').next() != Some(&expected) {
            let finding = Finding::error(
                "file-name",
                format!("The file of the source “{id}” is not called {expected}."),
            )
            .hint("Name the file after the id, so that people find it.");
            self.report(finding, spot);
        }
    }

    /// A text that is given must say something, without stray spaces or control characters.
    fn filled(&mut self, field: &'static str, text: Option<&str>, passage: Option<&PassageId>) {
        let Some(text) = text else { return };
        let spot = match passage {
            Some(id) => Spot::FieldIn {
                passage: id.as_str(),
                field,
            },
            None => Spot::Field(field),
        };
        if text.trim().is_empty() {
            let finding = Finding::error("empty-text", format!("The field “{field}” is empty."))
                .hint("Write it, or leave an optional field out altogether.");
            self.report(finding, spot);
        } else if text != text.trim() || text.chars().any(|c| c.is_control() || c == '\u{fffd}') {
            let finding = Finding::error(
                "unclean-text",
                format!(
                    "The field “{field}” begins or ends with a space, or holds a control character."
                ),
            )
            .hint("Retype the text as one line; line breaks are made when it is printed.");
            self.report(finding, spot);
        }
    }

    fn dates(&mut self, published: Option<Date>, covers: Option<Period>) {
        let updated = self
            .library
            .packs
            .get(self.shelved.pack)
            .map(|pack| pack.updated);
        if let (Some(published), Some(updated)) = (published, updated)
            && published > updated
        {
            let finding = Finding::error(
                "date-in-future",
                format!(
                    "It was published on {published}, after the pack was put together ({updated})."
                ),
            )
            .hint("Mend the date, or the date of the pack.");
            self.report(finding, Spot::Field("published"));
        }
        if let Some(Period { from, to }) = covers
            && from > to
        {
            let finding = Finding::error(
                "period-backwards",
                format!("The period covered ends ({to}) before it begins ({from})."),
            );
            self.report(finding, Spot::Field("covers"));
        }
    }

    fn address(&mut self, address: &str) {
        if !is_web_address(address) {
            let finding =
                Finding::error("bad-address", format!("“{address}” is not a web address."))
                    .hint("Write the whole address, beginning with https://.");
            self.report(finding, Spot::Field("address"));
        }
    }

    fn language(&mut self, language: &str) {
        if language.len() != 2 || !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let finding = Finding::error(
                "bad-language",
                format!("“{language}” is not a language code."),
            )
            .hint("Use two lower-case letters, for instance en or ru.");
            self.report(finding, Spot::Field("language"));
        }
    }

    fn extent(&mut self, tier: Tier, read: ReadExtent, seen_through: Option<&str>) {
        if read == ReadExtent::SecondHand && seen_through.is_none() {
            let finding = Finding::error(
                "second-hand-through-whom",
                "It was seen second-hand, but not said through whom.",
            )
            .hint("Name the publisher that reported it in `seen_through`.");
            self.report(finding, Spot::Field("read"));
        }
        if tier == Tier::C {
            let finding = Finding::warning(
                "tier-c",
                "A source of tier C is a lead to the original and not something to exhibit.",
            );
            self.report(finding, Spot::Field("tier"));
        }
    }

    fn other_source(&mut self, id: &SourceId, other: &SourceId) {
        if id == other {
            let finding = Finding::error(
                "refers-to-itself",
                format!("The source “{id}” relies on or supersedes itself."),
            );
            self.report(finding, Spot::Value(other.as_str()));
        } else if !self.known_sources.contains(other) {
            let finding =
                Finding::error("unknown-source", format!("There is no source “{other}”.")).hint(
                    "Use the id of a source in a pack, or name the publisher in `seen_through`.",
                );
            self.report(finding, Spot::Value(other.as_str()));
        }
    }

    fn passage(&mut self, passage: &'a Passage, seen: &mut Seen<'a>) {
        let Passage {
            id,
            kind,
            text,
            pinpoint,
            about,
            only_if,
            not_if,
            issues,
            stance: _,
            note,
            provenance,
            checked,
        } = passage;
        if !is_kebab_case(id.as_str()) {
            self.report(bad_id(id.as_str()), Spot::Value(id.as_str()));
        }
        if !seen.passages.insert(id) {
            self.report(twice("passage", id.as_str()), Spot::Value(id.as_str()));
        }
        let texts = [
            ("text", Some(text)),
            ("pinpoint", pinpoint.as_ref()),
            ("note", note.as_ref()),
            ("provenance", Some(provenance)),
        ];
        for (field, text) in texts {
            self.filled(field, text.map(String::as_str), Some(id));
        }
        self.characteristics(passage);
        self.both_ways(id, only_if, not_if);
        self.issues(id, issues);
        if about.is_empty() {
            let finding = Finding::error(
                "about-nobody",
                format!("The passage “{id}” is about nobody."),
            )
            .hint("List at least one characteristic in `about`.");
            self.report(
                finding,
                Spot::FieldIn {
                    passage: id.as_str(),
                    field: "about",
                },
            );
        }
        self.proof(id, *kind, pinpoint.is_some(), checked.as_ref());
    }

    fn characteristics(&mut self, passage: &Passage) {
        for (field, list) in [
            ("about", &passage.about),
            ("only_if", &passage.only_if),
            ("not_if", &passage.not_if),
        ] {
            for id in list {
                if self.library.taxonomy.characteristic(id).is_none() {
                    let finding = Finding::error(
                        "unknown-characteristic",
                        format!(
                            "There is no characteristic “{id}” (in `{field}` of {}).",
                            passage.id
                        ),
                    )
                    .hint("Use an id from characteristics.ron, or add it there.");
                    self.report(
                        finding,
                        Spot::ValueIn {
                            passage: passage.id.as_str(),
                            value: id.as_str(),
                        },
                    );
                }
            }
        }
    }

    fn both_ways(
        &mut self,
        id: &PassageId,
        only_if: &[super::CharacteristicId],
        not_if: &[super::CharacteristicId],
    ) {
        if let Some(both) = only_if.iter().find(|needed| not_if.contains(needed)) {
            let finding = Finding::error(
                "fits-nobody",
                format!("The passage “{id}” both needs and forbids “{both}”."),
            );
            self.report(
                finding,
                Spot::FieldIn {
                    passage: id.as_str(),
                    field: "not_if",
                },
            );
        }
    }

    fn issues(&mut self, id: &PassageId, issues: &[super::IssueId]) {
        if issues.is_empty() {
            let finding =
                Finding::error("no-issue", format!("The passage “{id}” answers no issue."))
                    .hint("List at least one issue from issues.ron.");
            self.report(
                finding,
                Spot::FieldIn {
                    passage: id.as_str(),
                    field: "issues",
                },
            );
        }
        for issue in issues {
            if self.library.taxonomy.issue(issue).is_none() {
                let finding = Finding::error(
                    "unknown-issue",
                    format!("There is no issue “{issue}” (in {id})."),
                )
                .hint("Use an id from issues.ron, or add it there.");
                self.report(
                    finding,
                    Spot::ValueIn {
                        passage: id.as_str(),
                        value: issue.as_str(),
                    },
                );
            }
        }
    }

    /// An extract is a quotation: it must say where it stands and who has held it against the source.
    fn proof(
        &mut self,
        id: &PassageId,
        kind: PassageKind,
        has_pinpoint: bool,
        checked: Option<&Checked>,
    ) {
        if kind == PassageKind::Extract && !has_pinpoint {
            let finding = Finding::error(
                "extract-without-pinpoint",
                format!("The extract “{id}” does not say where in the source it stands."),
            )
            .hint("Give the page or paragraph, or make it a Summary.");
            self.report(finding, Spot::Value(id.as_str()));
        }
        if kind == PassageKind::Extract && checked.is_none() {
            let finding = Finding::warning(
                "extract-unchecked",
                format!("Nobody has yet held the extract “{id}” against its source."),
            );
            self.report(finding, Spot::Value(id.as_str()));
        }
        let Some(Checked {
            by,
            on: _,
            file_sha256,
        }) = checked
        else {
            return;
        };
        self.filled("by", Some(by), Some(id));
        let is_hash = file_sha256.len() == 64
            && file_sha256
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hash {
            let finding = Finding::error(
                "bad-hash",
                format!("The file_sha256 of “{id}” is not a SHA-256."),
            )
            .hint("64 lower-case hexadecimal digits, as sha256sum prints them.");
            self.report(
                finding,
                Spot::FieldIn {
                    passage: id.as_str(),
                    field: "file_sha256",
                },
            );
        }
    }
}

fn twice(what: &str, id: &str) -> Finding {
    Finding::error(
        "id-twice",
        format!("The id of the {what} “{id}” is used twice."),
    )
    .hint("Ids are unique over all packs and never used again; give one of the two a new one.")
}

/// `http://` or `https://`, a host with a dot, and nothing that cannot stand in an address.
fn is_web_address(address: &str) -> bool {
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
