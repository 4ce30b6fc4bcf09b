//! Where in a pack file a problem is: line and column of the offending words.
//!
//! The parser keeps no places, so they are found again in the text: a passage by its id, a field by
//! its name behind that, a value in its quotation marks. Where nothing is found (the file was read
//! from elsewhere), the start of the file is named: never a wrong place in good faith.

use crate::finding::Place;

/// What to look for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot<'a> {
    /// The first string with this value.
    Value(&'a str),
    /// The first field of this name.
    Field(&'a str),
    /// The first field of this name behind the id of a passage.
    FieldIn { passage: &'a str, field: &'a str },
    /// The first string with this value behind the id of a passage.
    ValueIn { passage: &'a str, value: &'a str },
}

/// Line and column of the first field of this name, or the start of the text.
pub fn field_at(text: &str, field: &str) -> (usize, usize) {
    line_and_column(text, find_field(text, field).unwrap_or(0))
}

/// The byte at which the first field of this name begins.
pub fn field_offset(text: &str, field: &str) -> Option<usize> {
    find_field(text, field)
}

/// The place of `spot` in `text`.
pub(super) fn place(path: &str, text: &str, spot: Spot<'_>) -> Place {
    let (line, column) = line_and_column(text, offset(text, spot).unwrap_or(0));
    Place::File {
        path: path.to_owned(),
        line,
        column,
    }
}

fn offset(text: &str, spot: Spot<'_>) -> Option<usize> {
    let passage_start = |id: &str| text.find(&quoted(id));
    match spot {
        Spot::Value(value) => text.find(&quoted(value)),
        Spot::Field(field) => find_field(text, field),
        Spot::FieldIn { passage, field } => {
            let start = passage_start(passage)?;
            Some(find_field(&text[start..], field).map_or(start, |at| at + start))
        }
        Spot::ValueIn { passage, value } => {
            let start = passage_start(passage)?;
            Some(
                text[start..]
                    .find(&quoted(value))
                    .map_or(start, |at| at + start),
            )
        }
    }
}

fn quoted(value: &str) -> String {
    format!("\"{value}\"")
}

/// A field name stands alone: `read:` is not in `spread:`.
fn find_field(text: &str, field: &str) -> Option<usize> {
    let name = format!("{field}:");
    let stands_alone = |at: &usize| {
        !text[..*at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
    };
    text.match_indices(&name)
        .map(|(at, _)| at)
        .find(stands_alone)
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    (line, column)
}
