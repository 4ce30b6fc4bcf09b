//! The words of a document as the pointer meets them: which one is nearest, and in which column it stands.

use std::cmp::Ordering;

use crate::quote::{Area, Document, Index, Laid, Page, Role, Word};

use super::upright::Lines;

/// Of the words near a place only those count that are no further away, in points: beside a line one presses to
/// take all of it.
const ACROSS: f32 = 40.0;
const DOWN: f32 = 16.0;

/// A place on a page as shown, in points from its top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::gui) struct Point {
    pub(in crate::gui) page: usize,
    pub(in crate::gui) x: f32,
    pub(in crate::gui) y: f32,
}

/// On which side of a word a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Side {
    Before,
    On,
    Behind,
}

/// An end of what is selected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::gui) struct End {
    /// As [`Index::laid`] counts words.
    pub(in crate::gui) word: usize,
    pub(in crate::gui) side: Side,
    pub(in crate::gui) at: Point,
}

/// Words that follow each other in a document: what is selected is of one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    Text,
    Notes,
    /// Heads and feet of a page.
    Margin(usize),
}

impl Stretch {
    fn of(page: usize, word: &Word) -> Stretch {
        match word.role {
            Role::Text => Stretch::Text,
            Role::Note => Stretch::Notes,
            Role::Head | Role::Foot => Stretch::Margin(page),
        }
    }
}

#[derive(Debug, Default)]
pub(in crate::gui) struct Words {
    laid: Vec<Laid>,
    /// Of each word of each page, its place among those.
    places: Vec<Vec<usize>>,
    /// Of each word of each page, its column: a line that stands higher than the one before begins another.
    columns: Vec<Vec<usize>>,
    /// How the lines of each page run.
    lines: Vec<Lines>,
}

impl Words {
    pub(in crate::gui) fn new(document: &Document, index: &Index) -> Words {
        let laid: Vec<Laid> = index.laid().collect();
        let empty = |page: &Page| vec![0; page.words.len()];
        let mut places: Vec<Vec<usize>> = document.pages.iter().map(empty).collect();
        for (at, word) in laid.iter().enumerate() {
            let place = places.get_mut(word.page);
            if let Some(place) = place.and_then(|page| page.get_mut(word.word)) {
                *place = at;
            }
        }
        let lines: Vec<Lines> = document.pages.iter().map(Lines::of).collect();
        let pages = document.pages.iter().zip(&lines);
        let columns = pages.map(|(page, lines)| columns(&page.words, *lines));
        Words {
            laid,
            places,
            columns: columns.collect(),
            lines,
        }
    }

    pub(in crate::gui) fn laid(&self, word: usize) -> Option<Laid> {
        self.laid.get(word).copied()
    }

    /// The word of a page as they are laid.
    pub(in crate::gui) fn place(&self, page: usize, word: usize) -> Option<usize> {
        self.places.get(page)?.get(word).copied()
    }

    /// The word that the pointer is on or near.
    pub(in crate::gui) fn pressed(&self, document: &Document, at: Point) -> Option<End> {
        let (word, area) = self.nearest(document, at, &|_, _| true)?;
        let (across, down) = away(&area, self.upright(at));
        (across <= ACROSS && down <= DOWN).then(|| self.end(word, &area, at))?
    }

    /// Where a selection ends that began at `from` and is drawn to a place: among the words that go on from
    /// there. Drawn sideways or down over two columns, it stays in the one in which it began; drawn to the head
    /// of the next column, or to the foot of the one before, it goes on there.
    pub(in crate::gui) fn drawn(&self, document: &Document, from: &End, at: Point) -> Option<End> {
        let begun = self.laid(from.word)?;
        let words = &document.pages.get(begun.page)?.words;
        let own = words.get(begun.word)?;
        let stretch = Stretch::of(begun.page, own);
        let is_own = |_: usize, word: &Word| Stretch::of(at.page, word) == stretch;
        let (word, area) = self.nearest(document, at, &is_own)?;
        let columns = self.columns.get(at.page)?;
        let column = columns.get(begun.word);
        let (y, begins) = (
            self.upright(at).y,
            self.lines_of(begun.page).area(&own.area),
        );
        let goes_on = match column.cmp(&columns.get(word)) {
            Ordering::Less => y < begins.y0,
            Ordering::Equal => true,
            Ordering::Greater => y > begins.y1,
        };
        if at.page != begun.page || goes_on {
            return self.end(word, &area, at);
        }
        let is_beside =
            |number: usize, word: &Word| is_own(number, word) && columns.get(number) == column;
        let (word, area) = self.nearest(document, at, &is_beside)?;
        self.end(word, &area, at)
    }

    fn lines_of(&self, page: usize) -> Lines {
        self.lines.get(page).copied().unwrap_or_default()
    }

    fn upright(&self, at: Point) -> Point {
        self.lines_of(at.page).point(at)
    }

    /// The word of the line that is nearest, and in it the nearest; with its box on the page that stands upright.
    fn nearest(
        &self,
        document: &Document,
        at: Point,
        is_offered: &dyn Fn(usize, &Word) -> bool,
    ) -> Option<(usize, Area)> {
        let words = &document.pages.get(at.page)?.words;
        let (lines, at) = (self.lines_of(at.page), self.upright(at));
        let offered = words.iter().enumerate();
        let offered = offered.filter(|(number, word)| is_offered(*number, word));
        let areas = offered.map(|(number, word)| (number, lines.area(&word.area)));
        areas.min_by(|(_, one), (_, other)| {
            let (one, other) = (away(one, at), away(other, at));
            one.1.total_cmp(&other.1).then(one.0.total_cmp(&other.0))
        })
    }

    fn end(&self, word: usize, area: &Area, at: Point) -> Option<End> {
        let side = match self.upright(at).x {
            x if x < area.x0 => Side::Before,
            x if x > area.x1 => Side::Behind,
            _ => Side::On,
        };
        Some(End {
            word: self.place(at.page, word)?,
            side,
            at,
        })
    }
}

fn columns(words: &[Word], lines: Lines) -> Vec<usize> {
    let mut column = 0;
    let mut last: Option<(u32, Area)> = None;
    let column = words.iter().map(|word| {
        let area = lines.area(&word.area);
        if last.is_some_and(|(line, last)| line != word.line && area.y1 < last.y0) {
            column += 1;
        }
        last = Some((word.line, area));
        column
    });
    column.collect()
}

/// How far a place is from a box, across and down.
fn away(area: &Area, at: Point) -> (f32, f32) {
    let gap = |from: f32, to: f32, at: f32| (from - at).max(at - to).max(0.0);
    (gap(area.x0, area.x1, at.x), gap(area.y0, area.y1, at.y))
}
