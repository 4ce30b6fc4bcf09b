//! How many bytes packed data take, by the marks that their way of packing puts at the end.

use hayro_syntax::object::{Array, Dict, Number};
use memchr::memmem;

/// None for ways that have no such mark, and where it is missing.
pub(super) fn length_of(filter: &[u8], dict: &Dict<'_>, content: &[u8]) -> Option<usize> {
    match filter {
        b"LZW" | b"LZWDecode" => lzw_length(content, parameter(dict, "EarlyChange") != Some(0)),
        b"RL" | b"RunLengthDecode" => run_lengths(content),
        b"AHx" | b"ASCIIHexDecode" => memchr::memchr(b'>', content).map(|end| end + 1),
        b"A85" | b"ASCII85Decode" => memmem::find(content, b"~>").map(|end| end + 2),
        b"DCT" | b"DCTDecode" => jpeg_length(content),
        b"CCF" | b"CCITTFaxDecode" => fax_length(content, dict),
        _ => None,
    }
}

/// The parameters of the outermost way of packing.
fn parameter(dict: &Dict<'_>, key: &str) -> Option<i64> {
    let parms = ["DP", "DecodeParms"].iter().find_map(|key| {
        let list = dict.get::<Array<'_>>(*key);
        let first = list.and_then(|list| list.iter::<Dict<'_>>().next());
        first.or_else(|| dict.get::<Dict<'_>>(*key))
    });
    Some(parms?.get::<Number>(key)?.as_i64())
}

/// A fax ends with line ends that follow on each other: two, or six, with a mark in between where lines are
/// packed by the ones above them as well (ITU T.4 and T.6).
fn fax_length(content: &[u8], dict: &Dict<'_>) -> Option<usize> {
    const LINE_END: u128 = 1;
    let (count, width, line_end) = match parameter(dict, "K").unwrap_or(0) {
        ..0 => (2, 12, LINE_END),
        0 => (6, 12, LINE_END),
        1.. => (6, 13, LINE_END << 1 | 1),
    };
    let mark = (0..count).fold(0_u128, |mark, _| mark << width | line_end);
    let all = (1_u128 << (count * width)) - 1;
    let mut seen = u128::MAX;
    content.iter().enumerate().find_map(|(at, byte)| {
        let mut bits = (0..8).rev().map(|bit| byte >> bit & 1);
        let ends = bits.any(|bit| {
            seen = seen << 1 | u128::from(bit);
            seen & all == mark
        });
        ends.then_some(at + 1)
    })
}

/// Codes of 9 to 12 bits, up to the one that says that it is the last. How long a code is follows from
/// how many came since the table was cleared.
fn lzw_length(content: &[u8], is_early: bool) -> Option<usize> {
    const CLEAR: u32 = 256;
    const LAST: u32 = 257;
    let (mut at, mut entries) = (0_usize, LAST);
    loop {
        let known = entries + u32::from(is_early);
        let bits = match known {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        let byte = |place: usize| Some(u32::from(*content.get(place)?));
        let first = at / 8;
        let three =
            byte(first)? << 16 | byte(first + 1).unwrap_or(0) << 8 | byte(first + 2).unwrap_or(0);
        let code = three << (at % 8) >> (24 - bits) & ((1 << bits) - 1);
        at += bits as usize;
        match code {
            CLEAR => entries = LAST,
            LAST => return Some(at.div_ceil(8)),
            _ => entries = (entries + 1).min(4096),
        }
    }
}

fn run_lengths(content: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match *content.get(at)? {
            128 => return Some(at + 1),
            plain @ 0..128 => at += 2 + usize::from(plain),
            _ => at += 2,
        }
    }
}

/// The segments of a JPEG, up to the marker of its end (ITU T.81, annex B).
fn jpeg_length(content: &[u8]) -> Option<usize> {
    let mut at = content.starts_with(b"\xff\xd8").then_some(2)?;
    loop {
        at += memchr::memchr(0xff, content.get(at..)?)? + 1;
        match *content.get(at)? {
            0xd9 => return Some(at + 1),
            // Stuffing, filling, and what has no length.
            0 | 0x01 | 0xd0..=0xd8 => at += 1,
            0xff => {}
            _ => {
                let length = content.get(at + 1..)?.first_chunk::<2>()?;
                at += 1 + usize::from(u16::from_be_bytes(*length)).max(2);
            }
        }
    }
}
