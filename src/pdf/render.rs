//! Pages as pictures: the only file that names the renderer.
//!
//! [`Pages`] is an open document of which pictures can be made: the bundle's own pages, one page of a
//! document put in its place, or a document that is only looked at. [`Pen`] draws, and keeps the fonts
//! it has read from page to page. It never draws a picture larger than [`Size`] allows, and a page
//! over which the renderer falls is an error of that page and no more. It cannot be stopped inside a
//! page, only between two.

mod pixels;

use std::ops::{ControlFlow, Range};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::content::{Drawn, HiddenLetters, PageReading, Readable};
use super::import::{Limits, Refusal, Source, as_shown, layers_shown};

pub use pixels::Pixels;

/// What is shown of a page: rows from the top, four bytes for each pixel, opaque.
#[derive(PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    /// Red, green, blue, opacity.
    pub pixels: Pixels,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} × {})", self.width, self.height)
    }
}

/// How large a picture is wanted, and may become.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Pixels for a point of the page.
    pub scale: f32,
    /// The longest side, in pixels; what would be longer is drawn smaller.
    pub side: u32,
    /// As many pixels in all; what would have more is drawn smaller.
    pub pixels: u32,
}

impl Size {
    /// Pictures no larger than a big screen needs.
    pub fn scaled(scale: f32) -> Self {
        Size {
            scale,
            side: 8192,
            pixels: 24 << 20,
        }
    }

    /// The scale at which a page of that size keeps the limits.
    pub fn fitting(&self, (width, height): (f32, f32)) -> f32 {
        let by_side = self.side as f32 / width.max(height).max(1.0);
        let by_pixels = (self.pixels as f32 / (width * height).max(1.0)).sqrt();
        self.scale.min(by_side).min(by_pixels).max(0.01)
    }
}

/// Why there is no picture of a page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undrawn {
    #[error("the document has no page {0}")]
    NoSuchPage(usize),
    #[error("the page cannot be shown here; it is in the bundle all the same")]
    Failed,
    #[error("there is no memory left for this page")]
    NoMemory,
}

/// An open document of which pictures can be made. Pages are counted from 0.
#[derive(Debug)]
pub struct Pages {
    /// With its layers as they show when it opens.
    source: Source,
    /// As it came, where that differs.
    original: Option<Source>,
    /// The same with its layers shown, once that was asked for, where some are off.
    with_layers: OnceLock<Option<Source>>,
}

impl Pages {
    /// Opens a PDF, or a picture as the one page that it makes. An empty password is tried where none
    /// is given.
    pub fn open(bytes: Vec<u8>, password: Option<&str>) -> Result<Self, Refusal> {
        let original = Source::open(bytes, password, &Limits::default())?;
        let (source, original) = match as_shown(&original, password) {
            Some(shown) => (shown, Some(original)),
            None => (original, None),
        };
        Ok(Pages {
            source,
            original,
            with_layers: OnceLock::new(),
        })
    }

    pub fn len(&self) -> usize {
        self.source.len()
    }

    /// Never so of an open document; here because `len` is.
    pub fn is_empty(&self) -> bool {
        self.source.is_empty()
    }

    /// Width and height as shown, in points.
    pub fn size(&self, page: usize) -> Option<(f32, f32)> {
        let page = self.source.pdf.pages().get(page)?;
        Some(page.render_dimensions())
    }

    /// Reads pages, counted from 0, one after the other, for as long as somebody wants the next.
    pub fn read_each(
        &self,
        pages: Range<usize>,
        password: Option<&str>,
        take: &mut dyn FnMut(Option<PageReading>) -> bool,
    ) {
        let pen = self.pen();
        let draw = |page, size: &Size, show: &mut dyn FnMut(&Drawn<'_>)| pen.show(page, size, show);
        self.readable(password).read_each(pages, &draw, take);
    }

    /// The letters of the words on a page, from 0, that nobody sees.
    pub fn hidden_letters(&self, page: usize) -> Option<HiddenLetters> {
        let pen = self.pen();
        let draw = |page, size: &Size, show: &mut dyn FnMut(&Drawn<'_>)| pen.show(page, size, show);
        let readable = self.readable(None);
        catch_unwind(AssertUnwindSafe(|| readable.hidden_letters(page, &draw))).ok()?
    }

    fn readable(&self, password: Option<&str>) -> Readable<'_> {
        let with_layers = self
            .with_layers
            .get_or_init(|| layers_shown(self.original.as_ref().unwrap_or(&self.source), password));
        Readable::new(&self.source, with_layers.as_ref())
    }

    /// What draws its pages.
    pub fn pen(&self) -> Pen<'_> {
        Pen {
            pages: self,
            known: RenderCache::new(),
            settings: InterpreterSettings::default(),
        }
    }
}

/// Draws pages of a document, and remembers its fonts. Belongs to one thread.
pub struct Pen<'p> {
    pages: &'p Pages,
    known: RenderCache<'p>,
    settings: InterpreterSettings,
}

impl std::fmt::Debug for Pen<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pen({:?})", self.pages)
    }
}

impl Pen<'_> {
    /// What cannot be drawn is read all the same.
    fn show(&self, page: usize, size: &Size, show: &mut dyn FnMut(&Drawn<'_>)) {
        if let Ok(picture) = self.draw(page, size) {
            show(&Drawn {
                width: picture.width,
                height: picture.height,
                pixels: &picture.pixels,
            });
        }
    }

    /// One page, on white.
    pub fn draw(&self, page: usize, size: &Size) -> Result<Picture, Undrawn> {
        let found = self.pages.source.pdf.pages().get(page);
        let found = found.ok_or(Undrawn::NoSuchPage(page + 1))?;
        let (width, height) = found.render_dimensions();
        let scale = size.fitting((width, height));
        let pixels = |length: f32| (length * scale).round().clamp(1.0, size.side.max(1) as f32);
        // The renderer rounds down.
        let exactly = |length: f32| (pixels(length) + 0.01) / length;
        let wanted = PixmapSettings {
            x_scale: exactly(width),
            y_scale: exactly(height),
            bg_color: WHITE,
        };
        let how = RenderSettings::default();
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            render(found, &self.known, &self.settings, &how, &wanted)
        }));
        let drawn = drawn.map_err(|_panic| Undrawn::Failed)?;
        Ok(Picture {
            width: drawn.width().into(),
            height: drawn.height().into(),
            pixels: Pixels::copied(drawn.data_as_u8_slice()).map_err(|_full| Undrawn::NoMemory)?,
        })
    }

    /// Several pages, handed over one by one until whoever takes them has enough.
    pub fn draw_each(
        &self,
        pages: impl IntoIterator<Item = usize>,
        size: &Size,
        take: &mut dyn FnMut(usize, Result<Picture, Undrawn>) -> ControlFlow<()>,
    ) {
        for page in pages {
            if take(page, self.draw(page, size)).is_break() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::import::specimen::{Page, document};

    fn opened(pages: &[Page]) -> Pages {
        Pages::open(document(pages), None).unwrap()
    }

    fn is_dark(pixel: &[u8]) -> bool {
        pixel.iter().take(3).all(|part| *part < 100)
    }

    /// The rows, from the top and from 0 to 1, in which there is ink.
    fn ink(picture: &Picture) -> Vec<f32> {
        let rows = picture.pixels.chunks(picture.width as usize * 4);
        let inked = rows
            .enumerate()
            .filter(|(_, row)| row.chunks(4).any(is_dark));
        inked
            .map(|(row, _)| row as f32 / picture.height as f32)
            .collect()
    }

    #[test]
    fn there_is_ink_where_the_text_is() {
        let pages = opened(&[
            Page::saying("Hello"),
            Page::sized("/MediaBox[0 0 300 400]", ""),
        ]);
        assert_eq!(pages.len(), 2);
        let pen = pages.pen();
        let picture = pen.draw(0, &Size::scaled(1.0)).unwrap();
        let (width, height) = pages.size(0).unwrap();
        assert_eq!(picture.width, width.round() as u32);
        assert_eq!(picture.height, height.round() as u32);
        // Its baseline is 72 points from the foot.
        let rows = ink(&picture);
        assert!(rows.len() > 5 && rows.iter().all(|row| (0.89..0.92).contains(row)));
        let empty = pen.draw(1, &Size::scaled(2.0)).unwrap();
        assert_eq!((empty.width, empty.height), (600, 800));
        assert!(ink(&empty).is_empty());
    }

    #[test]
    fn a_picture_keeps_its_limits_and_its_shape() {
        let pages = opened(&[Page::sized("/MediaBox[0 0 14400 3600]", "")]);
        let size = Size {
            scale: 10.0,
            side: 400,
            pixels: 1 << 20,
        };
        let picture = pages.pen().draw(0, &size).unwrap();
        assert_eq!((picture.width, picture.height), (400, 100));
        let few = Size {
            side: 8192,
            pixels: 10_000,
            ..size
        };
        let picture = pages.pen().draw(0, &few).unwrap();
        assert!(picture.width * picture.height <= 10_100, "{picture:?}");
    }

    #[test]
    fn drawing_stops_between_pages_where_it_is_told_to() {
        let pages = opened(&[Page::saying("1"), Page::saying("2"), Page::saying("3")]);
        let mut drawn = Vec::new();
        pages
            .pen()
            .draw_each(0..3, &Size::scaled(0.5), &mut |page, picture| {
                assert!(picture.is_ok());
                drawn.push(page);
                if page == 1 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
        assert_eq!(drawn, [0, 1]);
    }

    #[test]
    fn a_page_that_is_not_there_is_named() {
        let pages = opened(&[Page::saying("1")]);
        let missing = pages.pen().draw(7, &Size::scaled(1.0));
        assert_eq!(missing.err(), Some(Undrawn::NoSuchPage(8)));
    }
}
