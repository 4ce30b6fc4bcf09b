//! Quotation marks in running text: which of them open a quotation, and which close it.

use super::beside::{Beside, Notes, words_after, words_before};
use super::pairs::Pairs;
use super::paragraphs::Paragraph;
use super::quotations::{FEWEST_WORDS, Quotation, Unclosed};

/// More words than this between two marks mean that a mark was missed.
const MOST_WORDS: usize = 1_500;

/// So many words of a quotation that is never closed are told.
const TOLD_WORDS: usize = 9;

/// Bytes of words that are long throughout.
const LONG_WORD: usize = 100;

/// A quotation that was begun.
#[derive(Debug)]
pub(super) struct Open {
    /// The mark that opened it.
    opening: char,
    text: String,
    /// Words in it, and whether the last has a letter or figure.
    words: usize,
    is_word: bool,
    page: usize,
    /// The words before it.
    before: String,
    /// Where it stands among the letters of its paragraph; none once that is over.
    at: Option<usize>,
    /// Quotations between the same marks inside it that are open.
    inside: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Double,
    Single,
    Angle,
}

impl Mark {
    pub(super) fn of(letter: char) -> Option<Mark> {
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
        '“' | '‘' | '"' | '\'' | '«' | '‹' | '„' | '‚' | '‟' | '‛' | '＂' | '`' | '´'
    )
}

/// A letter and what stands around it.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub own: char,
    pub before: Option<char>,
    pub after: Option<char>,
    /// It stands for the first figures of a year: '90s.
    is_decade: bool,
}

pub(super) fn around(letters: &[(usize, char)], at: usize) -> Around {
    let letter = |at: usize| letters.get(at).map(|(_, letter)| *letter);
    let is_figure = |at: usize| letter(at).is_some_and(|letter| letter.is_ascii_digit());
    Around {
        own: letter(at).unwrap_or_default(),
        before: at.checked_sub(1).and_then(letter),
        after: letter(at + 1),
        is_decade: is_figure(at + 1) && is_figure(at + 2) && letter(at + 3) == Some('s'),
    }
}

/// What stands between marks in a paragraph; what is still open is left open. It may go on in the next paragraph
/// where that begins with a mark.
pub(super) fn marked(
    (paragraph, may_go_on): (&Paragraph, bool),
    notes: &Notes,
    open: &mut Option<Open>,
    found: &mut Vec<Quotation>,
) {
    let letters = letters(&paragraph.text);
    let pairs = Pairs::of(&letters);
    let mut is_first = true;
    if let Some(open) = open {
        open.push('\n');
        open.at = None;
    }
    for (at, (byte, own)) in letters.iter().enumerate() {
        let here = around(&letters, at);
        match (&mut *open, Mark::of(*own)) {
            // The mark at the head of each further paragraph.
            (Some(_), Some(_)) if is_first => {}
            (Some(begun), Some(mark)) if begun.has_inside((mark, at), &pairs, may_go_on) => {
                begun.inside += 1;
                begun.push(*own);
            }
            (Some(begun), Some(_)) if ends(begun.opening, here, &letters, at) => {
                if begun.inside > 0 {
                    begun.inside -= 1;
                    begun.push(*own);
                } else if let Some(begun) = open.take() {
                    let next = letters.get(at + 1);
                    let end = next.map_or(paragraph.text.len(), |(byte, _)| *byte);
                    found.push(begun.closed(paragraph, end, notes));
                }
            }
            (Some(begun), _) => begun.push(*own),
            (None, Some(_)) if opens(here) => {
                *open = Some(Open {
                    opening: *own,
                    text: String::new(),
                    words: 0,
                    is_word: false,
                    page: paragraph.page_at(*byte),
                    before: words_before(&paragraph.text, *byte),
                    at: Some(at),
                    inside: 0,
                });
            }
            (None, _) => {}
        }
        if open.as_ref().is_some_and(Open::is_too_long) {
            *open = None;
        }
        is_first &= own.is_whitespace();
    }
}

/// The letters with their places, those that typewriters put for marks as the marks that they stand for: ``…'',
/// ''…'', `…' and ´…´.
fn letters(text: &str) -> Vec<(usize, char)> {
    let mut letters: Vec<(usize, char)> = Vec::with_capacity(text.len());
    let mut all = text.char_indices().peekable();
    while let Some((at, own)) = all.next() {
        let is_double = |next: &(usize, char)| next.1 == own && matches!(own, '`' | '´' | '\'');
        let is_double = all.next_if(is_double).is_some();
        let mark = match own {
            '`' | '´' | '\'' if is_double => '"',
            '`' | '´' => '\'',
            other => other,
        };
        letters.push((at, mark));
    }
    letters
}

impl Open {
    /// What is told of it where nothing closes it. A single mark may be an apostrophe, and few words a term.
    pub(super) fn unclosed(self) -> Option<Unclosed> {
        let is_told = Mark::of(self.opening) != Some(Mark::Single) && self.words >= FEWEST_WORDS;
        let words: Vec<&str> = self.text.split_whitespace().take(TOLD_WORDS).collect();
        is_told.then(|| Unclosed {
            page: self.page,
            words: format!("{} …", words.join(" ")),
        })
    }

    /// The quotation, where the mark behind it ends.
    fn closed(self, paragraph: &Paragraph, end: usize, notes: &Notes) -> Quotation {
        Quotation {
            text: self.text.trim().to_owned(),
            page: self.page,
            is_block: false,
            beside: Beside {
                before: self.before,
                after: words_after(&paragraph.text, end),
                notes: notes.called(paragraph, end),
            },
        }
    }

    /// Whether a mark opens a quotation inside it, between marks of its own kind.
    fn has_inside(&self, (mark, at): (Mark, usize), pairs: &Pairs, may_go_on: bool) -> bool {
        Mark::of(self.opening) == Some(mark) && pairs.is_within(mark, at, self.at, may_go_on)
    }

    fn push(&mut self, letter: char) {
        self.text.push(letter);
        if letter.is_whitespace() {
            self.is_word = false;
        } else if letter.is_alphanumeric() && !self.is_word {
            (self.words, self.is_word) = (self.words + 1, true);
        }
    }

    fn is_too_long(&self) -> bool {
        self.words > MOST_WORDS || self.text.len() > MOST_WORDS * LONG_WORD
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
pub(super) fn opens(here: Around) -> bool {
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
        // In Finnish and Swedish, and turned to the other side in German.
        '”' | '»' => is_free && leads,
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

pub(super) fn closes(opening: char, here: Around) -> bool {
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
        '«' => opening == '»' && follows,
        '‘' => opening == '‚' && follows && !is_in_word,
        '’' | '"' | '\'' | '＂' => follows && !is_in_word,
        _ => false,
    }
}
