//! A case that is begun from an earlier one: the same issues and the same evidence, for another appellant.
//!
//! Every field is named here, so that one that is added later must be decided on: what belongs to one appeal, to its
//! people or to its papers stays behind.

use std::collections::{BTreeMap, BTreeSet};

use super::authority::ChosenAuthority;
use super::document::DocumentList;
use super::heading::Heading;
use super::model::{Case, Claimant, DisputedIssue, Entry};
use super::numbers::{Numbers, release};
use super::paragraph_list::ParagraphList;
use crate::library::{Authority, Passage, is_web_address};

/// A new case, and what of the earlier one it could not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BegunFrom {
    pub case: Case,
    /// Entries that quote a paper which nobody can open on the web: one of the earlier client’s, most likely.
    pub left_out: usize,
}

impl Case {
    /// A case for another appeal with the issues and the evidence of this one, in the same order. Its heading is empty,
    /// nothing is ticked, nothing is signed off.
    pub fn begin_another(&self) -> BegunFrom {
        let Case {
            profile,
            heading: _,
            claimant: _,
            issues,
            next_entry: _,
            documents: _,
            documents_numbered: _,
            source_files: _,
            counted_pages: _,
            exhibits: _,
            exhibits_numbered: _,
            dividers,
            quoted_pages,
            numbers: _,
            pinned: _,
            index_reserve: _,
            volumes,
            remarks,
            // Permission was given in that appeal, and a reason is in a person’s own words.
            overrides: _,
            exclusion_considered: _,
            confidential: _,
            anonymity: _,
            decision_letter: _,
            told_to: _,
            shorter,
            filed: _,
            review_received: _,
            late_because: _,
            respondent: _,
        } = self;
        let mut case = Case {
            profile: profile.clone(),
            heading: Heading::default(),
            claimant: Claimant::default(),
            issues: issues.iter().map(issue_again).collect(),
            next_entry: 1,
            documents: DocumentList::default(),
            documents_numbered: 0,
            source_files: Vec::new(),
            counted_pages: BTreeMap::new(),
            exhibits: Vec::new(),
            exhibits_numbered: 0,
            dividers: *dividers,
            quoted_pages: *quoted_pages,
            numbers: Numbers::Automatic,
            pinned: BTreeMap::new(),
            index_reserve: 1,
            volumes: *volumes,
            remarks: remarks.clone(),
            overrides: BTreeMap::new(),
            exclusion_considered: None,
            confidential: Vec::new(),
            anonymity: None,
            decision_letter: None,
            told_to: 0,
            shorter: shorter.clone(),
            filed: Vec::new(),
            review_received: None,
            late_because: None,
            respondent: None,
        };
        release(&mut case);
        let left_out = self.entries().count() - case.entries().count();
        BegunFrom { case, left_out }
    }
}

fn issue_again(issue: &DisputedIssue) -> DisputedIssue {
    let DisputedIssue {
        key,
        label,
        taxonomy,
        authorities,
        answers: _,
        entries,
    } = issue;
    let again = |chosen: &Vec<ChosenAuthority>| chosen.iter().map(authority_again).collect();
    DisputedIssue {
        key: key.clone(),
        label: label.clone(),
        taxonomy: taxonomy.clone(),
        authorities: authorities.as_ref().map(again),
        answers: ParagraphList::default(),
        entries: entries.iter().filter_map(entry_again).collect(),
    }
}

/// Whoever looked it up answered for it in that appeal.
fn authority_again(chosen: &ChosenAuthority) -> ChosenAuthority {
    let ChosenAuthority {
        authority,
        paragraphs,
    } = chosen;
    ChosenAuthority {
        authority: Authority {
            looked_up: None,
            ..authority.clone()
        },
        paragraphs: paragraphs.clone(),
    }
}

/// None for words taken from a paper that is not on the web.
fn entry_again(entry: &Entry) -> Option<Entry> {
    let Entry {
        number,
        passage,
        source,
        fingerprint,
        proposition,
        note: _,
        signed_off: _,
        confirmed: _,
        prints_context,
        pages_behind: _,
        quoted_anyway: _,
    } = entry;
    if passage.anchor.is_some() && !is_web_address(&source.address) {
        return None;
    }
    Some(Entry {
        number: *number,
        passage: Passage {
            // Somebody’s word of that time.
            checked: None,
            ..passage.clone()
        },
        source: source.clone(),
        fingerprint: fingerprint.clone(),
        proposition: proposition.clone(),
        note: None,
        signed_off: None,
        confirmed: BTreeSet::new(),
        prints_context: *prints_context,
        pages_behind: None,
        quoted_anyway: None,
    })
}

#[cfg(test)]
mod tests;
