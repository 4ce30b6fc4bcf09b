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
    /// Letters, with white space where words or lines meet; none for one that is not known.
    Words(Vec<Option<char>>),
    /// A photograph or a scan, and no letters.
    Picture,
    /// Letters of which not even the number is sure.
    Unknown,
}

impl Shown {
    /// Whether these words may be what shows.
    pub(super) fn may_be(&self, words: &str) -> bool {
        let letters: Vec<char> = words.chars().filter(|letter| !is_space(*letter)).collect();
        match self {
            Shown::Nothing | Shown::Picture => letters.is_empty(),
            Shown::Unknown => true,
            Shown::Words(shown) => may_be(shown, words),
        }
    }

    /// The words as far as they are known.
    pub(super) fn told(&self) -> String {
        match self {
            Shown::Words(letters) => {
                let letters = letters.iter().map(|letter| letter.unwrap_or('?'));
                let words: String = letters.collect();
                words.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            Shown::Picture => "a picture".to_owned(),
            Shown::Nothing | Shown::Unknown => String::new(),
        }
    }
}

/// Whether letters as they are shown may be these words, whatever white space is between them.
pub(super) fn may_be(shown: &[Option<char>], words: &str) -> bool {
    let mut letters = words.chars().filter(|letter| !is_space(*letter));
    let mut shown = shown.iter().filter(|letter| !letter.is_some_and(is_space));
    let is_same = shown.all(|shown| match letters.next() {
        Some(letter) => shown.is_none_or(|shown| shown == letter),
        None => false,
    });
    is_same && letters.next().is_none()
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{ad}' | '\u{200b}')
}

/// Forms within the picture beyond which nobody looks, and letters.
const DEEPEST: u32 = 4;
const MOST_LETTERS: usize = 100_000;
/// How far a string is moved on where a word begins, in thousandths of its size, backwards.
const WORD_GAP: f64 = -180.0;

/// What a picture shows. `form`: the resources that all fields of the form may use.
pub(super) fn shown(look: &Stream<'_>, form: &Dict<'_>, patience: &Patience) -> Shown {
    let mut reading = Reading {
        letters: Vec::new(),
        last: 0,
        is_apart: false,
        is_sure: true,
        has_picture: false,
        patience,
        inflater: Inflater::new(),
    };
    reading.stream(look, form, 0);
    let letters = reading.letters;
    let is_letter = |letter: &Option<char>| letter.is_none_or(|letter| !is_space(letter));
    let has_letters = letters.iter().any(is_letter);
    match (reading.is_sure, has_letters, reading.has_picture) {
        _ if letters.len() > MOST_LETTERS => Shown::Unknown,
        (true, false, true) => Shown::Picture,
        (true, false, false) => Shown::Nothing,
        (true, true, false) => Shown::Words(letters),
        _ => Shown::Unknown,
    }
}

struct Reading<'p> {
    letters: Vec<Option<char>>,
    /// Letters of the string before.
    last: usize,
    /// What comes next does not begin where that ends.
    is_apart: bool,
    is_sure: bool,
    has_picture: bool,
    patience: &'p Patience,
    inflater: Inflater,
}

impl Reading<'_> {
    fn stream(&mut self, stream: &Stream<'_>, outer: &Dict<'_>, depth: u32) {
        if name(stream.dict(), "Subtype") == "Image" {
            self.has_picture = true;
            return;
        }
        if depth > DEEPEST {
            self.is_sure = false;
            return;
        }
        let mut content = Vec::new();
        append(stream, &mut self.inflater, self.patience, &mut content);
        let own = stream.dict().get::<Dict<'_>>("Resources");
        let own = own.unwrap_or_else(Dict::empty);
        let mut font = Font::Latin;
        let mut items = UntypedIter::new(&content);
        while let Some(item) = items.next() {
            if self.letters.len() > MOST_LETTERS {
                return;
            }
            let operator: &[u8] = item.operator;
            if matches!(operator, b"T*" | b"'" | b"\"") {
                self.letters.push(Some(' '));
            }
            for (at, operand) in item.operands().enumerate() {
                match (operator, operand) {
                    (b"Tf", Object::Name(name)) => {
                        font = self::font(name, &own, outer, self.patience);
                    }
                    (b"Td" | b"TD", Object::Number(on)) if at == 0 => {
                        self.is_apart |= on.as_f64() != 0.0;
                    }
                    (b"Td" | b"TD", Object::Number(up)) if at == 1 && up.as_f64() != 0.0 => {
                        self.letters.push(Some(' '));
                    }
                    (b"Tm", Object::Number(_)) if at == 5 => self.letters.push(Some(' ')),
                    (b"Tj" | b"'" | b"\"", Object::String(words)) => {
                        self.words(&font, words.as_bytes());
                    }
                    (b"TJ", Object::Array(parts)) => {
                        for part in parts.iter::<Object<'_>>() {
                            match part {
                                Object::String(words) => self.words(&font, words.as_bytes()),
                                Object::Number(back) => self.is_apart |= back.as_f64() < WORD_GAP,
                                _ => {}
                            }
                        }
                    }
                    (b"Do", Object::Name(name)) => {
                        let all = holder("XObject", name, &own, outer).get::<Dict<'_>>("XObject");
                        if let Some(inner) = all.and_then(|all| all.get::<Stream<'_>>(&**name)) {
                            self.stream(&inner, &own, depth + 1);
                        }
                    }
                    (b"BI", _) => self.has_picture = true,
                    _ => {}
                }
            }
        }
    }

    fn words(&mut self, font: &Font, bytes: &[u8]) {
        self.is_sure &= !matches!(font, Font::Unknown) || bytes.is_empty();
        let letters = font.letters(bytes);
        // Letters in boxes of their own stand apart and are one word.
        if self.is_apart && self.last.max(letters.len()) > 1 {
            self.letters.push(Some(' '));
        }
        (self.is_apart, self.last) = (false, letters.len());
        self.letters.extend(letters);
    }
}

/// The font of this name, in the picture's own resources or in those around it.
pub(super) fn font(name: &[u8], own: &Dict<'_>, outer: &Dict<'_>, patience: &Patience) -> Font {
    let all = holder("Font", name, own, outer).get::<Dict<'_>>("Font");
    let of = all.and_then(|all| all.get::<Dict<'_>>(name));
    of.map_or(Font::Latin, |of| Font::of(&of, patience))
}

/// Which resources know a name.
fn holder<'d>(kind: &str, name: &[u8], own: &Dict<'d>, outer: &Dict<'d>) -> Dict<'d> {
    let all = own.get::<Dict<'_>>(kind);
    let is_own = all.is_some_and(|all| all.contains_key(name));
    if is_own { own } else { outer }.clone()
}

/// What the codes of a font stand for.
pub(super) enum Font {
    Latin,
    Simple(BTreeMap<u16, Vec<Option<char>>>),
    /// Of two bytes each.
    Wide(BTreeMap<u16, Vec<Option<char>>>),
    Unknown,
}

impl Font {
    /// The letters of a string, as far as they are known.
    pub(super) fn letters(&self, bytes: &[u8]) -> Vec<Option<char>> {
        match self {
            Font::Latin => bytes.iter().map(|byte| latin(*byte)).collect(),
            Font::Simple(table) => {
                let of = |byte: &u8| match table.get(&u16::from(*byte)) {
                    Some(letters) => letters.clone(),
                    None => vec![latin(*byte)],
                };
                bytes.iter().flat_map(of).collect()
            }
            Font::Wide(table) => {
                let code =
                    |pair: &[u8]| pair.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte));
                let of = |pair: &[u8]| table.get(&code(pair)).cloned();
                let each = bytes.chunks(2).map(of);
                each.flat_map(|letters| letters.unwrap_or_else(|| vec![None]))
                    .collect()
            }
            Font::Unknown => vec![None; bytes.len()],
        }
    }

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
