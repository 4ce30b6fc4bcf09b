//! What is disputed in the decision letter, in the making: the paragraph beside the selection, and the issue that is to
//! answer it.

use crate::case::{Case, Edit, IssueChoice, LetterChange, ParagraphList};
use crate::library::{IssueId, Taxonomy};
use crate::quote::Passage;

use super::opened::Opened;

/// Characters of the words selected that become the name of an issue at most: a heading, not a quotation.
const LONGEST: usize = 160;

/// Which issue answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::gui) enum Pick {
    #[default]
    Unsaid,
    /// One of the case, by key.
    Case(String),
    /// One of the tree that the case does not have yet.
    Tree(IssueId),
    /// In the words of the letter, or of the person’s own.
    Own,
}

/// What can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) enum LetterAction {
    Paragraphs(String),
    Pick(Pick),
    Own(String),
    /// Brings a paragraph into view.
    Show(String),
    /// It was added.
    Added,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::gui) struct LetterDraft {
    /// As they are typed or were found beside the selection.
    pub(in crate::gui) paragraphs: String,
    pub(in crate::gui) pick: Pick,
    pub(in crate::gui) own: String,
}

impl LetterDraft {
    /// Goes along with what is selected; without a selection all stays.
    pub(super) fn select(&mut self, passage: Option<&Passage>, opened: &Opened) {
        let Some(passage) = passage else { return };
        self.paragraphs = paragraphs(passage, opened);
        let words: Vec<&str> = passage.text.split_whitespace().collect();
        self.own = words.join(" ").chars().take(LONGEST).collect();
    }

    pub(super) fn added(&mut self) {
        *self = LetterDraft::default();
    }

    /// What undo calls it, and the edits; or what is missing.
    pub(in crate::gui) fn edits(
        &self,
        case: &Case,
        taxonomy: &Taxonomy,
    ) -> Result<(String, Vec<Edit>), String> {
        let typed = self.paragraphs.parse::<ParagraphList>();
        let paragraphs = typed.map_err(|error| format!("{error}."))?;
        if paragraphs.is_empty() {
            return Err("Select what is disputed, or type its paragraph.".to_owned());
        }
        let (key, choice) = match &self.pick {
            Pick::Unsaid => return Err("Choose the issue that answers it.".to_owned()),
            Pick::Case(key) => (key.clone(), None),
            Pick::Tree(id) => chosen(case, of_tree(taxonomy, id)),
            Pick::Own if self.own.trim().is_empty() => {
                return Err("Type the name of the issue.".to_owned());
            }
            Pick::Own => chosen(case, IssueChoice::Typed(self.own.clone())),
        };
        let before = case.issue(&key).map(|issue| issue.answers.clone());
        let label = format!("Dispute {}", paragraphs.named());
        let answers = Edit::Letter(LetterChange::Answers {
            issue: key,
            paragraphs: before.unwrap_or_default().with(&paragraphs),
        });
        let edits = choice.map(Edit::AddIssue).into_iter().chain([answers]);
        Ok((label, edits.collect()))
    }
}

fn chosen(case: &Case, choice: IssueChoice) -> (String, Option<IssueChoice>) {
    (choice.key(case), Some(choice))
}

fn of_tree(taxonomy: &Taxonomy, id: &IssueId) -> IssueChoice {
    let mut issues = taxonomy.issues.iter();
    let label = issues.find(|issue| issue.id == *id);
    IssueChoice::FromTree {
        id: id.clone(),
        label: label.map(|issue| issue.label.clone()).unwrap_or_default(),
    }
}

/// The paragraphs in which the first and the last word stand: `34`, `34-36`.
fn paragraphs(passage: &Passage, opened: &Opened) -> String {
    let at = |number: usize| {
        let laid = opened.words.laid(number)?;
        opened.letter.at(laid.page, laid.word)
    };
    let first = at(passage.words.start);
    let last = at(passage.words.end.saturating_sub(1));
    match (first, last) {
        (Some(first), Some(last)) if first == last => first.to_owned(),
        (Some(first), Some(last)) => match (first.parse::<u32>(), last.parse::<u32>()) {
            (Ok(_), Ok(_)) => format!("{first}-{last}"),
            _ => format!("{first}, {last}"),
        },
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => String::new(),
    }
}
