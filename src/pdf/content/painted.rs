//! What is painted at a place of the page, below or above something else.

use std::collections::HashMap;

use hayro_interpret::kurbo::{Point as P, Shape as _};

use super::geometry::{Point, Rect};
use super::glyph::Paint;
use super::mark::{Mark, Shape};
use super::reader::PageContent;
use super::veil::{CLEAR, FULL, Through, of_both};

/// The side of the squares into which marks are sorted, in points.
const CELL: f32 = 48.0;

/// Squares of one mark, at most: what is larger than any page is cut off at its edge.
const MOST_CELLS: i32 = 400;

/// What is behind a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ground {
    Colour([u8; 3]),
    /// A picture, a pattern, or something that cannot be reckoned.
    Unknown,
}

/// The marks of a page, to be found by place.
pub(super) struct Painted<'c> {
    content: &'c PageContent,
    /// By square, in the order of painting.
    cells: HashMap<(i32, i32), Vec<u32>>,
}

impl<'c> Painted<'c> {
    pub(super) fn of(content: &'c PageContent) -> Self {
        let mut cells: HashMap<(i32, i32), Vec<u32>> = HashMap::new();
        for (number, mark) in (0..).zip(&content.marks) {
            let cell = |value: f32| ((value / CELL).floor() as i32).clamp(-MOST_CELLS, MOST_CELLS);
            let visible = clipped(content, mark);
            for x in cell(visible.x0)..=cell(visible.x1) {
                for y in cell(visible.y0)..=cell(visible.y1) {
                    cells.entry((x, y)).or_default().push(number);
                }
            }
        }
        Painted { content, cells }
    }

    /// Of the marks at a place those that are wanted, the first painted first.
    fn those_at(
        &self,
        place: Point,
        wanted: impl Fn(&Mark) -> bool,
    ) -> impl Iterator<Item = &Mark> {
        let cell = |value: f32| (value / CELL).floor() as i32;
        let numbers = self.cells.get(&(cell(place.x), cell(place.y)));
        let numbers = numbers.map(Vec::as_slice).unwrap_or_default();
        numbers
            .iter()
            .filter_map(|number| self.content.marks.get(*number as usize))
            .filter(move |mark| {
                wanted(mark)
                    && mark.area.holds(place)
                    && holds(&mark.shape, place)
                    && self.is_within(place, mark.clip)
            })
    }

    /// How much can still be told apart there under what was painted after a given time.
    pub(super) fn through(&self, place: Point, after: u32) -> Through {
        let mut left = CLEAR;
        // Of parts of one group, which is laid on as a whole, only the densest counts.
        let mut last = (None, CLEAR);
        let covers = |mark: &Mark| mark.order > after && mark.through != CLEAR;
        for mark in self.those_at(place, covers) {
            if mark.is_opaque {
                return FULL;
            }
            last = if mark.group.is_some() && mark.group == last.0 {
                (mark.group, of_both(last.1, mark.through, f32::min))
            } else {
                left = of_both(left, last.1, |one, other| one * other);
                (mark.group, mark.through)
            };
        }
        of_both(left, last.1, |one, other| one * other)
    }

    /// What was painted there before a given time; the paper is white.
    pub(super) fn ground(&self, place: Point, before: u32) -> Ground {
        let mut ground = Ground::Colour([255; 3]);
        for mark in self.those_at(place, |mark| mark.order < before) {
            ground = match (mark.paint, ground) {
                (Paint::Colour(colour, _), _) if mark.is_opaque => Ground::Colour(colour),
                (Paint::Colour(colour, opacity), Ground::Colour(below)) if mark.is_plain => {
                    let mixed = |at: usize| {
                        let part = |colours: [u8; 3]| {
                            f32::from(colours.get(at).copied().unwrap_or_default())
                        };
                        (part(below) + (part(colour) - part(below)) * opacity).round() as u8
                    };
                    Ground::Colour([mixed(0), mixed(1), mixed(2)])
                }
                _ => Ground::Unknown,
            };
        }
        ground
    }

    /// Whether a clip, and those around it, let something be seen there.
    pub(super) fn is_within(&self, place: Point, mut clip: Option<u32>) -> bool {
        while let Some(number) = clip {
            let Some(found) = self.content.clips.get(number as usize) else {
                return true;
            };
            if !found.area.holds(place) || !holds(&found.shape, place) {
                return false;
            }
            // A clip stands before those within it.
            clip = found.within.filter(|outer| *outer < number);
        }
        true
    }
}

/// What can be seen of a mark, within its innermost clip and not far from the page.
fn clipped(content: &PageContent, mark: &Mark) -> Rect {
    let clip = mark.clip.and_then(|clip| content.clips.get(clip as usize));
    let area = clip.map_or(mark.area, |clip| mark.area.common(clip.area));
    area.common(content.page().wider(10.0 * CELL))
}

fn holds(shape: &Shape, place: Point) -> bool {
    match shape {
        Shape::Rect(rect) => rect.holds(place),
        Shape::Path { path, is_even_odd } => {
            let winding = path.winding(P::new(place.x.into(), place.y.into()));
            if *is_even_odd {
                winding % 2 != 0
            } else {
                winding != 0
            }
        }
        Shape::Intricate => true,
    }
}
