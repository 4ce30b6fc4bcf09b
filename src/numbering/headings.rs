//! What bears a number and is no paragraph: headings, and the names of annexes.

use std::collections::BTreeSet;

use super::letters::INDENT;
use crate::quote::{Document, Role, Word, ends_sentence};

/// No heading has more words.
const HEADING: usize = 30;

/// A line is full where no word of so many of its letters’ sizes had room behind it.
const WORD: f32 = 6.0;

/// Letters of one size differ by no larger part.
const ALIKE: f32 = 0.02;

/// What stands at the head of an annex, with a number at most.
const ANNEXES: [&str; 5] = ["annex", "annexe", "appendix", "schedule", "enclosure"];
const MOST_ANNEX_WORDS: usize = 2;

/// Whether what begins there with a number is a heading: it is short, and no sentence ends it.
pub(super) fn is_heading(words: &[Word], at: usize, begins: &dyn Fn(usize) -> bool) -> bool {
    let behind = words.iter().enumerate().skip(at + 1);
    let mut behind = behind.filter(|(_, word)| word.role == Role::Text);
    // So far from its number that it may count as a paragraph of its own.
    let first = behind.next();
    let rest = behind.take_while(|(at, _)| !begins(*at));
    let own = first.into_iter().chain(rest).take(HEADING + 1);
    let own: Vec<&Word> = own.map(|(_, word)| word).collect();
    own.len() <= HEADING && own.last().is_some_and(|last| !ends_sentence(&last.text))
}

/// Whether what begins there is cut by the end of its page, so that its end is not to be seen there: the next page
/// goes on in small letters, or below its words and in their size where the last line is full.
pub(super) fn goes_over_page(
    document: &Document,
    (page, at): (usize, usize),
    numbers: &BTreeSet<(usize, usize)>,
) -> bool {
    let text = |page: usize| {
        let words = document.pages.get(page).map(|page| page.words.iter());
        let words = words.into_iter().flatten().enumerate();
        words.filter(|(_, word)| word.role == Role::Text)
    };
    let own: Vec<(usize, &Word)> = text(page).filter(|(own, _)| *own > at).collect();
    let (Some((_, first)), Some((_, last))) = (own.first(), own.last()) else {
        return false;
    };
    let begins = |(own, word): &(usize, &Word)| {
        word.starts_paragraph && word.line != first.line || numbers.contains(&(page, *own))
    };
    let next = text(page + 1).next();
    let next = next.filter(|(at, _)| !numbers.contains(&(page + 1, *at)));
    let Some((_, next)) = next.filter(|_| !own.iter().any(begins)) else {
        return false;
    };
    let right = text(page).map(|(_, word)| word.area.x1);
    let is_full = last.area.x1 + WORD * last.size >= right.fold(0.0, f32::max);
    // Lines go on below the first, or below the number.
    let below = own.iter().find(|(_, word)| word.line != first.line);
    let number = document.pages.get(page).and_then(|page| page.words.get(at));
    let is_below = |word: &Word| (next.area.x0 - word.area.x0).abs() <= INDENT;
    let is_below = match below {
        Some((_, word)) => is_below(word),
        None => is_below(first) || number.is_some_and(is_below),
    };
    let is_alike = (next.size - first.size).abs() < ALIKE * first.size;
    next.text.starts_with(char::is_lowercase) || (is_full && is_alike && is_below)
}

/// Whether a paragraph only says that an annex begins: its numbers are its own.
pub(super) fn is_annex(words: &[Word], at: usize) -> bool {
    let behind = words.iter().skip(at);
    let own = behind.filter(|word| word.role == Role::Text);
    let mut own = own.enumerate().map_while(|(number, word)| {
        let is_own = number == 0 || !word.starts_paragraph;
        is_own.then_some(word.text.as_str())
    });
    let name = own.next().map(str::to_lowercase);
    name.is_some_and(|name| ANNEXES.contains(&name.as_str()))
        && own.take(MOST_ANNEX_WORDS).count() < MOST_ANNEX_WORDS
}
