//! The finished bundle, read once more before it is put in its place: no confidential word may be in it, wherever it
//! came from.

use std::io::Read as _;
use std::sync::Arc;

use crate::case::Case;
use crate::export::{Exported, Spool, sha256};
use crate::finding::{CaseCode, Finding, Place};
use crate::pdf::redact::{Remains, remains_of_terms};
use crate::terms::{Term, stands_in};
use crate::worker::{Content, Workers};

use super::copy::words_left;
use super::reading::read;

/// What stands in the files of a bundle that must not, as errors: then none of them may be kept. Words that the case
/// calls confidential are looked for in everything that the files hold; where that cannot be done, it is an error,
/// too.
pub fn guard<S: Spool>(
    case: &Case,
    files: &mut [(Exported, S)],
    workers: &Workers,
    is_wanted: &dyn Fn() -> bool,
) -> Vec<Finding> {
    let terms: Vec<Term> = case
        .confidential
        .iter()
        .filter_map(|text| Term::new(text))
        .collect();
    if terms.is_empty() {
        return Vec::new();
    }
    let looked = files.iter_mut().flat_map(|(exported, spool)| {
        let looked = looked_through(exported, spool, &terms, workers, is_wanted);
        looked.unwrap_or_else(|why| vec![unchecked(&why)])
    });
    looked.collect()
}

fn looked_through<S: Spool>(
    exported: &Exported,
    spool: &mut S,
    terms: &[Term],
    workers: &Workers,
    is_wanted: &dyn Fn() -> bool,
) -> Result<Vec<Finding>, String> {
    let mut bytes = Vec::new();
    let mut back = spool.read_back().map_err(|error| error.to_string())?;
    back.read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    drop(back);
    let mut found = remains_of_terms(&bytes, &|text| stands_in(terms, text))?;
    let (sha256, content) = (sha256(&bytes), Content::Single(Arc::new(bytes)));
    let count = exported.pages as usize;
    let pages =
        read(workers, &sha256, &content, count, is_wanted).map_err(|why| why.to_string())?;
    found.extend(words_left(&pages, terms));
    let mut findings: Vec<Finding> = found.iter().map(|one| told(one, exported, terms)).collect();
    if let Some(term) = stands_in(terms, &exported.file_name.replace(['_', '-', '.'], " ")) {
        findings.push(finding(terms, Some(term), "in the name of the file"));
    }
    let unread = pages.iter().position(Result::is_err);
    findings.extend(unread.map(|page| {
        unchecked("a page of it could not be read").at(place(exported, page as u32 + 1))
    }));
    Ok(findings)
}

fn place(exported: &Exported, page: u32) -> Place {
    Place::Page(exported.first_number - 1 + page)
}

fn told(one: &Remains, exported: &Exported, terms: &[Term]) -> Finding {
    let found = match one.term {
        Some(_) => finding(terms, one.term, one.place.words()),
        None => unchecked("a part of it cannot be looked into"),
    };
    match one.page {
        Some(page) => found.at(place(exported, page)),
        None => found,
    }
}

fn finding(terms: &[Term], term: Option<usize>, place: &str) -> Finding {
    let term = term
        .and_then(|term| terms.get(term))
        .map_or("", |term| &term.text);
    Finding::new(
        CaseCode::Confidential,
        format!("“{term}” is confidential, and it stands {place}."),
    )
}

fn unchecked(why: &str) -> Finding {
    let what = format!("Whether confidential words are in the bundle could not be checked: {why}.");
    Finding::new(CaseCode::ConfidentialUnchecked, what)
}
