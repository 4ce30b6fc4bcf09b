//! Which documents are chosen, and from which one keys go on. No part of the case.

use crate::case::Case;
use crate::gui::picked::{Pick, Picked};

/// Which documents are chosen.
#[derive(Clone, Debug, Default)]
pub(in crate::gui) struct Chosen {
    picked: Picked<u32>,
    /// The one that keys go on from.
    pub(in crate::gui) current: Option<u32>,
    /// The row of the current one takes the keys at the next frame.
    pub(in crate::gui) takes_focus: bool,
}

impl Chosen {
    pub(in crate::gui) fn pick(&mut self, number: u32, how: Pick, case: &Case) {
        let shown: Vec<u32> = numbers(case).collect();
        self.picked.pick(number, how, &shown);
        self.current = Some(number);
    }

    pub(in crate::gui) fn len(&self) -> usize {
        self.picked.len()
    }

    pub(in crate::gui) fn has(&self, number: u32) -> bool {
        self.picked.has(number)
    }

    pub(super) fn step(&mut self, by: isize, extend: bool, case: &Case) {
        let at = self
            .current
            .and_then(|current| case.position_of_exhibit(current));
        let next = at.map_or(Some(0), |at| at.checked_add_signed(by));
        let next = next.and_then(|next| case.exhibits.get(next));
        if let Some(next) = next {
            let how = if extend { Pick::Range } else { Pick::Only };
            self.pick(next.number, how, case);
        }
        self.takes_focus = true;
    }

    /// Forgets what the case no longer has.
    pub(in crate::gui) fn follow(&mut self, case: &Case) {
        let is_there = |number: u32| case.exhibit(number).is_some();
        self.picked.retain(is_there);
        self.current = self.current.filter(|current| is_there(*current));
    }

    /// In print order.
    pub(in crate::gui) fn in_order(&self, case: &Case) -> Vec<u32> {
        numbers(case).filter(|number| self.has(*number)).collect()
    }
}

fn numbers(case: &Case) -> impl Iterator<Item = u32> {
    case.exhibits.iter().map(|exhibit| exhibit.number)
}
