//! Whatever a source holds comes back from a table as it was.

mod whole;

use proptest::prelude::*;

use super::{Format, export_text, import};
use crate::library::model::Source;
use crate::library::specimen::any_source;

/// A source as a table can hold it: no empty text where one is needed or could as well be left out, no
/// empty or padded name in a list, and ids.
fn plain(mut source: Source, number: usize) -> Source {
    let named = |id: &str| format!("x{number}-{}", id.len());
    let some = |text: &mut Option<String>| *text = text.take().filter(|text| !text.is_empty());
    let full = |text: &mut String| text.push('.');
    let ids = |list: &mut Vec<_>| {
        for id in list {
            *id = "an-id".into();
        }
    };
    source.id = named(source.id.as_str()).as_str().into();
    [&mut source.title, &mut source.publisher]
        .into_iter()
        .for_each(full);
    [
        &mut source.described_as,
        &mut source.licence,
        &mut source.seen_through,
        &mut source.limits,
    ]
    .into_iter()
    .for_each(some);
    source.address = "https://example.org".to_owned();
    source.language = "en".to_owned();
    [&mut source.relies_on, &mut source.supersedes]
        .into_iter()
        .for_each(ids);
    for name in &mut source.findings_of {
        *name = format!("a{name}z");
    }
    source
        .retired
        .iter_mut()
        .for_each(|retired| full(&mut retired.why));
    for (at, passage) in source.passages.iter_mut().enumerate() {
        passage.id = format!("x{number}-p{at}").as_str().into();
        [&mut passage.text, &mut passage.provenance]
            .into_iter()
            .for_each(full);
        [&mut passage.pinpoint, &mut passage.note]
            .into_iter()
            .for_each(some);
        for list in [
            &mut passage.about,
            &mut passage.only_if,
            &mut passage.not_if,
        ] {
            for id in list {
                *id = "an-id".into();
            }
        }
        passage
            .issues
            .iter_mut()
            .for_each(|id| *id = "an-id".into());
        for bearing in &mut passage.propositions {
            *bearing = crate::library::Bearing::Supports("an-id".into());
        }
        if let Some(checked) = &mut passage.checked {
            full(&mut checked.by);
            checked.file_sha256 = "abc".to_owned();
        }
        passage
            .retired
            .iter_mut()
            .for_each(|retired| full(&mut retired.why));
    }
    source
}

proptest! {
    #[test]
    fn a_table_gives_back_what_it_was_given(sources in proptest::collection::vec(any_source(), 0..4)) {
        let sources: Vec<Source> = sources.into_iter().zip(0..).map(|(one, number)| plain(one, number)).collect();
        for format in [Format::Csv, Format::Jsonl] {
            let text = export_text(&sources, format);
            let (back, findings) = import(text.as_bytes(), "table", format);
            prop_assert_eq!(findings, vec![]);
            let back: Vec<Source> = back.into_iter().map(|one| one.source).collect();
            prop_assert_eq!(&back, &sources);
        }
    }

    #[test]
    fn no_table_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in "[a-z_,;\"'\n\r\t={}:\\[\\]]{0,200}") {
        for format in [Format::Csv, Format::Jsonl] {
            for table in [bytes.as_slice(), text.as_bytes()] {
                let _whatever = import(table, "table", format);
                let headed = [b"source_id,title,passage_id\n".as_slice(), table].concat();
                let _whatever = import(&headed, "table", format);
            }
        }
    }
}
