//! What the words around a citation name: documents by their titles, entries by their words, sources or publishers.
//!
//! What is named is only pointed to: the person decides. So a name counts where it stands whole, or where all words of a
//! title do that tell it from others.

use std::ops::Range;

use crate::bundle::{Plan, PlannedEntry};

use super::find::Citation;

/// What a citation may be meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// By position in the plan.
    Exhibit(usize),
    /// By its number.
    Entry(u32),
}

/// Letters of a word that tells something.
const TELLING: usize = 4;

/// Letters of a sentence on each side of a citation, in bytes.
const LONGEST: usize = 2_000;

/// Words quoted that are looked for in entries.
const FEWEST_QUOTED: usize = 4;

/// Words that a full stop cuts short.
const ABBREVIATIONS: [&str; 21] = [
    "pp", "para", "paras", "no", "nos", "cf", "eg", "ie", "mr", "mrs", "ms", "dr", "st", "art",
    "arts", "ch", "vol", "ed", "al", "op", "cit",
];

/// Words in titles that tell nothing.
const COMMON: [&str; 14] = [
    "from",
    "with",
    "that",
    "this",
    "their",
    "about",
    "into",
    "dated",
    "pages",
    "page",
    "country",
    "report",
    "letter",
    "statement",
];

/// What can be named, in the letters by which it is looked for.
#[derive(Debug)]
pub(super) struct Names {
    /// Exhibits and entries, each with the titles that it goes by.
    titles: Vec<(Named, String)>,
    /// Titles that are too short to tell anything in small letters, as they are written.
    short: Vec<(Named, String)>,
    publishers: Vec<(u32, String)>,
    texts: Vec<(u32, String)>,
}

impl Names {
    pub(super) fn of(plan: &Plan) -> Names {
        let exhibits = || plan.exhibits.iter().enumerate();
        let short = exhibits().map(|(at, one)| (Named::Exhibit(at), on_one_line(&one.title)));
        let exhibits = exhibits().map(|(at, one)| (Named::Exhibit(at), folded(&one.title)));
        let entry = |one: &PlannedEntry| (Named::Entry(one.number), folded(&one.title));
        let entries = plan.entries().map(entry);
        let publisher = |one: &PlannedEntry| (one.number, folded(&one.publisher));
        Names {
            short: short.filter(|(_, title)| is_short(title)).collect(),
            titles: exhibits.chain(entries).collect(),
            publishers: plan.entries().map(publisher).collect(),
            texts: plan
                .entries()
                .map(|one| (one.number, folded(&one.text)))
                .collect(),
        }
    }

    /// What these words name: by a quotation where there is one, else by title, else by publisher.
    pub(super) fn in_words(&self, words: &str) -> Vec<Named> {
        let quoted = self.quoted(words);
        if !quoted.is_empty() {
            return quoted;
        }
        let spelt = spelt(words);
        let short = self.short.iter();
        let short = short.filter(|(_, title)| holds(&spelt, title));
        let short: Vec<Named> = short.map(|(named, _)| *named).collect();
        let words = folded(words);
        let titled = self.titles.iter();
        let titled = titled.filter(|(_, title)| is_titled(&words, title));
        let titled: Vec<Named> = titled.map(|(named, _)| *named).collect();
        if !titled.is_empty() || !short.is_empty() {
            return titled.into_iter().chain(short).collect();
        }
        let published = self.publishers.iter();
        let published = published.filter(|(_, name)| name.len() >= TELLING && holds(&words, name));
        published.map(|(number, _)| Named::Entry(*number)).collect()
    }

    fn quoted(&self, words: &str) -> Vec<Named> {
        let mut found = Vec::new();
        for quoted in between_marks(words) {
            let quoted = folded(quoted);
            if quoted.split(' ').count() < FEWEST_QUOTED {
                continue;
            }
            let own = self.texts.iter().filter(|(_, text)| holds(text, &quoted));
            found.extend(own.map(|(number, _)| Named::Entry(*number)));
        }
        found
    }
}

/// The words that a citation belongs to: those of its sentence before it, behind the citation before; where nothing is
/// named there, those behind it.
pub(super) fn around<'t>(text: &'t str, all: &[Citation], at: usize) -> [&'t str; 2] {
    let Some(own) = all.get(at).map(|citation| &citation.bytes) else {
        return [""; 2];
    };
    let before = at.checked_sub(1).and_then(|before| all.get(before));
    let after = all.get(at + 1).map_or(text.len(), |next| next.bytes.start);
    let from = before.map_or(0, |before| before.bytes.end);
    let sentence = sentence(text, own);
    let before = text.get(from.max(sentence.start)..own.start);
    let behind = text.get(own.end..after.min(sentence.end).max(own.end));
    [before, behind].map(Option::unwrap_or_default)
}

/// The sentence around a place.
fn sentence(text: &str, own: &Range<usize>) -> Range<usize> {
    // No sentence is longer; in a text of a book's length each citation looks at its own surroundings alone.
    let from = text.floor_char_boundary(own.start.saturating_sub(LONGEST));
    let to = text.ceil_char_boundary(own.end.saturating_add(LONGEST));
    let nearby = text.get(from..to).unwrap_or_default();
    let mut start = from;
    for (at, _) in nearby.match_indices(['.', '!', '?', '\n']) {
        let at = from + at;
        if !ends_sentence(text, at) {
            continue;
        }
        match at < own.start {
            true => start = at + 1,
            false if at >= own.end => return start..at,
            false => {}
        }
    }
    start..to
}

fn ends_sentence(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at(at);
    if behind.starts_with('\n') {
        return true;
    }
    let behind = behind.get(1..).unwrap_or_default();
    let begins = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let next = behind.trim_start().chars().next();
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let is_cut = word.is_some_and(|word| {
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        is_initial
            || ABBREVIATIONS
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
    });
    begins && !is_cut && next.is_none_or(|c| !c.is_lowercase())
}

fn is_titled(words: &str, title: &str) -> bool {
    if title.chars().count() > TELLING && holds(words, title) {
        return true;
    }
    let telling = |word: &&str| word.chars().count() >= TELLING && !COMMON.contains(word);
    let mut own = title.split(' ').filter(telling).peekable();
    let count = title.split(' ').filter(telling).count();
    own.peek().is_some() && count >= 2 && own.all(|word| holds(words, word))
}

/// `d2`, `CV`: counts only where it stands so, letter for letter.
fn is_short(title: &str) -> bool {
    let letters = title.chars().filter(|c| c.is_alphanumeric()).count();
    let has_digit = title.contains(|c: char| c.is_ascii_digit());
    letters <= TELLING && (letters >= 2 || has_digit) && !is_number(title)
}

/// The number of a page is no name of a document.
fn is_number(title: &str) -> bool {
    title
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace())
}

fn on_one_line(text: &str) -> String {
    spelt(text).trim().to_owned()
}

/// As it is written, all but letters and digits one space.
fn spelt(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// As whole words.
fn holds(words: &str, wanted: &str) -> bool {
    let wanted = wanted.trim();
    if wanted.is_empty() {
        return false;
    }
    let mut found = words.match_indices(wanted);
    found.any(|(at, _)| {
        let before = words.get(..at).unwrap_or_default();
        let behind = words.get(at + wanted.len()..).unwrap_or_default();
        let is_edge = |text: &str, end: bool| match end {
            true => text.is_empty() || text.ends_with(' '),
            false => text.is_empty() || text.starts_with(' '),
        };
        is_edge(before, true) && is_edge(behind, false)
    })
}

/// Letters and digits in small, all else one space.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !matches!(c, '’' | '\'')) {
        match c.is_alphanumeric() {
            true => folded.extend(c.to_lowercase()),
            false if folded.ends_with(' ') || folded.is_empty() => {}
            false => folded.push(' '),
        }
    }
    folded.trim_end().to_owned()
}

/// What stands between quotation marks.
fn between_marks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (open, mark) = rest
            .char_indices()
            .find(|(_, c)| matches!(c, '“' | '"' | '‘' | '«'))?;
        let close = match mark {
            '“' => '”',
            '‘' => '’',
            '«' => '»',
            other => other,
        };
        let inner = rest.get(open + mark.len_utf8()..)?;
        let end = inner.find(close)?;
        rest = inner.get(end + close.len_utf8()..)?;
        inner.get(..end)
    })
}
