//! The finished bundle, read once more before it is put in its place: no confidential word may be in it, wherever it
//! came from.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::sync::Arc;

use crate::case::{Case, HiddenKind};
use crate::export::{Exported, Spool, sha256};
use crate::finding::{CaseCode, Finding, Place};
use crate::pdf::import::{Limits, Watch, survey};
use crate::pdf::leave_out::{place_of, place_of_comment};
use crate::pdf::redact::{Remains, Under, Where, remains_of_terms};
use crate::preflight::{
    MustNotAppear, appellant_named, confidential as confidential_there, marks_not_taken_out,
    words_of_file_name,
};
use crate::terms::{Name, Term, stands_in};
use crate::worker::{Content, Workers};

use super::boxes::{boxes_of, not_placed};
use super::copy::words_left;
use super::reading::{Page, read};

/// What stands in the files of a bundle that must not, as errors: then none of them may be kept. Words that the case
/// calls confidential are looked for in everything that the files hold; where that cannot be done, it is an error,
/// too.
pub fn guard<S: Spool>(
    case: &Case,
    files: &mut [(Exported, S)],
    workers: &Workers,
    is_wanted: &dyn Fn() -> bool,
) -> Vec<Finding> {
    let left = marks_left(case);
    if !left.is_empty() {
        return left;
    }
    if let Some((exhibit, page)) = not_placed(case, files.iter().map(|(exported, _)| exported)) {
        let why = format!("page {page} of “{}” was not found in it", exhibit.title);
        return vec![unchecked(&why)];
    }
    let taken_out = case.documents.iter().flat_map(|one| one.taken_out());
    let sought = Sought {
        case,
        words: MustNotAppear::of(case),
        gone: taken_out
            .map(|place| (place.kind, place.fingerprint.clone()))
            .collect(),
        workers,
        is_wanted,
    };
    let has_boxes = files.iter().any(|(file, _)| !file.redacted.is_empty());
    let is_sought = !sought.words.is_empty() || !sought.gone.is_empty();
    if !is_sought && !has_boxes {
        return Vec::new();
    }
    let looked = files.iter_mut().flat_map(|(exported, spool)| {
        let looked = looked_through(exported, spool, &sought);
        looked.unwrap_or_else(|why| vec![unchecked(&why)])
    });
    let mut found: Vec<Finding> = looked.collect();
    // The way out is another than for a document.
    found.extend(sought.words.in_own_words(case));
    found
}

/// What must not stand in a bundle.
struct Sought<'s> {
    case: &'s Case,
    words: MustNotAppear,
    /// Hidden words that were taken out of documents.
    gone: BTreeSet<Hidden>,
    workers: &'s Workers,
    is_wanted: &'s dyn Fn() -> bool,
}

/// Documents in which something is marked that is still there.
fn marks_left(case: &Case) -> Vec<Finding> {
    let documents = case.exhibits_with_documents();
    let left = documents.filter(|(_, document)| document.marked.is_some());
    left.map(|(exhibit, _)| marks_not_taken_out(exhibit))
        .collect()
}

fn looked_through<S: Spool>(
    exported: &Exported,
    spool: &mut S,
    sought: &Sought<'_>,
) -> Result<Vec<Finding>, String> {
    let mut bytes = Vec::new();
    let mut back = spool.read_back().map_err(|error| error.to_string())?;
    back.read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    drop(back);
    let bytes = Arc::new(bytes);
    let (sha256, content) = (sha256(&bytes), Content::Single(Arc::clone(&bytes)));
    let reads = |count: usize| {
        let read = read(sought.workers, &sha256, &content, count, sought.is_wanted);
        read.map_err(|why| why.to_string())
    };
    let mut findings = under_boxes(exported, &bytes, sought)?;
    if let Some(appellant) = &sought.words.appellant {
        findings.extend(named(exported, &bytes, appellant, &reads)?);
    }
    if !sought.words.terms.is_empty() || !sought.gone.is_empty() {
        let pages = reads(exported.pages as usize)?;
        findings.extend(confidential(exported, &bytes, &sought.words.terms, &pages)?);
        findings.extend(still_hidden(exported, &bytes, &sought.gone, &pages)?);
        let mut numbered = (1..).zip(&pages);
        let unread = numbered.find_map(|(number, page)| Some((number, page.as_ref().err()?)));
        findings.extend(unread.map(|(page, why)| {
            unchecked(&format!("a page of it could not be read ({why})")).at(place(exported, page))
        }));
    }
    Ok(findings)
}

/// What is left under the boxes, whatever it is.
fn under_boxes(
    exported: &Exported,
    bytes: &[u8],
    sought: &Sought<'_>,
) -> Result<Vec<Finding>, String> {
    let (boxes, unknown) = boxes_of(sought.case, exported);
    if let Some(position) = unknown.first() {
        let page = exported.first_number as usize + position;
        return Err(format!("where the boxes of page {page} stand is not known"));
    }
    if boxes.is_empty() {
        return Ok(Vec::new());
    }
    let found = sought
        .workers
        .under_boxes(bytes, &boxes, sought.is_wanted)?;
    let told = found.into_iter().map(|(page, under)| {
        let finding = match under {
            Under::Unreadable => unchecked(under.words()),
            under => {
                let what = format!(
                    "What was taken out of a document may still be here: {}.",
                    under.words()
                );
                Finding::new(CaseCode::Confidential, what)
            }
        };
        finding.at(place(exported, page as u32 + 1))
    });
    Ok(told.collect())
}

/// Confidential words, wherever in the file.
fn confidential(
    exported: &Exported,
    bytes: &[u8],
    terms: &[Term],
    pages: &[Page],
) -> Result<Vec<Finding>, String> {
    let mut found = remains_of_terms(bytes, &|text| stands_in(terms, text))?;
    found.extend(words_left(pages, terms));
    let mut findings: Vec<Finding> = found.iter().map(|one| told(one, exported, terms)).collect();
    let only = MustNotAppear {
        terms: terms.to_vec(),
        appellant: None,
    };
    findings.extend(only.in_file_name(&exported.file_name, "in the name of the file"));
    Ok(findings)
}

/// The appellant, where an anonymity direction keeps the name from standing: on the cover, in bookmarks, in what the
/// file says of itself and in its name. Inside documents the name may stand.
fn named(
    exported: &Exported,
    bytes: &[u8],
    appellant: &Name,
    reads: &dyn Fn(usize) -> Result<Vec<Page>, String>,
) -> Result<Vec<Finding>, String> {
    let said = remains_of_terms(bytes, &|text| appellant.stands_in(text).then_some(0))?;
    let of_file = said.into_iter().filter(|one| {
        let place = one.place;
        one.term.is_some() && one.page.is_none() && place != Where::Unreachable
    });
    let of_file = of_file.map(|one| appellant_named(&appellant.text, one.place.words()));
    let mut findings: Vec<Finding> = of_file.collect();
    if exported.first_number == 1 && is_named_on(&reads(1)?, appellant) {
        let named = appellant_named(&appellant.text, "on the cover");
        findings.push(named.at(place(exported, 1)));
    }
    if appellant.stands_in(&words_of_file_name(&exported.file_name)) {
        findings.push(appellant_named(&appellant.text, "in the name of the file"));
    }
    Ok(findings)
}

fn is_named_on(pages: &[Page], appellant: &Name) -> bool {
    let read = pages.iter().flatten();
    let mut texts = read.map(|page| {
        let words = page.text.words.iter().map(|word| word.text.as_str());
        words.collect::<Vec<_>>().join(" ")
    });
    !words_left(pages, appellant.terms()).is_empty()
        || texts.any(|text| appellant.has_initials(&text))
}

/// How words are hidden, and their fingerprint.
type Hidden = (HiddenKind, String);

/// Words that nobody sees, and that were taken out of documents.
fn still_hidden(
    exported: &Exported,
    bytes: &[u8],
    gone: &BTreeSet<Hidden>,
    pages: &[Page],
) -> Result<Vec<Finding>, String> {
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    let mut left = comments_left(bytes, gone)?;
    for (number, page) in (1..).zip(pages) {
        let hidden = page.iter().flat_map(|page| &page.hidden);
        let mut places = hidden.map(|hidden| place_of(number, hidden));
        if places.any(|place| gone.contains(&(place.kind, place.fingerprint))) {
            left.push(number);
        }
    }
    let told = left.into_iter().map(|page| {
        let what = "Hidden words that were taken out of a document are hidden here all the same: in another copy of it, perhaps.";
        Finding::new(CaseCode::Confidential, what.to_owned()).at(place(exported, page))
    });
    Ok(told.collect())
}

/// Pages, from 1, with comments that were taken out.
fn comments_left(bytes: &[u8], gone: &BTreeSet<Hidden>) -> Result<Vec<u32>, String> {
    let survey = survey(bytes.to_vec(), None, &Limits::default(), &Watch::default());
    let survey = survey.map_err(|why| why.to_string())?;
    let comments = survey.comments.iter().map(place_of_comment);
    let left = comments.filter(|place| gone.contains(&(place.kind, place.fingerprint.clone())));
    Ok(left.map(|place| place.page).collect())
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
    confidential_there(term, place)
}

fn unchecked(why: &str) -> Finding {
    let what = format!("Whether confidential words are in the bundle could not be checked: {why}.");
    Finding::new(CaseCode::ConfidentialUnchecked, what)
}
