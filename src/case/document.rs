//! Documents: files known by path and hash, each once, whatever it serves for.
//!
//! One document can stand in the bundle as an exhibit, or as several with other pages of it, and a
//! quotation can be held against it as the file of a source. A case holds no document, only where its
//! file was last seen and the hash of its content: it is found by path and confirmed by hash, never by
//! name.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::library::{Date, SourceId};

use super::edit::EditError;
use super::exhibit::Exhibit;
use super::hidden::{Cleaned, HiddenChoice};
use super::model::Case;
use super::redaction::{LookedAt, Redacted, RedactionMark};

/// What a document is called in its case: a number given once and never again. Not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(u32);

impl DocumentId {
    pub(super) fn new(number: u32) -> Self {
        DocumentId(number)
    }

    pub(super) fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A file that the case knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub id: DocumentId,
    /// Where the file was last seen; relative to the folder of the case file where it lies below it,
    /// with `/` between folders.
    pub path: String,
    /// SHA-256 of the file's content, lower-case hexadecimal.
    pub sha256: String,
    /// How many pages it had when it was added or found again; absent where it could not be opened then,
    /// as without its password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Absent where the file is what was brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub converted_from: Option<Original>,
    /// Absent where nothing was taken out of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redacted: Option<Redacted>,
    /// Absent where all that is marked was carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked: Option<Vec<RedactionMark>>,
    /// Pages that nobody can search, and on which a person has looked for the confidential words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looked_at: Vec<LookedAt>,
    /// Absent where no hidden words were taken out of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cleaned: Option<Cleaned>,
    /// What was decided of words in it that nobody sees.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<HiddenChoice>,
}

/// What a document was made of that is no PDF or picture itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Original {
    pub kind: OriginalKind,
    /// As [`Document::path`].
    pub path: String,
    /// As [`Document::sha256`]; where the file has another content now, it is to be converted again.
    pub sha256: String,
}

/// What kind of file it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OriginalKind {
    Word,
    Email,
    /// Of a kind that has to be converted.
    Picture,
    /// A PDF that holds other files.
    Portfolio,
}

impl Original {
    /// How the index and the list of documents say it: `converted from Word`.
    pub fn words(&self) -> &'static str {
        let ending = self.path.rsplit('.').next().unwrap_or_default();
        match self.kind {
            OriginalKind::Word => match ending.to_lowercase().as_str() {
                "odt" => "converted from OpenDocument",
                "rtf" => "converted from RTF",
                _ => "converted from Word",
            },
            // The message itself, or what was attached to it.
            OriginalKind::Email => "from an e-mail",
            OriginalKind::Portfolio => "from a PDF portfolio",
            OriginalKind::Picture => match ending.to_lowercase().as_str() {
                "heic" | "heif" => "converted from a HEIC photograph",
                "webp" => "converted from a WebP picture",
                "gif" => "converted from a GIF picture",
                "bmp" => "converted from a BMP picture",
                _ => "converted from a picture",
            },
        }
    }
}

/// A file of which one edition of a source was published: its quotations are held against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    pub source: SourceId,
    pub document: DocumentId,
    /// Which edition, in the publisher’s words; absent where there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The day on which it was taken from where it was published, as far as that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved_on: Option<Date>,
}

/// A file as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFile {
    /// As [`Document::path`].
    pub path: String,
    /// As [`Document::sha256`].
    pub sha256: String,
    /// As far as they were counted.
    pub pages: Option<u32>,
}

/// The documents of a case in the order of their ids. Only edits change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct DocumentList(Vec<Document>);

impl<'de> Deserialize<'de> for DocumentList {
    /// In a file their order has no meaning. That no id stands there twice is for `text` to see.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<Document>::deserialize(deserializer)?.into())
    }
}

impl From<Vec<Document>> for DocumentList {
    fn from(mut list: Vec<Document>) -> Self {
        list.sort_by_key(|document| document.id);
        DocumentList(list)
    }
}

impl DocumentList {
    pub fn get(&self, id: DocumentId) -> Option<&Document> {
        self.0.get(self.position(id)?)
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Document> {
        self.0.iter()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Document> {
        self.0.iter_mut()
    }

    fn position(&self, id: DocumentId) -> Option<usize> {
        self.0
            .binary_search_by_key(&id, |document| document.id)
            .ok()
    }

    pub(super) fn get_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        let at = self.position(id)?;
        self.0.get_mut(at)
    }

    /// Whatever a person looked at is to be looked at again.
    pub(super) fn forget_looks(&mut self) {
        let all = self.0.iter_mut();
        all.for_each(|document| document.looked_at.clear());
    }

    fn remove(&mut self, id: DocumentId) {
        self.0.retain(|document| document.id != id);
    }
}

impl Case {
    /// The document of which an exhibit is the whole or a part. Every exhibit of a case that was opened
    /// or edited has one.
    pub fn document_of(&self, exhibit: &Exhibit) -> Option<&Document> {
        self.documents.get(exhibit.document)
    }

    /// The exhibits in print order, each with its document.
    pub fn exhibits_with_documents(&self) -> impl Iterator<Item = (&Exhibit, &Document)> {
        let exhibits = self.exhibits.iter();
        exhibits.filter_map(|exhibit| Some((exhibit, self.document_of(exhibit)?)))
    }

    fn is_in_use(&self, id: DocumentId) -> bool {
        let mut exhibits = self.exhibits.iter();
        let mut files = self.source_files.iter();
        let letter = self.decision_letter.as_ref();
        exhibits.any(|exhibit| exhibit.document == id)
            || files.any(|file| file.document == id)
            || letter.is_some_and(|letter| letter.document == id)
    }
}

/// The document that is this file: one that the case has already, or a new one.
pub(super) fn entered(case: &mut Case, file: &DocumentFile) -> DocumentId {
    let known = case.documents.0.iter_mut();
    let mut known = known.filter(|document| document.is(file));
    if let Some(document) = known.next() {
        document.pages = file.pages.or(document.pages);
        return document.id;
    }
    case.documents_numbered += 1;
    let id = DocumentId(case.documents_numbered);
    case.documents.0.push(Document {
        id,
        path: file.path.clone(),
        sha256: file.sha256.clone(),
        pages: file.pages,
        converted_from: None,
        redacted: None,
        marked: None,
        looked_at: Vec::new(),
        cleaned: None,
        hidden: Vec::new(),
    });
    id
}

/// Takes a document out that serves for nothing any more.
pub(super) fn leave(case: &mut Case, id: DocumentId) {
    if !case.is_in_use(id) {
        case.documents.remove(id);
    }
}

/// Says of what the document of an exhibit was made.
pub(super) fn made_of(case: &mut Case, number: u32, original: &Original) -> Result<(), EditError> {
    let exhibit = case.exhibit(number);
    let id = exhibit.ok_or(EditError::NoSuchExhibit(number))?.document;
    if let Some(document) = case.documents.get_mut(id) {
        document.converted_from = Some(original.clone());
    }
    Ok(())
}

/// Has an exhibit stand for this file. Where that has the same path or the same content as before, its
/// document was moved, or its new content was accepted, and that goes for whatever else rests on it.
/// Otherwise it is another document, for this exhibit alone.
pub(super) fn relink(case: &mut Case, number: u32, file: &DocumentFile) -> Result<(), EditError> {
    let exhibit = case.exhibit(number);
    let old = exhibit.ok_or(EditError::NoSuchExhibit(number))?.document;
    let is_other = |document: &&Document| document.id != old && document.is(file);
    let is_known = case.documents.iter().any(|document| is_other(&document));
    let kept = case.documents.get_mut(old);
    let kept = kept.filter(|kept| kept.path == file.path || kept.sha256 == file.sha256);
    let is_kept = kept.is_some();
    match kept {
        Some(document) if !is_known => document.become_file(file),
        _ => {
            let new = entered(case, file);
            let exhibits = case.exhibits.iter_mut();
            let meant =
                exhibits.filter(|one| one.number == number || is_kept && one.document == old);
            meant.for_each(|exhibit| exhibit.document = new);
            let files = case.source_files.iter_mut();
            let meant = files.filter(|one| is_kept && one.document == old);
            meant.for_each(|file| file.document = new);
            let letter = case.decision_letter.iter_mut();
            let meant = letter.filter(|one| is_kept && one.document == old);
            meant.for_each(|letter| letter.document = new);
            leave(case, old);
        }
    }
    Ok(())
}

impl Document {
    fn is(&self, file: &DocumentFile) -> bool {
        self.path == file.path && self.sha256 == file.sha256
    }

    fn become_file(&mut self, file: &DocumentFile) {
        if self.sha256 == file.sha256 {
            self.pages = file.pages.or(self.pages);
        } else {
            self.pages = file.pages;
            // What it was made of holds something else.
            self.converted_from = None;
            self.redacted = None;
            self.marked = None;
            self.looked_at.clear();
            // Its choices stay, as what was said of another content.
            self.cleaned = None;
        }
        self.path.clone_from(&file.path);
        self.sha256.clone_from(&file.sha256);
    }
}

#[cfg(test)]
mod tests;
