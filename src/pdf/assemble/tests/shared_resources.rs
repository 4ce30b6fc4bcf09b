//! What shares its resources with what draws it keeps those that it names.

use super::left_out::{IMAGE, SHOWN, Two};

/// Office programs give a page and its forms one dictionary of resources. Some viewers look for what
/// a form names among its own resources and nowhere else.
#[test]
fn what_has_the_same_resources_as_what_draws_it_has_what_it_names() {
    let form = "/Subtype/Form/BBox[0 0 9 9]/Resources 7 0 R\nstream\n/Shown Do";
    let tile = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources 7 0 R\nstream\n/Shown Do";
    let outer = "/Subtype/Form/BBox[0 0 9 9]/Resources 7 0 R\nstream\n/Y Do";
    let apart = "/Subtype/Form/BBox[0 0 9 9]/Resources 26 0 R\nstream\n/Y Do";
    let glyphs = "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[9]/Encoding<</Differences[65/a]>>/CharProcs<</a 24 0 R>>/Resources 7 0 R>>";
    for (road, first, content, object) in [
        ("form", "", "/X Do", form),
        ("form in a form", "", "/X Do", outer),
        ("form in a form of other resources", "", "/X Do", apart),
        ("tile", "", "/X scn", tile),
        ("soft mask", "", "/X gs", form),
        ("glyphs", "", "BT /X 9 Tf(A)Tj ET", glyphs),
        (
            "comment",
            "/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 20 0 R>>>>]",
            "",
            form,
        ),
        (
            "field",
            "/Annots[<</Subtype/Widget/FT/Tx/Rect[0 0 9 9]/AP<</N 20 0 R>>>>]",
            "",
            form,
        ),
    ] {
        let two = Two {
            resources: "/XObject<</X 20 0 R/Y 23 0 R/Shown 22 0 R/Hidden 21 0 R>>/Pattern<</X 20 0 R>>/Font<</X 20 0 R>>/ExtGState<</X 25 0 R>>",
            first,
            content,
            objects: &[
                object,
                IMAGE,
                SHOWN,
                form,
                "\nstream\n9 0 d0 /Shown Do",
                "<</SMask<</S/Alpha/G 20 0 R>>>>",
                "<</XObject<</Y 23 0 R>>>>",
            ],
            ..Two::default()
        };
        let file = two.first_page();
        assert!(!file.contains("CANARY"), "{road}: {file}");
        let drawing = |line: &&str| line.contains("/FontMatrix") || line.contains("/BBox [0 0 9");
        let shared: Vec<&str> = file.lines().filter(drawing).collect();
        let is_whole = |line: &&str| line.contains("/Shown ") || line.contains("/Y ");
        assert!(
            !shared.is_empty() && shared.iter().all(is_whole),
            "{road}: {shared:?}"
        );
    }
}
