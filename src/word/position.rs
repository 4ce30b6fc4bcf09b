//! The respondent's position with the entries that meet it, as a table for the skeleton argument. It is never part of a
//! bundle.

use crate::case::Case;
use crate::matching::{Disputed, OWN_WORDS, Paragraph as Assessment};

use super::Source;
use super::document::{Block, Document, Paragraph, Row, Run, Style, Table};

const TITLE: &str = "The respondent’s position";

/// `nothing` is said where there is nothing to compare.
pub fn position(
    position: &[Disputed],
    nothing: Option<&str>,
    case: &Case,
    source: &Source<'_>,
) -> Document {
    let mut paper = source.paper(TITLE);
    let mut say = |paragraph| paper.blocks.push(Block::Paragraph(paragraph));
    say(Paragraph::heading(1, TITLE));
    let words = nothing.unwrap_or(OWN_WORDS);
    say(Paragraph::new(Style::Normal, vec![Run::new(words)]));
    if nothing.is_some() {
        return paper;
    }
    let mut issues: Vec<&Disputed> = position.iter().collect();
    issues.sort_by_key(|issue| issue.number);
    let mut rows = Vec::new();
    for issue in issues {
        let heading = format!("Issue {}  {}", issue.number, issue.label);
        rows.push(Row::Heading(vec![Run::new(heading).bold()]));
        let nothing = issue.nothing().map(|why| vec![Run::new(why).italic()]);
        rows.extend(nothing.map(Row::Heading));
        let assessments = issue.paragraphs.iter();
        rows.extend(assessments.map(|one| row(one, case, source)));
    }
    paper.blocks.push(Block::Table(Table {
        columns: vec![24, 38, 38],
        heads: ["Paragraph", "What it says", "What meets it"]
            .map(str::to_owned)
            .to_vec(),
        rows,
    }));
    paper
}

fn row(one: &Assessment, case: &Case, source: &Source<'_>) -> Row {
    let numbers = &source.written.numbers;
    let label = |number: u32| {
        let label = source.plan.entries().find(|entry| entry.number == number);
        let label = label.map_or_else(
            || format!("{} {number}", source.profile.entry_prefix.value),
            |entry| entry.label.clone(),
        );
        match numbers.entry(number) {
            Some((page, _)) => format!("{label}, {}", numbers.label(page)),
            None => label,
        }
    };
    let met = one.answers(case, &label).into_iter();
    let met = met.map(|(words, entries)| {
        let words = Run::new(format!("{words}: ")).italic();
        vec![words, Run::new(entries)]
    });
    let gap = one
        .gap()
        .map(|gap| vec![Run::new("Gap: ").bold(), Run::new(gap)]);
    Row::Cells(vec![
        vec![vec![Run::new(one.cited())]],
        vec![vec![Run::new(&one.text)]],
        met.chain(gap).collect(),
    ])
}
