//! A report that is open in the reader, with what finding one's way in it needs. Made beside the window.

use std::ops::Range;

use crate::gui::page_words::{Text, Words};
use crate::numbering::PageNames;
use crate::quote::{Document, Finder, Passage, Place, Word};
use crate::verify::{Citation, Report, Sheets};

#[derive(Debug)]
pub(in crate::gui) struct Opened {
    pub(in crate::gui) report: Report,
    /// Its file, as the case names it.
    pub(in crate::gui) named: String,
    pub(in crate::gui) sheets: Sheets,
    pub(in crate::gui) words: Words,
    pub(in crate::gui) finder: Finder,
    /// The names of its pages as they are printed, while a person has given them others.
    printed: Option<PageNames>,
}

impl Opened {
    pub(in crate::gui) fn new(report: Report, sheets: Sheets, named: String) -> Opened {
        Opened {
            named,
            sheets,
            words: Words::new(report.words(), &report.index),
            finder: Finder::new(&report.index),
            report,
            printed: None,
        }
    }

    /// The name of its file.
    pub(in crate::gui) fn name(&self) -> String {
        let name = self.report.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
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

    /// A word, as [`Index::laid`](crate::quote::Index::laid) counts them.
    pub(in crate::gui) fn word(&self, number: usize) -> Option<&Word> {
        let laid = self.words.laid(number)?;
        self.document().pages.get(laid.page)?.words.get(laid.word)
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

    /// Gives the page of that place in the PDF, from 0, this number; all others count with it. None: as printed.
    pub(in crate::gui) fn number_pages(&mut self, counted: Option<(usize, i64)>) {
        let count = self.page_count();
        match counted {
            Some((page, number)) => {
                let first = number.saturating_sub_unsigned(page as u64);
                let counted = PageNames::counted_from(first, count);
                let before = std::mem::replace(&mut self.report.pages, counted);
                self.printed.get_or_insert(before);
            }
            None => {
                if let Some(printed) = self.printed.take() {
                    self.report.pages = printed;
                }
            }
        }
    }

    /// Whether a person has given its pages other numbers than are printed.
    pub(in crate::gui) fn is_renumbered(&self) -> bool {
        self.printed.is_some()
    }
}
