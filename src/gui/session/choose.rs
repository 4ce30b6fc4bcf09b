//! Passages taken into the case and out of it, with the issue under which they stand.

use std::collections::BTreeSet;

use crate::case::{Edit, IssueChoice};
use crate::gui::action::Under;
use crate::gui::evidence::{MOST_AT_ONCE, Ranking};
use crate::library::{Passage, PassageId};

use super::Session;

impl Session {
    /// Takes a passage in, with its issue where the case does not have it yet, as one step.
    pub(in crate::gui) fn choose(&mut self, position: usize, under: &Under, now: f64) {
        let on_offer = self.library.at(position).filter(|held| !held.is_retired());
        let Some(held) = on_offer else {
            return;
        };
        let Some((key, new_issue)) = self.issue_for(position, held.passage, under) else {
            return;
        };
        let add = Edit::AddEntry {
            issue: key,
            source: Box::new(held.source.clone()),
            passage: Box::new(held.passage.clone()),
        };
        let label = add.label();
        let edits = new_issue
            .map(Edit::AddIssue)
            .into_iter()
            .chain([add])
            .collect();
        self.edit_together(&label, edits, Ranking::Kept, now);
    }

    /// Takes the whole list in, as one step: what is taken already and what is retired left out.
    pub(in crate::gui) fn choose_shown(&mut self, now: f64) {
        let positions: Vec<usize> = self.evidence.tickable().collect();
        if positions.is_empty() || positions.len() > MOST_AT_ONCE {
            return;
        }
        let mut edits = Vec::new();
        let mut new = BTreeSet::new();
        for position in &positions {
            let Some(held) = self.library.at(*position) else {
                continue;
            };
            let Some((key, issue)) = self.issue_for(*position, held.passage, &Under::Best) else {
                continue;
            };
            let is_new = |_: &IssueChoice| new.insert(key.clone());
            edits.extend(issue.filter(is_new).map(Edit::AddIssue));
            edits.push(Edit::AddEntry {
                issue: key,
                source: Box::new(held.source.clone()),
                passage: Box::new(held.passage.clone()),
            });
        }
        let label = format!("Rely on {} passages", positions.len());
        self.edit_together(&label, edits, Ranking::Kept, now);
    }

    /// The key of the issue to choose under, and the issue itself where it must be added first.
    fn issue_for(
        &self,
        position: usize,
        passage: &Passage,
        under: &Under,
    ) -> Option<(String, Option<IssueChoice>)> {
        let id = match under {
            Under::Issue(key) => return Some((key.clone(), None)),
            Under::Tree(id) => id,
            Under::Best => {
                let row = self.evidence.row(position);
                let answered = row.and_then(|row| self.evidence.answers(row));
                answered.or_else(|| passage.issues.first())?
            }
        };
        let has = |issue: &&crate::case::DisputedIssue| issue.taxonomy.as_ref() == Some(id);
        if let Some(known) = self.case().issues.iter().find(has) {
            return Some((known.key.clone(), None));
        }
        let label = self
            .library
            .taxonomy
            .issue(id)
            .map_or_else(|| id.to_string(), |issue| issue.label.clone());
        let choice = IssueChoice::FromTree {
            id: id.clone(),
            label,
        };
        Some((choice.key(self.case()), Some(choice)))
    }

    pub(in crate::gui) fn unchoose(&mut self, passage: &PassageId, now: f64) {
        let remove = |entry: &crate::case::Entry| Edit::RemoveEntry {
            number: entry.number,
        };
        let edits: Vec<Edit> = self.case().uses_of(passage).map(remove).collect();
        if !edits.is_empty() {
            let label = format!("Remove passage {passage}");
            self.edit_together(&label, edits, Ranking::Kept, now);
        }
    }
}
