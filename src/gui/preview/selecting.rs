//! What is selected on the pages, and what is looked for: places of the bundle's pages told as places of whatever
//! these pages come from, and back.

use std::sync::Arc;

use crate::gui::page_words::{Hit, OwnText, Point, Search, Selecting, Selection};
use crate::pdf::assemble::OnSheet;
use crate::quote::{Area, PageBox, Passage};

use super::place::ABOVE;
use super::texts::TextKey;
use super::words::{Found, Gap, Sought};
use super::{Preview, Spot};
use crate::export::Origin;

/// Words that are selected, and the stretch that they are of.
#[derive(Debug)]
pub(super) struct Selected {
    stretch: usize,
    selection: Selection,
    passage: Option<Passage>,
}

/// A search, and what was found of it as far as it has come.
#[derive(Debug, Default)]
pub(in crate::gui) struct Searching {
    pub(in crate::gui) search: Search,
    /// Of each hit, what stands before it, it itself, and what stands behind.
    pub(in crate::gui) around: Vec<[String; 3]>,
    found: Option<Arc<Found>>,
    number: u64,
    /// The page from which on was searched.
    from: usize,
    /// The person has gone from the hit that was shown first.
    is_chosen: bool,
    /// Hits are not brought into view by themselves.
    stays: bool,
}

impl Searching {
    /// `12 of 40 pages searched`, while that is not all.
    pub(in crate::gui) fn progress(&self) -> Option<(usize, usize)> {
        let found = self.found.as_ref();
        let is_open = found.is_none_or(|found| !found.is_done);
        let (searched, all) = found.map_or((0, 0), |found| (found.searched, found.all));
        (is_open && !self.search.text.trim().is_empty()).then_some((searched, all))
    }

    /// Pages that could not be searched.
    pub(in crate::gui) fn gaps(&self) -> &[Gap] {
        self.found.as_ref().map_or(&[], |found| &found.gaps)
    }
}

impl Preview {
    /// The words of the page of a sheet, and its place among them.
    pub(super) fn words_of(&self, sheet: usize) -> Option<(Arc<OwnText>, usize)> {
        let revision = self.revision.as_ref()?;
        let (at, page) = revision.stretches.place(sheet)?;
        let key = TextKey::of(revision.stretches.all.get(at)?, revision)?;
        let content = self.board.content();
        let text = content.texts.get(&key)?.as_ref().ok()?;
        Some((Arc::clone(text), page))
    }

    /// How the page of a document lies on a sheet; none for our own, `Err` while that is not known.
    fn lies(&self, sheet: usize) -> Result<Option<OnSheet>, ()> {
        let found = self.sheets().get(sheet).ok_or(())?;
        match found.origin {
            Origin::Own(_) => Ok(None),
            Origin::Document { .. } => {
                let content = self.board.content();
                content
                    .on_sheets
                    .get(&found.looks)
                    .copied()
                    .map(Some)
                    .ok_or(())
            }
            Origin::Unread { .. } => Err(()),
        }
    }

    /// A place of a sheet as one of the page that stands there.
    fn on_page(&self, at: Point, page: usize) -> Option<Point> {
        let (x, y) = match self.lies(at.page).ok()? {
            Some(lies) => lies.back((at.x, at.y)),
            None => (at.x, at.y),
        };
        Some(Point { page, x, y })
    }

    fn on_sheet(&self, sheet: usize, area: &Area) -> Option<Area> {
        Some(match self.lies(sheet).ok()? {
            Some(lies) => lies.area(area),
            None => *area,
        })
    }

    /// Whether a place of a sheet is on a word.
    pub(in crate::gui) fn is_on_word(&self, at: Point) -> bool {
        let place = self.words_of(at.page);
        place.is_some_and(|(text, page)| {
            let at = self.on_page(at, page);
            at.is_some_and(|at| text.text().is_on_word(at))
        })
    }

    /// Where on a sheet a word stands first.
    #[cfg(test)]
    pub(in crate::gui) fn place_of(&self, sheet: usize, word: &str) -> Option<Area> {
        let (text, page) = self.words_of(sheet)?;
        let mut words = text.text().document.pages.get(page)?.words.iter();
        let area = words.find(|own| own.text == word)?.area;
        self.on_sheet(sheet, &area)
    }

    /// The words of the page of a document, in the order in which they are read.
    pub(in crate::gui) fn said(&self, sheet: usize) -> Option<String> {
        let (text, page) = self.words_of(sheet)?;
        let words = &text.text().document.pages.get(page)?.words;
        let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        Some(words.join(" "))
    }

    pub(super) fn select(&mut self, done: Selecting) {
        let at = match done {
            Selecting::Press(at) | Selecting::Draw(at) | Selecting::Extend(at) => at,
            Selecting::Take(at, _) => at,
            Selecting::Clear => return self.selected = None,
        };
        let stretch = self.stretch_of(at.page);
        let before = self.selected.take();
        let is_drawn = matches!(done, Selecting::Draw(_));
        let is_other = before
            .as_ref()
            .is_some_and(|before| Some(before.stretch) != stretch);
        // What is drawn over the end of a document stays in it.
        if is_drawn && is_other {
            self.selected = before;
            return;
        }
        let (Some(stretch), Some((text, page))) = (stretch, self.words_of(at.page)) else {
            return;
        };
        let before = before.filter(|_| !is_other).map(|before| before.selection);
        let done = match self.on_page(at, page) {
            Some(at) => on_page(done, at),
            None => return,
        };
        let text = text.text();
        self.selected = Selection::after(before, done, &text).map(|selection| {
            let words = selection.words(text.index);
            Selected {
                stretch,
                selection,
                passage: words.and_then(|words| text.index.passage(words)),
            }
        });
    }

    fn stretch_of(&self, sheet: usize) -> Option<usize> {
        let revision = self.revision.as_ref()?;
        Some(revision.stretches.place(sheet)?.0)
    }

    /// The words that are selected.
    pub(in crate::gui) fn selected(&self) -> Option<&Passage> {
        self.selected.as_ref()?.passage.as_ref()
    }

    /// Where on a sheet words are selected.
    pub(in crate::gui) fn selected_on(&self, sheet: usize) -> Vec<Area> {
        let Some(selected) = &self.selected else {
            return Vec::new();
        };
        let place = self
            .revision
            .as_ref()
            .and_then(|one| one.stretches.place(sheet));
        let page = place.filter(|(stretch, _)| *stretch == selected.stretch);
        let (Some((_, page)), Some(passage)) = (page, &selected.passage) else {
            return Vec::new();
        };
        let boxes = passage.at.boxes.iter().filter(|one| one.page == page);
        let areas = boxes.filter_map(|one| self.on_sheet(sheet, &one.area));
        areas.collect()
    }

    /// Where on a sheet words stand that are looked for, and whether they are those that are shown.
    pub(in crate::gui) fn hits_on(&self, sheet: usize) -> Vec<(Area, bool)> {
        let search = &self.searching.search;
        let boxes = search.boxes(sheet).iter().filter_map(|(area, number)| {
            let is_shown = search.current == Some(*number);
            Some((self.on_sheet(sheet, area)?, is_shown))
        });
        boxes.collect()
    }

    pub(super) fn look_for(&mut self, text: String) {
        self.searching = Searching {
            number: self.searching.number + 1,
            from: self.seen.current,
            ..Searching::default()
        };
        let sought = Sought {
            number: self.searching.number,
            text: text.clone(),
        };
        let is_nothing = text.trim().is_empty();
        self.searching.search.text = text;
        self.board.change(|content| {
            content.found = None;
            content.sought = (!is_nothing).then_some(sought);
        });
    }

    /// Takes over what was found since.
    pub(super) fn hear_found(&mut self) {
        let found = self.board.content().found.clone();
        let own = found.filter(|found| {
            found.number == self.searching.number && Some(found.revision) == self.shown_revision()
        });
        let Some(found) = own else { return };
        let known = self.searching.found.as_ref();
        if known.is_some_and(|known| Arc::ptr_eq(known, &found)) {
            return;
        }
        let before = self.searching.search.shown().map(place);
        let hits = found
            .hits
            .iter()
            .map(|one| (one.hit.clone(), one.boxes.clone()));
        let hits: Vec<(Hit, Vec<PageBox>)> = hits.collect();
        let text = std::mem::take(&mut self.searching.search.text);
        let mut search = Search::new(text, hits, self.searching.from);
        if self.searching.is_chosen {
            let same = search
                .hits
                .iter()
                .position(|hit| Some(place(hit)) == before);
            search.current = same.or(search.current);
        }
        self.searching.search = search;
        self.searching.around = found.hits.iter().map(|one| one.around.clone()).collect();
        self.searching.found = Some(found);
        if !self.searching.stays && before != self.searching.search.shown().map(place) {
            self.show_hit();
        }
    }

    pub(super) fn step(&mut self, is_back: bool) {
        self.searching.search.step(is_back);
        self.searching.is_chosen = true;
        self.show_hit();
    }

    pub(super) fn choose_hit(&mut self, number: usize) {
        self.searching.search.current = Some(number);
        self.searching.is_chosen = true;
        self.show_hit();
    }

    fn show_hit(&mut self) {
        let Some(hit) = self.searching.search.shown() else {
            return;
        };
        let (sheet, top) = (hit.page, hit.top);
        let boxes = self.searching.search.boxes(sheet).iter();
        let mut own = boxes.filter(|(_, number)| self.searching.search.current == Some(*number));
        let area = own.next().and_then(|(area, _)| self.on_sheet(sheet, area));
        let height = self.sizes.get(sheet).map_or(842.0, |size| size.1).max(1.0);
        // Of a page that was not shown yet it is not known how it is turned.
        let top = area.map_or(top, |area| area.y0);
        let fraction = ((top - BELOW) / height).clamp(0.0, 1.0);
        self.go(Spot { sheet, fraction });
    }

    /// What was selected and found is no more where pages are others; what is looked for is looked for in them, and
    /// the reader stays where it is.
    pub(super) fn begin_anew(&mut self) {
        self.selected = None;
        let text = std::mem::take(&mut self.searching.search.text);
        self.searching = Searching {
            search: Search::new(text, Vec::new(), 0),
            number: self.searching.number,
            from: self.seen.current,
            stays: true,
            ..Searching::default()
        };
    }
}

/// A hit is brought into view so far below the upper edge, in points of paper.
const BELOW: f32 = 90.0 + ABOVE;

/// The same hit among others.
fn place(hit: &Hit) -> (usize, usize) {
    (hit.page, hit.words.start)
}

fn on_page(done: Selecting, at: Point) -> Selecting {
    match done {
        Selecting::Press(_) => Selecting::Press(at),
        Selecting::Draw(_) => Selecting::Draw(at),
        Selecting::Extend(_) => Selecting::Extend(at),
        Selecting::Take(_, unit) => Selecting::Take(at, unit),
        Selecting::Clear => Selecting::Clear,
    }
}
