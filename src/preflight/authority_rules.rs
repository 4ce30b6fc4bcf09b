//! Rules about the authorities that a schedule cites: that somebody has looked them up, that they still stand, and
//! that the paragraphs relied on are named.

use crate::case::{ChosenAuthority, DisputedIssue};
use crate::finding::{CaseCode, Finding, Place};

use super::CaseCheck;

/// Every authority that is printed; what is cited under several issues is told once, at the first.
pub(super) fn authorities(check: &CaseCheck<'_>) -> Vec<Finding> {
    let printed = check
        .case
        .issues
        .iter()
        .filter(|issue| !issue.entries.is_empty());
    let mut findings: Vec<Finding> = Vec::new();
    for issue in printed {
        for one in issue.authorities() {
            for finding in of_one(issue, one) {
                let is_new = |known: &Finding| known.message != finding.message;
                if findings.iter().all(is_new) {
                    findings.push(finding);
                }
            }
        }
    }
    findings
}

fn of_one(issue: &DisputedIssue, one: &ChosenAuthority) -> Vec<Finding> {
    let authority = &one.authority;
    let neutral = authority.neutral.as_deref().unwrap_or_default();
    let cited = format!("{} {neutral}", authority.citation);
    let cited = cited.trim();
    let mut said = Vec::new();
    match &authority.looked_up {
        None if authority.country_guidance => said.push((
            CaseCode::AuthorityUnlisted,
            format!("Nobody has looked up whether {cited} is still listed as country guidance."),
        )),
        Some(found) if !found.listed => said.push((
            CaseCode::AuthorityUnlisted,
            format!(
                "{cited} is no longer listed as country guidance, said {} on {}.",
                found.by, found.on
            ),
        )),
        _ => {}
    }
    if let Some(overtaken) = &authority.overtaken {
        let message = format!("{cited} was {}.", overtaken.said());
        said.push((CaseCode::AuthorityOvertaken, message));
    }
    if one.is_from_memory() {
        let message = format!("Nobody has looked up {cited}: the library has it from memory.");
        said.push((CaseCode::AuthorityFromMemory, message));
    }
    if authority.country_guidance && one.paragraphs.is_none() {
        let message = format!(
            "{cited} is cited under “{}” without its paragraphs.",
            issue.label
        );
        said.push((CaseCode::AuthorityParagraphs, message));
    }
    let place = || Place::Issue(issue.key.clone());
    let finding = |(code, message)| Finding::new(code, message).at(place());
    said.into_iter().map(finding).collect()
}
