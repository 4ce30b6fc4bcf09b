//! Citations of bundles beside the one that is made: those that were filed earlier, and the respondent’s.

use crate::case::Case;

use super::find::{Citation, Kind, Prefixes, citations};
use super::hold::{first_letters, last_letters};
use super::{Agreement, Reference};
use crate::verify::word::Passage;

/// One of them.
pub(super) struct Beside {
    prefixes: Prefixes,
    pages: u32,
    /// What stands from which page to which.
    rows: Vec<(String, u32, u32)>,
    /// Its entries, each with its page.
    entries: Vec<(u32, u32)>,
}

/// No more places are said of one citation.
const MOST_SAID: usize = 5;

pub(super) fn all_beside(case: &Case) -> Vec<Beside> {
    let filed = case.filed.iter().map(|bundle| Beside {
        prefixes: prefixes(&bundle.prefix, &bundle.title, bundle.pages()),
        pages: bundle.pages(),
        rows: bundle
            .index
            .iter()
            .map(|row| (row.text.clone(), row.first, row.last))
            .collect(),
        entries: bundle
            .entries
            .iter()
            .map(|entry| (entry.number, entry.page))
            .collect(),
    });
    let respondent = case.respondent.iter().map(|bundle| Beside {
        prefixes: prefixes(&bundle.prefix, "Respondent’s bundle", bundle.pages),
        pages: bundle.pages,
        rows: bundle
            .documents
            .iter()
            .map(|row| (row.text.clone(), row.first, row.last))
            .collect(),
        entries: Vec::new(),
    });
    filed.chain(respondent).collect()
}

fn prefixes(page: &str, title: &str, pages: u32) -> Prefixes {
    Prefixes {
        page: page.to_owned(),
        entry: String::new(),
        title: title.to_owned(),
        last: Some(pages as usize),
    }
}

impl Beside {
    /// The citations of its pages in a paragraph.
    pub(super) fn cited(&self, passage: &Passage) -> Vec<Reference> {
        let found = citations(&passage.text, &self.prefixes);
        let pages = found.iter().filter(|one| one.kind == Kind::Page);
        pages.map(|one| self.reference(passage, one)).collect()
    }

    fn reference(&self, passage: &Passage, citation: &Citation) -> Reference {
        let (text, bytes) = (passage.text.as_str(), &citation.bytes);
        let prefix = &self.prefixes.page;
        let (first, last) = (citation.first, citation.last.max(citation.first));
        let cited = match last > first {
            true => format!("{prefix} {first}–{last}"),
            false => format!("{prefix} {first}"),
        };
        let exists = first >= 1 && last <= self.pages;
        let mut stands: Vec<String> = Vec::new();
        if exists {
            let here = self.rows.iter();
            let here = here.filter(|(_, from, to)| *from <= last && *to >= first);
            stands.extend(here.map(|(text, ..)| text.clone()).take(MOST_SAID));
        } else {
            stands.push(format!("the bundle ends at {prefix} {}", self.pages));
        }
        Reference {
            spot: passage.spot.clone(),
            kind: citation.kind,
            cited,
            first: citation.first,
            last: citation.last,
            before: last_letters(text.get(..bytes.start).unwrap_or_default()),
            written: text.get(bytes.clone()).unwrap_or_default().to_owned(),
            behind: first_letters(text.get(bytes.end..).unwrap_or_default()),
            agreement: match exists {
                true => Agreement::Exists,
                false => Agreement::Missing,
            },
            stands,
            right: Vec::new(),
            doubt: citation.doubt.clone(),
        }
    }

    /// Where an entry stands in it.
    fn entry(&self, number: u32) -> Option<String> {
        let mut entries = self.entries.iter();
        let (_, page) = entries.find(|(own, _)| *own == number)?;
        Some(format!("{} {page}", self.prefixes.page))
    }
}

/// An entry that is not in the bundle that is made may stand in one that was filed earlier.
pub(super) fn found_beside(mut one: Reference, beside: &[Beside]) -> Reference {
    if one.kind != Kind::Entry || one.agreement != Agreement::Missing {
        return one;
    }
    let numbers = one.first..=one.last.max(one.first);
    let few = numbers.take(MOST_SAID + 1);
    let stands = few.map(|number| beside.iter().find_map(|bundle| bundle.entry(number)));
    if let Some(stands) = stands.collect::<Option<Vec<String>>>() {
        one.agreement = Agreement::Exists;
        one.stands = stands;
    }
    one
}
