//! What is painted on a page besides letters: filled shapes, broad lines, pictures.

use hayro_interpret::kurbo::BezPath;

use super::geometry::Rect;
use super::glyph::Paint;

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
    /// One colour, evenly mixed with what is below it.
    pub is_plain: bool,
    /// When it is painted, counted among glyphs and marks of its page.
    pub order: u32,
    pub clip: Option<u32>,
}

/// What of the page is painted on, at most; within another clip.
#[derive(Clone, Debug)]
pub struct Clip {
    pub shape: Shape,
    pub area: Rect,
    pub within: Option<u32>,
}
