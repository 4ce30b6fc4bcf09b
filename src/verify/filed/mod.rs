//! A filed bundle, read from its own file: what is frozen when it is marked as filed, and what later bundles are held
//! against.
//!
//! ```text
//! bytes of the file ─▶ pdf::facts ─▶ read (bookmarks, index rows, entries) ─▶ FiledBundle, doubts
//! the same file later ─▶ read ─▶ compare with what was noted ─▶ findings
//! ```

mod compare;
mod files;
mod read;
mod respondent;

pub use compare::{FileNow, compare};
pub use files::{before_the_next, read_file};
pub use read::{FiledText, filed_text};
pub use respondent::{documents_of, letters_of, stands_in};

use std::collections::BTreeMap;

use crate::bundle::transliterated;
use crate::case::{Case, FiledBundle, FiledDocument, FiledEntry, FiledFile, FiledIssue, FiledRow};
use crate::finding::{FiledCode, Finding};
use crate::library::Date;
use crate::profile::Profile;
use crate::quote::{Reader, Text};

/// A bundle as it would be marked as filed, and what speaks against that.
#[derive(Clone, Debug, PartialEq)]
pub struct ToMark {
    pub bundle: FiledBundle,
    /// None where the files are what this program made of the case, ready to be filed.
    pub doubts: Vec<Finding>,
}

/// Reads the files of a bundle that was filed on a day. `profile` is that by which the next bundle of the case is made.
pub fn to_mark(
    files: Vec<(FiledFile, FiledText)>,
    case: &Case,
    profile: &Profile,
    on: Date,
) -> ToMark {
    let case = case.to_be_filed();
    let (files, texts): (Vec<FiledFile>, Vec<FiledText>) = files.into_iter().unzip();
    let all = FiledText::together(texts);
    let mut doubts = all.doubts();
    let matched = documents(&case, &all);
    let issues = issues(&case, &all);
    let (entries, more) = entries(&case, &all, &profile.entry_prefix.value);
    doubts.extend(unlike(&case, &all, profile, &matched));
    doubts.extend(more);
    let bundle = FiledBundle {
        title: profile.bundle_title.clone(),
        prefix: all.prefix.clone(),
        on,
        files,
        index: all.rows.clone(),
        issues,
        documents: matched,
        entries,
        reason: None,
    };
    ToMark { bundle, doubts }
}

/// The documents of the file, each with the exhibit of the case that it is.
fn documents(case: &Case, text: &FiledText) -> Vec<FiledDocument> {
    let mut left: Vec<&(String, u32)> = text.documents.iter().collect();
    let mut found: Vec<FiledDocument> = Vec::new();
    for exhibit in &case.exhibits {
        let title = transliterated(exhibit.title.trim());
        let pinned = case.pinned.get(&exhibit.number).map(|page| page.get());
        let is_it = |(words, first): &&(String, u32), needs_page: bool| {
            let is_titled = words == &title || words.starts_with(&format!("{title} ("));
            is_titled && (!needs_page || pinned == Some(*first))
        };
        let at = [true, false]
            .iter()
            .find_map(|needs_page| left.iter().position(|one| is_it(one, *needs_page)));
        let Some(at) = at else { continue };
        let (_, first) = left.remove(at);
        found.push(FiledDocument {
            title: exhibit.title.trim().to_owned(),
            first: *first,
            pages: text.length_from(*first, &title),
            exhibit: exhibit.clone(),
        });
    }
    found
}

fn issues(case: &Case, text: &FiledText) -> Vec<FiledIssue> {
    let issues = text.issues.iter().filter_map(|(number, label)| {
        let is_it = |issue: &&crate::case::DisputedIssue| {
            transliterated(issue.label.trim()) == *label && issue.is_printed()
        };
        let issue = case.issues.iter().find(is_it)?;
        let authorities = issue.authorities().iter();
        Some(FiledIssue {
            key: issue.key.clone(),
            number: *number,
            label: issue.label.trim().to_owned(),
            authorities: authorities
                .map(|one| one.authority.id.to_string())
                .collect(),
        })
    });
    issues.collect()
}

/// The entries of the file that the case knows, and those whose words there are not those of the case.
fn entries(case: &Case, text: &FiledText, prefix: &str) -> (Vec<FiledEntry>, Vec<Finding>) {
    let mut doubts = Vec::new();
    let mut found = Vec::new();
    let schedule = Text::new(&text.schedule);
    let mut reader = Reader::new(&schedule);
    for entry in case.entries() {
        let label = format!("{prefix} {}", entry.number);
        let Some(page) = text.entry_page(&label) else {
            continue;
        };
        let parts = [
            entry.proposition.as_deref(),
            Some(entry.passage.text.as_str()),
            entry.note.as_deref(),
        ];
        let mut parts = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.trim().is_empty());
        if parts.any(|part| !reader.finds(part.trim())) {
            let message = format!("The file says {label} in other words than the case does now.");
            doubts.push(doubt(message));
        }
        found.push(FiledEntry {
            number: entry.number,
            page,
            source: entry.source.title.clone(),
            words: entry.words_digest(),
        });
    }
    (found, doubts)
}

/// What the file holds that the case does not say, or the other way round.
fn unlike(
    case: &Case,
    text: &FiledText,
    profile: &Profile,
    matched: &[FiledDocument],
) -> Vec<Finding> {
    let mut said = Vec::new();
    if text.prefix != profile.page_prefix.value {
        said.push(format!(
            "Its pages are numbered {} 1, {} 2, …, and those of this bundle {} 1, {} 2, ….",
            text.prefix, text.prefix, profile.page_prefix.value, profile.page_prefix.value
        ));
    }
    let mut known: BTreeMap<u32, usize> = BTreeMap::new();
    for document in matched {
        *known.entry(document.first).or_default() += 1;
    }
    let unknown = text.documents.iter().filter(|(_, first)| {
        let count = known.get_mut(first).filter(|count| **count > 0);
        count.map(|count| *count -= 1).is_none()
    });
    said.extend(unknown.map(|(title, first)| {
        format!(
            "It holds “{title}” on {} {first}, and the case does not.",
            text.prefix
        )
    }));
    let prefix = &profile.entry_prefix.value;
    let labels = case
        .entries()
        .map(|entry| format!("{prefix} {}", entry.number));
    let labels: Vec<String> = labels.collect();
    let strange = text.entries(prefix).into_iter();
    let strange = strange.filter(|label| !labels.contains(label));
    said.extend(strange.map(|label| format!("It holds {label}, and the case does not.")));
    said.into_iter().map(doubt).collect()
}

fn doubt(message: String) -> Finding {
    Finding::new(FiledCode::Doubtful, message)
}

/// Rows of an index that are told apart only by where they stand.
pub(super) fn sorted(rows: &[FiledRow]) -> Vec<&FiledRow> {
    let mut rows: Vec<&FiledRow> = rows.iter().collect();
    rows.sort();
    rows
}
