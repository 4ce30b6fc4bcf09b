//! Whether a picture that a page draws is cut off: viewers show the rest of it blank or grey and say
//! nothing. Only its length is looked at, where that tells; no colour is made of it.
//!
//! A false alarm is worse than a miss here. So one row of pixels may be missing, pictures packed in
//! other ways count as whole, and of pictures that must be unpacked to be measured only so much is
//! unpacked in one document.

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::inflate::Inflater;
use super::patience::Patience;
use super::unpacked::is_packed;

/// Bytes that the pictures of one document are unpacked to at most.
const MOST_UNPACKED: u64 = 256 << 20;
/// Pixels of a JPEG without its end beyond which nobody looks.
const MOST_PIXELS: usize = 50_000_000;

/// Bytes that the decoder of JPEGs holds ahead of the picture.
const READ_AHEAD: usize = 8;

/// Measures the pictures of one document.
pub(super) struct Gauge {
    inflater: Inflater,
    left: u64,
}

impl Gauge {
    pub(super) fn new() -> Self {
        Gauge {
            inflater: Inflater::new(),
            left: MOST_UNPACKED,
        }
    }

    /// Whether more than a row of this picture is missing.
    pub(super) fn is_cut(&mut self, picture: &Stream<'_>, patience: &Patience) -> bool {
        let dict = picture.dict();
        match picture.filters().as_slice() {
            [] if !is_packed(dict) => size(dict).is_some_and(|size| {
                let length = picture.raw_data().len() as u64;
                length.saturating_add(size.row) < size.whole
            }),
            [Filter::FlateDecode] => {
                size(dict).is_some_and(|size| self.unpacks_to_less(picture, size, patience))
            }
            [Filter::DctDecode] => is_cut_jpeg(&picture.raw_data()),
            _ => false,
        }
    }

    fn unpacks_to_less(&mut self, picture: &Stream<'_>, size: Size, patience: &Patience) -> bool {
        let whole = predicted(picture.dict(), size.whole);
        let Some(least) = whole.checked_sub(size.row.saturating_add(1)) else {
            return false;
        };
        let Some(left) = self.left.checked_sub(whole) else {
            return false;
        };
        self.left = left;
        !self.inflater.exceeds(&picture.raw_data(), least, patience)
    }
}

/// Bytes of a picture, unpacked, and of a row of it.
#[derive(Clone, Copy)]
struct Size {
    whole: u64,
    row: u64,
}

fn size(dict: &Dict<'_>) -> Option<Size> {
    let (width, height) = (dict.get::<u32>("Width")?, dict.get::<u32>("Height")?);
    let bits = match dict.get::<bool>("ImageMask") {
        Some(true) => 1,
        _ => dict.get::<u32>("BitsPerComponent")?.min(16) * components(dict)?,
    };
    let row = (u64::from(width) * u64::from(bits)).div_ceil(8);
    let whole = row.checked_mul(u64::from(height))?;
    Some(Size { whole, row })
}

/// Numbers that say the colour of a pixel (ISO 32000-1, 8.6).
fn components(dict: &Dict<'_>) -> Option<u32> {
    if let Some(name) = dict.get::<Name<'_>>("ColorSpace") {
        return of_space(&name);
    }
    let space = dict.get::<Array<'_>>("ColorSpace")?;
    let mut parts = space.iter::<Object<'_>>();
    let Some(Object::Name(name)) = parts.next() else {
        return None;
    };
    match (&*name, parts.next()) {
        (b"ICCBased", Some(Object::Stream(profile))) => profile.dict().get::<u32>("N"),
        (b"DeviceN", Some(Object::Array(inks))) => u32::try_from(inks.raw_iter().count()).ok(),
        (name, _) => of_space(name),
    }
    .filter(|count| (1..=32).contains(count))
}

fn of_space(name: &[u8]) -> Option<u32> {
    match name {
        b"DeviceGray" | b"G" | b"CalGray" | b"Indexed" | b"I" | b"Separation" => Some(1),
        b"DeviceRGB" | b"RGB" | b"CalRGB" | b"Lab" => Some(3),
        b"DeviceCMYK" | b"CMYK" => Some(4),
        _ => None,
    }
}

/// With the byte that PNG predictors put before each row (ISO 32000-1, 7.4.4.4).
fn predicted(dict: &Dict<'_>, whole: u64) -> u64 {
    let several = dict.get::<Array<'_>>("DecodeParms");
    let first = several.and_then(|several| several.iter::<Dict<'_>>().next());
    let Some(parms) = first.or_else(|| dict.get::<Dict<'_>>("DecodeParms")) else {
        return whole;
    };
    let entry = |key: &str, usual: u32| u64::from(parms.get::<u32>(key).unwrap_or(usual));
    if entry("Predictor", 1) < 10 {
        return whole;
    }
    let bits = entry("Colors", 1).saturating_mul(entry("BitsPerComponent", 8));
    let row = bits.saturating_mul(entry("Columns", 1)).div_ceil(8).max(1);
    whole.saturating_add(whole.div_ceil(row))
}

/// Whether a JPEG ends before its picture does. Many lack the marker of their end and nothing else, and
/// only those are looked into.
pub(super) fn is_cut_jpeg(bytes: &[u8]) -> bool {
    if has_end(bytes) {
        return false;
    }
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    // The decoder reads ahead, and would miss what it reads there at the end of a whole picture.
    let ahead = [bytes, &[0; READ_AHEAD]].concat();
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&ahead), options);
    if decoder.decode_headers().is_err() {
        return false;
    }
    let pixels = decoder.dimensions().map(|(width, height)| width * height);
    if pixels.is_none_or(|pixels| pixels > MOST_PIXELS) {
        return false;
    }
    matches!(
        decoder.decode(),
        Err(DecodeErrors::ExhaustedData | DecodeErrors::FormatStatic("Premature end of buffer"))
    )
}

/// Whether the marker of the end stands behind the last scan (ITU T.81, annex B). In packed data it
/// cannot stand, and segments in which it can (previews) are passed over.
fn has_end(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr(0xff, rest)) {
        at += found + 1;
        match bytes.get(at) {
            Some(0xd9) => return true,
            Some(0x00 | 0x01 | 0xd0..=0xd8) => at += 1,
            Some(0xff) | None => {}
            Some(_) => {
                let length = bytes.get(at + 1..at + 3).unwrap_or_default();
                let [high, low] = *length else {
                    return false;
                };
                at += 1 + usize::from(u16::from_be_bytes([high, low])).max(2);
            }
        }
    }
    false
}

#[cfg(test)]
mod tests;
