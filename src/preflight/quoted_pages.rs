//! Which pages of documents are quoted: what one choice for all of them would include.

use std::collections::BTreeSet;

use crate::case::{Case, DocumentId, Edit, Exhibit, PageRanges};
use crate::finding::{self, counted};

use super::document_rules::Documents;
use super::incomplete::surveyed;
use super::quotations::Quotations;

/// The documents behind the schedule that are quoted, and the pages of them that are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuotedPagesChoice {
    exhibits: Vec<(u32, PageRanges)>,
    /// Which entries quote which of these.
    brought: Vec<(u32, PageRanges)>,
    /// Pages with the choice, and of the documents whole.
    few: u32,
    all: u32,
    /// Documents whose length is not known.
    uncounted: usize,
    /// Pages that are quoted and that the bundle does not hold.
    left_out: usize,
    /// Documents that include other pages than those.
    others: usize,
    /// Titles of documents that are quoted and stand there in several parts: those stay as they are.
    in_parts: Vec<String>,
}

impl QuotedPagesChoice {
    pub fn of(case: &Case, documents: &Documents, quotations: &Quotations) -> QuotedPagesChoice {
        let quoted = quoted(case, quotations);
        let mut choice = QuotedPagesChoice::default();
        for exhibit in &case.exhibits {
            let of_it = quoted.iter().filter(|one| one.document == exhibit.document);
            let pages: BTreeSet<u32> = of_it.clone().flat_map(|one| &one.pages).copied().collect();
            if pages.is_empty() {
                continue;
            }
            let parts = case.exhibits.iter();
            let parts = parts.filter(|other| other.document == exhibit.document);
            if parts.count() > 1 {
                choice.in_parts.push(exhibit.title.clone());
            } else if let Some(ranges) = PageRanges::of(pages) {
                choice.add(exhibit, ranges, documents);
                choice.brought.extend(of_it.filter_map(|one| {
                    let pages = PageRanges::of(one.pages.iter().copied())?;
                    Some((one.entry, pages))
                }));
            }
        }
        choice.in_parts.dedup();
        choice
    }

    fn add(&mut self, exhibit: &Exhibit, ranges: PageRanges, documents: &Documents) {
        match surveyed(exhibit, documents).map(|survey| survey.counts.pages) {
            Some(length) => {
                self.few += ranges.with_first_page().count_within(length);
                self.all += length;
            }
            None => self.uncounted += 1,
        }
        let left_out = ranges.pages().filter(|page| !exhibit.holds(*page));
        self.left_out += left_out.count();
        self.others += usize::from(exhibit.pages.as_ref() != Some(&ranges));
        self.exhibits.push((exhibit.number, ranges));
    }

    /// Whether the documents include just those pages, chosen at once or one by one.
    pub fn is_so(&self) -> bool {
        !self.is_empty() && self.others == 0
    }

    /// Whether any document is quoted for which it can be chosen.
    pub fn is_empty(&self) -> bool {
        self.exhibits.is_empty()
    }

    /// Pages that are quoted and that the bundle does not hold.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Chooses it for all of them, or has them whole.
    pub fn edit(&self, only: bool) -> Edit {
        let exhibits = self.exhibits.iter();
        let exhibits = exhibits.map(|(number, pages)| (*number, only.then(|| pages.clone())));
        Edit::SetQuotedPages {
            only,
            exhibits: exhibits.collect(),
            brought: match only {
                true => self.brought.clone(),
                false => Vec::new(),
            },
        }
    }

    /// What the choice comes to: `2 documents: 7 pages instead of 412`.
    pub fn told(&self) -> String {
        let documents = counted(self.exhibits.len(), "document", "documents");
        let mut told = format!(
            "{documents}: {} instead of {}",
            finding::pages(self.few),
            self.all
        );
        if self.uncounted > 0 {
            let uncounted = counted(self.uncounted, "document", "documents");
            told.push_str(&format!(", and those of {uncounted} not counted yet"));
        }
        if !self.in_parts.is_empty() {
            let titles: Vec<String> = self.in_parts.iter().map(|one| format!("“{one}”")).collect();
            told.push_str(&format!(
                "; {} in several parts: left as it is",
                titles.join(", ")
            ));
        }
        told
    }
}

/// Where the words of an entry stand: pages from 1.
struct Quoting {
    entry: u32,
    document: DocumentId,
    pages: BTreeSet<u32>,
}

/// Of each entry whose words stand somewhere; where these have not been found, with the page from which they were
/// taken.
fn quoted(case: &Case, quotations: &Quotations) -> Vec<Quoting> {
    let found = case.entries().filter_map(|entry| {
        let compared = quotations.get(&entry.number);
        let compared = compared.and_then(|held| held.compared());
        let at = compared.and_then(|one| Some((one.document, one.outcome.place()?)));
        let (document, pages) = match at {
            Some((document, at)) => {
                let pages = at.pages.iter();
                let pages = pages.filter_map(|page| u32::try_from(page + 1).ok());
                (document, pages.collect())
            }
            None => {
                let anchor = entry.passage.anchor.as_ref()?;
                let document = case.document_quoted(entry)?;
                let is_taken_there = document.sha256 == anchor.sha256;
                (
                    is_taken_there.then_some(document.id)?,
                    BTreeSet::from([anchor.page.get()]),
                )
            }
        };
        Some(Quoting {
            entry: entry.number,
            document,
            pages,
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::specimen::{case, with_exhibit};
    use crate::library::PassageKind;
    use crate::library::specimen::anchor;
    use crate::preflight::Quoted;
    use crate::quote::{Outcome, Place};

    fn on(document: DocumentId, pages: &[usize]) -> Quoted {
        Quoted::specimen(
            document,
            Outcome::Exact {
                at: Place {
                    pages: pages.to_vec(),
                    boxes: Vec::new(),
                },
                continues_with: Vec::new(),
            },
        )
    }

    #[test]
    fn one_choice_includes_the_pages_quoted_and_the_title_page_and_is_taken_back_by_one() {
        let mut whole = with_exhibit(&case(1, 2), None);
        let document = whole.exhibits[0].document;
        for entry in &mut whole.issues[0].entries {
            entry.passage.kind = PassageKind::Extract;
            entry.passage.anchor = Some(anchor('a', 1));
        }
        let quotations = Quotations::from([(1, on(document, &[4, 5])), (2, on(document, &[1]))]);
        let choice = QuotedPagesChoice::of(&whole, &Documents::new(), &quotations);
        let few = choice.edit(true).apply(&whole).unwrap();
        assert!(few.quoted_pages);
        assert_eq!(few.exhibits[0].wanted(), Some("1-2,5-6".parse().unwrap()));
        assert_eq!(
            QuotedPagesChoice::of(&few, &Documents::new(), &quotations).left_out(),
            0
        );
        let back = choice.edit(false).apply(&few).unwrap();
        assert_eq!(back, whole);
        let fewer = Edit::RemoveEntry { number: 1 }.apply(&few).unwrap();
        assert_eq!(fewer.exhibits[0].wanted(), Some("1-2".parse().unwrap()));
    }

    #[test]
    fn pages_that_are_quoted_and_not_included_are_counted() {
        let part = with_exhibit(&case(1, 1), Some("2-3"));
        let quotations = Quotations::from([(1, on(part.exhibits[0].document, &[2, 6]))]);
        let choice = QuotedPagesChoice::of(&part, &Documents::new(), &quotations);
        assert_eq!(choice.left_out(), 1);
    }

    #[test]
    fn a_document_that_nobody_quotes_or_that_stands_there_in_parts_stays_as_it_is() {
        let whole = with_exhibit(&case(1, 1), None);
        let nothing = QuotedPagesChoice::of(&whole, &Documents::new(), &Quotations::new());
        assert!(nothing.is_empty());
        let parts = with_exhibit(&with_exhibit(&case(1, 1), Some("1-2")), Some("4-6"));
        let quotations = Quotations::from([(1, on(parts.exhibits[0].document, &[4]))]);
        let choice = QuotedPagesChoice::of(&parts, &Documents::new(), &quotations);
        assert!(choice.is_empty());
        assert!(
            choice.told().contains("in several parts"),
            "{}",
            choice.told()
        );
    }
}
