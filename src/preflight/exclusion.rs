//! What helps somebody who refuses unlawful warfare can be turned against somebody who fought: whoever makes the case is
//! asked to think of exclusion (Article 1F), until they say that they have.
//!
//! It is for them alone: it is said where the case is worked on, and no export, record or page says it. Which
//! characteristics and issues count is said by the taxonomy.

use crate::case::Entry;
use crate::finding::{CaseCode, Finding};
use crate::library::{Exclusion, IssueId};
use crate::profile::Labels;

use super::CaseCheck;

pub(super) fn prompt(check: &CaseCheck<'_>) -> Vec<Finding> {
    let (case, taxonomy) = (check.case, &check.library.taxonomy);
    let is = |role: Exclusion| move |id: &IssueId| taxonomy.exclusion(id) == Some(role);
    let disputed = || {
        case.issues
            .iter()
            .filter_map(|issue| issue.taxonomy.as_ref())
    };
    if case.exclusion_considered.is_some() || disputed().any(is(Exclusion::Itself)) {
        return Vec::new();
    }
    let bearing = |role: Exclusion| {
        let bears = move |entry: &&Entry| entry.passage.issues.iter().any(is(role));
        let entries = case.entries().filter(bears);
        entries.map(|entry| entry.number).collect::<Vec<u32>>()
    };
    let on_itself = bearing(Exclusion::Itself);
    let took_part = case.claimant.characteristics.iter();
    let took_part = took_part.filter(|id| taxonomy.took_part(id));
    let took_part: Vec<&str> = took_part.map(|id| taxonomy.label(id)).collect();
    let evidence = bearing(Exclusion::Evidence);
    let relies = !evidence.is_empty() || disputed().any(is(Exclusion::Evidence));
    let labels = check.profile.labels();
    let message = match (took_part.as_slice(), on_itself.as_slice()) {
        ([], []) => None,
        ([], numbers) => Some(format!(
            "{} bears on exclusion (Article 1F), which is not among the disputed issues.",
            labels.entries(numbers)
        )),
        (_, []) if !relies => None,
        (took_part, _) => Some(format!(
            "The appellant is: {}. The case relies on evidence of unlawful acts{}, and exclusion (Article 1F) is not among the disputed issues.",
            took_part.join(", "),
            among(&evidence, &labels)
        )),
    };
    let found = message.map(|message| Finding::new(CaseCode::Exclusion, message));
    found.into_iter().collect()
}

fn among(numbers: &[u32], labels: &Labels) -> String {
    match numbers {
        [] => String::new(),
        numbers => format!(" ({})", labels.entries(numbers)),
    }
}

#[cfg(test)]
mod tests;
