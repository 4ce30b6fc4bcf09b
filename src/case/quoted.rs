//! Pages that stand behind the schedule because extracts quote them: they come with the extracts and go with them,
//! unless a person has chosen the pages of the document by hand.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::Source;

use super::apply::entry_mut;
use super::arrange;
use super::document::{DocumentFile, DocumentId, entered};
use super::edit::EditError;
use super::exhibit::{Exhibit, NewExhibit};
use super::model::{Case, Entry};
use super::pages::PageRanges;
use super::quoting::Extract;

/// The documents that extracts quote, with the pages that these have brought behind the schedule.
pub(super) struct Brought(BTreeMap<DocumentId, BTreeSet<u32>>);

impl Brought {
    pub(super) fn of(case: &Case) -> Brought {
        let mut all: BTreeMap<DocumentId, BTreeSet<u32>> = BTreeMap::new();
        for entry in case.extracts() {
            if let Some(document) = case.document_quoted(entry) {
                let pages = entry.pages_behind.iter().flat_map(PageRanges::pages);
                all.entry(document.id).or_default().extend(pages);
            }
        }
        Brought(all)
    }

    fn holds(&self, document: DocumentId, page: u32) -> bool {
        let pages = self.0.get(&document);
        pages.is_some_and(|pages| pages.contains(&page))
    }
}

/// The pages of an extract come behind the schedule, where that is wanted. What extracts had brought `before` does not
/// count as chosen by hand.
pub(super) fn come(
    case: &mut Case,
    number: u32,
    extract: &Extract,
    before: &Brought,
) -> Result<(), EditError> {
    let Extract { source, file, .. } = extract;
    let document = entered(case, file);
    let stands_behind = |exhibit: &Exhibit| exhibit.document == document;
    // Where only pages are included that are quoted, these are quoted now.
    let follows = case.quoted_pages && case.exhibits.iter().any(stands_behind);
    if !extract.page_behind && !follows {
        return Ok(());
    }
    let mut own = BTreeSet::new();
    for page in &extract.pages {
        let is_new = include_page(case, source, file, *page);
        if is_new || before.holds(document, *page) {
            own.insert(*page);
        }
    }
    entry_mut(case, number)?.pages_behind = PageRanges::of(own);
    Ok(())
}

/// Pages that extracts had brought and no extract has brought now are not printed any longer. A document that came with
/// an extract goes with the last; one that a person added is whole again where no page of it is left.
pub(super) fn go(case: &mut Case, before: Brought) -> Result<(), EditError> {
    let now = Brought::of(case);
    for (document, mut gone) in before.0 {
        gone.retain(|page| !now.holds(document, *page));
        let is_quoted = now.0.contains_key(&document);
        let mut exhibits = case.exhibits.iter_mut();
        let Some(exhibit) = exhibits.find(|exhibit| exhibit.document == document) else {
            continue;
        };
        let rest = exhibit.pages.as_ref().map(|pages| pages.without(&gone));
        let is_empty = rest == Some(None);
        if exhibit.came_with_extract && (is_empty || !is_quoted) {
            let number = exhibit.number;
            arrange::remove(case, number)?;
        } else {
            exhibit.title_page &= !is_empty;
            exhibit.pages = rest.flatten();
        }
    }
    Ok(())
}

/// A person has chosen the pages of a document: they stay as they are, whatever is quoted.
pub(super) fn chosen_by_hand(case: &mut Case, document: DocumentId) {
    let quoted = case.extracts();
    let quoted = quoted.filter(|entry| is_of(case, entry, document));
    let numbers: Vec<u32> = quoted.map(|entry| entry.number).collect();
    let entries = case.issues.iter_mut().flat_map(|issue| &mut issue.entries);
    for entry in entries.filter(|entry| numbers.contains(&entry.number)) {
        entry.pages_behind = None;
    }
    let exhibits = case.exhibits.iter_mut();
    for exhibit in exhibits.filter(|exhibit| exhibit.document == document) {
        exhibit.came_with_extract = false;
    }
}

fn is_of(case: &Case, entry: &Entry, document: DocumentId) -> bool {
    let quoted = case.document_quoted(entry);
    quoted.is_some_and(|quoted| quoted.id == document)
}

/// The pages that the bundle holds of documents that are quoted, chosen for all of them at once, and which extracts
/// bring which of them.
pub(super) fn set_pages(
    case: &mut Case,
    only: bool,
    exhibits: &[(u32, Option<PageRanges>)],
    brought: &[(u32, PageRanges)],
) -> Result<(), EditError> {
    case.quoted_pages = only;
    for (number, pages) in exhibits {
        let exhibit = case.exhibit(*number);
        let exhibit = exhibit.ok_or(EditError::NoSuchExhibit(*number))?;
        let (document, came) = (exhibit.document, exhibit.came_with_extract);
        chosen_by_hand(case, document);
        let mut all = case.exhibits.iter_mut();
        if let Some(exhibit) = all.find(|exhibit| exhibit.number == *number) {
            exhibit.title_page = pages.is_some();
            exhibit.pages.clone_from(pages);
            exhibit.came_with_extract = came;
        }
    }
    for (number, pages) in brought {
        entry_mut(case, *number)?.pages_behind = Some(pages.clone());
    }
    Ok(())
}

/// A document that stands there whole, or with that page, stays as it is. Whether the page is there only now.
fn include_page(case: &mut Case, source: &Source, file: &DocumentFile, page: u32) -> bool {
    let document = entered(case, file);
    let mut exhibits = case.exhibits.iter_mut();
    let Some(exhibit) = exhibits.find(|exhibit| exhibit.document == document) else {
        return add_with_page(case, source, file, page);
    };
    let Some(pages) = exhibit.pages.as_ref().filter(|pages| !pages.contains(page)) else {
        return false;
    };
    let mut all: Vec<u32> = pages.pages().collect();
    // An order of the person's own stays as it is.
    let at = match all.is_sorted() {
        true => all.partition_point(|other| *other < page),
        false => all.len(),
    };
    all.insert(at, page);
    exhibit.pages = PageRanges::of(all);
    true
}

fn add_with_page(case: &mut Case, source: &Source, file: &DocumentFile, page: u32) -> bool {
    let new = NewExhibit {
        file: file.clone(),
        title: source.title.clone(),
        date: source.published,
        section: None,
        pages: PageRanges::of([page]),
        title_page: true,
    };
    let number = case.exhibits_numbered + 1;
    // Only a document without a title is refused, and a source has one.
    let is_added = arrange::add(case, &new).is_ok();
    let mut exhibits = case.exhibits.iter_mut();
    if let Some(exhibit) = exhibits.find(|exhibit| exhibit.number == number) {
        exhibit.came_with_extract = true;
    }
    is_added
}

#[cfg(test)]
mod tests;
