//! The value of a form field, written into the page where the field brought no picture of it.

use hayro_syntax::object::{Dict, String as PdfString};

use crate::layout::Face;
use crate::pdf::import::{Matrix, Region, number, region, text};

use super::chunk::{Slot, Stream as Content};
use super::copy::Copier;
use super::field::{MULTILINE, inherited};
use super::lettering::{FontNames, Lettering};
use super::syntax::operator;

/// The name of the font of values on every page.
pub(super) const FONT_NAME: &str = "BundleValue";
/// Between the edge of a field and its text, in points.
const EDGE: f64 = 2.0;
/// Sizes in points: where a field leaves it open, and the smallest that a long value shrinks to.
const SIZE: f64 = 11.0;
const SMALLEST: f64 = 4.0;
const LEADING: f64 = 1.2;
/// The letters that values of one document need, and the number of their font in its chunk.
pub(super) struct ValueFont {
    letters: Lettering,
    pub(super) local: u32,
}

impl<'a> Copier<'a> {
    /// Operators that write a value into its field, in the page's space. None where it cannot be.
    pub(super) fn written(&mut self, item: &Dict<'a>, value: &str) -> Option<Vec<u8>> {
        let area = region(item, "Rect")?;
        if value.is_empty() || area.width() <= 2.0 * EDGE || area.height() <= 2.0 {
            return None;
        }
        let font = self.value_font()?;
        let plain: String = value.replace(['\r', '\n'], " ");
        if !font.letters.has(&plain) || plain.chars().any(needs_shaping) {
            return None;
        }
        let (frame, width, height) = frame(item, &area);
        let flags = inherited(item, |node| number(node, "Ff")).unwrap_or_default() as i64;
        let is_multiline = flags & MULTILINE != 0;
        let room = (width - 2.0 * EDGE, height - 2.0);
        let (lines, size) = set(&font.letters, value, is_multiline, room, wanted_size(item));
        let side = inherited(item, |node| number(node, "Q")).unwrap_or_default();
        let mut out = b"q ".to_vec();
        operator(&mut out, &frame.0, "cm");
        let first = if is_multiline {
            height - EDGE - size
        } else {
            (height - size) / 2.0 + size * 0.2
        };
        for (at, line) in (0_u32..).zip(&lines) {
            let free = (room.0 - font.letters.width(line, size)).max(0.0);
            let left = EDGE + free * side.clamp(0.0, 2.0) / 2.0;
            let up = first - f64::from(at) * size * LEADING;
            out.extend_from_slice(b"0 g BT ");
            out.extend_from_slice(format!("/{FONT_NAME} ").as_bytes());
            operator(&mut out, &[size], "Tf");
            operator(&mut out, &[left, up], "Td");
            out.extend_from_slice(font.letters.take(line).as_bytes());
            out.extend_from_slice(b" Tj ET\n");
        }
        out.extend_from_slice(b"Q\n");
        Some(out)
    }

    fn value_font(&mut self) -> Option<&mut ValueFont> {
        if self.values.is_none() {
            let letters = Lettering::new(Face::Serif).ok()?;
            let local = self.fresh();
            self.values = Some(ValueFont { letters, local });
        }
        self.values.as_mut()
    }

    /// The font of the values, when all of them are known.
    pub(super) fn finish_values(&mut self) -> Result<(), super::AssembleError> {
        let Some(font) = self.values.take() else {
            return Ok(());
        };
        let parts = font.letters.parts("BBVALU")?;
        let locals = [(); 4].map(|()| self.fresh());
        // References are gaps in a chunk's text, so each is marked by a sign that no font has.
        let mark = |at: usize| char::from(b'\x01' + at as u8).to_string();
        let (texts, streams) = parts.objects(&FontNames {
            descendant: mark(0),
            descriptor: mark(1),
            file: mark(2),
            to_unicode: mark(3),
        })?;
        for (local, text) in [font.local, locals[0], locals[1]].into_iter().zip(&texts) {
            let begin = self.begin();
            self.marked(text, &locals);
            self.finish(begin, Slot::Local(local), None);
        }
        for (local, (dictionary, content)) in [locals[2], locals[3]].into_iter().zip(streams) {
            let begin = self.begin();
            self.put(&dictionary);
            self.finish(begin, Slot::Local(local), Some(Content::Made(content)));
        }
        Ok(())
    }

    /// A text in which the signs 1 to 4 stand for references.
    fn marked(&mut self, text: &str, locals: &[u32; 4]) {
        for piece in text.split_inclusive(|sign: char| ('\x01'..='\x04').contains(&sign)) {
            let mut letters = piece.chars();
            match letters.next_back() {
                Some(sign @ '\x01'..='\x04') => {
                    self.put(letters.as_str());
                    if let Some(local) = locals.get(sign as usize - 1) {
                        self.refer_local(*local);
                    }
                }
                _ => self.put(piece),
            }
        }
    }
}

/// Letters that change with their neighbours, or run from the right.
fn needs_shaping(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Where a field's lower left corner is as it is read, and its width and height as it is read.
fn frame(item: &Dict<'_>, area: &Region) -> (Matrix, f64, f64) {
    let turn = item
        .get::<Dict<'_>>("MK")
        .and_then(|looks| number(&looks, "R"))
        .unwrap_or_default();
    let [left, bottom, right, top] = area.0;
    let (width, height) = (area.width(), area.height());
    match (turn as i64).rem_euclid(360) {
        90 => (Matrix([0.0, 1.0, -1.0, 0.0, right, bottom]), height, width),
        180 => (Matrix([-1.0, 0.0, 0.0, -1.0, right, top]), width, height),
        270 => (Matrix([0.0, -1.0, 1.0, 0.0, left, top]), height, width),
        _ => (Matrix([1.0, 0.0, 0.0, 1.0, left, bottom]), width, height),
    }
}

/// The size that a field asks for: the number before `Tf`.
fn wanted_size(item: &Dict<'_>) -> f64 {
    let said = inherited(item, |node| {
        let look = node.get::<PdfString<'_>>("DA")?;
        Some(text(look.as_bytes()))
    });
    let said = said.unwrap_or_default();
    let words: Vec<&str> = said.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "Tf");
    let size = at.and_then(|at| words.get(at.checked_sub(1)?)?.parse::<f64>().ok());
    match size {
        Some(size) if size.is_finite() && (1.0..=72.0).contains(&size) => size,
        _ => SIZE,
    }
}

/// Lines and their size: the wanted one, or smaller until all of the value fits.
fn set(
    letters: &Lettering,
    value: &str,
    is_multiline: bool,
    (width, height): (f64, f64),
    wanted: f64,
) -> (Vec<String>, f64) {
    let mut size = wanted;
    loop {
        let lines = if is_multiline {
            wrapped(letters, value, width, size)
        } else {
            vec![value.replace(['\r', '\n'], " ")]
        };
        let deep = lines.len() as f64 * size * LEADING;
        let wide = lines.iter().map(|line| letters.width(line, size));
        let fits = deep <= height * LEADING && wide.fold(0.0, f64::max) <= width;
        if fits || size <= SMALLEST {
            return (lines, size);
        }
        size = (size - 0.5).max(SMALLEST);
    }
}

fn wrapped(letters: &Lettering, value: &str, width: f64, size: f64) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in value.replace("\r\n", "\n").split(['\r', '\n']) {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if !line.is_empty() && letters.width(&longer, size) > width {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            } else {
                line = longer;
            }
        }
        lines.push(line);
    }
    lines
}
