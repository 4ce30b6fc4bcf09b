//! What the library has, and what it lacks: characteristics across, issues down.
//!
//! A cell counts the passages that name the characteristic itself (not a broader or narrower one)
//! under the issue itself, by the way they point, and gives the newest date among them. Empty cells
//! are what the table is for: they say where evidence has still to be found. An issue whose parts
//! are answered is not a gap, so what stands under its parts alone is counted beside.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::library::{CharacteristicId, Date, Held, IssueId, Library, Stance};

/// The table, cells by row (issue) and column (characteristic).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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
    /// Passages that stand under parts of the issue and not under the issue itself.
    pub below: u32,
    /// Of the sources whose date is known; without those of the parts.
    pub newest: Option<Date>,
}

impl CoverageCell {
    /// Whether nothing stands under the issue itself.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// Whether nothing stands under the issue or any part of it.
    pub fn is_gap(&self) -> bool {
        self.is_empty() && self.below == 0
    }

    pub fn count(&self) -> u32 {
        self.helps + self.qualifies() + self.adverse
    }

    /// Passages that point neither way: mixed and neutral ones.
    pub fn qualifies(&self) -> u32 {
        self.mixed + self.neutral
    }

    fn add(&mut self, held: Held<'_>) {
        match held.passage.stance {
            Stance::Helps => self.helps += 1,
            Stance::Adverse => self.adverse += 1,
            Stance::Mixed => self.mixed += 1,
            Stance::Neutral => self.neutral += 1,
        }
        self.newest = self.newest.max(held.source.published);
    }
}

impl Coverage {
    pub fn cell(&self, row: usize, column: usize) -> Option<&CoverageCell> {
        self.rows.get(row)?.cells.get(column)
    }

    fn change(&mut self, row: usize, column: usize, change: impl FnOnce(&mut CoverageCell)) {
        let row = self.rows.get_mut(row);
        if let Some(cell) = row.and_then(|row| row.cells.get_mut(column)) {
            change(cell);
        }
    }
}

/// The table of a library for these characteristics, or for all of them where none is named: of the packs on one
/// nationality, or of all. Goes through the passages once. What is retired does not count.
pub fn coverage(
    library: &Library,
    characteristics: &[CharacteristicId],
    nationality: Option<&str>,
) -> Coverage {
    let columns = columns(library, characteristics, nationality);
    let issues: Vec<IssueId> = (library.taxonomy.issues.iter())
        .map(|issue| issue.id.clone())
        .collect();
    let row = |issue: &IssueId| CoverageRow {
        issue: issue.clone(),
        cells: vec![CoverageCell::default(); columns.len()],
    };
    let mut table = Coverage {
        rows: issues.iter().map(row).collect(),
        columns: columns.clone(),
    };
    let (across, down) = (places(&columns), places(&issues));
    let counts = |held: &Held<'_>| !held.is_retired() && held.pack.is_on(nationality);
    for held in library.passages().filter(counts) {
        let about = held.passage.about.iter();
        let about: BTreeSet<usize> = about.filter_map(|id| across.get(id).copied()).collect();
        let (own, above) = rows_of(library, held, &down);
        for column in about {
            for row in &own {
                table.change(*row, column, |cell| cell.add(held));
            }
            for row in above.difference(&own) {
                table.change(*row, column, |cell| cell.below += 1);
            }
        }
    }
    table
}

/// Each characteristic once, in the order asked for; else all that can be true of somebody of the nationality.
fn columns(
    library: &Library,
    characteristics: &[CharacteristicId],
    nationality: Option<&str>,
) -> Vec<CharacteristicId> {
    let all = library.taxonomy.characteristics();
    let all = all.filter(|known| nationality.is_none() || known.is_for(nationality));
    let mut seen = BTreeSet::new();
    if characteristics.is_empty() {
        all.map(|known| known.id.clone()).collect()
    } else {
        let asked = characteristics.iter().filter(|id| seen.insert(*id));
        asked.cloned().collect()
    }
}

fn places<T: Ord>(ids: &[T]) -> BTreeMap<&T, usize> {
    ids.iter().zip(0..).collect()
}

/// The rows of a passage's own issues, and of the issues above them.
fn rows_of(
    library: &Library,
    held: Held<'_>,
    down: &BTreeMap<&IssueId, usize>,
) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let issues = &held.passage.issues;
    let above = issues.iter().flat_map(|id| library.taxonomy.ancestors(id));
    (
        issues
            .iter()
            .filter_map(|id| down.get(id).copied())
            .collect(),
        above
            .filter_map(|issue| down.get(&issue.id).copied())
            .collect(),
    )
}

/// Whether a passage is one of those that the cell of a characteristic under an issue counts.
pub fn counts_in(held: Held<'_>, characteristic: &CharacteristicId, issue: &IssueId) -> bool {
    let passage = held.passage;
    !held.is_retired() && passage.about.contains(characteristic) && passage.issues.contains(issue)
}
