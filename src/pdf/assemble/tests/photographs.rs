//! Photographs within documents lose what is not the picture, however they are packed.

use super::*;
use crate::pdf::import::specimen::Writer;

const PICTURE: &str = "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray";

/// A small photograph with a remark in it.
fn photograph() -> Vec<u8> {
    let mut bytes = b"\xff\xd8\xff\xfe\0\x08CANARY".to_vec();
    bytes.extend_from_slice(b"\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0");
    bytes.extend_from_slice(b"\xff\xda\0\x08\x01\x01\0\0\0\0KEPT\xff\xd9");
    bytes
}

fn with_picture(entries: &str, content: &[u8]) -> (String, Ledger) {
    let mut file = Writer::default();
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    file.object(
        2,
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>",
    );
    file.object(
        3,
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>",
    );
    file.stream(4, "", b"/P Do");
    file.stream(5, &format!("{PICTURE}{entries}"), content);
    file.stream(6, "/Type/Metadata/Subtype/XML", b"<x>exif:GPSLatitude</x>");
    file.stream(7, "/Type/Metadata/Subtype/XML", b"<x>CANARY</x>");
    let (bytes, ledgers) = all(&[file.finish()]);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let is_picture = |stream: &&lopdf::Stream| stream.dict.has(b"Width");
    let picture = streams.into_iter().find(is_picture).unwrap();
    let content = String::from_utf8_lossy(&picture.content).into_owned();
    (format!("{:?} {content}", picture.dict), ledgers[0].clone())
}

#[test]
fn a_photograph_is_cleared_however_it_is_packed() {
    let hex: String = photograph()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let twice = super::super::file::deflated(&[&photograph()]).unwrap();
    for (entries, content) in [
        ("/Filter/DCTDecode", photograph()),
        (
            "/Filter[/DCTDecode]/DecodeParms[<</ColorTransform 0>>]",
            photograph(),
        ),
        ("/Filter/DCT", photograph()),
        (
            "/Filter[/FlateDecode/DCTDecode]/DecodeParms[null<</ColorTransform 0>>]",
            twice,
        ),
        ("/Filter[/ASCIIHexDecode/DCTDecode]", hex.into_bytes()),
    ] {
        let (picture, ledger) = with_picture(entries, &content);
        assert_eq!(ledger.pictures_cleared, 1, "{entries}");
        assert!(
            picture.contains("KEPT") && !picture.contains("CANARY"),
            "{entries}: {picture}"
        );
        assert!(
            !picture.contains("Hex") && !picture.contains("Flate"),
            "{picture}"
        );
        let transforms = entries.contains("ColorTransform");
        assert_eq!(picture.contains("ColorTransform"), transforms, "{picture}");
    }
}

#[test]
fn other_pictures_stay_as_they_are_and_are_not_counted() {
    for (entries, content) in [
        ("", &b"CANARY"[..]),
        ("/Filter/DCTDecode", b"CANARY"),
        ("/Filter/JPXDecode", b"CANARY"),
    ] {
        let (picture, ledger) = with_picture(entries, content);
        assert_eq!(ledger.pictures_cleared, 0);
        assert!(picture.contains("CANARY"), "{picture}");
    }
}

#[test]
fn notes_beside_a_picture_are_counted_once_with_those_in_it() {
    for (entries, content, position) in [
        ("/Metadata 7 0 R", b"KEPT".to_vec(), 0),
        ("/Metadata 6 0 R", b"KEPT".to_vec(), 1),
        (
            "/PieceInfo<</Program<</Private 7 0 R>>>>",
            b"KEPT".to_vec(),
            0,
        ),
        ("/Filter/DCTDecode/Metadata 6 0 R", photograph(), 1),
        (
            "/Filter/DCTDecode/Metadata 7 0 R/PieceInfo 7 0 R",
            photograph(),
            0,
        ),
        ("/Filter/JPXDecode/Metadata 7 0 R", b"KEPT".to_vec(), 0),
    ] {
        let (picture, ledger) = with_picture(entries, &content);
        assert_eq!(
            (ledger.pictures_cleared, ledger.positions_cleared),
            (1, position),
            "{entries}"
        );
        for gone in ["CANARY", "Metadata", "PieceInfo"] {
            assert!(!picture.contains(gone), "{entries}: {picture}");
        }
    }
    let (_, ledger) = with_picture("/Metadata 99 0 R", b"KEPT");
    assert_eq!(ledger.pictures_cleared, 0);
}

/// Content in which this photograph stands, packed as the entries say.
fn inline(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("q 60 0 0 40 9 9 cm BI /W 1/H 1/BPC 8/CS/G{entries} ID ");
    [head.as_bytes(), data, b"\nEI Q 0 0 9 9 re f"].concat()
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{digits}>").into_bytes()
}

/// What the streams of a bundle of this document say, unpacked, and its account.
fn streams_of(document: Vec<u8>) -> (String, Ledger) {
    let (bytes, ledgers) = all(&[document]);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let streams = document.objects.values();
    let streams = streams.filter_map(|object| object.as_stream().ok());
    let unpacked = streams.map(|stream| {
        let content = stream.decompressed_content();
        let content = content.unwrap_or_else(|_| stream.content.clone());
        String::from_utf8_lossy(&content).into_owned()
    });
    (unpacked.collect::<Vec<_>>().join("\n"), ledgers[0].clone())
}

/// The entries of an object from 4 on, and its content where it is a stream.
type Numbered<'t> = (&'t str, &'t [u8]);

/// A page with this content, in parts, and these entries.
fn page(parts: &[&[u8]], entries: &str, more: &[Numbered<'_>]) -> Vec<u8> {
    let mut file = Writer::default();
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    file.object(
        2,
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 300 300]>>",
    );
    let numbers: String = (50..)
        .zip(parts)
        .map(|(n, _)| format!("{n} 0 R "))
        .collect();
    file.object(
        3,
        &format!("<</Type/Page/Parent 2 0 R/Contents[{numbers}]{entries}>>"),
    );
    for (number, (entries, content)) in (4..).zip(more) {
        match content.is_empty() {
            true => file.object(number, entries),
            false => file.stream(number, entries, content),
        }
    }
    for (number, part) in (50..).zip(parts) {
        file.stream(number, "", part);
    }
    file.finish()
}

#[test]
fn a_photograph_within_content_is_cleared_however_it_is_packed() {
    let twice = super::super::file::deflated(&[&photograph()]).unwrap();
    for (entries, data) in [
        ("/F/DCT", photograph()),
        ("/Filter/DCTDecode", photograph()),
        ("/F[/DCT]", photograph()),
        ("/F/DCT/DP<</ColorTransform 0>>", photograph()),
        ("/F[/DCT]/DP[<</ColorTransform 0>>]/L 58", photograph()),
        ("/F[/AHx/DCT]", hex(&photograph())),
        (
            "/Filter[/ASCIIHexDecode/DCTDecode]/DecodeParms[null<</ColorTransform 0>>]",
            hex(&photograph()),
        ),
        ("/F [ /A85 /DCT ]", ascii85(&photograph())),
        ("/F[/Fl/DCT]", twice.clone()),
        ("/F[/AHx/Fl/DCT]", hex(&twice)),
        ("/#46/DC#54", photograph()),
    ] {
        let (text, ledger) = streams_of(page(&[&inline(entries, &data)], "", &[]));
        assert_eq!(
            (ledger.pictures_cleared, ledger.pictures_kept),
            (1, 0),
            "{entries}"
        );
        assert!(
            text.contains("KEPT") && !text.contains("CANARY"),
            "{entries}: {text}"
        );
        assert!(
            text.contains("\u{fffd}\u{fffd}\nEI Q 0 0 9 9 re f"),
            "{entries}: {text}"
        );
        let transforms = entries.contains("ColorTransform");
        assert_eq!(text.contains("/ColorTransform 0"), transforms, "{text}");
        assert!(text.contains("/BPC 8") && !text.contains("AHx"), "{text}");
    }
}

fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for group in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..group.len()].copy_from_slice(group);
        let mut number = u32::from_be_bytes(four);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = b'!' + (number % 85) as u8;
            number /= 85;
        }
        out.extend_from_slice(&digits[..group.len() + 1]);
    }
    out.extend_from_slice(b"~>");
    out
}

#[test]
fn photographs_within_content_are_cleared_wherever_it_is_drawn() {
    let picture = inline("/F/DCT", &photograph());
    let glyph = [&b"9 0 d0 "[..], &picture].concat();
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 99 99]";
    let tile = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>";
    let font = "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 5 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]>>";
    let stamp = "<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/AP<</N 5 0 R>>>>";
    let mask = "<</Type/ExtGState/SMask<</S/Luminosity/G 5 0 R>>>>";
    let trials: [(&str, &[u8], &str, Vec<Numbered<'_>>); 8] = [
        ("a page", &picture, "", vec![]),
        (
            "a form",
            b"/A Do",
            "/Resources<</XObject<</A 4 0 R>>>>",
            vec![(form, &picture)],
        ),
        (
            "a packed form",
            b"/A Do",
            "/Resources<</XObject<</A 4 0 R>>>>",
            vec![("/Subtype/Form/BBox[0 0 99 99]/Filter/ASCIIHexDecode", &[])],
        ),
        (
            "a tile",
            b"/Pattern cs /A scn 0 0 9 9 re f",
            "/Resources<</Pattern<</A 4 0 R>>>>",
            vec![(tile, &picture)],
        ),
        (
            "a glyph",
            b"BT /A 1 Tf (a) Tj ET",
            "/Resources<</Font<</A 4 0 R>>>>",
            vec![(font, b""), ("", &glyph)],
        ),
        (
            "a glyph of a font without a number",
            b"BT /A 1 Tf (a) Tj ET",
            "/Resources<</Font<</A<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 5 0 R>>/Resources<</XObject<</X 4 0 R>>>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]>>>>>>",
            vec![(form, &picture), ("", b"9 0 d0 /X Do")],
        ),
        (
            "a comment",
            b" ",
            "/Annots[4 0 R]",
            vec![(stamp, b""), (form, &picture)],
        ),
        (
            "a mask",
            b"/A gs 0 0 9 9 re f",
            "/Resources<</ExtGState<</A 4 0 R>>>>",
            vec![(mask, b""), (form, &picture)],
        ),
    ];
    let packed = hex(&picture);
    for (what, content, entries, mut more) in trials {
        if what == "a packed form" {
            more[0].1 = &packed;
        }
        let (text, ledger) = streams_of(page(&[content], entries, &more));
        assert_eq!(
            (ledger.pictures_cleared, ledger.pictures_kept),
            (1, 0),
            "{what}"
        );
        assert!(
            text.contains("KEPT") && !text.contains("CANARY"),
            "{what}: {text}"
        );
    }
}

#[test]
fn a_photograph_within_content_in_several_parts_or_on_a_page_that_is_wrapped_is_cleared() {
    let picture = inline("/F/DCT", &photograph());
    let (start, end) = picture.split_at(30);
    let whole = [&picture[..], b" ", &picture].concat();
    let shaded = "/Resources<</Pattern<</P<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function<</FunctionType 2/N 1/Domain[0 1]>>>>>>>>>>";
    let fill = b"/Pattern cs /P scn 0 0 9 9 re f";
    for (what, parts, entries, count) in [
        ("two parts", vec![&b"q Q"[..], &picture], "", 1),
        ("cut within the entries", vec![start, end], "", 1),
        ("two pictures", vec![&whole[..]], "", 2),
        ("wrapped", vec![&picture[..], fill], shaded, 1),
    ] {
        let (text, ledger) = streams_of(page(&parts, entries, &[]));
        assert_eq!(
            (ledger.pictures_cleared, ledger.pictures_kept),
            (count, 0),
            "{what}"
        );
        assert!(
            text.contains("KEPT") && !text.contains("CANARY"),
            "{what}: {text}"
        );
    }
}

#[test]
fn a_photograph_that_cannot_be_unpacked_is_counted() {
    let parameters = "/Filter[/LZWDecode/DCTDecode]/DecodeParms[<</EarlyChange 0>>null]";
    let (_, ledger) = with_picture(parameters, b"\x80\x0b\x60\x50");
    assert_eq!((ledger.pictures_cleared, ledger.pictures_kept), (0, 1));
}

/// Where its end is not sure, or it cannot be unpacked.
#[test]
fn a_photograph_within_content_that_cannot_be_cleared_is_counted() {
    let cut = photograph();
    let cut = &cut[..cut.len() - 2];
    for (entries, data) in [
        ("/F/DCT", cut.to_vec()),
        (
            "/F[/LZW/DCT]/DP[<</EarlyChange 0>>null]",
            b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01".to_vec(),
        ),
        ("/F[/Unknown/DCT]", photograph()),
        ("/F/DCT/X)", photograph()),
    ] {
        let (_, ledger) = streams_of(page(&[&inline(entries, &data)], "", &[]));
        assert_eq!(
            (ledger.pictures_cleared, ledger.pictures_kept),
            (0, 1),
            "{entries}"
        );
    }
}

#[test]
fn content_without_notes_in_its_photographs_stays_as_it_is() {
    let mut bare = photograph();
    bare.drain(2..12);
    for (entries, data) in [
        ("/F/DCT", &bare[..]),
        ("/F[/AHx/DCT]", &hex(&bare)),
        ("", b"x"),
        ("/F/RL", b"\x00x\x80"),
    ] {
        let content = inline(entries, data);
        let (bytes, ledgers) = all(&[page(&[&content], "", &[])]);
        assert!(
            memchr::memmem::find(&bytes, &content).is_some(),
            "{entries}"
        );
        assert_eq!(
            (ledgers[0].pictures_cleared, ledgers[0].pictures_kept),
            (0, 0)
        );
    }
}
