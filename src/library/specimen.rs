//! Small invented sources and passages for the tests of every room, and any that can be thought of.
//! Not compiled into the program.

use proptest::prelude::*;

use super::date::Date;
use super::model::{
    Checked, Passage, PassageKind, Period, PublisherKind, ReadExtent, Retired, Source, Stance, Tier,
};
use super::proposition::{Bearing, Proposition};

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

/// A text with everything that could break out of its quotation marks.
fn any_text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9 \"\\\\(){}\\[\\],:/*\n\t\r\u{202e}\u{fffd}é—’“”😀=+@-]{0,30}"
}

fn maybe_text() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(any_text())
}

fn any_date() -> impl Strategy<Value = Date> {
    prop_oneof![
        (1000u16..3000).prop_map(|year| format!("{year}")),
        (1000u16..3000, 1u8..13).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (1000u16..3000, 1u8..13, 1u8..29)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
    ]
    .prop_map(|text| text.parse().unwrap())
}

fn any_retired() -> impl Strategy<Value = Option<Retired>> {
    proptest::option::of((any_date(), any_text()).prop_map(|(on, why)| Retired { on, why }))
}

fn any_bearing() -> impl Strategy<Value = Bearing> {
    (0..3, any_text()).prop_map(|(side, id)| {
        let id = id.as_str().into();
        match side {
            0 => Bearing::Supports(id),
            1 => Bearing::Qualifies(id),
            _ => Bearing::Contradicts(id),
        }
    })
}

fn any_list<T: for<'a> From<&'a str> + std::fmt::Debug>() -> impl Strategy<Value = Vec<T>> {
    proptest::collection::vec(any_text().prop_map(|id| T::from(id.as_str())), 0..3)
}

fn any_passage() -> impl Strategy<Value = Passage> {
    let checked = proptest::option::of((any_text(), any_date(), any_text()));
    let first = (
        any_text(),
        any_text(),
        maybe_text(),
        maybe_text(),
        any_text(),
    );
    let lists = (any_list(), any_list(), any_list(), any_list());
    let propositions = proptest::collection::vec(any_bearing(), 0..3);
    (first, lists, propositions, checked, any_retired()).prop_map(
        |((id, text, pinpoint, note, provenance), lists, propositions, checked, retired)| Passage {
            id: id.as_str().into(),
            kind: PassageKind::Extract,
            text,
            pinpoint,
            about: lists.0,
            only_if: lists.1,
            not_if: lists.2,
            issues: lists.3,
            stance: Stance::Mixed,
            propositions,
            note,
            provenance,
            checked: checked.map(|(by, on, file_sha256)| Checked {
                by,
                on,
                file_sha256,
            }),
            retired,
        },
    )
}

pub(crate) fn any_source() -> impl Strategy<Value = Source> {
    let texts = (any_text(), any_text(), any_text(), any_text(), any_text());
    let maybe = (maybe_text(), maybe_text(), maybe_text(), maybe_text());
    let dates = (
        proptest::option::of(any_date()),
        proptest::option::of((any_date(), any_date())),
        any_retired(),
    );
    let lists = (any_list(), any_list(), any_list());
    let passages = proptest::collection::vec(any_passage(), 0..3);
    (texts, maybe, dates, lists, passages).prop_map(
        |(texts, maybe, (published, covers, retired), lists, passages)| Source {
            id: texts.0.as_str().into(),
            title: texts.1,
            publisher: texts.2,
            publisher_kind: PublisherKind::Court,
            described_as: maybe.0,
            published,
            covers: covers.map(|(from, to)| Period { from, to }),
            address: texts.3,
            language: texts.4,
            licence: maybe.1,
            tier: Tier::B,
            read: ReadExtent::SecondHand,
            seen_through: maybe.2,
            findings_of: lists.2,
            relies_on: lists.0,
            limits: maybe.3,
            supersedes: lists.1,
            retired,
            passages,
        },
    )
}
