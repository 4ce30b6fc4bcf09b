//! What to do about a finding, in the words of the command line: which command does it.
//!
//! The rules speak to the window and to the command line alike, so their hints name neither.

use crate::case::Case;
use crate::finding::{CaseCode, Code, DocumentCode, Finding, Place};

/// The findings about a case, with the command named where there is one.
pub(super) fn in_own_words(case: &Case, findings: Vec<Finding>) -> Vec<Finding> {
    let with_command = |finding: Finding| match (command(case, &finding), &finding.hint) {
        (Some(command), Some(hint)) => {
            let hint = format!("{hint} {command}");
            finding.hint(hint)
        }
        _ => finding,
    };
    findings.into_iter().map(with_command).collect()
}

fn command(case: &Case, finding: &Finding) -> Option<String> {
    let said = match (finding.code, &finding.place) {
        (Code::Document(DocumentCode::Changed), _) => {
            "`bundle relink CASE --accept NUMBER` takes it as it is now."
        }
        (Code::Document(DocumentCode::Missing), _) => "`bundle relink CASE --in DIR` looks for it.",
        (Code::Document(DocumentCode::Locked), _) => {
            "`bundle export --passwords FILE` takes passwords."
        }
        (Code::Case(CaseCode::NoAdverseEntry), Place::Issue(key)) => {
            return Some(format!("`{}` lists them.", what_goes_against(case, key)?));
        }
        _ => return None,
    };
    Some(said.to_owned())
}

/// The command that lists what goes against the appellant on an issue.
fn what_goes_against(case: &Case, key: &str) -> Option<String> {
    let issue = case.issue(key)?.taxonomy.as_ref()?;
    let nationality = case.claimant.nationality.as_ref()?;
    let ticked = case.claimant.characteristics.iter();
    let ticked: String = ticked.map(|id| format!(" --characteristic {id}")).collect();
    Some(format!(
        "bundle match --nationality {nationality}{ticked} --issue {issue} --stance adverse --stance mixed"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Edit, IssueChoice};
    use crate::profile::DEFAULT;

    fn hints(case: &Case, findings: Vec<Finding>) -> Vec<String> {
        let told = in_own_words(case, findings).into_iter();
        told.filter_map(|one| one.hint).collect()
    }

    #[test]
    fn a_document_that_is_missing_is_looked_for_with_a_command() {
        let missing = Finding::new(DocumentCode::Missing, "It is gone.").hint("Look for it.");
        let other = Finding::new(DocumentCode::Twice, "It is there twice.").hint("Remove one.");
        assert_eq!(
            hints(&Case::new(DEFAULT), vec![missing, other]),
            [
                "Look for it. `bundle relink CASE --in DIR` looks for it.",
                "Remove one."
            ]
        );
    }

    #[test]
    fn what_goes_against_the_appellant_is_listed_with_a_command() {
        let edits = [
            Edit::SetNationality(Some("RUS".to_owned())),
            Edit::SetCharacteristic {
                id: "deserter".into(),
                holds: true,
            },
            Edit::AddIssue(IssueChoice::FromTree {
                id: "q3a-prosecution".into(),
                label: "Prosecution".to_owned(),
            }),
        ];
        let case = edits
            .iter()
            .fold(Case::new(DEFAULT), |case, edit| edit.apply(&case).unwrap());
        let found = Finding::new(CaseCode::NoAdverseEntry, "None is there.")
            .hint("Read them.")
            .at(Place::Issue("q3a-prosecution".to_owned()));
        assert_eq!(
            hints(&case, vec![found]),
            [
                "Read them. `bundle match --nationality RUS --characteristic deserter --issue q3a-prosecution --stance adverse --stance mixed` lists them."
            ]
        );
    }
}
