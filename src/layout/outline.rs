//! The bookmarks: sections, under the schedule its issues, and the exhibits under their headings.
//!
//! Few on purpose: the tribunal's software lists every bookmark in its own contents pages. Each ends
//! with the stamped number of its page (B-12), which stays true when the tribunal merges the file, and
//! is in plain letters, because that software shows no others (T-05).

use super::block::{Anchor, Place, Places};
use super::line::stamp;
use super::page::{OutlineEntry, Section};
use super::{exhibits, section};
use crate::bundle::{Plan, transliterated};

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
    let groups = plan.exhibit_sections().filter_map(|(first, group)| {
        let documents = (first..).zip(group).filter_map(|(position, exhibit)| {
            let title = exhibit.title.clone();
            entry(title, Anchor::Exhibit(position), plan, places, Vec::new())
        });
        let start = exhibits::start(first, plan.dividers);
        let name = exhibits::name(group).to_owned();
        entry(name, start, plan, places, documents.collect())
    });
    let own = [
        top(Section::Cover, Anchor::Cover, Vec::new()),
        top(Section::Index, Anchor::Index, Vec::new()),
        top(Section::Schedule, Anchor::Schedule, issues.collect()),
        top(Section::Sources, Anchor::Sources, Vec::new()),
    ];
    own.into_iter().flatten().chain(groups).collect()
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
        title: transliterated(&format!("{title}, {}", stamp(&plan.page_prefix, page))),
        page,
        y,
        children,
    })
}
