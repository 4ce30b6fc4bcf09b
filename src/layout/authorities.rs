//! The authorities of an issue: a block of their own, before the country evidence.

use super::block::{Block, Span, Style};
use super::citation::{behind, linked_title};
use super::look::Text;
use super::page::Role;
use crate::bundle::{PlannedAuthority, PlannedIssue};

const AUTHORITIES: &str = "Country guidance and authorities";
const EVIDENCE: &str = "Country evidence";

/// With the heading of the evidence that follows, if any does; nothing where there are none.
pub(super) fn compose(issue: &PlannedIssue, text: Text) -> Vec<Block> {
    if issue.authorities.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(AUTHORITIES, text)];
    blocks.extend(issue.authorities.iter().map(|one| line(one, text)));
    if !issue.entries.is_empty() {
        blocks.push(heading(EVIDENCE, text));
    }
    blocks
}

fn heading(words: &str, text: Text) -> Block {
    Block {
        role: Role::Heading(3),
        above: text.leading * 0.25,
        keep_with_next: true,
        keep_together: true,
        ..Block::new(
            vec![Span::new(words, Style::plain(text.size).italic())],
            text.leading,
        )
    }
}

/// `MST … CG [2016] UKUT 443 (IAC), headnote 1: what it decides (country guidance; listing not checked).`
fn line(authority: &PlannedAuthority, text: Text) -> Block {
    let style = Style::plain(text.size);
    let mut spans = vec![linked_title(&authority.citation, &authority.address, style)];
    let mut say = |words: String| spans.push(Span::new(words, style));
    if !authority.details.is_empty() {
        say(behind(&authority.details));
    }
    if let Some(holding) = &authority.holding {
        say(format!(": {holding}"));
    }
    if let Some(subject) = &authority.subject {
        say(format!(". {subject}"));
    }
    if !authority.status.is_empty() {
        say(format!(" ({})", authority.status.join("; ")));
    }
    say(".".to_owned());
    Block {
        above: text.leading * 0.2,
        ..Block::new(spans, text.leading)
    }
}
