//! What people read about the fields: the template of a source and the list of columns.
//!
//! Both stand in files of the repository; a test holds these to what is made here, and makes them anew
//! where `BUNDLE_BUILDER_WRITE` is set.

use std::fmt::Write as _;

use super::{FieldKind, Record, cells};
use crate::library::model::{Passage, Source};

const HEAD: &str = "\
// A source and its passages. Copy this file to sources/<id>.ron, name it after the id, and replace
// everything; then run `bundle library check evidence` (or the folder of your own pack).
// This file itself is not loaded: it is invented from top to bottom.
//
// Leave an optional field out where you do not know: a gap is honest, a guess is not.
";

/// The text of `TEMPLATE.ron`.
pub fn template() -> String {
    format!("{HEAD}Source(\n{})\n", fields::<Source>(4))
}

fn fields<T: Record>(indent: usize) -> String {
    let mut text = String::new();
    for field in T::FIELDS {
        for line in field.comment.lines() {
            // Writing into a string cannot fail.
            let _always = writeln!(text, "{:indent$}// {line}", "");
        }
        let example = match field.kind {
            FieldKind::Passages(_) => {
                format!(
                    "[\n        Passage(\n{}        ),\n    ]",
                    fields::<Passage>(12)
                )
            }
            _ => field.example.to_owned(),
        };
        if !example.is_empty() {
            let _always = writeln!(text, "{:indent$}{}: {example},", "", field.name);
        }
    }
    text
}

/// The columns of a table as `evidence/README.md` lists them.
pub fn list_of_columns() -> String {
    let cells = cells::<Source>().chain(cells::<Passage>());
    let rows = cells.map(|cell| format!("| `{}` | {} |\n", cell.name, cell.explained));
    let rows: String = rows.collect();
    format!("| column | what stands in it |\n|---|---|\n{rows}")
}
