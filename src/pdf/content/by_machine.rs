//! Words of pages that were read by a machine (`ocr`), because the pages are pictures of writing: for searching,
//! copying and quoting. They are never the document's own words.
//!
//! They are kept as they were read, apart from what the document says itself, so that it can be read anew:
//!
//! ```text
//! bytes of the list │ the list, JSON: page, engine, bytes │ the texts of the pages, each packed (`packed_text`)
//! ```

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::case::Turn;
use crate::ocr::{PlacedWord, Quarter, Upright, placed};

use super::geometry::{Point, Rect};
use super::packed_text::{pack, unpack};
use super::sureness::Sureness;
use super::text::PageText;
use super::words::{Break, Word};

/// What was read of the pages of a document, by their number from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByMachine {
    pages: BTreeMap<u32, MachinePage>,
    /// Pages that were to be read and could not be, when it was tried last.
    failed: BTreeMap<u32, MachineFailure>,
}

/// Why a page could not be read by machine, and what can be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineFailure {
    pub why: String,
    pub hint: String,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MachinePage {
    /// What read it, in which version and for which languages.
    pub engine: String,
    /// Packed; see [`MachinePage::text`].
    packed: Vec<u8>,
    has_words: bool,
    /// After which it stands upright, where its words tell that it does not.
    needs: Option<Turn>,
    sureness: Sureness,
}

/// A line of the list.
#[derive(Serialize, Deserialize)]
struct Listed {
    page: u32,
    engine: String,
    bytes: usize,
    has_words: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    needs: Option<Turn>,
    #[serde(default)]
    sureness: Sureness,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    failed: Option<MachineFailure>,
}

impl MachinePage {
    /// Of what was read; `own` is what the page says itself, which is not said twice.
    pub fn new(engine: &str, picture: Drawing, read: &Upright, own: Option<&PageText>) -> Self {
        let mut words = picture.words(read);
        if let Some(own) = own {
            words.retain(|word| !own.words.iter().any(|other| is_same(word, other)));
        }
        let has_words = !words.is_empty();
        let text = PageText::from_words(picture.points, words, Vec::new());
        MachinePage {
            engine: engine.to_owned(),
            packed: pack(&text),
            has_words,
            needs: read.needs().map(|quarter| match quarter {
                Quarter::None => Turn::None,
                Quarter::Right => Turn::Right,
                Quarter::Half => Turn::Over,
                Quarter::Left => Turn::Left,
            }),
            sureness: Sureness::of(read),
        }
    }

    /// As the engine calls them, those in which it was read: they end its name.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        let last = self.engine.rsplit(' ').next().unwrap_or_default();
        last.split('+')
    }

    pub fn sureness(&self) -> Sureness {
        self.sureness
    }

    /// The words, at their places on the page as shown.
    pub fn text(&self) -> Option<PageText> {
        unpack(&self.packed)
    }
}

/// The picture that was read.
#[derive(Clone, Copy, Debug)]
pub struct Drawing {
    /// In pixels.
    pub size: (u32, u32),
    /// Of the page as shown.
    pub points: (f32, f32),
}

impl Drawing {
    fn words(self, read: &Upright) -> Vec<Word> {
        let placed = placed(&read.words);
        let words = placed.iter().map(|word| self.word(word, read));
        words.collect()
    }

    fn word(self, word: &PlacedWord, read: &Upright) -> Word {
        // The box of a word is as high as its line, so that lines are seen to be lines.
        let (top, bottom) = (
            word.baseline - RISE * word.size,
            word.baseline + DROP * word.size,
        );
        let corners = [(word.ink.left, top), (word.ink.right, bottom)];
        let (right, down) = read.moved(&word.ink);
        let there = |(x, y)| self.on_page(x + right, y + down, read.turn);
        let origin = there((0.0, 0.0));
        let (along, up, corners, start) = match word.runs_up {
            false => (
                there((1.0, 0.0)),
                there((0.0, -word.size)),
                corners,
                (word.ink.left, word.baseline),
            ),
            true => (
                there((0.0, -1.0)),
                there((-word.size, 0.0)),
                [
                    (word.ink.left, word.ink.top),
                    (word.ink.right, word.ink.bottom),
                ],
                (word.ink.right - DROP * word.size, word.ink.bottom),
            ),
        };
        let up = origin.to(up);
        Word {
            text: word.text.clone(),
            area: Rect::around(&corners.map(there)),
            before: match word.starts_line {
                true => Break::Line,
                false => Break::Space,
            },
            glyphs: Vec::new(),
            size: up.length(),
            start: there(start),
            direction: origin.to(along).unit(),
        }
    }

    /// From a place in the turned picture to the page.
    fn on_page(self, x: f32, y: f32, turn: Quarter) -> Point {
        let (width, height) = (self.size.0 as f32, self.size.1 as f32);
        let (x, y) = match turn {
            Quarter::None => (x, y),
            Quarter::Right => (y, height - x),
            Quarter::Half => (width - x, height - y),
            Quarter::Left => (width - y, x),
        };
        Point {
            x: x * self.points.0 / width.max(1.0),
            y: y * self.points.1 / height.max(1.0),
        }
    }
}

/// As glyphs of the layer's font reach up and down.
const RISE: f32 = 0.72;
const DROP: f32 = 0.21;

/// Whether a page says the same word there itself.
fn is_same(word: &Word, own: &Word) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    own.area.wider(1.0).holds(word.area.middle()) && letters(&own.text) == letters(&word.text)
}

impl ByMachine {
    pub fn insert(&mut self, page: u32, read: MachinePage) {
        self.failed.remove(&page);
        self.pages.insert(page, read);
    }

    /// It was tried, and failed. What another engine has read of it before stays.
    pub fn insert_failed(&mut self, page: u32, why: MachineFailure) {
        self.failed.insert(page, why);
    }

    /// Pages of which a machine read nothing, for it failed.
    pub fn failed(&self) -> impl Iterator<Item = (u32, &MachineFailure)> {
        let failed = self.failed.iter().map(|(page, why)| (*page, why));
        failed.filter(|(page, _)| !self.pages.contains_key(page))
    }

    pub fn page(&self, page: u32) -> Option<&MachinePage> {
        self.pages.get(&page)
    }

    pub fn is_empty(&self) -> bool {
        self.pages.is_empty() && self.failed.is_empty()
    }

    /// Pages of which words were read.
    pub fn with_words(&self) -> impl Iterator<Item = u32> {
        let pages = self.pages.iter().filter(|(_, page)| page.has_words);
        pages.map(|(page, _)| *page)
    }

    /// Pages whose words stand on their head or on their side, and the turn after which they do not.
    pub fn turned(&self) -> impl Iterator<Item = (u32, Turn)> {
        let pages = self.pages.iter();
        pages.filter_map(|(number, page)| Some((*number, page.needs?)))
    }

    pub fn has_words(&self, page: u32) -> bool {
        self.pages.get(&page).is_some_and(|page| page.has_words)
    }

    /// What is written on a page: what it says itself, as far as nothing else was read there, and what was read.
    pub fn text_of(&self, page: u32, own: Option<PageText>) -> Option<PageText> {
        let read = self.pages.get(&page).filter(|page| page.has_words);
        let Some(read) = read.and_then(MachinePage::text) else {
            return own;
        };
        let own = own.map(|own| own.words).unwrap_or_default();
        let is_left = |word: &Word| {
            let middle = word.area.middle();
            !read.words.iter().any(|read| read.area.holds(middle))
        };
        let mut words: Vec<Word> = own.into_iter().filter(is_left).collect();
        words.extend(read.words);
        Some(PageText::from_words(read.size, words, Vec::new()))
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        let listed = self.pages.iter().map(|(number, page)| Listed {
            page: *number,
            engine: page.engine.clone(),
            bytes: page.packed.len(),
            has_words: page.has_words,
            needs: page.needs,
            sureness: page.sureness,
            failed: None,
        });
        let failed = self.failed.iter().map(|(number, why)| Listed {
            page: *number,
            engine: String::new(),
            bytes: 0,
            has_words: false,
            needs: None,
            sureness: Sureness::default(),
            failed: Some(why.clone()),
        });
        // Numbers and texts can be written down.
        let list = serde_json::to_vec(&listed.chain(failed).collect::<Vec<_>>());
        let list = list.unwrap_or_default();
        let mut bytes = (list.len() as u64).to_le_bytes().to_vec();
        bytes.extend(list);
        bytes.extend(self.pages.values().flat_map(|page| &page.packed));
        bytes
    }

    /// None where it is not what [`ByMachine::to_bytes`] made.
    pub fn from_bytes(bytes: &[u8]) -> Option<ByMachine> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (list, mut rest) = rest.split_at_checked(length)?;
        let list: Vec<Listed> = serde_json::from_slice(list).ok()?;
        let (mut pages, mut failed) = (BTreeMap::new(), BTreeMap::new());
        for listed in list {
            if let Some(why) = listed.failed {
                failed.insert(listed.page, why);
                continue;
            }
            let (packed, behind) = rest.split_at_checked(listed.bytes)?;
            rest = behind;
            unpack(packed)?;
            let page = MachinePage {
                engine: listed.engine,
                packed: packed.to_owned(),
                has_words: listed.has_words,
                needs: listed.needs,
                sureness: listed.sureness,
            };
            pages.insert(listed.page, page);
        }
        rest.is_empty().then_some(ByMachine { pages, failed })
    }
}

#[cfg(test)]
mod tests;
