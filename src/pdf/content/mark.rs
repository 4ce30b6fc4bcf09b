//! What is painted on a page besides letters: filled shapes, broad lines, pictures.

use hayro_interpret::kurbo::BezPath;

use super::geometry::Rect;
use super::glyph::Paint;
use super::veil::Through;

/// Less wide or high than this, in points, is thin.
const THIN: f32 = 2.0;

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
}

/// What of the page is painted on, at most; within another clip.
#[derive(Clone, Debug)]
pub struct Clip {
    pub shape: Shape,
    pub area: Rect,
    pub within: Option<u32>,
}
