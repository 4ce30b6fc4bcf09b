//! Words in places that are marked for redaction.

use super::super::super::HiddenBy::UnappliedRedaction;
use super::super::hidden_on_drawn;

/// What is marked on a page with a mark for redaction.
fn marked(content: &str, mark: &str) -> Vec<String> {
    let entries = format!("/Annots[<</Type/Annot/Subtype/Redact{mark}>>]");
    let look = "<</Type/XObject/Subtype/Form/BBox[0 0 50 18]>>\nstream\n0 g 0 0 50 18 re f";
    let found = hidden_on_drawn(content, &entries, &[look]);
    let of_mark = |(kind, text)| {
        assert_eq!(kind, UnappliedRedaction, "{text}");
        text
    };
    found.into_iter().map(of_mark).collect()
}

/// It covers the word, but only until somebody deletes the mark.
#[test]
fn a_mark_that_has_a_black_picture_is_told_once() {
    let mark = "/Rect[95 695 145 713]/AP<</N 1000 0 R>>";
    assert_eq!(marked(super::SECRET, mark), ["Secret"]);
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
