//! Columns that are painted row by row: the first line of the left one, the first of the right one, the second of the
//! left one, and so on. They are read one after the other.
//!
//! Looked for is white that goes down through rows which follow each other, with words on both sides of it in
//! [`ROWS`] of them; in [`NARROW_ROWS`] where it is narrower than the letters are high ([`WIDE`]). In four of five of
//! these rows it is clearly wider than the other spaces, which those that run down through a text by chance are not.
//! What stands beside it (`columns`) then is
//!
//! * text that goes on below itself on both sides: two columns;
//! * a table, where its cells have few words: its rows are read across, as they are painted;
//! * neither for certain, such as a table with a sentence in each cell, or text in a script without small letters,
//!   where the white is wide: it is read across, but nothing goes on over the white.
//!
//! Columns with fewer rows are read across, and so are those with a narrow gutter that are not text for certain. White
//! that leans is not seen.

use super::columns::{Kind, Side, kind};
use super::order::Order;
use super::span::{BACK, Span};

/// Least white between columns, in parts of the size of the letters.
const NARROWEST: f32 = 0.4;

/// White as wide as this is no space between words.
pub(super) const WIDE: f32 = 1.0;

/// So many times as wide as the other spaces of its row.
const CLEARLY: f32 = 1.3;

/// Rows with words on both sides.
const ROWS: usize = 4;
const NARROW_ROWS: usize = 6;

/// Rows on one side only, one after the other, behind which white is not followed further.
const ONE_SIDED: usize = 12;

/// Rows are no further apart, from baseline to baseline, in parts of the size of the letters.
const NEXT_ROW: f32 = 4.0;

/// The last lines of a longer column on the left come in this distance.
const LEADING: f32 = 2.1;

/// Baselines of a row differ by less, in parts of the size of the letters.
const LEVEL: f32 = 0.8;

/// Columns within columns.
const DEEPEST: usize = 8;

/// The order of reading by columns; none where the order of the content does.
pub(super) fn side_by_side(spans: &[Span]) -> Option<Order> {
    let all: Vec<usize> = (0..spans.len()).collect();
    let mut order = Order::default();
    arrange(spans, &all, DEEPEST, &mut order);
    order.unless_unchanged()
}

fn arrange(spans: &[Span], words: &[usize], depth: usize, order: &mut Order) {
    let rows = rows(spans, words);
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let Some(block) = rows.get(at..).and_then(block).filter(|_| depth > 0) else {
            order.words.extend_from_slice(&row.numbers);
            at += 1;
            continue;
        };
        let block_rows = rows.get(at..at + block.rows).unwrap_or_default();
        at += block.rows.max(1);
        read_block(spans, block_rows, &block, depth, order);
    }
}

fn read_block(spans: &[Span], rows: &[Row], block: &Block, depth: usize, order: &mut Order) {
    let sides: Vec<(Side<'_>, Side<'_>)> =
        rows.iter().map(|row| row.sides(block.middle())).collect();
    let kind = kind(&sides, block.white);
    if kind == Kind::Columns {
        let [mut left, mut right] = [Vec::new(), Vec::new()];
        for row in rows {
            let (one, other) = row.numbers_of(block.middle());
            left.extend_from_slice(one);
            right.extend_from_slice(other);
        }
        arrange(spans, &left, depth - 1, order);
        return arrange(spans, &right, depth - 1, order);
    }
    for row in rows {
        if kind == Kind::Doubtful {
            let (left, right) = row.numbers_of(block.middle());
            order.apart.extend(left.first());
            order.apart.extend(right.first());
        }
        order.words.extend_from_slice(&row.numbers);
    }
}

/// Words that stand beside each other and follow each other in the content.
struct Row {
    numbers: Vec<usize>,
    words: Vec<Span>,
    /// The space that most of its words have between them, in points.
    usual: f32,
    size: f32,
}

fn rows(spans: &[Span], words: &[usize]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for number in words {
        let Some(span) = spans.get(*number) else {
            continue;
        };
        let last = rows.last_mut();
        let last = last.filter(|row| row.words.last().is_some_and(|last| goes_on(last, span)));
        match last {
            Some(row) => {
                row.numbers.push(*number);
                row.words.push(*span);
                row.size = row.size.max(span.size);
            }
            None => rows.push(Row {
                numbers: vec![*number],
                words: vec![*span],
                usual: 0.0,
                size: span.size,
            }),
        }
    }
    for row in &mut rows {
        row.usual = row.usual_gap();
    }
    rows
}

fn goes_on(last: &Span, next: &Span) -> bool {
    let size = last.size.max(next.size);
    let is_fixed = last.is_fixed || next.is_fixed;
    !is_fixed && (last.y - next.y).abs() <= LEVEL * size && next.x0 >= last.x1 - BACK * size
}

impl Row {
    /// White between its words, left and right.
    fn gaps(&self) -> impl Iterator<Item = (f32, f32)> {
        let pairs = self.words.iter().zip(self.words.iter().skip(1));
        pairs.map(|(last, next)| (last.x1, next.x0))
    }

    fn usual_gap(&self) -> f32 {
        let mut gaps: Vec<f32> = self.gaps().map(|(left, right)| right - left).collect();
        gaps.sort_by(f32::total_cmp);
        // Where there is one only, nothing is usual; of two the narrower one is.
        let middle = gaps.len().saturating_sub(1) / 2;
        let usual = gaps.get(middle).copied().unwrap_or_default();
        if gaps.len() > 1 { usual.max(0.0) } else { 0.0 }
    }

    fn is_wide(&self, gap: f32) -> bool {
        gap >= NARROWEST * self.size && gap >= CLEARLY * self.usual
    }

    /// How many of its words stand left of a place.
    fn left_of(&self, x: f32) -> usize {
        self.words.partition_point(|word| word.x0 < x)
    }

    fn sides(&self, x: f32) -> (Side<'_>, Side<'_>) {
        self.words
            .split_at_checked(self.left_of(x))
            .unwrap_or_default()
    }

    fn numbers_of(&self, x: f32) -> (&[usize], &[usize]) {
        self.numbers
            .split_at_checked(self.left_of(x))
            .unwrap_or_default()
    }

    fn start(&self) -> Span {
        self.words.first().copied().unwrap_or_default()
    }

    /// What is left of white that comes from above, and how it stands to it; none where words stand in it.
    fn under(&self, (left, right): (f32, f32)) -> Option<((f32, f32), Under)> {
        let least = NARROWEST * self.size;
        let (first, last) = (self.words.first()?, self.words.last()?);
        if first.is_fixed {
            return None;
        }
        let is_left = last.x1 <= right - least;
        let is_right = first.x0 >= left + least;
        let (rest, under) = match (is_left, is_right) {
            (true, _) => ((left.max(last.x1), right), Under::Left),
            (_, true) => ((left, right.min(first.x0)), Under::Right),
            _ => self.between((left, right))?,
        };
        (rest.1 - rest.0 >= least).then_some((rest, under))
    }

    /// The same between two of its words.
    fn between(&self, (left, right): (f32, f32)) -> Option<((f32, f32), Under)> {
        let common = self.gaps().map(|(from, to)| {
            let rest = (left.max(from), right.min(to));
            let both = Under::Both {
                is_wide: self.is_wide(to - from),
            };
            (rest, both)
        });
        common.max_by(|(one, _), (other, _)| (one.1 - one.0).total_cmp(&(other.1 - other.0)))
    }
}

/// On which sides of the white a row has words.
#[derive(Clone, Copy, PartialEq)]
enum Under {
    Left,
    Right,
    Both { is_wide: bool },
}

/// Rows through which white goes down.
struct Block {
    rows: usize,
    /// Those with words on both sides.
    both: usize,
    left: f32,
    right: f32,
    /// How wide it is, in parts of the size of the letters.
    white: f32,
}

impl Block {
    fn middle(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }
}

/// The longest block that begins with the first of some rows.
fn block(rows: &[Row]) -> Option<Block> {
    let first = rows.first()?;
    let wide = first
        .gaps()
        .filter(|(left, right)| first.is_wide(right - left));
    let blocks = wide.filter_map(|white| followed(rows, white));
    blocks.max_by(|one, other| {
        let white = one.white.total_cmp(&other.white);
        one.both.cmp(&other.both).then(white)
    })
}

/// White of the first row, followed down.
fn followed(rows: &[Row], mut white: (f32, f32)) -> Option<Block> {
    let (mut both, mut wide, mut end, mut size) = (0, 0, 0, 0.0_f32);
    let mut found = white;
    let mut last: Option<&Row> = None;
    for (at, row) in rows.iter().enumerate() {
        let is_near = last.is_none_or(|last| is_next(last, row, NEXT_ROW));
        let Some((rest, under)) = row
            .under(white)
            .filter(|_| is_near && at <= end + ONE_SIDED)
        else {
            break;
        };
        white = rest;
        last = Some(row);
        size = size.max(row.size);
        if let Under::Both { is_wide } = under {
            (both, end, found) = (both + 1, at + 1, white);
            wide += usize::from(is_wide);
        }
    }
    let white = (found.1 - found.0) / size.max(1e-3);
    let least = if white < WIDE { NARROW_ROWS } else { ROWS };
    let is_found = both >= least && wide * 5 >= both * 4;
    is_found.then(|| Block {
        rows: end + rest_of_left(rows.get(end - 1..).unwrap_or_default(), found),
        both,
        left: found.0,
        right: found.1,
        white,
    })
}

/// How many rows behind the first one still belong to a left column that is longer than the right one.
fn rest_of_left(rows: &[Row], (left, right): (f32, f32)) -> usize {
    let pairs = rows.iter().zip(rows.iter().skip(1));
    let own = pairs.take_while(|(last, row)| {
        let edge = last.start().x0;
        let is_left = matches!(row.under((left, right)), Some((_, Under::Left)));
        is_left && is_next(last, row, LEADING) && (row.start().x0 - edge).abs() <= 3.0 * row.size
    });
    own.count()
}

/// Whether a row stands below another one, or beside it.
fn is_next(last: &Row, row: &Row, distance: f32) -> bool {
    let size = last.size.max(row.size);
    (-LEVEL * size..=distance * size).contains(&(row.start().y - last.start().y))
}
