//! Letters of one operator, held against the letters that the reader saw, and written again without some of them: a
//! gap as wide as they were is left, so that all others stay where they are.

use crate::pdf::content::{Glyph, Point};
use crate::pdf::import::Matrix;

use super::Unsure;
use super::codes::Codes;

/// How far apart two places may be that are one, in points.
const AGREE: f64 = 0.5;

/// How far along the line behind another letter, in parts of their size: not all fonts say how wide their letters are.
const ALONG: f64 = 0.3;

/// What the operators of text have set.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextState {
    /// None where the font is not one that is understood.
    pub(super) font: Option<Codes>,
    /// Where it was set, by number.
    pub(super) set_at: Option<u32>,
    pub(super) size: f64,
    pub(super) char_space: f64,
    pub(super) word_space: f64,
    pub(super) scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) matrix: Matrix,
    pub(super) line: Matrix,
    /// Nobody knows where the next letter comes: letters were passed over that nobody sees.
    pub(super) is_lost: bool,
    /// It comes where the last one ended.
    pub(super) is_carried: bool,
}

impl TextState {
    pub(super) fn new() -> Self {
        TextState {
            font: None,
            set_at: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            matrix: Matrix::SAME,
            line: Matrix::SAME,
            is_lost: false,
            is_carried: false,
        }
    }

    pub(super) fn set(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.matrix = matrix;
        self.is_lost = false;
        self.is_carried = false;
    }

    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(self.line.after(&Matrix([1.0, 0.0, 0.0, 1.0, x, y])));
    }

    fn advance(&mut self, x: f64) {
        self.matrix = self.matrix.after(&Matrix([1.0, 0.0, 0.0, 1.0, x, 0.0]));
    }
}

/// A part of what an operator shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Element {
    Text(Vec<u8>),
    Shift(f64),
}

/// A letter or a shift, as it is written again.
enum Piece {
    Letter {
        code: Vec<u8>,
        width: f64,
        is_out: bool,
    },
    Shift(f64),
}

/// What became of an operator.
pub(super) struct Again {
    /// The array of `TJ`; none where all letters stay.
    pub(super) array: Option<String>,
    /// So many letters of the reader are behind.
    pub(super) letters: usize,
}

/// Takes the letters out that are `out` by their number among `glyphs`, which begin with the first of this operator.
pub(super) fn again(
    elements: &[Element],
    text: &mut TextState,
    to_shown: &Matrix,
    glyphs: &[Glyph],
    is_out: &dyn Fn(usize) -> bool,
) -> Result<Again, Unsure> {
    let whole = to_shown.after(&text.matrix);
    let back = whole.inverse().ok_or(Unsure)?;
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut x, mut number) = (0.0, 0);
    // Where the last letter began, in these pieces, and what was shifted since.
    let mut last: Option<(usize, f64, f64)> = None;
    for element in elements {
        let written = match element {
            Element::Shift(by) => {
                let by_points = -by / 1000.0 * text.size * text.scale;
                x += by_points;
                if let Some((.., shifted)) = &mut last {
                    *shifted += by_points;
                }
                pieces.push(Piece::Shift(*by));
                continue;
            }
            Element::Text(written) => written,
        };
        let length = text.font.ok_or(Unsure)?.length();
        if written.len() % length != 0 {
            return Err(Unsure);
        }
        for code in written.chunks(length) {
            let glyph = glyphs.get(number).ok_or(Unsure)?;
            if glyph.is_vertical {
                return Err(Unsure);
            }
            let (start, up) = back.apply(point(glyph.start));
            let is_near = match text.is_carried {
                // On its line, and about where the last one ends.
                true => {
                    agree(whole.apply((start, text.rise)), whole.apply((start, up)))
                        && (start - x).abs() <= ALONG * (text.size * text.scale).abs()
                }
                false => agree(whole.apply((x, text.rise)), point(glyph.start)),
            };
            if !text.is_lost && !is_near {
                return Err(Unsure);
            }
            text.is_carried = true;
            text.is_lost = false;
            if let Some((at, begun, shifted)) = last
                && let Some(Piece::Letter { width, .. }) = pieces.get_mut(at)
            {
                *width = start - begun - shifted;
            }
            let (end, _) = back.apply(point(glyph.end));
            let is_space = length == 1 && code == b" ";
            let spaces = text.char_space + if is_space { text.word_space } else { 0.0 };
            let width = end - start + spaces * text.scale;
            last = Some((pieces.len(), start, 0.0));
            pieces.push(Piece::Letter {
                code: code.to_vec(),
                width,
                is_out: is_out(number),
            });
            x = start + width;
            number += 1;
        }
    }
    text.advance(x);
    let is_out = |piece: &Piece| matches!(piece, Piece::Letter { is_out: true, .. });
    let array = match pieces.iter().any(is_out) {
        true => Some(written(&pieces, text.size * text.scale)?),
        false => None,
    };
    Ok(Again {
        array,
        letters: number,
    })
}

fn point(point: Point) -> (f64, f64) {
    (point.x.into(), point.y.into())
}

fn agree(one: (f64, f64), other: (f64, f64)) -> bool {
    (one.0 - other.0).hypot(one.1 - other.1) <= AGREE
}

fn written(pieces: &[Piece], size: f64) -> Result<String, Unsure> {
    let thousandths = |width: f64| -width * 1000.0 / size;
    let (mut array, mut shift, mut digits) = ("[".to_owned(), 0.0, String::new());
    for piece in pieces {
        match piece {
            Piece::Shift(by) => shift += by,
            Piece::Letter {
                width,
                is_out: true,
                ..
            } => shift += thousandths(*width),
            Piece::Letter { code, .. } => {
                if shift != 0.0 {
                    flush(&mut array, &mut digits);
                    number(&mut array, shift)?;
                    shift = 0.0;
                }
                code.iter()
                    .for_each(|byte| digits.push_str(&format!("{byte:02x}")));
            }
        }
    }
    flush(&mut array, &mut digits);
    if shift != 0.0 {
        number(&mut array, shift)?;
    }
    array.push(']');
    Ok(array)
}

fn flush(array: &mut String, digits: &mut String) {
    if !digits.is_empty() {
        array.push_str(&format!("<{digits}>"));
        digits.clear();
    }
}

fn number(array: &mut String, number: f64) -> Result<(), Unsure> {
    if !number.is_finite() || number.abs() > 1e7 {
        return Err(Unsure);
    }
    array.push_str(&format!("{number:.4}"));
    array.push(' ');
    Ok(())
}
