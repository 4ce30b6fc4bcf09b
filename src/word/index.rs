//! The index as a table.

use crate::layout::{Role, WrittenBlock};

use super::Source;
use super::document::{Block, Document, Paragraph, Row, Run, Table};
use super::schedule::run;

pub fn index(source: &Source<'_>) -> Document {
    let mut paper = source.paper("Index");
    let mut rows = Vec::new();
    for block in &source.written.index {
        match block.role {
            Role::IndexRow => rows.push(row(block)),
            _ => paper.blocks.push(Block::Paragraph(heading(block))),
        }
    }
    paper.blocks.push(Block::Table(Table {
        columns: vec![13, 62, 25],
        heads: ["No.", "Document", "Pages"].map(str::to_owned).to_vec(),
        rows,
    }));
    paper
}

fn heading(block: &WrittenBlock) -> Paragraph {
    let words: String = block.spans.iter().map(|span| span.text.as_str()).collect();
    Paragraph::heading(1, words)
}

fn row(block: &WrittenBlock) -> Row {
    let words = block.spans.iter().map(|span| Run {
        link: None,
        ..run(span)
    });
    let is_heading = block.spans.first().is_some_and(|span| span.is_bold);
    let pages = Run::new(block.pages.clone().unwrap_or_default());
    let pages = if is_heading { pages.bold() } else { pages };
    let cell = |runs: Vec<Run>| vec![runs];
    Row::Cells(vec![
        cell(vec![Run::new(&block.label)]),
        cell(words.collect()),
        cell(vec![pages]),
    ])
}
