//! Numbers and signs that are smaller than their line and stand higher: calls for a footnote in the text,
//! and what stands before the note itself.

use std::ops::Range;

use super::geometry::Point;
use super::glyph::Glyph;
use super::lines::Line;
use super::words::Word;

/// So much smaller than the letters of its line, at least.
const SMALLER: f32 = 0.82;

/// So far above the baseline, at least, in parts of the size of its line.
const HIGHER: f32 = 0.12;

/// Letters that are not smaller are raised where they stand so far above the baseline.
const MUCH_HIGHER: f32 = 0.25;

/// A call has no more letters than this: notes are numbered up to some hundreds.
const LONGEST: usize = 4;

/// A call for a note, or the sign that stands before one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Among the lines of the page.
    pub line: usize,
    /// Among the words of the page.
    pub word: usize,
    /// Among the characters of that word, counted from 0.
    pub letters: Range<usize>,
    pub text: String,
    /// Whether its line begins with it.
    pub is_first: bool,
}

/// Whether notes are called for by this: a number, a sign, or a small letter (in tables).
pub(super) fn is_sign(letter: char) -> bool {
    letter.is_ascii_digit() || letter.is_ascii_lowercase() || is_mark(letter)
}

pub(super) fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '*' | '†' | '‡' | '§' | '¶' | '#' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'
    )
}

pub(super) fn raised(glyphs: &[Glyph], words: &[Word], lines: &[Line]) -> Vec<Raised> {
    let mut found = Vec::new();
    for (line_number, line) in lines.iter().enumerate() {
        let Some(baseline) = baseline(glyphs, words, line) else {
            continue;
        };
        for number in line.words.clone() {
            let Some(word) = words.get(number) else {
                continue;
            };
            let runs = runs(glyphs, word, line, baseline);
            found.extend(runs.into_iter().map(|run| Raised {
                line: line_number,
                word: number,
                is_first: number == line.words.start && run.start == 0,
                text: text(glyphs, word, &run),
                letters: letters(glyphs, word, &run),
            }));
        }
    }
    found.retain(|raised| !raised.text.is_empty());
    found
}

/// A place on the baseline of a line: the lowest of its letters of the usual size stand there.
fn baseline(glyphs: &[Glyph], words: &[Word], line: &Line) -> Option<Point> {
    let up = Point {
        x: line.direction.y,
        y: -line.direction.x,
    };
    let words = words.get(line.words.clone()).unwrap_or_default();
    let numbers = words.iter().flat_map(|word| &word.glyphs);
    let glyphs = numbers.filter_map(|number| glyphs.get(*number as usize));
    glyphs
        .filter(|glyph| glyph.size() > line.size * SMALLER)
        .map(|glyph| glyph.start)
        .min_by(|one, other| one.along(up).total_cmp(&other.along(up)))
}

/// Letters of a word that follow each other and are raised.
fn runs(glyphs: &[Glyph], word: &Word, line: &Line, baseline: Point) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, number) in word.glyphs.iter().enumerate() {
        let is_raised = glyphs.get(*number as usize).is_some_and(|glyph| {
            let sign = glyph.letters.chars().all(is_sign);
            let own = glyph
                .letters
                .chars()
                .all(|letter| is_mark(letter) && !letter.is_ascii());
            sign && (own || is_high(glyph, line, baseline))
        });
        match runs.last_mut() {
            _ if !is_raised => {}
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs.retain(|run| run.len() <= LONGEST);
    runs
}

fn is_high(glyph: &Glyph, line: &Line, baseline: Point) -> bool {
    let rise = baseline.to(glyph.start).along(glyph.up.unit());
    let least = if glyph.size() > line.size * SMALLER {
        MUCH_HIGHER
    } else {
        HIGHER
    };
    rise > line.size * least
}

/// The characters that glyphs of a word stand for.
fn letters(glyphs: &[Glyph], word: &Word, run: &Range<usize>) -> Range<usize> {
    let count = |numbers: Option<&[u32]>| {
        let numbers = numbers.unwrap_or_default().iter();
        let glyphs = numbers.filter_map(|number| glyphs.get(*number as usize));
        glyphs
            .map(|glyph| glyph.letters.chars().count())
            .sum::<usize>()
    };
    let own = count(word.glyphs.get(run.clone()));
    // Accents that were painted apart stand in front of it, and are no characters of their own.
    let behind = count(word.glyphs.get(run.end..));
    let end = word.text.chars().count().saturating_sub(behind);
    end.saturating_sub(own)..end
}

fn text(glyphs: &[Glyph], word: &Word, run: &Range<usize>) -> String {
    let numbers = word.glyphs.get(run.clone()).unwrap_or_default();
    let glyphs = numbers
        .iter()
        .filter_map(|number| glyphs.get(*number as usize));
    glyphs
        .flat_map(|glyph| glyph.letters.chars())
        .map(plain)
        .collect()
}

/// Raised figures of Unicode as ordinary ones.
fn plain(letter: char) -> char {
    match letter {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' | '⁴'..='⁹' => char::from_digit(letter as u32 - '⁰' as u32, 10).unwrap_or(letter),
        _ => letter,
    }
}
