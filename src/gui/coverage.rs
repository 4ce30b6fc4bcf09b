//! The coverage table as the window shows it: which columns a person wants to see.
//!
//! A table is made once for each library and nationality; choosing columns only picks among its own.

use std::collections::BTreeMap;

use crate::case::Claimant;
use crate::library::{CharacteristicId, Library, Taxonomy};
use crate::matching::{Coverage, coverage};

/// Which characteristics stand across.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Across {
    /// What is true of the appellant, their nationality first.
    Ticked,
    /// One facet, by id.
    Facet(String),
    All,
}

#[derive(Debug, Default)]
pub(super) struct CoverageView {
    /// Of the packs on the appellant's nationality.
    pub(super) table: Coverage,
    tables: BTreeMap<Option<String>, Coverage>,
    /// What the person chose; without a choice, what is ticked, or all while nothing is.
    pub(super) chosen: Option<Across>,
}

impl CoverageView {
    pub(super) fn set_library(&mut self, tables: BTreeMap<Option<String>, Coverage>) {
        self.tables = tables;
    }

    /// Shows the table for a nationality. One on which there is no pack has nothing anywhere.
    pub(super) fn show_for(&mut self, nationality: Option<&String>, library: &Library) {
        let known = self.tables.get(&nationality.cloned());
        let new = || coverage(library, &[], nationality.map(String::as_str));
        self.table = known.cloned().unwrap_or_else(new);
    }

    /// What stands across: the choice, or what makes sense without one.
    pub(super) fn across(&self, claimant: &Claimant) -> Across {
        let has_ticks = claimant.nationality.is_some() || !claimant.characteristics.is_empty();
        match &self.chosen {
            Some(chosen) => chosen.clone(),
            None if has_ticks => Across::Ticked,
            None => Across::All,
        }
    }

    /// The columns of the table that are shown, by position.
    pub(super) fn columns(&self, taxonomy: &Taxonomy, claimant: &Claimant) -> Vec<usize> {
        let across = self.across(claimant);
        let is_wanted = |id: &CharacteristicId| match &across {
            Across::All => true,
            Across::Facet(facet) => {
                let facet = taxonomy.facets.iter().find(|known| known.id == *facet);
                facet.is_some_and(|facet| facet.characteristics.iter().any(|one| one.id == *id))
            }
            Across::Ticked => {
                let nationality = claimant.nationality.as_deref();
                claimant.characteristics.contains(id)
                    || nationality
                        .and_then(|code| taxonomy.nationality(code))
                        .is_some_and(|known| known.id == *id)
            }
        };
        let columns = (0..).zip(&self.table.columns);
        columns
            .filter(|(_, id)| is_wanted(id))
            .map(|(at, _)| at)
            .collect()
    }
}
