//! Between the records of the model and the cells of a row, field by field as the tables of `fields` have
//! them.

use std::fmt::Display;
use std::str::FromStr;

use crate::finding::{Finding, TableCode};
use crate::library::anchor::{Anchor, PublishedFile};
use crate::library::date::Date;
use crate::library::fields::{Cell, Choice, Field, FieldKind, Need, Record};
use crate::library::id::PassageId;
use crate::library::model::{Checked, Passage, Period, Retired, Source};
use crate::library::proposition::Bearing;

use super::cells::Cells;
use super::shortened;

/// One row for each passage; one for a source that has none.
pub(super) fn rows_of(source: &Source) -> Vec<Cells> {
    let of_source = cells_of(source);
    let row = |passage: &Passage| {
        let mut cells = of_source.clone();
        cells.extend(cells_of(passage));
        cells
    };
    match source.passages.as_slice() {
        [] => vec![of_source],
        passages => passages.iter().map(row).collect(),
    }
}

/// The cells of a record that are filled.
pub(super) fn cells_of<T: Record>(record: &T) -> Cells {
    let of_field = |field: &'static Field<T>| {
        let names = field.cells.iter().map(|cell| cell.name);
        names.zip(values(&field.kind, record))
    };
    let is_filled = |(_, values): &(&str, Vec<String>)| values.iter().any(|one| !one.is_empty());
    let all = T::FIELDS.iter().flat_map(of_field);
    all.filter(is_filled).collect()
}

/// The values of a field, cell by cell.
fn values<T>(kind: &FieldKind<T>, record: &T) -> Vec<Vec<String>> {
    match kind {
        FieldKind::SourceId(get, _) => vec![one(get(record))],
        FieldKind::PassageId(get, _) => vec![one(get(record))],
        FieldKind::Text(get, _) | FieldKind::Address(get, _) | FieldKind::Language(get, _) => {
            vec![one(get(record))]
        }
        FieldKind::OptionalText(get, _) => vec![maybe(get(record).as_ref())],
        FieldKind::Choice(choice) => vec![one((choice.get)(record))],
        FieldKind::Number(get, _) => vec![get(record).iter().map(ToString::to_string).collect()],
        FieldKind::Date(get, _) => vec![date(*get(record))],
        FieldKind::Period(get, _) => {
            let ends = get(record).map(|Period { from, to }| (from, to));
            let (from, to) = ends.unzip();
            vec![date(from), date(to)]
        }
        FieldKind::Names(get, _) => vec![get(record).clone()],
        FieldKind::Sources(get, _) => vec![all(get(record))],
        FieldKind::Characteristics(get, _) => vec![all(get(record))],
        FieldKind::Issues(get, _) => vec![all(get(record))],
        FieldKind::Bearings(get, _) => {
            let word = |one: &Bearing| format!("{}:{}", one.label(), one.proposition());
            vec![get(record).iter().map(word).collect()]
        }
        FieldKind::Checked(get, _) => check(get(record).as_ref()),
        FieldKind::Anchor(get, _) => get(record).as_ref().map(anchor).unwrap_or_default(),
        FieldKind::File(get, _) => get(record).as_ref().map(file).unwrap_or_default(),
        FieldKind::Retired(get, _) => {
            let both = get(record).as_ref().map(|Retired { on, why }| (*on, why));
            let (on, why) = both.unzip();
            vec![date(on), maybe(why)]
        }
        FieldKind::Passages(_) => Vec::new(),
    }
}

fn one(value: impl Display) -> Vec<String> {
    vec![value.to_string()]
}

fn maybe(value: Option<&String>) -> Vec<String> {
    value.cloned().into_iter().collect()
}

fn date(date: Option<Date>) -> Vec<String> {
    date.map(String::from).into_iter().collect()
}

fn all<T: Display>(values: &[T]) -> Vec<String> {
    values.iter().map(T::to_string).collect()
}

fn check(checked: Option<&Checked>) -> Vec<Vec<String>> {
    match checked {
        Some(Checked {
            by,
            on,
            file_sha256,
        }) => vec![one(by), date(Some(*on)), one(file_sha256)],
        None => Vec::new(),
    }
}

/// In the order of its cells.
fn anchor(anchor: &Anchor) -> Vec<Vec<String>> {
    vec![
        one(&anchor.sha256),
        one(anchor.page),
        one(anchor.start),
        maybe(anchor.printed_page.as_ref()),
        maybe(anchor.paragraph.as_ref()),
        one(&anchor.before),
        one(&anchor.after),
        anchor.stands_for.iter().map(PassageId::to_string).collect(),
    ]
}

/// In the order of its cells.
fn file(file: &PublishedFile) -> Vec<Vec<String>> {
    vec![
        one(&file.sha256),
        maybe(file.edition.as_ref()),
        date(file.retrieved_on),
    ]
}

/// The cells of a row while they are read; what is wrong with them is gathered, not returned early, so
/// that a person is told of all of it.
pub(super) struct Reading<'a> {
    pub(super) cells: &'a Cells,
    /// With the column that each is about.
    pub(super) findings: Vec<(String, Finding)>,
}

impl Reading<'_> {
    /// `record`, which says nothing yet, with what the cells say; `None` where something that it needs
    /// cannot be read.
    pub(super) fn record<T: Record>(&mut self, mut record: T) -> Option<T> {
        let mut is_whole = true;
        for field in T::FIELDS {
            let is_read = self.field(field, &mut record).is_some();
            is_whole &= is_read || field.need == Need::Optional;
        }
        is_whole.then_some(record)
    }

    /// Reads one field into the record; `None` where there is nothing that can be read.
    fn field<T: Record>(&mut self, field: &Field<T>, record: &mut T) -> Option<()> {
        // Only passages have no cells, and they have rows of their own.
        let Some(cell) = field.cells.first().map(|cell| cell.name) else {
            return Some(());
        };
        match &field.kind {
            FieldKind::SourceId(_, at) => *at(record) = self.name(cell)?.as_str().into(),
            FieldKind::PassageId(_, at) => *at(record) = self.name(cell)?.as_str().into(),
            FieldKind::Text(_, at) => *at(record) = self.needed(cell)?,
            FieldKind::Address(_, at) | FieldKind::Language(_, at) => {
                *at(record) = self.name(cell)?;
            }
            FieldKind::OptionalText(_, at) => *at(record) = self.text(cell),
            FieldKind::Choice(choice) => self.choice(cell, choice, record)?,
            FieldKind::Number(_, at) => *at(record) = self.number(cell),
            FieldKind::Date(_, at) => *at(record) = self.date(cell),
            FieldKind::Period(_, at) => *at(record) = self.period(field.cells),
            FieldKind::Names(_, at) => *at(record) = self.list(cell),
            FieldKind::Sources(_, at) => *at(record) = self.ids(cell),
            FieldKind::Characteristics(_, at) => *at(record) = self.ids(cell),
            FieldKind::Issues(_, at) => *at(record) = self.ids(cell),
            FieldKind::Bearings(_, at) => *at(record) = self.bearings(cell),
            FieldKind::Checked(_, at) => *at(record) = self.checked(field.cells),
            FieldKind::Anchor(_, at) => *at(record) = self.anchor(field.cells),
            FieldKind::File(_, at) => *at(record) = self.file(field.cells),
            FieldKind::Retired(_, at) => *at(record) = self.retired(field.cells),
            FieldKind::Passages(_) => {}
        }
        Some(())
    }

    fn text(&self, column: &str) -> Option<String> {
        self.cells.get(column)?.first().cloned()
    }

    fn list(&self, column: &str) -> Vec<String> {
        self.cells.get(column).cloned().unwrap_or_default()
    }

    fn ids<T: for<'a> From<&'a str>>(&self, column: &str) -> Vec<T> {
        let values = self.cells.get(column).into_iter().flatten();
        values.map(|id| T::from(id.as_str())).collect()
    }

    fn complain(&mut self, code: TableCode, column: &str, what: &str) {
        let finding = Finding::new(code, format!("{what}."));
        self.findings.push((column.to_owned(), finding));
    }

    fn needed(&mut self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_none() {
            self.complain(TableCode::MissingValue, column, "it is empty");
        }
        text
    }

    /// A value in which spaces around it mean nothing.
    fn name(&mut self, column: &str) -> Option<String> {
        self.needed(column).map(|name| name.trim().to_owned())
    }

    fn choice<T>(&mut self, column: &str, choice: &Choice<T>, record: &mut T) -> Option<()> {
        let given = self.name(column)?;
        if (choice.set)(record, &given) {
            return Some(());
        }
        let words = (choice.words)();
        let known: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
        let what = format!("“{}” is not one of {}", shortened(&given), known.join(", "));
        self.complain(TableCode::UnknownValue, column, &what);
        None
    }

    fn date(&mut self, column: &str) -> Option<Date> {
        let given = self.text(column)?;
        match Date::from_str(given.trim()) {
            Ok(date) => Some(date),
            Err(why) => {
                let what = why.to_string();
                self.complain(TableCode::BadDate, column, &what);
                None
            }
        }
    }

    /// The names of cells that are filled all or not at all; complains where only some are.
    fn together<const N: usize>(&mut self, cells: &[Cell]) -> Option<([&'static str; N], bool)> {
        let columns: Vec<&'static str> = cells.iter().map(|cell| cell.name).collect();
        let has = |column: &&&str| self.cells.contains_key(**column);
        let count = columns.iter().filter(has).count();
        if count > 0 && count < columns.len() {
            let empty = columns.iter().find(|column| !has(column));
            let empty = empty.copied().unwrap_or_default();
            let what = format!("it is empty; {} go together", columns.join(", "));
            self.complain(TableCode::MissingValue, empty, &what);
        }
        let are_filled = count == columns.len();
        Some((columns.try_into().ok()?, are_filled))
    }

    fn period(&mut self, cells: &[Cell]) -> Option<Period> {
        let ([from, to], both) = self.together(cells)?;
        let (from, to) = (self.date(from), self.date(to));
        both.then_some(Period {
            from: from?,
            to: to?,
        })
    }

    fn retired(&mut self, cells: &[Cell]) -> Option<Retired> {
        let ([on, why], both) = self.together(cells)?;
        let on = self.date(on);
        both.then_some(Retired {
            on: on?,
            why: self.text(why)?,
        })
    }

    fn checked(&mut self, cells: &[Cell]) -> Option<Checked> {
        let ([by, on, file], all) = self.together(cells)?;
        let on = self.date(on);
        all.then_some(Checked {
            by: self.text(by)?,
            on: on?,
            file_sha256: self.text(file)?.trim().to_owned(),
        })
    }

    fn anchor(&mut self, cells: &[Cell]) -> Option<Anchor> {
        let (needed, others) = cells.split_at_checked(3)?;
        let names = others.iter().map(|cell| cell.name);
        let [printed_page, paragraph, before, after, stands_for] =
            names.collect::<Vec<_>>().try_into().ok()?;
        let ([sha256, page, start], all) = self.together(needed)?;
        let (page, start) = (self.number(page), self.number(start));
        all.then_some(Anchor {
            sha256: self.text(sha256)?.trim().to_owned(),
            page: page?,
            start: start?,
            printed_page: self.text(printed_page),
            paragraph: self.text(paragraph),
            before: self.text(before).unwrap_or_default(),
            after: self.text(after).unwrap_or_default(),
            stands_for: self.text(stands_for).map(|id| id.trim().into()),
        })
    }

    fn file(&mut self, cells: &[Cell]) -> Option<PublishedFile> {
        let names = cells.iter().map(|cell| cell.name);
        let [sha256, edition, retrieved_on] = names.collect::<Vec<_>>().try_into().ok()?;
        let (edition, retrieved_on) = (self.text(edition), self.date(retrieved_on));
        let Some(sha256) = self.text(sha256) else {
            if edition.is_some() || retrieved_on.is_some() {
                let what = "it is empty; without it the file is not known";
                self.complain(TableCode::MissingValue, sha256, what);
            }
            return None;
        };
        Some(PublishedFile {
            sha256: sha256.trim().to_owned(),
            edition,
            retrieved_on,
        })
    }

    /// A whole number that the field can hold.
    fn number<N: FromStr>(&mut self, column: &str) -> Option<N> {
        let given = self.text(column)?;
        let number = given.trim().parse().ok();
        if number.is_none() {
            let what = format!("“{}” is no number that can stand here", shortened(&given));
            self.complain(TableCode::UnknownValue, column, &what);
        }
        number
    }

    fn bearings(&mut self, column: &str) -> Vec<Bearing> {
        let given = self.list(column);
        let mut found = Vec::new();
        for value in given {
            match Bearing::parse(&value) {
                Some(bearing) => found.push(bearing),
                None => {
                    let what = format!(
                        "“{}” is not of the form supports:id, qualifies:id or contradicts:id",
                        shortened(&value)
                    );
                    self.complain(TableCode::UnknownValue, column, &what);
                }
            }
        }
        found
    }
}
