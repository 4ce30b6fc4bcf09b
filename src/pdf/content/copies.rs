//! Letters that are painted more than once at one place, to look bold or to have a shadow.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use rustc_hash::FxHasher;

use super::geometry::Point;
use super::glyph::Glyph;

/// The same letter, painted again within this distance, is printed bold and not twice.
const TWICE: f32 = 0.1;

/// Letters that were painted already, by letter and place, so that one painted again is not read twice.
pub(super) struct Copies(HashMap<(char, i32, i32), Places, BuildHasherDefault<FxHasher>>);

/// Where a letter stands within one square: seldom in more than one place.
struct Places {
    first: Point,
    others: Vec<Point>,
}

impl Copies {
    pub(super) fn among(glyphs: usize) -> Copies {
        Copies(HashMap::with_capacity_and_hasher(
            glyphs,
            BuildHasherDefault::default(),
        ))
    }

    /// Whether the same letter stands there already. Spaces have no looks.
    pub(super) fn has(&mut self, glyph: &Glyph) -> bool {
        let Some(letter) = glyph.letters.chars().next() else {
            return false;
        };
        let near = glyph.size() * TWICE;
        // Of narrow letters two may well stand so close.
        if glyph.letters.is_space() || near <= 0.0 || glyph.start.to(glyph.end).length() <= near {
            return false;
        }
        let near = near.min(CELL);
        let place = |value: f32| (value / CELL).floor() as i32;
        let Point { x, y } = glyph.start;
        let columns = place(x - near)..=place(x + near);
        let rows = place(y - near)..=place(y + near);
        let mut around = columns.flat_map(|x| rows.clone().map(move |y| (letter, x, y)));
        let is_near = |point: &Point| {
            let away = point.to(glyph.start);
            away.x.abs() < near && away.y.abs() < near
        };
        let is_there = around.any(|cell| {
            self.0
                .get(&cell)
                .is_some_and(|all| is_near(&all.first) || all.others.iter().any(is_near))
        });
        if !is_there {
            let cell = (letter, place(x), place(y));
            let others = |places: &mut Places| places.others.push(glyph.start);
            self.0.entry(cell).and_modify(others).or_insert(Places {
                first: glyph.start,
                others: Vec::new(),
            });
        }
        is_there
    }
}

/// The side of the squares into which places are sorted, in points: copies that lie further apart are
/// large letters with a shadow, and are read twice.
const CELL: f32 = 4.0;
