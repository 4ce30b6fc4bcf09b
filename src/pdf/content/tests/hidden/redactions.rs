//! Words in places that are marked for redaction.

use super::super::super::hidden::marked_words;
use super::super::super::redactions::marked_places;
use super::super::super::{Reader, words};
use crate::pdf::import::specimen::{Page, document_with};
use crate::pdf::import::{Limits, Source};

/// What is marked on a page with a mark for redaction.
fn marked(content: &str, mark: &str) -> Vec<String> {
    let page = Page {
        entries: format!("/MediaBox[0 0 595 842]/Annots[<</Type/Annot/Subtype/Redact{mark}>>]"),
        content: content.as_bytes().to_vec(),
    };
    let bytes = document_with(&[page], "", &[]);
    let source = Source::open(bytes, None, &Limits::default()).unwrap();
    let content = Reader::new(&source).read(0).unwrap();
    let places = marked_places(&source.pdf.pages()[0], &source);
    let found = marked_words(&content, &words(&content.glyphs), &places);
    found.into_iter().map(|run| run.text).collect()
}

#[test]
fn words_with_any_letter_marked_are_found() {
    for mark in [
        "/Rect[95 695 145 713]",
        "/Rect[145 713 95 695]",
        "/Rect[95 695 117 713]",
        "/Rect[122 695 145 713]",
        "/Rect[0 0 9 9]/QuadPoints[95 713 145 713 95 695 145 695]",
        "/Rect[0 0 9 9]/QuadPoints[95 713 145 713 145 695 95 695]",
        "/Rect[0 0 9 9]/QuadPoints[5 13 45 13 5 5 45 5 95 713 145 713 95 695 145 695]",
    ] {
        assert_eq!(marked(super::SECRET, mark), ["Secret"], "{mark}");
    }
}

#[test]
fn words_beside_a_mark_are_not_found() {
    let turned = "/Rect[90 695 135 740]/QuadPoints[93 708 122 737 103 698 132 727]";
    let beside = "BT /F1 12 Tf 105 733 Td (Bi) Tj ET";
    assert!(marked(beside, turned).is_empty());
    for mark in ["/Rect[95 685 145 699]", "/Rect[95 295 145 313]"] {
        assert!(marked(super::SECRET, mark).is_empty(), "{mark}");
    }
}
