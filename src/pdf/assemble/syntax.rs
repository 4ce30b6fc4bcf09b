//! How values are spelt in a PDF: numbers, strings, names, operators (ISO 32000-1, 7.3).

use std::io::Write;

/// As short as it can be without losing a thousandth of a point; never in powers of ten.
pub(super) fn write_number(out: &mut Vec<u8>, number: f64) {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return write_integer(out, number as i64);
    }
    if let Some(hundred_thousandths) = hundred_thousandths(number) {
        return write_decimal(out, number < 0.0, hundred_thousandths);
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

/// What is left of a number when all behind its fifth digit is rounded off. None where a product could
/// fall on the wrong side of a half; the library knows such numbers exactly, at ten times the cost.
fn hundred_thousandths(number: f64) -> Option<u64> {
    let product = number.abs() * 1e5;
    let rounded = product.round();
    (product < 1e12 && (product - rounded).abs() < 0.499).then_some(rounded as u64)
}

fn write_decimal(out: &mut Vec<u8>, is_negative: bool, hundred_thousandths: u64) {
    if is_negative && hundred_thousandths > 0 {
        out.push(b'-');
    }
    write_digits(out, hundred_thousandths / 100_000);
    let mut behind = hundred_thousandths % 100_000;
    if behind > 0 {
        out.push(b'.');
    }
    let mut place = 10_000;
    while behind > 0 {
        out.push(b'0' + (behind / place) as u8);
        behind %= place;
        place /= 10;
    }
}

pub(super) fn write_integer(out: &mut Vec<u8>, number: i64) {
    if number < 0 {
        out.push(b'-');
    }
    write_digits(out, number.unsigned_abs());
}

fn write_digits(out: &mut Vec<u8>, mut number: u64) {
    let start = out.len();
    loop {
        out.push(b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    if let Some(digits) = out.get_mut(start..) {
        digits.reverse();
    }
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
    let mut rest = bytes;
    while let Some(at) = memchr::memchr3(b'(', b')', b'\\', rest) {
        let (before, from) = rest.split_at(at);
        out.extend_from_slice(before);
        out.push(b'\\');
        out.extend(from.first());
        rest = from.get(1..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
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
    if name.iter().all(u8::is_ascii_alphanumeric) {
        return out.extend_from_slice(name);
    }
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
    fn numbers_are_rounded_as_the_library_rounds_them() {
        let mut value = 1e-7;
        while value < 1e13 {
            for number in [value, -value, value + 0.5, value + 0.000_005] {
                let text = format!("{number:.5}");
                let plain = text.trim_end_matches('0').trim_end_matches('.');
                let plain = if plain == "-0" { "0" } else { plain };
                assert_eq!(self::number(number), plain, "{number}");
            }
            value *= 1.037;
        }
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
