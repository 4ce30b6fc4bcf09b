//! Pages whose lines do not run from left to right: a scan that lies on its side, a table turned by a quarter.
//!
//! Which line the pointer is on, and on which side of a word, is asked of the page as it would stand upright.

use crate::quote::{Area, Page, Word};

use super::Point;

/// How the lines of a page run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lines {
    #[default]
    Right,
    Down,
    /// Upside down.
    Over,
    Up,
    /// Of Arabic or Hebrew.
    ToLeft,
}

impl Lines {
    /// As most words of a page follow the one before in their line. A page without such is upright.
    pub(super) fn of(page: &Page) -> Lines {
        let pairs = || page.words.iter().zip(page.words.iter().skip(1));
        let within = pairs().filter(|(word, next)| word.line == next.line);
        let within: Vec<Runs> = within.map(|(word, next)| runs(word, next)).collect();
        let count = |wanted: Runs| within.iter().filter(|runs| **runs == wanted).count();
        let all = [Runs::Right, Runs::Down, Runs::Left, Runs::Up];
        let most = all.into_iter().rev().max_by_key(|runs| count(*runs));
        match most.unwrap_or(Runs::Right) {
            Runs::Right => Lines::Right,
            Runs::Down => Lines::Down,
            Runs::Up => Lines::Up,
            Runs::Left => {
                let between = pairs().filter(|(word, next)| word.line != next.line);
                let falls = between.map(|(word, next)| next.area.y0 > word.area.y0);
                let (fall, rise): (Vec<bool>, Vec<bool>) = falls.partition(|falls| *falls);
                match rise.len() > fall.len() {
                    true => Lines::Over,
                    false => Lines::ToLeft,
                }
            }
        }
    }

    pub(super) fn point(self, at: Point) -> Point {
        let (x, y) = self.turned(at.x, at.y);
        Point { x, y, ..at }
    }

    pub(super) fn area(self, area: &Area) -> Area {
        let (x0, y0) = self.turned(area.x0, area.y0);
        let (x1, y1) = self.turned(area.x1, area.y1);
        Area {
            x0: x0.min(x1),
            y0: y0.min(y1),
            x1: x0.max(x1),
            y1: y0.max(y1),
        }
    }

    /// Turned back so that lines run to the right and stand one below the other; where the page then lies does
    /// not matter.
    fn turned(self, x: f32, y: f32) -> (f32, f32) {
        match self {
            Lines::Right => (x, y),
            Lines::Down => (y, -x),
            Lines::Over => (-x, -y),
            Lines::ToLeft => (-x, y),
            Lines::Up => (-y, x),
        }
    }
}

/// Where the next word of a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Runs {
    Right,
    Down,
    Left,
    Up,
}

fn runs(word: &Word, next: &Word) -> Runs {
    let middle = |area: &Area| (area.x0 + area.x1, area.y0 + area.y1);
    let ((x, y), (to_x, to_y)) = (middle(&word.area), middle(&next.area));
    let (across, down) = (to_x - x, to_y - y);
    match across.abs() >= down.abs() {
        true if across >= 0.0 => Runs::Right,
        true => Runs::Left,
        false if down >= 0.0 => Runs::Down,
        false => Runs::Up,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::page_words::{OwnText, Selecting, Selection};
    use crate::quote::Document;

    /// Two lines of three words, turned clockwise by quarters from upright.
    fn page(quarters: u32) -> Page {
        let at = |line: u8, word: u8| {
            let (x, y) = (f32::from(word) * 40.0 - 40.0, f32::from(line) * 15.0 - 7.0);
            let (mut x0, mut y0, mut x1, mut y1) = (x, y, x + 30.0, y + 10.0);
            for _ in 0..quarters {
                (x0, y0, x1, y1) = (-y1, x0, -y0, x1);
            }
            let (across, down) = (300.0, 300.0);
            Area {
                x0: x0 + across,
                y0: y0 + down,
                x1: x1 + across,
                y1: y1 + down,
            }
        };
        let word = |line: u8, word: u8| Word {
            text: format!("{line}.{word}"),
            area: at(line, word),
            line: line.into(),
            starts_paragraph: line == 0 && word == 0,
            ..Word::default()
        };
        Page {
            words: (0..6).map(|number| word(number / 3, number % 3)).collect(),
            is_unreadable: false,
            is_by_machine: false,
        }
    }

    #[test]
    fn a_drag_takes_whole_lines_however_the_page_is_turned() {
        for quarters in 0..4 {
            let pages = vec![page(quarters)];
            let own = OwnText::new(Document { pages });
            let text = own.text();
            let middle = |word: usize| {
                let area = text.document.pages[0].words[word].area;
                Point {
                    page: 0,
                    x: (area.x0 + area.x1) / 2.0,
                    y: (area.y0 + area.y1) / 2.0,
                }
            };
            let begun = Selection::after(None, Selecting::Press(middle(1)), &text);
            let drawn = Selection::after(begun, Selecting::Draw(middle(4)), &text);
            let words = drawn.unwrap().words(text.index);
            assert_eq!(words, Some(1..5), "{quarters} quarters");
        }
    }

    #[test]
    fn lines_that_run_to_the_left_are_not_upside_down() {
        let mut upright = page(0);
        for word in &mut upright.words {
            let Area { x0, x1, .. } = word.area;
            (word.area.x0, word.area.x1) = (600.0 - x1, 600.0 - x0);
        }
        assert_eq!(Lines::of(&upright), Lines::ToLeft);
        assert_eq!(Lines::of(&page(2)), Lines::Over);
        assert_eq!(Lines::of(&Page::default()), Lines::Right);
    }
}
