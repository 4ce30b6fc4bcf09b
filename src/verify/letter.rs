//! The decision letter of a case, paragraph by paragraph: which disputed issue answers it, or that none does yet.

use crate::case::{Case, DocumentFile, Edit, LetterChange, ParagraphList};
use crate::numbering::{LetterParagraph, LetterParagraphs};

use super::Report;

/// What is known of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// By these issues, as they are numbered.
    Issues(Vec<usize>),
    /// Nothing is disputed in it, says a person.
    Nothing,
    Open,
}

/// A paragraph of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterLine {
    pub number: String,
    /// The page on which it begins, from 0, and as a reader names it.
    pub page: usize,
    pub page_name: String,
    /// How it begins.
    pub opening: String,
    pub answer: Answer,
}

impl Answer {
    pub fn of(case: &Case, number: &str) -> Answer {
        let issues = case.answering(number);
        let issues: Vec<usize> = issues
            .filter_map(|issue| case.issue_number(&issue.key))
            .collect();
        let letter = case.decision_letter.as_ref();
        let is_nothing = letter.is_some_and(|letter| letter.nothing_to_answer.answers(number));
        match (issues.is_empty(), is_nothing) {
            (false, _) => Answer::Issues(issues),
            (true, true) => Answer::Nothing,
            (true, false) => Answer::Open,
        }
    }

    /// `issue 2`, `issues 2 and 5`, `nothing to answer`, `not answered`.
    pub fn words(&self) -> String {
        match self {
            Answer::Issues(numbers) => {
                let named: Vec<String> = numbers.iter().map(usize::to_string).collect();
                match named.as_slice() {
                    [only] => format!("issue {only}"),
                    _ => format!("issues {}", named.join(" and ")),
                }
            }
            Answer::Nothing => "nothing to answer".to_owned(),
            Answer::Open => "not answered".to_owned(),
        }
    }
}

/// The paragraphs of a letter that was read.
pub fn letter_lines(case: &Case, report: &Report, letter: &LetterParagraphs) -> Vec<LetterLine> {
    let line = |one: &LetterParagraph| LetterLine {
        number: one.number.clone(),
        page: one.page,
        page_name: report.pages.of_page(one.page).words(),
        opening: one.opening.clone(),
        answer: Answer::of(case, &one.number),
    };
    letter.iter().map(line).collect()
}

/// Takes a document as the decision letter of a case.
pub fn take_letter(file: DocumentFile, letter: &LetterParagraphs) -> Edit {
    let numbers = letter.iter().map(|one| one.number.as_str());
    Edit::Letter(LetterChange::File {
        file,
        paragraphs: numbers.collect(),
    })
}

/// Whether the document is the decision letter, by its content.
pub fn is_letter(case: &Case, sha256: &str) -> bool {
    let letter = case.letter_document();
    letter.is_some_and(|letter| letter.sha256 == sha256)
}

/// `Not answered yet: paras 38, 41`.
pub fn not_answered(case: &Case) -> String {
    let open: ParagraphList = case.not_answered();
    let has_paragraphs = case.decision_letter.iter();
    let has_paragraphs = has_paragraphs
        .clone()
        .any(|letter| !letter.paragraphs.is_empty());
    match (has_paragraphs, open.is_empty()) {
        (false, _) => {
            "No numbered paragraph could be read in the decision letter: look yourself what is disputed."
                .to_owned()
        }
        (true, true) => "Every paragraph of the decision letter is answered.".to_owned(),
        (true, false) => format!("Not answered yet: {}", open.named()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::IssueChoice;

    fn case() -> Case {
        let list = |text: &str| text.parse::<ParagraphList>().unwrap();
        let file = DocumentFile {
            path: "letter.pdf".to_owned(),
            sha256: "a".repeat(64),
            pages: Some(9),
        };
        let answers = |issue: &str, text: &str| {
            Edit::Letter(LetterChange::Answers {
                issue: issue.to_owned(),
                paragraphs: list(text),
            })
        };
        let edits = [
            Edit::AddIssue(IssueChoice::Typed("A".to_owned())),
            Edit::AddIssue(IssueChoice::Typed("B".to_owned())),
            Edit::Letter(LetterChange::File {
                file,
                paragraphs: list("33-41"),
            }),
            answers("own-1", "34, 35"),
            answers("own-2", "35, 36"),
            Edit::Letter(LetterChange::NothingToAnswer(list("33"))),
        ];
        let apply = |case: Case, edit: &Edit| edit.apply(&case).unwrap();
        edits.iter().fold(Case::new("p"), apply)
    }

    #[test]
    fn each_paragraph_says_who_answers_it() {
        let case = case();
        let said = |number: &str| Answer::of(&case, number).words();
        assert_eq!(said("33"), "nothing to answer");
        assert_eq!(said("34(a)"), "issue 1");
        assert_eq!(said("35"), "issues 1 and 2");
        assert_eq!(said("37"), "not answered");
        assert_eq!(not_answered(&case), "Not answered yet: paras 37–41");
    }

    #[test]
    fn a_letter_without_numbers_is_not_said_to_be_answered() {
        let said = not_answered(&Case::new("p"));
        assert!(said.contains("look yourself"), "{said}");
    }
}
