//! What the file of a bundle says of itself: numbers, bookmarks, rows of the index, entries.

use std::collections::BTreeSet;

use crate::case::FiledRow;
use crate::finding::{FiledCode, Finding};
use crate::layout::{DRAFT, SOURCES};
use crate::pdf::{Facts, OutlineFact, PageFacts};
use crate::preflight::body_lines;

/// What stands behind the number of an entry.
const GAP: char = '\u{2003}';

/// The program that wrote our files, as they name it.
const OURS: &str = "Bundle Builder";

/// What is read of one file of a bundle, or of all of them together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FiledText {
    pub prefix: String,
    pub is_ours: bool,
    pub is_draft: bool,
    /// In order; those that lead to a page of their file.
    pub rows: Vec<FiledRow>,
    /// The numbers and labels of its issues.
    pub issues: Vec<(u32, String)>,
    /// The titles of its documents, each with its first page.
    pub documents: Vec<(String, u32)>,
    /// The text of its schedule.
    pub schedule: String,
    /// The labels of entries at the beginnings of lines, each with the page on which it stands.
    pub labels: Vec<(String, u32)>,
}

/// Reads what is in a finished file.
pub fn filed_text(facts: &Facts) -> FiledText {
    let label = facts.pages.first().map_or("", |page| page.label.as_str());
    let (prefix, number) = label.rsplit_once(' ').unwrap_or(("", label));
    let first: u32 = number.parse().unwrap_or(1);
    let printed = |page: u32| page + first - 1;
    let parts = Parts::of(&facts.outline, prefix);
    let mut text = FiledText {
        prefix: prefix.to_owned(),
        is_ours: facts
            .producer
            .as_deref()
            .is_some_and(|by| by.starts_with(OURS)),
        is_draft: says_draft(facts),
        issues: parts.issues,
        documents: parts.documents,
        ..FiledText::default()
    };
    for page in &facts.pages {
        if parts.index.contains(&page.number) {
            text.rows.extend(rows(page, prefix, printed));
        }
        if parts.schedule.contains(&page.number) {
            let lines = body_lines(page);
            let labels = lines.iter().filter_map(|line| line.split_once(GAP));
            let labels = labels.map(|(label, _)| (plain(label), printed(page.number)));
            text.labels.extend(labels);
            text.schedule.push_str(&lines.join("\n"));
            text.schedule.push('\n');
        }
    }
    text
}

fn says_draft(facts: &Facts) -> bool {
    let first = facts.pages.first().map(PageFacts::lines);
    first.is_some_and(|lines| lines.iter().any(|line| line.contains(DRAFT)))
}

/// The parts of a file, by its bookmarks.
struct Parts {
    index: std::ops::Range<u32>,
    schedule: std::ops::Range<u32>,
    issues: Vec<(u32, String)>,
    documents: Vec<(String, u32)>,
}

impl Parts {
    fn of(outline: &[OutlineFact], prefix: &str) -> Parts {
        let top: Vec<&OutlineFact> = outline.iter().filter(|one| one.depth == 0).collect();
        let pages = |at: usize| {
            let first = top.get(at).and_then(|one| one.page).unwrap_or(0);
            let next = top.get(at + 1).and_then(|one| one.page);
            first..next.unwrap_or(u32::MAX).max(first)
        };
        let sources = top.get(3);
        let has_schedule = sources.is_some_and(|one| one.title.starts_with(SOURCES));
        let mut parts = Parts {
            index: pages(1),
            schedule: if has_schedule { pages(2) } else { 0..0 },
            issues: Vec::new(),
            documents: Vec::new(),
        };
        let mut section = 0;
        for one in outline.iter().filter(|one| one.depth <= 1) {
            if one.depth == 0 {
                section += 1;
                continue;
            }
            let Some((title, page)) = titled(&one.title, prefix) else {
                continue;
            };
            match issue(&title) {
                // Cover and index stand before it, and only the schedule has issues.
                Some(issue) if has_schedule && section == 3 => parts.issues.push(issue),
                _ => parts.documents.push((title, page)),
            }
        }
        parts
    }
}

/// `Letter, AB 12` as the title and the page.
fn titled(bookmark: &str, prefix: &str) -> Option<(String, u32)> {
    let (title, page) = bookmark.rsplit_once(", ")?;
    let page = plain(page);
    let number = page.strip_prefix(prefix)?.trim();
    Some((title.to_owned(), number.parse().ok()?))
}

/// `Issue 4: Label` as the number and the label.
fn issue(title: &str) -> Option<(u32, String)> {
    let (number, label) = title.strip_prefix("Issue ")?.split_once(": ")?;
    Some((number.parse().ok()?, label.to_owned()))
}

/// The rows of a page of the index: each is a link over its words and its number.
fn rows(page: &PageFacts, prefix: &str, printed: impl Fn(u32) -> u32) -> Vec<FiledRow> {
    let linked = page.links.iter().filter_map(|link| {
        let first = printed(link.page?);
        let said = plain(&page.text_in(link.area));
        let at = said.rfind(format!("{prefix} {first}").trim_start())?;
        let (words, numbers) = said.split_at(at);
        let last = numbers.split_once('–');
        let last = last.and_then(|(_, last)| last.trim().parse().ok());
        let text = words.trim_end_matches(['.', ' ']).trim().to_owned();
        Some(FiledRow {
            text,
            first,
            last: last.unwrap_or(first),
        })
    });
    linked.collect()
}

fn plain(text: &str) -> String {
    let spaced = text.replace(['\u{a0}', GAP], " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl FiledText {
    /// The files of one bundle, in order, as one. A document that goes on in a later file is one document.
    pub(super) fn together(files: Vec<FiledText>) -> FiledText {
        let mut files = files.into_iter();
        let mut all = files.next().unwrap_or_default();
        for file in files {
            all.is_ours &= file.is_ours;
            all.is_draft |= file.is_draft;
            all.rows.extend(file.rows);
            let last = all.documents.last().map(|(title, _)| title.clone());
            let goes_on = |(title, _): &(String, u32)| Some(title) == last.as_ref();
            let skipped = usize::from(file.documents.first().is_some_and(goes_on));
            all.documents
                .extend(file.documents.into_iter().skip(skipped));
        }
        all
    }

    /// Why these files would not be filed.
    pub(super) fn doubts(&self) -> Vec<Finding> {
        let mut doubts = Vec::new();
        if !self.is_ours {
            doubts.push(
                "The file was not written by this program, or by an edition that does not say so.",
            );
        }
        if self.is_draft {
            doubts.push("Its pages say DRAFT.");
        }
        if self.rows.is_empty() {
            doubts.push("It has no index whose rows lead to pages.");
        }
        let finding = |message: &str| Finding::new(FiledCode::Doubtful, message);
        doubts.into_iter().map(finding).collect()
    }

    /// How many pages a document takes, as its row says, or its rows in several files.
    pub(super) fn length_from(&self, first: u32, title: &str) -> u32 {
        let own = self.rows.iter();
        let is_its = |row: &&FiledRow| {
            crate::bundle::transliterated(&row.text).contains(title) || row.first == first
        };
        let mut next = first;
        for row in own
            .filter(is_its)
            .filter(|row| row.last > row.first || row.first >= first)
        {
            if row.first == next {
                next = row.last + 1;
            }
        }
        next.saturating_sub(first).max(1)
    }

    pub(super) fn entry_page(&self, label: &str) -> Option<u32> {
        let mut labels = self.labels.iter();
        labels.find(|(own, _)| own == label).map(|(_, page)| *page)
    }

    /// The labels of its entries.
    pub(super) fn entries(&self, prefix: &str) -> BTreeSet<String> {
        let is_entry = |label: &str| {
            let number = label.strip_prefix(prefix).map(str::trim);
            number.is_some_and(|number| number.parse::<u32>().is_ok())
        };
        let labels = self.labels.iter().map(|(label, _)| label);
        labels.filter(|label| is_entry(label)).cloned().collect()
    }
}
