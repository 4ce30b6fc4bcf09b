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
