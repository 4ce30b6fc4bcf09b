//! What a document says just before and just behind words of it: the rest of the sentence in which they stand, and the
//! sentences next to that. It never goes beyond their paragraph.

use std::ops::Range;

use super::index::Index;
use super::outcome::Place;
use super::sentences::{around, begins, ends};

/// Each is empty where nothing stands there in the paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    pub before: String,
    pub after: String,
}

impl Index {
    /// What stands around a place.
    pub fn context(&self, at: &Place) -> Context {
        let Some(tokens) = self.tokens_at(at) else {
            return Context::default();
        };
        let flow = &self.flow;
        let before = tokens.start.checked_sub(1);
        let before = before.filter(|_| self.goes_on(tokens.start));
        let after = Some(tokens.end).filter(|next| self.goes_on(*next));
        Context {
            before: before.map_or_else(String::new, |last| {
                let start = self.start_of_sentence(last, tokens.start);
                let cut = if begins(flow, start) { "" } else { "… " };
                format!("{cut}{}", self.words_of(start..tokens.start))
            }),
            after: after.map_or_else(String::new, |next| {
                let end = self.end_of_sentence(next, tokens.end);
                let cut = if ends(flow, end.saturating_sub(1)) {
                    ""
                } else {
                    " …"
                };
                format!("{}{cut}", self.words_of(next..end))
            }),
        }
    }

    /// Where the sentence of a token begins; where `own` goes on with that sentence, the one before it.
    fn start_of_sentence(&self, token: usize, own: usize) -> usize {
        let start = around(&self.flow, token).start;
        let whole = !begins(&self.flow, own) && begins(&self.flow, start) && self.goes_on(start);
        let before = start.checked_sub(1).filter(|_| whole);
        before.map_or(start, |before| around(&self.flow, before).start)
    }

    /// Where the sentence of a token ends; where the token goes on with that before `own`, the one behind it.
    fn end_of_sentence(&self, token: usize, own: usize) -> usize {
        let end = around(&self.flow, token).end;
        let is_rest = own
            .checked_sub(1)
            .is_some_and(|last| !ends(&self.flow, last));
        let whole = is_rest && ends(&self.flow, end.saturating_sub(1)) && self.goes_on(end);
        match whole {
            true => around(&self.flow, end).end,
            false => end,
        }
    }

    /// Whether a token stands in the paragraph of the one before it.
    fn goes_on(&self, token: usize) -> bool {
        let found = self.flow.tokens.get(token);
        let mut parts = self.flow.parts.iter();
        let begins_part = parts.any(|part| part.start == token);
        found.is_some_and(|found| !found.starts_paragraph && !begins_part)
    }

    fn words_of(&self, tokens: Range<usize>) -> String {
        let words: Vec<String> = tokens.map(|token| self.written(token)).collect();
        words.join(" ")
    }

    /// The tokens from the first to the last that stand in its boxes.
    pub(super) fn tokens_at(&self, at: &Place) -> Option<Range<usize>> {
        let places = self.flow.places.iter().enumerate();
        let mut inside = places.filter(|(_, place)| {
            let mut boxes = at.boxes.iter();
            let holds =
                boxes.any(|one| one.page == place.page as usize && one.area.holds(&place.area));
            holds && !place.is_left_out
        });
        let (first, _) = inside.next()?;
        let last = inside.next_back().map_or(first, |(last, _)| last);
        Some(self.token_of(first)?..self.token_of(last)? + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::{Area, Document, Page, Word};

    /// A line for each text, one below the other; those with `¶` begin a paragraph.
    fn index(lines: &[&str]) -> Index {
        let words = (0_u16..).zip(lines).flat_map(|(line, text)| {
            let starts = text.starts_with('¶');
            let words = text.trim_start_matches('¶').split(' ');
            (0_u16..).zip(words).map(move |(at, word)| {
                let (x, y) = (f32::from(at) * 60.0, f32::from(line) * 14.0);
                Word {
                    text: word.to_owned(),
                    area: Area {
                        x0: x,
                        y0: y,
                        x1: x + 50.0,
                        y1: y + 10.0,
                    },
                    line: line.into(),
                    starts_paragraph: starts && at == 0,
                    size: 10.0,
                    ..Word::default()
                }
            })
        });
        let page = Page {
            words: words.collect(),
            is_unreadable: false,
            is_by_machine: false,
        };
        Index::new(&Document { pages: vec![page] })
    }

    fn context(lines: &[&str], words: &str) -> (String, String) {
        let index = index(lines);
        let Context { before, after } = index.context(&index.exact(words).unwrap());
        (before, after)
    }

    const LINES: [&str; 4] = [
        "¶Somebody asked. Nobody answered him",
        "in time. He was taken away. It was",
        "late. Then all was quiet.",
        "¶Another matter.",
    ];

    fn pair(before: &str, after: &str) -> (String, String) {
        (before.to_owned(), after.to_owned())
    }

    #[test]
    fn a_sentence_stands_between_two_others() {
        let expected = pair("Nobody answered him in time.", "It was late.");
        assert_eq!(context(&LINES, "He was taken away."), expected);
    }

    #[test]
    fn part_of_a_sentence_stands_in_the_rest_of_it_between_two_others() {
        let expected = pair("Nobody answered him in time. He", "away. It was late.");
        assert_eq!(context(&LINES, "was taken"), expected);
        let at_the_ends = pair("Somebody", "Nobody answered him in time.");
        assert_eq!(context(&LINES, "asked."), at_the_ends);
        let last = pair("It was late. Then", "");
        assert_eq!(context(&LINES, "all was quiet."), last);
    }

    #[test]
    fn nothing_is_taken_from_beyond_the_paragraph() {
        let whole = "Somebody asked. Nobody answered him in time. He was taken away. It was late. Then all was quiet.";
        assert_eq!(context(&LINES, whole), pair("", ""));
        assert_eq!(context(&LINES, "Another matter."), pair("", ""));
    }
}
