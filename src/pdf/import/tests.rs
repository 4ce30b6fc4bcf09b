//! What is accepted of other people's files, and what is refused by name.

use super::specimen::{Page, document};
use super::*;

fn opened(bytes: &[u8]) -> Result<usize, Refusal> {
    Source::open(bytes.to_vec(), None, &Limits::default()).map(|source| source.len())
}

#[test]
fn what_is_no_pdf_is_named() {
    assert_eq!(opened(b""), Err(Refusal::Empty));
    assert_eq!(opened(b"PK\x03\x04 a Word document"), Err(Refusal::NotAPdf));
    assert_eq!(opened(b"%PDF-1.7\nnothing else"), Err(Refusal::Damaged));
}

#[test]
fn a_lost_table_is_rebuilt_and_a_lost_end_is_borne() {
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    let at = super::source::find(&sound, b"xref\n0 1").unwrap();
    let mut without_table = sound.clone();
    without_table.truncate(at);
    without_table.extend_from_slice(b"trailer\n<</Root 1 0 R>>");
    assert_eq!(opened(&without_table), Ok(2));
    assert_eq!(opened(&sound[..at]), Ok(2));
}

#[test]
fn limits_are_kept() {
    let sound = document(&[Page::saying("one"), Page::saying("two")]);
    let tried =
        |limits: Limits| Source::open(sound.clone(), None, &limits).map(|source| source.len());
    let small = Limits {
        file: 10,
        ..Limits::default()
    };
    assert_eq!(tried(small), Err(Refusal::TooLarge(0)));
    let few = Limits {
        pages: 1,
        ..Limits::default()
    };
    assert_eq!(tried(few), Err(Refusal::TooManyPages(1)));
}
