//! How values are spelt in a PDF: numbers, strings, names, operators (ISO 32000-1, 7.3).

use std::io::Write;

/// As short as it can be without losing a thousandth of a point; never in powers of ten.
pub(super) fn write_number(out: &mut Vec<u8>, number: f64) {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return write_integer(out, number as i64);
    }
    let start = out.len();
    // Writing to memory does not fail.
    let _ = write!(out, "{number:.5}");
    while out.len() > start && out.last() == Some(&b'0') {
        out.pop();
    }
    if out.last() == Some(&b'.') {
        out.pop();
    }
    if out.get(start..) == Some(b"-0") {
        out.truncate(start);
        out.push(b'0');
    }
}

pub(super) fn write_integer(out: &mut Vec<u8>, number: i64) {
    // Writing to memory does not fail.
    let _ = write!(out, "{number}");
}

/// Plain where it can be read, hexadecimal where it cannot.
pub(super) fn write_string(out: &mut Vec<u8>, bytes: &[u8]) {
    let plain = bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
    if !plain {
        out.push(b'<');
        bytes.iter().for_each(|byte| write_hex(out, *byte));
        return out.push(b'>');
    }
    out.push(b'(');
    for byte in bytes {
        if matches!(byte, b'(' | b')' | b'\\') {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    out.push(b')');
}

fn write_hex(out: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.push(DIGITS[usize::from(byte >> 4)]);
    out.push(DIGITS[usize::from(byte & 15)]);
}

/// A name, with what cannot stand in one as it is written in hexadecimal.
pub(super) fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"#/()<>[]{}%".contains(byte) {
            out.push(*byte);
        } else {
            out.push(b'#');
            write_hex(out, *byte);
        }
    }
}

/// `12 0 R`.
pub(super) fn write_reference(out: &mut Vec<u8>, number: u32) {
    write_integer(out, i64::from(number));
    out.extend_from_slice(b" 0 R");
}

/// Numbers and the operator that they are for.
pub(super) fn operator(out: &mut Vec<u8>, numbers: &[f64], name: &str) {
    for number in numbers {
        write_number(out, *number);
        out.push(b' ');
    }
    out.extend_from_slice(name.as_bytes());
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> String {
        let mut out = Vec::new();
        write_number(&mut out, value);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_are_short_and_never_in_powers_of_ten() {
        let told = [0.0, -0.0, 1.5, -2.25, 1e-9, 595.276, 1e10, 0.1 + 0.2].map(number);
        assert_eq!(
            told,
            [
                "0",
                "0",
                "1.5",
                "-2.25",
                "0",
                "595.276",
                "10000000000",
                "0.3"
            ]
        );
    }

    #[test]
    fn strings_and_names_survive_whatever_is_in_them() {
        let mut out = Vec::new();
        write_string(&mut out, b"a(b)\\");
        write_string(&mut out, &[0, 0xff]);
        write_name(&mut out, b"A B#/");
        assert_eq!(out, b"(a\\(b\\)\\\\)<00FF>/A#20B#23#2F");
    }
}
