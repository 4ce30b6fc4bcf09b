//! The columns of a table: the cells of a source's and of a passage's fields, one behind the other.
//!
//! A column is part of the file format: its name never changes. What each is stands in `fields`.

use crate::library::fields::{Field, Holds, Need, Record, cells};
use crate::library::model::{Passage, Source};

/// What a column is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Source,
    Passage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) of: Of,
    /// Whether a row may leave it empty.
    pub(super) need: Need,
    /// It holds any number of values and not one text.
    pub(super) is_list: bool,
}

/// All columns in their order.
pub(super) fn columns() -> impl Iterator<Item = Column> {
    of_record::<Source>(Of::Source).chain(of_record::<Passage>(Of::Passage))
}

fn of_record<T: Record>(of: Of) -> impl Iterator<Item = Column> {
    let of_field = move |field: &'static Field<T>| {
        field.cells.iter().map(move |cell| Column {
            name: cell.name,
            of,
            need: field.need,
            is_list: cell.holds == Holds::List,
        })
    };
    T::FIELDS.iter().flat_map(of_field)
}

pub(super) fn named(name: &str) -> Option<Column> {
    columns().find(|column| column.name == name)
}

/// `source_id, title, …`, for whoever wrote a name that is none of them.
pub(super) fn all_names() -> String {
    let names: Vec<&str> = columns().map(|column| column.name).collect();
    names.join(", ")
}

/// Whether a column holds dates.
pub(super) fn is_date(name: &str) -> bool {
    let mut all = cells::<Source>().chain(cells::<Passage>());
    all.any(|cell| cell.name == name && cell.holds == Holds::Date)
}

/// The column of a field of the model, for telling where in a table a mistake is.
pub(super) fn of_field(field: &str, is_in_passage: bool) -> &str {
    let found = if is_in_passage {
        column_of::<Passage>(field)
    } else {
        column_of::<Source>(field)
    };
    found.unwrap_or(field)
}

fn column_of<T: Record>(name: &str) -> Option<&'static str> {
    let field = T::FIELDS.iter().find(|field| field.name == name);
    Some(field?.shown_at()?.name)
}
