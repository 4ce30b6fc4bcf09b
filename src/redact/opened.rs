//! One document of a case, as it was before anything was taken out of it: where terms stand in it, and the copy
//! without what is marked.

use std::path::Path;

use crate::case::{Document, RedactionMark};
use crate::export;
use crate::files;
use crate::pdf::import::Watch;
use crate::pdf::redact::page_sizes;
use crate::quote::Area;
use crate::terms::{Term, whole_words};
use crate::worker::{Content, Readings, Workers};

use super::copy::{self, Copy, Original};
use super::measures::Measures;
use super::places::{places, told_area};
use super::reading::{Page, Unsearchable, read, unsearchable, with_machine};
use super::trouble::Trouble;

/// In points: nothing is seen in an area that is narrower or lower.
const SMALLEST: f32 = 2.0;

/// What a document is read with.
#[derive(Clone, Copy, Debug)]
pub struct Access<'a> {
    /// Of the case, from which its documents are found.
    pub folder: &'a Path,
    /// What is known of documents, with the words of scans that a machine has read.
    pub readings: &'a Readings,
    pub watch: &'a Watch,
}

impl Access<'_> {
    fn workers(&self) -> &Workers {
        self.readings.workers()
    }
}

/// A document with all its words.
#[derive(Debug)]
pub struct Opened {
    bytes: Vec<u8>,
    sha256: String,
    content: Content,
    pages: Vec<Page>,
    /// The same with what a machine has read of scans, where one has.
    searched: Option<Vec<Page>>,
    measures: Measures,
}

impl Opened {
    pub fn open(document: &Document, access: &Access<'_>) -> Result<Opened, Trouble> {
        let (path, sha256) = document.unredacted();
        let bytes = files::read_exhibit(access.folder, path);
        let bytes = bytes.map_err(|error| Trouble::gone(&error))?;
        let found = export::document(bytes.clone(), None, access.watch);
        if found.sha256 != sha256 {
            return Err(Trouble::changed());
        }
        let survey = found.survey.as_ref().map_err(Trouble::from)?;
        let content = Content::File {
            folder: access.folder.to_owned(),
            path: path.to_owned(),
            password: None,
        };
        let measures = Measures::of(document, &bytes, access.folder)?;
        let is_wanted = || !access.watch.is_stopped();
        let count = survey.counts.pages as usize;
        let pages = read(access.workers(), sha256, &content, count, &is_wanted)?;
        let learnt = access.readings.learnt(sha256);
        Ok(Opened {
            searched: learnt.map(|learnt| with_machine(&pages, &learnt.reading)),
            bytes,
            sha256: found.sha256,
            content,
            pages,
            measures,
        })
    }

    /// Marks of the document in the measures that its pages have today.
    pub fn todays(&self, marks: &[RedactionMark]) -> Vec<RedactionMark> {
        self.measures.todays(marks)
    }

    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// Every place of the terms among its words.
    pub fn places(&self, terms: &[Term]) -> Vec<RedactionMark> {
        places(self.searched.as_ref().unwrap_or(&self.pages), terms)
    }

    /// Pages of which something else than their words holds a term: a comment, a link, words said in place of others.
    pub fn hung(&self, terms: &[Term], access: &Access<'_>) -> Result<Vec<RedactionMark>, Trouble> {
        let original = self.original();
        Ok(copy::hung(
            &original,
            terms,
            access.workers(),
            access.watch,
        )?)
    }

    /// An area of a page, from 1, as a mark: no word is cut by it.
    pub fn area(&self, page: u32, area: Area) -> Result<RedactionMark, Trouble> {
        let read = (page as usize).checked_sub(1);
        let read = read.and_then(|page| self.pages.get(page));
        let read = read.ok_or_else(|| Trouble::no_page(page))?;
        let words = read.as_ref().map(|page| page.text.words.as_slice());
        let words = words.unwrap_or_default().iter();
        let words: Vec<Area> = words.map(|word| word.area.into()).collect();
        let whole = whole_words(area, words.iter());
        self.holds_something(page, &whole)?;
        Ok(RedactionMark {
            page,
            area: Some(told_area(&whole)),
            term: None,
        })
    }

    /// Refuses an area that lies beside its page, or is too small to take anything out.
    fn holds_something(&self, page: u32, area: &Area) -> Result<(), Trouble> {
        let sizes = page_sizes(self.bytes.clone());
        let size = sizes.and_then(|sizes| sizes.get(page as usize - 1).copied());
        let Some((width, height)) = size else {
            return Ok(());
        };
        let across = area.x1.min(width) - area.x0.max(0.0);
        let down = area.y1.min(height) - area.y0.max(0.0);
        match across.min(down) {
            there if there <= 0.0 => Err(Trouble::beside_page(page, (width, height))),
            there if there < SMALLEST => Err(Trouble::too_small(page, (width, height))),
            _ => Ok(()),
        }
    }

    /// Those of the terms of which every place is marked: the others are left in on purpose.
    pub fn taken_whole(&self, terms: &[Term], marks: &[RedactionMark]) -> Vec<Term> {
        let is_whole = |term: &&Term| {
            let places = self.places(std::slice::from_ref(*term));
            places.iter().all(|place| is_marked(place, marks))
        };
        terms.iter().filter(is_whole).cloned().collect()
    }

    /// Pages, from 1, on which words may stand that were not found.
    pub fn unsearchable(&self) -> Vec<(u32, Unsearchable)> {
        unsearchable(self.searched.as_ref().unwrap_or(&self.pages))
    }

    /// The document without what is marked and without these terms anywhere; none where nothing of it is to go.
    pub fn copy(
        &self,
        marks: &[RedactionMark],
        terms: &[Term],
        access: &Access<'_>,
    ) -> Result<Option<Copy>, Trouble> {
        let original = self.original();
        let made = copy::copy(&original, marks, terms, access.workers(), access.watch);
        Ok(made?)
    }

    fn original(&self) -> Original<'_> {
        Original {
            bytes: &self.bytes,
            sha256: &self.sha256,
            content: &self.content,
            pages: &self.pages,
        }
    }
}

/// Whether a place goes with one of the marks: with itself, or with an area that holds all of it.
fn is_marked(place: &RedactionMark, marks: &[RedactionMark]) -> bool {
    marks.iter().any(|mark| {
        mark.page == place.page
            && match (&mark.area, &place.area) {
                (Some(mark), Some(place)) => mark.holds(place),
                (mark, place) => mark.is_some() == place.is_some(),
            }
    })
}
