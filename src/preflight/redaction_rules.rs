//! Rules about what must not be filed: what is marked is taken out before anything is written, and where nobody can
//! search for confidential words a person has looked.

use crate::case::{Exhibit, PageRanges};
use crate::finding::{DocumentCode, Finding, Place};

use super::CaseCheck;
use super::document_rules::{Document, each};

/// What is marked is still in the document.
pub(super) fn marks_taken_out(check: &CaseCheck<'_>) -> Vec<Finding> {
    let documents = check.case.exhibits_with_documents();
    let left = documents.filter(|(_, document)| document.marked.is_some());
    left.map(|(exhibit, _)| marks_not_taken_out(exhibit))
        .collect()
}

/// Says so of a document.
pub fn marks_not_taken_out(exhibit: &Exhibit) -> Finding {
    let message = format!(
        "“{}”: what is marked to be taken out is still in it.",
        exhibit.title
    );
    Finding::new(DocumentCode::MarksNotTakenOut, message).at(Place::Exhibit(exhibit.number))
}

/// Where nobody can search, a person has looked for the words that the case calls confidential.
pub(super) fn searched(check: &CaseCheck<'_>) -> Vec<Finding> {
    if check.case.confidential.is_empty() {
        return Vec::new();
    }
    each(check, |exhibit, found| {
        let document = check.case.document_of(exhibit)?;
        let pages = unsearchable(found.as_ref().ok()?)?;
        let pages = unlooked(document, pages);
        let pages = PageRanges::of(pages.filter(|page| exhibit.holds(*page)))?;
        let message = format!(
            "“{}”, {}: a search for the confidential words finds nothing there for certain, and nobody has said that they looked.",
            exhibit.title,
            pages.named()
        );
        Some(Finding::new(DocumentCode::Unsearched, message))
    })
}

/// Of these pages, those at which nobody has looked yet. What became a picture because of its marks was searched
/// before.
pub fn unlooked(
    document: &crate::case::Document,
    pages: Vec<u32>,
) -> impl Iterator<Item = u32> + use<'_> {
    let redacted = document.redacted.as_ref();
    let redacted = redacted.map(|redacted| redacted.pages());
    let redacted = redacted.unwrap_or_default();
    let is_looked_at = |page: &u32| document.looked_at.iter().any(|one| one.page == *page);
    pages
        .into_iter()
        .filter(move |page| !is_looked_at(page) && !redacted.contains(page))
}

/// Pages, from 1, that nobody can search, as far as they were read: photographs among them, which may show a name, and
/// scans that a machine has read, which may have missed one.
pub fn unsearchable(found: &Document) -> Option<Vec<u32>> {
    let reading = found.reading.as_ref()?;
    let mut pages = found.survey.as_ref().ok()?.without_text.clone();
    pages.extend(&reading.scans);
    pages.extend(&reading.unreadable);
    pages.extend(reading.unread.iter().map(|(page, _)| *page));
    pages.sort_unstable();
    pages.dedup();
    Some(pages)
}
