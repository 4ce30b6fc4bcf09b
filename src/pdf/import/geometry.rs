//! How a page of somebody else's is put on a page of ours.
//!
//! All lengths are points. *Page space* is the space of the page's own numbers (y upwards, before
//! /Rotate); *shown space* is the page as a reader sees it, its origin at the bottom left. A page
//! is turned by its rotation and never by its content, so that what hangs on it (annotations with their looks) stays right, and is
//! scaled and moved only. At its foot, as shown, a band is left free for our number; a page on which the
//! band is free anyway is not scaled for it.

mod paper_size;
mod slice;

use hayro_syntax::object::{Array, Dict, Number};

use crate::case::Turn;

pub use paper_size::PaperSize;
pub(in crate::pdf) use slice::{STRIP, room_of_slice};

/// The band for the stamp, at the foot of the page as shown.
pub(in crate::pdf) const BAND: f64 = 24.0;
/// Nothing of a page is drawn below this, so that not even white paint covers the number. It is less
/// than the band, so that nothing is cut off if a letter should reach lower than its font says.
const CLEAR: f64 = 18.0;
/// A4, upright.
pub(in crate::pdf) const A4: (f64, f64) = (595.276, 841.89);
/// What viewers take for the size of a page that does not say it: US letter.
const UNSAID: Region = Region([0.0, 0.0, 612.0, 792.0]);

/// `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::pdf) struct Matrix(pub(in crate::pdf) [f64; 6]);

impl Matrix {
    pub(in crate::pdf) const SAME: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// `first`, then this.
    pub(in crate::pdf) fn after(&self, first: &Matrix) -> Matrix {
        let [a, b, c, d, e, f] = self.0;
        let [a1, b1, c1, d1, e1, f1] = first.0;
        Matrix([
            a * a1 + c * b1,
            b * a1 + d * b1,
            a * c1 + c * d1,
            b * c1 + d * d1,
            a * e1 + c * f1 + e,
            b * e1 + d * f1 + f,
        ])
    }

    /// What leads back; none where all points of a line, or of the page, come to one.
    pub(in crate::pdf) fn inverse(&self) -> Option<Matrix> {
        let [a, b, c, d, e, f] = self.0;
        let by = a * d - b * c;
        let back = [d, -b, -c, a, c * f - d * e, b * e - a * f].map(|number| number / by);
        back.iter()
            .all(|number| number.is_finite())
            .then_some(Matrix(back))
    }

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

    /// The point of this that is nearest to another.
    pub(in crate::pdf) fn nearest(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let [left, bottom, right, top] = self.0;
        (x.max(left).min(right), y.max(bottom).min(top))
    }

    pub(in crate::pdf) fn corners(&self) -> [(f64, f64); 4] {
        let [left, bottom, right, top] = self.0;
        [(left, bottom), (right, bottom), (right, top), (left, top)]
    }

    /// What of this lies within another; a line has no area and still lies within.
    pub(in crate::pdf) fn within(&self, other: &Region) -> Option<Region> {
        let both = self.meet(other);
        (both.0[0] <= both.0[2] && both.0[1] <= both.0[3]).then_some(both)
    }

    /// What two regions share; turned inside out where that is nothing.
    pub(in crate::pdf) fn meet(&self, other: &Region) -> Region {
        let [l, b, r, t] = self.0;
        let [l2, b2, r2, t2] = other.0;
        Region([l.max(l2), b.max(b2), r.min(r2), t.min(t2)])
    }

    fn overlap(&self, other: &Region) -> Option<Region> {
        let both = self.meet(other);
        (both.width() > 1.0 && both.height() > 1.0).then_some(both)
    }
}

/// A page as a reader sees it, at its own size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::pdf) struct View {
    /// What of the page can be seen, in page space.
    visible: Region,
    /// Clockwise, 0, 90, 180 or 270 degrees.
    rotation: u16,
}

impl View {
    /// As the page shows itself, and then turned further clockwise.
    fn of(page: &Dict<'_>, turn: Turn) -> View {
        View {
            visible: visible(page),
            rotation: (rotation(page) + turn.degrees()) % 360,
        }
    }

    /// The whole page in shown space.
    pub(in crate::pdf) fn shown(&self) -> Region {
        let (width, height) = (self.visible.width(), self.visible.height());
        let is_turned = self.rotation % 180 == 90;
        let (width, height) = if is_turned {
            (height, width)
        } else {
            (width, height)
        };
        Region([0.0, 0.0, width, height])
    }

    /// From page space to shown space.
    pub(in crate::pdf) fn to_shown(self) -> Matrix {
        let (width, height) = (self.visible.width(), self.visible.height());
        let [left, bottom, ..] = self.visible.0;
        let turn = Matrix(match self.rotation {
            90 => [0.0, -1.0, 1.0, 0.0, 0.0, width],
            180 => [-1.0, 0.0, 0.0, -1.0, width, height],
            270 => [0.0, 1.0, -1.0, 0.0, height, 0.0],
            _ => Matrix::SAME.0,
        });
        turn.after(&Matrix([1.0, 0.0, 0.0, 1.0, -left, -bottom]))
    }

    /// A region of shown space in page space.
    fn on_page(&self, region: &Region) -> Region {
        let size = (self.visible.width(), self.visible.height());
        let back = from_shown(self.rotation, size);
        let [left, bottom, ..] = self.visible.0;
        let corners = region.corners().map(|corner| {
            let (x, y) = back.apply(corner);
            (x + left, y + bottom)
        });
        Region::around(&corners)
    }
}

/// From the page of a source as it shows itself (from the top left, y downwards) to its page space.
pub(in crate::pdf) fn from_top_left(page: &Dict<'_>) -> Option<Matrix> {
    let view = View::of(page, Turn::None);
    let down = Matrix([1.0, 0.0, 0.0, -1.0, 0.0, view.shown().height()]);
    Some(view.to_shown().inverse()?.after(&down))
}

/// How low something can be seen on a page, as shown, below a floor; the floor where nothing can.
pub(in crate::pdf) type Lowest<'l> = dyn FnMut(&View, f64) -> f64 + 'l;

/// Where a page of a source comes to stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// What of the source page can be seen, in its page space.
    pub(in crate::pdf) visible: Region,
    /// Of that, what is drawn: all of it but what would lie under our number, where nothing is.
    pub(in crate::pdf) drawn: Region,
    /// Scale and shift from the source's page space to ours.
    pub(in crate::pdf) scale: f64,
    pub(in crate::pdf) shift: (f64, f64),
    /// Clockwise, 0, 90, 180 or 270 degrees.
    pub rotation: u16,
    /// Of the new page, in page space.
    pub(in crate::pdf) size: (f64, f64),
}

impl Placement {
    /// `turn` turns it beyond its own rotation. `fit` scales to that paper (never up); else the page keeps its
    /// size. Where something can be seen in the
    /// band, the page is made smaller, or the paper larger, by the least that frees the band.
    pub(in crate::pdf) fn new(
        page: &Dict<'_>,
        fit: Option<PaperSize>,
        turn: Turn,
        lowest: &mut Lowest<'_>,
    ) -> Placement {
        let view = View::of(page, turn);
        let height = view.shown().height();
        let (paper, scale) = paper(page, &view, fit);
        // How much of the page's foot would lie in the band.
        let in_band = (BAND - (paper.1 - scale * height)) / scale;
        let lowest = if in_band > 0.0 {
            lowest(&view, in_band).clamp(0.0, in_band)
        } else {
            in_band
        };
        let (paper, scale) = if lowest >= in_band {
            (paper, scale)
        } else if fit.is_some() {
            (paper, scale.min((paper.1 - BAND) / (height - lowest)))
        } else {
            ((paper.0, paper.1 + (in_band - lowest) * scale), scale)
        };
        Placement::at(&view, paper, scale)
    }

    /// The same without a number, and so without a band: all of the page is drawn.
    pub(in crate::pdf) fn without_band(
        page: &Dict<'_>,
        fit: Option<PaperSize>,
        turn: Turn,
    ) -> Placement {
        let view = View::of(page, turn);
        let (paper, scale) = paper(page, &view, fit);
        Placement {
            drawn: view.visible,
            ..Placement::at(&view, paper, scale)
        }
    }

    /// The page on this paper, at its top and in its middle.
    fn at(view: &View, paper: (f64, f64), scale: f64) -> Placement {
        let shown = view.shown();
        let offset = (
            (paper.0 - scale * shown.width()) / 2.0,
            paper.1 - scale * shown.height(),
        );
        Placement::put(view, paper, scale, offset)
    }

    /// The page on this paper, its lower left corner at this place.
    fn put(view: &View, paper: (f64, f64), scale: f64, offset: (f64, f64)) -> Placement {
        let shown = view.shown();
        let is_turned = view.rotation % 180 == 90;
        let size = if is_turned { (paper.1, paper.0) } else { paper };
        let clear = ((CLEAR - offset.1) / scale).clamp(0.0, shown.height());
        let drawn = view.on_page(&Region([0.0, clear, shown.width(), shown.height()]));
        let corner = (view.visible.0[0], view.visible.0[1]);
        let (u, v) = view.to_shown().apply(corner);
        let there = (offset.0 + scale * u, offset.1 + scale * v);
        let (x, y) = from_shown(view.rotation, size).apply(there);
        Placement {
            visible: view.visible,
            drawn,
            scale,
            shift: (x - scale * corner.0, y - scale * corner.1),
            rotation: view.rotation,
            size,
        }
    }

    /// The page as it is.
    pub(super) fn unchanged(page: &Dict<'_>) -> Placement {
        let visible = visible(page);
        Placement {
            visible,
            drawn: visible,
            scale: 1.0,
            shift: (0.0, 0.0),
            rotation: rotation(page),
            size: (visible.width(), visible.height()),
        }
    }

    pub(in crate::pdf) fn matrix(&self) -> Matrix {
        Matrix([self.scale, 0.0, 0.0, self.scale, self.shift.0, self.shift.1])
    }

    /// The new page in the space of the source page.
    pub(in crate::pdf) fn paper(&self) -> Region {
        let ((x, y), (width, height)) = (self.shift, self.size);
        Region([-x, -y, width - x, height - y].map(|number| number / self.scale))
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

/// How many points a unit of a page is.
pub(in crate::pdf) fn unit(page: &Dict<'_>) -> f64 {
    let unit = number(page, "UserUnit").filter(|unit| *unit > 0.0 && *unit <= 1000.0);
    unit.unwrap_or(1.0)
}

/// The paper for a page, and the scale at which the page stands on it.
fn paper(page: &Dict<'_>, view: &View, fit: Option<PaperSize>) -> ((f64, f64), f64) {
    let unit = unit(page);
    let shown = view.shown();
    let (width, height) = (shown.width(), shown.height());
    if let Some(paper) = fit {
        let paper = paper.lying(width > height);
        (paper, (paper.0 / width).min(paper.1 / height).min(unit))
    } else {
        ((width * unit, height * unit), unit)
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
    // Angles between quarters count as the quarter below, as most readers show them.
    let quarter = (turn.unwrap_or_default() / 90.0).trunc();
    u16::try_from((quarter as i64).rem_euclid(4) * 90).unwrap_or_default()
}

fn visible(page: &Dict<'_>) -> Region {
    let of = |key| inherited(page, key).and_then(|node| region(&node, key));
    let media = of("MediaBox").unwrap_or(UNSAID);
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
    let plain = super::plain::numbers(array.data());
    plain.unwrap_or_else(|| array.iter::<Number>().map(|n| n.as_f64()).collect())
}

pub(in crate::pdf) fn number(dict: &Dict<'_>, key: &str) -> Option<f64> {
    dict.get::<Number>(key).map(|number| number.as_f64())
}
