//! What a supplementary bundle needs: something to hold, and a word on why it is late.

use crate::finding::{FiledCode, Finding};

use super::case_rules::CaseCheck;

/// B-08: what is filed after the respondent’s review comes with a written explanation.
pub(super) fn explained(check: &CaseCheck<'_>) -> Vec<Finding> {
    let case = check.case;
    let is_late = case.review_received.is_some() && check.profile.supplementary_explained.value;
    let explains = case.late_because.as_deref().unwrap_or_default();
    if !case.is_filed() || !is_late || !explains.trim().is_empty() {
        return Vec::new();
    }
    let finding = match case.review_received {
        None => Finding::of(FiledCode::LateUnexplained),
        Some(on) => Finding::new(
            FiledCode::LateUnexplained,
            format!(
                "The respondent’s review was received on {on}, and nothing explains why what this bundle holds was not filed earlier."
            ),
        ),
    };
    vec![finding]
}
