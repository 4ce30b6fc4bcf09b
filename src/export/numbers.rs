//! Page numbers that others were told: where documents no longer begin on theirs, and where they begin now.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use crate::bundle::{MovedExhibit, Plan};
use crate::case::Case;
use crate::finding::{CaseCode, Finding, Place};
use crate::layout::Layout;

use super::Exported;

/// A finding for each document that begins on another page than others were told, in order.
pub(super) fn moved_findings(case: &Case, plan: &Plan, moved: &[MovedExhibit]) -> Vec<Finding> {
    let told = moved.iter().filter_map(|one| {
        let exhibit = case.exhibits.get(one.exhibit)?;
        let (promised, now) = (plan.page_label(one.promised), plan.page_label(one.now));
        let title = &exhibit.title;
        let message = format!("“{title}” began on {promised}, and now begins on {now}.");
        Some(Finding::new(CaseCode::PageMoved, message).at(Place::Exhibit(exhibit.number)))
    });
    told.collect()
}

/// What others are told by these files of a bundle: on which page each document begins, by its number in the case; none
/// where one of them is a draft, which nobody is given.
pub fn told_numbers<'e>(
    files: impl Iterator<Item = &'e Exported> + Clone,
) -> Option<BTreeMap<u32, NonZeroU32>> {
    let is_draft = files.clone().any(|file| file.draft);
    (!is_draft).then(|| files.flat_map(|file| file.first_pages.clone()).collect())
}

/// The numbers on the first pages of the documents that begin in this file, by their number in the case.
pub(super) fn first_pages(case: &Case, layout: &Layout) -> BTreeMap<u32, NonZeroU32> {
    let begun = layout.exhibits.iter().filter(|span| span.skipped == 0);
    let begun = begun.filter_map(|span| {
        let exhibit = case.exhibits.get(span.exhibit)?;
        let first = u32::try_from(span.first + 1).ok()?;
        Some((exhibit.number, NonZeroU32::new(first)?))
    });
    begun.collect()
}
