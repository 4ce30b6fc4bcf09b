//! Passages taken into the case and out of it, with the issue under which they stand.

use std::collections::BTreeSet;

use crate::case::{Edit, IssueChoice};
use crate::gui::action::{Tab, Under};
use crate::gui::evidence::{Aim, BEST, MOST_AT_ONCE, Ranking, Row, Target, Wanted};
use crate::library::{Held, IssueId, PassageId};

use super::{Session, Tone};

impl Session {
    /// Takes a passage in, with its issue where the case does not have it yet, as one step.
    pub(in crate::gui) fn choose(&mut self, position: usize, under: &Under, now: f64) {
        let on_offer = self.library.at(position).filter(|held| !held.is_retired());
        let Some(held) = on_offer else {
            return;
        };
        let Some((key, new_issue)) = self.issue_for(position, held, under) else {
            return;
        };
        let add = relying(key, held);
        let label = add.label(&self.labels);
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
        self.choose_all(&positions, now);
    }

    /// Takes the best of the list in, as one step: the disputed issues in turn take what answers them.
    pub(in crate::gui) fn choose_best(&mut self, now: f64) {
        let best = self.evidence.best(BEST);
        let entry = |(position, id): (usize, IssueId)| {
            let held = self.library.at(position)?;
            let mut issues = self.case().issues.iter();
            let issue = issues.find(|issue| issue.taxonomy.as_ref() == Some(&id))?;
            Some(relying(issue.key.clone(), held))
        };
        let edits: Vec<Edit> = best.into_iter().filter_map(entry).collect();
        if edits.is_empty() {
            let words = "No passage of the list that is not ticked answers a disputed issue.";
            return self.say(Tone::Bad, words.to_owned());
        }
        let label = relying_on(edits.len());
        self.edit_together(&label, edits, Ranking::Kept, now);
    }

    /// Those of them that a tick would take in.
    pub(in crate::gui) fn tickable(&self, positions: &[usize]) -> Vec<usize> {
        let can = |position: &usize| {
            let held = self.library.at(*position);
            !self.evidence.is_chosen(*position) && held.is_some_and(|held| !held.is_retired())
        };
        positions.iter().copied().filter(can).collect()
    }

    /// Takes them in as one step, each under the issue that its row shows.
    pub(in crate::gui) fn choose_all(&mut self, positions: &[usize], now: f64) {
        if positions.len() > MOST_AT_ONCE {
            let words = format!(
                "At most {MOST_AT_ONCE} passages can be ticked at once. Nothing was ticked."
            );
            return self.say(Tone::Bad, words);
        }
        if positions.is_empty() {
            return;
        }
        let mut edits = Vec::new();
        let mut new = BTreeSet::new();
        for position in positions {
            let Some(held) = self.library.at(*position) else {
                continue;
            };
            let Some((key, issue)) = self.issue_for(*position, held, &Under::Shown) else {
                continue;
            };
            let is_new = |_: &IssueChoice| new.insert(key.clone());
            edits.extend(issue.filter(is_new).map(Edit::AddIssue));
            edits.push(relying(key, held));
        }
        let label = relying_on(positions.len());
        self.edit_together(&label, edits, Ranking::Kept, now);
    }

    /// Where a tick on the row puts the passage, in the list that is shown.
    pub(in crate::gui) fn target(&self, row: &Row, held: Held<'_>) -> Option<Target> {
        let taxonomy = &self.library.taxonomy;
        let open = match self.tab {
            Tab::Propositions => self.propositions.open.as_ref(),
            Tab::Passages | Tab::Coverage | Tab::Position => None,
        };
        let open = open.and_then(|id| taxonomy.proposition(id));
        let wanted = open.map_or(Wanted::List, |one| Wanted::Proposition(&one.issues));
        self.evidence.target(self.case(), row, held, wanted)
    }

    /// The key of the issue to choose under, and the issue itself where it must be added first.
    fn issue_for(
        &self,
        position: usize,
        held: Held<'_>,
        under: &Under,
    ) -> Option<(String, Option<IssueChoice>)> {
        let aim = match under {
            Under::Issue(key) => Aim::Case(key.clone()),
            Under::Tree(id) => Aim::Tree(id.clone()),
            Under::Shown => self.target(self.evidence.row(position)?, held)?.aim,
        };
        let id = match aim {
            Aim::Case(key) => return Some((key, None)),
            Aim::Tree(id) => id,
        };
        let known = self.library.taxonomy.issue(&id);
        let label = known.map_or_else(|| id.to_string(), |issue| issue.label.clone());
        let choice = IssueChoice::FromTree { id, label };
        Some((choice.key(self.case()), Some(choice)))
    }

    /// Takes every entry that rests on one of them out of the case, as one step.
    pub(in crate::gui) fn unchoose_all(&mut self, positions: &[usize], now: f64) {
        let held = positions.iter().filter_map(|at| self.library.at(*at));
        let used: Vec<_> = held
            .map(|held| {
                self.case()
                    .uses_of(&held.passage.id)
                    .map(|entry| entry.number)
            })
            .map(Iterator::collect::<Vec<u32>>)
            .filter(|numbers| !numbers.is_empty())
            .collect();
        let numbers = used.iter().flatten();
        let edits: Vec<Edit> = numbers
            .map(|number| Edit::RemoveEntry { number: *number })
            .collect();
        if !edits.is_empty() {
            let label = match used.len() {
                1 => "Remove a passage".to_owned(),
                count => format!("Remove {count} passages"),
            };
            self.edit_together(&label, edits, Ranking::Kept, now);
        }
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

/// Takes a passage in, under the issue of that key.
fn relying(issue: String, held: Held<'_>) -> Edit {
    Edit::AddEntry {
        issue,
        source: Box::new(held.source.clone()),
        passage: Box::new(held.passage.clone()),
    }
}

/// The step as it is called where it can be undone.
fn relying_on(passages: usize) -> String {
    match passages {
        1 => "Rely on a passage".to_owned(),
        count => format!("Rely on {count} passages"),
    }
}
