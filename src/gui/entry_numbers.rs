//! Numbers of entries that changed, so that what is meant by a number in the window goes with its entry.

use std::collections::BTreeMap;

use crate::case::{Case, EntryList};

use super::picked::Picked;

/// The entries as they are, and which numbers became which since the case was opened.
#[derive(Debug, Default)]
pub(super) struct EntryNumbers {
    now: EntryList,
    changes: Vec<BTreeMap<u32, u32>>,
}

impl EntryNumbers {
    pub(super) fn of(case: &Case) -> Self {
        EntryNumbers {
            now: EntryList::of(case),
            changes: Vec::new(),
        }
    }

    pub(super) fn follow(&mut self, case: &Case, picked: &mut Picked<u32>) {
        let now = EntryList::of(case);
        if now == self.now {
            return;
        }
        let numbers = self.now.numbers_in(&now);
        self.now = now;
        picked.follow(&numbers);
        if numbers.iter().any(|(before, now)| before != now) {
            self.changes.push(numbers);
        }
    }

    /// How often numbers have changed.
    pub(super) fn changed(&self) -> usize {
        self.changes.len()
    }

    /// The numbers that entries had when they had changed so often, each with the one that it has now, if it is there.
    pub(super) fn since(&self, seen: usize) -> BTreeMap<u32, Option<u32>> {
        let mut later = self.changes.get(seen..).unwrap_or_default().iter();
        let first = later.next().into_iter().flatten();
        let mut numbers: BTreeMap<u32, Option<u32>> =
            first.map(|(before, now)| (*before, Some(*now))).collect();
        for change in later {
            for now in numbers.values_mut() {
                *now = now.and_then(|number| change.get(&number).copied());
            }
        }
        numbers
    }
}
