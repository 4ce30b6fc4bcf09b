//! Edits about quotations: which file a source was published in, which words stand for a summary, and what a
//! person says to a quotation that is not letter by letter what its file holds.

use std::collections::BTreeSet;

use crate::library::{Date, Passage, Source, SourceId};

use super::apply::{add_entry, entry_mut, filled, refuse_twin};
use super::arrange;
use super::document::{Document, DocumentFile, DocumentId, SourceFile, entered, leave};
use super::edit::{Edit, EditError};
use super::exhibit::NewExhibit;
use super::model::{Case, Entry, Override};
use super::pages::PageRanges;

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
    /// Their page is to stand behind the schedule, with the first page of its document.
    pub page_behind: bool,
}

/// Puts an extract at the end of an issue.
pub(super) fn add(case: &mut Case, issue: &str, extract: &Extract) -> Result<(), EditError> {
    let number = case.next_entry;
    add_entry(case, issue, &extract.source, &extract.passage)?;
    let entry = entry_mut(case, number)?;
    entry.proposition = filled(extract.proposition.trim());
    entry.confirmed.clone_from(&extract.confirmed);
    bring_file(case, extract);
    Ok(())
}

/// An extract takes the place of an entry’s passage; the number stays, and what was said of the other words
/// (sign-off, what was confirmed of them) goes. A summary stays as the proposition, or where there is one as
/// the note, unless there is one, too.
pub(super) fn quote(case: &mut Case, number: u32, extract: &Extract) -> Result<(), EditError> {
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
    bring_file(case, extract);
    Ok(())
}

/// Its file becomes one of the source, and its page stands behind the schedule where that is wanted.
fn bring_file(case: &mut Case, extract: &Extract) {
    let Extract { source, file, .. } = extract;
    let named = source.file.as_ref();
    let named = named.filter(|named| named.sha256 == file.sha256);
    let edition = named.and_then(|named| named.edition.as_deref());
    let retrieved_on = named.and_then(|named| named.retrieved_on);
    set_source_file(case, &source.id, file, edition, retrieved_on);
    let page = extract.passage.anchor.as_ref();
    if let Some(page) = page.filter(|_| extract.page_behind) {
        include_page(case, source, file, page.page.get());
    }
}

/// A document that stands there whole, or with that page, stays as it is.
fn include_page(case: &mut Case, source: &Source, file: &DocumentFile, page: u32) {
    let document = entered(case, file);
    let mut exhibits = case.exhibits.iter_mut();
    match exhibits.find(|exhibit| exhibit.document == document) {
        Some(exhibit) => {
            if let Some(pages) = exhibit.pages.as_ref().filter(|pages| !pages.contains(page)) {
                let mut all: Vec<u32> = pages.pages().collect();
                // An order of the person's own stays as it is.
                let at = match all.is_sorted() {
                    true => all.partition_point(|other| *other < page),
                    false => all.len(),
                };
                all.insert(at, page);
                exhibit.pages = PageRanges::of(all);
            }
        }
        None => {
            // Only a document without a title is refused, and a source has one.
            let _refused = arrange::add(
                case,
                &NewExhibit {
                    file: file.clone(),
                    title: source.title.clone(),
                    date: source.published,
                    section: None,
                    pages: PageRanges::of([page]),
                    title_page: true,
                },
            );
        }
    }
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
    let entry = entry_mut(case, number)?;
    entry.quoted_anyway = filled(reason).map(|reason| Override { reason, on });
    Ok(())
}

impl Case {
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
        moved.collect()
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
mod tests {
    use super::*;
    use crate::case::specimen::{entry, issue};
    use std::num::NonZeroU32;

    use crate::case::{Edit, Exhibit, ExhibitChange, text};
    use crate::library::{Anchor, PassageKind, specimen};

    fn day() -> Date {
        Date::day(2026, 11, 28)
    }

    fn after(edits: &[Edit]) -> Case {
        let start = Case::new("p");
        edits
            .iter()
            .fold(start, |case, edit| edit.apply(&case).unwrap())
    }

    fn file(path: &str, sign: char) -> DocumentFile {
        DocumentFile {
            path: path.to_owned(),
            sha256: sign.to_string().repeat(64),
            pages: Some(9),
        }
    }

    fn of_source(source: &str, file: DocumentFile) -> Edit {
        Edit::SetSourceFile {
            source: source.into(),
            file,
            edition: None,
            retrieved_on: None,
        }
    }

    fn extract(id: &str, page: u32) -> Extract {
        let (source, mut passage) = specimen::passage(id);
        passage.kind = PassageKind::Extract;
        passage.text = "The words of the report.".to_owned();
        passage.anchor = Some(Anchor {
            sha256: "a".repeat(64),
            page: NonZeroU32::new(page).unwrap(),
            printed_page: None,
            paragraph: None,
            start: 0,
            before: String::new(),
            after: String::new(),
        });
        Extract {
            source,
            passage,
            file: file("a.pdf", 'a'),
            proposition: String::new(),
            confirmed: BTreeSet::new(),
            page_behind: false,
        }
    }

    fn quoted(number: u32, id: &str) -> Edit {
        let extract = Box::new(extract(id, 1));
        Edit::QuoteEntry { number, extract }
    }

    fn taken(id: &str, page: u32) -> Edit {
        let extract = Extract {
            page_behind: true,
            proposition: " They were fined. ".to_owned(),
            confirmed: BTreeSet::from(["[…] not".to_owned()]),
            ..extract(id, page)
        };
        Edit::AddExtract {
            issue: "own-1".to_owned(),
            extract: Box::new(extract),
        }
    }

    #[test]
    fn an_extract_brings_its_file_and_what_was_said_of_it() {
        let case = after(&[issue("A"), taken("p-1", 7)]);
        let entry = case.entry(1).unwrap();
        assert_eq!(entry.proposition.as_deref(), Some("They were fined."));
        assert!(entry.confirmed.contains("[…] not"));
        let document = case.document_quoted(entry).unwrap();
        assert_eq!(document.sha256, "a".repeat(64));
        assert_eq!(case.files_of(&entry.source.id).count(), 1);
    }

    #[test]
    fn the_pages_quoted_stand_behind_the_schedule_with_the_first_page() {
        let pages = |edits: &[Edit]| {
            let case = after(edits);
            let told = |exhibit: &Exhibit| {
                let pages: Option<Vec<u32>> = exhibit.wanted().map(|all| all.pages().collect());
                (exhibit.title.clone(), pages)
            };
            case.exhibits.iter().map(told).collect::<Vec<_>>()
        };
        let (first, second) = (taken("p-1", 7), taken("p-2", 3));
        let one = pages(&[issue("A"), first.clone()]);
        let named = one[0].0.clone();
        assert_eq!(one, [(named.clone(), Some(vec![1, 7]))]);
        let two = pages(&[issue("A"), first.clone(), second]);
        assert_eq!(two, [(named.clone(), Some(vec![1, 3, 7]))]);
        let whole = Edit::ChangeExhibit {
            number: 1,
            change: ExhibitChange::Pages(None),
        };
        let all = pages(&[issue("A"), first, whole, taken("p-2", 3)]);
        assert_eq!(all, [(named, None)], "all of it stays all of it");
    }

    #[test]
    fn one_file_may_stand_for_two_sources_and_a_source_may_have_two_editions() {
        let case = after(&[
            of_source("a", file("a.pdf", 'a')),
            of_source("b", file("a.pdf", 'a')),
            of_source("a", file("b.pdf", 'b')),
        ]);
        assert_eq!(case.source_files.len(), 3);
        assert_eq!(case.documents.len(), 2);
        assert_eq!(text::read(text::write(&case).unwrap().as_bytes()), Ok(case));
    }

    #[test]
    fn the_same_content_elsewhere_is_the_same_file_that_moved() {
        let case = after(&[
            of_source("a", file("a.pdf", 'a')),
            of_source("a", file("new/a.pdf", 'a')),
        ]);
        let paths: Vec<&str> = case.documents.iter().map(|one| one.path.as_str()).collect();
        assert_eq!((case.source_files.len(), paths), (1, vec!["new/a.pdf"]));
    }

    #[test]
    fn a_file_that_serves_no_source_any_more_leaves_the_case() {
        let mut case = after(&[of_source("a", file("a.pdf", 'a'))]);
        let document = case.source_files[0].document;
        let source = "a".into();
        let gone = Edit::RemoveSourceFile { source, document };
        case = gone.apply(&case).unwrap();
        assert!(case.source_files.is_empty() && case.documents.is_empty());
        assert_eq!(gone.apply(&case), Err(EditError::NoSuchFile));
    }

    #[test]
    fn a_summary_that_becomes_an_extract_stays_as_its_proposition_and_keeps_its_number() {
        let sign = Edit::SignOff {
            number: 1,
            by: "A".to_owned(),
            on: day(),
        };
        let before = after(&[issue("A"), entry("own-1", "p-1"), sign]);
        let summary = before.entry(1).unwrap().passage.text.clone();
        let case = quoted(1, "p-2").apply(&before).unwrap();
        let entry = case.entry(1).unwrap();
        assert_eq!(entry.passage.text, "The words of the report.");
        assert_eq!(entry.proposition.as_ref(), Some(&summary));
        assert_eq!(
            entry.signed_off, None,
            "nobody has compared the other words"
        );
        assert!(entry.is_as_chosen());
    }

    #[test]
    fn where_there_is_a_proposition_the_summary_becomes_the_note() {
        let proposition = Edit::SetProposition {
            number: 1,
            text: "They were fined.".to_owned(),
        };
        let before = after(&[issue("A"), entry("own-1", "p-1"), proposition]);
        let summary = before.entry(1).unwrap().passage.text.clone();
        let case = quoted(1, "p-2").apply(&before).unwrap();
        let entry = case.entry(1).unwrap();
        assert_eq!(entry.proposition.as_deref(), Some("They were fined."));
        assert_eq!(entry.note, Some(summary));
    }

    #[test]
    fn an_extract_that_takes_the_place_of_another_says_nothing_of_its_words() {
        let before = after(&[issue("A"), entry("own-1", "p-1"), quoted(1, "p-2")]);
        let case = quoted(1, "p-3").apply(&before).unwrap();
        let (old, new) = (before.entry(1).unwrap(), case.entry(1).unwrap());
        assert_eq!(
            (&new.proposition, &new.note),
            (&old.proposition, &None),
            "the first words were a quotation"
        );
    }

    #[test]
    fn the_same_extract_stands_once_under_an_issue() {
        let case = after(&[issue("A"), entry("own-1", "p-1"), entry("own-1", "p-2")]);
        assert_eq!(quoted(1, "p-2").apply(&case), Err(EditError::EntryTwice(2)));
    }

    #[test]
    fn what_was_confirmed_and_why_it_is_quoted_anyway_are_kept_and_can_be_taken_back() {
        let confirm = |holds| Edit::ConfirmChange {
            number: 1,
            change: "[…] not".to_owned(),
            holds,
        };
        let anyway = |reason: &str| Edit::QuoteAnyway {
            number: 1,
            reason: reason.to_owned(),
            on: day(),
        };
        let case = after(&[
            issue("A"),
            entry("own-1", "p-1"),
            confirm(true),
            anyway("A scan is bad."),
        ]);
        let read = text::read(text::write(&case).unwrap().as_bytes()).unwrap();
        let entry = read.entry(1).unwrap();
        assert!(entry.confirmed.contains("[…] not"));
        assert_eq!(
            entry.quoted_anyway.as_ref().unwrap().reason,
            "A scan is bad."
        );
        let case = anyway(" ")
            .apply(&confirm(false).apply(&case).unwrap())
            .unwrap();
        let entry = case.entry(1).unwrap();
        assert!(entry.confirmed.is_empty() && entry.quoted_anyway.is_none());
    }
}
