//! The order in which the words of a page are read: that of its content, except where places speak against it.
//!
//! ```text
//! words as painted ─▶ `line_order`: at their place in their line ─▶ `side_by_side`: columns painted row by row
//! ```

use std::collections::BTreeSet;

use super::line_order::line_order;
use super::side_by_side::side_by_side;
use super::span::{Span, has_right_to_left};
use super::words::{Break, Word};

/// An order of reading: numbers of words, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Order {
    pub words: Vec<usize>,
    /// Words to which what is read before them does not go on.
    pub apart: Vec<usize>,
}

impl Order {
    /// None where it changes nothing.
    pub(super) fn unless_unchanged(self) -> Option<Order> {
        let is_changed = self.words.iter().enumerate().any(|(at, word)| at != *word);
        (is_changed || !self.apart.is_empty()).then_some(self)
    }
}

/// Words as they follow each other in the content, put into the order of reading. Where some of them are read from
/// right to left, as Arabic is, the page is left as it is painted: numbers among them stand in either direction.
pub(super) fn in_order(words: Vec<Word>) -> Vec<Word> {
    if words.iter().any(has_right_to_left) {
        return words;
    }
    let words = ordered(words, line_order);
    ordered(words, side_by_side)
}

fn ordered(words: Vec<Word>, judge: impl Fn(&[Span]) -> Option<Order>) -> Vec<Word> {
    let spans: Vec<Span> = words.iter().map(Span::of).collect();
    match judge(&spans) {
        Some(order) => rearranged(words, &spans, &order),
        None => words,
    }
}

fn rearranged(words: Vec<Word>, spans: &[Span], order: &Order) -> Vec<Word> {
    let mut left: Vec<Option<Word>> = words.into_iter().map(Some).collect();
    let mut found: Vec<Word> = Vec::with_capacity(left.len());
    let apart: BTreeSet<&usize> = order.apart.iter().collect();
    let mut last: Option<usize> = None;
    for number in &order.words {
        let Some(mut word) = left.get_mut(*number).and_then(Option::take) else {
            continue;
        };
        if last.is_none_or(|last| last + 1 != *number) {
            let last = last.and_then(|last| spans.get(last));
            let pair = last.zip(spans.get(*number));
            let follows = pair.is_some_and(|(last, next)| last.goes_on_in(next));
            word.before = if follows { Break::Space } else { Break::Line };
        }
        if apart.contains(number) {
            word.before = Break::Apart;
        }
        found.push(word);
        last = Some(*number);
    }
    found
}
