//! Marks that bring no picture of themselves, as they say what they are: rectangles, ellipses, lines, ink.
//! (What marks words is in `marked_words`.)
//!
//! Viewers draw such a mark by its entries, into its rectangle or along its points. Cut down to the page,
//! a rectangle squeezes what they draw, and points bend it. So where a mark reaches past its page, it is
//! drawn here as they draw it, whole, in a form that shows only what lies on the page (`clip`).

use hayro_syntax::object::{Array, Dict, Name, Object};

use crate::pdf::import::{Region, name, number, numbers, region};

use super::line_end;
use super::marked_words;
use super::syntax::operator;

/// Points of one mark beyond which it is not drawn here.
const MOST_POINTS: usize = 200_000;
/// How far the handles of a curve lie from its ends, of the radius, so that four make a circle.
pub(super) const ROUND: f64 = 0.5523;

/// A mark, drawn.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Operators in the space of its page.
    pub(super) content: Vec<u8>,
    /// Nothing of it is seen beyond this.
    pub(super) bounds: Region,
    pub(super) opacity: f64,
    /// Like a marker pen: what is below stays readable.
    pub(super) multiplies: bool,
    /// There are words in it, in the font of values.
    pub(super) is_lettered: bool,
}

/// None for other kinds, and where it does not say where it lies.
pub(super) fn shape(item: &Dict<'_>) -> Option<Shape> {
    let kind = name(item, "Subtype");
    let multiplies = kind == "Highlight";
    let (content, bounds) = match kind.as_str() {
        "Square" | "Circle" => framed(item, kind == "Circle")?,
        "Line" => line_end::line(item)?,
        "Polygon" | "PolyLine" => polygon(item, kind == "Polygon")?,
        "Ink" => ink(item)?,
        "Redact" => marked_words::outlined(item)?,
        _ => marked_words::drawn(item, &kind)?,
    };
    let sane = |number: &f64| number.is_finite() && number.abs() < 1e6;
    bounds.0.iter().all(sane).then_some(Shape {
        content,
        bounds,
        opacity: number(item, "CA").unwrap_or(1.0).clamp(0.0, 1.0),
        multiplies,
        is_lettered: false,
    })
}

/// A rectangle, or an ellipse in it.
fn framed(item: &Dict<'_>, is_round: bool) -> Option<(Vec<u8>, Region)> {
    let pen = Pen::of(item);
    let bounds = region(item, "Rect")?;
    let margins = item.get::<Array<'_>>("RD").map(|margins| numbers(&margins));
    let margins = margins.and_then(|margins| <[f64; 4]>::try_from(margins).ok());
    let [left, bottom, right, top] = margins
        .unwrap_or_default()
        .map(|margin| margin.max(pen.width / 2.0));
    let (width, height) = (
        (bounds.width() - left - right).max(1.0),
        (bounds.height() - bottom - top).max(1.0),
    );
    let (left, bottom) = (bounds.0[0] + left, bounds.0[1] + bottom);
    let mut out = pen.begin();
    if is_round {
        let middle = (left + width / 2.0, bottom + height / 2.0);
        ellipse(&mut out, middle, (width / 2.0, height / 2.0));
    } else {
        operator(&mut out, &[left, bottom, width, height], "re");
    }
    pen.paint(&mut out, true);
    Some((out, bounds))
}

fn polygon(item: &Dict<'_>, is_closed: bool) -> Option<(Vec<u8>, Region)> {
    let pen = Pen::of(item);
    let points = points(item, "Vertices")?;
    let mut reach = points.clone();
    let mut out = pen.begin();
    path(&mut out, &points);
    pen.paint(&mut out, is_closed);
    if let ([first, second, ..], false) = (points.as_slice(), is_closed) {
        let [before, last] = *points.last_chunk()?;
        let ends = [(*first, *second), (last, before)];
        line_end::ends(&mut out, &mut reach, item, &pen, ends);
    }
    Some((out, pen.around(&reach)))
}

fn ink(item: &Dict<'_>) -> Option<(Vec<u8>, Region)> {
    let pen = Pen::of(item);
    let mut out = pen.begin();
    out.extend_from_slice(b"1 J 1 j\n");
    let mut reach = Vec::new();
    for stroke in item.get::<Array<'_>>("InkList")?.iter::<Array<'_>>() {
        let points = pairs(&numbers(&stroke));
        path(&mut out, &points);
        if let [only] = points.as_slice() {
            operator(&mut out, &[only.0, only.1], "l");
        }
        reach.extend(points);
        if reach.len() > MOST_POINTS {
            return None;
        }
    }
    pen.paint(&mut out, false);
    (!reach.is_empty()).then(|| (out, pen.around(&reach)))
}

/// The points of a mark, at least one.
pub(super) fn points(item: &Dict<'_>, key: &str) -> Option<Vec<(f64, f64)>> {
    let points = pairs(&numbers(&item.get::<Array<'_>>(key)?));
    (1..=MOST_POINTS).contains(&points.len()).then_some(points)
}

fn pairs(numbers: &[f64]) -> Vec<(f64, f64)> {
    let pairs = numbers.chunks_exact(2);
    pairs.map(|pair| (pair[0], pair[1])).collect()
}

pub(super) fn path(out: &mut Vec<u8>, points: &[(f64, f64)]) {
    for (at, (x, y)) in points.iter().enumerate() {
        operator(out, &[*x, *y], if at == 0 { "m" } else { "l" });
    }
}

pub(super) fn ellipse(out: &mut Vec<u8>, (x, y): (f64, f64), (wide, high): (f64, f64)) {
    let (w, h) = (wide * ROUND, high * ROUND);
    operator(out, &[x + wide, y], "m");
    for curve in [
        [x + wide, y + h, x + w, y + high, x, y + high],
        [x - w, y + high, x - wide, y + h, x - wide, y],
        [x - wide, y - h, x - w, y - high, x, y - high],
        [x + w, y - high, x + wide, y - h, x + wide, y],
    ] {
        operator(out, &curve, "c");
    }
}

/// What a mark is drawn with (ISO 32000-1, tables 164, 166 and 177).
pub(super) struct Pen {
    pub(super) width: f64,
    dashes: Vec<f64>,
    /// As operators; none where the mark says that there is none.
    stroke: Option<Vec<u8>>,
    fill: Option<Vec<u8>>,
}

impl Pen {
    pub(super) fn of(item: &Dict<'_>) -> Pen {
        let style = item.get::<Dict<'_>>("BS").unwrap_or_else(Dict::empty);
        let simple = item.get::<Array<'_>>("Border");
        let plain = simple.as_ref().map(numbers).unwrap_or_default();
        let width = number(&style, "W").or_else(|| plain.get(2).copied());
        let is_dashed = name(&style, "S") == "D";
        let dashes = match style.get::<Array<'_>>("D") {
            Some(dashes) if is_dashed => numbers(&dashes),
            None if is_dashed => vec![3.0],
            _ if style.contains_key("W") => Vec::new(),
            _ => simple
                .and_then(|simple| simple.iter::<Object<'_>>().nth(3))
                .and_then(|fourth| match fourth {
                    Object::Array(dashes) => Some(numbers(&dashes)),
                    _ => None,
                })
                .unwrap_or_default(),
        };
        let can = dashes.iter().all(|dash| (0.0..=1000.0).contains(dash))
            && dashes.iter().sum::<f64>() > 0.0;
        Pen {
            width: width.unwrap_or(1.0).clamp(0.0, 1000.0),
            dashes: if can { dashes } else { Vec::new() },
            stroke: colour(item, "C", true),
            fill: colour(item, "IC", false),
        }
    }

    /// Colours, width and dashes.
    pub(super) fn begin(&self) -> Vec<u8> {
        let colours = [&self.stroke, &self.fill].into_iter().flatten();
        let mut out: Vec<u8> = colours.flatten().copied().collect();
        operator(&mut out, &[self.width], "w");
        if !self.dashes.is_empty() {
            out.push(b'[');
            operator(&mut out, &self.dashes, "] 0 d");
        }
        out
    }

    /// Paints the path; one that is closed is filled, too.
    pub(super) fn paint(&self, out: &mut Vec<u8>, is_closed: bool) {
        let is_stroked = self.stroke.is_some() && self.width > 0.0;
        let paint: &[u8] = match (is_stroked, self.fill.is_some() && is_closed) {
            (true, true) => b"b\n",
            (true, false) if is_closed => b"s\n",
            (true, false) => b"S\n",
            (false, true) => b"f\n",
            (false, false) => b"n\n",
        };
        out.extend_from_slice(paint);
    }

    /// What a line along some points covers.
    pub(super) fn around(&self, points: &[(f64, f64)]) -> Region {
        let Region([left, bottom, right, top]) = Region::around(points);
        let wide = self.width.max(1.0);
        Region([left - wide, bottom - wide, right + wide, top + wide])
    }
}

/// A colour of a mark, as an operator. Lines are black where it does not say.
pub(super) fn colour(item: &Dict<'_>, key: &str, is_stroke: bool) -> Option<Vec<u8>> {
    let parts = item.get::<Array<'_>>(key).map(|parts| numbers(&parts));
    let parts = parts.or(is_stroke.then(|| vec![0.0]))?;
    let set = match (parts.len(), is_stroke) {
        (1, true) => "G",
        (3, true) => "RG",
        (4, true) => "K",
        (1, false) => "g",
        (3, false) => "rg",
        (4, false) => "k",
        _ => return None,
    };
    let mut out = Vec::new();
    operator(&mut out, &parts, set);
    Some(out)
}

/// Whether the ends of a line have a form of their own, and which.
pub(super) fn end_names(item: &Dict<'_>) -> [Vec<u8>; 2] {
    let names = item.get::<Array<'_>>("LE");
    let names = names.iter().flat_map(|names| names.iter::<Name<'_>>());
    let names: Vec<Vec<u8>> = names.map(|name| name.to_vec()).collect();
    names.try_into().unwrap_or_default()
}
