//! A document that was read, ready to have quotations held against it.

use std::path::{Path, PathBuf};

use crate::case::Turns;
use crate::export::{document, sha256};
use crate::files::{self, FilesError};
use crate::numbering::{Citation, PageName, PageNames, ParagraphNumbers, pinpoint};
use crate::pdf::content::Reading;
use crate::pdf::import::{Limits, Refusal, Source, Watch};
use crate::pdf::{Heading, headings, page_labels};
use crate::quote::{Area, Document, Index, Place};
use crate::worker::Readings;

/// How far a word may lie outside the box of its line, in points.
const NEAR: f32 = 0.5;

/// A document with its words.
#[derive(Debug)]
pub struct Report {
    pub path: PathBuf,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub pages: PageNames,
    pub paragraphs: ParagraphNumbers,
    pub index: Index,
    /// Width and height of each page as shown, in points.
    pub sizes: Vec<(f32, f32)>,
    /// Its bookmarks.
    pub headings: Vec<Heading>,
    words: Document,
}

/// Why nothing can be held against a document.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("{}", .0.why())]
    File(#[from] FilesError),
    #[error("{0}")]
    Refused(#[from] Refusal),
    #[error("its pages could not be read")]
    Unread,
    #[error("it is the paper itself")]
    Itself,
    #[error("nobody waits for it any longer")]
    Stopped,
}

impl Report {
    /// Reads a document, or what was kept of it.
    pub fn open(readings: &Readings, path: &Path, watch: &Watch) -> Result<Report, Unusable> {
        let bytes = files::read_pdf(path)?;
        let sha256 = sha256(&bytes);
        Report::of(readings, path, bytes, sha256, watch)
    }

    /// The same of a report that this paper is held against. The paper itself is none, and nothing of it is
    /// read or kept again.
    pub fn open_source(
        &self,
        readings: &Readings,
        path: &Path,
        watch: &Watch,
    ) -> Result<Report, Unusable> {
        let bytes = files::read_pdf(path)?;
        let sha256 = sha256(&bytes);
        if sha256 == self.sha256 {
            return Err(Unusable::Itself);
        }
        Report::of(readings, path, bytes, sha256, watch)
    }

    fn of(
        readings: &Readings,
        path: &Path,
        bytes: Vec<u8>,
        sha256: String,
        watch: &Watch,
    ) -> Result<Report, Unusable> {
        let learnt = readings.learnt(&sha256).map(|learnt| learnt.reading);
        let (reading, text) = match learnt.zip(readings.text(&sha256)) {
            Some(kept) => kept,
            None => {
                let reading = read(readings, path, bytes.clone(), watch)?;
                (reading, readings.text(&sha256).ok_or(Unusable::Unread)?)
            }
        };
        let source = Source::open_in_time(bytes, None, &Limits::default(), watch)?;
        let report = Report::new(path, sha256, text.quotable(&reading), &page_labels(&source));
        Ok(Report {
            sizes: source.sizes(false, &Turns::default()),
            headings: headings(&source),
            ..report
        })
    }

    /// Of words that were read; `labels` are those of the PDF, by page.
    pub fn new(path: &Path, sha256: String, words: Document, labels: &[Option<String>]) -> Report {
        Report {
            path: path.to_owned(),
            sha256,
            pages: PageNames::of(&words, labels),
            paragraphs: ParagraphNumbers::of(&words),
            index: Index::new(&words),
            sizes: Vec::new(),
            headings: Vec::new(),
            words,
        }
    }

    /// Its words, as they are read.
    pub fn words(&self) -> &Document {
        &self.words
    }

    /// How many pages have no words that can be relied on.
    pub fn unreadable(&self) -> usize {
        let pages = self.words.pages.iter();
        pages.filter(|page| page.is_unreadable).count()
    }

    pub fn page_count(&self) -> usize {
        self.words.pages.len()
    }

    /// What a reader calls a place; none where it is nowhere.
    pub fn cite(&self, at: &Place) -> Option<Citation> {
        let first = at.boxes.first()?;
        let names = at.pages.iter().map(|page| {
            let on_page = at.boxes.iter().find(|one| one.page == *page);
            self.pages
                .of_page(*page)
                .at(on_page.map_or(0.0, |one| one.area.x0))
        });
        let names: Vec<PageName> = names.collect();
        let paragraph = self.word_in(first.page, &first.area);
        let paragraph = paragraph.and_then(|word| self.paragraphs.at(first.page, word));
        Some(Citation {
            page: first.page,
            page_name: names.first()?.clone(),
            paragraph: paragraph.map(str::to_owned),
            pinpoint: pinpoint(&names, paragraph),
        })
    }

    /// The first word of a page that lies in an area.
    fn word_in(&self, page: usize, area: &Area) -> Option<usize> {
        let words = &self.words.pages.get(page)?.words;
        words.iter().position(|word| {
            word.area.x0 >= area.x0 - NEAR
                && word.area.x1 <= area.x1 + NEAR
                && word.area.y0 >= area.y0 - NEAR
                && word.area.y1 <= area.y1 + NEAR
        })
    }
}

fn read(
    readings: &Readings,
    path: &Path,
    bytes: Vec<u8>,
    watch: &Watch,
) -> Result<Reading, Unusable> {
    let found = document(bytes, None, watch);
    if let Err(refusal) = &found.survey {
        return Err(refusal.clone().into());
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or(Unusable::Unread)?;
    let reading = readings.of(folder, name, &found, watch);
    reading.ok_or(if watch.is_stopped() {
        Unusable::Stopped
    } else {
        Unusable::Unread
    })
}
