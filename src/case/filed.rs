//! Bundles that have left the house: what their files say, kept so that no number in them ever changes.
//!
//! The first is the bundle of the appeal; each one behind it is a supplementary bundle, 1, 2, …. What came into the case
//! later than all of them is what the next one holds.

mod changes;

pub use changes::SinceFiling;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::edit::EditError;
use super::exhibit::Exhibit;
use super::model::{Case, DisputedIssue, Entry};
use super::numbers;
use crate::library::Date;

/// A bundle as it was filed. Pages are numbered as they are printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiledBundle {
    /// `Appellant’s bundle`, `Supplementary Bundle 1`.
    pub title: String,
    /// What stands before its page numbers: `AB`, `SB1`.
    pub prefix: String,
    pub on: Date,
    /// One, or one for each volume.
    pub files: Vec<FiledFile>,
    /// The rows of its index, in order.
    pub index: Vec<FiledRow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<FiledIssue>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<FiledDocument>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<FiledEntry>,
    /// Why it was marked as filed although its file is not as one of this program that is ready to be filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// One file of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiledFile {
    /// Relative to the folder of the case where it lies below it.
    pub path: String,
    pub sha256: String,
    /// In bytes.
    pub size: u64,
    pub pages: u32,
}

/// A row of its index: the pages from `first` to `last`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiledRow {
    pub text: String,
    pub first: u32,
    pub last: u32,
}

/// An issue of its schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiledIssue {
    /// Of the issue in the case.
    pub key: String,
    pub number: u32,
    pub label: String,
    /// The authorities that were printed under it, by their names in the library.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<String>,
}

/// A document in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiledDocument {
    /// As its bookmark says.
    pub title: String,
    pub first: u32,
    pub pages: u32,
    /// As it was put in.
    pub exhibit: Exhibit,
}

/// An entry of its schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiledEntry {
    pub number: u32,
    /// The page on which it begins.
    pub page: u32,
    /// The title of its source, for whoever asks what it was.
    pub source: String,
    /// Of what was printed of it (see [`Entry::words_digest`]).
    pub words: String,
}

impl FiledBundle {
    /// How many pages it has, in all its files.
    pub fn pages(&self) -> u32 {
        self.files.iter().map(|file| file.pages).sum()
    }

    /// A page as it is cited: `AB 134`.
    pub fn cite(&self, page: u32) -> String {
        format!("{} {page}", self.prefix).trim_start().to_owned()
    }

    /// Pages as they are cited: `AB 134–140`.
    pub fn cite_range(&self, first: u32, last: u32) -> String {
        match last > first {
            true => format!("{}–{last}", self.cite(first)),
            false => self.cite(first),
        }
    }

    /// Its file with that content.
    pub fn file(&self, sha256: &str) -> Option<&FiledFile> {
        self.files.iter().find(|file| file.sha256 == sha256)
    }

    pub fn document(&self, exhibit: u32) -> Option<&FiledDocument> {
        let mut documents = self.documents.iter();
        documents.find(|document| document.exhibit.number == exhibit)
    }
}

impl Entry {
    /// What tells whether anything that is printed of it has changed.
    pub fn words_digest(&self) -> String {
        let source = &self.source;
        let published = source.published.map(|date| date.to_string());
        let parts = [
            Some(source.publisher.as_str()),
            Some(&source.title),
            Some(&source.address),
            published.as_deref(),
            self.passage.pinpoint.as_deref(),
            Some(&self.passage.text),
            self.proposition.as_deref(),
            self.note.as_deref(),
        ];
        let mut digest = Sha256::new();
        for part in parts {
            let part = part.unwrap_or_default().trim();
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part.as_bytes());
        }
        let digest = digest.finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Case {
    pub fn is_filed(&self) -> bool {
        !self.filed.is_empty()
    }

    /// The number of the supplementary bundle that comes next; none before the bundle itself is filed.
    pub fn next_supplementary(&self) -> Option<u32> {
        let filed = u32::try_from(self.filed.len()).ok()?;
        (filed > 0).then_some(filed)
    }

    /// The filed bundle that has a file of this content.
    pub fn filed_as(&self, sha256: &str) -> Option<&FiledBundle> {
        let mut filed = self.filed.iter();
        filed.find(|bundle| bundle.file(sha256).is_some())
    }

    /// The filed bundle that holds an exhibit, by its number, and what it says of it.
    pub fn filed_document(&self, exhibit: u32) -> Option<(&FiledBundle, &FiledDocument)> {
        let mut filed = self.filed.iter();
        filed.find_map(|bundle| Some((bundle, bundle.document(exhibit)?)))
    }

    /// The filed bundle that holds an entry, and what it says of it.
    pub fn filed_entry(&self, number: u32) -> Option<(&FiledBundle, &FiledEntry)> {
        let mut filed = self.filed.iter();
        filed.find_map(|bundle| {
            let mut entries = bundle.entries.iter();
            let entry = entries.find(|entry| entry.number == number)?;
            Some((bundle, entry))
        })
    }

    /// Names the files of bundles otherwise.
    pub(super) fn name_filed(&mut self, name: impl Fn(&str) -> String) {
        for file in self.filed.iter_mut().flat_map(|one| &mut one.files) {
            file.path = name(&file.path);
        }
        if let Some(respondent) = &mut self.respondent {
            respondent.path = name(&respondent.path);
        }
    }

    /// Whether something was filed under an issue, by its key.
    pub fn is_filed_under(&self, issue: &str) -> bool {
        let mut issues = self.filed.iter().flat_map(|bundle| &bundle.issues);
        issues.any(|filed| filed.key == issue)
    }

    /// What is to be filed next: all of the case, or what no filed bundle holds.
    pub fn to_be_filed(&self) -> Cow<'_, Case> {
        if !self.is_filed() {
            return Cow::Borrowed(self);
        }
        let filed = FiledNumbers::of(self);
        let mut case = self.clone();
        case.exhibits
            .retain(|exhibit| !filed.exhibits.contains(&exhibit.number));
        let left: BTreeSet<u32> = case.exhibits.iter().map(|one| one.number).collect();
        case.pinned.retain(|number, _| left.contains(number));
        for issue in &mut case.issues {
            filed.take_out_of(issue);
        }
        Cow::Owned(case)
    }

    /// The number under which an issue is printed: the one that it was filed under, or the next one.
    pub fn printed_number(&self, key: &str) -> usize {
        let issues = || self.filed.iter().flat_map(|bundle| &bundle.issues);
        if let Some(filed) = issues().find(|issue| issue.key == key) {
            return filed.number as usize;
        }
        let last = issues().map(|issue| issue.number as usize).max();
        let is_new = |issue: &&DisputedIssue| {
            issue.is_printed() && issues().all(|filed| filed.key != issue.key)
        };
        let mut new = self.issues.iter().filter(is_new);
        let before = new.position(|issue| issue.key == key).unwrap_or_default();
        last.unwrap_or_default() + before + 1
    }
}

/// What stands in filed bundles, by number.
struct FiledNumbers<'c> {
    exhibits: BTreeSet<u32>,
    entries: BTreeSet<u32>,
    authorities: BTreeMap<&'c str, BTreeSet<&'c str>>,
}

impl<'c> FiledNumbers<'c> {
    fn of(case: &'c Case) -> Self {
        let mut found = FiledNumbers {
            exhibits: BTreeSet::new(),
            entries: BTreeSet::new(),
            authorities: BTreeMap::new(),
        };
        for bundle in &case.filed {
            let exhibits = bundle.documents.iter().map(|one| one.exhibit.number);
            found.exhibits.extend(exhibits);
            found
                .entries
                .extend(bundle.entries.iter().map(|one| one.number));
            for issue in &bundle.issues {
                let printed = found.authorities.entry(&issue.key).or_default();
                printed.extend(issue.authorities.iter().map(String::as_str));
            }
        }
        found
    }

    fn take_out_of(&self, issue: &mut DisputedIssue) {
        issue
            .entries
            .retain(|entry| !self.entries.contains(&entry.number));
        let printed = self.authorities.get(issue.key.as_str());
        if let (Some(printed), Some(own)) = (printed, &mut issue.authorities) {
            own.retain(|one| !printed.contains(one.authority.id.as_str()));
        }
    }
}

/// Freezes the numbers of a bundle that was filed. What explained why it was late belongs to it and not to the next.
pub(super) fn mark(case: &mut Case, bundle: &FiledBundle) -> Result<(), EditError> {
    let mut files = bundle.files.iter();
    if files.any(|file| case.filed_as(&file.sha256).is_some()) {
        return Err(EditError::FiledTwice);
    }
    let first_pages = bundle.documents.iter().filter_map(|document| {
        let first = NonZeroU32::new(document.first)?;
        Some((document.exhibit.number, first))
    });
    numbers::keep(case, &first_pages.collect());
    let last = bundle.entries.iter().map(|entry| entry.number).max();
    case.next_entry = case.next_entry.max(last.unwrap_or_default() + 1);
    case.filed.push(bundle.clone());
    case.late_because = None;
    Ok(())
}

/// The bundle that was marked as filed last was not filed after all. Its numbers stay: somebody may have seen them.
pub(super) fn take_back(case: &mut Case) -> Result<(), EditError> {
    case.filed.pop().map(|_| ()).ok_or(EditError::NothingFiled)
}

#[cfg(test)]
mod tests;
