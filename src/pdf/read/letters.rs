//! Which characters the codes of a font stand for.
//!
//! The font's own table is read (`ToUnicode`, ISO 32000-1, 9.10.3). A simple font without one is taken
//! to be in the usual Western encoding; any other without one stays unread.

use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, Stream};

use super::content::Budget;
use crate::pdf::import::name;

/// Entries of one table beyond which it is no honest one.
const MOST: usize = 1 << 16;

/// The letters of one font.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// Bytes of each code.
    width: usize,
    known: BTreeMap<u32, String>,
}

impl Letters {
    pub(super) fn of(font: &Dict<'_>, budget: &Budget) -> Letters {
        let is_simple = name(font, "Subtype") != "Type0";
        let table = font
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|stream| budget.unpacked(&stream));
        let known = match &table {
            Some(table) => read(table),
            None if is_simple => (0x20..=0xff_u8)
                .map(|code| (u32::from(code), western(code).to_string()))
                .collect(),
            None => BTreeMap::new(),
        };
        Letters {
            width: if is_simple { 1 } else { 2 },
            known,
        }
    }

    /// What each code of a string stands for; nothing for one that is not known.
    pub(super) fn spell<'s>(&'s self, codes: &'s [u8]) -> impl Iterator<Item = &'s str> {
        let code = |bytes: &[u8]| {
            bytes
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte))
        };
        let letter = move |bytes| self.known.get(&code(bytes)).map_or("", String::as_str);
        codes.chunks(self.width.max(1)).map(letter)
    }
}

/// Windows-1252, which is Latin-1 with signs where that has none.
fn western(code: u8) -> char {
    const SIGNS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let sign = code
        .checked_sub(0x80)
        .and_then(|at| SIGNS.get(usize::from(at)));
    sign.copied().unwrap_or(char::from(code))
}

/// What a table is made of, as far as it matters here.
enum Word {
    Code(Vec<u8>),
    Open,
    Close,
}

/// The blocks of single codes and of ranges of codes; all else in the table is about other things.
fn read(table: &[u8]) -> BTreeMap<u32, String> {
    let mut known = BTreeMap::new();
    let mut words = Vec::new();
    let mut rest = table;
    while let Some((first, after)) = rest.split_first() {
        match first {
            b'<' if after.first() == Some(&b'<') => rest = after.get(1..).unwrap_or_default(),
            b'<' => {
                let end = after.iter().position(|byte| *byte == b'>');
                let (inside, behind) = after.split_at(end.unwrap_or(after.len()));
                words.push(Word::Code(hexadecimal(inside)));
                rest = behind.get(1..).unwrap_or_default();
            }
            b'[' | b']' => {
                words.push(if *first == b'[' {
                    Word::Open
                } else {
                    Word::Close
                });
                rest = after;
            }
            first if first.is_ascii_alphabetic() => {
                let is_in = |byte: &&u8| byte.is_ascii_alphanumeric();
                let length = rest.iter().take_while(is_in).count();
                let (word, behind) = rest.split_at(length);
                match word {
                    b"beginbfchar" | b"beginbfrange" => words.clear(),
                    b"endbfchar" => singles(&words, &mut known),
                    b"endbfrange" => ranges(&words, &mut known),
                    _ => {}
                }
                rest = behind;
            }
            _ => rest = after,
        }
        if known.len() > MOST || words.len() > 4 * MOST {
            break;
        }
    }
    known
}

fn hexadecimal(digits: &[u8]) -> Vec<u8> {
    let digits = digits
        .iter()
        .filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    // A lost last digit counts as nought (7.3.4.3).
    let byte =
        |pair: &[u8]| pair.iter().fold(0, |byte, digit| byte << 4 | digit) << (8 - 4 * pair.len());
    digits.chunks(2).map(byte).collect()
}

fn number(code: &[u8]) -> u32 {
    code.iter()
        .take(4)
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn letters(units: &[u8]) -> String {
    let units = units.chunks_exact(2).map(|pair| {
        pair.iter()
            .fold(0, |unit, byte| unit << 8 | u16::from(*byte))
    });
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn singles(words: &[Word], known: &mut BTreeMap<u32, String>) {
    for pair in words.chunks_exact(2) {
        if let [Word::Code(code), Word::Code(units)] = pair {
            known.insert(number(code), letters(units));
        }
    }
}

fn ranges(words: &[Word], known: &mut BTreeMap<u32, String>) {
    let mut rest = words;
    while let [Word::Code(first), Word::Code(last), behind @ ..] = rest {
        let codes = number(first)..=number(last);
        let codes = codes.take(MOST.saturating_sub(known.len()));
        match behind {
            [Word::Code(units), behind @ ..] => {
                known.extend(
                    codes
                        .zip(0..=u16::MAX)
                        .map(|(code, step)| (code, letters(&stepped(units, step)))),
                );
                rest = behind;
            }
            [Word::Open, behind @ ..] => {
                let end = behind.iter().position(|word| matches!(word, Word::Close));
                let (each, behind) = behind.split_at(end.unwrap_or(behind.len()));
                let each = each.iter().filter_map(|word| match word {
                    Word::Code(units) => Some(letters(units)),
                    Word::Open | Word::Close => None,
                });
                known.extend(codes.zip(each));
                rest = behind.get(1..).unwrap_or_default();
            }
            _ => return,
        }
    }
}

/// The last unit grows along with the code.
fn stepped(units: &[u8], step: u16) -> Vec<u8> {
    let mut units = units.to_vec();
    if let [.., high, low] = units.as_mut_slice() {
        [*high, *low] = u16::from_be_bytes([*high, *low])
            .wrapping_add(step)
            .to_be_bytes();
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_codes_ranges_and_lists_are_read() {
        let table = b"1 begincodespacerange <0000> <FFFF> endcodespacerange
            2 beginbfchar <0001> <0041> <0002> <D83DDE00> endbfchar
            2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<00660069> <0078>] endbfrange";
        let known = read(table);
        let told: Vec<String> = known
            .iter()
            .map(|(code, text)| format!("{code}={text}"))
            .collect();
        assert_eq!(told.join(" "), "1=A 2=😀 16=a 17=b 18=c 32=fi 33=x");
    }

    #[test]
    fn a_table_that_names_every_code_there_is_ends() {
        let known = read(b"beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert_eq!(known.len(), MOST);
        assert!(read(b"beginbfchar <0001> <00").is_empty());
        assert!(read(b"beginbfrange <0001> [ endbfrange ]]>><<").is_empty());
    }
}
