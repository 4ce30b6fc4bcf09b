//! Beginnings and ends of streams: what is set right in place, and that nothing else is touched.

use super::super::keyword::{beginnings, set_right};
use super::super::specimen::{Page, document};
use super::*;

fn right(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let found = beginnings(&bytes);
    let patience = Watch::default().begin(Limits::default().time);
    set_right(&mut bytes, &found, &patience);
    assert_eq!(bytes.len(), text.len());
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_stands_between_the_word_and_the_line_end_moves_before_the_word() {
    for (given, wanted) in [
        ("stream \n", " stream\n"),
        ("stream \r\n", " stream\r\n"),
        ("stream\t \x0c\r", "   stream\r"),
        ("stream %x\n", "   stream\n"),
        ("stream  BT", " stream\nBT"),
        ("\nstreamBT", "stream\nBT"),
        ("streamBT", "streamBT"),
        ("stream\n", "stream\n"),
        ("stream\r", "stream\r"),
        ("stream\r\n", "stream\r\n"),
    ] {
        let file =
            |word: &str| format!("%PDF-1.4\n4 0 obj\n<</Length 2>>{word}ET\nendstream\nendobj\n");
        assert_eq!(right(&file(given)), file(wanted), "{given:?}");
    }
}

#[test]
fn the_word_is_left_alone_where_no_stream_begins() {
    let within = "<</A 1>>\nstream \nx";
    for untouched in [
        // No object.
        within.to_owned(),
        format!("(4 0 obj {within})"),
        "4 0 obj\n<</Title(obj<<>>\nstream )>>\nendobj".to_owned(),
        "4 0 obj\n[(a)]\nstream \nendobj".to_owned(),
        // Within the data of another stream, whatever its length says.
        format!("5 0 obj\n<</Length 31>>\nstream\n4 0 obj{within}\nendstr\nendstream\nendobj"),
        format!("5 0 obj\n<</Length 9>>\nstream\n4 0 obj{within}\nendstream\nendobj")
            .replace("/Length 9", "/Length 99"),
    ] {
        assert_eq!(right(&untouched), untouched);
    }
}

#[test]
fn a_stream_behind_another_that_was_set_right_is_set_right_too() {
    let file = |word: &str| {
        let one = |number: u32, length: &str| {
            format!("{number} 0 obj\n<<{length}>>\n{word}BT ET\nendstream\nendobj\n")
        };
        format!(
            "{}{}{}",
            one(4, "/Length 5"),
            one(5, "/Length 9 0 R"),
            one(6, "")
        )
    };
    assert_eq!(right(&file("stream \n")), file(" stream\n"));
}

/// A later change to an object counts, and not what stood before.
#[test]
fn an_older_version_of_a_stream_that_has_no_end_is_not_taken() {
    let sound = document(&[Page::saying("the newer words")]);
    let older = b"11 0 obj\n<</Length 50>>\nstream\nBT /F1 12 Tf (the older words) Tj ET\nendobj\n";
    let begin = super::super::source::find(&sound, b"1 0 obj").unwrap();
    let changed = [&sound[..begin], older, &sound[begin..]].concat();
    let source = Source::open(changed, None, &Limits::default()).unwrap();
    let content = source.pdf.pages()[0].page_stream().unwrap();
    let content = String::from_utf8_lossy(content);
    assert!(
        content.contains("newer") && !content.contains("older"),
        "{content}"
    );
}

#[test]
fn a_sound_file_is_taken_as_it_is() {
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    let source = Source::open(sound.clone(), None, &Limits::default()).unwrap();
    assert_eq!(**source.bytes, *sound);
}
