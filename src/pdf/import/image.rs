//! A picture as a document of one A4 page, so that it goes through the same door as every other.
//!
//! The picture itself is not decoded: a JPEG is put in as it is, and so is the packed content of a PNG,
//! which a PDF can hold with the same row filters. What would have to be decoded (a PNG that is
//! see-through or interlaced, a TIFF) is refused by name.

use super::source::Refusal;

/// A4 in points, and the least margin around a picture.
const A4: (f64, f64) = (595.276, 841.89);
const MARGIN: f64 = 28.35;
/// Small pictures are not blown up: they print at this many pixels to the inch.
const PIXELS_PER_INCH: f64 = 150.0;

/// A picture's facts, as a PDF needs them.
#[derive(Clone, Debug, PartialEq)]
struct Picture {
    width: u32,
    height: u32,
    /// Entries of the image's dictionary besides its size.
    entries: String,
    /// Clockwise, 0, 90, 180 or 270 degrees, as the camera was held.
    turn: u16,
    content: Vec<u8>,
}

/// The document that a picture becomes; none where the bytes are no picture.
pub(super) fn as_document(bytes: &[u8]) -> Option<Result<Vec<u8>, Refusal>> {
    let picture = if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        jpeg(bytes)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(bytes)
    } else if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        Err(Refusal::Picture("TIFF pictures cannot be read"))
    } else {
        return None;
    };
    Some(picture.map(|picture| document(&picture)))
}

/// Walks the markers of a JPEG (ITU T.81, annex B) to the one that says its size.
fn jpeg(bytes: &[u8]) -> Result<Picture, Refusal> {
    let damaged = Refusal::Picture("the picture is damaged");
    let (mut at, mut turn, mut is_adobe) = (2, 0, false);
    loop {
        let segment = bytes.get(at..).ok_or(damaged.clone())?;
        let [0xff, marker, high, low, rest @ ..] = segment else {
            return Err(damaged);
        };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let body = rest
            .get(..length.saturating_sub(2))
            .ok_or(damaged.clone())?;
        match marker {
            0xe1 if body.starts_with(b"Exif\0\0") => {
                turn = turned(body.get(6..).unwrap_or_default());
            }
            0xee => is_adobe |= body.starts_with(b"Adobe"),
            // Frames; 0xc4, 0xc8 and 0xcc are tables.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let [bits, h1, h2, w1, w2, components, ..] = body else {
                    return Err(damaged);
                };
                let space = match (components, is_adobe) {
                    (1, _) => "/ColorSpace/DeviceGray",
                    (3, _) => "/ColorSpace/DeviceRGB",
                    (4, true) => "/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]",
                    (4, false) => "/ColorSpace/DeviceCMYK",
                    _ => return Err(damaged),
                };
                return Ok(Picture {
                    width: u32::from(u16::from_be_bytes([*w1, *w2])),
                    height: u32::from(u16::from_be_bytes([*h1, *h2])),
                    entries: format!("{space}/BitsPerComponent {bits}/Filter/DCTDecode"),
                    turn,
                    content: bytes.to_vec(),
                })
                .and_then(sized);
            }
            _ => {}
        }
        at += 2 + length;
    }
}

/// How the camera was held (Exif 2.3, tag 274). Mirrored pictures do not come from cameras.
fn turned(tiff: &[u8]) -> u16 {
    let little = tiff.starts_with(b"II");
    let number = |at: usize, size: usize| -> Option<usize> {
        let bytes = tiff.get(at..at + size)?;
        let fold = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(if little {
            bytes.iter().rev().fold(0, fold)
        } else {
            bytes.iter().fold(0, fold)
        })
    };
    let orientation = || {
        let first = number(4, 4)?;
        let count = number(first, 2)?;
        let entry = (0..count.min(200))
            .map(|at| first + 2 + at * 12)
            .find(|at| number(*at, 2) == Some(0x0112))?;
        number(entry + 8, 2)
    };
    match orientation() {
        Some(3) => 180,
        Some(6) => 90,
        Some(8) => 270,
        _ => 0,
    }
}

/// Reads the chunks of a PNG (ISO 15948, clause 11) and joins its packed rows.
fn png(bytes: &[u8]) -> Result<Picture, Refusal> {
    let damaged = Refusal::Picture("the picture is damaged");
    let (mut head, mut palette, mut content) = (None, Vec::new(), Vec::new());
    let mut at = 8;
    while let Some([a, b, c, d, kind @ ..]) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let body = at
            .checked_add(8)
            .and_then(|start| bytes.get(start..start.checked_add(length)?));
        let body = body.ok_or(damaged.clone())?;
        match kind {
            b"IHDR" => head = Some(body),
            b"PLTE" => palette = body.to_vec(),
            b"IDAT" => content.extend_from_slice(body),
            b"tRNS" => return Err(Refusal::Picture(SEE_THROUGH)),
            b"IEND" => break,
            _ => {}
        }
        at += 12 + length;
    }
    if content.is_empty() {
        return Err(damaged);
    }
    let Some(
        [
            w1,
            w2,
            w3,
            w4,
            h1,
            h2,
            h3,
            h4,
            bits,
            colour,
            _,
            _,
            interlaced,
        ],
    ) = head
    else {
        return Err(damaged);
    };
    if *interlaced != 0 || matches!(colour, 4 | 6) {
        return Err(Refusal::Picture(SEE_THROUGH));
    }
    let (space, colours) = match colour {
        0 => ("/DeviceGray".to_owned(), 1),
        2 => ("/DeviceRGB".to_owned(), 3),
        3 if palette.len() >= 3 => {
            let hex: String = palette.iter().map(|byte| format!("{byte:02X}")).collect();
            let last = (palette.len() / 3).saturating_sub(1);
            (format!("[/Indexed/DeviceRGB {last}<{hex}>]"), 1)
        }
        _ => return Err(damaged),
    };
    let width = u32::from_be_bytes([*w1, *w2, *w3, *w4]);
    sized(Picture {
        width,
        height: u32::from_be_bytes([*h1, *h2, *h3, *h4]),
        entries: format!(
            "/ColorSpace{space}/BitsPerComponent {bits}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent {bits}/Columns {width}>>"
        ),
        turn: 0,
        content,
    })
}

const SEE_THROUGH: &str =
    "the picture is see-through or interlaced; save it as JPEG, or print it to PDF";

fn sized(picture: Picture) -> Result<Picture, Refusal> {
    let sane = 1..=100_000;
    if sane.contains(&picture.width) && sane.contains(&picture.height) {
        Ok(picture)
    } else {
        Err(Refusal::Picture("the picture has no size"))
    }
}

/// One page, upright or lying as the picture is seen, with the picture in its middle.
fn document(picture: &Picture) -> Vec<u8> {
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    let is_turned = picture.turn % 180 == 90;
    let lies = (width > height) != is_turned;
    let shown = if lies { (A4.1, A4.0) } else { A4 };
    let page = if is_turned { (shown.1, shown.0) } else { shown };
    let room = ((page.0 - 2.0 * MARGIN) / width).min((page.1 - 2.0 * MARGIN) / height);
    let scale = room.min(72.0 / PIXELS_PER_INCH);
    let (w, h) = (width * scale, height * scale);
    let (x, y) = ((page.0 - w) / 2.0, (page.1 - h) / 2.0);
    let draw = format!("q {w:.3} 0 0 {h:.3} {x:.3} {y:.3} cm /P Do Q");
    let mut file = Vec::new();
    let mut places = Vec::new();
    let mut put = |file: &mut Vec<u8>, dictionary: String, stream: Option<&[u8]>| {
        places.push(file.len());
        file.extend_from_slice(format!("{} 0 obj\n{dictionary}\n", places.len()).as_bytes());
        if let Some(stream) = stream {
            file.extend_from_slice(b"stream\n");
            file.extend_from_slice(stream);
            file.extend_from_slice(b"\nendstream\n");
        }
        file.extend_from_slice(b"endobj\n");
    };
    file.extend_from_slice(b"%PDF-1.7\n");
    put(&mut file, "<</Type/Catalog/Pages 2 0 R>>".to_owned(), None);
    put(
        &mut file,
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        None,
    );
    put(
        &mut file,
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Rotate {}/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>",
            page.0, page.1, picture.turn
        ),
        None,
    );
    put(
        &mut file,
        format!("<</Length {}>>", draw.len()),
        Some(draw.as_bytes()),
    );
    put(
        &mut file,
        format!(
            "<</Type/XObject/Subtype/Image/Width {}/Height {}{}/Length {}>>",
            picture.width,
            picture.height,
            picture.entries,
            picture.content.len()
        ),
        Some(&picture.content),
    );
    let start = file.len();
    let rows: String = places
        .iter()
        .map(|at| format!("{at:010} 00000 n \n"))
        .collect();
    let table = format!(
        "xref\n0 6\n0000000000 65535 f \n{rows}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend_from_slice(table.as_bytes());
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> String {
        match as_document(bytes) {
            None => "no picture".to_owned(),
            Some(Err(refusal)) => refusal.to_string(),
            Some(Ok(made)) => {
                let source = super::super::Source::open(made, None, &Default::default()).unwrap();
                format!("{} page", source.len())
            }
        }
    }

    /// A PNG's signature and chunks, without checksums, which are not needed here.
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

    #[test]
    fn a_picture_becomes_one_page_and_what_must_be_decoded_is_refused() {
        let jpeg = [
            0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40, 1, 1, 0x11, 0, 0xff, 0xd9,
        ];
        assert_eq!(told(&jpeg), "1 page");
        assert_eq!(told(&png_of(2, &[(b"IDAT", b"x")])), "1 page");
        assert!(told(&png_of(6, &[(b"IDAT", b"x")])).contains("see-through"));
        // These would be blank pages.
        assert!(told(&png_of(2, &[])).contains("damaged"));
        assert!(told(&png_of(3, &[(b"IDAT", b"x")])).contains("damaged"));
        assert!(told(&png_of(3, &[(b"PLTE", &[0; 6]), (b"tRNS", &[0])])).contains("see-through"));
        assert!(told(b"II*\0....").contains("TIFF"));
        assert_eq!(told(b"%PDF-1.7"), "no picture");
    }

    #[test]
    fn a_picture_that_is_cut_off_anywhere_is_refused_and_nothing_worse() {
        let png = png_of(3, &[(b"PLTE", &[0; 6]), (b"IDAT", b"x")]);
        let jpeg = [
            0xff, 0xd8, 0xff, 0xe1, 0, 16, b'E', b'x', b'i', b'f', 0, 0, b'I', b'I', 42, 0, 8, 0,
            0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40, 1, 1, 0x11, 0,
        ];
        for bytes in [&png[..], &jpeg] {
            for length in 0..bytes.len() {
                let _ = as_document(&bytes[..length]);
            }
        }
    }

    #[test]
    fn a_photograph_taken_upright_stands_upright() {
        let exif = [
            b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
        ];
        assert_eq!(turned(&exif), 90);
        assert_eq!(turned(b"II*\0"), 0);
        assert_eq!(turned(b""), 0);
    }
}
