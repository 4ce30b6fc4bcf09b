//! How exhibits appear on our own pages: rows of the index, and divider pages with the same rows.
//!
//! Their own pages are not ours to lay out; here they only have a place and a length.

use super::block::{Anchor, Block, Folio, Goal, Label, Reference, Span, Style};
use super::citation::bound;
use super::look::{self, Text};
use super::page::Role;
use super::section;
use crate::bundle::{Plan, PlannedExhibit};

/// The column of their numbers.
const NUMBERS: f32 = 26.0;

/// For the index: every section with its documents.
pub(super) fn index_rows(plan: &Plan) -> Vec<Block> {
    let rows = plan.exhibit_sections().flat_map(|(first, group)| {
        let mut blocks = vec![heading_row(first, group, plan.dividers)];
        blocks.extend(document_rows(first, group));
        blocks
    });
    rows.collect()
}

/// A page that stands before a section, as blocks.
pub(super) fn divider(first: usize, group: &[PlannedExhibit]) -> Vec<Block> {
    let mut blocks = vec![section::heading(name(group), Anchor::Divider(first))];
    blocks.extend(document_rows(first, group));
    blocks
}

/// What a section is called.
pub(super) fn name(group: &[PlannedExhibit]) -> &str {
    let own = group.first().and_then(|first| first.section.as_deref());
    own.unwrap_or(section::EXHIBITS)
}

/// Where a section begins: at its divider, or at its first document.
pub(super) fn start(first: usize, dividers: bool) -> Anchor {
    if dividers {
        Anchor::Divider(first)
    } else {
        Anchor::Exhibit(first)
    }
}

fn heading_row(first: usize, group: &[PlannedExhibit], dividers: bool) -> Block {
    let style = Style::plain(Text::OTHER.size).bold();
    let name = name(group);
    let start = start(first, dividers);
    Block {
        role: Role::IndexRow,
        above: 10.0,
        folio: Some(Folio::page(start)),
        link: Some(reference(start, name.to_owned())),
        keep_with_next: true,
        keep_together: true,
        ..Block::new(
            vec![Span::new(name, style.coloured(look::LINK))],
            Text::OTHER.leading,
        )
    }
}

fn document_rows(first: usize, group: &[PlannedExhibit]) -> impl Iterator<Item = Block> {
    let numbered = (first..).zip(group);
    numbered.map(|(position, exhibit)| document_row(position, exhibit))
}

/// `3  Letter from the Home Office, 30 January 2023 (pages 1, 5–9 of 40) … AB 20–25`.
fn document_row(position: usize, exhibit: &PlannedExhibit) -> Block {
    let style = Style::plain(Text::OTHER.size);
    let mut spans = vec![Span::new(&exhibit.title, style.coloured(look::LINK))];
    if !exhibit.date.is_empty() {
        let bound = bound(&exhibit.title);
        spans.push(Span::new(format!("{bound}, {}", exhibit.date), style));
    }
    if let Some(part) = &exhibit.part {
        spans.push(Span::new(format!(" ({part})"), style.italic()));
    }
    let anchor = Anchor::Exhibit(position);
    Block {
        role: Role::IndexRow,
        label: Some(Label {
            spans: vec![Span::new((position + 1).to_string(), style)],
            width: NUMBERS,
        }),
        folio: Some(Folio {
            first: anchor,
            last: Anchor::ExhibitEnd(position),
        }),
        link: Some(reference(anchor, exhibit.title.clone())),
        above: 4.0,
        keep_together: true,
        ..Block::new(spans, Text::OTHER.leading)
    }
}

fn reference(anchor: Anchor, description: String) -> Reference {
    Reference {
        goal: Goal::Inside(anchor),
        description,
    }
}
