//! What splitting an issue and merging two do. No entry is lost, copied or renumbered by it.

use super::apply::refuse_twin;
use super::edit::{EditError, IssueChoice};
use super::model::{Case, DisputedIssue};

/// The entries from `number` on go to a new issue behind theirs. It answers the same issue of the tree.
pub(super) fn split(case: &mut Case, number: u32) -> Result<(), EditError> {
    let key = IssueChoice::Typed(String::new()).key(case);
    let (at, from) = place_of(case, number).ok_or(EditError::NoSuchEntry(number))?;
    let Some(issue) = case.issues.get_mut(at).filter(|_| from > 0) else {
        return Err(EditError::NothingBefore(number));
    };
    let behind = DisputedIssue {
        key,
        label: continued(&issue.label),
        taxonomy: issue.taxonomy.clone(),
        // They stand before the evidence that stays.
        authorities: issue.authorities.as_ref().map(|_| Vec::new()),
        answers: issue.answers.clone(),
        entries: issue.entries.split_off(from),
    };
    case.issues.insert(at + 1, behind);
    Ok(())
}

/// Position of the issue of an entry, and of the entry under it.
fn place_of(case: &Case, number: u32) -> Option<(usize, usize)> {
    let mut issues = case.issues.iter().enumerate();
    issues.find_map(|(at, issue)| {
        let mut entries = issue.entries.iter();
        let under = entries.position(|entry| entry.number == number)?;
        Some((at, under))
    })
}

/// Two headings that read alike would look like a mistake.
fn continued(label: &str) -> String {
    let mark = " (continued)";
    let plain = label.strip_suffix(mark).unwrap_or(label);
    format!("{plain}{mark}")
}

/// The first one keeps its name. The same passage under both must be taken out of one of them first.
pub(super) fn merge(case: &mut Case, key: &str) -> Result<(), EditError> {
    let at = mergeable(case, key)?;
    let (first, behind) = case.issues.split_at_mut(at + 1);
    let Some((first, next)) = first.last_mut().zip(behind.first_mut()) else {
        return Ok(());
    };
    first.entries.append(&mut next.entries);
    first.take_authorities(next);
    first.answers = first.answers.with(&next.answers);
    if first.taxonomy.is_none() {
        first.taxonomy = next.taxonomy.take();
    }
    case.issues.remove(at + 1);
    Ok(())
}

/// Where the issue stands, if it can be merged with the one behind it.
fn mergeable(case: &Case, key: &str) -> Result<usize, EditError> {
    let found = case.issues.iter().position(|issue| issue.key == key);
    let at = found.ok_or_else(|| EditError::NoSuchIssue(key.to_owned()))?;
    let (Some(first), Some(next)) = (case.issues.get(at), case.issues.get(at + 1)) else {
        let last = case.issues.last().map(|issue| issue.label.clone());
        return Err(EditError::NothingBehind(last.unwrap_or_default()));
    };
    for entry in &next.entries {
        refuse_twin(first, &entry.passage)?;
    }
    Ok(at)
}

impl Case {
    /// Why an issue cannot be merged with the one behind it, where that is so.
    pub fn why_not_merged(&self, key: &str) -> Option<EditError> {
        mergeable(self, key).err()
    }
}

#[cfg(test)]
mod tests {
    use crate::case::specimen::{entry, issue};
    use crate::case::{Case, DisputedIssue, Edit, EditError, History};

    /// CS 1 and CS 2 under A, CS 3 under B, nothing under C.
    fn case() -> History {
        let mut history = History::new(Case::new("p"));
        let edits = [
            issue("A"),
            issue("B"),
            issue("C"),
            entry("own-1", "p-1"),
            entry("own-1", "p-2"),
            entry("own-2", "p-1"),
        ];
        for edit in edits {
            history.apply(edit).unwrap();
        }
        history
    }

    fn shape(case: &Case) -> Vec<(&str, Vec<u32>)> {
        let of = |issue: &'_ DisputedIssue| -> Vec<u32> {
            issue.entries.iter().map(|entry| entry.number).collect()
        };
        let issues = case.issues.iter();
        issues
            .map(|issue| (issue.label.as_str(), of(issue)))
            .collect()
    }

    #[test]
    fn a_split_issue_goes_on_under_a_heading_of_its_own_and_merging_joins_it_again() {
        let mut history = case();
        let before = history.case().clone();
        history.apply(Edit::SplitIssue { number: 2 }).unwrap();
        assert_eq!(
            shape(history.case()),
            [
                ("A", vec![1]),
                ("A (continued)", vec![2]),
                ("B", vec![3]),
                ("C", vec![])
            ]
        );
        assert_eq!(history.undo_label(), Some("Split issue 1 at entry 2"));
        let key = "own-1".to_owned();
        history.apply(Edit::MergeIssues { key }).unwrap();
        assert_eq!(history.undo_label(), Some("Merge issue 2 into issue 1"));
        assert_eq!(*history.case(), before);
        history.undo();
        history.undo();
        assert_eq!(*history.case(), before);
    }

    #[test]
    fn nothing_is_split_from_nothing_and_the_last_issue_has_no_next() {
        let case = case();
        let split = Edit::SplitIssue { number: 1 }.apply(case.case());
        assert_eq!(split, Err(EditError::NothingBefore(1)));
        let key = "own-3".to_owned();
        let merge = Edit::MergeIssues { key }.apply(case.case());
        assert_eq!(merge, Err(EditError::NothingBehind("C".to_owned())));
    }

    #[test]
    fn issues_with_the_same_passage_are_not_merged() {
        let key = "own-1".to_owned();
        let case = case();
        let why = case.case().why_not_merged(&key);
        assert_eq!(why, Some(EditError::EntryTwice(1)), "said beforehand");
        let merge = Edit::MergeIssues { key }.apply(case.case());
        assert_eq!(merge, Err(EditError::EntryTwice(1)));
    }

    #[test]
    fn issues_are_numbered_as_printed_and_empty_ones_behind() {
        let mut history = case();
        let to = 0;
        let key = "own-3".to_owned();
        history.apply(Edit::MoveIssue { key, to }).unwrap();
        let number = |key: &str| history.case().issue_number(key);
        assert_eq!(["own-1", "own-2", "own-3"].map(number), [1, 2, 3].map(Some));
    }
}
