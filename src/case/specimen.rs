//! Invented cases for the tests of every room. Not compiled into the program.

use crate::library::specimen;
use crate::profile;

use super::{Case, Edit, HeadingField, IssueChoice};

/// An issue in somebody's own words; the first of a case gets the key `own-1`.
pub(super) fn issue(label: &str) -> Edit {
    Edit::AddIssue(IssueChoice::Typed(label.to_owned()))
}

/// An invented passage under the issue of that key.
pub(super) fn entry(key: &str, passage: &str) -> Edit {
    let (source, passage) = specimen::passage(passage);
    Edit::AddEntry {
        issue: key.to_owned(),
        source: Box::new(source),
        passage: Box::new(passage),
    }
}

/// A case with a filled heading and so many issues of so many entries each.
pub(crate) fn case(issues: u32, entries: u32) -> Case {
    let headings = [
        (HeadingField::Reference, "PA/00000/2099"),
        (HeadingField::Appellant, "X Y"),
        (
            HeadingField::Respondent,
            "Secretary of State for the Home Department",
        ),
        (HeadingField::Hearing, "1 April 2099, Nowhere House"),
    ];
    let mut edits: Vec<Edit> = headings
        .into_iter()
        .map(|(field, text)| Edit::SetHeading {
            field,
            text: text.to_owned(),
        })
        .collect();
    for issue in 1..=issues {
        edits.push(Edit::AddIssue(IssueChoice::Typed(format!(
            "Invented issue {issue}"
        ))));
        edits.extend((1..=entries).map(|entry| {
            let (source, mut passage) = specimen::passage(&format!("p-{issue}-{entry}"));
            passage.text = format!("Entry {entry} under issue {issue}: an office in Ростов found that 5 men were affected, and the affidavits of all five were read. ").repeat(3).trim().to_owned();
            let issue = format!("own-{issue}");
            Edit::AddEntry { issue, source: Box::new(source), passage: Box::new(passage) }
        }));
    }
    let apply = |case: Case, edit: Edit| edit.apply(&case).unwrap_or(case);
    edits.into_iter().fold(Case::new(profile::DEFAULT), apply)
}
