//! How pages look with smaller pictures, drawn at twice their size.

use std::sync::Arc;

use super::specimen::{Drawing, jpeg_of, letters, pdf};
use super::{NAMED, made, sizes};
use crate::pdf::About;
use crate::pdf::assemble::{PlacedPage, Single, single};
use crate::pdf::import::{Limits, Source};
use crate::pdf::render::{Pages, Picture, Size};
use crate::pdf::smaller::SmallerPictures;

/// The page in the bundle, at twice the size at which a screen shows it.
fn drawn(document: &[u8], smaller: Option<&SmallerPictures>) -> Picture {
    let source = Source::open(document.to_vec(), None, &Limits::default()).unwrap();
    let about = About {
        title: "A".to_owned(),
        language: "en".to_owned(),
        page_prefix: "AB".to_owned(),
        page_labels: true,
        first_number: 1,
        open_at_percent: None,
    };
    let page = single(
        &source,
        &Single {
            about: &about,
            page: PlacedPage::fitted(0, 0),
            draft: false,
            smaller: smaller.cloned().map(Arc::new),
        },
    );
    let pages = Pages::open(page.unwrap(), None).unwrap();
    pages
        .pen()
        .draw(0, &Size::scaled(2.0 * 96.0 / 72.0))
        .unwrap()
}

/// How far apart two pictures are: on the whole, and the share of pixels in a thousand that differ clearly.
fn apart(one: &Picture, other: &Picture) -> (f32, usize) {
    assert_eq!((one.width, one.height), (other.width, other.height));
    let both = one.pixels.iter().zip(other.pixels.iter());
    let (mut sum, mut clearly) = (0, 0);
    for (one, other) in both {
        let differs = u32::from(one.abs_diff(*other));
        sum += differs;
        clearly += usize::from(differs > 64);
    }
    let all = one.pixels.len();
    (sum as f32 / all as f32, clearly * 1000 / all)
}

/// How much ink is next to paper: edges that are blurred have little.
fn sharpness(picture: &Picture) -> u64 {
    let row = picture.width as usize * 4;
    let rows = picture.pixels.chunks(row);
    rows.flat_map(|row| row.windows(5))
        .map(|pixels| u64::from(pixels[0].abs_diff(pixels[4])).pow(2))
        .sum()
}

#[test]
fn letters_of_a_scan_are_as_sharp_at_twice_their_size() {
    // 600 pixels to the inch over a square of 500 points.
    let scan = letters(4167);
    let entries = format!(
        "/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
        scan.width, scan.height
    );
    let document = pdf(&Drawing {
        content: "q 500 0 0 500 40 200 cm /P Do Q".to_owned(),
        resources: NAMED.to_owned(),
        objects: vec![(20, entries, jpeg_of(&scan, 90))],
    });
    let smaller = made(document.clone());
    assert_eq!(sizes(&smaller), [(2083, 2083)]);
    let (before, after) = smaller.bytes();
    assert!(after * 2 < before, "{before} became {after}");
    let (whole, less) = (drawn(&document, None), drawn(&document, Some(&smaller)));
    let (mean, clearly) = apart(&whole, &less);
    assert!(mean < 2.0 && clearly < 3, "{mean} {clearly}");
    let (sharp, now) = (sharpness(&whole), sharpness(&less));
    assert!(now * 100 >= sharp * 85, "{now} of {sharp}");
}
