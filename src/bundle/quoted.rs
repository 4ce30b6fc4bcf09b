//! Where in the bundle the words of entries stand: on a page of a document behind the schedule.
//!
//! That is never stored: it follows from the entry, its document, and which pages of that are included.

use std::collections::BTreeMap;

use crate::case::{Case, DocumentId};
use crate::quote::Context;

use super::build::Lengths;
use super::plan::Plan;

/// A page of a document on which quoted words begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuotedPage {
    pub document: DocumentId,
    /// From 0.
    pub page: usize,
    /// A point of the page as it shows itself, on the first of them.
    pub at: (f32, f32),
}

/// By number of entry.
pub type QuotedPages = BTreeMap<u32, QuotedPage>;

/// The same as a page of the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotedAt {
    /// By position in [`Plan::exhibits`].
    pub exhibit: usize,
    /// How many of its pages that are included stand before it.
    pub before: u32,
}

impl Plan {
    /// Tells every entry where its words stand, as far as that page is in the bundle.
    pub fn place_quotations(&mut self, case: &Case, pages: &QuotedPages, lengths: &Lengths) {
        let exhibits = &self.exhibits;
        let issues = self.schedule.issues.iter_mut();
        for entry in issues.flat_map(|issue| &mut issue.entries) {
            let found = pages.get(&entry.number);
            let found = found.and_then(|page| quoted_at(case, page, lengths));
            entry.quoted_at = found.filter(|at| {
                let exhibit = exhibits.get(at.exhibit);
                exhibit.is_some_and(|exhibit| at.before < exhibit.pages)
            });
        }
    }
}

impl Plan {
    /// Puts what stands around their words beside the entries of these numbers.
    pub fn place_contexts(&mut self, mut contexts: BTreeMap<u32, Context>) {
        let issues = self.schedule.issues.iter_mut();
        for entry in issues.flat_map(|issue| &mut issue.entries) {
            entry.context = contexts.remove(&entry.number);
        }
    }
}

/// The first exhibit of that document in which the page is included.
pub fn quoted_at(case: &Case, quoted: &QuotedPage, lengths: &Lengths) -> Option<QuotedAt> {
    let page = u32::try_from(quoted.page).ok()?.checked_add(1)?;
    let exhibits = case.exhibits.iter().enumerate();
    let mut of_document = exhibits.filter(|(_, exhibit)| exhibit.document == quoted.document);
    of_document.find_map(|(exhibit, included)| {
        let length = lengths.get(&included.number).cloned().unwrap_or_default();
        let before = length.before(included.wanted().as_ref(), page, quoted.at)?;
        Some(QuotedAt { exhibit, before })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{Length, plan};
    use crate::case::specimen::{case, with_exhibit};
    use crate::profile::{DEFAULT, Profile};

    /// Where the words of the first entry stand, which begin on the fifth page of the first document.
    fn placed(case: &Case, length: u32) -> Option<(usize, u32)> {
        let length = Length::from(length);
        let lengths = (1..=9)
            .map(|number| (number, length.clone()))
            .collect::<Lengths>();
        let mut plan = plan(case, &Profile::shipped(DEFAULT).unwrap(), &lengths);
        let document = case.exhibits[0].document;
        let pages = QuotedPages::from([(
            1,
            QuotedPage {
                document,
                page: 4,
                at: (0.0, 0.0),
            },
        )]);
        plan.place_quotations(case, &pages, &lengths);
        let at = plan.entries().next().unwrap().quoted_at;
        at.map(|at| (at.exhibit, at.before))
    }

    #[test]
    fn a_quoted_page_is_counted_among_the_pages_that_are_included() {
        let case = case(1, 1);
        assert_eq!(placed(&with_exhibit(&case, None), 9), Some((0, 4)));
        assert_eq!(placed(&with_exhibit(&case, Some("2,5-6")), 9), Some((0, 1)));
    }

    #[test]
    fn a_page_that_is_left_out_or_not_there_is_nowhere() {
        let case = case(1, 1);
        assert_eq!(placed(&with_exhibit(&case, Some("1-4,6")), 9), None);
        assert_eq!(placed(&with_exhibit(&case, None), 4), None);
        assert_eq!(placed(&with_exhibit(&case, None), 0), None, "not read yet");
    }

    #[test]
    fn where_one_part_of_a_document_leaves_it_out_another_part_may_hold_it() {
        let parts = with_exhibit(&with_exhibit(&case(1, 1), Some("1-2")), Some("4-6"));
        assert_eq!(placed(&parts, 9), Some((1, 1)));
    }
}
