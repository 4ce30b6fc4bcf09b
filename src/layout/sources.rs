//! The list of sources: what was relied on, where it can be read, and in which entries.

use std::collections::BTreeMap;

use super::block::{Anchor, Block, Breaking, Label, Span, Style};
use super::citation::citation;
use super::look::Text;
use super::page::Role;
use super::section;
use crate::bundle::{Plan, PlannedSource};

/// The column of the source numbers.
const NUMBERS: f32 = 28.0;

pub(super) fn compose(plan: &Plan) -> Vec<Block> {
    let labels: BTreeMap<u32, &str> = plan
        .entries()
        .map(|entry| (entry.number, entry.label.as_str()))
        .collect();
    let mut blocks = vec![section::heading(section::SOURCES, Anchor::Sources)];
    for (position, source) in plan.sources.iter().enumerate() {
        blocks.extend(compose_source(position, source, &labels));
    }
    blocks
}

fn compose_source(
    position: usize,
    source: &PlannedSource,
    labels: &BTreeMap<u32, &str>,
) -> Vec<Block> {
    let relied_on = relied_on(source, labels);
    let has_more = relied_on.is_some();
    let mut blocks = vec![cited(position, source)];
    if !source.address.is_empty() {
        blocks.push(Block {
            keep_with_next: has_more,
            ..address(&source.address)
        });
    }
    blocks.extend(relied_on);
    blocks
}

fn cited(position: usize, source: &PlannedSource) -> Block {
    let style = Style::plain(Text::OTHER.size);
    let title = Span::new(&source.title, style.italic());
    let mut spans = citation(&source.publisher, title, &source.details, style);
    let retrieved = source.retrieved.as_ref();
    let retrieved = retrieved.map(|day| format!(", retrieved {day}"));
    spans.push(Span::new(retrieved.unwrap_or_default() + ".", style));
    let number = Span::new(format!("{}.", position + 1), style);
    Block {
        role: Role::ListItem,
        label: Some(Label {
            spans: vec![number],
            width: NUMBERS,
        }),
        anchor: Some(Anchor::Source(position)),
        above: Text::OTHER.leading / 2.0,
        keep_with_next: true,
        keep_together: true,
        ..Block::new(spans, Text::OTHER.leading)
    }
}

/// The whole address, so that it can be read on paper too.
fn address(address: &str) -> Block {
    let style = Style::plain(Text::OTHER.size).web();
    let span = Span::new(address, style)
        .breaking(Breaking::Address)
        .link_to_web(address, format!("On the web: {address}"));
    Block {
        role: Role::ListPart,
        indent: NUMBERS,
        ..Block::new(vec![span], Text::OTHER.leading)
    }
}

fn relied_on(source: &PlannedSource, labels: &BTreeMap<u32, &str>) -> Option<Block> {
    let style = Style::plain(Text::OTHER.size);
    let mut spans = vec![Span::new("Relied on in: ", style)];
    let known = source.entries.iter().filter_map(|number| {
        let label = labels.get(number)?;
        Some((*number, *label))
    });
    for (position, (number, label)) in known.enumerate() {
        if position > 0 {
            spans.push(Span::new(", ", style));
        }
        let entry = Span::new(label, style.reference()).breaking(Breaking::Never);
        spans.push(entry.link_to(Anchor::Entry(number), label));
    }
    (spans.len() > 1).then(|| Block {
        role: Role::ListPart,
        indent: NUMBERS,
        ..Block::new(spans, Text::OTHER.leading)
    })
}
