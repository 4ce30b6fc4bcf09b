//! Pictures packed again: as JPEG at a stated quality, or without loss.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::decode::{Pixels, agree, jpeg};

/// From this quality on colours are coded as finely as light.
const FINE: u32 = 90;

/// A JPEG that two decoders read as what went into it.
pub(super) fn as_jpeg(picture: &Pixels, quality: u32) -> Option<Vec<u8>> {
    let (width, height) = (
        u16::try_from(picture.width).ok()?,
        u16::try_from(picture.height).ok()?,
    );
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, u8::try_from(quality).ok()?);
    encoder.set_sampling_factor(match quality >= FINE {
        true => SamplingFactor::F_1_1,
        false => SamplingFactor::F_2_2,
    });
    // See `intake::encode`: pages are drawn by a decoder that misreads tables made for the picture.
    encoder.set_optimized_huffman_tables(false);
    let colours = match picture.parts {
        1 => ColorType::Luma,
        _ => ColorType::Rgb,
    };
    encoder
        .encode(&picture.samples, width, height, colours)
        .ok()?;
    let read = jpeg(&bytes)?;
    agree(&read, picture).then_some(bytes)
}

/// How a row is told (ISO 32000-1, 7.4.4.4), by what is taken from each sample.
#[derive(Clone, Copy)]
enum Told {
    Before = 1,
    Above = 2,
    Nearest = 4,
}

/// Deflated, each row told in the way that leaves least.
pub(super) fn lossless(picture: &Pixels) -> Option<Vec<u8>> {
    let parts = usize::from(picture.parts);
    let stride = picture.width as usize * parts;
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    let mut above = vec![0; stride];
    for row in picture.samples.chunks_exact(stride.max(1)) {
        let ways = [Told::Before, Told::Above, Told::Nearest];
        let told = ways.map(|way| (way, told(row, &above, parts, way)));
        let least = told.iter().min_by_key(|(_, told)| weight(told));
        if let Some((way, told)) = least {
            packer.write_all(&[*way as u8]).ok()?;
            packer.write_all(told).ok()?;
        }
        above.copy_from_slice(row);
    }
    packer.finish().ok()
}

fn weight(told: &[u8]) -> u64 {
    let far = |byte: &u8| u64::from((*byte).min(byte.wrapping_neg()));
    told.iter().map(far).sum()
}

fn told(row: &[u8], above: &[u8], parts: usize, way: Told) -> Vec<u8> {
    let sample = |at: usize| {
        let now = row.get(at).copied().unwrap_or_default();
        let up = above.get(at).copied().unwrap_or_default();
        let behind = |row: &[u8]| {
            let at = at.checked_sub(parts)?;
            row.get(at).copied()
        };
        let left = behind(row).unwrap_or_default();
        let corner = behind(above).unwrap_or_default();
        now.wrapping_sub(match way {
            Told::Before => left,
            Told::Above => up,
            Told::Nearest => nearest(left, up, corner),
        })
    };
    (0..row.len()).map(sample).collect()
}

/// The one of three that is nearest to left + up − corner (PNG, 9.4).
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let (by_left, by_up, by_corner) = ((b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs());
    if by_left <= by_up && by_left <= by_corner {
        left
    } else if by_up <= by_corner {
        up
    } else {
        corner
    }
}
