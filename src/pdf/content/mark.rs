//! What is painted on a page besides letters: filled shapes, broad lines, pictures.

use hayro_interpret::BlendMode;
use hayro_interpret::kurbo::{BezPath, Shape as _};

use super::geometry::Rect;
use super::glyph::{Glyph, Paint};
use super::veil::{FULL, Through, is_full, through};

/// Less wide or high than this, in points, is thin.
const THIN: f32 = 2.0;

/// A path with more lines than this is not looked into.
const MOST_ELEMENTS: usize = 2_000;

/// The form of a mark.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A rectangle along the edges of the page.
    Rect(Rect),
    /// By the rule of non-zero winding, or even and odd.
    Path { path: BezPath, is_even_odd: bool },
    /// Too many lines to be looked at each time: a map, a drawing. Somewhere within its area.
    Intricate,
}

impl Shape {
    /// A rectangle along the axes where the path is one.
    pub(super) fn of(path: BezPath, is_even_odd: bool) -> Shape {
        if path.elements().len() > MOST_ELEMENTS {
            return Shape::Intricate;
        }
        let bounds = path.bounding_box();
        let tolerance = 1e-3 * bounds.area().max(1.0);
        let is_rect =
            path.segments().count() <= 5 && (path.area().abs() - bounds.area()).abs() < tolerance;
        if is_rect {
            Shape::Rect(Rect::from(bounds))
        } else {
            Shape::Path { path, is_even_odd }
        }
    }
}

#[derive(Clone, Debug)]
pub struct Mark {
    pub shape: Shape,
    pub area: Rect,
    /// [`Paint::Pattern`] for a picture.
    pub paint: Paint,
    pub is_picture: bool,
    /// Nothing shows through it: full colour or a picture without transparency, no blending.
    pub is_opaque: bool,
    /// How much can be told apart below it.
    pub through: Through,
    /// The transparency group that is laid over the page as a whole, with this in it.
    pub group: Option<u32>,
    /// One colour, evenly mixed with what is below it.
    pub is_plain: bool,
    /// When it is painted, counted among glyphs and marks of its page.
    pub order: u32,
    pub clip: Option<u32>,
}

impl Mark {
    /// Too thin to hide a letter by itself: a rule, a frame. Many of them may.
    pub fn is_thin(&self) -> bool {
        self.area.width().min(self.area.height()) < THIN
    }

    /// Where a letter is that fills its place.
    pub(super) fn of_block(glyph: &Glyph) -> Mark {
        let area = glyph.area();
        let through = through(glyph.paint, BlendMode::Normal);
        Mark {
            shape: Shape::Rect(area),
            area,
            paint: glyph.paint,
            is_picture: false,
            is_opaque: is_full(through),
            through,
            group: None,
            is_plain: true,
            order: glyph.order,
            clip: glyph.clip,
        }
    }

    /// The same, with nothing showing through.
    pub(super) fn opaque(self) -> Mark {
        Mark {
            is_opaque: true,
            through: FULL,
            ..self
        }
    }

    /// A part of a picture, painted with it.
    pub(super) fn part(&self, path: BezPath) -> Mark {
        Mark {
            area: Rect::from(path.bounding_box()),
            shape: Shape::of(path, false),
            is_picture: false,
            ..self.clone()
        }
    }
}

/// What of the page is painted on, at most; within another clip.
#[derive(Clone, Debug)]
pub struct Clip {
    pub shape: Shape,
    pub area: Rect,
    pub within: Option<u32>,
}
