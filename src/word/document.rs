//! A paper for a word processor, as plain values: paragraphs and tables, with links that lead out or to a place in it.

use crate::layout::PaperSize;

/// The whole paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// In its metadata: never a person's name.
    pub title: String,
    /// BCP 47.
    pub language: String,
    /// On the left of the head of every page.
    pub running_head: String,
    /// Said in the head of every page.
    pub is_draft: bool,
    pub paper: PaperSize,
    /// Points.
    pub font_size: f32,
    /// Line height over font size.
    pub line_spacing: f32,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// What a paragraph is; how that looks is said once, in the styles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    #[default]
    Normal,
    /// From 1 to 3.
    Heading(u8),
    Quote,
    Indented,
    /// An item of the numbered list.
    Listed,
    /// In a cell of a table.
    Cell,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub style: Style,
    pub runs: Vec<Run>,
    /// What links inside the paper lead to.
    pub bookmark: Option<String>,
    /// Its first letter says which way it runs; else it runs from the left.
    pub is_natural: bool,
    pub keeps_with_next: bool,
    /// Begins a page.
    pub begins_page: bool,
}

/// A stretch of text in one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub is_bold: bool,
    pub is_italic: bool,
    pub link: Option<Link>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    Web(String),
    /// A bookmark of the paper.
    Bookmark(String),
}

/// A table with a row of heads, which is said again on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How wide columns are, in parts of the whole.
    pub columns: Vec<u32>,
    pub heads: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// One cell over all columns: what follows belongs to it.
    Heading(Vec<Run>),
    /// A cell of one paragraph for each column, or of several.
    Cells(Vec<Vec<Vec<Run>>>),
}

impl Run {
    pub fn new(text: impl Into<String>) -> Run {
        Run {
            text: text.into(),
            ..Run::default()
        }
    }

    pub fn bold(self) -> Run {
        Run {
            is_bold: true,
            ..self
        }
    }

    pub fn italic(self) -> Run {
        Run {
            is_italic: true,
            ..self
        }
    }
}

impl Paragraph {
    pub fn new(style: Style, runs: Vec<Run>) -> Paragraph {
        Paragraph {
            style,
            runs,
            ..Paragraph::default()
        }
    }

    pub fn heading(level: u8, text: impl Into<String>) -> Paragraph {
        let runs = vec![Run::new(text)];
        Paragraph {
            keeps_with_next: true,
            ..Paragraph::new(Style::Heading(level), runs)
        }
    }
}
