//! A report that is open in the reader, with what finding one's way in it needs. Made beside the window.

use std::ops::Range;
use std::sync::Arc;

use crate::case::DocumentFile;
use crate::gui::page_words::{Text, Words};
use crate::numbering::LetterParagraphs;
use crate::quote::{Document, Finder, Passage, Place};
use crate::verify::{Citation, Report, Sheets};

use super::paragraphs::Paragraphs;

/// What is long of it is shared by its copies, so that work beside the window has one.
#[derive(Clone, Debug)]
pub(in crate::gui) struct Opened {
    pub(in crate::gui) report: Report,
    /// Its file, as the case names it.
    pub(in crate::gui) named: String,
    pub(in crate::gui) sheets: Sheets,
    pub(in crate::gui) words: Arc<Words>,
    pub(in crate::gui) finder: Arc<Finder>,
    pub(super) paragraphs: Arc<Paragraphs>,
    /// As a decision letter would be numbered.
    pub(in crate::gui) letter: Arc<LetterParagraphs>,
}

impl Opened {
    pub(in crate::gui) fn new(report: Report, sheets: Sheets, named: String) -> Opened {
        let words = Words::new(report.words(), &report.index);
        let document = report.words();
        let letters = |number: usize| {
            let laid = words.laid(number)?;
            let page = document.pages.get(laid.page)?;
            page.words.get(laid.word).map(|word| word.text.as_str())
        };
        let paragraphs = Paragraphs::new(&report.index, letters);
        Opened {
            named,
            sheets,
            paragraphs: Arc::new(paragraphs),
            letter: Arc::new(LetterParagraphs::of(report.words())),
            words: Arc::new(words),
            finder: Arc::new(Finder::new(&report.index)),
            report,
        }
    }

    /// The name of its file.
    pub(in crate::gui) fn name(&self) -> String {
        let name = self.report.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// Its file, as a case takes it.
    pub(in crate::gui) fn file(&self) -> DocumentFile {
        DocumentFile {
            path: self.named.clone(),
            sha256: self.report.sha256.clone(),
            pages: u32::try_from(self.page_count()).ok(),
        }
    }

    pub(in crate::gui) fn document(&self) -> &Document {
        self.report.words()
    }

    /// Its words, to be selected and searched.
    pub(in crate::gui) fn text(&self) -> Text<'_> {
        Text {
            document: self.document(),
            index: &self.report.index,
            words: &self.words,
            finder: &self.finder,
        }
    }

    pub(in crate::gui) fn page_count(&self) -> usize {
        self.report.page_count()
    }

    /// Width and height of each page, in points.
    pub(in crate::gui) fn sizes(&self) -> &[(f32, f32)] {
        &self.sheets.sizes
    }

    /// What a reader calls a page, for where there is little room: `41`, `40–41`, `PDF 12`.
    pub(in crate::gui) fn short_name(&self, page: usize) -> String {
        let name = self.report.pages.of_page(page).words();
        match name.strip_prefix("PDF page ") {
            Some(number) => format!("PDF {number}"),
            None => name.trim_start_matches(['p', '.', ' ']).to_owned(),
        }
    }

    /// The words that stand at a place.
    pub(in crate::gui) fn words_at(&self, at: &Place) -> Option<Range<usize>> {
        let mut found: Option<Range<usize>> = None;
        for one in &at.boxes {
            let words = &self.document().pages.get(one.page)?.words;
            let words = words.iter().enumerate();
            let inside = words.filter(|(_, word)| one.area.holds(&word.area));
            for (number, _) in inside {
                let place = self.words.place(one.page, number)?;
                found = Some(match found {
                    None => place..place + 1,
                    Some(range) => range.start.min(place)..range.end.max(place + 1),
                });
            }
        }
        found
    }

    pub(in crate::gui) fn cite(&self, passage: &Passage) -> Option<Citation> {
        self.report.cite(&passage.at)
    }
}
