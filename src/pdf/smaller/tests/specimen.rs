//! Pictures to test with, and documents that draw them.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use jpeg_encoder::{ColorType, Encoder};

use crate::pdf::import::specimen::{Page, Writer, document};
use crate::pdf::render::{Pages, Size};
use crate::pdf::smaller::decode::Pixels;

/// A page with these operators and resources, and objects by number, each with the entries of its stream.
pub(super) struct Drawing {
    pub(super) content: String,
    pub(super) resources: String,
    pub(super) objects: Vec<(usize, String, Vec<u8>)>,
}

pub(super) fn pdf(drawing: &Drawing) -> Vec<u8> {
    let mut file = Writer::default();
    let resources = &drawing.resources;
    let size = match resources.contains("MediaBox") {
        true => "",
        false => "/MediaBox[0 0 595.276 841.89]",
    };
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    file.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
    file.object(
        3,
        &format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R{size}/Resources<<{resources}>>>>"),
    );
    file.stream(4, "", drawing.content.as_bytes());
    for (number, entries, content) in &drawing.objects {
        file.stream(*number, entries, content);
    }
    file.finish()
}

/// What a camera sees: slopes, and grain that no two pixels share.
pub(super) fn grain(width: u32, height: u32, parts: u8) -> Pixels {
    let mut state = 12_345_u32;
    let mut samples = Vec::new();
    for y in 0..height {
        for x in 0..width {
            for part in 0..parts {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let noise = (state >> 28) as i32 - 8;
                let slope = (x * 150 / width + y * 80 / height) as i32;
                let sample = slope + i32::from(part) * 10 + noise + 8;
                samples.push(sample.clamp(0, 255) as u8);
            }
        }
    }
    Pixels {
        width,
        height,
        parts,
        samples,
    }
}

/// A square of letters, in grey, as a renderer draws them.
pub(super) fn letters(side: u32) -> Pixels {
    let lines: String = (0..60)
        .map(|line| {
            let y = 8 + line * 12;
            format!("BT /F1 10 Tf 10 {y} Td (The appellant, aged 0123456789, was told: come back in {line} days. ilI1 rnm) Tj ET ")
        })
        .collect();
    let page = Page {
        entries: "/MediaBox[0 0 500 500]".to_owned(),
        content: lines.into_bytes(),
    };
    let pages = Pages::open(document(&[page]), None).unwrap();
    let size = Size {
        scale: side as f32 / 500.0,
        side: 8192,
        pixels: 64 << 20,
    };
    let drawn = pages.pen().draw(0, &size).unwrap();
    Pixels {
        width: drawn.width,
        height: drawn.height,
        parts: 1,
        samples: drawn.pixels.iter().step_by(4).copied().collect(),
    }
}

/// As a camera or a scanner packs it.
pub(super) fn jpeg_of(picture: &Pixels, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = Encoder::new(&mut bytes, quality);
    let colours = match picture.parts {
        1 => ColorType::Luma,
        _ => ColorType::Rgb,
    };
    let (width, height) = (picture.width as u16, picture.height as u16);
    encoder
        .encode(&picture.samples, width, height, colours)
        .unwrap();
    bytes
}

/// Deflated in haste.
pub(super) fn compressed(samples: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(samples).unwrap();
    packer.finish().unwrap()
}
