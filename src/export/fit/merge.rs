//! What can be merged: a passage that is printed twice, an extract whose words stand in another, and entries of one
//! source that stand apart under one issue.

use std::collections::BTreeSet;

use crate::case::{Case, DisputedIssue, Edit, Entry, ShorterForm};
use crate::profile::Labels;

use super::Suggestion;
use super::balance::unbalanced;
use super::forms::suggestion;

pub(super) fn suggestions(case: &Case, labels: &Labels) -> Vec<Suggestion> {
    let mut all = printed_twice(case, labels);
    all.extend(
        case.issues
            .iter()
            .flat_map(|issue| together(case, issue, labels)),
    );
    all
}

/// Entries whose words stand in another entry of the same source, under whatever issue. The first of those that say the
/// same stays.
fn printed_twice(case: &Case, labels: &Labels) -> Vec<Suggestion> {
    let entries: Vec<&Entry> = case.entries().collect();
    let mut gone = BTreeSet::new();
    let mut all = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let holds = |(other_at, other): &(usize, &&Entry)| {
            *other_at != at && !gone.contains(&other.number) && is_in(entry, other, *other_at < at)
        };
        let Some((_, kept)) = entries.iter().enumerate().find(holds) else {
            continue;
        };
        // What goes against the appellant stays under each issue.
        if unbalanced(case, &[entry.number].into(), labels).is_some() {
            continue;
        }
        gone.insert(entry.number);
        let under = case.issue_of(kept.number);
        let under = under.and_then(|issue| case.issue_number(&issue.key));
        let under = under.map(|number| format!(" (issue {number})"));
        let why = format!(
            "{} prints the same words already{}: cite that one under both.",
            labels.entry(kept.number),
            under.unwrap_or_default()
        );
        let number = entry.number;
        let label = format!(
            "Merge {} into {}",
            labels.entry(number),
            labels.entry(kept.number)
        );
        all.push(suggestion(&label, why, vec![Edit::RemoveEntry { number }]));
    }
    all
}

/// Whether an entry says nothing that another of its source does not say; of two that say the same, the later.
fn is_in(entry: &Entry, other: &Entry, is_earlier: bool) -> bool {
    let words = |entry: &Entry| {
        let words: Vec<&str> = entry.passage.text.split_whitespace().collect();
        words.join(" ")
    };
    if !is_same_source(entry, other) || entry.passage.kind != other.passage.kind {
        return false;
    }
    let (own, whole) = (words(entry), words(other));
    match own == whole {
        true => is_earlier,
        false => whole.contains(&own),
    }
}

pub(super) fn is_same_source(one: &Entry, other: &Entry) -> bool {
    one.source.id == other.source.id
}

/// Entries of one source under an issue, of which others stand between: next to each other they cite it once.
fn together(case: &Case, issue: &DisputedIssue, labels: &Labels) -> Vec<Suggestion> {
    let mut all = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, first) in issue.entries.iter().enumerate() {
        if !seen.insert(&first.source.id) {
            continue;
        }
        let own: Vec<(usize, u32)> = (issue.entries.iter().enumerate().skip(at))
            .filter(|(_, entry)| is_same_source(entry, first))
            .map(|(place, entry)| (place, entry.number))
            .collect();
        let behind = own.iter().skip(1);
        let are_apart = own
            .iter()
            .zip(behind)
            .any(|(one, next)| one.0 + 1 != next.0);
        if !are_apart {
            continue;
        }
        let mut edits = Vec::new();
        if !case.shorter.contains(&ShorterForm::CiteOnce) {
            edits.push(Edit::SetShorter(ShorterForm::CiteOnce, true));
        }
        edits.extend(
            own.iter()
                .enumerate()
                .skip(1)
                .map(|(behind, (_, number))| Edit::MoveEntry {
                    number: *number,
                    issue: issue.key.clone(),
                    to: at + behind,
                }),
        );
        let named: Vec<String> = own
            .iter()
            .map(|(_, number)| labels.entry(*number))
            .collect();
        let label = format!("Put {} together", named.join(" and "));
        let why = format!(
            "They are of one source, “{}”, which is then cited once.",
            first.source.title
        );
        all.push(suggestion(&label, why, edits));
    }
    all
}
