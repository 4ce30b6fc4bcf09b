//! GIF, BMP and WebP, as they come from chats, the web and old scanners.

use std::io::Cursor;

use image::codecs::bmp::BmpDecoder;
use image::codecs::gif::GifDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{AnimationDecoder as _, DynamicImage, ImageDecoder, ImageResult, Rgba};

use crate::pdf::import::Limits;

use super::encode::{Rgb, damaged, lossless, photograph, too_large};
use super::part::Part;
use super::unsuited::Unsuited;

pub(super) fn gif(bytes: &[u8], limits: &Limits) -> Result<Part, Unsuited> {
    let picture = unpacked(GifDecoder::new(Cursor::new(bytes)), limits)?;
    Ok(of_first_frame(
        lossless(&picture)?,
        gif_moves(bytes, limits),
    ))
}

pub(super) fn webp(bytes: &[u8], limits: &Limits) -> Result<Part, Unsuited> {
    let decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(|_broken| damaged())?;
    let moves = decoder.has_animation();
    let picture = unpacked(Ok(decoder), limits)?;
    let part = match is_lossless(bytes) {
        true => lossless(&picture)?,
        false => photograph(&picture)?,
    };
    Ok(of_first_frame(part, moves))
}

pub(super) fn bmp(bytes: &[u8], limits: &Limits) -> Result<Part, Unsuited> {
    let picture = unpacked(BmpDecoder::new(Cursor::new(bytes)), limits)?;
    lossless(&Rgb {
        to_the_metre: bitmap_density(bytes),
        ..picture
    })
}

fn of_first_frame(part: Part, moves: bool) -> Part {
    match moves {
        true => part.saying("It is a moving picture: only its first frame is taken."),
        false => part,
    }
}

/// The first frame, standing as it is to be seen, on white where it is see-through.
fn unpacked<D: ImageDecoder>(decoder: ImageResult<D>, limits: &Limits) -> Result<Rgb, Unsuited> {
    let mut decoder = decoder.map_err(|_broken| damaged())?;
    sized(decoder.dimensions(), limits)?;
    let mut room = image::Limits::no_limits();
    room.max_alloc = Some(limits.picture as u64);
    decoder.set_limits(room).map_err(|_refused| damaged())?;
    if decoder.total_bytes() > limits.picture as u64 {
        return Err(too_large(limits.pixels / 1_000_000));
    }
    let stands = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|_broken| damaged())?;
    Ok(on_white(picture, stands))
}

fn sized((width, height): (u32, u32), limits: &Limits) -> Result<(), Unsuited> {
    let pixels = u64::from(width) * u64::from(height);
    match (
        pixels,
        pixels > limits.pixels || width.max(height) > 100_000,
    ) {
        (0, _) => Err(damaged()),
        (_, true) => Err(too_large(limits.pixels / 1_000_000)),
        (_, false) => Ok(()),
    }
}

fn on_white(mut picture: DynamicImage, stands: Orientation) -> Rgb {
    picture.apply_orientation(stands);
    let (width, height) = (picture.width(), picture.height());
    let pixels = if picture.color().has_alpha() {
        let see_through = picture.into_rgba8();
        see_through.pixels().flat_map(laid).collect()
    } else {
        picture.into_rgb8().into_raw()
    };
    Rgb {
        width,
        height,
        pixels,
        to_the_metre: None,
    }
}

fn laid(Rgba([red, green, blue, alpha]): &Rgba<u8>) -> [u8; 3] {
    let alpha = u32::from(*alpha);
    let mixed = |part: &u8| (u32::from(*part) * alpha + 255 * (255 - alpha) + 127) / 255;
    [red, green, blue].map(|part| u8::try_from(mixed(part)).unwrap_or(u8::MAX))
}

/// Whether there is a second frame.
fn gif_moves(bytes: &[u8], limits: &Limits) -> bool {
    let Ok(mut decoder) = GifDecoder::new(Cursor::new(bytes)) else {
        return false;
    };
    let mut room = image::Limits::no_limits();
    room.max_alloc = Some(limits.picture as u64);
    let has_room = decoder.set_limits(room).is_ok();
    has_room && decoder.into_frames().take(2).filter(Result::is_ok).count() == 2
}

/// Whether its picture is coded without loss: the first that is coded at all says that (RFC 9649, 2.7).
fn is_lossless(bytes: &[u8]) -> bool {
    let find = |name: &[u8]| memchr::memmem::find(bytes, name).unwrap_or(usize::MAX);
    find(b"VP8L") < find(b"VP8 ")
}

/// Pixels to the metre in the head of a bitmap, where that has a place for them and something sane in it.
fn bitmap_density(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| {
        let own = bytes.get(at..)?.first_chunk::<4>()?;
        Some(u32::from_le_bytes(*own))
    };
    let has_place = number(14)? >= 40;
    let (across, down) = (number(38)?, number(42)?);
    let sane = 1000..=100_000;
    (has_place && sane.contains(&across) && sane.contains(&down)).then_some((across, down))
}
