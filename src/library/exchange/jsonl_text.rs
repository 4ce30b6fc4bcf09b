//! Rows as JSON Lines: one object a line, its keys the names of the columns; lists are arrays.

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::finding::{Finding, LibraryCode, TableCode};

use super::cells::Cells;
use super::columns::{Column, all_names, columns, named};
use super::{Row, at, shortened};

pub(super) fn write(rows: impl Iterator<Item = Cells>) -> String {
    let mut text = String::new();
    for cells in rows {
        // Texts and lists of texts can always be written.
        text.push_str(&serde_json::to_string(&Line(&cells)).unwrap_or_default());
        text.push('\n');
    }
    text
}

/// The cells in the order of the columns; those that are empty are left out.
struct Line<'a>(&'a Cells);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for column in columns() {
            match self.0.get(column.name) {
                Some(values) if column.is_list => map.serialize_entry(column.name, values)?,
                Some(values) => map.serialize_entry(column.name, &values.concat())?,
                None => {}
            }
        }
        map.end()
    }
}

/// The pairs of an object as they stand; a map would keep one of two that have the same key.
struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Pairs;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object such as {\"source_id\": \"…\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

pub(super) fn read(text: &str, path: &str) -> (Vec<Row>, Vec<Finding>) {
    if text.trim_start().starts_with('[') {
        let finding = Finding::of(TableCode::NotLines);
        return (Vec::new(), vec![finding.at(at(path, 1))]);
    }
    let (mut rows, mut findings) = (Vec::new(), Vec::new());
    let lines = (1..).zip(text.lines());
    for (line, object) in lines.filter(|(_, object)| !object.trim().is_empty()) {
        match serde_json::from_str::<Pairs>(object) {
            Ok(pairs) => {
                let (cells, wrong) = cells(pairs);
                findings.extend(wrong.into_iter().map(|one| one.at(at(path, line))));
                rows.push(Row { line, cells });
            }
            Err(error) => {
                let place = crate::finding::Place::File {
                    path: path.to_owned(),
                    line,
                    column: error.column().max(1),
                };
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                let finding = Finding::new(
                    LibraryCode::Unreadable,
                    format!("The line is not a row of JSON Lines: {message}."),
                );
                findings.push(finding.at(place));
            }
        }
    }
    (rows, findings)
}

fn cells(pairs: Pairs) -> (Cells, Vec<Finding>) {
    let (mut cells, mut findings) = (Cells::new(), Vec::new());
    let mut seen: Vec<&str> = Vec::new();
    for (key, value) in pairs.0 {
        let Some(column) = named(&key) else {
            let message = format!("There is no column “{}”.", shortened(&key));
            let hint = format!("The columns are: {}.", all_names());
            findings.push(Finding::new(TableCode::UnknownColumn, message).hint(hint));
            continue;
        };
        if seen.contains(&column.name) {
            let message = format!("The key “{key}” stands twice in this line.");
            findings.push(Finding::new(TableCode::ColumnTwice, message));
        }
        seen.push(column.name);
        match values(column, value) {
            Some(values) if values.iter().any(|one| !one.is_empty()) => {
                cells.insert(column.name, values);
            }
            Some(_nothing) => {}
            None => {
                let wanted = if column.is_list {
                    "a list of texts, such as [\"a\", \"b\"]"
                } else {
                    "a text in quotation marks"
                };
                let message = format!("{key}: the value is not {wanted}.");
                findings.push(Finding::new(TableCode::WrongType, message));
            }
        }
    }
    (cells, findings)
}

/// The values of a cell; `None` where they are of the wrong kind.
fn values(column: Column, value: Value) -> Option<Vec<String>> {
    let text = |value: Value| match value {
        Value::String(text) => Some(text),
        _ => None,
    };
    match value {
        Value::Null => Some(Vec::new()),
        Value::Array(all) if column.is_list => all.into_iter().map(text).collect(),
        value if !column.is_list => text(value).map(|text| vec![text]),
        _ => None,
    }
}
