//! What is told of each quotation: for people as a paragraph, for programs as JSON.

use std::path::Path;

use serde::Serialize;

use crate::cli::print::plural;
use crate::quote::{FEWEST_WORDS, Quotation};
use crate::verify::{Held, Paper};

use super::line::Line;
use super::opened::Opened;

/// All that is printed.
#[derive(Serialize)]
pub(super) struct Told<'t> {
    quotations: Vec<Line<'t>>,
    /// The reports in which was looked, by their path from the folder.
    documents: Vec<String>,
    /// What lies there besides, and was not looked into.
    not_looked_into: Vec<LeftOut>,
    /// Those with pages whose words cannot be relied on: scans, fonts that do not say what their letters mean.
    unreadable: Vec<Unread>,
    /// Such pages of the paper: quotations there are not known.
    unreadable_pages_of_paper: usize,
}

#[derive(Serialize)]
struct LeftOut {
    file: String,
    why: String,
}

#[derive(Serialize)]
struct Unread {
    file: String,
    /// How many of its pages.
    pages: usize,
}

impl<'t> Told<'t> {
    pub(super) fn new(
        folder: &Path,
        paper: &Paper,
        opened: &Opened,
        quotations: &'t [Quotation],
        held: &'t [Held],
    ) -> Self {
        let reports = &opened.reports;
        let names: Vec<String> = reports
            .iter()
            .map(|report| name(&report.path, folder))
            .collect();
        let lines = quotations.iter().zip(held);
        let with_unread = reports.iter().zip(&names);
        let with_unread = with_unread.filter(|(report, _)| report.unreadable() > 0);
        Told {
            quotations: lines
                .map(|(quotation, held)| {
                    let mut line = Line::new(quotation, held, &names, paper.has_pages());
                    let missed = held.missed().and_then(|at| reports.get(at));
                    // On a page that cannot be read it may stand.
                    if missed.is_some_and(|report| report.unreadable() > 0) {
                        line.cited_file_without_it = None;
                    }
                    line
                })
                .collect(),
            not_looked_into: opened
                .left_out
                .iter()
                .map(|(path, why)| LeftOut {
                    file: name(path, folder),
                    why: why.clone(),
                })
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
        let (apart, others): (Vec<_>, Vec<_>) =
            self.quotations.iter().partition(|line| line.cited_not_here);
        let mut told: Vec<String> = others.iter().map(|line| line.told(reports)).collect();
        if !apart.is_empty() {
            told.push("Cited from documents that are not here:".to_owned());
        }
        told.extend(apart.iter().map(|line| line.told(reports)));
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
        let apart = self.quotations.iter().filter(|line| line.cited_not_here);
        match apart.count() {
            0 => {}
            apart => told.push_str(&format!("; {apart} cited from documents that are not here")),
        }
        told
    }
}

/// Its path from the folder.
fn name(path: &Path, folder: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.to_string_lossy().into_owned()
}
