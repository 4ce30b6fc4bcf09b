//! Rules about bookmarks, and about links by the form in which they lead.

use super::super::facts::Recognised;
use super::super::verdict::{Looking, Verdict};
use crate::finding::{InspectionCode as Code, counted};
use crate::pdf::{BookmarkFound, Leads};
use crate::profile::Profile;

/// B-01.
pub(super) fn bookmarks(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::unseen(Code::Bookmarks);
    let bookmarks = &seen.facts.inventory.bookmarks;
    if bookmarks.is_empty() {
        look.fault(None, "The file has no bookmarks.");
    }
    for bookmark in bookmarks {
        let title = &bookmark.title;
        match &bookmark.leads {
            Leads::Page(_) | Leads::Web(_) => {}
            Leads::Name(name, page) => look.fault(
                *page,
                format!("The bookmark “{title}” leads to its page by a name (“{name}”), which is lost where files are merged."),
            ),
            Leads::Nowhere if bookmark.has_children => {}
            _ => look.fault(None, format!("The bookmark “{title}” leads nowhere.")),
        }
        if let Some((named, page)) = astray(seen, bookmark) {
            look.fault(
                page,
                format!("The bookmark “{title}” leads to page {page} of the file; the index has it on page {named}."),
            );
        }
    }
    let count = counted(bookmarks.len(), "bookmark leads", "bookmarks lead");
    Some(look.verdict(format!("{count} to a page, or are headings for others.")))
}

/// The page that the index names for a bookmark of the same title, and the other page to which it leads; only where
/// print and link of the index agree.
fn astray(seen: &Recognised<'_>, bookmark: &BookmarkFound) -> Option<(u32, u32)> {
    let page = bookmark.leads.page()?;
    let index = seen.index.as_ref()?;
    let mut rows = index
        .rows
        .iter()
        .filter(|row| row.is_called(&bookmark.title));
    let row = rows.next()?;
    if rows.next().is_some() {
        return None;
    }
    let named = row
        .position
        .filter(|named| row.links.first() == Some(named))?;
    (named != page).then_some((named, page))
}

/// T-06; only where there is a limit.
pub(super) fn few_bookmarks(seen: &Recognised<'_>, profile: &Profile) -> Option<Verdict> {
    let most = profile.max_bookmarks.value?;
    let count = seen.facts.inventory.bookmarks.len();
    let told = format!(
        "{}; {} are the most.",
        counted(count, "bookmark", "bookmarks"),
        most
    );
    let mut look = Looking::ruled(Code::BookmarkLimit, &profile.max_bookmarks);
    if count > most as usize {
        look.fault(None, told.clone());
    }
    Some(look.verdict(told))
}

/// T-13. The links of the index have a rule of their own, and those of the schedule to the web.
pub(super) fn by_place(seen: &Recognised<'_>, _: &Profile) -> Option<Verdict> {
    let mut look = Looking::at(Code::Links);
    let in_index = |page: u32| {
        let index = seen.index.as_ref();
        index.is_some_and(|index| index.pages.contains(&page))
    };
    let in_schedule = |page: u32| {
        let schedule = seen.schedule.as_ref();
        schedule.is_some_and(|schedule| schedule.pages().contains(&page))
    };
    let mut count = 0;
    for (page, found) in (1..).zip(&seen.facts.inventory.pages) {
        for link in &found.links {
            count += 1;
            let message = match &link.leads {
                Leads::Page(_) | Leads::Web(_) => continue,
                Leads::Name(name, to) => {
                    look.doubt(
                        page,
                        format!("A link leads to page {to} by a name (“{name}”): two files that are merged may use the same."),
                    );
                    continue;
                }
                Leads::Unwritten(_) if in_schedule(page) => continue,
                Leads::Unwritten(says) => {
                    format!("A link has an address that no browser opens: “{says}”.")
                }
                // What acts has a rule of its own.
                Leads::Acts(_) => continue,
                Leads::Lost(_) | Leads::Nowhere if in_index(page) => continue,
                Leads::Lost(_) | Leads::Nowhere => "A link leads nowhere.".to_owned(),
            };
            look.fault(page, message);
        }
    }
    let links = counted(count, "link leads", "links lead");
    Some(look.verdict(format!(
        "{links} to explicit pages or to whole web addresses."
    )))
}
