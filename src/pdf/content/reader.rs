//! An open document whose pages are read one after the other.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::kurbo::Rect as Bounds;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt as _, interpret_page,
};

use crate::pdf::import::Source;

use super::device::Recorder;
use super::geometry::Rect;
use super::glyph::Glyph;
use super::mark::{Clip, Mark};
use super::undeclared::read_again;
use super::unpainted::unpainted;

/// What is painted on one page.
#[derive(Clone, Debug, Default)]
pub struct PageContent {
    /// Width and height as shown, in points.
    pub size: (f32, f32),
    /// In the order of painting, those outside the page too.
    pub glyphs: Vec<Glyph>,
    /// In the order of painting.
    pub marks: Vec<Mark>,
    pub clips: Vec<Clip>,
    /// There is more on the page than is read.
    pub is_cut: bool,
}

/// Of so many glyphs in a hundred the meaning may be unknown: bullets and ornaments.
const UNKNOWN_PER_CENT: usize = 5;

impl PageContent {
    /// The page as shown.
    pub fn page(&self) -> Rect {
        Rect {
            x0: 0.0,
            y0: 0.0,
            x1: self.size.0,
            y1: self.size.1,
        }
    }

    /// Whether its letters can be relied on: all were read, and its fonts say what they mean.
    pub fn is_readable(&self) -> bool {
        let letters = self.glyphs.iter().filter(|glyph| !glyph.letters.is_space());
        let (all, unknown) = letters.fold((0, 0), |(all, unknown), glyph| {
            (all + 1, unknown + usize::from(glyph.letters.is_unknown()))
        });
        !self.is_cut && unknown * 100 <= all * UNKNOWN_PER_CENT
    }
}

/// Reads pages of a document, and remembers its fonts. Belongs to one thread.
pub struct Reader<'s> {
    source: &'s Source,
    known: InterpreterCache<'s>,
    settings: InterpreterSettings,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reader({:?})", self.source)
    }
}

impl<'s> Reader<'s> {
    pub fn new(source: &'s Source) -> Self {
        Reader {
            source,
            known: InterpreterCache::new(),
            settings: InterpreterSettings::default(),
        }
    }

    /// What is on a page, counted from 0; none where there is no such page or the interpreter fell over it.
    pub fn read(&self, page: usize) -> Option<PageContent> {
        let page = self.source.pdf.pages().get(page)?;
        let (width, height) = page.render_dimensions();
        let bounds = Bounds::new(0.0, 0.0, width.into(), height.into());
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            bounds,
            &self.known,
            page.xref(),
            self.settings.clone(),
        );
        let mut recorder = Recorder::new((width, height));
        let read = catch_unwind(AssertUnwindSafe(|| {
            interpret_page(page, &mut context, &mut recorder);
            recorder.add_unpainted(unpainted(page, self.source));
            read_again(
                &mut recorder.content.glyphs,
                &recorder.doubts,
                page.resources(),
            );
        }));
        read.ok().map(|()| recorder.content)
    }
}
