//! Whose certificate a signature was made with, as it says: read from its CMS (RFC 5652), checked by nobody.
//!
//! DER and BER as far as these need it (X.690): lengths are not believed, and nothing is gone into deeper than honest
//! files go.

/// Things within things.
const DEEPEST: usize = 16;

/// The longest name that is told, in letters.
const LONGEST: usize = 120;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const INTEGER: u8 = 0x02;
const OBJECT: u8 = 0x06;
/// [0], with what it holds.
const FIRST: u8 = 0xa0;

/// What a common name is called (X.520): 2.5.4.3.
const COMMON_NAME: [u8; 3] = [0x55, 0x04, 0x03];

/// A thing: what it is, what is in it.
#[derive(Clone, Copy)]
struct Thing<'a> {
    tag: u8,
    content: &'a [u8],
}

/// The common name of whoever signed: of the certificate that the signature names, or of the only one.
pub(super) fn signer(cms: &[u8]) -> Option<String> {
    let (outer, _) = next(cms, 0)?;
    let parts = children(outer.content);
    let signed = parts.iter().find(|part| part.tag == FIRST)?;
    let signed = children(signed.content);
    let signed = children(signed.first()?.content);
    let all = signed.iter().find(|part| part.tag == FIRST)?;
    let certificates: Vec<Certificate<'_>> = children(all.content)
        .into_iter()
        .filter_map(Certificate::of)
        .collect();
    let signers = signed.iter().rev().find(|part| part.tag == SET);
    let serial = signers.and_then(serial_of_first);
    let named = certificates
        .iter()
        .find(|one| serial.is_some_and(|serial| one.serial == serial));
    let only = certificates.first().filter(|_| certificates.len() == 1);
    common_name(named.or(only)?.subject)
}

/// A certificate, as far as it matters here (RFC 5280, 4.1).
struct Certificate<'a> {
    serial: &'a [u8],
    subject: &'a [u8],
}

impl<'a> Certificate<'a> {
    fn of(thing: Thing<'a>) -> Option<Self> {
        let inner = children(thing.content);
        let all = children(inner.first()?.content);
        // Its version may be left out.
        let from = usize::from(all.first()?.tag == FIRST);
        let serial = all.get(from).filter(|part| part.tag == INTEGER)?;
        // Behind the number: algorithm, issuer, time, subject.
        let subject = all.get(from + 4).filter(|part| part.tag == SEQUENCE)?;
        Some(Certificate {
            serial: serial.content,
            subject: subject.content,
        })
    }
}

/// The number of the certificate that the first signer used.
fn serial_of_first<'a>(signers: &Thing<'a>) -> Option<&'a [u8]> {
    let signers = children(signers.content);
    let first = children(signers.first()?.content);
    let named = first.get(1).filter(|part| part.tag == SEQUENCE)?;
    let serial = children(named.content).into_iter().last()?;
    (serial.tag == INTEGER).then_some(serial.content)
}

fn common_name(subject: &[u8]) -> Option<String> {
    for set in children(subject) {
        for attribute in children(set.content) {
            let parts = children(attribute.content);
            if let [kind, value, ..] = parts.as_slice()
                && kind.tag == OBJECT
                && kind.content == COMMON_NAME
            {
                return legible(value);
            }
        }
    }
    None
}

fn legible(value: &Thing<'_>) -> Option<String> {
    let text = match value.tag {
        // UTF-8, printable letters, ASCII.
        0x0c | 0x13 | 0x16 => String::from_utf8_lossy(value.content).into_owned(),
        // Of the old eight-bit letters, those of Western Europe are meant.
        0x14 => value.content.iter().map(|byte| char::from(*byte)).collect(),
        0x1e => {
            let units = value.content.as_chunks::<2>().0.iter();
            let units: Vec<u16> = units.map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16_lossy(&units)
        }
        _ => return None,
    };
    let seen = text.chars().filter(|letter| !letter.is_control());
    let name: String = seen.take(LONGEST).collect();
    let name = name.trim().to_owned();
    (!name.is_empty()).then_some(name)
}

fn children(content: &[u8]) -> Vec<Thing<'_>> {
    let mut rest = content;
    let mut found = Vec::new();
    while let Some((thing, after)) = next(rest, 0) {
        // The end of what has no length of its own.
        if thing.tag == 0 {
            break;
        }
        found.push(thing);
        rest = after;
    }
    found
}

/// The first thing, and what is behind it.
fn next(bytes: &[u8], depth: usize) -> Option<(Thing<'_>, &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0x80 => {
            let length = unsaid_length(rest, depth)?;
            let (content, after) = rest.split_at_checked(length)?;
            return Some((Thing { tag: *tag, content }, after.get(2..)?));
        }
        0x81..=0x84 => {
            let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            let bytes = length.iter();
            let length = bytes.fold(0_usize, |all, byte| all << 8 | usize::from(*byte));
            (length, rest)
        }
        0x00..=0x7f => (usize::from(*first), rest),
        _ => return None,
    };
    let (content, after) = rest.split_at_checked(length)?;
    Some((Thing { tag: *tag, content }, after))
}

/// How long something is that ends with two zeros.
fn unsaid_length(bytes: &[u8], depth: usize) -> Option<usize> {
    let mut rest = bytes;
    while !rest.starts_with(&[0, 0]) {
        if depth >= DEEPEST {
            return None;
        }
        let (_, after) = next(rest, depth + 1)?;
        rest = after;
    }
    Some(bytes.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = content.len();
        let head = match length {
            0..=0x7f => vec![tag, length as u8],
            _ => vec![tag, 0x82, (length >> 8) as u8, length as u8],
        };
        [head, content.to_vec()].concat()
    }

    fn unsaid(tag: u8, content: &[u8]) -> Vec<u8> {
        [&[tag, 0x80], content, &[0, 0]].concat()
    }

    fn name(tag: u8, text: &[u8]) -> Vec<u8> {
        let value = [thing(OBJECT, &COMMON_NAME), thing(tag, text)].concat();
        thing(SEQUENCE, &thing(SET, &thing(SEQUENCE, &value)))
    }

    fn certificate(serial: u8, subject: &[u8]) -> Vec<u8> {
        let empty = thing(SEQUENCE, &[]);
        let parts = [
            thing(FIRST, &thing(INTEGER, &[2])),
            thing(INTEGER, &[serial]),
            empty.clone(),
            name(0x0c, b"The issuer"),
            empty.clone(),
            subject.to_vec(),
        ];
        thing(
            SEQUENCE,
            &[thing(SEQUENCE, &parts.concat()), empty].concat(),
        )
    }

    fn cms(certificates: &[Vec<u8>], serial: u8, wrap: fn(u8, &[u8]) -> Vec<u8>) -> Vec<u8> {
        let issuer = [name(0x0c, b"The issuer"), thing(INTEGER, &[serial])].concat();
        let signer = [thing(INTEGER, &[1]), thing(SEQUENCE, &issuer)].concat();
        let signed = [
            thing(INTEGER, &[1]),
            thing(SET, &[]),
            thing(SEQUENCE, &[]),
            wrap(FIRST, &certificates.concat()),
            thing(SET, &thing(SEQUENCE, &signer)),
        ];
        let signed = wrap(FIRST, &wrap(SEQUENCE, &signed.concat()));
        let mut all = wrap(SEQUENCE, &[thing(OBJECT, &[42]), signed].concat());
        // As it stands in a file, in a place that was kept for it.
        all.extend([0; 40]);
        all
    }

    #[test]
    fn the_certificate_that_signed_says_whose_it_is_however_it_is_written() {
        let two = [
            certificate(1, &name(0x0c, b"An authority")),
            certificate(7, &name(0x0c, "Ганна Solicitor".as_bytes())),
        ];
        for wrap in [thing, unsaid] {
            let told = signer(&cms(&two, 7, wrap));
            assert_eq!(told.as_deref(), Some("Ганна Solicitor"));
            assert_eq!(signer(&cms(&two, 9, wrap)), None, "nobody knows which");
            let only = signer(&cms(&two[..1], 9, wrap));
            assert_eq!(only.as_deref(), Some("An authority"));
        }
        let wide = [certificate(
            1,
            &name(0x1e, &[0, b'A', 0, b'n', 0, b'n', 0, b'a']),
        )];
        assert_eq!(signer(&cms(&wide, 1, thing)).as_deref(), Some("Anna"));
        let old = [certificate(1, &name(0x14, b"Ren\xe9e\x07"))];
        assert_eq!(signer(&cms(&old, 1, thing)).as_deref(), Some("Renée"));
    }

    #[test]
    fn garbled_certificates_say_nothing_and_take_no_time() {
        let whole = cms(&[certificate(1, &name(0x0c, b"Anna"))], 1, thing);
        for end in 0..whole.len() - 40 {
            assert_eq!(signer(&whole[..end]), None, "{end}");
        }
        for at in 0..whole.len() {
            let mut garbled = whole.clone();
            garbled[at] = 0x80;
            let _told = signer(&garbled);
        }
        assert_eq!(signer(&[0x30, 0x80].repeat(100_000)), None);
        assert_eq!(signer(&[0xff; 64]), None);
    }
}
