//! The operators of page content, each with the place in the content at which it stands, so that all that is not
//! changed stays as it was written.
//!
//! Nothing is guessed: content that is not as the standard has it (ISO 32000-1, 7.8.2) is not taken apart.

use std::ops::Range;

use crate::pdf::import::end_of_inline_picture;

use super::Unsure;

/// Arrays and dictionaries within each other.
const DEEPEST: u32 = 16;

/// Operands of one operator.
const MOST: usize = 100_000;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    Number(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Operand>),
    /// As it is written.
    Dictionary(Range<usize>),
    /// True, false, null.
    Word,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Operation {
    pub(super) operator: Vec<u8>,
    pub(super) operands: Vec<Operand>,
    /// With its operands.
    pub(super) place: Range<usize>,
}

impl Operation {
    /// The operands, where they are so many numbers.
    pub(super) fn numbers<const N: usize>(&self) -> Result<[f64; N], Unsure> {
        let mut all = [0.0; N];
        if self.operands.len() != N {
            return Err(Unsure);
        }
        for (slot, operand) in all.iter_mut().zip(&self.operands) {
            *slot = match operand {
                Operand::Number(number) => *number,
                _ => return Err(Unsure),
            };
        }
        Ok(all)
    }

    /// The only operand, or the last, where it is a name.
    pub(super) fn name(&self) -> Result<&[u8], Unsure> {
        match self.operands.last() {
            Some(Operand::Name(name)) => Ok(name),
            _ => Err(Unsure),
        }
    }
}

pub(super) struct Operations<'c> {
    content: &'c [u8],
    at: usize,
}

impl<'c> Operations<'c> {
    pub(super) fn of(content: &'c [u8]) -> Self {
        Operations { content, at: 0 }
    }

    /// None behind the last.
    pub(super) fn next(&mut self) -> Result<Option<Operation>, Unsure> {
        self.skip();
        let start = self.at;
        let mut operands = Vec::new();
        loop {
            self.skip();
            let Some(first) = self.peek(0) else {
                return match operands.is_empty() {
                    true => Ok(None),
                    false => Err(Unsure),
                };
            };
            if operands.len() == MOST {
                return Err(Unsure);
            }
            if first.is_ascii_alphabetic() || matches!(first, b'\'' | b'"') {
                let word = self.word();
                match word.as_slice() {
                    b"true" | b"false" | b"null" => operands.push(Operand::Word),
                    b"BI" => {
                        self.picture()?;
                        let place = start..self.at;
                        return Ok(Some(Operation {
                            operator: word,
                            operands,
                            place,
                        }));
                    }
                    _ => {
                        let place = start..self.at;
                        return Ok(Some(Operation {
                            operator: word,
                            operands,
                            place,
                        }));
                    }
                }
            } else {
                operands.push(self.operand(0)?);
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.content.get(self.at + ahead).copied()
    }

    fn rest(&self) -> &'c [u8] {
        self.content.get(self.at..).unwrap_or_default()
    }

    /// White space and remarks.
    fn skip(&mut self) {
        while let Some(byte) = self.peek(0) {
            if byte == b'%' {
                let line = self
                    .rest()
                    .iter()
                    .position(|byte| matches!(byte, b'\n' | b'\r'));
                self.at += line.unwrap_or(self.rest().len());
            } else if is_white(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn word(&mut self) -> Vec<u8> {
        let length = self
            .rest()
            .iter()
            .take_while(|byte| is_regular(**byte))
            .count();
        let word = self.rest().get(..length).unwrap_or_default().to_vec();
        self.at += length;
        word
    }

    fn operand(&mut self, depth: u32) -> Result<Operand, Unsure> {
        if depth > DEEPEST {
            return Err(Unsure);
        }
        match self.peek(0).ok_or(Unsure)? {
            b'/' => {
                self.at += 1;
                unescaped(&self.word()).map(Operand::Name)
            }
            b'(' => self.literal().map(Operand::Text),
            b'<' if self.peek(1) == Some(b'<') => {
                let start = self.at;
                self.dictionary(depth)?;
                Ok(Operand::Dictionary(start..self.at))
            }
            b'<' => self.hexadecimal().map(Operand::Text),
            b'[' => self.array(depth),
            b'+' | b'-' | b'.' | b'0'..=b'9' => {
                let word = self.word();
                let text = str::from_utf8(&word).map_err(|_no_text| Unsure)?;
                let is_plain = |byte: u8| byte.is_ascii_digit() || b"+-.".contains(&byte);
                let number: f64 = text.parse().map_err(|_no_number| Unsure)?;
                match text.bytes().all(is_plain) {
                    true => Ok(Operand::Number(number)),
                    false => Err(Unsure),
                }
            }
            _ => match self.word().as_slice() {
                b"true" | b"false" | b"null" => Ok(Operand::Word),
                _ => Err(Unsure),
            },
        }
    }

    fn array(&mut self, depth: u32) -> Result<Operand, Unsure> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip();
            if self.peek(0).ok_or(Unsure)? == b']' {
                self.at += 1;
                return Ok(Operand::Array(items));
            }
            if items.len() == MOST {
                return Err(Unsure);
            }
            items.push(self.operand(depth + 1)?);
        }
    }

    fn dictionary(&mut self, depth: u32) -> Result<(), Unsure> {
        self.at += 2;
        loop {
            self.skip();
            if self.rest().starts_with(b">>") {
                self.at += 2;
                return Ok(());
            }
            // References stand in the dictionaries of careless programs.
            if self.peek(0) == Some(b'R') {
                self.at += 1;
                continue;
            }
            self.operand(depth + 1)?;
        }
    }

    fn hexadecimal(&mut self) -> Result<Vec<u8>, Unsure> {
        self.at += 1;
        let mut digits = Vec::new();
        loop {
            let byte = self.peek(0).ok_or(Unsure)?;
            self.at += 1;
            if byte == b'>' {
                break;
            }
            if !is_white(byte) {
                let digit = char::from(byte).to_digit(16).ok_or(Unsure)?;
                digits.push(digit as u8);
            }
        }
        let pairs = digits.chunks(2);
        Ok(pairs
            .map(|pair| {
                pair.iter().fold(0, |all, digit| all << 4 | digit) << (4 * (2 - pair.len()))
            })
            .collect())
    }

    fn literal(&mut self) -> Result<Vec<u8>, Unsure> {
        self.at += 1;
        let (mut depth, mut text) = (0, Vec::new());
        loop {
            let byte = self.peek(0).ok_or(Unsure)?;
            self.at += 1;
            match byte {
                b'\\' => self.escaped(&mut text)?,
                b')' if depth == 0 => return Ok(text),
                // A line end in a string is one byte, however it is written.
                b'\r' => {
                    if self.peek(0) == Some(b'\n') {
                        self.at += 1;
                    }
                    text.push(b'\n');
                }
                byte => {
                    depth += i32::from(byte == b'(') - i32::from(byte == b')');
                    text.push(byte);
                }
            }
        }
    }

    fn escaped(&mut self, text: &mut Vec<u8>) -> Result<(), Unsure> {
        let byte = self.peek(0).ok_or(Unsure)?;
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => {
                if self.peek(0) == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else {
                        break;
                    };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push(code as u8);
            }
            other => text.push(other),
        }
        Ok(())
    }

    /// Steps to behind a picture, whose entries come next.
    fn picture(&mut self) -> Result<(), Unsure> {
        let start = self.at;
        loop {
            self.skip();
            let entries = start..self.at;
            if self.peek(0).ok_or(Unsure)?.is_ascii_alphabetic() {
                match self.word().as_slice() {
                    b"ID" => {
                        let entries = self.content.get(entries).ok_or(Unsure)?;
                        let length = end_of_inline_picture(entries, self.rest()).ok_or(Unsure)?;
                        self.at += length;
                        return Ok(());
                    }
                    b"true" | b"false" | b"null" => {}
                    _ => return Err(Unsure),
                }
            } else {
                self.operand(0)?;
            }
        }
    }
}

fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !b"()<>[]{}/%".contains(&byte)
}

/// A name without its `#41`.
fn unescaped(name: &[u8]) -> Result<Vec<u8>, Unsure> {
    let mut out = Vec::with_capacity(name.len());
    let mut bytes = name.iter().copied();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'#' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                let code = digit().zip(digit()).ok_or(Unsure)?;
                (code.0 << 4 | code.1) as u8
            }
            byte => byte,
        });
    }
    Ok(out)
}

#[cfg(test)]
mod tests;
