//! Where terms stand in a document, as marks: on each line one, around whole words.

use std::collections::BTreeMap;

use crate::case::{MarkArea, RedactionMark};
use crate::pdf::content::{Break, HiddenBy};
use crate::quote::Area;
use crate::terms::{Placed, Term, area_of, find};

use super::reading::{Page, ReadPage};

/// Ink reaches beyond what a font says: above capitals, below tails, and beside slanted letters; in parts of the size
/// of the letters.
const BEYOND: f32 = 0.12;

/// The marks that take every place of the terms out, in order.
pub fn places(pages: &[Page], terms: &[Term]) -> Vec<RedactionMark> {
    let mut marks = of_words(pages, terms);
    marks.extend(of_layers(pages, terms));
    marks.sort();
    marks.dedup();
    marks
}

/// The words of all pages, one behind the other.
pub(super) fn placed(pages: &[Page]) -> Vec<Placed<'_>> {
    let read = pages.iter().enumerate();
    let read = read.filter_map(|(number, page)| Some((number, page.as_ref().ok()?)));
    let words = read.flat_map(|(page, read)| {
        read.text.words.iter().map(move |word| Placed {
            text: &word.text,
            page,
            area: word.area.into(),
            begins_line: word.before != Break::Space,
        })
    });
    words.collect()
}

fn of_words(pages: &[Page], terms: &[Term]) -> Vec<RedactionMark> {
    let words = placed(pages);
    let mut marks = Vec::new();
    for found in find(terms, &words) {
        let there = words.get(found.words).unwrap_or_default();
        let term = terms.get(found.term).map(|term| term.text.clone());
        let mut lines: Vec<(usize, Area)> = Vec::new();
        for word in there {
            match lines.last_mut() {
                Some((page, line)) if *page == word.page && is_beside(line, &word.area) => {
                    *line = line.with(word.area);
                }
                _ => lines.push((word.page, word.area)),
            }
        }
        marks.extend(
            lines
                .into_iter()
                .map(|(page, area)| mark_on(page, &area, &term)),
        );
    }
    marks
}

/// Words on layers that are off are not among those of the page.
fn of_layers(pages: &[Page], terms: &[Term]) -> Vec<RedactionMark> {
    let mut marks = Vec::new();
    let read = pages.iter().enumerate();
    for (number, page) in read.filter_map(|(number, page)| Some((number, page.as_ref().ok()?))) {
        for (text, place) in layers(page) {
            let words: Vec<Placed<'_>> = text
                .split_whitespace()
                .map(|text| Placed {
                    text,
                    page: number,
                    area: place,
                    begins_line: false,
                })
                .collect();
            let found = find(terms, &words);
            let named = found.iter().map(|found| terms.get(found.term));
            let named = named.map(|term| term.map(|term| term.text.clone()));
            marks.extend(named.map(|term| mark_on(number, &place, &term)));
        }
    }
    marks
}

/// The words on layers that are off, with their places.
pub(super) fn layers(page: &ReadPage) -> impl Iterator<Item = (&str, Area)> {
    let off = page
        .hidden
        .iter()
        .filter(|hidden| hidden.kind == HiddenBy::LayerOff);
    off.map(|hidden| (hidden.text.as_str(), hidden.area.into()))
}

fn is_beside(line: &Area, word: &Area) -> bool {
    let middle = (word.y0 + word.y1) / 2.0;
    (line.y0..=line.y1).contains(&middle)
}

/// A mark over words on a page, from 0, and over all of their ink.
pub fn mark_on(page: usize, place: &Area, term: &Option<String>) -> RedactionMark {
    // However the words run, they are longer than high.
    let beyond = (place.y1 - place.y0).min(place.x1 - place.x0) * BEYOND;
    let with_ink = Area {
        x0: place.x0 - beyond,
        y0: place.y0 - beyond,
        x1: place.x1 + beyond,
        y1: place.y1 + beyond,
    };
    RedactionMark {
        page: u32::try_from(page + 1).unwrap_or(u32::MAX),
        area: Some(told_area(&with_ink)),
        term: term.clone(),
    }
}

/// An area as a case holds it: no smaller.
pub fn told_area(area: &Area) -> MarkArea {
    MarkArea {
        left: (area.x0 * 10.0).floor() as i32,
        top: (area.y0 * 10.0).floor() as i32,
        right: (area.x1 * 10.0).ceil() as i32,
        bottom: (area.y1 * 10.0).ceil() as i32,
    }
}

/// The areas of marks by page, from 0; a page without any is there, too.
pub(super) fn by_page(marks: &[RedactionMark]) -> BTreeMap<usize, Vec<Area>> {
    let mut pages: BTreeMap<usize, Vec<Area>> = BTreeMap::new();
    for mark in marks {
        let areas = pages
            .entry((mark.page as usize).saturating_sub(1))
            .or_default();
        areas.extend(mark.area.as_ref().map(area_of));
    }
    pages
}
