//! The value of a form field, written into the page where the field brought no picture of it, or one of
//! another value.

use hayro_syntax::object::Dict;

use crate::layout::Face;
use crate::pdf::import::number;

use super::chunk::{Slot, Stream as Content};
use super::copy::Copier;
use super::lettering::{FontNames, Lettering};
use super::said::{COMB, MULTILINE, flags, inherited};
use super::syntax::operator;
use super::widget::{Widget, background};

/// The name of the font of values on every page.
pub(super) const FONT_NAME: &str = "BundleValue";
/// Between the edge of a field and its text, in points.
const EDGE: f64 = 2.0;
/// Sizes in points: where a field leaves it open, and the smallest that a long value shrinks to.
const SIZE: f64 = 11.0;
const SMALLEST: f64 = 4.0;
const LEADING: f64 = 1.2;
/// What is chosen in a list lies on this, as viewers show it.
const CHOSEN: &[u8] = b"0.6 0.757 0.855 rg ";

/// The letters that values of one document need, and the number of their font in its chunk.
pub(super) struct ValueFont {
    letters: Lettering,
    pub(super) local: u32,
}

/// A piece of text at a place in its field.
struct Piece {
    words: String,
    left: f64,
    up: f64,
}

impl<'a> Copier<'a> {
    /// Operators that write a value into its field, in the page's space. None where it cannot be.
    pub(super) fn written(&mut self, item: &Dict<'a>, value: &str) -> Option<Vec<u8>> {
        let side = self.side(item);
        self.set_in(item, value, side)
    }

    /// The same of what stands on a button.
    pub(super) fn captioned(&mut self, item: &Dict<'a>, caption: &str) -> Option<Vec<u8>> {
        self.set_in(item, caption, 1.0)
    }

    fn set_in(&mut self, item: &Dict<'a>, value: &str, side: f64) -> Option<Vec<u8>> {
        let widget = Widget::of(item)?;
        let (width, height) = (widget.width, widget.height);
        if value.is_empty() || width <= 2.0 * EDGE || height <= 2.0 {
            return None;
        }
        let style = Style::of(&self.default_appearance(item));
        let font = self.value_font()?;
        font.can(value)?;
        let letters = &font.letters;
        let is_multiline = flags(item) & MULTILINE != 0;
        let cells = cells(item).filter(|_| !is_multiline);
        let room = (width - 2.0 * EDGE, height - 2.0);
        let (lines, size) = match cells {
            Some(cells) => {
                let cell = (width / cells, height - 2.0);
                let widest = value
                    .chars()
                    .map(|letter| letters.width(&letter.to_string(), 1.0));
                let fits = cell.0 / widest.fold(0.1, f64::max);
                (
                    vec![one_line(value)],
                    style.size.min(fits).min(cell.1).max(SMALLEST),
                )
            }
            None => set(letters, value, is_multiline, room, style.size),
        };
        let first = if is_multiline {
            height - EDGE - size
        } else {
            (height - size) / 2.0 + size * 0.2
        };
        let mut pieces = Vec::new();
        for (at, line) in (0_u32..).zip(&lines) {
            let up = first - f64::from(at) * size * LEADING;
            match cells {
                Some(cells) => pieces.extend(in_cells(letters, line, size, width / cells, up)),
                None => {
                    let free = (room.0 - letters.width(line, size)).max(0.0);
                    pieces.push(Piece {
                        words: line.clone(),
                        left: EDGE + free * side / 2.0,
                        up,
                    });
                }
            }
        }
        let mut out = Vec::new();
        font.spell(&mut out, &pieces, size, &style.colour);
        Some(widget.drawn(&out))
    }

    /// Operators that write words into a box from its top down, line by line, in their own size; the lower
    /// left corner of the box is the origin. None where they cannot be set.
    pub(super) fn set_down(
        &mut self,
        words: &str,
        said: &str,
        (width, height): (f64, f64),
        side: f64,
    ) -> Option<Vec<u8>> {
        let style = Style::of(said);
        let font = self.value_font()?;
        font.can(words)?;
        let lines = wrapped(&font.letters, words, width, style.size);
        let pieces = (0_u32..).zip(lines).map(|(at, words)| Piece {
            left: (width - font.letters.width(&words, style.size)).max(0.0) * side / 2.0,
            // As close as viewers set free text.
            up: height - style.size * f64::from(at + 1),
            words,
        });
        let pieces: Vec<Piece> = pieces.filter(|piece| piece.up > -style.size).collect();
        let mut out = Vec::new();
        font.spell(&mut out, &pieces, style.size, &style.colour);
        Some(out)
    }

    /// Operators that write one line as large as its box allows, in its middle.
    pub(super) fn set_large(
        &mut self,
        words: &str,
        (width, height): (f64, f64),
        colour: &str,
    ) -> Option<Vec<u8>> {
        let font = self.value_font()?;
        font.can(words)?;
        let wide = font.letters.width(words, 1.0);
        let size = (width * 0.9 / wide.max(0.1)).min(height * 0.8);
        let piece = Piece {
            words: words.to_owned(),
            left: (width - wide * size) / 2.0,
            up: (height - size * 0.7) / 2.0,
        };
        let mut out = Vec::new();
        font.spell(&mut out, &[piece], size, colour);
        Some(out)
    }

    /// Operators that write a list from its topmost line on, with what is chosen marked.
    pub(super) fn listed(
        &mut self,
        item: &Dict<'a>,
        labels: &[String],
        marked: &[bool],
        top: usize,
    ) -> Option<Vec<u8>> {
        let widget = Widget::of(item)?;
        let style = Style::of(&self.default_appearance(item));
        let font = self.value_font()?;
        let step = style.size * LEADING;
        let count = ((widget.height - 2.0) / step).floor().max(1.0) as usize;
        // What is chosen is in sight.
        let first = marked.iter().position(|marked| *marked);
        let top = match first {
            Some(first) if first < top || first >= top.saturating_add(count) => first,
            _ => top.min(labels.len().saturating_sub(1)),
        };
        let mut out = background(item, &widget);
        let mut pieces = Vec::new();
        let rows = labels.iter().zip(marked).skip(top).take(count);
        for (at, (label, is_marked)) in (0_u32..).zip(rows) {
            font.can(label)?;
            let bottom = widget.height - 1.0 - f64::from(at + 1) * step;
            if *is_marked {
                out.extend_from_slice(CHOSEN);
                operator(&mut out, &[1.0, bottom, widget.width - 2.0, step], "re");
                out.extend_from_slice(b"f\n");
            }
            pieces.push(Piece {
                words: one_line(label),
                left: EDGE,
                up: bottom + step * 0.25,
            });
        }
        font.spell(&mut out, &pieces, style.size, &style.colour);
        Some(widget.drawn(&out))
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

impl ValueFont {
    /// Nothing where a letter is not in the font, or needs its neighbours to be set right.
    fn can(&self, words: &str) -> Option<()> {
        let can = self.letters.has(&one_line(words)) && !words.chars().any(needs_shaping);
        can.then_some(())
    }

    fn spell(&mut self, out: &mut Vec<u8>, pieces: &[Piece], size: f64, colour: &str) {
        for piece in pieces {
            out.extend_from_slice(format!("{colour} BT /{FONT_NAME} ").as_bytes());
            operator(out, &[size], "Tf");
            operator(out, &[piece.left, piece.up], "Td");
            out.extend_from_slice(self.letters.take(&piece.words).as_bytes());
            out.extend_from_slice(b" Tj ET\n");
        }
    }
}

/// Letters that change with their neighbours, or run from the right.
fn needs_shaping(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn one_line(words: &str) -> String {
    words.replace(['\r', '\n', '\t'], " ")
}

/// Into how many cells of one letter each the field is divided.
fn cells(item: &Dict<'_>) -> Option<f64> {
    let most = inherited(item, |node| number(node, "MaxLen"))?;
    (flags(item) & COMB != 0 && (1.0..=500.0).contains(&most)).then_some(most)
}

/// Each letter in the middle of its cell.
fn in_cells<'l>(
    letters: &'l Lettering,
    line: &'l str,
    size: f64,
    cell: f64,
    up: f64,
) -> impl Iterator<Item = Piece> + 'l {
    (0_u32..).zip(line.chars()).map(move |(at, letter)| {
        let words = letter.to_string();
        let left = f64::from(at) * cell + (cell - letters.width(&words, size)) / 2.0;
        Piece { words, left, up }
    })
}

/// How the words of a field look.
struct Style {
    size: f64,
    /// As an operator.
    colour: String,
}

impl Style {
    /// As a field says it (ISO 32000-1, 12.7.3.3): the number before `Tf`, and a colour.
    fn of(said: &str) -> Style {
        let words: Vec<&str> = said.split_whitespace().collect();
        let before = |operator: &str, count: usize| -> Option<Vec<f64>> {
            let at = words.iter().rposition(|word| *word == operator)?;
            let numbers = words.get(at.checked_sub(count)?..at)?;
            numbers.iter().map(|number| number.parse().ok()).collect()
        };
        let size = before("Tf", 1).and_then(|size| size.first().copied());
        let size = size
            .filter(|size| (1.0..=72.0).contains(size))
            .unwrap_or(SIZE);
        let colours = [("k", 4), ("rg", 3), ("g", 1)];
        let colour = colours.into_iter().find_map(|(operator, count)| {
            let parts = before(operator, count)?;
            let sane = parts.iter().all(|part| (0.0..=1.0).contains(part));
            let parts: Vec<String> = parts.iter().map(f64::to_string).collect();
            sane.then(|| format!("{} {operator}", parts.join(" ")))
        });
        Style {
            size,
            colour: colour.unwrap_or_else(|| "0 g".to_owned()),
        }
    }
}

/// The colour of words as the colour of a line, as an operator.
pub(super) fn stroke_colour(said: &str) -> String {
    let Style { colour, .. } = Style::of(said);
    match colour.rsplit_once(' ') {
        Some((parts, operator)) => format!("{parts} {}", operator.to_uppercase()),
        None => colour,
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
            vec![one_line(value)]
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
