//! Which pages of a document are taken.

use crate::case::{Edit, Exhibit, ExhibitChange, PageRanges};
use crate::gui::session::{Session, Tone};

impl Session {
    pub(super) fn take_pages(&mut self, number: u32, first: u32, last: u32, now: f64) {
        let Some(exhibit) = self.case().exhibit(number) else {
            return;
        };
        let length = self.length_of(number);
        match toggled(exhibit, length, first, last) {
            Some(pages) => {
                let change = |change| Edit::ChangeExhibit { number, change };
                let is_without = |pages: &PageRanges| !pages.contains(1);
                let mut edits = Vec::new();
                // What was left out must not come back as the title page.
                if exhibit.title_page && pages.as_ref().is_some_and(is_without) {
                    edits.push(change(ExhibitChange::TitlePage(false)));
                }
                edits.push(change(ExhibitChange::Pages(pages)));
                self.edit_documents("Choose pages of document", edits, now);
            }
            None => self.say(
                Tone::Bad,
                "At least one page must stay; remove the document if none is wanted.".to_owned(),
            ),
        }
    }
}

/// The pages with these taken in, or left out where the first is in. None where nothing would be left.
pub(super) fn toggled(
    exhibit: &Exhibit,
    length: u32,
    first: u32,
    last: u32,
) -> Option<Option<PageRanges>> {
    let mut pages: Vec<u32> = match exhibit.wanted() {
        None => (1..=length).collect(),
        Some(ranges) => {
            let within = ranges.pages().take_while(|page| *page < u32::MAX);
            within
                .take(length as usize * 2)
                .filter(|page| *page <= length)
                .collect()
        }
    };
    let range = first.min(last)..=first.max(last).min(length);
    if pages.contains(&first) {
        pages.retain(|page| !range.contains(page));
    } else {
        for page in range.filter(|page| *page > 0) {
            if !pages.contains(&page) {
                // Among pages that stand in their own order, or else last.
                let at = pages.iter().position(|other| *other > page);
                pages.insert(
                    at.filter(|_| pages.is_sorted()).unwrap_or(pages.len()),
                    page,
                );
            }
        }
    }
    if pages.is_empty() {
        return None;
    }
    let is_whole = pages.len() == length as usize && pages.is_sorted();
    Some(PageRanges::of(pages).filter(|_| !is_whole))
}
