//! Whatever a source holds comes back from a table as it was.

mod whole;

use proptest::prelude::*;

use super::{Format, export_text, import};
use crate::library::Bearing;
use crate::library::fields::{FieldKind, Record};
use crate::library::model::Source;
use crate::library::specimen::any_source;

/// A source as a table can hold it: no empty text where one is needed or could as well be left out, no
/// empty or padded name in a list, and ids.
fn plain(mut source: Source, number: usize) -> Source {
    make_plain(&mut source);
    source.id = format!("x{number}").as_str().into();
    for (at, passage) in source.passages.iter_mut().enumerate() {
        make_plain(passage);
        passage.id = format!("x{number}-p{at}").as_str().into();
    }
    source
}

fn make_plain<T: Record>(record: &mut T) {
    let full = |text: &mut String| text.push('.');
    for field in T::FIELDS {
        match &field.kind {
            FieldKind::Text(_, at) => full(at(record)),
            FieldKind::OptionalText(_, at) => {
                let text = at(record);
                *text = text.take().filter(|text| !text.is_empty());
            }
            FieldKind::Address(_, at) | FieldKind::Language(_, at) => *at(record) = "en".to_owned(),
            FieldKind::Names(_, at) => {
                let names = at(record).iter_mut();
                names.for_each(|name| *name = format!("a{name}z"));
            }
            FieldKind::Sources(_, at) => at(record).fill("an-id".into()),
            FieldKind::Characteristics(_, at) => at(record).fill("an-id".into()),
            FieldKind::Issues(_, at) => at(record).fill("an-id".into()),
            FieldKind::Bearings(_, at) => at(record).fill(Bearing::Supports("an-id".into())),
            FieldKind::Checked(_, at) => {
                if let Some(checked) = at(record) {
                    full(&mut checked.by);
                    checked.file_sha256 = "abc".to_owned();
                }
            }
            FieldKind::Anchor(_, at) => {
                if let Some(anchor) = at(record) {
                    anchor.sha256 = "abc".to_owned();
                    let names = [&mut anchor.printed_page, &mut anchor.paragraph];
                    names.into_iter().flatten().for_each(full);
                    full(&mut anchor.before);
                    full(&mut anchor.after);
                    anchor.stands_for = anchor.stands_for.take().map(|_| "an-id".into());
                }
            }
            FieldKind::File(_, at) => {
                if let Some(file) = at(record) {
                    file.sha256 = "abc".to_owned();
                    file.edition.iter_mut().for_each(full);
                }
            }
            FieldKind::Retired(_, at) => at(record).iter_mut().for_each(|one| full(&mut one.why)),
            FieldKind::SourceId(..)
            | FieldKind::PassageId(..)
            | FieldKind::Choice(_)
            | FieldKind::Number(..)
            | FieldKind::Date(..)
            | FieldKind::Period(..)
            | FieldKind::Passages(_) => {}
        }
    }
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
