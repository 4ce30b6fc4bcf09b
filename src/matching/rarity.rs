//! How much it says that a passage is about a characteristic: the fewer passages are, the more.

use std::collections::BTreeMap;

use crate::library::{CharacteristicId, Held};

/// Of every characteristic, how rare it is among the passages that can be offered.
pub(super) struct Rarity<'a> {
    passages: usize,
    counts: BTreeMap<&'a CharacteristicId, usize>,
}

impl<'a> Rarity<'a> {
    pub(super) fn among(offered: impl Iterator<Item = Held<'a>>) -> Self {
        let mut rarity = Rarity {
            passages: 0,
            counts: BTreeMap::new(),
        };
        for held in offered {
            rarity.passages += 1;
            for id in &held.passage.about {
                *rarity.counts.entry(id).or_default() += 1;
            }
        }
        rarity
    }

    /// `ln(1 + passages / passages about it)`, the inverse document frequency of text search (K. Spärck
    /// Jones, “A statistical interpretation of term specificity”, 1972): 0.7 for what all are about, 4 for
    /// what one in fifty is about.
    pub(super) fn of(&self, id: &CharacteristicId) -> f64 {
        let count = self.counts.get(id).copied().unwrap_or(0).max(1);
        (self.passages as f64 / count as f64).ln_1p()
    }
}
