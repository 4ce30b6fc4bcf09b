//! The paper whose quotations are checked: a PDF or a Word document.

use std::path::Path;

use crate::export::sha256;
use crate::files::{self, by_content};
use crate::pdf::import::{Password, Watch};
use crate::quote::Document;
use crate::worker::Readings;

use super::report::{Unusable, words_of};
use super::word;

#[derive(Debug)]
pub struct Paper {
    /// Lower-case hexadecimal.
    pub(super) sha256: String,
    words: Document,
    has_pages: bool,
}

impl Paper {
    /// Reads it. `readings` should keep nothing: it is a client's.
    pub fn open(
        readings: &Readings,
        path: &Path,
        passwords: &[Password],
        watch: &Watch,
    ) -> Result<Paper, Unusable> {
        let bytes = files::read_pdf(path)?;
        let sha256 = sha256(&bytes);
        if word::is_word(&bytes) {
            let text = word::read(&bytes)?;
            return Ok(Paper {
                sha256,
                words: text.words,
                has_pages: text.has_pages,
            });
        }
        if let Some(unsuited) = by_content(&bytes) {
            return Err(Unusable::Unsuited(unsuited.what));
        }
        let read = words_of(readings, path, bytes, &sha256, passwords, watch)?;
        Ok(Paper {
            sha256,
            words: read.words,
            has_pages: true,
        })
    }

    pub fn words(&self) -> &Document {
        &self.words
    }

    /// Whether it is known where its pages begin: Word does not always write that down.
    pub fn has_pages(&self) -> bool {
        self.has_pages
    }

    /// How many pages have no words that can be relied on.
    pub fn unreadable(&self) -> usize {
        let pages = self.words.pages.iter();
        pages.filter(|page| page.is_unreadable).count()
    }
}
