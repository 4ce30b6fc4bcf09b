//! One document from which words are taken out: its pages rewritten, proved, and made pictures where that is not sure.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::Document;

use crate::case::{HiddenKind, HiddenPlace, MarkArea};
use crate::pdf::content::{HiddenLetters, HiddenWords};
use crate::pdf::import::{Inflater, Region, Source, content_of_page, from_top_left, layers};
use crate::pdf::redact::{PicturePage, Raster};
use crate::pdf::render::{Pages, Size};

use super::part::State;
use super::rewritten::Rewritten;
use super::same::{looks_same, looks_same_beside};
use super::shown::TextState;
use super::walk::{Going, Walk};
use super::{LeftOut, NotLeftOut, PageDone, Road, Unsure, apply, comments, copied, place_of};

/// How finely pages become pictures: larger ones than A3, such as those with a unit of their own, less finely, for they
/// are printed smaller.
const FINE: Size = Size {
    scale: 300.0 / 72.0,
    side: 16_384,
    pixels: 18 << 20,
};

pub(super) struct Work<'w> {
    pub(super) plain: &'w [u8],
    pub(super) before: &'w Pages,
    pub(super) source: &'w Source,
    pub(super) by_page: BTreeMap<u32, Vec<&'w HiddenPlace>>,
    pub(super) comments: BTreeSet<&'w HiddenPlace>,
    /// Pages with new content.
    pub(super) new: BTreeMap<u32, Rewritten>,
    /// Pages with marks that viewers draw and the renderer does not.
    pub(super) undrawn: BTreeSet<u32>,
    /// Pages that become pictures.
    pub(super) pictures: BTreeSet<u32>,
}

impl Work<'_> {
    pub(super) fn rewrite(&mut self) -> Result<(), NotLeftOut> {
        for (number, places) in &self.by_page {
            let page = *number as usize - 1;
            let read = self
                .before
                .hidden_letters(page)
                .ok_or(NotLeftOut::Unread(*number))?;
            if read.has_undrawn_marks {
                self.undrawn.insert(*number);
            }
            let going = going(*number, places, &read);
            match self.rewritten(page, &read, &going) {
                Ok(new) => drop(self.new.insert(*number, new)),
                Err(Unsure) => drop(self.pictures.insert(*number)),
            }
        }
        Ok(())
    }

    fn rewritten(
        &self,
        page: usize,
        read: &HiddenLetters,
        going: &Going,
    ) -> Result<Rewritten, Unsure> {
        let found = self.source.pdf.pages().get(page).ok_or(Unsure)?;
        let content = content_of_page(found.raw(), &mut Inflater::new(), &self.source.patience);
        let (width, height) = read.content.size;
        let state = State {
            to_shown: from_top_left(found.raw())
                .and_then(|back| back.inverse())
                .ok_or(Unsure)?,
            text: TextState::new(),
            line_width: 1.0,
        };
        let layers = layers(self.source);
        let mut walk = Walk {
            source: self.source,
            layers: &layers,
            glyphs: &read.content.glyphs,
            going,
            page: Region([0.0, 0.0, width.into(), height.into()]),
            next: 0,
            forms: 0,
            fonts: 0,
            shown: BTreeSet::new(),
        };
        let new = walk.content(&content, found.resources(), state, 0)?;
        // What hangs on the page is painted after its content.
        let is_behind = |letter: &u32| *letter as usize >= walk.next;
        match read.content.is_cut || going.letters.iter().any(is_behind) {
            true => Err(Unsure),
            false => Ok(new),
        }
    }

    /// Pages that look otherwise with their new content, or still hold the words, become pictures.
    pub(super) fn prove(&mut self) -> Result<(), NotLeftOut> {
        if self.new.is_empty() {
            return Ok(());
        }
        let after = Pages::open(self.with_new()?, None)?;
        let places = |number: &u32| {
            self.by_page
                .get(number)
                .map(Vec::as_slice)
                .unwrap_or_default()
        };
        let failed = self.new.keys().filter(|number| {
            let page = **number as usize - 1;
            let areas: Vec<MarkArea> = match self.undrawn.contains(number) {
                true => places(number)
                    .iter()
                    .filter_map(|place| place.area)
                    .collect(),
                false => Vec::new(),
            };
            !looks_same_beside(self.before, &after, page, &areas)
                || still_there(&after, **number, places(number))
        });
        let failed: Vec<u32> = failed.copied().collect();
        for number in failed {
            self.new.remove(&number);
            self.pictures.insert(number);
        }
        Ok(())
    }

    fn with_new(&mut self) -> Result<Vec<u8>, NotLeftOut> {
        let mut document = opened(self.plain)?;
        let pages = document.get_pages();
        for (number, new) in &self.new {
            let page = pages.get(number).ok_or(NotLeftOut::Unread(*number))?;
            if apply::apply(&mut document, *page, new).is_err() {
                self.pictures.insert(*number);
            }
        }
        self.new.retain(|number, _| !self.pictures.contains(number));
        saved(document)
    }

    pub(super) fn finish(mut self, unseen_only: bool) -> Result<LeftOut, NotLeftOut> {
        let new = self.with_new()?;
        let (mut bytes, kept) = self.without_comments(&new, unseen_only)?;
        // A picture of it would show what such a mark covers.
        if let Some(page) = self.pictures.intersection(&self.undrawn).next() {
            return Err(NotLeftOut::Unsure(*page));
        }
        let mut pictures = BTreeMap::new();
        if !self.pictures.is_empty() {
            let pages = Pages::open(bytes.clone(), None)?;
            for number in &self.pictures {
                pictures.insert(*number as usize - 1, pictured(&pages, *number)?);
            }
        }
        bytes = copied(&bytes, Some(&pictures))?;
        let after = Pages::open(bytes.clone(), None)?;
        let changed = self.by_page.keys().copied();
        let changed = changed.chain(self.comments.iter().map(|place| place.page));
        let changed: BTreeSet<u32> = changed.collect();
        let done = |page: &u32| {
            let is_picture = self.pictures.contains(page);
            PageDone {
                page: *page,
                road: if is_picture {
                    Road::Picture
                } else {
                    Road::Content
                },
                looks_same: is_picture
                    || self.undrawn.contains(page)
                    || looks_same(self.before, &after, *page as usize - 1),
            }
        };
        Ok(LeftOut {
            pages: changed.iter().map(done).collect(),
            bytes,
            kept,
        })
    }

    /// The file without comments, and those that were left because the page would look otherwise.
    fn without_comments(
        &self,
        file: &[u8],
        unseen_only: bool,
    ) -> Result<(Vec<u8>, Vec<HiddenPlace>), NotLeftOut> {
        let all: BTreeSet<&HiddenPlace> = self.comments.iter().copied().collect();
        let bytes = without(file, &all)?;
        if all.is_empty() || !unseen_only {
            return Ok((bytes, Vec::new()));
        }
        let before = Pages::open(file.to_vec(), None)?;
        let after = Pages::open(bytes.clone(), None)?;
        let is_seen = |place: &&&HiddenPlace| !looks_same(&before, &after, place.page as usize - 1);
        let (mut kept, mut going) = (Vec::new(), all.clone());
        for place in all.iter().filter(is_seen) {
            let alone = Pages::open(without(file, &[*place].into())?, None)?;
            if !looks_same(&before, &alone, place.page as usize - 1) {
                going.remove(place);
                kept.push((*place).clone());
            }
        }
        Ok((without(file, &going)?, kept))
    }
}

fn opened(bytes: &[u8]) -> Result<Document, NotLeftOut> {
    Document::load_mem(bytes).map_err(|error| NotLeftOut::Unmade(error.to_string()))
}

fn saved(mut document: Document) -> Result<Vec<u8>, NotLeftOut> {
    document.prune_objects();
    let mut bytes = Vec::new();
    let saved = document.save_to(&mut bytes);
    saved.map_err(|error| NotLeftOut::Unmade(error.to_string()))?;
    Ok(bytes)
}

fn without(file: &[u8], comments: &BTreeSet<&HiddenPlace>) -> Result<Vec<u8>, NotLeftOut> {
    if comments.is_empty() {
        return Ok(file.to_vec());
    }
    let mut document = opened(file)?;
    let pages: BTreeSet<u32> = comments.iter().map(|place| place.page).collect();
    let all = document.get_pages();
    for number in pages {
        let page = all.get(&number).ok_or(NotLeftOut::Unread(number))?;
        comments::take_out(&mut document, (number, *page), comments);
    }
    saved(document)
}

/// What is to go from a page, as it was read. What is not there is gone already: the copy of a page has no annotations
/// that lie on layers which are off, and no fields.
fn going(number: u32, places: &[&HiddenPlace], read: &HiddenLetters) -> Going {
    let runs = || read.runs.iter();
    let found = |hidden: &HiddenWords| place_of(number, hidden);
    let is_exact = |place: &HiddenPlace| runs().any(|run| place.is(&found(&run.words)));
    let is_wanted = |hidden: &HiddenWords| {
        let found = found(hidden);
        let mut places = places.iter().filter(|place| place.kind == found.kind);
        places.any(|place| place.is(&found) || !is_exact(place) && place.meets(&found))
    };
    let of_kind = |kind| places.iter().any(|place| place.kind == kind);
    Going {
        letters: read.letters_of(runs().filter(|run| is_wanted(&run.words))),
        layers: of_kind(HiddenKind::LayerOff),
        outside: of_kind(HiddenKind::OutsidePage),
    }
}

/// Whether a page still has some of these words.
fn still_there(pages: &Pages, number: u32, places: &[&HiddenPlace]) -> bool {
    let Some(read) = pages.hidden_letters(number as usize - 1) else {
        return true;
    };
    let runs = read.runs.iter().map(|run| &run.words);
    let mut left = runs.chain(&read.of_layers);
    left.any(|hidden| {
        let found = place_of(number, hidden);
        places
            .iter()
            .any(|place| place.kind == found.kind && place.meets(&found))
    })
}

/// A page as a picture of itself, with a layer of the words that are seen.
fn pictured(pages: &Pages, number: u32) -> Result<PicturePage, NotLeftOut> {
    let page = number as usize - 1;
    let points = pages.size(page).ok_or(NotLeftOut::Unread(number))?;
    let read = pages
        .hidden_letters(page)
        .ok_or(NotLeftOut::Unread(number))?;
    let picture = pages
        .pen()
        .draw(page, &FINE)
        .map_err(|_why| NotLeftOut::Undrawn(number))?;
    let raster =
        Raster::painted(&picture, points, &[]).map_err(|_full| NotLeftOut::Undrawn(number))?;
    Ok(PicturePage {
        raster,
        points,
        words: read.seen,
    })
}
