//! What undo calls each edit.
//!
//! An edit alone does not know where it leads, for instance to which issue an entry moves. So there are
//! two labels: one from the edit, and a better one from the cases before and behind it.

use super::edit::Edit;
use super::exhibit::SortBy;
use super::exhibit_change::ExhibitChange;
use super::model::Case;
use crate::profile::Labels;

impl ExhibitChange {
    fn label(&self) -> &'static str {
        match self {
            ExhibitChange::Title(_) => "Type title of document",
            ExhibitChange::Kind(_) => "Set kind of document",
            ExhibitChange::Date(_) => "Set date of document",
            ExhibitChange::Section(_) => "Move document to another section",
            ExhibitChange::Pages(_) => "Choose pages of document",
            ExhibitChange::TitlePage(true) => "Include title page of document",
            ExhibitChange::TitlePage(false) => "Leave out title page of document",
            ExhibitChange::Paper(_) => "Set paper of document",
            ExhibitChange::LongPages(_) => "Set long pages of document",
            ExhibitChange::Comments(_) => "Set comments of document",
            ExhibitChange::Smaller(Some(_)) => "Make pictures of document smaller",
            ExhibitChange::Smaller(None) => "Leave pictures of document as they are",
            ExhibitChange::Language(_) => "Say the language of document",
            ExhibitChange::Translation(Some(_)) => "Say that a document is a translation",
            ExhibitChange::Translation(None) => "Say that a document is no translation",
            ExhibitChange::OriginalBeside(true) => "Put signed original beside the bundle",
            ExhibitChange::OriginalBeside(false) => "Put no original beside the bundle",
            ExhibitChange::MadeOf(_) => "Convert document",
            ExhibitChange::Turn { page: None, .. } => "Turn document",
            ExhibitChange::Turn { page: Some(_), .. } => "Turn page of document",
            ExhibitChange::File(_) => "Find document again",
        }
    }
}

impl Edit {
    /// What undo calls it, for instance `Tick “deserter”`.
    pub fn label(&self, labels: &Labels) -> String {
        match self {
            Edit::SetHeading { field, .. } => format!("Type {}", field.label().to_lowercase()),
            Edit::SetNationality(_) => "Set nationality".to_owned(),
            Edit::SetCharacteristic { id, holds: true } => format!("Tick “{id}”"),
            Edit::SetCharacteristic { id, holds: false } => format!("Untick “{id}”"),
            Edit::AddIssue(choice) => format!("Add issue “{}”", choice.label()),
            Edit::RenameIssue { .. } => "Rename issue".to_owned(),
            Edit::RemoveIssue { .. } => "Remove issue".to_owned(),
            Edit::MoveIssue { .. } => "Move issue".to_owned(),
            Edit::SetAuthorities { .. } => "Choose authorities".to_owned(),
            Edit::SetParagraphs { .. } => "Type paragraphs of authority".to_owned(),
            Edit::SetLookedUp {
                looked_up: Some(_), ..
            } => "Say that an authority was looked up".to_owned(),
            Edit::SetLookedUp { .. } => "Take back that an authority was looked up".to_owned(),
            Edit::SplitIssue { number } => format!("Split issue at {}", labels.entry(*number)),
            Edit::MergeIssues { .. } => "Merge issues".to_owned(),
            Edit::AddEntry { passage, .. } => format!("Add passage {}", passage.id),
            Edit::RemoveEntry { number } => format!("Remove {}", labels.entry(*number)),
            Edit::MoveEntry { number, .. } => format!("Move {}", labels.entry(*number)),
            Edit::SetProposition { number, .. } => {
                format!("Type proposition of {}", labels.entry(*number))
            }
            Edit::SetNote { number, .. } => format!("Type note of {}", labels.entry(*number)),
            Edit::SignOff { number, .. } => format!("Sign off {}", labels.entry(*number)),
            Edit::WithdrawSignOff { number } => {
                format!("Withdraw sign-off of {}", labels.entry(*number))
            }
            Edit::QuoteEntry { number, .. } => format!("Quote source in {}", labels.entry(*number)),
            Edit::AddExtract { extract, .. } => {
                let pinpoint = extract.passage.pinpoint.as_deref().unwrap_or_default();
                format!("Add extract {pinpoint}").trim_end().to_owned()
            }
            Edit::ConfirmChange {
                number,
                holds: true,
                ..
            } => format!("Confirm change in {}", labels.entry(*number)),
            Edit::ConfirmChange { number, .. } => {
                format!("Confirm no change in {}", labels.entry(*number))
            }
            Edit::PrintContext {
                number,
                wanted: true,
            } => {
                format!("Print context of {}", labels.entry(*number))
            }
            Edit::PrintContext { number, .. } => {
                format!("Print no context of {}", labels.entry(*number))
            }
            Edit::QuoteAnyway { number, .. } => {
                format!("Type reason for words of {}", labels.entry(*number))
            }
            Edit::SetSourceFile { .. } => "Set file of source".to_owned(),
            Edit::SayFetched { .. } => "Say that the file came from its address".to_owned(),
            Edit::RemoveSourceFile { .. } => "Remove file of source".to_owned(),
            Edit::CountPages { first: Some(_), .. } => "Count pages of report".to_owned(),
            Edit::CountPages { first: None, .. } => "Number pages of report as printed".to_owned(),
            Edit::KeepNumbers(_) => "Keep numbers".to_owned(),
            Edit::ReleaseNumbers => "Number entries anew".to_owned(),
            Edit::AddExhibit(new) => format!("Add document “{}”", new.title),
            Edit::RemoveExhibit { .. } => "Remove document".to_owned(),
            Edit::MoveExhibit { .. } => "Move document".to_owned(),
            Edit::ChangeExhibit { change, .. } => change.label().to_owned(),
            Edit::PlaceExhibits { numbers, .. } => match numbers.len() {
                1 => "Move document".to_owned(),
                count => format!("Move {count} documents"),
            },
            Edit::RenameSection { .. } => "Rename heading of documents".to_owned(),
            Edit::MoveSection { .. } => "Move heading of documents".to_owned(),
            Edit::SortExhibits(SortBy::Date) => "Sort documents by date".to_owned(),
            Edit::SortExhibits(SortBy::Title) => "Sort documents by title".to_owned(),
            Edit::SetDividers(true) => "Add divider pages".to_owned(),
            Edit::SetDividers(false) => "Remove divider pages".to_owned(),
            Edit::SetQuotedPages { only: true, .. } => "Include only pages quoted".to_owned(),
            Edit::SetQuotedPages { only: false, .. } => "Include quoted documents whole".to_owned(),
            Edit::SetVolumes(cap) if cap.is_none() => "Keep the bundle in one file".to_owned(),
            Edit::SetVolumes(_) => "Split the bundle into volumes".to_owned(),
            Edit::SetRemark {
                remark,
                wanted: true,
            } => format!("Print: {}", remark.label().to_lowercase()),
            Edit::SetRemark { remark, .. } => {
                format!("Do not print: {}", remark.label().to_lowercase())
            }
            Edit::SetShorter(form, wanted) => form.change(*wanted).to_owned(),
            Edit::SetOverride { .. } => "Set a rule aside".to_owned(),
            Edit::ConsiderExclusion { by, .. } if by.trim().is_empty() => {
                "Say that exclusion was not considered".to_owned()
            }
            Edit::ConsiderExclusion { .. } => "Say that exclusion was considered".to_owned(),
            Edit::Redact { .. } => "Redact a document".to_owned(),
            Edit::MarkRedactions(..) => "Mark what is to be taken out".to_owned(),
            Edit::LookAt(.., Some(_)) => "Say that you looked where nobody can search".to_owned(),
            Edit::LookAt(.., None) => "Take back that you looked".to_owned(),
            Edit::Unredact { .. } => "Take the redaction of a document back".to_owned(),
            Edit::SetProfile(_) => "Choose tribunal".to_owned(),
            Edit::SetAnonymity(_) => "Say whether there is an anonymity direction".to_owned(),
            Edit::MarkFiled(bundle) => format!("Mark {} as filed", bundle.title),
            Edit::TakeBackFiling => "Take back that the last bundle was filed".to_owned(),
            Edit::SetReviewReceived(Some(_)) => "Say when the review was received".to_owned(),
            Edit::SetReviewReceived(None) => "Take back when the review was received".to_owned(),
            Edit::SetRespondent(_) => "Note the respondent’s bundle".to_owned(),
            Edit::SetLateBecause(_) => "Type why it was not filed earlier".to_owned(),
            Edit::Hidden(_, change) => change.label().to_owned(),
            Edit::Letter(change) => change.label().to_owned(),
            Edit::SetConfidential(_) => "Say which words are confidential".to_owned(),
        }
    }

    /// The same where the cases before and behind it are known, for instance `Move CS 3 to issue 2`.
    pub fn label_in(&self, before: &Case, behind: &Case, labels: &Labels) -> String {
        let placed = self.placed(before, behind, labels);
        placed.unwrap_or_else(|| self.label(labels))
    }

    /// Numbers of issues are those that a person saw when doing it, or sees where it went.
    fn placed(&self, before: &Case, behind: &Case, labels: &Labels) -> Option<String> {
        if let Edit::RenameIssue { key, .. } = self {
            return Some(format!("Rename issue {}", before.issue_number(key)?));
        }
        if let Edit::RemoveIssue { key } = self {
            let label = &before.issue(key)?.label;
            let number = before.issue_number(key)?;
            return Some(format!("Remove issue {number} “{label}”"));
        }
        if let Edit::MoveIssue { key, .. } = self {
            let from = before.issue_number(key)?;
            let to = behind.issues.iter().position(|issue| issue.key == *key)?;
            return Some(format!("Move issue {from} to place {}", to + 1));
        }
        if let Edit::SplitIssue { number } = self {
            let split = before.issue_number(&before.issue_of(*number)?.key)?;
            return Some(format!("Split issue {split} at {}", labels.entry(*number)));
        }
        if let Edit::MergeIssues { key } = self {
            let at = before.issues.iter().position(|issue| issue.key == *key)?;
            let next = before.issue_number(&before.issues.get(at + 1)?.key)?;
            let kept = before.issue_number(key)?;
            return Some(format!("Merge issue {next} into issue {kept}"));
        }
        if let Edit::MoveEntry { number, issue, .. } = self {
            return moved((*number, &labels.entry(*number)), issue, before, behind);
        }
        None
    }
}

/// `Move CS 3 to issue 2`, or within its issue `Move CS 3 to place 1`.
fn moved(
    (number, entry): (u32, &str),
    issue: &str,
    before: &Case,
    behind: &Case,
) -> Option<String> {
    if before.issue_of(number)?.key != issue {
        let to = behind.issue_number(issue)?;
        return Some(format!("Move {entry} to issue {to}"));
    }
    let mut entries = behind.issue(issue)?.entries.iter();
    let to = entries.position(|entry| entry.number == number)?;
    Some(format!("Move {entry} to place {}", to + 1))
}

#[cfg(test)]
mod tests {
    use crate::case::{Case, Edit, History, IssueChoice};
    use crate::library::specimen;

    fn case() -> History {
        let mut history = History::new(Case::new("p"));
        for label in ["A", "B"] {
            let choice = IssueChoice::Typed(label.to_owned());
            history.apply(Edit::AddIssue(choice)).unwrap();
        }
        for passage in ["p-1", "p-2"] {
            let (source, passage) = specimen::passage(passage);
            let add = Edit::AddEntry {
                issue: "own-1".to_owned(),
                source: Box::new(source),
                passage: Box::new(passage),
            };
            history.apply(add).unwrap();
        }
        history
    }

    #[test]
    fn undo_says_where_a_thing_was_moved_to() {
        let to = |number, issue: &str, to| Edit::MoveEntry {
            number,
            issue: issue.to_owned(),
            to,
        };
        let mut history = case();
        let mut label = |edit| {
            history.apply(edit).unwrap();
            history.undo_label().unwrap().to_owned()
        };
        assert_eq!(label(to(2, "own-1", 0)), "Move entry 2 to place 1");
        assert_eq!(label(to(2, "own-2", 0)), "Move entry 2 to issue 2");
        let key = "own-2".to_owned();
        assert_eq!(
            label(Edit::MoveIssue { key, to: 0 }),
            "Move issue 2 to place 1"
        );
        let key = "own-1".to_owned();
        assert_eq!(label(Edit::RemoveIssue { key }), "Remove issue 2 “A”");
    }
}
