//! What a worker tells of a page: its words, and what a person should know of them.

use serde::{Deserialize, Serialize};

use crate::pdf::import::{Source, layers_shown};

use super::hidden::{HiddenWords, hidden_words, marked_words, words_of_layers};
use super::reader::Reader;
use super::redactions::marked_places;
use super::words::{Word, words};

/// One page, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageReading {
    /// Width and height as shown, in points.
    pub size: (f32, f32),
    /// Whether its words can be relied on; see [`PageContent::is_readable`](super::PageContent).
    pub is_readable: bool,
    /// In the order of its content, also those that nobody sees.
    pub words: Vec<Word>,
    pub hidden: Vec<HiddenWords>,
}

/// A document whose pages are read, and the same with all of its layers shown where some are off.
#[derive(Debug)]
pub struct Readable<'s> {
    source: &'s Source,
    with_layers: Option<Source>,
}

impl<'s> Readable<'s> {
    /// The password is the one that opened it.
    pub fn new(source: &'s Source, password: Option<&str>) -> Self {
        Readable {
            source,
            with_layers: layers_shown(source, password),
        }
    }

    /// Pages from one to before another, counted from 0, as far as there are any; none for one over which
    /// the interpreter fell. Goes on for as long as the next is wanted.
    pub fn read_each(
        &self,
        pages: std::ops::Range<usize>,
        take: &mut dyn FnMut(Option<PageReading>) -> bool,
    ) {
        let reader = Reader::new(self.source);
        let layers = self.with_layers.as_ref().map(Reader::new);
        for page in pages.start..pages.end.min(self.source.len()) {
            if !take(self.page(page, &reader, layers.as_ref())) {
                return;
            }
        }
    }

    fn page(
        &self,
        page: usize,
        reader: &Reader<'_>,
        layers: Option<&Reader<'_>>,
    ) -> Option<PageReading> {
        let content = reader.read(page)?;
        let words_read = words(&content.glyphs);
        let mut hidden = hidden_words(&content, &words_read);
        if let Some(found) = self.source.pdf.pages().get(page) {
            hidden.extend(marked_words(
                &words_read,
                &marked_places(found, self.source),
            ));
        }
        if let Some(all) = layers.and_then(|layers| layers.read(page)) {
            hidden.extend(words_of_layers(&words(&all.glyphs), &words_read));
        }
        Some(PageReading {
            size: content.size,
            is_readable: content.is_readable(),
            words: words_read,
            hidden,
        })
    }
}
