//! How many bytes of a string are one letter in a font.

use hayro_syntax::object::{Dict, Name, Stream};

use crate::pdf::import::name;

use super::Unsure;
use super::tokens::{Operand, Operations};

/// Bytes of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codes {
    One,
    Two,
}

impl Codes {
    /// Only of fonts in which all letters have the same length, and that are set from left to right.
    pub(super) fn of(font: &Dict<'_>) -> Result<Codes, Unsure> {
        if name(font, "Subtype") != "Type0" {
            return Ok(Codes::One);
        }
        if let Some(encoding) = font.get::<Name<'_>>("Encoding") {
            let is_wide = &*encoding == b"Identity-H" || encoding.ends_with(b"-UCS2-H");
            return is_wide.then_some(Codes::Two).ok_or(Unsure);
        }
        let map = font.get::<Stream<'_>>("Encoding").ok_or(Unsure)?;
        let is_vertical = map.dict().get::<i32>("WMode") == Some(1);
        if is_vertical || map.dict().contains_key("UseCMap") {
            return Err(Unsure);
        }
        Codes::declared(&map.decoded().map_err(|_broken| Unsure)?)
    }

    /// What the map of a font says of the length of its codes.
    fn declared(map: &[u8]) -> Result<Codes, Unsure> {
        let begin = memchr::memmem::find(map, b"begincodespacerange").ok_or(Unsure)?;
        let rest = map.get(begin + 19..).unwrap_or_default();
        let end = memchr::memmem::find(rest, b"endcodespacerange").ok_or(Unsure)?;
        if memchr::memmem::find(rest.get(end..).unwrap_or_default(), b"begincodespacerange")
            .is_some()
        {
            return Err(Unsure);
        }
        let ranges = [rest.get(..end).unwrap_or_default(), b" end"].concat();
        let ranges = Operations::of(&ranges).next()?.ok_or(Unsure)?;
        let lengths = ranges.operands.iter().map(|operand| match operand {
            Operand::Text(text) => text.len(),
            _ => 0,
        });
        let mut lengths: Vec<usize> = lengths.collect();
        lengths.dedup();
        match lengths.as_slice() {
            [1] => Ok(Codes::One),
            [2] => Ok(Codes::Two),
            _ => Err(Unsure),
        }
    }

    pub(super) fn length(self) -> usize {
        match self {
            Codes::One => 1,
            Codes::Two => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_length_for_all_letters_is_understood() {
        let map = |ranges: &str| {
            let map = format!("/CMapName /X def 2 begincodespacerange {ranges} endcodespacerange");
            Codes::declared(map.as_bytes())
        };
        assert_eq!(map("<0000> <ffff>"), Ok(Codes::Two));
        assert_eq!(map("<00> <ff>"), Ok(Codes::One));
        assert_eq!(map("<00> <80> <8140> <fefe>"), Err(Unsure));
        assert_eq!(map(""), Err(Unsure));
    }
}
