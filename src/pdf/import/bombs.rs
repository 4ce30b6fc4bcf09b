//! Tables of objects that unpack to more than any honest file needs, found before the reader opens the file.

use std::borrow::Cow;

use super::inflate::{Inflater, RATIO};
use super::patience::Patience;
use super::source::{Refusal, find};

/// The reader unpacks object tables whole, so each is first unpacked here into nothing, with a
/// limit. Other streams are copied without being unpacked. A table may hide behind a name that is
/// written with escapes, or have no name but what a table needs. Not seen are tables that are encrypted,
/// and streams that are no tables but are named as such.
pub(super) fn refuse_bombs(bytes: &[u8], limit: u64, patience: &Patience) -> Result<(), Refusal> {
    let mut inflater = Inflater::new();
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        // A dictionary stands before the beginning of a stream, and never this.
        if bytes
            .get(..at)
            .is_some_and(|before| before.ends_with(b"end"))
        {
            continue;
        }
        let before = bytes.get(at.saturating_sub(2048)..at).unwrap_or_default();
        let object = memchr::memmem::rfind(before, b"obj").unwrap_or(0);
        let dictionary = &*plainly(before.get(object..).unwrap_or_default());
        let is_table = [&b"ObjStm"[..], b"XRef", b"/First"]
            .iter()
            .any(|mark| find(dictionary, mark).is_some());
        if !is_table {
            continue;
        }
        patience.check()?;
        // Packed twice: no honest program does that to a table.
        if memchr::memmem::find_iter(dictionary, b"/Fl").count() > 1 {
            return Err(Refusal::Bomb);
        }
        let data = bytes.get(at + 6..).unwrap_or_default();
        let line_end = data
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let data = data.get(line_end.min(2)..).unwrap_or_default();
        // Nor does any pack it otherwise, and how much comes of that is not looked into.
        if let Some(growth) = odd_growth(dictionary) {
            let end = find(data, b"endstream").unwrap_or(data.len()) as u64;
            // The end may be feigned, and a length that stands elsewhere may be any.
            let length = said_length(dictionary)
                .unwrap_or(data.len() as u64)
                .max(end);
            if length.saturating_mul(growth) > limit {
                return Err(Refusal::Bomb);
            }
        }
        // What does not unpack is no bomb; the reader will say what it is.
        if inflater.exceeds(data, limit, patience) {
            return Err(Refusal::Bomb);
        }
    }
    Ok(())
}

/// By how much the ways of packing that a dictionary names make their input longer at most; none where it
/// is no more than deflated.
fn odd_growth(dictionary: &[u8]) -> Option<u64> {
    const WAYS: [(&[u8], u64); 11] = [
        (b"/LZW", 2731),
        (b"/RunLength", 64),
        (b"/RL", 64),
        (b"/ASCII", 4),
        (b"/A85", 4),
        (b"/AHx", 1),
        (b"/CCITT", 1 << 20),
        (b"/CCF", 1 << 20),
        (b"/JBIG2", 1 << 20),
        (b"/DCT", 1 << 20),
        (b"/JPX", 1 << 20),
    ];
    let named = WAYS
        .iter()
        .filter(|(way, _)| find(dictionary, way).is_some());
    let growth = named
        .map(|(_, growth)| *growth)
        .reduce(u64::saturating_mul)?;
    let deflated = if find(dictionary, b"/Fl").is_some() {
        RATIO
    } else {
        1
    };
    Some(growth.saturating_mul(deflated))
}

/// The length of a stream where its dictionary says it itself.
fn said_length(dictionary: &[u8]) -> Option<u64> {
    let at = find(dictionary, b"/Length")? + 7;
    let said = std::str::from_utf8(dictionary.get(at..)?.trim_ascii_start());
    let said = said.unwrap_or_default();
    let (digits, rest) = said.split_at(said.find(|c: char| !c.is_ascii_digit())?);
    let is_elsewhere = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    digits.parse().ok().filter(|_| !is_elsewhere)
}

/// With the escapes of names undone: `#4f` is `O`.
fn plainly(dictionary: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'#', dictionary).is_none() {
        return dictionary.into();
    }
    let digit = |at: usize| char::from(*dictionary.get(at)?).to_digit(16);
    let (mut plain, mut at) = (Vec::new(), 0);
    while let Some(byte) = dictionary.get(at) {
        let escaped = digit(at + 1).zip(digit(at + 2));
        let escaped = escaped.filter(|_| *byte == b'#');
        plain.push(escaped.map_or(*byte, |(high, low)| (high << 4 | low) as u8));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    plain.into()
}
