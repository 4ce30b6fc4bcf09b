//! What is taken out of pictures that were made for the purpose, and what stays.

use super::*;

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker][..], &length, body].concat()
}

/// The beginning of a picture, these segments, and a progressive picture of two scans with these
/// bytes between the scans and behind the end.
fn jpeg(segments: &[Vec<u8>], between: &[u8], behind: &[u8]) -> Vec<u8> {
    let coded = b"\x01\xff\x00\x02\xff\xd0\x03";
    [
        &b"\xff\xd8"[..],
        &segments.concat(),
        &segment(0xc2, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        &segment(0xda, &[1, 1, 0, 0, 0, 0]),
        coded,
        between,
        &segment(0xda, &[1, 1, 0, 1, 63, 0]),
        coded,
        b"\xff\xd9",
        behind,
    ]
    .concat()
}

fn exif(position: bool) -> Vec<u8> {
    let tag = if position { 0x25 } else { 0x69 };
    let tiff = [
        b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x88, tag, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0,
    ];
    segment(0xe1, &[&b"Exif\0\0"[..], &tiff, b"CANARY"].concat())
}

#[test]
fn whatever_is_not_the_picture_goes_and_the_picture_stays_as_it_is() {
    let adobe = segment(0xee, b"Adobe\0\x64\0\0\0\0\x01");
    let icc = segment(0xe2, b"ICC_PROFILE\0\x01\x01profile");
    let jfif = segment(0xe0, b"JFIF\0\x01\x01\x01\0\x48\0\x48\0\0");
    let needed = [jfif.clone(), icc.clone(), adobe.clone()];
    let bare = jpeg(&needed, b"", b"");
    assert_eq!(bare_jpeg(&bare), None);
    assert_eq!(bare_jpeg(&jpeg(&needed, b"", b"\r\n\0")), None);
    let preview = segment(0xe0, b"JFIF\0\x01\x01\x01\0\x48\0\x48\x01\x02CANARY");
    let adobe_more = segment(0xee, b"Adobe\0\x64\0\0\0\0\x01CANARY");
    let other = |marker, body: &[u8]| [&needed[..], &[segment(marker, body)]].concat();
    for (what, with) in [
        (
            "Exif",
            jpeg(&[&needed[..], &[exif(false)]].concat(), b"", b""),
        ),
        (
            "XMP",
            jpeg(
                &other(0xe1, b"http://ns.adobe.com/xap/1.0/\0CANARY"),
                b"",
                b"",
            ),
        ),
        (
            "Photoshop",
            jpeg(&other(0xed, b"Photoshop 3.0\08BIMCANARY"), b"", b""),
        ),
        ("remark", jpeg(&other(0xfe, b"CANARY"), b"", b"")),
        (
            "preview",
            jpeg(&[preview, icc.clone(), adobe.clone()], b"", b""),
        ),
        (
            "another preview",
            jpeg(&other(0xe0, b"JFXX\0\x10CANARY"), b"", b""),
        ),
        (
            "more behind Adobe's",
            jpeg(&[jfif.clone(), icc, adobe_more], b"", b""),
        ),
        (
            "several pictures",
            jpeg(
                &other(0xe2, b"MPF\0CANARY"),
                b"",
                &jpeg(&[], b"", b"CANARY"),
            ),
        ),
        ("provenance", jpeg(&other(0xeb, b"JPCANARY"), b"", b"")),
        (
            "between scans",
            jpeg(&needed, &segment(0xfe, b"CANARY\xff\xd9"), b""),
        ),
        (
            "between segments",
            jpeg(&needed, b"\xff\xff\xfe\0\x08CANARY", b""),
        ),
        (
            "a film behind the end",
            jpeg(&needed, b"", b"\0\0\0\x18ftypmp42CANARY"),
        ),
        ("in front", [b"CANARY", bare.as_slice()].concat()),
    ] {
        let (left, removed) = bare_jpeg(&with).unwrap();
        assert!(left == bare, "{what}: {left:?}");
        assert_eq!(
            removed,
            Removed {
                notes: true,
                position: false
            },
            "{what}"
        );
        assert_eq!(bare_jpeg(&left), None, "{what}: nothing more to take out");
    }
}

#[test]
fn where_a_picture_was_taken_is_seen_in_exif_and_in_xmp() {
    for with in [
        exif(true),
        segment(
            0xe1,
            b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='5'/>",
        ),
    ] {
        let (_, removed) = bare_jpeg(&jpeg(&[with], b"", b"")).unwrap();
        assert!(removed.position);
    }
}

#[test]
fn what_is_cut_off_or_no_jpeg_does_no_harm() {
    let whole = jpeg(&[exif(true)], b"", b"");
    for length in 0..whole.len() {
        let _ = bare_jpeg(&whole[..length]);
    }
    assert_eq!(bare_jpeg(b"no picture"), None);
    let cut = &whole[..whole.len() - 5];
    let (left, _) = bare_jpeg(cut).unwrap();
    assert!(
        cut.ends_with(&left[left.len() - 20..]),
        "what there is of the picture stays"
    );
}

#[test]
fn a_damaged_part_of_a_picture_is_not_taken_for_what_a_camera_wrote() {
    for damage in [
        &b"\xff\xe1\0\x04abcd"[..],
        b"\xff\xc0\0\x04ab",
        b"\xff\xff\xd1",
    ] {
        let with = jpeg(&[exif(false)], damage, b"");
        let (left, _) = bare_jpeg(&with).unwrap();
        assert!(left == jpeg(&[], damage, b""), "{damage:?}: {left:?}");
    }
}

#[test]
fn boxes_by_which_jpeg_2000_is_not_drawn_go() {
    let part = |kind: &[u8; 4], body: &[u8]| {
        let length = u32::try_from(body.len() + 8).unwrap().to_be_bytes();
        [&length[..], kind, body].concat()
    };
    let start = part(b"jP  ", b"\r\n\x87\n");
    let code = part(b"jp2c", b"\xff\x4f\xff\xd9");
    let bare = [start.clone(), code.clone()].concat();
    assert_eq!(bare_jpx(&bare), None);
    let xml = part(b"xml ", b"<x exif:GPSLatitude='5'/>");
    let exif = part(
        b"uuid",
        b"JpgTiffExif->JP2II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\0\0\0\0",
    );
    // The same with the high byte first, as most cameras write it.
    let high_first = part(
        b"uuid",
        b"JpgTiffExif->JP2MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\0",
    );
    for more in [&xml, &exif, &high_first] {
        for all in [[&start, more, &code], [&start, &code, more]] {
            let all: Vec<u8> = all.into_iter().flatten().copied().collect();
            let expected = Removed {
                notes: true,
                position: true,
            };
            assert_eq!(bare_jpx(&all), Some((bare.clone(), expected)));
        }
    }
    let mut last = [start, xml, code].concat();
    let at = last.len() - 12;
    last[at..at + 4].fill(0);
    assert!(
        bare_jpx(&last).unwrap().0.ends_with(b"\xff\xd9"),
        "a box up to the end"
    );
    assert_eq!(bare_jpx(b"\xff\x4f\xff\x51"), None);
}
