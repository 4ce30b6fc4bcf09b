//! What a page says, as it is set: its words, lines and paragraphs, kept without the letters they are made of.

use super::lines::{Line, Paragraph, lines, paragraphs};
use super::raised::{Raised, raised};
use super::reader::PageContent;
use super::words::{Word, words};

/// The text of one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageText {
    /// Width and height as shown, in points.
    pub size: (f32, f32),
    pub words: Vec<Word>,
    pub lines: Vec<Line>,
    pub paragraphs: Vec<Paragraph>,
    /// Numbers and signs that call for a note or stand before one, in the order of the words.
    pub raised: Vec<Raised>,
}

impl PageText {
    pub fn of(content: &PageContent) -> PageText {
        PageText::with_words(content, words(&content.glyphs))
    }

    /// The same, where its words were put together before.
    pub(super) fn with_words(content: &PageContent, words: Vec<Word>) -> PageText {
        let lines = lines(&words);
        PageText {
            size: content.size,
            raised: raised(&content.glyphs, &words, &lines),
            paragraphs: paragraphs(&lines),
            lines,
            words,
        }
    }

    /// The same again, without the content.
    pub(super) fn from_words(size: (f32, f32), words: Vec<Word>, raised: Vec<Raised>) -> PageText {
        let lines = lines(&words);
        PageText {
            size,
            raised,
            paragraphs: paragraphs(&lines),
            lines,
            words,
        }
    }

    pub(super) fn words_of(&self, line: &Line) -> &[Word] {
        self.words.get(line.words.clone()).unwrap_or_default()
    }

    /// Whether a line begins with a raised number or sign.
    pub(super) fn begins_raised(&self, line: usize) -> bool {
        let first = self.raised.partition_point(|raised| raised.line < line);
        let first = self.raised.get(first);
        first.is_some_and(|raised| raised.line == line && raised.is_first)
    }
}
