//! The letters of a document one after the other, with the way back to where they stand.
//!
//! First the text, over page breaks and around heads, feet and notes; then the notes; then what is left.
//! Calls for notes, numbers of paragraphs and bullets are left out.

use std::hash::Hasher as _;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::calls::{are_in_brackets, without_calls};
use super::document::{Area, Document, Word};
use super::letters::{self, BREAK, LINE_END, MAYBE_SPACE, Side, is_plain};
use super::numbers::{Numbers, PARTS, is_higher};
use super::sentences;

/// What is longer without a space is no word, and is shown no further.
const LONGEST_WORD: usize = 500;

/// What stands between two spaces among the letters: one word of the document, or several that a line's end
/// parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its first byte in [`Flow::letters`].
    pub letters: u32,
    /// Its first byte in [`Flow::plain`].
    pub plain: u32,
    /// Its first word among [`Flow::places`].
    pub place: u32,
    /// Of its letters and digits, small or capital: what is looked up.
    pub key: u32,
    pub starts_paragraph: bool,
    /// A line's end within it may be a space.
    pub may_be_two: bool,
    /// The number of a paragraph was left out before it.
    pub has_number: bool,
}

/// Where a word of the document stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its first byte in [`Flow::texts`].
    text: u32,
    pub page: u32,
    /// Among the words of its page, counted from 0.
    pub word: u32,
    pub line: u32,
    pub area: Area,
    pub is_left_out: bool,
}

#[derive(Debug, Default)]
pub(super) struct Flow {
    /// As the table of letters has them, a space between tokens.
    pub letters: String,
    /// Those of them that are certain, and no dashes: what is searched.
    pub plain: String,
    pub tokens: Vec<Token>,
    pub places: Vec<Place>,
    /// The words as they stand in the document, without calls.
    texts: String,
    /// Tokens of the text, of the notes, of heads and feet.
    pub parts: [Range<usize>; 3],
}

impl Flow {
    pub(super) fn of(document: &Document) -> Flow {
        let mut builder = Builder {
            flow: Flow::default(),
            are_in_brackets: are_in_brackets(document),
            numbers: Numbers::of(document),
            has_number: false,
        };
        for (part, roles) in PARTS.into_iter().enumerate() {
            let first = builder.flow.tokens.len();
            for (number, page) in document.pages.iter().enumerate() {
                let own = page.words.iter().enumerate();
                let own = own.filter(|(_, word)| roles.contains(&word.role));
                let own: Vec<(usize, &Word)> = own.collect();
                builder.page(number, &own);
                if part == 2 {
                    builder.part();
                }
            }
            builder.part();
            if let Some(range) = builder.flow.parts.get_mut(part) {
                *range = first..builder.flow.tokens.len();
            }
        }
        builder.finish()
    }

    /// The letters of a token.
    pub(super) fn token(&self, token: usize) -> &str {
        self.letters.get(self.span(token)).unwrap_or_default()
    }

    /// The bytes of a token among the letters.
    pub(super) fn span(&self, token: usize) -> Range<usize> {
        let start = |at: usize| self.tokens.get(at).map(|token| token.letters as usize);
        // One space, or one sign of a break, stands before the next.
        let end = start(token + 1).map_or(self.letters.len(), |next| next.saturating_sub(1));
        let first = start(token).unwrap_or(self.letters.len());
        first..end.max(first)
    }

    /// The token in which a byte of the letters stands.
    pub(super) fn token_at(&self, letter: usize) -> usize {
        let after = self
            .tokens
            .partition_point(|token| token.letters as usize <= letter);
        after.saturating_sub(1)
    }

    /// The words of some tokens with their text, also those left out before the first and between them.
    pub(super) fn places_of(&self, tokens: Range<usize>) -> Range<usize> {
        let at = |token: usize| self.tokens.get(token).map(|token| token.place as usize);
        let end = at(tokens.end).unwrap_or(self.places.len());
        at(tokens.start).unwrap_or(end)..end
    }

    /// What is searched, from the first word of a page, counted from 0, to the end of the next one: of the text,
    /// of the notes, of heads and feet.
    pub(super) fn on_page(&self, page: usize) -> impl Iterator<Item = Range<usize>> {
        let page_of = |token: &Token| {
            let place = self.places.get(token.place as usize);
            place.map_or(usize::MAX, |place| place.page as usize)
        };
        let plain = |token: usize| {
            let token = self.tokens.get(token);
            token.map_or(self.plain.len(), |token| token.plain as usize)
        };
        self.parts.iter().filter_map(move |part| {
            let tokens = self.tokens.get(part.clone())?;
            let start = part.start + tokens.partition_point(|token| page_of(token) < page);
            let end = part.start + tokens.partition_point(|token| page_of(token) <= page + 1);
            let begins = tokens
                .get(start - part.start)
                .is_some_and(|token| page_of(token) == page);
            begins.then(|| plain(start)..plain(end))
        })
    }

    /// What was left out just before a token.
    pub(super) fn numbers_before(&self, token: usize) -> impl Iterator<Item = &str> {
        let end = self.places_of(token..token + 1).start;
        let places = self.places.get(..end).unwrap_or_default().iter();
        let count = places.rev().take_while(|place| place.is_left_out).count();
        (end - count..end).map(|place| self.text(place))
    }

    /// A word as it stands in the document, without calls.
    pub(super) fn text(&self, place: usize) -> &str {
        let start = |at: usize| self.places.get(at).map(|place| place.text as usize);
        let end = start(place + 1).unwrap_or(self.texts.len());
        let start = start(place).unwrap_or(end);
        self.texts.get(start..end).unwrap_or_default()
    }

    /// Some tokens as a person reads them, each no longer than a word can be: what a line's end parts is put together, quotation marks are as in
    /// the document.
    pub(super) fn said(&self, tokens: Range<usize>) -> String {
        let mut said = String::new();
        for token in tokens {
            if !said.is_empty() {
                said.push(' ');
            }
            self.say(token, &mut said);
        }
        said
    }

    fn say(&self, token: usize, said: &mut String) {
        let places = self.places_of(token..token + 1);
        let kept = |place: &usize| {
            self.places
                .get(*place)
                .is_some_and(|place| !place.is_left_out)
        };
        let places: Vec<usize> = places.filter(kept).collect();
        let is_parted = self.token(token).contains(LINE_END);
        for (at, place) in places.iter().enumerate() {
            let text = self.text(*place);
            if is_parted && at + 1 < places.len() {
                said.push_str(text.trim_end_matches(['-', '\u{2010}', '\u{ad}']));
            } else {
                said.extend(text.chars().take(LONGEST_WORD));
            }
        }
    }
}

struct Builder {
    flow: Flow,
    are_in_brackets: bool,
    numbers: Numbers,
    /// Whether a number was left out just before.
    has_number: bool,
}

impl Builder {
    /// The words of a page that belong to the part of the document, with their places on the page.
    fn page(&mut self, page: usize, words: &[(usize, &Word)]) {
        let mut starts_paragraph = false;
        let mut after_call = false;
        for (count, (at, word)) in words.iter().enumerate() {
            if word.is_apart {
                self.part();
            }
            let near = |by: Option<usize>| by.and_then(|at| words.get(at)).map(|(_, word)| *word);
            let (last, next) = (near(count.checked_sub(1)), near(Some(count + 1)));
            let goes_on = last.is_none_or(|last| is_higher(word, last)) && self.goes_on();
            starts_paragraph |= word.starts_paragraph && !goes_on;
            let is_new_line = last.is_none_or(|last| last.line != word.line);
            if self.numbers.contains(page, *at) {
                self.place((page, *at), word, &word.text, true);
                (starts_paragraph, self.has_number) = (true, true);
                continue;
            }
            let left = without_calls(word, last, next, self.are_in_brackets);
            let text = left.as_deref().unwrap_or(&word.text);
            let is_only_marks = !text.chars().any(char::is_alphanumeric);
            if after_call || (left.is_some() && is_only_marks) {
                self.maybe_space(text);
            }
            after_call = left.is_some() && text.is_empty();
            if self.word((page, *at), word, text, is_new_line, starts_paragraph) {
                starts_paragraph = false;
            }
        }
    }

    /// Whether the last sentence has not ended, so that what follows on another page or in another column is
    /// no paragraph of its own.
    fn goes_on(&self) -> bool {
        let last = self.flow.letters.rsplit([' ', BREAK]).next();
        last.is_some_and(|last| !last.is_empty() && !sentences::may_end(last))
    }

    /// Behind a call a comma may follow without a space.
    fn maybe_space(&mut self, text: &str) {
        let follows = text
            .chars()
            .next()
            .is_some_and(|letter| matches!(letter, ',' | '.' | ';' | ':' | ')'));
        if follows && !self.flow.letters.is_empty() && !self.flow.letters.ends_with(BREAK) {
            self.flow.letters.push(MAYBE_SPACE);
        }
    }

    /// Takes up what is left of a word; whether anything is.
    fn word(
        &mut self,
        at: (usize, usize),
        word: &Word,
        text: &str,
        is_new_line: bool,
        starts: bool,
    ) -> bool {
        let before = self.flow.letters.len();
        letters::add_word(&mut self.flow.letters, text, is_new_line, Side::Document);
        if self.flow.letters.len() == before {
            self.place(at, word, &word.text, true);
            return false;
        }
        let place = self.place(at, word, text, false);
        let byte = |at: Option<usize>| at.and_then(|at| self.flow.letters.as_bytes().get(at));
        let is_after_space = byte(Some(before)) == Some(&b' ');
        let last = byte(before.checked_sub(1));
        if is_after_space || last.is_none_or(|last| *last == BREAK as u8) {
            self.flow.tokens.push(Token {
                letters: number(before + usize::from(is_after_space)),
                plain: 0,
                place,
                key: 0,
                starts_paragraph: starts,
                may_be_two: false,
                has_number: std::mem::take(&mut self.has_number),
            });
        }
        true
    }

    fn place(
        &mut self,
        (page, at): (usize, usize),
        word: &Word,
        text: &str,
        is_left_out: bool,
    ) -> u32 {
        let place = number(self.flow.places.len());
        self.flow.places.push(Place {
            text: number(self.flow.texts.len()),
            page: number(page),
            word: number(at),
            line: word.line,
            area: word.area,
            is_left_out,
        });
        self.flow.texts.push_str(text);
        place
    }

    /// What comes next does not follow what came last.
    fn part(&mut self) {
        if !self.flow.letters.is_empty() && !self.flow.letters.ends_with(BREAK) {
            self.flow.letters.push(BREAK);
        }
    }

    fn finish(mut self) -> Flow {
        let flow = &mut self.flow;
        flow.letters
            .truncate(flow.letters.trim_end_matches(BREAK).len());
        let mut plain = String::with_capacity(flow.letters.len());
        for at in 0..flow.tokens.len() {
            let span = flow.span(at);
            let own = flow.letters.get(span.clone()).unwrap_or_default();
            let (key, start) = (key(own), number(plain.len()));
            plain.extend(own.chars().filter(|letter| is_plain(*letter)));
            if flow
                .letters
                .get(span.end..)
                .is_some_and(|rest| rest.starts_with(BREAK))
            {
                plain.push(BREAK);
            }
            let may_be_two = own.contains([LINE_END, MAYBE_SPACE]);
            if let Some(token) = flow.tokens.get_mut(at) {
                (token.key, token.plain, token.may_be_two) = (key, start, may_be_two);
            }
        }
        flow.plain = plain;
        self.flow
    }
}

/// Of the letters and digits of a token, small or capital: a quotation has the same for the same word.
pub(super) fn key(letters: &str) -> u32 {
    let mut hasher = FxHasher::default();
    for letter in letters.chars().filter(|letter| letter.is_alphanumeric()) {
        match letter.is_ascii() {
            true => hasher.write_u32(letter.to_ascii_lowercase() as u32),
            false => letter
                .to_lowercase()
                .for_each(|small| hasher.write_u32(small as u32)),
        }
    }
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

fn number(count: usize) -> u32 {
    // A document of four billion letters is not searched beyond them.
    u32::try_from(count).unwrap_or(u32::MAX)
}
