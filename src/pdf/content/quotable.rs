//! The text of a document as quotations are held against it: words with their lines, paragraphs and roles.

use std::ops::Range;

use super::document_text::DocumentText;
use super::geometry::Rect;
use super::lines::Line;
use super::raised::{Raised, plain};
use super::roles::{Role, roles};
use super::text::PageText;
use super::words::Word;
use crate::quote;

/// A word smaller than its line by so much is clearly smaller.
const SMALLER: f32 = 0.82;

/// So far below its line, in parts of the line's size, and it is an index: the 2 of CO₂.
const BELOW: f32 = 0.1;

/// All pages of a document that was read. Those that could not be, or have no words, are unreadable.
pub fn quotable(text: &DocumentText) -> quote::Document {
    let pages: Vec<PageText> = (0..text.len())
        .map(|page| text.page(page).unwrap_or_default())
        .collect();
    quotable_pages(&pages)
}

/// The same of pages that are at hand.
pub fn quotable_pages(pages: &[PageText]) -> quote::Document {
    let roles = roles(pages);
    let pages = pages.iter().zip(&roles);
    quote::Document {
        pages: pages
            .map(|(page, roles)| quotable_page(page, roles))
            .collect(),
    }
}

fn quotable_page(page: &PageText, roles: &[Role]) -> quote::Page {
    let mut words: Vec<quote::Word> = Vec::with_capacity(page.words.len());
    let begins: Vec<usize> = page.paragraphs.iter().map(|one| one.lines.start).collect();
    for ((number, line), role) in (0..).zip(&page.lines).zip(roles) {
        let starts_paragraph = begins.binary_search(&(number as usize)).is_ok();
        for (at, word) in page.words_of(line).iter().enumerate() {
            words.push(quote::Word {
                text: word.text.clone(),
                area: area(word.area),
                line: number,
                role: role_of(*role),
                starts_paragraph: starts_paragraph && at == 0,
                size: word.size,
                is_smaller: is_smaller(word, line),
                raised: Vec::new(),
            });
        }
    }
    for raised in &page.raised {
        if let Some(word) = words.get_mut(raised.word) {
            word.raised.extend(letters_of(&word.text, raised));
        }
    }
    quote::Page {
        is_unreadable: words.is_empty(),
        words,
    }
}

fn area(Rect { x0, y0, x1, y1 }: Rect) -> quote::Area {
    quote::Area { x0, y0, x1, y1 }
}

fn role_of(role: Role) -> quote::Role {
    match role {
        Role::Body => quote::Role::Text,
        Role::Head => quote::Role::Head,
        Role::Foot => quote::Role::Foot,
        Role::Note => quote::Role::Note,
    }
}

fn is_smaller(word: &Word, line: &Line) -> bool {
    let below = line.start.to(word.start).across(line.direction).abs();
    let is_lower = word.start.y > line.start.y && below > BELOW * line.size;
    word.size < SMALLER * line.size && !is_lower
}

/// Which letters of a word are raised. Most glyphs are one letter; where some are more, the letters are looked
/// for from the end of the word, where calls stand.
fn letters_of(text: &str, raised: &Raised) -> Option<Range<usize>> {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let wanted: Vec<char> = raised.text.chars().collect();
    let own = raised.glyphs.start..raised.glyphs.start + wanted.len();
    if letters.get(own.clone()) == Some(wanted.as_slice()) {
        return Some(own);
    }
    let last = letters.len().checked_sub(wanted.len())?;
    let starts = (0..=last).rev();
    let mut starts = starts.map(|start| start..start + wanted.len());
    starts.find(|place| letters.get(place.clone()) == Some(wanted.as_slice()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raised(start: usize, text: &str) -> Raised {
        Raised {
            line: 0,
            word: 0,
            glyphs: start..start + text.len(),
            text: text.to_owned(),
            is_first: false,
        }
    }

    #[test]
    fn raised_letters_are_found_also_behind_glyphs_of_several_letters() {
        assert_eq!(letters_of("night.12", &raised(6, "12")), Some(6..8));
        assert_eq!(
            letters_of("officer.3", &raised(6, "3")),
            Some(8..9),
            "ffi is one glyph"
        );
        assert_eq!(letters_of("year²", &raised(4, "2")), Some(4..5));
        assert_eq!(letters_of("year", &raised(4, "2")), None);
    }
}
