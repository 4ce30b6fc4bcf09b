//! The picture of a page with boxes painted out, packed without loss.
//!
//! What is under a box is replaced among the pixels, before anything is packed: nothing is laid over anything.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::pdf::render::Picture;
use crate::quote::Area;

/// What boxes are filled with: black.
pub(super) const FILL: u8 = 0;

const WHITE: u8 = 255;

/// Bytes of a pixel as it was drawn.
const DRAWN: usize = 4;

/// Each row as its difference from the row above (ISO 32000-1, 7.4.4.4).
const UP: u8 = 2;

/// The pixels of a page, packed.
#[derive(Clone, PartialEq, Eq)]
pub struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Rows from the top to the last that is not white.
    pub(super) inked: u32,
    /// Whether there is no colour in it.
    pub(super) is_grey: bool,
    pub(super) packed: Vec<u8>,
}

impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({} × {})", self.width, self.height)
    }
}

impl Raster {
    /// The picture of a page of that size in points, with these areas of the page filled. Fails only where there
    /// is no memory left.
    pub fn painted(
        picture: &Picture,
        points: (f32, f32),
        boxes: &[Area],
    ) -> std::io::Result<Raster> {
        let boxes: Vec<Pixels> = boxes
            .iter()
            .map(|area| Pixels::of(area, picture, points))
            .collect();
        let width = picture.width as usize;
        let is_grey = picture
            .pixels
            .as_chunks::<DRAWN>()
            .0
            .iter()
            .all(|[red, green, blue, _]| red == green && green == blue);
        let parts = if is_grey { 1 } else { 3 };
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        let mut above = vec![0; width * parts];
        let mut row = vec![0; width * parts];
        let mut told = vec![UP; width * parts + 1];
        let mut inked = 0;
        let rows = picture.pixels.chunks_exact(width.max(1) * DRAWN);
        for (y, drawn) in rows.enumerate() {
            for (to, from) in row.chunks_exact_mut(parts).zip(drawn.chunks_exact(DRAWN)) {
                for (to, from) in to.iter_mut().zip(from) {
                    *to = *from;
                }
            }
            for covering in boxes.iter().filter(|covering| covering.rows.contains(&y)) {
                let columns = covering.columns.start * parts..covering.columns.end * parts;
                row.get_mut(columns).unwrap_or_default().fill(FILL);
            }
            if row.iter().any(|part| *part != WHITE) {
                inked = y + 1;
            }
            for ((told, now), above) in told.iter_mut().skip(1).zip(&row).zip(&above) {
                *told = now.wrapping_sub(*above);
            }
            packer.write_all(&told)?;
            std::mem::swap(&mut row, &mut above);
        }
        Ok(Raster {
            width: picture.width,
            height: picture.height,
            inked: u32::try_from(inked).unwrap_or(picture.height),
            is_grey,
            packed: packer.finish()?,
        })
    }

    /// The entries of its dictionary, but its length.
    pub(super) fn entries(&self) -> String {
        let (colours, space) = if self.is_grey {
            (1, "Gray")
        } else {
            (3, "RGB")
        };
        let (width, height) = (self.width, self.height);
        format!(
            "/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/Device{space}/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colours}/Columns {width}>>"
        )
    }
}

/// Which pixels an area of a page takes, with those that it only touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) columns: std::ops::Range<usize>,
    pub(super) rows: std::ops::Range<usize>,
}

impl Pixels {
    pub(super) fn of(area: &Area, picture: &Picture, points: (f32, f32)) -> Pixels {
        Pixels::in_size(area, (picture.width, picture.height), points)
    }

    pub(super) fn in_size(area: &Area, (width, height): (u32, u32), points: (f32, f32)) -> Pixels {
        let side = |from: f32, to: f32, pixels: u32, points: f32| {
            let scale = pixels as f32 / points.max(0.01);
            let within = |value: f32| value.clamp(0.0, pixels as f32) as usize;
            let (from, to) = (within((from * scale).floor()), within((to * scale).ceil()));
            from..to.max(from)
        };
        Pixels {
            columns: side(area.x0, area.x1, width, points.0),
            rows: side(area.y0, area.y1, height, points.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn picture(width: u32, height: u32, colour: [u8; 4]) -> Picture {
        let pixels = colour.repeat((width * height) as usize);
        Picture {
            width,
            height,
            pixels: crate::pdf::render::Pixels::copied(&pixels).unwrap(),
        }
    }

    /// The rows again, without what says how they were packed.
    fn unpacked(raster: &Raster) -> Vec<Vec<u8>> {
        let mut bytes = Vec::new();
        flate2::read::ZlibDecoder::new(raster.packed.as_slice())
            .read_to_end(&mut bytes)
            .unwrap();
        let parts = if raster.is_grey { 1 } else { 3 };
        let mut above = vec![0u8; raster.width as usize * parts];
        let rows = bytes.chunks(raster.width as usize * parts + 1).map(|told| {
            assert_eq!(told[0], UP);
            for (above, told) in above.iter_mut().zip(&told[1..]) {
                *above = above.wrapping_add(*told);
            }
            above.clone()
        });
        rows.collect()
    }

    #[test]
    fn pixels_under_a_box_are_the_fill_and_all_others_as_they_were() {
        let covering = Area {
            x0: 2.0,
            y0: 1.0,
            x1: 5.5,
            y1: 3.0,
        };
        for (colour, parts) in [([200, 200, 200, 255], 1), ([200, 10, 30, 255], 3)] {
            let raster =
                Raster::painted(&picture(20, 10, colour), (10.0, 5.0), &[covering]).unwrap();
            for (y, row) in unpacked(&raster).iter().enumerate() {
                for (x, pixel) in row.chunks(parts).enumerate() {
                    let is_in = (4..11).contains(&x) && (2..6).contains(&y);
                    let wanted = if is_in {
                        vec![FILL; parts]
                    } else {
                        colour[..parts].to_vec()
                    };
                    assert_eq!(pixel, wanted, "{x}, {y}");
                }
            }
        }
    }

    #[test]
    fn a_box_that_reaches_beyond_the_page_ends_with_it() {
        let covering = Area {
            x0: -5.0,
            y0: -5.0,
            x1: 500.0,
            y1: 500.0,
        };
        let raster =
            Raster::painted(&picture(4, 4, [9, 9, 9, 255]), (4.0, 4.0), &[covering]).unwrap();
        assert!(
            unpacked(&raster)
                .concat()
                .iter()
                .all(|pixel| *pixel == FILL)
        );
    }
}
