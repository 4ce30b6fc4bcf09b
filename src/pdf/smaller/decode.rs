//! Pictures unpacked. A JPEG is read by two decoders that know nothing of each other: one that misreads a picture
//! shows it wrong on the screen, but what was misread and written anew would be filed.

use hayro_syntax::object::Stream;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::kind::{Kind, Packing};

/// Samples of a picture, row by row.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Numbers for a pixel: 1 or 3.
    pub(super) parts: u8,
    pub(super) samples: Vec<u8>,
}

pub(super) fn unpacked(picture: &Stream<'_>, kind: &Kind) -> Option<Pixels> {
    let pixels = match kind.packing {
        Packing::Jpeg => jpeg(&picture.raw_data())?,
        Packing::Plain => Pixels {
            width: kind.width,
            height: kind.height,
            parts: kind.parts,
            samples: picture.decoded_data().ok()?.into_owned(),
        },
    };
    let is_meant =
        (pixels.width, pixels.height, pixels.parts) == (kind.width, kind.height, kind.parts);
    let length = pixels.width as usize * pixels.height as usize * usize::from(pixels.parts);
    (is_meant && pixels.samples.len() == length).then_some(pixels)
}

/// A JPEG of which both decoders say the same.
pub(super) fn jpeg(bytes: &[u8]) -> Option<Pixels> {
    let first = by_first(bytes)?;
    let second = by_second(bytes)?;
    agree(&first, &second).then_some(second)
}

fn by_first(bytes: &[u8]) -> Option<Pixels> {
    let options = || {
        let options = DecoderOptions::default().set_strict_mode(true);
        let most = usize::from(u16::MAX);
        options.set_max_width(most).set_max_height(most)
    };
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    decoder.decode_headers().ok()?;
    let (space, parts) = match decoder.input_colorspace()? {
        ColorSpace::Luma => (ColorSpace::Luma, 1),
        ColorSpace::YCbCr | ColorSpace::RGB => (ColorSpace::RGB, 3),
        _ => return None,
    };
    let (width, height) = decoder.dimensions()?;
    decoder.set_options(options().jpeg_set_out_colorspace(space));
    Some(Pixels {
        width: u32::try_from(width).ok()?,
        height: u32::try_from(height).ok()?,
        parts,
        samples: decoder.decode().ok()?,
    })
}

fn by_second(bytes: &[u8]) -> Option<Pixels> {
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    let samples = decoder.decode().ok()?;
    let info = decoder.info()?;
    let parts = match info.pixel_format {
        jpeg_decoder::PixelFormat::L8 => 1,
        jpeg_decoder::PixelFormat::RGB24 => 3,
        jpeg_decoder::PixelFormat::L16 | jpeg_decoder::PixelFormat::CMYK32 => return None,
    };
    Some(Pixels {
        width: info.width.into(),
        height: info.height.into(),
        parts,
        samples,
    })
}

/// Pixels of a field of which the mean is compared.
const FIELD: usize = 8;
/// Decoders differ in how they spread colours that are coded coarsely, never by so much over a whole field.
const FIELD_DIFFERS: u32 = 24;
/// Nor over the picture, in hundredths.
const ALL_DIFFER: u64 = 200;

/// Whether two readings of a picture are the same, but for what decoders differ in.
pub(super) fn agree(one: &Pixels, other: &Pixels) -> bool {
    let shape = |pixels: &Pixels| (pixels.width, pixels.height, pixels.parts);
    if shape(one) != shape(other) || one.samples.len() != other.samples.len() {
        return false;
    }
    let (mut all, mut fields) = (0, 0);
    let stride = one.width as usize * usize::from(one.parts);
    let both = one
        .samples
        .chunks(stride * FIELD)
        .zip(other.samples.chunks(stride * FIELD));
    for (rows, others) in both {
        let (means, other_means) = (means(rows, one, stride), means(others, one, stride));
        for (mean, other) in means.iter().zip(&other_means) {
            let differs = mean.abs_diff(*other);
            if differs > FIELD_DIFFERS {
                return false;
            }
            (all, fields) = (all + u64::from(differs), fields + 1);
        }
    }
    all * 100 <= ALL_DIFFER * fields
}

/// Of each field in a strip of rows, for each number of a pixel.
fn means(rows: &[u8], picture: &Pixels, stride: usize) -> Vec<u32> {
    let parts = usize::from(picture.parts);
    let across = (picture.width as usize).div_ceil(FIELD);
    let mut sums = vec![0; across * parts];
    for row in rows.chunks(stride.max(1)) {
        for (field, samples) in row.chunks(FIELD * parts).enumerate() {
            for pixel in samples.chunks_exact(parts) {
                for (part, sample) in pixel.iter().enumerate() {
                    if let Some(sum) = sums.get_mut(field * parts + part) {
                        *sum += u32::from(*sample);
                    }
                }
            }
        }
    }
    let high = (rows.len() / stride.max(1)) as u32;
    for (at, sum) in sums.iter_mut().enumerate() {
        let begins = at / parts * FIELD;
        let wide = (picture.width as usize - begins).min(FIELD) as u32;
        *sum /= (wide * high).max(1);
    }
    sums
}
