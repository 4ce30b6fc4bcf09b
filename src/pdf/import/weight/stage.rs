//! One way of packing undone, up to a limit: only to see how much comes out.
//!
//! The reader's own decoders have no limit. These are as forgiving as they are: what is broken off counts
//! up to there.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// What comes out, but no more than one byte over the limit.
pub(super) type Out = Vec<u8>;

pub(super) fn inflated(packed: &[u8], limit: usize) -> Out {
    let mut out = Vec::new();
    let mut reader = ZlibDecoder::new(packed).take(limit as u64 + 1);
    // Of a damaged stream that which came out before.
    let _broken = reader.read_to_end(&mut out);
    out
}

pub(super) fn from_hex(packed: &[u8], limit: usize) -> Out {
    let ends = packed.iter().position(|byte| *byte == b'>');
    let digits = packed
        .get(..ends.unwrap_or(packed.len()))
        .unwrap_or_default();
    let value = |digit: &u8| char::from(*digit).to_digit(16).map(|value| value as u8);
    let values: Vec<u8> = digits.iter().filter_map(value).collect();
    let bytes = values.chunks(2);
    let bytes = bytes.map(|pair| match pair {
        [high, low] => (high << 4) | low,
        [high] => high << 4,
        _ => 0,
    });
    bytes.take(limit + 1).collect()
}

/// Five letters for four bytes, `z` for four zeros.
pub(super) fn from_ascii85(packed: &[u8], limit: usize) -> Out {
    let mut out = Vec::new();
    let (mut group, mut count) = (0_u32, 0);
    for byte in packed {
        match byte {
            b'~' => break,
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => {}
        }
        if out.len() > limit {
            return out;
        }
    }
    if count > 1 {
        let padded = (count..5).fold(group, |group, _| group.wrapping_mul(85).wrapping_add(84));
        out.extend(padded.to_be_bytes().iter().take(count - 1));
    }
    out
}

pub(super) fn from_runs(packed: &[u8], limit: usize) -> Out {
    let (mut out, mut rest) = (Vec::new(), packed);
    while let Some((length, after)) = rest.split_first() {
        let length = usize::from(*length);
        rest = match length {
            128 => break,
            129.. => {
                let again = 257 - length;
                let Some((byte, after)) = after.split_first() else {
                    break;
                };
                out.extend(std::iter::repeat_n(*byte, again));
                after
            }
            _ => {
                let (as_it_is, after) = after.split_at(after.len().min(length + 1));
                out.extend_from_slice(as_it_is);
                after
            }
        };
        if out.len() > limit {
            break;
        }
    }
    out
}

const CLEAR: usize = 256;
const END: usize = 257;

/// `early` is how much sooner than they must codes grow longer: 1, but where the file says otherwise.
pub(super) fn from_lzw(packed: &[u8], early: usize, limit: usize) -> Out {
    let mut out = Vec::new();
    // Where in what has come out each code's bytes stand; a new code is the one before and a byte more.
    let mut codes: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0_u32, 0, 9);
    for byte in packed {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) as usize & ((1 << width) - 1);
        let at = out.len();
        match code {
            CLEAR => {
                codes.clear();
                (before, width) = (None, 9);
                continue;
            }
            END => break,
            0..CLEAR => out.push(code as u8),
            _ => {
                let known = codes.get(code - 258).copied();
                // It may be the one that is only just being made.
                let (from, length) = match (known, before) {
                    (Some(known), _) => known,
                    (None, Some((from, length))) => (from, length + 1),
                    (None, None) => break,
                };
                for step in 0..length {
                    let next = out.get(from + step).copied().unwrap_or_default();
                    out.push(next);
                }
            }
        }
        if let Some((from, length)) = before
            && codes.len() + 258 < 4096
        {
            codes.push((from, length + 1));
        }
        before = Some((at, out.len() - at));
        width = match codes.len() + 258 + early {
            ..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        if out.len() > limit {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: usize = 1 << 20;

    #[test]
    fn each_way_of_packing_is_undone() {
        assert_eq!(from_hex(b"48 65 6c6C 6f7>99", ALL), b"Hellop");
        assert_eq!(from_ascii85(b"87cURD]j7BEbo80~>", ALL), b"Hello world!");
        assert_eq!(
            from_ascii85(b"87cUR z D]j7BEbo7z", ALL),
            b"Hell\0\0\0\0o world"
        );
        assert_eq!(from_runs(b"\x02abc\xfed\x80xx", ALL), b"abcddd");
        // The example of ISO 32000-1, 7.4.4.2.
        let lzw = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        let plain = [45, 45, 45, 45, 45, 65, 45, 45, 45, 66];
        assert_eq!(from_lzw(&lzw, 1, ALL), plain);
    }

    #[test]
    fn no_more_comes_out_than_is_needed_to_see_that_it_is_too_much() {
        let zeros = vec![b'z'; ALL];
        assert!((1001..2000).contains(&from_ascii85(&zeros, 1000).len()));
        assert!((1001..2000).contains(&from_runs(&[129, 0].repeat(ALL), 1000).len()));
        assert_eq!(from_hex(&[b'0'; 9999], 1000).len(), 1001);
    }
}
