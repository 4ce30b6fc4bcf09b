//! Comments that are words and bring no picture of them: free text, and stamps by name.
//!
//! How these look, every viewer decides for itself. They are drawn here only where they would be seen beside
//! their page (`clip`): in their place and size and colour, but in a font of ours. That is counted.

use hayro_syntax::object::{Array, Dict, Object, String as PdfString};

use crate::pdf::import::{Region, name, number, numbers, region, text};

use super::copy::Copier;
use super::line_end::direction;
use super::shape::{Pen, Shape, colour, points};
use super::syntax::operator;
use super::value::stroke_colour;

/// Of a stamp that does not say its colour.
const INK: [f64; 3] = [0.1, 0.25, 0.4];

impl<'a> Copier<'a> {
    /// None for other kinds, and where the words cannot be set.
    pub(super) fn lettered(&mut self, item: &Dict<'a>) -> Option<Shape> {
        let bounds = region(item, "Rect")?;
        let inner = match name(item, "Subtype").as_str() {
            "FreeText" => self.free_text(item, &bounds)?,
            "Stamp" => self.stamp(item, &bounds)?,
            _ => return None,
        };
        let [left, bottom, ..] = bounds.0;
        let mut content = Vec::new();
        operator(&mut content, &[1.0, 0.0, 0.0, 1.0, left, bottom], "cm");
        content.extend(inner);
        Some(Shape {
            content,
            bounds,
            opacity: number(item, "CA").unwrap_or(1.0).clamp(0.0, 1.0),
            multiplies: false,
            is_lettered: true,
        })
    }

    /// A line with the words that it bears: a length, a remark. They stand above its middle.
    pub(super) fn with_caption(&mut self, item: &Dict<'a>, mut shape: Shape) -> Shape {
        const SIZE: f64 = 9.0;
        let is_captioned = item.get::<bool>("Cap").unwrap_or_default();
        let words = item.get::<PdfString<'a>>("Contents");
        let words = words.map(|words| text(words.as_bytes()));
        let line = points(item, "L").filter(|_| is_captioned);
        let (Some(words), Some([from, to, ..])) = (words, line.as_deref()) else {
            return shape;
        };
        let lines = words.lines().count() as f64;
        let room = (1000.0, SIZE * lines);
        let Some(words) = self.set_down(&words, "/F 9 Tf", room, 1.0) else {
            return shape;
        };
        let (x, y) = direction(*from, *to);
        let up = number(item, "LL").unwrap_or_default() + Pen::of(item).width + 2.0;
        let corner = (
            (from.0 + to.0) / 2.0 - x * room.0 / 2.0 - y * up,
            (from.1 + to.1) / 2.0 - y * room.0 / 2.0 + x * up,
        );
        shape.content.extend_from_slice(b"q ");
        operator(&mut shape.content, &[x, y, -y, x, corner.0, corner.1], "cm");
        shape.content.extend(words);
        shape.content.extend_from_slice(b"Q\n");
        let Region([left, bottom, right, top]) = shape.bounds;
        let more = up.abs() + room.1;
        shape.bounds = Region([left - more, bottom - more, right + more, top + more]);
        shape.is_lettered = true;
        shape
    }

    /// A box in the colour of its words, and the words (ISO 32000-1, 12.5.6.6).
    fn free_text(&mut self, item: &Dict<'a>, bounds: &Region) -> Option<Vec<u8>> {
        let words = item.get::<PdfString<'a>>("Contents");
        let words = words.map(|words| text(words.as_bytes()));
        let said = match item.get::<Object<'a>>("DA") {
            Some(Object::String(said)) => text(said.as_bytes()),
            _ => String::new(),
        };
        let edge = Pen::of(item).width;
        let (width, height) = (bounds.width(), bounds.height());
        let room = (width - 4.0 * edge, height - 4.0 * edge);
        let side = number(item, "Q").unwrap_or_default().clamp(0.0, 2.0);
        let words = self.set_down(&words.unwrap_or_default(), &said, room, side)?;
        let mut out = Vec::new();
        let ground = item.contains_key("C").then(|| colour(item, "C", false));
        if let Some(ground) = ground.flatten() {
            out.extend(ground);
            operator(&mut out, &[0.0, 0.0, width, height], "re");
            out.extend_from_slice(b"f\n");
        }
        if edge > 0.0 {
            out.extend_from_slice(stroke_colour(&said).as_bytes());
            out.push(b'\n');
            operator(&mut out, &[edge], "w");
            let inner = [edge / 2.0, edge / 2.0, width - edge, height - edge];
            operator(&mut out, &inner, "re");
            out.extend_from_slice(b"S\n");
        }
        operator(&mut out, &[2.0 * edge, 2.0 * edge, room.0, room.1], "re");
        out.extend_from_slice(b"W n\n");
        let within = [1.0, 0.0, 0.0, 1.0, 2.0 * edge, 2.0 * edge];
        operator(&mut out, &within, "cm");
        out.extend(words);
        Some(out)
    }

    /// Its name in a frame (ISO 32000-1, 12.5.6.12).
    fn stamp(&mut self, item: &Dict<'a>, bounds: &Region) -> Option<Vec<u8>> {
        let (width, height) = (bounds.width(), bounds.height());
        let parts = item.get::<Array<'a>>("C").map(|parts| numbers(&parts));
        let parts = parts.filter(|parts| parts.len() == 3);
        let parts = parts.unwrap_or_else(|| INK.to_vec());
        let mut inks = [Vec::new(), Vec::new()];
        operator(&mut inks[0], &parts, "RG");
        operator(&mut inks[1], &parts, "rg");
        let [mut out, ink] = inks;
        operator(&mut out, &[2.0], "w");
        operator(&mut out, &[2.0, 2.0, width - 4.0, height - 4.0], "re");
        out.extend_from_slice(b"S\n");
        let ink = String::from_utf8_lossy(&ink).trim().to_owned();
        let words = stamped(&name(item, "Name"));
        out.extend(self.set_large(&words, (width, height), &ink)?);
        Some(out)
    }
}

/// The words of a stamp by its name: `NotApproved`, `SBDraft`.
fn stamped(name: &str) -> String {
    let name = name.strip_prefix("SB").unwrap_or(name);
    let mut words = String::new();
    for letter in name.chars() {
        let begins = letter.is_uppercase() && words.chars().last().is_some_and(char::is_lowercase);
        words.push_str(if begins { " " } else { "" });
        words.push(letter);
    }
    match words.to_uppercase() {
        none if none.is_empty() => "DRAFT".to_owned(),
        words => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_stamp_are_those_of_its_name() {
        let told = ["NotApproved", "Draft", "SBFinal", "", "AsIs"].map(stamped);
        assert_eq!(told, ["NOT APPROVED", "DRAFT", "FINAL", "DRAFT", "AS IS"]);
    }
}
