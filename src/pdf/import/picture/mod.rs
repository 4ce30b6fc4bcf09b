//! Pictures as documents of A4 pages, so that they go through the same door as every other.
//!
//! What a PDF can hold as it is stays packed: JPEG, plain PNG, and black-and-white faxes. The rest is
//! unpacked, with limits, laid on white where it is see-through, and packed again. A picture is
//! as large as it says it is, and never larger than the page. It stands as it was taken: the camera
//! says how it was held.

mod exif;
mod fax;
mod jpeg;
mod png;
mod samples;
mod sheet;
#[cfg(test)]
mod tests;
mod tiff;

use std::collections::BTreeMap;
use std::time::Duration;

use crate::quote::Area;

use super::camera::Removed;
use super::patience::{Patience, Watch};
use super::source::{Limits, Refusal};

pub(super) use exif::has_position;

/// A picture's facts, as a PDF needs them.
#[derive(Clone, Debug, PartialEq)]
struct Picture {
    width: u32,
    height: u32,
    /// Entries of the image's dictionary besides its size.
    entries: String,
    stands: Stands,
    /// Pixels to the inch, across and down, where the file says it.
    density: Option<(f64, f64)>,
    /// What its file says besides, which does not come along.
    removed: Removed,
    content: Vec<u8>,
}

/// A document of pictures.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) bytes: Vec<u8>,
    /// By page.
    pub(super) removed: Vec<Removed>,
}

/// How a picture is to be seen: mirrored from side to side first, then turned clockwise by 0, 90, 180
/// or 270 degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stands {
    mirrored: bool,
    turn: u16,
}

impl Stands {
    /// By the number that Exif and TIFF give it (Exif 2.3, tag 274).
    fn by_number(number: u64) -> Stands {
        let (mirrored, turn) = match number {
            2 => (true, 0),
            3 => (false, 180),
            4 => (true, 180),
            5 => (true, 270),
            6 => (false, 90),
            7 => (true, 90),
            8 => (false, 270),
            _ => (false, 0),
        };
        Stands { mirrored, turn }
    }
}

/// A long picture that has a page of its own size, and had not always: on the page as shown, in points from its top
/// left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// The sheet on which it stood, and its place there.
    pub paper: (f32, f32),
    pub before: Area,
    /// Its page now, which it fills.
    pub now: (f32, f32),
}

/// The long pictures among those of a file, by their pages from 1; none in a file that is no picture.
pub fn moved_pictures(bytes: &[u8]) -> BTreeMap<u32, Moved> {
    let patience = Watch::default().begin(Duration::MAX);
    let read = pictures(bytes, &Limits::default(), &patience);
    let pictures = read.and_then(Result::ok).unwrap_or_default();
    let moved = (1..).zip(&pictures);
    let moved = moved.filter_map(|(page, picture)| Some((page, sheet::moved(picture)?)));
    moved.collect()
}

/// The document that a picture becomes; none where the bytes are no picture.
pub(super) fn as_document(
    bytes: &[u8],
    limits: &Limits,
    patience: &Patience,
) -> Option<Result<Made, Refusal>> {
    Some(pictures(bytes, limits, patience)?.map(|pictures| Made {
        bytes: sheet::document(&pictures),
        removed: pictures.iter().map(|picture| picture.removed).collect(),
    }))
}

fn pictures(
    bytes: &[u8],
    limits: &Limits,
    patience: &Patience,
) -> Option<Result<Vec<Picture>, Refusal>> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(jpeg::read(bytes, limits).map(|picture| vec![picture]))
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(png::read(bytes, limits).map(|picture| vec![picture]))
    } else if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        Some(tiff::read(bytes, limits, patience))
    } else {
        None
    }
}

const DAMAGED: Refusal = Refusal::Picture("the picture is damaged");

/// Refuses what has no size or too much of it, before anything is unpacked.
fn sized(width: u32, height: u32, limits: &Limits) -> Result<(), Refusal> {
    if width == 0 || height == 0 {
        return Err(Refusal::Picture("the picture has no size"));
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.pixels || width.max(height) > 100_000 {
        return Err(Refusal::TooManyPixels(limits.pixels / 1_000_000));
    }
    Ok(())
}

/// A density that a scanner or a printer may have; anything else was not meant.
fn density(across: f64, down: f64) -> Option<(f64, f64)> {
    let sane = 20.0..=5000.0;
    (sane.contains(&across) && sane.contains(&down)).then_some((across, down))
}
