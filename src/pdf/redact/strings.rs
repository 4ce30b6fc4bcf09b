//! What a file says besides what it paints: every text in its objects, its names, its metadata, and what marked
//! content says of itself.

use lopdf::{Dictionary, Object, Stream};

/// Bytes of the longest stream that is looked into, unpacked.
const LONGEST: usize = 256 << 20;

/// Hands over every text of an object, without following references. False where a stream cannot be unpacked.
pub(super) fn each_text(object: &Object, take: &mut dyn FnMut(&str)) -> bool {
    match object {
        Object::String(bytes, _) => take(&text(bytes)),
        // States of buttons, layers, marks.
        Object::Name(bytes) => take(&String::from_utf8_lossy(bytes)),
        Object::Array(items) => return items.iter().all(|item| each_text(item, take)),
        Object::Dictionary(entries) => return of_entries(entries, take),
        Object::Stream(stream) => {
            return of_entries(&stream.dict, take) && of_stream(stream, take);
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Reference(_) => {}
    }
    true
}

/// What stands there are words of the format, or names of fonts: nobody's.
const OF_THE_FORMAT: [&[u8]; 14] = [
    b"Type",
    b"Subtype",
    b"S",
    b"BaseFont",
    b"FontName",
    b"FontFamily",
    b"Encoding",
    b"Registry",
    b"Ordering",
    b"Filter",
    b"ColorSpace",
    b"CharSet",
    b"CIDSystemInfo",
    b"Differences",
];

fn of_entries(entries: &Dictionary, take: &mut dyn FnMut(&str)) -> bool {
    let said = entries
        .iter()
        .filter(|(key, _)| !OF_THE_FORMAT.contains(&key.as_slice()));
    said.fold(true, |is_whole, (_, value)| {
        each_text(value, take) && is_whole
    })
}

/// Of metadata all that it says; of content what marked content says. Pictures and fonts say nothing here.
fn of_stream(stream: &Stream, take: &mut dyn FnMut(&str)) -> bool {
    if says_nothing(stream) {
        return true;
    }
    let unpacked;
    let content = match stream.dict.has(b"Filter") {
        false => &stream.content,
        true => match stream.decompressed_content_with_limit(LONGEST) {
            Ok(content) => {
                unpacked = content;
                &unpacked
            }
            Err(_) => return false,
        },
    };
    if stream.dict.has_type(b"Metadata") {
        without_tags(&String::from_utf8_lossy(content), take);
    } else if stream.dict.has_type(b"EmbeddedFile") {
        take(&String::from_utf8_lossy(content));
    } else {
        in_content(content, take);
    }
    true
}

/// Pictures, fonts and what font codes mean.
fn says_nothing(stream: &Stream) -> bool {
    let subtype = stream
        .dict
        .get(b"Subtype")
        .and_then(Object::as_name)
        .unwrap_or_default();
    let is_font = [&b"Type1C"[..], b"CIDFontType0C", b"OpenType"].contains(&subtype);
    is_font || subtype == b"Image" || stream.dict.has(b"Length1") || stream.dict.has_type(b"CMap")
}

fn without_tags(text: &str, take: &mut dyn FnMut(&str)) {
    let said = text.split('<').filter_map(|part| part.split_once('>'));
    said.for_each(|(_, said)| take(said));
}

/// What marked content says in place of what it paints.
const KEYS: [&[u8]; 4] = [b"/ActualText", b"/Alt", b"/E", b"/Contents"];

fn in_content(content: &[u8], take: &mut dyn FnMut(&str)) {
    for key in KEYS {
        for at in memchr::memmem::find_iter(content, key) {
            let behind = content.get(at + key.len()..).unwrap_or_default();
            let behind = behind.trim_ascii_start();
            if let Some(bytes) = literal(behind) {
                take(&text(&bytes));
            }
        }
    }
}

/// The string with which a text begins.
fn literal(from: &[u8]) -> Option<Vec<u8>> {
    match from {
        [b'(', rest @ ..] => in_brackets(rest),
        [b'<', b'<', ..] => None,
        [b'<', rest @ ..] => {
            let digits = rest.iter().take_while(|byte| **byte != b'>');
            let digits: Vec<u8> = digits
                .filter_map(|byte| char::from(*byte).to_digit(16).map(|digit| digit as u8))
                .collect();
            let pairs = digits.chunks(2).map(|pair| match pair {
                [high, low] => high << 4 | low,
                [high] => high << 4,
                _ => 0,
            });
            Some(pairs.collect())
        }
        _ => None,
    }
}

fn in_brackets(from: &[u8]) -> Option<Vec<u8>> {
    let (mut depth, mut out) = (0, Vec::new());
    let mut bytes = from.iter().copied().peekable();
    loop {
        match bytes.next()? {
            b'\\' => match bytes.next()? {
                b'n' => out.push(b'\n'),
                b'r' => out.push(b'\r'),
                b't' => out.push(b'\t'),
                b'b' => out.push(8),
                b'f' => out.push(12),
                b'\n' => {}
                digit @ b'0'..=b'7' => {
                    let mut code = u32::from(digit - b'0');
                    for _ in 0..2 {
                        let next = bytes.next_if(|byte| matches!(byte, b'0'..=b'7'));
                        code = next.map_or(code, |digit| code * 8 + u32::from(digit - b'0'));
                    }
                    out.push(code as u8);
                }
                other => out.push(other),
            },
            b')' if depth == 0 => return Some(out),
            byte => {
                depth += i32::from(byte == b'(') - i32::from(byte == b')');
                out.push(byte);
            }
        }
    }
}

/// A text string (ISO 32000-1, 7.9.2.2); the few letters in which its own encoding is not Latin-1 are no letters of
/// names.
fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        bytes => match std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().copied().map(char::from).collect(),
        },
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().copied().map(unit);
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(object: &Object) -> Vec<String> {
        let mut all = Vec::new();
        assert!(each_text(object, &mut |text| all.push(text.to_owned())));
        all
    }

    #[test]
    fn what_marked_content_says_is_heard_however_it_is_written() {
        let content = b"/Span <</ActualText (Kova\\)\\154yov)>> BDC EMC /P <</Alt <FEFF041A>/E(x)>> BDC /F1 9 Tf".to_vec();
        let stream = Stream::new(Dictionary::new(), content);
        assert_eq!(told(&Object::Stream(stream)), ["Kova)lyov", "К", "x"]);
    }

    #[test]
    fn texts_of_every_encoding_and_names_are_heard() {
        let utf16 = Object::string_literal(b"\xfe\xff\x04\x1a".to_vec());
        let latin = Object::string_literal(b"\xd6z".to_vec());
        let names = Object::Array(vec![utf16, latin, Object::Name(b"Anna".to_vec())]);
        assert_eq!(told(&names), ["К", "Öz", "Anna"]);
    }
}
