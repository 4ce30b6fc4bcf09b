//! How much it says that a passage is about a characteristic: the fewer passages are, the more.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::{CharacteristicId, Held};

use super::answers::Answers;

/// How rare characteristics are among all passages that can be offered, and among those on each disputed issue.
pub(super) struct Rarities<'a> {
    all: Rarity<'a>,
    /// By position of the issue.
    on: Vec<Rarity<'a>>,
}

impl<'a> Rarities<'a> {
    pub(super) fn among(offered: &[Held<'a>], answers: &Answers, issues: usize) -> Self {
        let mut on: Vec<Vec<Held<'a>>> = vec![Vec::new(); issues];
        for held in offered {
            for at in answers.all(&held.passage.issues) {
                if let Some(those) = on.get_mut(at) {
                    those.push(*held);
                }
            }
        }
        let rarity = |those: Vec<Held<'a>>| Rarity::among(those.into_iter());
        Rarities {
            all: Rarity::among(offered.iter().copied()),
            on: on.into_iter().map(rarity).collect(),
        }
    }

    pub(super) fn of(&self, id: &CharacteristicId) -> f64 {
        self.all.of(id)
    }

    /// How far it sets a passage apart that answers these issues. What most passages on an issue are about comes with
    /// the issue: whoever asks how refusers are treated is not led astray by a passage because it is about refusers.
    pub(super) fn beside(&self, id: &CharacteristicId, answered: &BTreeSet<usize>) -> f64 {
        let on = answered.iter().filter_map(|at| self.on.get(*at));
        on.map(|rarity| rarity.of(id)).fold(self.of(id), f64::min)
    }
}

/// Of every characteristic, how rare it is among some passages.
struct Rarity<'a> {
    passages: usize,
    counts: BTreeMap<&'a CharacteristicId, usize>,
}

impl<'a> Rarity<'a> {
    fn among(those: impl Iterator<Item = Held<'a>>) -> Self {
        let mut rarity = Rarity {
            passages: 0,
            counts: BTreeMap::new(),
        };
        for held in those {
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
    fn of(&self, id: &CharacteristicId) -> f64 {
        let count = self.counts.get(id).copied().unwrap_or(0).max(1);
        (self.passages as f64 / count as f64).ln_1p()
    }
}
