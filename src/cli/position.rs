//! `bundle position`: what the respondent's notes say on the disputed issues of a case, and which entries meet it.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::case::text;
use crate::files;
use crate::files::Shown as _;
use crate::matching::{counts, nothing_to_compare, plain, position, rows};

use super::Outcome;
use super::papers::{self, OfBundle};
use super::print::Printer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The case file
    case: PathBuf,
    /// Print a row for each paragraph, its cells parted by tabs, to paste into a word processor or a spreadsheet
    #[arg(long, conflicts_with = "out")]
    table: bool,
    /// Write it as a Word document (.docx) instead, with the pages of the bundle beside the entries
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    bundle: OfBundle,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    if let Some(out) = &arguments.out {
        return papers::position(&arguments.case, out, &arguments.bundle, printer);
    }
    let path = &files::target(&arguments.case);
    files::answers(&arguments.case)?;
    let case = text::read(&files::read(path)?).with_context(|| path.shown())?;
    let (library, findings) = arguments.bundle.packs.load(printer)?;
    let position = position(&library, &case);
    let nothing = nothing_to_compare(&library, &case, &position);
    let text = match arguments.table {
        true => rows(&position, &case),
        false => plain(&position, &case, nothing.as_deref()),
    };
    printer.data(&text)?;
    match nothing {
        // The text says it already.
        Some(nothing) if arguments.table => printer.talk(&nothing),
        Some(_) => {}
        None => printer.talk(&counts(&position)),
    }
    Ok(Outcome::of(&findings))
}
