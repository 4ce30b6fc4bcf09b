//! The paragraphs of a paper: its text and its notes, over page breaks, without calls for notes.

use super::calls::{called, without_calls};
use super::document::{Document, Role, Word};
use super::marks::is_opening_mark;

/// A paragraph that begins so much further right than most is set apart, in points.
const INDENT: f32 = 14.0;

/// A paragraph of the text or of the notes, over page breaks.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) left: f32,
    pub(super) is_note: bool,
    /// Where characters of it begin that stand on later pages.
    pages: Vec<(usize, usize)>,
    /// What numbers it: a bullet is an empty one.
    pub(super) number: Option<String>,
    /// Where notes are called, and by which numbers.
    pub(super) calls: Vec<(usize, String)>,
}

pub(super) fn paragraphs(paper: &Document) -> Vec<Paragraph> {
    let mut found = of_role(paper, Role::Text);
    found.extend(of_role(paper, Role::Note));
    found
}

fn of_role(paper: &Document, role: Role) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    for (page, words) in paper.pages.iter().enumerate() {
        let mut last: Option<&Word> = None;
        let own = words.words.iter().filter(|word| word.role == role);
        let mut own = own.peekable();
        while let Some(word) = own.next() {
            let next = own.peek().copied();
            let said = Said::of(word, last, next);
            let is_new_line = last.map(|last| last.line) != Some(word.line);
            last = Some(word);
            // A page break is no paragraph's end where the sentence goes on.
            let goes_on = found
                .last()
                .is_some_and(|last| last.goes_on_with(word, page));
            match found.last_mut() {
                Some(last) if !word.starts_paragraph || goes_on => {
                    last.add(said, page, is_new_line);
                }
                _ => found.push(Paragraph::begin(word, said, page)),
            }
        }
    }
    found
}

/// A word without its calls.
struct Said {
    text: String,
    calls: Vec<String>,
}

impl Said {
    fn of(word: &Word, last: Option<&Word>, next: Option<&Word>) -> Said {
        match without_calls(word, last, next, false) {
            Some(text) => Said {
                text,
                calls: called(word),
            },
            None => Said {
                text: word.text.clone(),
                calls: Vec::new(),
            },
        }
    }
}

impl Paragraph {
    fn begin(word: &Word, said: Said, page: usize) -> Paragraph {
        let text = said.text.as_str();
        let inner = text.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_cut = text.trim_matches(['[', ']', '.', '…', '(', ')']).is_empty();
        let is_numbered = match inner.is_empty() {
            true => !is_cut && !text.starts_with(is_opening_mark),
            false => inner.len() < 6 && text.ends_with(['.', ')', ']']),
        };
        let at = text.len();
        Paragraph {
            number: is_numbered.then(|| inner.to_lowercase()),
            page,
            left: word.area.x0,
            is_note: word.role == Role::Note,
            calls: said.calls.into_iter().map(|call| (at, call)).collect(),
            pages: Vec::new(),
            text: said.text,
        }
    }

    fn add(&mut self, said: Said, page: usize, is_new_line: bool) {
        // A call that stands apart leaves no second space.
        if !said.text.is_empty() {
            self.text.push(if is_new_line { '\n' } else { ' ' });
        }
        let last = self.pages.last().map_or(self.page, |(_, page)| *page);
        if page != last {
            self.pages.push((self.text.len(), page));
        }
        self.text.push_str(&said.text);
        let at = self.text.len();
        self.calls
            .extend(said.calls.into_iter().map(|call| (at, call)));
    }

    /// Whether a word at the head of a later page goes on with it.
    fn goes_on_with(&self, word: &Word, page: usize) -> bool {
        let last = self.pages.last().map_or(self.page, |(_, page)| *page);
        let is_over = self
            .text
            .trim_end()
            .ends_with(['.', ':', '?', '!', '”', '"', '’']);
        page == last + 1 && !is_over && word.text.starts_with(char::is_lowercase)
    }

    pub(super) fn page_at(&self, byte: usize) -> usize {
        let before = self.pages.partition_point(|(start, _)| *start <= byte);
        let at = before.checked_sub(1).and_then(|at| self.pages.get(at));
        at.map_or(self.page, |(_, page)| *page)
    }
}

/// The left edge of most paragraphs of the text.
pub(super) fn usual_left(paragraphs: &[Paragraph]) -> f32 {
    let mut counts = std::collections::BTreeMap::new();
    for paragraph in paragraphs {
        *counts.entry(paragraph.left.round() as i32).or_insert(0) += paragraph.text.len();
    }
    let most = counts.iter().max_by_key(|(_, length)| **length);
    most.map_or(0.0, |(left, _)| *left as f32)
}

pub(super) fn is_set_apart(paragraph: &Paragraph, usual: f32) -> bool {
    paragraph.left > usual + INDENT
}
