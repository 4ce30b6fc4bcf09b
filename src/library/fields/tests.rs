//! The tables and the structs say the same.

use std::collections::BTreeSet;

use super::{Field, FieldKind, Need, Record, blank, in_form};
use crate::library::model::{Passage, Source};

/// The fields of the struct itself, as its reader knows them.
fn of_struct<T: Record>() -> &'static [&'static str] {
    let read = ron::from_str::<T>("(no_field_of_ours: 1)");
    match read.map_err(|error| error.code) {
        Err(ron::Error::NoSuchStructField { expected, .. }) => expected,
        other => panic!("{:?}", other.err()),
    }
}

fn names<T: Record>() -> Vec<&'static str> {
    T::FIELDS.iter().map(|field| field.name).collect()
}

#[test]
fn every_field_of_the_structs_is_in_the_tables_and_in_their_order() {
    assert_eq!(names::<Source>(), of_struct::<Source>());
    assert_eq!(names::<Passage>(), of_struct::<Passage>());
}

fn is_required<T: Record>(left_out: &Field<T>) -> bool {
    let others = T::FIELDS.iter().filter(|field| field.name != left_out.name);
    let others = others.map(|field| format!("{}: {}", field.name, field.kind.nothing()));
    let text = format!("({})", others.collect::<Vec<_>>().join(", "));
    ron::from_str::<T>(&text).is_err()
}

fn needs_are_those_of_the_reader<T: Record>() {
    for field in T::FIELDS {
        let need = if is_required(field) {
            Need::Required
        } else {
            Need::Optional
        };
        assert_eq!(field.need, need, "{}", field.name);
    }
}

#[test]
fn a_field_is_needed_where_a_file_without_it_cannot_be_read() {
    needs_are_those_of_the_reader::<Source>();
    needs_are_those_of_the_reader::<Passage>();
}

fn can_be_typed<T: Record>() {
    let count = |field: &Field<T>| match field.kind {
        FieldKind::Passages(_) => 0,
        FieldKind::Period(..) | FieldKind::Retired(..) => 2,
        FieldKind::Checked(..) | FieldKind::File(..) => 3,
        FieldKind::Anchor(..) => 8,
        _ => 1,
    };
    for field in T::FIELDS {
        assert_eq!(field.cells.len(), count(field), "{}", field.name);
        for cell in field.cells {
            assert!(!cell.label.is_empty(), "{}", cell.name);
            let is_bold = cell.explained.starts_with("**");
            assert_eq!(is_bold, field.need == Need::Required, "{}", cell.name);
        }
    }
    let places: BTreeSet<u8> = T::FIELDS.iter().map(|field| field.place).collect();
    assert_eq!(places.len(), in_form::<T>().len(), "two at one place");
}

#[test]
fn every_field_has_its_cells_and_each_a_name_and_an_explanation() {
    can_be_typed::<Source>();
    can_be_typed::<Passage>();
}

#[test]
fn no_two_columns_have_one_name() {
    let cells = super::cells::<Source>().chain(super::cells::<Passage>());
    let names: Vec<&str> = cells.map(|cell| cell.name).collect();
    let once: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(once.len(), names.len());
}

#[test]
fn a_record_that_says_nothing_can_be_made() {
    assert!(blank::<Source>().is_some());
    assert!(blank::<Passage>().is_some());
}

/// Every word of a choice can be set, and is then the one that is read.
fn choices<T: Record>() {
    for field in T::FIELDS {
        let FieldKind::Choice(choice) = &field.kind else {
            continue;
        };
        let mut record = blank::<T>().unwrap();
        assert!(!(choice.set)(&mut record, "Nothing"));
        for (name, words) in (choice.words)() {
            assert!((choice.set)(&mut record, name), "{name}");
            assert_eq!((choice.get)(&record), name);
            assert!(!words.is_empty());
        }
    }
}

#[test]
fn every_word_of_a_choice_can_be_chosen() {
    choices::<Source>();
    choices::<Passage>();
}
