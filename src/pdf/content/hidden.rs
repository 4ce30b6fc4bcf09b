//! Words that are on a page and that nobody sees: under a box or picture, in the colour of what is behind
//! them, outside the page or cut away. Whoever copies or searches the text finds them all the same.
//!
//! What covers what is judged at nine places of each letter, from below its baseline to the height of
//! small letters, or of capitals where there are no others: what is covered there cannot be read.
//!
//! Words that are not painted, or lie under the picture of a whole page, are judged by what is seen at their
//! place ([`Seen`]): the layer of a program that reads scans lies over the same words in the picture, unless
//! somebody blacked them out there. (What was made white in the picture cannot be told from a word that such a
//! program laid down beside its place.) Without a drawn page nothing is said of words that are not painted.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::geometry::{Point, Rect};
use super::glyph::{Glyph, Paint};
use super::hidden_runs::runs;
use super::painted::{Ground, Painted};
use super::reader::PageContent;
use super::redactions::Place;
use super::scan::last_large_picture;
use super::seen::Seen;
use super::veil::{CLEAR, FULL, of_both};
use super::words::Word;

/// Why words are not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HiddenBy {
    /// Something opaque is painted over them.
    Covered,
    /// They have the colour of what is behind them.
    SameColour,
    /// They are outside the page as shown, or cut away.
    OutsidePage,
    /// They are so small that nobody can read them.
    TooSmall,
    /// They are on a layer that is switched off.
    LayerOff,
    /// They are seen, and marked for a redaction that was never applied.
    UnappliedRedaction,
}

impl HiddenBy {
    /// In words: `under a shape or picture`.
    pub fn how(self) -> &'static str {
        match self {
            HiddenBy::Covered => "under a shape or picture",
            HiddenBy::SameColour => "in the colour of what is behind",
            HiddenBy::OutsidePage => "outside the page or cut away",
            HiddenBy::TooSmall => "too small to be read",
            HiddenBy::LayerOff => "on a layer that is switched off",
            HiddenBy::UnappliedRedaction => "marked for redaction and not blacked out",
        }
    }
}

/// Words that follow each other and are hidden in the same way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HiddenWords {
    pub kind: HiddenBy,
    pub text: String,
    pub area: Rect,
}

/// Colours that differ by no more than this, of 255, cannot be told apart: a printer does not print the paler one.
const SAME: u8 = 18;

/// Letters smaller than this, in points, look like dust.
const LEGIBLE: f32 = 1.0;

/// The same letter seen again within this part of its size is not hidden.
const AGAIN: f32 = 0.35;

/// How far outside the page a letter may reach before it is counted as outside, in points.
const EDGE: f32 = 0.5;

/// What of a page is hidden, in the order of its words, or marked for redaction at these places: what is both
/// is told once. `seen` is the page as drawn, where it was.
pub(super) fn hidden_words(
    content: &PageContent,
    words: &[Word],
    marked: &[Place],
    seen: Option<&Seen>,
) -> Vec<HiddenWords> {
    let runs = runs(words, judge(content, marked, seen));
    runs.into_iter().map(|run| run.words).collect()
}

/// How each word is hidden, if it is.
pub(super) fn judge<'j>(
    content: &'j PageContent,
    marked: &'j [Place],
    seen: Option<&'j Seen>,
) -> impl Fn(&Word) -> Option<HiddenBy> + 'j {
    let judge = Judge {
        content,
        painted: Painted::of(content),
        letters: Letters::of(content),
        seen,
        page_picture: last_large_picture(content),
    };
    move |word| {
        if is_marked(content, word, marked) {
            return Some(HiddenBy::UnappliedRedaction);
        }
        judge.word(word)
    }
}

/// Whether a word is marked for redaction, with some or all of its letters.
fn is_marked(content: &PageContent, word: &Word, places: &[Place]) -> bool {
    let glyphs = word.glyphs.iter();
    let glyphs = glyphs.filter_map(|number| content.glyphs.get(*number as usize));
    let mut middles = glyphs.map(|glyph| glyph.area().middle());
    !places.is_empty() && middles.any(|middle| places.iter().any(|place| place.holds(middle)))
}

struct Judge<'c> {
    content: &'c PageContent,
    painted: Painted<'c>,
    letters: Letters,
    seen: Option<&'c Seen>,
    /// When the picture of the whole page was painted; 0 where there is none.
    page_picture: u32,
}

impl Judge<'_> {
    /// How a word is hidden, with all of its letters: as the first of them is. Signs alone tell nothing.
    fn word(&self, word: &Word) -> Option<HiddenBy> {
        if !word.text.chars().any(char::is_alphanumeric) {
            return None;
        }
        let glyphs = || {
            let numbers = word.glyphs.iter();
            numbers.filter_map(|number| self.content.glyphs.get(*number as usize))
        };
        let top = top(&word.text);
        if glyphs().all(|glyph| glyph.paint == Paint::Nothing)
            && !self.is_any_outside(glyphs(), top)
        {
            return self.unpainted(word, glyphs(), top);
        }
        let first = self.glyph(glyphs().next()?, top)?;
        let is_hidden = glyphs().all(|glyph| self.glyph(glyph, top).is_some());
        (is_hidden && !self.is_seen_in_picture(word, glyphs(), top)).then_some(first)
    }

    fn is_any_outside<'g>(&self, mut glyphs: impl Iterator<Item = &'g Glyph>, top: f32) -> bool {
        glyphs.any(|glyph| self.is_outside(glyph, &places(glyph, top)))
    }

    /// Under the picture of the whole page, which shows writing there: the same words, as a program read them.
    fn is_seen_in_picture<'g>(
        &self,
        word: &Word,
        mut glyphs: impl Iterator<Item = &'g Glyph>,
        top: f32,
    ) -> bool {
        self.seen.is_some_and(|seen| {
            seen.is_layer
                && !seen.is_black(word.area)
                && glyphs.all(|glyph| {
                    glyph.order < self.page_picture
                        && !self.is_covered_after(self.page_picture, &places(glyph, top))
                })
        })
    }

    /// How a word is hidden that is not painted: for searching a picture it need not be.
    fn unpainted<'g>(
        &self,
        word: &Word,
        mut glyphs: impl Iterator<Item = &'g Glyph>,
        top: f32,
    ) -> Option<HiddenBy> {
        let seen = self.seen?;
        if self.page_picture == 0 {
            let is_picture =
                |place: &Point| matches!(self.painted.ground(*place, u32::MAX), Ground::Unknown);
            let is_over_picture = glyphs.any(|glyph| places(glyph, top).iter().any(is_picture));
            let is_nowhere = !is_over_picture && seen.is_even(word.area);
            return is_nowhere.then_some(HiddenBy::SameColour);
        }
        let is_blacked_out = seen.is_layer && seen.is_black(word.area)
            || glyphs.all(|glyph| self.is_covered_after(self.page_picture, &places(glyph, top)));
        is_blacked_out.then_some(HiddenBy::Covered)
    }

    fn is_covered_after(&self, time: u32, places: &[Point]) -> bool {
        let mut through = places
            .iter()
            .map(|place| self.painted.through(*place, time));
        through.all(|through| through == FULL)
    }

    fn glyph(&self, glyph: &Glyph, top: f32) -> Option<HiddenBy> {
        let places = places(glyph, top);
        let found = if self.is_outside(glyph, &places) {
            HiddenBy::OutsidePage
        } else if glyph.paint == Paint::Nothing {
            // For searching a picture of these words: what is seen of them is in the picture.
            return None;
        } else if self.is_covered(glyph, &places) {
            HiddenBy::Covered
        } else if self.is_lost_in_ground(glyph, &places) {
            HiddenBy::SameColour
        } else if glyph.size() < LEGIBLE {
            HiddenBy::TooSmall
        } else {
            return None;
        };
        (!self.is_seen_again(glyph)).then_some(found)
    }

    fn is_outside(&self, glyph: &Glyph, places: &[Point]) -> bool {
        let area = glyph.area();
        let page = self.content.page();
        area.x1 < page.x0 + EDGE
            || area.x0 > page.x1 - EDGE
            || area.y1 < page.y0 + EDGE
            || area.y0 > page.y1 - EDGE
            || glyph.clip.is_some_and(|clip| {
                places
                    .iter()
                    .all(|place| !self.painted.is_within(*place, Some(clip)))
            })
    }

    fn is_covered(&self, glyph: &Glyph, places: &[Point]) -> bool {
        places.iter().all(|place| {
            let through = self.painted.through(*place, glyph.order);
            if through == FULL || through == CLEAR {
                return through == FULL;
            }
            let (ground, paint) = (self.painted.ground(*place, glyph.order), glyph.paint);
            let differs = match (paint, ground, glyph.outline) {
                (Paint::Colour(colour, opacity), Ground::Colour(ground), None) => {
                    difference(colour, ground).map(|part| part * opacity)
                }
                _ => [255.0; 3],
            };
            let seen = of_both(differs, through, |part, through| part * through);
            seen.iter().all(|part| *part <= f32::from(SAME))
        })
    }

    fn is_lost_in_ground(&self, glyph: &Glyph, places: &[Point]) -> bool {
        let is_lost = |paint: Paint| {
            let Paint::Colour(colour, opacity) = paint else {
                return false;
            };
            places.iter().all(|place| {
                let Ground::Colour(ground) = self.painted.ground(*place, glyph.order) else {
                    return false;
                };
                let seen = difference(colour, ground);
                seen.iter().all(|part| part * opacity <= f32::from(SAME))
            })
        };
        is_lost(glyph.paint) && glyph.outline.is_none_or(is_lost)
    }

    /// Whether the same letter stands there once more and is seen: a shadow, or a table that was drawn twice.
    fn is_seen_again(&self, glyph: &Glyph) -> bool {
        let near = glyph.size() * AGAIN;
        let others = self.letters.around(glyph.start, near);
        let others = others.filter_map(|number| self.content.glyphs.get(number as usize));
        let mut others = others.filter(|other| {
            other.order != glyph.order
                && other.letters == glyph.letters
                && glyph.start.to(other.start).length() < near
        });
        others.any(|other| {
            let places = places(other, SMALL);
            other.paint != Paint::Nothing
                && other.size() >= LEGIBLE
                && !self.is_outside(other, &places)
                && !self.is_covered(other, &places)
                && !self.is_lost_in_ground(other, &places)
        })
    }
}

/// How far two colours are apart, in red, green and blue.
fn difference(one: [u8; 3], other: [u8; 3]) -> [f32; 3] {
    of_both(one.map(f32::from), other.map(f32::from), |one, other| {
        (one - other).abs()
    })
}

/// The letters of a page, to be found by place.
struct Letters(HashMap<(i32, i32), Vec<u32>>);

/// The side of the squares into which letters are sorted, in points.
const CELL: f32 = 16.0;

fn cell(value: f32) -> i32 {
    (value / CELL).floor() as i32
}

impl Letters {
    fn of(content: &PageContent) -> Letters {
        let mut cells: HashMap<(i32, i32), Vec<u32>> = HashMap::new();
        for (number, glyph) in (0..).zip(&content.glyphs) {
            let place = (cell(glyph.start.x), cell(glyph.start.y));
            cells.entry(place).or_default().push(number);
        }
        Letters(cells)
    }

    /// Those no further away than a distance, and some more.
    fn around(&self, place: Point, near: f32) -> impl Iterator<Item = u32> {
        // Of letters as large as a page only the nearest.
        let near = near.min(CELL * 4.0);
        let columns = cell(place.x - near)..=cell(place.x + near);
        let rows = cell(place.y - near)..=cell(place.y + near);
        columns
            .flat_map(move |x| rows.clone().map(move |y| (x, y)))
            .filter_map(|cell| self.0.get(&cell))
            .flatten()
            .copied()
    }
}

/// The height at which the tops of words are looked at, in parts of their size: words of capitals and figures
/// alone can be read by their upper half.
fn top(text: &str) -> f32 {
    let mut letters = text.chars().filter(|letter| letter.is_alphanumeric());
    let is_tall = letters.all(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    if is_tall { TALL } else { SMALL }
}

const SMALL: f32 = 0.42;
const TALL: f32 = 0.6;

/// Where a letter is looked at: three places from left to right, at three heights.
fn places(glyph: &Glyph, top: f32) -> Vec<Point> {
    let along = glyph.start.to(glyph.end);
    let across = [0.2, 0.5, 0.8];
    let heights = if glyph.is_vertical {
        [-0.25, 0.0, 0.25]
    } else {
        [0.06, (0.06 + top) / 2.0, top]
    };
    // A line that goes down has its heights to the side.
    let up = if glyph.is_vertical {
        Point {
            x: glyph.size(),
            y: 0.0,
        }
    } else {
        glyph.up
    };
    let mut places = Vec::with_capacity(9);
    for part in across {
        for height in heights {
            places.push(glyph.start.plus(along.scaled(part)).plus(up.scaled(height)));
        }
    }
    places
}
