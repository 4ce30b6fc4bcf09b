//! Text: where letters stand, as boxes of their fonts (ISO 32000-1, 9.4).

use hayro_syntax::object::{Object, String as PdfString};

use super::state::Line;
use super::walk::{Scope, Walk};
use crate::pdf::import::geometry::{Matrix, Region};
use crate::pdf::import::scan::Item;

impl<'a> Walk<'_, 'a> {
    pub(super) fn words(
        &mut self,
        operator: &[u8],
        item: &Item<'_, '_>,
        scope: &mut Scope<'a>,
    ) -> Option<()> {
        let text = &mut self.state.text;
        match operator {
            b"BT" => {
                self.line = Line::START;
                Some(())
            }
            b"Tc" => item.numbers().map(|[n]| text.between_letters = n),
            b"Tw" => item.numbers().map(|[n]| text.between_words = n),
            b"Tz" => item.numbers().map(|[n]| text.stretch = n / 100.0),
            b"TL" => item.numbers().map(|[n]| text.leading = n),
            b"Ts" => item.numbers().map(|[n]| text.rise = n),
            b"Tr" => item.numbers().map(|[n]| {
                text.unseen = n == 3.0 || n == 7.0;
                text.stroked = n == 1.0 || n == 2.0 || n == 5.0 || n == 6.0;
            }),
            b"Tf" => {
                text.size = item.number(0)?;
                self.font(&item.name()?, scope);
                Some(())
            }
            b"Td" => item
                .numbers()
                .map(|[x, y]| self.line = self.line.moved(x, y)),
            b"TD" => item.numbers().map(|[x, y]| {
                self.state.text.leading = -y;
                self.line = self.line.moved(x, y);
            }),
            b"Tm" => item.numbers().map(|matrix| {
                self.line = Line {
                    matrix: Matrix(matrix),
                    ..Line::START
                };
            }),
            b"T*" => {
                self.next_line();
                Some(())
            }
            b"Tj" | b"TJ" => self.shown(item),
            b"'" => {
                self.next_line();
                self.shown(item)
            }
            b"\"" => {
                text.between_words = item.number(0)?;
                text.between_letters = item.number(1)?;
                self.next_line();
                self.shown(item)
            }
            // Marked content, and operators that nobody knows.
            _ => Some(()),
        }
    }

    fn next_line(&mut self) {
        self.line = self.line.moved(0.0, -self.state.text.leading);
    }

    fn shown(&mut self, item: &Item<'_, '_>) -> Option<()> {
        let text = self.state.text;
        let letters = text.letters?;
        let matrix = self.state.matrix.after(&self.line.matrix);
        let [_, bottom, _, top] = letters.bounds.0;
        let (bottom, top) = (text.rise + bottom * text.size, text.rise + top * text.size);
        let is_level = matrix.0[1].abs() < 1e-9;
        let area = if is_level {
            // Along a level line it does not matter where a letter stands.
            let (_, y1) = matrix.apply((0.0, bottom));
            let (_, y2) = matrix.apply((0.0, top));
            let [left, _, right, _] = self.state.clip.0;
            Region([left, y1.min(y2), right, y1.max(y2)])
        } else {
            self.step(item, &letters)?;
            let beside = [0, 2].map(|side| letters.bounds.0[side] * text.size * text.stretch);
            let from = self.line.from + beside[0].min(beside[1]).min(0.0);
            let to = self.line.to + beside[0].max(beside[1]).max(0.0);
            let corners = Region([from, bottom, to, top]).corners();
            Region::around(&corners.map(|corner| matrix.apply(corner)))
        };
        let area = if text.stroked {
            self.stroked(area, true)
        } else {
            area
        };
        if text.unseen || !self.is_lower(&area) || says_nothing(item, letters.simple) {
            return area.0.iter().all(|n| n.is_finite()).then_some(());
        }
        self.seen(area)
    }

    /// Moves on behind what is shown: by no less and no more than any letters of that number would.
    fn step(&mut self, item: &Item<'_, '_>, letters: &super::letters::Letters) -> Option<()> {
        let text = self.state.text;
        let (mut bytes, mut back, mut on) = (0, 0.0_f64, 0.0_f64);
        let mut add = |object: &Object<'_>| match object {
            Object::String(string) => bytes += string.as_bytes().len(),
            Object::Number(by) => {
                let by = -by.as_f64() / 1000.0 * text.size * text.stretch;
                back += by.min(0.0);
                on += by.max(0.0);
            }
            _ => {}
        };
        item.objects(|operands| {
            operands.for_each(|operand| match operand {
                Object::Array(array) => array.iter::<Object<'_>>().for_each(|object| add(&object)),
                Object::String(_) => add(operand),
                _ => {}
            });
            Some(())
        })?;
        let spaces = [text.between_letters, text.between_words];
        let least: f64 = spaces.iter().map(|n| n.min(0.0)).sum();
        let most: f64 = spaces.iter().map(|n| n.max(0.0)).sum();
        let ends = [
            least * text.stretch,
            (letters.step * text.size + most) * text.stretch,
            letters.step * text.size * text.stretch,
            most * text.stretch,
        ];
        let count = bytes as f64;
        self.line.from += back + count * ends.iter().copied().fold(0.0, f64::min);
        self.line.to += on + count * ends.iter().copied().fold(0.0, f64::max);
        Some(())
    }
}

/// Whether only spaces are shown, or nothing at all: programs put them into empty lines.
fn says_nothing(item: &Item<'_, '_>, is_simple: bool) -> bool {
    let is_blank = |string: &PdfString<'_>| {
        let bytes = string.as_bytes();
        bytes.is_empty() || (is_simple && bytes.iter().all(|byte| *byte == b' '))
    };
    let is_nothing = |operand: &Object<'_>| match operand {
        Object::String(string) => is_blank(string),
        Object::Array(array) => array.iter::<Object<'_>>().all(|object| match object {
            Object::String(string) => is_blank(&string),
            _ => true,
        }),
        _ => true,
    };
    item.objects(|mut operands| Some(Iterator::all(&mut operands, is_nothing))) == Some(true)
}
