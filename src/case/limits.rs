//! How much a case may hold: far more than any real one, and so little that no work on it takes minutes
//! or the memory of the machine. What is more is refused before any work is done.
//!
//! | what | most | why so much |
//! |---|---|---|
//! | one text: a passage, a note, a proposition | 500,000 characters | some 150 pages; a tribunal allows 12 for all |
//! | one line: a title, a name, an address | 10,000 characters | three pages; a sheet of the index holds fewer |
//! | entries | 10,000 | 1,900 pages of schedule |
//! | all their texts together | 10,000,000 characters | 4,200 pages of schedule |
//! | documents | 10,000 | their index alone has 300 pages |
//!
//! What an export of such a case costs (release build, 26 November 2026, two cores of an AMD EPYC with
//! other work on them; `/usr/bin/time -v bundle export` of the sample case with its entries over and over):
//!
//! | entries | characters | pages | processor | most memory |
//! |---|---|---|---|---|
//! | 1,000 | 0.2 million | 195 | 1.5 s | 97 MB |
//! | 3,000 | 0.7 million | 575 | 4.9 s | 262 MB |
//! | 10,000 | 2.3 million | 1,905 | 16 s | 827 MB |
//! | 10,000 | 9.7 million | 4,272 | 28 to 38 s | 1,309 MB |

use super::authority::of_authorities;
use super::document::SourceFile;
use super::exhibit::Exhibit;
use super::model::{Case, Entry};
use super::pages::PageRanges;
use crate::library::PassageId;

const TEXT: usize = 500_000;
pub(super) const LINE: usize = 10_000;
const ENTRIES: usize = 10_000;
const TEXTS: usize = 10_000_000;
const DOCUMENTS: usize = 10_000;
/// Words that every export looks for.
const CONFIDENTIAL: usize = 1_000;
/// Cuts and insertions of one quotation.
const CONFIRMED: usize = 1_000;
/// Pages on which the words of one quotation stand.
const QUOTED: usize = 1_000;
/// Authorities under one issue.
pub(super) const AUTHORITIES: usize = 200;
/// Bundles of one appeal that were filed.
const FILED: usize = 100;
/// Of pages behind the index; whoever wants more has typed something else.
const RESERVE: usize = 50;

/// What of a case is more than it may hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Excess {
    #[error(
        "{what} is too long, with {} characters ({} at most): add a long text as a document instead",
        grouped(*.found),
        grouped(*.most)
    )]
    Long {
        what: String,
        found: usize,
        most: usize,
    },
    #[error("there are too many {what}: {} ({} at most)", grouped(*.found), grouped(*.most))]
    Many {
        what: &'static str,
        found: usize,
        most: usize,
    },
    #[error(
        "the passages together are too long, with {} characters ({} at most): add long texts as documents instead",
        grouped(*.0),
        grouped(TEXTS)
    )]
    Together(usize),
}

/// The first thing that is too much.
pub(super) fn excess(case: &Case) -> Option<Excess> {
    let entries = case.entries().count();
    many("entries", entries, ENTRIES)
        .or_else(|| many("documents", case.exhibits.len(), DOCUMENTS))
        .or_else(|| many("files", case.documents.len(), DOCUMENTS))
        .or_else(|| many("files of sources", case.source_files.len(), DOCUMENTS))
        .or_else(|| {
            many(
                "reports whose pages were counted",
                case.counted_pages.len(),
                DOCUMENTS,
            )
        })
        .or_else(|| many("pages kept free", case.index_reserve as usize, RESERVE))
        .or_else(|| many("filed bundles", case.filed.len(), FILED))
        .or_else(|| of_lateness(case))
        .or_else(|| of_heading(case))
        .or_else(|| case.issues.iter().find_map(of_authorities))
        .or_else(|| case.entries().find_map(of_entry))
        .or_else(|| case.exhibits.iter().find_map(of_document))
        .or_else(|| case.source_files.iter().find_map(of_source_file))
        .or_else(|| super::letter::excess(case))
        .or_else(|| together(case))
}

pub(super) fn many(what: &'static str, found: usize, most: usize) -> Option<Excess> {
    (found > most).then_some(Excess::Many { what, found, most })
}

pub(super) fn long(what: impl FnOnce() -> String, text: &str, most: usize) -> Option<Excess> {
    // Bytes are never fewer than characters, and need not be counted.
    let found = match text.len() > most {
        true => text.chars().count(),
        false => return None,
    };
    (found > most).then(|| Excess::Long {
        what: what(),
        found,
        most,
    })
}

fn of_lateness(case: &Case) -> Option<Excess> {
    let text = case.late_because.as_deref()?;
    long(|| "the explanation of lateness".to_owned(), text, LINE)
}

fn of_heading(case: &Case) -> Option<Excess> {
    let heading = &case.heading;
    let lines = [
        ("the appeal number", &heading.reference),
        ("the appellant’s name", &heading.appellant),
        ("the respondent’s name", &heading.respondent),
        ("the representative’s name", &heading.representative),
        ("the place of the hearing", &heading.hearing),
    ];
    let mut labels = case.issues.iter().map(|issue| &issue.label);
    let mut reasons = case.overrides.values().map(|set_aside| &set_aside.reason);
    lines
        .into_iter()
        .find_map(|(what, text)| long(|| what.to_owned(), text, LINE))
        .or_else(|| labels.find_map(|text| long(|| "the name of an issue".to_owned(), text, LINE)))
        .or_else(|| reasons.find_map(|text| long(|| "a reason".to_owned(), text, LINE)))
        .or_else(|| {
            let considered = case.exclusion_considered.as_ref()?;
            long(|| "a name".to_owned(), &considered.by, LINE)
        })
        .or_else(|| {
            let mut words = case.confidential.iter().chain(&case.anonymity);
            let long = words.find_map(|text| long(|| "confidential words".to_owned(), text, LINE));
            long.or_else(|| many("confidential words", case.confidential.len(), CONFIDENTIAL))
        })
}

fn of_entry(entry: &Entry) -> Option<Excess> {
    let (source, passage) = (&entry.source, &entry.passage);
    let texts = [
        ("passage", Some(&passage.text)),
        ("note", entry.note.as_ref()),
        ("proposition", entry.proposition.as_ref()),
    ];
    let lines = [
        ("title of the source", Some(&source.title)),
        ("publisher", Some(&source.publisher)),
        ("address", Some(&source.address)),
        ("language", Some(&source.language)),
        ("place in the source", passage.pinpoint.as_ref()),
    ];
    let found = |most: usize| {
        move |(what, text): (&str, Option<&String>)| {
            long(
                || format!("the {what} of entry {}", entry.number),
                text?,
                most,
            )
        }
    };
    let too_long = texts.into_iter().find_map(found(TEXT));
    too_long
        .or_else(|| lines.into_iter().find_map(found(LINE)))
        .or_else(|| of_quotation(entry))
}

/// What is kept beside a quotation: what was confirmed of it, why it stands, what stands around it.
fn of_quotation(entry: &Entry) -> Option<Excess> {
    let reason = entry.quoted_anyway.iter();
    let reason = reason.map(|set_aside| &set_aside.reason);
    let anchor = entry.passage.anchor.iter();
    let around = anchor.flat_map(|anchor| [&anchor.before, &anchor.after]);
    let stands_for = entry.passage.stands_for().map(PassageId::as_str);
    let kept = entry.confirmed.iter().chain(reason).chain(around);
    let mut kept = kept.map(String::as_str).chain(stands_for);
    let what = || format!("what is kept beside entry {}", entry.number);
    let long = kept.find_map(|text| long(what, text, LINE));
    long.or_else(|| {
        many(
            "confirmed changes of an entry",
            entry.confirmed.len(),
            CONFIRMED,
        )
    })
    .or_else(|| {
        let pages = entry.pages_behind.as_ref().map_or(0, PageRanges::count);
        many("pages of a quotation", pages as usize, QUOTED)
    })
}

fn of_document(document: &Exhibit) -> Option<Excess> {
    let of = |what: &str| format!("the {what} of document {}", document.number);
    let section = document.section.as_deref().unwrap_or_default();
    let language = document.language.as_deref().unwrap_or_default();
    let translator = document.translation.as_ref();
    let translator = translator.map(|own| own.by.as_str()).unwrap_or_default();
    long(|| of("title"), &document.title, LINE)
        .or_else(|| long(|| of("heading"), section, LINE))
        .or_else(|| long(|| of("language"), language, LINE))
        .or_else(|| long(|| of("translator"), translator, LINE))
}

fn of_source_file(file: &SourceFile) -> Option<Excess> {
    let edition = file.edition.as_deref().unwrap_or_default();
    long(
        || format!("the edition of the source {}", file.source),
        edition,
        LINE,
    )
}

fn together(case: &Case) -> Option<Excess> {
    let texts = || case.entries().map(|entry| &entry.passage.text);
    if texts().map(String::len).sum::<usize>() <= TEXTS {
        return None;
    }
    let found = texts().map(|text| text.chars().count()).sum();
    (found > TEXTS).then_some(Excess::Together(found))
}

/// `10,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<_> = groups.map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests;
