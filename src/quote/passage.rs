//! Words that a person takes from a document: which follow each other, what stands there as an extract holds it,
//! and whether a text is what stands there.
//!
//! Words are counted in the order in which quotations go over them: the text, over page breaks and around heads,
//! feet and notes; then the notes; then heads and feet.

use std::ops::Range;

use super::check::check_within;
use super::index::Index;
use super::letters::{BREAK, quoted};
use super::outcome::{Checked, PageBox, Place};
use super::search::{Wanted, first};
use super::work::Work;

/// Characters of the text around an extract that are kept with it, on each side.
pub const CONTEXT: usize = crate::library::MOST_CONTEXT;

/// A word of a document, where quotations come to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Laid {
    /// Counted from 0.
    pub page: usize,
    /// Among the words of its page, counted from 0.
    pub word: usize,
    /// The number of a paragraph, or a call for a note that stands apart.
    pub is_left_out: bool,
}

/// Words of a document that follow each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// From its first word on to behind its last: all of a word that a line's end parts.
    pub words: Range<usize>,
    /// Verbatim, with one space between words.
    pub text: String,
    pub at: Place,
    /// What stands before and behind it, at most [`CONTEXT`] characters each.
    pub before: String,
    pub after: String,
}

impl Index {
    /// All words of the document.
    pub fn laid(&self) -> impl Iterator<Item = Laid> + '_ {
        self.flow.places.iter().map(|place| Laid {
            page: place.page as usize,
            word: place.word as usize,
            is_left_out: place.is_left_out,
        })
    }

    /// What stands in some words. None where nothing is left of them, and where they do not follow each other.
    pub fn passage(&self, words: Range<usize>) -> Option<Passage> {
        let tokens = self.tokens(words)?;
        let letters = self.letters(&tokens);
        if self.flow.letters.get(letters.clone())?.contains(BREAK) {
            return None;
        }
        let text: Vec<String> = tokens.clone().map(|token| self.written(token)).collect();
        Some(Passage {
            words: self.words(&tokens),
            text: text.join(" "),
            at: self.place(&letters),
            before: self.before(tokens.start, CONTEXT),
            after: self.after(tokens.end, CONTEXT),
        })
    }

    /// Where some words stand, one box a line.
    pub fn boxes(&self, words: Range<usize>) -> Vec<PageBox> {
        let tokens = self.tokens(words);
        tokens.map_or_else(Vec::new, |tokens| self.place(&self.letters(&tokens)).boxes)
    }

    /// Some words with what stands before and behind them, at most so many characters on each side.
    pub fn around(&self, words: Range<usize>, most: usize) -> Option<[String; 3]> {
        let tokens = self.tokens(words)?;
        let own: Vec<String> = tokens.clone().map(|token| self.written(token)).collect();
        Some([
            self.before(tokens.start, most),
            own.join(" "),
            self.after(tokens.end, most),
        ])
    }

    /// Where a text stands letter by letter; what comes near it is not looked for.
    pub fn exact(&self, text: &str) -> Option<Place> {
        let letters = quoted(text);
        if !letters.contains(char::is_alphanumeric) {
            return None;
        }
        let (flow, wanted) = (&self.flow, Wanted::new(letters));
        let found = first(flow, &wanted, 0..flow.plain.len(), &mut Work::new());
        found.map(|hit| self.place(&hit.letters))
    }

    /// The words of the paragraph in which a word stands.
    pub fn paragraph(&self, word: usize) -> Option<Range<usize>> {
        let is_kept = |at: &usize| {
            let place = self.flow.places.get(*at);
            place.is_some_and(|place| !place.is_left_out)
        };
        // The number before a paragraph belongs to what follows.
        let word = (word..self.flow.places.len()).find(is_kept)?;
        let own = self.token_of(word)?;
        let begins = |token: &usize| {
            let here = self.flow.tokens.get(*token);
            self.is_parted(*token) || here.is_none_or(|token| token.starts_paragraph)
        };
        let start = (0..=own).rfind(begins).unwrap_or(0);
        let end = (own + 1..self.flow.tokens.len()).find(begins);
        Some(self.words(&(start..end.unwrap_or(self.flow.tokens.len()))))
    }

    /// The token in which a word stands that is not left out.
    pub(super) fn token_of(&self, word: usize) -> Option<usize> {
        let tokens = &self.flow.tokens;
        let behind = tokens.partition_point(|token| token.place as usize <= word);
        behind.checked_sub(1)
    }

    fn tokens(&self, words: Range<usize>) -> Option<Range<usize>> {
        let places = self.flow.places.get(words.clone())?;
        let first = places.iter().position(|place| !place.is_left_out)?;
        let last = places.iter().rposition(|place| !place.is_left_out)?;
        let start = self.token_of(words.start + first)?;
        Some(start..self.token_of(words.start + last)? + 1)
    }

    fn letters(&self, tokens: &Range<usize>) -> Range<usize> {
        let last = tokens.end.saturating_sub(1);
        self.flow.span(tokens.start).start..self.flow.span(last).end
    }

    /// The words of some tokens; those left out behind the last belong to what follows.
    pub(super) fn words(&self, tokens: &Range<usize>) -> Range<usize> {
        let all = self.flow.places_of(tokens.clone());
        let places = self.flow.places.get(all.clone()).unwrap_or_default();
        let last = places.iter().rposition(|place| !place.is_left_out);
        all.start..last.map_or(all.end, |last| all.start + last + 1)
    }

    /// Whether what stands before a token does not go on with it.
    fn is_parted(&self, token: usize) -> bool {
        let before = self.flow.span(token).start.checked_sub(1);
        let before = before.and_then(|at| self.flow.letters.as_bytes().get(at));
        before.is_none_or(|before| *before == BREAK as u8)
    }

    fn before(&self, token: usize, most: usize) -> String {
        let joins = |token: &usize| !self.is_parted(*token + 1);
        let mut words = self.as_many_as_fit((0..token).rev().take_while(joins), most);
        words.reverse();
        words.join(" ")
    }

    fn after(&self, token: usize, most: usize) -> String {
        let joins = |token: &usize| !self.is_parted(*token);
        let words = (token..self.flow.tokens.len()).take_while(joins);
        self.as_many_as_fit(words, most).join(" ")
    }

    fn as_many_as_fit(&self, tokens: impl Iterator<Item = usize>, most: usize) -> Vec<String> {
        let mut length = 0;
        let words = tokens.map(|token| self.written(token)).take_while(|word| {
            let space = usize::from(length > 0);
            length += word.chars().count() + space;
            length <= most
        });
        words.collect()
    }
}

/// The same as [`check`](super::check()), first in some words of the document: what stands there is not looked for
/// elsewhere.
pub fn check_at(quotation: &str, document: &Index, words: Range<usize>) -> Checked {
    let flow = &document.flow;
    let within = document.tokens(words).and_then(|tokens| {
        let plain = |token: usize| flow.tokens.get(token).map(|token| token.plain as usize);
        let end = plain(tokens.end).unwrap_or(flow.plain.len());
        Some(plain(tokens.start)?..end)
    });
    check_within(quotation, document, within.into_iter(), &|_| 0)
}
