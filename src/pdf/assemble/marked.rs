//! Which lines of a list its picture shows, and which of them lie on a ground of their own: what is
//! chosen, as far as that is sure.

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Dict, Object, Stream};

use crate::pdf::import::{Inflater, Matrix, Patience, Region, append, region};

use super::shown::{Font, font};

/// Lines beyond which nobody looks.
const MOST_LINES: usize = 2_000;
/// Words so near in height stand on one line, in points.
const SAME_LINE: f64 = 1.0;

/// A line of the picture of a list.
pub(super) struct Line {
    pub(super) letters: Vec<Option<char>>,
    up: f64,
}

/// From bottom to top, what was filled with a colour other than white.
type Ground = (f64, f64);

/// The lines of a list's picture, each with whether it is marked; none where that is not sure.
pub(super) fn marked_lines(
    look: &Stream<'_>,
    form: &Dict<'_>,
    patience: &Patience,
) -> Option<Vec<(Line, bool)>> {
    let mut content = Vec::new();
    append(look, &mut Inflater::new(), patience, &mut content);
    let own = look.dict().get::<Dict<'_>>("Resources");
    let mut reading = Reading::new(own.unwrap_or_else(Dict::empty), form.clone(), patience);
    let mut items = UntypedIter::new(&content);
    while let Some(item) = items.next() {
        let operands: Vec<&Object<'_>> = item.operands().collect();
        reading.operator(item.operator, &operands)?;
        if reading.lines.len() > MOST_LINES || patience.is_over() {
            return None;
        }
    }
    let Reading {
        mut lines, grounds, ..
    } = reading;
    // Lines that a list was not scrolled to are drawn past the edge by some programs.
    if let Some(Region([_, bottom, _, top])) = region(look.dict(), "BBox") {
        lines.retain(|line| bottom <= line.up && line.up < top);
    }
    let is_on = |(low, high): &Ground, line: &Line| *low <= line.up + 2.0 && line.up < *high;
    // What lies under all lines is the ground of the list.
    let partial: Vec<Ground> = grounds
        .into_iter()
        .filter(|ground| lines.len() == 1 || !lines.iter().all(|line| is_on(ground, line)))
        .collect();
    let lines = lines.into_iter().map(|line| {
        let is_marked = partial.iter().any(|ground| is_on(ground, &line));
        (line, is_marked)
    });
    Some(lines.collect())
}

struct Reading<'d, 'p> {
    own: Dict<'d>,
    form: Dict<'d>,
    patience: &'p Patience,
    font: Font,
    /// From the space of the operators to that of the picture, and whether what is filled is seen.
    state: (Matrix, bool),
    kept: Vec<(Matrix, bool)>,
    line_start: Matrix,
    leading: f64,
    path: Vec<Ground>,
    grounds: Vec<Ground>,
    lines: Vec<Line>,
}

impl<'d, 'p> Reading<'d, 'p> {
    fn new(own: Dict<'d>, form: Dict<'d>, patience: &'p Patience) -> Self {
        Reading {
            own,
            form,
            patience,
            font: Font::Latin,
            state: (Matrix::SAME, true),
            kept: Vec::new(),
            line_start: Matrix::SAME,
            leading: 0.0,
            path: Vec::new(),
            grounds: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// None where it draws what is not understood here.
    fn operator(&mut self, operator: &[u8], operands: &[&Object<'_>]) -> Option<()> {
        let numbers = numbers(operands);
        match (operator, numbers.as_slice()) {
            (b"q", _) if self.kept.len() < 64 => self.kept.push(self.state),
            (b"q" | b"Do" | b"BI" | b"sh" | b"m", _) => return None,
            (b"Q", _) => self.state = self.kept.pop()?,
            (b"cm", &[a, b, c, d, e, f]) => {
                self.state.0 = self.state.0.after(&Matrix([a, b, c, d, e, f]));
            }
            (b"g", &[grey]) => self.state.1 = grey < 1.0,
            (b"rg", colour @ &[..]) => self.state.1 = colour.iter().any(|part| *part < 1.0),
            (b"k", colour @ &[..]) => self.state.1 = colour.iter().any(|part| *part > 0.0),
            (b"cs" | b"sc" | b"scn", _) => self.state.1 = true,
            (b"re", &[left, bottom, width, height]) => {
                let (_, one) = self.state.0.apply((left, bottom));
                let (_, other) = self.state.0.apply((left + width, bottom + height));
                self.path.push((one.min(other), one.max(other)));
            }
            (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*", _) => self.fill(),
            (b"n" | b"S" | b"s", _) => self.path.clear(),
            _ => self.text(operator, operands, &numbers),
        }
        Some(())
    }

    /// White over a ground takes it away again, where it covers it.
    fn fill(&mut self) {
        let path = std::mem::take(&mut self.path);
        if self.state.1 {
            self.grounds.extend(path);
        } else {
            let is_left = |ground: &Ground| {
                let covers = |white: &Ground| white.0 <= ground.0 && white.1 >= ground.1;
                !path.iter().any(covers)
            };
            self.grounds.retain(is_left);
        }
    }

    fn text(&mut self, operator: &[u8], operands: &[&Object<'_>], numbers: &[f64]) {
        match (operator, numbers) {
            (b"BT", _) => self.line_start = Matrix::SAME,
            (b"Tm", &[a, b, c, d, e, f]) => self.line_start = Matrix([a, b, c, d, e, f]),
            (b"Td", &[right, up]) => self.step(right, up),
            (b"TD", &[right, up]) => {
                self.leading = -up;
                self.step(right, up);
            }
            (b"TL", &[leading]) => self.leading = leading,
            (b"T*", _) => self.step(0.0, -self.leading),
            (b"Tf", _) => {
                if let Some(Object::Name(name)) = operands.first() {
                    self.font = font(name, &self.own, &self.form, self.patience);
                }
            }
            (b"Tj" | b"TJ", _) => self.show(operands),
            (b"'" | b"\"", _) => {
                self.step(0.0, -self.leading);
                self.show(operands);
            }
            _ => {}
        }
    }

    fn step(&mut self, right: f64, up: f64) {
        let step = Matrix([1.0, 0.0, 0.0, 1.0, right, up]);
        self.line_start = self.line_start.after(&step);
    }

    fn show(&mut self, operands: &[&Object<'_>]) {
        let mut letters = Vec::new();
        for operand in operands {
            match operand {
                Object::String(words) => letters.extend(self.font.letters(words.as_bytes())),
                Object::Array(parts) => {
                    for part in parts.iter::<Object<'_>>() {
                        if let Object::String(words) = part {
                            letters.extend(self.font.letters(words.as_bytes()));
                        }
                    }
                }
                _ => {}
            }
        }
        let (_, up) = self.state.0.after(&self.line_start).apply((0.0, 0.0));
        match self.lines.last_mut() {
            Some(line) if (line.up - up).abs() < SAME_LINE => line.letters.extend(letters),
            _ => self.lines.push(Line { letters, up }),
        }
    }
}

fn numbers(operands: &[&Object<'_>]) -> Vec<f64> {
    let number = |operand: &&Object<'_>| match operand {
        Object::Number(number) => Some(number.as_f64()),
        _ => None,
    };
    operands.iter().filter_map(number).collect()
}
