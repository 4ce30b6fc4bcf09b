//! A source while it is being typed: every field as the person wrote it, also where it is no value yet.
//!
//! The fields are those of a table's row, and so are the complaints; what makes a source is then held
//! to every rule of the pack. Each remark says which field of which passage it is about.

use std::collections::BTreeMap;

use crate::finding::{Finding, LibraryCode, Place};
use crate::library::check;
use crate::library::collection::Library;
use crate::library::date::Date;
use crate::library::fields::{Field, FieldKind, Record, blank};
use crate::library::id::SourceId;
use crate::library::model::{Passage, Source};
use crate::library::write::{part_at, source_text};

use super::cells::{joined, split};
use super::columns::{is_date, named, of_field};
use super::record::{Reading, cells_of};

/// Values by column name: one for a text, any number for a list.
pub type Values = BTreeMap<&'static str, Vec<String>>;

/// The same as it is written down.
pub type ByName = BTreeMap<String, Vec<String>>;

/// What stands in the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pub source: Values,
    pub passages: Vec<Values>,
}

/// Something to mend or to know about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// By position in the form; `None` for the source itself.
    pub passage: Option<usize>,
    /// The column; empty where it is about no single one.
    pub column: String,
    pub finding: Finding,
}

impl Form {
    /// A form written down by name: `None` where a field is none of ours.
    pub fn named(source: ByName, passages: Vec<ByName>) -> Option<Self> {
        let own = |values: ByName| -> Option<Values> {
            let known = |(name, values): (String, _)| Some((named(&name)?.name, values));
            values.into_iter().map(known).collect()
        };
        Some(Form {
            source: own(source)?,
            passages: passages.into_iter().map(own).collect::<Option<_>>()?,
        })
    }

    pub fn of(source: &Source) -> Self {
        Form {
            source: shown(source),
            passages: source.passages.iter().map(shown).collect(),
        }
    }

    /// The source, where all fields can be read, and everything that is wrong with it as a part of
    /// `library`, in the pack at position `pack`, in the place of the source with the id `replaces`.
    pub fn check(
        &self,
        library: &Library,
        pack: usize,
        replaces: Option<&SourceId>,
        today: Date,
    ) -> (Option<Source>, Vec<Remark>) {
        let mut remarks = Vec::new();
        let source: Option<Source> = read(&self.source, None, &mut remarks);
        let passages: Vec<(usize, Passage)> = (0..)
            .zip(&self.passages)
            .filter_map(|(at, values)| {
                let passage: Passage = read(values, Some(at), &mut remarks)?;
                Some((at, passage))
            })
            .collect();
        let Some(mut source) = source else {
            return (None, remarks);
        };
        let positions: Vec<usize> = passages.iter().map(|(at, _)| *at).collect();
        source.passages = passages.into_iter().map(|(_, passage)| passage).collect();
        let text = source_text(&source);
        let is_whole = remarks.is_empty();
        let has_passages = !self.passages.is_empty();
        let findings = check::source(library, pack, &source, replaces, today);
        let news = findings
            .into_iter()
            .filter(|finding| !(has_passages && finding.code == LibraryCode::NoPassages));
        remarks.extend(news.map(|finding| remark(finding, &text, &positions)));
        remarks.sort_by_key(|remark| (remark.passage, remark.finding.severity));
        (is_whole.then_some(source), remarks)
    }
}

/// The columns of lists that are typed as a line of text, because their values are chosen from nowhere.
fn typed_lists<T: Record>() -> impl Iterator<Item = &'static str> {
    let names = |field: &&Field<T>| matches!(field.kind, FieldKind::Names(..));
    let fields = T::FIELDS.iter().filter(names);
    fields.flat_map(|field| field.cells).map(|cell| cell.name)
}

/// A record as it stands in the form.
fn shown<T: Record>(record: &T) -> Values {
    let mut values = cells_of(record);
    for column in typed_lists::<T>() {
        if let Some(names) = values.get_mut(column) {
            *names = vec![joined(names)];
        }
    }
    show_dates(&mut values);
    values
}

/// What was typed as a table has it: without spaces at the ends, lists taken apart.
fn written<T: Record>(values: &Values) -> Values {
    let mut values = trimmed(values.clone());
    for column in typed_lists::<T>() {
        if let Some(names) = values.get_mut(column) {
            *names = split(&names.concat());
        }
    }
    values
}

/// A table holds `2026-03-31`; people read 31 March 2026.
fn show_dates(values: &mut Values) {
    let dates = values.iter_mut().filter(|(column, _)| is_date(column));
    for (_, texts) in dates {
        for text in texts {
            if let Ok(date) = text.parse::<Date>() {
                *text = date.to_string();
            }
        }
    }
}

/// Without the spaces that stand at the ends while the next word is typed.
fn trimmed(mut values: Values) -> Values {
    for texts in values.values_mut() {
        for text in texts {
            *text = text.trim().to_owned();
        }
    }
    values
}

fn read<T: Record>(
    values: &Values,
    passage: Option<usize>,
    remarks: &mut Vec<Remark>,
) -> Option<T> {
    let mut reading = Reading {
        cells: &written::<T>(values),
        findings: Vec::new(),
    };
    let value = blank().and_then(|nothing| reading.record(nothing));
    let found = reading.findings.into_iter();
    remarks.extend(found.map(|(column, finding)| Remark {
        passage,
        column,
        finding,
    }));
    value
}

fn remark(finding: Finding, text: &str, positions: &[usize]) -> Remark {
    let part = match &finding.place {
        Place::File { line, .. } => part_at(text, *line),
        _ => Default::default(),
    };
    let passage = part.passage.and_then(|at| positions.get(at)).copied();
    Remark {
        passage,
        column: of_field(&part.field, passage.is_some()).to_owned(),
        finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{read as read_packs, shipped};

    fn day() -> Date {
        Date::day(2026, 11, 23)
    }

    fn shown(remarks: &[Remark]) -> String {
        let line = |one: &Remark| {
            let passage = one.passage.map(|at| format!("passage {at} "));
            format!(
                "{}{}: {} {}",
                passage.unwrap_or_default(),
                one.column,
                one.finding.code,
                one.finding.message
            )
        };
        remarks.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn shelved(library: &Library) -> (&Source, usize) {
        let mut shelf = library.shelf().iter();
        let found = shelf
            .find(|one| one.source.id.as_str() == "ak-2004")
            .unwrap();
        (&found.source, found.pack)
    }

    #[test]
    fn every_shipped_source_comes_out_of_the_form_as_it_went_in() {
        let (library, _) = read_packs(&shipped());
        for shelved in library.shelf() {
            let source = &shelved.source;
            let form = Form::of(source);
            let (back, remarks) = form.check(&library, shelved.pack, Some(&source.id), day());
            assert_eq!(remarks, []);
            assert_eq!(back.as_ref(), Some(source));
        }
    }

    #[test]
    fn a_remark_names_the_field_and_the_passage() {
        let (library, _) = read_packs(&shipped());
        let (source, pack) = shelved(&library);
        let mut form = Form::of(source);
        form.source.insert("published", vec!["2026-13".to_owned()]);
        form.source.insert("address", vec!["bailii".to_owned()]);
        form.source.remove("title");
        let mut second = form.passages[0].clone();
        second.insert("stance", vec!["Hostile".to_owned()]);
        form.passages.insert(0, second);
        let (back, remarks) = form.check(&library, pack, Some(&source.id), day());
        assert_eq!(back, None);
        insta::assert_snapshot!(shown(&remarks), @r"
        title: missing-value it is empty.
        published: bad-date “2026-13” is not a date: there is no month 13.
        passage 0 stance: unknown-value “Hostile” is not one of Helps, Adverse, Mixed, Neutral.
        ");
        form.source.insert("title", vec!["A title".to_owned()]);
        form.source.remove("published");
        form.passages[1].insert("about", vec!["pilot".to_owned()]);
        let (_, remarks) = form.check(&library, pack, Some(&source.id), day());
        insta::assert_snapshot!(shown(&remarks), @r"
        address: bad-address “bailii” is not a web address.
        passage 0 stance: unknown-value “Hostile” is not one of Helps, Adverse, Mixed, Neutral.
        passage 1 about: unknown-characteristic There is no characteristic “pilot” (under “about” of the passage ak-2004-01).
        ");
    }

    #[test]
    fn an_id_that_another_has_is_found_and_ones_own_is_not() {
        let (library, _) = read_packs(&shipped());
        let (source, pack) = shelved(&library);
        let (_, remarks) = Form::of(source).check(&library, pack, None, day());
        insta::assert_snapshot!(shown(&remarks), @r"
        source_id: id-twice The short name of the source “ak-2004” is used twice.
        passage 0 passage_id: id-twice The short name of the passage “ak-2004-01” is used twice.
        ");
    }
}
