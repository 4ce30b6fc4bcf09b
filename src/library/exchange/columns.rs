//! The columns of a table: the fields of a source and of a passage, each under one name.
//!
//! A column is part of the file format: its name never changes, and new ones are added at the end of
//! their half. `record` writes and reads each; a test holds the list in `evidence/README.md` to this one.

/// What a column is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Source,
    Passage,
}

/// Whether a row may leave it empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) of: Of,
    pub(super) need: Need,
    /// It holds any number of values and not one text.
    pub(super) is_list: bool,
}

const fn column(of: Of, name: &'static str, need: Need, is_list: bool) -> Column {
    Column {
        name,
        of,
        need,
        is_list,
    }
}

const fn needed(of: Of, name: &'static str) -> Column {
    column(of, name, Need::Required, false)
}

const fn text(of: Of, name: &'static str) -> Column {
    column(of, name, Need::Optional, false)
}

const fn list(of: Of, name: &'static str) -> Column {
    column(of, name, Need::Optional, true)
}

pub(super) const COLUMNS: [Column; 37] = [
    needed(Of::Source, "source_id"),
    needed(Of::Source, "title"),
    needed(Of::Source, "publisher"),
    needed(Of::Source, "publisher_kind"),
    text(Of::Source, "described_as"),
    text(Of::Source, "published"),
    text(Of::Source, "covers_from"),
    text(Of::Source, "covers_to"),
    needed(Of::Source, "address"),
    needed(Of::Source, "language"),
    text(Of::Source, "licence"),
    needed(Of::Source, "tier"),
    needed(Of::Source, "read"),
    text(Of::Source, "seen_through"),
    list(Of::Source, "findings_of"),
    list(Of::Source, "relies_on"),
    text(Of::Source, "limits"),
    list(Of::Source, "supersedes"),
    text(Of::Source, "source_retired_on"),
    text(Of::Source, "source_retired_why"),
    needed(Of::Passage, "passage_id"),
    needed(Of::Passage, "kind"),
    needed(Of::Passage, "text"),
    text(Of::Passage, "pinpoint"),
    column(Of::Passage, "about", Need::Required, true),
    list(Of::Passage, "only_if"),
    list(Of::Passage, "not_if"),
    column(Of::Passage, "issues", Need::Required, true),
    needed(Of::Passage, "stance"),
    list(Of::Passage, "propositions"),
    text(Of::Passage, "note"),
    needed(Of::Passage, "provenance"),
    text(Of::Passage, "checked_by"),
    text(Of::Passage, "checked_on"),
    text(Of::Passage, "checked_file_sha256"),
    text(Of::Passage, "passage_retired_on"),
    text(Of::Passage, "passage_retired_why"),
];

pub(super) fn named(name: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.name == name)
}

/// The columns that hold dates.
pub const DATES: [&str; 6] = [
    "published",
    "covers_from",
    "covers_to",
    "source_retired_on",
    "checked_on",
    "passage_retired_on",
];

/// The column of a field of the model, for telling where in a table a mistake is.
pub(super) fn of_field(field: &str, is_in_passage: bool) -> &str {
    match (field, is_in_passage) {
        ("id", false) => "source_id",
        ("id", true) => "passage_id",
        ("covers", _) => "covers_from",
        ("checked", _) => "checked_by",
        ("retired", false) => "source_retired_why",
        ("retired", true) => "passage_retired_why",
        (field, _) => field,
    }
}

#[cfg(test)]
mod tests {
    use super::COLUMNS;

    #[test]
    fn the_columns_of_dates_are_columns() {
        for name in super::DATES {
            assert!(super::named(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_column_is_explained_where_people_look() {
        let read_me = include_str!("../../../evidence/README.md");
        let rows = read_me.lines().filter_map(|line| line.strip_prefix("| `"));
        let explained: Vec<&str> = rows
            .filter_map(|row| row.split_once("` |"))
            .map(|(name, _)| name)
            .skip_while(|name| *name != "source_id")
            .take(COLUMNS.len())
            .collect();
        assert_eq!(explained, COLUMNS.map(|column| column.name));
    }
}
