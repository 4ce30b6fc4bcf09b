//! A report with its words, and runs of them.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::process::Command;

use bundle_builder::pdf::content::{PageText, Reader, quotable};
use bundle_builder::pdf::import::{Limits, Source};
use bundle_builder::quote::{Document, Index, Outcome, Role, Word};

/// Numbers that look random (xorshift).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new() -> Chance {
        Chance(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

pub(crate) struct Report {
    pub(crate) name: String,
    pub(crate) document: Document,
    pub(crate) index: Index,
    /// Words of the text with their page and whether a call was taken off.
    words: Vec<(String, usize, bool)>,
    raw: Vec<String>,
}

/// Words that follow each other.
#[derive(Clone)]
pub(crate) struct Run {
    pub(crate) words: Vec<String>,
    pub(crate) pages: Vec<usize>,
    pub(crate) has_call: bool,
}

impl Report {
    pub(crate) fn read(file: &Path) -> Option<Report> {
        let bytes = fs::read(file).ok()?;
        let source = Source::open(bytes, None, &Limits::default()).ok()?;
        let reader = Reader::new(&source);
        let mut pages = Vec::new();
        let mut unreadable = BTreeSet::new();
        for number in 0..source.len() {
            let content = reader.read(number).unwrap_or_default();
            if !content.is_readable() {
                unreadable.insert(number);
            }
            pages.push(PageText::of(&content));
        }
        let document = quotable(&pages, &unreadable, &[]);
        let output = Command::new("pdftotext")
            .args(["-q", "-raw"])
            .arg(file)
            .arg("-")
            .output()
            .ok()?;
        let raw = String::from_utf8_lossy(&output.stdout).into_owned();
        Some(Report {
            name: file.file_stem()?.to_string_lossy().into_owned(),
            index: Index::new(&document),
            words: words(&document),
            document,
            raw: raw.split('\u{c}').map(str::to_owned).collect(),
        })
    }

    /// Whether the same words stand on other pages, too: the first of them are found.
    pub(crate) fn says_twice(&self, quotation: &str, pages: &[usize]) -> bool {
        let plain = |text: &str| {
            text.chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect::<String>()
        };
        let texts = pages.iter().filter_map(|page| self.raw.get(*page));
        let there: String = texts.map(|text| plain(text)).collect();
        let words: Vec<String> = quotation.split(' ').map(plain).collect();
        words.iter().all(|word| there.contains(word.as_str()))
    }

    /// Words of one page as `pdftotext` writes them.
    pub(crate) fn pasted(&self, chance: &mut Chance) -> Option<String> {
        let page = self.raw.get(chance.below(self.raw.len()))?;
        let words: Vec<&str> = page.split_inclusive([' ', '\n']).collect();
        let length = 5 + chance.below(40);
        let start = chance.below(words.len().checked_sub(length)?);
        let text = words.get(start..start + length)?.concat().trim().to_owned();
        (text.split_whitespace().count() >= 5).then_some(text)
    }
}

/// The words of the text as a reader would write them down: without calls and numbers of paragraphs, what a
/// line's end parts put together.
fn words(document: &Document) -> Vec<(String, usize, bool)> {
    let mut found: Vec<(String, usize, bool)> = Vec::new();
    let mut open = false;
    let mut line = None;
    let readable = document
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| !page.is_unreadable);
    for (number, page) in readable {
        let own = page.words.iter().filter(|word| word.role == Role::Text);
        for word in own.filter(|word| !is_number(word)) {
            let text = without_raised(word);
            let is_new_line = line != Some((number, word.line));
            line = Some((number, word.line));
            if text.is_empty() {
                continue;
            }
            let goes_on = open && is_new_line && text.starts_with(char::is_lowercase);
            match found.last_mut() {
                Some((last, ..)) if goes_on => {
                    last.pop();
                    last.push_str(&text);
                }
                _ => found.push((text.clone(), number, text != word.text)),
            }
            let before = text.chars().rev().nth(1);
            open = text.ends_with(['-', '\u{2010}', '\u{ad}'])
                && before.is_some_and(char::is_alphabetic);
        }
    }
    found
}

fn without_raised(word: &Word) -> String {
    let is_sign = |letter: char| letter.is_ascii_digit() || matches!(letter, '*' | '†' | '‡');
    let letters: Vec<char> = word.text.chars().collect();
    let is_call = |at: &usize| {
        let run = word.raised.iter().find(|run| run.contains(at));
        let is_letter = |run: &[char]| matches!(run, [letter] if letter.is_ascii_lowercase());
        run.is_some_and(|run| {
            let own = &letters[run.clone()];
            own.iter().all(|letter| is_sign(*letter)) || is_letter(own)
        })
    };
    // "a/" of older documents.
    let is_stroke = |at: &usize| {
        letters[*at] == '/' && *at > 0 && is_call(&(at - 1)) && at + 1 == letters.len()
    };
    let kept = (0..letters.len()).filter(|at| !is_call(at) && !is_stroke(at));
    kept.map(|at| letters[at]).collect()
}

fn is_number(word: &Word) -> bool {
    let inner = word
        .text
        .trim_start_matches('(')
        .trim_end_matches([')', '.']);
    let is_closed = word.text.ends_with([')', '.']);
    let is_short = inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = inner.len() <= 4
        && word.text.starts_with('(')
        && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_bullet = matches!(&*word.text, "•" | "–" | "-" | "▪" | "●");
    word.starts_paragraph && (is_bullet || (is_closed && (is_short || is_letter)))
}

/// Words that follow each other in one of the reports, at least five.
pub(crate) fn run<'r>(
    reports: &'r [Report],
    chance: &mut Chance,
    lengths: Range<usize>,
) -> (&'r Report, Run) {
    loop {
        let report = &reports[chance.below(reports.len())];
        let length = lengths.start + chance.below(lengths.len());
        let Some(most) = report.words.len().checked_sub(length) else {
            continue;
        };
        let start = chance.below(most + 1);
        let own = &report.words[start..start + length];
        // Rows of figures and dots are no quotation.
        let with_letters = own
            .iter()
            .filter(|(word, ..)| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1);
        if with_letters.count() * 2 < length {
            continue;
        }
        let mut pages: Vec<usize> = own.iter().map(|(_, page, _)| *page).collect();
        pages.dedup();
        let run = Run {
            words: own.iter().map(|(word, ..)| word.clone()).collect(),
            pages,
            has_call: own.iter().any(|(.., has_call)| *has_call),
        };
        return (report, run);
    }
}

pub(crate) fn short(outcome: &Outcome) -> String {
    let text = match outcome {
        Outcome::Near { at, differences } => {
            let pairs = differences
                .iter()
                .map(|one| format!("{:?}/{:?}", one.extract, one.text));
            format!(
                "near, pages {:?}: {}",
                at.pages,
                pairs.collect::<Vec<_>>().join(" ")
            )
        }
        Outcome::Exact { at, .. } => format!("exact, pages {:?}", at.pages),
        Outcome::ExactWithEdits { at, edits, .. } => {
            format!("with edits, pages {:?}: {edits:?}", at.pages)
        }
        other => format!("{other:?}"),
    };
    text.chars().take(400).collect()
}
