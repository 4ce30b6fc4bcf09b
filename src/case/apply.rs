//! What each edit does to a case.
//!
//! [`Edit::apply`] gives a new case or says why it cannot; it never half-changes one.

use std::collections::BTreeSet;

use crate::library::{Date, Passage, Source, is_legible};

use super::edit::{Edit, EditError, IssueChoice};
use super::issues;
use super::limits::excess;
use super::model::{Case, Considered, DisputedIssue, Entry, Override, OverrideKind};
use super::paragraph_list::ParagraphList;
use super::quoted::{self, Brought};
use super::sign_off::sign_off;
use super::{arrange, authority, filed, hidden, letter, numbers, quoting, redaction, translation};

impl Edit {
    /// The case with this change made.
    pub fn apply(&self, case: &Case) -> Result<Case, EditError> {
        let mut case = case.clone();
        match self {
            Edit::SetHeading { field, text } => case.heading.get_mut(*field).clone_from(text),
            Edit::SetNationality(code) => case.claimant.nationality.clone_from(code),
            Edit::SetCharacteristic { id, holds: true } => {
                case.claimant.characteristics.insert(id.clone());
            }
            Edit::SetCharacteristic { id, holds: false } => {
                case.claimant.characteristics.remove(id);
            }
            Edit::AddIssue(choice) => add_issue(&mut case, choice)?,
            Edit::RenameIssue { key, label } => {
                issue_mut(&mut case, key)?.label = named(label)?.to_owned();
            }
            Edit::RemoveIssue { key } => {
                let before = Brought::of(&case);
                take_issue(&mut case, key)?;
                quoted::go(&mut case, before)?;
            }
            Edit::MoveIssue { key, to } => {
                let issue = take_issue(&mut case, key)?;
                insert_at(&mut case.issues, *to, issue);
            }
            Edit::SetAuthorities { issue, authorities } => {
                authority::set(&mut case, issue, authorities)?;
            }
            Edit::SetParagraphs {
                issue,
                authority: id,
                text,
            } => authority::set_paragraphs(&mut case, issue, id, text)?,
            Edit::SetLookedUp {
                authority: id,
                looked_up,
            } => authority::set_looked_up(&mut case, id, looked_up.as_ref())?,
            Edit::SplitIssue { number } => issues::split(&mut case, *number)?,
            Edit::MergeIssues { key } => issues::merge(&mut case, key)?,
            Edit::AddEntry {
                issue,
                source,
                passage,
            } => {
                add_entry(&mut case, issue, source, passage)?;
            }
            Edit::RemoveEntry { number } => {
                let before = Brought::of(&case);
                take_entry(&mut case, *number)?;
                quoted::go(&mut case, before)?;
            }
            Edit::MoveEntry { number, issue, to } => move_entry(&mut case, *number, issue, *to)?,
            Edit::SetProposition { number, text } => {
                entry_mut(&mut case, *number)?.proposition = filled(text);
            }
            Edit::SetNote { number, text } => entry_mut(&mut case, *number)?.note = filled(text),
            Edit::SignOff { number, by, on } => sign_off(&mut case, *number, by, *on)?,
            Edit::WithdrawSignOff { number } => {
                entry_mut(&mut case, *number)?.signed_off = None;
            }
            Edit::QuoteEntry { number, extract } => quoting::quote(&mut case, *number, extract)?,
            Edit::AddExtract { issue, extract } => quoting::add(&mut case, issue, extract)?,
            Edit::ConfirmChange {
                number,
                change,
                holds,
            } => quoting::confirm(&mut case, *number, change, *holds)?,
            Edit::PrintContext { number, wanted } => {
                entry_mut(&mut case, *number)?.prints_context = *wanted;
            }
            Edit::QuoteAnyway { number, reason, on } => {
                quoting::set_aside(&mut case, *number, reason, *on)?;
            }
            Edit::SayFetched { source } => quoting::say_fetched(&mut case, source),
            Edit::SetSourceFile {
                source,
                file,
                edition,
                retrieved_on,
            } => {
                let edition = edition.as_deref();
                quoting::set_source_file(&mut case, source, file, edition, *retrieved_on);
            }
            Edit::RemoveSourceFile { source, document } => {
                quoting::remove_source_file(&mut case, source, *document)?;
            }
            Edit::CountPages { sha256, first } => {
                quoting::count_pages(&mut case, sha256, *first);
            }
            Edit::KeepNumbers(first_pages) => numbers::keep(&mut case, first_pages),
            Edit::ReleaseNumbers if case.is_filed() => return Err(EditError::NumbersFiled),
            Edit::ReleaseNumbers => numbers::release(&mut case),
            Edit::AddExhibit(new) => arrange::add(&mut case, new)?,
            Edit::RemoveExhibit { number } => arrange::remove(&mut case, *number)?,
            Edit::MoveExhibit { number, to } => arrange::relocate(&mut case, *number, *to)?,
            Edit::ChangeExhibit { number, change } => arrange::change(&mut case, *number, change)?,
            Edit::PlaceExhibits {
                numbers,
                section,
                before,
            } => arrange::place(&mut case, numbers, section.as_deref(), *before)?,
            Edit::RenameSection { from, to } => {
                arrange::rename_section(&mut case, from.as_deref(), to);
            }
            Edit::MoveSection { section, to } => {
                arrange::move_section(&mut case, section.as_deref(), *to);
            }
            Edit::SortExhibits(by) => arrange::sort(&mut case, *by),
            Edit::SetDividers(wanted) => case.dividers = *wanted,
            Edit::SetQuotedPages {
                only,
                exhibits,
                brought,
            } => quoted::set_pages(&mut case, *only, exhibits, brought)?,
            Edit::SetRemark { remark, wanted } => set_in(&mut case.remarks, *remark, *wanted),
            Edit::SetShorter(form, wanted) => set_in(&mut case.shorter, *form, *wanted),
            Edit::SetVolumes(cap) => case.volumes = cap.filled(),
            Edit::SetOverride { rule, reason, on } => set_override(&mut case, *rule, reason, *on),
            Edit::ConsiderExclusion { by, on } => {
                let by = Some(by.trim().to_owned()).filter(|by| is_legible(by));
                case.exclusion_considered = by.map(|by| Considered { by, on: *on });
            }
            Edit::Redact {
                document,
                copy,
                marks,
            } => redaction::redact(&mut case, *document, copy, marks)?,
            Edit::MarkRedactions(document, marks) => redaction::mark(&mut case, *document, marks)?,
            Edit::LookAt(document, pages, on) => {
                redaction::look_at(&mut case, *document, pages, *on)?;
            }
            Edit::Unredact { document } => redaction::restore(&mut case, *document)?,
            Edit::SetAnonymity(name) => case.anonymity.clone_from(name),
            Edit::SetProfile(id) => case.profile.clone_from(id),
            Edit::MarkFiled(bundle) => filed::mark(&mut case, bundle)?,
            Edit::TakeBackFiling => filed::take_back(&mut case)?,
            Edit::SetReviewReceived(on) => case.review_received = *on,
            Edit::SetLateBecause(text) => case.late_because = filled(text),
            Edit::SetRespondent(bundle) => case.respondent = bundle.as_deref().cloned(),
            Edit::SetConfidential(words) => redaction::confidential(&mut case, words),
            Edit::Letter(change) => letter::change(&mut case, change)?,
            Edit::Hidden(document, change) => hidden::change(&mut case, *document, change)?,
        }
        translation::keep_together(&mut case);
        match excess(&case) {
            Some(excess) => Err(excess.into()),
            None => Ok(case),
        }
    }
}

pub(super) fn filled(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn named(label: &str) -> Result<&str, EditError> {
    let label = label.trim();
    if label.is_empty() {
        Err(EditError::UnnamedIssue)
    } else {
        Ok(label)
    }
}

fn insert_at<T>(list: &mut Vec<T>, to: usize, item: T) {
    list.insert(to.min(list.len()), item);
}

fn add_issue(case: &mut Case, choice: &IssueChoice) -> Result<(), EditError> {
    let label = named(choice.label())?.to_owned();
    let key = choice.key(case);
    if case.issue(&key).is_some() {
        return Err(EditError::IssueTwice(label));
    }
    let taxonomy = match choice {
        IssueChoice::FromTree { id, .. } => Some(id.clone()),
        IssueChoice::Typed(_) => None,
    };
    case.issues.push(DisputedIssue {
        key,
        label,
        taxonomy,
        authorities: None,
        answers: ParagraphList::default(),
        entries: Vec::new(),
    });
    Ok(())
}

pub(super) fn issue_mut<'a>(
    case: &'a mut Case,
    key: &str,
) -> Result<&'a mut DisputedIssue, EditError> {
    let missing = || EditError::NoSuchIssue(key.to_owned());
    case.issues
        .iter_mut()
        .find(|issue| issue.key == key)
        .ok_or_else(missing)
}

fn take_issue(case: &mut Case, key: &str) -> Result<DisputedIssue, EditError> {
    let missing = || EditError::NoSuchIssue(key.to_owned());
    let at = case
        .issues
        .iter()
        .position(|issue| issue.key == key)
        .ok_or_else(missing)?;
    Ok(case.issues.remove(at))
}

pub(super) fn entry_mut(case: &mut Case, number: u32) -> Result<&mut Entry, EditError> {
    let mut entries = case.issues.iter_mut().flat_map(|issue| &mut issue.entries);
    entries
        .find(|entry| entry.number == number)
        .ok_or(EditError::NoSuchEntry(number))
}

fn take_entry(case: &mut Case, number: u32) -> Result<Entry, EditError> {
    for issue in &mut case.issues {
        if let Some(at) = issue
            .entries
            .iter()
            .position(|entry| entry.number == number)
        {
            return Ok(issue.entries.remove(at));
        }
    }
    Err(EditError::NoSuchEntry(number))
}

/// The same passage may stand under several issues, but only once under each.
pub(super) fn refuse_twin(issue: &DisputedIssue, passage: &Passage) -> Result<(), EditError> {
    match issue
        .entries
        .iter()
        .find(|entry| entry.passage.id == passage.id)
    {
        Some(twin) => Err(EditError::EntryTwice(twin.number)),
        None => Ok(()),
    }
}

pub(super) fn add_entry(
    case: &mut Case,
    key: &str,
    source: &Source,
    passage: &Passage,
) -> Result<(), EditError> {
    let number = case.next_entry;
    let issue = issue_mut(case, key)?;
    refuse_twin(issue, passage)?;
    issue.entries.push(Entry::choose(number, source, passage));
    case.next_entry += 1;
    Ok(())
}

fn move_entry(case: &mut Case, number: u32, key: &str, to: usize) -> Result<(), EditError> {
    let entry = take_entry(case, number)?;
    let issue = issue_mut(case, key)?;
    refuse_twin(issue, &entry.passage)?;
    insert_at(&mut issue.entries, to, entry);
    Ok(())
}

fn set_in<T: Ord>(all: &mut BTreeSet<T>, one: T, wanted: bool) {
    match wanted {
        true => drop(all.insert(one)),
        false => drop(all.remove(&one)),
    }
}

fn set_override(case: &mut Case, rule: OverrideKind, reason: &str, on: Date) {
    match filled(reason) {
        Some(reason) => drop(case.overrides.insert(rule, Override { reason, on })),
        None => drop(case.overrides.remove(&rule)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::specimen::{entry, issue};

    fn after(edits: &[Edit]) -> Case {
        edits
            .iter()
            .fold(Case::new("p"), |case, edit| edit.apply(&case).unwrap())
    }

    fn numbers(case: &Case) -> Vec<Vec<u32>> {
        let of = |issue: &DisputedIssue| issue.entries.iter().map(|entry| entry.number).collect();
        case.issues.iter().map(of).collect()
    }

    #[test]
    fn an_entry_keeps_its_number_wherever_it_goes() {
        let move_it = Edit::MoveEntry {
            number: 1,
            issue: "own-2".into(),
            to: 0,
        };
        let case = after(&[
            issue("A"),
            issue("B"),
            entry("own-1", "p-1"),
            entry("own-2", "p-2"),
            move_it,
        ]);
        assert_eq!(numbers(&case), [vec![], vec![1, 2]]);
    }

    #[test]
    fn a_removed_number_is_not_given_again() {
        let case = after(&[
            issue("A"),
            entry("own-1", "p-1"),
            Edit::RemoveEntry { number: 1 },
            entry("own-1", "p-2"),
        ]);
        assert_eq!(numbers(&case), [vec![2]]);
    }

    #[test]
    fn renumbering_follows_print_order() {
        let case = after(&[
            issue("A"),
            issue("B"),
            entry("own-2", "p-1"),
            entry("own-1", "p-2"),
            Edit::ReleaseNumbers,
        ]);
        assert_eq!(numbers(&case), [vec![1], vec![2]]);
        assert_eq!(case.next_entry, 3);
    }

    #[test]
    fn one_passage_stands_under_two_issues_but_not_twice_under_one() {
        let case = after(&[
            issue("A"),
            issue("B"),
            entry("own-1", "p-1"),
            entry("own-2", "p-1"),
        ]);
        assert_eq!(
            entry("own-1", "p-1").apply(&case),
            Err(EditError::EntryTwice(1))
        );
        let merge = Edit::MoveEntry {
            number: 1,
            issue: "own-2".into(),
            to: 9,
        };
        assert_eq!(merge.apply(&case), Err(EditError::EntryTwice(2)));
    }

    #[test]
    fn an_entry_notices_that_its_copy_was_changed_by_hand() {
        let case = after(&[issue("A"), entry("own-1", "p-1")]);
        let mut entry = case.entry(1).unwrap().clone();
        assert!(entry.is_as_chosen());
        entry.passage.text.push_str(" not");
        assert!(!entry.is_as_chosen());
    }

    #[test]
    fn empty_words_take_a_note_away_and_name_no_issue() {
        let note = |text: &str| Edit::SetNote {
            number: 1,
            text: text.to_owned(),
        };
        let case = after(&[issue("A"), entry("own-1", "p-1"), note("see"), note("  ")]);
        assert_eq!(case.entry(1).unwrap().note, None);
        assert_eq!(issue("  ").apply(&case), Err(EditError::UnnamedIssue));
    }
}
