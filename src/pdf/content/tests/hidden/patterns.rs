//! Boxes filled with gradients and tilings.

use super::super::super::HiddenBy::Covered;
use super::{Case, SECRET, found, resources, unfound};

fn gradient(coordinates: &str, extend: &str) -> String {
    format!(
        "<</ShadingType 2/ColorSpace/DeviceGray/Coords[{coordinates}]{extend}/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0.2]/N 1>>>>"
    )
}

const ENDLESS: &str = "/Extend[true true]";
const CONTENT: &str = "/Pattern cs /A scn 95 695 50 18 re f";

fn tiled(name: &'static str, object: &'static str) -> Case {
    let content = format!("{SECRET}{CONTENT}");
    (
        name,
        content,
        resources("/Pattern<</A 1000 0 R>>"),
        vec![object],
    )
}

fn shaded(name: &'static str, shading: &str) -> Case {
    let content = format!("{SECRET}q 95 695 50 18 re W n /A sh Q");
    let entries = resources(&format!("/Shading<</A {shading}>>"));
    (name, content, entries, Vec::new())
}

#[test]
fn words_under_a_pattern_without_gaps_are_found() {
    let filled = format!(
        "/Pattern<</A<</PatternType 2/Shading {}>>>>",
        gradient("0 0 595 0", ENDLESS)
    );
    let shapes = vec![
        shaded("a gradient", &gradient("0 0 595 0", ENDLESS)),
        (
            "filled with a gradient",
            format!("{SECRET}{CONTENT}"),
            resources(&filled),
            Vec::new(),
        ),
        tiled(
            "tiles",
            "<</PatternType 1/PaintType 1/TilingType 1/Resources<<>>/BBox[0 0 8 8]/XStep 8/YStep 8>>\nstream\n0 g 0 0 8 8 re f 0.3 g 1 1 2 2 re f",
        ),
    ];
    let wrong = unfound(Covered, &shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_under_a_pattern_with_gaps_are_not_hidden() {
    let shapes = vec![
        shaded("a gradient that ends before", &gradient("300 0 595 0", "")),
        tiled(
            "dots",
            "<</PatternType 1/PaintType 1/TilingType 1/Resources<<>>/BBox[0 0 8 8]/XStep 8/YStep 8>>\nstream\n0 g 1 1 1 1 re f",
        ),
        tiled(
            "tiles that are apart",
            "<</PatternType 1/PaintType 1/TilingType 1/Resources<<>>/BBox[0 0 8 8]/XStep 80/YStep 80>>\nstream\n0 g 0 0 8 8 re f",
        ),
        tiled(
            "tiles that are cut",
            "<</PatternType 1/PaintType 1/TilingType 1/Resources<<>>/BBox[0 0 8 8]/XStep 8/YStep 8>>\nstream\n0 0 1 1 re W n 0 g 0 0 8 8 re f",
        ),
    ];
    let wrong = found(&shapes);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
