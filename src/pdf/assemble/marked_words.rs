//! Marks on words that bring no picture of themselves: highlights, and lines under or through words, each
//! by its quadrilaterals (ISO 32000-1, 12.5.6.10), at the heights at which viewers draw them.

use hayro_syntax::object::{Array, Dict};

use crate::pdf::import::{Region, numbers, region};

use super::line_end::direction;
use super::shape::{colour, path};
use super::syntax::operator;

type Point = (f64, f64);

/// Quadrilaterals of one mark beyond which it is not drawn here.
const MOST: usize = 5_000;
/// Of one wavy line.
const MOST_TURNS: f64 = 400.0;

/// The corners of a quadrilateral in the order in which they are written: upper left and right, lower left
/// and right, as the words are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quad([Point; 4]);

impl Quad {
    pub(super) fn of(item: &Dict<'_>) -> Vec<Quad> {
        let all = item.get::<Array<'_>>("QuadPoints");
        let all = all.as_ref().map(numbers).unwrap_or_default();
        let quads = all
            .chunks_exact(8)
            .map(|n| Quad([(n[0], n[1]), (n[2], n[3]), (n[4], n[5]), (n[6], n[7])]));
        quads.collect()
    }

    /// The part of it that lies in a region; none where that has no area.
    pub(super) fn within(&self, region: &Region) -> Option<[Point; 4]> {
        let Quad(corners) = self;
        let corners = corners.map(|corner| region.nearest(corner));
        let around = Region::around(&corners);
        (around.width() > 0.0 && around.height() > 0.0).then_some(corners)
    }

    fn height(&self) -> f64 {
        let Quad([upper, _, lower, _]) = self;
        (upper.0 - lower.0).hypot(upper.1 - lower.1)
    }

    /// From the left to the right edge, at some part of the height.
    fn line(&self, up: f64) -> [Point; 2] {
        let Quad([upper_left, upper_right, left, right]) = *self;
        let between = |low: Point, high: Point| {
            (low.0 + (high.0 - low.0) * up, low.1 + (high.1 - low.1) * up)
        };
        [between(left, upper_left), between(right, upper_right)]
    }
}

pub(super) fn drawn(item: &Dict<'_>, kind: &str) -> Option<(Vec<u8>, Region)> {
    let quads = Quad::of(item);
    let colours = [colour(item, "C", true), colour(item, "C", false)];
    let mut out: Vec<u8> = colours.into_iter().flatten().flatten().collect();
    if quads.is_empty() || quads.len() > MOST {
        return None;
    }
    let mut reach = Vec::new();
    for quad in &quads {
        let height = quad.height();
        match kind {
            "Highlight" => marker(&mut out, quad),
            "Underline" => stroke(&mut out, &quad.line(1.0 / 7.0), height),
            "StrikeOut" => stroke(&mut out, &quad.line(3.0 / 7.0), height),
            "Squiggly" => stroke(&mut out, &wavy(quad), height),
            _ => return None,
        }
        let margin = if kind == "Highlight" {
            0.25
        } else {
            1.0 / 16.0
        } * height;
        let Quad(corners) = quad;
        reach.extend(
            corners
                .iter()
                .flat_map(|(x, y)| [(x - margin, y - margin), (x + margin, y + margin)]),
        );
    }
    Some((out, Region::around(&reach)))
}

/// What is marked to be blacked out and is not yet: in red outlines, as viewers show it.
pub(super) fn outlined(item: &Dict<'_>) -> Option<(Vec<u8>, Region)> {
    let area = region(item, "Rect")?;
    let quads = Quad::of(item);
    let corners = quads.iter().map(|Quad([a, b, c, d])| [*a, *b, *d, *c]);
    let mut all: Vec<[Point; 4]> = corners.collect();
    if all.is_empty() {
        all.push(area.corners());
    }
    let mut out = b"1 0 0 RG 1 w\n".to_vec();
    for corners in &all {
        path(&mut out, corners);
        out.extend_from_slice(b"s\n");
    }
    let Region([left, bottom, right, top]) = Region::around(&all.concat());
    let bounds = Region([left - 1.0, bottom - 1.0, right + 1.0, top + 1.0]);
    (all.len() <= MOST).then_some((out, bounds))
}

fn stroke(out: &mut Vec<u8>, line: &[Point], height: f64) {
    operator(out, &[height / 16.0], "w");
    path(out, line);
    out.extend_from_slice(b"S\n");
}

/// With round ends, as by a pen.
fn marker(out: &mut Vec<u8>, quad: &Quad) {
    let Quad([upper_left, upper_right, left, right]) = *quad;
    let (x, y) = direction(left, right);
    let by = quad.height() / 4.2425;
    let handle = |(a, b): Point, along: f64, up: f64| {
        (a + by * (x * along - y * up), b + by * (y * along + x * up))
    };
    path(out, &[left]);
    for (first, second, end, next) in [
        (
            handle(left, -1.0, 1.0),
            handle(upper_left, -1.0, -1.0),
            upper_left,
            upper_right,
        ),
        (
            handle(upper_right, 1.0, -1.0),
            handle(right, 1.0, 1.0),
            right,
            right,
        ),
    ] {
        operator(
            out,
            &[first.0, first.1, second.0, second.1, end.0, end.1],
            "c",
        );
        operator(out, &[next.0, next.1], "l");
    }
    out.extend_from_slice(b"f\n");
}

fn wavy(quad: &Quad) -> Vec<Point> {
    let [from, to] = quad.line(0.0);
    let [low, high] = [quad.line(1.0 / 16.0), quad.line(3.0 / 16.0)];
    let turns = (to.0 - from.0).hypot(to.1 - from.1) * 7.0 / quad.height();
    let turns = turns.ceil().clamp(1.0, MOST_TURNS) as u32;
    let at = |turn: u32| {
        let [start, end] = if turn.is_multiple_of(2) { low } else { high };
        let along = f64::from(turn) / f64::from(turns);
        (
            start.0 + (end.0 - start.0) * along,
            start.1 + (end.1 - start.1) * along,
        )
    };
    (0..=turns).map(at).collect()
}
