//! What became of an entry, in a word for programs and in words for people.

use crate::case::Entry;
use crate::preflight::Quoted;
use crate::quote::Outcome;

/// Every result, in data and for people.
pub const RESULTS: [(&str, &str); 11] = [
    ("exact", "exact"),
    ("exact-with-edits", "exact with edits"),
    ("read-by-machine", "as a machine has read it in a picture"),
    ("near", "near, but not the same"),
    ("not-found", "not found in this document"),
    ("unreadable", "on pages that cannot be read"),
    ("missing-file", "not checked here: the file is missing"),
    ("changed-file", "not checked here: the file has changed"),
    ("unusable-file", "not checked here: the file cannot be used"),
    ("not-checked", "not checked here: no file is named"),
    ("summary", "summary in our words, no quotation"),
];

/// That of an entry, as data.
pub fn result(entry: &Entry, quoted: Option<&Quoted>) -> &'static str {
    match quoted {
        _ if entry.passage.is_summary() => "summary",
        None | Some(Quoted::NoFile) => "not-checked",
        Some(Quoted::Gone { .. }) => "missing-file",
        Some(Quoted::Changed { .. }) => "changed-file",
        Some(Quoted::Unusable { .. }) => "unusable-file",
        Some(Quoted::Compared(compared)) => match &compared.outcome {
            Outcome::Exact { .. } => "exact",
            Outcome::ExactWithEdits { edits, .. } if edits.is_only_by_machine() => {
                "read-by-machine"
            }
            Outcome::ExactWithEdits { .. } => "exact-with-edits",
            Outcome::Near { .. } => "near",
            Outcome::NotFound(_) => "not-found",
            Outcome::Unreadable { .. } => "unreadable",
        },
    }
}

/// The same for people.
pub fn in_words(result: &'static str) -> &'static str {
    let mut results = RESULTS.iter();
    let found = results.find(|(data, _)| *data == result);
    found.map_or(result, |(_, words)| words)
}
