//! Boxes and letters with blend modes and tints, in groups and by themselves; many thin lines.

use super::super::super::HiddenBy::{Covered, SameColour};
use super::{Case, SECRET, found, resources, unfound};

const BOX: &str = "95 695 50 18 re f ";

fn state(entries: &str) -> String {
    resources(&format!("/ExtGState<</G<<{entries}>>>>"))
}

/// A box in a colour over the words, with a graphics state.
fn over(name: &'static str, colour: &str, entries: &str) -> Case {
    let content = format!("{SECRET}/G gs {colour} {BOX}");
    (name, content, state(entries), Vec::new())
}

/// Words in a colour on a grey box, with a graphics state.
fn words(name: &'static str, colour: &str, entries: &str) -> Case {
    let content = format!("0.5 g 90 690 60 30 re f /G gs {colour} {SECRET}");
    (name, content, state(entries), Vec::new())
}

/// Lines over the words, each so far from the last.
fn lines(name: &'static str, width: f32, apart: f32) -> Case {
    let heights = (0..).map(|at| 695.0 + at as f32 * apart);
    let lines = heights.take_while(|y| *y < 713.0);
    let lines: String = lines.map(|y| format!("95 {y} m 145 {y} l S ")).collect();
    let content = format!("{SECRET}0 G {width} w {lines}");
    (name, content, String::new(), Vec::new())
}

/// A box in a group of its own, which is laid over the words.
fn group(name: &'static str, entries: &str, object: &'static str) -> Case {
    let entries = resources(&format!(
        "/XObject<</P 1000 0 R>>/ExtGState<</G<<{entries}>>>>"
    ));
    let content = format!("{SECRET}/G gs q 1 0 0 1 95 695 cm /P Do Q");
    (name, content, entries, vec![object])
}

const BLACK_GROUP: &str = "<</Type/XObject/Subtype/Form/Group<</S/Transparency>>/BBox[0 0 50 18]>>\nstream\n0 g 0 0 50 18 re f";
const YELLOW_GROUP: &str = "<</Type/XObject/Subtype/Form/Group<</S/Transparency>>/BBox[0 0 50 18]>>\nstream\n1 1 0 rg 0 0 50 18 re f";
const GROUP_OF_TWO: &str = "<</Type/XObject/Subtype/Form/Group<</S/Transparency>>/BBox[0 0 50 18]>>\nstream\n0 g 0 0 50 18 re f 0 0 50 18 re f 0 0 50 18 re f 0 0 50 18 re f 0 0 50 18 re f 0 0 50 18 re f";

#[test]
fn words_under_what_leaves_nothing_to_see_are_found() {
    let shapes = vec![
        over("black that multiplies", "0 g", "/BM/Multiply"),
        over("black that darkens", "0 g", "/BM/Darken"),
        over("white that screens", "1 g", "/BM/Screen"),
        over("white that lightens", "1 g", "/BM/Lighten"),
        group("a black group that multiplies", "/BM/Multiply", BLACK_GROUP),
        group("a black group in full", "/ca 1", BLACK_GROUP),
        lines("lines side by side", 1.0, 0.8),
        (
            "three boxes that are nearly full",
            format!("{SECRET}/G gs 0 g {BOX}{BOX}{BOX}"),
            state("/ca 0.85"),
            Vec::new(),
        ),
        (
            "red words under a red marker",
            format!("1 0 0 rg {SECRET}/G gs {BOX}"),
            state("/BM/Multiply"),
            Vec::new(),
        ),
        (
            "dashes without gaps",
            format!("{SECRET}0 G 16 w [50 0] 0 d 95 703 m 145 703 l S"),
            String::new(),
            Vec::new(),
        ),
        (
            "half under a box and half in white",
            "BT /F1 12 Tf 100 700 Td 0 g (Sec) Tj 1 g (ret) Tj ET 0 g 95 695 25 18 re f".to_owned(),
            String::new(),
            Vec::new(),
        ),
    ];
    let wrong = unfound(Covered, &shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_that_blend_with_what_is_behind_them_are_found() {
    let mut shapes = vec![
        words("white that multiplies", "1 g", "/BM/Multiply"),
        words("black that screens", "0 g", "/BM/Screen"),
        words(
            "on a box that multiplies",
            "0 g 90 690 60 30 re f 0 g",
            "/BM/Multiply",
        ),
    ];
    shapes.push((
        "in a group that is clear",
        "/G gs /P Do".to_owned(),
        resources("/XObject<</P 1000 0 R>>/ExtGState<</G<</ca 0>>>>"),
        vec!["<</Type/XObject/Subtype/Form/Resources<</Font<</F1 3 0 R>>>>/Group<</S/Transparency>>/BBox[0 0 595 842]>>\nstream\nBT /F1 12 Tf 100 700 Td (Secret) Tj ET"],
    ));
    let wrong = unfound(SameColour, &shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_that_show_through_are_not_hidden() {
    let capitals = SECRET.replace("Secret", "SECRET 12");
    let shapes = vec![
        over("yellow that multiplies", "1 1 0 rg", "/BM/Multiply"),
        over("white that multiplies", "1 g", "/BM/Multiply"),
        over("black that screens", "0 g", "/BM/Screen"),
        over("grey that darkens", "0.6 g", "/BM/Darken"),
        over("white that inverts", "1 g", "/BM/Difference"),
        over("a dark tint", "0 g", "/ca 0.8"),
        group(
            "a yellow group that multiplies",
            "/BM/Multiply",
            YELLOW_GROUP,
        ),
        group(
            "many boxes in a group that is half clear",
            "/ca 0.5",
            GROUP_OF_TWO,
        ),
        lines("hatched", 0.5, 3.0),
        words("white that inverts the paper", "1 g", "/BM/Difference"),
        words("in a tint", "0 g", "/ca 0.2"),
        (
            "white on thin dark lines",
            format!("{}1 g {SECRET}", lines("", 1.2, 1.0).1.replace(SECRET, "")),
            String::new(),
            Vec::new(),
        ),
        (
            "white on a dashed line",
            format!("0 G 20 w [20 1] 0 d 95 704 m 145 704 l S 1 g {SECRET}"),
            String::new(),
            Vec::new(),
        ),
        (
            "the lower half of capitals covered",
            format!("{capitals}0 g 95 696 90 9.3 re f"),
            String::new(),
            Vec::new(),
        ),
    ];
    let wrong = found(&shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
