//! Unpacked pixels: laid on white, and packed again.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{DAMAGED, Picture, Stands};
use crate::pdf::import::{Refusal, Removed};

/// Rows of pixels, each row beginning with a new byte.
pub(super) struct Samples {
    /// As a PDF writes it.
    space: String,
    bits: u8,
    rows: Vec<u8>,
}

impl Samples {
    pub(super) fn new(space: &str, bits: u8, rows: Vec<u8>) -> Samples {
        Samples {
            space: space.to_owned(),
            bits,
            rows,
        }
    }

    pub(super) fn grey(rows: Vec<u8>) -> Samples {
        Samples::new("/DeviceGray", 8, rows)
    }

    pub(super) fn rgb(rows: Vec<u8>) -> Samples {
        Samples::new("/DeviceRGB", 8, rows)
    }

    /// Packs the pixels.
    pub(super) fn picture(
        self,
        width: u32,
        height: u32,
        stands: Stands,
        density: Option<(f64, f64)>,
    ) -> Result<Picture, Refusal> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        let packed = packer.write_all(&self.rows).and_then(|()| packer.finish());
        Ok(Picture {
            width,
            height,
            entries: format!(
                "/ColorSpace{}/BitsPerComponent {}/Filter/FlateDecode",
                self.space, self.bits
            ),
            stands,
            density,
            removed: Removed::default(),
            // Writing to memory does not fail.
            content: packed.or(Err(DAMAGED))?,
        })
    }
}

/// Pixels of so many samples, the last of which says how solid it is, without that one. `mixed`: the
/// colours were multiplied with it already.
pub(super) fn on_white(rows: &[u8], samples: usize, mixed: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(rows.len() / samples * (samples - 1));
    for pixel in rows.chunks_exact(samples) {
        let Some((solid, colours)) = pixel.split_last() else {
            continue;
        };
        let solid = u32::from(*solid);
        for colour in colours {
            let colour = u32::from(*colour);
            let own = if mixed {
                colour
            } else {
                (colour * solid + 127) / 255
            };
            out.push(u8::try_from(own + 255 - solid).unwrap_or(255));
        }
    }
    out
}

/// Of each sample of two bytes, in the machine's order, the one that counts.
pub(super) fn narrowed(wide: &[u16]) -> Vec<u8> {
    wide.iter().map(|sample| (sample >> 8) as u8).collect()
}

/// Brightness and two differences as red, green and blue (JFIF 1.02).
pub(super) fn rgb_of_ycbcr(rows: &mut [u8]) {
    for pixel in rows.chunks_exact_mut(3) {
        if let [y, b, r] = pixel {
            let (bright, blue, red) = (f32::from(*y), f32::from(*b) - 128.0, f32::from(*r) - 128.0);
            *y = (bright + 1.402 * red).round() as u8;
            *b = (bright - 0.344_136 * blue - 0.714_136 * red).round() as u8;
            *r = (bright + 1.772 * blue).round() as u8;
        }
    }
}
