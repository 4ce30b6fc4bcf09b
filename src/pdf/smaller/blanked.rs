//! Pictures without some of their pixels: what was there is gone from the file. The other pixels are the very same,
//! so that they are drawn as before.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};

use crate::pdf::import::name;

use super::decode::jpeg;

/// More pixels are not unpacked.
const MOST_PIXELS: u64 = 64_000_000;

/// Bytes behind the samples that mean nothing: the end of a line.
const MORE: usize = 2;

/// A picture that takes the place of another, packed without loss. Whatever else its dictionary says of how its
/// samples are meant goes on holding.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pdf) struct Blanked {
    pub(in crate::pdf) bytes: Vec<u8>,
    /// The same of its masks, by the key of its dictionary.
    pub(in crate::pdf) masks: Vec<(&'static str, (u32, u16), Blanked)>,
}

/// Whether a pixel is kept.
type Keeps<'k> = dyn Fn((f64, f64), (f64, f64)) -> bool + 'k;

/// Samples in rows, each of whole bytes.
struct Rows {
    width: usize,
    height: usize,
    /// Bits of a pixel.
    bits: usize,
    samples: Vec<u8>,
}

/// A picture with nothing where `keeps` says no. It is asked for the middle of each pixel and half its width and
/// height, in parts of the picture from its lower left corner. Outer none where its samples cannot be told for sure,
/// inner none where all of it is kept.
pub(in crate::pdf) fn blanked(picture: &Stream<'_>, keeps: &Keeps<'_>) -> Option<Option<Blanked>> {
    let dict = picture.dict();
    let (mut masks, mut is_any) = (Vec::new(), false);
    for key in ["SMask", "Mask"] {
        if let Some(mask) = dict.get::<Stream<'_>>(key) {
            let id = mask.obj_id();
            let id = (id.obj_number, id.gen_number as u16);
            let (mask, is_less) = plain(&mask, keeps)?;
            is_any |= is_less;
            masks.push((key, id, mask));
        }
    }
    let (Blanked { bytes, .. }, is_less) = plain(picture, keeps)?;
    Some((is_any || is_less).then_some(Blanked { bytes, masks }))
}

/// Of one without its masks; and whether it lost anything.
fn plain(picture: &Stream<'_>, keeps: &Keeps<'_>) -> Option<(Blanked, bool)> {
    let mut is_less = false;
    let mut rows = rows(picture)?;
    let (width, height) = (rows.width as f64, rows.height as f64);
    let half = (0.5 / width, 0.5 / height);
    for y in 0..rows.height {
        for x in 0..rows.width {
            let middle = ((x as f64 + 0.5) / width, 1.0 - (y as f64 + 0.5) / height);
            if !keeps(middle, half) {
                is_less = true;
                rows.clear(x, y);
            }
        }
    }
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(&rows.samples).ok()?;
    let bytes = packer.finish().ok()?;
    let masks = Vec::new();
    Some((Blanked { bytes, masks }, is_less))
}

impl Rows {
    fn stride(&self) -> usize {
        (self.width * self.bits).div_ceil(8)
    }

    fn clear(&mut self, x: usize, y: usize) {
        let row = y * self.stride();
        if self.bits.is_multiple_of(8) {
            let bytes = self.bits / 8;
            let begins = row + x * bytes;
            if let Some(pixel) = self.samples.get_mut(begins..begins + bytes) {
                pixel.fill(0);
            }
            return;
        }
        for bit in x * self.bits..(x + 1) * self.bits {
            if let Some(byte) = self.samples.get_mut(row + bit / 8) {
                *byte &= !(0x80 >> (bit % 8));
            }
        }
    }
}

fn rows(picture: &Stream<'_>) -> Option<Rows> {
    let dict = picture.dict();
    if name(dict, "Subtype") != "Image" || dict.get::<u32>("SMaskInData").is_some_and(|how| how > 0)
    {
        return None;
    }
    let (width, height) = (dict.get::<u32>("Width")?, dict.get::<u32>("Height")?);
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > MOST_PIXELS {
        return None;
    }
    let (width, height) = (width as usize, height as usize);
    if let [Filter::DctDecode] = picture.filters().as_slice() {
        let read = jpeg(&picture.raw_data())?;
        let is_meant = (read.width as usize, read.height as usize) == (width, height);
        return is_meant.then(|| Rows {
            width,
            height,
            bits: usize::from(read.parts) * 8,
            samples: read.samples,
        });
    }
    let is_coded = |filter: &Filter| {
        matches!(
            filter,
            Filter::DctDecode | Filter::JpxDecode | Filter::CcittFaxDecode | Filter::Jbig2Decode
        )
    };
    if picture.filters().iter().any(is_coded) {
        return None;
    }
    let mut samples = picture.decoded_data().ok()?.into_owned();
    let bits = bits(dict, (width, height), samples.len())?;
    samples.truncate((width * bits).div_ceil(8) * height);
    Some(Rows {
        width,
        height,
        bits,
        samples,
    })
}

/// Bits of a pixel: those of a number, as often as the rows take so many bytes. None where that may be several.
fn bits(dict: &Dict<'_>, (width, height): (usize, usize), length: usize) -> Option<usize> {
    let is_mask = dict.get::<bool>("ImageMask").unwrap_or_default();
    let deep = match is_mask {
        true => 1,
        false => dict.get::<u32>("BitsPerComponent")? as usize,
    };
    let counts = [1, 3, 4].into_iter().map(|count| count * deep);
    let mut fit = counts.filter(|bits| {
        let needed = (width * bits).div_ceil(8) * height;
        (needed..=needed + MORE).contains(&length)
    });
    let bits = fit.next()?;
    fit.next().is_none().then_some(bits)
}
