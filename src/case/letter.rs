//! The decision letter (reasons for refusal) that an appeal answers: the case knows its file, the numbers of its
//! paragraphs, and which disputed issue answers which of them. It is no page of the bundle.

use serde::{Deserialize, Serialize};

use super::apply::issue_mut;
use super::document::{DocumentFile, DocumentId, entered, leave};
use super::edit::{Edit, EditError};
use super::limits::{Excess, many};
use super::model::{Case, DisputedIssue};
use super::paragraph_list::ParagraphList;

/// Of one letter, or answered by one issue: a letter of a hundred pages has fewer.
const PARAGRAPHS: usize = 2_000;

/// The letter, as far as the case knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionLetter {
    pub document: DocumentId,
    /// Its numbered paragraphs, as far as they could be read.
    #[serde(default, skip_serializing_if = "ParagraphList::is_empty")]
    pub paragraphs: ParagraphList,
    /// Those in which nothing is disputed, says a person.
    #[serde(default, skip_serializing_if = "ParagraphList::is_empty")]
    pub nothing_to_answer: ParagraphList,
}

/// What can be changed about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterChange {
    /// The file of the letter and the numbers of its paragraphs; in place of another, if there was one.
    File {
        file: DocumentFile,
        paragraphs: ParagraphList,
    },
    /// The case knows no letter any more; what issues answer stays, for it is printed.
    Remove,
    /// All paragraphs that an issue answers.
    Answers {
        issue: String,
        paragraphs: ParagraphList,
    },
    /// All paragraphs in which nothing is disputed.
    NothingToAnswer(ParagraphList),
}

impl LetterChange {
    pub(super) fn label(&self) -> &'static str {
        match self {
            LetterChange::File { .. } => "Choose decision letter",
            LetterChange::Remove => "Remove decision letter",
            LetterChange::Answers { .. } => "Set paragraphs that an issue answers",
            LetterChange::NothingToAnswer(_) => "Say where nothing is disputed",
        }
    }

    /// Whether it goes on with what `earlier` began: typing in one field.
    pub(super) fn continues(&self, earlier: &LetterChange) -> bool {
        match (self, earlier) {
            (LetterChange::Answers { issue: a, .. }, LetterChange::Answers { issue: b, .. }) => {
                a == b
            }
            _ => false,
        }
    }
}

pub(super) fn change(case: &mut Case, change: &LetterChange) -> Result<(), EditError> {
    match change {
        LetterChange::File { file, paragraphs } => take(case, file, paragraphs),
        LetterChange::Remove => {
            if let Some(letter) = case.decision_letter.take() {
                leave(case, letter.document);
            }
        }
        LetterChange::Answers { issue, paragraphs } => {
            issue_mut(case, issue)?.answers.clone_from(paragraphs);
        }
        LetterChange::NothingToAnswer(paragraphs) => {
            let letter = case.decision_letter.as_mut();
            let letter = letter.ok_or(EditError::NoLetter)?;
            letter.nothing_to_answer.clone_from(paragraphs);
        }
    }
    Ok(())
}

/// What was said of the same letter stays said.
fn take(case: &mut Case, file: &DocumentFile, paragraphs: &ParagraphList) {
    let before = case.decision_letter.take();
    let content = |id| case.documents.get(id).map(|known| known.sha256.clone());
    let is_same = before.as_ref().and_then(|letter| content(letter.document));
    let is_same = is_same.as_ref() == Some(&file.sha256);
    let document = entered(case, file);
    let said = before.as_ref().filter(|_| is_same);
    case.decision_letter = Some(DecisionLetter {
        document,
        paragraphs: paragraphs.clone(),
        nothing_to_answer: said
            .map(|letter| letter.nothing_to_answer.clone())
            .unwrap_or_default(),
    });
    if let Some(before) = before {
        leave(case, before.document);
    }
}

impl Case {
    /// The file of the decision letter.
    pub fn letter_document(&self) -> Option<&super::Document> {
        self.documents.get(self.decision_letter.as_ref()?.document)
    }

    /// The edit by which the decision letter, where it was at that path, is at another.
    pub(super) fn letter_moved(&self, path: &str, now: &str) -> Option<Edit> {
        let document = self.letter_document()?;
        let paragraphs = self.decision_letter.as_ref()?.paragraphs.clone();
        (document.path == path).then(|| {
            let file = DocumentFile {
                path: now.to_owned(),
                sha256: document.sha256.clone(),
                pages: document.pages,
            };
            Edit::Letter(LetterChange::File { file, paragraphs })
        })
    }

    /// The issues that answer a paragraph of the decision letter.
    pub fn answering<'c>(&'c self, paragraph: &'c str) -> impl Iterator<Item = &'c DisputedIssue> {
        let issues = self.issues.iter();
        issues.filter(move |issue| issue.answers.answers(paragraph))
    }

    /// The paragraphs of the decision letter that no disputed issue answers, but for those in which nothing is
    /// disputed.
    pub fn not_answered(&self) -> ParagraphList {
        let Some(letter) = &self.decision_letter else {
            return ParagraphList::default();
        };
        let is_open = |number: &&str| {
            !letter.nothing_to_answer.answers(number) && self.answering(number).next().is_none()
        };
        letter.paragraphs.iter().filter(is_open).collect()
    }

    /// Paragraphs that an issue is to answer and that the letter, as it was read, does not have.
    pub fn not_in_letter(&self) -> Vec<(&DisputedIssue, ParagraphList)> {
        let letter = self.decision_letter.as_ref();
        let Some(letter) = letter.filter(|letter| !letter.paragraphs.is_empty()) else {
            return Vec::new();
        };
        let missing = self.issues.iter().map(|issue| {
            let own = issue.answers.iter();
            let missing = own.filter(|number| !letter.paragraphs.has_place_of(number));
            (issue, missing.collect::<ParagraphList>())
        });
        missing.filter(|(_, missing)| !missing.is_empty()).collect()
    }
}

pub(super) fn excess(case: &Case) -> Option<Excess> {
    let letter = case.decision_letter.iter();
    let of_letter = letter.flat_map(|one| [&one.paragraphs, &one.nothing_to_answer]);
    let answered = case.issues.iter().map(|issue| &issue.answers);
    let mut all = of_letter.chain(answered);
    all.find_map(|list| many("paragraphs of the decision letter", list.len(), PARAGRAPHS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::specimen::{issue, with_exhibit};
    use crate::case::{History, text};

    pub(super) fn list(text: &str) -> ParagraphList {
        text.parse().unwrap()
    }

    fn file(sha256: &str) -> DocumentFile {
        DocumentFile {
            path: "in/letter.pdf".to_owned(),
            sha256: sha256.repeat(64),
            pages: Some(9),
        }
    }

    fn letter(sha256: &str, paragraphs: &str) -> Edit {
        Edit::Letter(LetterChange::File {
            file: file(sha256),
            paragraphs: list(paragraphs),
        })
    }

    fn answers(issue: &str, paragraphs: &str) -> Edit {
        Edit::Letter(LetterChange::Answers {
            issue: issue.to_owned(),
            paragraphs: list(paragraphs),
        })
    }

    fn nothing(paragraphs: &str) -> Edit {
        Edit::Letter(LetterChange::NothingToAnswer(list(paragraphs)))
    }

    fn after(edits: &[Edit]) -> Case {
        let apply = |case: Case, edit: &Edit| edit.apply(&case).unwrap();
        edits.iter().fold(Case::new("p"), apply)
    }

    #[test]
    fn paragraphs_that_no_issue_answers_are_known() {
        let case = after(&[
            issue("A"),
            issue("B"),
            letter("a", "33-41"),
            answers("own-1", "34, 35(a)"),
            answers("own-2", "36, 39"),
            nothing("33, 40"),
        ]);
        assert_eq!(case.not_answered().to_string(), "37, 38, 41");
        let by = |paragraph| case.answering(paragraph).map(|one| one.label.as_str());
        assert_eq!(by("35").collect::<Vec<_>>(), ["A"]);
        assert_eq!(by("37").count(), 0);
    }

    #[test]
    fn a_paragraph_that_the_letter_does_not_have_is_known() {
        let case = after(&[
            issue("A"),
            letter("a", "33-41"),
            answers("own-1", "34, 38(a), 51"),
        ]);
        let missing = case.not_in_letter();
        assert_eq!(missing.len(), 1);
        assert_eq!(missing[0].1.to_string(), "51");
    }

    #[test]
    fn every_change_can_be_undone_and_is_saved() {
        let mut history = History::new(after(&[issue("A")]));
        let before = history.case().clone();
        let edits = [letter("a", "33-41"), answers("own-1", "34"), nothing("33")];
        for edit in edits {
            history.apply(edit).unwrap();
        }
        assert_eq!(history.undo_label(), Some("Say where nothing is disputed"));
        let written = text::write(history.case()).unwrap();
        assert_eq!(text::read(written.as_bytes()).as_ref(), Ok(history.case()));
        for _ in 0..3 {
            history.undo();
        }
        assert_eq!(*history.case(), before);
        let plain = text::write(&before).unwrap();
        for word in ["decision_letter", "answers"] {
            assert!(!plain.contains(word), "{word} is written though unused");
        }
    }

    #[test]
    fn the_letter_is_no_exhibit_and_its_file_goes_with_it() {
        let case = after(&[letter("a", "1-3")]);
        assert!(case.exhibits.is_empty());
        assert_eq!(case.letter_document().unwrap().path, "in/letter.pdf");
        let gone = Edit::Letter(LetterChange::Remove).apply(&case).unwrap();
        assert!(gone.documents.is_empty());
        assert!(gone.letter_document().is_none());
    }

    #[test]
    fn an_exhibit_that_is_also_the_letter_stays_when_the_letter_goes() {
        let case = with_exhibit(&Case::new("p"), None);
        let exhibit = case.documents.iter().next().unwrap().clone();
        let own = Edit::Letter(LetterChange::File {
            file: DocumentFile {
                path: exhibit.path.clone(),
                sha256: exhibit.sha256.clone(),
                pages: None,
            },
            paragraphs: ParagraphList::default(),
        });
        let both = own.apply(&case).unwrap();
        assert_eq!(both.documents.len(), 1);
        let gone = Edit::Letter(LetterChange::Remove).apply(&both).unwrap();
        assert_eq!(gone.documents.len(), 1);
        let number = both.exhibits[0].number;
        let other = Edit::RemoveExhibit { number }.apply(&both).unwrap();
        assert_eq!(other.documents.len(), 1, "still the letter");
    }

    #[test]
    fn another_letter_forgets_where_nothing_is_disputed_and_the_same_one_does_not() {
        let case = after(&[letter("a", "1-3"), nothing("1")]);
        let again = letter("a", "1-4").apply(&case).unwrap();
        assert_eq!(again.not_answered().to_string(), "2–4");
        let other = letter("b", "1-4").apply(&case).unwrap();
        assert_eq!(other.not_answered().to_string(), "1–4");
        assert_eq!(other.documents.len(), 1);
    }

    #[test]
    fn an_issue_that_is_split_and_merged_again_answers_what_it_did() {
        let case = after(&[
            issue("A"),
            crate::case::specimen::entry("own-1", "p-1"),
            crate::case::specimen::entry("own-1", "p-2"),
            answers("own-1", "34"),
        ]);
        let split = Edit::SplitIssue { number: 2 }.apply(&case).unwrap();
        assert_eq!(split.issues[1].answers.to_string(), "34");
        let key = "own-1".to_owned();
        let merged = Edit::MergeIssues { key }.apply(&split).unwrap();
        assert_eq!(merged, case);
    }
}
