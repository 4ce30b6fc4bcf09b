//! What stands around a mark, for whoever decides whether it is meant.

use crate::case::RedactionMark;
use crate::quote::Area;
use crate::terms::{area_of, is_under};

use super::reading::Page;

/// Words of a page before, under and behind a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    pub before: String,
    pub own: String,
    pub behind: String,
}

/// Words on either side.
const AROUND: usize = 6;

/// None where nothing that can be read stands there.
pub fn excerpt(pages: &[Page], mark: &RedactionMark) -> Option<Excerpt> {
    let page = pages.get((mark.page as usize).checked_sub(1)?)?;
    let words = &page.as_ref().ok()?.text.words;
    let area = area_of(mark.area.as_ref()?);
    let is_own = |at: &usize| {
        let word = words.get(*at);
        word.is_some_and(|word| is_under(&Area::from(word.area), &area))
    };
    let own: Vec<usize> = (0..words.len()).filter(is_own).collect();
    let (first, last) = (*own.first()?, *own.last()?);
    let said = |numbers: &mut dyn Iterator<Item = usize>| {
        let texts = numbers.filter_map(|at| words.get(at).map(|word| word.text.as_str()));
        texts.collect::<Vec<_>>().join(" ")
    };
    Some(Excerpt {
        before: said(&mut (first.saturating_sub(AROUND)..first)),
        own: said(&mut own.iter().copied()),
        behind: said(&mut (last + 1..last + 1 + AROUND)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::places::mark_on;
    use super::super::reading::ReadPage;
    use super::*;
    use crate::pdf::content::{Break, PageText, Point, Rect, Word};

    #[test]
    fn a_mark_is_shown_among_its_words() {
        let word = |at: usize| Word {
            text: format!("w{at}"),
            area: Rect {
                x0: at as f32 * 30.0,
                y0: 100.0,
                x1: at as f32 * 30.0 + 25.0,
                y1: 112.0,
            },
            before: Break::Space,
            glyphs: Vec::new(),
            size: 12.0,
            start: Point::default(),
            direction: Point { x: 1.0, y: 0.0 },
        };
        let text = PageText {
            words: (0..10).map(word).collect(),
            ..PageText::default()
        };
        let page = ReadPage {
            text,
            ..ReadPage::default()
        };
        let place = Area::from(word(8).area);
        let found = excerpt(&[Ok(page)], &mark_on(0, &place, &None)).unwrap();
        assert_eq!(found.own, "w8");
        assert_eq!(found.before, "w2 w3 w4 w5 w6 w7");
        assert_eq!(found.behind, "w9");
    }
}
