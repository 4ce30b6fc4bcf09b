//! The text of a page with its places, from the content stream.
//!
//! Reads what our own pages use: fonts that say which characters they hold, set with `Tf`, `Tm`,
//! `Td` and shown with `Tj` and `TJ`. Text in form XObjects or without a character map is not seen;
//! finding quotations in other people's files is the business of `import`, not of this.
//!
//! Glyphs stand in a file as they are seen. A piece that is read from right to left is turned round,
//! glyph by glyph, so that facts hold its words as they are written.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Dict, MaybeRef, Object, String as PdfString};

use super::content::Budget;
use super::letters::Letters;
use crate::pdf::facts::{TextFact, runs_left};
use crate::pdf::import::{Id, key, text as decoded};

/// The letters of fonts that were read before, by the object that a font is.
pub(super) type Known = BTreeMap<Id, Rc<Letters>>;

/// Every piece of text in `content`, y from `top` downwards, of those that are `wanted`.
pub(super) fn pieces(
    content: &[u8],
    fonts: &Dict<'_>,
    top: f32,
    known: &mut Known,
    budget: &Budget,
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<TextFact> {
    let mut pen = Pen {
        fonts,
        known,
        own: BTreeMap::new(),
        budget,
        font: None,
        size: 0.0,
        x: 0.0,
        y: 0.0,
        marks: Vec::new(),
    };
    let mut found = Vec::new();
    let mut instructions = UntypedIter::new(content);
    while let Some(instruction) = instructions.next() {
        let operands: Vec<&Object<'_>> = instruction.operands().collect();
        let Some(text) = pen.follow(instruction.operator, &operands) else {
            continue;
        };
        if !wanted(&text) {
            continue;
        }
        if !budget.fact() {
            break;
        }
        found.push(TextFact {
            x: pen.x,
            y: top - pen.y,
            size: pen.size,
            text,
            marked: !pen.marks.is_empty(),
        });
    }
    found
}

struct Pen<'p, 'd> {
    fonts: &'p Dict<'d>,
    known: &'p mut Known,
    /// Fonts of this page, by name.
    own: BTreeMap<Vec<u8>, Option<Rc<Letters>>>,
    budget: &'p Budget,
    font: Option<Rc<Letters>>,
    size: f32,
    x: f32,
    y: f32,
    /// The marks that are open.
    marks: Vec<Said>,
}

/// What a mark says of the glyphs in it.
#[derive(Clone, Debug)]
enum Said {
    Nothing,
    /// For which letters they all stand, until they have been told.
    Letters(Option<String>),
}

/// Deeper nesting of marks than any honest file has.
const DEEPEST: usize = 256;

impl Pen<'_, '_> {
    /// The text that is drawn, where any is.
    fn follow(&mut self, operator: &[u8], operands: &[&Object<'_>]) -> Option<String> {
        let number = |at: usize| match operands.get(at) {
            Some(Object::Number(number)) => number.as_f32(),
            _ => 0.0,
        };
        match operator {
            b"BMC" | b"BDC" if self.marks.len() < DEEPEST => self.marks.push(said(operands)),
            b"EMC" => drop(self.marks.pop()),
            b"BT" => (self.x, self.y) = (0.0, 0.0),
            b"Tf" => {
                self.font = match operands.first() {
                    Some(Object::Name(name)) => self.letters(name),
                    _ => None,
                };
                self.size = number(1);
            }
            b"Tm" => (self.x, self.y) = (number(4), number(5)),
            b"Td" | b"TD" => {
                self.x += number(0);
                self.y += number(1);
            }
            b"Tj" | b"TJ" => return self.shown(operands),
            _ => {}
        }
        None
    }

    /// What is said of the glyphs goes before what the font says.
    fn shown(&mut self, operands: &[&Object<'_>]) -> Option<String> {
        let said = self.marks.iter_mut().find_map(|mark| match mark {
            Said::Letters(letters) => Some(letters),
            Said::Nothing => None,
        });
        match said {
            Some(letters) => letters.take(),
            None => self.font.as_deref().map(|font| spelt(font, operands)),
        }
    }

    fn letters(&mut self, name: &[u8]) -> Option<Rc<Letters>> {
        if let Some(letters) = self.own.get(name) {
            return letters.clone();
        }
        let letters = self.font(name);
        self.own.insert(name.to_vec(), letters.clone());
        letters
    }

    fn font(&mut self, name: &[u8]) -> Option<Rc<Letters>> {
        let id = match self.fonts.get_raw::<Dict<'_>>(name)? {
            MaybeRef::Ref(target) => Some(key(target.into())),
            MaybeRef::NotRef(_) => None,
        };
        if let Some(letters) = id.and_then(|id| self.known.get(&id)) {
            return Some(letters.clone());
        }
        let font = self.fonts.get::<Dict<'_>>(name)?;
        let letters = Rc::new(Letters::of(&font, self.budget));
        if let Some(id) = id {
            self.known.insert(id, letters.clone());
        }
        Some(letters)
    }
}

fn said(operands: &[&Object<'_>]) -> Said {
    let Some(Object::Dict(properties)) = operands.get(1) else {
        return Said::Nothing;
    };
    match properties.get::<PdfString<'_>>("ActualText") {
        Some(letters) => Said::Letters(Some(decoded(letters.as_bytes()))),
        None => Said::Nothing,
    }
}

fn spelt(font: &Letters, operands: &[&Object<'_>]) -> String {
    let mut strings = Vec::new();
    for operand in operands {
        match operand {
            Object::Array(parts) => {
                strings.extend(parts.raw_iter().filter_map(|part| match part {
                    MaybeRef::NotRef(Object::String(string)) => Some(string),
                    _ => None,
                }));
            }
            Object::String(string) => strings.push(string.clone()),
            _ => {}
        }
    }
    let glyphs = strings
        .iter()
        .flat_map(|string| font.spell(string.as_bytes()));
    let mut glyphs: Vec<&str> = glyphs.collect();
    if glyphs.iter().any(|glyph| runs_left(glyph)) {
        glyphs.reverse();
    }
    glyphs.concat()
}
