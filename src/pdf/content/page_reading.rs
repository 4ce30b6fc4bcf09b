//! What a worker tells of a page: its words, and what a person should know of them.

use serde::{Deserialize, Serialize};

use crate::pdf::import::{Source, annotations, unit};
use crate::pdf::render::Size;

use super::glyph::Paint;
use super::hidden::{HiddenWords, hidden_words};
use super::hidden_letters::HiddenLetters;
use super::hidden_runs::words_of_layers;
use super::mark::Mark;
use super::packed_text::pack;
use super::reader::{PageContent, Reader};
use super::redactions::marked_places;
use super::scan::{Drawn, Emptiness, FINER, Scan, Shows, Tones, emptiness, scale, scan};
use super::seen::Seen;
use super::sheet::{DrawThis, Small, small};
use super::stands::{Stands, stands};
use super::text::PageText;
use super::unpainted::unpainted;
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
    /// Marks hang on it that viewers draw and a picture of it lacks: what they cover would be seen there.
    pub has_undrawn_marks: bool,
    /// Measured where it might be a scan; see [`scan`].
    pub scan: Option<Scan>,
    /// Where the ink is, of the same.
    pub ink: Option<Shows>,
    pub small: Option<Small>,
    /// How it stands, where not upright.
    pub stands: Option<Stands>,
    pub emptiness: Emptiness,
}

/// Draws a page, counted from 0, of a size, and shows the picture; or does not, where it cannot.
pub type Draw<'d> = dyn Fn(usize, &Size, &mut dyn FnMut(&Drawn<'_>)) + 'd;

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

    /// A page with each letter of its hidden words; none where the interpreter fell over it.
    pub fn hidden_letters(&self, page: usize, draw: &Draw<'_>) -> Option<HiddenLetters> {
        let content = Reader::new(self.source).read(page)?;
        let layers = self.with_layers.and_then(|all| Reader::new(all).read(page));
        let words_read = words(&content.glyphs);
        let mut seen = None;
        if may_be_scan(&content) || has_unpainted(&content) {
            draw(page, &Size::scaled(scale(content.size)), &mut |drawn| {
                seen = Some(Seen::of(Tones::of(drawn), &content, &words_read));
            });
        }
        let found = self.source.pdf.pages().get(page)?;
        let marked = marked_places(found, self.source);
        let of_layers = layers.map(|all| words_of_layers(&words(&all.glyphs), &words_read));
        let of_layers = of_layers.unwrap_or_default();
        let has_undrawn_marks = !unpainted(found, self.source).is_empty();
        Some(HiddenLetters {
            has_undrawn_marks,
            ..HiddenLetters::of(content, words_read, &marked, seen.as_ref(), of_layers)
        })
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
        let (mut measured, mut seen, mut ink) = (None, None, None);
        let may_be_scan = may_be_scan(&content);
        if may_be_scan || has_unpainted(&content) {
            draw(page, &Size::scaled(scale(content.size)), &mut |drawn| {
                let tones = Tones::of(drawn);
                measured = Some(scan(&tones, &content, &words_read));
                ink = Some(tones.shows());
                seen = Some(Seen::of(tones, &content, &words_read));
            });
        }
        let all = layers.and_then(|layers| layers.read(page));
        let draw_this = |size: &Size, show: &mut dyn FnMut(&Drawn<'_>)| draw(page, size, show);
        let found = self.source.pdf.pages().get(page);
        let unit = found.map_or(1.0, |page| unit(page.raw()) as f32);
        let has_more = all.as_ref().is_some_and(|all| !all.glyphs.is_empty())
            || found.is_some_and(|page| !annotations(page.raw(), self.source).is_empty());
        let is_dark = ink.as_ref().is_some_and(|(_, is_dark)| *is_dark);
        let emptiness = match is_dark || has_more || is_written(&content) {
            true => Emptiness::No,
            false => emptiness_of(&content, &draw_this),
        };
        let measured = measured.filter(|_| may_be_scan);
        let marked = found.map(|page| marked_places(page, self.source));
        let marked = marked.unwrap_or_default();
        let mut hidden = hidden_words(&content, &words_read, &marked, seen.as_ref());
        if let Some(all) = all {
            hidden.extend(words_of_layers(&words(&all.glyphs), &words_read));
        }
        Some(PageReading {
            size: content.size,
            is_readable: content.is_readable(),
            text: pack(&PageText::with_words(&content, words_read)),
            has_undrawn_marks: found.is_some_and(|page| !unpainted(page, self.source).is_empty()),
            hidden,
            small: small(&content, unit, &draw_this),
            stands: stands(&content, measured.as_ref()),
            ink: ink.map(|(ink, _)| ink).filter(|_| measured.is_some()),
            scan: measured,
            emptiness,
        })
    }
}

/// Whether there are letters that somebody sees, or that nobody knows of because there is too much on the page.
fn is_written(content: &PageContent) -> bool {
    let mut letters = content.glyphs.iter().filter(|glyph| {
        !glyph.letters.is_space()
            && glyph.paint != Paint::Nothing
            && content.page().holds(glyph.start)
    });
    content.is_cut || letters.next().is_some()
}

fn emptiness_of(content: &PageContent, draw: &DrawThis<'_>) -> Emptiness {
    if content.marks.is_empty() {
        return Emptiness::Blank;
    }
    let mut found = Emptiness::No;
    draw(&Size::scaled(scale(content.size) * FINER), &mut |drawn| {
        found = emptiness(drawn);
    });
    found
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
