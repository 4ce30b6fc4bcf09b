//! A library with all that the window works out of it once: what finds, sifts and counts its passages. Made
//! where packs are read, beside the window.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::library::{Library, PropositionId};
use crate::matching::{
    Coverage, Facets, Holding, SearchIndex, Standing, coverage, holdings, standings,
};

#[derive(Debug)]
pub(super) struct Indexed {
    pub(super) library: Arc<Library>,
    pub(super) index: Arc<SearchIndex>,
    pub(super) facets: Arc<Facets>,
    /// Of the whole library, and of the packs on each nationality.
    pub(super) coverage: BTreeMap<Option<String>, Coverage>,
    /// What there is for appellants of each nationality that a pack is on.
    pub(super) holdings: BTreeMap<String, Holding>,
    /// What stands behind each proposition.
    pub(super) standings: BTreeMap<PropositionId, Standing>,
    /// Finds propositions.
    pub(super) propositions: SearchIndex,
}

impl Indexed {
    pub(super) fn new(library: Library, index: SearchIndex) -> Self {
        Indexed {
            index: Arc::new(index),
            facets: Arc::new(Facets::new(&library)),
            coverage: coverages(&library),
            holdings: holdings(&library),
            standings: standings(&library),
            propositions: SearchIndex::of_propositions(&library.taxonomy),
            library: Arc::new(library),
        }
    }
}

fn coverages(library: &Library) -> BTreeMap<Option<String>, Coverage> {
    let codes = library.packs.iter().flat_map(|pack| &pack.nationalities);
    let all = codes.cloned().map(Some).chain([None]);
    all.map(|code| (code.clone(), coverage(library, &[], code.as_deref())))
        .collect()
}
