//! Whether a picture that was kept without loss is drawn rather than photographed: a screenshot, a page of letters, a
//! diagram. JPEG would put a haze around its edges and save little.

use super::decode::Pixels;

/// So many pixels in a hundred are like their neighbour in what is drawn; grain leaves next to none of a photograph so.
const DRAWN_PER_CENT: usize = 40;

pub(super) fn is_drawn(picture: &Pixels) -> bool {
    let parts = usize::from(picture.parts);
    let stride = picture.width as usize * parts;
    let (mut same, mut all) = (0, 0);
    for row in picture.samples.chunks_exact(stride.max(1)) {
        let behind = row.get(parts..).unwrap_or_default();
        for (pixel, next) in row.chunks_exact(parts).zip(behind.chunks_exact(parts)) {
            same += usize::from(pixel == next);
            all += 1;
        }
    }
    same * 100 >= all * DRAWN_PER_CENT
}
