//! Where a document turns what it said right next to a quotation: "However, …"; and where a quotation is a part of a
//! sentence whose rest has a "not" or the like.

use std::ops::Range;

use super::flow::Flow;
use super::index::Index;
use super::outcome::{Continuation, Place, Side};
use super::sentences;
use super::weigh::{bare, is_negation};

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

/// Words besides the negations that say of the rest of their sentence that it is not so, or not always.
const LIMITS: &[&str] = &[
    "only",
    "if",
    "until",
    "whether",
    "whereas",
    "despite",
    "provided",
    "alleged",
    "allegedly",
    "alleges",
    "claim",
    "claims",
    "claimed",
    "purported",
    "purportedly",
    "reportedly",
    "suspected",
    "apparently",
    "doubt",
    "doubted",
    "doubts",
    "falsely",
    "wrongly",
];

/// The turns next to some bytes of the letters, and what limits them in their own sentence.
pub(super) fn continuations(flow: &Flow, letters: &Range<usize>) -> Vec<Continuation> {
    let first = flow.token_at(letters.start);
    let last = flow.token_at(letters.end.saturating_sub(1).max(letters.start));
    let before = first
        .checked_sub(1)
        .filter(|token| !sentences::ends(flow, *token));
    let behind = Some(last + 1).filter(|token| is_in_part(flow, last, *token));
    let own = sentences::reach(flow, first);
    let mut front = (own.start..first).rev();
    let mut rest = last + 1..sentences::reach(flow, last).end;
    let of = |side, token: usize, is_cut_off| Continuation {
        side,
        word: bare(&flow.said(token..token + 1)).to_owned(),
        is_cut_off,
        sentence: flow.said(sentences::around(flow, token)),
    };
    let turn = |token: &usize| turns(flow.token(*token));
    let limits = |token: &usize| turns(flow.token(*token)) || limits(flow.token(*token));
    let cut_off = [front.find(limits), rest.find(limits)];
    let beside = [before.filter(turn), behind.filter(turn)];
    let sides = [Side::Before, Side::Behind].into_iter();
    let found = sides.zip(cut_off.into_iter().zip(beside));
    let found = found.filter_map(|(side, found)| match found {
        (Some(token), _) => Some(of(side, token, true)),
        (None, Some(token)) => Some(of(side, token, false)),
        (None, None) => None,
    });
    found.collect()
}

impl Index {
    /// What the document says beside a place, and turns or limits what stands there.
    pub fn beside(&self, at: &Place) -> Vec<Continuation> {
        let tokens = self.tokens_at(at).filter(|tokens| !tokens.is_empty());
        tokens.map_or_else(Vec::new, |tokens| {
            let start = self.flow.span(tokens.start).start;
            let end = self.flow.span(tokens.end - 1).end;
            continuations(&self.flow, &(start..end))
        })
    }
}

fn turns(word: &str) -> bool {
    TURNS.contains(&bare(word).to_lowercase().as_str())
}

fn limits(word: &str) -> bool {
    is_negation(bare(word)) || LIMITS.contains(&bare(word).to_lowercase().as_str())
}

fn is_in_part(flow: &Flow, last: usize, next: usize) -> bool {
    flow.parts
        .iter()
        .any(|part| part.contains(&last) && part.contains(&next))
}
