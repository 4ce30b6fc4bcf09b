//! Where sentences of a document begin and end.

use std::ops::Range;

use super::flow::Flow;

/// No sentence that is shown has more words.
const LONGEST: usize = 80;

/// Words that end with a full stop within a sentence.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "para", "paras", "art", "arts", "p", "pp",
    "vol", "ed", "eds", "e.g", "i.e", "cf", "vs", "v", "gen", "col", "lt", "sgt", "capt", "maj",
    "gov", "sec", "s", "ss", "ch", "fig", "approx", "ca", "c", "jan", "feb", "mar", "apr", "aug",
    "sept", "sep", "oct", "nov", "dec", "u.s", "u.k", "u.n", "al", "ibid", "op", "cit", "hon",
    "rev", "jr", "sr", "inc", "ltd",
];

/// Whether a sentence may end with a word, as it stands in the letters.
pub(super) fn may_end(word: &str) -> bool {
    let inner = word.trim_end_matches(['"', '\'', '”', '’', ')', ']']);
    inner.ends_with(['.', '!', '?', ':', ';'])
}

/// Whether a sentence ends with a token.
pub(super) fn ends(flow: &Flow, token: usize) -> bool {
    let Some(next) = flow.tokens.get(token + 1) else {
        return true;
    };
    if next.starts_paragraph || flow.parts.iter().any(|part| part.end == token + 1) {
        return true;
    }
    let word = flow.token(token).trim_end_matches(['"', '\'', ')', ']']);
    let follows = flow
        .token(token + 1)
        .chars()
        .find(|letter| letter.is_alphanumeric());
    let is_capital = follows.is_some_and(|letter| !letter.is_lowercase());
    match word.strip_suffix('.') {
        Some(word) => is_capital && !is_short(word),
        None => word.ends_with(['!', '?']) && is_capital,
    }
}

/// "Mr", "para", or an initial.
fn is_short(word: &str) -> bool {
    let word = word.trim_start_matches(['"', '(', '[']).to_lowercase();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    is_initial || SHORT.contains(&word.as_str())
}

/// Whether a sentence begins with a token.
pub(super) fn begins(flow: &Flow, token: usize) -> bool {
    token.checked_sub(1).is_none_or(|last| ends(flow, last))
}

/// Where the sentence of a token begins, if that is not too far off.
fn begin(flow: &Flow, token: usize) -> Option<usize> {
    let mut before = (token.saturating_sub(LONGEST)..=token).rev();
    before.find(|at| begins(flow, *at))
}

/// The sentence in which a token stands; of one that is too long, the words around it.
pub(super) fn reach(flow: &Flow, token: usize) -> Range<usize> {
    let lowest = token.saturating_sub(LONGEST);
    let highest = (token + LONGEST).min(flow.tokens.len().saturating_sub(1));
    let last = (token..=highest).find(|at| ends(flow, *at));
    begin(flow, token).unwrap_or(lowest)..last.unwrap_or(highest) + 1
}

/// The sentence in which a token stands, as far as it is shown.
pub(super) fn around(flow: &Flow, token: usize) -> Range<usize> {
    let first = begin(flow, token).unwrap_or(token);
    let last = (token..token + LONGEST).find(|at| ends(flow, *at));
    let last = last
        .unwrap_or(token + LONGEST - 1)
        .min(flow.tokens.len().saturating_sub(1));
    first..last + 1
}
