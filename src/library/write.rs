//! One source written down as the readable text of its file, in the style of `evidence/russia/sources/`.
//!
//! One field a line, in the order of the tables of `fields`; an optional field that is absent is left
//! out, and so is an optional list that is empty. Read back, the text gives the same source. Comments are
//! not kept: whoever replaces a file written by hand asks [`has_comments`] first.

use std::fmt::Write as _;

use super::anchor::{Anchor, PublishedFile};
use super::fields::{Field, FieldKind, Need, Record};
use super::id::PassageId;
use super::model::{Checked, Passage, Period, Retired, Source};
use super::proposition::Bearing;
use super::recover;

/// The text of `sources/<id>.ron`.
pub fn source_text(source: &Source) -> String {
    format!("Source(\n{})\n", fields_text(source, 4))
}

fn passage_text(passage: &Passage) -> String {
    format!("        Passage(\n{}        ),\n", fields_text(passage, 12))
}

/// The fields below one another, without those that are left out.
fn fields_text<T: Record>(record: &T, indent: usize) -> String {
    let mut text = String::new();
    for field in T::FIELDS {
        if let Some(value) = value_text(field, record) {
            // Writing into a string cannot fail.
            let _always = writeln!(text, "{:indent$}{}: {value},", "", field.name);
        }
    }
    text
}

/// A value as it stands in a file; `None` where it is left out.
fn value_text<T>(field: &Field<T>, record: &T) -> Option<String> {
    match &field.kind {
        FieldKind::SourceId(get, _) => Some(quoted(get(record).as_str())),
        FieldKind::PassageId(get, _) => Some(quoted(get(record).as_str())),
        FieldKind::Text(get, _) | FieldKind::Address(get, _) | FieldKind::Language(get, _) => {
            Some(quoted(get(record)))
        }
        FieldKind::OptionalText(get, _) => get(record).as_deref().map(quoted),
        FieldKind::Choice(choice) => Some((choice.get)(record).to_owned()),
        FieldKind::Number(get, _) => get(record).map(|number| number.to_string()),
        FieldKind::Date(get, _) => get(record).map(|on| quoted(&String::from(on))),
        FieldKind::Period(get, _) => get(record).map(period),
        FieldKind::Names(get, _) => list(field, get(record), |name| quoted(name)),
        FieldKind::Sources(get, _) => list(field, get(record), |id| quoted(id.as_str())),
        FieldKind::Characteristics(get, _) => list(field, get(record), |id| quoted(id.as_str())),
        FieldKind::Issues(get, _) => list(field, get(record), |id| quoted(id.as_str())),
        FieldKind::Bearings(get, _) => list(field, get(record), bearing),
        FieldKind::Checked(get, _) => get(record).as_ref().map(check),
        FieldKind::Anchor(get, _) => get(record).as_ref().map(anchor),
        FieldKind::File(get, _) => get(record).as_ref().map(file),
        FieldKind::Retired(get, _) => get(record).as_ref().map(retirement),
        FieldKind::Passages(get) => {
            let passages: String = get(record).iter().map(passage_text).collect();
            Some(format!("[\n{passages}    ]"))
        }
    }
}

/// An optional list that is empty is left out.
fn list<T, V>(field: &Field<T>, values: &[V], text: impl Fn(&V) -> String) -> Option<String> {
    let all: Vec<String> = values.iter().map(text).collect();
    let is_written = field.need == Need::Required || !all.is_empty();
    is_written.then(|| format!("[{}]", all.join(", ")))
}

/// A RON string. What cannot be seen is written by its number, so that nothing hides in a file.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if super::letters::is_unprintable(c) => {
                let _always = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn period(period: Period) -> String {
    let Period { from, to } = period;
    let [from, to] = [from, to].map(|date| quoted(&String::from(date)));
    format!("Period(from: {from}, to: {to})")
}

fn retirement(retired: &Retired) -> String {
    let Retired { on, why } = retired;
    let on = quoted(&String::from(*on));
    format!("Retired(on: {on}, why: {})", quoted(why))
}

fn check(checked: &Checked) -> String {
    let Checked {
        by,
        on,
        file_sha256,
    } = checked;
    let on = quoted(&String::from(*on));
    let hash = quoted(file_sha256);
    format!("Checked(by: {}, on: {on}, file_sha256: {hash})", quoted(by))
}

fn anchor(anchor: &Anchor) -> String {
    let mut text = format!(
        "Anchor(sha256: {}, page: {}, start: {}",
        quoted(&anchor.sha256),
        anchor.page,
        anchor.start
    );
    let stands_for = anchor.stands_for.as_ref().map(PassageId::as_str);
    let fields = [
        ("printed_page", option(anchor.printed_page.as_deref())),
        ("paragraph", option(anchor.paragraph.as_deref())),
        ("before", said(&anchor.before)),
        ("after", said(&anchor.after)),
        ("stands_for", option(stands_for)),
    ];
    add_fields(&mut text, fields);
    text
}

fn file(file: &PublishedFile) -> String {
    let mut text = format!("PublishedFile(sha256: {}", quoted(&file.sha256));
    let retrieved = file.retrieved_on.map(String::from);
    let fields = [
        ("edition", option(file.edition.as_deref())),
        ("retrieved_on", option(retrieved.as_deref())),
    ];
    add_fields(&mut text, fields);
    text
}

/// An optional value within another; `None` where it is left out.
fn option(value: Option<&str>) -> Option<String> {
    value.map(quoted)
}

fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| quoted(text))
}

/// The fields that are there, and the bracket that closes them.
fn add_fields<const N: usize>(text: &mut String, fields: [(&str, Option<String>); N]) {
    for (name, value) in fields {
        if let Some(value) = value {
            // Writing into a string cannot fail.
            let _always = write!(text, ", {name}: {value}");
        }
    }
    text.push(')');
}

fn bearing(bearing: &Bearing) -> String {
    let id = quoted(bearing.proposition().as_str());
    match bearing {
        Bearing::Supports(_) => format!("Supports({id})"),
        Bearing::Qualifies(_) => format!("Qualifies({id})"),
        Bearing::Contradicts(_) => format!("Contradicts({id})"),
    }
}

/// Whether a file holds comments, which writing the source anew would lose.
pub fn has_comments(text: &str) -> bool {
    recover::comments(text) > 0
}

/// The text of a source that became `changed` only by being retired under `id`. A file with comments
/// keeps them: the one field is put behind the id. `None` where that cannot be done safely.
pub fn retired_text(text: &str, changed: &Source, id: &str, retired: &Retired) -> Option<String> {
    if !has_comments(text) {
        return Some(source_text(changed));
    }
    let wanted = quoted(id);
    let is_the_id = |at: &usize| {
        let before = text[..*at].trim_end();
        before
            .strip_suffix(':')
            .is_some_and(|name| name.trim_end().ends_with("id"))
    };
    let at = text.match_indices(&wanted).map(|(at, _)| at);
    let end = at.into_iter().find(is_the_id)? + wanted.len();
    let line = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let indent = text[line..].len() - text[line..].trim_start().len();
    let field = format!(",\n{:indent$}retired: {}", "", retirement(retired));
    let written = format!("{}{field}{}", &text[..end], &text[end..]);
    let (back, mistakes) = recover::read::<Source>(&written);
    (mistakes.is_empty() && back.as_ref() == Some(changed)).then_some(written)
}

/// Which part of a source a line of [`source_text`] belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// By position in the source; `None` for the source itself.
    pub passage: Option<usize>,
    /// The field's name in the file; empty where the line is no field.
    pub field: String,
}

/// The part at a line, counted from 1, of a text that [`source_text`] wrote.
pub fn part_at(text: &str, line: usize) -> Part {
    let lines = || text.lines().take(line);
    let begun = lines().filter(|line| *line == "        Passage(").count();
    let field = lines().last().and_then(|line| line.split_once(':'));
    let field = field.map(|(name, _)| name.trim()).unwrap_or_default();
    let is_name = field
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    Part {
        passage: begun.checked_sub(1),
        field: if is_name { field } else { "" }.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::library::specimen::{self, any_source};
    use crate::library::{read, shipped, template};

    proptest! {
        #[test]
        fn what_is_written_is_read_back_the_same(source in any_source()) {
            let (back, mistakes) = recover::read::<Source>(&source_text(&source));
            prop_assert_eq!(mistakes, vec![]);
            prop_assert_eq!(back, Some(source));
        }
    }

    #[test]
    fn the_shipped_sources_are_written_as_they_stand() {
        let packs = shipped();
        let (library, _) = read(&packs);
        for shelved in library.shelf() {
            let pack = &packs[shelved.pack];
            let path = shelved.file.strip_prefix(&pack.origin).unwrap();
            let text = pack.files[path.trim_start_matches('/')].clone();
            let text = String::from_utf8(text).unwrap();
            assert_eq!(source_text(&shelved.source), text, "{path}");
        }
    }

    #[test]
    fn a_line_is_known_by_its_passage_and_field() {
        let (mut source, passage) = specimen::passage("p-1");
        source.passages = vec![passage];
        let text = source_text(&source);
        let line = |wanted: &str| {
            let found = text.lines().position(|line| line.contains(wanted));
            part_at(&text, found.unwrap() + 1)
        };
        let part = |passage, field: &str| Part {
            passage,
            field: field.to_owned(),
        };
        assert_eq!(line("publisher_kind"), part(None, "publisher_kind"));
        assert_eq!(line("provenance"), part(Some(0), "provenance"));
        assert_eq!(part_at(&text, 0), Part::default());
        assert_eq!(part_at(&text, 1), Part::default());
    }

    #[test]
    fn a_file_with_comments_keeps_them_when_it_is_retired() {
        let text = template();
        let (source, _) = recover::read::<Source>(&text);
        let source = source.unwrap();
        let retired = Retired {
            on: crate::library::Date::day(2026, 11, 23),
            why: "a \"why\"".to_owned(),
        };
        for id in ["template-2026", "template-2026-01"] {
            let changed = crate::library::retire(&source, id, retired.clone()).unwrap();
            let written = retired_text(&text, &changed, id, &retired).unwrap();
            assert_eq!(written.lines().count(), text.lines().count() + 1);
            assert_eq!(recover::comments(&written), recover::comments(&text));
        }
        let changed = crate::library::retire(&source, "template-2026", retired.clone()).unwrap();
        let hidden = text.replace("id: \"template-2026\"", "id: /* x */ \"template-2026\"");
        assert_eq!(
            retired_text(&hidden, &changed, "template-2026", &retired),
            None
        );
    }

    #[test]
    fn a_comment_is_noticed_and_a_web_address_is_none() {
        assert!(!has_comments(&source_text(&specimen::source("one"))));
        assert!(has_comments("Source( // a note\n)"));
        assert!(has_comments("Source( /* a note */ )"));
    }
}
