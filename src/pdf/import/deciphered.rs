//! A file that is encrypted an older way, with its texts and streams written again behind it as they
//! are without encryption.
//!
//! The reader wants the password as text in UTF-8, and these ways of encrypting have it in other letters:
//! no text is made of the bytes of “Zoë” as older programs wrote them. So the reader is given a file
//! that says nothing of encryption. First the object streams are written behind it, so that the reader
//! finds what is in them; then, by what it found, everything else that counts.

use std::collections::BTreeSet;
use std::ops::Range;

use hayro_syntax::Pdf;
use hayro_syntax::object::{FromBytes as _, Object, ObjectIdentifier, Stream, String as PdfString};

use super::bombs::refuse_bombs;
use super::change::Change;
use super::cipher::Cipher;
use super::keyword::{head, numbers_before};
use super::patience::Patience;
use super::source::{Limits, find, key, name};
use super::trailer::likely_trailer;

/// Bytes of a file beyond which it is not written again: it is in memory four times over.
const LONGEST: usize = 256 << 20;

/// None where nothing comes of it: the file is too large or too broken, or takes too long.
pub(super) fn deciphered(
    bytes: &[u8],
    cipher: &Cipher,
    limits: &Limits,
    patience: &Patience,
) -> Option<Vec<u8>> {
    if bytes.len() > LONGEST {
        return None;
    }
    let root = likely_trailer(bytes)?.get_ref("Root")?.into();
    let mut plain = bytes.to_vec();
    forget_encryption(&mut plain);
    let packed = object_streams(&plain, cipher, patience);
    if !packed.is_empty() {
        plain = packed.behind(&plain, root);
        refuse_bombs(&plain, limits.unpacked, patience).ok()?;
    }
    let pdf = Pdf::new(plain.clone()).ok()?;
    let rest = rest(&pdf, cipher, patience);
    patience.check().ok()?;
    Some(rest.behind(&plain, root))
}

/// The entry of trailers, under a name that says nothing.
fn forget_encryption(bytes: &mut [u8]) {
    const ENTRY: &[u8] = b"/Encrypt";
    let places: Vec<usize> = memchr::memmem::find_iter(bytes, ENTRY).collect();
    for at in places {
        let is_whole = !bytes
            .get(at + ENTRY.len())
            .is_some_and(u8::is_ascii_alphanumeric);
        if let Some(first) = bytes.get_mut(at + 1).filter(|_| is_whole) {
            *first = b'D';
        }
    }
}

/// The streams that hold objects (ISO 32000-1, 7.5.7).
fn object_streams(bytes: &[u8], cipher: &Cipher, patience: &Patience) -> Change {
    let mut change = Change::default();
    if find(bytes, b"ObjStm").is_none() {
        return change;
    }
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        if patience.is_over() {
            break;
        }
        let Some(head) = head(bytes, at) else {
            continue;
        };
        let object = bytes.get(head.dictionary..).unwrap_or_default();
        let packed = Stream::from_bytes(object).filter(|it| name(it.dict(), "Type") == "ObjStm");
        if let Some(packed) = packed {
            stream(head.id, &packed, cipher, &mut change);
        }
    }
    change
}

/// All objects that stand in the file itself, as the reader finds them.
fn rest(pdf: &Pdf, cipher: &Cipher, patience: &Patience) -> Change {
    let bytes: &[u8] = pdf.data().as_ref();
    let file = bytes.as_ptr_range();
    let file = file.start as usize..file.end as usize;
    let (mut change, mut seen) = (Change::default(), BTreeSet::new());
    for (step, at) in memchr::memmem::find_iter(bytes, b"obj").enumerate() {
        if patience.is_over_at(step) {
            break;
        }
        let before = bytes.get(..at).unwrap_or_default();
        let Some((_, id)) = numbers_before(before).filter(|(_, id)| seen.insert(key(*id))) else {
            continue;
        };
        if let Some(object) = pdf.xref().get::<Object<'_>>(id) {
            write(id, &object, &file, cipher, &mut change);
        }
    }
    change
}

fn write(
    id: ObjectIdentifier,
    object: &Object<'_>,
    file: &Range<usize>,
    cipher: &Cipher,
    change: &mut Change,
) {
    // What an object stream holds is not encrypted again.
    let is_within = |text: &[u8]| file.contains(&(text.as_ptr() as usize));
    match object {
        Object::Stream(it) if matches!(&*name(it.dict(), "Type"), "XRef" | "ObjStm") => {}
        Object::Stream(it) => stream(id, it, cipher, change),
        Object::Dict(dict) if is_within(dict.data()) => {
            change.text(id, &with_texts(dict.data(), id, cipher));
        }
        Object::Array(array) if is_within(array.data()) => {
            let items = with_texts(array.data(), id, cipher);
            change.text(id, &[b"[", items.as_slice(), b"]"].concat());
        }
        Object::String(text) => change.text(id, &hexadecimal(&cipher.text(id, text))),
        _ => {}
    }
}

fn stream(id: ObjectIdentifier, stream: &Stream<'_>, cipher: &Cipher, change: &mut Change) {
    let dict = with_texts(stream.dict().data(), id, cipher);
    change.stream_of(id, &dict, &cipher.stream(id, stream));
}

/// The text of an object with its strings as they are without encryption, and all else as it is.
fn with_texts(text: &[u8], id: ObjectIdentifier, cipher: &Cipher) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (token, behind) = rest.split_at(token_length(rest).clamp(1, rest.len()));
        let is_string =
            token.len() > 1 && matches!(token, [b'(', ..] | [b'<', _, ..]) && token != b"<<";
        match PdfString::from_bytes(token).filter(|_| is_string) {
            Some(string) => out.extend(hexadecimal(&cipher.text(id, &string))),
            None => out.extend_from_slice(token),
        }
        rest = behind;
    }
    out
}

/// Of a string or a comment, the whole; of anything else, a part that ends before the next of these.
fn token_length(text: &[u8]) -> usize {
    let until = |mark: &[u8]| {
        let end = text.iter().position(|byte| mark.contains(byte));
        end.unwrap_or(text.len())
    };
    match text {
        [b'(', ..] => literal_length(text),
        [b'<', b'<', ..] => 2,
        [b'<', ..] => until(b">") + 1,
        [b'%', ..] => until(b"\r\n"),
        _ => until(b"(<%"),
    }
}

/// Brackets within a string are paired, or have a backslash before them.
fn literal_length(text: &[u8]) -> usize {
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'(' => depth += 1,
            b')' if depth == 1 => return at + 1,
            b')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

fn hexadecimal(data: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| DIGITS.get(usize::from(half)).copied().unwrap_or(b'0');
    let digits = data
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    [b'<'].into_iter().chain(digits).chain([b'>']).collect()
}
