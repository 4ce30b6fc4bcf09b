//! Files that are locked the oldest way, written here by hand: object numbers, places of texts and damage
//! that no program at hand writes, though the standard has them.

use std::io::Write as _;

use super::super::owner::{md5, padded, rc4};
use super::*;

const ID: &[u8; 16] = b"0123456789abcdef";
/// “Zoë” as Windows writes it. It is no text in UTF-8, so the reader cannot be given it.
const PASSWORD: &[u8] = b"Zo\xeb";

type Id = (u32, u16);

fn hexadecimal(data: &[u8]) -> String {
    let digits: String = data.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("<{digits}>")
}

/// With the brackets and line ends in it that must not be taken for its own.
fn literal(data: &[u8]) -> Vec<u8> {
    let mut out = vec![b'('];
    for byte in data {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            byte => out.push(*byte),
        }
    }
    out.push(b')');
    out
}

/// The key of the file (ISO 32000-1, algorithm 2) and the dictionary that describes it (algorithms 3 and 4).
fn lock() -> (Vec<u8>, String) {
    let owner = [b'o'; 32];
    let permissions = (-4_i32).to_le_bytes();
    let key = md5(&[&padded(PASSWORD)[..], &owner, &permissions, ID].concat())[..5].to_vec();
    let user = hexadecimal(&rc4(&key, &padded(b"")));
    let owner = hexadecimal(&owner);
    let dictionary = format!("<</Filter/Standard/V 1/R 2/P -4/O{owner}/U{user}>>");
    (key, dictionary)
}

/// Encrypted with the key of its object (algorithm 1).
fn encrypted(key: &[u8], (number, generation): Id, data: &[u8]) -> Vec<u8> {
    let [n0, n1, n2, _] = number.to_le_bytes();
    let [g0, g1] = generation.to_le_bytes();
    let own = md5(&[key, &[n0, n1, n2, g0, g1]].concat());
    rc4(&own[..10], data)
}

/// The text of an object, in which “{words}” is encrypted and written in hexadecimal, and “«words»” between
/// brackets.
fn with_texts(key: &[u8], id: Id, text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for (at, part) in text.split(['{', '}']).enumerate() {
        if at % 2 == 1 {
            let words = encrypted(key, id, part.as_bytes());
            out.extend(hexadecimal(&words).into_bytes());
            continue;
        }
        for (at, part) in part.split(['«', '»']).enumerate() {
            match at % 2 {
                1 => out.extend(literal(&encrypted(key, id, part.as_bytes()))),
                _ => out.extend_from_slice(part.as_bytes()),
            }
        }
    }
    out
}

fn locked(objects: &[(Id, &str)]) -> Vec<u8> {
    let (key, dictionary) = lock();
    let mut file = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    for (id @ (number, generation), text) in objects {
        table.push_str(&format!(
            "{number} 1\n{:010} {generation:05} n \n",
            file.len()
        ));
        file.extend(format!("{number} {generation} obj\n").into_bytes());
        match text.split_once("\nstream\n") {
            Some((entries, content)) => {
                let content = encrypted(&key, *id, content.as_bytes());
                file.extend(format!("<<{entries}/Length {}>>\nstream\n", content.len()).bytes());
                file.extend(content);
                file.extend(b"\nendstream");
            }
            None => file.extend(with_texts(&key, *id, text)),
        }
        file.extend(b"\nendobj\n");
    }
    let (place, id) = (file.len(), hexadecimal(ID));
    let size = objects.iter().map(|((number, _), _)| number + 1).max();
    let trailer = format!(
        "{table}trailer\n<</Size {}/Root 1 0 R/ID[{id}{id}]/Encrypt {dictionary}>>\nstartxref\n{place}\n%%EOF\n",
        size.unwrap_or(1),
    );
    file.extend(trailer.into_bytes());
    file
}

/// A page with this content and what hangs on it, and further objects.
fn page(content: Id, annotations: &str, more: &[(Id, &str)]) -> Vec<u8> {
    let font = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>";
    let (number, generation) = content;
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number} {generation} R/Annots {annotations}{font}>>"
    );
    let mut objects = vec![
        ((1, 0), "<</Type/Catalog/Pages 2 0 R>>"),
        ((2, 0), "<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        ((3, 0), page.as_str()),
        (content, "\nstream\nBT /F 20 Tf 72 700 Td (Sworn) Tj ET"),
    ];
    objects.extend(more);
    locked(&objects)
}

/// The comments of a file that the password opens, where its content can be read, too.
fn comments(bytes: Vec<u8>) -> Vec<String> {
    let (limits, watch) = (Limits::default(), Watch::default());
    let found = survey(bytes, Some("Zoë"), &limits, &watch).unwrap();
    assert!(found.encrypted);
    assert_eq!((&found.damage, &found.without_text), (&vec![], &vec![]));
    found.comments.into_iter().map(|one| one.text).collect()
}

#[test]
fn each_object_has_a_key_of_its_own_whatever_its_number() {
    for comment in [(7, 0), (300, 0), (70_000, 0), (5, 2), (5, 300)] {
        let (number, generation) = comment;
        let text = "<</Type/Annot/Subtype/Text/Rect[9 9 29 29]/Contents{privileged}>>";
        let annotations = format!("[{number} {generation} R]");
        let content = (number + 1, generation);
        let bytes = page(content, &annotations, &[(comment, text)]);
        assert_eq!(comments(bytes), ["privileged"], "{comment:?}");
    }
}

#[test]
fn texts_are_found_wherever_and_however_they_are_written() {
    let long = "words ".repeat(100);
    let long = long.trim();
    let literal = format!("<</Subtype/Text/Rect[9 9 29 29]/Contents«{long}»/M«D:2024»>>");
    let objects = [
        // A list that is an object.
        (
            (20, 0),
            "[<</Subtype/Text/Rect[9 9 29 29]/Contents{listed}>>21 0 R 23 0 R 24 0 R]",
        ),
        // A text that is one.
        ((21, 0), "<</Subtype/Text/Rect[9 9 29 29]/Contents 22 0 R>>"),
        ((22, 0), "{alone}"),
        // Behind a comment that has a bracket.
        (
            (23, 0),
            "<</Subtype/Text%not ( a text <\n/Rect[9 9 29 29]/Contents{behind}>>",
        ),
        ((24, 0), literal.as_str()),
    ];
    let found = comments(page((4, 0), "20 0 R", &objects));
    assert_eq!(found, ["listed", "alone", "behind", long]);
}

/// A page with this content, in a file that has lost what describes its lock.
fn opened_without_lock(filter: &str, content: &[u8]) -> Result<usize, Refusal> {
    let mut file = super::super::specimen::Writer::default();
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    file.object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    file.object(
        3,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
    );
    file.stream(4, filter, content);
    let file = file.finish();
    let at = super::super::source::find(&file, b"/Root 1 0 R").unwrap();
    let file = [&file[..at], b"/Encrypt 99 0 R", &file[at..]].concat();
    opened(&file)
}

/// Who has no key to a page is not shown letters at random, however its content is packed.
#[test]
fn content_is_garbled_where_it_does_not_begin_as_it_says() {
    for (filter, begins) in [
        ("", &b"BT ET q Q"[..]),
        ("/Filter/FlateDecode", b"\x78\x9c\x03\0\0\0\0\x01"),
        ("/Filter/LZWDecode", b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"),
        ("/Filter/ASCIIHexDecode", b"42542045543e"),
        ("/Filter/ASCII85Decode", b"87cURD]~>"),
    ] {
        assert_eq!(opened_without_lock(filter, begins), Ok(1), "{filter}");
        let garbled: Vec<u8> = begins.iter().map(|byte| byte ^ 0xa5).collect();
        let found = opened_without_lock(filter, &garbled);
        assert_eq!(found, Err(Refusal::LockLost), "{filter}");
    }
}

/// One encrypted stream in five hundred begins with two such bytes.
#[test]
fn two_bytes_that_look_right_make_no_content() {
    let flate = "/Filter/FlateDecode";
    for number in 0..200 {
        let noise = rc4(&[number], &[0; 300]);
        let content = [b"\x78\x9c", noise.as_slice()].concat();
        let found = opened_without_lock(flate, &content);
        assert_eq!(found, Err(Refusal::LockLost), "{number}");
    }
    // Content that breaks off is content all the same.
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let words: String = (0..900).map(|n| format!("({n}) Tj ")).collect();
    packer.write_all(words.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    for length in [packed.len(), packed.len() / 2, 40] {
        assert_eq!(
            opened_without_lock(flate, &packed[..length]),
            Ok(1),
            "{length}"
        );
    }
}
