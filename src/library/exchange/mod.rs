//! Sources and passages as tables: CSV for spreadsheets, JSON Lines for programs; out and in.
//!
//! One row is one passage with its source beside it; a source without passages is a row with the
//! passage's columns empty. The columns are listed in `fields` and explained in `evidence/README.md`.
//! What is brought in is never guessed at and never half taken: [`import`] says everything that is
//! wrong with the rows, [`merge`] everything that would be wrong with the pack, and what to write.

mod cells;
mod columns;
mod csv_text;
mod encoding;
mod form;
mod jsonl_text;
mod merge;
mod record;
mod rows;
#[cfg(test)]
mod tests;

use crate::finding::{Finding, Place};

use super::model::Source;

pub use csv_text::disarmed;
pub use form::{ByName, Form, Remark, Values};
pub use merge::{Merge, Merged, merge};
pub use rows::Imported;

/// How a table is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Jsonl,
}

/// One row of a table, with the line on which it begins, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    line: usize,
    cells: cells::Cells,
}

/// The sources, in the order given, as one table.
pub fn export_text<'a>(sources: impl IntoIterator<Item = &'a Source>, format: Format) -> String {
    let rows = sources.into_iter().flat_map(record::rows_of);
    match format {
        Format::Csv => csv_text::write(rows),
        Format::Jsonl => jsonl_text::write(rows),
    }
}

/// The sources of a table, and everything that is wrong with its rows. Where there is an error, what
/// is returned is not all that the table holds, and nothing may be done with it.
pub fn import(bytes: &[u8], path: &str, format: Format) -> (Vec<Imported>, Vec<Finding>) {
    let text = match encoding::text(bytes, path) {
        Ok(text) => text,
        Err(findings) => return (Vec::new(), findings),
    };
    let (rows, mut findings) = match format {
        Format::Csv => csv_text::read(text, path),
        Format::Jsonl => jsonl_text::read(text, path),
    };
    let imported = rows::sources(&rows, path, &mut findings);
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    (imported, findings)
}

fn at(path: &str, line: usize) -> Place {
    Place::File {
        path: path.to_owned(),
        line,
        column: 1,
    }
}

/// A value as findings quote it: not the whole of a text that fills a page.
fn shortened(value: &str) -> String {
    const MOST: usize = 60;
    match value.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
