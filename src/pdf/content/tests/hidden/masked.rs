//! Pictures with masks that are clear at their edges: what is opaque is their middle.

use super::super::super::HiddenBy::Covered;
use super::{Case, SECRET, found, resources, unfound};

/// A grey picture with a mask of 8 by 8 fields, by whether each is opaque: rows from the top.
fn picture(place: &str, rows: [&str; 8]) -> Case {
    let grey: String = "0".repeat(64);
    let mask: String = rows.concat().replace('x', "\u{7f}").replace('.', "\u{1}");
    let picture = format!(
        "<</Type/XObject/Subtype/Image/SMask 1001 0 R/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8>>\nstream\n{grey}"
    );
    // Its values are doubled, so that 127 becomes as good as white.
    let mask = format!(
        "<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Decode[0 2]>>\nstream\n{mask}"
    );
    (
        "",
        format!("{SECRET}q {place} cm /P Do Q"),
        resources("/XObject<</P 1000 0 R>>"),
        vec![&*picture.leak(), &*mask.leak()],
    )
}

const FEATHERED: [&str; 8] = [
    "........", ".xxxxxx.", ".xxxxxx.", ".xxxxxx.", ".xxxxxx.", ".xxxxxx.", ".xxxxxx.", "........",
];
const ROUNDED: [&str; 8] = [
    "..xxxx..", ".xxxxxx.", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", ".xxxxxx.", "..xxxx..",
];
const TOP: [&str; 8] = [
    "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "........", "........", "........", "........",
];
const HOLED: [&str; 8] = [
    "xxxxxxxx", "xxxxxxxx", "xxxxxxxx", "xxx..xxx", "xxx..xxx", "xxxxxxxx", "xxxxxxxx", "xxxxxxxx",
];
const LEFT: [&str; 8] = ["xxx....."; 8];

#[test]
fn words_under_the_opaque_middle_of_a_picture_are_found() {
    let shapes = [
        picture("100 0 0 60 70 680", FEATHERED),
        picture("60 0 0 24 90 692", ROUNDED),
        // The upper half lies over the word, also where the picture is turned.
        picture("60 0 0 40 90 675", TOP),
        picture("-60 0 0 -40 150 735", TOP),
        picture("200 0 0 40 80 685", LEFT),
        // Opaque throughout, in spite of its mask.
        picture("60 0 0 60 90 670", HOLED.map(|_| "xxxxxxxx")),
    ];
    let wrong = unfound(Covered, &shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_under_what_is_clear_of_a_picture_are_seen() {
    let shapes = [
        picture("100 0 0 60 70 702", FEATHERED),
        picture("60 0 0 40 90 695", TOP),
        picture("-60 0 0 -40 150 715", TOP),
        picture("60 0 0 60 90 670", HOLED),
        picture("200 0 0 40 0 685", LEFT),
        picture("60 0 0 24 90 692", [".x.x.x.x"; 8]),
    ];
    let wrong = found(&shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
