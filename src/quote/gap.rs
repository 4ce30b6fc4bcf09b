//! The words of a document that stand between two pieces of a quotation, or beside it, and why leaving them out needs
//! confirming.

use std::ops::Range;

use super::flow::Flow;
use super::letters::{BREAK, is_dash, is_plain};
use super::outcome::Confirm;
use super::search::may_be_left_out;
use super::weigh;

/// What stands between two pieces.
#[derive(Default)]
pub(super) struct Gap {
    pub words: String,
    pub confirm: Vec<Confirm>,
}

impl Gap {
    pub(super) fn of(flow: &Flow, gap: Range<usize>) -> Gap {
        let Some((start, end)) = trimmed(flow, gap) else {
            return Gap::default();
        };
        let first = flow
            .tokens
            .partition_point(|token| (token.letters as usize) < start);
        let after = flow
            .tokens
            .partition_point(|token| (token.letters as usize) < end);
        let is_cut_off = after > first && flow.span(after - 1).end > end;
        let tokens = first..(after - usize::from(is_cut_off)).max(first);
        let whole = match tokens.is_empty() {
            true => end..end,
            false => flow.span(tokens.start).start..flow.span(tokens.end - 1).end,
        };
        // Parts of words at both ends.
        let before = part(flow, start..whole.start);
        let behind = part(flow, whole.end..end);
        let mut confirm = weigh::cut(flow, tokens.clone());
        confirm.extend(weigh::text(&before));
        confirm.extend(weigh::text(&behind));
        let words = [before, flow.said(tokens), behind];
        let words: Vec<String> = words
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        Gap {
            words: words.join(" "),
            confirm,
        }
    }
}

/// Without spaces at its ends, and without the marks that the piece before it leaves out; none where nothing
/// is left.
fn trimmed(flow: &Flow, gap: Range<usize>) -> Option<(usize, usize)> {
    let text = flow.letters.get(gap.clone())?;
    let is_space = |letter: char| matches!(letter, ' ' | BREAK);
    let is_end = |letter: char| is_space(letter) || may_be_left_out(letter);
    let is_word = gap.start == flow.span(flow.token_at(gap.start)).start;
    let kept = if is_word {
        text
    } else {
        text.trim_start_matches(is_end)
    };
    let kept = kept.trim_start_matches(is_space);
    let start = gap.end - kept.len();
    let kept = kept.trim_end_matches(is_space);
    kept.contains(|letter| !is_end(letter))
        .then_some((start, start + kept.len()))
}

/// Letters of a document as a person reads them.
fn part(flow: &Flow, range: Range<usize>) -> String {
    let letters = flow.letters.get(range).unwrap_or_default();
    let is_seen = |letter: &char| is_plain(*letter) || is_dash(*letter) || *letter == ' ';
    letters
        .chars()
        .filter(is_seen)
        .collect::<String>()
        .trim()
        .to_owned()
}
