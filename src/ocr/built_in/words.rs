//! Words out of the letters of a line, each with the box of its ink on the page.

use std::ops::Range;

use super::ink::{Ink, runs};
use super::letters::Letter;
use super::picture::Picture;
use super::recognise::Reading;
use super::rectangle::Rectangle;
use super::strip::HEIGHT;
use crate::ocr::{Pixels, SeenWord};

/// The words of a line, from its start.
pub(super) fn words(reading: &Reading, picture: &Picture<'_>, line: u32) -> Vec<SeenWord> {
    let strip = &reading.strip;
    let step = strip.width as f32 / reading.steps.max(1) as f32;
    let words: Vec<&[Letter]> = reading
        .letters
        .split(|letter| letter.sign.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    let middles: Vec<(f32, f32)> = words.iter().filter_map(|word| ends(word, step)).collect();
    let ink = Ink::of(strip.width, &strip.grey);
    let columns = columns(&middles, &ink.columns());
    words
        .iter()
        .zip(columns)
        .map(|(letters, columns)| {
            let rows = ink.rows(columns.clone()).unwrap_or(0..HEIGHT);
            word(
                letters,
                corners(&strip.place, strip.width, &columns, &rows),
                picture,
                line,
            )
        })
        .collect()
}

/// The middles of the first and the last letter, in pixels of the strip.
fn ends(word: &[Letter], step: f32) -> Option<(f32, f32)> {
    let middle = |letter: &Letter| (letter.at + 0.5) * step;
    Some((middle(word.first()?), middle(word.last()?)))
}

/// From where to where each word reaches: parted from its neighbours by the widest gap between their letters, and
/// shrunk to its ink.
fn columns(middles: &[(f32, f32)], has_ink: &[bool]) -> Vec<Range<usize>> {
    let width = has_ink.len();
    let gaps: Vec<usize> = middles
        .windows(2)
        .map(|pair| gap(pair[0].1, pair[1].0, has_ink))
        .collect();
    let starts = std::iter::once(0).chain(gaps.iter().copied());
    let ends = gaps.iter().copied().chain([width]);
    starts
        .zip(ends)
        .take(middles.len())
        .map(|(start, end)| shrunk(start..end.max(start), has_ink))
        .collect()
}

/// The middle of the widest stretch without ink between two columns, or the middle between them.
fn gap(from: f32, to: f32, has_ink: &[bool]) -> usize {
    let from = (from as usize).min(has_ink.len());
    let to = (to.ceil() as usize).clamp(from, has_ink.len());
    let blank: Vec<bool> = has_ink[from..to].iter().map(|ink| !ink).collect();
    let widest = runs(&blank)
        .into_iter()
        .max_by_key(Range::len)
        .unwrap_or(0..to - from);
    from + (widest.start + widest.end) / 2
}

fn shrunk(columns: Range<usize>, has_ink: &[bool]) -> Range<usize> {
    let inked = runs(&has_ink[columns.clone()]);
    match (inked.first(), inked.last()) {
        (Some(first), Some(last)) => columns.start + first.start..columns.start + last.end,
        _ => columns,
    }
}

/// The corners on the page of a part of a strip.
fn corners(
    place: &Rectangle,
    width: usize,
    columns: &Range<usize>,
    rows: &Range<usize>,
) -> [(f32, f32); 4] {
    let across = |column: usize| column as f32 / width.max(1) as f32;
    let down = |row: usize| row as f32 / HEIGHT as f32;
    [
        (columns.start, rows.start),
        (columns.end, rows.start),
        (columns.start, rows.end),
        (columns.end, rows.end),
    ]
    .map(|(column, row)| place.point(across(column), down(row)))
}

fn word(
    letters: &[Letter],
    corners: [(f32, f32); 4],
    picture: &Picture<'_>,
    line: u32,
) -> SeenWord {
    let (width, height) = (picture.width as f32, picture.height as f32);
    let least = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::MAX, f32::min);
    let most = |of: fn(&(f32, f32)) -> f32| corners.iter().map(of).fold(f32::MIN, f32::max);
    SeenWord {
        text: letters.iter().map(|letter| letter.sign).collect(),
        area: Pixels {
            left: least(|at| at.0).clamp(0.0, width),
            top: least(|at| at.1).clamp(0.0, height),
            right: most(|at| at.0).clamp(0.0, width),
            bottom: most(|at| at.1).clamp(0.0, height),
        },
        line,
        // As sure as of its least sure letter.
        confidence: 100.0
            * letters
                .iter()
                .map(|letter| letter.share)
                .fold(1.0, f32::min),
    }
}

#[cfg(test)]
mod tests {
    use super::super::strip::Strip;
    use super::*;
    use crate::ocr::Grey;

    /// Two words of ink in a strip of 80 × 48 pixels that lies at 100, 200 on the page, twice as large.
    fn reading(ink: [Range<usize>; 2], letters: &[(char, f32)]) -> Reading {
        let grey = (0..80 * HEIGHT)
            .map(|at| (at % 80, at / 80))
            .map(|(x, y)| {
                if (10..30).contains(&y) && ink.iter().any(|word| word.contains(&x)) {
                    0.0
                } else {
                    1.0
                }
            })
            .collect();
        let place = Rectangle {
            x: 180.0,
            y: 248.0,
            width: 160.0,
            height: 96.0,
            angle: 0.0,
        };
        let letters = letters
            .iter()
            .map(|&(sign, at)| Letter {
                sign,
                at,
                share: 0.9,
            })
            .collect();
        Reading {
            letters,
            steps: 10,
            strip: Strip {
                width: 80,
                grey,
                place,
            },
        }
    }

    fn boxes(reading: &Reading) -> Vec<String> {
        let grey = Grey {
            width: 400,
            height: 400,
            dpi: 0,
            pixels: vec![0; 400 * 400],
        };
        let picture = Picture::of(&grey).unwrap();
        let words = words(reading, &picture, 3);
        let told = words.iter().map(|word| {
            let Pixels {
                left,
                top,
                right,
                bottom,
            } = word.area;
            format!("{} {left} {top} {right} {bottom}", word.text)
        });
        told.collect()
    }

    #[test]
    fn a_word_has_the_box_of_its_ink() {
        let reading = reading(
            [8..32, 48..72],
            &[('o', 1.0), ('n', 3.0), (' ', 4.5), ('i', 6.5), ('t', 8.0)],
        );
        assert_eq!(
            boxes(&reading),
            ["on 116 220 164 260", "it 196 220 244 260"]
        );
    }

    #[test]
    fn words_without_ink_between_them_are_parted_in_the_middle() {
        let reading = reading([8..72, 8..72], &[('a', 2.0), (' ', 4.0), ('b', 7.0)]);
        assert_eq!(boxes(&reading), ["a 116 220 180 260", "b 180 220 244 260"]);
    }

    #[test]
    fn a_line_of_spaces_has_no_words() {
        assert_eq!(
            boxes(&reading([8..9, 8..9], &[(' ', 2.0), (' ', 4.0)])),
            [""; 0]
        );
    }
}
