//! Between the records of the model and the cells of a row, field by field and without `..`, so that a
//! new field cannot be forgotten in either direction.

use std::fmt::Display;
use std::str::FromStr;

use crate::finding::Finding;
use crate::library::date::Date;
use crate::library::model::{Checked, Passage, Period, Retired, Source};
use crate::library::proposition::Bearing;

use super::cells::Cells;
use super::shortened;

/// One row for each passage; one for a source that has none.
pub(super) fn rows_of(source: &Source) -> Vec<Cells> {
    let of_source = source_cells(source);
    let row = |passage: &Passage| {
        let mut cells = of_source.clone();
        cells.extend(passage_cells(passage));
        cells
    };
    match source.passages.as_slice() {
        [] => vec![of_source],
        passages => passages.iter().map(row).collect(),
    }
}

pub(super) fn source_cells(source: &Source) -> Cells {
    let Source {
        id,
        title,
        publisher,
        publisher_kind,
        described_as,
        published,
        covers,
        address,
        language,
        licence,
        tier,
        read,
        seen_through,
        findings_of,
        relies_on,
        limits,
        supersedes,
        retired,
        passages: _,
    } = source;
    let (from, to) = covers.map(|Period { from, to }| (from, to)).unzip();
    let (retired_on, why) = retirement(retired.as_ref());
    filled([
        ("source_id", one(id)),
        ("title", one(title)),
        ("publisher", one(publisher)),
        ("publisher_kind", one(publisher_kind.name())),
        ("described_as", maybe(described_as.as_ref())),
        ("published", date(*published)),
        ("covers_from", date(from)),
        ("covers_to", date(to)),
        ("address", one(address)),
        ("language", one(language)),
        ("licence", maybe(licence.as_ref())),
        ("tier", one(tier.name())),
        ("read", one(read.name())),
        ("seen_through", maybe(seen_through.as_ref())),
        ("findings_of", findings_of.clone()),
        ("relies_on", all(relies_on)),
        ("limits", maybe(limits.as_ref())),
        ("supersedes", all(supersedes)),
        ("source_retired_on", date(retired_on)),
        ("source_retired_why", maybe(why)),
    ])
}

pub(super) fn passage_cells(passage: &Passage) -> Cells {
    let Passage {
        id,
        kind,
        text,
        pinpoint,
        about,
        only_if,
        not_if,
        issues,
        stance,
        propositions,
        note,
        provenance,
        checked,
        retired,
    } = passage;
    let (retired_on, why) = retirement(retired.as_ref());
    let (by, on, hash) = match checked {
        Some(Checked {
            by,
            on,
            file_sha256,
        }) => (Some(by), Some(*on), Some(file_sha256)),
        None => (None, None, None),
    };
    let bearing = |bearing: &Bearing| format!("{}:{}", bearing.label(), bearing.proposition());
    filled([
        ("passage_id", one(id)),
        ("kind", one(kind.name())),
        ("text", one(text)),
        ("pinpoint", maybe(pinpoint.as_ref())),
        ("about", all(about)),
        ("only_if", all(only_if)),
        ("not_if", all(not_if)),
        ("issues", all(issues)),
        ("stance", one(stance.name())),
        ("propositions", propositions.iter().map(bearing).collect()),
        ("note", maybe(note.as_ref())),
        ("provenance", one(provenance)),
        ("checked_by", maybe(by)),
        ("checked_on", date(on)),
        ("checked_file_sha256", maybe(hash)),
        ("passage_retired_on", date(retired_on)),
        ("passage_retired_why", maybe(why)),
    ])
}

fn filled<const N: usize>(cells: [(&'static str, Vec<String>); N]) -> Cells {
    let is_filled = |(_, values): &(&str, Vec<String>)| values.iter().any(|one| !one.is_empty());
    cells.into_iter().filter(is_filled).collect()
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

fn retirement(retired: Option<&Retired>) -> (Option<Date>, Option<&String>) {
    retired.map(|Retired { on, why }| (*on, why)).unzip()
}

/// The cells of a row while they are read; what is wrong with them is gathered, not returned early, so
/// that a person is told of all of it.
pub(super) struct Reading<'a> {
    pub(super) cells: &'a Cells,
    /// With the column that each is about.
    pub(super) findings: Vec<(String, Finding)>,
}

impl Reading<'_> {
    pub(super) fn source(&mut self) -> Option<Source> {
        let id = self.name("source_id");
        let title = self.needed("title");
        let publisher = self.needed("publisher");
        let publisher_kind = self.choice("publisher_kind");
        let published = self.date("published");
        let covers = self.covers();
        let address = self.name("address");
        let language = self.name("language");
        let tier = self.choice("tier");
        let read = self.choice("read");
        let retired = self.retired("source_retired_on", "source_retired_why");
        Some(Source {
            id: id?.as_str().into(),
            title: title?,
            publisher: publisher?,
            publisher_kind: publisher_kind?,
            described_as: self.text("described_as"),
            published,
            covers,
            address: address?,
            language: language?,
            licence: self.text("licence"),
            tier: tier?,
            read: read?,
            seen_through: self.text("seen_through"),
            findings_of: self.list("findings_of"),
            relies_on: self.ids("relies_on"),
            limits: self.text("limits"),
            supersedes: self.ids("supersedes"),
            retired,
            passages: Vec::new(),
        })
    }

    pub(super) fn passage(&mut self) -> Option<Passage> {
        let id = self.name("passage_id");
        let kind = self.choice("kind");
        let text = self.needed("text");
        let stance = self.choice("stance");
        let propositions = self.bearings();
        let provenance = self.needed("provenance");
        let checked = self.checked();
        let retired = self.retired("passage_retired_on", "passage_retired_why");
        Some(Passage {
            id: id?.as_str().into(),
            kind: kind?,
            text: text?,
            pinpoint: self.text("pinpoint"),
            about: self.ids("about"),
            only_if: self.ids("only_if"),
            not_if: self.ids("not_if"),
            issues: self.ids("issues"),
            stance: stance?,
            propositions,
            note: self.text("note"),
            provenance: provenance?,
            checked,
            retired,
        })
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

    fn complain(&mut self, code: &'static str, column: &str, what: &str) {
        let finding = Finding::error(code, format!("{what}."));
        self.findings.push((column.to_owned(), finding));
    }

    fn needed(&mut self, column: &str) -> Option<String> {
        let text = self.text(column);
        if text.is_none() {
            self.complain("missing-value", column, "it is empty");
        }
        text
    }

    /// A value in which spaces around it mean nothing.
    fn name(&mut self, column: &str) -> Option<String> {
        self.needed(column).map(|name| name.trim().to_owned())
    }

    fn choice<T: Choice>(&mut self, column: &str) -> Option<T> {
        let given = self.name(column)?;
        let found = T::named(&given);
        if found.is_none() {
            let known = T::names().join(", ");
            let what = format!("“{}” is not one of {known}", shortened(&given));
            self.complain("unknown-value", column, &what);
        }
        found
    }

    fn date(&mut self, column: &str) -> Option<Date> {
        let given = self.text(column)?;
        match Date::from_str(given.trim()) {
            Ok(date) => Some(date),
            Err(why) => {
                let what = why.to_string();
                self.complain("bad-date", column, &what);
                None
            }
        }
    }

    /// Whether all or none of the columns are filled; complains where only some are.
    fn together(&mut self, columns: &[&str]) -> bool {
        let has = |column: &&&str| self.cells.contains_key(**column);
        let count = columns.iter().filter(has).count();
        if count > 0 && count < columns.len() {
            let empty = columns.iter().find(|column| !has(column));
            let empty = empty.copied().unwrap_or_default();
            let what = format!("it is empty; {} go together", columns.join(", "));
            self.complain("missing-value", empty, &what);
        }
        count == columns.len()
    }

    fn covers(&mut self) -> Option<Period> {
        let both = self.together(&["covers_from", "covers_to"]);
        let (from, to) = (self.date("covers_from"), self.date("covers_to"));
        both.then_some(Period {
            from: from?,
            to: to?,
        })
    }

    fn retired(&mut self, on: &str, why: &str) -> Option<Retired> {
        let both = self.together(&[on, why]);
        let on = self.date(on);
        both.then_some(Retired {
            on: on?,
            why: self.text(why)?,
        })
    }

    fn checked(&mut self) -> Option<Checked> {
        let all = self.together(&["checked_by", "checked_on", "checked_file_sha256"]);
        let on = self.date("checked_on");
        all.then_some(Checked {
            by: self.text("checked_by")?,
            on: on?,
            file_sha256: self.text("checked_file_sha256")?.trim().to_owned(),
        })
    }

    fn bearings(&mut self) -> Vec<Bearing> {
        let given = self.list("propositions");
        let mut found = Vec::new();
        for value in given {
            match Bearing::parse(&value) {
                Some(bearing) => found.push(bearing),
                None => {
                    let what = format!(
                        "“{}” is not of the form supports:id, qualifies:id or contradicts:id",
                        shortened(&value)
                    );
                    self.complain("unknown-value", "propositions", &what);
                }
            }
        }
        found
    }
}

/// An enum of the model, for reading a cell.
pub(super) trait Choice: Sized {
    fn named(name: &str) -> Option<Self>;
    fn names() -> Vec<&'static str>;
}

macro_rules! choices {
    ($($type:ident)*) => {$(
        impl Choice for crate::library::model::$type {
            fn named(name: &str) -> Option<Self> {
                Self::named(name)
            }

            fn names() -> Vec<&'static str> {
                Self::ALL.iter().map(|one| one.name()).collect()
            }
        }
    )*};
}

choices! { PublisherKind PassageKind Stance Tier ReadExtent }
