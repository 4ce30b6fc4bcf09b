//! All that is told of a file: first what was looked at and what could not be, then rule by rule.

use serde::Serialize;

use super::facts::{Facts, Recognised};
use super::rules::verdicts;
use super::schedule::Schedule;
use super::verdict::Verdict;
use crate::finding::{Finding, counted, pages, sort};
use crate::profile::Profile;

/// What is told of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub file: String,
    pub sha256: String,
    /// The id of the profile, and its name.
    pub profile: String,
    pub tribunal: String,
    pub looked_at: Vec<String>,
    pub not_looked_at: Vec<String>,
    pub rules: Vec<Verdict>,
    pub findings: Vec<Finding>,
}

/// Judges a file that was looked at by the rules of a tribunal.
pub fn judge(facts: &Facts, profile: &Profile) -> Report {
    let seen = Recognised::of(facts);
    let rules = verdicts(&seen, profile);
    let findings = rules.iter().flat_map(|rule| rule.findings.clone());
    let mut findings: Vec<Finding> = findings.collect();
    sort(&mut findings);
    Report {
        file: facts.name.clone(),
        sha256: facts.sha256.clone(),
        profile: profile.id.clone(),
        tribunal: profile.name.clone(),
        looked_at: looked_at(&seen),
        not_looked_at: not_looked_at(&seen),
        rules,
        findings,
    }
}

fn looked_at(seen: &Recognised<'_>) -> Vec<String> {
    let facts = seen.facts;
    let read = facts.pages.iter().flatten().count();
    let all = seen.length();
    let mut told = vec![
        format!(
            "the structure of the file: {}, {}, {}",
            pages(all),
            counted(facts.inventory.bookmarks.len(), "bookmark", "bookmarks"),
            links(facts)
        ),
        format!("the words of {read} of {}", pages(all)),
    ];
    told.push(match &seen.series {
        Some(series) if series.prefix.is_empty() => "the numbers on the pages: found".to_owned(),
        Some(series) => format!(
            "the numbers on the pages: found, with “{}” before each",
            series.prefix
        ),
        None => "the numbers on the pages: none that count through the file".to_owned(),
    });
    told.push(match &seen.index {
        Some(index) => format!(
            "the index: found, {}",
            counted(index.rows.len(), "row", "rows")
        ),
        None => "the index: not found".to_owned(),
    });
    told.push(match &seen.schedule {
        Some(schedule) => format!(
            "the country information evidence schedule: found, {}",
            span(schedule)
        ),
        None => "the country information evidence schedule: not found".to_owned(),
    });
    if let Some(held) = &facts.quotations {
        let count = counted(held.count, "quotation", "quotations");
        let documents = counted(held.documents, "document", "documents");
        told.push(format!("{count}, held against {documents}"));
    }
    told
}

fn links(facts: &Facts) -> String {
    let count = facts.inventory.pages.iter().map(|page| page.links.len());
    counted(count.sum::<usize>(), "link", "links")
}

fn span(schedule: &Schedule) -> String {
    match schedule.end {
        Some(end) => format!("pages {} to {} of the file", schedule.first, end - 1),
        None => format!("from page {} of the file on", schedule.first),
    }
}

fn not_looked_at(seen: &Recognised<'_>) -> Vec<String> {
    let facts = seen.facts;
    let unread = facts.unread.iter();
    let mut told: Vec<String> = unread
        .map(|(page, why)| format!("page {page}: {why}"))
        .collect();
    let scans = facts.scans.len() + facts.unreadable.len();
    if scans > 0 {
        told.push(format!(
            "words that are only pictures, or that the fonts do not give away: {}",
            pages(scans)
        ));
    }
    match &facts.quotations {
        None => told.push("quotations: no folder of sources was named".to_owned()),
        Some(held) => told.extend(held.not_looked_into.clone()),
    }
    told.push("whether web addresses open: nothing here asks the web".to_owned());
    told.push(
        "how fine its pictures are, and whether it holds what it should: that is for a person"
            .to_owned(),
    );
    told
}

impl Report {
    /// Whether a rule was found that is not kept.
    pub fn is_broken(&self) -> bool {
        self.rules.iter().any(|rule| rule.kept == Some(false))
    }

    /// For people, as paragraphs.
    pub fn text(&self) -> String {
        let mut lines = vec![format!("{}, by the rules of: {}", self.file, self.tribunal)];
        lines.push("\nLooked at:".to_owned());
        lines.extend(self.looked_at.iter().map(|what| format!("  {what}")));
        lines.push("\nNot looked at:".to_owned());
        lines.extend(self.not_looked_at.iter().map(|what| format!("  {what}")));
        lines.push("\nRules:".to_owned());
        lines.extend(self.rules.iter().map(Verdict::text));
        lines.push("\nFindings:".to_owned());
        if self.findings.is_empty() {
            lines.push("  none".to_owned());
        }
        lines.extend(self.findings.iter().map(Finding::to_string));
        lines.join("\n")
    }
}

impl Verdict {
    /// In two or three words.
    pub fn word(&self) -> &'static str {
        match self.kept {
            Some(true) => "kept",
            Some(false) => "NOT KEPT",
            None => "to check",
        }
    }

    fn text(&self) -> String {
        let (id, word, asks, detail) = (self.id, self.word(), self.asks, &self.detail);
        format!(
            "  {id} {word}: {asks}\n    {detail}\n    ({})",
            self.authority.trim_end_matches('.')
        )
    }
}
