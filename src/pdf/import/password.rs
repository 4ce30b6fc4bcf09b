//! What was typed, in the bytes that a program may have made of it when it encrypted a file.

use encoding_rs::Encoding;
use unicode_normalization::UnicodeNormalization as _;

use super::outline::from_text;

/// As it was typed, and the same letters composed otherwise: as another keyboard gives them, or as
/// ISO 32000-2 wants them.
pub(super) fn spellings(given: &str) -> Vec<String> {
    let mut found = vec![given.to_owned()];
    for spelling in [
        given.nfc().collect::<String>(),
        given.nfkc().collect(),
        given.nfd().collect(),
    ] {
        if !found.contains(&spelling) {
            found.push(spelling);
        }
    }
    found
}

/// The letters of systems whose programs took them as they were; the standard wants PDFDocEncoding.
const SYSTEMS: [&Encoding; 13] = [
    encoding_rs::WINDOWS_1252,
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1251,
    encoding_rs::WINDOWS_1253,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1255,
    encoding_rs::WINDOWS_1256,
    encoding_rs::WINDOWS_1257,
    encoding_rs::WINDOWS_1258,
    encoding_rs::ISO_8859_2,
    encoding_rs::KOI8_R,
    encoding_rs::IBM866,
    encoding_rs::MACINTOSH,
];

/// Every way in which the bytes of a password may have come about.
pub(super) fn in_bytes(given: &str) -> impl Iterator<Item = Vec<u8>> {
    spellings(given).into_iter().flat_map(|spelling| {
        let systems = SYSTEMS
            .iter()
            .map(|system| in_letters_of(system, &spelling));
        let systems: Vec<_> = systems.collect();
        let standard = from_text(&spelling);
        let western = with_question_marks(&spelling);
        let own = [Some(spelling.into_bytes()), standard].into_iter();
        own.chain(systems).chain([Some(western)]).flatten()
    })
}

fn in_letters_of(system: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    let (bytes, _, is_incomplete) = system.encode(text);
    (!is_incomplete).then(|| bytes.into_owned())
}

/// As LibreOffice writes them: a question mark for what the western letters of Windows lack.
fn with_question_marks(text: &str) -> Vec<u8> {
    let byte = |letter: char| {
        let letter = letter.to_string();
        let one = in_letters_of(encoding_rs::WINDOWS_1252, &letter);
        one.unwrap_or_else(|| b"?".to_vec())
    };
    text.chars().flat_map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::in_bytes;

    #[test]
    fn a_password_is_tried_in_the_letters_of_each_system() {
        let cases: [(&str, &[u8]); 10] = [
            ("Zoë", b"Zo\xeb"),
            ("Zoe\u{308}", b"Zo\xeb"),
            ("Zoë", "Zoe\u{308}".as_bytes()),
            ("Zoë", b"Zo\x91"),
            ("€5", b"\xa05"),
            ("€5", b"\x805"),
            ("Łódź", b"\xa3\xf3d\x9f"),
            ("Łódź", b"\xa3\xf3d\xbc"),
            ("пароль", b"\xef\xe0\xf0\xee\xeb\xfc"),
            ("пароль", b"??????"),
        ];
        for (typed, bytes) in cases {
            assert!(
                in_bytes(typed).any(|tried| tried == bytes),
                "{typed} {bytes:x?}"
            );
        }
        assert!(!in_bytes("naïve").any(|tried| tried == b"naive"));
    }
}
