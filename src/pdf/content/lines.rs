//! Words in lines, lines in paragraphs, paragraphs in columns: the text as it is set on the page.
//!
//! The order is that of the words (`order`). What is judged from places here is where a line, a paragraph and a
//! column end.

use std::ops::Range;

use super::geometry::{Point, Rect};
use super::words::{Break, Word};

/// A gap within a line that is wider than this belongs to a table or parts two columns, in parts of the
/// size of the letters.
const TAB: f32 = 2.0;

/// Lines of a paragraph are no further apart than this, from baseline to baseline, in parts of the size
/// of the letters. One and a half spacing is 1.8 with most faces.
const LEADING: f32 = 2.1;

/// Where a paragraph has two lines, the next comes in about the same distance.
const UNEVEN: f32 = 1.25;

/// Sizes of letters that differ by less are one.
const SIZES: f32 = 1.12;

/// Words that stand beside each other on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Among the words of the page.
    pub words: Range<usize>,
    pub area: Rect,
    /// The size of most of its letters, in points.
    pub size: f32,
    /// Where its baseline begins.
    pub start: Point,
    /// Of length 1.
    pub direction: Point,
    pub hyphen: Hyphen,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hyphen {
    No,
    /// With a soft hyphen: the word goes on in the next line.
    Soft,
    /// With a hyphen, and the next line goes on with a small letter: it may belong to the word or not.
    AtLineEnd,
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Among the lines of the page.
    pub lines: Range<usize>,
    pub area: Rect,
    pub size: f32,
    /// From 0, from left to right; 0 where it is as wide as the text of the page.
    pub column: u32,
}

/// The lines of a page, in the order of its words.
pub fn lines(words: &[Word]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let goes_on = word.before == Break::Space
            && at
                .checked_sub(1)
                .and_then(|last| words.get(last))
                .is_some_and(|last| is_beside(last, word));
        match lines.last_mut() {
            Some(line) if goes_on => {
                line.words.end = at + 1;
                line.area = line.area.with(word.area);
            }
            _ => lines.push(Line {
                words: at..at + 1,
                area: word.area,
                size: word.size,
                start: word.start,
                direction: word.direction,
                hyphen: Hyphen::No,
            }),
        }
    }
    for line in &mut lines {
        line.size = usual_size(words.get(line.words.clone()).unwrap_or_default());
    }
    for at in 0..lines.len() {
        let next = lines
            .get(at + 1)
            .and_then(|next| words.get(next.words.start));
        if let Some(line) = lines.get_mut(at) {
            let last = line
                .words
                .end
                .checked_sub(1)
                .and_then(|last| words.get(last));
            line.hyphen = hyphen(last, next);
        }
    }
    lines
}

fn is_beside(last: &Word, word: &Word) -> bool {
    let size = last.size.max(word.size);
    let gap = match last.direction {
        Point { x, .. } if x.abs() > 0.7 => {
            (word.area.x0 - last.area.x1).max(last.area.x0 - word.area.x1)
        }
        _ => (word.area.y0 - last.area.y1).max(last.area.y0 - word.area.y1),
    };
    gap <= size * TAB
}

/// The size that most letters have.
fn usual_size(words: &[Word]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for word in words {
        let letters = word.text.chars().count();
        match sizes
            .iter_mut()
            .find(|(size, _)| is_alike(*size, word.size))
        {
            Some((_, count)) => *count += letters,
            None => sizes.push((word.size, letters)),
        }
    }
    let most = sizes.iter().max_by_key(|(_, count)| *count);
    most.map_or(0.0, |(size, _)| *size)
}

fn is_alike(one: f32, other: f32) -> bool {
    one.max(other) <= one.min(other) * SIZES
}

fn hyphen(last: Option<&Word>, next: Option<&Word>) -> Hyphen {
    let Some(end) = last.and_then(|word| word.text.chars().next_back()) else {
        return Hyphen::No;
    };
    let goes_on = next
        .and_then(|word| word.text.chars().next())
        .is_some_and(char::is_lowercase);
    match end {
        '\u{ad}' => Hyphen::Soft,
        '-' | '\u{2010}' if goes_on => Hyphen::AtLineEnd,
        _ => Hyphen::No,
    }
}

/// The paragraphs of a page, in the order of its lines.
pub fn paragraphs(lines: &[Line]) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut leading = None;
    for (at, line) in lines.iter().enumerate() {
        let last = at.checked_sub(1).and_then(|last| lines.get(last));
        match (paragraphs.last_mut(), last) {
            (Some(paragraph), Some(last)) if belongs(paragraph, last, line, leading) => {
                leading = Some(distance(last, line));
                paragraph.lines.end = at + 1;
                paragraph.area = paragraph.area.with(line.area);
            }
            _ => {
                leading = None;
                paragraphs.push(Paragraph {
                    lines: at..at + 1,
                    area: line.area,
                    size: line.size,
                    column: 0,
                });
            }
        }
    }
    number_columns(&mut paragraphs);
    paragraphs
}

/// From baseline to baseline, downwards.
fn distance(last: &Line, line: &Line) -> f32 {
    last.start.to(line.start).across(line.direction).abs()
}

fn belongs(paragraph: &Paragraph, last: &Line, line: &Line, leading: Option<f32>) -> bool {
    let away = distance(last, line);
    let size = last.size.max(line.size);
    let overlap = paragraph.area.x1.min(line.area.x1) - paragraph.area.x0.max(line.area.x0);
    let narrower = paragraph.area.width().min(line.area.width());
    let is_below = line.start.y > last.start.y || line.direction.x.abs() < 0.7;
    let is_even = leading.is_none_or(|usual| away <= usual * UNEVEN);
    let is_filled = last.area.x1 >= paragraph.area.x1.min(line.area.x1) - 8.0 * size;
    // A line that is indented begins the next paragraph, unless it is the second of one that hangs.
    let indent = line.area.x0 - paragraph.area.x0;
    let is_indented = paragraph.lines.len() > 1
        && indent > 0.8 * size
        && last.area.x0 - paragraph.area.x0 < 0.4 * size;
    is_alike(last.size, line.size)
        && last.direction.across(line.direction).abs() < 0.1
        && is_below
        && away <= size * LEADING
        && is_even
        && overlap > 0.5 * narrower
        && is_filled
        && !is_indented
}

/// A column begins where a paragraph stands wholly to the right of those before it and as high.
fn number_columns(paragraphs: &mut [Paragraph]) {
    let mut edges: Vec<(f32, f32)> = Vec::new();
    let page = paragraphs
        .iter()
        .map(|paragraph| paragraph.area)
        .reduce(Rect::with)
        .unwrap_or_default();
    let is_narrow = |area: Rect| area.width() < 0.6 * page.width();
    let mut narrow: Vec<Rect> = paragraphs
        .iter()
        .map(|paragraph| paragraph.area)
        .filter(|area| is_narrow(*area))
        .collect();
    narrow.sort_by(|one, other| one.x0.total_cmp(&other.x0));
    for area in narrow {
        match edges.last_mut() {
            Some((_, right)) if area.x0 < *right => *right = right.max(area.x1),
            _ => edges.push((area.x0, area.x1)),
        }
    }
    for paragraph in paragraphs.iter_mut() {
        let middle = paragraph.area.middle().x;
        let before = edges.iter().filter(|(left, _)| *left <= middle).count();
        if is_narrow(paragraph.area) {
            paragraph.column = u32::try_from(before.saturating_sub(1)).unwrap_or_default();
        }
    }
}
