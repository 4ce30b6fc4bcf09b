//! The bookmarks: sections, and under the schedule its issues.
//!
//! Few on purpose: the tribunal's software lists every bookmark in its own contents pages. Each ends
//! with the stamped number of its page (B-12), which stays true when the tribunal merges the file.

use super::block::{Anchor, Place, Places};
use super::line::stamp;
use super::page::{OutlineEntry, Section};
use super::section;
use crate::bundle::Plan;

pub(super) fn outline(plan: &Plan, places: &Places) -> Vec<OutlineEntry> {
    let top = |section: Section, anchor: Anchor, children: Vec<OutlineEntry>| {
        let title = section::name(section, plan).to_owned();
        entry(title, anchor, plan, places, children)
    };
    let issues = plan.schedule.issues.iter().enumerate();
    let issues = issues.filter_map(|(position, issue)| {
        let title = format!("{}: {}", issue.number, issue.label);
        entry(title, Anchor::Issue(position), plan, places, Vec::new())
    });
    [
        top(Section::Cover, Anchor::Cover, Vec::new()),
        top(Section::Index, Anchor::Index, Vec::new()),
        top(Section::Schedule, Anchor::Schedule, issues.collect()),
        top(Section::Sources, Anchor::Sources, Vec::new()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn entry(
    title: String,
    anchor: Anchor,
    plan: &Plan,
    places: &Places,
    children: Vec<OutlineEntry>,
) -> Option<OutlineEntry> {
    let Place { page, y } = *places.0.get(&anchor)?;
    Some(OutlineEntry {
        title: format!("{title}, {}", stamp(&plan.page_prefix, page)),
        page,
        y,
        children,
    })
}
