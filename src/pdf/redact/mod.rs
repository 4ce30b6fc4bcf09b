//! Words taken out of a document for good, by the road that cannot fail: a page that holds some becomes a picture
//! of itself in which they are painted out (`raster`), with a layer of its other words (`picture_pages`). All other
//! pages are copied as they are; nothing that the document has once (bookmarks, titles, names, attachments) comes
//! along.
//!
//! [`remains`] reads such a copy, or a bundle, and says what of the words is still in it (`check`): whoever makes a
//! copy keeps it only where that is nothing. [`under_boxes`] looks under the boxes of a finished bundle (`finished`,
//! `look`), wherever its pages came from.

mod check;
mod finished;
mod look;
mod picture_pages;
mod raster;
mod strings;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::FrontMatter;
use super::assemble::{
    About, AssembleError, Assembly, PageContent, Part, PlacedPage, Window, assemble,
};
use super::import::{Foot, Limits, PaperSize, Placement, Source, Watch};
use crate::case::Turn;

pub use check::{Boxes, Remains, Where, remains, remains_of_terms};
pub use finished::{PageBoxes, SheetBox, Under, under_boxes};
pub use picture_pages::PicturePage;
pub use raster::Raster;

/// What the copy calls itself: nothing that the document says.
const TITLE: &str = "Redacted document";

/// The document with some of its pages, from 0, as pictures; it has so many pages in all.
pub fn with_pictures(
    document: &[u8],
    pages: usize,
    pictures: &BTreeMap<usize, PicturePage>,
    watch: &Watch,
) -> Result<Vec<u8>, AssembleError> {
    let about = About {
        title: TITLE.to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: String::new(),
        page_labels: true,
        first_number: 1,
        open_at_percent: None,
    };
    let pictured: Vec<PicturePage> = pictures.values().cloned().collect();
    let feet = feet(document, pictures.keys().copied());
    let pictured = picture_pages::file_of(&pictured, &feet);
    let untouched = (0..pages).filter(|page| !pictures.contains_key(page));
    let kept: Vec<PlacedPage> = untouched.map(|page| as_it_is(page, page)).collect();
    let places = pictures.keys().enumerate();
    let places = places
        .map(|(at, position)| as_it_is(at, *position))
        .collect();
    let both = [(kept, document), (places, pictured.as_slice())];
    let both: Vec<_> = both
        .into_iter()
        .filter(|(places, _)| !places.is_empty())
        .collect();
    let part = |(pages, bytes): &(Vec<PlacedPage>, &[u8])| Part {
        pages: pages.clone(),
        password: None,
        smaller: None,
        bytes: bytes.len() as u64,
    };
    let assembly = Assembly {
        about: &about,
        parts: both.iter().map(part).collect(),
        pages,
        outline: Vec::new(),
        most_bookmarks: Some(0),
        index: 0,
        draft: false,
        watch,
    };
    let load = |at: usize| match both.get(at) {
        Some((_, bytes)) => Ok(bytes.to_vec()),
        None => Err("there is no such document".to_owned()),
    };
    let mut out = Vec::new();
    let go_on = &mut |_| match watch.is_stopped() {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    };
    assemble(&assembly, FrontMatter::default(), &load, 1, &mut out, go_on)?;
    Ok(out)
}

/// How much of the foot of pages is empty, from 0 to 1 of their height, as it is reckoned where pages are put on their
/// sheets; nothing is where that cannot be told.
fn feet(document: &[u8], pages: impl Iterator<Item = usize>) -> Vec<f32> {
    let Ok(source) = Source::open(document.to_vec(), None, &Limits::default()) else {
        return Vec::new();
    };
    let mut foot = Foot::new(&source);
    let found = source.pdf.pages();
    // How a page is scaled to other paper changes nothing of what is empty of it.
    let paper = Some(PaperSize::A4);
    let empty = pages.map(|page| {
        let Some(page) = found.get(page) else {
            return 0.0;
        };
        let mut empty = 0.0;
        let _placed = Placement::new(page.raw(), paper, Turn::None, &mut |view, floor| {
            let height = view.shown().height();
            let lowest = foot.lowest(page.raw(), true, view, height);
            empty = (lowest / height.max(1.0)) as f32;
            floor
        });
        empty.clamp(0.0, 1.0)
    });
    empty.collect()
}

/// How large the pages of a file are as shown, in points; none where it cannot be opened.
pub fn page_sizes(file: Vec<u8>) -> Option<Vec<(f32, f32)>> {
    let source = Source::open(file, None, &Limits::default()).ok()?;
    let pages = source.pdf.pages().iter();
    Some(pages.map(|page| page.render_dimensions()).collect())
}

/// Neither scaled nor stamped.
fn as_it_is(page: usize, position: usize) -> PlacedPage {
    PlacedPage {
        page,
        position,
        content: PageContent::Original,
        window: Window::default(),
        overlays: Vec::new(),
    }
}
