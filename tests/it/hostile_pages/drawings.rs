//! Forms, patterns, letters and masks that draw each other.

use super::{DEEP, FIRST, Object, chain, form, page, plain, stream};

fn pattern(next: usize, step: &str) -> Object {
    stream(
        format!(
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]{step}/Resources<</Pattern<</P {next} 0 R>>>>"
        ),
        "/Pattern cs /P scn 0 0 9 9 re f",
    )
}

pub(super) fn all() -> Vec<(&'static str, Vec<u8>)> {
    let forms = |depth, content: &str| {
        let end = stream("/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f");
        let more = chain(depth, &|next| form(next, content), end);
        page("/Resources<</XObject<</X 5 0 R>>>>", b"/X Do", &more)
    };
    let groups = |next: usize| {
        stream(
            format!(
                "/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/I true/K true>>/Resources<</XObject<</X {next} 0 R>>/ExtGState<</G<</ca .5>>>>>>"
            ),
            "/G gs /X Do",
        )
    };
    let tiles = |depth, step: &str| {
        let end = stream(
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9",
            "0 0 5 5 re f",
        );
        let more = chain(depth, &|next| pattern(next, step), end);
        let content = b"/Pattern cs /P scn 0 0 595 842 re f";
        page("/Resources<</Pattern<</P 5 0 R>>>>", content, &more)
    };
    let font = |next: usize| {
        let glyph = next + 1;
        [
            plain(format!(
                "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a {next} 0 R>>/Resources<</Font<</F {glyph} 0 R>>>>>>"
            )),
            stream("", "1 0 d0 BT /F 1 Tf (aa) Tj ET 0 0 1 1 re f"),
        ]
    };
    let fonts = |depth: usize, last: Object| {
        let links = (0..depth).flat_map(|at| font(FIRST + at * 2 + 1));
        let more: Vec<Object> = links.chain([last]).collect();
        page(
            "/Resources<</Font<</F 5 0 R>>>>",
            b"BT /F 9 Tf 9 9 Td (a) Tj ET",
            &more,
        )
    };
    let masks = |next: usize| {
        stream(
            format!(
                "/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</ExtGState<</G<</SMask<</S/Luminosity/G {next} 0 R>>>>>>>>"
            ),
            "/G gs 0 0 595 842 re f",
        )
    };
    let helvetica = || plain("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    let no_steps = "/XStep 0.0001/YStep 0.0001";
    vec![
        ("forms in forms", forms(DEEP, "/X Do")),
        (
            "forms that draw ten forms each",
            forms(
                14,
                "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do",
            ),
        ),
        (
            "a form that draws itself",
            page(
                "/Resources<</XObject<</X 5 0 R>>>>",
                b"/X Do",
                &[form(5, "/X Do")],
            ),
        ),
        (
            "groups in groups",
            page(
                "/Resources<</XObject<</X 5 0 R>>>>",
                b"/X Do",
                &chain(
                    DEEP,
                    &groups,
                    stream("/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f"),
                ),
            ),
        ),
        ("tiles of tiles", tiles(DEEP, "/XStep 9/YStep 9")),
        ("tiles of the smallest steps", tiles(1, no_steps)),
        ("tiles of no steps", tiles(1, "/XStep 0/YStep 0")),
        (
            "a tile of itself",
            page(
                "/Resources<</Pattern<</P 5 0 R>>>>",
                b"/Pattern cs /P scn 0 0 595 842 re f",
                &[pattern(5, "/XStep 9/YStep 9")],
            ),
        ),
        ("letters of letters", fonts(DEEP / 2, helvetica())),
        ("a letter of itself", fonts(1, plain("5 0 R"))),
        (
            "letters of two letters each, and so on",
            fonts(40, helvetica()),
        ),
        (
            "masks of masks",
            page(
                "/Resources<</ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>>>",
                b"/G gs 0 0 595 842 re f",
                &chain(
                    DEEP,
                    &masks,
                    stream(
                        "/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency/CS/DeviceGray>>",
                        "0 0 9 9 re f",
                    ),
                ),
            ),
        ),
        (
            "a comment's look of forms in forms",
            page(
                "/Annots[<</Subtype/Stamp/Rect[0 0 99 99]/AP<</N 5 0 R>>>>]",
                b"",
                &chain(
                    DEEP,
                    &|next| form(next, "/X Do"),
                    stream("/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f"),
                ),
            ),
        ),
        (
            "a composite font that descends from itself",
            page(
                "/Resources<</Font<</F 5 0 R>>>>",
                b"BT /F 9 Tf 9 9 Td (aaaa) Tj ET",
                &[
                    plain(
                        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 6 0 R/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>",
                    ),
                    stream(
                        "/Type/CMap/CMapName/A/UseCMap 6 0 R",
                        "/A usecmap begincmap endcmap",
                    ),
                ],
            ),
        ),
    ]
}
