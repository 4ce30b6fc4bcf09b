//! Where the letters of a quotation stand in a document.
//!
//! What is certain of them is searched at the speed of memory; what is not is compared where that was found.
//! A quotation begins and ends with whole words: "legal" does not stand in "illegal". At its ends it may leave
//! out the quotation marks, brackets, commas and full stops of the document; not question marks, not signs
//! before or behind a number.

use std::ops::Range;

use memchr::memmem::Finder;

use super::flow::Flow;
use super::letters::{BREAK, DASH, MAYBE_SPACE, is_plain, matches};
use super::work::Work;

/// No word is longer; what goes on without a space is no text, and is searched so far.
const LONGEST_WORD: usize = 512;

/// Letters to be found.
#[derive(Debug)]
pub(super) struct Wanted {
    pub letters: String,
    finder: Finder<'static>,
    plain: usize,
    /// May begin, or end, within a word.
    pub is_open: [bool; 2],
}

impl Wanted {
    pub(super) fn new(letters: String) -> Wanted {
        let plain: String = letters.chars().filter(|letter| is_plain(*letter)).collect();
        Wanted {
            finder: Finder::new(&plain).into_owned(),
            plain: plain.len(),
            letters,
            is_open: [false, false],
        }
    }
}

/// A place in [`Flow::plain`] at which something was found, and the bytes of [`Flow::letters`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hit {
    pub plain: usize,
    pub letters: Range<usize>,
}

/// The first place within some bytes of the plain letters.
pub(super) fn first(
    flow: &Flow,
    wanted: &Wanted,
    within: Range<usize>,
    work: &mut Work,
) -> Option<Hit> {
    if wanted.plain == 0 {
        return None;
    }
    let plain = flow
        .plain
        .as_bytes()
        .get(..within.end.min(flow.plain.len()))?;
    let mut at = within.start;
    while work.allows(1) {
        at += wanted.finder.find(plain.get(at..)?)?;
        let after = flow
            .tokens
            .partition_point(|token| token.plain as usize <= at);
        let token = flow.tokens.get(after.checked_sub(1)?)?;
        let inside = at - token.plain as usize;
        if inside > LONGEST_WORD && wanted.is_open == [false, false] {
            at = flow.tokens.get(after)?.plain as usize;
            continue;
        }
        if let Some(letters) = stands_at(flow, wanted, token.letters as usize, inside, work) {
            return Some(Hit { plain: at, letters });
        }
        at += 1;
    }
    None
}

/// The last place within some bytes of the plain letters.
pub(super) fn last(
    flow: &Flow,
    wanted: &Wanted,
    within: Range<usize>,
    work: &mut Work,
) -> Option<Hit> {
    let mut found = None;
    let mut from = within.start;
    while let Some(hit) = first(flow, wanted, from..within.end, work) {
        from = hit.plain + 1;
        found = Some(hit);
    }
    found
}

/// The bytes of the letters, where all is wanted that stands so many plain bytes behind the start of a token.
fn stands_at(
    flow: &Flow,
    wanted: &Wanted,
    token: usize,
    inside: usize,
    work: &mut Work,
) -> Option<Range<usize>> {
    let rest = flow.letters.get(token..)?;
    let mut passed = 0;
    let reached = rest.char_indices().find(|(_, letter)| {
        let is_reached = is_plain(*letter) && passed == inside;
        passed += if is_plain(*letter) {
            letter.len_utf8()
        } else {
            0
        };
        is_reached
    });
    let start = token + reached?.0;
    let start = match wanted.letters.chars().next() {
        Some(letter) if !is_plain(letter) => before_dashes(flow, wanted, start)?,
        _ => start,
    };
    let begins = wanted.is_open[0] || begins_at(flow, &wanted.letters, start);
    if !begins || !work.allows(inside + wanted.letters.len()) {
        return None;
    }
    let end = start + matches(flow.letters.get(start..)?, &wanted.letters)?;
    let ends = wanted.is_open[1] || ends_at(flow, &wanted.letters, end);
    ends.then_some(start..end)
}

/// Dashes, which are not searched, may stand before the first letter that is.
fn before_dashes(flow: &Flow, wanted: &Wanted, start: usize) -> Option<usize> {
    let before = flow.letters.get(..start)?.char_indices().rev();
    let mut starts = before
        .take_while(|(_, letter)| !is_plain(*letter))
        .take(LONGEST_WORD);
    let stands = |at: usize| matches(flow.letters.get(at..)?, &wanted.letters);
    starts
        .find(|(at, _)| stands(*at).is_some())
        .map(|(at, _)| at)
}

fn begins_at(flow: &Flow, wanted: &str, start: usize) -> bool {
    let first = wanted.chars().next().unwrap_or_default();
    let before = flow.letters.get(..start).unwrap_or_default();
    is_end_of_word(first, before.chars().rev())
}

fn ends_at(flow: &Flow, wanted: &str, end: usize) -> bool {
    let last = wanted.chars().next_back().unwrap_or_default();
    let behind = flow.letters.get(end..).unwrap_or_default();
    is_end_of_word(last, behind.chars())
}

/// Whether behind the outermost letter of a quotation only that stands which it may leave out. `outwards` are
/// the letters of the document from there.
pub(super) fn is_end_of_word(outermost: char, outwards: impl Iterator<Item = char>) -> bool {
    for letter in outwards.take(LONGEST_WORD) {
        match letter {
            ' ' | BREAK => return true,
            DASH => return !outermost.is_numeric(),
            '-' if outermost.is_numeric() => return false,
            '-' | MAYBE_SPACE => {}
            letter if may_be_left_out(letter) => {}
            _ => return false,
        }
    }
    true
}

/// Whether a quotation may leave out a letter at its ends.
pub(super) fn may_be_left_out(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | ',' | '.' | ';' | ':' | '!' | '…' | '•'
    )
}
