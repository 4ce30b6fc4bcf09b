//! Scans as they come: askew, faint, noisy, coarse. A page of known words is spoilt in one way after the other and read
//! by tesseract; what is then read wrongly must not be silent. Runs where tesseract is installed.

#![expect(
    clippy::print_stderr,
    reason = "a test stops where it cannot go on, and figures are for whoever runs it"
)]

use bundle_builder::ocr::{Grey, Tesseract, Wanted, read_upright};
use bundle_builder::pdf::content::{Drawing, MachinePage};
use bundle_builder::platform::{System, environment};

use super::ocr::{drawn, edits, is_there, prose, said, texts};

/// What may be wrong of a page that nothing is said of, in hundredths of its words.
const QUIETLY: f32 = 10.0;

/// A way to spoil a page, and what may be wrong of it then, in hundredths.
type Kind = (&'static str, fn(&Grey) -> Grey, f32);

const KINDS: [Kind; 15] = [
    ("as it is", Clone::clone, 2.0),
    ("on its side", Grey::turned, 2.0),
    ("upside down", |page| page.turned().turned(), 2.0),
    ("1.5 degrees askew", |page| askew(page, 1.5), 2.0),
    ("3 degrees askew", |page| askew(page, 3.0), 2.0),
    (
        "4 degrees askew, the other way",
        |page| askew(page, -4.0),
        2.0,
    ),
    ("8 degrees askew", |page| askew(page, 8.0), 2.0),
    ("faint", |page| shaded(page, |shade| 180 + shade / 5), 2.0),
    ("on dark paper", |page| shaded(page, |shade| shade / 3), 2.0),
    ("in a shadow", in_shadow, 2.0),
    ("speckled a little", |page| speckled(page, 400), 5.0),
    ("speckled a lot", |page| speckled(page, 40), 100.0),
    ("150 dots an inch", |page| coarse(page, 2), 2.0),
    ("100 dots an inch", |page| coarse(page, 3), 5.0),
    ("60 dots an inch", |page| coarse(page, 5), 100.0),
];

fn shaded(page: &Grey, shade: fn(u8) -> u8) -> Grey {
    Grey {
        pixels: page.pixels.iter().map(|one| shade(*one)).collect(),
        ..page.clone()
    }
}

/// Its upper left is four times as dark as its lower right.
fn in_shadow(page: &Grey) -> Grey {
    let mut spoilt = page.clone();
    let (width, height) = (page.width as usize, page.height as usize);
    for (at, shade) in spoilt.pixels.iter_mut().enumerate() {
        let far = (at % width) as f32 / width as f32 + (at / width) as f32 / height as f32;
        *shade = (f32::from(*shade) * (0.25 + 0.375 * far)) as u8;
    }
    spoilt
}

/// Its lines fall to the right by so many degrees.
fn askew(page: &Grey, degrees: f32) -> Grey {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let (width, height) = (page.width as f32, page.height as f32);
    let pixel = |x: u32, y: u32| {
        let (x, y) = (x as f32 - width / 2.0, y as f32 - height / 2.0);
        let from = (
            width / 2.0 + x * cosine + y * sine,
            height / 2.0 + y * cosine - x * sine,
        );
        let is_there = from.0 >= 0.0 && from.1 >= 0.0 && from.0 < width && from.1 < height;
        let at = from.1.max(0.0) as usize * page.width as usize + from.0.max(0.0) as usize;
        page.pixels
            .get(at)
            .filter(|_| is_there)
            .copied()
            .unwrap_or(255)
    };
    let rows = (0..page.height).flat_map(|y| (0..page.width).map(move |x| (x, y)));
    Grey {
        pixels: rows.map(|(x, y)| pixel(x, y)).collect(),
        ..page.clone()
    }
}

/// One pixel of so many is black, and one white.
fn speckled(page: &Grey, one_of: u32) -> Grey {
    let mut seed = 1_u32;
    let mut spoilt = |shade: u8| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        match (seed >> 8) % one_of {
            0 => 0,
            1 => 255,
            _ => shade,
        }
    };
    Grey {
        pixels: page.pixels.iter().map(|shade| spoilt(*shade)).collect(),
        ..page.clone()
    }
}

/// As if it had been scanned with so many times fewer dots, and drawn as finely as before.
fn coarse(page: &Grey, times: u32) -> Grey {
    let at = |x: u32, y: u32| {
        let index = y as usize * page.width as usize + x as usize;
        page.pixels.get(index).copied().unwrap_or(255)
    };
    let pixel = |x: u32, y: u32| {
        let (left, top) = (x / times * times, y / times * times);
        let block = (top..top + times).flat_map(|y| (left..left + times).map(move |x| (x, y)));
        let sum: u32 = block.map(|(x, y)| u32::from(at(x, y))).sum();
        (sum / (times * times)) as u8
    };
    let rows = (0..page.height).flat_map(|y| (0..page.width).map(move |x| (x, y)));
    Grey {
        pixels: rows.map(|(x, y)| pixel(x, y)).collect(),
        ..page.clone()
    }
}

#[test]
fn a_page_spoilt_in_any_way_is_read_or_said_to_be_unsure() {
    if !is_there() {
        return;
    }
    let pages = prose();
    let known = said(&texts(&pages)[2].words);
    let page = drawn(&pages, 2);
    let engine = Tesseract::find(
        &environment,
        System::this(),
        &Wanted::of(Some("English"), []),
    )
    .unwrap();
    let mut wrong = Vec::new();
    for (name, spoil, most) in KINDS {
        let spoilt = spoil(&page);
        let read = read_upright(&engine, &spoilt, &|| true).unwrap();
        let words: Vec<String> = read.words.iter().map(|word| word.text.clone()).collect();
        let errors = edits(&known, &words) as f32 * 100.0 / known.len() as f32;
        let drawing = Drawing {
            size: (spoilt.width, spoilt.height),
            points: (595.0, 842.0),
        };
        let read_page = MachinePage::new("engine eng", drawing, &read, None);
        let sureness = read_page.sureness();
        eprintln!(
            "{name}: {errors:.1} % wrong of {}, confidence {}",
            known.len(),
            sureness.confidence
        );
        let is_said = words.is_empty() || read_page.is_unsure();
        if errors > most || (errors > QUIETLY && !is_said) {
            wrong.push(name);
        }
    }
    assert_eq!(wrong, [""; 0]);
}
