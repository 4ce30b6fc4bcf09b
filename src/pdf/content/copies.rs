//! Letters that are painted more than once at one place, to look bold or to have a shadow.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::geometry::Point;
use super::glyph::Glyph;

/// The same letter, painted again within this distance, is printed bold and not twice.
const TWICE: f32 = 0.1;

/// A word painted again within so many points is printed bold.
const BESIDE: f32 = 0.5;

/// Its letters stand equally far from the first ones, but for this.
const EVEN: f32 = 0.05;

/// Letters that follow each other more closely than this, in parts of their size, stand in one stretch of text.
const STRETCH: f32 = 1.5;

/// Which glyphs are painted again and not to be read twice. Where most of a stretch stands apart from what was
/// painted before, as the words that a program read from a scan do beside those that are printed, chance letters
/// that coincide are no copies.
pub(super) fn copies(glyphs: &[Glyph]) -> Vec<bool> {
    let mut painted = Painted::among(glyphs.len());
    let originals: Vec<Option<usize>> = (0..)
        .zip(glyphs)
        .map(|(number, glyph)| painted.original(number, glyph))
        .collect();
    let mut is_copy: Vec<bool> = originals.iter().map(Option::is_some).collect();
    if !is_copy.contains(&true) {
        return is_copy;
    }
    let doubled = doubled_words(glyphs, &originals);
    for stretch in stretches(glyphs) {
        let is_outer = |number: &usize| {
            let original = originals.get(*number).copied().flatten();
            original.is_some_and(|original| original < stretch.start)
        };
        let outer: Vec<usize> = stretch.clone().filter(is_outer).collect();
        if outer.len() * 2 <= stretch.len() {
            for number in outer {
                if doubled.get(number).is_some_and(|is_doubled| *is_doubled) {
                    continue;
                }
                if let Some(is_copy) = is_copy.get_mut(number) {
                    *is_copy = false;
                }
            }
        }
    }
    is_copy
}

/// Letters of words each of which is painted again just after it, as a whole and a little beside itself.
fn doubled_words(glyphs: &[Glyph], originals: &[Option<usize>]) -> Vec<bool> {
    let mut found = vec![false; glyphs.len()];
    let mut start = 0;
    for end in 1..=glyphs.len() {
        let original = |at: usize| originals.get(at).copied().flatten();
        if original(end).is_some_and(|now| original(end - 1).is_some_and(|last| last + 1 == now)) {
            continue;
        }
        let (run, own) = (start..end, original(start));
        start = end;
        let Some(own) = own else {
            continue;
        };
        let between = glyphs.get(own + run.len()..run.start).unwrap_or_default();
        let is_after = own + run.len() <= run.start && between.len() <= run.len() * 2 + 2;
        let is_nothing_else = (own + run.len()..run.start)
            .zip(between)
            .all(|(at, glyph)| glyph.letters.is_space() || original(at).is_some());
        if is_after && is_nothing_else && is_one_shift(glyphs, own, &run) {
            found
                .get_mut(run)
                .into_iter()
                .flatten()
                .for_each(|is_doubled| *is_doubled = true);
        }
    }
    found
}

/// Whether all letters of a run stand equally far from those before, from `original` on, and by less than
/// [`BESIDE`].
fn is_one_shift(glyphs: &[Glyph], original: usize, run: &Range<usize>) -> bool {
    let originals = glyphs
        .get(original..original + run.len())
        .unwrap_or_default();
    let copies = glyphs.get(run.clone()).unwrap_or_default();
    let mut shifts = originals
        .iter()
        .zip(copies)
        .map(|(one, other)| one.start.to(other.start));
    let Some(first) = shifts.next() else {
        return false;
    };
    first.length() <= BESIDE && shifts.all(|shift| first.to(shift).length() <= EVEN)
}

/// Glyphs between spaces, and between places from which the next stands far off.
fn stretches(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for (number, glyph) in glyphs.iter().enumerate() {
        let goes_on = last.is_some_and(|last| {
            let away = last.end.to(glyph.start).length();
            away <= STRETCH * last.size().max(glyph.size())
        });
        match found.last_mut() {
            Some(stretch) if goes_on && stretch.end == number => stretch.end = number + 1,
            _ if glyph.letters.is_space() => {}
            _ => found.push(number..number + 1),
        }
        last = (!glyph.letters.is_space()).then_some(glyph);
    }
    found
}

/// Letters that were painted already, by letter and place.
struct Painted(HashMap<(char, i32, i32), Places, BuildHasherDefault<FxHasher>>);

/// Where a letter stands within one square, and its number: seldom in more than one place.
struct Places {
    first: (Point, usize),
    others: Vec<(Point, usize)>,
}

impl Painted {
    fn among(glyphs: usize) -> Painted {
        Painted(HashMap::with_capacity_and_hasher(
            glyphs,
            BuildHasherDefault::default(),
        ))
    }

    /// The number of the same letter that stands there already. Spaces have no looks.
    fn original(&mut self, number: usize, glyph: &Glyph) -> Option<usize> {
        let letter = glyph.letters.chars().next()?;
        let near = glyph.size() * TWICE;
        // Of narrow letters two may well stand so close.
        if glyph.letters.is_space() || near <= 0.0 || glyph.start.to(glyph.end).length() <= near {
            return None;
        }
        let near = near.min(CELL);
        let place = |value: f32| (value / CELL).floor() as i32;
        let Point { x, y } = glyph.start;
        let columns = place(x - near)..=place(x + near);
        let rows = place(y - near)..=place(y + near);
        let mut around = columns.flat_map(|x| rows.clone().map(move |y| (letter, x, y)));
        let is_near = |(point, _): &&(Point, usize)| {
            let away = point.to(glyph.start);
            away.x.abs() < near && away.y.abs() < near
        };
        let there = around.find_map(|cell| {
            let places = self.0.get(&cell)?;
            let mut all = std::iter::once(&places.first).chain(&places.others);
            all.find(is_near).map(|(_, number)| *number)
        });
        if there.is_none() {
            let cell = (letter, place(x), place(y));
            let here = (glyph.start, number);
            let others = |places: &mut Places| places.others.push(here);
            self.0.entry(cell).and_modify(others).or_insert(Places {
                first: here,
                others: Vec::new(),
            });
        }
        there
    }
}

/// The side of the squares into which places are sorted, in points: copies that lie further apart are
/// large letters with a shadow, and are read twice.
const CELL: f32 = 4.0;
