//! PNG: its packed rows are put into a PDF as they are, unless it is see-through or interlaced.

use std::io::Cursor;

use super::samples::{Samples, on_white};
use super::{DAMAGED, Picture, Stands, density, exif, sized};
use crate::pdf::import::camera::{Removed, tells_position};
use crate::pdf::import::{Limits, Refusal};

/// Reads the chunks of a PNG (ISO 15948, clause 11) and joins its packed rows.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Picture, Refusal> {
    let (mut head, mut palette, mut content) = (None, Vec::new(), Vec::new());
    let (mut stands, mut dense, mut see_through) = (Stands::default(), None, false);
    let mut removed = Removed::default();
    let mut at = 8;
    while let Some([a, b, c, d, kind @ ..]) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let body = at
            .checked_add(8)
            .and_then(|start| bytes.get(start..start.checked_add(length)?));
        let body = body.ok_or(DAMAGED)?;
        match kind {
            b"IHDR" => head = Some(body),
            b"PLTE" => palette = body.to_vec(),
            b"IDAT" => content.extend_from_slice(body),
            b"tRNS" => see_through = true,
            b"pHYs" => dense = physical(body),
            b"eXIf" => {
                stands = exif::stands(body);
                removed.add(exif::has_position(body));
            }
            b"tEXt" | b"zTXt" | b"iTXt" | b"tIME" => removed.add(tells_position(body)),
            b"IEND" => break,
            _ => {}
        }
        at += 12 + length;
    }
    if content.is_empty() {
        return Err(DAMAGED);
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
        return Err(DAMAGED);
    };
    let width = u32::from_be_bytes([*w1, *w2, *w3, *w4]);
    let height = u32::from_be_bytes([*h1, *h2, *h3, *h4]);
    sized(width, height, limits)?;
    if see_through || *interlaced != 0 || matches!(colour, 4 | 6) {
        let samples = unpacked(bytes, limits)?;
        let picture = samples.picture(width, height, stands, dense)?;
        return Ok(Picture { removed, ..picture });
    }
    let (space, colours) = match colour {
        0 => ("/DeviceGray".to_owned(), 1),
        2 => ("/DeviceRGB".to_owned(), 3),
        3 if palette.len() >= 3 => {
            let hex: String = palette.iter().map(|byte| format!("{byte:02X}")).collect();
            let last = (palette.len() / 3).saturating_sub(1);
            (format!("[/Indexed/DeviceRGB {last}<{hex}>]"), 1)
        }
        _ => return Err(DAMAGED),
    };
    Ok(Picture {
        width,
        height,
        entries: format!(
            "/ColorSpace{space}/BitsPerComponent {bits}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent {bits}/Columns {width}>>"
        ),
        stands,
        density: dense,
        removed,
        content,
    })
}

/// Pixels to the inch (ISO 15948, 11.3.5.3): across and down to the metre, and whether that is meant.
fn physical(body: &[u8]) -> Option<(f64, f64)> {
    let [x1, x2, x3, x4, y1, y2, y3, y4, 1] = body else {
        return None;
    };
    let inch = |bytes: [u8; 4]| f64::from(u32::from_be_bytes(bytes)) * 0.0254;
    density(inch([*x1, *x2, *x3, *x4]), inch([*y1, *y2, *y3, *y4]))
}

/// Unpacks a picture that is see-through or interlaced, and lays it on white.
fn unpacked(bytes: &[u8], limits: &Limits) -> Result<Samples, Refusal> {
    let room = png::Limits {
        bytes: limits.picture,
    };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), room);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(refusal)?;
    let size = reader.output_buffer_size().ok_or(DAMAGED)?;
    if size > limits.picture {
        return Err(Refusal::TooManyPixels(limits.pixels / 1_000_000));
    }
    let mut rows = vec![0; size];
    let frame = reader.next_frame(&mut rows).map_err(refusal)?;
    rows.truncate(frame.buffer_size());
    Ok(match frame.color_type {
        png::ColorType::Grayscale => Samples::grey(rows),
        png::ColorType::GrayscaleAlpha => Samples::grey(on_white(&rows, 2, false)),
        png::ColorType::Rgb => Samples::rgb(rows),
        png::ColorType::Rgba => Samples::rgb(on_white(&rows, 4, false)),
        png::ColorType::Indexed => return Err(DAMAGED),
    })
}

fn refusal(error: png::DecodingError) -> Refusal {
    match error {
        png::DecodingError::LimitsExceeded => {
            Refusal::Picture("the picture unpacks to more than can be held")
        }
        png::DecodingError::IoError(_)
        | png::DecodingError::Format(_)
        | png::DecodingError::Parameter(_) => DAMAGED,
    }
}
