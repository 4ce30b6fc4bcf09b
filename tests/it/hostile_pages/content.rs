//! What stands in the content of a page: too much, too thick, too deep.

use super::{file, filled, packed, page, stream};

pub(super) fn all() -> Vec<(&'static str, Vec<u8>)> {
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
