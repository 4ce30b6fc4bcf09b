//! Where a long page is cut: in a gap, and in a wide one rather than in a narrow one; where there is none, in the row
//! in which the least begins or ends, and then some of it is shown on both slices.

use std::ops::Range;

use super::strip::{Gap, Strip};

/// No slice is cut off before this part of the sheet is filled, where there is a gap behind it …
const HALF: f32 = 0.5;
/// … nor before this one at all, but where the gap is behind a picture that is too large.
const LITTLE: f32 = 0.2;
/// Where there is no gap, a slice is cut behind this part of the sheet.
const MOST_OF_IT: f32 = 0.75;
/// So much of the sheet may stay empty for the sake of a gap as high as two lines.
const FOR_A_GAP: f32 = 0.1;
/// … and for one that is not within a bubble or a table.
const FOR_AN_OPEN_ONE: f32 = 0.2;
/// Rows beside each other that are looked at together where there is no gap.
const TOGETHER: usize = 3;

/// What is wanted of slices, in rows.
pub(super) struct Wanted {
    /// That a sheet has room for.
    pub(super) most: usize,
    /// That are shown twice.
    pub(super) again: usize,
    /// As high as a line.
    pub(super) line: usize,
}

/// The slices of a page, from its top.
pub(super) fn cuts(strip: &Strip, gaps: &[Gap], wanted: &Wanted) -> Vec<Range<usize>> {
    let (rows, mut start) = (strip.rows(), 0);
    let mut slices = Vec::new();
    while rows - start > wanted.most {
        let (end, next) = match in_a_gap(gaps, start, wanted) {
            Some(at) => (at, at),
            None => {
                let at = through(strip, start, wanted);
                (at, at - wanted.again.min((at - start) / 2))
            }
        };
        slices.push(start..end);
        // However little room there is, it goes on.
        start = next.max(start + 1);
    }
    slices.push(start..rows);
    slices
}

/// The row of a gap.
fn in_a_gap(gaps: &[Gap], start: usize, wanted: &Wanted) -> Option<usize> {
    let part = |of: f32| start + (wanted.most as f32 * of) as usize;
    let (little, half, most) = (part(LITTLE), part(HALF), start + wanted.most);
    let places = gaps.iter().filter_map(|gap| {
        let Gap { rows, is_open } = gap;
        // A wide gap is cut near what stands before it, so that no sheet ends with white and begins with it.
        let near = rows.start + (rows.len() / 2).min(wanted.line.max(2) / 2).max(1);
        let at = near.min(most);
        let is_within = rows.start < at && at <= rows.end && at > little;
        let lines = rows.len() as f32 / (2 * wanted.line.max(1)) as f32;
        let filled = (at - start.min(at)) as f32 / wanted.most as f32;
        let open = if *is_open { FOR_AN_OPEN_ONE } else { 0.0 };
        is_within.then_some((at, filled + FOR_A_GAP * lines.min(1.0) + open))
    });
    let places: Vec<(usize, f32)> = places.collect();
    let full = places.iter().filter(|(at, _)| *at >= half);
    let best = full.max_by(|(_, one), (_, other)| one.total_cmp(other));
    best.or(places.last()).map(|(at, _)| *at)
}

/// The row in which the least begins or ends; of such, the last.
fn through(strip: &Strip, start: usize, wanted: &Wanted) -> usize {
    let from = start + (wanted.most as f32 * MOST_OF_IT) as usize;
    let to = start + wanted.most;
    let costs: Vec<usize> = (from..to).map(|row| strip.cost(row)).collect();
    let together = costs
        .windows(TOGETHER)
        .map(|rows| rows.iter().sum::<usize>());
    let least = together.enumerate().rev().min_by_key(|(_, cost)| *cost);
    least.map_or(to, |(at, _)| from + at + TOGETHER / 2)
}
