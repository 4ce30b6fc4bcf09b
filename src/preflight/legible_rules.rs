//! Rules about how pages print: letters that are too small, long pages that are cut, pages that lie on their side,
//! blank ones. What a person can choose about them is told here, too, for the shells.

use std::collections::BTreeMap;

use crate::case::{Case, Exhibit, ExhibitChange, LongPages, PageRanges, PaperChoice, Turn};
use crate::finding::{self, DocumentCode, Finding, Place, counted};
use crate::pdf::content::{Cuts, LEAST, Reading, Small, Stands};

use super::document_rules::{Document, Documents};
use super::{CaseCheck, incomplete_pages};

/// The pages of a document, from 1, that are cut into slices, as far as they are in the bundle.
pub fn cut_pages<'d>(exhibit: &Exhibit, document: &'d Document) -> BTreeMap<u32, &'d Cuts> {
    let small = document.reading.iter().flat_map(|reading| &reading.small);
    let cut = small.filter_map(|(page, small)| {
        let cuts = small.cuts.as_ref()?;
        (is_cut(exhibit, cuts) && exhibit.holds(*page)).then_some((*page, cuts))
    });
    cut.collect()
}

fn is_cut(exhibit: &Exhibit, cuts: &Cuts) -> bool {
    exhibit.paper == PaperChoice::Fit
        && match exhibit.long_pages {
            LongPages::AsNeeded => cuts.is_long,
            LongPages::Cut => true,
            LongPages::Whole => false,
        }
}

/// Whether there is something to choose about long pages.
pub fn can_be_cut(exhibit: &Exhibit, document: &Document) -> bool {
    let mut small = document.reading.iter().flat_map(|reading| &reading.small);
    small.any(|(page, small)| small.cuts.is_some() && exhibit.holds(*page))
}

/// The pages of the bundle on which nothing is. Of one that is damaged nobody knows it.
pub fn blank_pages(exhibit: &Exhibit, documents: &Documents) -> Vec<u32> {
    let reading = reading(exhibit, documents);
    let damaged = incomplete_pages(exhibit, documents);
    let blank = reading.into_iter().flat_map(|reading| &reading.blank);
    let blank = blank.filter(|page| exhibit.holds(**page) && !damaged.contains(page));
    blank.copied().collect()
}

/// What leaves them out; nothing where there are none, or nothing else.
pub fn without_blank(exhibit: &Exhibit, documents: &Documents) -> Vec<ExhibitChange> {
    let blank = blank_pages(exhibit, documents);
    let length = documents.get(&exhibit.number).and_then(|found| {
        let survey = found.as_ref().ok()?.survey.as_ref().ok()?;
        Some(survey.counts.pages)
    });
    let wanted = exhibit.wanted().or_else(|| PageRanges::of(1..=length?));
    let rest = wanted.and_then(|wanted| {
        PageRanges::of(wanted.into_pages().filter(|page| !blank.contains(page)))
    });
    match rest {
        Some(rest) if !blank.is_empty() => vec![
            ExhibitChange::Pages(Some(rest)),
            ExhibitChange::TitlePage(false),
        ],
        _ => Vec::new(),
    }
}

/// The pages that do not stand upright and that nobody has turned yet.
fn turned<'r>(
    exhibit: &'r Exhibit,
    reading: &'r Reading,
) -> impl Iterator<Item = (u32, Stands)> + 'r {
    // What a machine read tells more than how lines of ink run.
    let by_machine = reading.by_machine.turned();
    let by_machine = by_machine.map(|(page, turn)| (page, Stands::Needs(turn)));
    let mut all: BTreeMap<u32, Stands> = reading.turned.iter().copied().collect();
    for (page, stands) in by_machine {
        let known = all.entry(page).or_insert(stands);
        if *known == Stands::Sideways {
            *known = stands;
        }
    }
    all.into_iter()
        .filter(|(page, _)| exhibit.holds(*page) && exhibit.turns.of(*page) == Turn::None)
}

/// What sets them upright, or some of them, where it is not known to which side they have to be turned.
pub fn upright(exhibit: &Exhibit, documents: &Documents) -> Vec<ExhibitChange> {
    let reading = reading(exhibit, documents).into_iter();
    let pages = reading.flat_map(|reading| turned(exhibit, reading));
    let turn = |(page, stands)| ExhibitChange::Turn {
        page: Some(page),
        by: match stands {
            Stands::Needs(turn) => turn,
            Stands::Sideways => Turn::Right,
        },
    };
    pages.map(turn).collect()
}

fn reading<'d>(exhibit: &Exhibit, documents: &'d Documents) -> Option<&'d Reading> {
    documents
        .get(&exhibit.number)?
        .as_ref()
        .ok()?
        .reading
        .as_ref()
}

/// How the pages of documents print, and whether they have to.
pub(super) fn pages_legible(check: &CaseCheck<'_>) -> Vec<Finding> {
    about_pages(check.case, check.documents)
}

/// All that is to be known of the pages of a case's documents.
pub fn about_pages(case: &Case, documents: &Documents) -> Vec<Finding> {
    let rules = [long_pages, letters_legible, scans_upright, blank_named];
    let exhibits = case.exhibits.iter();
    let found = exhibits.flat_map(|exhibit| {
        let told = rules.iter().filter_map(|rule| rule(exhibit, documents));
        told.map(|finding| finding.at(Place::Exhibit(exhibit.number)))
    });
    found.collect()
}

/// A long page is cut unasked, and that is said.
fn long_pages(exhibit: &Exhibit, documents: &Documents) -> Option<Finding> {
    let document = documents.get(&exhibit.number)?.as_ref().ok()?;
    let cut = cut_pages(exhibit, document);
    let pages = PageRanges::of(cut.keys().copied())?;
    let into: usize = cut.values().map(|cuts| cuts.slices.len()).sum();
    let through: u32 = cut.values().map(|cuts| cuts.through).sum();
    let longer = match pages.count() {
        1 => "is longer than a sheet of A4 and is",
        _ => "are longer than a sheet of A4 and are",
    };
    let mut message = format!(
        "“{}”: {} {longer} cut into {} of the bundle, for on one sheet letters would be too small to read.",
        exhibit.title,
        pages.named(),
        finding::pages(into),
    );
    if through > 0 {
        let places = counted(through, "place", "places");
        message.push_str(&format!(
            " At {places} there is no gap to cut in: what stands there is on both pages."
        ));
    }
    Some(Finding::new(DocumentCode::Cut, message))
}

/// Whoever reads the bundle in print must be able to.
fn letters_legible(exhibit: &Exhibit, documents: &Documents) -> Option<Finding> {
    let reading = reading(exhibit, documents)?;
    let small = reading.small.iter().filter(|(page, small)| {
        exhibit.holds(*page) && printed(exhibit, small).is_some_and(|size| size < LEAST)
    });
    let small: Vec<&(u32, Small)> = small.collect();
    let pages = PageRanges::of(small.iter().map(|(page, _)| *page))?;
    let sizes = small
        .iter()
        .filter_map(|(_, small)| printed(exhibit, small));
    let smallest = sizes.reduce(f32::min)?;
    let cuts = small.iter().filter_map(|(_, small)| small.cuts.as_ref());
    let open: Vec<&Cuts> = cuts.filter(|cuts| !is_cut(exhibit, cuts)).collect();
    let into: usize = open.iter().map(|cuts| cuts.slices.len()).sum();
    let which = if small.len() > 1 {
        "letters as small as"
    } else {
        "letters of"
    };
    let message = format!(
        "“{}”, {}: {which} {smallest:.1} pt in print, too small to read.",
        exhibit.title,
        pages.named(),
    );
    let finding = Finding::new(DocumentCode::SmallLetters, message);
    Some(match into {
            0 => finding,
            _ => finding.hint(format!(
                "Have {} cut into {}, in which letters are larger; or leave it so, where nobody has to read them.",
                counted(open.len(), "such page", "such pages"),
                finding::pages(into),
            )),
        })
}

/// The size at which the letters of a page print.
fn printed(exhibit: &Exhibit, small: &Small) -> Option<f32> {
    if exhibit.paper == PaperChoice::Keep {
        return None;
    }
    match &small.cuts {
        Some(cuts) if is_cut(exhibit, cuts) => cuts.letters,
        _ => small.letters,
    }
}

/// Backs of sheets that were scanned with their fronts.
fn blank_named(exhibit: &Exhibit, documents: &Documents) -> Option<Finding> {
    let pages = PageRanges::of(blank_pages(exhibit, documents))?;
    let are = if pages.count() == 1 { "is" } else { "are" };
    let message = format!("“{}”: {} {are} blank.", exhibit.title, pages.named());
    Some(Finding::new(DocumentCode::BlankPages, message))
}

/// Scans that lie on their side, or stand on their head.
fn scans_upright(exhibit: &Exhibit, documents: &Documents) -> Option<Finding> {
    let reading = reading(exhibit, documents)?;
    let pages: Vec<(u32, Stands)> = turned(exhibit, reading).collect();
    let named = PageRanges::of(pages.iter().map(|(page, _)| *page))?;
    let is_over = |(_, stands): &(u32, Stands)| *stands == Stands::Needs(Turn::Over);
    let is_known = |(_, stands): &(u32, Stands)| *stands != Stands::Sideways;
    let how = match (
        pages.iter().all(is_over),
        pages.iter().all(is_known),
        pages.len(),
    ) {
        (true, _, 1) => "stands upside down",
        (true, _, _) => "stand upside down",
        (false, true, 1) => "lies on its side",
        (false, true, _) => "lie on their side, or upside down",
        (false, false, 1) => "seems to lie on its side; to which, the picture does not tell",
        (false, false, _) => "seem to lie on their side; to which, the pictures do not tell",
    };
    let message = format!("“{}”: {} {how}.", exhibit.title, named.named());
    Some(Finding::new(DocumentCode::Turned, message))
}
