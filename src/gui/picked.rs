//! Rows that were picked together, with Ctrl, Shift or the arrows, as in every list of a desktop.

use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    Only,
    /// Takes it in, or out where it is in.
    Toggle,
    /// All from the one picked before.
    Range,
}

impl Pick {
    /// How a click picks while these keys are held.
    pub(super) fn by(modifiers: egui::Modifiers) -> Pick {
        match modifiers {
            modifiers if modifiers.shift => Pick::Range,
            modifiers if modifiers.command => Pick::Toggle,
            _ => Pick::Only,
        }
    }
}

/// Entries or documents by number, or passages by position. What is no longer listed may still be named here: it is
/// asked for in the order that is shown.
#[derive(Clone, Debug)]
pub(super) struct Picked<T> {
    all: BTreeSet<T>,
    /// Where a range begins.
    anchor: Option<T>,
}

impl<T> Default for Picked<T> {
    fn default() -> Self {
        Picked {
            all: BTreeSet::new(),
            anchor: None,
        }
    }
}

impl<T: Copy + Ord> Picked<T> {
    pub(super) fn pick(&mut self, one: T, how: Pick, shown: &[T]) {
        match how {
            Pick::Only => self.all = BTreeSet::from([one]),
            Pick::Toggle if self.all.remove(&one) => {}
            Pick::Toggle => drop(self.all.insert(one)),
            Pick::Range => {
                let place = |wanted: T| shown.iter().position(|known| *known == wanted);
                let to = place(one);
                let from = self.anchor.and_then(place).or(to);
                let ends = from.zip(to);
                let between = ends.and_then(|(from, to)| shown.get(from.min(to)..=from.max(to)));
                self.all = between.unwrap_or(&[one]).iter().copied().collect();
            }
        }
        if how != Pick::Range || self.anchor.is_none() {
            self.anchor = Some(one);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn has(&self, one: T) -> bool {
        self.all.contains(&one)
    }

    /// Goes with what is known by another number now, and forgets what is none of these.
    pub(super) fn follow(&mut self, now: &std::collections::BTreeMap<T, T>) {
        self.all = self
            .all
            .iter()
            .filter_map(|one| now.get(one).copied())
            .collect();
        self.anchor = self.anchor.and_then(|one| now.get(&one).copied());
    }

    /// Forgets what is no longer there.
    pub(super) fn retain(&mut self, is_there: impl Fn(T) -> bool) {
        self.all.retain(|one| is_there(*one));
        self.anchor = self.anchor.filter(|one| is_there(*one));
    }

    /// Whether it is one of several.
    pub(super) fn is_among(&self, one: T) -> bool {
        self.len() > 1 && self.has(one)
    }

    /// What a command given on `one` is for: all that are picked where it is among them, or else it alone.
    pub(super) fn with(&self, one: T, shown: impl Iterator<Item = T>) -> Vec<T> {
        if self.is_among(one) {
            shown.filter(|known| self.has(*known)).collect()
        } else {
            vec![one]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_follows_the_order_that_is_shown_and_keeps_its_beginning() {
        let shown = [4, 2, 9, 1];
        let mut picked = Picked::default();
        picked.pick(2, Pick::Only, &shown);
        picked.pick(1, Pick::Range, &shown);
        assert_eq!(picked.with(9, shown.into_iter()), [2, 9, 1]);
        picked.pick(4, Pick::Range, &shown);
        assert_eq!(picked.with(4, shown.into_iter()), [4, 2]);
    }

    #[test]
    fn a_command_on_what_is_not_picked_is_for_it_alone() {
        let shown = [1, 2, 3];
        let mut picked = Picked::default();
        picked.pick(1, Pick::Only, &shown);
        picked.pick(2, Pick::Toggle, &shown);
        assert_eq!(picked.with(3, shown.into_iter()), [3]);
        assert_eq!(picked.with(2, shown.into_iter()), [1, 2]);
        picked.pick(2, Pick::Toggle, &shown);
        assert_eq!(picked.with(1, shown.into_iter()), [1]);
    }
}
