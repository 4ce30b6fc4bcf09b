//! Ten shapes of each kind of hidden words, and as many that look like them and are not.

mod layers;
mod masked;
mod patterns;
mod redactions;
mod scanned;
mod type3;
mod unpainted;
mod veiled;

use super::super::HiddenBy::{self, Covered, OutsidePage, SameColour, TooSmall};
use super::hidden_on;

/// "Secret" at 100, 700 in 12 points: it reaches from 100 to 137 and from 698 to 709.
const SECRET: &str = "BT /F1 12 Tf 100 700 Td (Secret) Tj ET ";

/// Resources of a page; they stand in place of its font, so they have it again.
fn resources(more: &str) -> String {
    format!("/Resources<</Font<</F1 3 0 R>>{more}>>")
}

/// What is wrong with each content whose one secret ought to be found, and found alone.
fn unfound(kind: HiddenBy, shapes: &[Case]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, content, entries, objects) in shapes {
        let found = hidden_on(content, entries, objects);
        if found != [(kind, "Secret".to_owned())] {
            wrong.push(format!("{name}: {found:?}"));
        }
    }
    wrong
}

/// What is wrong with each content in which nothing ought to be found.
fn found(shapes: &[Case]) -> Vec<String> {
    let found = shapes.iter().map(|(name, content, entries, objects)| {
        let found = hidden_on(content, entries, objects);
        (!found.is_empty()).then(|| format!("{name}: {found:?}"))
    });
    found.flatten().collect()
}

type Case = (&'static str, String, String, Vec<&'static str>);

fn plain(name: &'static str, content: &str) -> Case {
    (
        name,
        format!("{SECRET}{content}"),
        String::new(),
        Vec::new(),
    )
}

const OPAQUE_PICTURE: &str = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8>>\nstream\n0";

#[test]
fn words_under_something_opaque_are_found() {
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 100 30]>>\nstream\n0 g 0 0 100 30 re f";
    let mut shapes = vec![
        plain("a black box", "0 g 95 695 50 18 re f"),
        plain("a white box", "1 g 95 695 50 18 re f"),
        plain(
            "a rounded box",
            "0 g 95 700 m 95 712 97 714 100 714 c 140 714 l 143 714 145 712 145 700 c 145 697 143 695 140 695 c 100 695 l 97 695 95 697 95 700 c f",
        ),
        plain(
            "two boxes side by side",
            "0 g 95 695 20 18 re f 0.2 g 114.9 695 40 18 re f",
        ),
        plain(
            "strips",
            "0 g 95 695 50 4 re 95 698.9 50 4 re 95 702.8 50 10 re f",
        ),
        plain("a thick line", "0 G 16 w 95 703 m 145 703 l S"),
        plain(
            "a turned box",
            "q 0 g 0.98 0.17 -0.17 0.98 100 690 cm -20 -5 90 40 re f Q",
        ),
        plain("a box and its frame", "1 0 0 rg 0 G 95 695 50 18 re B"),
    ];
    shapes.push((
        "a picture",
        format!("{SECRET}q 50 0 0 18 95 695 cm /P Do Q"),
        resources("/XObject<</P 1000 0 R>>"),
        vec![OPAQUE_PICTURE],
    ));
    shapes.push((
        "a form",
        format!("{SECRET}q 1 0 0 1 90 690 cm /P Do Q"),
        resources("/XObject<</P 1000 0 R>>"),
        vec![form],
    ));
    shapes.push((
        "a stencil of one point",
        format!("{SECRET}0 g q 50 0 0 18 95 695 cm BI /W 1/H 1/IM true ID \u{7f} EI Q"),
        String::new(),
        vec![],
    ));
    shapes.push((
        "the picture of an annotation",
        SECRET.to_owned(),
        "/Annots[<</Type/Annot/Subtype/Square/Rect[95 695 145 713]/AP<</N 1000 0 R>>>>]".to_owned(),
        vec!["<</Type/XObject/Subtype/Form/BBox[0 0 50 18]>>\nstream\n0 g 0 0 50 18 re f"],
    ));
    let wrong = unfound(Covered, &shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_in_the_colour_of_what_is_behind_them_are_found() {
    let secret = |before: &str| format!("{before} {SECRET}");
    let mut shapes: Vec<Case> = [
        ("white on paper", "1 g"),
        ("white in another way", "0 0 0 0 k"),
        ("nearly white", "0.99 0.985 1 rg"),
        ("white on a white box", "1 g 90 690 60 30 re f 1 1 1 rg"),
        ("black on black", "0 g 90 690 60 30 re f 0 g"),
        ("red on red", "1 0 0 rg 90 690 60 30 re f"),
        (
            "red on red above blue",
            "0 0 1 rg 0 0 595 842 re f 1 0 0 rg 90 690 60 30 re f",
        ),
        ("outlined in white", "1 g 1 G 1 w"),
        ("paler than a printer prints", "0.97 g"),
        ("pale yellow", "1 1 0.94 rg"),
        ("paler in four inks", "0 0 0 0.05 k"),
    ]
    .into_iter()
    .map(|(name, before)| (name, secret(before), String::new(), Vec::new()))
    .collect();
    shapes.push((
        "filled and outlined in white",
        "1 g 1 G 2 Tr BT 2 Tr /F1 12 Tf 100 700 Td (Secret) Tj ET".to_owned(),
        String::new(),
        vec![],
    ));
    shapes.push((
        "as clear as glass",
        format!("/G gs {SECRET}"),
        resources("/ExtGState<</G<</ca 0>>>>"),
        vec![],
    ));
    shapes.push((
        "grey on a box that is half clear",
        format!("/G gs 0 g 90 690 60 30 re f /F gs 0.5 g {SECRET}"),
        resources("/ExtGState<</G<</ca 0.5>>/F<</ca 1>>>>"),
        vec![],
    ));
    let wrong = unfound(SameColour, &shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_in_letters_like_dust_are_found_and_small_print_is_not() {
    let set = |size: &str| {
        let content = format!("BT /F1 {size} Tf 100 700 Td (Secret) Tj ET");
        hidden_on(&content, "", &[])
    };
    for size in ["0.9", "0.5", "0.1", "0.01"] {
        assert_eq!(set(size), [(TooSmall, "Secret".to_owned())], "{size}");
    }
    for size in ["1.2", "3", "6"] {
        assert_eq!(set(size), [], "{size}");
    }
}

#[test]
fn words_outside_the_page_are_found() {
    let at = |x: i32, y: i32| format!("BT /F1 12 Tf {x} {y} Td (Secret) Tj ET");
    let crop = "/CropBox[0 0 595 600]".to_owned();
    let mut shapes: Vec<Case> = vec![
        ("above the crop box", at(100, 700), crop.clone(), vec![]),
        ("beside the page", at(700, 700), String::new(), vec![]),
        ("to the left", at(-200, 700), String::new(), vec![]),
        ("below", at(100, -30), String::new(), vec![]),
        ("far above", at(100, 9000), String::new(), vec![]),
        ("turned", at(100, 700), format!("{crop}/Rotate 90"), vec![]),
        (
            "beside a narrow crop box",
            at(100, 300),
            "/CropBox[200 0 595 842]".to_owned(),
            vec![],
        ),
        (
            "cut away by a box",
            format!("0 0 50 50 re W n {}", at(100, 700)),
            String::new(),
            vec![],
        ),
        (
            "cut away by a circle",
            format!(
                "30 0 m 30 16 17 30 0 30 c -17 30 -30 17 -30 0 c f {}",
                at(100, -700)
            ),
            String::new(),
            vec![],
        ),
    ];
    shapes.push((
        "outside the box of a form",
        "/P Do".to_owned(),
        resources("/XObject<</P 1000 0 R>>"),
        vec!["<</Type/XObject/Subtype/Form/Resources<</Font<</F1 3 0 R>>>>/BBox[0 0 50 50]>>\nstream\nBT /F1 12 Tf 100 700 Td (Secret) Tj ET"],
    ));
    let wrong = unfound(OutsidePage, &shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_that_are_seen_are_not_hidden() {
    let shading = "/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 595 0]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0]/N 1>>>>>>";
    let shapes: Vec<Case> = vec![
        (
            "shaded before its text",
            format!("0.9 g 90 690 60 30 re f 0 g {SECRET}"),
            String::new(),
            vec![],
        ),
        (
            "a rounded box below",
            format!(
                "0 0 1 rg 95 700 m 95 712 97 714 100 714 c 140 714 l 143 714 145 712 145 700 c 140 695 l 100 695 l f 1 g {SECRET}"
            ),
            String::new(),
            vec![],
        ),
        (
            "white on a dark box",
            format!("0.1 g 90 690 60 30 re f 1 g {SECRET}"),
            String::new(),
            vec![],
        ),
        (
            "white on a gradient",
            format!("q 90 690 60 30 re W n /S sh Q 1 g {SECRET}"),
            resources(shading),
            vec![],
        ),
        (
            "white on a picture",
            format!("q 60 0 0 30 90 690 cm /P Do Q 1 g {SECRET}"),
            resources("/XObject<</P 1000 0 R>>"),
            vec![OPAQUE_PICTURE],
        ),
        (
            "a marker above",
            format!("{SECRET}/G gs 1 1 0 rg 90 690 60 30 re f"),
            resources("/ExtGState<</G<</ca 0.4>>>>"),
            vec![],
        ),
        (
            "a marker that multiplies",
            format!("{SECRET}/G gs 1 1 0 rg 90 690 60 30 re f"),
            resources("/ExtGState<</G<</BM/Multiply>>>>"),
            vec![],
        ),
        (
            "a frame",
            format!("{SECRET}0 G 2 w 90 690 60 30 re S"),
            String::new(),
            vec![],
        ),
        (
            "underlined",
            format!("{SECRET}0 g 100 697 40 1.5 re f"),
            String::new(),
            vec![],
        ),
        (
            "struck through",
            format!("{SECRET}0 G 1 w 95 703 m 145 703 l S"),
            String::new(),
            vec![],
        ),
        (
            "half of it covered",
            format!("{SECRET}0 g 120 690 60 30 re f"),
            String::new(),
            vec![],
        ),
        (
            "covered and set again",
            format!("{SECRET}0.8 g 90 690 60 30 re f 0 g {SECRET}"),
            String::new(),
            vec![],
        ),
        (
            "a box clipped away",
            format!("{SECRET}q 0 0 50 50 re W n 0 g 90 690 60 30 re f Q"),
            String::new(),
            vec![],
        ),
        (
            "a hole in the box",
            format!("{SECRET}0 g 50 650 200 100 re 95 695 50 18 re f*"),
            String::new(),
            vec![],
        ),
        (
            "a picture with holes",
            format!("{SECRET}q 50 0 0 18 95 695 cm /P Do Q"),
            resources("/XObject<</P 1000 0 R>>"),
            vec![
                "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 1001 0 R>>\nstream\n0",
                "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8>>\nstream\n\u{10}",
            ],
        ),
        (
            "white with a black outline",
            "1 g 0 G BT 2 Tr /F1 12 Tf 100 700 Td (Secret) Tj ET".to_owned(),
            String::new(),
            vec![],
        ),
        (
            "black with a white outline",
            "0 g 1 G BT 2 Tr /F1 12 Tf 100 700 Td (Secret) Tj ET".to_owned(),
            String::new(),
            vec![],
        ),
        (
            "for searching a picture",
            format!("q 500 0 0 700 50 50 cm /P Do Q 3 Tr {SECRET}"),
            resources("/XObject<</P 1000 0 R>>"),
            vec![OPAQUE_PICTURE],
        ),
        (
            "with a shadow",
            format!("1 g BT /F1 12 Tf 100.8 699.2 Td (Secret) Tj ET 0 g {SECRET}"),
            String::new(),
            vec![],
        ),
        (
            "at the very edge",
            "BT /F1 12 Tf 2 833 Td (Secret) Tj ET".to_owned(),
            String::new(),
            vec![],
        ),
        (
            "grey on white",
            format!("0.85 g {SECRET}"),
            String::new(),
            vec![],
        ),
        (
            "a dash below a box",
            "BT /F1 12 Tf 100 700 Td (\\226) Tj ET 0 g 90 690 60 30 re f".to_owned(),
            String::new(),
            vec![],
        ),
    ];
    let wrong = found(&shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
