//! The reader as a whole: on pictures that nobody would call a page. How well it reads pages is for
//! `tests/it/ocr.rs`, which draws some.
//!
//! The models are not kept with the source: `assets/ocr/make-models FOLDER` makes them, and
//! `BUNDLE_BUILDER_MODELS=FOLDER` says where they are. Where tests must not pass anything by, they must be there.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::platform::{System, environment, supplied};

/// None where there are no models.
fn reader() -> Option<BuiltIn> {
    environment("BUNDLE_BUILDER_MODELS")?;
    let file = |name: &str| supplied(&environment, System::this(), name);
    Some(BuiltIn::load(file).unwrap())
}

fn grey(width: u32, height: u32, shade: impl Fn(u32, u32) -> u8) -> Grey {
    let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    Grey {
        width,
        height,
        dpi: 300,
        pixels: rows.map(|(x, y)| shade(x, y)).collect(),
    }
}

#[test]
fn pictures_of_every_shape_without_words_have_none() {
    let Some(reader) = reader() else { return };
    let noise = |x: u32, y: u32| {
        (x.wrapping_mul(7919) ^ y.wrapping_mul(104_729))
            .wrapping_mul(2_654_435_761)
            .to_be_bytes()[0]
    };
    let rules = |_: u32, y: u32| if y.is_multiple_of(40) { 0 } else { 255 };
    let shapes = [
        (0, 0),
        (0, 9),
        (1, 1),
        (1, 3000),
        (3000, 1),
        (31, 33),
        (700, 900),
        (40, 60_000),
    ];
    for (width, height) in shapes {
        let pictures = [
            grey(width, height, |_, _| 0),
            grey(width, height, |_, _| 255),
            grey(width, height, noise),
            grey(width, height, rules),
        ];
        for (kind, picture) in pictures.iter().enumerate() {
            let words = reader.read(picture, &|| true).unwrap().words;
            let letters: usize = words.iter().map(|word| word.text.len()).sum();
            assert!(letters < 4, "{width} × {height}, {kind}: {words:?}");
        }
    }
}

#[test]
fn a_picture_with_fewer_bytes_than_pixels_has_no_words() {
    let Some(reader) = reader() else { return };
    let mut torn = grey(100, 100, |_, _| 255);
    torn.pixels.truncate(50);
    assert_eq!(reader.read(&torn, &|| true), Ok(Seen::default()));
}

#[test]
fn it_stops_when_nobody_wants_it_any_longer() {
    let Some(reader) = reader() else { return };
    let page = grey(1000, 1000, |_, _| 255);
    assert_eq!(reader.read(&page, &|| false), Err(NotRead::Unwanted));
    let asked = AtomicUsize::new(0);
    let _words = reader.read(&page, &|| asked.fetch_add(1, Ordering::Relaxed) < 100);
    assert!(asked.into_inner() > 0);
}

#[test]
fn what_tesseract_has_read_is_left_and_an_older_version_of_its_own_is_not() {
    let Some(reader) = reader() else { return };
    assert!(!reader.replaces("tesseract 5.3.0 eng+rus"));
    assert!(!reader.replaces(reader.name()));
    assert!(reader.replaces("built-in 0 eng"));
    let reader = reader.chosen(true);
    assert!(
        reader.replaces("tesseract 5.3.0 eng+rus"),
        "a person wants it"
    );
    assert!(!reader.replaces(reader.name()));
}
