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
    let mut hasher = Sha256::new();
    for (_, fact) in facts(source, passage) {
        hasher.update((fact.len() as u64).to_le_bytes());
        hasher.update(fact.as_bytes());
    }
    hex(&hasher.finalize())
}

/// The printed facts that a passage now has otherwise than it had: what each is called, and what it is now.
pub fn changed(
    (old_source, old): (&Source, &Passage),
    (source, passage): (&Source, &Passage),
) -> Vec<(&'static str, String)> {
    let before = facts(old_source, old);
    let now = facts(source, passage);
    let both = before.into_iter().zip(now);
    both.filter(|((_, before), (_, now))| before != now)
        .map(|(_, now)| now)
        .collect()
}

/// What each printed fact is called, and what it is.
fn facts(source: &Source, passage: &Passage) -> [(&'static str, String); 11] {
    let published = source.published.map(String::from).unwrap_or_default();
    let covers = source
        .covers
        .map(|period| format!("{}/{}", String::from(period.from), String::from(period.to)))
        .unwrap_or_default();
    [
        ("source", source.id.to_string()),
        ("title", source.title.clone()),
        ("publisher", source.publisher.clone()),
        ("date", published),
        ("period covered", covers),
        ("address", source.address.clone()),
        ("language", source.language.clone()),
        ("short name", passage.id.to_string()),
        ("kind", passage.kind.label().to_owned()),
        ("text", passage.text.clone()),
        ("pinpoint", passage.pinpoint.clone().unwrap_or_default()),
    ]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
