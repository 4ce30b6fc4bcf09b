//! Pictures as a document: a page of A4 for each, with the picture in its middle.

use crate::pdf::plain_file::PlainFile;
use crate::quote::Area;

use super::{Moved, Picture};

/// A4 in points, and the margin around a picture that does not say how large it is.
const A4: (f64, f64) = (595.276, 841.89);
const MARGIN: f64 = 28.35;
/// A picture that does not say how large it is prints at this many pixels to the inch.
const PIXELS_PER_INCH: f64 = 150.0;
/// So many times as high as wide a picture is much longer than a sheet, which is so 1.41 times.
const LONG: f64 = 2.4;
/// How much larger than the page a scan of a whole page may say it is.
const NEARLY_A_PAGE: f64 = 1.15;

pub(super) fn document(pictures: &[Picture]) -> Vec<u8> {
    let mut file = PlainFile::begin();
    let kids: String = (0..pictures.len())
        .map(|at| format!("{} 0 R ", 3 + at * 3))
        .collect();
    file.object("<</Type/Catalog/Pages 2 0 R>>", None);
    file.object(
        &format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pictures.len()),
        None,
    );
    for picture in pictures {
        page(&mut file, picture);
    }
    file.finish()
}

/// Three objects: the page, what it draws, the picture.
fn page(file: &mut PlainFile, picture: &Picture) {
    let (paper, draw) = laid(picture);
    let next = file.next() + 1;
    file.object(
            &format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Rotate {}/Contents {next} 0 R/Resources<</XObject<</P {} 0 R>>>>>>",
                paper.0,
                paper.1,
                picture.stands.turn,
                next + 1
            ),
            None,
        );
    file.object(
        &format!("<</Length {}>>", draw.len()),
        Some(draw.as_bytes()),
    );
    file.object(
        &format!(
            "<</Type/XObject/Subtype/Image/Width {}/Height {}{}/Length {}>>",
            picture.width,
            picture.height,
            picture.entries,
            picture.content.len()
        ),
        Some(&picture.content),
    );
}

/// The paper, before it is turned, and the picture drawn on it.
fn laid(picture: &Picture) -> ((f64, f64), String) {
    let mirrored = picture.stands.mirrored;
    match long(printed(picture), picture) {
        Some(size) => (size, drawing(size, (0.0, 0.0), mirrored)),
        None => {
            let (paper, size, place) = on_a4(picture);
            (paper, drawing(size, place, mirrored))
        }
    }
}

/// How large a picture is in print, before it is turned.
fn printed(picture: &Picture) -> (f64, f64) {
    let usual = (PIXELS_PER_INCH, PIXELS_PER_INCH);
    let (across, down) = picture.density.unwrap_or(usual);
    let width = f64::from(picture.width) * 72.0 / across;
    let height = f64::from(picture.height) * 72.0 / down;
    (width, height)
}

/// A sheet of A4, before it is turned, and the size and place of a picture on it.
fn on_a4(picture: &Picture) -> ((f64, f64), (f64, f64), (f64, f64)) {
    let (width, height) = printed(picture);
    let is_turned = picture.stands.turn % 180 == 90;
    let lies = (width > height) != is_turned;
    let shown = if lies { (A4.1, A4.0) } else { A4 };
    let paper = if is_turned { (shown.1, shown.0) } else { shown };
    let fits = |room: (f64, f64)| (room.0 / width).min(room.1 / height);
    // A scan fills its page. A photograph that says nothing, or that it is a yard wide, has a margin.
    let is_scan = picture.density.is_some() && fits(paper) * NEARLY_A_PAGE >= 1.0;
    let margin = if is_scan { 0.0 } else { MARGIN };
    let scale = fits((paper.0 - 2.0 * margin, paper.1 - 2.0 * margin)).min(1.0);
    let (w, h) = (width * scale, height * scale);
    let (x, y) = ((paper.0 - w) / 2.0, (paper.1 - h) / 2.0);
    (paper, (w, h), (x, y))
}

fn drawing((w, h): (f64, f64), (x, y): (f64, f64), mirrored: bool) -> String {
    let (from, wide) = if mirrored { (x + w, -w) } else { (x, w) };
    format!("q {wide:.3} 0 0 {h:.3} {from:.3} {y:.3} cm /P Do Q")
}

/// A picture that is much longer than a sheet, as a chat is, has a page of its own size: the bundle cuts it, or makes
/// it smaller. It is no wider than A4.
fn long((width, height): (f64, f64), picture: &Picture) -> Option<(f64, f64)> {
    let is_turned = picture.stands.turn % 180 == 90;
    let (across, down) = if is_turned {
        (height, width)
    } else {
        (width, height)
    };
    if down < across * LONG {
        return None;
    }
    let scale = (A4.0 / across).min(1.0);
    Some((width * scale, height * scale))
}

/// Where a long picture stood before such pictures had pages of their own size: in the middle of a sheet of A4, as
/// every other still does. None for others.
pub(super) fn moved(picture: &Picture) -> Option<Moved> {
    let shown = |(x, y): (f64, f64)| match picture.stands.turn % 180 == 90 {
        true => (y as f32, x as f32),
        false => (x as f32, y as f32),
    };
    let now = shown(long(printed(picture), picture)?);
    let (paper, size, place) = on_a4(picture);
    let (paper, (width, height), (x, y)) = (shown(paper), shown(size), shown(place));
    let (x1, y1) = (x + width, y + height);
    let before = Area {
        x0: x,
        y0: y,
        x1,
        y1,
    };
    Some(Moved { paper, before, now })
}
