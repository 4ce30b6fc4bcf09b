//! Rules about scans that were read by machine: that they were, how well, in which languages they were not, and which
//! of them could not be.

use std::collections::BTreeSet;

use crate::case::{Exhibit, PageRanges};
use crate::finding::{DocumentCode, Finding};
use crate::ocr::{ENGLISH, Language, Wanted, install, is_built_in, names};
use crate::pdf::content::{MachinePage, Reading};

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
            true => finding.hint("They were read by the reader within this program, for tesseract is not installed, or another was chosen. It knows Latin letters only: what is in Cyrillic, Arabic or any other writing is not read, and needs tesseract. A machine misreads: a quotation from there has to be compared with the picture."),
            false => finding,
        })
    })
}

/// A document may be in a language that was not looked for: in one that a person said it is in, or in one of the
/// appellant's country.
pub(super) fn languages_there(check: &CaseCheck<'_>) -> Vec<Finding> {
    let nationality = check.case.claimant.nationality.as_deref();
    of_read(check, |exhibit, reading, pages| {
        let wanted = Wanted::of(exhibit.language.as_deref(), nationality);
        let read = languages_read(reading, pages);
        let lacking = wanted.languages.iter().copied();
        let lacking: Vec<Language> = lacking
            .filter(|one| *one != ENGLISH && !read.contains(one.code))
            .collect();
        if lacking.is_empty() {
            return None;
        }
        let is_it = match wanted.is_said {
            true => {
                "That is what it is said to be in: what of it is in that language was not read rightly."
            }
            false => {
                "If that is what they are in, nothing of it was read rightly. Say at Documents, or with “bundle translation”, in which language the document is."
            }
        };
        let finding = Finding::new(
            DocumentCode::MachineLanguage,
            format!(
                "“{}”, {}: read by machine, but not in {}.",
                exhibit.title,
                pages.named(),
                names(&lacking)
            ),
        );
        Some(finding.hint(format!("{is_it} {}", install(&lacking))))
    })
}

/// What a machine was to read and could not: why, in the words of whatever failed.
pub(super) fn failed(check: &CaseCheck<'_>) -> Vec<Finding> {
    each(check, |exhibit, found| {
        let reading = found.as_ref().ok()?.reading.as_ref()?;
        let failed = reading.failed_by_machine();
        let failed: Vec<_> = failed.filter(|(page, _)| exhibit.holds(*page)).collect();
        let pages = PageRanges::of(failed.iter().map(|(page, _)| *page))?;
        let (_, first) = failed.first()?;
        let others = match failed.iter().any(|(_, other)| other.why != first.why) {
            true => " (the first of them; others failed otherwise)",
            false => "",
        };
        let finding = Finding::new(
            DocumentCode::MachineFailed,
            format!(
                "“{}”, {}: not read by machine: {}{others}.",
                exhibit.title,
                pages.named(),
                first.why
            ),
        );
        Some(finding.hint(first.hint.clone()))
    })
}

/// What a machine has read and is unsure of, and what it saw and could not read.
pub(super) fn read_badly(check: &CaseCheck<'_>) -> Vec<Finding> {
    each(check, |exhibit, found| {
        let reading = found.as_ref().ok()?.reading.as_ref()?;
        let pages_of = |is_so: &dyn Fn(&MachinePage) -> bool| {
            let scans = reading.scans.iter().copied();
            let scans = scans.filter(|page| exhibit.holds(*page));
            PageRanges::of(scans.filter(|page| reading.by_machine.page(*page).is_some_and(is_so)))
        };
        let unsure = pages_of(&|page| page.is_unsure());
        let unread = pages_of(&|page| page.sureness().is_partly_read());
        let mut said = Vec::new();
        if let Some(pages) = &unsure {
            said.push(format!(
                "{}: the machine is unsure of what it read",
                pages.named()
            ));
        }
        if let Some(pages) = &unread {
            said.push(format!(
                "{}: lines were seen and not read, as those are in letters that the reader does not know (Cyrillic, Arabic)",
                pages.named()
            ));
        }
        if said.is_empty() {
            return None;
        }
        let message = format!("“{}”, {}.", exhibit.title, said.join("; "));
        let finding = Finding::new(DocumentCode::MachineUnsure, message);
        Some(match unread {
            Some(_) => finding.hint("Install tesseract with the language of the document, and say at Documents, or with “bundle translation”, which that is; the pages are then read again. Until then, look at those pages yourself: a search does not find what is written there."),
            None => finding,
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
