//! The thread that makes the words of pages ready: first those of what shows, then, for a search, those of the whole
//! bundle, one document after the other.
//!
//! Our own pages were set by us: their words are known. Those of documents were read with the case, and are read here
//! where that has not come to them yet.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::bundle::Slice;
use crate::gui::page_words::{Hit, OwnText};
use crate::pdf::import::Watch;
use crate::quote::{Document, PageBox};
use crate::worker::Readings;

use super::board::{Board, Content, Revision};
use super::stretches::{Stretch, Whose};
use super::texts::{Read, TextKey};

/// Characters of the text before and behind a hit that a list shows.
const AROUND: usize = 90;
/// So often hits are told while a search goes on.
const TELL_EVERY: Duration = Duration::from_millis(150);
/// Nobody looks through more.
const MOST_HITS: usize = 5_000;

/// Words that are looked for, and how many searches came before.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sought {
    pub(super) number: u64,
    pub(super) text: String,
}

/// What was found, as far as the search has come.
#[derive(Clone, Debug, Default)]
pub(in crate::gui) struct Found {
    /// Of which search, in which pages.
    pub(super) number: u64,
    pub(super) revision: u64,
    /// In the order of sheets. Boxes are told on the pages of documents as these show themselves.
    pub(super) hits: Vec<FoundHit>,
    /// How many pages were searched, of how many.
    pub(in crate::gui) searched: usize,
    pub(in crate::gui) all: usize,
    /// Pages whose words are not known.
    pub(in crate::gui) gaps: Vec<Gap>,
    pub(in crate::gui) is_done: bool,
}

#[derive(Clone, Debug)]
pub(super) struct FoundHit {
    pub(super) hit: Hit,
    pub(super) boxes: Vec<PageBox>,
    /// What stands before it, it itself, what stands behind.
    pub(super) around: [String; 3],
}

/// Pages that follow each other and were not searched.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Gap {
    /// Their sheets.
    pub(in crate::gui) first: usize,
    pub(in crate::gui) last: usize,
    pub(in crate::gui) why: String,
}

/// What the thread does next.
pub(super) enum Wish {
    /// The words of a stretch that shows.
    Read(Arc<Revision>, usize),
    Search(Arc<Revision>, Sought),
}

impl Content {
    /// What is to be done for words.
    pub(super) fn wish(&self) -> Option<Wish> {
        let revision = self.revision.as_ref()?;
        if let Some(stretch) = self.unread(revision) {
            return Some(Wish::Read(Arc::clone(revision), stretch));
        }
        let sought = self.sought.as_ref()?;
        let is_open = self.found.as_ref().is_none_or(|found| {
            let is_same = found.number == sought.number && found.revision == revision.number;
            !(is_same && found.is_done)
        });
        is_open.then(|| Wish::Search(Arc::clone(revision), sought.clone()))
    }

    /// A stretch that shows and has no words yet.
    fn unread(&self, revision: &Revision) -> Option<usize> {
        let mut places = self.in_view.iter();
        let stretch = places.find_map(|sheet| {
            let (at, _) = revision.stretches.place(*sheet)?;
            let key = TextKey::of(revision.stretches.all.get(at)?, revision)?;
            self.texts.get(&key).is_none().then_some(at)
        })?;
        Some(stretch)
    }

    fn shown_keys(&self, revision: &Revision) -> Vec<TextKey> {
        let keys = self.in_view.iter().filter_map(|sheet| {
            let (at, _) = revision.stretches.place(*sheet)?;
            TextKey::of(revision.stretches.all.get(at)?, revision)
        });
        let mut keys: Vec<TextKey> = keys.collect();
        keys.dedup();
        keys
    }
}

/// Goes on until the board is closed.
pub(super) fn work(board: &Board, readings: &Readings) {
    while let Some(wish) = board.next_wish() {
        match wish {
            Wish::Read(revision, at) => {
                if let Some(stretch) = revision.stretches.all.get(at) {
                    read(board, readings, &revision, stretch);
                    (board.wake)();
                }
            }
            Wish::Search(revision, sought) => search(board, readings, &revision, &sought),
        }
    }
}

/// The words of a stretch, made now or kept; none where it has not been read.
fn read(
    board: &Board,
    readings: &Readings,
    revision: &Revision,
    stretch: &Stretch,
) -> Option<Read> {
    let key = TextKey::of(stretch, revision)?;
    if let Some(kept) = board.content().texts.take(&key) {
        return Some(kept);
    }
    let read = words_of(readings, revision, stretch);
    let read = read.map(|document| Arc::new(OwnText::new(document)));
    board.change(|content| {
        let shown = content.shown_keys(revision);
        content.texts.insert(key, read.clone(), &shown);
    });
    Some(read)
}

fn words_of(
    readings: &Readings,
    revision: &Revision,
    stretch: &Stretch,
) -> Result<Document, String> {
    let gone = || "its words could not be read".to_owned();
    let whole = match stretch.whose {
        Whose::Own { volume } => {
            let file = revision.sheets.files.get(volume);
            return file.map(|file| file.words.clone()).ok_or_else(gone);
        }
        Whose::Unread { .. } => return Err(gone()),
        Whose::Document { number } => {
            let placing = revision.sheets.placings.get(&number).ok_or_else(gone)?;
            let document = revision.documents.get(&number).ok_or_else(gone)?;
            let document = document.as_ref().map_err(ToString::to_string)?;
            let (folder, path) = (&revision.folder, &placing.path);
            let readings = readings.beside(revision.path.as_deref());
            let reading = readings.of(folder, path, document, &Watch::default());
            let reading = reading.ok_or_else(gone)?;
            let text = readings.text(&document.sha256).ok_or_else(gone)?;
            text.quotable(&reading)
        }
    };
    let page = |(page, slice): (&usize, &Option<Slice>)| {
        let mut page = whole.pages.get(*page).cloned().unwrap_or_default();
        page.words
            .retain(|word| slice.is_none_or(|slice| slice.shows(word.area.middle())));
        page
    };
    Ok(Document {
        pages: stretch
            .pages
            .iter()
            .zip(&stretch.slices)
            .map(page)
            .collect(),
    })
}

/// Looks through the bundle and tells what was found as it goes on, for as long as that is what is looked for.
fn search(board: &Board, readings: &Readings, revision: &Arc<Revision>, sought: &Sought) {
    let mut found = Found {
        number: sought.number,
        revision: revision.number,
        all: revision
            .sheets
            .pages
            .iter()
            .filter(|sheet| sheet.position.is_some())
            .count(),
        ..Found::default()
    };
    let mut told = Instant::now();
    for stretch in &revision.stretches.all {
        // What shows comes before what does not, and another search before this one.
        let (is_sought, shows) = {
            let content = board.content();
            (
                content.is_sought(revision, sought),
                content.unread(revision),
            )
        };
        if !is_sought {
            return;
        }
        if let Some(shown) = shows.and_then(|at| revision.stretches.all.get(at)) {
            read(board, readings, revision, shown);
            (board.wake)();
        }
        let text = read(board, readings, revision, stretch);
        look_through(stretch, text.as_ref(), &sought.text, &mut found);
        if told.elapsed() > TELL_EVERY {
            tell(board, revision, sought, &found);
            told = Instant::now();
        }
    }
    found.is_done = true;
    tell(board, revision, sought, &found);
}

fn tell(board: &Board, revision: &Revision, sought: &Sought, found: &Found) {
    let mut found = found.clone();
    let place = |one: &FoundHit| (one.hit.page, one.hit.words.start);
    found.hits.sort_by_key(place);
    found.hits.truncate(MOST_HITS);
    found.gaps.sort_by_key(|gap| gap.first);
    board.hang_up(|content| {
        if content.is_sought(revision, sought) {
            content.found = Some(Arc::new(found));
        }
    });
}

impl Content {
    fn is_sought(&self, revision: &Revision, sought: &Sought) -> bool {
        let is_shown = self.revision.as_ref().map(|shown| shown.number) == Some(revision.number);
        is_shown && !self.is_closed && self.sought.as_ref() == Some(sought)
    }
}

fn look_through(stretch: &Stretch, text: Option<&Read>, words: &str, found: &mut Found) {
    let text = match (text, stretch.whose) {
        (Some(Ok(text)), _) => text.text(),
        (Some(Err(why)), _) => {
            return found
                .gaps
                .extend(gaps(&stretch.sheets, &mut |_| Some(why.clone())));
        }
        (None, Whose::Unread { is_refused, .. }) => {
            let why = match is_refused {
                true => "its file cannot be used",
                false => "it has not been read yet",
            };
            return found
                .gaps
                .extend(gaps(&stretch.sheets, &mut |_| Some(why.to_owned())));
        }
        (None, _) => return,
    };
    let is_unreadable = |page: usize| {
        let page = text.document.pages.get(page);
        page.is_none_or(|page| page.is_unreadable)
    };
    let why = "no words can be taken from it: it is a picture, or its fonts do not say what their letters mean";
    let unreadable = gaps(&stretch.sheets, &mut |page| {
        is_unreadable(page).then(|| why.to_owned())
    });
    let missing: usize = unreadable.iter().map(|gap| gap.last + 1 - gap.first).sum();
    found.searched += stretch.sheets.len().saturating_sub(missing);
    found.gaps.extend(unreadable);
    let sheet = |page: usize| stretch.sheets.get(page).copied();
    let hits = text.hits(words).into_iter().filter_map(|(hit, boxes)| {
        let around = text.index.around(hit.words.clone(), AROUND)?;
        let boxes = boxes.into_iter().filter_map(|one| {
            let page = sheet(one.page)?;
            Some(PageBox { page, ..one })
        });
        let page = sheet(hit.page)?;
        Some(FoundHit {
            boxes: boxes.collect(),
            hit: Hit { page, ..hit },
            around,
        })
    });
    found.hits.extend(hits);
}

/// The pages of which there is something to say, those together that follow each other with the same.
fn gaps(sheets: &[usize], why: &mut dyn FnMut(usize) -> Option<String>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let Some(why) = why(page) else { continue };
        match gaps.last_mut() {
            Some(last) if last.last + 1 == *sheet && last.why == why => last.last = *sheet,
            _ => gaps.push(Gap {
                first: *sheet,
                last: *sheet,
                why,
            }),
        }
    }
    gaps
}
