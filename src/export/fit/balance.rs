//! What goes against the appellant is not what is left out to make room.

use std::collections::BTreeSet;

use crate::case::{Case, Entry};
use crate::profile::Labels;

fn goes_against(entry: &Entry) -> bool {
    entry.passage.stance.goes_against()
}

/// Why a schedule without these entries would not be balanced any more, where that is so.
pub fn unbalanced(case: &Case, without: &BTreeSet<u32>, labels: &Labels) -> Option<String> {
    let is_out = |entry: &&Entry| without.contains(&entry.number);
    for issue in &case.issues {
        let against = issue.entries.iter().filter(|entry| goes_against(entry));
        let (out, kept): (Vec<&Entry>, Vec<&Entry>) = against.partition(is_out);
        let rest = issue.entries.iter().any(|entry| !is_out(&entry));
        if let (Some(first), true, true) = (out.first(), kept.is_empty(), rest) {
            let number = case.issue_number(&issue.key).unwrap_or_default();
            return Some(format!(
                "Issue {number} would have nothing left that goes against the appellant: keep {}.",
                labels.entry(first.number)
            ));
        }
    }
    let mut out = case.entries().filter(is_out).peekable();
    let is_any = out.peek().is_some();
    (is_any && out.all(goes_against)).then(|| {
        "Only evidence that goes against the appellant would be left out: leave out some that helps too, or none."
            .to_owned()
    })
}
