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
        let cases: [(&str, &[u8]); 20] = [
            ("Zoe\u{308}", b"Zo\xeb"),
            ("Zoë", "Zoe\u{308}".as_bytes()),
            ("€5", b"\xa05"),
            ("пароль", b"??????"),
            // Windows: western, central European, Cyrillic, Greek, Turkish, Hebrew, Arabic, Baltic, Vietnamese.
            ("Zoë", b"Zo\xeb"),
            ("€5", b"\x805"),
            ("Łódź", b"\xa3\xf3d\x9f"),
            ("пароль", b"\xef\xe0\xf0\xee\xeb\xfc"),
            ("Їжак", b"\xaf\xe6\xe0\xea"),
            ("κωδικός", b"\xea\xf9\xe4\xe9\xea\xfc\xf2"),
            ("şifre", b"\xfeifre"),
            ("סיסמה", b"\xf1\xe9\xf1\xee\xe4"),
            ("گذر", b"\x90\xd0\xd1"),
            ("šķērsot", b"\xf0\xed\xe7rsot"),
            ("žąsis", b"\xfe\xe0sis"),
            ("mươi", b"m\xfd\xf5i"),
            // Central European and Russian of older systems, DOS, Macs.
            ("Łódź", b"\xa3\xf3d\xbc"),
            ("пароль", b"\xd0\xc1\xd2\xcf\xcc\xd8"),
            ("пароль", b"\xaf\xa0\xe0\xae\xab\xec"),
            ("Zoë", b"Zo\x91"),
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
