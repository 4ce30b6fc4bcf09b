//! Numbers and words that are written plainly, as nearly all are: a sign, digits, a point.
//!
//! The reader tries each number as a reference first, and reads it three times over. What is plain is
//! read here; whatever is not (`--5`, `1e3`, a reference among the numbers) is left to the reader.

/// Digits of one number that are exact in 64 bits.
const MOST_DIGITS: usize = 15;

const TENS: [f64; MOST_DIGITS + 1] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// A plain number and its length.
pub(super) fn number(bytes: &[u8]) -> Option<(f64, usize)> {
    let first = *bytes.first()?;
    let sign = usize::from(matches!(first, b'+' | b'-'));
    let (mut value, mut at, mut point) = (0_u64, sign, None);
    while let Some(byte) = bytes.get(at) {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        } else if *byte == b'.' && point.is_none() {
            point = Some(at);
        } else if is_regular(*byte) {
            return None;
        } else {
            break;
        }
        at += 1;
    }
    let digits = at - sign - usize::from(point.is_some());
    if digits == 0 || digits > MOST_DIGITS {
        return None;
    }
    let behind = point.map_or(0, |point| at - point - 1);
    let number = value as f64 / TENS.get(behind)?;
    Some((if first == b'-' { -number } else { number }, at))
}

/// Numbers with white space between them, and nothing else.
pub(super) fn numbers(bytes: &[u8]) -> Option<Vec<f64>> {
    let (mut found, mut at) = (Vec::with_capacity(6), 0);
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' => 1,
            _ => {
                let (number, length) = number(bytes.get(at..)?)?;
                found.push(number);
                length
            }
        };
    }
    Some(found)
}

/// The length of a word: of regular characters, which are neither white space nor delimiters (ISO
/// 32000-1, 7.2.2).
pub(super) fn word(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|byte| !is_regular(*byte));
    end.unwrap_or(bytes.len())
}

/// Neither white space nor a delimiter.
pub(super) fn is_regular(byte: u8) -> bool {
    const REGULAR: [bool; 256] = {
        let mut table = [true; 256];
        let others = b"\0\t\n\x0c\r ()<>[]{}/%";
        let mut at = 0;
        while at < others.len() {
            table[others[at] as usize] = false;
            at += 1;
        }
        table
    };
    REGULAR[usize::from(byte)]
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::{Array, FromBytes, Number};

    use super::numbers;

    #[test]
    fn plain_numbers_are_what_the_reader_reads_and_others_are_left_to_it() {
        for (text, is_plain) in [
            ("0 -1 +2 .5 -.5 3. 00.25", true),
            ("441.95294 761.5276\n506.44095\t779.5276 ", true),
            ("123456789012345 0.00000000000001", true),
            ("", true),
            ("1 0 R", false),
            ("--5", false),
            ("1-2", false),
            ("1e3", false),
            (". 1", false),
            ("1234567890123456", false),
            ("1 % two\n3", false),
            ("1 (2) 3", false),
            ("1 null", false),
        ] {
            let found = numbers(text.as_bytes());
            assert_eq!(found.is_some(), is_plain, "{text}");
            let array = format!("[{text}]");
            let array = Array::from_bytes(array.as_bytes()).into_iter();
            let read = array.flat_map(|array| array.iter::<Number>());
            let read: Vec<f64> = read.map(|number| number.as_f64()).collect();
            assert_eq!(found.unwrap_or_else(|| read.clone()), read, "{text}");
        }
    }
}
