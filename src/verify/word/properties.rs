//! What is set of a paragraph, by itself or by its style.

use super::xml::Element;

/// Points in a twentieth of a point, as Word counts.
const TWENTIETH: f32 = 1.0 / 20.0;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Properties {
    pub style: Option<String>,
    /// From the left margin, in points.
    pub left: Option<f32>,
    /// Of the first line, from there: less than none where it hangs.
    pub first: Option<f32>,
    pub has_number: Option<bool>,
    /// Its end was deleted: the next paragraph goes on with it.
    pub has_no_end: bool,
    /// Which level of the outline it heads; text has none.
    pub outline: Option<u8>,
}

impl Properties {
    /// Takes up one element of those that set something.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        let points = |name: &str| {
            let value = element.attribute(name)?;
            value.parse::<f32>().ok().map(|value| value * TWENTIETH)
        };
        match element.name {
            "pStyle" => self.style = element.attribute("val"),
            "numId" => self.has_number = Some(element.attribute("val").as_deref() != Some("0")),
            "ind" => {
                self.left = points("left").or(points("start")).or(self.left);
                let hangs = points("hanging").map(|by| -by);
                self.first = hangs.or(points("firstLine")).or(self.first);
            }
            "outlineLvl" => {
                let level = element.attribute("val");
                self.outline = level.and_then(|level| level.parse().ok());
            }
            "del" | "moveFrom" => self.has_no_end = true,
            _ => {}
        }
    }

    /// What is not set is taken from those of a style.
    pub(super) fn or(self, style: &Properties) -> Properties {
        Properties {
            left: self.left.or(style.left),
            first: self.first.or(style.first),
            has_number: self.has_number.or(style.has_number),
            outline: self.outline.or(style.outline),
            ..self
        }
    }

    /// Whether it is a heading. Level 9 is that of text.
    pub(super) fn is_heading(&self) -> bool {
        self.outline.is_some_and(|level| level < 9)
    }

    /// Where its first line begins.
    pub(super) fn start(&self) -> f32 {
        let start = self.left.unwrap_or_default() + self.first.unwrap_or_default();
        match start.is_finite() {
            true => start,
            false => 0.0,
        }
    }
}
