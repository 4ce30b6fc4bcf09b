//! The disputed issues, each with what is relied on under it and where that stands in the bundle.

use crate::bundle::{PlannedAuthority, PlannedEntry};
use crate::layout::{behind, bound};

use super::Source;
use super::document::{Block, Document, Link, Paragraph, Row, Run, Table};

const TITLE: &str = "Issues and references";

pub fn issues(source: &Source<'_>) -> Document {
    let mut paper = source.paper(TITLE);
    paper
        .blocks
        .push(Block::Paragraph(Paragraph::heading(1, TITLE)));
    let mut rows = Vec::new();
    for (position, issue) in source.plan.schedule.issues.iter().enumerate() {
        let mut heading = format!("{}  {}", issue.number, issue.label);
        if !issue.answers.is_empty() {
            heading += &format!(", {}", issue.answers);
        }
        if let Some(page) = source.written.numbers.issue(position) {
            heading += &format!(" ({})", source.written.numbers.label(page));
        }
        rows.push(Row::Heading(vec![Run::new(heading).bold()]));
        rows.extend(issue.authorities.iter().map(authority));
        rows.extend(issue.entries.iter().map(|one| entry(one, source)));
    }
    paper.blocks.push(Block::Table(Table {
        columns: vec![24, 52, 24],
        heads: ["Reference", "Evidence", "Words highlighted at"]
            .map(str::to_owned)
            .to_vec(),
        rows,
    }));
    paper
}

fn authority(authority: &PlannedAuthority) -> Row {
    let mut cited = vec![linked(&authority.citation, &authority.address)];
    cited.extend(details(&authority.citation, &authority.details));
    Row::Cells(vec![
        vec![vec![Run::new("Authority")]],
        vec![cited],
        Vec::new(),
    ])
}

fn entry(entry: &PlannedEntry, source: &Source<'_>) -> Row {
    let numbers = &source.written.numbers;
    let reference = match numbers.entry(entry.number) {
        Some((page, _)) => format!("{}, {}", entry.label, numbers.label(page)),
        None => entry.label.clone(),
    };
    let proposition = entry
        .proposition
        .iter()
        .map(|words| vec![Run::new(words).bold()]);
    let mut cited = Vec::new();
    if !entry.publisher.is_empty() {
        cited.push(Run::new(format!("{}, ", entry.publisher)));
    }
    cited.push(linked(&entry.title, &entry.address));
    cited.extend(details(&entry.title, &entry.details));
    let quoted = match (numbers.quoted(entry.number), entry.quoted_at) {
        (Some(page), _) => numbers.label(page),
        (None, Some(_)) => "page not known yet".to_owned(),
        (None, None) => in_earlier(source, entry.number),
    };
    Row::Cells(vec![
        vec![vec![Run::new(reference)]],
        proposition.chain([cited]).collect(),
        vec![vec![Run::new(quoted)]],
    ])
}

/// The page of a bundle filed earlier on which the words of an entry stand, or a dash.
fn in_earlier(source: &Source<'_>, number: u32) -> String {
    let supplement = source.plan.supplement.as_ref();
    let page = supplement.and_then(|one| one.quoted_in_earlier.get(&number));
    page.cloned().unwrap_or_else(|| "–".to_owned())
}

/// What follows a title, as the bundle prints it.
fn details(title: &str, details: &str) -> Option<Run> {
    let words = format!("{}{}", bound(title), behind(details));
    (!details.is_empty()).then(|| Run::new(words))
}

/// Whatever a case says, nothing but a web address becomes a link.
fn linked(title: &str, address: &str) -> Run {
    let is_web = crate::library::is_web_address(address);
    Run {
        link: is_web.then(|| Link::Web(address.to_owned())),
        ..Run::new(title).italic()
    }
}
