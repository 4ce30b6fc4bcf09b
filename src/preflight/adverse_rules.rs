//! G-05 and G-06: a fair selection knows what goes against it, on each issue by itself.

use std::collections::BTreeSet;

use crate::case::{Case, DisputedIssue, Entry};
use crate::finding::{CaseCode, Finding, Place, counted};
use crate::library::{IssueId, Stance, Taxonomy};
use crate::matching::{Question, against};

use super::CaseCheck;

/// Every issue on which the case relies on what helps and on nothing that goes against it, although something that
/// fits does.
pub(super) fn adverse_considered(check: &CaseCheck<'_>) -> Vec<Finding> {
    let (case, taxonomy) = (check.case, &check.library.taxonomy);
    // In the order in which the question has them.
    let known = case.issues.iter();
    // What was filed under an issue is not weighed again with what comes to it.
    let known = known.filter(|issue| !case.is_filed_under(&issue.key));
    let known = known.filter_map(|issue| Some((issue, issue.taxonomy.as_ref()?)));
    let known: Vec<(&DisputedIssue, &IssueId)> = known.collect();
    let one_sided = (0..).zip(&known);
    let one_sided = one_sided.filter(|(_, (issue, id))| is_one_sided(case, taxonomy, issue, id));
    let one_sided: BTreeSet<usize> = one_sided.map(|(at, _)| at).collect();
    let counts = against(check.library, &Question::of(case, None), &one_sided);
    let told = |(at, count): (usize, usize)| {
        let (issue, _) = known.get(at)?;
        let place = Place::Issue(issue.key.clone());
        Some(Finding::new(CaseCode::NoAdverseEntry, told(&issue.label, count)).at(place))
    };
    counts.into_iter().filter_map(told).collect()
}

/// Whether something under the issue helps, and nothing there or on it elsewhere goes against the appellant.
fn is_one_sided(case: &Case, taxonomy: &Taxonomy, issue: &DisputedIssue, id: &IssueId) -> bool {
    let mut own = issue.entries.iter();
    let goes_against = |entry: &Entry| entry.passage.stance.goes_against();
    let is_on_it = |entry: &Entry| {
        let mut issues = entry.passage.issues.iter();
        issues.any(|one| taxonomy.is_within(one, id))
    };
    // An authority that goes against the appellant is printed under the issue as well.
    let mut cited = issue.authorities().iter();
    own.clone()
        .any(|entry| entry.passage.stance == Stance::Helps)
        && !own.any(goes_against)
        && !cited.any(|one| one.authority.adverse)
        && !case
            .entries()
            .any(|entry| goes_against(entry) && is_on_it(entry))
}

fn told(label: &str, count: usize) -> String {
    let fit = counted(
        count,
        "passage of the library fits that goes against the appellant or points both ways, and it is not in the schedule",
        "passages of the library fit that go against the appellant or point both ways, and none of them is in the schedule",
    );
    format!("On “{label}”, {fit}.")
}
