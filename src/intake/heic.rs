//! HEIC: photographs as telephones take them.

use crate::pdf::import::Limits;

use super::encode::{Rgb, damaged, photograph, too_large};
use super::part::Part;
use super::unsuited::Unsuited;

/// The decoder turns it as the camera was held, and tells its size before it unpacks anything.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Part, Unsuited> {
    let broken = |_error| damaged();
    let info = heic_decoder::probe(bytes).map_err(broken)?;
    let pixels = info.coded_width as u64 * info.coded_height as u64;
    if pixels > limits.pixels {
        return Err(too_large(limits.pixels / 1_000_000));
    }
    let decoded = heic_decoder::decode(bytes).map_err(broken)?;
    let rgb = decoded.to_rgb8().map_err(broken)?;
    let size = (u32::try_from(rgb.width), u32::try_from(rgb.height));
    let (Ok(width), Ok(height)) = size else {
        return Err(damaged());
    };
    photograph(&Rgb {
        width,
        height,
        pixels: rgb.data,
        to_the_metre: None,
    })
}
