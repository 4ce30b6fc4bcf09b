//! What becomes a page, how large, and what is refused; `tests/it/pictures.rs` looks at pages drawn.

use super::*;

fn told(bytes: &[u8]) -> String {
    let patience = crate::pdf::import::Watch::default().begin(Limits::default().time);
    match as_document(bytes, &Limits::default(), &patience) {
        None => "no picture".to_owned(),
        Some(Err(refusal)) => refusal.to_string(),
        Some(Ok(Made { bytes: made, .. })) => {
            let source = crate::pdf::import::Source::open(made, None, &Default::default()).unwrap();
            format!("{} page", source.len())
        }
    }
}

/// A PNG's signature and chunks, without checksums, which are not needed where nothing is unpacked.
fn png_of(colour: u8, more: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let head = [0, 0, 0, 40, 0, 0, 0, 20, 8, colour, 0, 0, 0];
    for (kind, body) in [(b"IHDR", &head[..])]
        .into_iter()
        .chain(more.iter().copied())
    {
        bytes.extend_from_slice(&u32::try_from(body.len()).unwrap().to_be_bytes());
        bytes.extend_from_slice(kind);
        bytes.extend_from_slice(body);
        bytes.extend_from_slice(&[0; 4]);
    }
    bytes
}

const JPEG: [u8; 17] = [
    0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40, 1, 1, 0x11, 0, 0xff, 0xd9,
];

#[test]
fn what_a_pdf_can_hold_is_taken_as_it_is_and_what_is_damaged_is_refused() {
    assert_eq!(told(&JPEG), "1 page");
    assert_eq!(told(&png_of(2, &[(b"IDAT", b"x")])), "1 page");
    // These would be blank pages.
    assert!(told(&png_of(2, &[])).contains("damaged"));
    assert!(told(&png_of(3, &[(b"IDAT", b"x")])).contains("damaged"));
    assert!(told(&png_of(6, &[(b"IDAT", b"x")])).contains("damaged"));
    assert!(told(b"II*\0....").contains("damaged"));
    assert_eq!(told(b"%PDF-1.7"), "no picture");
}

#[test]
fn a_jpeg_that_readers_cannot_show_is_refused_by_name() {
    let mut lossless = JPEG;
    lossless[3] = 0xc3;
    assert!(told(&lossless).contains("kind of JPEG"));
}

#[test]
fn a_picture_is_as_large_as_it_says_and_never_larger_than_the_page() {
    let drawn = |width: u32, height: u32, density: Option<(f64, f64)>, turn: u16| {
        let picture = Picture {
            width,
            height,
            entries: String::new(),
            stands: Stands {
                mirrored: false,
                turn,
            },
            density,
            removed: Removed::default(),
            content: Vec::new(),
        };
        let made = String::from_utf8(sheet::document(&[picture])).unwrap();
        let part = |from: &str, to: &str| {
            let rest = made.split(from).nth(1).unwrap();
            rest.split(to).next().unwrap().to_owned()
        };
        let places: Vec<f64> = part("stream\nq ", " cm")
            .split(' ')
            .filter_map(|n| n.parse().ok())
            .collect();
        format!(
            "{:.0} by {:.0} on {}",
            places[0],
            places[3],
            part("MediaBox[0 0 ", "]")
        )
    };
    let upright = "on 595.276 841.89";
    assert_eq!(
        drawn(300, 300, Some((300.0, 300.0)), 0),
        format!("72 by 72 {upright}")
    );
    // A fax: its pixels are not square.
    assert_eq!(
        drawn(1728, 1143, Some((204.0, 98.0)), 0),
        format!("595 by 820 {upright}")
    );
    // A scan of A4 fills its page.
    assert_eq!(
        drawn(2480, 3508, Some((300.0, 300.0)), 0),
        format!("595 by 842 {upright}")
    );
    // A photograph that says it is a metre wide has a margin.
    assert_eq!(
        drawn(4000, 3000, Some((72.0, 72.0)), 0),
        "718 by 539 on 841.89 595.276"
    );
    assert_eq!(drawn(4000, 3000, None, 90), "718 by 539 on 841.89 595.276");
    assert_eq!(drawn(300, 150, None, 0), "144 by 72 on 841.89 595.276");
}

#[test]
fn how_a_camera_was_held_is_read_from_what_it_wrote() {
    let exif = [
        b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
    ];
    assert_eq!(exif::stands(&exif).turn, 90);
    assert_eq!(exif::stands(b"II*\0").turn, 0);
    assert_eq!(exif::stands(b"").turn, 0);
}
