//! The bookmarks: sections, under the schedule its issues, and the exhibits under their headings.
//!
//! Few on purpose: the tribunal's software lists every bookmark in its own contents pages. Each ends
//! with the stamped number of its page (B-12), which stays true when the tribunal merges the file, and
//! is in plain letters, because that software shows no others (T-05). A volume has those of its own
//! pages.

use super::block::{Anchor, Place};
use super::line::stamp;
use super::makeup::MakeUp;
use super::page::{OutlineEntry, Section};
use super::{exhibits, section};
use crate::bundle::{Plan, transliterated};

pub(super) fn outline(plan: &Plan, file: &MakeUp) -> Vec<OutlineEntry> {
    let volume = file.volume;
    let entry = |title: String, anchor, children| entry(title, anchor, plan, file, children);
    let top = |section: Section, anchor: Anchor, children: Vec<OutlineEntry>| {
        entry(section::name(section, plan).to_owned(), anchor, children)
    };
    let issues = plan.schedule.issues.iter().enumerate();
    let issues = issues.filter_map(|(position, issue)| {
        let title = format!("{}: {}", issue.number, issue.label);
        entry(title, Anchor::Issue(position), Vec::new())
    });
    let held = plan.files().into_iter().nth(volume).unwrap_or_default();
    let groups = plan.sections_in(&held).into_iter().filter_map(|group| {
        let first = *group.first()?;
        let documents = group.iter().filter_map(|share| {
            let title = plan.exhibits.get(share.exhibit)?.bookmark();
            let anchor = Anchor::Exhibit(share.exhibit, share.before);
            entry(title, anchor, Vec::new())
        });
        let name = exhibits::name(plan, first.exhibit).to_owned();
        let documents = documents.collect();
        entry(name, exhibits::start(plan, &first), documents)
    });
    let name = plan.volume_name(volume).filter(|_| volume > 0);
    let name = name.unwrap_or_else(|| section::name(Section::Cover, plan).to_owned());
    let mut own = vec![
        entry(name, Anchor::Cover(volume), Vec::new()),
        top(Section::Index, Anchor::Index(volume), Vec::new()),
    ];
    if volume == 0 && plan.has_schedule() {
        own.push(top(Section::Schedule, Anchor::Schedule, issues.collect()));
        own.push(top(Section::Sources, Anchor::Sources, Vec::new()));
    }
    own.into_iter().flatten().chain(groups).collect()
}

fn entry(
    title: String,
    anchor: Anchor,
    plan: &Plan,
    file: &MakeUp,
    children: Vec<OutlineEntry>,
) -> Option<OutlineEntry> {
    let Place { page, y } = *file.places.0.get(&anchor)?;
    Some(OutlineEntry {
        title: transliterated(&format!("{title}, {}", stamp(&plan.page_prefix, page))),
        page: file.inside(page)?,
        y,
        children,
    })
}
