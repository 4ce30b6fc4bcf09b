//! Rules about the country information evidence schedule.

use super::super::facts::Recognised;
use super::super::schedule::{Schedule, Set, too_small};
use super::super::verdict::{Looking, Verdict};
use crate::finding::{InspectionCode as Code, counted, pages};
use crate::pdf::{Leads, LinkFound};
use crate::profile::Profile;

/// CS-01: whether one is needed, the file does not tell.
pub(super) fn there(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let look = Looking::at(Code::Schedule);
    Some(match &seen.schedule {
        Some(schedule) => look.verdict(format!("It begins on page {} of the file.", schedule.first)),
        None => look.open("No page is headed as a country information evidence schedule; a bundle that relies on country evidence needs one."),
    })
}

/// CS-03.
pub(super) fn length(seen: &Recognised<'_>, profile: &Profile) -> Option<Verdict> {
    let schedule = seen.schedule.as_ref()?;
    let look = Looking::ruled(Code::ScheduleLength, &profile.schedule_max_pages);
    let limit = profile.schedule_max_pages.value?;
    let Some(length) = schedule.length() else {
        return Some(look.open(
            "Neither the bookmarks nor the index tell where the schedule ends: count its pages.",
        ));
    };
    let told = format!(
        "The schedule has {} ({} tell where it ends); {limit} are allowed.",
        pages(length),
        schedule.told_by
    );
    let mut look = look;
    if length > limit {
        if names_permission(seen, schedule) {
            return Some(look.open(format!("{told} Its first page speaks of permission.")));
        }
        look.fault(schedule.first, told.clone());
    }
    Some(look.verdict(told))
}

/// CS-04.
fn names_permission(seen: &Recognised<'_>, schedule: &Schedule) -> bool {
    let rows = seen.page(schedule.first).map(|page| page.rows.as_slice());
    let mut rows = rows.unwrap_or_default().iter();
    rows.any(|row| row.text().to_lowercase().contains("permission"))
}

/// The links on the pages of the schedule, each with its page.
fn links<'s>(seen: &'s Recognised<'_>, schedule: &Schedule) -> Vec<(u32, &'s LinkFound)> {
    let on = schedule.pages();
    let pages = (1..).zip(&seen.facts.inventory.pages);
    let pages = pages.filter(|(page, _)| on.contains(page));
    pages
        .flat_map(|(page, found)| found.links.iter().map(move |link| (page, link)))
        .collect()
}

/// CS-05: by form, for nothing here asks the web.
pub(super) fn linked(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let schedule = seen.schedule.as_ref()?;
    let mut look = Looking::at(Code::ScheduleLinks);
    let links = links(seen, schedule);
    let web = links
        .iter()
        .filter(|(_, link)| matches!(link.leads, Leads::Web(_)));
    let web = web.count();
    if web == 0 {
        look.fault(
            schedule.first,
            "No link on the pages of the schedule leads to the web.",
        );
    }
    for (page, link) in &links {
        if let Leads::Unwritten(says) = &link.leads {
            look.fault(
                *page,
                format!("A link has an address that no browser opens: “{says}”."),
            );
        }
    }
    for page in schedule.pages() {
        for printed in unlinked(seen, page, &links) {
            look.fault(
                page,
                format!("The address “{printed}” is printed and no link stands on it."),
            );
        }
    }
    let count = counted(web, "link", "links");
    Some(look.verdict(format!(
        "{count} of the schedule lead to whole web addresses; whether they open was not tried."
    )))
}

/// Printed addresses on which no link stands.
fn unlinked(seen: &Recognised<'_>, page: u32, links: &[(u32, &LinkFound)]) -> Vec<String> {
    let Some(lines) = seen.page(page) else {
        return Vec::new();
    };
    let is_linked = |y: f32| {
        let mut on_page = links.iter().filter(|(on, _)| *on == page);
        on_page.any(|(_, link)| (link.area[1] - 2.0..=link.area[3] + 2.0).contains(&y))
    };
    let rows = lines.body().filter(|row| !is_linked(row.y));
    let words = rows.flat_map(|row| {
        let text = row.text();
        let words = text.split_whitespace().map(str::to_owned);
        words.collect::<Vec<String>>()
    });
    words
        .filter(|word| word.contains("https://") || word.contains("http://"))
        .collect()
}

/// CS-06.
pub(super) fn open_to_all(seen: &Recognised<'_>, profile: &Profile) -> Option<Verdict> {
    let schedule = seen.schedule.as_ref()?;
    let mut look = Looking::ruled(Code::ClosedLinks, &profile.closed_hosts);
    for (page, link) in links(seen, schedule) {
        if let Leads::Web(address) = &link.leads
            && let Some(host) = closed(address, &profile.closed_hosts.value)
        {
            look.fault(
                page,
                format!("A link leads to {host}, which asks for a login: {address}."),
            );
        }
    }
    Some(look.verdict("No link of the schedule leads to a site that is known to ask for a login."))
}

fn closed<'h>(address: &str, hosts: &'h [String]) -> Option<&'h str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest
        .split(['/', '?', '#', ':'])
        .next()?
        .to_ascii_lowercase();
    let is_of = |closed: &&String| host == **closed || host.ends_with(&format!(".{closed}"));
    hosts.iter().find(is_of).map(String::as_str)
}

/// CS-07.
pub(super) fn readable(seen: &Recognised<'_>, profile: &Profile) -> Option<Verdict> {
    let schedule = seen.schedule.as_ref()?;
    let (size, spacing) = (
        &profile.schedule_min_font_pt,
        &profile.schedule_line_spacing,
    );
    let look = Looking::ruled(Code::ScheduleType, size);
    if schedule.end.is_none() {
        return Some(look.open("Where the schedule ends is not known, and so which pages its type is to be measured on."));
    }
    let mut look = look;
    for page in schedule.pages() {
        let set = seen
            .page(page)
            .and_then(|page| too_small(page, size.value, spacing.value));
        match set {
            Some(Set::Small(found, words)) => look.fault(
                page,
                format!(
                    "“{words}” is set in {found:.1} points; {} is the least.",
                    size.value
                ),
            ),
            Some(Set::Close(apart, words)) => look.fault(
                page,
                format!(
                    "“{words}” stands {apart:.1} points below the line before; {:.1} is the least.",
                    size.value * spacing.value
                ),
            ),
            None => {}
        }
    }
    Some(look.verdict(format!(
        "No line of the schedule is smaller than {} points or closer than {} lines.",
        size.value, spacing.value
    )))
}
