//! Numbers of entries that changed, so that what is meant by a number in the window goes with its entry.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{Case, EntryList};

use super::picked::Picked;

/// The entries as they are, and which numbers became which since that was last asked.
#[derive(Debug, Default)]
pub(super) struct EntryNumbers {
    now: EntryList,
    changes: Renumbered,
}

/// What became of the numbers that entries had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Renumbered(BTreeMap<u32, Option<u32>>);

impl EntryNumbers {
    pub(super) fn of(case: &Case) -> Self {
        EntryNumbers {
            now: EntryList::of(case),
            changes: Renumbered::default(),
        }
    }

    pub(super) fn follow(&mut self, case: &Case, picked: &mut Picked<u32>) {
        let now = EntryList::of(case);
        if now == self.now {
            return;
        }
        let before = std::mem::replace(&mut self.now, now);
        let mut numbers = before.numbers_in(&self.now);
        // Where none came or went, one that is known no more has taken an extract in.
        if before.numbers().eq(self.now.numbers()) {
            let taken: BTreeSet<u32> = numbers.values().copied().collect();
            let free = before.numbers().filter(|number| !taken.contains(number));
            for number in free.collect::<Vec<_>>() {
                numbers.entry(number).or_insert(number);
            }
        }
        picked.follow(&numbers);
        if self.changes.is_empty() {
            let all = before.numbers();
            self.changes.0 = all.map(|number| (number, Some(number))).collect();
        }
        for now in self.changes.0.values_mut() {
            *now = now.and_then(|number| numbers.get(&number).copied());
        }
    }

    /// To be asked for in every frame, before anything new is meant by a number.
    pub(super) fn take_changes(&mut self) -> Renumbered {
        std::mem::take(&mut self.changes)
    }
}

impl Renumbered {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers that entries had.
    pub(super) fn before(&self) -> impl Iterator<Item = u32> {
        self.0.keys().copied()
    }

    /// The number that an entry has now; none where it is gone.
    pub(super) fn now(&self, before: u32) -> Option<u32> {
        self.0.get(&before).copied().unwrap_or(Some(before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::specimen::{entry, issue};
    use crate::case::{Edit, History};

    #[test]
    fn what_several_changes_make_of_a_number_is_told_at_once_and_once() {
        let mut history = History::new(Case::new("p"));
        let made = [
            issue("A"),
            issue("B"),
            entry("own-2", "p-1"),
            entry("own-2", "p-2"),
        ];
        made.into_iter()
            .for_each(|edit| history.apply(edit).unwrap());
        let (mut numbers, mut picked) = (EntryNumbers::of(history.case()), Picked::default());
        for edit in [entry("own-1", "p-3"), Edit::RemoveEntry { number: 3 }] {
            history.apply(edit).unwrap();
            numbers.follow(history.case(), &mut picked);
        }
        let changes = numbers.take_changes();
        assert_eq!(changes.before().collect::<Vec<_>>(), [1, 2]);
        assert_eq!((changes.now(1), changes.now(2)), (Some(2), None));
        // Of what nobody had before nothing is known.
        assert_eq!(changes.now(9), Some(9));
        assert!(numbers.take_changes().is_empty());
    }
}
