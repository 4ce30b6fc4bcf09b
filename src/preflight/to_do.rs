//! Which findings say only that something is still to be done, and which that something is wrong.

use crate::finding::Finding;

/// What every case begins with, and has no longer when the work is done.
const TO_DO: [&str; 5] = [
    "no-entries",
    "heading-empty",
    "party-empty",
    "issue-without-entries",
    "not-signed-off",
];

/// Whether it only says what is still to be done: nobody has done anything wrong.
pub fn is_to_do(finding: &Finding) -> bool {
    TO_DO.contains(&finding.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;

    #[test]
    fn what_is_empty_is_to_be_done_and_what_cannot_be_printed_is_wrong() {
        let of = |code| is_to_do(&Finding::new(Severity::Error, code, "…"));
        assert!(of("party-empty") && of("no-entries"));
        assert!(!of("letters-missing") && !of("document-missing"));
    }
}
