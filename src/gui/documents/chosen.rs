//! Which documents are chosen, and from which one keys go on. No part of the case.

use std::collections::BTreeSet;

use crate::case::Case;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Pick {
    Only,
    /// Takes it in, or out where it is in.
    Toggle,
    /// All from the one chosen before.
    Range,
}

impl Pick {
    /// How a click picks while these keys are held.
    pub(in crate::gui) fn by(modifiers: egui::Modifiers) -> Pick {
        match modifiers {
            modifiers if modifiers.shift => Pick::Range,
            modifiers if modifiers.command => Pick::Toggle,
            _ => Pick::Only,
        }
    }
}

/// Which documents are chosen.
#[derive(Clone, Debug, Default)]
pub(in crate::gui) struct Chosen {
    pub(in crate::gui) numbers: BTreeSet<u32>,
    /// The one that keys go on from.
    pub(in crate::gui) current: Option<u32>,
    /// Where a range begins.
    anchor: Option<u32>,
    /// The row of the current one takes the keys at the next frame.
    pub(in crate::gui) takes_focus: bool,
}

impl Chosen {
    pub(in crate::gui) fn pick(&mut self, number: u32, how: Pick, case: &Case) {
        match how {
            Pick::Only => self.numbers = BTreeSet::from([number]),
            Pick::Toggle if self.numbers.remove(&number) => {}
            Pick::Toggle => drop(self.numbers.insert(number)),
            Pick::Range => {
                let anchor = self.anchor.and_then(|anchor| position(case, anchor));
                let to = position(case, number);
                let (from, to) = (anchor.or(to).unwrap_or(0), to.unwrap_or(0));
                let between = case.exhibits.get(from.min(to)..=from.max(to));
                let numbers = between.unwrap_or_default().iter().map(|one| one.number);
                self.numbers = numbers.collect();
            }
        }
        self.current = Some(number);
        if how != Pick::Range || self.anchor.is_none() {
            self.anchor = Some(number);
        }
    }

    pub(super) fn step(&mut self, by: isize, extend: bool, case: &Case) {
        let at = self.current.and_then(|current| position(case, current));
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
        self.numbers
            .retain(|number| case.exhibit(*number).is_some());
        let is_there = |number: &u32| case.exhibit(*number).is_some();
        self.current = self.current.filter(is_there);
        self.anchor = self.anchor.filter(is_there);
    }

    /// In print order.
    pub(in crate::gui) fn in_order(&self, case: &Case) -> Vec<u32> {
        let all = case.exhibits.iter().map(|exhibit| exhibit.number);
        all.filter(|number| self.numbers.contains(number)).collect()
    }
}

pub(super) fn position(case: &Case, number: u32) -> Option<usize> {
    case.exhibits
        .iter()
        .position(|exhibit| exhibit.number == number)
}
