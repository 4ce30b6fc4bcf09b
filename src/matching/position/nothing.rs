//! Why nothing is compared: that no paragraph is listed must never read as if none were unanswered.

use crate::case::Case;
use crate::library::{Library, country};

use super::Disputed;

/// In a sentence; none where a paragraph is listed.
pub fn nothing_to_compare(library: &Library, case: &Case, position: &[Disputed]) -> Option<String> {
    if position.iter().any(|issue| !issue.paragraphs.is_empty()) {
        return None;
    }
    let Some(code) = case.claimant.nationality.as_deref() else {
        return Some("No nationality is chosen; nothing to compare.".to_owned());
    };
    let name = country(code).map_or_else(
        || format!("appellants who are {}", library.taxonomy.national(code)),
        |country| country.name.to_owned(),
    );
    if !holds_note(library, code) {
        return Some(format!(
            "The library holds no Home Office note on {name}; nothing to compare."
        ));
    }
    if case.issues.is_empty() {
        return Some("No issue is in dispute yet; nothing to compare.".to_owned());
    }
    Some(format!(
        "No paragraph of assessment in the Home Office notes held on {name} fits this appellant on these issues; nothing to compare."
    ))
}

/// Whether a note with an assessment of its own is offered to such an appellant.
fn holds_note(library: &Library, code: &str) -> bool {
    let mut offered = library
        .passages()
        .filter(|held| held.pack.is_on(Some(code)) && !held.is_retired());
    offered.any(|held| held.is_assessment())
}
