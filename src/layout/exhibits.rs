//! How exhibits appear on our own pages: rows of the index, and divider pages with the same rows.
//!
//! Their own pages are not ours to lay out; here they only have a place and a length. An exhibit that
//! is cut in two by the end of a volume has two rows.

use std::ops::Range;

use super::block::{Anchor, Block, Folio, Goal, Label, Reference, Span, Style};
use super::citation::bound;
use super::index::in_volume;
use super::look::{self, Text};
use super::page::Role;
use super::section;
use crate::bundle::{Plan, PlannedExhibit, Share, Volume};
use crate::finding::pages;
use crate::profile::IndexColumn;

/// The column of their numbers.
const NUMBERS: f32 = 26.0;

/// For the index in a volume: every section with its documents.
pub(super) fn index_rows(
    plan: &Plan,
    columns: &[IndexColumn],
    placed: &Placed,
    volume: usize,
) -> Vec<Block> {
    let rows = plan.exhibit_sections().flat_map(|(first, group)| {
        let range = first..first + group.len();
        let mut blocks = vec![heading_row(plan, first, placed, volume)];
        blocks.extend(document_rows(plan, columns, range, placed, volume));
        blocks
    });
    rows.collect()
}

/// A page that stands before a section, as blocks.
pub(super) fn divider(
    plan: &Plan,
    columns: &[IndexColumn],
    placed: &Placed,
    first: usize,
    volume: usize,
) -> Vec<Block> {
    let behind = (first + 1..plan.exhibits.len()).find(|next| plan.begins_section(*next));
    let range = first..behind.unwrap_or(plan.exhibits.len());
    let mut blocks = vec![section::heading(name(plan, first), Anchor::Divider(first))];
    blocks.extend(document_rows(plan, columns, range, placed, volume));
    blocks
}

/// What the section of an exhibit is called.
pub(super) fn name(plan: &Plan, exhibit: usize) -> &str {
    let planned = plan.exhibits.get(exhibit);
    let own = planned.and_then(|planned| planned.section.as_deref());
    own.unwrap_or(section::EXHIBITS)
}

/// Where a section begins, or goes on in a later volume: at its divider, or at its first document.
pub(super) fn start(plan: &Plan, share: &Share) -> Anchor {
    if plan.has_divider(share) {
        Anchor::Divider(share.exhibit)
    } else {
        Anchor::Exhibit(share.exhibit, share.before)
    }
}

/// All shares in print order, each with the volume that it stands in.
#[derive(Debug)]
pub(super) struct Placed(Vec<(usize, Share)>);

impl Placed {
    pub(super) fn new(files: &[Volume]) -> Self {
        let files = files.iter().enumerate();
        let shares = files.flat_map(|(volume, file)| {
            let shares = file.shares.iter();
            shares.map(move |share| (volume, *share))
        });
        Placed(shares.collect())
    }

    /// Those of some exhibits: shares are in the order of exhibits.
    fn of(&self, range: Range<usize>) -> &[(usize, Share)] {
        let place = |exhibit: usize| self.0.partition_point(|(_, share)| share.exhibit < exhibit);
        let (from, to) = (place(range.start), place(range.end));
        self.0.get(from..to).unwrap_or_default()
    }
}

fn heading_row(plan: &Plan, first: usize, placed: &Placed, here: usize) -> Block {
    let style = Style::plain(Text::OTHER.size).bold();
    let name = name(plan, first);
    let begins = placed.of(first..first + 1).first();
    let volume = begins.map_or(0, |(volume, _)| *volume);
    let start = begins.map_or(Anchor::Exhibit(first, 0), |(_, share)| start(plan, share));
    let spans = if volume == here {
        vec![Span::new(name, style.coloured(look::LINK))]
    } else {
        let note = format!(" ({})", in_volume(volume));
        let plain = Style::plain(Text::OTHER.size);
        vec![Span::new(name, style), Span::new(note, plain.italic())]
    };
    Block {
        role: Role::IndexRow,
        above: 10.0,
        folio: Some(Folio::page(start)),
        link: (volume == here).then(|| reference(start, name.to_owned())),
        keep_with_next: true,
        keep_together: true,
        ..Block::new(spans, Text::OTHER.leading)
    }
}

fn document_rows(
    plan: &Plan,
    columns: &[IndexColumn],
    range: Range<usize>,
    placed: &Placed,
    here: usize,
) -> Vec<Block> {
    let rows = placed.of(range).iter().filter_map(|(volume, share)| {
        let exhibit = plan.exhibits.get(share.exhibit)?;
        let elsewhere = (*volume != here).then_some(*volume);
        let count = placed.of(share.exhibit..share.exhibit + 1).len();
        Some(document_row(columns, share, exhibit, (count, elsewhere)))
    });
    rows.collect()
}

/// `3  Letter from the Home Office, 30 January 2023 (pages 1, 5–9 of 40) … AB 20–25`.
fn document_row(
    columns: &[IndexColumn],
    share: &Share,
    exhibit: &PlannedExhibit,
    (shares, elsewhere): (usize, Option<usize>),
) -> Block {
    let has = |column| columns.contains(&column);
    let style = Style::plain(Text::OTHER.size);
    let title = match elsewhere {
        None => style.coloured(look::LINK),
        Some(_) => style,
    };
    let mut spans = vec![Span::new(&exhibit.title, title)];
    if has(IndexColumn::Date) && !exhibit.date.is_empty() {
        let bound = bound(&exhibit.title);
        spans.push(Span::new(format!("{bound}, {}", exhibit.date), style));
    }
    let own = [&exhibit.part, &exhibit.made, &exhibit.read].map(Clone::clone);
    let own = own.into_iter().filter(|_| has(IndexColumn::Notes));
    let count = has(IndexColumn::PageCount).then(|| pages(share.pages));
    // Without these the row would say something untrue of a document in several volumes.
    let where_it_is = [cut(share, shares), elsewhere.map(in_volume)];
    let notes = own.chain([count]).chain(where_it_is);
    let notes: Vec<String> = notes.flatten().collect();
    if !notes.is_empty() {
        spans.push(Span::new(
            format!(" ({})", notes.join("; ")),
            style.italic(),
        ));
    }
    let anchor = Anchor::Exhibit(share.exhibit, share.before);
    Block {
        role: Role::IndexRow,
        label: has(IndexColumn::Number).then(|| Label {
            spans: vec![Span::new((share.exhibit + 1).to_string(), style)],
            width: NUMBERS,
        }),
        folio: Some(Folio {
            first: anchor,
            last: match has(IndexColumn::LastPage) {
                true => Anchor::ExhibitEnd(share.exhibit, share.before),
                false => anchor,
            },
        }),
        link: elsewhere
            .is_none()
            .then(|| reference(anchor, exhibit.title.clone())),
        above: 4.0,
        keep_together: true,
        ..Block::new(spans, Text::OTHER.leading)
    }
}

/// `part 1 of 2`, where it stands in several volumes.
fn cut(share: &Share, count: usize) -> Option<String> {
    (count > 1).then(|| format!("part {} of {count}", share.before + 1))
}

fn reference(anchor: Anchor, description: String) -> Reference {
    Reference {
        goal: Goal::Inside(anchor),
        description,
    }
}
