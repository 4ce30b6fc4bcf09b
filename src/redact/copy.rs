//! A redacted copy: made, checked, and handed over only where nothing is left of what was to go.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::case::RedactionMark;
use crate::export::sha256;
use crate::pdf::assemble::AssembleError;
use crate::pdf::content::Word;
use crate::pdf::import::Watch;
use crate::pdf::redact::{
    Boxes, PicturePage, Raster, Remains, Where, remains, remains_of_terms, with_pictures,
};
use crate::pdf::render::Size;
use crate::quote::Area;
use crate::terms::{Term, find, is_under, stands_in};
use crate::worker::{Content, Task, Workers};

use super::places::{by_page, layers, placed};
use super::reading::{Page, ReadPage, read};

/// How finely pages are drawn: 300 pixels to the inch, and less where a page is larger than A2. A long page may
/// become a long picture: it is cut when it is printed.
const FINE: Size = Size {
    scale: 300.0 / 72.0,
    side: 60_000,
    pixels: 40 << 20,
};

/// In points.
const ROUNDED: f32 = 0.3;

/// The document that holds all words, as it was read.
#[derive(Debug)]
pub struct Original<'a> {
    pub bytes: &'a [u8],
    pub sha256: &'a str,
    pub content: &'a Content,
    pub pages: &'a [Page],
}

/// A copy that may be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Copy {
    pub bytes: Vec<u8>,
    pub sha256: String,
    /// All that were made, with those of pages that became pictures because of what hung on them.
    pub marks: Vec<RedactionMark>,
}

impl std::fmt::Debug for Copy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Copy({} marks)", self.marks.len())
    }
}

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum NotRedacted {
    #[error("page {page} cannot be drawn, and so not be redacted: {why}")]
    Undrawn { page: usize, why: String },
    #[error("page {0} is marked, and there is no such page")]
    NoSuchPage(usize),
    #[error("the copy could not be put together: {0}")]
    Unmade(#[from] AssembleError),
    #[error("the copy could not be checked, so it was not kept: {0}")]
    Unchecked(String),
    #[error("the copy was not kept, for confidential words are still in it: {}", told(.0))]
    Remains(Vec<Remains>),
    #[error("nobody wanted it any longer")]
    Unwanted,
}

/// Where something remains, in words: never what.
fn told(remains: &[Remains]) -> String {
    let places: BTreeSet<String> = remains
        .iter()
        .map(|one| match one.page {
            Some(page) => format!("on page {page} {}", one.place.words()),
            None => one.place.words().to_owned(),
        })
        .collect();
    places.into_iter().collect::<Vec<_>>().join("; ")
}

/// The document without what was marked, and without these terms anywhere; none where nothing of it is to go.
pub fn copy(
    original: &Original<'_>,
    marks: &[RedactionMark],
    terms: &[Term],
    workers: &Workers,
    watch: &Watch,
) -> Result<Option<Copy>, NotRedacted> {
    let mut marks = marks.to_vec();
    let maker = Maker {
        original,
        terms,
        workers,
        watch,
    };
    let mut pictures = BTreeMap::new();
    let mut bytes = maker.made(&marks, &mut pictures)?;
    let mut said = maker.said(&bytes)?;
    let on_pages = maker.hung(&said, &pictures);
    if !on_pages.is_empty() {
        marks.extend(on_pages);
        bytes = maker.made(&marks, &mut pictures)?;
        said = maker.said(&bytes)?;
    }
    if marks.is_empty() {
        return Ok(None);
    }
    marks.sort();
    marks.dedup();
    let sha256 = sha256(&bytes);
    let mut left = maker.left((&bytes, &sha256), &marks, &pictures)?;
    left.extend(said);
    if !left.is_empty() {
        return Err(NotRedacted::Remains(left));
    }
    Ok(Some(Copy {
        bytes,
        sha256,
        marks,
    }))
}

/// Marks of pages on which something else than their words says a term or cannot be looked into.
pub(super) fn hung(
    original: &Original<'_>,
    terms: &[Term],
    workers: &Workers,
    watch: &Watch,
) -> Result<Vec<RedactionMark>, NotRedacted> {
    let maker = Maker {
        original,
        terms,
        workers,
        watch,
    };
    let pictures = BTreeMap::new();
    let bytes = maker.made(&[], &mut pictures.clone())?;
    Ok(maker.hung(&maker.said(&bytes)?, &pictures))
}

struct Maker<'a> {
    original: &'a Original<'a>,
    terms: &'a [Term],
    workers: &'a Workers,
    watch: &'a Watch,
}

impl Maker<'_> {
    /// The file with these marks carried out; pages that were drawn before are not drawn again.
    fn made(
        &self,
        marks: &[RedactionMark],
        pictures: &mut BTreeMap<usize, PicturePage>,
    ) -> Result<Vec<u8>, NotRedacted> {
        for (page, areas) in by_page(marks) {
            if self.watch.is_stopped() {
                return Err(NotRedacted::Unwanted);
            }
            if let Entry::Vacant(place) = pictures.entry(page) {
                place.insert(self.pictured(page, &areas)?);
            }
        }
        let Original { bytes, pages, .. } = self.original;
        Ok(with_pictures(bytes, pages.len(), pictures, self.watch)?)
    }

    fn pictured(&self, page: usize, areas: &[Area]) -> Result<PicturePage, NotRedacted> {
        let read = self.original.pages.get(page);
        let read = read.ok_or(NotRedacted::NoSuchPage(page + 1))?;
        let undrawn = |why: String| NotRedacted::Undrawn {
            page: page + 1,
            why,
        };
        if read.as_ref().is_ok_and(ReadPage::would_uncover) {
            let why = "a mark covers words on it, and a picture of the page would lack the mark";
            return Err(undrawn(why.to_owned()));
        }
        let task = Task {
            sha256: self.original.sha256.to_owned(),
            page,
            size: FINE,
            content: self.original.content.clone(),
        };
        let is_wanted = || !self.watch.is_stopped();
        let drawn = self.workers.draw_patiently(&task, &is_wanted);
        let drawn = drawn.map_err(|why| undrawn(why.without_bundle()))?;
        let raster = Raster::painted(&drawn.picture, drawn.points, areas);
        let words = read.as_ref().map(|page| kept(page, areas, self.terms));
        Ok(PicturePage {
            raster: raster.map_err(|why| undrawn(why.to_string()))?,
            points: drawn.points,
            words: words.unwrap_or_default(),
        })
    }

    /// Marks of pages that are still as they were, and on which something says a term or cannot be looked into.
    fn hung(
        &self,
        said: &[Remains],
        pictures: &BTreeMap<usize, PicturePage>,
    ) -> Vec<RedactionMark> {
        let marks = said.iter().filter_map(|one| {
            let page = one.page?;
            let is_picture = pictures.contains_key(&(page as usize - 1));
            let term = one.term.and_then(|term| self.terms.get(term));
            (!is_picture).then(|| RedactionMark {
                page,
                area: None,
                term: term.map(|term| term.text.clone()),
            })
        });
        marks.collect()
    }

    /// What the objects of a copy say of the terms.
    fn said(&self, bytes: &[u8]) -> Result<Vec<Remains>, NotRedacted> {
        if self.terms.is_empty() {
            return Ok(Vec::new());
        }
        remains_of_terms(bytes, &|text| stands_in(self.terms, text)).map_err(NotRedacted::Unchecked)
    }

    /// What is left among the words and pixels of the copy of what was to go.
    fn left(
        &self,
        (bytes, sha256): (&[u8], &str),
        marks: &[RedactionMark],
        pictures: &BTreeMap<usize, PicturePage>,
    ) -> Result<Vec<Remains>, NotRedacted> {
        let content = Content::Single(Arc::new(bytes.to_vec()));
        let is_wanted = || !self.watch.is_stopped();
        let count = self.original.pages.len();
        let pages = read(self.workers, sha256, &content, count, &is_wanted);
        let pages = pages.map_err(|why| NotRedacted::Unchecked(why.to_string()))?;
        let boxes = by_page(marks);
        let left = remains(bytes, &sized(&boxes, pictures));
        let mut left = left.map_err(NotRedacted::Unchecked)?;
        // A page that was not touched can be read as well as before, and one that was can be, too.
        let read = pages.iter().zip(self.original.pages).enumerate();
        let mut lost = read.filter_map(|(at, (now, before))| {
            let is_lost = before.is_ok() || boxes.contains_key(&at);
            now.as_ref()
                .err()
                .filter(|_| is_lost)
                .map(|why| (at + 1, why))
        });
        if let Some((page, why)) = lost.next() {
            return Err(NotRedacted::Unchecked(format!("page {page}: {why}")));
        }
        left.extend(words_left(&pages, self.terms));
        for (page, areas) in &boxes {
            let is_left = match pages.get(*page) {
                Some(Ok(page)) => has_under(page, areas).then_some(Where::Words),
                Some(Err(_)) | None => Some(Where::Unreadable),
            };
            left.extend(is_left.map(|place| Remains {
                page: u32::try_from(page + 1).ok(),
                place,
                term: None,
            }));
        }
        Ok(left)
    }
}

/// The boxes of each page that became a picture.
fn sized(
    boxes: &BTreeMap<usize, Vec<Area>>,
    pictures: &BTreeMap<usize, PicturePage>,
) -> BTreeMap<usize, Boxes> {
    let sized = pictures.iter().map(|(page, picture)| {
        let boxes = Boxes {
            points: picture.points,
            areas: boxes.get(page).cloned().unwrap_or_default(),
        };
        (*page, boxes)
    });
    sized.collect()
}

/// The words of a page that may be searched and copied: seen, under no box, and no terms.
fn kept(page: &ReadPage, areas: &[Area], terms: &[Term]) -> Vec<Word> {
    let is_kept = |word: &Word| {
        // A little more than the check asks for: places are rounded on the way.
        let place = Area::from(word.area.wider(ROUNDED));
        !page.is_hidden(word)
            && !areas.iter().any(|area| is_under(&place, area))
            && stands_in(terms, &word.text).is_none()
    };
    let words = page.text.words.iter();
    words.filter(|word| is_kept(word)).cloned().collect()
}

fn has_under(page: &ReadPage, areas: &[Area]) -> bool {
    page.text.words.iter().any(|word| {
        let place = Area::from(word.area);
        areas.iter().any(|area| is_under(&place, area))
    })
}

/// Terms among the words of pages, from 1, those of layers that are off among them.
pub(super) fn words_left(pages: &[Page], terms: &[Term]) -> Vec<Remains> {
    let words = placed(pages);
    let tell = |page: usize, term: usize| Remains {
        page: u32::try_from(page + 1).ok(),
        place: Where::Words,
        term: Some(term),
    };
    let found = find(terms, &words);
    let seen = found.iter().filter_map(|found| {
        let page = words.get(found.words.start)?.page;
        Some(tell(page, found.term))
    });
    let mut left: Vec<Remains> = seen.collect();
    let read = pages.iter().enumerate();
    for (number, page) in read.filter_map(|(number, page)| Some((number, page.as_ref().ok()?))) {
        let terms = layers(page).filter_map(|(text, _)| stands_in(terms, text));
        left.extend(terms.map(|term| tell(number, term)));
    }
    left.sort();
    left.dedup();
    left
}
