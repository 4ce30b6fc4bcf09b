//! Undo and redo: labelled snapshots of the whole case, a hundred deep.
//!
//! A case is small, so a snapshot is simpler and safer than an inverse of every edit. Steps are
//! made in one place, [`History::apply`]; typing on in the same field is one step.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::num::NonZeroU32;

use crate::profile::Labels;

use super::edit::{Edit, EditError};
use super::model::Case;
use super::numbers;

const DEPTH: usize = 100;

/// A case that remembers.
#[derive(Clone, Debug)]
pub struct History {
    present: Case,
    past: VecDeque<Step>,
    future: Vec<Step>,
    /// What the next edit may go on with: forgotten by undo, redo and saving.
    last: Option<Edit>,
    saved: Option<Case>,
    /// What steps call entries.
    labels: Labels,
}

/// A case to go back (or forward) to, and what is undone (or redone) by it.
#[derive(Clone, Debug)]
struct Step {
    label: String,
    case: Case,
}

impl History {
    /// Starts from a case that needs no saving: a new one, or one just read.
    pub fn new(case: Case) -> Self {
        History {
            saved: Some(case.clone()),
            present: case,
            past: VecDeque::new(),
            future: Vec::new(),
            last: None,
            labels: Labels::default(),
        }
    }

    /// Starts from a case that is nowhere on disk under its own name: a recovered one.
    pub fn unsaved(case: Case) -> Self {
        History {
            saved: None,
            ..History::new(case)
        }
    }

    /// From now on, steps call entries so.
    pub fn call(&mut self, labels: Labels) {
        self.labels = labels;
    }

    pub fn case(&self) -> &Case {
        &self.present
    }

    /// Makes a change; undo will take it back. Nothing changes where it fails.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        let next = edit.apply(&self.present)?;
        let label = edit.label_in(&self.present, &next, &self.labels);
        self.apply_together(&label, vec![edit])
    }

    /// Makes several changes that undo takes back as one. All are made or none.
    pub fn apply_together(&mut self, label: &str, edits: Vec<Edit>) -> Result<(), EditError> {
        let mut next = self.present.clone();
        for edit in &edits {
            next = edit.apply(&next)?;
        }
        next.settle_numbers();
        if next == self.present {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.present, next);
        let alone = <[Edit; 1]>::try_from(edits).ok().map(|[edit]| edit);
        if !self.goes_on(alone.as_ref()) {
            self.past.push_back(Step {
                label: label.to_owned(),
                case: before,
            });
            if self.past.len() > DEPTH {
                self.past.pop_front();
            }
        }
        self.last = alone;
        self.future.clear();
        Ok(())
    }

    fn goes_on(&self, edit: Option<&Edit>) -> bool {
        match (edit, &self.last) {
            (Some(edit), Some(last)) => edit.continues(last) && !self.past.is_empty(),
            _ => false,
        }
    }

    /// Says that what follows is a step of its own, even where it goes on in the same field.
    pub fn end_step(&mut self) {
        self.last = None;
    }

    /// Somebody outside has been told the numbers of the case as it was `then`: entries keep theirs, and exhibits, by
    /// their number, begin on these pages. Nothing that undo could take back, and what undo brings back takes these
    /// numbers, too.
    pub fn keep_numbers(&mut self, then: &Case, first_pages: &BTreeMap<u32, NonZeroU32>) {
        let mut told = then.clone();
        numbers::keep(&mut told, first_pages);
        let steps = self.past.iter_mut().chain(&mut self.future);
        for case in steps.map(|step| &mut step.case).chain([&mut self.present]) {
            numbers::carry(&told, case);
        }
        self.last = None;
    }

    /// Takes the last step back and says which it was.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.past.pop_back()?;
        let undone = std::mem::replace(&mut self.present, step.case);
        self.future.push(Step {
            label: step.label.clone(),
            case: undone,
        });
        self.last = None;
        Some(step.label)
    }

    /// Makes the last step that was taken back again and says which it was.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.future.pop()?;
        let before = std::mem::replace(&mut self.present, step.case);
        self.past.push_back(Step {
            label: step.label.clone(),
            case: before,
        });
        self.last = None;
        Some(step.label)
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.back().map(|step| step.label.as_str())
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }

    /// Names the files of documents otherwise, in the present and in all there is to go back to: a case
    /// that lies in another folder now finds them from there. Nothing that undo could take back.
    pub fn name_files(&mut self, name: impl Fn(&str) -> String) {
        let steps = self.past.iter_mut().chain(&mut self.future);
        let cases = steps.map(|step| &mut step.case).chain(&mut self.saved);
        for case in cases.chain([&mut self.present]) {
            case.name_files(&name);
        }
        self.last = None;
    }

    /// The paths of the files of documents, in the present and in all there is to go back to.
    pub fn files(&self) -> BTreeSet<String> {
        let steps = self.past.iter().chain(&self.future);
        let cases = steps.map(|step| &step.case).chain(&self.saved);
        let documents = cases
            .chain([&self.present])
            .flat_map(|case| case.documents.iter());
        let paths = documents.flat_map(|document| {
            let original = document.converted_from.as_ref();
            let unredacted = document.redacted.as_ref().map(|it| &it.path);
            [
                Some(&document.path),
                original.map(|it| &it.path),
                unredacted,
                document.cleaned.as_ref().map(|it| &it.path),
            ]
        });
        let filed = self.present.filed.iter().flat_map(|one| &one.files);
        let respondent = self.present.respondent.iter().map(|one| &one.path);
        let filed = filed.map(|file| &file.path).chain(respondent);
        paths.flatten().chain(filed).cloned().collect()
    }

    /// Says that the case is on disk as it was `then`, which may be before what was done last.
    pub fn mark_saved(&mut self, then: Case) {
        self.saved = Some(then);
    }

    pub fn is_saved(&self) -> bool {
        self.saved.as_ref() == Some(&self.present)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{HeadingField, IssueChoice};
    use super::*;

    fn type_reference(text: &str) -> Edit {
        Edit::SetHeading {
            field: HeadingField::Reference,
            text: text.to_owned(),
        }
    }

    fn tick(id: &str) -> Edit {
        Edit::SetCharacteristic {
            id: id.into(),
            holds: true,
        }
    }

    #[test]
    fn undo_takes_back_and_redo_makes_again_with_a_label() {
        let mut history = History::new(Case::new("p"));
        history.apply(tick("deserter")).unwrap();
        assert_eq!(history.undo_label(), Some("Tick “deserter”"));
        assert_eq!(history.undo().as_deref(), Some("Tick “deserter”"));
        assert_eq!(history.case(), &Case::new("p"));
        assert_eq!(history.redo().as_deref(), Some("Tick “deserter”"));
        assert!(history.case().claimant.characteristics.contains("deserter"));
        assert_eq!(history.redo(), None);
    }

    #[test]
    fn typing_in_one_field_is_one_step() {
        let mut history = History::new(Case::new("p"));
        for text in ["P", "PA", "PA/1"] {
            history.apply(type_reference(text)).unwrap();
        }
        history.undo();
        assert_eq!(history.case().heading.reference, "");
    }

    #[test]
    fn what_was_done_while_the_case_was_saved_is_not_saved() {
        let mut history = History::new(Case::new("p"));
        history.apply(type_reference("PA")).unwrap();
        let then = history.case().clone();
        history.end_step();
        history.apply(type_reference("PA/1")).unwrap();
        history.mark_saved(then);
        assert!(!history.is_saved());
        history.undo();
        assert!(history.is_saved());
    }

    #[test]
    fn a_step_that_is_ended_is_taken_back_alone() {
        let mut history = History::new(Case::new("p"));
        history.apply(type_reference("PA")).unwrap();
        history.end_step();
        history.apply(type_reference("PA/1")).unwrap();
        history.undo();
        assert_eq!(history.case().heading.reference, "PA");
    }

    #[test]
    fn a_new_edit_forgets_what_could_be_redone() {
        let mut history = History::new(Case::new("p"));
        history.apply(tick("a")).unwrap();
        history.undo();
        history.apply(tick("b")).unwrap();
        assert_eq!(history.redo_label(), None);
    }

    #[test]
    fn a_hundred_steps_are_kept() {
        let mut history = History::new(Case::new("p"));
        for number in 0..DEPTH + 5 {
            history.apply(tick(&format!("c{number}"))).unwrap();
        }
        let undone = std::iter::from_fn(|| history.undo()).count();
        assert_eq!(undone, DEPTH);
        assert_eq!(history.case().claimant.characteristics.len(), 5);
    }

    #[test]
    fn several_edits_are_made_together_or_not_at_all() {
        let mut history = History::new(Case::new("p"));
        let issue = Edit::AddIssue(IssueChoice::Typed("Risk".into()));
        let wrong = Edit::RemoveEntry { number: 9 };
        assert!(
            history
                .apply_together("Both", vec![issue.clone(), wrong])
                .is_err()
        );
        assert_eq!(history.case(), &Case::new("p"));
        history
            .apply_together("Both", vec![issue, tick("a")])
            .unwrap();
        history.undo();
        assert_eq!(history.case(), &Case::new("p"));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut history = History::new(Case::new("p"));
        history.apply(type_reference("")).unwrap();
        assert_eq!(history.undo_label(), None);
        assert!(history.is_saved());
    }
}
