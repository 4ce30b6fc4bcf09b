//! Rows as comma-separated values, as spreadsheets write and read them.
//!
//! A cell that a spreadsheet would take for a formula is written with an apostrophe before it, and an
//! apostrophe before such a cell is taken off again when it is read: nothing in a table from here can
//! run, and every text comes back as it was. Read are commas, semicolons (as Excel writes on the
//! continent) and tabs between cells, whichever the first line has most of.

use csv::{ReaderBuilder, StringRecord, Trim, Writer};

use crate::finding::{Finding, LibraryCode, TableCode};
use crate::library::fields::Need;

use super::cells::{Cells, joined, split};
use super::columns::{Column, Of, all_names, columns, named};
use super::{Row, at, shortened};

/// Signs with which a formula begins in one spreadsheet or another.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '＠'];

pub(super) fn write(rows: impl Iterator<Item = Cells>) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    // Writing into memory cannot fail, and every record has as many cells as the first.
    let _always = writer.write_record(columns().map(|column| column.name));
    for cells in rows {
        let record = columns().map(|column| disarmed(&cell_text(&cells, column)));
        let _always = writer.write_record(record);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn cell_text(cells: &Cells, column: Column) -> String {
    let values = cells
        .get(column.name)
        .map(Vec::as_slice)
        .unwrap_or_default();
    if column.is_list {
        joined(values)
    } else {
        values.concat()
    }
}

fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// A cell as it may stand in a table: no spreadsheet takes it for a formula.
pub fn disarmed(cell: &str) -> String {
    if is_formula(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn rearmed(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
}

pub(super) fn read(text: &str, path: &str) -> (Vec<Row>, Vec<Finding>) {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .trim(Trim::Headers)
        .from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return (Vec::new(), vec![unreadable(&error, path)]),
    };
    let (columns, mut findings) = columns_of(&header, path);
    if !findings.is_empty() {
        return (Vec::new(), findings);
    }
    let mut rows = Vec::new();
    let lines = Lines::of(text);
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                findings.push(unreadable(&error, path));
                continue;
            }
        };
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.len() == columns.len() {
            let cells = cells(&columns, &record);
            rows.push(Row { line, cells });
        } else {
            findings.push(wrong_length(&record, columns.len()).at(at(path, line)));
        }
    }
    (rows, findings)
}

/// Whichever sign the first line has most of; a comma where it has none.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    let best = [b'\t', b';', b','].into_iter().max_by_key(count);
    best.unwrap_or(b',')
}

/// Which column each cell of a row is, and what is wrong with the first line.
fn columns_of(header: &StringRecord, path: &str) -> (Vec<Column>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut found: Vec<Column> = Vec::new();
    for (number, name) in (1..).zip(header) {
        let Some(column) = named(name) else {
            let message = format!(
                "There is no column “{}” (column {number} of the file).",
                shortened(name)
            );
            let hint = format!("The columns are: {}.", all_names());
            findings.push(Finding::new(TableCode::UnknownColumn, message).hint(hint));
            continue;
        };
        if found.contains(&column) {
            let message = format!("The column “{name}” stands twice (again as column {number}).");
            let hint = "Take one of the two out.";
            findings.push(Finding::new(TableCode::ColumnTwice, message).hint(hint));
        }
        found.push(column);
    }
    let has_passages = found.iter().any(|column| column.of == Of::Passage);
    let is_wanted = |column: &Column| {
        column.need == Need::Required && (column.of == Of::Source || has_passages)
    };
    let missing = columns().filter(is_wanted);
    let missing: Vec<&str> = missing
        .filter(|column| !found.contains(column))
        .map(|column| column.name)
        .collect();
    if !missing.is_empty() {
        let message = format!("These columns are missing: {}.", missing.join(", "));
        findings.push(Finding::new(TableCode::MissingColumn, message));
    }
    let findings = findings.into_iter().map(|one| one.at(at(path, 1)));
    (found, findings.collect())
}

fn cells(columns: &[Column], record: &StringRecord) -> Cells {
    let filled = columns.iter().zip(record).map(|(column, cell)| {
        let cell = rearmed(cell);
        let values = if column.is_list {
            split(cell)
        } else {
            vec![cell.to_owned()]
        };
        (column.name, values)
    });
    let is_filled = |(_, values): &(&str, Vec<String>)| values.iter().any(|one| !one.is_empty());
    filled.filter(is_filled).collect()
}

fn wrong_length(record: &StringRecord, wanted: usize) -> Finding {
    Finding::new(
        TableCode::RowLength,
        format!(
            "The row has {} cells, but there are {wanted} columns.",
            record.len()
        ),
    )
}

fn unreadable(error: &csv::Error, path: &str) -> Finding {
    let line = error.position().map_or(1, csv::Position::line);
    let line = usize::try_from(line).unwrap_or(usize::MAX);
    Finding::new(LibraryCode::Unreadable, format!("{error}.")).at(at(path, line))
}

/// Where the lines of a text begin. The reader's own count goes astray where lines end in CR LF.
struct Lines<'a> {
    text: &'a [u8],
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let text = text.as_bytes();
        let breaks = memchr::memchr_iter(b'\n', text).map(|at| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        Lines { text, starts }
    }

    /// The line of the first byte at or behind `byte` that is no line break.
    fn at(&self, byte: u64) -> usize {
        let mut byte = usize::try_from(byte).unwrap_or(usize::MAX);
        while matches!(self.text.get(byte), Some(b'\r' | b'\n')) {
            byte += 1;
        }
        self.starts.partition_point(|start| *start <= byte)
    }
}
