//! What is marked in a document is taken out: a copy is made, checked and kept, and the case comes to rest on it.

use std::path::Path;

use crate::case::{Document, DocumentFile, Edit, RedactionMark};
use crate::files::{self, ConversionsPlace};
use crate::terms::Term;

use super::copy::Copy;
use super::opened::{Access, Opened};
use super::trouble::Trouble;

/// Where copies are kept.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<'a> {
    pub place: &'a ConversionsPlace,
    /// The case file, after which files are named; none where the case has none yet.
    pub case: Option<&'a Path>,
}

/// Takes all marks out of a document, as it was before any, and says how the case changes by it. Of the terms, those
/// with a place that is not marked are left in on purpose. None where nothing changes.
pub fn carry_out(
    document: &Document,
    marks: &[RedactionMark],
    terms: &[Term],
    access: &Access<'_>,
    shelf: &Shelf<'_>,
) -> Result<Option<Edit>, Trouble> {
    let opened = Opened::open(document, access)?;
    let marks = &opened.todays(marks);
    let terms = opened.taken_whole(terms, marks);
    match opened.copy(marks, &terms, access)? {
        Some(copy) => keep(document, copy, shelf).map(Some),
        None if document.redacted.is_some() || document.marked.is_some() => {
            Ok(Some(Edit::Unredact {
                document: document.id,
            }))
        }
        None => Ok(None),
    }
}

/// Keeps a copy, and says how the case comes to rest on it.
pub fn keep(document: &Document, copy: Copy, shelf: &Shelf<'_>) -> Result<Edit, Trouble> {
    let kept = files::keep_redacted(shelf.place, &copy.sha256, &copy.bytes);
    let kept = kept.map_err(|error| Trouble::not_kept(&error))?;
    Ok(Edit::Redact {
        document: document.id,
        copy: DocumentFile {
            path: files::exhibit_path(shelf.case, &kept),
            sha256: copy.sha256,
            pages: document.pages,
        },
        marks: copy.marks,
    })
}
