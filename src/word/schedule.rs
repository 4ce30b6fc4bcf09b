//! The country evidence schedule as the bundle prints it, with the list of sources behind it.
//!
//! Each entry says on which page of the bundle it stands, so that it can be cited from here.

use crate::layout::{LeadsTo, Numbers, Place, Role, WrittenBlock, WrittenSpan};

use super::Source;
use super::document::{Block, Document, Link, Paragraph, Run, Style};

pub fn schedule(source: &Source<'_>) -> Document {
    let mut paper = source.paper(&source.plan.schedule.heading);
    let written = source.written;
    paper.blocks.extend(written.schedule.iter().map(block));
    for (position, one) in written.sources.iter().enumerate() {
        let mut block = block(one);
        if let Block::Paragraph(heading) = &mut block {
            heading.begins_page = position == 0;
        }
        paper.blocks.push(block);
    }
    paper
}

/// An entry as it is cited: `CS 14, AB 134`, with the page on which its words are highlighted, or else the page of the
/// schedule; without a page where none is known.
pub fn cited_entry(label: &str, number: u32, numbers: &Numbers) -> String {
    let page = numbers.quoted(number);
    let page = page.or_else(|| numbers.entry(number).map(|(first, _)| first));
    match page {
        Some(page) => format!("{label}, {}", numbers.label(page)),
        None => label.to_owned(),
    }
}

/// A page as it is cited, with the entries whose words are highlighted on it: `CS 14, AB 134`.
pub fn cited_page(labels: &[(u32, &str)], page: usize, numbers: &Numbers) -> String {
    let here = labels
        .iter()
        .filter(|(number, _)| numbers.quoted(*number) == Some(page));
    let mut cited: Vec<String> = here.map(|(_, label)| (*label).to_owned()).collect();
    cited.push(numbers.label(page));
    cited.join(", ")
}

fn block(block: &WrittenBlock) -> Block {
    let mut runs: Vec<Run> = block.spans.iter().map(run).collect();
    // The number of an entry, behind which its page is said.
    if let (Some(Place::Entry(_)), Some(page), false) = (block.place, &block.page, runs.is_empty())
    {
        runs.insert(1, Run::new(format!(", {page}")).bold());
    }
    Block::Paragraph(Paragraph {
        style: style(block),
        runs: joined(runs),
        bookmark: block.place.map(bookmark),
        is_natural: block.is_natural,
        keeps_with_next: block.keeps_with_next,
        begins_page: false,
    })
}

fn style(block: &WrittenBlock) -> Style {
    match block.role {
        Role::Heading(level) => Style::Heading(level),
        Role::Quotation => Style::Quote,
        Role::ListItem => Style::Listed,
        Role::ListPart => Style::Indented,
        Role::Paragraph | Role::IndexRow if block.is_indented => Style::Indented,
        Role::Paragraph | Role::IndexRow => Style::Normal,
    }
}

pub(super) fn run(span: &WrittenSpan) -> Run {
    Run {
        text: span.text.clone(),
        is_bold: span.is_bold,
        is_italic: span.is_italic,
        link: span.leads_to.as_ref().map(|goal| match goal {
            LeadsTo::Web(address) => Link::Web(address.clone()),
            LeadsTo::Place(place) => Link::Bookmark(bookmark(*place)),
        }),
    }
}

/// Neighbours that look alike and lead to the same as one.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.text.is_empty()) {
        match all.last_mut() {
            Some(last)
                if (last.is_bold, last.is_italic, &last.link)
                    == (run.is_bold, run.is_italic, &run.link) =>
            {
                last.text.push_str(&run.text);
            }
            _ => all.push(run),
        }
    }
    all
}

fn bookmark(place: Place) -> String {
    match place {
        Place::Issue(position) => format!("Issue_{}", position + 1),
        Place::Entry(number) => format!("Entry_{number}"),
        Place::Source(position) => format!("Source_{}", position + 1),
    }
}
