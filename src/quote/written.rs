//! Words of a document as an extract holds them: verbatim, with their accents composed, and with what a line's
//! end parts put together.
//!
//! A hyphen at the end of a line may belong to the word or to the line alone. The rest of the document tells
//! which, where it has the word; where it has not, the hyphen goes.

use unicode_normalization::UnicodeNormalization as _;

use super::index::Index;
use super::letters::{self, LINE_END, SOFT};

/// So many other places of a word are asked, at most, whether it has a hyphen.
const MOST_ASKED: usize = 200;

impl Index {
    /// A token, without what is left out of comparing.
    pub(super) fn written(&self, token: usize) -> String {
        let flow = &self.flow;
        let places = flow.places_of(token..token + 1);
        let is_kept = |place: &usize| flow.places.get(*place).is_some_and(|one| !one.is_left_out);
        let parts = places.filter(is_kept).map(|place| word(flow.text(place)));
        let parts: Vec<String> = parts.collect();
        let whole = parts.concat();
        if !flow.token(token).contains(LINE_END) {
            return whole;
        }
        let joined = joined(&parts);
        match self.has_elsewhere(token, &whole) && !self.has_elsewhere(token, &joined) {
            true => whole,
            false => joined,
        }
    }

    /// Whether the word stands so, within a line, anywhere else.
    fn has_elsewhere(&self, token: usize, written: &str) -> bool {
        let flow = &self.flow;
        let Some(own) = flow.tokens.get(token) else {
            return false;
        };
        let wanted = bare(&letters::quoted(written));
        let others = self.singles(own.key).iter().take(MOST_ASKED);
        let mut others = others.map(|(_, other)| flow.token(*other as usize));
        others.any(|other| !other.contains([LINE_END, SOFT]) && bare(other) == wanted)
    }
}

/// Small, and without what stands around the word.
fn bare(word: &str) -> String {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.to_lowercase()
}

/// The letters of one word of the document; a soft hyphen that stands on the page is a hyphen.
fn word(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.nfc().filter(|letter| !letters::is_invisible(*letter)) {
        match letters::ligature(letter) {
            Some(parts) => written.push_str(parts),
            None if letter == SOFT => written.push('-'),
            None if letter.is_whitespace() => written.push(' '),
            None => written.push(letter),
        }
    }
    written
}

/// Parts of a word without the hyphens of line ends.
fn joined(parts: &[String]) -> String {
    let mut joined = String::new();
    for (at, part) in parts.iter().enumerate() {
        let goes_on = parts.get(at + 1).and_then(|next| next.chars().next());
        let cut = part.strip_suffix(['-', '\u{2010}', '\u{2011}']);
        let is_parted = goes_on.is_some_and(char::is_lowercase)
            && cut.is_some_and(|cut| cut.ends_with(char::is_alphanumeric));
        joined.push_str(cut.filter(|_| is_parted).unwrap_or(part));
    }
    joined
}
