//! The frame of a form field: where it lies as it is read, its ground and its border.

use hayro_syntax::object::{Array, Dict};

use crate::pdf::import::{Matrix, Region, name, number, numbers, region};

use super::said::look_in;
use super::syntax::operator;

/// A field as it is read: turned upright, its lower left corner at the origin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Widget {
    to_page: Matrix,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Widget {
    pub(super) fn of(item: &Dict<'_>) -> Option<Widget> {
        let area = region(item, "Rect")?;
        let said = looks(item).and_then(|looks| number(&looks, "R"));
        let turn = pictured_turn(item).or(said);
        let Region([left, bottom, right, top]) = area;
        let (width, height) = (area.width(), area.height());
        let (to_page, width, height) = match (turn.unwrap_or_default() as i64).rem_euclid(360) {
            90 => ([0.0, 1.0, -1.0, 0.0, right, bottom], height, width),
            180 => ([-1.0, 0.0, 0.0, -1.0, right, top], width, height),
            270 => ([0.0, -1.0, 1.0, 0.0, left, top], height, width),
            _ => ([1.0, 0.0, 0.0, 1.0, left, bottom], width, height),
        };
        Some(Widget {
            to_page: Matrix(to_page),
            width,
            height,
        })
    }

    /// Operators in the field's space as operators in the page's.
    pub(super) fn drawn(&self, inner: &[u8]) -> Vec<u8> {
        let mut out = b"q ".to_vec();
        operator(&mut out, &self.to_page.0, "cm");
        out.extend_from_slice(inner);
        out.extend_from_slice(b"Q\n");
        out
    }
}

/// By how many degrees the picture of a field is turned, where it is turned and not mirrored: pages that
/// were turned by a program often say it there alone.
fn pictured_turn(item: &Dict<'_>) -> Option<f64> {
    let (_, look) = look_in(item, None)?;
    let matrix = numbers(&look.dict().get::<Array<'_>>("Matrix")?);
    let [a, b, c, d, ..] = matrix[..] else {
        return None;
    };
    let quarters = (b.atan2(a).to_degrees() / 90.0).round();
    (a * d > b * c && quarters != 0.0).then_some(quarters * 90.0)
}

/// What a field says of its looks (ISO 32000-1, table 189).
pub(super) fn looks<'a>(item: &Dict<'a>) -> Option<Dict<'a>> {
    item.get::<Dict<'a>>("MK")
}

/// The ground and the border, in the field's space; nothing where it has none.
pub(super) fn background(item: &Dict<'_>, widget: &Widget) -> Vec<u8> {
    let mut out = Vec::new();
    let Some(looks) = looks(item) else {
        return out;
    };
    if colour(&mut out, &looks, "BG", ["g", "rg", "k"]) {
        operator(&mut out, &[0.0, 0.0, widget.width, widget.height], "re");
        out.extend_from_slice(b"f\n");
    }
    let style = item.get::<Dict<'_>>("BS").unwrap_or_else(Dict::empty);
    let simple = item
        .get::<Array<'_>>("Border")
        .map(|border| numbers(&border));
    let simple = simple.and_then(|border| border.get(2).copied());
    let thick = number(&style, "W").or(simple).unwrap_or(1.0);
    if thick > 0.0 && colour(&mut out, &looks, "BC", ["G", "RG", "K"]) {
        operator(&mut out, &[thick], "w");
        let half = thick / 2.0;
        if name(&style, "S") == "U" {
            operator(&mut out, &[0.0, half], "m");
            operator(&mut out, &[widget.width, half], "l");
        } else {
            let inner = [half, half, widget.width - thick, widget.height - thick];
            operator(&mut out, &inner, "re");
        }
        out.extend_from_slice(b"S\n");
    }
    out
}

/// Sets a colour of the looks, by the number of its parts; whether there is one.
fn colour(out: &mut Vec<u8>, looks: &Dict<'_>, key: &str, operators: [&str; 3]) -> bool {
    let parts = looks.get::<Array<'_>>(key).map(|parts| numbers(&parts));
    let parts = parts.unwrap_or_default();
    let set = match parts.len() {
        1 => operators[0],
        3 => operators[1],
        4 => operators[2],
        _ => return false,
    };
    operator(out, &parts, set);
    true
}
