//! Where a document turns what it said right next to a quotation: "However, …".

use std::ops::Range;

use super::flow::Flow;
use super::outcome::{Continuation, Side};
use super::sentences;

const TURNS: &[&str] = &[
    "however",
    "but",
    "although",
    "though",
    "nevertheless",
    "nonetheless",
    "notwithstanding",
    "except",
    "unless",
    "yet",
    "conversely",
    "save",
];

/// The turns next to some bytes of the letters.
pub(super) fn continuations(flow: &Flow, letters: &Range<usize>) -> Vec<Continuation> {
    let first = flow.token_at(letters.start);
    let last = flow.token_at(letters.end.saturating_sub(1).max(letters.start));
    let before = first
        .checked_sub(1)
        .filter(|token| !sentences::ends(flow, *token));
    let behind = Some(last + 1).filter(|token| is_in_part(flow, last, *token));
    let sides = [(Side::Before, before), (Side::Behind, behind)];
    let turn = |(side, token): (Side, Option<usize>)| {
        let token = token?;
        let word = bare(flow.token(token));
        let is_turn = TURNS.contains(&word.to_lowercase().as_str());
        is_turn.then(|| Continuation {
            side,
            word: word.to_owned(),
            sentence: flow.said(sentences::around(flow, token)),
        })
    };
    sides.into_iter().filter_map(turn).collect()
}

fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

fn is_in_part(flow: &Flow, last: usize, next: usize) -> bool {
    flow.parts
        .iter()
        .any(|part| part.contains(&last) && part.contains(&next))
}
