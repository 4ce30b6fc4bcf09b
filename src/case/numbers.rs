//! Numbers that others may cite: they follow the order of print until somebody outside can have been told
//! them, and from then on they stay.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::edit::{Edit, EditError};
use super::exhibit::Exhibit;
use super::model::Case;
use crate::library::PassageId;

/// Whether somebody outside may have been told the numbers of entries and pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numbers {
    /// Nobody has: entries are numbered in the order of print, whatever is done.
    Automatic,
    /// An entry keeps its number, and a document its first page. So it is in cases of older versions,
    /// which do not say.
    #[default]
    Kept,
}

impl Numbers {
    pub(super) fn are_kept(&self) -> bool {
        *self == Numbers::Kept
    }
}

impl Case {
    /// The case in which these exhibits, by number, may begin on other pages than others were told.
    pub fn letting_move(mut self, exhibits: &[u32]) -> Self {
        self.pinned.retain(|number, _| !exhibits.contains(number));
        self
    }

    /// The case with a change made, its entries numbered as they then are.
    pub fn with(&self, edit: &Edit) -> Result<Case, EditError> {
        let mut case = edit.apply(self)?;
        case.settle_numbers();
        Ok(case)
    }

    /// Numbers the entries in the order of print, unless somebody may have cited them.
    pub(super) fn settle_numbers(&mut self) {
        if !self.numbers.are_kept() {
            renumber(self);
        }
    }
}

/// From now on an entry keeps its number, and each of these exhibits, by number, begins on its page.
pub(super) fn keep(case: &mut Case, first_pages: &BTreeMap<u32, NonZeroU32>) {
    case.numbers = Numbers::Kept;
    let exhibits = case.exhibits.iter().map(|exhibit| exhibit.number);
    let pins = exhibits.filter_map(|number| Some((number, *first_pages.get(&number)?)));
    case.pinned.extend(pins.collect::<Vec<_>>());
}

/// An exhibit goes: its pages, where others were told them, are given to no other that comes behind.
pub(super) fn leave(case: &mut Case, exhibit: &Exhibit) {
    let Some(first) = case.pinned.remove(&exhibit.number) else {
        return;
    };
    let document = case.documents.get(exhibit.document);
    let all = document.and_then(|document| document.pages).unwrap_or(1);
    let count = (1..=all).filter(|page| exhibit.holds(*page)).count();
    let last = first.get() - 1 + u32::try_from(count.max(1)).unwrap_or(u32::MAX);
    case.told_to = case.told_to.max(last);
}

/// Numbers the entries anew; pages move as they have to.
pub(super) fn release(case: &mut Case) {
    case.numbers = Numbers::Automatic;
    case.pinned.clear();
    case.told_to = 0;
    renumber(case);
}

/// The entries of a case, by what they are known by when their numbers change: issue and passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryList(Vec<(u32, String, PassageId)>);

impl EntryList {
    pub fn of(case: &Case) -> Self {
        let entries = case.issues.iter().flat_map(|issue| {
            let entries = issue.entries.iter();
            entries.map(|entry| (entry.number, issue.key.clone(), entry.passage.id.clone()))
        });
        EntryList(entries.collect())
    }

    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map(|one| one.0)
    }

    /// By their numbers here, the numbers that these entries have in another list. One that went to another issue is
    /// known by its passage; one that is not there is left out.
    pub fn numbers_in(&self, other: &EntryList) -> BTreeMap<u32, u32> {
        let mut left: Vec<_> = other.0.iter().collect();
        let mut numbers = BTreeMap::new();
        for is_under_its_issue in [true, false] {
            for (number, key, passage) in &self.0 {
                let is_it = |one: &&(u32, String, PassageId)| {
                    one.2 == *passage && (!is_under_its_issue || one.1 == *key)
                };
                if !numbers.contains_key(number)
                    && let Some(at) = left.iter().position(is_it)
                {
                    numbers.insert(*number, left.swap_remove(at).0);
                }
            }
        }
        numbers
    }
}

/// Gives what is known of a case as it was before, or may be again, the numbers that were told since: an entry is known
/// by its passage, first under its own issue. One that was not there gets a number that nobody was told.
pub(super) fn carry(told: &Case, case: &mut Case) {
    let numbers = EntryList::of(case).numbers_in(&EntryList::of(told));
    let is_told = |number: u32| numbers.values().any(|told| *told == number);
    let was_kept = case.numbers.are_kept();
    let mut next = told
        .next_entry
        .max(if was_kept { case.next_entry } else { 0 });
    for entry in case.issues.iter_mut().flat_map(|issue| &mut issue.entries) {
        entry.number = match numbers.get(&entry.number) {
            Some(told) => *told,
            // Somebody may have been told it earlier.
            None if was_kept && !is_told(entry.number) => entry.number,
            None => {
                next += 1;
                next - 1
            }
        };
    }
    case.next_entry = next;
    case.index_reserve = told.index_reserve;
    case.told_to = case.told_to.max(told.told_to);
    keep(case, &told.pinned);
}

fn renumber(case: &mut Case) {
    let entries = case.issues.iter_mut().flat_map(|issue| &mut issue.entries);
    let mut next = 1;
    for entry in entries {
        entry.number = next;
        next += 1;
    }
    case.next_entry = next;
}

#[cfg(test)]
mod tests {
    use super::super::specimen::{self, entry, issue};
    use super::super::{Edit, History};
    use super::*;

    fn numbers(case: &Case) -> Vec<Vec<u32>> {
        let of = |issue: &crate::case::DisputedIssue| {
            issue.entries.iter().map(|entry| entry.number).collect()
        };
        case.issues.iter().map(of).collect()
    }

    fn made(edits: Vec<Edit>) -> History {
        let mut history = History::new(Case::new("p"));
        for edit in edits {
            history.apply(edit).unwrap();
        }
        history
    }

    fn two_issues() -> Vec<Edit> {
        vec![
            issue("A"),
            issue("B"),
            entry("own-2", "p-1"),
            entry("own-1", "p-2"),
        ]
    }

    fn page(number: u32) -> NonZeroU32 {
        NonZeroU32::new(number).unwrap()
    }

    #[test]
    fn entries_of_a_new_case_are_numbered_in_the_order_of_print_after_every_change() {
        let mut history = made(two_issues());
        assert_eq!(numbers(history.case()), [vec![1], vec![2]]);
        let to_the_front = Edit::MoveIssue {
            key: "own-2".into(),
            to: 0,
        };
        history.apply(to_the_front).unwrap();
        let first = &history.case().issues[0].entries[0];
        assert_eq!((first.number, first.passage.id.as_str()), (1, "p-1"));
        history.apply(Edit::RemoveEntry { number: 1 }).unwrap();
        assert_eq!(numbers(history.case()), [vec![], vec![1]]);
        assert_eq!(history.case().next_entry, 2);
    }

    #[test]
    fn several_changes_at_once_name_entries_by_the_numbers_that_they_had_before() {
        let mut history = made(two_issues());
        let remove = |number| Edit::RemoveEntry { number };
        let both = vec![remove(1), remove(2)];
        history.apply_together("Remove both", both).unwrap();
        assert_eq!(numbers(history.case()), [vec![], vec![]] as [Vec<u32>; 2]);
    }

    #[test]
    fn once_they_are_kept_a_new_entry_gets_the_next_free_number() {
        let mut edits = two_issues();
        edits.push(Edit::KeepNumbers(BTreeMap::new()));
        edits.push(entry("own-1", "p-3"));
        edits.push(Edit::RemoveEntry { number: 1 });
        edits.push(entry("own-2", "p-4"));
        assert_eq!(numbers(made(edits).case()), [vec![3], vec![2, 4]]);
    }

    #[test]
    fn what_undo_brings_back_has_the_numbers_that_were_told_since() {
        let mut history = made(two_issues());
        history.apply(Edit::RemoveEntry { number: 1 }).unwrap();
        assert_eq!(numbers(history.case()), [vec![], vec![1]]);
        history.keep_numbers(&history.case().clone(), &BTreeMap::new());
        assert_eq!(history.undo().as_deref(), Some("Remove entry 1"));
        // The entry that was gone when the numbers were told has none that anybody was told.
        assert_eq!(numbers(history.case()), [vec![2], vec![1]]);
        assert_eq!(history.case().numbers, Numbers::Kept);
        history.redo().unwrap();
        assert_eq!(numbers(history.case()), [vec![], vec![1]]);
        while history.undo().is_some() {}
        assert_eq!(history.case().numbers, Numbers::Kept);
        history.apply(issue("A")).unwrap();
        history.apply(entry("own-1", "p-9")).unwrap();
        assert_eq!(numbers(history.case()), [vec![2]]);
    }

    #[test]
    fn a_number_that_was_told_once_comes_back_with_its_entry() {
        let mut history = made(two_issues());
        history.keep_numbers(&history.case().clone(), &BTreeMap::new());
        history.apply(Edit::RemoveEntry { number: 1 }).unwrap();
        history.apply(entry("own-1", "p-3")).unwrap();
        history.keep_numbers(&history.case().clone(), &BTreeMap::new());
        assert_eq!(numbers(history.case()), [vec![3], vec![2]]);
        history.undo().unwrap();
        history.undo().unwrap();
        assert_eq!(numbers(history.case()), [vec![1], vec![2]]);
        assert_eq!(history.case().next_entry, 4);
    }

    #[test]
    fn what_was_done_while_a_bundle_was_made_does_not_change_the_numbers_in_it() {
        let mut history = made(two_issues());
        let then = history.case().clone();
        history.apply(entry("own-1", "p-3")).unwrap();
        assert_eq!(numbers(history.case()), [vec![1, 2], vec![3]]);
        history.keep_numbers(&then, &BTreeMap::new());
        assert_eq!(numbers(history.case()), [vec![1, 3], vec![2]]);
    }

    #[test]
    fn a_passage_under_two_issues_keeps_both_its_numbers() {
        let mut history = made(vec![
            issue("A"),
            issue("B"),
            entry("own-1", "p-1"),
            entry("own-2", "p-1"),
        ]);
        let swap = Edit::MoveIssue {
            key: "own-2".into(),
            to: 0,
        };
        history.apply(swap).unwrap();
        history.keep_numbers(&history.case().clone(), &BTreeMap::new());
        history.undo().unwrap();
        assert_eq!(numbers(history.case()), [vec![2], vec![1]]);
    }

    #[test]
    fn pages_are_pinned_of_documents_that_are_there_and_all_are_released_together() {
        let mut case = specimen::case(1, 2);
        case.exhibits = specimen::with_everything().exhibits;
        let there = case.exhibits[0].number;
        let told = BTreeMap::from([(there, page(12)), (99, page(30))]);
        keep(&mut case, &told);
        assert_eq!(case.pinned, [(there, page(12))].into());
        assert_eq!(case.numbers, Numbers::Kept);
        // What moved with everybody's knowledge is pinned where it is now.
        keep(&mut case, &[(there, page(14))].into());
        assert_eq!(case.pinned, [(there, page(14))].into());
        release(&mut case);
        assert_eq!((case.numbers, case.pinned.len()), (Numbers::Automatic, 0));
    }
}
