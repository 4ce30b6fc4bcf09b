//! Words taken out of a document: what was marked, and the file as it was before.
//!
//! The redacted copy is the document from then on: its pages, words and quotations are those of the copy. The file
//! that it was made of is never changed, and taking the redaction back makes that the document again.

use serde::{Deserialize, Serialize};

use super::document::{Document, DocumentFile, DocumentId};
use super::edit::EditError;
use super::model::Case;
use crate::library::Date;

/// What a redacted copy was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redacted {
    /// The file that still holds the words, as [`Document::path`].
    pub path: String,
    /// As [`Document::sha256`].
    pub sha256: String,
    pub marks: Vec<RedactionMark>,
}

/// A place at which words were taken out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedactionMark {
    /// From 1.
    pub page: u32,
    /// What was painted out; absent where nothing was to be seen there: a comment, or words said in place of others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<MarkArea>,
    /// The confidential words that stood there; absent where a person marked the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
}

/// A rectangle on a page as shown, in tenths of a point from its top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkArea {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

/// A page that nobody can search, and the day on which a person looked at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookedAt {
    /// From 1.
    pub page: u32,
    pub on: Date,
}

impl MarkArea {
    /// Whether all of the other lies within it.
    pub fn holds(&self, other: &MarkArea) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }
}

impl Redacted {
    /// The pages that hold a mark, from 1, each once.
    pub fn pages(&self) -> Vec<u32> {
        let mut pages: Vec<u32> = self.marks.iter().map(|mark| mark.page).collect();
        pages.sort_unstable();
        pages.dedup();
        pages
    }
}

impl Document {
    /// The file that holds all that was brought: the one before any redaction.
    pub fn unredacted(&self) -> (&str, &str) {
        match &self.redacted {
            Some(redacted) => (&redacted.path, &redacted.sha256),
            None => (&self.path, &self.sha256),
        }
    }

    /// All that is to be taken out of it, whether or not that was done.
    pub fn marks(&self) -> &[RedactionMark] {
        match (&self.marked, &self.redacted) {
            (Some(marked), _) => marked,
            (None, Some(redacted)) => &redacted.marks,
            (None, None) => &[],
        }
    }
}

/// Has a document be a redacted copy of what it was, or of what its copy was made of.
pub(super) fn redact(
    case: &mut Case,
    id: DocumentId,
    copy: &DocumentFile,
    marks: &[RedactionMark],
) -> Result<(), EditError> {
    let document = case.documents.get_mut(id).ok_or(EditError::NoSuchFile)?;
    let (path, sha256) = document.unredacted();
    let redacted = Redacted {
        path: path.to_owned(),
        sha256: sha256.to_owned(),
        marks: marks.to_vec(),
    };
    document.redacted = Some(redacted);
    document.marked = None;
    let before = std::mem::replace(&mut document.sha256, copy.sha256.clone());
    document.path.clone_from(&copy.path);
    count_on(case, &before, &copy.sha256);
    Ok(())
}

/// Has it be the file again from which nothing was taken out.
pub(super) fn restore(case: &mut Case, id: DocumentId) -> Result<(), EditError> {
    let document = case.documents.get_mut(id).ok_or(EditError::NoSuchFile)?;
    document.marked = None;
    let Some(redacted) = document.redacted.take() else {
        return Ok(());
    };
    let before = std::mem::replace(&mut document.sha256, redacted.sha256.clone());
    document.path = redacted.path;
    count_on(case, &before, &redacted.sha256);
    Ok(())
}

/// Says what is to be taken out of it; where that was done already, nothing is left to do.
pub(super) fn mark(
    case: &mut Case,
    id: DocumentId,
    marks: &[RedactionMark],
) -> Result<(), EditError> {
    let document = case.documents.get_mut(id).ok_or(EditError::NoSuchFile)?;
    let mut marks = marks.to_vec();
    marks.sort();
    marks.dedup();
    document.marked = None;
    if document.marks() != marks {
        document.marked = Some(marks);
    }
    Ok(())
}

/// Notes that a person has looked at these pages, or takes that back.
pub(super) fn look_at(
    case: &mut Case,
    id: DocumentId,
    pages: &[u32],
    on: Option<Date>,
) -> Result<(), EditError> {
    let document = case.documents.get_mut(id).ok_or(EditError::NoSuchFile)?;
    let looked_at = &mut document.looked_at;
    looked_at.retain(|one| !pages.contains(&one.page));
    let noted = on.map(|on| pages.iter().map(move |page| LookedAt { page: *page, on }));
    looked_at.extend(noted.into_iter().flatten());
    looked_at.sort_by_key(|one| one.page);
    Ok(())
}

/// Whoever looked for the words of before has not looked for a new one.
pub(super) fn confidential(case: &mut Case, words: &[String]) {
    let is_new = words.iter().any(|word| !case.confidential.contains(word));
    if is_new {
        case.documents.forget_looks();
    }
    case.confidential = words.to_vec();
}

/// The pages of a copy are numbered as those that it was made of.
pub(super) fn count_on(case: &mut Case, before: &str, now: &str) {
    if let Some(first) = case.counted_pages.get(before).copied() {
        case.counted_pages.insert(now.to_owned(), first);
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen::with_everything;
    use super::super::{Edit, History};
    use super::*;

    fn copy() -> DocumentFile {
        DocumentFile {
            path: ".letter.redacted/copy.pdf".to_owned(),
            sha256: "7".repeat(64),
            pages: Some(7),
        }
    }

    fn mark(page: u32) -> RedactionMark {
        RedactionMark {
            page,
            area: None,
            term: Some("Anna".to_owned()),
        }
    }

    #[test]
    fn what_is_marked_waits_for_its_copy_and_goes_back_step_by_step() {
        let case = with_everything();
        let id = case.documents.iter().next().unwrap().id;
        let mut history = History::new(case);
        let marks = |pages: &[u32]| {
            Edit::MarkRedactions(id, pages.iter().map(|page| mark(*page)).collect())
        };
        history.apply(marks(&[3, 2, 3])).unwrap();
        let document = history.case().documents.get(id).unwrap();
        assert_eq!(document.marks(), [mark(2), mark(3)]);
        assert!(document.redacted.is_none());
        let carried_out = Edit::Redact {
            document: id,
            copy: copy(),
            marks: document.marks().to_vec(),
        };
        history.apply(carried_out).unwrap();
        history.apply(marks(&[2, 3])).unwrap();
        let document = history.case().documents.get(id).unwrap();
        assert_eq!(document.marked, None, "nothing is left to do");
        history.apply(marks(&[2])).unwrap();
        let document = history.case().documents.get(id).unwrap();
        assert_eq!(document.marks(), [mark(2)]);
        assert_eq!(document.redacted.as_ref().unwrap().marks.len(), 2);
        for _ in 0..2 {
            history.undo();
        }
        let document = history.case().documents.get(id).unwrap();
        assert_eq!((document.marks().len(), &document.redacted), (2, &None));
    }

    #[test]
    fn who_looked_for_the_words_of_before_has_not_looked_for_a_new_one() {
        let case = with_everything();
        let id = case.documents.iter().next().unwrap().id;
        let looked = |case: &Case| {
            let document = case.documents.get(id).unwrap();
            let pages = document.looked_at.iter().map(|one| one.page);
            pages.collect::<Vec<u32>>()
        };
        let look = |pages: &[u32], on: Option<Date>| Edit::LookAt(id, pages.to_vec(), on);
        let day = Date::day(2026, 11, 28);
        let case = look(&[4, 2], Some(day)).apply(&case).unwrap();
        assert_eq!(looked(&case), [2, 4]);
        let back = look(&[4], None).apply(&case).unwrap();
        assert_eq!(looked(&back), [2]);
        let fewer = Edit::SetConfidential(Vec::new()).apply(&case).unwrap();
        assert_eq!(looked(&fewer), [2, 4]);
        let more = Edit::SetConfidential(vec!["Boris".to_owned()]);
        assert!(looked(&more.apply(&case).unwrap()).is_empty());
    }

    #[test]
    fn a_document_is_its_redacted_copy_until_that_is_taken_back() {
        let mut case = with_everything();
        let first = case.documents.iter().next().unwrap().clone();
        let Document { id, sha256, .. } = first.clone();
        case.counted_pages.insert(sha256.clone(), 5);
        let redact = |marks: &[RedactionMark]| Edit::Redact {
            document: id,
            copy: copy(),
            marks: marks.to_vec(),
        };
        let mut history = History::new(case);
        history.apply(redact(&[mark(2)])).unwrap();
        history.apply(redact(&[mark(2), mark(3), mark(3)])).unwrap();
        let case = history.case();
        let document = case.documents.get(id).unwrap();
        assert_eq!(document.path, copy().path);
        assert_eq!(
            document.unredacted(),
            (first.path.as_str(), sha256.as_str())
        );
        assert_eq!(document.redacted.as_ref().unwrap().pages(), [2, 3]);
        assert_eq!(case.counted_pages.get(&copy().sha256), Some(&5));
        let back = Edit::Unredact { document: id }.apply(case).unwrap();
        assert_eq!(back.documents.get(id), Some(&first));
        history.undo();
        let document = history.case().documents.get(id).unwrap();
        assert_eq!(document.redacted.as_ref().unwrap().marks, [mark(2)]);
    }
}
