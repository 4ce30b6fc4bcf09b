//! Documents of which a part is missing on pages that go into the bundle, or of which whole pages are
//! missing.
//!
//! Their pages are in the bundle all the same, numbered, each with a line that says so: what is left of
//! a damaged file may be all that there is. But nobody files one unknowingly.

use crate::case::{Case, Exhibit, PageRanges};
use crate::finding::{DocumentCode, Finding, Place};

use crate::pdf::import::{LostPages, Survey};

use super::{CaseCheck, Documents};

pub(super) fn complete(check: &CaseCheck<'_>) -> Vec<Finding> {
    incomplete(check.case, check.documents)
}

/// What a person must know before such a bundle is made.
pub fn incomplete(case: &Case, documents: &Documents) -> Vec<Finding> {
    let lost = |exhibit: &Exhibit| {
        let pages = PageRanges::of(lost_pages(exhibit, documents))?;
        let (which, they_are, it_says) = match pages.count() {
            1 => ("page", "It is", "it says"),
            _ => ("pages", "They are", "they say"),
        };
        let message = format!(
            "“{}” is damaged: all that stood on {which} {pages} is missing. {they_are} in the bundle without it, and {it_says} so at the foot.",
            exhibit.title
        );
        let hint = "Ask for the document again. If this is all there is, leave the page out, or say in the title that it is lost.";
        Some(told(exhibit, message, hint))
    };
    let of = |exhibit: &Exhibit| {
        let all_lost = lost_pages(exhibit, documents);
        let mut left = incomplete_pages(exhibit, documents);
        left.retain(|page| !all_lost.contains(page));
        let pages = PageRanges::of(left)?;
        let which = pages.named();
        let they_are = match pages.count() {
            1 => "It is",
            _ => "They are",
        };
        let message = format!(
            "“{}” is damaged: a part of {which} is missing. {they_are} in the bundle without that part, and a line at the foot says so.",
            exhibit.title
        );
        let hint = "Ask for the document again, or print it to PDF from a program that still shows all of it. If this is all there is, compare these pages with what you know of them before you file it.";
        Some(told(exhibit, message, hint))
    };
    let all = |exhibit| [gone(exhibit, documents), lost(exhibit), of(exhibit)];
    case.exhibits.iter().flat_map(all).flatten().collect()
}

/// Whole pages that are missing.
fn gone(exhibit: &Exhibit, documents: &Documents) -> Option<Finding> {
    let lost = missed_pages(exhibit, surveyed(exhibit, documents)?)?;
    let message = format!(
        "“{}” is damaged: {lost}. The bundle has only the pages that are left.",
        exhibit.title
    );
    let hint = "Ask for the document again, or print it to PDF from a program that still shows all of it. If this is all there is, say in the title that pages are missing before you file it.";
    Some(told(exhibit, message, hint))
}

fn told(exhibit: &Exhibit, message: String, hint: &'static str) -> Finding {
    Finding::new(DocumentCode::Incomplete, message)
        .hint(hint)
        .at(Place::Exhibit(exhibit.number))
}

/// The pages missing from a document's file, where the bundle would have them: those behind the last
/// page that is wanted it would not.
pub(super) fn missed_pages<'s>(exhibit: &Exhibit, survey: &'s Survey) -> Option<&'s LostPages> {
    let lost = survey.lost_pages()?;
    let last = exhibit.wanted().map(|wanted| wanted.last());
    let first = lost.places.first();
    let is_behind = first.is_some_and(|first| last.is_some_and(|last| last < *first));
    (!is_behind).then_some(lost)
}

pub(super) fn surveyed<'d>(exhibit: &Exhibit, documents: &'d Documents) -> Option<&'d Survey> {
    let found = documents.get(&exhibit.number)?.as_ref().ok()?;
    found.survey.as_ref().ok()
}

/// Those of them on which nothing is left.
pub fn lost_pages(exhibit: &Exhibit, documents: &Documents) -> Vec<u32> {
    let found = documents.get(&exhibit.number);
    let found = found.and_then(|found| found.as_ref().ok());
    let blank = found.and_then(|found| Some(&found.reading.as_ref()?.blank));
    let blank = blank.map(Vec::as_slice).unwrap_or_default();
    let mut pages = incomplete_pages(exhibit, documents);
    pages.retain(|page| blank.contains(page));
    pages
}

/// The pages of a document, from 1, that go into the bundle with a part missing.
pub fn incomplete_pages(exhibit: &Exhibit, documents: &Documents) -> Vec<u32> {
    let survey = surveyed(exhibit, documents);
    let pages = survey.map(|survey| survey.incomplete()).unwrap_or_default();
    let pages = pages.iter().copied();
    pages.filter(|page| exhibit.holds(*page)).collect()
}
