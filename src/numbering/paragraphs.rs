//! The numbers of paragraphs: "38.", "[38]", "4.7.3", and "(d)" below one of them.
//!
//! Numbers count up: one that does not follow those before it, as the figure of a list inside a paragraph, names
//! no paragraph. What stands below a heading and bears no number has none; nor has a heading, though it may be
//! numbered: it is short, and no full stop ends it. Where numbers do not follow each other, the paragraph has none
//! either, until they do again: no number is better than a wrong one.

use std::collections::BTreeSet;

use crate::quote::{Document, Role, Word, paragraph_numbers};

/// No heading has more words.
const HEADING: usize = 30;

/// Larger than the text by so much, and it is a heading.
const LARGE: f32 = 1.12;

/// Numbers that may be missing between two paragraphs: their figures could not be read.
const MISSED: u32 = 2;

/// Further left or right by so many points, and it stands at another depth.
const INDENT: f32 = 3.0;

/// Stretch some place of the document on.
#[derive(Clone, Debug, PartialEq)]
struct Stretch {
    page: usize,
    word: usize,
    /// None: what stands there has no number.
    number: Option<String>,
}

/// The paragraphs of a document that have a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParagraphNumbers {
    /// In the order of reading.
    found: Vec<Stretch>,
}

impl ParagraphNumbers {
    pub fn of(document: &Document) -> ParagraphNumbers {
        let numbers: BTreeSet<(usize, usize)> = paragraph_numbers(document).into_iter().collect();
        let mut scope = Scope::default();
        let usual = usual_size(document);
        let mut found: Vec<Stretch> = Vec::new();
        for (page, words) in document.pages.iter().enumerate() {
            let words = &words.words;
            for (at, word) in words.iter().enumerate() {
                if !word.starts_paragraph || word.role != Role::Text {
                    continue;
                }
                match numbers.contains(&(page, at)) {
                    true if is_heading(words, at) => scope.heading(),
                    true => scope.number(word),
                    false => scope.paragraph(word, usual),
                }
                let number = scope.name();
                if found.last().is_none_or(|last| last.number != number) {
                    found.push(Stretch {
                        page,
                        word: at,
                        number,
                    });
                }
            }
        }
        ParagraphNumbers { found }
    }

    /// The number of the paragraph in which a word stands; both counted from 0.
    pub fn at(&self, page: usize, word: usize) -> Option<&str> {
        let behind = self
            .found
            .partition_point(|from| (from.page, from.word) <= (page, word));
        let from = self.found.get(behind.checked_sub(1)?)?;
        from.number.as_deref()
    }

    /// Where paragraphs of this number begin: page and word, counted from 0.
    pub fn places_of(&self, number: &str) -> Vec<(usize, usize)> {
        let number = number.trim();
        let own = self.found.iter();
        own.filter(|from| from.number.as_deref() == Some(number))
            .map(|from| (from.page, from.word))
            .collect()
    }
}

/// What a number before a paragraph says.
#[derive(Clone, Debug, PartialEq)]
enum Form {
    Figure(u32),
    /// `4.7.3`
    Levels(String),
    /// In brackets, or with one behind it: a letter or small Roman figures.
    Letter(String),
}

fn form(text: &str) -> Option<Form> {
    let inner = text
        .trim_start_matches(['(', '['])
        .trim_end_matches([')', ']', '.']);
    if let Ok(figure) = inner.parse() {
        return Some(Form::Figure(figure));
    }
    if inner.contains('.') {
        return Some(Form::Levels(inner.to_owned()));
    }
    let is_letters = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_letters.then(|| Form::Letter(inner.to_owned()))
}

/// Whether what begins there with a number is a heading: it is short, and no sentence ends it.
fn is_heading(words: &[Word], at: usize) -> bool {
    let behind = words.iter().skip(at + 1);
    let mut behind = behind.filter(|word| word.role == Role::Text);
    // So far from its number that it may count as a paragraph of its own.
    let first = behind.next();
    let rest = behind.take_while(|word| !word.starts_paragraph);
    let own: Vec<&Word> = first.into_iter().chain(rest).take(HEADING + 1).collect();
    own.len() <= HEADING && own.last().is_some_and(|last| !ends_sentence(&last.text))
}

fn ends_sentence(text: &str) -> bool {
    // Behind the full stop a call for a note may stand.
    let inner = text.trim_end_matches(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, '"' | '”' | '’' | '\'' | ')' | ']' | '*')
    });
    inner.ends_with(['.', '!', '?', ':', ';', ','])
}

/// The size of most letters of the text.
fn usual_size(document: &Document) -> f32 {
    let mut counts = std::collections::BTreeMap::new();
    let words = document.pages.iter().flat_map(|page| &page.words);
    for word in words.filter(|word| word.role == Role::Text) {
        // In quarters of a point.
        *counts.entry((word.size * 4.0).round() as i64).or_insert(0) += word.text.len();
    }
    let most = counts.iter().max_by_key(|(_, letters)| **letters);
    most.map_or(0.0, |(size, _)| *size as f32 / 4.0)
}

/// Figures that count up at one depth.
#[derive(Debug)]
struct Chain {
    last: u32,
    /// A number that did not follow: it was one where the next follows it.
    stray: Option<u32>,
    /// Where its numbers stand, from the left edge.
    x: f32,
}

/// In which paragraph reading has come.
#[derive(Debug, Default)]
struct Scope {
    /// The outermost first; those behind it are lists inside its paragraphs.
    chains: Vec<Chain>,
    /// The number of the paragraph; lists inside it do not change it.
    base: Option<String>,
    /// Letters below it, the outermost first, with where they stand.
    letters: Vec<(String, f32)>,
}

impl Scope {
    fn name(&self) -> Option<String> {
        let mut name = self.base.clone()?;
        for (letter, _) in &self.letters {
            name.push_str(&format!("({letter})"));
        }
        Some(name)
    }

    /// A paragraph with a number begins.
    fn number(&mut self, word: &Word) {
        let x = word.area.x0;
        match form(&word.text) {
            Some(Form::Figure(figure)) => self.figure(figure, x),
            Some(Form::Levels(levels)) => {
                self.chains.clear();
                self.letters.clear();
                self.base = Some(levels);
            }
            Some(Form::Letter(letter)) => self.letter(letter, x),
            // A bullet.
            None => self.outdent(x),
        }
    }

    fn figure(&mut self, figure: u32, x: f32) {
        let follows = |chain: &Chain| {
            (chain.last + 1..=chain.last + 1 + MISSED).contains(&figure)
                || chain.stray.is_some_and(|stray| stray + 1 == figure)
        };
        if let Some(depth) = self.chains.iter().rposition(follows) {
            self.chains.truncate(depth + 1);
            if let Some(chain) = self.chains.last_mut() {
                (chain.last, chain.stray) = (figure, None);
            }
        } else if self.chains.is_empty() || figure == 1 {
            let is_inside = |chain: &Chain| x > chain.x + INDENT;
            // A list stands further right than the paragraph it is in; where numbers begin again at the same
            // depth, a new part of the document does.
            let depth = self.chains.iter().take_while(|chain| is_inside(chain));
            let depth = depth.count();
            self.chains.truncate(depth);
            self.chains.push(Chain {
                last: figure,
                stray: None,
                x,
            });
        } else if self
            .chains
            .first()
            .is_some_and(|chain| (x - chain.x).abs() <= INDENT)
        {
            self.heading();
            if let Some(chain) = self.chains.last_mut() {
                chain.stray = Some(figure);
            }
            return;
        } else {
            return self.outdent(x);
        }
        if self.chains.len() == 1 {
            self.letters.clear();
            self.base = Some(figure.to_string());
        }
    }

    /// Whatever follows has no number until the next.
    fn heading(&mut self) {
        self.chains.truncate(1);
        self.letters.clear();
        self.base = None;
    }

    fn letter(&mut self, letter: String, x: f32) {
        let follows = |(last, _): &(String, f32)| is_next(last, &letter);
        if let Some(depth) = self.letters.iter().rposition(follows) {
            self.letters.truncate(depth);
            self.letters.push((letter, x));
        } else if ["a", "A", "i", "I"].contains(&letter.as_str()) {
            self.outdent(x);
            self.letters.push((letter, x));
        } else {
            self.outdent(x);
        }
    }

    /// A paragraph without a number begins.
    fn paragraph(&mut self, word: &Word, usual: f32) {
        if word.size > usual * LARGE {
            self.heading();
        } else {
            self.outdent(word.area.x0);
        }
    }

    /// What stands further left than a letter is below it no longer.
    fn outdent(&mut self, x: f32) {
        while self
            .letters
            .last()
            .is_some_and(|(_, left)| x < left - INDENT)
        {
            self.letters.pop();
        }
    }
}

/// Whether one letter, or one small Roman figure, comes next after another.
fn is_next(last: &str, next: &str) -> bool {
    let is_letter = match (last.as_bytes(), next.as_bytes()) {
        ([last], [next]) => last.checked_add(1) == Some(*next),
        _ => false,
    };
    let roman = |text: &str| {
        let small = text.to_ascii_lowercase();
        (1..40).find(|value| super::candidate::small_roman(*value) == small)
    };
    let is_roman = roman(last).is_some_and(|last| roman(next) == Some(last + 1));
    is_letter || is_roman
}
