//! Documents of which a part is missing on pages that go into the bundle.
//!
//! Their pages are in the bundle all the same, numbered, each with a line that says so: what is left of
//! a damaged file may be all that there is. But nobody files one unknowingly.

use crate::case::{Case, Exhibit, PageRanges};
use crate::finding::{Finding, Place};

use super::{CaseCheck, Documents};

pub(super) fn complete(check: &CaseCheck<'_>) -> Vec<Finding> {
    incomplete(check.case, check.documents)
}

/// What a person must know before such a bundle is made.
pub fn incomplete(case: &Case, documents: &Documents) -> Vec<Finding> {
    let of = |exhibit: &Exhibit| {
        let pages = PageRanges::of(incomplete_pages(exhibit, documents))?;
        let (which, they_are) = match pages.count() {
            1 => (format!("page {pages}"), "It is"),
            _ => (format!("pages {pages}"), "They are"),
        };
        let message = format!(
            "“{}” is damaged: a part of {which} is missing. {they_are} in the bundle without that part, and a line at the foot says so.",
            exhibit.title
        );
        let hint = "Ask for the document again, or print it to PDF from a program that still shows all of it. If this is all there is, compare these pages with what you know of them before you file it.";
        Some(
            Finding::error("document-incomplete", message)
                .hint(hint)
                .at(Place::Exhibit(exhibit.number)),
        )
    };
    case.exhibits.iter().filter_map(of).collect()
}

/// The pages of a document, from 1, that go into the bundle with a part missing.
pub fn incomplete_pages(exhibit: &Exhibit, documents: &Documents) -> Vec<u32> {
    let survey = documents
        .get(&exhibit.number)
        .and_then(|found| found.as_ref().ok()?.survey.as_ref().ok());
    let pages = survey.map(|survey| survey.incomplete()).unwrap_or_default();
    let pages = pages.iter().copied();
    pages.filter(|page| exhibit.holds(*page)).collect()
}
