//! What a worker tells of a page: its words, and what a person should know of them.

use serde::{Deserialize, Serialize};

use crate::pdf::import::Source;

use super::glyph::Paint;
use super::hidden::{HiddenWords, hidden_words, words_of_layers};
use super::mark::Mark;
use super::packed_text::pack;
use super::reader::{PageContent, Reader};
use super::redactions::marked_places;
use super::scan::{Drawn, Scan, Tones, scale, scan};
use super::seen::Seen;
use super::text::PageText;
use super::words::words;

/// One page, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageReading {
    /// Width and height as shown, in points.
    pub size: (f32, f32),
    /// Whether its words can be relied on; see [`PageContent::is_readable`](super::PageContent).
    pub is_readable: bool,
    /// Its words in the order of its content, also those that nobody sees, [packed](super::pack).
    #[serde(skip)]
    pub text: Vec<u8>,
    pub hidden: Vec<HiddenWords>,
    /// Measured where it might be a scan; see [`scan`].
    pub scan: Option<Scan>,
}

/// Draws a page, counted from 0, at a scale, and shows the picture; or does not, where it cannot.
pub type Draw<'d> = dyn Fn(usize, f32, &mut dyn FnMut(&Drawn<'_>)) + 'd;

/// A document whose pages are read, and the same with all of its layers shown where some are off.
#[derive(Debug)]
pub struct Readable<'s> {
    source: &'s Source,
    with_layers: Option<&'s Source>,
}

impl<'s> Readable<'s> {
    pub fn new(source: &'s Source, with_layers: Option<&'s Source>) -> Self {
        Readable {
            source,
            with_layers,
        }
    }

    /// Pages from one to before another, counted from 0, as far as there are any; none for one over which
    /// the interpreter fell. Goes on for as long as the next is wanted.
    pub fn read_each(
        &self,
        pages: std::ops::Range<usize>,
        draw: &Draw<'_>,
        take: &mut dyn FnMut(Option<PageReading>) -> bool,
    ) {
        let reader = Reader::new(self.source);
        let layers = self.with_layers.map(Reader::new);
        for page in pages.start..pages.end.min(self.source.len()) {
            if !take(self.page(page, &reader, layers.as_ref(), draw)) {
                return;
            }
        }
    }

    fn page(
        &self,
        page: usize,
        reader: &Reader<'_>,
        layers: Option<&Reader<'_>>,
        draw: &Draw<'_>,
    ) -> Option<PageReading> {
        let content = reader.read(page)?;
        let words_read = words(&content.glyphs);
        let (mut measured, mut seen) = (None, None);
        let may_be_scan = may_be_scan(&content);
        if may_be_scan || has_unpainted(&content) {
            draw(page, scale(content.size), &mut |drawn| {
                let tones = Tones::of(drawn);
                measured = Some(scan(&tones, &content, &words_read));
                seen = Some(Seen::of(tones, &content, &words_read));
            });
        }
        let found = self.source.pdf.pages().get(page);
        let marked = found.map(|page| marked_places(page, self.source));
        let marked = marked.unwrap_or_default();
        let mut hidden = hidden_words(&content, &words_read, &marked, seen.as_ref());
        if let Some(all) = layers.and_then(|layers| layers.read(page)) {
            hidden.extend(words_of_layers(&words(&all.glyphs), &words_read));
        }
        Some(PageReading {
            size: content.size,
            is_readable: content.is_readable(),
            text: pack(&PageText::with_words(&content, words_read)),
            hidden,
            scan: measured.filter(|_| may_be_scan),
        })
    }
}

/// A page with more letters than this is drawn only where pictures take [`PICTURES`] of it.
const FEW: usize = 200;
const PICTURES: f32 = 0.1;

/// Whether there are words that are not painted: only the page as drawn tells whether anybody sees them.
fn has_unpainted(content: &PageContent) -> bool {
    let mut letters = content
        .glyphs
        .iter()
        .filter(|glyph| !glyph.letters.is_space());
    letters.any(|glyph| glyph.paint == Paint::Nothing)
}

/// Whether it is worth while to draw the page: most are full of text, and have nothing that could be a scan.
fn may_be_scan(content: &PageContent) -> bool {
    if content.marks.iter().all(Mark::is_thin) && content.is_readable() {
        return false;
    }
    let letters = content
        .glyphs
        .iter()
        .filter(|glyph| !glyph.letters.is_space());
    let page = content.page();
    let area = |rect: super::Rect| rect.width() * rect.height();
    let pictures = content.marks.iter().filter(|mark| mark.is_picture);
    let pictures: f32 = pictures.map(|mark| area(mark.area.common(page))).sum();
    !content.is_readable() || letters.take(FEW).count() < FEW || pictures >= area(page) * PICTURES
}
