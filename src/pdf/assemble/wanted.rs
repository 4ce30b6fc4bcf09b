//! Where the pages of a document stand in the bundle: each once, or once for each slice of a long one. Whatever leads to
//! a page asks here for the slice that is meant.

use std::collections::BTreeMap;

use crate::pdf::import::{Placement, Region};

/// Where a page of the source stands in the bundle.
#[derive(Clone, Copy)]
pub(super) struct There {
    /// From 0.
    pub(super) position: usize,
    pub(super) placement: Placement,
    /// Its comments and marks stay what they are.
    pub(super) keeps_marks: bool,
}

/// The pages that are wanted, by their number in the source, from 0: each once, or once for each of its slices, in
/// their order.
#[derive(Default)]
pub(super) struct Wanted(BTreeMap<usize, Vec<There>>);

impl Wanted {
    pub(super) fn insert(&mut self, page: usize, there: There) {
        self.0.entry(page).or_default().push(there);
    }

    /// Where a page begins.
    pub(super) fn first(&self, page: usize) -> Option<&There> {
        self.0.get(&page)?.first()
    }

    /// Where a point of a page stands, in its page space. Where two slices show it, the first is meant; where none
    /// does, the nearest.
    pub(super) fn with_point(&self, page: usize, (x, y): (f64, f64)) -> Option<&There> {
        let away = |there: &There| {
            let (near_x, near_y) = there.placement.visible.nearest((x, y));
            (near_x - x).abs().max((near_y - y).abs())
        };
        let all = self.0.get(&page)?.iter();
        all.min_by(|one, other| away(one).total_cmp(&away(other)))
    }

    /// The position to which something leads, and how high it shows that page; `point` is in page space.
    pub(super) fn led(
        &self,
        page: usize,
        (left, top): (Option<f64>, Option<f64>),
    ) -> Option<(usize, Option<f64>)> {
        let first = self.first(page)?;
        let visible = &first.placement.visible.0;
        let there = match (left, top) {
            (None, None) => first,
            _ => {
                let point = (left.unwrap_or(visible[0]), top.unwrap_or(visible[3]));
                self.with_point(page, point)?
            }
        };
        let x = left.unwrap_or(there.placement.visible.0[0]);
        let top = top.map(|top| there.placement.matrix().apply((x, top)).1);
        Some((there.position, top))
    }

    /// Whether a part of a page is shown anywhere.
    pub(super) fn shows(&self, page: usize, area: &Region) -> bool {
        let mut all = self.0.get(&page).into_iter().flatten();
        all.any(|there| area.within(&there.placement.drawn).is_some())
    }

    pub(super) fn at_position(&self, page: usize, position: usize) -> Option<There> {
        let mut all = self.0.get(&page)?.iter();
        all.find(|there| there.position == position).copied()
    }

    /// The pages whose comments and marks stay what they are.
    pub(super) fn with_marks(&self) -> impl Iterator<Item = usize> {
        let pages = self.0.iter();
        let kept = pages.filter(|(_, there)| there.iter().any(|there| there.keeps_marks));
        kept.map(|(page, _)| *page)
    }
}
