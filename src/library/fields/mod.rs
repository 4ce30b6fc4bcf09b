//! The fields of a source and of a passage, each described once: in [`source`] and in [`passage`].
//!
//! Whatever goes through a record field by field goes through these tables: the file that is written
//! (`write`), the rules of single fields (`check`), the columns and cells of a table (`exchange`), the form
//! and its remarks (`gui::view::packs`), `TEMPLATE.ron` and the list of columns in `evidence/README.md`.
//! What only some fields have to do with each other (an extract needs a pinpoint) stays with its rule.
//!
//! # How to add a field
//!
//! 1. Add it to `Source` or `Passage` (`model`), optional unless every file in the world has it:
//!    `#[serde(default)] pub edition: Option<String>`.
//! 2. Add its row at the same place of the table: the name that the struct has; whether it is needed; what
//!    it is and how it is reached, as a [`FieldKind`]; its cells; its `place` in the form, between those of
//!    its neighbours there; what `TEMPLATE.ron` says of it.
//! 3. Run `BUNDLE_BUILDER_WRITE=1 cargo test --test it data`, which writes it into `TEMPLATE.ron` and
//!    `evidence/README.md`, and look at both.
//! 4. The snapshots of a whole source (`exchange::tests::whole`, `gui::tests::source_form`) show it where it
//!    was not before; give it a value there.
//!
//! That is all: it is read, written, typed, checked, exported, imported and told of. A field that the table
//! has not, or has at another place, fails a test (`tests`). A new *kind* of field does not compile until each
//! user has said what it does with it; `check` must also be told when to hold it to its rule, and a test
//! there fails where nothing is found wrong with it. A rule between fields goes to `check` or
//! `check_passage`, and what is to be printed in a bundle to `case`, `bundle` and `fingerprint`.

mod documents;
mod passage;
mod source;
#[cfg(test)]
mod tests;

use std::num::NonZeroU16;

use serde::de::DeserializeOwned;

pub use documents::{list_of_columns, template};

use crate::finding::capitalised;

use super::anchor::{Anchor, PublishedFile};
use super::id::{CharacteristicId, IssueId, PassageId, SourceId};
use super::model::{Checked, Passage, Period, Retired, Source};
use super::proposition::Bearing;
use super::{date, recover};

/// What has a table of fields.
pub trait Record: Sized + DeserializeOwned + 'static {
    /// In the order in which they stand in a file and in a table.
    const FIELDS: &'static [Field<Self>];
}

impl Record for Source {
    const FIELDS: &'static [Field<Self>] = source::FIELDS;
}

impl Record for Passage {
    const FIELDS: &'static [Field<Self>] = passage::FIELDS;
}

/// One field of a record.
#[derive(Debug)]
pub struct Field<T: 'static> {
    /// In the struct and in the file.
    pub name: &'static str,
    pub need: Need,
    pub kind: FieldKind<T>,
    /// Its cells in a table, which are the boxes of the form, too.
    pub cells: &'static [Cell],
    /// Those with a lower number stand above it in the form.
    pub place: u8,
    /// What `TEMPLATE.ron` says above it, line by line.
    pub comment: &'static str,
    /// Its value in `TEMPLATE.ron`; empty where the comment says all.
    pub example: &'static str,
}

/// Whether a field may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
}

/// One cell of a row in a table, and one box of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column of a table. It is part of the file format and never changes.
    pub name: &'static str,
    /// Its name in the form.
    pub label: &'static str,
    /// What stands in the empty box.
    pub hint: &'static str,
    /// What it is for, where its name does not say so; shown on hover.
    pub meaning: &'static str,
    /// What `evidence/README.md` says of the column.
    pub explained: &'static str,
    pub holds: Holds,
    /// How many lines high its box is.
    pub lines: usize,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Text,
    Date,
    /// Any number of texts.
    List,
}

/// What a field is, and how its value is reached.
#[derive(Debug)]
pub enum FieldKind<T: 'static> {
    SourceId(Get<T, SourceId>, GetMut<T, SourceId>),
    PassageId(Get<T, PassageId>, GetMut<T, PassageId>),
    Text(Get<T, String>, GetMut<T, String>),
    OptionalText(Get<T, Option<String>>, GetMut<T, Option<String>>),
    Address(Get<T, String>, GetMut<T, String>),
    Language(Get<T, String>, GetMut<T, String>),
    Choice(Choice<T>),
    Number(Get<T, Option<NonZeroU16>>, GetMut<T, Option<NonZeroU16>>),
    Date(Get<T, Option<date::Date>>, GetMut<T, Option<date::Date>>),
    Period(Get<T, Option<Period>>, GetMut<T, Option<Period>>),
    /// Names that stand in no list of the library.
    Names(Get<T, Vec<String>>, GetMut<T, Vec<String>>),
    Sources(Get<T, Vec<SourceId>>, GetMut<T, Vec<SourceId>>),
    Characteristics(
        Get<T, Vec<CharacteristicId>>,
        GetMut<T, Vec<CharacteristicId>>,
    ),
    Issues(Get<T, Vec<IssueId>>, GetMut<T, Vec<IssueId>>),
    Bearings(Get<T, Vec<Bearing>>, GetMut<T, Vec<Bearing>>),
    Checked(Get<T, Option<Checked>>, GetMut<T, Option<Checked>>),
    Anchor(Get<T, Option<Anchor>>, GetMut<T, Option<Anchor>>),
    File(
        Get<T, Option<PublishedFile>>,
        GetMut<T, Option<PublishedFile>>,
    ),
    Retired(Get<T, Option<Retired>>, GetMut<T, Option<Retired>>),
    /// Rows of their own in a table.
    Passages(Get<T, Vec<Passage>>),
}

pub(super) type Get<T, V> = fn(&T) -> &V;
pub(super) type GetMut<T, V> = fn(&mut T) -> &mut V;

/// One of a few words.
#[derive(Debug)]
pub struct Choice<T: 'static> {
    /// The word in files.
    pub get: fn(&T) -> &'static str,
    /// Whether there is such a word.
    pub set: fn(&mut T, &str) -> bool,
    /// Each word in files, with what the form says for it.
    pub words: fn() -> Vec<(&'static str, &'static str)>,
}

fn put<V>(place: &mut V, value: Option<V>) -> bool {
    value.map(|value| *place = value).is_some()
}

impl Cell {
    const TEXT: Cell = Cell {
        name: "",
        label: "",
        hint: "",
        meaning: "",
        explained: "",
        holds: Holds::Text,
        lines: 1,
    };
    const DATE: Cell = Cell {
        hint: "day, month, year",
        holds: Holds::Date,
        ..Cell::TEXT
    };
    const LIST: Cell = Cell {
        holds: Holds::List,
        ..Cell::TEXT
    };
    const CHOICE: Cell = Cell {
        hint: "Choose",
        ..Cell::TEXT
    };
}

impl<T> FieldKind<T> {
    /// As a file says that there is nothing; of a choice, the first.
    fn nothing(&self) -> &'static str {
        match self {
            FieldKind::SourceId(..)
            | FieldKind::PassageId(..)
            | FieldKind::Text(..)
            | FieldKind::Address(..)
            | FieldKind::Language(..) => "\"\"",
            FieldKind::OptionalText(..)
            | FieldKind::Number(..)
            | FieldKind::Date(..)
            | FieldKind::Period(..)
            | FieldKind::Checked(..)
            | FieldKind::Anchor(..)
            | FieldKind::File(..)
            | FieldKind::Retired(..) => "None",
            FieldKind::Choice(choice) => (choice.words)().first().map_or("", |(name, _)| name),
            FieldKind::Names(..)
            | FieldKind::Sources(..)
            | FieldKind::Characteristics(..)
            | FieldKind::Issues(..)
            | FieldKind::Bearings(..)
            | FieldKind::Passages(..) => "[]",
        }
    }
}

impl<T: Record> Field<T> {
    /// The cell by which a mistake in the whole field is shown: of what was retired, the reason.
    pub(super) fn shown_at(&self) -> Option<&'static Cell> {
        match self.kind {
            FieldKind::Retired(..) => self.cells.last(),
            _ => self.cells.first(),
        }
    }

    /// Its name as a label: `Seen through`.
    pub fn heading(&self) -> String {
        capitalised(&self.name.replace('_', " "))
    }
}

/// The fields in the order in which the form shows them.
pub fn in_form<T: Record>() -> Vec<&'static Field<T>> {
    let mut fields: Vec<&Field<T>> = T::FIELDS.iter().collect();
    fields.sort_by_key(|field| field.place);
    fields
}

/// The cells of a record in the order in which a table has them.
pub(super) fn cells<T: Record>() -> impl Iterator<Item = &'static Cell> {
    T::FIELDS.iter().flat_map(|field| field.cells)
}

/// A record that says nothing, to be filled in field by field.
pub(super) fn blank<T: Record>() -> Option<T> {
    let nothing = |field: &Field<T>| format!("{}: {}", field.name, field.kind.nothing());
    let fields: Vec<String> = T::FIELDS.iter().map(nothing).collect();
    recover::read(&format!("({})", fields.join(", "))).0
}
