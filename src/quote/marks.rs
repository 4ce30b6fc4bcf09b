//! Quotation marks in running text: which of them open a quotation, and which close it.

use super::quotations::{Paragraph, Quotation, words};

/// More words than this between two marks mean that a mark was missed.
const MOST_WORDS: usize = 1_500;

/// A quotation that was begun.
#[derive(Debug)]
pub(super) struct Open {
    /// The mark that opened it.
    opening: char,
    text: String,
    page: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Double,
    Single,
    Angle,
}

impl Mark {
    fn of(letter: char) -> Option<Mark> {
        match letter {
            '“' | '”' | '"' | '„' | '‟' | '＂' => Some(Mark::Double),
            '‘' | '’' | '\'' | '‚' | '‛' => Some(Mark::Single),
            '«' | '»' | '‹' | '›' => Some(Mark::Angle),
            _ => None,
        }
    }
}

pub(super) fn is_opening_mark(letter: char) -> bool {
    matches!(
        letter,
        '“' | '‘' | '"' | '\'' | '«' | '‹' | '„' | '‚' | '‟' | '‛' | '＂'
    )
}

/// A letter and what stands around it.
#[derive(Clone, Copy)]
struct Around {
    own: char,
    before: Option<char>,
    after: Option<char>,
    /// It stands for the first figures of a year: '90s.
    is_decade: bool,
}

fn around(letters: &[(usize, char)], at: usize) -> Around {
    let letter = |at: usize| letters.get(at).map(|(_, letter)| *letter);
    let is_figure = |at: usize| letter(at).is_some_and(|letter| letter.is_ascii_digit());
    Around {
        own: letter(at).unwrap_or_default(),
        before: at.checked_sub(1).and_then(letter),
        after: letter(at + 1),
        is_decade: is_figure(at + 1) && is_figure(at + 2) && letter(at + 3) == Some('s'),
    }
}

/// What stands between marks in a paragraph; what is still open is left open.
pub(super) fn marked(paragraph: &Paragraph, open: &mut Option<Open>, found: &mut Vec<Quotation>) {
    let letters: Vec<(usize, char)> = paragraph.text.char_indices().collect();
    let mut is_first = true;
    if let Some(open) = open {
        open.text.push('\n');
    }
    for (at, (byte, own)) in letters.iter().enumerate() {
        let here = around(&letters, at);
        match (&mut *open, Mark::of(*own)) {
            // The mark at the head of each further paragraph.
            (Some(_), Some(_)) if is_first => {}
            (Some(begun), Some(_)) if ends(begun.opening, here, &letters, at) => {
                found.push(Quotation {
                    text: begun.text.trim().to_owned(),
                    page: begun.page,
                    is_block: false,
                });
                *open = None;
            }
            (Some(begun), _) => begun.text.push(*own),
            (None, Some(_)) if opens(here) => {
                *open = Some(Open {
                    opening: *own,
                    text: String::new(),
                    page: paragraph.page_at(*byte),
                });
            }
            (None, _) => {}
        }
        let is_space = own.is_whitespace();
        if is_space && open.as_ref().is_some_and(Open::is_too_long) {
            *open = None;
        }
        is_first &= is_space;
    }
}

impl Open {
    fn is_too_long(&self) -> bool {
        // No word is shorter than a letter and a space: counting waits until there can be so many.
        self.text.len() > 2 * MOST_WORDS && words(&self.text) > MOST_WORDS
    }
}

/// Whether a mark ends the quotation that `opening` began.
fn ends(opening: char, here: Around, letters: &[(usize, char)], at: usize) -> bool {
    let is_its_own = Mark::of(opening) == Mark::of(here.own);
    let ends_plural = here.own != '‘'
        && Mark::of(here.own) == Some(Mark::Single)
        && here.before == Some('s')
        && closes_later(letters, at);
    is_its_own && closes(opening, here) && !ends_plural
}

/// Between letters a single mark is an apostrophe.
fn opens(here: Around) -> bool {
    let is_straight = matches!(here.own, '"' | '＂');
    let is_free = here.before.is_none_or(|before| {
        before.is_whitespace()
            || matches!(before, '(' | '[' | '—' | '–' | '“' | '‘' | '"')
            || (is_straight && matches!(before, ':' | ',' | ';' | '/'))
    });
    let leads = here.after.is_some_and(|after| !after.is_whitespace());
    match here.own {
        '“' | '„' | '‹' => leads,
        // In French a space follows.
        '«' => here.after.is_some(),
        '‘' | '"' | '\'' | '‟' | '‛' | '‚' | '＂' => is_free && leads && !here.is_decade,
        _ => false,
    }
}

/// Whether a single mark behind an s is that of "the officers' orders": another one closes before any opens.
fn closes_later(letters: &[(usize, char)], at: usize) -> bool {
    for later in at + 1..letters.len() {
        let here = around(letters, later);
        if Mark::of(here.own) != Some(Mark::Single) {
            continue;
        }
        if opens(here) {
            return false;
        }
        if closes('‘', here) {
            return true;
        }
    }
    false
}

fn closes(opening: char, here: Around) -> bool {
    // The figure of a note may follow; between two figures a single mark is that of thousands, or of feet.
    let is_between_figures = Mark::of(here.own) == Some(Mark::Single)
        && here.after.is_some_and(char::is_numeric)
        && here.before.is_some_and(char::is_numeric);
    let is_in_word = here.after.is_some_and(char::is_alphabetic) || is_between_figures;
    let follows = here.before.is_some_and(|before| !before.is_whitespace());
    match here.own {
        '”' | '»' | '›' => true,
        // In German.
        '“' => opening == '„',
        '‘' => opening == '‚' && follows && !is_in_word,
        '’' | '"' | '\'' | '＂' => follows && !is_in_word,
        _ => false,
    }
}
