//! Pictures in documents, each whole, without a little, and cut off.

use std::io::Write as _;

use super::super::specimen::{Page, Writer};
use super::super::{Limits, Refusal, Source, Watch, survey};
use super::is_cut_jpeg;

/// Pages of which a part is missing, in a document that draws one picture on its first page.
fn incomplete(entries: &str, data: &[u8], content: &str) -> Vec<u32> {
    let page = |content: &str| Page {
        entries: "/MediaBox[0 0 595 842]/Resources<</XObject<</P 3 0 R>>>>".to_owned(),
        content: content.as_bytes().to_vec(),
    };
    let mut file = Writer::default();
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    file.object(2, "<</Type/Pages/Count 2/Kids[4 0 R 6 0 R]>>");
    let head = "/Type/XObject/Subtype/Image/Width 100/Height 50";
    file.stream(3, &format!("{head}{entries}"), data);
    for (number, page) in [(4, page(content)), (6, page("q Q"))] {
        let entries = page.entries;
        let content = number + 1;
        file.object(
            number,
            &format!("<</Type/Page/Parent 2 0 R/Contents {content} 0 R{entries}>>"),
        );
        file.stream(content, "", &page.content);
    }
    let limits = Limits::default();
    let found = survey(file.finish(), None, &limits, &Watch::default()).unwrap();
    found.incomplete().to_vec()
}

fn packed(length: usize) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let noise: Vec<u8> = (0..length).map(|at| (at * at % 251) as u8).collect();
    packer.write_all(&noise).unwrap();
    packer.finish().unwrap()
}

/// A grey JPEG of 64 by 512 whose every block is packed into two bits.
fn jpeg(coded: usize, end: &[u8]) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    out.extend([1; 64]);
    out.extend([0xff, 0xc0, 0, 11, 8, 2, 0, 0, 64, 1, 1, 0x11, 0]);
    for class in [0x00, 0x10] {
        out.extend([0xff, 0xc4, 0, 20, class, 1]);
        out.extend([0; 16]);
    }
    out.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
    out.extend(vec![0; coded]);
    out.extend(end);
    out
}

#[test]
fn a_picture_with_less_data_than_its_size_wants_makes_its_page_incomplete() {
    let grey = "/ColorSpace/DeviceGray/BitsPerComponent 8";
    let colours = "/ColorSpace[/ICCBased 9 0 R]/BitsPerComponent 8";
    let flate = |more: &str| format!("{grey}/Filter/FlateDecode{more}");
    let png = flate("/DecodeParms<</Predictor 15/Columns 100>>");
    let raw = vec![7; 5000];
    let cut = packed(5000);
    let cases = [
        (grey.to_owned(), raw.clone(), false),
        (grey.to_owned(), raw[..4900].to_vec(), false),
        (grey.to_owned(), raw[..2500].to_vec(), true),
        ("/ImageMask true".to_owned(), raw[..650].to_vec(), false),
        ("/ImageMask true".to_owned(), raw[..600].to_vec(), true),
        // How many colours it has is not known.
        (colours.to_owned(), raw[..100].to_vec(), false),
        (flate(""), packed(5000), false),
        (flate(""), packed(9000), false),
        (flate(""), packed(2500), true),
        (flate(""), cut[..cut.len() / 2].to_vec(), true),
        (png.clone(), packed(5050), false),
        (png, packed(4800), true),
        (format!("{grey}/Filter/Foo"), raw[..9].to_vec(), false),
        (format!("{grey}/Filter/DCTDecode"), jpeg(128, b""), false),
        (format!("{grey}/Filter/DCTDecode"), jpeg(50, b""), true),
    ];
    for (entries, data, is_cut) in cases {
        let wanted: &[u32] = if is_cut { &[1] } else { &[] };
        let length = data.len();
        let found = incomplete(&entries, &data, "q /P Do Q");
        assert_eq!(found, wanted, "{entries} {length}");
        // Nobody sees a picture that is named and not drawn.
        assert!(incomplete(&entries, &data, "q Q").is_empty());
    }
}

#[test]
fn a_jpeg_is_cut_off_where_its_picture_is_not_where_its_end_is_missing() {
    for (coded, end, is_cut) in [
        (128, &b"\xff\xd9"[..], false),
        (128, b"", false),
        (128, b"\xff", false),
        (128, b"\xff\xd9 and more", false),
        (64, b"", true),
        (20, b"", true),
    ] {
        assert_eq!(is_cut_jpeg(&jpeg(coded, end)), is_cut, "{coded} {end:?}");
    }
    let open = |bytes| Source::open(bytes, None, &Limits::default()).map(|source| source.len());
    assert_eq!(open(jpeg(128, b"")), Ok(1));
    assert_eq!(
        open(jpeg(64, b"")),
        Err(Refusal::Picture("the picture is damaged"))
    );
}
