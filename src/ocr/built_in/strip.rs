//! One line of a page as the recogniser wants it: turned level and 48 pixels high.
//!
//! Squeezed to four fifths, lines were read a sixth quicker, and letters of narrow fonts were lost.

use super::picture::Picture;
use super::rectangle::Rectangle;

/// The height that the model was taught with.
pub(super) const HEIGHT: usize = 48;
/// One step of the model is so many pixels wide.
pub(super) const STEP: usize = 8;
/// A line narrower than this gives the model too little, one wider would take memory without bound.
const NARROWEST: f32 = 32.0;
const WIDEST: f32 = 4000.0;

/// A line, 0 is black and 1 white, row by row.
#[derive(Debug)]
pub(super) struct Strip {
    pub(super) width: usize,
    pub(super) grey: Vec<f32>,
    /// Where it was cut out of the page.
    pub(super) place: Rectangle,
}

/// The line at a place, read in the direction of that place.
pub(super) fn cut(picture: &Picture<'_>, place: &Rectangle) -> Strip {
    let wished = HEIGHT as f32 * place.width / place.height.max(1.0);
    let steps = (wished.clamp(NARROWEST, WIDEST) / STEP as f32).round() as usize;
    let width = steps * STEP;
    Strip {
        width,
        grey: picture.piece(place, width, HEIGHT),
        place: *place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::Grey;

    fn width(width: f32, height: f32) -> usize {
        let grey = Grey {
            width: 1,
            height: 1,
            dpi: 0,
            pixels: vec![255],
        };
        let picture = Picture::of(&grey).unwrap();
        let strip = cut(
            &picture,
            &Rectangle {
                x: 0.0,
                y: 0.0,
                width,
                height,
                angle: 0.0,
            },
        );
        assert_eq!(strip.grey.len(), strip.width * HEIGHT);
        strip.width
    }

    #[test]
    fn lines_keep_their_shape() {
        assert_eq!(width(1000.0, 48.0), 1000);
        assert_eq!(width(1920.0, 60.0), 1536);
    }

    #[test]
    fn neither_a_dot_nor_a_rule_across_the_page_is_out_of_bounds() {
        assert_eq!(width(1.0, 40.0), 32);
        assert_eq!(width(9000.0, 2.0), 4000);
        assert_eq!(width(0.0, 0.0), 32);
    }
}
