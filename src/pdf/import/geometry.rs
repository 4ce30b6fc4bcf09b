//! How a page of somebody else's is put on a page of ours.
//!
//! All lengths are points. *Page space* is the space of the page's own numbers (y upwards, before
//! /Rotate); *shown space* is the page as a reader sees it, its origin at the bottom left. A page
//! keeps its rotation, so that what hangs on it (annotations with their looks) stays right, and is
//! scaled and moved only. At its foot, as shown, a band is left free for our number.

use hayro_syntax::object::{Array, Dict, Number};

/// The band for the stamp, at the foot of the page as shown.
pub(in crate::pdf) const BAND: f64 = 24.0;
/// A4, upright.
const A4: (f64, f64) = (595.276, 841.89);

/// `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::pdf) struct Matrix(pub(in crate::pdf) [f64; 6]);

impl Matrix {
    pub(in crate::pdf) fn apply(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

/// Left, bottom, right, top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::pdf) struct Region(pub(in crate::pdf) [f64; 4]);

impl Region {
    /// The smallest region around some points.
    pub(in crate::pdf) fn around(points: &[(f64, f64)]) -> Region {
        let fold = |pick: fn(f64, f64) -> f64, of: fn(&(f64, f64)) -> f64| {
            points.iter().map(of).reduce(pick).unwrap_or_default()
        };
        Region([
            fold(f64::min, |p| p.0),
            fold(f64::min, |p| p.1),
            fold(f64::max, |p| p.0),
            fold(f64::max, |p| p.1),
        ])
    }

    pub(in crate::pdf) fn width(&self) -> f64 {
        self.0[2] - self.0[0]
    }

    pub(in crate::pdf) fn height(&self) -> f64 {
        self.0[3] - self.0[1]
    }

    pub(in crate::pdf) fn corners(&self) -> [(f64, f64); 4] {
        let [left, bottom, right, top] = self.0;
        [(left, bottom), (right, bottom), (right, top), (left, top)]
    }

    fn overlap(&self, other: &Region) -> Option<Region> {
        let [l, b, r, t] = self.0;
        let [l2, b2, r2, t2] = other.0;
        let both = Region([l.max(l2), b.max(b2), r.min(r2), t.min(t2)]);
        (both.width() > 1.0 && both.height() > 1.0).then_some(both)
    }
}

/// Where a page of a source comes to stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// What of the source page can be seen, in its page space.
    pub(in crate::pdf) visible: Region,
    /// Scale and shift from the source's page space to ours.
    pub(in crate::pdf) scale: f64,
    pub(in crate::pdf) shift: (f64, f64),
    /// Clockwise, 0, 90, 180 or 270 degrees.
    pub rotation: u16,
    /// Of the new page, in page space.
    pub(in crate::pdf) size: (f64, f64),
}

impl Placement {
    /// `fit` scales to A4 (never up); else the page keeps its size and gets the band on top of it.
    pub(in crate::pdf) fn new(page: &Dict<'_>, fit: bool) -> Placement {
        let rotation = rotation(page);
        let unit = number(page, "UserUnit").filter(|unit| *unit > 0.0 && *unit <= 1000.0);
        let visible = visible(page);
        let turned = rotation % 180 == 90;
        let swap = |(a, b): (f64, f64)| if turned { (b, a) } else { (a, b) };
        let (width, height) = swap((visible.width(), visible.height()));
        let unit = unit.unwrap_or(1.0);
        let (shown, scale) = if fit {
            let sheet = if width > height { (A4.1, A4.0) } else { A4 };
            let room = (sheet.0 / width).min((sheet.1 - BAND) / height);
            (sheet, room.min(unit))
        } else {
            ((width * unit, height * unit + BAND), unit)
        };
        let size = swap(shown);
        let offset = ((shown.0 - scale * width) / 2.0, shown.1 - scale * height);
        let corner = (visible.0[0], visible.0[1]);
        let (u, v) = to_shown(rotation, (visible.width(), visible.height()), (0.0, 0.0));
        let there = (offset.0 + scale * u, offset.1 + scale * v);
        let (x, y) = from_shown(rotation, size).apply(there);
        Placement {
            visible,
            scale,
            shift: (x - scale * corner.0, y - scale * corner.1),
            rotation,
            size,
        }
    }

    /// The page as it is: for our own.
    pub(in crate::pdf) fn unchanged(page: &Dict<'_>) -> Placement {
        let visible = visible(page);
        Placement {
            visible,
            scale: 1.0,
            shift: (0.0, 0.0),
            rotation: rotation(page),
            size: (visible.width(), visible.height()),
        }
    }

    pub(in crate::pdf) fn matrix(&self) -> Matrix {
        Matrix([self.scale, 0.0, 0.0, self.scale, self.shift.0, self.shift.1])
    }

    /// From the page as shown to page space, on the new page.
    pub(in crate::pdf) fn shown_to_page(&self) -> Matrix {
        from_shown(self.rotation, self.size)
    }

    /// Width and height of the new page as shown.
    pub fn shown(&self) -> (f64, f64) {
        if self.rotation % 180 == 90 {
            (self.size.1, self.size.0)
        } else {
            self.size
        }
    }
}

fn from_shown(rotation: u16, (width, height): (f64, f64)) -> Matrix {
    Matrix(match rotation {
        90 => [0.0, 1.0, -1.0, 0.0, width, 0.0],
        180 => [-1.0, 0.0, 0.0, -1.0, width, height],
        270 => [0.0, -1.0, 1.0, 0.0, 0.0, height],
        _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    })
}

/// A point of page space (of a page of that size, its corner at 0,0) as shown.
fn to_shown(rotation: u16, (width, height): (f64, f64), (x, y): (f64, f64)) -> (f64, f64) {
    match rotation {
        90 => (y, width - x),
        180 => (width - x, height - y),
        270 => (height - y, x),
        _ => (x, y),
    }
}

/// An attribute of a page, its own or inherited. The climb ends, even where a file makes a circle.
pub(in crate::pdf) fn inherited<'a>(page: &Dict<'a>, key: &str) -> Option<Dict<'a>> {
    let mut node = page.clone();
    for _ in 0..64 {
        if node.contains_key(key) {
            return Some(node);
        }
        node = node.get::<Dict<'a>>("Parent")?;
    }
    None
}

fn rotation(page: &Dict<'_>) -> u16 {
    let turn = inherited(page, "Rotate").and_then(|node| number(&node, "Rotate"));
    let quarter = (turn.unwrap_or_default() / 90.0).round();
    u16::try_from((quarter as i64).rem_euclid(4) * 90).unwrap_or_default()
}

fn visible(page: &Dict<'_>) -> Region {
    let of = |key| inherited(page, key).and_then(|node| region(&node, key));
    let media = of("MediaBox").unwrap_or(Region([0.0, 0.0, A4.0, A4.1]));
    of("CropBox")
        .and_then(|crop| crop.overlap(&media))
        .unwrap_or(media)
}

/// A rectangle of a dictionary, its corners put in order; none where it has no area.
pub(in crate::pdf) fn region(dict: &Dict<'_>, key: &str) -> Option<Region> {
    let numbers = numbers(&dict.get::<Array<'_>>(key)?);
    let [a, b, c, d] = numbers.try_into().ok()?;
    let region = Region::around(&[(a, b), (c, d)]);
    let sane = region.0.iter().all(|n| n.is_finite() && n.abs() < 1e6);
    (sane && region.width() > 0.0 && region.height() > 0.0).then_some(region)
}

pub(in crate::pdf) fn numbers(array: &Array<'_>) -> Vec<f64> {
    array.iter::<Number>().map(|n| n.as_f64()).collect()
}

pub(in crate::pdf) fn number(dict: &Dict<'_>, key: &str) -> Option<f64> {
    dict.get::<Number>(key).map(|number| number.as_f64())
}
