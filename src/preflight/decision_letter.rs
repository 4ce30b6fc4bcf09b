//! The decision letter: what the appeal disputes of it is among the issues, or somebody has said that it is not disputed.

use crate::finding::{CaseCode, Finding};

use super::CaseCheck;

pub(super) fn answered(check: &CaseCheck<'_>) -> Vec<Finding> {
    let open = check.case.not_answered();
    if open.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "No disputed issue answers {} of the decision letter.",
        open.named()
    );
    vec![Finding::new(CaseCode::LetterNotAnswered, message)]
}
