//! What the library has, and what it lacks: characteristics across, issues down.
//!
//! A cell counts the passages that name the characteristic itself (not a broader or narrower one)
//! under the issue itself, by the way they point, and gives the newest date among them. Empty cells
//! are what the table is for: they say where evidence has still to be found.

use serde::Serialize;

use crate::library::{CharacteristicId, Date, IssueId, Library, Stance};

/// The table, cells by row (issue) and column (characteristic).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    pub columns: Vec<CharacteristicId>,
    pub rows: Vec<CoverageRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageRow {
    pub issue: IssueId,
    pub cells: Vec<CoverageCell>,
}

/// Passages by the way they point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CoverageCell {
    pub helps: u32,
    pub adverse: u32,
    pub mixed: u32,
    pub neutral: u32,
    /// Of the sources whose date is known.
    pub newest: Option<Date>,
}

impl CoverageCell {
    pub fn is_empty(&self) -> bool {
        self.helps + self.adverse + self.mixed + self.neutral == 0
    }
}

/// The table of a library for these characteristics, or for all of them where none is named.
pub fn coverage(library: &Library, characteristics: &[CharacteristicId]) -> Coverage {
    let taxonomy = &library.taxonomy;
    let columns: Vec<CharacteristicId> = if characteristics.is_empty() {
        taxonomy
            .characteristics()
            .map(|known| known.id.clone())
            .collect()
    } else {
        characteristics.to_vec()
    };
    let row = |issue: &crate::library::Issue| CoverageRow {
        issue: issue.id.clone(),
        cells: columns
            .iter()
            .map(|column| cell(library, column, &issue.id))
            .collect(),
    };
    Coverage {
        rows: taxonomy.issues.iter().map(row).collect(),
        columns,
    }
}

fn cell(library: &Library, characteristic: &CharacteristicId, issue: &IssueId) -> CoverageCell {
    let mut cell = CoverageCell::default();
    for held in library.passages().filter(|held| !held.is_retired()) {
        if !held.passage.about.contains(characteristic) || !held.passage.issues.contains(issue) {
            continue;
        }
        match held.passage.stance {
            Stance::Helps => cell.helps += 1,
            Stance::Adverse => cell.adverse += 1,
            Stance::Mixed => cell.mixed += 1,
            Stance::Neutral => cell.neutral += 1,
        }
        cell.newest = cell.newest.max(held.source.published);
    }
    cell
}
