//! The cover: whose case it is and what this document is. Only what the plan holds.
//!
//! In a bundle of several volumes each begins with it, and it says which volume this is.

use super::block::{Align, Anchor, Block, Label, Ornament, Span, Style};
use super::look::Text;
use super::page::Role;
use crate::bundle::{Cover, Plan};

const NAME: f32 = 15.0;
const TITLE: f32 = 20.0;
/// The column of labels such as “Hearing” or “Representative”.
const LABELS: f32 = 150.0;

pub(super) fn compose(plan: &Plan, volume: usize) -> Vec<Block> {
    let late = late_because(plan);
    let mut blocks = head(&plan.cover);
    blocks.extend(parties(&plan.cover));
    blocks.push(title(&plan.cover));
    blocks.extend(plan.volume_name(volume).map(|name| extent(&name, volume)));
    blocks.extend(details(&plan.cover));
    if volume == 0 && !late.is_empty() {
        blocks.iter_mut().for_each(closer);
        blocks.extend(late);
    }
    if let Some(first) = blocks.first_mut() {
        first.anchor = Some(Anchor::Cover(volume));
    }
    blocks
}

/// Why a supplementary bundle is late: it stands on the first page, as far as it has room there.
const LATE: &str = "Why this was not filed earlier";

fn late_because(plan: &Plan) -> Vec<Block> {
    let paragraphs = plan.supplement.iter().flat_map(|one| &one.late_because);
    let style = Style::plain(Text::OTHER.size);
    let mut blocks: Vec<Block> = paragraphs
        .map(|words| Block {
            above: 6.0,
            ..Block::new(vec![Span::new(words, style)], 18.0)
        })
        .collect();
    if !blocks.is_empty() {
        let heading = Block {
            role: Role::Heading(2),
            above: 26.0,
            keep_with_next: true,
            keep_together: true,
            ..Block::new(vec![Span::new(LATE, style.bold())], 18.0)
        };
        blocks.insert(0, heading);
    }
    blocks
}

/// Leaves room for what follows.
fn closer(block: &mut Block) {
    block.above = block.above.min(CLOSE);
}

/// Between the parts of a cover that says more than usual.
const CLOSE: f32 = 16.0;

/// The tribunal on the left, and on the right below it the number it gave the appeal.
fn head(cover: &Cover) -> Vec<Block> {
    let style = Style::plain(13.0).bold();
    let line = |text: &String| Block::new(vec![Span::new(text, style)], 20.0);
    let mut blocks: Vec<Block> = cover.tribunal.iter().map(line).collect();
    if !cover.reference.is_empty() {
        blocks.push(Block {
            align: Align::End,
            ..line(&cover.reference)
        });
    }
    blocks
}

fn parties(cover: &Cover) -> Vec<Block> {
    let small = Style::plain(Text::OTHER.size);
    let centred = |text: &str, style: Style, above: f32| Block {
        align: Align::Centre,
        above,
        ..Block::new(vec![Span::new(text, style)], 22.0)
    };
    let mut blocks = Vec::new();
    for (position, (name, role)) in cover.parties.iter().enumerate() {
        blocks.push(match position {
            0 => Block {
                above: 76.0,
                ..Block::new(vec![Span::new("Between", small)], 22.0)
            },
            _ => centred("and", small, 12.0),
        });
        blocks.push(centred(name, Style::plain(NAME).bold(), 16.0));
        blocks.push(Block {
            align: Align::End,
            ..Block::new(vec![Span::new(role, small.italic())], 20.0)
        });
    }
    blocks
}

fn title(cover: &Cover) -> Block {
    Block {
        role: Role::Heading(1),
        align: Align::Centre,
        ornament: Ornament::Rules,
        above: 88.0,
        keep_together: true,
        ..Block::new(
            vec![Span::new(&cover.title, Style::plain(TITLE).bold())],
            30.0,
        )
    }
}

/// `Volume 2 of 3, pages AB 301 – AB 590`.
fn extent(name: &str, volume: usize) -> Block {
    let style = Style::plain(NAME);
    Block {
        align: Align::Centre,
        above: 26.0,
        keep_together: true,
        ..Block::new(
            vec![
                Span::new(format!("{name}, pages "), style),
                Span::folio(Anchor::Cover(volume), style),
                Span::new(" – ", style),
                Span::folio(Anchor::VolumeEnd(volume), style),
            ],
            22.0,
        )
    }
}

fn details(cover: &Cover) -> Vec<Block> {
    let style = Style::plain(Text::OTHER.size);
    let row = |(position, (label, value)): (usize, &(String, String))| Block {
        label: Some(Label {
            spans: vec![Span::new(label, style.bold())],
            width: LABELS,
        }),
        above: if position == 0 { 60.0 } else { 6.0 },
        keep_together: true,
        ..Block::new(vec![Span::new(value, style)], 18.0)
    };
    cover.details.iter().enumerate().map(row).collect()
}
