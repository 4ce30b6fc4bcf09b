//! Pictures that are enormous, or say so, or mask each other.

use super::{DEEP, chain, filled, page, stream};

const PICTURE: &str = "/Subtype/Image/Width 60000/Height 60000";

fn image(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let content = b"595 0 0 842 0 0 cm /X Do".repeat(3);
    let more = [stream(format!("/Subtype/Image{entries}"), bytes)];
    page("/Resources<</XObject<</X 5 0 R>>>>", &content, &more)
}

pub(super) fn all() -> Vec<(&'static str, Vec<u8>)> {
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
