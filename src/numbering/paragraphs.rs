//! The numbers of paragraphs: "38.", "[38]", "4.7.3", and "(d)" below one of them.
//!
//! Numbers count up: one that does not follow those before it, as the figure of a list inside a paragraph, names
//! no paragraph. What stands below a heading and bears no number has none; nor has a heading, though it may be
//! numbered: it is short, and no full stop ends it. Where numbers do not follow each other, the paragraph has none
//! either, until they do again: no number is better than a wrong one. Nor has what stands before the gap: the
//! paragraphs whose numbers were missed are in it.

use std::collections::BTreeSet;

use super::headings::{goes_over_page, is_annex, is_heading};
use super::letters::{INDENT, Letters};
use crate::quote::{Document, Role, Word, paragraph_numbers};

/// Larger than the text by so much, and it is a heading.
const LARGE: f32 = 1.12;

/// Numbers that may be missing between two paragraphs: their figures could not be read.
const MISSED: u32 = 2;

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
                let is_number = numbers.contains(&(page, at));
                if !(word.starts_paragraph || is_number) || word.role != Role::Text {
                    continue;
                }
                let begins = |at: usize| {
                    numbers.contains(&(page, at))
                        || words.get(at).is_some_and(|word| word.starts_paragraph)
                };
                match is_number {
                    true if form(&word.text).is_some()
                        && is_heading(words, at, &begins)
                        && !goes_over_page(document, (page, at), &numbers) =>
                    {
                        scope.heading();
                    }
                    true => scope.number(word),
                    false if is_annex(words, at) => scope = Scope::default(),
                    false => scope.paragraph(word, usual),
                }
                if let Some(doubtful) = scope.doubtful.take() {
                    take_back(&mut found, &doubtful);
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

    /// Page and word, counted from 0, where each begins, with its number, in the order of reading.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        let numbered = self.found.iter();
        numbered.filter_map(|from| Some((from.page, from.word, from.number.as_deref()?)))
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

/// Behind the last paragraph of this number some were missed: no part of it has a number.
fn take_back(found: &mut [Stretch], doubtful: &str) {
    for stretch in found.iter_mut().rev() {
        let Some(number) = &stretch.number else {
            continue;
        };
        let rest = number.strip_prefix(doubtful);
        if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('(')) {
            break;
        }
        stretch.number = None;
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
    /// Letters below it.
    letters: Letters,
    /// A number behind which others were missed, as was just found out.
    doubtful: Option<String>,
}

impl Scope {
    fn name(&self) -> Option<String> {
        let mut name = self.base.clone()?;
        name.push_str(&self.letters.name());
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
                let last = self.base.replace(levels.clone());
                self.doubtful = last.filter(|last| is_gap(last, &levels));
            }
            Some(Form::Letter(letter)) => self.letter(letter, x),
            // A bullet.
            None => self.letters.outdent(x),
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
                if depth == 0 && figure != chain.last + 1 {
                    self.doubtful = Some(chain.last.to_string());
                }
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
            return self.letters.outdent(x);
        }
        if self.chains.len() == 1 {
            self.letters.clear();
            self.base = Some(figure.to_string());
        } else {
            self.letters.end_at(x);
        }
    }

    /// A letter below a figure of a list belongs to that: the paragraph has another.
    fn letter(&mut self, letter: String, x: f32) {
        let inner = self.chains.iter().skip(1);
        let further_left = inner.filter(|chain| chain.x + INDENT < x).count();
        self.chains.truncate(1 + further_left);
        match further_left {
            0 => self.letters.add(letter, x),
            _ => self.letters.end_at(x),
        }
    }

    /// Whatever follows has no number until the next.
    fn heading(&mut self) {
        self.chains.truncate(1);
        self.letters.clear();
        self.base = None;
    }

    /// A paragraph without a number begins.
    fn paragraph(&mut self, word: &Word, usual: f32) {
        if word.size > usual * LARGE {
            self.heading();
        } else {
            self.letters.outdent(word.area.x0);
        }
    }
}

/// Whether numbers are missing between two of one level: 1.9 and 1.12.
fn is_gap(last: &str, next: &str) -> bool {
    let parts = last.rsplit_once('.').zip(next.rsplit_once('.'));
    parts.is_some_and(|((above, last), (next_above, next))| {
        let values = last.parse::<u32>().ok().zip(next.parse::<u32>().ok());
        above == next_above && values.is_some_and(|(last, next)| next > last + 1)
    })
}
