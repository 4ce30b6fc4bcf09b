//! One number for everything of a passage that a bundle prints.
//!
//! A case keeps the passage as it was when chosen, with this number beside it. A library update
//! that changes what would be printed changes the number, and so does a hand that edits the copy.

use sha2::{Digest, Sha256};

use super::model::{Passage, Source};

/// SHA-256, in lower-case hexadecimal, of the printed facts of a passage and its source.
///
/// The fields are written down one by one, each behind its length, so that the number does not
/// move when the types gain a field, and no two different records can run together.
pub fn fingerprint(source: &Source, passage: &Passage) -> String {
    let published = source.published.map(String::from).unwrap_or_default();
    let covers = source
        .covers
        .map(|period| format!("{}/{}", String::from(period.from), String::from(period.to)))
        .unwrap_or_default();
    let facts = [
        source.id.as_str(),
        &source.title,
        &source.publisher,
        &published,
        &covers,
        &source.address,
        &source.language,
        passage.id.as_str(),
        passage.kind.label(),
        &passage.text,
        passage.pinpoint.as_deref().unwrap_or_default(),
    ];
    let mut hasher = Sha256::new();
    for fact in facts {
        hasher.update((fact.len() as u64).to_le_bytes());
        hasher.update(fact.as_bytes());
    }
    hex(&hasher.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
