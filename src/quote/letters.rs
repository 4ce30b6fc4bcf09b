//! The table `letters-1`: which letters of a quotation and of a document are equal, for checking one against
//! the other. Another table comes beside it under another name; this one stays as it is.
//!
//! | rule | equal are |
//! |---|---|
//! | white space | any run of spaces, tabs, line ends; but a space and none are not |
//! | nothing to see | joiners, spaces without width, marks of direction, soft hyphens of a quotation: left out |
//! | composition | letters with their accents, composed or not (NFC) |
//! | ligatures | `ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ` and their letters |
//! | soft hyphens of a document | a hyphen and none, but beside a figure: many fonts name all of their hyphens so |
//! | hyphens at a line's end | before a small letter: a hyphen, none, and a hyphen with a space |
//! | breaks at a line's end | behind a hyphen, a dash or a stroke: a space and none |
//! | dashes | hyphens, dashes of any length and the minus sign |
//! | quotation marks | all of them, single and double; not primes, not backticks |
//! | apostrophes | single marks between two letters: apostrophes of any shape, and no quotation marks |
//!
//! Nothing else is equal. Letters of which a document does not say what they mean equal nothing.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The name of the table.
pub const LETTERS: &str = "letters-1";

/// In letters of a document: a hyphen or none.
pub(super) const SOFT: char = '\u{ad}';
/// In letters: a hyphen at the end of a line, with a space or without, or nothing.
pub(super) const LINE_END: char = '\u{200b}';
/// In letters: a space or none.
pub(super) const MAYBE_SPACE: char = '\u{200c}';
/// Between parts of a document that do not follow each other.
pub(super) const BREAK: char = '\u{1}';
/// Nobody can say what these are: one in a document, another in a quotation.
const UNKNOWN: char = '\u{2}';
const UNKNOWN_QUOTED: char = '\u{3}';

const HYPHEN: char = '-';
pub(super) const DASH: char = '–';
const MARK: char = '"';
const APOSTROPHE: char = '\'';

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Quotation,
    Document,
}

/// Adds a word. A new line before it is told, for hyphens at the end of the last one.
pub(super) fn add_word(letters: &mut String, word: &str, is_new_line: bool, side: Side) {
    let word = composed(word);
    let mut seen = word
        .chars()
        .filter(|letter| !is_unseen(*letter, side))
        .peekable();
    let Some(first) = seen.peek().copied() else {
        return;
    };
    join(letters, first, is_new_line);
    let mut last = None;
    while let Some(letter) = seen.next() {
        match ligature(letter) {
            Some(parts) => letters.push_str(parts),
            None => letters.push(equal(letter, last, seen.peek().copied(), side)),
        }
        last = Some(letter);
    }
}

fn composed(word: &str) -> Cow<'_, str> {
    match word.is_ascii() || is_nfc_quick(word.chars()) == IsNormalized::Yes {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.nfc().collect()),
    }
}

/// What stands between two words.
fn join(letters: &mut String, next: char, is_new_line: bool) {
    let mut ends = letters.chars().rev();
    let (last, before) = (ends.next(), ends.next());
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    match last {
        None | Some(BREAK | MAYBE_SPACE) => {}
        Some(SOFT) if is_new_line && !next.is_lowercase() => {}
        Some(HYPHEN | SOFT) if is_new_line && next.is_lowercase() && is_letter(before) => {
            letters.pop();
            letters.push(LINE_END);
        }
        Some(HYPHEN | DASH | '/') if is_new_line && before.is_some_and(|before| before != ' ') => {
            letters.push(MAYBE_SPACE);
        }
        Some(_) => letters.push(' '),
    }
}

fn equal(letter: char, last: Option<char>, next: Option<char>, side: Side) -> char {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_figure = |letter: Option<char>| letter.is_some_and(char::is_numeric);
    match letter {
        HYPHEN | '\u{2010}' | '\u{2011}' => HYPHEN,
        '\u{2012}'..='\u{2015}' | '\u{2212}' => DASH,
        '\'' | '‘' | '’' | '‛' if is_letter(last) && is_letter(next) => APOSTROPHE,
        '\'' | '‘' | '’' | '‛' | '‚' | '‹' | '›' => MARK,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' => MARK,
        // It is painted as a hyphen, and 10-15 is not 1015.
        SOFT if is_figure(last) || is_figure(next) => HYPHEN,
        SOFT => SOFT,
        _ if is_unknown(letter) && side == Side::Document => UNKNOWN,
        _ if is_unknown(letter) => UNKNOWN_QUOTED,
        _ => letter,
    }
}

fn is_unknown(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'..)
}

fn is_unseen(letter: char, side: Side) -> bool {
    match letter {
        SOFT => side == Side::Quotation,
        _ => is_invisible(letter),
    }
}

/// Joiners and marks of direction: nobody reads them.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

pub(super) fn ligature(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

/// The letters of a quotation.
pub(super) fn quoted(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        for (at, word) in line.split_whitespace().enumerate() {
            add_word(&mut letters, word, at == 0, Side::Quotation);
        }
    }
    letters
}

pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, HYPHEN | DASH)
}

/// Whether a letter is the same in every text that equals this one: no dash, no space, nothing uncertain.
pub(super) fn is_plain(letter: char) -> bool {
    !is_dash(letter) && !matches!(letter, ' ' | SOFT | LINE_END | MAYBE_SPACE)
}

/// How many bytes of the letters of a document all letters of a quotation take up at its beginning.
pub(super) fn matches(document: &str, wanted: &str) -> Option<usize> {
    let mut have = Ahead(document);
    let mut want = Ahead(wanted);
    while let Some(letter) = want.first() {
        let there = have.first()?;
        match (there, letter) {
            (SOFT | LINE_END, _) => {
                have.pass(|_| true);
                if want.pass(|letter| is_dash(letter) || letter == LINE_END) && there == LINE_END {
                    want.pass(is_space);
                }
            }
            (MAYBE_SPACE, _) => {
                have.pass(|_| true);
                want.pass(is_space);
            }
            (_, LINE_END) => {
                want.pass(|_| true);
                if have.pass(is_dash) {
                    have.pass(is_space);
                }
            }
            (_, MAYBE_SPACE) => {
                want.pass(|_| true);
                have.pass(is_space);
            }
            _ if there == letter || (is_dash(there) && is_dash(letter)) => {
                have.pass(|_| true);
                want.pass(|_| true);
            }
            _ => return None,
        }
    }
    Some(document.len() - have.0.len())
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | MAYBE_SPACE)
}

/// What of a text lies ahead.
struct Ahead<'t>(&'t str);

impl Ahead<'_> {
    fn first(&self) -> Option<char> {
        self.0.chars().next()
    }

    /// Goes beyond the first letter, if it is of a kind.
    fn pass(&mut self, is: impl Fn(char) -> bool) -> bool {
        let mut letters = self.0.chars();
        let passes = letters.next().is_some_and(is);
        if passes {
            self.0 = letters.as_str();
        }
        passes
    }
}

/// Whether two texts are equal, the first one of a document.
pub(super) fn are_equal(document: &str, wanted: &str) -> bool {
    matches(document, wanted) == Some(document.len())
}

#[cfg(test)]
pub(super) fn of_document(text: &str) -> String {
    let mut letters = String::new();
    for line in text.lines() {
        for (at, word) in line.split_whitespace().enumerate() {
            add_word(&mut letters, word, at == 0, Side::Document);
        }
    }
    letters
}
