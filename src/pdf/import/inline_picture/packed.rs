//! How many bytes packed data take, by the marks that their way of packing puts at the end.

use hayro_syntax::object::{Array, Dict};
use memchr::memmem;

/// None for ways that have no such mark, and where it is missing.
pub(super) fn length_of(filter: &[u8], dict: &Dict<'_>, content: &[u8]) -> Option<usize> {
    match filter {
        b"LZW" | b"LZWDecode" => lzw_length(content, early_change(dict)),
        b"RL" | b"RunLengthDecode" => run_lengths(content),
        b"AHx" | b"ASCIIHexDecode" => memchr::memchr(b'>', content).map(|end| end + 1),
        b"A85" | b"ASCII85Decode" => memmem::find(content, b"~>").map(|end| end + 2),
        b"DCT" | b"DCTDecode" => jpeg_length(content),
        _ => None,
    }
}

fn early_change(dict: &Dict<'_>) -> bool {
    let parms = ["DP", "DecodeParms"].iter().find_map(|key| {
        let list = dict.get::<Array<'_>>(*key);
        let first = list.and_then(|list| list.iter::<Dict<'_>>().next());
        first.or_else(|| dict.get::<Dict<'_>>(*key))
    });
    parms.and_then(|parms| parms.get::<u8>("EarlyChange")) != Some(0)
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
