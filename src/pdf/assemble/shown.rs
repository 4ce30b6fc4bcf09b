//! Which words the picture of a form field shows, so that they can be held against its value.
//!
//! Only what is sure counts: a letter that the font does not explain is a letter that may be any.

use std::collections::BTreeMap;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as PdfString};

use crate::pdf::import::{Inflater, Patience, append, name};

/// What the picture of a field shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Nothing,
    /// Letters without the white space between them; none for one that is not known.
    Words(Vec<Option<char>>),
    /// A picture, or letters of which not even the number is sure.
    Unknown,
}

impl Shown {
    /// Whether these words may be what shows.
    pub(super) fn may_be(&self, words: &str) -> bool {
        let letters: Vec<char> = words.chars().filter(|letter| !is_space(*letter)).collect();
        match self {
            Shown::Nothing => letters.is_empty(),
            Shown::Unknown => true,
            Shown::Words(shown) => {
                let same = |(shown, letter): (&Option<char>, &char)| {
                    shown.is_none_or(|shown| shown == *letter)
                };
                shown.len() == letters.len() && shown.iter().zip(&letters).all(same)
            }
        }
    }

    /// The words as far as they are known.
    pub(super) fn told(&self) -> String {
        match self {
            Shown::Words(letters) => letters.iter().map(|letter| letter.unwrap_or('?')).collect(),
            Shown::Nothing | Shown::Unknown => String::new(),
        }
    }
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{ad}' | '\u{200b}')
}

/// Forms within the picture beyond which nobody looks, and letters.
const DEEPEST: u32 = 4;
const MOST_LETTERS: usize = 100_000;

/// What a picture shows. `form`: the resources that all fields of the form may use.
pub(super) fn shown(look: &Stream<'_>, form: &Dict<'_>, patience: &Patience) -> Shown {
    let mut reading = Reading {
        letters: Vec::new(),
        is_sure: true,
        patience,
        inflater: Inflater::new(),
    };
    reading.stream(look, form, 0);
    if !reading.is_sure || reading.letters.len() > MOST_LETTERS {
        return Shown::Unknown;
    }
    let is_letter = |letter: &Option<char>| letter.is_none_or(|letter| !is_space(letter));
    let letters: Vec<Option<char>> = reading.letters.into_iter().filter(is_letter).collect();
    if letters.is_empty() {
        Shown::Nothing
    } else {
        Shown::Words(letters)
    }
}

struct Reading<'p> {
    letters: Vec<Option<char>>,
    is_sure: bool,
    patience: &'p Patience,
    inflater: Inflater,
}

impl Reading<'_> {
    fn stream(&mut self, stream: &Stream<'_>, outer: &Dict<'_>, depth: u32) {
        if name(stream.dict(), "Subtype") == "Image" || depth > DEEPEST {
            self.is_sure = false;
            return;
        }
        let mut content = Vec::new();
        append(stream, &mut self.inflater, self.patience, &mut content);
        let own = stream.dict().get::<Dict<'_>>("Resources");
        let own = own.unwrap_or_else(Dict::empty);
        let find = |kind: &str, name: &[u8]| {
            let within = |all: &Dict<'_>| {
                all.get::<Dict<'_>>(kind)
                    .filter(|all| all.contains_key(name))
                    .is_some()
            };
            if within(&own) {
                own.clone()
            } else {
                outer.clone()
            }
        };
        let mut font = Font::Latin;
        let mut items = UntypedIter::new(&content);
        while let Some(item) = items.next() {
            if self.letters.len() > MOST_LETTERS {
                return;
            }
            let operator: &[u8] = item.operator;
            for operand in item.operands() {
                match (operator, operand) {
                    (b"Tf", Object::Name(name)) => {
                        let all = find("Font", name).get::<Dict<'_>>("Font");
                        let of = all.and_then(|all| all.get::<Dict<'_>>(&**name));
                        font = of.map_or(Font::Latin, |of| Font::of(&of, self.patience));
                    }
                    (b"Tj" | b"'" | b"\"", Object::String(words)) => {
                        self.words(&font, words.as_bytes());
                    }
                    (b"TJ", Object::Array(parts)) => {
                        for part in parts.iter::<Object<'_>>() {
                            if let Object::String(words) = part {
                                self.words(&font, words.as_bytes());
                            }
                        }
                    }
                    (b"Do", Object::Name(name)) => {
                        let all = find("XObject", name).get::<Dict<'_>>("XObject");
                        if let Some(inner) = all.and_then(|all| all.get::<Stream<'_>>(&**name)) {
                            self.stream(&inner, &own, depth + 1);
                        }
                    }
                    (b"BI", _) => self.is_sure = false,
                    _ => {}
                }
            }
        }
    }

    fn words(&mut self, font: &Font, bytes: &[u8]) {
        match font {
            Font::Latin => self.letters.extend(bytes.iter().map(|byte| latin(*byte))),
            Font::Simple(table) => {
                let of = |byte: &u8| match table.get(&u16::from(*byte)) {
                    Some(letters) => letters.clone(),
                    None => vec![latin(*byte)],
                };
                self.letters.extend(bytes.iter().flat_map(of));
            }
            Font::Wide(table) => {
                for pair in bytes.chunks(2) {
                    let code = pair.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte));
                    match table.get(&code) {
                        Some(letters) => self.letters.extend(letters),
                        None => self.letters.push(None),
                    }
                }
            }
            Font::Unknown => self.is_sure &= bytes.is_empty(),
        }
    }
}

/// What the codes of a font stand for.
enum Font {
    Latin,
    Simple(BTreeMap<u16, Vec<Option<char>>>),
    /// Of two bytes each.
    Wide(BTreeMap<u16, Vec<Option<char>>>),
    Unknown,
}

impl Font {
    fn of(font: &Dict<'_>, patience: &Patience) -> Font {
        let table = font.get::<Stream<'_>>("ToUnicode").map(|table| {
            let mut content = Vec::new();
            append(&table, &mut Inflater::new(), patience, &mut content);
            to_unicode(&content)
        });
        let is_wide = name(font, "Subtype") == "Type0";
        let is_picture = matches!(name(font, "BaseFont").as_str(), "ZapfDingbats" | "Symbol");
        match (is_wide, table) {
            (true, Some(table)) => Font::Wide(table),
            (true, None) => Font::Unknown,
            (false, Some(table)) => Font::Simple(table),
            (false, None) if is_picture || name(font, "Subtype") == "Type3" => Font::Unknown,
            (false, None) => match font.get::<Dict<'_>>("Encoding") {
                Some(encoding) => Font::Simple(differences(&encoding)),
                None => Font::Latin,
            },
        }
    }
}

/// A code of the encodings in use: they agree in plain letters.
fn latin(byte: u8) -> Option<char> {
    match byte {
        b' '..=b'~' if byte != b'\'' && byte != b'`' => Some(char::from(byte)),
        b'\t' | b'\r' | b'\n' | 0xa0 => Some(' '),
        _ => None,
    }
}

/// Codes that an encoding gives to other letters (ISO 32000-1, 9.6.6).
fn differences(encoding: &Dict<'_>) -> BTreeMap<u16, Vec<Option<char>>> {
    let mut found = BTreeMap::new();
    let mut code = 0_u16;
    let all = encoding.get::<Array<'_>>("Differences");
    for item in all.iter().flat_map(|all| all.iter::<Object<'_>>()) {
        match item {
            Object::Number(number) => code = u16::try_from(Number::as_i64(&number)).unwrap_or(0),
            Object::Name(glyph) => {
                found.insert(code, vec![letter_of(&glyph)]);
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    found
}

/// The letter that a glyph's name stands for, of the names that are letters themselves or common.
fn letter_of(glyph: &Name<'_>) -> Option<char> {
    const NAMED: [(&[u8], char); 21] = [
        (b"space", ' '),
        (b"period", '.'),
        (b"comma", ','),
        (b"hyphen", '-'),
        (b"colon", ':'),
        (b"semicolon", ';'),
        (b"slash", '/'),
        (b"parenleft", '('),
        (b"parenright", ')'),
        (b"ampersand", '&'),
        (b"at", '@'),
        (b"zero", '0'),
        (b"one", '1'),
        (b"two", '2'),
        (b"three", '3'),
        (b"four", '4'),
        (b"five", '5'),
        (b"six", '6'),
        (b"seven", '7'),
        (b"eight", '8'),
        (b"nine", '9'),
    ];
    match &**glyph {
        [letter] if letter.is_ascii_alphabetic() => Some(char::from(*letter)),
        [b'u', b'n', b'i', hex @ ..] if hex.len() == 4 => {
            let code = u32::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()?;
            char::from_u32(code)
        }
        name => NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, letter)| *letter),
    }
}

/// A font's own table of characters (ISO 32000-1, 9.10.3).
fn to_unicode(content: &[u8]) -> BTreeMap<u16, Vec<Option<char>>> {
    let mut found = BTreeMap::new();
    let mut items = UntypedIter::new(content);
    while let Some(item) = items.next() {
        let operator: &[u8] = item.operator;
        let all: Vec<&Object<'_>> = item.operands().collect();
        match operator {
            b"endbfchar" => {
                for pair in all.chunks_exact(2) {
                    if let [Object::String(code), Object::String(letters)] = pair {
                        found.insert(code_of(code), letters_of(letters.as_bytes(), 0));
                    }
                }
            }
            b"endbfrange" => {
                for range in all.chunks_exact(3) {
                    ranged(range, &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

fn ranged(range: &[&Object<'_>], found: &mut BTreeMap<u16, Vec<Option<char>>>) {
    let [Object::String(first), Object::String(last), to] = range else {
        return;
    };
    let codes = code_of(first)..=code_of(last);
    match to {
        Object::String(letters) => {
            for (step, code) in (0..).zip(codes) {
                found.insert(code, letters_of(letters.as_bytes(), step));
            }
        }
        Object::Array(each) => {
            for (code, letters) in codes.zip(each.iter::<PdfString<'_>>()) {
                found.insert(code, letters_of(letters.as_bytes(), 0));
            }
        }
        _ => {}
    }
}

fn code_of(code: &PdfString<'_>) -> u16 {
    let bytes = code.as_bytes().iter();
    bytes.fold(0, |sum, byte| sum << 8 | u16::from(*byte))
}

fn letters_of(utf16: &[u8], step: u16) -> Vec<Option<char>> {
    let mut units: Vec<u16> = utf16
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte)))
        .collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(step);
    }
    char::decode_utf16(units).map(Result::ok).collect()
}
