//! `bundle position`: what the respondent's notes say on the disputed issues of a case, and which entries meet it.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::files;
use crate::files::Shown as _;
use crate::matching::{counts, nothing_to_compare, plain, position, rows};
use crate::preflight::MustNotAppear;

use super::Outcome;
use super::holding::read_case;
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
    let (case, _) = read_case(path)?;
    let profile = arguments.bundle.packs.profile_of(&case, printer);
    let labels = profile.with_context(|| path.shown())?.labels();
    let (library, findings) = arguments.bundle.packs.load(printer)?;
    let position = position(&library, &case);
    let nothing = nothing_to_compare(&library, &case, &position);
    let text = match arguments.table {
        true => rows(&position, &case, &labels),
        false => plain(&position, &case, &labels, nothing.as_deref()),
    };
    if arguments.table {
        // It is for papers of others; what is printed else is for whoever works on the case.
        let said = MustNotAppear::of(&case).in_paper(&case, &text, "table");
        if !said.is_empty() {
            printer.findings_of((&case, &labels), &said);
            printer.talk(&format!("{}: nothing was printed", path.shown()));
            return Ok(Outcome::Errors);
        }
    }
    printer.data(&text)?;
    match nothing {
        // The text says it already.
        Some(nothing) if arguments.table => printer.talk(&nothing),
        Some(_) => {}
        None => printer.talk(&counts(&position)),
    }
    Ok(Outcome::of(&findings))
}
