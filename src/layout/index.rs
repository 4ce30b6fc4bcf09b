//! The index: every section, issue and exhibit with its pages; each row a link.

use super::block::{Anchor, Block, Folio, Goal, Label, Reference, Span, Style};
use super::look::{self, Text};
use super::page::Role;
use super::{exhibits, section};
use crate::bundle::{Plan, PlannedIssue};

/// The column of “Issue 12”.
const NUMBERS: f32 = 62.0;

pub(super) fn compose(plan: &Plan) -> Vec<Block> {
    let mut blocks = vec![section::heading(section::INDEX, Anchor::Index)];
    blocks.push(section_row(&plan.schedule.heading, Anchor::Schedule));
    let issues = plan.schedule.issues.iter().enumerate();
    blocks.extend(issues.map(|(position, issue)| issue_row(position, issue)));
    blocks.push(section_row(section::SOURCES, Anchor::Sources));
    blocks.extend(exhibits::index_rows(plan));
    blocks
}

fn section_row(title: &str, anchor: Anchor) -> Block {
    let style = Style::plain(Text::OTHER.size).bold();
    Block {
        above: 10.0,
        ..row(title, title.to_owned(), style, anchor)
    }
}

fn issue_row(position: usize, issue: &PlannedIssue) -> Block {
    let style = Style::plain(Text::OTHER.size);
    let description = format!("{}: {}", issue.number, issue.label);
    Block {
        label: Some(Label {
            spans: vec![Span::new(&issue.number, style)],
            width: NUMBERS,
        }),
        above: 4.0,
        ..row(&issue.label, description, style, Anchor::Issue(position))
    }
}

fn row(text: &str, description: String, style: Style, anchor: Anchor) -> Block {
    Block {
        role: Role::IndexRow,
        folio: Some(Folio::page(anchor)),
        link: Some(Reference {
            goal: Goal::Inside(anchor),
            description,
        }),
        keep_together: true,
        ..Block::new(
            vec![Span::new(text, style.coloured(look::LINK))],
            Text::OTHER.leading,
        )
    }
}
