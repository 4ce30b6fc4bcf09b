//! Pictures of every kind, drawn by other people's readers: each shows one dark quarter, upper left.
//!
//! The pictures are 48 by 64 points as they are to be seen, made with Pillow and ImageMagick.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "files of a test are thrown away, and what fails is seen"
)]

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bundle_builder::pdf::assemble::{Assembly, Part, PlacedPage, assemble};
use bundle_builder::pdf::import::{Limits, Refusal, Watch, survey};
use bundle_builder::pdf::{About, FrontMatter};

use crate::tools;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pictures")
}

fn read(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

fn pages(bytes: &[u8]) -> Result<u32, Refusal> {
    survey(bytes.to_vec(), None, &Limits::default(), &Watch::default())
        .map(|survey| survey.counts.pages)
}

/// All pictures, in order of their names, as one file with a page for each.
pub(crate) fn bundled(pictures: &[(String, Vec<u8>)]) -> Vec<u8> {
    let about = About {
        title: "Pictures".to_owned(),
        language: "en".to_owned(),
        page_prefix: "P".to_owned(),
        page_labels: true,
        first_number: 1,
        open_at_percent: Some(100),
    };
    let part = |position: usize| Part {
        pages: vec![PlacedPage::fitted(0, position)],
        ..Part::default()
    };
    let assembly = Assembly {
        about: &about,
        parts: (0..pictures.len()).map(part).collect(),
        pages: pictures.len(),
        outline: Vec::new(),
        most_bookmarks: None,
        index: 0,
        draft: false,
        watch: &Watch::default(),
    };
    let load = |at: usize| Ok(pictures[at].1.clone());
    let mut out = Vec::new();
    let goes_on = &mut |_| ControlFlow::Continue(());
    assemble(
        &assembly,
        FrontMatter::default(),
        &load,
        2,
        &mut out,
        goes_on,
    )
    .unwrap();
    out
}

/// How bright a page is at some points from its upper left corner; drawn at a point to a pixel.
fn brightness(pgm: &[u8], points: &[(usize, usize)]) -> Vec<u8> {
    let mut heads = pgm.splitn(4, u8::is_ascii_whitespace);
    let mut number = |nth: usize| {
        let text = heads.nth(nth).unwrap();
        std::str::from_utf8(text).unwrap().parse::<usize>().unwrap()
    };
    let (width, height) = (number(1), number(0));
    let pixels = &pgm[pgm.len() - width * height..];
    points.iter().map(|(x, y)| pixels[y * width + x]).collect()
}

#[test]
fn pictures_of_every_kind_are_drawn_upright_and_on_white() {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() > 25);
    let pictures: Vec<(String, Vec<u8>)> = names
        .into_iter()
        .map(|name| (name.clone(), read(&name)))
        .collect();
    let drawn = tempfile::tempdir().unwrap();
    let file = drawn.path().join("pictures.pdf");
    fs::write(&file, bundled(&pictures)).unwrap();
    let to = drawn.path().join("page").display().to_string();
    let drawer = ["-r", "72", "-gray"];
    let Some((said, 0)) = tools::run_after("pdftoppm", &drawer, &file, &[&to]) else {
        return;
    };
    assert_eq!(said, "", "the reader has nothing to complain of");
    // The middles of the four quarters of a picture of 48 by 64 in the middle of A4.
    let (x, y) = ([285, 309], [405, 437]);
    let quarters = [(x[0], y[0]), (x[1], y[0]), (x[0], y[1]), (x[1], y[1])];
    for (at, (name, _)) in (1..).zip(&pictures) {
        let page = fs::read(drawn.path().join(format!("page-{at:02}.pgm"))).unwrap();
        let seen = brightness(&page, &quarters);
        assert!(seen[0] < 120, "{name}: {seen:?}");
        assert!(
            seen[1..].iter().all(|shade| *shade > 240),
            "{name}: {seen:?}"
        );
    }
}

#[test]
fn each_picture_of_a_tiff_is_a_page() {
    assert_eq!(pages(&read("three-pages.tif")), Ok(3));
    assert_eq!(pages(&read("fax-g4.tif")), Ok(1));
}

#[test]
fn wherever_a_picture_is_cut_off_or_changed_it_is_a_document_or_refused() {
    for name in [
        "three-pages.tif",
        "strips-g4.tif",
        "palette.tif",
        "rgb-jpeg.tif",
        "see-through.png",
        "sideways.jpg",
    ] {
        let whole = read(name);
        for length in 0..whole.len() {
            let _ = pages(&whole[..length]);
        }
        for at in 0..whole.len() {
            for byte in [0, 1, 0x7f, 0xff] {
                let mut changed = whole.clone();
                changed[at] = byte;
                let _ = pages(&changed);
            }
        }
    }
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() {
    for name in [
        "see-through.png",
        "rgb-deflate.tif",
        "fax-g4.tif",
        "sideways.jpg",
    ] {
        let limits = Limits {
            pixels: 1000,
            ..Limits::default()
        };
        let refused =
            survey(read(name), None, &limits, &Watch::default()).map(|survey| survey.counts.pages);
        assert!(
            matches!(refused, Err(Refusal::TooManyPixels(_))),
            "{name}: {refused:?}"
        );
    }
    for name in ["see-through.png", "rgb-deflate.tif"] {
        let limits = Limits {
            picture: 1000,
            ..Limits::default()
        };
        let refused =
            survey(read(name), None, &limits, &Watch::default()).map(|survey| survey.counts.pages);
        assert!(refused.is_err(), "{name}");
    }
}
