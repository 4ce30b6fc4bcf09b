//! Paragraphs as words with places, as quotations are looked for in them: a line each, at its indent.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::quote::{Area, Document, Page, Role, Word};

use super::runs::{Note, Paragraph};
use super::styles::Styles;
use super::{Text, Unread};

/// Words of the longest paper, some 2,000 pages.
const MOST_WORDS: usize = 1_000_000;

/// Letters of it, in bytes.
const MOST_LETTERS: usize = 8 << 20;

/// Pages that Word may have written down.
const MOST_PAGES: usize = 20_000;

/// In points. How large letters are does not matter here, only how far lines stand from each other.
const SIZE: f32 = 11.0;
const LINE: f32 = 14.0;
const LETTER: f32 = 5.0;

/// What is set in a style for quotations stands so much further right than its indent says, in points: it may
/// be set apart by slanted letters alone.
const QUOTED: f32 = 36.0;

/// Stands for a number that Word makes.
const BULLET: &str = "•";

pub(super) fn laid_out(
    body: &super::body::Body,
    notes: &BTreeMap<Note, Vec<Paragraph>>,
    styles: &Styles,
) -> Result<Text, Unread> {
    let mut setter = Setter {
        styles,
        pages: vec![Page::default()],
        page: 0,
        lines: 0,
        words: 0,
        letters: 0,
    };
    let mut called: Vec<(usize, &Note)> = Vec::new();
    for paragraph in &body.paragraphs {
        setter.paragraph(paragraph, &mut called)?;
    }
    for (number, (page, note)) in (1..).zip(std::mem::take(&mut called)) {
        for (at, paragraph) in notes.get(note).into_iter().flatten().enumerate() {
            // Its number stands before the first.
            let number = (at == 0).then_some(number);
            setter.note(paragraph, number, page)?;
        }
    }
    Ok(Text {
        has_pages: setter.pages.len() > 1,
        words: Document {
            pages: setter.pages,
        },
    })
}

struct Setter<'s> {
    styles: &'s Styles,
    pages: Vec<Page>,
    /// On which is set.
    page: usize,
    lines: u32,
    words: usize,
    letters: usize,
}

/// A paragraph with the numbers of its calls put in.
#[derive(Default)]
struct Numbered {
    text: String,
    raised: Vec<Range<usize>>,
    pages: Vec<usize>,
}

impl Numbered {
    fn of(paragraph: &Paragraph, first: usize) -> Numbered {
        let mut numbered = Numbered::default();
        let mut calls = (first..).zip(&paragraph.calls).peekable();
        let mut runs = paragraph.raised.iter().peekable();
        let mut pages = paragraph.pages.iter().peekable();
        for (at, letter) in paragraph.text.char_indices() {
            while let Some((number, _)) = calls.next_if(|(_, (call, _))| *call <= at) {
                numbered.push(&number.to_string(), true);
            }
            while pages.next_if(|page| **page <= at).is_some() {
                numbered.pages.push(numbered.text.len());
            }
            while runs.next_if(|run| run.end <= at).is_some() {}
            let is_raised = runs.peek().is_some_and(|run| run.contains(&at));
            numbered.push(letter.encode_utf8(&mut [0; 4]), is_raised);
        }
        for (number, _) in calls {
            numbered.push(&number.to_string(), true);
        }
        let end = numbered.text.len();
        numbered.pages.extend(pages.map(|_| end));
        numbered
    }

    fn push(&mut self, text: &str, is_raised: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        match self.raised.last_mut() {
            Some(last) if is_raised && last.end == start => last.end = end,
            _ if is_raised => self.raised.push(start..end),
            _ => {}
        }
    }
}

impl Setter<'_> {
    fn paragraph<'p>(
        &mut self,
        paragraph: &'p Paragraph,
        called: &mut Vec<(usize, &'p Note)>,
    ) -> Result<(), Unread> {
        let (held, is_quotation) = self.styles.held(&paragraph.properties);
        let numbered = Numbered::of(paragraph, called.len() + 1);
        let has_number = held.has_number == Some(true) && !paragraph.text.trim().is_empty();
        let left = held.start() + if is_quotation { QUOTED } else { 0.0 };
        let number = has_number.then(|| Word {
            text: BULLET.to_owned(),
            ..Word::default()
        });
        self.set(&numbered, Role::Text, left, number)?;
        let page = self.page;
        called.extend(paragraph.calls.iter().map(|(_, note)| (page, note)));
        Ok(())
    }

    fn note(
        &mut self,
        paragraph: &Paragraph,
        number: Option<usize>,
        page: usize,
    ) -> Result<(), Unread> {
        let number = number.map(|number| Word {
            text: number.to_string(),
            raised: std::iter::once(0..number.to_string().len()).collect(),
            ..Word::default()
        });
        let numbered = Numbered {
            pages: Vec::new(),
            ..Numbered::of(paragraph, 1)
        };
        self.page = page;
        self.set(&numbered, Role::Note, 0.0, number)
    }

    fn set(
        &mut self,
        paragraph: &Numbered,
        role: Role,
        left: f32,
        number: Option<Word>,
    ) -> Result<(), Unread> {
        self.letters += paragraph.text.len();
        if self.letters > MOST_LETTERS {
            return Err(Unread::TooLong);
        }
        let mut breaks = paragraph.pages.iter().peekable();
        let mut starts = true;
        let mut x = left;
        let mut words = number.into_iter().map(|word| (0, word)).collect::<Vec<_>>();
        self.lines += 1;
        let mut start = 0;
        for part in paragraph.text.split_inclusive(char::is_whitespace) {
            let (at, text) = (start, part.trim());
            start += part.len();
            if !text.is_empty() {
                words.push((at, word(text, at, &paragraph.raised)));
            }
            for (at, word) in words.drain(..) {
                while breaks.next_if(|page| **page <= at).is_some() {
                    self.begin_page()?;
                }
                self.add(word, role, &mut x, std::mem::take(&mut starts))?;
            }
            if part.ends_with('\n') {
                (self.lines, x) = (self.lines + 1, left);
            }
        }
        for _ in breaks {
            self.begin_page()?;
        }
        Ok(())
    }

    fn begin_page(&mut self) -> Result<(), Unread> {
        self.pages.push(Page::default());
        self.page = self.pages.len() - 1;
        match self.pages.len() > MOST_PAGES {
            true => Err(Unread::Damaged),
            false => Ok(()),
        }
    }

    fn add(&mut self, word: Word, role: Role, x: &mut f32, starts: bool) -> Result<(), Unread> {
        self.words += 1;
        if self.words > MOST_WORDS {
            return Err(Unread::TooLong);
        }
        let width = LETTER * word.text.chars().count() as f32;
        let y1 = LINE * self.lines as f32;
        let word = Word {
            area: Area {
                x0: *x,
                y0: y1 - SIZE,
                x1: *x + width,
                y1,
            },
            line: self.lines,
            role,
            starts_paragraph: starts,
            size: SIZE,
            ..word
        };
        *x += width + LETTER;
        if let Some(page) = self.pages.get_mut(self.page) {
            page.words.push(word);
        }
        Ok(())
    }
}

/// A word that begins at a byte of its paragraph; raised letters are counted as characters of the word.
fn word(text: &str, at: usize, raised: &[Range<usize>]) -> Word {
    let first = raised.partition_point(|run| run.end <= at);
    let own = raised.get(first..).unwrap_or_default().iter();
    let own = own.take_while(|run| run.start < at + text.len());
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let characters = |byte: usize| {
        let inside = byte.saturating_sub(at);
        starts.partition_point(|start| *start < inside)
    };
    Word {
        text: text.to_owned(),
        raised: own
            .map(|run| characters(run.start)..characters(run.end))
            .collect(),
        ..Word::default()
    }
}
