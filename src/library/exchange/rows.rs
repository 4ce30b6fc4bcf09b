//! From rows to sources: which rows belong together, and whether they agree.

use std::collections::BTreeMap;

use crate::finding::{Finding, TableCode};
use crate::library::fields::{Record, blank};
use crate::library::model::{Passage, Source};

use super::cells::Cells;
use super::columns::{Of, columns};
use super::record::Reading;
use super::{Row, at, shortened};

/// A source of a table, with where in the table it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub source: Source,
    /// The row that describes it.
    pub line: usize,
    /// The rows of its passages, in their order.
    pub passage_lines: Vec<usize>,
}

/// The sources in the order in which they first stand in the table.
pub(super) fn sources(rows: &[Row], path: &str, findings: &mut Vec<Finding>) -> Vec<Imported> {
    let (nothing_of_source, nothing_of_passage) = (blank::<Source>(), blank::<Passage>());
    let mut found: Vec<Option<Imported>> = Vec::new();
    let mut described: BTreeMap<&str, (usize, &Row)> = BTreeMap::new();
    for row in rows {
        let id = row.cells.get("source_id").and_then(|values| values.first());
        let id = id.map(|id| id.trim()).unwrap_or_default();
        let number = match described.get(id) {
            Some((number, first)) if !id.is_empty() => {
                findings.extend(differences(first, row, path));
                *number
            }
            _ => {
                let source = read(row, path, findings, nothing_of_source.clone());
                found.push(source.map(|source| Imported {
                    source,
                    line: row.line,
                    passage_lines: Vec::new(),
                }));
                described.insert(id, (found.len() - 1, row));
                found.len() - 1
            }
        };
        if !half(&row.cells, Of::Passage).is_empty() {
            let passage = read(row, path, findings, nothing_of_passage.clone());
            if let (Some(Some(imported)), Some(passage)) = (found.get_mut(number), passage) {
                imported.source.passages.push(passage);
                imported.passage_lines.push(row.line);
            }
        }
    }
    found.into_iter().flatten().collect()
}

/// `nothing` is a record that says nothing; one is made for all rows.
fn read<T: Record>(
    row: &Row,
    path: &str,
    findings: &mut Vec<Finding>,
    nothing: Option<T>,
) -> Option<T> {
    let mut reading = Reading {
        cells: &row.cells,
        findings: Vec::new(),
    };
    let value = nothing.and_then(|nothing| reading.record(nothing));
    for (column, mut finding) in reading.findings {
        finding.message = format!("{column}: {}", finding.message);
        findings.push(finding.at(at(path, row.line)));
    }
    value
}

/// The filled cells of a row that are of a source, or of a passage.
fn half(cells: &Cells, of: Of) -> BTreeMap<&'static str, &Vec<String>> {
    let columns = columns().filter(|column| column.of == of);
    columns
        .filter_map(|column| Some((column.name, cells.get(column.name)?)))
        .collect()
}

/// A later row of the same source says the same of it, or nothing but its id.
fn differences(first: &Row, row: &Row, path: &str) -> Vec<Finding> {
    let (wanted, given) = (half(&first.cells, Of::Source), half(&row.cells, Of::Source));
    if given.len() == 1 {
        return Vec::new();
    }
    let columns = columns().filter(|column| column.of == Of::Source);
    let differing = columns.filter(|column| {
        let same = wanted.get(column.name) == given.get(column.name);
        !same && column.name != "source_id"
    });
    differing
        .map(|column| {
            let values = |half: &BTreeMap<_, &Vec<String>>| {
                let values = half.get(column.name).map(|values| values.join("; "));
                values.map_or("empty".to_owned(), |text| format!("“{}”", shortened(&text)))
            };
            let message = format!(
                "{}: it is {} here and {} on line {}, for the same source.",
                column.name,
                values(&given),
                values(&wanted),
                first.line
            );
            Finding::new(TableCode::RowsDiffer, message).at(at(path, row.line))
        })
        .collect()
}
