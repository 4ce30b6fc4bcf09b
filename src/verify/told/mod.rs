//! What is told of the quotations of a paper: for people as paragraphs, for programs as JSON. Plain values, which
//! hold nothing of the reports any longer.

mod changes;
mod line;
mod surroundings;

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::finding::{counted, pages};
use crate::quote::{FEWEST_WORDS, Quotation, Quoted, Unclosed};

use super::held::Held;
use super::paper::Paper;
use super::reports::Reports;

pub use changes::{Changes, Pair};
use line::Looked;
pub use line::{Line, Verdict};
pub use surroundings::Surroundings;

/// All that is told.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    pub quotations: Vec<Line>,
    /// The reports in which was looked, by their path from the folder.
    pub documents: Vec<String>,
    /// What lies there besides, and was not looked into.
    pub not_looked_into: Vec<NotLookedInto>,
    /// Those with pages whose words cannot be relied on: scans, fonts that do not say what their letters mean.
    pub unreadable: Vec<Unread>,
    /// Such pages of the paper: quotations there are not known.
    pub unreadable_pages_of_paper: usize,
    /// Marks that open a quotation which nothing closes: nobody can say what is quoted.
    pub unclosed: Vec<NeverClosed>,
}

/// A mark that nothing closes.
#[derive(Clone, Debug, Serialize)]
pub struct NeverClosed {
    /// From 1; none where the paper has no pages.
    pub page: Option<usize>,
    pub words: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct NotLookedInto {
    pub file: String,
    pub why: String,
    /// A password would open it.
    #[serde(skip)]
    pub is_locked: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Unread {
    pub file: String,
    /// How many of its pages.
    pub pages: usize,
}

impl Told {
    /// Files are named by their path from the first of `folders` that they lie in, else by their name.
    pub fn new(
        folders: &[PathBuf],
        paper: &Paper,
        reports: &Reports,
        quoted: &Quoted,
        held: &[Held],
    ) -> Self {
        let Quoted {
            quotations,
            unclosed,
        } = quoted;
        let Reports { reports, left_out } = reports;
        let looked: Vec<Looked> = reports
            .iter()
            .map(|report| (name(&report.path, folders), report.path.clone()))
            .collect();
        let with_unread = reports.iter().zip(&looked);
        let with_unread = with_unread.filter(|(report, _)| report.unreadable() > 0);
        let line = |(quotation, held): (&Quotation, &Held)| {
            let mut line = Line::new(quotation, held, &looked, paper.has_pages());
            let missed = held.missed().and_then(|at| reports.get(at));
            // On a page that cannot be read it may stand.
            if missed.is_some_and(|report| report.unreadable() > 0) {
                line.cited_file_without_it = None;
            }
            line
        };
        Told {
            quotations: quotations.iter().zip(held).map(line).collect(),
            not_looked_into: left_out
                .iter()
                .map(|one| NotLookedInto {
                    file: name(&one.path, folders),
                    why: one.why.clone(),
                    is_locked: one.is_locked,
                })
                .collect(),
            unreadable: with_unread
                .map(|(report, (name, _))| Unread {
                    file: name.clone(),
                    pages: report.unreadable(),
                })
                .collect(),
            documents: looked.into_iter().map(|(name, _)| name).collect(),
            unreadable_pages_of_paper: paper.unreadable(),
            unclosed: unclosed
                .iter()
                .map(|Unclosed { page, words }| NeverClosed {
                    page: paper.has_pages().then_some(page + 1),
                    words: words.clone(),
                })
                .collect(),
        }
    }

    /// Whether every quotation is known and stands in a report, but for cuts and insertions that it shows.
    pub fn is_fine(&self) -> bool {
        let mut lines = self.quotations.iter();
        self.unreadable_pages_of_paper == 0 && lines.all(|line| line.result.is_exact())
    }

    pub fn text(&self) -> String {
        let reports = self.documents.len();
        let (apart, others): (Vec<_>, Vec<_>) =
            self.quotations.iter().partition(|line| line.cited_not_here);
        let mut told: Vec<String> = others.iter().map(|line| line.told(reports)).collect();
        if !apart.is_empty() {
            told.push("Cited from documents that are not here:".to_owned());
        }
        told.extend(apart.iter().map(|line| line.told(reports)));
        told.extend(self.about_paper());
        told.extend(self.not_read());
        told.extend(self.looked_in());
        told.push(self.count());
        told.join("\n")
    }

    /// The documents in which something was not found, by name.
    fn looked_in(&self) -> Option<String> {
        let is_missed = self.count_of(Verdict::NotFound) > 0;
        is_missed.then(|| format!("looked in: {}", self.documents.join("; ")))
    }

    /// What is not known of the paper, and that there is nothing to say of it: a line each.
    pub fn about_paper(&self) -> Vec<String> {
        let mut told = Vec::new();
        if self.unreadable_pages_of_paper > 0 {
            let pages = pages(self.unreadable_pages_of_paper);
            told.push(format!(
                "the paper: {pages} without words that can be read; quotations there are not known"
            ));
        }
        for NeverClosed { page, words } in &self.unclosed {
            let page = page.map_or_else(String::new, |page| format!(", page {page}"));
            told.push(format!(
                "the paper{page}: a quotation is opened and never closed, so it was not checked: “{words}”"
            ));
        }
        if self.quotations.is_empty() {
            told.push(format!(
                "no quotation of {FEWEST_WORDS} words or more was found in the paper, between marks or set apart"
            ));
        }
        told
    }

    /// Pages of reports of which nobody can say what stands there: a line for each report.
    pub fn not_read(&self) -> impl Iterator<Item = String> {
        self.unreadable.iter().map(|Unread { file, pages: count }| {
            let pages = pages(*count);
            format!("{file}: {pages} without words that can be read, not looked into")
        })
    }

    /// How many of its quotations became that.
    pub fn count_of(&self, result: Verdict) -> usize {
        let same = self.quotations.iter().filter(|line| line.result == result);
        same.count()
    }

    /// How many are cited from documents that are not here.
    pub fn count_apart(&self) -> usize {
        let apart = self.quotations.iter().filter(|line| line.cited_not_here);
        apart.count()
    }

    /// `12 quotations held against 3 documents: 9 exact, …`
    pub fn count(&self) -> String {
        let all = counted(self.quotations.len(), "quotation", "quotations");
        let reports = counted(self.documents.len(), "document", "documents");
        let mut told = format!(
            "{all} held against {reports}: {} exact, {} exact with edits, {} near, {} not found",
            self.count_of(Verdict::Exact),
            self.count_of(Verdict::ExactWithEdits),
            self.count_of(Verdict::Near),
            self.count_of(Verdict::NotFound),
        );
        let unread = self.count_of(Verdict::Unreadable);
        if unread > 0 {
            told.push_str(&format!(", {unread} not looked for"));
        }
        match self.count_apart() {
            0 => {}
            apart => told.push_str(&format!("; {apart} cited from documents that are not here")),
        }
        told
    }
}

fn name(path: &Path, folders: &[PathBuf]) -> String {
    let mut below = folders
        .iter()
        .filter_map(|folder| path.strip_prefix(folder).ok());
    let own = || path.file_name().map_or(path, Path::new);
    let name = below.next().unwrap_or_else(own);
    name.to_string_lossy().into_owned()
}
