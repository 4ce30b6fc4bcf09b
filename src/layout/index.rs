//! The index: every section, issue and exhibit with its pages; each row a link.
//!
//! Each volume has the whole index. A row of another volume leads nowhere, since links between files
//! die: it says in which volume to look.

use super::block::{Anchor, Block, Folio, Goal, Label, Reference, Span, Style};
use super::exhibits::Placed;
use super::look::{self, Text};
use super::page::Role;
use super::{exhibits, section};
use crate::bundle::{Plan, PlannedIssue, Supplement};
use crate::profile::IndexColumn;

/// The column of “Issue 12”.
const NUMBERS: f32 = 62.0;

/// Above what was filed earlier.
const JOINT: &str = "Joint index: bundles filed before this one";

pub(super) fn compose(
    plan: &Plan,
    columns: &[IndexColumn],
    placed: &Placed,
    volume: usize,
) -> Vec<Block> {
    let mut blocks = vec![section::heading(section::INDEX, Anchor::Index(volume))];
    // All of these stand in the first volume.
    let elsewhere = volume > 0;
    if plan.has_schedule() {
        blocks.extend(schedule_rows(plan, elsewhere));
    }
    blocks.extend(exhibits::index_rows(plan, columns, placed, volume));
    blocks.extend(plan.supplement.iter().flat_map(joint));
    blocks
}

fn schedule_rows(plan: &Plan, elsewhere: bool) -> Vec<Block> {
    let title = &plan.schedule.heading;
    let mut rows = vec![section_row(title, Anchor::Schedule, elsewhere)];
    let issues = plan.schedule.issues.iter().enumerate();
    rows.extend(issues.map(|(position, issue)| issue_row(position, issue, elsewhere)));
    rows.push(section_row(section::SOURCES, Anchor::Sources, elsewhere));
    rows
}

/// The joint index: what the bundles hold that were filed before this one. No link leads out of a file.
fn joint(supplement: &Supplement) -> Vec<Block> {
    let style = Style::plain(Text::OTHER.size);
    let heading = Block {
        role: Role::Heading(2),
        above: 24.0,
        keep_with_next: true,
        keep_together: true,
        ..Block::new(vec![Span::new(JOINT, style.bold())], Text::OTHER.leading)
    };
    let bundles = supplement.earlier.iter().flat_map(|bundle| {
        let head = Block {
            above: 10.0,
            keep_with_next: true,
            keep_together: true,
            ..Block::new(
                vec![Span::new(&bundle.heading, style.bold())],
                Text::OTHER.leading,
            )
        };
        let rows = bundle.rows.iter().map(|(words, pages)| Block {
            role: Role::IndexRow,
            above: 4.0,
            told: Some(pages.clone()),
            keep_together: true,
            ..Block::new(vec![Span::new(words, style)], Text::OTHER.leading)
        });
        std::iter::once(head).chain(rows).collect::<Vec<_>>()
    });
    std::iter::once(heading).chain(bundles).collect()
}

/// Follows the words of a row whose page is in another volume.
pub(super) fn in_volume(volume: usize) -> String {
    format!("Volume {}", volume + 1)
}

fn section_row(title: &str, anchor: Anchor, elsewhere: bool) -> Block {
    let style = Style::plain(Text::OTHER.size).bold();
    Block {
        above: 10.0,
        ..row(title, title.to_owned(), style, anchor, elsewhere)
    }
}

fn issue_row(position: usize, issue: &PlannedIssue, elsewhere: bool) -> Block {
    let style = Style::plain(Text::OTHER.size);
    let description = format!("{}: {}", issue.number, issue.label);
    let anchor = Anchor::Issue(position);
    Block {
        label: Some(Label {
            spans: vec![Span::new(&issue.number, style)],
            width: NUMBERS,
        }),
        above: 4.0,
        ..row(&issue.label, description, style, anchor, elsewhere)
    }
}

fn row(text: &str, description: String, style: Style, anchor: Anchor, elsewhere: bool) -> Block {
    let spans = if elsewhere {
        let note = format!(" ({})", in_volume(0));
        let plain = Style::plain(Text::OTHER.size);
        vec![Span::new(text, style), Span::new(note, plain.italic())]
    } else {
        vec![Span::new(text, style.coloured(look::LINK))]
    };
    Block {
        role: Role::IndexRow,
        folio: Some(Folio::page(anchor)),
        link: (!elsewhere).then_some(Reference {
            goal: Goal::Inside(anchor),
            description,
        }),
        keep_together: true,
        ..Block::new(spans, Text::OTHER.leading)
    }
}
