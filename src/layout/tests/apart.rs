//! An entry without a proposition does not seem to stand under the one above it.

use super::*;
use crate::bundle::Plan;

/// The thin lines over the whole measure on the pages of the schedule, by the entry above which each stands.
fn parted(plan: &Plan) -> Vec<u32> {
    let layout = laid_out(plan);
    let schedule = layout.section(Section::Schedule).unwrap();
    let pages = schedule.first..schedule.last + 1;
    let lines = pages.flat_map(|at| {
        let page = &layout.pages[at];
        let rules = page.items.iter().filter_map(|item| match item {
            Item::Rule(rule) if rule.from.1 == rule.to.1 && rule.from.1 > 100.0 => Some(rule),
            _ => None,
        });
        rules
            .filter(|rule| rule.to.0 - rule.from.0 > 400.0 && rule.thickness < 1.0)
            .map(move |rule| (at, rule.from.1))
    });
    let below = lines.map(|(page, y)| {
        let own = layout
            .areas
            .iter()
            .filter(|area| area.page == page && area.top > y);
        own.min_by(|a, b| a.top.total_cmp(&b.top)).unwrap().number
    });
    below.collect()
}

#[test]
fn a_line_parts_it_from_an_entry_that_has_one() {
    let mut plan = specimen::small();
    assert_eq!(parted(&plan), [2]);
    let entries = &mut plan.schedule.issues[0].entries;
    entries[1].proposition = Some("Men are fined.".to_owned());
    assert_eq!(
        parted(&plan),
        Vec::<u32>::new(),
        "its own proposition parts it"
    );
    let entries = &mut plan.schedule.issues[0].entries;
    for entry in entries {
        entry.proposition = None;
    }
    assert_eq!(
        parted(&plan),
        Vec::<u32>::new(),
        "nothing stands there that it could stand under"
    );
}
