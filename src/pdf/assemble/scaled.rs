//! What an annotation says of widths and sizes, made smaller with its page.
//!
//! Its places are moved with the page. The width of its lines, its margins and the size of its words are
//! plain numbers by which viewers draw it where it brings no picture of itself, and its border where it is
//! a link.

use hayro_syntax::object::{Array, Dict, MaybeRef, Number, Object, String as PdfString};

use crate::pdf::import::{name, numbers, text};

use super::copy::Copier;
use super::look::drawn;
use super::syntax::write_number;

/// Entries that are lengths, or hold some (ISO 32000-1, tables 164, 166, 174, 175 and 177).
pub(super) const LENGTHS: [&[u8]; 8] =
    [b"BS", b"Border", b"RD", b"LL", b"LLE", b"LLO", b"CO", b"DA"];

/// Such a page is as large as it was: two programs do not agree on A4 to the point.
const SAME: f64 = 0.005;

pub(super) fn is_scaled(scale: f64) -> bool {
    (scale - 1.0).abs() > SAME
}

impl<'a> Copier<'a> {
    /// The entries that are lengths, on a page that is scaled.
    pub(super) fn scaled_entries(&mut self, item: &Dict<'a>, scale: f64) {
        for key in LENGTHS {
            match (key, item.get::<Object<'a>>(key)) {
                (b"BS", Some(Object::Dict(style))) => self.scaled_style(&style, scale),
                (b"DA", Some(Object::String(said))) => self.scaled_words(&said, scale),
                (_, Some(value)) => {
                    self.name(key);
                    self.put(" ");
                    self.scaled_value(&value, scale);
                }
                (_, None) => {}
            }
        }
        // Where nothing is said, a line is a point wide.
        let is_unsaid = !item.contains_key("BS") && !item.contains_key("Border");
        let is_line = matches!(
            name(item, "Subtype").as_str(),
            "Square" | "Circle" | "Line" | "Polygon" | "PolyLine" | "Ink" | "FreeText"
        );
        if is_unsaid && is_line && drawn(item).is_none() {
            self.put("/BS<</W ");
            self.number(scale);
            self.put(">>");
        }
    }

    fn scaled_style(&mut self, style: &Dict<'a>, scale: f64) {
        self.put("/BS<<");
        self.entries(style, &[b"W", b"D"]);
        for key in [&b"W"[..], b"D"] {
            let value = style.get::<Object<'a>>(key);
            // A point, where it does not say how wide.
            if let Some(value) = value {
                self.name(key);
                self.put(" ");
                self.scaled_value(&value, scale);
            } else if key == b"W" {
                self.put("/W ");
                self.number(scale);
            }
        }
        self.put(">>");
    }

    fn scaled_value(&mut self, value: &Object<'a>, scale: f64) {
        match value {
            Object::Number(number) => self.number(number.as_f64() * scale),
            Object::Array(array) => {
                self.put("[");
                for part in array.raw_iter() {
                    match part {
                        MaybeRef::NotRef(Object::Array(inner)) => {
                            self.put("[");
                            self.scaled_numbers(&inner, scale);
                            self.put("]");
                        }
                        MaybeRef::NotRef(Object::Number(number)) => {
                            self.scaled_number(&number, scale);
                        }
                        other => self.item(&other),
                    }
                }
                self.put("]");
            }
            other => self.value(other),
        }
    }

    fn scaled_numbers(&mut self, array: &Array<'a>, scale: f64) {
        for number in numbers(array) {
            self.number(number * scale);
            self.put(" ");
        }
    }

    fn scaled_number(&mut self, number: &Number, scale: f64) {
        self.number(number.as_f64() * scale);
        self.put(" ");
    }

    /// How words look: the number before `Tf` is their size.
    fn scaled_words(&mut self, said: &PdfString<'a>, scale: f64) {
        let said = text(said.as_bytes());
        let mut words: Vec<String> = said.split_whitespace().map(str::to_owned).collect();
        let size = words.iter().rposition(|word| word == "Tf");
        let size = size.and_then(|at| words.get_mut(at.checked_sub(1)?));
        if let Some(size) = size
            && let Ok(number) = size.parse::<f64>()
        {
            let mut scaled = Vec::new();
            write_number(&mut scaled, number * scale);
            *size = String::from_utf8_lossy(&scaled).into_owned();
        }
        self.put("/DA");
        self.string(words.join(" ").as_bytes());
    }
}
