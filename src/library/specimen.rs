//! Small invented sources and passages for the tests of every room. Not compiled into the program.

use super::Proposition;
use super::model::{Passage, PassageKind, PublisherKind, ReadExtent, Source, Stance, Tier};

/// A source without passages.
pub(crate) fn source(id: &str) -> Source {
    Source {
        id: id.into(),
        title: format!("Title of {id}"),
        publisher: "Invented Press".to_owned(),
        publisher_kind: PublisherKind::Ngo,
        described_as: None,
        published: "2025-06-03".parse().ok(),
        covers: None,
        address: format!("https://example.org/{id}"),
        language: "en".to_owned(),
        licence: None,
        tier: Tier::A,
        read: ReadExtent::Excerpt,
        seen_through: None,
        findings_of: Vec::new(),
        relies_on: Vec::new(),
        limits: None,
        supersedes: Vec::new(),
        retired: None,
        passages: Vec::new(),
    }
}

/// A passage about a deserter, with the source it is from.
pub(crate) fn passage(id: &str) -> (Source, Passage) {
    let passage = Passage {
        id: id.into(),
        kind: PassageKind::Summary,
        text: format!("What {id} says."),
        pinpoint: None,
        about: vec!["deserter".into()],
        only_if: Vec::new(),
        not_if: Vec::new(),
        issues: vec!["q3a".into()],
        stance: Stance::Helps,
        propositions: Vec::new(),
        note: None,
        provenance: "invented".to_owned(),
        checked: None,
        retired: None,
    };
    (source(&format!("source-of-{id}")), passage)
}

/// A proposition argued under the issue of the passage above.
pub(crate) fn proposition(id: &str) -> Proposition {
    Proposition {
        id: id.into(),
        statement: format!("What is said of {id}"),
        issues: vec!["q3a".into()],
    }
}
