//! The index and the issues as tables for a spreadsheet (RFC 4180), with the mark by which Excel knows UTF-8.

use crate::bundle::Plan;
use crate::layout::Numbers;
use crate::library::disarmed;

use super::Source;

const MARK: &str = "\u{feff}";

const HEADS: [&str; 8] = [
    "Section",
    "No.",
    "Title",
    "Date",
    "Notes",
    "First page",
    "Last page",
    "Pages",
];

/// A row for each issue and each document. Where a page is not known, its cell is empty.
pub fn index_csv(source: &Source<'_>) -> Result<Vec<u8>, csv::Error> {
    let numbers = &source.written.numbers;
    let rows = [
        own_parts(source.plan, numbers),
        documents(source.plan, numbers),
    ];
    let rows: Vec<Vec<String>> = rows.concat().into_iter().map(Vec::from).collect();
    written(&HEADS, &rows)
}

const ISSUE_HEADS: [&str; 7] = [
    "Issue",
    "Label",
    "Decision letter",
    "Reference",
    "Evidence",
    "Page",
    "Words highlighted at",
];

/// A row for each issue, and one for each entry under it. Where a page is not known, its cell is empty.
pub fn issues_csv(source: &Source<'_>) -> Result<Vec<u8>, csv::Error> {
    let mut rows = Vec::new();
    let numbers = &source.written.numbers;
    let label = |page: Option<usize>| page.map(|page| numbers.label(page)).unwrap_or_default();
    for (position, issue) in source.plan.schedule.issues.iter().enumerate() {
        let own = [&issue.number, &issue.label, &issue.answers];
        let row =
            |more: [String; 4]| -> Vec<String> { own.into_iter().cloned().chain(more).collect() };
        let nothing = String::new;
        rows.push(row([
            nothing(),
            nothing(),
            label(numbers.issue(position)),
            nothing(),
        ]));
        for entry in &issue.entries {
            let page = numbers.entry(entry.number).map(|(first, _)| first);
            let parts = [&entry.publisher, &entry.title, &entry.details];
            let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            rows.push(row([
                entry.label.clone(),
                parts.collect::<Vec<_>>().join(", "),
                label(page),
                label(numbers.quoted(entry.number)),
            ]));
        }
    }
    written(&ISSUE_HEADS, &rows)
}

/// Nothing that a spreadsheet would take for a formula.
fn written(heads: &[&str], rows: &[Vec<String>]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    writer.write_record(heads)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| disarmed(cell)))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

type Cells = [String; 8];

fn own_parts(plan: &Plan, numbers: &Numbers) -> Vec<Cells> {
    let heading = &plan.schedule.heading;
    let own = |section: &str, number: &str, title: &str, page: Option<usize>| -> Cells {
        let page = page.map(|page| numbers.label(page)).unwrap_or_default();
        let mut cells: Cells = Default::default();
        for (cell, text) in cells.iter_mut().zip([section, number, title]) {
            text.clone_into(cell);
        }
        cells[5] = page;
        cells
    };
    let mut rows = vec![own(heading, "", heading, numbers.schedule())];
    for (position, issue) in plan.schedule.issues.iter().enumerate() {
        let page = numbers.issue(position);
        rows.push(own(heading, &issue.number, &issue.label, page));
    }
    rows.push(own(
        "List of sources",
        "",
        "List of sources",
        numbers.sources(),
    ));
    rows
}

/// A document that is cut in two by the end of a volume has two rows.
fn documents(plan: &Plan, numbers: &Numbers) -> Vec<Cells> {
    let mut rows = Vec::new();
    for (position, exhibit) in plan.exhibits.iter().enumerate() {
        let notes = [&exhibit.part, &exhibit.made, &exhibit.read];
        let notes: Vec<&str> = notes.into_iter().flatten().map(String::as_str).collect();
        let row = |first: String, last: String, pages: String| -> Cells {
            [
                exhibit.section.clone().unwrap_or_default(),
                (position + 1).to_string(),
                exhibit.title.clone(),
                exhibit.date.clone(),
                notes.join("; "),
                first,
                last,
                pages,
            ]
        };
        let placed = numbers.exhibit(position);
        if placed.is_empty() {
            rows.push(row(String::new(), String::new(), String::new()));
        }
        for (first, last) in placed {
            let pages = (last + 1).saturating_sub(first).to_string();
            rows.push(row(numbers.label(first), numbers.label(last), pages));
        }
    }
    rows
}
