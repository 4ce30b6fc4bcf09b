//! Tighter forms of the schedule: an entry whose source the entry above it cites says only where in it, and what a person
//! wants left out around the evidence is not printed.

use std::collections::BTreeSet;

use crate::case::{Entry, ShorterForm};

use super::plan::PlannedEntry;

/// Of one issue; `entries` are those of the case, in the same order.
pub(super) fn apply(
    planned: &mut [PlannedEntry],
    entries: &[Entry],
    wanted: &BTreeSet<ShorterForm>,
) {
    for one in planned.iter_mut() {
        if wanted.contains(&ShorterForm::NoPropositions) {
            one.proposition = None;
        }
        if wanted.contains(&ShorterForm::NoNotes) {
            one.note = None;
        }
    }
    if wanted.contains(&ShorterForm::CiteOnce) {
        cite_once(planned, entries);
    }
}

/// What is said of the source behind its citation is said once too.
fn cite_once(planned: &mut [PlannedEntry], entries: &[Entry]) {
    let mut above: Option<(usize, Vec<String>)> = None;
    for (one, entry) in planned.iter_mut().zip(entries) {
        match &above {
            Some((source, said)) if *source == one.source => {
                one.remarks.retain(|remark| !said.contains(remark));
                let place = entry.passage.pinpoint.as_deref().unwrap_or_default();
                one.cited_above = Some(place.trim().to_owned());
            }
            _ => above = Some((one.source, one.remarks.clone())),
        }
    }
}
