//! What is told of each quotation: for people as a paragraph, for programs as JSON.

use std::path::Path;

use serde::Serialize;

use crate::cli::print::plural;
use crate::quote::{FEWEST_WORDS, Quotation};
use crate::verify::{Held, Outcome, Report};

use super::changes::Changes;

/// All that is printed.
#[derive(Serialize)]
pub(super) struct Told<'t> {
    quotations: Vec<Line<'t>>,
    /// The reports in which was looked, by their path from the folder.
    documents: Vec<String>,
    /// Those with pages whose words cannot be relied on: scans, fonts that do not say what their letters mean.
    unreadable: Vec<Unread>,
    /// Such pages of the paper: quotations there are not known.
    unreadable_pages_of_paper: usize,
}

#[derive(Serialize)]
struct Unread {
    file: String,
    /// How many of its pages.
    pages: usize,
}

#[derive(Serialize)]
struct Line<'t> {
    text: &'t str,
    /// On which page of the paper it begins, from 1.
    quoted_on: usize,
    result: &'static str,
    file: Option<String>,
    /// Of the PDF, from 1.
    page: Option<usize>,
    printed_page: Option<String>,
    paragraph: Option<&'t str>,
    /// Both, over all pages: `pp. 41–42, para 38`.
    pinpoint: Option<&'t str>,
    #[serde(flatten)]
    changes: Changes<'t>,
}

impl<'t> Told<'t> {
    pub(super) fn new(
        folder: &Path,
        paper: &Report,
        reports: &[Report],
        quotations: &'t [Quotation],
        held: &'t [Held],
    ) -> Self {
        let names: Vec<String> = reports.iter().map(|report| name(report, folder)).collect();
        let lines = quotations.iter().zip(held);
        let with_unread = reports.iter().zip(&names);
        let with_unread = with_unread.filter(|(report, _)| report.unreadable() > 0);
        Told {
            quotations: lines
                .map(|(quotation, held)| Line::new(quotation, held, &names))
                .collect(),
            unreadable: with_unread
                .map(|(report, name)| Unread {
                    file: name.clone(),
                    pages: report.unreadable(),
                })
                .collect(),
            documents: names,
            unreadable_pages_of_paper: paper.unreadable(),
        }
    }

    /// Whether every quotation is known and stands in a report, but for cuts and insertions that it shows.
    pub(super) fn is_fine(&self) -> bool {
        let mut lines = self.quotations.iter();
        self.unreadable_pages_of_paper == 0 && lines.all(|line| line.result.starts_with("exact"))
    }

    pub(super) fn text(&self) -> String {
        let reports = self.documents.len();
        let mut told: Vec<String> = self
            .quotations
            .iter()
            .map(|line| line.told(reports))
            .collect();
        if self.unreadable_pages_of_paper > 0 {
            let pages = plural(self.unreadable_pages_of_paper, "page");
            told.push(format!(
                "the paper: {pages} without words that can be read; quotations there are not known"
            ));
        }
        for Unread { file, pages } in &self.unreadable {
            let pages = plural(*pages, "page");
            told.push(format!(
                "{file}: {pages} without words that can be read, not looked into"
            ));
        }
        if self.quotations.is_empty() {
            told.push(format!(
                "no quotation of {FEWEST_WORDS} words or more was found in the paper, between marks or set apart"
            ));
        }
        told.push(self.count());
        told.join("\n")
    }

    fn count(&self) -> String {
        let all = plural(self.quotations.len(), "quotation");
        let reports = plural(self.documents.len(), "document");
        let of = |result: &str| {
            let same = self.quotations.iter().filter(|line| line.result == result);
            same.count()
        };
        let mut told = format!(
            "{all} held against {reports}: {} exact, {} exact with edits, {} near, {} not found",
            of("exact"),
            of("exact-with-edits"),
            of("near"),
            of("not-found"),
        );
        let unread = of("unreadable");
        if unread > 0 {
            told.push_str(&format!(", {unread} not looked for"));
        }
        told
    }
}

/// Its path from the folder.
fn name(report: &Report, folder: &Path) -> String {
    let below = report.path.strip_prefix(folder).unwrap_or(&report.path);
    below.to_string_lossy().into_owned()
}

impl<'t> Line<'t> {
    fn new(quotation: &'t Quotation, held: &'t Held, names: &[String]) -> Self {
        let citation = held.citation.as_ref();
        let (result, changes) = match &held.outcome {
            Outcome::Exact => ("exact", Changes::default()),
            Outcome::ExactWithEdits(edits) => ("exact-with-edits", Changes::marked(edits)),
            Outcome::Near(differences) => ("near", Changes::differing(differences)),
            Outcome::Unreadable => ("unreadable", Changes::default()),
            Outcome::NotFound => ("not-found", Changes::default()),
        };
        Line {
            text: &quotation.text,
            quoted_on: quotation.page + 1,
            result,
            file: held.report.and_then(|number| names.get(number).cloned()),
            page: citation.map(|citation| citation.page + 1),
            printed_page: citation.map(|citation| citation.page_name.words()),
            paragraph: citation.and_then(|citation| citation.paragraph.as_deref()),
            pinpoint: citation.map(|citation| citation.pinpoint.as_str()),
            changes,
        }
    }

    /// A paragraph.
    fn told(&self, reports: usize) -> String {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let file = self.file.as_deref().unwrap_or_default();
        let place = format!("{file}, {}", self.pinpoint.unwrap_or_default());
        let result = match self.result {
            "exact" => format!("exact: {place}"),
            "exact-with-edits" => format!("exact, with edits: {place}"),
            "near" => format!("near, but not the same: {place}"),
            "unreadable" => format!("not looked for: no page of {} can be read", these(reports)),
            _ => format!("not found in {}", these(reports)),
        };
        let head = format!("page {}: “{}”\n  {result}", self.quoted_on, words.join(" "));
        let mut told = vec![head];
        told.extend(self.changes.lines());
        told.join("\n")
    }
}

fn these(reports: usize) -> String {
    match reports {
        1 => "this document".to_owned(),
        more => format!("these {more} documents"),
    }
}
