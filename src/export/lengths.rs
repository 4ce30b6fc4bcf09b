//! How long each document is in the bundle: what was found in its file, and what the case says of its long pages.

use crate::bundle::{Length, Lengths, Slice};
use crate::case::{Case, Exhibit};
use crate::pdf::content::{Cuts, Rect};
use crate::preflight::{Document, Documents, cut_pages};
use crate::quote::Area;

/// Of each exhibit whose document can be used.
pub(super) fn lengths(case: &Case, documents: &Documents) -> Lengths {
    let exhibits = case.exhibits.iter();
    let known = exhibits.filter_map(|exhibit| {
        let found = known(exhibit, documents)?;
        Some((exhibit.number, of(exhibit, found)?))
    });
    known.collect()
}

/// Of one exhibit; without pages where its document cannot be used.
pub(super) fn length(exhibit: &Exhibit, documents: &Documents) -> Length {
    let found = known(exhibit, documents);
    let length = found.and_then(|found| of(exhibit, found));
    length.unwrap_or_default()
}

fn known<'d>(exhibit: &Exhibit, documents: &'d Documents) -> Option<&'d Document> {
    documents.get(&exhibit.number)?.as_ref().ok()
}

fn of(exhibit: &Exhibit, document: &Document) -> Option<Length> {
    let survey = document.survey.as_ref().ok()?;
    let cut = cut_pages(exhibit, document).into_iter();
    let cut = cut.map(|(page, cuts)| (page, slices(cuts, exhibit.turns.of(page).degrees())));
    Some(Length {
        pages: survey.counts.pages,
        cut: cut.collect(),
    })
}

/// In the order in which they are read when the page is turned by so many degrees clockwise: what was its foot may
/// have become its head.
fn slices(cuts: &Cuts, turn: u16) -> Vec<Slice> {
    let is_turned_round = matches!((cuts.is_tall(), turn), (_, 180) | (true, 90) | (false, 270));
    let mut areas: Vec<&Rect> = cuts.slices.iter().collect();
    if is_turned_round {
        areas.reverse();
    }
    let of = u32::try_from(areas.len()).unwrap_or(u32::MAX);
    let slice = |(before, area): (u32, &Rect)| Slice {
        area: Area::from(*area),
        scale: cuts.scale,
        before,
        of,
    };
    (0..).zip(areas).map(slice).collect()
}
