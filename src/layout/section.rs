//! What the sections are called, and the headings they begin with.

use super::block::{Anchor, Block, Span, Style};
use super::look;
use super::page::{Role, Section};
use crate::bundle::Plan;

pub(super) const COVER: &str = "Cover";
pub(super) const INDEX: &str = "Index";
pub const SOURCES: &str = "List of sources";
pub(super) const EXHIBITS: &str = "Documents";
pub const RECORD: &str = "Source check record";

/// The name of a section in furniture and outline.
pub(super) fn name(section: Section, plan: &Plan) -> &str {
    match section {
        Section::Cover => COVER,
        Section::Index => INDEX,
        Section::Schedule => &plan.schedule.heading,
        Section::Sources => SOURCES,
        Section::Divider => EXHIBITS,
        Section::Record => RECORD,
    }
}

/// The heading at the top of a section's first page.
pub(super) fn heading(title: &str, anchor: Anchor) -> Block {
    Block {
        role: Role::Heading(1),
        anchor: Some(anchor),
        keep_with_next: true,
        keep_together: true,
        ..Block::new(
            vec![Span::new(title, Style::plain(look::HEADING).bold())],
            look::HEADING_LEADING,
        )
    }
}
