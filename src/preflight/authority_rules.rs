//! Rules about the authorities that a schedule cites: that somebody has looked them up, that they still stand, that
//! the paragraphs relied on are named, and that they are kept apart from the evidence.

use crate::case::{ChosenAuthority, DisputedIssue, Entry};
use crate::finding::{CaseCode, Finding, Place};
use crate::library::Authority;

use super::CaseCheck;

/// Every authority that is printed; what is cited under several issues is told once, at the first.
pub(super) fn authorities(check: &CaseCheck<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for issue in &check.case.issues {
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

/// CS-01: what a court decided is cited as an authority; as an entry it stands among the evidence as well.
pub(super) fn among_evidence(check: &CaseCheck<'_>) -> Vec<Finding> {
    let case = check.case;
    let labels = check.profile.labels();
    let printed = || case.issues.iter().flat_map(|issue| issue.authorities());
    let finding = |entry: &Entry| {
        let is_it = |one: &&ChosenAuthority| one.authority.is_decision(&entry.source);
        let message = match printed().find(is_it) {
            Some(one) => format!(
                "{} stands among the authorities and as entry {}.",
                cited(&one.authority),
                labels.entry(entry.number)
            ),
            None => format!(
                "{} is an authority in the register, and stands as entry {} alone.",
                cited(check.library.taxonomy.authority_that_is(&entry.source)?),
                labels.entry(entry.number)
            ),
        };
        let finding = Finding::new(CaseCode::AuthorityAsEvidence, message);
        Some(finding.at(Place::Entry(entry.number)))
    };
    case.entries().filter_map(finding).collect()
}

fn cited(authority: &Authority) -> String {
    let neutral = authority.neutral.as_deref().unwrap_or_default();
    let cited = format!("{} {neutral}", authority.citation);
    cited.trim().to_owned()
}

fn of_one(issue: &DisputedIssue, one: &ChosenAuthority) -> Vec<Finding> {
    let authority = &one.authority;
    let cited = cited(authority);
    let mut said = Vec::new();
    match &authority.looked_up {
        None if authority.is_guidance() => said.push((
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
