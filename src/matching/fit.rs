//! Whether a passage speaks of this appellant, and through which characteristics.
//!
//! A passage fits when it is about the appellant's nationality and shares a characteristic: the same
//! one, or one broader or narrower than the appellant's. What it needs (`only_if`) and what it forbids
//! (`not_if`) is asked of the appellant's own characteristics and of everything broader than those.
//! What is retired fits nobody.

use std::collections::{BTreeMap, BTreeSet};

use crate::library::{CharacteristicId, Held, Passage, Taxonomy};

/// How a passage's characteristic stands to the appellant's, seen from the appellant. The order is
/// from the closest to the farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    Same,
    /// The passage speaks of something broader, so many steps above.
    Broader(u32),
    /// The passage speaks of something narrower, so many steps below: it may or may not hold.
    Narrower(u32),
}

/// One characteristic through which a passage and an appellant meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    pub claimant: CharacteristicId,
    pub passage: CharacteristicId,
    pub closeness: Closeness,
}

/// An appellant, prepared: every characteristic a passage could name, with how close it is.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    nationality: Option<String>,
    near: BTreeMap<CharacteristicId, (CharacteristicId, Closeness)>,
    /// The appellant's own characteristics and everything broader.
    holds: BTreeSet<CharacteristicId>,
}

impl Reach {
    pub(super) fn new(
        nationality: Option<&str>,
        characteristics: &BTreeSet<CharacteristicId>,
        taxonomy: &Taxonomy,
    ) -> Self {
        let mut own = characteristics.clone();
        let citizen = nationality.and_then(|code| taxonomy.nationality(code));
        own.extend(citizen.map(|known| known.id.clone()));
        let mut reach = Reach {
            nationality: nationality.map(str::to_owned),
            near: BTreeMap::new(),
            holds: own.clone(),
        };
        for id in &own {
            reach.note(id.clone(), id, Closeness::Same);
            for (above, steps) in taxonomy.broader(id) {
                reach.holds.insert(above.clone());
                reach.note(above, id, Closeness::Broader(steps));
            }
        }
        for known in taxonomy.characteristics() {
            for (above, steps) in taxonomy.broader(&known.id) {
                if own.contains(&above) {
                    reach.note(known.id.clone(), &above, Closeness::Narrower(steps));
                }
            }
        }
        reach
    }

    /// Keeps the closest way to a characteristic.
    fn note(
        &mut self,
        passage: CharacteristicId,
        claimant: &CharacteristicId,
        closeness: Closeness,
    ) {
        let way = (claimant.clone(), closeness);
        let kept = self.near.entry(passage).or_insert_with(|| way.clone());
        if closeness < kept.1 {
            *kept = way;
        }
    }

    /// What the passage and the appellant share, closest first; `None` where it does not fit.
    pub(super) fn fit(&self, held: Held<'_>) -> Option<Vec<Shared>> {
        let nationality = self.nationality.as_ref()?;
        let fits = !held.is_retired()
            && held.pack.nationalities.contains(nationality)
            && self.agrees(held.passage);
        let mut shared: Vec<Shared> = if fits {
            self.shared(held.passage)
        } else {
            Vec::new()
        };
        shared.sort_by(|a, b| (a.closeness, &a.passage).cmp(&(b.closeness, &b.passage)));
        (!shared.is_empty()).then_some(shared)
    }

    fn agrees(&self, passage: &Passage) -> bool {
        passage
            .only_if
            .iter()
            .all(|needed| self.holds.contains(needed))
            && !passage
                .not_if
                .iter()
                .any(|forbidden| self.holds.contains(forbidden))
    }

    fn shared(&self, passage: &Passage) -> Vec<Shared> {
        let meet = |id: &CharacteristicId| {
            let (claimant, closeness) = self.near.get(id)?;
            Some(Shared {
                claimant: claimant.clone(),
                passage: id.clone(),
                closeness: *closeness,
            })
        };
        let met: Vec<Shared> = passage.about.iter().filter_map(meet).collect();
        if met.is_empty() {
            return met;
        }
        // What it needs and the appellant is, is shared, too, and often says most.
        let is_about = |id: &CharacteristicId| passage.about.contains(id);
        let needed = passage.only_if.iter().filter(|id| !is_about(id));
        let needed = needed.filter_map(meet);
        let needed = needed.filter(|one| one.closeness == Closeness::Same);
        met.into_iter().chain(needed).collect()
    }
}
