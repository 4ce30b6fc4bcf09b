//! Pages made to harm whoever draws them: what nests without end, what is enormous, what never stops. Used by
//! `page_worker` and `hostile_documents`.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::paper::file;

/// How deep things nest: four times as deep as overflows two megabytes of stack.
const DEEP: usize = 20_000;

/// An object after the page's own: what stands in it, and its stream where it has one.
type Object = (String, Option<Vec<u8>>);

/// The number of the first object that a specimen adds.
const FIRST: usize = 5;

fn page(entries: &str, content: &[u8], more: &[Object]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{entries}>>");
    let mut objects: Vec<(&str, Option<&[u8]>)> = vec![
        ("<</Type/Catalog/Pages 2 0 R>>", None),
        ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
        (&page, None),
        ("", Some(content)),
    ];
    objects.extend(
        more.iter()
            .map(|(text, stream)| (text.as_str(), stream.as_deref())),
    );
    file(&objects)
}

/// Objects of which each names the next, and a last one.
fn chain(length: usize, link: &dyn Fn(usize) -> Object, end: Object) -> Vec<Object> {
    let links = FIRST..FIRST + length;
    links.map(|number| link(number + 1)).chain([end]).collect()
}

fn plain(text: impl Into<String>) -> Object {
    (text.into(), None)
}

fn stream(text: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Object {
    (text.into(), Some(bytes.into()))
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    assert!(packer.write_all(bytes).is_ok());
    packer.finish().unwrap_or_default()
}

/// So many megabytes of one byte, packed.
fn filled(with: u8, megabytes: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..megabytes {
        assert!(packer.write_all(&[with; 1_000_000]).is_ok());
    }
    packer.finish().unwrap_or_default()
}

fn colour_space(link: &dyn Fn(usize) -> Object) -> Vec<u8> {
    let resources = "/Resources<</ColorSpace<</C 5 0 R>>>>";
    let content = b"/C cs 0 scn 0 0 100 100 re f /C CS 0 SCN 0 0 m 99 99 l S";
    page(resources, content, &chain(DEEP, link, plain("/DeviceGray")))
}

fn shading(function: &[Object]) -> Vec<u8> {
    let resources = "/Resources<</Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 595 842]/Function 5 0 R>>>>>>";
    page(resources, b"/S sh", function)
}

const TINT: &str = "<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>";

fn colour_spaces_and_functions() -> Vec<(&'static str, Vec<u8>)> {
    let stitched = |next: usize| {
        plain(format!(
            "<</FunctionType 3/Domain[0 1]/Functions[{next} 0 R]/Bounds[]/Encode[0 1]>>"
        ))
    };
    let forked = |next: usize| {
        plain(format!(
            "<</FunctionType 3/Domain[0 1]/Functions[{next} 0 R {next} 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>"
        ))
    };
    let direct = |open: &str, end: &str, close: &str| {
        let nested = [&open.repeat(DEEP), end, &close.repeat(DEEP)].concat();
        page(
            "/Resources<</ColorSpace<</C 5 0 R>>>>",
            b"/C cs 0 scn 0 0 100 100 re f",
            &[plain(nested)],
        )
    };
    let program = |text: String| shading(&[stream("/FunctionType 4/Domain[0 1]/Range[0 1]", text)]);
    vec![
        (
            "patterns on patterns",
            colour_space(&|next| plain(format!("[/Pattern {next} 0 R]"))),
        ),
        (
            "profiles with alternates",
            colour_space(&|next| plain(format!("[/ICCBased {next} 0 R]"))),
        ),
        (
            "alternates of profiles",
            page(
                "/Resources<</ColorSpace<</C[/ICCBased 5 0 R]>>>>",
                b"/C cs 0 scn 0 0 100 100 re f",
                &chain(
                    DEEP,
                    &|next| stream(format!("/N 1/Alternate[/ICCBased {next} 0 R]"), "x"),
                    stream("/N 1", "x"),
                ),
            ),
        ),
        (
            "indexed on indexed",
            colour_space(&|next| plain(format!("[/Indexed {next} 0 R 1 <0001>]"))),
        ),
        (
            "separations on separations",
            colour_space(&|next| plain(format!("[/Separation/A {next} 0 R {TINT}]"))),
        ),
        (
            "many inks on many inks",
            colour_space(&|next| plain(format!("[/DeviceN[/A] {next} 0 R {TINT}]"))),
        ),
        (
            "inks with inks of their own",
            colour_space(&|next| {
                plain(format!(
                    "[/DeviceN[/A]/DeviceGray {TINT}<</Colorants<</A {next} 0 R>>/Process<</ColorSpace {next} 0 R/Components[/A]>>>>]"
                ))
            }),
        ),
        (
            "patterns on patterns in one object",
            direct("[/Pattern", " /DeviceGray", "]"),
        ),
        (
            "indexed on indexed in one object",
            direct("[/Indexed", " /DeviceGray", " 1<0001>]"),
        ),
        (
            "stitched functions",
            shading(&chain(DEEP, &stitched, plain(TINT))),
        ),
        (
            "functions stitched of two, and so on",
            shading(&chain(48, &forked, plain(TINT))),
        ),
        (
            "a function stitched of itself",
            shading(&[plain(
                "<</FunctionType 3/Domain[0 1]/Functions[5 0 R]/Bounds[]/Encode[0 1]>>",
            )]),
        ),
        (
            "braces in braces",
            program([&"{".repeat(500_000), "", &"}".repeat(500_000)].concat()),
        ),
        (
            "a program of a million steps",
            program(format!("{{{}}}", "dup mul ".repeat(500_000))),
        ),
        (
            "a table of twelve dimensions",
            shading(&[stream(
                "/FunctionType 0/Domain[0 1 0 1 0 1 0 1 0 1 0 1 0 1 0 1]/Range[0 1]/BitsPerSample 8/Size[60000 60000 60000 60000 60000 60000 60000 60000]",
                "x",
            )]),
        ),
    ]
}

fn form(next: usize, content: &str) -> Object {
    stream(
        format!("/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X {next} 0 R>>>>"),
        content,
    )
}

fn pattern(next: usize, step: &str) -> Object {
    stream(
        format!(
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]{step}/Resources<</Pattern<</P {next} 0 R>>>>"
        ),
        "/Pattern cs /P scn 0 0 9 9 re f",
    )
}

fn forms_patterns_fonts() -> Vec<(&'static str, Vec<u8>)> {
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

const PICTURE: &str = "/Subtype/Image/Width 60000/Height 60000";

fn image(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let content = b"595 0 0 842 0 0 cm /X Do".repeat(3);
    let more = [stream(format!("/Subtype/Image{entries}"), bytes)];
    page("/Resources<</XObject<</X 5 0 R>>>>", &content, &more)
}

fn images() -> Vec<(&'static str, Vec<u8>)> {
    let zeros = filled(0, 450);
    let large =
        |entries: &str, bytes: &[u8]| image(&format!("/Width 60000/Height 60000{entries}"), bytes);
    let jpeg = [
        &[0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0xff, 0xdc, 0xff, 0xdc, 3][..],
        &[1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0],
        &[0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0x3f, 0],
        &[0; 99],
    ];
    let jp2 = [
        &[0xff, 0x4f, 0xff, 0x51, 0, 47, 0, 0][..],
        &60_000u32.to_be_bytes().repeat(2),
        &[0; 8],
        &60_000u32.to_be_bytes().repeat(2),
        &[0; 8],
        &[0, 3, 7, 1, 1, 7, 1, 1, 7, 1, 1],
        &[0xff, 0x52, 0, 12, 0, 0, 0, 1, 0, 0, 4, 4, 0, 1],
        &[0xff, 0x5c, 0, 4, 0x40, 0x40],
        &[
            0xff, 0x90, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0x93, 0xff, 0xd9,
        ],
    ];
    // A page of 60,000 by 60,000, then one region of that size.
    let side = 60_000u32.to_be_bytes();
    let jbig2 = [
        &[0, 0, 0, 0, 0x30, 0, 1, 0, 0, 0, 19][..],
        &side,
        &side,
        &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        &[0, 0, 0, 1, 0x26, 0, 1, 0, 0, 0, 60],
        &side,
        &side,
        &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        &[3, 0xff, 0xfd, 0xff, 2, 0xfe, 0xfe, 0xfe],
        &[0x55; 34],
    ];
    let chained = chain(
        DEEP,
        &|next| {
            stream(
                format!(
                    "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/SMask {next} 0 R"
                ),
                "x",
            )
        },
        stream(
            "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
            "x",
        ),
    );
    let filters = "/FlateDecode".repeat(DEEP);
    let inline = "BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID x EI ".repeat(50);
    vec![
        (
            "a grey picture of 60,000 by 60,000",
            large(
                "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode",
                &zeros,
            ),
        ),
        (
            "a coloured picture of 60,000 by 60,000",
            large(
                "/BitsPerComponent 16/ColorSpace/DeviceCMYK/Filter/FlateDecode",
                &zeros,
            ),
        ),
        (
            "a stencil of 60,000 by 60,000",
            large(
                "/ImageMask true/BitsPerComponent 1/Filter/FlateDecode",
                &zeros,
            ),
        ),
        (
            "a picture without its pixels",
            large("/BitsPerComponent 8/ColorSpace/DeviceRGB", b"x"),
        ),
        (
            "a JPEG of 65,500 by 65,500",
            large(
                "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode",
                &jpeg.concat(),
            ),
        ),
        (
            "a JPEG 2000 of 60,000 by 60,000",
            large("/Filter/JPXDecode", &jp2.concat()),
        ),
        (
            "a JBIG2 of 60,000 by 60,000",
            large(
                "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode",
                &jbig2.concat(),
            ),
        ),
        (
            "a fax of 60,000 by 60,000",
            large(
                "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>",
                &[0x55; 999],
            ),
        ),
        (
            "a picture packed twenty thousand times",
            image(
                &format!(
                    "/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray/Filter[{filters}]"
                ),
                b"x",
            ),
        ),
        (
            "pictures that mask pictures",
            page(
                "/Resources<</XObject<</X 5 0 R>>>>",
                b"99 0 0 99 0 0 cm /X Do",
                &chained,
            ),
        ),
        ("pictures in the content", page("", inline.as_bytes(), &[])),
        (
            "a picture that masks itself",
            image(
                "/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 5 0 R/Mask 5 0 R",
                b"x",
            ),
        ),
        (
            "a mask of 60,000 by 60,000",
            page(
                "/Resources<</XObject<</X 5 0 R>>>>",
                b"99 0 0 99 0 0 cm /X Do",
                &[
                    stream(
                        "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 6 0 R",
                        "x",
                    ),
                    stream(
                        format!(
                            "{PICTURE}/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode"
                        ),
                        zeros.clone(),
                    ),
                ],
            ),
        ),
    ]
}

fn content() -> Vec<(&'static str, Vec<u8>)> {
    let flate_packed = |bytes: &[u8]| {
        file(&[
            ("<</Type/Catalog/Pages 2 0 R>>", None),
            ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
            (
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
                None,
            ),
            ("/Filter/FlateDecode", Some(bytes)),
        ])
    };
    let flate = |bytes: &[u8]| flate_packed(&packed(bytes));
    let repeated = |text: &str, times: usize| flate(text.repeat(times).as_bytes());
    let mesh = |kind: &str, bytes: usize| {
        let data: Vec<u8> = (0..bytes).map(|at| (at * 7919 % 251) as u8).collect();
        page(
            "/Resources<</Shading<</S 5 0 R>>>>",
            b"/S sh",
            &[stream(
                format!(
                    "/ShadingType {kind}/ColorSpace/DeviceRGB/BitsPerCoordinate 8/BitsPerComponent 8/BitsPerFlag 8/Decode[0 595 0 842 0 1 0 1 0 1]/Filter/FlateDecode"
                ),
                packed(&data),
            )],
        )
    };
    let dashes = format!("[{}] 0 d 0 0 m 595 842 l S", ".001 ".repeat(1_000_000));
    let lines: String = (0..400_000_u64)
        .map(|at| format!("{} {} l ", at * 7919 % 595, at * 104_729 % 842))
        .collect();
    let open = |text: &str, close: &str| {
        let nested = [&text.repeat(100_000), "1", &close.repeat(100_000)].concat();
        flate(format!("/A {nested} DP {nested} TJ").as_bytes())
    };
    vec![
        ("ten million times q", repeated("q ", 10_000_000)),
        ("clips in clips", repeated("q 0 0 500 800 re W n ", 200_000)),
        ("transparent lines without end", repeated("0 0 595 842 re 100 w B ", 500_000)),
        ("a million dashes", flate(dashes.as_bytes())),
        ("the smallest dashes", flate(b"[.00001 .00001] 0 d 0 0 m 100000 100000 l S")),
        ("a path of 400,000 lines, in thick strokes", flate(format!("0 0 m {lines} 1 j 1 J 90 w B*").as_bytes())),
        ("marked content in marked content", repeated("/A <</MCID 1>> BDC ", 1_000_000)),
        ("lists in lists in the content", open("[", "]")),
        ("dictionaries in dictionaries in the content", open("<</A", ">>")),
        ("half a gigabyte of blanks", flate_packed(&filled(b' ', 500))),
        ("a mesh of a million triangles", mesh("4", 6_000_000)),
        ("a mesh of patches", mesh("6", 4_000_000)),
        ("a mesh of tensors", mesh("7", 4_000_000)),
        ("a lattice one point wide", mesh("5/VerticesPerRow 2", 6_000_000)),
        ("numbers without end", repeated("1e38 -1e38 m 1e38 1e38 1e38 1e38 1e38 1e38 c 1e30 w S ", 1000)),
        ("letters larger than the earth", page(
            "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
            b"BT 3 Tr /F 1e30 Tf 1e30 Tc (aaaa) Tj ET BT 2 Tr /F 99999 Tf 1e9 w (aaaaaaaa) Tj ET",
            &[],
        )),
    ]
}

fn structure() -> Vec<(&'static str, Vec<u8>)> {
    let catalog = |entries: &str, more: &[Object]| {
        let catalog = format!("<</Type/Catalog/Pages 2 0 R{entries}>>");
        let mut objects: Vec<(&str, Option<&[u8]>)> = vec![
            (&catalog, None),
            ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
            (
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
                None,
            ),
            ("", Some(b"0 0 99 99 re f")),
        ];
        objects.extend(
            more.iter()
                .map(|(text, stream)| (text.as_str(), stream.as_deref())),
        );
        file(&objects)
    };
    let deep =
        |link: &dyn Fn(usize) -> String| chain(DEEP * 5, &|next| plain(link(next)), plain("<<>>"));
    let nested =
        |open: &str, close: &str| [&open.repeat(1_000_000), "1", &close.repeat(1_000_000)].concat();
    let floors: Vec<String> = (2..DEEP)
        .map(|at| {
            format!(
                "<</Type/Pages/Parent {} 0 R/Count 1/Kids[{} 0 R]>>",
                at - 1,
                at + 1
            )
        })
        .chain(["<</Type/Page/MediaBox[0 0 595 842]>>".to_owned()])
        .collect();
    let floors: Vec<(&str, Option<&[u8]>)> =
        floors.iter().map(|floor| (floor.as_str(), None)).collect();
    vec![
        (
            "a page tree of twenty thousand floors",
            file(&[&[("<</Type/Catalog/Pages 2 0 R>>", None)], &floors[..]].concat()),
        ),
        (
            "a page tree in a circle",
            file(&[
                ("<</Type/Catalog/Pages 2 0 R>>", None),
                ("<</Type/Pages/Count 9/Kids[4 0 R 3 0 R]>>", None),
                ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", None),
                ("<</Type/Pages/Parent 2 0 R/Kids[2 0 R 4 0 R 3 0 R]>>", None),
            ]),
        ),
        (
            "references to references",
            page(
                "/Rotate 5 0 R/Resources 5 0 R",
                b"/X Do",
                &deep(&|next| format!("{next} 0 R")),
            ),
        ),
        (
            "a million lists in one object",
            page(
                "/Group 5 0 R/Metadata 5 0 R/Annots 5 0 R",
                b"",
                &[plain(nested("[", "]"))],
            ),
        ),
        (
            "a million dictionaries in one object",
            page(
                "/Group 5 0 R/Resources 5 0 R/Annots[5 0 R]",
                b"",
                &[plain(nested("<</A", ">>"))],
            ),
        ),
        (
            "a million parentheses",
            page(
                "/Annots[<</Subtype/Text/Rect[0 0 9 9]/Contents 5 0 R>>]",
                b"",
                &[plain(nested("(", ")"))],
            ),
        ),
        (
            "bookmarks below bookmarks",
            catalog(
                "/Outlines 5 0 R",
                &deep(&|next| {
                    format!("<</Title(a)/First {next} 0 R/Last {next} 0 R/Dest[3 0 R/Fit]>>")
                }),
            ),
        ),
        (
            "bookmarks beside bookmarks",
            catalog(
                "/Outlines<</First 5 0 R>>",
                &deep(&|next| format!("<</Title(a)/Next {next} 0 R/Dest[3 0 R/Fit]>>")),
            ),
        ),
        (
            "names below names",
            catalog(
                "/Names<</Dests 5 0 R>>",
                &deep(&|next| format!("<</Kids[{next} 0 R]>>")),
            ),
        ),
        (
            "fields below fields",
            catalog(
                "/AcroForm<</Fields[5 0 R]>>",
                &deep(&|next| format!("<</FT/Tx/T(a)/Kids[{next} 0 R]>>")),
            ),
        ),
        (
            "tags below tags",
            catalog(
                "/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>",
                &deep(&|next| format!("<</S/Div/K {next} 0 R>>")),
            ),
        ),
        (
            "actions after actions",
            catalog(
                "/OpenAction 5 0 R",
                &deep(&|next| format!("<</S/JavaScript/JS(x)/Next {next} 0 R>>")),
            ),
        ),
        (
            "layers that depend on layers",
            page(
                "/Resources<</Properties<</O 5 0 R>>>>",
                b"/OC /O BDC 0 0 99 99 re f EMC",
                &chain(
                    DEEP,
                    &|next| {
                        plain(format!(
                            "<</Type/OCMD/OCGs {next} 0 R/VE[/And {next} 0 R[/Or {next} 0 R]]>>"
                        ))
                    },
                    plain("<</Type/OCG/Name(a)>>"),
                ),
            ),
        ),
        (
            "layers in layers in layers",
            catalog(
                &format!("/OCProperties<</OCGs[]/D<</Order {}>>>>", nested("[", "]")),
                &[],
            ),
        ),
        (
            "parents of parents of a page",
            page(
                "/Parent 5 0 R",
                b"",
                &deep(&|next| format!("<</Type/Pages/Parent {next} 0 R>>")),
            ),
        ),
        (
            "content in a million pieces",
            page(
                &format!("/Contents[{}]", "4 0 R ".repeat(1_000_000)),
                b"q ",
                &[],
            ),
        ),
        (
            "comments that answer comments",
            page(
                "/Annots[5 0 R]",
                b"",
                &deep(&|next| {
                    format!(
                        "<</Subtype/Text/Rect[0 0 9 9]/Contents(x)/IRT {next} 0 R/Popup {next} 0 R/Parent {next} 0 R>>"
                    )
                }),
            ),
        ),
    ]
}

/// All of them, by what they are.
pub(crate) fn specimens() -> Vec<(&'static str, Vec<u8>)> {
    [
        colour_spaces_and_functions(),
        forms_patterns_fonts(),
        images(),
        content(),
        structure(),
    ]
    .concat()
}

/// It takes longer to draw than anybody lives.
pub(crate) fn endless_page() -> Vec<u8> {
    let content = "/X Do ".repeat(10);
    let end = stream("/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f");
    let more = chain(20, &|next| form(next, &content), end);
    page("/Resources<</XObject<</X 5 0 R>>>>", b"/X Do", &more)
}

/// It takes about a second to draw.
pub(crate) fn long_page() -> Vec<u8> {
    let content = "/X Do ".repeat(10);
    let end = stream("/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f");
    let more = chain(5, &|next| form(next, &content), end);
    page("/Resources<</XObject<</X 5 0 R>>>>", b"/X Do", &more)
}
