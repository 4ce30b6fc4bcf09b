//! What stands beside a quotation, where a paper says what it is taken from: the words before it, those behind
//! it, and the notes that are called there.

use std::collections::BTreeMap;

use super::paragraphs::Paragraph;

/// Letters that are looked at on each side.
const NEAR: usize = 400;

/// Letters of a note.
const LONGEST_NOTE: usize = 2_000;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// Of its paragraph; of that before where it is set apart.
    pub before: String,
    pub after: String,
    /// Without their numbers.
    pub notes: Vec<String>,
}

/// Between the end of a quotation and a call for its note stand so many bytes of marks at most.
const MARKS: usize = 16;

/// The notes of a paper.
#[derive(Debug, Default)]
pub(super) struct Notes {
    texts: Vec<String>,
    by_page: BTreeMap<(usize, String), usize>,
    /// None where several have it.
    by_number: BTreeMap<String, Option<usize>>,
}

impl Notes {
    pub(super) fn of(paragraphs: &[Paragraph]) -> Notes {
        let mut notes = Notes::default();
        for paragraph in paragraphs.iter().filter(|paragraph| paragraph.is_note) {
            let text: String = paragraph.text.trim().chars().take(LONGEST_NOTE).collect();
            let called = paragraph.calls.iter().find(|(at, _)| *at == 0);
            let figures = text.chars().take_while(char::is_ascii_digit).count();
            match called {
                Some((_, number)) => notes.add(paragraph.page, number, text),
                None if figures > 0 => {
                    let (number, rest) = text.split_at(figures);
                    let rest = rest.trim_start_matches(['.', ')', ' ', '\n']);
                    notes.add(paragraph.page, number, rest.to_owned());
                }
                None => notes.go_on(&text),
            }
        }
        notes
    }

    fn add(&mut self, page: usize, number: &str, text: String) {
        let at = self.texts.len();
        self.texts.push(text);
        let number = number.to_owned();
        self.by_page.entry((page, number.clone())).or_insert(at);
        let of_number = self.by_number.entry(number);
        of_number.and_modify(|own| *own = None).or_insert(Some(at));
    }

    /// A further paragraph of a note.
    fn go_on(&mut self, text: &str) {
        if let Some(last) = self
            .texts
            .last_mut()
            .filter(|last| last.len() < LONGEST_NOTE)
        {
            last.push('\n');
            last.push_str(text);
        }
    }

    /// Those that are called where a quotation ends: at the mark, before it, or behind the full stop.
    pub(super) fn called(&self, paragraph: &Paragraph, end: usize) -> Vec<String> {
        let calls = &paragraph.calls;
        let first = calls.partition_point(|(at, _)| at + MARKS < end);
        let near = calls.get(first..).unwrap_or_default().iter();
        let near = near.take_while(|(at, _)| *at <= end + MARKS);
        let is_bare = |text: &str| {
            !text.contains(|letter: char| {
                letter.is_alphanumeric() || matches!(letter, '“' | '‘' | '(')
            })
        };
        let here = near.filter(|(at, _)| {
            let between = paragraph.text.get(*at.min(&end)..*at.max(&end));
            between.is_some_and(is_bare)
        });
        let page = paragraph.page_at(end.saturating_sub(1));
        here.filter_map(|(_, number)| self.note(page, number))
            .collect()
    }

    /// The note of that number on a page, or the only one that has it.
    fn note(&self, page: usize, number: &str) -> Option<String> {
        let here = self.by_page.get(&(page, number.to_owned())).copied();
        let only = || self.by_number.get(number).copied().flatten();
        self.texts.get(here.or_else(only)?).cloned()
    }
}

pub(super) fn words_before(text: &str, end: usize) -> String {
    let before = text.get(..end).unwrap_or_default();
    let start = before.char_indices().rev().nth(NEAR);
    let start = start.map_or(0, |(at, _)| at);
    before.get(start..).unwrap_or_default().to_owned()
}

pub(super) fn words_after(text: &str, start: usize) -> String {
    let after = text.get(start..).unwrap_or_default();
    after.chars().take(NEAR).collect()
}
