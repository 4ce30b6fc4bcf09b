//! How a document at hand may be named: by its file name, the symbol at the heads of its pages, and the words
//! with which it begins.

use std::collections::BTreeSet;
use std::path::Path;

use crate::quote::{Document, Page, Role};

use super::names::{Names, plain, symbol};

/// Pages on which a title may stand.
const FIRST: usize = 3;

/// Larger than most letters by so much: part of a title.
const LARGE: f32 = 1.15;

/// Pages at the head of which a symbol stands if it is the document's own.
const HEADS: usize = 2;

#[derive(Clone, Debug, Default)]
pub struct Title {
    /// Its own symbols: letters and figures, small.
    symbols: BTreeSet<String>,
    /// Parts of its file name.
    name: Vec<String>,
    /// Words of its title, as far as that is known.
    title: BTreeSet<String>,
    /// All words of its first pages, and symbols there.
    first: BTreeSet<String>,
    /// Its first pages can be read.
    is_known: bool,
    /// What stands largest on the first page that has words.
    largest: Option<String>,
}

impl Title {
    pub fn of(words: &Document, path: &Path) -> Title {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = parts(&stem);
        let pages = words.pages.get(..FIRST.min(words.pages.len()));
        let pages = pages.unwrap_or_default();
        let first = pages.iter().flat_map(|page| &page.words);
        let (mut all, mut title) = (BTreeSet::new(), BTreeSet::new());
        let usual = usual_size(pages);
        for word in first {
            let own = parts(&word.text);
            if word.size >= usual * LARGE {
                title.extend(own.iter().cloned());
            }
            all.extend(own);
            all.extend(symbol(&word.text).map(|(own, _)| own));
        }
        all.extend(name.iter().cloned());
        title.extend(name.iter().cloned());
        let known = pages
            .iter()
            .any(|page| !page.is_unreadable && !page.words.is_empty());
        Title {
            symbols: own_symbols(words),
            name,
            title,
            first: all,
            is_known: known,
            largest: largest(pages, usual),
        }
    }

    /// What stands there larger than the text, which is its title more often than not: to be proposed, never taken.
    pub fn largest(&self) -> Option<&str> {
        self.largest.as_deref()
    }

    /// Whether a citation names it, and nobody doubts it.
    pub(super) fn is(&self, names: &Names) -> bool {
        let mut symbols = names.symbols.iter().chain(&names.perhaps).peekable();
        if symbols.peek().is_some() {
            return symbols.any(|symbol| self.has_symbol(symbol));
        }
        let mut all = names.words.iter().chain(&names.short).chain(&names.years);
        names.words.len() + names.short.len() > 1 && all.all(|word| self.title.contains(word))
    }

    /// Whether it may be what a citation names.
    pub(super) fn may_be(&self, names: &Names) -> bool {
        if !self.is_known {
            return true;
        }
        if !names.symbols.is_empty() {
            let mut symbols = names.symbols.iter();
            return symbols.any(|symbol| self.has_symbol(symbol) || self.first.contains(symbol));
        }
        let own = names.words.iter();
        let own = own.filter(|word| self.first.contains(*word)).count();
        // A title that is cited in other words still has more than half of them.
        match names.words.len() {
            0..=2 => own > 0,
            all => own * 2 > all,
        }
    }

    fn has_symbol(&self, symbol: &str) -> bool {
        let starts = (0..self.name.len()).filter_map(|start| self.name.get(start..));
        let mut in_name = starts.map(|parts| {
            let mut whole = String::new();
            parts.iter().any(|part| {
                whole.push_str(part);
                whole == symbol
            })
        });
        self.symbols.contains(symbol) || in_name.any(|is_own| is_own)
    }
}

/// Words of letters and figures, small.
fn parts(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(plain).collect()
}

/// Symbols at the heads of pages.
fn own_symbols(words: &Document) -> BTreeSet<String> {
    let mut counts = std::collections::BTreeMap::new();
    for page in &words.pages {
        let heads = page.words.iter().filter(|word| word.role == Role::Head);
        let symbols = heads.filter_map(|word| symbol(&word.text));
        let symbols: BTreeSet<String> = symbols.map(|(own, _)| own).collect();
        for symbol in symbols {
            *counts.entry(symbol).or_insert(0) += 1;
        }
    }
    let own = counts.into_iter().filter(|(_, count)| *count >= HEADS);
    own.map(|(symbol, _)| symbol).collect()
}

/// A line that is longer in letters is no title, and a shorter one says nothing.
const TITLE: std::ops::RangeInclusive<usize> = 4..=200;

/// The first lines that stand together in the largest letters of the first page with words, where these are larger than
/// the text.
fn largest(pages: &[Page], usual: f32) -> Option<String> {
    let page = pages.iter().find(|page| !page.words.is_empty())?;
    let sizes = page.words.iter().filter(|word| says(&word.text));
    let most = sizes.map(|word| word.size).fold(0.0, f32::max);
    if page.is_unreadable || most < usual * LARGE {
        return None;
    }
    let is_large = |word: &&crate::quote::Word| word.size >= most * 0.95;
    let words = page.words.iter().skip_while(|word| !is_large(word));
    let words: Vec<&str> = words
        .take_while(is_large)
        .map(|word| word.text.as_str())
        .collect();
    let line = words.join(" ");
    (TITLE.contains(&line.chars().count()) && says(&line)).then_some(line)
}

fn says(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// The size of most letters of the text.
fn usual_size(pages: &[Page]) -> f32 {
    let mut counts = std::collections::BTreeMap::new();
    let words = pages.iter().flat_map(|page| &page.words);
    for word in words.filter(|word| word.role == Role::Text) {
        *counts.entry((word.size * 4.0).round() as i64).or_insert(0) += word.text.len();
    }
    let most = counts.iter().max_by_key(|(_, letters)| **letters);
    most.map_or(0.0, |(size, _)| *size as f32 / 4.0)
}
