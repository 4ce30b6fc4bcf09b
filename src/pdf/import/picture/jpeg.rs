//! JPEG: put into a PDF as it is, but for what the camera wrote beside it; only its markers are read.

use super::{DAMAGED, Picture, Stands, density, exif, sized};
use crate::pdf::import::camera::{Removed, bare_jpeg};
use crate::pdf::import::cut_off::is_cut_jpeg;
use crate::pdf::import::{Limits, Refusal};

const UNUSUAL: Refusal =
    Refusal::Picture("the picture is a kind of JPEG that PDF readers cannot show; save it anew");

/// Walks the markers of a JPEG (ITU T.81, annex B) to the one that says its size.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Picture, Refusal> {
    let (mut at, mut is_adobe) = (2, false);
    let (mut stands, mut dense) = (Stands::default(), None);
    loop {
        let segment = bytes.get(at..).ok_or(DAMAGED)?;
        let [0xff, marker, high, low, rest @ ..] = segment else {
            return Err(DAMAGED);
        };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let body = rest.get(..length.saturating_sub(2)).ok_or(DAMAGED)?;
        match marker {
            0xe1 if body.starts_with(b"Exif\0\0") => {
                stands = exif::stands(body.get(6..).unwrap_or_default());
            }
            0xe0 if body.starts_with(b"JFIF\0") => dense = dense.or(jfif_density(body)),
            0xee => is_adobe |= body.starts_with(b"Adobe"),
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Err(UNUSUAL),
            // Frames: baseline, extended, progressive.
            0xc0..=0xc2 => {
                let [bits, h1, h2, w1, w2, components, ..] = body else {
                    return Err(DAMAGED);
                };
                let space = match (components, is_adobe) {
                    (1, _) => "/ColorSpace/DeviceGray",
                    (3, _) => "/ColorSpace/DeviceRGB",
                    (4, true) => "/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]",
                    (4, false) => "/ColorSpace/DeviceCMYK",
                    _ => return Err(DAMAGED),
                };
                let width = u32::from(u16::from_be_bytes([*w1, *w2]));
                let height = u32::from(u16::from_be_bytes([*h1, *h2]));
                if *bits != 8 {
                    return Err(UNUSUAL);
                }
                sized(width, height, limits)?;
                if is_cut_jpeg(bytes) {
                    return Err(DAMAGED);
                }
                let (content, removed) =
                    bare_jpeg(bytes).unwrap_or_else(|| (bytes.to_vec(), Removed::default()));
                return Ok(Picture {
                    width,
                    height,
                    entries: format!("{space}/BitsPerComponent {bits}/Filter/DCTDecode"),
                    stands,
                    density: dense,
                    removed,
                    content,
                });
            }
            _ => {}
        }
        at += 2 + length;
    }
}

/// Pixels to the inch (JFIF 1.02): a unit, then across and down.
fn jfif_density(body: &[u8]) -> Option<(f64, f64)> {
    let [unit, x1, x2, y1, y2, ..] = body.get(7..)? else {
        return None;
    };
    let inch = match unit {
        1 => 1.0,
        2 => 2.54,
        _ => return None,
    };
    let number = |high, low| f64::from(u16::from_be_bytes([high, low])) * inch;
    density(number(*x1, *x2), number(*y1, *y2))
}
