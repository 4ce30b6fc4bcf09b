//! What to do about a finding, in the words of the command line: which command does it.
//!
//! The rules speak to the window and to the command line alike, so their hints name neither.

use crate::finding::{Code, DocumentCode, Finding};

/// The findings, with the command named where there is one.
pub(super) fn in_own_words(findings: Vec<Finding>) -> Vec<Finding> {
    findings.into_iter().map(with_command).collect()
}

fn with_command(finding: Finding) -> Finding {
    match (command(finding.code), &finding.hint) {
        (Some(command), Some(hint)) => {
            let hint = format!("{hint} {command}");
            finding.hint(hint)
        }
        _ => finding,
    }
}

fn command(code: Code) -> Option<&'static str> {
    match code {
        Code::Document(DocumentCode::Changed) => {
            Some("`bundle relink CASE --accept NUMBER` takes it as it is now.")
        }
        Code::Document(DocumentCode::Missing) => {
            Some("`bundle relink CASE --in DIR` looks for it.")
        }
        Code::Document(DocumentCode::Locked) => {
            Some("`bundle export --passwords FILE` takes passwords.")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_is_missing_is_looked_for_with_a_command() {
        let missing = Finding::new(DocumentCode::Missing, "It is gone.").hint("Look for it.");
        let other = Finding::new(DocumentCode::Twice, "It is there twice.").hint("Remove one.");
        let told = in_own_words(vec![missing, other]);
        let hints: Vec<_> = told.iter().filter_map(|one| one.hint.as_deref()).collect();
        assert_eq!(
            hints,
            [
                "Look for it. `bundle relink CASE --in DIR` looks for it.",
                "Remove one."
            ]
        );
    }
}
