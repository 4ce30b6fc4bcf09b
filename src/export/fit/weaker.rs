//! Of several entries that say one thing under an issue, those that are weaker than another: by how sound the record of
//! their source is, by whether they quote it, by age. One that is weaker in one and stronger in another is not named.

use std::collections::BTreeMap;

use crate::case::{Case, DisputedIssue, Entry};
use crate::library::{Bearing, Library, PublisherKind, Tier};
use crate::profile::Labels;

use super::{Candidate, Saving};

/// What an entry is said to be for: a statement of the library with what it does to it, or the person's own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Statement {
    Known(&'static str, String),
    Typed(String),
}

/// No entry against the appellant is named where it is the only one of its issue, nor where none that helps is.
pub(super) fn candidates(case: &Case, library: &Library, labels: &Labels) -> Vec<Candidate> {
    let issues = case.issues.iter();
    let mut all: Vec<Candidate> = issues
        .flat_map(|issue| under(issue, library, labels))
        .collect();
    let helps = all.iter().any(|one| !one.goes_against);
    all.retain(|one| !one.goes_against || helps);
    all
}

fn under(issue: &DisputedIssue, library: &Library, labels: &Labels) -> Vec<Candidate> {
    let mut groups: BTreeMap<(bool, Statement), Vec<&Entry>> = BTreeMap::new();
    for entry in &issue.entries {
        for statement in statements(entry, library) {
            let against = entry.passage.stance.goes_against();
            groups.entry((against, statement)).or_default().push(entry);
        }
    }
    let mut found: BTreeMap<u32, Candidate> = BTreeMap::new();
    for ((goes_against, _), group) in &groups {
        for entry in group {
            let stronger = group.iter().find_map(|other| {
                let reasons = weaker_than(entry, other)?;
                Some((other.number, reasons))
            });
            let Some((stronger, reasons)) = stronger else {
                continue;
            };
            found.entry(entry.number).or_insert_with(|| Candidate {
                number: entry.number,
                stronger,
                why: format!(
                    "{} says the same; this is {}",
                    labels.entry(stronger),
                    reasons.join(", ")
                ),
                goes_against: *goes_against,
                saves: Saving::default(),
            });
        }
    }
    // One against the appellant stays whoever else does.
    let against = issue.entries.iter();
    let against = against.filter(|entry| entry.passage.stance.goes_against());
    let stays = against.filter(|entry| !found.contains_key(&entry.number));
    let stays = stays.count() > 0;
    found.retain(|_, one| !one.goes_against || stays);
    found.into_values().collect()
}

fn statements(entry: &Entry, library: &Library) -> Vec<Statement> {
    let held = library.position(&entry.passage.id);
    let held = held.and_then(|at| library.at(at));
    let known = held.iter().flat_map(|held| &held.passage.propositions);
    let mut all: Vec<Statement> = known.map(known_statement).collect();
    let typed = entry.proposition.as_deref().map(str::trim);
    let typed = typed.filter(|text| !text.is_empty());
    all.extend(typed.map(|text| Statement::Typed(text.to_lowercase())));
    all
}

fn known_statement(bearing: &Bearing) -> Statement {
    let how = match bearing {
        Bearing::Supports(_) => "supports",
        Bearing::Qualifies(_) => "qualifies",
        Bearing::Contradicts(_) => "contradicts",
    };
    Statement::Known(how, bearing.proposition().to_string())
}

/// In what an entry is weaker than another; none where it is not, or where it is stronger in anything.
fn weaker_than(entry: &Entry, other: &Entry) -> Option<Vec<String>> {
    // A decision of a court has to be dealt with, whoever else says the same.
    if entry.number == other.number || entry.source.publisher_kind == PublisherKind::Court {
        return None;
    }
    let mut reasons = Vec::new();
    let (own, its) = (&entry.source, &other.source);
    match own.tier.cmp(&its.tier) {
        std::cmp::Ordering::Less => return None,
        std::cmp::Ordering::Equal => {}
        std::cmp::Ordering::Greater => reasons.push(tier(own.tier).to_owned()),
    }
    match (entry.passage.is_summary(), other.passage.is_summary()) {
        (false, true) => return None,
        (true, false) => reasons.push("a summary, where the other quotes".to_owned()),
        _ => {}
    }
    match (own.published, its.published) {
        (Some(own), Some(its)) if own > its => return None,
        (Some(own), Some(its)) if own < its => reasons.push(format!("older ({own}, not {its})")),
        (None, Some(_)) => reasons.push("without a date".to_owned()),
        (Some(_), None) => return None,
        _ => {}
    }
    (!reasons.is_empty()).then_some(reasons)
}

fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::A => "read at its own address",
        Tier::B => "a source whose record has a defect",
        Tier::C => "a relay, not the original",
    }
}
