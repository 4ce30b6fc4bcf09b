//! Which pictures may be coded anew: those with a number of eight bits for each colour, in grey or in red, green and
//! blue, however these are meant exactly: the dictionary goes on saying that.

use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use crate::pdf::import::name;

/// Bytes below which nothing is worth while.
const LITTLE: usize = 8 << 10;

/// More pixels are not unpacked: two decoders hold them at once.
const MOST_PIXELS: u64 = 64_000_000;

/// How a picture is coded now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Jpeg,
    /// Without loss.
    Plain,
}

/// A picture that may be coded anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) packing: Packing,
    pub(super) width: u32,
    pub(super) height: u32,
    /// Numbers for a pixel: 1 or 3.
    pub(super) parts: u8,
}

pub(super) fn kind(picture: &Stream<'_>) -> Option<Kind> {
    let dict = picture.dict();
    let is_mask = dict.get::<bool>("ImageMask").unwrap_or_default();
    if name(dict, "Subtype") != "Image" || is_mask || is_masked_by_colour(dict) {
        return None;
    }
    if picture.raw_data().len() < LITTLE {
        return None;
    }
    let packing = match picture.filters().as_slice() {
        [Filter::DctDecode] => Packing::Jpeg,
        [Filter::FlateDecode] => Packing::Plain,
        [] if !dict.contains_key("Filter") && !dict.contains_key("F") => Packing::Plain,
        _ => return None,
    };
    let (width, height) = (dict.get::<u32>("Width")?, dict.get::<u32>("Height")?);
    let pixels = u64::from(width) * u64::from(height);
    let is_deep = dict.get::<u32>("BitsPerComponent") == Some(8);
    (pixels > 0 && pixels <= MOST_PIXELS && is_deep).then_some(Kind {
        packing,
        width,
        height,
        parts: parts(dict)?,
    })
}

/// Colours that mean nothing is painted, a mask of one bit that must meet its letters, a soft mask whose colours
/// are mixed into the picture already: all of these go by the very pixels.
fn is_masked_by_colour(dict: &Dict<'_>) -> bool {
    let soft = dict.get::<Stream<'_>>("SMask");
    dict.contains_key("Mask")
        || dict.get::<u32>("SMaskInData").is_some_and(|how| how > 0)
        || soft.is_some_and(|mask| mask.dict().contains_key("Matte"))
}

fn parts(dict: &Dict<'_>) -> Option<u8> {
    if let Some(space) = dict.get::<Name<'_>>("ColorSpace") {
        return of_space(&space);
    }
    let space = dict.get::<Array<'_>>("ColorSpace")?;
    let mut items = space.iter::<Object<'_>>();
    let Some(Object::Name(space)) = items.next() else {
        return None;
    };
    match (&*space, items.next()) {
        (b"ICCBased", Some(Object::Stream(profile))) => {
            let parts = profile.dict().get::<u8>("N")?;
            let is_known = !is_lab(&profile) && matches!(parts, 1 | 3);
            is_known.then_some(parts)
        }
        (space @ (b"CalGray" | b"CalRGB"), _) => of_space(space),
        _ => None,
    }
}

fn of_space(space: &[u8]) -> Option<u8> {
    match space {
        b"DeviceGray" | b"CalGray" => Some(1),
        b"DeviceRGB" | b"CalRGB" => Some(3),
        _ => None,
    }
}

/// Whether a profile's three numbers are not red, green and blue (ICC.1, 7.2.6).
fn is_lab(profile: &Stream<'_>) -> bool {
    let told = profile.decoded_data().unwrap_or_default();
    let space = told.get(16..20);
    !matches!(space, Some(b"RGB " | b"GRAY"))
}
