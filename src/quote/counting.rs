//! Numbers at the beginning of lines that count up with those before or behind them: nothing else about such a
//! figure is as sure a sign that it numbers a paragraph and is no part of a sentence.

use super::document::{Document, Word};
use super::in_lines::InLine;

/// So many numbers before and behind are looked at: between two paragraphs that follow each other a list may stand.
const NEAR: usize = 12;

/// Numbers of one list begin so near each other, from the left edge, in points.
const ONE_DEPTH: f32 = 3.0;

const ROMAN: [&str; 20] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    "xvi", "xvii", "xviii", "xix", "xx",
];

/// A word that may number a paragraph.
struct Candidate<'d> {
    at: (usize, usize),
    word: &'d Word,
    /// It is known to number one, or known not to be part of a sentence.
    is_clear: bool,
}

/// Of the numbers that begin lines, by page and word, those that surely number a paragraph and are not known yet.
pub(super) fn counting_up(
    document: &Document,
    known: &[(usize, usize)],
    in_lines: &[Vec<InLine>],
) -> Vec<(usize, usize)> {
    let lines = in_lines.iter().enumerate();
    let lines =
        lines.flat_map(|(page, own)| own.iter().map(move |one| ((page, one.word), one.is_clear)));
    let mut all: Vec<((usize, usize), bool)> =
        known.iter().map(|at| (*at, true)).chain(lines).collect();
    // Of one that is both, the known one is kept.
    all.sort_by_key(|(at, is_clear)| (*at, !is_clear));
    all.dedup_by_key(|(at, _)| *at);
    let candidates: Vec<Candidate<'_>> = all
        .iter()
        .filter_map(|((page, at), is_clear)| {
            let word = document.pages.get(*page)?.words.get(*at)?;
            Some(Candidate {
                at: (*page, *at),
                word,
                is_clear: *is_clear,
            })
        })
        .collect();
    let is_new = |at: &(usize, usize)| known.binary_search(at).is_err();
    let counting = candidates
        .iter()
        .enumerate()
        .filter(|(number, one)| one.is_clear && is_new(&one.at) && counts(&candidates, *number));
    counting.map(|(_, one)| one.at).collect()
}

/// Whether the number before it, or behind it, is its neighbour.
fn counts(candidates: &[Candidate<'_>], number: usize) -> bool {
    let Some(own) = candidates.get(number) else {
        return false;
    };
    let is_beside = |other: &&Candidate<'_>| {
        other.is_clear && (other.word.area.x0 - own.word.area.x0).abs() <= ONE_DEPTH
    };
    let before = candidates.get(number.saturating_sub(NEAR)..number);
    let before = before.unwrap_or_default().iter().filter(is_beside);
    let behind = candidates
        .iter()
        .skip(number + 1)
        .take(NEAR)
        .filter(is_beside);
    before
        .into_iter()
        .any(|other| follows(&other.word.text, &own.word.text))
        || behind
            .into_iter()
            .any(|other| follows(&own.word.text, &other.word.text))
}

/// Whether one number is written as the other is, and the next.
fn follows(one: &str, other: &str) -> bool {
    let inner = |text: &str| text.trim_matches(['(', ')', '[', ']', '.']).to_owned();
    let is_open = |text: &str| text.starts_with(['(', '[']);
    if is_open(one) != is_open(other) {
        return false;
    }
    let (one, other) = (inner(one), inner(other));
    let (above, last) = one.rsplit_once('.').unwrap_or(("", &one));
    let (above_other, next) = other.rsplit_once('.').unwrap_or(("", &other));
    let figures = last.parse::<u32>().ok().zip(next.parse::<u32>().ok());
    match figures {
        Some((last, next)) => above == above_other && next.checked_sub(1) == Some(last),
        None => is_next_letter(&one, &other) || is_next_roman(&one, &other),
    }
}

fn is_next_letter(one: &str, other: &str) -> bool {
    matches!((one.as_bytes(), other.as_bytes()), ([one], [other]) if one.is_ascii_lowercase() && one + 1 == *other)
}

fn is_next_roman(one: &str, other: &str) -> bool {
    let pairs = ROMAN.iter().zip(ROMAN.iter().skip(1));
    pairs
        .into_iter()
        .any(|(last, next)| *last == one && *next == other)
}
