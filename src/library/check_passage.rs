//! The rules of a single passage.

use crate::finding::Finding;

use super::check::{Checker, Seen, bad_id, spoken, twice};
use super::id::{CharacteristicId, IssueId, PassageId, is_kebab_case};
use super::locate::Spot;
use super::model::{Checked, Passage, PassageKind};
use super::proposition::Bearing;

impl<'a> Checker<'a, '_> {
    pub(super) fn passage(&mut self, passage: &'a Passage, seen: &mut Seen<'a>) {
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
            propositions,
            note,
            provenance,
            checked,
            retired,
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
            .hint("Name at least one characteristic under “About any of”.");
            self.report(
                finding,
                Spot::FieldIn {
                    passage: id.as_str(),
                    field: "about",
                },
            );
        }
        self.bearings(id, propositions);
        self.retired(retired.as_ref(), Some(id));
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
                            "There is no characteristic “{id}” (under “{}” of the passage {}).",
                            spoken(field),
                            passage.id
                        ),
                    )
                    .hint("Use one of the characteristics that the library has, or add this one to those of the pack.");
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
        only_if: &[CharacteristicId],
        not_if: &[CharacteristicId],
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

    fn issues(&mut self, id: &PassageId, issues: &[IssueId]) {
        if issues.is_empty() {
            let finding =
                Finding::error("no-issue", format!("The passage “{id}” answers no issue."))
                    .hint("Name at least one issue of the library.");
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
                    format!("There is no issue “{issue}” (in the passage {id})."),
                )
                .hint("Use one of the issues that the library has, or add this one to those of the pack.");
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

    /// A passage bears on a proposition in one way only, and only on one that exists.
    fn bearings(&mut self, id: &PassageId, bearings: &[Bearing]) {
        for (at, bearing) in bearings.iter().enumerate() {
            let proposition = bearing.proposition();
            let spot = Spot::ValueIn {
                passage: id.as_str(),
                value: proposition.as_str(),
            };
            if self.library.taxonomy.proposition(proposition).is_none() {
                let finding = Finding::error(
                    "unknown-proposition",
                    format!("There is no proposition “{proposition}” (in the passage {id})."),
                )
                .hint("Use one of the propositions that the library has, or add this one to those of the pack.");
                self.report(finding, spot);
            }
            let earlier = bearings.iter().take(at);
            if earlier
                .map(Bearing::proposition)
                .any(|other| other == proposition)
            {
                let finding = Finding::error(
                    "proposition-twice",
                    format!("The passage “{id}” names the proposition “{proposition}” twice."),
                )
                .hint("Say once whether it speaks for it, holds in part or speaks against it.");
                self.report(finding, spot);
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
            .hint("Give the page or paragraph, or make it a summary.");
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
                format!("The fingerprint of the file behind “{id}” is not one."),
            )
            .hint("A fingerprint has 64 signs, digits and the letters a to f, as the program sha256sum prints it.");
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
