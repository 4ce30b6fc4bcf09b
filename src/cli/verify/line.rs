//! What is told of one quotation.

use serde::Serialize;

use crate::quote::Quotation;
use crate::verify::{Also, Held, Outcome};

use super::changes::Changes;

/// Reports that are named besides the first.
const MOST_ALSO: usize = 4;

#[derive(Serialize)]
pub(super) struct Line<'t> {
    text: &'t str,
    /// On which page of the paper it begins, from 1; none where a Word document does not say where pages begin.
    quoted_on: Option<usize>,
    pub(super) result: &'static str,
    file: Option<String>,
    /// Of the PDF, from 1.
    page: Option<usize>,
    printed_page: Option<String>,
    paragraph: Option<&'t str>,
    /// Both, over all pages: `pp. 41–42, para 38`.
    pinpoint: Option<&'t str>,
    #[serde(flatten)]
    changes: Changes<'t>,
    /// Other reports in which it stands as well.
    also: Vec<Stands<'t>>,
    /// The citation beside it, as the paper has it.
    cited: Option<&'t str>,
    /// That names a document, and none of these.
    pub(super) cited_not_here: bool,
    /// That names one of these, and it was found in others only.
    pub(super) cited_file_without_it: Option<String>,
}

#[derive(Serialize)]
struct Stands<'t> {
    file: String,
    /// Of the PDF, from 1.
    page: Option<usize>,
    printed_page: Option<String>,
    paragraph: Option<&'t str>,
    pinpoint: Option<&'t str>,
}

impl<'t> Line<'t> {
    pub(super) fn new(
        quotation: &'t Quotation,
        held: &'t Held,
        names: &[String],
        has_pages: bool,
    ) -> Self {
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
            quoted_on: has_pages.then_some(quotation.page + 1),
            result,
            file: held.report.and_then(|number| names.get(number).cloned()),
            page: citation.map(|citation| citation.page + 1),
            printed_page: citation.map(|citation| citation.page_name.words()),
            paragraph: citation.and_then(|citation| citation.paragraph.as_deref()),
            pinpoint: citation.map(|citation| citation.pinpoint.as_str()),
            changes,
            also: held
                .also
                .iter()
                .map(|also| Stands::of(also, names))
                .collect(),
            cited: held.cited.as_ref().map(|cited| cited.words.as_str()),
            cited_not_here: held.is_cited_from_elsewhere(),
            cited_file_without_it: held.missed().and_then(|at| names.get(at).cloned()),
        }
    }

    /// A paragraph.
    pub(super) fn told(&self, reports: usize) -> String {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let file = self.file.as_deref().unwrap_or_default();
        let place = format!(
            "{file}, {}{}",
            self.pinpoint.unwrap_or_default(),
            also(&self.also)
        );
        let result = match self.result {
            "exact" => format!("exact: {place}"),
            "exact-with-edits" => format!("exact, with edits: {place}"),
            "near" => format!("near, but not the same: {place}"),
            "unreadable" => format!("not looked for: no page of {} can be read", these(reports)),
            _ => format!("not found in {}", these(reports)),
        };
        let page = self.quoted_on.map(|page| format!("page {page}: "));
        let page = page.unwrap_or_default();
        let head = format!("{page}“{}”\n  {result}", words.join(" "));
        let mut told = vec![head];
        told.extend(self.changes.lines());
        let cited = self.cited.unwrap_or_default();
        if self.cited_not_here {
            let these = match reports {
                1 => "is not this document".to_owned(),
                more => format!("is none of these {more} documents"),
            };
            told.push(format!(
                "    the citation beside it names “{cited}”, which {these}"
            ));
        }
        if let Some(file) = &self.cited_file_without_it {
            told.push(format!(
                "    the citation beside it (“{cited}”) names {file}: there it does not stand letter by letter"
            ));
        }
        told.join("\n")
    }
}

/// The first few, and how many more.
fn also(stands: &[Stands<'_>]) -> String {
    let first = stands.iter().take(MOST_ALSO);
    let first = first.map(|one| format!("{}, {}", one.file, one.pinpoint.unwrap_or_default()));
    let mut named = first.collect::<Vec<_>>().join("; ");
    if let Some(more) = stands.len().checked_sub(MOST_ALSO).filter(|more| *more > 0) {
        named.push_str(&format!(" and {more} more"));
    }
    match named.is_empty() {
        true => named,
        false => format!("; also in {named}"),
    }
}

impl<'t> Stands<'t> {
    fn of(also: &'t Also, names: &[String]) -> Self {
        let citation = also.citation.as_ref();
        Stands {
            file: names.get(also.report).cloned().unwrap_or_default(),
            page: citation.map(|citation| citation.page + 1),
            printed_page: citation.map(|citation| citation.page_name.words()),
            paragraph: citation.and_then(|citation| citation.paragraph.as_deref()),
            pinpoint: citation.map(|citation| citation.pinpoint.as_str()),
        }
    }
}

fn these(reports: usize) -> String {
    match reports {
        1 => "this document".to_owned(),
        more => format!("these {more} documents"),
    }
}
