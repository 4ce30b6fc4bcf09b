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

use crate::ocr::{PlacedWord, Quarter, Upright, placed};

use super::geometry::{Point, Rect};
use super::packed_text::{pack, unpack};
use super::text::PageText;
use super::words::{Break, Word};

/// What was read of the pages of a document, by their number from 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByMachine {
    pages: BTreeMap<u32, MachinePage>,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MachinePage {
    /// What read it, in which version and for which languages.
    pub engine: String,
    /// Packed; see [`MachinePage::text`].
    packed: Vec<u8>,
    has_words: bool,
}

/// A line of the list.
#[derive(Serialize, Deserialize)]
struct Listed {
    page: u32,
    engine: String,
    bytes: usize,
    has_words: bool,
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
        }
    }

    /// As the engine calls them, those in which it was read: they end its name.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        let last = self.engine.rsplit(' ').next().unwrap_or_default();
        last.split('+')
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
        let words = placed.iter().map(|word| self.word(word, read.turn));
        words.collect()
    }

    fn word(self, word: &PlacedWord, turn: Quarter) -> Word {
        // The box of a word is as high as its line, so that lines are seen to be lines.
        let (top, bottom) = (
            word.baseline - RISE * word.size,
            word.baseline + DROP * word.size,
        );
        let corners = [(word.ink.left, top), (word.ink.right, bottom)];
        let there = |(x, y)| self.on_page(x, y, turn);
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
        self.pages.insert(page, read);
    }

    pub fn page(&self, page: u32) -> Option<&MachinePage> {
        self.pages.get(&page)
    }

    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Pages of which words were read.
    pub fn with_words(&self) -> impl Iterator<Item = u32> {
        let pages = self.pages.iter().filter(|(_, page)| page.has_words);
        pages.map(|(page, _)| *page)
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
        });
        // Numbers and texts can be written down.
        let list = serde_json::to_vec(&listed.collect::<Vec<_>>()).unwrap_or_default();
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
        let mut pages = BTreeMap::new();
        for listed in list {
            let (packed, behind) = rest.split_at_checked(listed.bytes)?;
            rest = behind;
            unpack(packed)?;
            let page = MachinePage {
                engine: listed.engine,
                packed: packed.to_owned(),
                has_words: listed.has_words,
            };
            pages.insert(listed.page, page);
        }
        rest.is_empty().then_some(ByMachine { pages })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::{Pixels, SeenWord};

    fn seen(text: &str, left: f32, top: f32) -> SeenWord {
        SeenWord {
            text: text.to_owned(),
            area: Pixels {
                left,
                top,
                right: left + 60.0,
                bottom: top + 20.0,
            },
            line: 1,
            confidence: 95.0,
        }
    }

    /// A page of 100 × 200 points, drawn with two pixels to the point.
    const PICTURE: Drawing = Drawing {
        size: (200, 400),
        points: (100.0, 200.0),
    };

    fn page(turn: Quarter, own: Option<&PageText>) -> MachinePage {
        let words = vec![seen("Old", 20.0, 40.0), seen("oak", 90.0, 40.0)];
        MachinePage::new("eng 1", PICTURE, &Upright { turn, words }, own)
    }

    #[test]
    fn words_of_a_turned_picture_stand_at_their_places_on_the_page() {
        let at = |turn| {
            let text = page(turn, None).text().unwrap();
            let word = &text.words[0];
            let middle = word.area.middle();
            (
                (middle.x.round(), middle.y.round()),
                (word.direction.x.round(), word.direction.y.round()),
            )
        };
        assert_eq!(at(Quarter::None), ((25.0, 26.0), (1.0, 0.0)));
        // Turned to the right, what was its left side is above.
        assert_eq!(at(Quarter::Right), ((26.0, 175.0), (0.0, -1.0)));
        assert_eq!(at(Quarter::Half), ((75.0, 174.0), (-1.0, 0.0)));
        assert_eq!(at(Quarter::Left), ((74.0, 25.0), (0.0, 1.0)));
    }

    #[test]
    fn what_the_page_says_itself_is_not_said_twice() {
        let own = page(Quarter::None, None).text().unwrap();
        let again = page(Quarter::None, Some(&own));
        assert_eq!(again.text().unwrap().words, []);
        let mut other = own.clone();
        other.words[0].text = "0ld".to_owned();
        let again = page(Quarter::None, Some(&other));
        let mut read = ByMachine::default();
        read.insert(1, again);
        let both = read.text_of(1, Some(other)).unwrap();
        let both: Vec<&str> = both.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(both, ["oak", "Old"], "what was read goes before garbage");
    }

    #[test]
    fn what_was_kept_is_read_again_and_nothing_else_is_taken_for_it() {
        let mut read = ByMachine::default();
        read.insert(3, page(Quarter::None, None));
        read.insert(7, MachinePage::default_read("eng 1"));
        let bytes = read.to_bytes();
        assert_eq!(ByMachine::from_bytes(&bytes).as_ref(), Some(&read));
        assert_eq!(read.with_words().collect::<Vec<_>>(), [3]);
        for length in 0..bytes.len() {
            assert_eq!(ByMachine::from_bytes(&bytes[..length]), None);
        }
    }

    impl MachinePage {
        fn default_read(engine: &str) -> MachinePage {
            MachinePage::new(engine, PICTURE, &Upright::default(), None)
        }
    }
}
