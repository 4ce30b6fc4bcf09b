//! Letters put together into words, as they follow each other in the content of the page, and words put into their
//! order (`order`).
//!
//! Content seldom holds the spaces between words and never the ends of lines; both are seen from the
//! places of the letters. Distances are measured in parts of the size of the letters.

use super::accents::joined;
use super::copies::copies;
use super::geometry::{Point, Rect};
use super::glyph::{Glyph, Letters};
use super::order::in_order;
use super::right_to_left::{is_right_to_left, reorder, sort_visually};
use super::spaced::word_gap;

/// A gap as wide as this ends a word.
const GAP: f32 = 0.15;

/// In a line without a single space, a gap as wide as this may do.
const NARROW_GAP: f32 = 0.08;

/// Dots that stand for what is left out, or lead to a number, are set apart as far as this.
const DOTS: f32 = 0.2;

/// So far back along the line, and the next letter belongs to something else.
const BACK: f32 = 0.8;

/// So far off the baseline, and it is another line.
const OFF: f32 = 0.5;

/// Directions of lines that differ by less are one (the sine of the angle).
const TURN: f32 = 0.1;

/// After so many it is seen whether the letters of a line touch.
const FIRST_LETTERS: usize = 6;

/// Most words have no more letters.
const USUAL_LETTERS: usize = 8;

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    Space,
    Line,
    /// A line begins, and what is read before it does not go on in it.
    Apart,
}

/// A word, or what touches one: brackets and commas belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub text: String,
    pub area: Rect,
    pub before: Break,
    /// Its glyphs, as their places in [`PageContent::glyphs`](super::PageContent); none once it was packed.
    pub glyphs: Vec<u32>,
    /// The size of its letters, in points.
    pub size: f32,
    /// The baseline at its first letter.
    pub start: Point,
    /// The direction of its line, of length 1.
    pub direction: Point,
}

/// The words of a page in the order of reading: that of its content, but for lines that are read from right to left
/// and where places speak against it.
pub fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let mut words = Vec::new();
    for line in lines(glyphs) {
        words.extend(words_of(glyphs, line));
    }
    in_order(words)
}

/// Glyphs that follow each other on one line, with their numbers.
fn lines(glyphs: &[Glyph]) -> Vec<Vec<u32>> {
    let mut lines: Vec<Vec<u32>> = Vec::new();
    let mut last: Option<&Glyph> = None;
    let all = (0..).zip(glyphs).zip(copies(glyphs));
    for ((number, glyph), is_copy) in all {
        if is_copy {
            continue;
        }
        let goes_on = last.is_some_and(|last| is_same_line(last, glyph));
        match lines.last_mut() {
            Some(line) if goes_on => line.push(number),
            _ => lines.push(vec![number]),
        }
        last = Some(glyph);
    }
    lines
}

fn is_same_line(last: &Glyph, next: &Glyph) -> bool {
    let direction = last.direction();
    let size = last.size().max(next.size());
    let away = last.end.to(next.start);
    next.direction().across(direction).abs() < TURN
        && next.direction().along(direction) > 0.0
        && away.across(direction).abs() <= size * OFF
}

/// One line, cut into words.
fn words_of(glyphs: &[Glyph], mut line: Vec<u32>) -> Vec<Word> {
    let is_right_to_left = is_right_to_left(glyphs, &line);
    if is_right_to_left {
        sort_visually(glyphs, &mut line);
    }
    let gap = gap_of(glyphs, &line);
    let mut words: Vec<Word> = Vec::new();
    let mut before = Some(Break::Line);
    let mut last: Option<&Glyph> = None;
    for number in line {
        let Some(glyph) = glyphs.get(number as usize) else {
            continue;
        };
        if let Some(last) = last
            && before.is_none()
            && is_apart(last, glyph, gap)
        {
            before = Some(Break::Space);
        }
        let accented = last.and_then(|last| joined(last, glyph));
        last = Some(glyph);
        if glyph.letters.is_space() {
            before = before.or(Some(Break::Space));
            continue;
        }
        match (before.take(), words.last_mut()) {
            (None, Some(word)) => match accented {
                Some(letter) => word.accent(number, glyph, &letter),
                None => word.push(number, glyph),
            },
            (before, _) => words.push(Word::new(number, glyph, before.unwrap_or(Break::Space))),
        }
    }
    if is_right_to_left {
        reorder(&mut words);
    }
    words.retain(|word| !word.text.is_empty());
    words
}

fn is_apart(last: &Glyph, next: &Glyph, gap: f32) -> bool {
    let direction = last.direction();
    let size = last.size().max(next.size()).max(1e-3);
    let away = last.end.to(next.start).along(direction) / size;
    let is_dot = |glyph: &Glyph| glyph.letters == Letters::One('.');
    let gap = if is_dot(last) && is_dot(next) {
        gap.max(DOTS)
    } else {
        gap
    };
    away > gap || away < -BACK
}

/// How wide a gap between words is at least: lines that are justified without spaces have narrow ones.
fn gap_of(glyphs: &[Glyph], line: &[u32]) -> f32 {
    let all = || {
        line.iter()
            .filter_map(|number| glyphs.get(*number as usize))
    };
    let has_spaces = all().any(|glyph| glyph.letters.is_space());
    if let Some(gap) = gap_of_spaced(all(), has_spaces) {
        return gap;
    }
    if has_spaces {
        return GAP;
    }
    let gaps = all().zip(all().skip(1)).map(|(last, next)| {
        let size = last.size().max(next.size()).max(1e-3);
        last.end.to(next.start).along(last.direction()) / size
    });
    let mut gaps: Vec<f32> = gaps.filter(|gap| gap.abs() < 1.0).collect();
    if gaps.len() < 12 {
        return GAP;
    }
    gaps.sort_by(f32::total_cmp);
    // Letters of a word touch: where most do, a narrow gap is seen well.
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
    let many = gaps.get(gaps.len() * 3 / 4).copied().unwrap_or_default();
    if many - usual < 0.02 && usual.abs() < 0.02 {
        NARROW_GAP
    } else {
        GAP
    }
}

/// The same where all letters are set apart.
fn gap_of_spaced<'g>(
    glyphs: impl Iterator<Item = &'g Glyph> + Clone,
    has_spaces: bool,
) -> Option<f32> {
    let gaps = glyphs
        .clone()
        .zip(glyphs.skip(1))
        .filter_map(|(last, next)| {
            let is_letter = |glyph: &Glyph| glyph.letters.chars().all(char::is_alphabetic);
            let size = last.size().max(next.size()).max(1e-3);
            let gap = || last.end.to(next.start).along(last.direction()) / size;
            (is_letter(last) && is_letter(next)).then(gap)
        });
    // Hardly any line has them: it is known after some letters.
    let first: Vec<f32> = gaps.clone().take(FIRST_LETTERS).collect();
    let wide = first.iter().filter(|gap| **gap > GAP).count();
    if wide * 2 < first.len() {
        return None;
    }
    word_gap(&gaps.collect::<Vec<f32>>(), has_spaces, GAP)
}

impl Word {
    fn new(number: u32, glyph: &Glyph, before: Break) -> Word {
        let mut word = Word {
            text: String::with_capacity(USUAL_LETTERS),
            area: glyph.area(),
            before,
            glyphs: Vec::with_capacity(USUAL_LETTERS),
            size: glyph.size(),
            start: glyph.start,
            direction: glyph.direction(),
        };
        word.push(number, glyph);
        word
    }

    fn push(&mut self, number: u32, glyph: &Glyph) {
        self.text.extend(glyph.letters.chars());
        self.area = self.area.with(glyph.area());
        self.glyphs.push(number);
    }

    /// One more glyph, which makes another letter of the last one.
    fn accent(&mut self, number: u32, glyph: &Glyph, letter: &str) {
        self.text.pop();
        self.text.push_str(letter);
        self.area = self.area.with(glyph.area());
        self.glyphs.push(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::content::Paint;

    /// Letters set one after the other, each as wide as half its size, beginning at a place.
    pub(super) fn set(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        let width = size / 2.0;
        let letters = (0..).zip(text.chars());
        letters
            .map(|(at, letter)| {
                let start = Point {
                    x: x + width * at as f32,
                    y,
                };
                Glyph {
                    letters: Letters::One(letter),
                    start,
                    end: start.plus(Point { x: width, y: 0.0 }),
                    up: Point { x: 0.0, y: -size },
                    paint: Paint::Colour([0, 0, 0], 1.0),
                    outline: None,
                    order: 0,
                    clip: None,
                    is_vertical: false,
                }
            })
            .collect()
    }

    fn read(glyphs: &[Glyph]) -> Vec<String> {
        words(glyphs).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn dots_that_are_set_apart_stay_together() {
        let dots = (0..3).flat_map(|at| set(".", 72.0 + 8.0 * at as f32, 72.0, 12.0));
        assert_eq!(read(&dots.collect::<Vec<_>>()), ["..."]);
    }

    #[test]
    fn spaces_and_gaps_part_words() {
        let mut glyphs = set("a list of", 72.0, 72.0, 12.0);
        // Behind nine letters, and a fifth of their size further on.
        glyphs.extend(set("names", 72.0 + 54.0 + 2.4, 72.0, 12.0));
        assert_eq!(read(&glyphs), ["a", "list", "of", "names"]);
    }
}
