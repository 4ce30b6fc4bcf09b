//! How a document at hand may be named: by its file name, the symbol at the heads of its pages, and the words
//! with which it begins.

use std::collections::BTreeSet;
use std::path::Path;

use crate::quote::{Document, Page, Role, Word};

use super::names::{Names, plain, symbol};

/// Pages on which a title may stand.
const FIRST: usize = 3;

/// A first page with fewer words is a cover of which most is a picture.
const FEWEST: usize = 3;

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
    /// What the file says of itself.
    stated: Option<FirstPage>,
    /// What stands on each of its first pages.
    pub(super) pages: Vec<FirstPage>,
}

/// One of the pages on which a title may stand.
#[derive(Clone, Debug, Default)]
pub(super) struct FirstPage {
    pub(super) text: String,
    /// Its words, small.
    pub(super) words: Vec<String>,
    /// Symbols and neutral citations that stand on it, but not in its notes.
    pub(super) symbols: BTreeSet<String>,
    /// Those of them with which it begins: a page that cites others does so further down.
    begins_with: BTreeSet<String>,
}

/// So many words of a first page stand at its head, with the symbol of the document.
const BEGINNING: usize = 40;

impl FirstPage {
    fn of(page: &Page) -> FirstPage {
        let text: Vec<&str> = page.words.iter().map(|word| word.text.as_str()).collect();
        let own = page.words.iter().filter(|word| word.role != Role::Note);
        // Two organs have one paper as “A/80/61–E/2025/48”.
        let own: Vec<String> = own
            .map(|word| word.text.replace(['–', '−', '-'], " "))
            .collect();
        let symbols = |words: &[String]| -> BTreeSet<String> {
            let names = Names::of(&words.join(" "));
            names.all_symbols().cloned().collect()
        };
        FirstPage {
            words: text.iter().flat_map(|word| parts(word)).collect(),
            text: text.join(" "),
            symbols: symbols(&own),
            begins_with: symbols(own.get(..BEGINNING.min(own.len())).unwrap_or_default()),
        }
    }

    /// Whether these words stand there, one behind the other.
    pub(super) fn says(&self, words: &str) -> bool {
        let wanted = parts(words);
        let mut all = self.words.windows(wanted.len().max(1));
        all.any(|words| words == wanted)
    }

    fn stated(title: &str) -> FirstPage {
        FirstPage {
            text: title.to_owned(),
            words: parts(title),
            symbols: Names::of(title).all_symbols().cloned().collect(),
            begins_with: BTreeSet::new(),
        }
    }
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
            stated: None,
            pages: pages.iter().map(FirstPage::of).collect(),
        }
    }

    /// Takes what the file says of itself.
    pub fn state(&mut self, title: Option<String>) {
        self.stated = title.as_deref().map(FirstPage::stated);
    }

    /// What the file says of itself.
    pub fn stated(&self) -> Option<&str> {
        self.stated.as_ref().map(|stated| stated.text.as_str())
    }

    /// Its first pages, and what the file says of itself; none where its first page cannot be read, or is a picture,
    /// in which anything may stand.
    pub(super) fn looked_at(&self) -> Option<Vec<&FirstPage>> {
        let first = self.pages.first()?;
        let all = self.pages.iter().chain(&self.stated);
        (self.is_known && first.words.len() >= FEWEST).then(|| all.collect())
    }

    /// Symbols that are its own: at the heads of its pages, on its first page, and in what the file says of itself.
    pub(super) fn own_symbols(&self) -> impl Iterator<Item = &String> {
        let first = self.pages.first().into_iter().chain(&self.stated);
        first.flat_map(|page| &page.symbols).chain(&self.symbols)
    }

    /// Whether it bears a symbol as its own: at the heads of its pages, or with which its first page begins.
    pub(super) fn bears_symbol(&self) -> bool {
        let mut first = self.pages.first().into_iter();
        !self.symbols.is_empty() || first.any(|page| !page.begins_with.is_empty())
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
pub(super) fn parts(text: &str) -> Vec<String> {
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

/// So much smaller letters are of the same line.
const SAME: f32 = 0.95;

/// What stands together in the largest letters of the first page with words that are larger than the text, and names
/// more than who publishes there.
fn largest(pages: &[Page], usual: f32) -> Option<String> {
    let page = pages.iter().find(|page| !page.words.is_empty())?;
    if page.is_unreadable {
        return None;
    }
    let own = page.words.iter().filter(|word| word.role != Role::Foot);
    let own: Vec<&Word> = own.collect();
    let together = own.chunk_by(|one, next| {
        let (less, more) = (one.size.min(next.size), one.size.max(next.size));
        less >= more * SAME
    });
    let large = together.filter_map(|words| {
        let size = words.iter().map(|word| word.size).fold(0.0, f32::max);
        let words = words.iter().map(|word| word.text.as_str());
        // “*2507054*” is what a bar code says.
        let is_code = |word: &str| word.len() > 2 && word.starts_with('*') && word.ends_with('*');
        let words = words.filter(|word| symbol(word).is_none() && !is_code(word));
        let line = words.collect::<Vec<_>>().join(" ");
        let line = line.trim_end_matches(['*', ' ']).to_owned();
        (size >= usual * LARGE && is_title(&line)).then_some((size, line))
    });
    let largest = large.reduce(|best, next| if next.0 > best.0 { next } else { best });
    largest.map(|(_, line)| line)
}

/// The names of organs at the head of a page are made of these.
const WORDS_OF_ORGANS: [&str; 18] = [
    "united",
    "nations",
    "general",
    "assembly",
    "security",
    "council",
    "human",
    "rights",
    "economic",
    "and",
    "social",
    "chief",
    "executives",
    "board",
    "for",
    "coordination",
    "of",
    "the",
];

/// `II. Background`, `Contents`: the heading of a part.
fn is_heading(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let number = first.strip_suffix('.').unwrap_or_default();
    let is_numbered =
        !number.is_empty() && number.chars().all(|sign| "IVXLC123456789".contains(sign));
    is_numbered || ["contents", "summary"].contains(&line.to_lowercase().as_str())
}

/// Whether a line may be a title: it has words beside symbols and the names of organs.
pub(super) fn is_title(line: &str) -> bool {
    let names = Names::of(line);
    let has_symbol = names.all_symbols().next().is_some();
    let is_organ = parts(line)
        .iter()
        .all(|word| WORDS_OF_ORGANS.contains(&word.as_str()));
    let is_telling = !is_organ && !is_heading(line) && (!names.words.is_empty() || !has_symbol);
    TITLE.contains(&line.chars().count()) && says(line) && is_telling
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
