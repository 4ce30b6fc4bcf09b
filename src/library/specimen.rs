//! Small invented sources and passages for the tests of every room, and any that can be thought of.
//! Not compiled into the program.

use std::fmt::Debug;
use std::num::{NonZeroU16, NonZeroU32};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::anchor::{Anchor, PublishedFile};
use super::date::Date;
use super::fields::{Choice, Field, FieldKind, Record, blank};
use super::model::{Checked, Passage, PassageKind, Period, Retired, Source};
use super::model::{PublisherKind, ReadExtent, Stance, Tier};
use super::proposition::{Bearing, Proposition};

/// A source without passages.
pub(crate) fn source(id: &str) -> Source {
    Source {
        id: id.into(),
        title: format!("Title of {id}"),
        publisher: "Invented Press".to_owned(),
        publisher_kind: PublisherKind::Ngo,
        published: "2025-06-03".parse().ok(),
        address: format!("https://example.org/{id}"),
        language: "en".to_owned(),
        tier: Tier::A,
        read: ReadExtent::Excerpt,
        ..blank().unwrap()
    }
}

/// A passage about a deserter, with the source it is from.
pub(crate) fn passage(id: &str) -> (Source, Passage) {
    let passage = Passage {
        id: id.into(),
        kind: PassageKind::Summary,
        text: format!("What {id} says."),
        about: vec!["deserter".into()],
        issues: vec!["q3a".into()],
        stance: Stance::Helps,
        provenance: "invented".to_owned(),
        ..blank().unwrap()
    };
    (source(&format!("source-of-{id}")), passage)
}

/// Where an extract was taken: on a page, counted from 1, of the file whose SHA-256 is that sign again and again.
pub(crate) fn anchor(sign: char, page: u32) -> Anchor {
    Anchor {
        sha256: sign.to_string().repeat(64),
        page: NonZeroU32::new(page).unwrap(),
        printed_page: None,
        paragraph: None,
        start: 0,
        before: String::new(),
        after: String::new(),
        stands_for: None,
    }
}

/// A proposition argued under the issue of the passage above.
pub(crate) fn proposition(id: &str) -> Proposition {
    Proposition {
        id: id.into(),
        statement: format!("What is said of {id}"),
        issues: vec!["q3a".into()],
        only_for: Vec::new(),
    }
}

/// A text with everything that could break out of its quotation marks.
fn any_text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9 \"\\\\(){}\\[\\],:/*\n\t\r\u{202e}\u{fffd}é—’“”😀=+@-]{0,30}"
}

fn any_number() -> impl Strategy<Value = NonZeroU16> {
    (1u16..=u16::MAX).prop_filter_map("zero", NonZeroU16::new)
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

fn any_period() -> impl Strategy<Value = Period> {
    (any_date(), any_date()).prop_map(|(from, to)| Period { from, to })
}

fn any_retired() -> impl Strategy<Value = Retired> {
    (any_date(), any_text()).prop_map(|(on, why)| Retired { on, why })
}

fn any_checked() -> impl Strategy<Value = Checked> {
    let parts = (any_text(), any_date(), any_text());
    parts.prop_map(|(by, on, file_sha256)| Checked {
        by,
        on,
        file_sha256,
    })
}

fn any_anchor() -> impl Strategy<Value = Anchor> {
    let place = (any_text(), 1u32.., 0u32..);
    let names = (option::of(any_text()), option::of(any_text()));
    let context = (any_text(), any_text(), option::of(any_text()));
    (place, names, context).prop_map(
        |((sha256, page, start), (printed_page, paragraph), (before, after, summary))| Anchor {
            sha256,
            page: page.try_into().unwrap(),
            printed_page,
            paragraph,
            start,
            before,
            after,
            stands_for: summary.map(|id| id.as_str().into()),
        },
    )
}

fn any_file() -> impl Strategy<Value = PublishedFile> {
    let parts = (any_text(), option::of(any_text()), option::of(any_date()));
    parts.prop_map(|(sha256, edition, retrieved_on)| PublishedFile {
        sha256,
        edition,
        retrieved_on,
    })
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
    vec(any_text().prop_map(|id| T::from(id.as_str())), 0..3)
}

/// Records with one field filled in any way.
fn with<T: Record + Debug, V: Debug + 'static>(
    records: BoxedStrategy<T>,
    values: impl Strategy<Value = V> + 'static,
    at: fn(&mut T) -> &mut V,
) -> BoxedStrategy<T> {
    let put = move |(mut record, value)| {
        *at(&mut record) = value;
        record
    };
    (records, values).prop_map(put).boxed()
}

fn chosen<T: Record + Debug>(
    records: BoxedStrategy<T>,
    choice: &'static Choice<T>,
) -> BoxedStrategy<T> {
    let words = (choice.words)();
    let put = move |(mut record, at): (T, usize)| {
        assert!((choice.set)(&mut record, words[at].0));
        record
    };
    (records, 0..(choice.words)().len()).prop_map(put).boxed()
}

fn filled<T: Record + Debug>(
    records: BoxedStrategy<T>,
    field: &'static Field<T>,
) -> BoxedStrategy<T> {
    match &field.kind {
        FieldKind::SourceId(_, at) => {
            with(records, any_text().prop_map(|id| id.as_str().into()), *at)
        }
        FieldKind::PassageId(_, at) => {
            with(records, any_text().prop_map(|id| id.as_str().into()), *at)
        }
        FieldKind::Text(_, at) | FieldKind::Address(_, at) | FieldKind::Language(_, at) => {
            with(records, any_text(), *at)
        }
        FieldKind::OptionalText(_, at) => with(records, option::of(any_text()), *at),
        FieldKind::Choice(choice) => chosen(records, choice),
        FieldKind::Number(_, at) => with(records, option::of(any_number()), *at),
        FieldKind::Date(_, at) => with(records, option::of(any_date()), *at),
        FieldKind::Period(_, at) => with(records, option::of(any_period()), *at),
        FieldKind::Names(_, at) => with(records, vec(any_text(), 0..3), *at),
        FieldKind::Sources(_, at) => with(records, any_list(), *at),
        FieldKind::Characteristics(_, at) => with(records, any_list(), *at),
        FieldKind::Issues(_, at) => with(records, any_list(), *at),
        FieldKind::Bearings(_, at) => with(records, vec(any_bearing(), 0..3), *at),
        FieldKind::Checked(_, at) => with(records, option::of(any_checked()), *at),
        FieldKind::Anchor(_, at) => with(records, option::of(any_anchor()), *at),
        FieldKind::File(_, at) => with(records, option::of(any_file()), *at),
        FieldKind::Retired(_, at) => with(records, option::of(any_retired()), *at),
        FieldKind::Passages(_) => records,
    }
}

/// Any record, all of its fields filled or left out.
fn any_record<T: Record + Debug + Clone>() -> BoxedStrategy<T> {
    let nothing = Just(blank::<T>().unwrap()).boxed();
    T::FIELDS.iter().fold(nothing, filled)
}

pub(crate) fn any_source() -> impl Strategy<Value = Source> {
    let passages = vec(any_record::<Passage>(), 0..3);
    let put = |(mut source, passages): (Source, Vec<Passage>)| {
        source.passages = passages;
        source
    };
    (any_record::<Source>(), passages).prop_map(put)
}
