//! What is told of one quotation.

use std::path::PathBuf;

use serde::Serialize;

use crate::quote::Quotation;
use crate::verify::{Also, Held, Outcome};

use super::changes::Changes;
use super::surroundings::Surroundings;

/// Reports that are named besides the first.
const MOST_ALSO: usize = 4;

/// What became of a quotation, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Exact,
    ExactWithEdits,
    Near,
    NotFound,
    Unreadable,
}

impl Verdict {
    /// Whether its words stand in a report, but for cuts and insertions that it shows.
    pub fn is_exact(self) -> bool {
        matches!(self, Verdict::Exact | Verdict::ExactWithEdits)
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub text: String,
    /// On which page of the paper it begins, from 1; none where a Word document does not say where pages begin.
    pub quoted_on: Option<usize>,
    pub result: Verdict,
    pub file: Option<String>,
    /// Where that lies.
    #[serde(skip)]
    pub path: Option<PathBuf>,
    /// Of the PDF, from 1.
    page: Option<usize>,
    printed_page: Option<String>,
    paragraph: Option<String>,
    /// Both, over all pages: `pp. 41–42, para 38`.
    pub pinpoint: Option<String>,
    #[serde(flatten)]
    pub changes: Changes,
    #[serde(flatten)]
    pub surroundings: Surroundings,
    /// Other reports in which it stands as well.
    also: Vec<Stands>,
    /// The citation beside it, as the paper has it.
    cited: Option<String>,
    /// That names a document, and none of these.
    pub cited_not_here: bool,
    /// That names one of these, and it was found in others only.
    pub cited_file_without_it: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Stands {
    file: String,
    /// Of the PDF, from 1.
    page: Option<usize>,
    printed_page: Option<String>,
    paragraph: Option<String>,
    pinpoint: Option<String>,
}

/// A report in which was looked: what it is called, and where it lies.
pub(super) type Looked = (String, PathBuf);

impl Line {
    pub(super) fn new(
        quotation: &Quotation,
        held: &Held,
        reports: &[Looked],
        has_pages: bool,
    ) -> Self {
        let citation = held.citation.as_ref();
        let (result, changes) = match &held.outcome {
            Outcome::Exact => (Verdict::Exact, Changes::default()),
            Outcome::ExactWithEdits(edits) => (Verdict::ExactWithEdits, Changes::marked(edits)),
            Outcome::Near(differences) => (Verdict::Near, Changes::differing(differences)),
            Outcome::Unreadable => (Verdict::Unreadable, Changes::default()),
            Outcome::NotFound => (Verdict::NotFound, Changes::default()),
        };
        let report = held.report.and_then(|at| reports.get(at));
        let missed = held.missed().and_then(|at| reports.get(at));
        Line {
            text: quotation.text.clone(),
            quoted_on: has_pages.then_some(quotation.page + 1),
            result,
            file: report.map(|(name, _)| name.clone()),
            path: report.map(|(_, path)| path.clone()),
            page: citation.map(|citation| citation.page + 1),
            printed_page: citation.map(|citation| citation.page_name.words()),
            paragraph: citation.and_then(|citation| citation.paragraph.clone()),
            pinpoint: citation.map(|citation| citation.pinpoint.clone()),
            changes,
            surroundings: Surroundings::of(&held.beside),
            also: held
                .also
                .iter()
                .map(|also| Stands::of(also, reports))
                .collect(),
            cited: held.cited.as_ref().map(|cited| cited.words.clone()),
            cited_not_here: held.is_cited_from_elsewhere(),
            cited_file_without_it: missed.map(|(name, _)| name.clone()),
        }
    }

    /// The quotation on one line.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        words.join(" ")
    }

    /// Where it stands: `mission.pdf, p. 43, para 5; also in …`.
    pub fn place(&self) -> Option<String> {
        let file = self.file.as_deref()?;
        let pinpoint = self.pinpoint.as_deref().unwrap_or_default();
        Some(format!("{file}, {pinpoint}{}", also(&self.also)))
    }

    /// What became of it, in words.
    pub fn told_result(&self, reports: usize) -> String {
        let result = match self.result {
            Verdict::Exact => "exact",
            Verdict::ExactWithEdits => "exact, with edits",
            Verdict::Near => "near, but not the same",
            Verdict::Unreadable => {
                return format!("not looked for: no page of {} can be read", these(reports));
            }
            Verdict::NotFound => return format!("not found in {}", these(reports)),
        };
        format!("{result}: {}", self.place().unwrap_or_default())
    }

    /// What is to be said of the citation beside it.
    pub fn told_citation(&self, reports: usize) -> Option<String> {
        let cited = self.cited.as_deref().unwrap_or_default();
        if let Some(file) = &self.cited_file_without_it {
            return Some(format!(
                "the citation beside it (“{cited}”) names {file}: there it does not stand letter by letter"
            ));
        }
        let these = match reports {
            1 => "is not this document".to_owned(),
            more => format!("is none of these {more} documents"),
        };
        self.cited_not_here
            .then(|| format!("the citation beside it names “{cited}”, which {these}"))
    }

    /// A paragraph.
    pub(super) fn told(&self, reports: usize) -> String {
        let page = self.quoted_on.map(|page| format!("page {page}: "));
        let (page, words) = (page.unwrap_or_default(), self.words());
        let mut told = vec![format!("{page}“{words}”\n  {}", self.told_result(reports))];
        told.extend(self.changes.lines());
        let beside = self.surroundings.lines();
        told.extend(beside.map(|line| format!("    {line}")));
        let citation = self.told_citation(reports);
        told.extend(citation.map(|citation| format!("    {citation}")));
        told.join("\n")
    }
}

/// The first few, and how many more.
fn also(stands: &[Stands]) -> String {
    let first = stands.iter().take(MOST_ALSO);
    let first = first.map(|one| {
        let pinpoint = one.pinpoint.as_deref().unwrap_or_default();
        format!("{}, {pinpoint}", one.file)
    });
    let mut named = first.collect::<Vec<_>>().join("; ");
    if let Some(more) = stands.len().checked_sub(MOST_ALSO).filter(|more| *more > 0) {
        named.push_str(&format!(" and {more} more"));
    }
    match named.is_empty() {
        true => named,
        false => format!("; also in {named}"),
    }
}

impl Stands {
    fn of(also: &Also, reports: &[Looked]) -> Self {
        let citation = also.citation.as_ref();
        let report = reports.get(also.report);
        Stands {
            file: report.map(|(name, _)| name.clone()).unwrap_or_default(),
            page: citation.map(|citation| citation.page + 1),
            printed_page: citation.map(|citation| citation.page_name.words()),
            paragraph: citation.and_then(|citation| citation.paragraph.clone()),
            pinpoint: citation.map(|citation| citation.pinpoint.clone()),
        }
    }
}

fn these(reports: usize) -> String {
    match reports {
        1 => "this document".to_owned(),
        more => format!("these {more} documents"),
    }
}
