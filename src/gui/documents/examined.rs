//! What is known of the files of documents, and of which nothing is known yet.

use std::collections::BTreeMap;

use crate::gui::job::{FileToRead, PagesOf, PagesToRead};
use crate::gui::session::Session;
use crate::preflight::{Document, Documents, smaller_wanted};

impl Session {
    /// The files of exhibits of which nothing is known yet, when it is time to look into their files. Asked for in
    /// every frame, so where nothing has changed since, nothing is looked at.
    pub(in crate::gui) fn begin_examining(&mut self) -> Option<Vec<FileToRead>> {
        let may_read = !self.is_examining && !self.is_reading_stopped;
        if !may_read || self.examined_revision == Some(self.revision) {
            return None;
        }
        self.examined_revision = Some(self.revision);
        let unexamined: Vec<FileToRead> = self.unexamined().collect();
        self.is_examining = !unexamined.is_empty();
        self.is_examining.then_some(unexamined)
    }

    pub(in crate::gui) fn unexamined(&self) -> impl Iterator<Item = FileToRead> {
        let exhibits = self.case().exhibits_with_documents();
        let unexamined = exhibits.filter(|(exhibit, document)| {
            self.examined_at.get(&exhibit.number) != Some(&document.path)
        });
        unexamined.map(|(exhibit, document)| FileToRead {
            number: exhibit.number,
            path: document.path.clone(),
            original: document.converted_from.clone(),
        })
    }

    /// What was found in one file, before the case has it. The number may have been another document's.
    pub(in crate::gui) fn note_examined(
        &mut self,
        number: u32,
        path: &str,
        found: Result<Document, String>,
    ) {
        self.passwords.remove(&number);
        self.documents.insert(number, found);
        self.examined_at.insert(number, path.to_owned());
        self.may_have_unread = true;
    }

    /// The documents whose pages nobody has read yet, when it is time to. Asked for in every frame, so where
    /// nothing has come since, nothing is looked at.
    pub(in crate::gui) fn begin_reading_pages(&mut self) -> Option<Vec<PagesToRead>> {
        let may_read = !self.is_examining && !self.is_reading_pages && !self.is_reading_stopped;
        if !may_read || !std::mem::take(&mut self.may_have_unread) {
            return None;
        }
        let exhibits = self.case().exhibits_with_documents();
        let unread = exhibits.filter_map(|(exhibit, named)| {
            let document = self.documents.get(&exhibit.number)?.as_ref().ok()?;
            let smaller =
                smaller_wanted(exhibit).filter(|_| document.smaller_as_asked(exhibit).is_none());
            let is_unread = document.reading.is_none() || smaller.is_some();
            (document.survey.is_ok() && is_unread).then(|| PagesToRead {
                number: exhibit.number,
                path: named.path.clone(),
                document: document.clone(),
                smaller,
            })
        });
        let unread: Vec<PagesToRead> = unread.collect();
        self.is_reading_pages = !unread.is_empty();
        self.is_reading_pages.then_some(unread)
    }

    /// What was read of pages; of a document whose file has changed since it is left alone.
    pub(in crate::gui) fn pages_read(&mut self, read: Vec<PagesOf>, is_last: bool) {
        self.is_reading_pages = !is_last;
        let is_any = !read.is_empty();
        self.may_have_scans();
        for pages in read {
            if let Some(Ok(document)) = self.documents.get_mut(&pages.number)
                && document.sha256 == pages.sha256
            {
                document.reading = Some(pages.reading);
                document.smaller = pages.smaller.or_else(|| document.smaller.take());
            }
        }
        if is_any {
            self.survey_again();
        }
    }

    /// Has the files of these documents looked into again: more is known of them than when they were read.
    pub(in crate::gui) fn examine_again(&mut self, numbers: &[u32]) {
        for number in numbers {
            self.examined_at.remove(number);
        }
        self.examined_revision = None;
    }

    /// Pages that the file has, as far as it was read.
    pub(in crate::gui) fn length_of(&self, number: u32) -> u32 {
        let found = self.documents.get(&number);
        let survey = found.and_then(|found| found.as_ref().ok()?.survey.as_ref().ok());
        survey.map_or(0, |survey| survey.counts.pages)
    }

    /// What was found in files of documents; what the case no longer has is kept for undo.
    pub(in crate::gui) fn examined(
        &mut self,
        found: Documents,
        paths: BTreeMap<u32, String>,
        is_last: bool,
    ) {
        self.is_examining = !is_last;
        self.documents.extend(found);
        self.examined_at.extend(paths);
        self.may_have_unread = true;
        self.may_have_scans();
        self.survey_again();
    }
}
