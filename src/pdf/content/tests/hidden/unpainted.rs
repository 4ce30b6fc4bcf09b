//! Annotations that bring no picture, as viewers draw them.

use super::super::super::HiddenBy::Covered;
use super::{Case, SECRET, found, unfound};

const RECT: &str = "/Rect[95 695 145 713]";
const QUADS: &str = "/Rect[95 695 145 713]/QuadPoints[95 713 145 713 95 695 145 695]";

fn annotated(name: &'static str, entries: &str) -> Case {
    let entries = format!("/Annots[<</Type/Annot{entries}>>]");
    (name, SECRET.to_owned(), entries, Vec::new())
}

#[test]
fn words_under_annotations_without_a_picture_are_found() {
    let shapes = vec![
        annotated("a box", &format!("/Subtype/Square/IC[0 0 0]{RECT}")),
        annotated(
            "a box in four inks",
            &format!("/Subtype/Square/IC[0 0 0 1]{RECT}"),
        ),
        annotated("an ellipse", "/Subtype/Circle/IC[0]/Rect[75 675 165 733]"),
        annotated(
            "a polygon",
            "/Subtype/Polygon/IC[0]/Vertices[90 690 150 690 150 720 90 720]",
        ),
        annotated(
            "a black marker",
            &format!("/Subtype/Highlight/C[0 0 0]{QUADS}"),
        ),
        annotated(
            "a broad line",
            "/Subtype/Line/C[0]/L[90 704 150 704]/BS<</W 20>>",
        ),
        annotated(
            "a broad pen",
            "/Subtype/Ink/C[0]/InkList[[90 704 150 704]]/Border[0 0 20]",
        ),
        annotated(
            "a note with a ground",
            &format!("/Subtype/FreeText/C[1]{RECT}"),
        ),
    ];
    let wrong = unfound(Covered, &shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_under_annotations_that_cover_nothing_are_not_hidden() {
    let shapes = vec![
        annotated("a frame", &format!("/Subtype/Square/C[0]{RECT}")),
        annotated(
            "a frame filled with nothing",
            &format!("/Subtype/Square/IC[]{RECT}"),
        ),
        annotated(
            "a box that is half clear",
            &format!("/Subtype/Square/IC[1 1 0]/CA 0.4{RECT}"),
        ),
        annotated("a hidden box", &format!("/Subtype/Square/IC[0]/F 2{RECT}")),
        annotated(
            "a box that is only printed",
            &format!("/Subtype/Square/IC[0]/F 32{RECT}"),
        ),
        annotated(
            "a yellow marker",
            &format!("/Subtype/Highlight/C[1 1 0]{QUADS}"),
        ),
        annotated("a thin line", "/Subtype/Line/C[0]/L[90 704 150 704]"),
        annotated("a link", &format!("/Subtype/Link/C[0]/Border[0 0 1]{RECT}")),
        annotated("a note that is closed", &format!("/Subtype/Popup{RECT}")),
    ];
    let wrong = found(&shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
