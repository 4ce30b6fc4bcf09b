//! What a person should know of a document besides what comes along: things that are left out, each
//! with its place. Many of one kind are one finding, with the first few places and their number.

use std::collections::BTreeSet;

use crate::case::{Exhibit, PageRanges};
use crate::finding::{Finding, Place, counted};
use crate::pdf::import::{Found, Remark, Survey};

use super::CaseCheck;
use super::hidden::is_decided;
use super::remark_words::words;

/// Places that are told one by one.
const MOST_TOLD: usize = 4;

/// One finding for each kind of remark on each document.
pub(super) fn remarked(check: &CaseCheck<'_>) -> Vec<Finding> {
    let of = |exhibit: &Exhibit| {
        let document = check.documents.get(&exhibit.number)?.as_ref().ok()?;
        let survey = document.survey.as_ref().ok()?;
        let wanted = exhibit.wanted();
        let place = |finding: Finding| finding.at(Place::Exhibit(exhibit.number));
        let findings = of_document(&exhibit.title, wanted.as_ref(), survey)
            .into_iter()
            .filter(|finding| !is_decided(check.case, exhibit, document, finding.code))
            .map(place);
        Some(findings.collect::<Vec<_>>())
    };
    check
        .case
        .exhibits
        .iter()
        .filter_map(of)
        .flatten()
        .collect()
}

fn of_document(title: &str, wanted: Option<&PageRanges>, survey: &Survey) -> Vec<Finding> {
    let is_wanted = |page: u32| wanted.is_none_or(|ranges| ranges.contains(page));
    let finding = |(remark, found): (&Remark, &Found)| {
        let count = found.count(&is_wanted);
        let what = words(*remark, count);
        let mut message = format!("“{}”{}", title, what.message);
        let places = places(found, count, &is_wanted);
        if !places.is_empty() {
            message.push_str(&format!(": {places}"));
        }
        message.push('.');
        let mut finding = Finding::new(what.code, message);
        if what.is_eased {
            finding = finding.eased();
        }
        if let Some(hint) = what.hint {
            finding = finding.hint(hint);
        }
        (count > 0).then_some(finding)
    };
    survey.remarks.0.iter().filter_map(finding).collect()
}

/// Files that are attached to a document and do not come along, for whoever adds it: they may be what was meant.
pub fn attached_files(survey: &Survey) -> Option<String> {
    let found = survey.remarks.0.get(&Remark::AttachedFile)?;
    let count = found.count(&|_| true);
    let files = counted(count as usize, "file is", "files are");
    let places = places(found, count, &|_| true);
    (count > 0).then(|| {
        format!("{files} attached to it and left out: {places}. Save them out of it, and add them.")
    })
}

/// The first few things that are said, each with the pages on which it is said, and how many more
/// there are.
fn places(found: &Found, count: u32, is_wanted: &dyn Fn(u32) -> bool) -> String {
    let mut told: Vec<(&str, BTreeSet<u32>)> = Vec::new();
    let mut counted = 0;
    for example in &found.examples {
        if !example.page.is_none_or(is_wanted) {
            continue;
        }
        let place = told.iter().position(|(says, _)| *says == example.says);
        let place = match place {
            Some(place) => place,
            None if told.len() < MOST_TOLD => {
                told.push((&example.says, BTreeSet::new()));
                told.len() - 1
            }
            None => continue,
        };
        counted += 1;
        if let Some((_, pages)) = told.get_mut(place) {
            pages.extend(example.page);
        }
    }
    let told = told.into_iter().map(|(says, pages)| place(says, pages));
    let told = told.filter(|place| !place.is_empty());
    let more = count.saturating_sub(counted);
    let more = (more > 0).then(|| format!("and {more} more"));
    told.chain(more).collect::<Vec<_>>().join("; ")
}

/// `\\\\host\\x (page 3)`, `page 3`, `witness.pdf`.
fn place(says: &str, pages: BTreeSet<u32>) -> String {
    let Some(pages) = PageRanges::of(pages) else {
        return says.to_owned();
    };
    match says {
        "" => pages.named(),
        says => format!("{says} ({})", pages.named()),
    }
}

#[cfg(test)]
mod tests;
