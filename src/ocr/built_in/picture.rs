//! A grey picture, and pieces of it brought to another size and turned level.

use super::rectangle::Rectangle;
use crate::ocr::Grey;

/// How many points of the picture are averaged for one of the piece, along each side, at most.
const MOST_POINTS: f32 = 8.0;

/// A page with at least one pixel.
#[derive(Clone, Copy)]
pub(super) struct Picture<'a> {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Pixels to the inch, 0 where that is not known.
    pub(super) dpi: u32,
    /// Row by row, 0 is black.
    grey: &'a [u8],
}

impl<'a> Picture<'a> {
    /// None without a single pixel, or where there are not as many bytes as pixels.
    pub(super) fn of(picture: &'a Grey) -> Option<Self> {
        let (width, height) = (picture.width as usize, picture.height as usize);
        let is_whole = width.checked_mul(height)? == picture.pixels.len();
        (is_whole && !picture.pixels.is_empty()).then_some(Picture {
            width,
            height,
            dpi: picture.dpi,
            grey: &picture.pixels,
        })
    }

    /// The whole of it.
    pub(super) fn frame(&self) -> Rectangle {
        let (width, height) = (self.width as f32, self.height as f32);
        Rectangle {
            x: width / 2.0,
            y: height / 2.0,
            width,
            height,
            angle: 0.0,
        }
    }

    /// The piece within a rectangle, turned level and brought to `width` × `height`, 0 (black) to 1. What lies
    /// outside the picture is as its edge.
    pub(super) fn piece(&self, place: &Rectangle, width: usize, height: usize) -> Vec<f32> {
        let across = points(place.width / width as f32);
        let down = points(place.height / height as f32);
        let mut out = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let mut sum = 0.0;
                for j in 0..down {
                    let v = (y as f32 + part(j, down)) / height as f32;
                    for i in 0..across {
                        let u = (x as f32 + part(i, across)) / width as f32;
                        let (px, py) = place.point(u, v);
                        sum += self.between(px - 0.5, py - 0.5);
                    }
                }
                out.push(sum / (across * down * 255) as f32);
            }
        }
        out
    }

    /// The grey at a place between pixels, by its four neighbours.
    fn between(&self, x: f32, y: f32) -> f32 {
        let (right, bottom) = (self.width - 1, self.height - 1);
        let (x, y) = (x.clamp(0.0, right as f32), y.clamp(0.0, bottom as f32));
        let (left, top) = (x as usize, y as usize);
        let (dx, dy) = (x - left as f32, y - top as f32);
        let above = top * self.width;
        let below = (top + 1).min(bottom) * self.width;
        let next = (left + 1).min(right);
        let grey = |at: usize| f32::from(self.grey[at]);
        (grey(above + left) * (1.0 - dx) + grey(above + next) * dx) * (1.0 - dy)
            + (grey(below + left) * (1.0 - dx) + grey(below + next) * dx) * dy
    }
}

fn points(ratio: f32) -> usize {
    ratio.ceil().clamp(1.0, MOST_POINTS) as usize
}

fn part(index: usize, count: usize) -> f32 {
    (index as f32 + 0.5) / count as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grey(width: u32, height: u32, pixels: &[u8]) -> Grey {
        Grey {
            width,
            height,
            dpi: 300,
            pixels: pixels.to_vec(),
        }
    }

    #[test]
    fn a_picture_has_pixels_and_as_many_bytes_as_pixels() {
        assert!(Picture::of(&grey(2, 3, &[0; 6])).is_some());
        assert!(Picture::of(&grey(2, 3, &[0; 5])).is_none());
        assert!(Picture::of(&grey(u32::MAX, u32::MAX, &[0; 6])).is_none());
        assert!(Picture::of(&grey(0, 7, &[])).is_none());
    }

    #[test]
    fn a_smaller_piece_is_the_mean_of_what_it_covers() {
        let grey = grey(4, 2, &[0, 255, 0, 255, 255, 0, 255, 0]);
        let picture = Picture::of(&grey).unwrap();
        let piece = picture.piece(&picture.frame(), 2, 1);
        let is_half = |value: &f32| (value - 0.5).abs() < 0.01;
        assert!(piece.iter().all(is_half), "{piece:?}");
    }

    #[test]
    fn what_is_written_upwards_or_downwards_can_be_read_level() {
        let grey = grey(2, 2, &[0, 255, 0, 255]);
        let picture = Picture::of(&grey).unwrap();
        let turned = picture.frame().turned(3);
        let piece = picture.piece(&turned, 2, 2);
        let bytes: Vec<u8> = piece.iter().map(|v| (v * 255.0).round() as u8).collect();
        let down = picture.piece(&picture.frame().turned(1), 2, 2);
        let down: Vec<u8> = down.iter().map(|v| (v * 255.0).round() as u8).collect();
        assert_eq!((bytes, down), (vec![0, 0, 255, 255], vec![255, 255, 0, 0]));
    }
}
