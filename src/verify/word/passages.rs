//! The paragraphs of a document as they read, each with where a person finds it.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::body::Kind;
use super::runs::{Note, Paragraph};
use super::styles::Styles;
use super::{Parts, Unread};

/// Letters of the longest paper, in bytes.
const MOST_LETTERS: usize = 8 << 20;

/// Letters of a heading that are said.
const LONGEST_HEADING: usize = 80;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Passage {
    pub text: String,
    pub spot: Spot,
}

/// Where a paragraph stands in a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// Counted from 1, without those that are empty; of a note, that in which it is called.
    pub paragraph: usize,
    /// The heading above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    pub in_table: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<(NoteKind, usize)>,
    /// Of the paper, as Word last printed it, where it wrote that down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    Footnote,
    Endnote,
}

impl fmt::Display for Spot {
    /// `footnote 3 to paragraph 12, under “Risk on return”, page 4`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.note {
            Some((NoteKind::Footnote, number)) => write!(f, "footnote {number} to ")?,
            Some((NoteKind::Endnote, number)) => write!(f, "endnote {number} to ")?,
            None => {}
        }
        write!(f, "paragraph {}", self.paragraph)?;
        if self.in_table {
            f.write_str(" in a table")?;
        }
        if let Some(heading) = &self.heading {
            write!(f, ", under “{heading}”")?;
        }
        match self.page {
            Some(page) => write!(f, ", page {page}"),
            None => Ok(()),
        }
    }
}

pub(super) fn passages(parts: &Parts) -> Result<Vec<Passage>, Unread> {
    let mut reader = Reader {
        styles: &parts.styles,
        has_pages: parts
            .text
            .paragraphs
            .iter()
            .any(|one| !one.pages.is_empty()),
        next: Spot {
            page: Some(1),
            ..Spot::default()
        },
        letters: 0,
        passages: Vec::new(),
        called: Vec::new(),
        calls: BTreeMap::new(),
    };
    for paragraph in &parts.text.paragraphs {
        reader.paragraph(paragraph)?;
    }
    for (note, spot) in std::mem::take(&mut reader.called) {
        for paragraph in parts.notes.get(note).into_iter().flatten() {
            reader.put(&paragraph.text, spot.clone())?;
        }
    }
    Ok(reader.passages)
}

struct Reader<'p> {
    styles: &'p Styles,
    has_pages: bool,
    /// Where the next paragraph stands.
    next: Spot,
    letters: usize,
    passages: Vec<Passage>,
    /// Notes in the order in which they are called.
    called: Vec<(&'p Note, Spot)>,
    /// How many notes of each kind were called.
    calls: BTreeMap<Kind, usize>,
}

impl<'p> Reader<'p> {
    fn paragraph(&mut self, paragraph: &'p Paragraph) -> Result<(), Unread> {
        let words = paragraph.text.trim();
        if !words.is_empty() || !paragraph.calls.is_empty() {
            self.next.paragraph += 1;
        }
        // A page that begins before its first letter begins with it.
        let before = paragraph.pages.iter().filter(|at| **at == 0).count();
        self.turn(before);
        let spot = Spot {
            in_table: paragraph.is_in_table,
            page: self.next.page.filter(|_| self.has_pages),
            ..self.next.clone()
        };
        for (_, note) in &paragraph.calls {
            let (kind, named) = match note.0 {
                Kind::Endnotes => (Kind::Endnotes, NoteKind::Endnote),
                Kind::Footnotes | Kind::Text => (Kind::Footnotes, NoteKind::Footnote),
            };
            let number = self.calls.entry(kind).or_default();
            *number += 1;
            let note_spot = Spot {
                note: Some((named, *number)),
                ..spot.clone()
            };
            self.called.push((note, note_spot));
        }
        self.put(&paragraph.text, spot)?;
        self.turn(paragraph.pages.len() - before);
        let (held, _) = self.styles.held(&paragraph.properties);
        if held.is_heading() && !words.is_empty() {
            self.next.heading = Some(shortened(words));
        }
        Ok(())
    }

    fn turn(&mut self, pages: usize) {
        self.next.page = self.next.page.map(|page| page + pages);
    }

    fn put(&mut self, text: &str, spot: Spot) -> Result<(), Unread> {
        self.letters += text.len();
        if self.letters > MOST_LETTERS {
            return Err(Unread::TooLong);
        }
        if !text.trim().is_empty() {
            let text = text.to_owned();
            self.passages.push(Passage { text, spot });
        }
        Ok(())
    }
}

fn shortened(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    let words = words.join(" ");
    match words.char_indices().nth(LONGEST_HEADING) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words,
    }
}
