//! The rules of single fields, by what each is: whoever adds a field of a known kind has its rules.
//!
//! What several fields have to do with each other is with the rules of the source (`check`) and of the
//! passage (`check_passage`).

use crate::finding::{Finding, LibraryCode};

use super::anchor::{Anchor, MOST_CONTEXT, PublishedFile, is_sha256};
use super::check::{Checker, is_web_address, spoken};
use super::fields::{Field, FieldKind, Record};
use super::id::{CharacteristicId, IssueId, PassageId, SourceId};
use super::letters::is_unprintable;
use super::locate::Spot;
use super::model::{Checked, Period, Retired};
use super::proposition::Bearing;

/// The passage that a field is of; `None` where it is of the source itself.
type Of<'p> = Option<&'p PassageId>;

/// The place of a field.
fn at_field<'p>(of: Of<'p>, field: &'p str) -> Spot<'p> {
    match of {
        Some(id) => Spot::FieldIn {
            passage: id.as_str(),
            field,
        },
        None => Spot::Field(field),
    }
}

/// The place of a value.
fn at_value<'p>(of: Of<'p>, value: &'p str) -> Spot<'p> {
    match of {
        Some(id) => Spot::ValueIn {
            passage: id.as_str(),
            value,
        },
        None => Spot::Value(value),
    }
}

impl Checker<'_, '_> {
    /// Holds the fields of some kinds to their rules, in the order in which they stand in the file.
    pub(super) fn fields<T: Record>(
        &mut self,
        record: &T,
        of: Of<'_>,
        are_meant: fn(&FieldKind<T>) -> bool,
    ) {
        for field in T::FIELDS.iter().filter(|field| are_meant(&field.kind)) {
            self.field(field, record, of);
        }
    }

    fn field<T: Record>(&mut self, field: &Field<T>, record: &T, of: Of<'_>) {
        let name = field.name;
        match &field.kind {
            FieldKind::Text(get, _) => self.filled(name, get(record), of),
            FieldKind::OptionalText(get, _) => {
                let text = get(record).iter();
                text.for_each(|text| self.filled(name, text, of));
            }
            FieldKind::Names(get, _) => {
                let names = get(record).iter();
                names.for_each(|one| self.filled(name, one, of));
            }
            FieldKind::Address(get, _) => self.address(name, get(record), of),
            FieldKind::Language(get, _) => self.language(name, get(record), of),
            FieldKind::Period(get, _) => self.period(name, get(record).as_ref(), of),
            FieldKind::Sources(get, _) => self.sources(get(record)),
            FieldKind::Characteristics(get, _) => self.characteristics(name, get(record), of),
            FieldKind::Issues(get, _) => self.issues(name, get(record), of),
            FieldKind::Bearings(get, _) => self.bearings(get(record), of),
            FieldKind::Checked(get, _) => self.proof(get(record).as_ref(), of),
            FieldKind::Anchor(get, _) => self.anchor(get(record).as_ref(), of),
            FieldKind::File(get, _) => self.file(get(record).as_ref(), of),
            FieldKind::Retired(get, _) => self.retired(get(record).as_ref(), of),
            // Ids are held against all others, dates against the pack, and choices cannot be wrong.
            FieldKind::SourceId(..)
            | FieldKind::PassageId(..)
            | FieldKind::Choice(_)
            | FieldKind::Number(..)
            | FieldKind::Date(..)
            | FieldKind::Passages(_) => {}
        }
    }

    /// `the passage mz-2025-06-01`.
    fn owner(&self, of: Of<'_>) -> String {
        match of {
            Some(id) => format!("the passage {id}"),
            None => format!("the source {}", self.source_id()),
        }
    }

    /// A text that is given must say something, without stray spaces or control characters.
    fn filled(&mut self, field: &str, text: &str, of: Of<'_>) {
        let spot = at_field(of, field);
        if text.trim().is_empty() {
            let finding = Finding::new(
                LibraryCode::EmptyText,
                format!("The field “{}” is empty.", spoken(field)),
            )
            .hint("Write it, or leave an optional field out altogether.");
            self.report(finding, spot);
        } else if text != text.trim() || text.chars().any(is_unprintable) {
            let finding = Finding::new(
                LibraryCode::UncleanText,
                format!(
                    "The field “{}” begins or ends with a space, or holds a character that cannot be seen.",
                    spoken(field)
                ),
            );
            self.report(finding, spot);
        }
    }

    fn address(&mut self, field: &str, address: &str, of: Of<'_>) {
        if !is_web_address(address) {
            let finding = Finding::new(
                LibraryCode::BadAddress,
                format!("“{address}” is not a web address."),
            );
            self.report(finding, at_field(of, field));
        }
    }

    fn language(&mut self, field: &str, language: &str, of: Of<'_>) {
        if language.len() != 2 || !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
            let finding = Finding::new(
                LibraryCode::BadLanguage,
                format!("“{language}” is not a language code."),
            );
            self.report(finding, at_field(of, field));
        }
    }

    fn period(&mut self, field: &str, period: Option<&Period>, of: Of<'_>) {
        if let Some(Period { from, to }) = period
            && from > to
        {
            let finding = Finding::new(
                LibraryCode::PeriodBackwards,
                format!("The period covered ends ({to}) before it begins ({from})."),
            );
            self.report(finding, at_field(of, field));
        }
    }

    fn sources(&mut self, others: &[SourceId]) {
        for other in others {
            let spot = Spot::Value(other.as_str());
            let id = self.source_id();
            if id == other {
                let finding = Finding::new(
                    LibraryCode::RefersToItself,
                    format!("The source “{id}” relies on itself, or replaces itself."),
                );
                self.report(finding, spot);
            } else if !self.is_known_source(other) {
                let finding = Finding::new(
                    LibraryCode::UnknownSource,
                    format!("There is no source “{other}”."),
                );
                self.report(finding, spot);
            }
        }
    }

    fn characteristics(&mut self, field: &str, list: &[CharacteristicId], of: Of<'_>) {
        for id in list {
            if self.library.taxonomy.characteristic(id).is_none() {
                let finding = Finding::new(
                    LibraryCode::UnknownCharacteristic,
                    format!(
                        "There is no characteristic “{id}” (under “{}” of {}).",
                        spoken(field),
                        self.owner(of)
                    ),
                );
                self.report(finding, at_value(of, id.as_str()));
            }
        }
    }

    fn issues(&mut self, field: &str, issues: &[IssueId], of: Of<'_>) {
        if let (Some(id), []) = (of, issues) {
            let finding = Finding::new(
                LibraryCode::NoIssue,
                format!("The passage “{id}” answers no issue."),
            );
            self.report(finding, at_field(of, field));
        }
        for issue in issues {
            if self.library.taxonomy.issue(issue).is_none() {
                let finding = Finding::new(
                    LibraryCode::UnknownIssue,
                    format!("There is no issue “{issue}” (in {}).", self.owner(of)),
                );
                self.report(finding, at_value(of, issue.as_str()));
            }
        }
    }

    /// A record bears on a proposition in one way only, and only on one that exists.
    fn bearings(&mut self, bearings: &[Bearing], of: Of<'_>) {
        for (at, bearing) in bearings.iter().enumerate() {
            let proposition = bearing.proposition();
            let spot = at_value(of, proposition.as_str());
            let owner = self.owner(of);
            if self.library.taxonomy.proposition(proposition).is_none() {
                let finding = Finding::new(
                    LibraryCode::UnknownProposition,
                    format!("There is no proposition “{proposition}” (in {owner})."),
                );
                self.report(finding, spot);
            }
            let mut earlier = bearings.iter().take(at).map(Bearing::proposition);
            if earlier.any(|other| other == proposition) {
                let id = of.map_or(self.source_id().as_str(), PassageId::as_str);
                let finding = Finding::new(
                    LibraryCode::PropositionTwice,
                    format!("The passage “{id}” names the proposition “{proposition}” twice."),
                );
                self.report(finding, spot);
            }
        }
    }

    /// Whoever held it against a file has a name, and the file a fingerprint.
    fn proof(&mut self, checked: Option<&Checked>, of: Of<'_>) {
        let Some(Checked {
            by,
            on: _,
            file_sha256,
        }) = checked
        else {
            return;
        };
        self.filled("by", by, of);
        self.fingerprint("file_sha256", file_sha256, of);
    }

    fn fingerprint(&mut self, field: &str, sha256: &str, of: Of<'_>) {
        if !is_sha256(sha256) {
            let id = of.map_or(self.source_id().as_str(), PassageId::as_str);
            let finding = Finding::new(
                LibraryCode::BadHash,
                format!("The fingerprint of the file behind “{id}” is not one."),
            );
            self.report(finding, at_field(of, field));
        }
    }

    /// The program writes it; a hand may have changed it since.
    fn anchor(&mut self, anchor: Option<&Anchor>, of: Of<'_>) {
        let Some(anchor) = anchor else { return };
        self.fingerprint("sha256", &anchor.sha256, of);
        let stands_for = anchor.stands_for.as_ref().map(PassageId::as_str);
        let texts = [
            ("printed_page", anchor.printed_page.as_deref()),
            ("paragraph", anchor.paragraph.as_deref()),
            ("stands_for", stands_for),
        ];
        for (name, text) in texts {
            text.iter().for_each(|text| self.filled(name, text, of));
        }
        for (name, text) in [("before", &anchor.before), ("after", &anchor.after)] {
            if text.chars().count() > MOST_CONTEXT {
                let finding = Finding::new(
                    LibraryCode::ExtractTooLong,
                    format!("More than {MOST_CONTEXT} letters are kept of what stands {name} it."),
                );
                self.report(finding, at_field(of, name));
            }
        }
    }

    fn file(&mut self, file: Option<&PublishedFile>, of: Of<'_>) {
        let Some(file) = file else { return };
        self.fingerprint("sha256", &file.sha256, of);
        let edition = file.edition.iter();
        edition.for_each(|edition| self.filled("edition", edition, of));
    }

    /// Whoever finds a retired record must find out why.
    fn retired(&mut self, retired: Option<&Retired>, of: Of<'_>) {
        if let Some(Retired { on: _, why }) = retired {
            self.filled("why", why, of);
        }
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::library::model::Source;
    use crate::library::{Date, Library, check, read, shipped, source_text, specimen};

    /// Whether the field was given a value that cannot stand.
    fn spoilt<T: Record>(field: &Field<T>, record: &mut T) -> bool {
        let nobody = "nobody-at-all";
        match &field.kind {
            FieldKind::SourceId(_, at) => *at(record) = "Not One".into(),
            FieldKind::PassageId(_, at) => *at(record) = "Not One".into(),
            FieldKind::Text(_, at) | FieldKind::Address(_, at) | FieldKind::Language(_, at) => {
                *at(record) = " ".to_owned();
            }
            FieldKind::OptionalText(_, at) => *at(record) = Some(String::new()),
            FieldKind::Names(_, at) => *at(record) = vec![String::new()],
            FieldKind::Date(_, at) => *at(record) = "2999".parse().ok(),
            FieldKind::Period(_, at) => {
                let [from, to] = [2020, 2010].map(|year| Date::day(year, 1, 1));
                *at(record) = Some(Period { from, to });
            }
            FieldKind::Sources(_, at) => *at(record) = vec![nobody.into()],
            FieldKind::Characteristics(_, at) => *at(record) = vec![nobody.into()],
            FieldKind::Issues(_, at) => *at(record) = vec![nobody.into()],
            FieldKind::Bearings(_, at) => *at(record) = vec![Bearing::Supports(nobody.into())],
            FieldKind::Checked(_, at) => {
                *at(record) = Some(Checked {
                    by: "A. Nother".to_owned(),
                    on: Date::day(2026, 1, 1),
                    file_sha256: "1".to_owned(),
                });
            }
            FieldKind::Anchor(_, at) => {
                *at(record) = Some(Anchor {
                    before: "a".repeat(MOST_CONTEXT + 1),
                    ..specimen::anchor('a', 1)
                });
            }
            FieldKind::File(_, at) => {
                *at(record) = Some(PublishedFile {
                    sha256: "1".to_owned(),
                    edition: None,
                    retrieved_on: None,
                });
            }
            FieldKind::Retired(_, at) => {
                *at(record) = Some(Retired {
                    on: Date::day(2026, 1, 1),
                    why: String::new(),
                });
            }
            // Every word of a choice can stand, and so can every number and a source without passages.
            FieldKind::Choice(_) | FieldKind::Number(..) | FieldKind::Passages(_) => {
                return false;
            }
        }
        true
    }

    fn errors(library: &Library, source: &Source) -> usize {
        let found = check::source(library, 0, source, None, Date::day(2026, 11, 23));
        let errors = found.iter();
        let errors = errors.filter(|one| one.severity == crate::finding::Severity::Error);
        errors.count()
    }

    /// Each field of the record, spoilt in a source that is sound otherwise, is found.
    fn is_found<T: Record>(record: fn(&mut Source) -> &mut T) {
        let (library, _) = read(&shipped());
        let (mut sound, mut passage) = specimen::passage("p-1");
        passage.issues = vec!["q3c-basic-rules".into()];
        sound.passages = vec![passage];
        assert_eq!(errors(&library, &sound), 0, "{}", source_text(&sound));
        for field in T::FIELDS {
            let mut source = sound.clone();
            if spoilt(field, record(&mut source)) {
                assert!(errors(&library, &source) > 0, "{}", field.name);
            }
        }
    }

    #[test]
    fn whatever_is_wrong_with_a_single_field_is_found() {
        is_found(|source| source);
        is_found(|source| &mut source.passages[0]);
    }
}
