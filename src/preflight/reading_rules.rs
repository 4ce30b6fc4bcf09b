//! Rules about what stands on the pages of documents: words that nobody sees, letters that mean nothing,
//! pages that could not be read.

use std::collections::BTreeSet;

use crate::case::{Exhibit, PageRanges};
use crate::finding::{DocumentCode, Finding};
use crate::pdf::content::{HiddenBy, Reading};

use super::CaseCheck;
use super::document_rules::{Document, each};
use super::hidden::is_filed;

/// Words under a box, white on white or outside the page are filed with the rest, and whoever has the
/// bundle can copy and search them. Layers and marks for redaction have rules of their own
/// (`remark_rules`), for they can be seen without reading a page.
pub(super) fn nothing_hidden(check: &CaseCheck<'_>) -> Vec<Finding> {
    let of = |kind: HiddenBy, code: DocumentCode, how: &'static str| {
        read(check, move |exhibit, reading| {
            let hidden = reading.hidden.iter();
            let hidden = hidden.filter(|(page, words)| {
                words.kind == kind
                    && exhibit.holds(*page)
                    && !is_filed(check.case, exhibit, *page, words)
            });
            // A page may hide words at many places.
            let pages: BTreeSet<u32> = hidden.map(|(page, _)| *page).collect();
            let pages = PageRanges::of(pages)?;
            let message = format!("“{}”, {}: {how}.", exhibit.title, pages.named());
            Some(Finding::new(code, message))
        })
    };
    let mut found = of(
        HiddenBy::Covered,
        DocumentCode::WordsCovered,
        "there are words under a shape or picture, which hides them from the eye only",
    );
    found.extend(of(
        HiddenBy::SameColour,
        DocumentCode::WordsUnseen,
        "there are words in the colour of what is behind them, so nobody sees them",
    ));
    found.extend(of(
        HiddenBy::TooSmall,
        DocumentCode::WordsUnseen,
        "there are words in letters so small that nobody can read them",
    ));
    found.extend(of(
        HiddenBy::OutsidePage,
        DocumentCode::WordsOutside,
        "there are words outside the page as it is shown, cropped or cut away",
    ));
    found
}

/// Pages that nobody can search: those that were seen to be scans. Where a page could not be read, it is one if
/// it shows a picture and has no letters.
fn without_text(document: &Document) -> Option<Vec<u32>> {
    let survey = document.survey.as_ref().ok()?;
    let guessed = survey.without_text.iter().copied();
    let Some(reading) = &document.reading else {
        return Some(guessed.collect());
    };
    let is_unread = |page: &u32| reading.unread.iter().any(|(unread, _)| unread == page);
    let mut pages: Vec<u32> = guessed.filter(is_unread).collect();
    let failed: Vec<u32> = reading.failed_by_machine().map(|(page, _)| page).collect();
    pages.extend(
        reading
            .without_words()
            .filter(|page| !failed.contains(page)),
    );
    pages.sort_unstable();
    pages.dedup();
    Some(pages)
}

/// B-03: the tribunal must be able to search what was typed.
pub(super) fn text_there(check: &CaseCheck<'_>) -> Vec<Finding> {
    each(check, |exhibit, found| {
        let document = found.as_ref().ok()?;
        let pages = without_text(document)?;
        let pages = PageRanges::of(pages.into_iter().filter(|page| exhibit.holds(*page)))?;
        let are = match pages.count() {
            1 => "is a picture",
            _ => "are pictures",
        };
        let reading = document.reading.as_ref();
        let looked_at: Vec<u32> = reading
            .map(|reading| reading.without_found_words().collect())
            .unwrap_or_default();
        let is_looked_at = pages.pages().all(|page| looked_at.contains(&page));
        let (found_none, hint) = match is_looked_at {
            true => (
                ", and a machine found no words there",
                "A photograph or handwriting can stay. Where it was typed, the scan is too poor to be read: ask for a better one, or for the original.",
            ),
            false => (
                "",
                "Where it was typed, let the program read it: at Documents (“Read scans by machine”), or with “bundle export” without --no-ocr. That needs tesseract, and says so where it is missing. Or run text recognition (OCR) elsewhere and replace the file. A photograph or handwriting can stay.",
            ),
        };
        let message = format!(
            "“{}”: {} {are} without text{found_none}.",
            exhibit.title,
            pages.named()
        );
        Some(Finding::new(DocumentCode::NoText, message).hint(hint))
    })
}

/// B-03: what cannot be searched although it was typed.
pub(super) fn letters_known(check: &CaseCheck<'_>) -> Vec<Finding> {
    read(check, |exhibit, reading| {
        let pages = reading.unreadable.iter().copied();
        let pages = PageRanges::of(pages.filter(|page| exhibit.holds(*page)))?;
        let message = format!(
            "“{}”, {}: what is printed cannot be searched or copied; its fonts do not say what their letters mean.",
            exhibit.title,
            pages.named()
        );
        Some(Finding::new(DocumentCode::Unreadable, message))
    })
}

/// Of a page that could not be read it is not known whether it hides words.
pub(super) fn pages_read(check: &CaseCheck<'_>) -> Vec<Finding> {
    read(check, |exhibit, reading| {
        let unread = reading.unread.iter();
        let unread: Vec<_> = unread.filter(|(page, _)| exhibit.holds(*page)).collect();
        let pages = PageRanges::of(unread.iter().map(|(page, _)| *page))?;
        let (_, why) = unread.first()?;
        let message = format!(
            "“{}”, {}: not looked at for hidden words: {why}.",
            exhibit.title,
            pages.named(),
        );
        Some(Finding::new(DocumentCode::NotRead, message))
    })
}

fn read(
    check: &CaseCheck<'_>,
    rule: impl Fn(&Exhibit, &Reading) -> Option<Finding>,
) -> Vec<Finding> {
    each(check, |exhibit, found| {
        let reading = found.as_ref().ok()?.reading.as_ref()?;
        rule(exhibit, reading)
    })
}
