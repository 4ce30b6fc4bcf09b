//! What a person should know of a document besides what comes along: things that are left out, each
//! with its place. Many of one kind are one finding, with the first few places and their number.

use crate::case::Exhibit;
use crate::finding::{Finding, Place};
use crate::pdf::import::{Found, Remark, Survey};

use super::CaseCheck;

/// Places that are told one by one.
const MOST_TOLD: usize = 4;

/// One finding for each kind of remark on each document.
pub(super) fn remarked(check: &CaseCheck<'_>) -> Vec<Finding> {
    let of = |exhibit: &Exhibit| {
        let document = check.documents.get(&exhibit.number)?.as_ref().ok()?;
        let survey = document.survey.as_ref().ok()?;
        let place = |finding: Finding| finding.at(Place::Exhibit(exhibit.number));
        let findings = of_document(exhibit, survey).into_iter().map(place);
        Some(findings.collect::<Vec<_>>())
    };
    check
        .case
        .exhibits
        .iter()
        .filter_map(of)
        .flatten()
        .collect()
}

fn of_document(exhibit: &Exhibit, survey: &Survey) -> Vec<Finding> {
    let ranges = exhibit.wanted();
    let is_wanted = |page: u32| ranges.as_ref().is_none_or(|ranges| ranges.contains(page));
    let finding = |(remark, found): (&Remark, &Found)| {
        let count = found.count(&is_wanted);
        let told = Told {
            title: &exhibit.title,
            count,
            places: places(found, count, &is_wanted),
        };
        (count > 0).then(|| told.finding(*remark))
    };
    survey.remarks.0.iter().filter_map(finding).collect()
}

/// One kind of remark on one document.
struct Told<'a> {
    title: &'a str,
    count: u32,
    /// The first few of them.
    places: String,
}

/// The first few, with their pages and what they say, and how many more there are.
fn places(found: &Found, count: u32, is_wanted: &dyn Fn(u32) -> bool) -> String {
    let wanted = found
        .examples
        .iter()
        .filter(|example| example.page.is_none_or(is_wanted));
    let told = wanted.take(MOST_TOLD).map(|example| match example.page {
        Some(page) if example.says.is_empty() => format!("page {page}"),
        Some(page) => format!("page {page}: {}", example.says),
        None => example.says.clone(),
    });
    let told: Vec<String> = told.collect();
    let more = (count as usize).saturating_sub(told.len());
    let more = (more > 0).then(|| format!("and {more} more"));
    told.into_iter().chain(more).collect::<Vec<_>>().join("; ")
}

impl Told<'_> {
    /// “1 bookmark leads” or “3 bookmarks lead”.
    fn number(&self, one: &str, many: &str) -> String {
        match self.count {
            1 => format!("1 {one}"),
            count => format!("{count} {many}"),
        }
    }

    fn finding(&self, remark: Remark) -> Finding {
        let Told { title, places, .. } = self;
        match remark {
            Remark::WebBookmark => {
                let lead = self.number("bookmark leads", "bookmarks lead");
                Finding::note(
                    "document-bookmarks-web",
                    format!("“{title}”: {lead} to the web, in the bundle as well ({places})."),
                )
            }
            Remark::ActiveBookmark => {
                let act = self.number("bookmark does", "bookmarks do");
                Finding::note(
                    "document-bookmarks-active",
                    format!("“{title}”: {act} something else than lead to a page: only the title is kept ({places})."),
                )
            }
            Remark::BookmarksUnread => Finding::warning(
                "document-bookmarks-unread",
                format!("“{title}” has more bookmarks, or deeper ones, than can be taken over: those at the end are missing."),
            )
            .hint("Look whether its bookmarks make sense. Its pages are all there."),
        }
    }
}
