//! The text of a page with its places, from the content stream.
//!
//! Reads what our own pages use: fonts that say which characters they hold, set with `Tf`, `Tm`,
//! `Td` and shown with `Tj` and `TJ`. Text in form XObjects or without a character map is not seen;
//! finding quotations in other people's files is the business of a later import, not of this.
//!
//! Glyphs stand in a file as they are seen. A piece that is read from right to left is turned round,
//! glyph by glyph, so that facts hold its words as they are written.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Document, Encoding, Object, ObjectId};

use super::facts::{TextFact, runs_left};

/// Every piece of text on a page, y from `top` downwards.
pub(super) fn pieces(document: &Document, page: ObjectId, top: f32) -> Vec<TextFact> {
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    let encodings: BTreeMap<Vec<u8>, Encoding<'_>> = fonts
        .into_iter()
        .filter_map(|(name, font)| Some((name, font.get_font_encoding(document).ok()?)))
        .collect();
    let Ok(content) = Content::decode(&document.get_page_content(page)) else {
        return Vec::new();
    };
    let mut pen = Pen {
        encodings: &encodings,
        font: None,
        size: 0.0,
        x: 0.0,
        y: 0.0,
        top,
        marks: 0,
        found: Vec::new(),
    };
    for operation in &content.operations {
        pen.follow(operation);
    }
    pen.found
}

struct Pen<'a> {
    encodings: &'a BTreeMap<Vec<u8>, Encoding<'a>>,
    font: Option<&'a Encoding<'a>>,
    size: f32,
    x: f32,
    y: f32,
    top: f32,
    /// How many marks are open.
    marks: u32,
    found: Vec<TextFact>,
}

impl Pen<'_> {
    fn follow(&mut self, operation: &Operation) {
        let number = |at: usize| {
            operation
                .operands
                .get(at)
                .and_then(|part| part.as_float().ok())
        };
        match operation.operator.as_str() {
            "BMC" | "BDC" => self.marks += 1,
            "EMC" => self.marks = self.marks.saturating_sub(1),
            "BT" => (self.x, self.y) = (0.0, 0.0),
            "Tf" => {
                let name = operation
                    .operands
                    .first()
                    .and_then(|name| name.as_name().ok());
                self.font = name.and_then(|name| self.encodings.get(name));
                self.size = number(1).unwrap_or_default();
            }
            "Tm" => {
                (self.x, self.y) = (number(4).unwrap_or_default(), number(5).unwrap_or_default());
            }
            "Td" | "TD" => {
                self.x += number(0).unwrap_or_default();
                self.y += number(1).unwrap_or_default();
            }
            "Tj" | "TJ" => self.show(&operation.operands),
            _ => {}
        }
    }

    fn show(&mut self, operands: &[Object]) {
        let Some(encoding) = self.font else { return };
        let mut glyphs = Vec::new();
        let mut add = |object: &Object| {
            if let Ok(bytes) = object.as_str() {
                let decode = |code| Document::decode_text(encoding, code).unwrap_or_default();
                // Our fonts number their glyphs with two bytes each.
                glyphs.extend(bytes.chunks(2).map(decode));
            }
        };
        for operand in operands {
            match operand {
                Object::Array(parts) => parts.iter().for_each(&mut add),
                part => add(part),
            }
        }
        if glyphs.iter().any(|glyph| runs_left(glyph)) {
            glyphs.reverse();
        }
        let text = glyphs.concat();
        self.found.push(TextFact {
            x: self.x,
            y: self.top - self.y,
            size: self.size,
            text,
            marked: self.marks > 0,
        });
    }
}
