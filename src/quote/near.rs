//! The stretch of a text that comes nearest to an extract, and the words in which they differ.
//!
//! Words are aligned by the least number of words put in, left out or changed (Sellers' algorithm:
//! edit distance whose start and end in the text are free). More than a third of the extract's words
//! in difference is not near.

use std::ops::Range;

use super::locate::Found;
use super::normal::Normal;

/// Words that do not agree, side by side; empty where the other side has nothing there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub extract: String,
    pub text: String,
}

struct Word<'a> {
    text: &'a str,
    range: Range<usize>,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let start_of = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| Word {
            text: word,
            range: start_of(word)..start_of(word) + word.len(),
        })
        .collect()
}

fn same(a: &str, b: &str) -> bool {
    Normal::new(a).is(&Normal::new(b))
}

/// Whether a word of the extract agrees with a word of the text. At its ends an extract may leave
/// out the marks that stand there in the text; inside it may not.
fn agrees(wanted: &[Word<'_>], at: usize, have: &Word<'_>) -> bool {
    let Some(want) = wanted.get(at) else {
        return false;
    };
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let at_end = at == 0 || at + 1 == wanted.len();
    same(want.text, have.text) || (at_end && same(&bare(want.text), &bare(have.text)))
}

pub(super) fn nearest(extract: &str, text: &str) -> Found {
    let (wanted, whole) = (words(extract), words(text));
    let costs = costs(&wanted, &whole);
    let last_row = costs.last().map_or(&[][..], Vec::as_slice);
    let best = last_row.iter().enumerate().min_by_key(|(_, cost)| **cost);
    match best {
        Some((end, cost)) if *cost * 3 <= wanted.len() && *cost < wanted.len() => {
            trace(&wanted, &whole, &costs, end)
        }
        _ => Found::Absent,
    }
}

/// `costs[i][j]`: the least difference between the first `i` words wanted and any stretch of the
/// text that ends at word `j`.
fn costs(wanted: &[Word<'_>], whole: &[Word<'_>]) -> Vec<Vec<usize>> {
    let mut rows = vec![vec![0; whole.len() + 1]];
    for i in 0..wanted.len() {
        let above = rows.last().cloned().unwrap_or_default();
        let mut row = vec![i + 1];
        for (j, have) in whole.iter().enumerate() {
            let change = above[j] + usize::from(!agrees(wanted, i, have));
            row.push(change.min(above[j + 1] + 1).min(row[j] + 1));
        }
        rows.push(row);
    }
    rows
}

/// Walks back from the best end, noting where the two disagree.
fn trace(wanted: &[Word<'_>], whole: &[Word<'_>], costs: &[Vec<usize>], end: usize) -> Found {
    let (mut i, mut j) = (wanted.len(), end);
    let mut differences = Vec::new();
    let mut note = |extract: &str, text: &str| {
        differences.push(Difference {
            extract: extract.to_owned(),
            text: text.to_owned(),
        });
    };
    while i > 0 {
        let cost = costs[i][j];
        let agree = j > 0 && agrees(wanted, i - 1, &whole[j - 1]);
        if agree && cost == costs[i - 1][j - 1] {
            (i, j) = (i - 1, j - 1);
        } else if j > 0 && cost == costs[i - 1][j - 1] + 1 {
            note(wanted[i - 1].text, whole[j - 1].text);
            (i, j) = (i - 1, j - 1);
        } else if cost == costs[i - 1][j] + 1 {
            note(wanted[i - 1].text, "");
            i -= 1;
        } else {
            note("", whole[j - 1].text);
            j -= 1;
        }
    }
    differences.reverse();
    let start = whole.get(j).map_or(0, |word| word.range.start);
    let stop = end
        .checked_sub(1)
        .and_then(|last| whole.get(last))
        .map_or(start, |word| word.range.end);
    Found::Near {
        at: start..stop.max(start),
        differences,
    }
}
