//! How the pages of a document are put into the bundle: by what the case says of it, what was found in it, and
//! what entries quote from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bundle::{QuotedPages, Slice};
use crate::case::{self, Case, Comments, Exhibit, PaperChoice, Turns};
use crate::layout::Layout;
use crate::pdf::assemble::{
    Destination, Highlight, MarginLabel, Missing, Overlay, PageContent, PlacedPage, Window,
};
use crate::pdf::content::{ByMachine, Word};
use crate::pdf::import::{PaperSize, Password};
use crate::pdf::smaller::SmallerPictures;
use crate::preflight::{Document, Documents, Quotations, incomplete_pages, lost_pages};
use crate::profile::{Paper, Profile};
use crate::quote::{Area, Context};
use crate::terms::{area_of, is_under};

/// What the documents of a case are put in by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exhibits<'a> {
    pub(super) case: &'a Case,
    pub(super) documents: &'a Documents,
    pub(super) quotations: &'a Quotations,
    /// Stands before the number of an entry: `CS`.
    pub(super) entry_prefix: &'a str,
    /// To which pages of documents are scaled.
    pub(super) paper: PaperSize,
}

/// How the pages of a document are put in.
#[derive(Clone, Debug, PartialEq)]
pub struct Placing {
    /// As in the case, relative to its folder.
    pub path: String,
    pub sha256: String,
    pub fit: Option<PaperSize>,
    pub turns: Turns,
    pub content: PageContent,
    pub password: Option<Password>,
    /// Pictures that take the place of its own.
    pub smaller: Option<Arc<SmallerPictures>>,
    /// Pages, from 1, of which a part is missing.
    pub incomplete: Vec<u32>,
    /// Those of them of which nothing is left.
    pub lost: Vec<u32>,
    /// Length of the file in bytes; 0 where it was not read.
    pub bytes: u64,
    /// By page, from 0: what entries quote from it.
    pub quoted: BTreeMap<usize, Vec<QuotedWords>>,
    /// What a machine has read of its scans.
    pub by_machine: Arc<ByMachine>,
    /// By page, from 1: what was painted out, where a machine reads nothing that may be said.
    pub painted_out: BTreeMap<u32, Vec<Area>>,
}

/// Words of a page that an entry quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotedWords {
    /// Of the entry.
    pub number: u32,
    /// `CS 14`
    pub label: String,
    /// On the page as it shows itself, one for each line.
    pub areas: Vec<Area>,
}

/// Where entries stand in a file, by number: none in a volume without the schedule.
pub type Entries = BTreeMap<u32, Destination>;

/// The paper of a profile.
pub(super) fn paper_size(profile: &Profile) -> PaperSize {
    let Paper {
        width_mm,
        height_mm,
    } = profile.paper.value;
    PaperSize::of_millimetres(width_mm, height_mm)
}

/// Where the entries of this file stand.
pub(super) fn entries(layout: &Layout) -> Entries {
    let spans = layout.entries.iter();
    let places = spans.map(|span| {
        let height = layout.page(span.page).map(|page| page.height);
        let destination = Destination {
            position: span.page,
            top: height.map(|height| f64::from(height - span.y)),
        };
        (span.number, destination)
    });
    places.collect()
}

/// The pages on which the words of entries begin, as far as they were found as they are quoted.
pub(super) fn quoted_pages(quotations: &Quotations) -> QuotedPages {
    let found = quotations.iter().filter_map(|(number, quoted)| {
        let page = quoted.compared()?.quoted_page()?;
        Some((*number, page))
    });
    found.collect()
}

/// What stands around the words of entries of which that is to be printed, as it was found in the copies at hand.
pub(super) fn contexts(case: &Case, quotations: &Quotations) -> BTreeMap<u32, Context> {
    let wanted = case.entries().filter(|entry| entry.prints_context);
    let found = wanted.filter_map(|entry| {
        let compared = quotations.get(&entry.number)?.compared()?;
        compared.stands_at()?;
        Some((entry.number, compared.context.clone()?))
    });
    found.collect()
}

impl<'a> Exhibits<'a> {
    /// None where the case does not say which file it is.
    pub(super) fn placing(&self, exhibit: &Exhibit) -> Option<Placing> {
        let document = self.case.document_of(exhibit)?;
        let read = self.documents.get(&exhibit.number);
        let read: Option<&'a Document> = read.and_then(|read| read.as_ref().ok());
        Some(Placing {
            path: document.path.clone(),
            sha256: read.map_or_else(|| document.sha256.clone(), |read| read.sha256.clone()),
            fit: (exhibit.paper == PaperChoice::Fit).then_some(self.paper),
            turns: exhibit.turns.clone(),
            content: content(exhibit.comments),
            password: read.and_then(|read| read.password.clone()),
            smaller: read.and_then(|read| read.smaller_as_asked(exhibit).cloned()),
            incomplete: incomplete_pages(exhibit, self.documents),
            lost: lost_pages(exhibit, self.documents),
            bytes: read.map_or(0, |read| read.bytes),
            quoted: self.quoted(exhibit),
            by_machine: read.map(layers).unwrap_or_default(),
            painted_out: painted_out(document),
        })
    }

    /// What entries quote from it, letter by letter, by page from 0.
    fn quoted(&self, exhibit: &Exhibit) -> BTreeMap<usize, Vec<QuotedWords>> {
        let mut quoted: BTreeMap<usize, Vec<QuotedWords>> = BTreeMap::new();
        for (number, held) in self.quotations {
            let compared = held.compared();
            let compared = compared.filter(|one| one.document == exhibit.document);
            let Some(at) = compared.and_then(|compared| compared.stands_at()) else {
                continue;
            };
            for page in &at.pages {
                let on_page = at.boxes.iter().filter(|one| one.page == *page);
                quoted.entry(*page).or_default().push(QuotedWords {
                    number: *number,
                    label: format!("{} {number}", self.entry_prefix),
                    areas: on_page.map(|one| one.area).collect(),
                });
            }
        }
        quoted
    }
}

impl Placing {
    /// The words of a page that is a picture, from 1, to be laid over what is shown of it.
    fn layer(&self, number: u32, slice: Option<Slice>) -> Option<Overlay> {
        let mut words = self.by_machine.page(number)?.text()?.words;
        if let Some(areas) = self.painted_out.get(&number) {
            let is_out = |word: &Word| {
                let place = Area::from(word.area);
                areas.iter().any(|area| is_under(&place, area))
            };
            words.retain(|word| !is_out(word));
        }
        if let Some(slice) = slice {
            words.retain(|word| {
                let middle = word.area.middle();
                slice.shows((middle.x, middle.y))
            });
        }
        (!words.is_empty()).then_some(Overlay::TextLayer(words))
    }

    /// A page of the document (from 0), or a slice of it, at its position in a file (from 0) in which entries stand
    /// there.
    pub(super) fn page(
        &self,
        (page, slice): (usize, Option<Slice>),
        position: usize,
        entries: &Entries,
    ) -> PlacedPage {
        let number = u32::try_from(page + 1).unwrap_or(u32::MAX);
        let missing = match self.incomplete.contains(&number) {
            true if self.lost.contains(&number) => Missing::All,
            true => Missing::Part,
            false => Missing::Nothing,
        };
        let highlights = self.quoted.get(&page).into_iter().flatten();
        let highlights = highlights.filter_map(|words| {
            let seen = slice.map_or_else(|| words.areas.clone(), |one| one.parts(&words.areas));
            (!seen.is_empty() || slice.is_none()).then(|| {
                Overlay::Highlight(Highlight {
                    areas: seen,
                    label: Some(MarginLabel {
                        text: words.label.clone(),
                        leads_to: entries.get(&words.number).copied(),
                    }),
                })
            })
        });
        let continued = slice.map(|slice| Overlay::Continued {
            from: !slice.is_first(),
            on: !slice.is_last(),
        });
        PlacedPage {
            page,
            position,
            content: self.content,
            window: Window {
                fit: self.fit,
                turn: self.turns.of(number),
                slice,
            },
            overlays: std::iter::once(Overlay::Stamp { missing })
                .chain(continued)
                .chain(self.layer(number, slice))
                .chain(highlights)
                .collect(),
        }
    }
}

/// A document has layers only where its pages were seen to be scans.
fn layers(document: &Document) -> Arc<ByMachine> {
    let reading = document.reading.as_ref();
    let reading = reading.filter(|reading| reading.read_by_machine().next().is_some());
    reading.map_or_else(Arc::default, |reading| Arc::clone(&reading.by_machine))
}

fn painted_out(document: &case::Document) -> BTreeMap<u32, Vec<Area>> {
    let mut pages: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
    let redacted = document.redacted.iter().flat_map(|one| &one.marks);
    for mark in redacted {
        let areas = pages.entry(mark.page).or_default();
        areas.extend(mark.area.as_ref().map(area_of));
    }
    pages
}

fn content(comments: Comments) -> PageContent {
    match comments {
        Comments::Keep => PageContent::Original,
        Comments::Flatten => PageContent::Flattened,
        Comments::Drop => PageContent::WithoutMarks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{DocumentId, Edit, NewExhibit, specimen};
    use crate::preflight::Quoted;
    use crate::quote::{Outcome, PageBox, Place};

    /// With two documents behind the schedule.
    fn case() -> Case {
        let add = |sign: &str| {
            Edit::AddExhibit(Box::new(NewExhibit {
                file: crate::case::DocumentFile {
                    path: format!("{sign}.pdf"),
                    sha256: sign.repeat(64),
                    pages: Some(9),
                },
                title: sign.to_owned(),
                date: None,
                section: None,
                pages: None,
                title_page: false,
            }))
        };
        let case = specimen::case(1, 2);
        add("b").apply(&add("a").apply(&case).unwrap()).unwrap()
    }

    /// Words with a line on each of these pages.
    fn on_pages(document: DocumentId, pages: &[usize]) -> Quoted {
        let area = Area::default();
        let boxes = pages.iter().map(|page| PageBox { page: *page, area });
        Quoted::specimen(
            document,
            Outcome::Exact {
                at: Place {
                    pages: pages.to_vec(),
                    boxes: boxes.collect(),
                },
                continues_with: Vec::new(),
            },
        )
    }

    fn placing(case: &Case, exhibit: usize, quotations: &Quotations) -> Placing {
        let exhibits = Exhibits {
            case,
            documents: &Documents::new(),
            quotations,
            entry_prefix: "CS",
            paper: PaperSize::A4,
        };
        exhibits.placing(&case.exhibits[exhibit]).unwrap()
    }

    #[test]
    fn words_are_highlighted_on_every_page_of_their_document_and_of_no_other() {
        let case = case();
        let first = case.exhibits[0].document;
        let quotations = Quotations::from([(1, on_pages(first, &[3, 4]))]);
        let placed = placing(&case, 0, &quotations).quoted;
        let lines = |page: usize| {
            placed[&page]
                .iter()
                .map(|one| one.areas.len())
                .sum::<usize>()
        };
        assert_eq!(placed.keys().copied().collect::<Vec<_>>(), [3, 4]);
        assert_eq!((lines(3), lines(4)), (1, 1));
        assert!(placing(&case, 1, &quotations).quoted.is_empty());
    }

    #[test]
    fn words_that_only_come_near_are_not_highlighted() {
        let case = case();
        let document = case.exhibits[0].document;
        let mut quoted = on_pages(document, &[3]);
        if let Quoted::Compared(compared) = &mut quoted {
            compared.outcome = Outcome::Near {
                at: compared.stands_at().unwrap().clone(),
                differences: Vec::new(),
            };
        }
        let quotations = Quotations::from([(1, quoted)]);
        assert!(placing(&case, 0, &quotations).quoted.is_empty());
        assert!(quoted_pages(&quotations).is_empty());
    }

    #[test]
    fn each_number_in_the_margin_leads_to_its_own_entry() {
        let case = case();
        let document = case.exhibits[0].document;
        let words = || on_pages(document, &[3]);
        let placing = placing(&case, 0, &[(1, words()), (2, words())].into());
        let place = |position, top| Destination {
            position,
            top: Some(top),
        };
        let entries = Entries::from([(1, place(2, 700.0)), (2, place(3, 90.0))]);
        let page = placing.page((3, None), 8, &entries);
        let labels = page.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Highlight(highlight) => highlight.label.as_ref(),
            Overlay::Stamp { .. } | Overlay::TextLayer(_) | Overlay::Continued { .. } => None,
        });
        let labels = labels.map(|label| (label.text.as_str(), label.leads_to));
        assert_eq!(
            labels.collect::<Vec<_>>(),
            [
                ("CS 1", Some(place(2, 700.0))),
                ("CS 2", Some(place(3, 90.0)))
            ]
        );
    }
}
