//! TIFF: each picture in the file that is no preview of another becomes a page.
//!
//! Faxes are put into the PDF as they are ([`super::fax`]); the rest is unpacked by the crate of this
//! name, which does not know palettes: a palette is taken for shades of grey, and put back afterwards.

mod directory;

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::AssertUnwindSafe;

pub(super) use self::directory::{Directory, tag};
use super::samples::{Samples, narrowed, on_white, rgb_of_ycbcr};
use super::{DAMAGED, Picture, Stands, density, fax, sized};
use crate::pdf::import::{Limits, Patience, Refusal, Removed};

use ::tiff::decoder::{Decoder, DecodingResult};
use ::tiff::{ColorType, TiffError};

const UNKNOWN: Refusal = Refusal::Picture(
    "the picture is packed in a way that cannot be read; save it as PNG or print it to PDF",
);

/// Kinds of colours and of packing, by number (TIFF 6.0).
const PALETTE: u64 = 3;
const JPEG: u64 = 7;
/// As many pixels as this many of the largest pictures, in one file.
const LARGEST_PICTURES: u64 = 20;

pub(super) fn read(
    bytes: &[u8],
    limits: &Limits,
    patience: &Patience,
) -> Result<Vec<Picture>, Refusal> {
    // The decoder has assertions in it; a file must not be able to end the program.
    let read = AssertUnwindSafe(|| pictures(bytes, limits, patience));
    let read = std::panic::catch_unwind(read);
    read.unwrap_or(Err(DAMAGED))
}

fn pictures(bytes: &[u8], limits: &Limits, patience: &Patience) -> Result<Vec<Picture>, Refusal> {
    let all = Directory::all(bytes, limits.pages.saturating_mul(2));
    let amended = amended(bytes, &all);
    let mut pixels = 0;
    let mut found = Vec::new();
    for (at, directory) in all.iter().enumerate() {
        patience.check()?;
        let is_preview = directory.number(tag::SUBFILE).unwrap_or(0) & 1 == 1;
        if is_preview && all.len() > 1 {
            continue;
        }
        if found.len() >= limits.pages {
            return Err(Refusal::TooManyPages(limits.pages));
        }
        let size = |tag| u32::try_from(directory.number(tag)?).ok();
        let (Some(width), Some(height)) = (size(tag::WIDTH), size(tag::HEIGHT)) else {
            return Err(DAMAGED);
        };
        sized(width, height, limits)?;
        let picture = match fax::picture(bytes, directory, (width, height)) {
            Some(fax) => fax?,
            None => {
                pixels += u64::from(width) * u64::from(height);
                if pixels > limits.pixels.saturating_mul(LARGEST_PICTURES) {
                    return Err(Refusal::TooManyPixels(pixels / 1_000_000));
                }
                let samples = unpacked(&amended, at, directory, limits)?;
                samples.picture(width, height, stands(directory), dense(directory))?
            }
        };
        found.push(Picture {
            removed: notes(directory),
            ..picture
        });
    }
    if found.is_empty() {
        return Err(DAMAGED);
    }
    Ok(found)
}

/// What the directory says that does not show.
fn notes(directory: &Directory<'_>) -> Removed {
    let has = |tag: &u16| directory.has(*tag);
    Removed {
        notes: tag::NOTES.iter().any(has),
        position: has(&tag::POSITION),
    }
}

pub(super) fn stands(directory: &Directory<'_>) -> Stands {
    Stands::by_number(directory.number(tag::ORIENTATION).unwrap_or(1))
}

pub(super) fn dense(directory: &Directory<'_>) -> Option<(f64, f64)> {
    let inch = match directory.number(tag::UNIT) {
        None | Some(2) => 1.0,
        Some(3) => 2.54,
        Some(_) => return None,
    };
    let (across, down) = (directory.ratio(tag::ACROSS)?, directory.ratio(tag::DOWN)?);
    density(across * inch, down * inch)
}

/// The file as the decoder can read it: palettes called grey, and mirrored bytes of faxes put right.
fn amended<'b>(bytes: &'b [u8], all: &[Directory<'_>]) -> Cow<'b, [u8]> {
    let mut amended = Cow::Borrowed(bytes);
    for directory in all {
        if directory.number(tag::COLOURS) == Some(PALETTE) {
            directory.overwrite_with_one(tag::COLOURS, amended.to_mut());
        }
        if fax::is_mirrored(directory) {
            for strip in directory.strips() {
                for byte in amended.to_mut().get_mut(strip).unwrap_or_default() {
                    *byte = byte.reverse_bits();
                }
            }
        }
    }
    amended
}

fn unpacked(
    bytes: &[u8],
    at: usize,
    directory: &Directory<'_>,
    limits: &Limits,
) -> Result<Samples, Refusal> {
    let samples = directory.number(tag::SAMPLES).unwrap_or(1);
    // One colour behind the other: of these the decoder gives only the first.
    if samples > 1 && directory.number(tag::PLANES) == Some(2) {
        return Err(UNKNOWN);
    }
    let mut room = ::tiff::decoder::Limits::default();
    room.decoding_buffer_size = limits.picture;
    room.intermediate_buffer_size = limits.picture;
    let decoder = Decoder::new(Cursor::new(bytes)).map_err(refusal)?;
    let mut decoder = decoder.with_limits(room);
    decoder.seek_to_image(at).map_err(refusal)?;
    let colours = decoder.colortype().map_err(refusal)?;
    let rows = match decoder.read_image().map_err(refusal)? {
        DecodingResult::U8(rows) => rows,
        DecodingResult::U16(wide) => narrowed(&wide),
        _ => return Err(UNKNOWN),
    };
    let mixed = directory.number(tag::EXTRA) == Some(1);
    Ok(match colours {
        ColorType::Gray(bits @ (1 | 2 | 4 | 8))
            if directory.number(tag::COLOURS) == Some(PALETTE) =>
        {
            Samples::new(&palette(directory, bits).ok_or(DAMAGED)?, bits, rows)
        }
        ColorType::Gray(bits @ (1 | 2 | 4)) => Samples::new("/DeviceGray", bits, rows),
        ColorType::Gray(8 | 16) => Samples::grey(rows),
        ColorType::RGB(8 | 16) => Samples::rgb(rows),
        ColorType::RGBA(8 | 16) => Samples::rgb(on_white(&rows, 4, mixed)),
        ColorType::CMYK(8 | 16) => Samples::new("/DeviceCMYK", 8, rows),
        ColorType::YCbCr(8) if directory.number(tag::PACKING) == Some(JPEG) => {
            let mut rows = rows;
            rgb_of_ycbcr(&mut rows);
            Samples::rgb(rows)
        }
        ColorType::Multiband {
            bit_depth: 8 | 16,
            num_samples: 2,
        } if directory.number(tag::EXTRA).is_some() => Samples::grey(on_white(&rows, 2, mixed)),
        _ => return Err(UNKNOWN),
    })
}

/// All reds, then all greens, then all blues, as a PDF writes a palette.
fn palette(directory: &Directory<'_>, bits: u8) -> Option<String> {
    let colours = directory.numbers(tag::PALETTE);
    let count = 1_usize << bits;
    if colours.len() < count * 3 {
        return None;
    }
    // Some programs write the bytes as they are.
    let shift = if colours.iter().all(|colour| *colour < 256) {
        0
    } else {
        8
    };
    let mut hex = String::new();
    for at in 0..count {
        for plane in 0..3 {
            let colour = colours.get(plane * count + at)? >> shift & 0xff;
            hex.push_str(&format!("{colour:02X}"));
        }
    }
    Some(format!("[/Indexed/DeviceRGB {}<{hex}>]", count - 1))
}

fn refusal(error: TiffError) -> Refusal {
    match error {
        TiffError::LimitsExceeded => {
            Refusal::Picture("the picture unpacks to more than can be held")
        }
        TiffError::UnsupportedError(_) => UNKNOWN,
        TiffError::FormatError(_)
        | TiffError::IoError(_)
        | TiffError::IntSizeError
        | TiffError::UsageError(_) => DAMAGED,
    }
}
