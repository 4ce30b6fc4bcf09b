//! The words of a quotation beside those of a document, with the fewest words that differ: edit distance over
//! words in a band, whose start and end in the document are free.

use super::flow::Flow;
use super::letters::{DASH, LINE_END, MAYBE_SPACE, are_equal, quoted};
use super::search::may_be_left_out;

/// A word of a quotation, or what stands between two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Word {
        /// As a person reads it.
        said: String,
        letters: String,
        /// Of its letters, as tokens have one.
        key: u32,
    },
    /// Any words of the document may stand here.
    Cut,
    Insertion,
}

/// Which tokens of the document are compared: from `base` on, `width` of them for each item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Band {
    pub base: i64,
    pub width: usize,
    /// First and last token, between which all is compared.
    pub first: i64,
    pub last: i64,
}

/// How an item and a token stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Same,
    /// Two words that are one token.
    Two,
    /// The same, but one of the two differs.
    FirstChanged,
    SecondChanged,
    Changed,
    /// Only in the quotation.
    Extra,
    /// The number of the paragraph, which was left out in the document.
    Number,
    /// Only in the document.
    Missing,
    /// Only in the document, where the quotation has a cut.
    Cut,
    /// A cut or an insertion of the quotation.
    Edit,
}

/// Steps with the item and the token before which they stand, from the first to the last.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    pub cost: i64,
    pub steps: Vec<(Step, usize, usize)>,
}

const NEVER: i64 = i64::MAX / 2;

/// What one difference costs. Of alignments with as many differences the one wins in which more words are the
/// same, and then the one whose changed words are alike.
pub(super) const DIFFERENCE: i64 = 1 << 20;
const SAME: i64 = 2;
const ALIKE: i64 = 1;

pub(super) fn align(flow: &Flow, items: &[Item], band: Band) -> Option<Alignment> {
    let width = band.width;
    let start = (0..width).map(|column| {
        if band.token(0, column).is_some() {
            0
        } else {
            NEVER
        }
    });
    let mut rows: [Vec<i64>; 3] = [vec![NEVER; width], start.collect(), vec![NEVER; width]];
    let mut steps: Vec<Step> = Vec::with_capacity(items.len() * width);
    for row in 1..=items.len() {
        let [before, last, own] = &mut rows;
        for column in 0..width {
            let costs = Costs {
                before,
                last,
                own,
                column,
            };
            let (cost, step) = costs.least(flow, items, row, band);
            steps.push(step);
            if let Some(place) = own.get_mut(column) {
                *place = cost;
            }
        }
        rows.rotate_left(1);
    }
    let [_, last, _] = rows;
    // Of equal ends the later one: a word that was changed, not one that is too many.
    let (cost, end) = (0..width)
        .filter_map(|at| Some((*last.get(at)?, at)))
        .min_by_key(|(cost, at)| (*cost, width - at))?;
    (cost < NEVER).then(|| Alignment {
        cost,
        steps: back(&steps, items.len(), end, band),
    })
}

impl Band {
    /// How many tokens of the document stand before a place.
    fn token(self, row: usize, column: usize) -> Option<usize> {
        let token = self.base + row as i64 + column as i64;
        (self.first..=self.last)
            .contains(&token)
            .then(|| usize::try_from(token).ok())?
    }
}

struct Costs<'r> {
    before: &'r [i64],
    last: &'r [i64],
    own: &'r [i64],
    column: usize,
}

impl Costs<'_> {
    fn least(&self, flow: &Flow, items: &[Item], row: usize, band: Band) -> (i64, Step) {
        let Some(token) = band.token(row, self.column) else {
            return (NEVER, Step::Missing);
        };
        let at = |row: &[i64], column: Option<usize>| {
            column
                .and_then(|column| row.get(column))
                .copied()
                .unwrap_or(NEVER)
        };
        let (above, left) = (
            at(self.last, Some(self.column + 1)),
            at(self.own, self.column.checked_sub(1)),
        );
        let across = at(self.last, Some(self.column));
        let Some(Item::Word { .. }) = items.get(row - 1) else {
            let is_cut = items.get(row - 1) == Some(&Item::Cut);
            let (left, step) = if is_cut {
                (left, Step::Cut)
            } else {
                (left + DIFFERENCE, Step::Missing)
            };
            return if above <= left {
                (above, Step::Edit)
            } else {
                (left, step)
            };
        };
        let mut least = (NEVER, Step::Missing);
        let offer = |least: &mut (i64, Step), cost: i64, step: Step| {
            if cost < least.0 {
                *least = (cost, step);
            }
        };
        if across < NEVER && token > 0 {
            match agrees(flow, items, row - 1, token - 1) {
                true => offer(&mut least, across - SAME, Step::Same),
                false => offer(
                    &mut least,
                    across + changed(flow, items, row - 1, token - 1),
                    Step::Changed,
                ),
            }
        }
        let two = at(self.before, Some(self.column + 1));
        if two < NEVER
            && row > 1
            && token > 0
            && let Some(step) = together(flow, items, row - 1, token - 1)
        {
            let more = if step == Step::Two {
                -2 * SAME
            } else {
                DIFFERENCE - SAME
            };
            offer(&mut least, two + more, step);
        }
        if is_number(flow, items.get(row - 1), token) {
            offer(&mut least, above, Step::Number);
        }
        offer(&mut least, above + DIFFERENCE, Step::Extra);
        offer(&mut least, left + DIFFERENCE, Step::Missing);
        least
    }
}

fn back(steps: &[Step], items: usize, end: usize, band: Band) -> Vec<(Step, usize, usize)> {
    let mut found = Vec::new();
    let (mut row, mut column) = (items, end);
    while row > 0 {
        let Some(step) = steps.get((row - 1) * band.width + column).copied() else {
            break;
        };
        let token = band.token(row, column).unwrap_or_default();
        let (item, own) = match step {
            Step::Same | Step::Changed => (row - 1, token.saturating_sub(1)),
            Step::Two | Step::FirstChanged | Step::SecondChanged => {
                (row.saturating_sub(2), token.saturating_sub(1))
            }
            Step::Extra | Step::Number | Step::Edit => (row - 1, token),
            Step::Missing | Step::Cut => (row, token.saturating_sub(1)),
        };
        found.push((step, item, own));
        (row, column) = match step {
            Step::Same | Step::Changed => (row - 1, column),
            Step::Two | Step::FirstChanged | Step::SecondChanged => {
                (row.saturating_sub(2), column + 1)
            }
            Step::Extra | Step::Number | Step::Edit => (row - 1, column + 1),
            Step::Missing | Step::Cut => (row, column.saturating_sub(1)),
        };
    }
    found.reverse();
    found
}

/// What it costs that a word of the quotation is another one.
fn changed(flow: &Flow, items: &[Item], item: usize, token: usize) -> i64 {
    let Some(Item::Word { letters, .. }) = items.get(item) else {
        return DIFFERENCE;
    };
    let have = flow.token(token);
    let (have, letters) = (have.as_bytes(), letters.as_bytes());
    let are_alike = have.len().abs_diff(letters.len()) <= 2
        && (have.first() == letters.first() || have.last() == letters.last());
    DIFFERENCE - if are_alike { ALIKE } else { 0 }
}

/// Whether a word of the quotation is a token. At its ends a quotation may leave out marks of the document.
fn agrees(flow: &Flow, items: &[Item], item: usize, token: usize) -> bool {
    let Some(Item::Word { letters, key, .. }) = items.get(item) else {
        return false;
    };
    let (is_first, is_last) = (item == 0, item + 1 == items.len());
    // Equal letters have equal keys: most tokens need not be looked at.
    let has_key = flow
        .tokens
        .get(token)
        .is_some_and(|token| token.key == *key);
    if !has_key && !is_first && !is_last {
        return false;
    }
    let mut have = flow.token(token);
    if is_same(flow, token, have, letters) {
        return true;
    }
    if is_first && !letters.starts_with(may_be_left_out) {
        have = have.trim_start_matches(may_be_left_out);
        // Before a figure a dash may be a minus sign.
        let parts = have.rsplit_once(DASH);
        let parts = parts.filter(|(_, behind)| !behind.starts_with(char::is_numeric));
        have = parts.map_or(have, |(_, behind)| behind);
    }
    if is_last && !letters.ends_with(may_be_left_out) {
        have = have.trim_end_matches(may_be_left_out);
        let parts = have.split_once(DASH);
        let parts = parts.filter(|(before, _)| !before.ends_with(char::is_numeric));
        have = parts.map_or(have, |(before, _)| before);
    }
    (is_first || is_last) && is_same(flow, token, have, letters)
}

fn is_same(flow: &Flow, token: usize, have: &str, letters: &str) -> bool {
    // No rule of the table makes four letters of one: what is far longer need not be looked at.
    if have.len() > 4 * letters.len() + 16 {
        return false;
    }
    let is_certain = flow
        .tokens
        .get(token)
        .is_some_and(|token| !token.may_be_two);
    // Nearly all tokens are plain letters.
    if is_certain && have.is_ascii() && letters.is_ascii() {
        return have == letters;
    }
    are_equal(have, letters)
}

/// How a word of the quotation and the one before it are one token, which a line's end parts.
fn together(flow: &Flow, items: &[Item], item: usize, token: usize) -> Option<Step> {
    let may_be_two = flow.tokens.get(token)?.may_be_two;
    let Some(Item::Word { letters: first, .. }) =
        items.get(item.checked_sub(1)?).filter(|_| may_be_two)
    else {
        return None;
    };
    let Some(Item::Word {
        letters: second, ..
    }) = items.get(item)
    else {
        return None;
    };
    let have = flow.token(token);
    if have.len() > 4 * (first.len() + second.len()) + 16 {
        return None;
    }
    let (before, behind) = parts(have)?;
    match (are_equal(&before, first), are_equal(behind, second)) {
        (true, true) => Some(Step::Two),
        (false, true) => Some(Step::FirstChanged),
        (true, false) => Some(Step::SecondChanged),
        (false, false) => None,
    }
}

/// The parts of a token before and behind a line's end.
pub(super) fn parts(token: &str) -> Option<(String, &str)> {
    let (before, behind) = token.split_once([LINE_END, MAYBE_SPACE])?;
    let hyphen = if token.get(before.len()..)?.starts_with(LINE_END) {
        "-"
    } else {
        ""
    };
    Some((format!("{before}{hyphen}"), behind))
}

/// Whether an item is the number that was left out before a token.
fn is_number(flow: &Flow, item: Option<&Item>, token: usize) -> bool {
    let Some(Item::Word { letters, .. }) = item else {
        return false;
    };
    let has_number = flow.tokens.get(token).is_some_and(|token| token.has_number);
    has_number
        && flow
            .numbers_before(token)
            .any(|number| are_equal(&quoted(number), letters))
}
