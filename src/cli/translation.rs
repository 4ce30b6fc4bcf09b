//! `bundle translation`: in which language a document is, and which other document is its translation.

use std::path::PathBuf;

use crate::case::{Edit, ExhibitChange, Translation};
use crate::files;
use crate::library::Date;

use super::Outcome;
use super::add::save;
use super::holding::{TakeOver, read_held};
use super::print::Printer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// The document, by its number in the case file
    #[arg(long, value_name = "NUMBER")]
    document: u32,
    /// The language that it is in, for instance Russian; an empty word takes that back
    #[arg(long, value_name = "WORD")]
    language: Option<String>,
    /// It is the translation of this document, and stands behind it
    #[arg(long, value_name = "NUMBER", required_unless_present_any = ["language", "none"])]
    of: Option<u32>,
    /// Who translated it
    #[arg(long, value_name = "NAME", requires = "of", default_value = "")]
    by: String,
    /// The day on which the translation was certified
    #[arg(long, value_name = "DATE", requires = "of")]
    on: Option<Date>,
    /// It is no translation
    #[arg(long, conflicts_with = "of")]
    none: bool,
    #[command(flatten)]
    take_over: TakeOver,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let Some(held) = read_held(path, &arguments.take_over, printer)? else {
        return Ok(Outcome::Errors);
    };
    let mut changes = Vec::new();
    changes.extend(arguments.language.clone().map(ExhibitChange::Language));
    if arguments.none {
        changes.push(ExhibitChange::Translation(None));
    }
    changes.extend(arguments.of.map(|of| {
        ExhibitChange::Translation(Some(Translation {
            of,
            by: arguments.by.clone(),
            on: arguments.on,
        }))
    }));
    let mut case = held.case.clone();
    for change in changes {
        let number = arguments.document;
        case = Edit::ChangeExhibit { number, change }.apply(&case)?;
    }
    match case == held.case {
        true => printer.talk("Nothing is to be changed."),
        false => save(path, &held.before, &case, printer)?,
    }
    Ok(Outcome::Fine)
}
