//! A section set in one long column, not yet cut into pages.
//!
//! Blocks that name page numbers are set again when pages have moved; all others are set once.

use super::block::{Align, Block, Flow, Folio, Places, Span};
use super::line::{Piece, Setter, TextLine};
use super::look;
use super::page::Section;

/// The column of a section.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Galley {
    pub(super) section: Section,
    pub(super) blocks: Vec<SetBlock>,
}

/// A block and its lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SetBlock {
    pub(super) block: Block,
    pub(super) lines: Vec<Line>,
}

/// A line with all that stands on it, a hanging label included.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// From the top of the line.
    pub(super) baseline: f32,
    /// Where its text ends, for leader dots.
    pub(super) end: f32,
}

impl Galley {
    pub(super) fn new(section: Section, blocks: Vec<Block>) -> Galley {
        let unset = |block| SetBlock {
            block,
            lines: Vec::new(),
        };
        let blocks = blocks.into_iter().map(unset).collect();
        Galley { section, blocks }
    }

    /// Sets what is not set yet, and what names pages.
    pub(super) fn set(&mut self, setter: &mut Setter<'_>, measure: f32, places: &Places) {
        for SetBlock { block, lines } in &mut self.blocks {
            if lines.is_empty() || block.names_pages() {
                *lines = set_block(block, setter, measure, places);
            }
        }
    }
}

fn set_block(block: &Block, setter: &mut Setter<'_>, measure: f32, places: &Places) -> Vec<Line> {
    let hang = block.label.as_ref().map_or(0.0, |label| label.width);
    let left = block.indent + hang;
    let told = block
        .told
        .as_ref()
        .map_or(0.0, |_| look::FOLIO_RANGE_COLUMN);
    let right = block.folio.map_or(told, Folio::column);
    let width = (measure - left - right).max(0.0);
    let body = setter.paragraph(&block.spans, block.flow, width, places);
    let align = match (block.align, body.right_to_left) {
        (Align::Start, true) => Align::End,
        (align, _) => align,
    };
    let mut lines: Vec<Line> = body
        .lines
        .into_iter()
        .map(|line| aligned(line, align, left, width))
        .collect();
    if let Some(label) = &block.label {
        // Whoever hears or copies the row needs a space where the eye sees a gap.
        let mut spans = label.spans.clone();
        let style = spans.last().map(|span| span.style);
        spans.extend(style.map(|style| Span::new(" ", style)));
        let label = setter.paragraph(&spans, Flow::LeftToRight, hang, places);
        hang_label(&mut lines, label.lines, block.indent);
    }
    let size = block.spans.first().map_or(0.0, |span| span.style.size);
    let baseline = setter
        .fonts
        .of(super::Face::Serif)
        .baseline(size, block.leading);
    for line in &mut lines {
        line.baseline = baseline;
    }
    lines
}

fn aligned(line: TextLine, align: Align, left: f32, width: f32) -> Line {
    let slack = (width - line.width).max(0.0);
    let x = match align {
        Align::Start => left,
        Align::Centre => left + slack / 2.0,
        Align::End => left + slack,
    };
    let end = x + line.width;
    let moved = |piece: Piece| Piece {
        x: piece.x + x,
        ..piece
    };
    Line {
        pieces: line.pieces.into_iter().map(moved).collect(),
        baseline: 0.0,
        end,
    }
}

/// Puts a label's lines in front of the block's; a label may be the longer of the two.
fn hang_label(lines: &mut Vec<Line>, label: Vec<TextLine>, indent: f32) {
    for (position, line) in label.into_iter().enumerate() {
        let mut hung = aligned(line, Align::Start, indent, 0.0);
        match lines.get_mut(position) {
            Some(line) => {
                hung.pieces.append(&mut line.pieces);
                line.pieces = hung.pieces;
            }
            None => lines.push(hung),
        }
    }
}
