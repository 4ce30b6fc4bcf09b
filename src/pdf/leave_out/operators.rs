//! What single operators of page content say: the letters that they show, paths, how text is set.

use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::page::Resources;

use crate::pdf::import::{Matrix, Region};

use super::Unsure;
use super::codes::Codes;
use super::part::{Part, Path};
use super::shown::{Element, TextState};
use super::tokens::{Operand, Operation};

pub(super) fn elements(one: &Operation) -> Result<Vec<Element>, Unsure> {
    let element = |operand: &Operand| match operand {
        Operand::Text(text) => Ok(Element::Text(text.clone())),
        Operand::Number(by) => Ok(Element::Shift(*by)),
        _ => Err(Unsure),
    };
    match one.operands.last() {
        Some(Operand::Array(items)) if one.operator == b"TJ" => items.iter().map(element).collect(),
        Some(Operand::Text(text)) if one.operator != b"TJ" => Ok(vec![Element::Text(text.clone())]),
        _ => Err(Unsure),
    }
}

pub(super) fn is_of_path(operator: &[u8]) -> bool {
    matches!(
        operator,
        b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" | b"W" | b"W*"
    )
}

pub(super) fn paints_path(operator: &[u8]) -> bool {
    matches!(
        operator,
        b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n"
    )
}

pub(super) fn path(one: &Operation, part: &mut Part) -> Result<(), Unsure> {
    let to_shown = part.state.to_shown;
    let path = part.path.get_or_insert(Path {
        start: one.place.start,
        points: Vec::new(),
        clips: false,
    });
    let mut numbers = Vec::new();
    for operand in &one.operands {
        match operand {
            Operand::Number(number) => numbers.push(*number),
            _ => return Err(Unsure),
        }
    }
    match (one.operator.as_slice(), numbers.as_slice()) {
        (b"W" | b"W*", _) => path.clips = true,
        (b"re", [x, y, width, height]) => {
            let corners = Region([*x, *y, x + width, y + height]).corners();
            path.points
                .extend(corners.map(|corner| to_shown.apply(corner)));
        }
        (_, numbers) => {
            let pairs = numbers.as_chunks::<2>().0.iter();
            path.points
                .extend(pairs.map(|[x, y]| to_shown.apply((*x, *y))));
        }
    }
    Ok(())
}

/// A pattern may show words that the reader does not read: then nothing is sure.
pub(super) fn shows_no_words(one: &Operation, resources: &Resources<'_>) -> Result<(), Unsure> {
    let Some(Operand::Name(pattern)) = one.operands.last() else {
        return Ok(());
    };
    let Some(pattern) = resources.patterns.get::<Stream<'_>>(pattern.as_slice()) else {
        return Ok(());
    };
    let content = pattern.decoded().map_err(|_broken| Unsure)?;
    let says = |operator: &[u8]| memchr::memmem::find(&content, operator).is_some();
    match says(b"BT") || says(b"Do") {
        true => Err(Unsure),
        false => Ok(()),
    }
}

pub(super) fn text_operator(
    one: &Operation,
    resources: &Resources<'_>,
    text: &mut TextState,
) -> Result<(), Unsure> {
    match one.operator.as_slice() {
        b"BT" => text.set(Matrix::SAME),
        b"Tm" => text.set(Matrix(one.numbers()?)),
        b"Td" => {
            let [x, y] = one.numbers()?;
            text.next_line(x, y);
        }
        b"TD" => {
            let [x, y] = one.numbers()?;
            text.leading = -y;
            text.next_line(x, y);
        }
        b"T*" => text.next_line(0.0, -text.leading),
        b"Tc" => [text.char_space] = one.numbers()?,
        b"Tw" => [text.word_space] = one.numbers()?,
        b"TL" => [text.leading] = one.numbers()?,
        b"Ts" => [text.rise] = one.numbers()?,
        b"Tz" => {
            let [percent] = one.numbers::<1>()?;
            text.scale = percent / 100.0;
        }
        b"Tf" => {
            let [Operand::Name(font), Operand::Number(size)] = one.operands.as_slice() else {
                return Err(Unsure);
            };
            text.size = *size;
            let font = resources.fonts.get::<Dict<'_>>(font.as_slice());
            text.font = font.and_then(|font| Codes::of(&font).ok());
        }
        _ => {}
    }
    Ok(())
}
