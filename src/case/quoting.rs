//! Edits about quotations: which file a source was published in, which words stand for a summary, and what a
//! person says to a quotation that is not letter by letter what its file holds.

use std::collections::BTreeSet;

use crate::library::{Date, Passage, Source, SourceId};

use super::apply::{add_entry, entry_mut, filled, refuse_twin};
use super::document::{Document, DocumentFile, DocumentId, SourceFile, entered, leave};
use super::edit::{Edit, EditError};
use super::model::{Case, Entry, QuotedAnyway};
use super::quoted::{self, Brought};
use super::reason::{is_day, is_reason};

/// The file of an edition of a source. Said again of the same content, it is that file from now on.
pub(super) fn set_source_file(
    case: &mut Case,
    source: &SourceId,
    file: &DocumentFile,
    edition: Option<&str>,
    retrieved_on: Option<Date>,
) {
    let is_same = |case: &Case, known: &SourceFile| {
        let document = case.documents.get(known.document);
        known.source == *source && document.is_some_and(|one| one.sha256 == file.sha256)
    };
    let before = case.source_files.iter().position(|one| is_same(case, one));
    let new = SourceFile {
        source: source.clone(),
        document: entered(case, file),
        edition: edition.and_then(filled),
        retrieved_on,
    };
    match before.and_then(|at| case.source_files.get_mut(at)) {
        Some(known) => {
            let old = std::mem::replace(known, new);
            leave(case, old.document);
        }
        None => case.source_files.push(new),
    }
}

pub(super) fn remove_source_file(
    case: &mut Case,
    source: &SourceId,
    document: DocumentId,
) -> Result<(), EditError> {
    let is_meant = |file: &SourceFile| file.source == *source && file.document == document;
    let at = case.source_files.iter().position(is_meant);
    case.source_files.remove(at.ok_or(EditError::NoSuchFile)?);
    leave(case, document);
    Ok(())
}

/// A person has counted the pages of a document.
pub(super) fn count_pages(case: &mut Case, sha256: &str, first: Option<i64>) {
    match first {
        Some(first) => case.counted_pages.insert(sha256.to_owned(), first),
        None => case.counted_pages.remove(sha256),
    };
}

/// Words taken from a file, as they come into a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Extract {
    pub source: Source,
    /// With its anchor.
    pub passage: Passage,
    /// The file they were taken from, which becomes the source’s.
    pub file: DocumentFile,
    /// A neutral line above them; empty where there is none.
    pub proposition: String,
    /// Cuts and insertions that the person has looked at, by name.
    pub confirmed: BTreeSet<String>,
    /// The pages of the file on which they stand, from 1.
    pub pages: Vec<u32>,
    /// Their page is to stand behind the schedule, with the first page of its document.
    pub page_behind: bool,
}

/// Puts an extract at the end of an issue.
pub(super) fn add(case: &mut Case, issue: &str, extract: &Extract) -> Result<(), EditError> {
    let (number, before) = (case.next_entry, Brought::of(case));
    add_entry(case, issue, &extract.source, &extract.passage)?;
    let entry = entry_mut(case, number)?;
    entry.proposition = filled(extract.proposition.trim());
    entry.confirmed.clone_from(&extract.confirmed);
    bring_file(case, number, extract, before)
}

/// An extract takes the place of an entry’s passage; the number stays, and what was said of the other words
/// (sign-off, what was confirmed of them) goes. A summary stays as the proposition, or where there is one as
/// the note, unless there is one, too.
pub(super) fn quote(case: &mut Case, number: u32, extract: &Extract) -> Result<(), EditError> {
    let before = Brought::of(case);
    let issue = case.issue_of(number);
    let mut others = issue.ok_or(EditError::NoSuchEntry(number))?.clone();
    others.entries.retain(|entry| entry.number != number);
    refuse_twin(&others, &extract.passage)?;
    let entry = entry_mut(case, number)?;
    let mut new = Entry::choose(number, &extract.source, &extract.passage);
    new.confirmed.clone_from(&extract.confirmed);
    let typed = filled(extract.proposition.trim());
    new.proposition = typed.or_else(|| entry.proposition.take());
    new.note = entry.note.take();
    let summary = Some(std::mem::take(&mut entry.passage.text));
    let summary = summary.filter(|_| entry.passage.is_summary());
    if new.proposition.is_none() {
        new.proposition = summary;
    } else if new.note.is_none() {
        new.note = summary;
    }
    *entry = new;
    bring_file(case, number, extract, before)
}

/// A source of which that is not said yet is said to have been read in a copy from its address.
pub(super) fn say_fetched(case: &mut Case, source: &SourceId) {
    let entries = case.issues.iter_mut().flat_map(|issue| &mut issue.entries);
    for entry in entries.filter(|entry| entry.source.id == *source) {
        if entry.source.is_fetching_unsaid() {
            entry.source = entry.source.clone().said_to_be_fetched(true);
        }
    }
}

/// Its file becomes one of the source, and its pages stand behind the schedule where that is wanted.
fn bring_file(
    case: &mut Case,
    number: u32,
    extract: &Extract,
    before: Brought,
) -> Result<(), EditError> {
    let Extract { source, file, .. } = extract;
    let named = source.file.as_ref();
    let named = named.filter(|named| named.sha256 == file.sha256);
    let edition = named.and_then(|named| named.edition.as_deref());
    let retrieved_on = named.and_then(|named| named.retrieved_on);
    set_source_file(case, &source.id, file, edition, retrieved_on);
    quoted::come(case, number, extract, &before)?;
    quoted::go(case, before)
}

/// A person has looked at a cut or an insertion of a quotation, or takes that back.
pub(super) fn confirm(
    case: &mut Case,
    number: u32,
    change: &str,
    holds: bool,
) -> Result<(), EditError> {
    let entry = entry_mut(case, number)?;
    if holds {
        entry.confirmed.insert(change.to_owned());
    } else {
        entry.confirmed.remove(change);
    }
    Ok(())
}

/// A quotation is relied on although its file does not hold it so; an empty reason takes that back.
pub(super) fn set_aside(
    case: &mut Case,
    number: u32,
    reason: &str,
    on: Date,
) -> Result<(), EditError> {
    let entry = case.entry(number).ok_or(EditError::NoSuchEntry(number))?;
    let file = case.document_quoted(entry);
    let file_sha256 = file.map(|document| document.sha256.clone());
    let said = filled(reason).map(|reason| QuotedAnyway {
        reason,
        on,
        file_sha256,
    });
    entry_mut(case, number)?.quoted_anyway = said;
    Ok(())
}

impl Case {
    /// The sources that it rests on, each once, by id.
    pub fn sources(&self) -> Vec<&Source> {
        let mut sources: Vec<&Source> = self.entries().map(|entry| &entry.source).collect();
        sources.sort_by_key(|source| &source.id);
        sources.dedup_by_key(|source| &source.id);
        sources
    }

    /// Why the quotation of an entry is relied on although its file does not hold it so; none where what was typed is no
    /// reason, or was said of another file.
    pub fn quoted_anyway<'a>(&self, entry: &'a Entry) -> Option<&'a QuotedAnyway> {
        let said = entry.quoted_anyway.as_ref()?;
        let now = self.document_quoted(entry);
        let now = now.map(|document| document.sha256.as_str());
        let meant = said.file_sha256.as_deref();
        let is_same = meant.is_none() || meant == now;
        (is_same && is_reason(&said.reason) && is_day(said.on)).then_some(said)
    }

    /// The files of a source, in the order in which they were named.
    pub fn files_of<'a>(
        &'a self,
        source: &'a SourceId,
    ) -> impl DoubleEndedIterator<Item = (&'a SourceFile, &'a Document)> {
        let files = self.source_files.iter();
        let files = files.filter(move |file| file.source == *source);
        files.filter_map(|file| Some((file, self.documents.get(file.document)?)))
    }

    /// The edits that have sources whose file lies at one path look for the same content at another.
    pub fn source_files_at(&self, path: &str, now: &str) -> Vec<Edit> {
        let moved = self.source_files.iter().filter_map(|file| {
            let document = self.documents.get(file.document)?;
            (document.path == path).then(|| Edit::SetSourceFile {
                source: file.source.clone(),
                file: DocumentFile {
                    path: now.to_owned(),
                    sha256: document.sha256.clone(),
                    pages: document.pages,
                },
                edition: file.edition.clone(),
                retrieved_on: file.retrieved_on,
            })
        });
        let letter = self.letter_moved(path, now);
        moved.chain(letter).collect()
    }

    /// The document that the words of an entry are held against: the one they were taken from, where the
    /// case has it, and otherwise the file of the source that was named last.
    pub fn document_quoted<'a>(&'a self, entry: &'a Entry) -> Option<&'a Document> {
        let anchor = entry.passage.anchor.as_ref();
        let taken_from = anchor.and_then(|anchor| {
            let mut documents = self.documents.iter();
            documents.find(|document| document.sha256 == anchor.sha256)
        });
        taken_from.or_else(|| {
            self.files_of(&entry.source.id)
                .next_back()
                .map(|(_, document)| document)
        })
    }
}

#[cfg(test)]
mod tests;
