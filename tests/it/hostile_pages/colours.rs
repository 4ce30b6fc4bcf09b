//! Colour spaces and functions that nest, fork or are enormous.

use super::{DEEP, Object, chain, page, plain, stream};

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

pub(super) fn all() -> Vec<(&'static str, Vec<u8>)> {
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
