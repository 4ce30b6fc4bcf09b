//! What the types cannot promise of a file that somebody may have edited by hand.

use std::collections::BTreeSet;

use super::CaseError;
use crate::case::limits::excess;
use crate::case::model::Case;
use crate::library::is_kebab_case;

/// The case, unless it contradicts itself or is more than may be.
pub(super) fn consistent(case: Case) -> Result<Case, CaseError> {
    if let Some(excess) = excess(&case) {
        return Err(excess.into());
    }
    let problem = issues(&case)
        .or_else(|| entries(&case))
        .or_else(|| documents(&case))
        .or_else(|| exhibits(&case))
        .or_else(|| source_files(&case))
        .or_else(|| filed(&case))
        .or_else(|| letter(&case));
    match problem {
        Some(problem) => Err(CaseError::Inconsistent(problem)),
        None => Ok(case),
    }
}

fn issues(case: &Case) -> Option<String> {
    let twice = twice(case.issues.iter().map(|issue| &issue.key))?;
    Some(format!("two issues have the key “{twice}”"))
}

fn entries(case: &Case) -> Option<String> {
    let numbers = || case.entries().map(|entry| entry.number);
    if let Some(twice) = twice(numbers()) {
        return Some(format!("two entries are numbered {twice}"));
    }
    let last = numbers().max().filter(|last| *last >= case.next_entry)?;
    let next = case.next_entry;
    Some(format!(
        "the next entry would be number {next}, but number {last} exists"
    ))
}

fn documents(case: &Case) -> Option<String> {
    let ids = || case.documents.iter().map(|document| document.id);
    if let Some(twice) = twice(ids()) {
        return Some(format!("two documents have the number {twice}"));
    }
    let last = ids().next_back()?;
    (last.number() > case.documents_numbered).then(|| {
        let numbered = case.documents_numbered;
        format!("{numbered} documents were numbered, but one has the number {last}")
    })
}

fn exhibits(case: &Case) -> Option<String> {
    let mut exhibits = case.exhibits.iter();
    let lost = exhibits.find(|exhibit| case.document_of(exhibit).is_none());
    let lost = lost.map(|exhibit| {
        let (title, id) = (&exhibit.title, exhibit.document);
        format!("“{title}” is to be of document number {id}, and there is none")
    });
    lost.or_else(|| {
        let mut pinned = case.pinned.keys();
        let number = pinned.find(|number| case.exhibit(**number).is_none())?;
        Some(format!(
            "exhibit {number} has its place, and there is no exhibit {number}"
        ))
    })
}

fn source_files(case: &Case) -> Option<String> {
    case.source_files.iter().find_map(|file| {
        let (source, id) = (&file.source, file.document);
        if !is_kebab_case(source.as_str()) {
            return Some(format!(
                "a file is to be of the source “{source}”, which is no name of one"
            ));
        }
        case.documents.get(id).is_none().then(|| {
            format!(
                "the file of the source “{source}” is to be document number {id}, and there is none"
            )
        })
    })
}

fn filed(case: &Case) -> Option<String> {
    let entries = case.filed.iter().flat_map(|bundle| &bundle.entries);
    let last = entries.map(|entry| entry.number).max()?;
    (last >= case.next_entry).then(|| {
        let next = case.next_entry;
        format!("the next entry would be number {next}, but number {last} was filed")
    })
}

fn letter(case: &Case) -> Option<String> {
    let id = case.decision_letter.as_ref()?.document;
    case.documents
        .get(id)
        .is_none()
        .then(|| format!("the decision letter is to be document number {id}, and there is none"))
}

/// The first that was met before.
fn twice<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut met = BTreeSet::new();
    let mut all = all;
    all.find(|one| !met.insert(*one))
}
