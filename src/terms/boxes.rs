//! What lies under a box, and how large a box must be.

use crate::case::MarkArea;
use crate::quote::Area;

/// How much of a word is not looked at on each side, in parts of the size of its letters: areas of neighbouring
/// lines overlap, and words of a line touch.
const ACROSS: f32 = 0.25;
const ALONG: f32 = 0.12;

/// Whether a word lies under a box, with any part of it that can be read.
pub fn is_under(word: &Area, covering: &Area) -> bool {
    let (width, height) = (word.x1 - word.x0, word.y1 - word.y0);
    let size = width.min(height);
    // The line goes along the longer side.
    let (sideways, up) = match width >= height {
        true => (size * ALONG, size * ACROSS),
        false => (size * ACROSS, size * ALONG),
    };
    let core = Area {
        x0: word.x0 + sideways,
        y0: word.y0 + up,
        x1: word.x1 - sideways,
        y1: word.y1 - up,
    };
    core.x0 < covering.x1 && covering.x0 < core.x1 && core.y0 < covering.y1 && covering.y0 < core.y1
}

/// The box made as large as the words that it touches.
pub fn whole_words<'w>(covering: Area, words: impl Iterator<Item = &'w Area>) -> Area {
    let touched = words.filter(|word| is_under(word, &covering));
    touched.fold(covering, |all, word| all.with(*word))
}

/// The area that a case holds.
pub fn area_of(told: &MarkArea) -> Area {
    let points = |tenths: i32| tenths as f32 / 10.0;
    Area {
        x0: points(told.left),
        y0: points(told.top),
        x1: points(told.right),
        y1: points(told.bottom),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x0: f32, y0: f32, x1: f32, y1: f32) -> Area {
        Area { x0, y0, x1, y1 }
    }

    #[test]
    fn the_line_above_and_the_word_beside_are_not_under_a_box() {
        let word = area(100.0, 100.0, 150.0, 111.0);
        for (beside, is) in [
            (area(100.0, 110.0, 150.0, 121.0), false),
            (area(149.5, 100.0, 170.0, 111.0), false),
            (area(140.0, 100.0, 170.0, 111.0), true),
            (area(100.0, 104.0, 150.0, 115.0), true),
        ] {
            assert_eq!(is_under(&word, &beside), is, "{beside:?}");
        }
    }

    #[test]
    fn words_that_run_down_a_page_are_under_a_box_that_takes_one_letter() {
        let word = area(100.0, 100.0, 111.0, 150.0);
        assert!(is_under(&word, &area(100.0, 144.0, 111.0, 170.0)));
        assert!(!is_under(&word, &area(110.0, 100.0, 121.0, 150.0)));
    }

    #[test]
    fn a_box_over_half_a_word_takes_all_of_it() {
        let words = [
            area(100.0, 100.0, 150.0, 111.0),
            area(155.0, 100.0, 170.0, 111.0),
        ];
        let grown = whole_words(area(90.0, 101.0, 120.0, 105.0), words.iter());
        assert_eq!(grown, area(90.0, 100.0, 150.0, 111.0));
    }
}
