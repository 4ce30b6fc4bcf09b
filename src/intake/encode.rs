//! Pictures as files that the importer takes: photographs as JPEG, everything else without loss as PNG.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::part::{Form, Part};
use super::unsuited::Unsuited;

/// Of 100. Beside the original no difference is seen in print, and the file stays about as small as that was.
const QUALITY: u8 = 90;

/// An unpacked picture: three bytes a pixel, row by row.
pub(super) struct Rgb {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) pixels: Vec<u8>,
    /// Pixels to the metre, across and down, where its file says that.
    pub(super) to_the_metre: Option<(u32, u32)>,
}

/// What a picture is called that cannot be unpacked.
pub(super) fn damaged() -> Unsuited {
    Unsuited::new(
        "a picture that is damaged, or coded in a way that cannot be read",
        "Open it in a program that shows it, save it as JPEG or PNG, then add that.",
    )
}

/// Larger than a page can use, and than can be unpacked.
pub(super) fn too_large(millions: u64) -> Unsuited {
    Unsuited::new(
        &format!("a picture of more than {millions} million pixels"),
        "Make it smaller in a program for pictures, then add it.",
    )
}

/// As a JPEG, and as a PNG where it is longer than a JPEG can be.
pub(super) fn photograph(picture: &Rgb) -> Result<Part, Unsuited> {
    let size = (u16::try_from(picture.width), u16::try_from(picture.height));
    let (Ok(width), Ok(height)) = size else {
        return lossless(picture);
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    // Tables made for the picture would save a tenth, but zune-jpeg 0.5.15, with which pages are drawn, misreads them.
    encoder.set_optimized_huffman_tables(false);
    let encoded = encoder.encode(&picture.pixels, width, height, ColorType::Rgb);
    encoded.map_err(|_unencoded| damaged())?;
    let said = format!("It was converted to a JPEG of quality {QUALITY} out of 100.");
    Ok(Part::whole(Form::Jpeg, bytes).saying(said))
}

/// As a PNG, pixel for pixel.
pub(super) fn lossless(picture: &Rgb) -> Result<Part, Unsuited> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width, picture.height);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_pixel_dims(
        picture
            .to_the_metre
            .map(|(xppu, yppu)| png::PixelDimensions {
                xppu,
                yppu,
                unit: png::Unit::Meter,
            }),
    );
    let grey = grey(&picture.pixels);
    let (colour, pixels) = match &grey {
        Some(grey) => (png::ColorType::Grayscale, grey),
        None => (png::ColorType::Rgb, &picture.pixels),
    };
    encoder.set_color(colour);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(pixels)?;
        writer.finish()
    });
    written.map_err(|_unencoded| damaged())?;
    Ok(Part::whole(Form::Png, bytes))
}

/// One byte a pixel, where no pixel has a colour.
fn grey(pixels: &[u8]) -> Option<Vec<u8>> {
    let mut colours = pixels.chunks_exact(3);
    let is_grey = colours.all(|pixel| pixel.iter().all(|part| Some(part) == pixel.first()));
    is_grey.then(|| pixels.iter().step_by(3).copied().collect())
}

/// A name that somebody else gave: without letters that cannot be seen and without folders, and not without end.
pub(super) fn named(name: &str) -> String {
    let own = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = own.chars().filter(|letter| !is_unseen(*letter)).take(120);
    seen.collect::<String>().trim().to_owned()
}

/// Control characters, and those that turn the direction of what follows. Not the joiners: Persian words are
/// spelled with them.
pub(super) fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
