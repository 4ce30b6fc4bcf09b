//! Rules about scans that were read by machine: that they were, and in which languages they were not.

use std::collections::BTreeSet;

use crate::case::{Exhibit, PageRanges};
use crate::finding::{DocumentCode, Finding};
use crate::ocr::{ENGLISH, Language, is_built_in, languages_of};
use crate::pdf::content::Reading;

use super::CaseCheck;
use super::document_rules::each;

/// What a machine has read can be searched; what stands there only the picture says.
pub(super) fn read_by_machine(check: &CaseCheck<'_>) -> Vec<Finding> {
    of_read(check, |exhibit, reading, pages| {
        let is = match pages.count() {
            1 => "is a picture whose words were",
            _ => "are pictures whose words were",
        };
        let finding = Finding::new(
            DocumentCode::ByMachine,
            format!(
                "“{}”: {} {is} read by machine, so that they can be searched.",
                exhibit.title,
                pages.named()
            ),
        );
        Some(match has_only_latin(reading, pages) {
            true => finding.hint("They were read by the reader within this program, for tesseract is not installed. It knows Latin letters only: what is in Cyrillic, Arabic or any other writing is not read, and needs tesseract. A machine misreads: a quotation from there has to be compared with the picture."),
            false => finding,
        })
    })
}

/// Papers may be in a language of the appellant's country that was not looked for.
pub(super) fn languages_there(check: &CaseCheck<'_>) -> Vec<Finding> {
    let nationality = check.case.claimant.nationality.as_deref();
    let wanted = languages_of(nationality);
    of_read(check, |exhibit, reading, pages| {
        let read = languages_read(reading, pages);
        let lacking = wanted.iter().filter(|one| **one != ENGLISH);
        let lacking: Vec<&Language> = lacking.filter(|one| !read.contains(one.code)).collect();
        let names: Vec<&str> = lacking.iter().map(|one| one.name).collect();
        let packages: Vec<String> = lacking.iter().map(|one| package(one)).collect();
        (!lacking.is_empty()).then(|| {
            let finding = Finding::new(
                DocumentCode::MachineLanguage,
                format!(
                    "“{}”, {}: read by machine, but not in {}.",
                    exhibit.title,
                    pages.named(),
                    names.join(" or ")
                ),
            );
            finding.hint(format!(
                "If that is what they are in, nothing of it was read rightly. Install that language for tesseract (on Debian and Ubuntu: sudo apt install {}; on macOS: brew install tesseract-lang; on Windows: tick it in tesseract’s installer); the pages are then read again.",
                packages.join(" ")
            ))
        })
    })
}

/// Whether one of these pages was read by the reader in the program.
fn has_only_latin(reading: &Reading, pages: &PageRanges) -> bool {
    let mut read = pages
        .pages()
        .filter_map(|page| reading.by_machine.page(page));
    read.any(|page| is_built_in(&page.engine))
}

/// As Debian calls what holds a language.
fn package(language: &Language) -> String {
    format!("tesseract-ocr-{}", language.code.replace('_', "-"))
}

fn languages_read<'r>(reading: &'r Reading, pages: &PageRanges) -> BTreeSet<&'r str> {
    let read = pages
        .pages()
        .filter_map(|page| reading.by_machine.page(page));
    read.flat_map(|page| page.languages()).collect()
}

/// Of each document with pages that were read by machine, those that the bundle holds.
fn of_read(
    check: &CaseCheck<'_>,
    rule: impl Fn(&Exhibit, &Reading, &PageRanges) -> Option<Finding>,
) -> Vec<Finding> {
    each(check, |exhibit, found| {
        let reading = found.as_ref().ok()?.reading.as_ref()?;
        let pages = reading.read_by_machine();
        let pages = PageRanges::of(pages.filter(|page| exhibit.holds(*page)))?;
        rule(exhibit, reading, &pages)
    })
}
