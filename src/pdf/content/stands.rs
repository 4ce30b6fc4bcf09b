//! How a scanned page stands: upright, or turned by the person at the scanner.
//!
//! Where a scan has letters (a layer of words over the picture), they say which way they are read. Where it is a
//! picture only, its rows of ink tell whether lines run across the page or down it, and nothing tells which side is
//! up: half of all letters look alike from both sides, and which have the long strokes up differs between alphabets.
//! So a page that is upside down is only found by its letters, and of a sideways picture it is not said to which side
//! it is to be turned.

use serde::{Deserialize, Serialize};

use crate::case::Turn;

use super::glyph::Glyph;
use super::mark::Mark;
use super::reader::PageContent;
use super::scan::Scan;

/// A page that does not stand upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stands {
    /// Turned like this it does.
    Needs(Turn),
    /// Its lines run down the page, or up.
    Sideways,
}

/// So many letters have to agree, of a hundred, and there have to be so many.
const AGREE: usize = 85;
const FEWEST: usize = 24;
/// A picture takes this part of a page that was scanned.
const PICTURE: f32 = 0.5;

/// None for a page that stands upright, and where that is not known.
pub(super) fn stands(content: &PageContent, scan: Option<&Scan>) -> Option<Stands> {
    let page = content.page();
    let is_large = |mark: &Mark| {
        let seen = mark.area.common(page);
        mark.is_picture && seen.width() * seen.height() >= page.width() * page.height() * PICTURE
    };
    if !content.marks.iter().any(is_large) {
        return None;
    }
    match by_letters(content) {
        Some(turn) => (turn != Turn::None).then_some(Stands::Needs(turn)),
        None => scan
            .is_some_and(|scan| scan.is_scan && scan.is_sideways)
            .then_some(Stands::Sideways),
    }
}

/// The turn after which letters are read from left to right; none where they are few, or do not agree.
fn by_letters(content: &PageContent) -> Option<Turn> {
    let letters = content.glyphs.iter().filter(|glyph| {
        let signs = || glyph.letters.chars().any(char::is_alphanumeric);
        !glyph.is_vertical && content.page().holds(glyph.start) && signs()
    });
    let mut counts = [0_usize; 4];
    let turns = [Turn::None, Turn::Right, Turn::Over, Turn::Left];
    for turn in letters.map(turn_of) {
        counts[usize::from(turn.degrees() / 90)] += 1;
    }
    let all: usize = counts.iter().sum();
    let agreed = |(_, count): &(Turn, usize)| *count * 100 >= all * AGREE;
    let found = turns.into_iter().zip(counts).find(agreed)?;
    (all >= FEWEST).then_some(found.0)
}

fn turn_of(glyph: &Glyph) -> Turn {
    let along = glyph.direction();
    match (
        along.x.abs() >= along.y.abs(),
        along.x >= 0.0,
        along.y >= 0.0,
    ) {
        (true, true, _) => Turn::None,
        (true, false, _) => Turn::Over,
        // Read downwards, upwards.
        (false, _, true) => Turn::Left,
        (false, _, false) => Turn::Right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::content::{Letters, Paint, Point, Rect, Shape, Through};

    /// A page with a picture on all of it, and letters that are read along a direction.
    fn page(along: (f32, f32), letters: usize) -> PageContent {
        let size = (595.0, 842.0);
        let area = Rect {
            x0: 0.0,
            y0: 0.0,
            x1: size.0,
            y1: size.1,
        };
        let glyph = |at: usize| {
            let start = Point {
                x: 100.0 + (at % 20) as f32 * 10.0,
                y: 100.0 + (at / 20) as f32 * 15.0,
            };
            Glyph {
                letters: Letters::One('a'),
                start,
                end: Point {
                    x: start.x + along.0 * 6.0,
                    y: start.y + along.1 * 6.0,
                },
                up: Point {
                    x: along.1 * 10.0,
                    y: -along.0 * 10.0,
                },
                paint: Paint::Nothing,
                outline: None,
                order: 2,
                clip: None,
                is_vertical: false,
            }
        };
        PageContent {
            size,
            glyphs: (0..letters).map(glyph).collect(),
            marks: vec![Mark {
                shape: Shape::Rect(area),
                area,
                paint: Paint::Pattern,
                is_picture: true,
                is_opaque: true,
                through: Through::default(),
                group: None,
                is_plain: false,
                order: 1,
                clip: None,
            }],
            ..PageContent::default()
        }
    }

    fn scanned(is_sideways: bool) -> Scan {
        Scan {
            is_scan: true,
            is_sideways,
            ..Scan::default()
        }
    }

    #[test]
    fn letters_say_how_a_scan_stands() {
        let by = |along| stands(&page(along, 60), None);
        assert_eq!(by((1.0, 0.0)), None);
        assert_eq!(by((-1.0, 0.0)), Some(Stands::Needs(Turn::Over)));
        assert_eq!(by((0.0, 1.0)), Some(Stands::Needs(Turn::Left)));
        assert_eq!(by((0.0, -1.0)), Some(Stands::Needs(Turn::Right)));
    }

    #[test]
    fn of_a_picture_only_that_it_lies_on_its_side_is_known() {
        let no_letters = page((1.0, 0.0), 0);
        assert_eq!(
            stands(&no_letters, Some(&scanned(true))),
            Some(Stands::Sideways)
        );
        assert_eq!(stands(&no_letters, Some(&scanned(false))), None);
        assert_eq!(stands(&no_letters, None), None);
    }

    #[test]
    fn a_page_that_is_no_scan_is_left_alone() {
        let mut drawn = page((0.0, 1.0), 60);
        drawn.marks.clear();
        assert_eq!(stands(&drawn, None), None);
    }
}
