//! Where words stand in a document, for whoever looks for them: capital or small, with accents or without, with
//! hyphens or without, and parts of words too. Checking quotations is another matter.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::index::Index;
use super::letters::{BREAK, LINE_END, MAYBE_SPACE, SOFT, is_dash, quoted};

/// Nobody looks through more.
const MOST: usize = 5_000;

/// The letters of a document as they are looked for.
#[derive(Debug, Default)]
pub struct Finder {
    letters: String,
    /// The first byte of each token.
    starts: Vec<u32>,
}

impl Finder {
    pub fn new(index: &Index) -> Finder {
        let flow = &index.flow;
        let mut finder = Finder::default();
        for token in 0..flow.tokens.len() {
            let start = u32::try_from(finder.letters.len()).unwrap_or(u32::MAX);
            finder.starts.push(start);
            fold(flow.token(token), &mut finder.letters);
            let behind = flow.letters.as_bytes().get(flow.span(token).end);
            let is_last = behind == Some(&(BREAK as u8));
            finder.letters.push(if is_last { BREAK } else { ' ' });
        }
        finder
    }

    /// The words of the document in which these stand, place by place, as [`Index::laid`] counts them.
    pub fn find(&self, words: &str, index: &Index) -> Vec<Range<usize>> {
        let mut wanted = String::new();
        fold(&quoted(words), &mut wanted);
        if wanted.trim().is_empty() {
            return Vec::new();
        }
        let found = memmem::find_iter(self.letters.as_bytes(), wanted.as_bytes());
        let token = |byte: usize| {
            let behind = self.starts.partition_point(|start| *start as usize <= byte);
            behind.saturating_sub(1)
        };
        let last = wanted.len() - 1;
        let tokens = found.map(|at| token(at)..token(at + last) + 1);
        tokens
            .take(MOST)
            .map(|tokens| index.words(&tokens))
            .collect()
    }
}

fn fold(text: &str, folded: &mut String) {
    for letter in text.nfd() {
        let is_passed_over = is_combining_mark(letter)
            || is_dash(letter)
            || matches!(letter, SOFT | LINE_END | MAYBE_SPACE);
        if !is_passed_over {
            folded.extend(letter.to_lowercase());
        }
    }
}
