//! A mark that is a line: with leaders, and with arrows or other signs at its ends (ISO 32000-1, 12.5.6.7).

use hayro_syntax::object::Dict;

use crate::pdf::import::{Region, number};

use super::shape::{Pen, ellipse, end_names, path, points};

type Point = (f64, f64);

pub(super) fn line(item: &Dict<'_>) -> Option<(Vec<u8>, Region)> {
    let pen = Pen::of(item);
    let (from, to) = match *points(item, "L")? {
        [from, to, ..] => (from, to),
        _ => return None,
    };
    let (x, y) = direction(from, to);
    let of = |key| number(item, key).unwrap_or_default();
    let (leader, sign) = (of("LL"), of("LL").signum());
    // Away from the points that are measured, to the left of the line.
    let aside = |(a, b): Point, by: f64| (a - y * by, b + x * by);
    let mut out = pen.begin();
    let mut reach = Vec::new();
    let (mut start, mut end) = (from, to);
    if leader != 0.0 {
        let offset = sign * of("LLO");
        let beyond = offset + leader + sign * of("LLE");
        for point in [from, to] {
            let ends = [aside(point, offset), aside(point, beyond)];
            path(&mut out, &ends);
            reach.extend(ends);
        }
        (start, end) = (aside(from, offset + leader), aside(to, offset + leader));
    }
    path(&mut out, &[start, end]);
    pen.paint(&mut out, false);
    reach.extend([start, end]);
    ends(
        &mut out,
        &mut reach,
        item,
        &pen,
        [(start, end), (end, start)],
    );
    Some((out, pen.around(&reach)))
}

/// What stands at the two ends of a line, each with the point next to it.
pub(super) fn ends(
    out: &mut Vec<u8>,
    reach: &mut Vec<Point>,
    item: &Dict<'_>,
    pen: &Pen,
    ends: [(Point, Point); 2],
) {
    for ((end, next), name) in ends.into_iter().zip(end_names(item)) {
        let size = 3.0 * pen.width.max(1.0);
        if name == b"Circle" {
            ellipse(out, end, (size, size));
            pen.paint(out, true);
            reach.extend([(end.0 - size, end.1 - size), (end.0 + size, end.1 + size)]);
        }
        let (corners, is_closed) = corners(&name, end, next, size);
        path(out, &corners);
        if !corners.is_empty() {
            pen.paint(out, is_closed);
        }
        reach.extend(corners);
    }
}

/// The corners of a sign (ISO 32000-1, table 176), and whether it has an inside; none where there is no
/// sign with corners. Sizes are those of other programs.
fn corners(name: &[u8], end: Point, next: Point, size: f64) -> (Vec<Point>, bool) {
    let (x, y) = direction(end, next);
    let by =
        |along: f64, aside: f64| (end.0 + x * along - y * aside, end.1 + y * along + x * aside);
    let arrow = |long: f64| vec![by(long, size * 1.5), end, by(long, size * -1.5)];
    let around = Region([end.0 - size, end.1 - size, end.0 + size, end.1 + size]);
    let [left, bottom, right, top] = around.0;
    let slanted = (size * 5.0 / 6.0, size * 1.443);
    match name {
        b"Square" => (around.corners().into(), true),
        b"Diamond" => {
            let corners = [(end.0, top), (right, end.1), (end.0, bottom), (left, end.1)];
            (corners.into(), true)
        }
        b"OpenArrow" => (arrow(size * 2.93), false),
        b"ClosedArrow" => (arrow(size * 2.93), true),
        b"ROpenArrow" => (arrow(size * -2.93), false),
        b"RClosedArrow" => (arrow(size * -2.93), true),
        b"Butt" => (vec![by(0.0, size), by(0.0, -size)], false),
        b"Slash" => {
            let ends = [by(slanted.0, slanted.1), by(-slanted.0, -slanted.1)];
            (ends.into(), false)
        }
        _ => (Vec::new(), false),
    }
}

/// Of length 1; from left to right where there is none.
pub(super) fn direction(from: Point, to: Point) -> Point {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = x.hypot(y);
    if length > 0.0 {
        (x / length, y / length)
    } else {
        (1.0, 0.0)
    }
}
