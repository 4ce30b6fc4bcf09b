//! The rules of a single passage that are of more than one of its fields.

use crate::finding::{Finding, LibraryCode};

use super::anchor::MOST_LETTERS;
use super::check::{Checker, Seen, bad_id, twice};
use super::fields::FieldKind;
use super::id::{CharacteristicId, PassageId, is_kebab_case};
use super::locate::Spot;
use super::model::{Passage, PassageKind};

impl<'a> Checker<'a, '_> {
    pub(super) fn passage(&mut self, passage: &'a Passage, seen: &mut Seen<'a>) {
        let id = &passage.id;
        if !is_kebab_case(id.as_str()) {
            self.report(bad_id(id.as_str()), Spot::Value(id.as_str()));
        }
        if !seen.passages.insert(id) {
            self.report(twice("passage", id.as_str()), Spot::Value(id.as_str()));
        }
        let of = Some(id);
        self.fields(passage, of, |kind| {
            matches!(kind, FieldKind::Text(..) | FieldKind::OptionalText(..))
        });
        self.fields(passage, of, |kind| {
            matches!(kind, FieldKind::Characteristics(..))
        });
        self.both_ways(id, &passage.only_if, &passage.not_if);
        self.fields(passage, of, |kind| matches!(kind, FieldKind::Issues(..)));
        self.anybody(id, &passage.about);
        self.fields(passage, of, |kind| {
            matches!(kind, FieldKind::Bearings(..) | FieldKind::Retired(..))
        });
        self.extract(passage);
        self.fields(passage, of, |kind| {
            matches!(kind, FieldKind::Checked(..) | FieldKind::Anchor(..))
        });
    }

    fn anybody(&mut self, id: &PassageId, about: &[CharacteristicId]) {
        if about.is_empty() {
            let finding = Finding::new(
                LibraryCode::AboutNobody,
                format!("The passage “{id}” is about nobody."),
            );
            self.report(
                finding,
                Spot::FieldIn {
                    passage: id.as_str(),
                    field: "about",
                },
            );
        }
    }

    fn both_ways(
        &mut self,
        id: &PassageId,
        only_if: &[CharacteristicId],
        not_if: &[CharacteristicId],
    ) {
        if let Some(both) = only_if.iter().find(|needed| not_if.contains(needed)) {
            let finding = Finding::new(
                LibraryCode::FitsNobody,
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

    /// An extract is a quotation: it must say where it stands and who has held it against the source.
    fn extract(&mut self, passage: &Passage) {
        let id = &passage.id;
        if passage.kind != PassageKind::Extract {
            return;
        }
        if passage.pinpoint.is_none() {
            let finding = Finding::new(
                LibraryCode::ExtractWithoutPinpoint,
                format!("The extract “{id}” does not say where in the source it stands."),
            );
            self.report(finding, Spot::Value(id.as_str()));
        }
        if passage.anchor.is_some() && passage.text.chars().count() > MOST_LETTERS {
            let finding = Finding::new(
                LibraryCode::ExtractTooLong,
                format!("The extract “{id}” has more than {MOST_LETTERS} letters."),
            );
            self.report(finding, Spot::Value(id.as_str()));
        }
        if passage.checked.is_none() && passage.anchor.is_none() {
            let finding = Finding::new(
                LibraryCode::ExtractUnchecked,
                format!("Nobody has yet held the extract “{id}” against its source."),
            );
            self.report(finding, Spot::Value(id.as_str()));
        }
    }
}
