//! The words of our own pages with their places, so that they can be selected and searched where they are shown:
//! no PDF needs reading for that.

use std::collections::BTreeSet;

use crate::quote::{Area, Document, Role, Word};

use super::furniture::is_at_foot;
use super::page::{Item, Layout, Page, TextRun};

/// What a glyph reaches above and below its baseline, in parts of its size.
const ABOVE: f32 = 0.8;
const BELOW: f32 = 0.25;

/// A wider gap between two runs of a line parts words, in parts of their size.
const GAP: f32 = 0.15;

impl Layout {
    /// The words of its pages, one after the other, those of documents left out.
    pub fn words(&self) -> Document {
        let mut begun = BTreeSet::new();
        let pages = self.pages.iter();
        Document {
            pages: pages.map(|page| quotable(page, &mut begun)).collect(),
        }
    }
}

/// `begun` are the elements that have begun: what goes on over the end of a page begins no paragraph there.
fn quotable(page: &Page, begun: &mut BTreeSet<u32>) -> crate::quote::Page {
    let mut words = Words::default();
    for item in &page.items {
        if let Item::Text(run) = item {
            let is_text = run.element.is_some() && !is_at_foot(page, run.y);
            words.run(run, is_text, begun);
        }
    }
    words.end();
    crate::quote::Page {
        words: words.all,
        is_unreadable: false,
        is_by_machine: false,
    }
}

/// Words as they are put together from the glyphs of a page.
#[derive(Default)]
struct Words {
    all: Vec<Word>,
    open: Option<Word>,
    /// The run before: its baseline, what it belongs to, and where it ends.
    before: Option<(f32, Option<u32>, f32)>,
    line: u32,
    /// Of what is read now.
    role: Role,
    starts: bool,
}

impl Words {
    fn run(&mut self, run: &TextRun, is_text: bool, begun: &mut BTreeSet<u32>) {
        if let Some((y, element, end)) = self.before {
            let is_same_line = y.to_bits() == run.y.to_bits() && element == run.element;
            if !is_same_line || (run.x - end).abs() > GAP * run.size {
                self.end();
            }
            self.line += u32::from(!is_same_line);
        }
        // What only decorates the page is no part of what goes on over its end.
        self.role = if is_text { Role::Text } else { Role::Foot };
        self.starts |= run.element.is_some_and(|element| begun.insert(element));
        let mut x = run.x;
        // Within a run the letters of a word follow each other in its text, however they are seen.
        let mut own: Option<(usize, usize)> = None;
        for glyph in &run.glyphs {
            let letters = run.letters(glyph);
            if !letters.is_empty() && letters.trim().is_empty() {
                self.add(run, own.take());
                self.end();
            } else {
                let (start, end) = (glyph.bytes.start as usize, glyph.bytes.end as usize);
                let known = own.unwrap_or((start, end));
                own = Some((known.0.min(start), known.1.max(end)));
                self.widen(run, x, x + glyph.advance);
            }
            x += glyph.advance;
        }
        self.add(run, own);
        self.before = Some((run.y, run.element, x));
    }

    /// Letters of the word that is open.
    fn add(&mut self, run: &TextRun, bytes: Option<(usize, usize)>) {
        let letters = bytes.and_then(|(start, end)| run.text.get(start..end));
        if let (Some(word), Some(letters)) = (&mut self.open, letters) {
            word.text.push_str(letters);
        }
    }

    fn widen(&mut self, run: &TextRun, x0: f32, x1: f32) {
        let area = Area {
            x0,
            y0: run.y - ABOVE * run.size,
            x1,
            y1: run.y + BELOW * run.size,
        };
        let (line, role, starts_paragraph) = (self.line, self.role, &mut self.starts);
        let word = self.open.get_or_insert_with(|| Word {
            area,
            line,
            role,
            starts_paragraph: std::mem::take(starts_paragraph),
            size: run.size,
            ..Word::default()
        });
        word.area = word.area.with(area);
    }

    fn end(&mut self) {
        let word = self.open.take();
        self.all.extend(word.filter(|word| !word.text.is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use super::super::{Fonts, typeset};
    use super::*;
    use crate::profile::{DEFAULT, Profile};
    use crate::quote::Index;

    fn laid_out(plan: &crate::bundle::Plan) -> Layout {
        let fonts = Fonts::shipped().unwrap();
        typeset(plan, &Profile::shipped(DEFAULT).unwrap(), &fonts)
    }

    #[test]
    fn words_of_our_pages_stand_where_they_are_drawn() {
        let plan = specimen::small();
        let layout = laid_out(&plan);
        let index = Index::new(&layout.words());
        let entry = &plan.schedule.issues[0].entries[0];
        let place = index.exact(&entry.text).unwrap();
        let span = layout
            .entries
            .iter()
            .find(|span| span.number == entry.number)
            .unwrap();
        assert_eq!(place.pages[0], span.page);
        let top = place.boxes[0].area.y0;
        let area = layout
            .areas
            .iter()
            .find(|area| area.number == entry.number)
            .unwrap();
        assert!((area.top..area.bottom).contains(&top), "{area:?} {top}");
    }

    #[test]
    fn every_page_says_what_a_screen_reader_hears() {
        let layout = laid_out(&specimen::long(30));
        let words = layout.words();
        for (page, own) in layout.pages.iter().zip(&words.pages) {
            // Letters are told as they are seen, and words as they are written.
            let sorted = |text: &str| {
                let mut letters: Vec<char> = text.split_whitespace().flat_map(str::chars).collect();
                letters.sort_unstable();
                letters
            };
            let own = own.words.iter().filter(|word| word.role == Role::Text);
            let own: String = own.map(|word| word.text.as_str()).collect();
            let said = page.words();
            let said = said.strip_suffix("Back to index").unwrap_or(&said);
            assert_eq!(sorted(&own), sorted(said), "{}", page.label);
        }
    }

    #[test]
    fn a_paragraph_that_goes_over_a_page_is_one() {
        let layout = laid_out(&specimen::long(30));
        let words = layout.words();
        let starts = |page: &crate::quote::Page| {
            let first = page.words.iter().find(|word| word.role == Role::Text);
            first.is_some_and(|word| word.starts_paragraph)
        };
        assert!(words.pages.iter().any(starts));
        let goes_over = layout
            .entries
            .iter()
            .find(|span| span.last > span.page)
            .unwrap();
        assert!(!starts(&words.pages[goes_over.last]));
    }
}
