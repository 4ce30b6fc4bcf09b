//! How much the packs on a nationality have for each characteristic: what ticking it can find.
//!
//! A passage counts for every characteristic through which it can meet an appellant: those that it names, and broader
//! and narrower ones, as in [`matches`](super::matches). What else it needs of the appellant (`only_if`) can be ticked,
//! too; what it forbids of whoever is so (`not_if`) cannot. What is retired does not count.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::{CharacteristicId, Held, Library, Taxonomy};

/// What there is for appellants of one nationality.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holding {
    /// All passages of the packs on it.
    pub passages: usize,
    by_characteristic: BTreeMap<CharacteristicId, usize>,
}

impl Holding {
    /// How many passages ticking it can find.
    pub fn on(&self, id: &CharacteristicId) -> usize {
        self.by_characteristic.get(id).copied().unwrap_or(0)
    }
}

/// By code, of every nationality that a pack is on.
pub fn holdings(library: &Library) -> BTreeMap<String, Holding> {
    let kin = Kin::new(&library.taxonomy);
    let codes = library.packs.iter().flat_map(|pack| &pack.nationalities);
    let mut all: BTreeMap<String, Holding> = codes
        .map(|code| (code.clone(), Holding::default()))
        .collect();
    for held in library.passages().filter(|held| !held.is_retired()) {
        let met = kin.met_by(held);
        let codes: BTreeSet<&String> = held.pack.nationalities.iter().collect();
        for code in codes {
            let Some(holding) = all.get_mut(code) else {
                continue;
            };
            holding.passages += 1;
            for id in &met {
                *holding.by_characteristic.entry((*id).clone()).or_default() += 1;
            }
        }
    }
    all
}

/// How characteristics stand to each other.
struct Kin {
    /// By id: itself and everything broader.
    above: BTreeMap<CharacteristicId, BTreeSet<CharacteristicId>>,
    /// By id: itself, everything broader and everything narrower.
    near: BTreeMap<CharacteristicId, BTreeSet<CharacteristicId>>,
}

impl Kin {
    fn new(taxonomy: &Taxonomy) -> Self {
        let above: BTreeMap<_, BTreeSet<_>> = taxonomy
            .characteristics()
            .map(|known| {
                let broader = taxonomy.broader(&known.id).into_keys();
                (
                    known.id.clone(),
                    broader.chain([known.id.clone()]).collect(),
                )
            })
            .collect();
        let mut near = above.clone();
        for (id, all) in &above {
            for broader in all {
                near.entry(broader.clone()).or_default().insert(id.clone());
            }
        }
        Kin { above, near }
    }

    /// What an appellant can be whom the passage is about.
    fn met_by(&self, held: Held<'_>) -> BTreeSet<&CharacteristicId> {
        let passage = held.passage;
        let near = passage.about.iter().filter_map(|id| self.near.get(id));
        let is_forbidden = |id: &CharacteristicId| {
            let above = self.above.get(id);
            let has = |one: &CharacteristicId| above.is_some_and(|all| all.contains(one));
            passage.not_if.iter().any(has)
        };
        near.flatten().filter(|id| !is_forbidden(id)).collect()
    }
}
